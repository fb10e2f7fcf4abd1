"""Findings: what does not add up, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkj_xlsx.catalogue import CATALOGUE, Level


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up, was interpreted, or could not be computed.

    ``cell`` is a plain reference such as ``G12`` on ``sheet``, or ``None`` for a sheet as a whole.
    ``written`` and ``computed`` are Indonesian text; ``difference`` is written - computed, in the cell's unit.
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


def finding(
    code: str,
    sheet: str,
    cell: str | None,
    *,
    written: str | None = None,
    computed: str | None = None,
    difference: Decimal | int | None = None,
    **facts: object,
) -> Finding:
    """Make a finding from its entry in the catalogue. KeyError for a code or a fact that is not there."""
    entry = CATALOGUE[code]
    return Finding(
        code,
        entry.level,
        sheet,
        cell,
        entry.message.format(**facts),
        written,
        computed,
        None if difference is None else Decimal(difference),
        entry.remedy.format(**facts) or None,
    )


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by level, and within a level leave the order in which the checks found them."""
    return sorted(findings, key=lambda one: one.level.rank)


def count_by_level(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by level, the worst first."""
    counts = {level.value: 0 for level in Level}
    for one in findings:
        counts[one.level.value] += 1
    return counts
