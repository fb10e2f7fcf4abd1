"""Arranges what is printed: hides empty rows, fits row heights, and ends print areas where the data ends."""

import re

from lkj_xlsx.declare.layout import Layout, TableLayout
from lkj_xlsx.declare.letters import fits_a_line
from lkj_xlsx.declare.model import Role
from lkj_xlsx.declare.page import Page, RowColumn, RowTable
from lkj_xlsx.declare.style import LETTERS, LINE_HEIGHT, row_height
from lkj_xlsx.package import Sheet, Workbook, column_letters, column_number, quote_sheet, split_ref
from lkj_xlsx.read.temuan import heading_row
from lkj_xlsx.read.trail import title_row
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.page_cells import rows_shown
from lkj_xlsx.sheets.ringkasan_cells import shown_rows
from lkj_xlsx.sheets.tables import pages_in

_PRINT_AREA = "_xlnm.Print_Area"
_FILTER_AREA = "_xlnm._FilterDatabase"
_PRINT_TITLES = "_xlnm.Print_Titles"
_TITLE_ROWS = re.compile(r".*!\$\d+:\$\d+")
_STATED = [LINE_HEIGHT * lines for lines in range(1, 28)]  # what row_height gives
_AREA = re.compile(r"(?P<first>.*!\$[A-Z]+\$\d+:\$[A-Z]+\$)(?P<last>\d+)")


def arrange_pages(book: Workbook, laporan: Report, hasil: Results) -> None:
    """Hide the empty rows of Ringkasan and above TOTAL, fit heights, and end each print area with the data."""
    _arrange_summary(book, book.sheet(laporan.layout.sheets[summary.SHEET]), laporan, hasil)
    for page in pages_in(laporan.layout):
        _arrange_page(book.sheet(laporan.layout.sheets[page.sheet]), page, laporan, hasil)
    for declared, table in laporan.layout.tables.items():
        rows = list(laporan.rows[declared]) + list(laporan.group_rows.get(declared, ()))
        last = max(rows, default=table.first_row)
        if table.total_row is not None:
            _hide_above_total(book.sheet(table.sheet), table, set(rows))
            last = max(last, table.total_row)
        _fit_rows(book.sheet(table.sheet), table, laporan, rows)
        _end_print_area(book, table.sheet, last)
    _arrange_report(book, book.sheet(laporan.layout.sheets[report.SHEET]))


def _arrange_report(book: Workbook, sheet: Sheet) -> None:
    """Print Temuan to the end of Jejak, and end its filter above Jejak, so that filtering by level never hides it.

    The headings of the list are printed on each page that follows, wherever the list begins.
    """
    headings, trail = heading_row(sheet), title_row(sheet)
    assert trail is not None
    _set_area(book, _PRINT_AREA, sheet.name, 1, trail + jejak.ROWS - 1)
    _set_area(book, _FILTER_AREA, sheet.name, headings, trail - 2)
    titles = book.defined_name(_PRINT_TITLES, sheet.name)
    if titles is not None and _TITLE_ROWS.fullmatch(titles):
        book.set_defined_name(_PRINT_TITLES, f"{quote_sheet(sheet.name)}!${headings}:${headings}", sheet.name)


def _arrange_summary(book: Workbook, sheet: Sheet, laporan: Report, hasil: Results) -> None:
    shown = shown_rows(hasil)
    _fit_wide_texts(sheet, laporan.layout)
    for table in summary.ROW_TABLES:
        rows = table.rows_in(laporan.layout)
        least = 1 if table.first_number == 1 else 0
        for number, row in enumerate(rows):
            sheet.hide_row(row, hidden=number >= max(shown[table.key], least))
            texts = [(_text_at(sheet, row, one), summary.WIDTHS[one.column]) for one in table.columns if one.wraps]
            sheet.fit_row(row, max(row_height(texts), summary.ROW_HEIGHT))
        if rows and not least:
            _arrange_continuation(book, sheet, laporan.layout, table, rows[: shown[table.key]])


def _arrange_page(sheet: Sheet, page: Page, laporan: Report, hasil: Results) -> None:
    """Show the filled rows of the lists of a page, and the blocks of those lists that have any."""
    shown = rows_shown(page, laporan, hasil)
    for table in page.lists:
        for number, row in enumerate(table.rows_in(laporan.layout)):
            sheet.hide_row(row, hidden=number >= max(shown[table.key], table.least))
            texts = [(_text_at(sheet, row, one), page.widths[one.column]) for one in table.columns if one.wraps]
            sheet.fit_row(row, max(row_height(texts), summary.ROW_HEIGHT))
    for key, first, last in page.blocks:
        for declared in range(first, last + 1):
            sheet.hide_row(laporan.layout.row_on(page.sheet, declared), hidden=not shown[key])


def _fit_wide_texts(sheet: Sheet, layout: Layout) -> None:
    """Give texts in merged cells the height that they need, since no program fits the rows of merged cells."""
    for ref, least in summary.WIDE_TEXTS.items():
        declared, column = split_ref(ref)
        row = layout.row_on(summary.SHEET, declared)
        value = sheet.cell(row, column).value
        width: float = sum(wide for letters, wide in summary.WIDTHS.items() if column_number(letters) >= column)
        if declared == summary.UNIT_ROW:
            width *= LETTERS / summary.UNIT_LETTERS
        texts = [(value, width)] if isinstance(value, str) else []
        sheet.fit_row(row, row_height(texts), at_least=least, stated=_STATED)


def _arrange_continuation(book: Workbook, sheet: Sheet, layout: Layout, table: RowTable, shown: list[int]) -> None:
    """Show title and headings of a table that goes on below the signature where it has rows, and print down to them."""
    for declared in (table.title_row, table.heading_row):
        sheet.hide_row(layout.row_on(summary.SHEET, declared), hidden=not shown)
    signed, last = layout.row_on(summary.SHEET, summary.LAST_ROW), layout.row_on(summary.SHEET, table.last_row)
    _end_print_area(book, sheet.name, shown[-1] if shown else signed, between=(signed, last))


def _fit_rows(sheet: Sheet, table: TableLayout, laporan: Report, rows: list[int]) -> None:
    """Give each row that the user filled a height that shows its text, unless its height was set already."""
    name = table.table.sheet
    wrapped = [
        (column.key, column.width)
        for column in table.table.printed
        if column.kind.is_text and column.key in table.columns
    ]
    for row in rows:
        if sheet.is_fitted(row):
            continue
        cells = laporan.cells(name, row)
        texts = ((cells[key].value, width) for key, width in wrapped if key in cells)
        long = [(text, width) for text, width in texts if isinstance(text, str) and not fits_a_line(text, width)]
        sheet.fit_row(row, row_height(long))


def _hide_above_total(sheet: Sheet, table: TableLayout, filled: set[int]) -> None:
    """Hide the prepared rows above TOTAL in which the user filled nothing; no row is shown again."""
    assert table.total_row is not None
    if not filled:
        return
    ours = {table.columns[column.key] for column in table.of_role(Role.RESULT, Role.HELPER, Role.RECORD, Role.MARK)}
    for row in range(table.first_row, table.total_row):
        cells = sheet.row(row) if row not in filled else {}
        theirs = (cells[column] for column in cells if column not in ours)
        if row not in filled and all(cell.is_blank and cell.formula is None for cell in theirs):
            sheet.hide_row(row, hidden=True)


def _text_at(sheet: Sheet, row: int, column: RowColumn) -> str:
    value = sheet.cell(row, column_number(column.column)).value
    return value if isinstance(value, str) else ""


def _end_print_area(
    book: Workbook, sheet: str, last_row: int, *, between: tuple[int, int] = (1, report.LAST_ROW)
) -> None:
    """Move the last row of a print area that ends ``between`` two rows, and not where the user wants it.

    One that the user set to several areas or whole columns is left as it is, too.
    """
    area = book.defined_name(_PRINT_AREA, sheet)
    match = _AREA.fullmatch(area) if area else None
    if match is not None and "," not in match["first"] and between[0] <= int(match["last"]) <= between[1]:
        book.set_defined_name(_PRINT_AREA, f"{match['first']}{last_row}", sheet)


def _set_area(book: Workbook, name: str, sheet: str, first_row: int, last_row: int) -> None:
    last = column_letters(report.PRINTED)
    book.set_defined_name(name, f"{quote_sheet(sheet)}!$A${first_row}:${last}${last_row}", sheet)
