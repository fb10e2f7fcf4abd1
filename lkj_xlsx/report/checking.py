"""What the checks share: how to name a place, a row, a value."""

import weakref
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from lkj_xlsx.declare.message import Message
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.report.results import Hasil
from lkj_xlsx.report.rows import Record
from lkj_xlsx.values import Reading, Status

Check = Callable[[Laporan, Hasil], Iterator[Finding]]
UNFILLED = (Status.EMPTY, Status.UNMEASURED)
_NO_READING = Reading(None, None, Status.EMPTY)

T = TypeVar("T")
Asked = TypeVarTuple("Asked")


def once(work: Callable[[Laporan, *Asked], T]) -> Callable[[Laporan, *Asked], T]:
    """Remember what a report gave while the same report is asked: several checks ask for it, one after another.

    The answers are shared, so whoever asks does not change them.
    """
    kept: list[tuple[weakref.ref[Laporan], dict[tuple[*Asked], T]]] = []

    @wraps(work)
    def remembered(laporan: Laporan, *asked: *Asked) -> T:
        if not kept or kept[0][0]() is not laporan:
            kept[:] = [(weakref.ref(laporan, lambda _: kept.clear()), {})]
        answers = kept[0][1]
        if asked not in answers:
            answers[asked] = work(laporan, *asked)
        return answers[asked]

    return remembered


def report(laporan: Laporan, message: Message, sheet: str, row: int, key: str, **facts: Any) -> Finding:
    """Make a finding for the cell of a column in a row; ``written`` is what stands there unless given."""
    facts.setdefault("written", laporan.written(sheet, row, key))
    return finding(message, *laporan.place(sheet, row, key), **facts)


def rows_of(laporan: Laporan, sheet: str) -> Iterable[tuple[int, Record]]:
    """Go through the rows of a sheet: row, and column -> value."""
    return laporan.rows[sheet].data.items()


def reading(laporan: Laporan, sheet: str, row: int, key: str) -> Reading:
    """Give how a quantity was read; an empty reading where the column is missing."""
    return laporan.readings.get((sheet, row, key), _NO_READING)


def unfilled(laporan: Laporan, sheet: str, row: int, key: str) -> bool:
    """Tell whether a quantity is empty or said not to be measured; not for want of its column, which BC06 names."""
    return reading(laporan, sheet, row, key).status in UNFILLED and not lacks(laporan, key, sheet)


def lacks(laporan: Laporan, key: str, *sheets: str) -> bool:
    """Tell whether one of the sheets came without a column: BC06 names it, and what is empty for that is no cause."""
    return any(laporan.layout[sheet].lacks(key) for sheet in sheets)


def full_cell(laporan: Laporan, sheet: str, row: int, key: str) -> str:
    """Give the cell of a column in a row with its sheet: ``PK!D6``."""
    name, cell = laporan.place(sheet, row, key)
    return f"{name}!{cell}"


def from_pk(laporan: Laporan, row: int, key: str) -> bool:
    """Tell whether a cell of Pengukuran only shows what PK says, so that PK is where a fault is named."""
    return row in laporan.tied and ("Pengukuran", row, key) in laporan.linked
