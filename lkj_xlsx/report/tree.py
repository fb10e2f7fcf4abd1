"""The tree of a budget sheet: which rows contain others, which are added up, and whether the user or we decided it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from lkj_xlsx.declare.message import Message
from lkj_xlsx.declare.model import Column, TreeColumns
from lkj_xlsx.report.checking import cached_per_report, finding_at, reading_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.rules.budget import UNSURE
from lkj_xlsx.rules.budget_codes import segments
from lkj_xlsx.rules.budget_structure import BY_CODE, Amounts, Line
from lkj_xlsx.rules.budget_sums import BY_SUM
from lkj_xlsx.rules.budget_tree import CAPTION, INDUK, JUMLAH, RINCIAN, Decision, decide
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Status, clean, first_few, format_rupiah, read_rupiah

_CODE = re.compile(r"[(\[]?[A-Za-z0-9]+(?:[./ -]+[A-Za-z0-9]+)*[)\]./ -]*")
_WHOLE_PLACE = re.compile(r"\d{3,4}\.|\d{4}$")  # it begins with the bagian anggaran or the kegiatan
_RECORD = re.compile(r"(?P<role>[A-Z][a-z]+) (?P<row>\d{1,7}) (?P<depth>\d{1,7}) (?P<about>\[.*\])", re.DOTALL)
_LONGEST = 100  # of a name in a record
ROLES = {role.lower(): role for role in (RINCIAN, INDUK, JUMLAH)}


@dataclass(frozen=True)
class Tree:
    """The rows of a sheet above its TOTAL, and what is decided about them.

    ``roles`` gives the Peran in force by sheet row: what the user set, else what the rows say; "" for a caption, and
    where it is not decided. ``ours`` are the rows whose Peran is empty or was written by ``compute``, ``outside`` the
    rows below TOTAL. ``depths`` counts the rows with amounts above each row in the tree. ``places`` gives the row in
    which each one stood when its order last meant something: once a table was sorted, only the records tell.
    """

    rows: tuple[int, ...]
    lines: tuple[Line, ...]
    decision: Decision
    roles: Mapping[int, str]
    ours: frozenset[int]
    outside: tuple[int, ...]
    depths: Mapping[int, int]
    places: Mapping[int, int]

    @property
    def is_unknown(self) -> bool:
        """Whether it is not known which rows count: the ways contradict each other, and the user decided nothing."""
        return any(not self.roles[row] for row in self.disputed)

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand in another order than when it last meant something."""
        return any(row != place for row, place in self.places.items())

    @property
    def disputed(self) -> tuple[int, ...]:
        """The rows on which the total depends where nothing settles what they are."""
        decision = self.decision
        return tuple(self.rows[one] for one in sorted(decision.disputed)) if decision.is_undecided else ()

    @cached_property
    def positions(self) -> Mapping[int, int]:
        """The position of each row among the lines."""
        return {row: at for at, row in enumerate(self.rows)}

    def counts(self, row: int) -> bool:
        """Tell whether the total adds a row, as SUMIFS does: its Peran is neither Induk nor Jumlah."""
        return row in self.roles and self.roles[row].lower() not in (INDUK.lower(), JUMLAH.lower())

    def total(self, roles: Mapping[int, str] | None = None) -> tuple[Decimal, ...]:
        """Add up the rows that count; under other ``roles`` than those in force, if they are given."""
        tree = self if roles is None else replace(self, roles=roles)
        counted = [line.amounts for row, line in zip(self.rows, self.lines, strict=True) if tree.counts(row)]
        width = len(self.lines[0].amounts) if self.lines else 1
        return tuple(sum((one[at] or Decimal(0) for one in counted), Decimal(0)) for at in range(width))

    def record(self, row: int) -> str:
        """Give what ``compute`` notes of a row: the role that it decided, and what the row said; "" for a caption."""
        line = self.lines[self.positions[row]] if row in self.positions else None
        if line is None or (line.is_caption and not self.roles[row]):
            return ""
        return f"{self.roles[row] or UNSURE} {self.places[row]} {self.depths[row]} {_about(line)}"


class _Recorded(NamedTuple):
    role: str
    row: int
    depth: int
    about: str


@cached_per_report
def tree_of(laporan: Report, sheet: str) -> Tree:
    """Give the tree of a sheet that declares one. What the user set counts, and elsewhere what the rows say."""
    layout = laporan.layout[sheet]
    columns = layout.table.tree
    assert columns is not None, f"{sheet} has no tree"
    end = layout.total_row
    rows = tuple(row for row in laporan.rows[sheet] if end is None or row < end)
    lines = tuple(_line(laporan, sheet, row, columns) for row in rows)
    decision = decide(lines, _stated(laporan, sheet, columns), by_order=columns.by_order)
    records = _records(laporan, sheet)
    by_content: dict[str, list[_Recorded]] = {}
    for one in records.values():
        by_content.setdefault(one.about, []).append(one)
    # Rows that say the same are told apart by their order alone.
    alike = {about: iter(sorted(noted, key=lambda one: one.row)) for about, noted in by_content.items()}
    before = [next(alike.get(_about(line), iter(())), None) for line in lines]
    depths = _depths(decision, lines)
    places = dict(zip(rows, rows, strict=True))
    if _is_reordered(before):
        decision, depths = _remembered(decision, depths, before)
        places |= {row: one.row for row, one in zip(rows, before, strict=True) if one is not None}
    roles: dict[int, str] = {}
    ours = set()
    for at, (row, line) in enumerate(zip(rows, lines, strict=True)):
        now = laporan.rows[sheet][row][columns.role]
        # A sort of some columns leaves a Peran and its record behind, beside another row.
        noted = [*by_content.get(_about(line), ()), *([records[row]] if row in records else ())]
        said = {one.role for one in noted}
        if not trim(now) or now in said:
            ours.add(row)
            unsettled = decision.is_undecided and at in decision.disputed
            roles[row] = "" if unsettled else decision.roles[at]
        else:
            roles[row] = ROLES.get(now.lower()) or now
    outside = tuple(row for row in laporan.rows[sheet] if end is not None and row > end)
    return Tree(rows, lines, decision, roles, frozenset(ours), outside, dict(zip(rows, depths, strict=True)), places)


def _line(laporan: Report, sheet: str, row: int, columns: TreeColumns) -> Line:
    """Give a row as its tree sees it. An amount that cannot be read is none, but makes its row no caption."""
    record = laporan.rows[sheet][row]
    unreadable = any(
        reading_of(laporan, sheet, row, key).status in (Status.UNREADABLE, Status.UNKNOWN_WORD)
        for key in columns.amounts
    )
    return Line(
        record[columns.code], tuple(record[key] for key in columns.names),
        tuple(record[key] for key in columns.amounts), is_filled=unreadable,
    )  # fmt: skip


def _stated(laporan: Report, sheet: str, columns: TreeColumns) -> Amounts:
    """Give the totals that the user typed; ``None`` for one that was not typed."""
    row = laporan.layout[sheet].total_row
    typed = [laporan.typed_over_results.get((sheet, row, key)) for key in columns.amounts] if row is not None else []
    values = [None if one is None else read_rupiah(one).value for one in typed]
    return tuple(one if isinstance(one, Decimal) else None for one in values)


def _about(line: Line) -> str:
    """Give the code, the name and the amounts of a row as they are recorded."""
    names = next((trim(text) for text in line.texts if trim(text)), "")[:_LONGEST]
    return json.dumps([trim(line.code)[:_LONGEST], names, *("" if one is None else f"{one:f}" for one in line.amounts)])


def _records(laporan: Report, sheet: str) -> dict[int, _Recorded]:
    found: dict[int, _Recorded] = {}
    for row, text in laporan.recorded_roles.get(sheet, {}).items():
        if match := _RECORD.fullmatch(text):
            role = "" if match["role"] == UNSURE else match["role"]
            found[row] = _Recorded(role, int(match["row"]), int(match["depth"]), match["about"])
    return found


def _is_reordered(before: Sequence[_Recorded | None]) -> bool:
    """Tell whether rows that are as they were stand in another order than before."""
    places = [one.row for one in before if one is not None]
    return any(one > other for one, other in pairwise(places))


def _remembered(
    decision: Decision, depths: list[int], before: Sequence[_Recorded | None]
) -> tuple[Decision, list[int]]:
    """Keep the earlier decisions in a table that was sorted since: there the order of the rows says nothing.

    Codes that continue each other, labels of sum rows and sums say what they say in any order.
    """
    by_themselves = {
        above
        for above, reason in zip(decision.above, decision.reasons, strict=True)
        if above is not None and reason in (BY_CODE, BY_SUM)
    }
    roles, kept = list(decision.roles), list(depths)
    for at, one in enumerate(before):
        if one is None or roles[at] in (CAPTION, JUMLAH) or at in by_themselves or one.role not in (RINCIAN, INDUK):
            continue
        roles[at], kept[at] = one.role, one.depth
    above = tuple(
        parent if reason in (BY_CODE, BY_SUM) else None
        for parent, reason in zip(decision.above, decision.reasons, strict=True)
    )
    settled = replace(decision, roles=tuple(roles), above=above, disputed=frozenset(), candidates=())
    return settled, kept


def _depths(decision: Decision, lines: Sequence[Line]) -> list[int]:
    """Count for each row the rows with amounts that contain it; 1 for a caption, which is no main row either."""
    found = []
    for at, line in enumerate(lines):
        depth, parent = int(line.is_caption), decision.above[at]
        while parent is not None:
            depth, parent = depth + (not lines[parent].is_caption), decision.above[parent]
        found.append(depth)
    return found


def decided_columns(laporan: Report, sheet: str) -> dict[str, Sequence[Any]]:
    """Give the columns that the tree of a sheet decides: the Peran in force, and how deep each row stands."""
    columns = laporan.layout[sheet].table.tree
    if columns is None:
        return {}
    tree = tree_of(laporan, sheet)
    values: dict[str, Sequence[Any]] = {columns.role: [tree.roles.get(row, "") for row in laporan.rows[sheet]]}
    if columns.depth:
        values[columns.depth] = [tree.depths.get(row, 1) for row in laporan.rows[sheet]]
    for column in laporan.layout[sheet].table.columns:
        if column.inherits:
            found = inherited(laporan, sheet, column)
            values[column.key] = [found.get(row, "") for row in laporan.rows[sheet]]
    return values


def inherited(laporan: Report, sheet: str, column: Column) -> dict[int, str]:
    """Give for each row what the nearest row above in the tree holds in a column, if that row holds anything.

    In a table that was sorted, where the rows above tell nothing, it is what an earlier run noted.
    """
    tree, noted = tree_of(laporan, sheet), laporan.recorded_texts.get((sheet, column.key), {})
    held = [trim(laporan.rows[sheet][row].get(column.inherits)) for row in tree.rows]
    found: dict[int, str] = {}
    for at, row in enumerate(tree.rows):
        parent = tree.decision.above[at]
        while parent is not None and not held[parent]:
            parent = tree.decision.above[parent]
        found[row] = held[parent] if parent is not None else noted.get(row, "") if tree.is_sorted else ""
    return found


def paths(laporan: Report, sheet: str) -> dict[int, str]:
    """Give the codes of the rows that contain each row, and its own: what makes 521211 below two RO two rows."""
    tree = tree_of(laporan, sheet)
    found: dict[int, str] = {}
    for at, row in enumerate(tree.rows):
        codes, one = list[str](), at
        while True:
            codes.append(".".join(segments(tree.lines[one].code)))
            above = tree.decision.above[one]
            if above is None:
                break
            one = above
        found[row] = "/".join(reversed(codes))
    return found


def disagreeing_parents(laporan: Report, message: Message, sheet: str, key: str, **facts: Any) -> Iterator[Finding]:
    """Report each parent whose amount is not the sum of the rows right below it, to the sen.

    A parent is skipped while the amount of a row below is missing: another finding reports that row.
    """
    tree, columns = tree_of(laporan, sheet), laporan.layout[sheet].table.tree
    assert columns is not None
    at = columns.amounts.index(key)
    for parent, below in tree.decision.children().items():
        own, parts = tree.lines[parent].amounts[at], _sum_below(tree, below, at)
        if own is None or parts is None or own == parts or not _has_amounts(tree, below):
            continue
        cells = first_few([laporan.place(sheet, tree.rows[position], key)[1] for position in below])
        yield finding_at(
            laporan, message, sheet, tree.rows[parent], key, kode=_named(tree.lines[parent]), sel=cells,
            computed=format_rupiah(parts), difference=own - parts, **facts,
        )  # fmt: skip


def _named(line: Line) -> str:
    return clean(line.code) or next((clean(text) for text in line.texts if clean(text)), "")


def _sum_below(tree: Tree, below: Sequence[int], at: int) -> Decimal | None:
    """Add up rows right below a parent, and for a caption the rows below it; ``None`` where an amount is missing."""
    children, total = tree.decision.children(), Decimal(0)
    for one in below:
        line = tree.lines[one]
        amount = _sum_below(tree, children.get(one, ()), at) if line.is_caption else line.amounts[at]
        if amount is None:
            return None
        total += amount
    return total


def _has_amounts(tree: Tree, below: Sequence[int]) -> bool:
    children = tree.decision.children()
    return any(not tree.lines[one].is_caption or _has_amounts(tree, children.get(one, ())) for one in below)


def caption_sums(tree: Tree) -> dict[int, tuple[Decimal | None, ...]]:
    """Give for each caption with amounts below it their sums: what its printed percentage is the percentage of."""
    found: dict[int, tuple[Decimal | None, ...]] = {}
    for at, below in tree.decision.children().items():
        if tree.lines[at].is_caption and _has_amounts(tree, below):
            width = range(len(tree.lines[at].amounts))
            found[tree.rows[at]] = tuple(_sum_below(tree, below, key) for key in width)
    return found


def unparsed_codes(laporan: Report, message: Message, sheet: str) -> Iterator[Finding]:
    """Report each code with other characters than letters, digits, and points, slashes or blanks between them."""
    columns = laporan.layout[sheet].table.tree
    assert columns is not None
    labels = {row for row, role in tree_of(laporan, sheet).roles.items() if role == JUMLAH}
    for row, record in laporan.rows[sheet].items():
        written = clean(record[columns.code])
        if written and row not in labels and not _CODE.fullmatch(written):
            yield finding_at(laporan, message, sheet, row, columns.code, kode=written)


def repeated_codes(laporan: Report, message: Message, sheet: str) -> Iterator[Finding]:
    """Report each code that names one place in the tree and already stands in a row above, below the same parent.

    An akun or komponen such as 521211 or 051 is unique below its parent only and may come again.
    """
    tree, columns = tree_of(laporan, sheet), laporan.layout[sheet].table.tree
    assert columns is not None
    for position, before in positions_of_repeated_codes(tree).items():
        at = laporan.place(sheet, tree.rows[before], columns.code)[1]
        code = clean(tree.lines[position].code)
        yield finding_at(laporan, message, sheet, tree.rows[position], columns.code, kode=code, sel=at)


def positions_of_repeated_codes(tree: Tree) -> dict[int, int]:
    """Give the position of each code that :func:`repeated_codes` reports: position -> position of the first."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for position, line in enumerate(tree.lines):
        key = ".".join(segments(line.code))
        before = first.setdefault(key, position)
        if before != position and _WHOLE_PLACE.match(key) and not line.is_caption:
            found[position] = before
    return found


def contradicted(tree: Tree, at: int = 0) -> set[int]:
    """Give the positions of all rows whose parent is not their sum; which amount is wrong is not known."""
    return {
        position
        for parent, below in tree.decision.children().items()
        if tree.lines[parent].amounts[at] is not None and tree.lines[parent].amounts[at] != _sum_below(tree, below, at)
        for position in below
    }
