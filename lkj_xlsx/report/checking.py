"""Helpers for checks: go through the rows of a report, ask how a cell was read, make a finding at a cell."""

import weakref
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from lkj_xlsx.declare.message import Message
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.rows import Record
from lkj_xlsx.values import Reading, Status

Check = Callable[[Report, Results], Iterator[Finding]]
UNFILLED = (Status.EMPTY, Status.UNMEASURED)
_NO_READING = Reading(None, None, Status.EMPTY)

T = TypeVar("T")
Asked = TypeVarTuple("Asked")


def cached_per_report(work: Callable[[Report, *Asked], T]) -> Callable[[Report, *Asked], T]:
    """Decorate a function of a report so that its result is worked out once for each report and arguments.

    Several checks need the same result, one after another. They share it, so nobody may change it. The result of a
    report is forgotten when another report is asked for, or when nobody holds the report any more.
    """
    kept: list[tuple[weakref.ref[Report], dict[tuple[*Asked], T]]] = []

    @wraps(work)
    def remembered(laporan: Report, *asked: *Asked) -> T:
        if not kept or kept[0][0]() is not laporan:
            kept[:] = [(weakref.ref(laporan, lambda _: kept.clear()), {})]
        answers = kept[0][1]
        if asked not in answers:
            answers[asked] = work(laporan, *asked)
        return answers[asked]

    return remembered


def finding_at(laporan: Report, message: Message, sheet: str, row: int, key: str, **facts: Any) -> Finding:
    """Make a finding at the cell of a column in a row. ``written`` is what stands in that cell unless it is given."""
    facts.setdefault("written", laporan.written(sheet, row, key))
    return finding(message, *laporan.place(sheet, row, key), **facts)


def rows_of(laporan: Report, sheet: str) -> Iterable[tuple[int, Record]]:
    """Go through the rows of a sheet: the number of each row, and its values by the key of their column."""
    return laporan.rows[sheet].data.items()


def reading_of(laporan: Report, sheet: str, row: int, key: str) -> Reading:
    """Give the reading of the quantity in a cell. Where the sheet lacks the column, the reading is empty."""
    return laporan.readings.get((sheet, row, key), _NO_READING)


def is_unfilled(laporan: Report, sheet: str, row: int, key: str) -> bool:
    """Tell whether the cell of a quantity is empty or says that nothing was measured ("-", "n/a").

    False where the sheet lacks the whole column, which BC06 reports, or where a merged area hides the cell (BC19).
    """
    if (sheet, row, key) in laporan.covered_cells:
        return False
    return reading_of(laporan, sheet, row, key).status in UNFILLED and not lacks_column(laporan, key, sheet)


def lacks_column(laporan: Report, key: str, *sheets: str) -> bool:
    """Tell whether the user's workbook lacks a column on one of the sheets.

    BC06 reports the column, so no check reports that its cells are empty.
    """
    return any(laporan.layout[sheet].lacks(key) for sheet in sheets)


def cell_with_sheet(laporan: Report, sheet: str, row: int, key: str) -> str:
    """Name the cell of a column in a row together with its sheet: ``PK!D6``."""
    name, cell = laporan.place(sheet, row, key)
    return f"{name}!{cell}"
