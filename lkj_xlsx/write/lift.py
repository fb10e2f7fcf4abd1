"""A workbook from an older template gets the columns and formulas of this one: what was superseded goes."""

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.package import Sheet, Workbook
from lkj_xlsx.read.headings import heading
from lkj_xlsx.read.sheets import template_version
from lkj_xlsx.report.report import Report
from lkj_xlsx.write.recorder import Recorder


def is_older(book: Workbook) -> bool:
    """Tell whether the workbook was made from an older template than that of this program."""
    version = template_version(book)
    return version is not None and version < TEMPLATE_VERSION


def lift(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Clear the helper columns that this template has no more, and record its version.

    Only formulas and the heading are cleared: what the user typed there stays, and then the heading, too.
    """
    for table in laporan.layout.tables.values():
        sheet = book.sheet(table.sheet)
        for column in _superseded(sheet, table):
            _clear(sheet, table, column, recorder)
    book.set_custom_property(VERSION_PROPERTY, str(TEMPLATE_VERSION))


def _superseded(sheet: Sheet, table: TableLayout) -> list[int]:
    gone, ours = {heading(text) for text in table.table.superseded}, set(table.columns.values())
    cells = sheet.row(table.heading_row)
    return [
        at
        for at, cell in cells.items()
        if at not in ours and isinstance(cell.value, str) and heading(cell.value) in gone
    ]


def _clear(sheet: Sheet, table: TableLayout, column: int, recorder: Recorder) -> None:
    cells = {number: cells[column] for number, cells in sheet.rows() if column in cells and number > table.heading_row}
    for number, cell in cells.items():
        if cell.formula is not None:
            recorder.clear(sheet, number, column, ours=True)
    if all(cell.formula is not None or cell.is_blank for cell in cells.values()):
        recorder.clear(sheet, table.heading_row, column, ours=True)
