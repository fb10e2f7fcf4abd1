"""Brings a workbook from an older template up to the version of this program, and mends what our formulas name."""

from lkj_xlsx.declare.layout import TableLayout, spelled_alike
from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.declare.style import row_height
from lkj_xlsx.package import Sheet, Workbook
from lkj_xlsx.read.headings import heading
from lkj_xlsx.read.sheets import template_version
from lkj_xlsx.report.report import Report
from lkj_xlsx.sheets.pengaturan import CAP_READ_KEY, KATEGORI_COMPUTED, PENGATURAN_SHEET
from lkj_xlsx.write.recorder import Recorder

_USUAL_WIDTH = 8.43  # of a column that states none, in digits


def is_older(book: Workbook) -> bool:
    """Tell whether the workbook comes from an older template than the one of this program."""
    version = template_version(book)
    return version is not None and version < TEMPLATE_VERSION


def lift(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Clear the helper columns that the template no longer has, and record the version of the template.

    Formulas are cleared, and what the user typed in such a column stays. The heading goes if nothing stays below it.
    """
    for table in laporan.layout.tables.values():
        sheet = book.sheet(table.sheet)
        for column in _superseded_columns(sheet, table):
            _clear_column(sheet, table, column, recorder)
    book.set_custom_property(VERSION_PROPERTY, str(TEMPLATE_VERSION))


def mend_names(book: Workbook, laporan: Report) -> None:
    """Let each defined name that our formulas use stand for the cells that were read, and for nothing else.

    So no formula names what is not there, and none uses another cell than we do.
    """
    for name in laporan.layout.areas:
        reference = laporan.layout.reference(name)
        if not spelled_alike(book.defined_name(name), reference):
            book.define_name(name, reference)
        for sheet in book.sheets_with_own(name):
            book.remove_name(name, sheet)


def complete_scale(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Give the table of kategori the columns of our formulas that it lacks if it comes from an older template."""
    scale = laporan.layout.scale
    new = [] if scale is None else [one for one in KATEGORI_COMPUTED if one.key in scale.new_columns]
    if scale is None or not new:
        return
    sheet = book.sheet(laporan.layout.sheets[PENGATURAN_SHEET])
    headings = scale.first_row - 1
    computed = laporan.layout.fields.get((PENGATURAN_SHEET, CAP_READ_KEY))
    look = sheet.style_of(scale.first_row, scale.bound) if computed is None else sheet.style_of(computed, 2)
    for key in scale.computed.keys() - scale.new_columns:
        look = sheet.style_of(scale.first_row, scale.computed[key])
    sheet.fit_row(headings, row_height([(one.heading, _USUAL_WIDTH) for one in new]))
    for one in new:
        column = scale.computed[one.key]
        recorder.put_value(sheet, headings, column, one.heading, sheet.style_of(headings, scale.bound))
        for row in scale.rows():
            sheet.put_text(row, column, "", look)


def _superseded_columns(sheet: Sheet, table: TableLayout) -> list[int]:
    """Give the columns whose headings only earlier templates have."""
    gone, ours = {heading(text) for text in table.table.superseded}, set(table.columns.values())
    cells = sheet.row(table.heading_row)
    return [
        at
        for at, cell in cells.items()
        if at not in ours and isinstance(cell.value, str) and heading(cell.value) in gone
    ]


def _clear_column(sheet: Sheet, table: TableLayout, column: int, recorder: Recorder) -> None:
    """Clear the formulas of a column, and its heading if the user typed nothing below it."""
    cells = {number: cells[column] for number, cells in sheet.rows() if column in cells and number > table.heading_row}
    for number, cell in cells.items():
        if cell.formula is not None:
            recorder.clear(sheet, number, column, ours=True)
    if all(cell.formula is not None or cell.is_blank for cell in cells.values()):
        recorder.clear(sheet, table.heading_row, column, ours=True)
