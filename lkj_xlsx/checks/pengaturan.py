"""Pengaturan: the scale as printed against the rule that settles it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check
from lkj_xlsx.findings import Finding, finding
from lkj_xlsx.laporan import KATEGORI_PLACE, Laporan
from lkj_xlsx.rules.achievement import kategori
from lkj_xlsx.values import Range, format_decimal, read_quantity

_NEXT = Decimal("0.01")  # a capaian has two decimals: nothing lies between 89,99 and 90


def _printed(laporan: Laporan) -> list[Range | None]:
    """The printed range of each class of the scale in force, best first; ``None`` where there is none."""
    ranges: list[Range | None] = []
    for row in laporan.settings.kategori:
        value = read_quantity(row.printed).value
        ranges.append(value if isinstance(value, Range) else None)
    return ranges


def printed_bounds(laporan: Laporan) -> list[tuple[Decimal, Decimal]]:
    """For each two neighbours: the upper bound of the lower class, the lower bound of the higher one."""
    ranges = _printed(laporan)
    return [(lower.high, upper.low) for upper, lower in pairwise(ranges) if upper is not None and lower is not None]


def missing_range(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """ST02: a class without a printed range leaves the reader guessing (the report's first row has none)."""
    ranges = _printed(laporan)
    if all(one is None for one in ranges):
        return
    for position, (row, printed) in enumerate(zip(laporan.settings.kategori, ranges, strict=True)):
        if printed is None and row.printed is None:
            bound = f"{'lebih dari ' if row.exclusive else ''}{format_decimal(row.bound)}"
            yield finding("ST02", *_at(laporan, position), written=row.printed, kategori=row.name, batas=bound)


def double_bound(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """ST03: a value that two printed ranges share (90 in the report)."""
    for position, below, above in _neighbours(laporan):
        if above <= below:
            scale = laporan.settings.kategori
            shared = format_decimal(above) if above == below else f"{format_decimal(above)}-{format_decimal(below)}"
            yield finding(
                "ST03", *_at(laporan, position), written=scale[position].printed, batas=shared,
                atas=scale[position].name, bawah=scale[position + 1].name, dipakai=kategori(above, scale),
            )  # fmt: skip


def hole(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """ST04: values that no printed range covers (50-51 and 70-71 in the report)."""
    for position, below, above in _neighbours(laporan):
        if above - below > _NEXT:
            scale = laporan.settings.kategori
            yield finding(
                "ST04", *_at(laporan, position), written=scale[position].printed, dari=format_decimal(below),
                sampai=format_decimal(above), dipakai=kategori((below + above) / 2, scale),
            )  # fmt: skip


def _neighbours(laporan: Laporan) -> Iterator[tuple[int, Decimal, Decimal]]:
    ranges = _printed(laporan)
    for position, (upper, lower) in enumerate(pairwise(ranges)):
        if upper is not None and lower is not None:
            yield position, lower.high, upper.low


def _at(laporan: Laporan, position: int) -> tuple[str, str | None]:
    origin = laporan.origins.get((KATEGORI_PLACE, position, "rentang"))
    return (origin.sheet, origin.cell) if origin else ("Pengaturan", None)


CHECKS: tuple[Check, ...] = (missing_range, double_bound, hole)
