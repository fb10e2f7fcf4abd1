"""Findings: what a run reports to the user, as values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkj_xlsx.declare.message import Level, Message

_CELLS = re.compile(
    r"(?:(?P<sheet>[^!]+)!)?(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})(?::[A-Z]{1,3}(?P<last>[1-9]\d{0,6}))?"
)
_LONGEST_RANGE = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in the workbook that does not add up, was interpreted, or could not be computed.

    ``cell`` is a plain reference such as ``G12`` on ``sheet``, or ``None`` for a sheet as a whole.
    ``written`` and ``computed`` are Indonesian text; ``difference`` is written - computed, in the cell's unit.
    ``related`` are the other cells that the message names, each with its sheet. ``moves_headline`` says that a figure
    of the headline changes with it; ``effect`` what it does to the mean capaian or to serapan, and ``effect_size`` by
    how many points. ``is_done``: it tells of a finding that is gone.
    """

    code: str
    level: Level
    sheet: str
    cell: str | None
    message: str
    written: str | None = None
    computed: str | None = None
    difference: Decimal | None = None
    remedy: str | None = None
    related: tuple[tuple[str, str], ...] = ()
    moves_headline: bool = False
    effect: str | None = None
    effect_size: Decimal = Decimal(0)
    is_done: bool = False


def finding(
    message: Message,
    sheet: str,
    cell: str | None,
    *,
    written: str | None = None,
    computed: str | None = None,
    difference: Decimal | int | None = None,
    related: Iterable[tuple[str, str]] | None = None,
    **facts: object,
) -> Finding:
    """Make a finding from a message, with ``facts`` in place of its placeholders; KeyError where one is not given.

    The facts ``sel``, ``sel_...`` name related cells: ``H8``, ``H8:H10``, ``PK!D6``, several with commas between them.
    Where a message names only the first few, ``related`` gives all of them.
    """
    named = (
        place
        for key, cells in facts.items()
        if key == "sel" or key.startswith("sel_")
        for place in related_cells(sheet, str(cells))
    )
    return Finding(
        message.code,
        message.level,
        sheet,
        cell,
        message.text.format(**facts),
        written,
        computed,
        None if difference is None else Decimal(difference),
        message.remedy.format(**facts) or None,
        tuple(named if related is None else related),
        message.moves_headline,
        is_done=message.is_done,
    )


def finding_as_told(message: Message, texts: Mapping[str, str], difference: Decimal | None = None) -> Finding:
    """Make a finding as a row of Temuan tells it; ``texts`` are the texts of the row by the keys of its columns."""
    cell, written, computed, remedy = (texts[key] or None for key in ("cell", "written", "computed", "remedy"))
    return Finding(
        message.code, message.level, texts["sheet"], cell, texts["message"], written, computed, difference, remedy,
        moves_headline=message.moves_headline,
    )  # fmt: skip


def related_cells(sheet: str, named: str) -> Iterator[tuple[str, str]]:
    """Give the sheet and cell of each reference in a text such as ``PK!D6, H8:H10``; a range gives one for each row."""
    for part in named.split(","):
        match = _CELLS.fullmatch(part.strip())
        if match is None:
            continue
        first, last = int(match["row"]), int(match["last"] or match["row"])
        for row in range(first, min(last, first + _LONGEST_RANGE) + 1):
            yield match["sheet"] or sheet, f"{match['column']}{row}"


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by level, and within a level put first what changes a figure of the headline, by how much it does.

    Else the order in which the checks found them is left. What is done comes last.
    """

    def key(one: Finding) -> tuple[bool, int, bool, Decimal]:
        points = one.effect_size.copy_negate() if one.moves_headline else Decimal(0)
        return one.is_done, one.level.rank, not one.moves_headline, points

    return sorted(findings, key=key)


def count_by_level(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by level, the worst first."""
    counts = {level.value: 0 for level in Level}
    for one in findings:
        counts[one.level.value] += 1
    return counts
