"""Every formula cell of ours with the value it has: the one list that template and write-back follow."""

from collections.abc import Iterator, Mapping

from lkj_xlsx.report.report import Laporan
from lkj_xlsx.report.results import Hasil
from lkj_xlsx.results.cell import ResultCell, ResultRow, Stored, rows_of, same_formula
from lkj_xlsx.results.labelled import labelled_cells
from lkj_xlsx.results.mark import Mark, is_mark, marks
from lkj_xlsx.results.summary import summary_cells
from lkj_xlsx.results.tables import left_by_a_row, table_rows


def all_rows(laporan: Laporan, hasil: Hasil, counts: Mapping[str, int]) -> Iterator[ResultRow]:
    """Give every formula cell of the workbook, row by row. ``counts`` is the number of findings by level."""
    yield from table_rows(laporan, hasil)
    yield from rows_of(labelled_cells(laporan, counts))
    yield from rows_of(summary_cells(laporan, hasil, counts))


def all_cells(laporan: Laporan, hasil: Hasil, counts: Mapping[str, int]) -> Iterator[ResultCell]:
    """Give every formula cell of the workbook, one by one."""
    for row in all_rows(laporan, hasil, counts):
        yield from row.cells()


__all__ = [
    "Mark",
    "ResultCell",
    "ResultRow",
    "Stored",
    "all_cells",
    "all_rows",
    "is_mark",
    "left_by_a_row",
    "marks",
    "same_formula",
]
