"""Every formula cell of ours with the value it has: the one list that template and write-back follow."""

from collections.abc import Iterator, Mapping

from lkj_xlsx.calc import Hasil
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.results.cell import ResultCell, Stored, same_formula
from lkj_xlsx.results.labelled import labelled_cells
from lkj_xlsx.results.marks import Mark, is_mark, marks
from lkj_xlsx.results.summary import summary_cells
from lkj_xlsx.results.tables import table_cells


def all_cells(laporan: Laporan, hasil: Hasil, counts: Mapping[str, int]) -> Iterator[ResultCell]:
    """Give every formula cell of the workbook. ``counts`` is the number of findings by level."""
    yield from table_cells(laporan, hasil)
    yield from labelled_cells(laporan, counts)
    yield from summary_cells(laporan, hasil, counts)


__all__ = ["Mark", "ResultCell", "Stored", "all_cells", "is_mark", "marks", "same_formula"]
