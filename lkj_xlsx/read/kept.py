"""Reads what Temuan keeps of the user's: the rows that say that something gave way on a cell of ours."""

from collections.abc import Iterator

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.package import ReadableWorkbook
from lkj_xlsx.read.temuan import listed
from lkj_xlsx.report.report import Kept, text_of
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.kept import KEPT

_COLUMNS = {column.key: number for number, column in enumerate(report.COLUMNS, 1)}


def read_kept(book: ReadableWorkbook, layout: Layout) -> Iterator[Kept]:
    """Give what earlier runs kept, in the order of the rows. The user deletes a row that is needed no more."""
    if report.SHEET not in layout.sheets:
        return
    places = [_COLUMNS[key] for key in ("code", "sheet", "cell", "written")]
    for _, cells in listed(book.sheet(layout.sheets[report.SHEET])):
        if places[0] in cells and cells[places[0]].value in KEPT:
            yield Kept(*(text_of(cells[place]) if place in cells else "" for place in places))
