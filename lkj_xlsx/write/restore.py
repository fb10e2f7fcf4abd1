"""Puts back Ringkasan and Temuan where the user deleted them, or has a sheet of that name."""

from collections.abc import Callable

from lkj_xlsx.declare import style
from lkj_xlsx.package import Refused, Sheet, Workbook, column_letters
from lkj_xlsx.read.sheets import find_sheets, name_for_findings
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as schema
from lkj_xlsx.values import fold_word

_LAST = column_letters(schema.PRINTED)
_COLUMNS = "".join(
    f'<col min="{number}" max="{number}" width="{column.width:g}" customWidth="1"/>'
    for number, column in enumerate((*schema.COLUMNS, schema.ANSWER), 1)
)
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1"/>'
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
    f'<pane ySplit="{schema.HEADING_ROW}" topLeftCell="A{schema.FIRST_ROW}" activePane="bottomLeft" state="frozen"/>'
    f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="{style.LINE_HEIGHT:g}"/><cols>{_COLUMNS}</cols>'
    f'<sheetData/><autoFilter ref="A{schema.HEADING_ROW}:{_LAST}{schema.FIRST_ROW}"/>'
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
)


def restore_pages(book: Workbook, template: Callable[[], bytes]) -> bool:
    """Add Ringkasan and Temuan to a workbook that has none; tell whether Ringkasan was missing.

    ``template`` makes the file from which Ringkasan then comes, without its chart. ``Refused`` is raised where the user
    has a sheet called Ringkasan that is none of ours, or the file no styles.
    """
    sheets = find_sheets(book)
    was_missing = summary.SHEET not in sheets
    if was_missing:
        sheets = {**sheets, summary.SHEET: _restore_summary(book, template())}
    if schema.SHEET not in sheets:
        _restore_findings(book, book.sheet(sheets[summary.SHEET]))
    return was_missing


def _restore_summary(book: Workbook, template: bytes) -> str:
    """Add Ringkasan as the template has it, and give its name."""
    if any(fold_word(name) == fold_word(summary.SHEET) for name in book.sheet_names):
        raise Refused(
            f"{book.path.name}: lembar {summary.SHEET} bukan Ringkasan dari templat; beri nama lain pada lembar itu, "
            "simpan, lalu jalankan lagi."
        )
    try:
        return book.adopt_sheet(summary.SHEET, Workbook(book.path, template)).name
    except ValueError:  # the file lost its styles, so that the page cannot look like one
        raise Refused(
            f"{book.path.name} tidak memuat lembar {summary.SHEET} dan tidak punya gaya sel untuk menulisnya; salin "
            "isian ke templat baru (lkj-xlsx template), lalu jalankan lagi."
        ) from None


def _restore_findings(book: Workbook, like: Sheet) -> None:
    """Add the sheet of findings as the template has it, in the styles of Ringkasan."""
    sheet = book.add_sheet(name_for_findings(book), _EMPTY.encode())
    table = summary.SASARAN
    heading = like.style_of(table.heading_row, 1)
    text, money = (like.style_of(one.first_row, place) for one, place in ((table, 2), (summary.BUDGET, 3)))
    sheet.put_text(1, 1, schema.TITLE, like.style_of(1, 1))
    for row in (schema.UNIT_ROW, schema.SUMMARY_ROW, schema.RECEIPT_ROW):
        _blank(sheet, row, 1, like.style_of(summary.UNIT_ROW, 1))
    for number, column in enumerate((*schema.COLUMNS, schema.ANSWER), 1):
        sheet.put_text(schema.HEADING_ROW, number, column.heading, heading)
        _blank(sheet, schema.FIRST_ROW, number, money if column.key == "difference" else text)


def _blank(sheet: Sheet, row: int, column: int, look: int) -> None:
    """Give a cell a style and nothing else."""
    sheet.put_text(row, column, "", look)
    sheet.clear(row, column)
