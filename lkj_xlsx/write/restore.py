"""Writes Ringkasan and Temuan again where the user deleted them, or rows or headings of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lkj_xlsx.declare import style
from lkj_xlsx.declare.layout import shape
from lkj_xlsx.package import Cell, Refused, Sheet, Workbook, column_letters, column_number, quote_sheet, split_ref
from lkj_xlsx.read.locate import summary_rows
from lkj_xlsx.read.sheets import find_sheets, name_for_findings
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as schema
from lkj_xlsx.values import fold_word
from lkj_xlsx.write.answers import MovedTemuan, UserCells, user_cells

MISSING = "Lembar Ringkasan tidak ada, jadi ditulis lagi seperti pada templat, tanpa grafiknya."
ROWS_LOST = "Baris atau kolom lembar Ringkasan hilang atau bergeser, jadi lembarnya ditulis lagi seperti pada templat."
HEADINGS_MOVED = "Judul kolom lembar ini bergeser, jadi lembar ini ditulis lagi seperti pada templat."

_DEAD = "#REF!"
_LAST_OF_SUMMARY = column_number(summary.LAST_COLUMN)
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


@dataclass(frozen=True)
class Restored:
    """What was written again: the sentences that say so, and what the user had there.

    ``overwritten`` are the user's cells on Ringkasan that gave way, by sheet, row and column. ``own`` are the user's
    cells on Temuan, where it was written again.
    """

    said: tuple[str, ...] = ()
    overwritten: Mapping[tuple[str, int, int], Cell] = field(default_factory=dict)
    own: UserCells | None = None


def restore_pages(book: Workbook, template: Callable[[], bytes]) -> Restored:
    """Write Ringkasan and Temuan again where they are missing, have lost rows, or their headings were moved.

    ``template`` makes the file from which they come. ``Refused`` is raised where the user has a sheet called Ringkasan
    that is none of ours, or the file no styles.
    """
    sheets = find_sheets(book)
    said = list[str]()
    overwritten: Mapping[tuple[str, int, int], Cell] = {}
    if summary.SHEET not in sheets:
        sheets = {**sheets, summary.SHEET: _restore_summary(book, template())}
        said.append(MISSING)
    elif _is_out_of_place(book.sheet(sheets[summary.SHEET])):
        overwritten = _rewrite_summary(book, sheets[summary.SHEET], Workbook(book.path, template()))
        said.append(ROWS_LOST)
    if schema.SHEET not in sheets:
        _restore_findings(book, book.sheet(sheets[summary.SHEET]))
    elif moved := MovedTemuan.of(book.sheet(sheets[schema.SHEET])):
        own = _rewrite_temuan(book, sheets[schema.SHEET], moved, Workbook(book.path, template()))
        return Restored((*said, HEADINGS_MOVED), overwritten, own)
    return Restored(tuple(said), overwritten)


def _restore_summary(book: Workbook, template: bytes) -> str:
    """Add Ringkasan as the template has it, and give its name."""
    if any(fold_word(name) == fold_word(summary.SHEET) for name in book.sheet_names):
        raise Refused(
            f"{book.path.name}: lembar {summary.SHEET} bukan Ringkasan dari templat; beri nama lain pada lembar itu, "
            "simpan, lalu jalankan lagi."
        )
    return _adopted(book, summary.SHEET, Workbook(book.path, template)).name


def _is_out_of_place(sheet: Sheet) -> bool:
    """Tell whether rows or columns of Ringkasan were deleted, put in or moved, so that a figure would stand elsewhere.

    That is beside the label of another one, or in another column than its label tells.
    """
    rows = summary_rows(sheet)
    if any(rows[row] <= rows[above] for above, row in pairwise(one for one in summary.WRITTEN_ROWS if one in rows)):
        return True
    firsts = {cells[1].value for _, cells in sheet.rows() if 1 in cells}
    if not firsts & set(summary.LANDMARKS.values()):
        return True
    labels = {one.label: split_ref(one.label_at)[1] for one in summary.ALL_FIGURES if one.label_at[:1] not in ("", "A")}
    held: dict[str, set[int]] = {}
    for _, cells in sheet.rows():
        for column, cell in cells.items():
            if isinstance(cell.value, str) and cell.value in labels:
                held.setdefault(cell.value, set()).add(column)
    at_place = sum(labels[label] in columns for label, columns in held.items())
    return len(held) > 2 * at_place


def _rewrite_summary(book: Workbook, name: str, template: Workbook) -> dict[tuple[str, int, int], Cell]:
    """Write Ringkasan as the template has it. What the user has right of it stays, the other cells are given."""
    ours = [cell for _, cells in template.sheet(summary.SHEET).rows() for cell in cells.values()]
    texts = {cell.value for cell in ours if cell.formula is None}
    formulas = {_without_texts(cell.formula) for cell in ours if cell.formula is not None}

    def is_theirs(formula: str) -> bool:
        return _DEAD not in formula and _without_texts(formula) not in formulas

    before = [(row, column, cell) for row, cells in book.sheet(name).rows() for column, cell in cells.items()]
    sheet = _adopted(book, summary.SHEET, template, over=name)
    overwritten: dict[tuple[str, int, int], Cell] = {}
    for row, column, cell in before:
        if cell.is_blank and cell.formula is None:
            continue
        if cell.value in texts if cell.formula is None else not is_theirs(cell.formula):
            continue
        if column > _LAST_OF_SUMMARY:
            sheet.put_copy(row, column, cell)
        else:
            overwritten[name, row, column] = cell
    area = f"$A$1:${summary.LAST_COLUMN}${summary.LAST_ROW}"
    book.set_defined_name("_xlnm.Print_Area", f"{quote_sheet(name)}!{area}", name)
    return overwritten


def _without_texts(formula: str) -> str:
    """Give the shape of a formula without its texts, for one of ours holds figures of the run in a text."""
    return shape(re.sub(r'"[^"]*"', "", formula))


def _rewrite_temuan(book: Workbook, name: str, moved: MovedTemuan, template: Workbook) -> UserCells:
    """Write Temuan as the template has it, and give the user's cells there: they follow their findings."""
    own, above = user_cells(moved), list(moved.above_the_list())
    sheet = _adopted(book, schema.SHEET, template, over=name)
    for row, column, cell in above:
        if row > 0:
            sheet.put_copy(row, column, cell)
    lines: dict[int, dict[int, Cell]] = {}
    for row, column, cell in above:
        if row <= 0:  # there is no room left for it
            lines.setdefault(row, {})[column] = cell
    return replace(own, below=[*own.below, *lines.values()])


def _adopted(book: Workbook, declared: str, template: Workbook, *, over: str | None = None) -> Sheet:
    try:
        return book.adopt_sheet(declared, template, over=over)
    except ValueError:  # the file lost its styles, or a table of Excel lies over the page
        lost = (
            f"tidak memuat lembar {declared} dan" if over is None else f"tidak memuat lembar {declared} yang utuh, dan"
        )
        reason = "punya gaya sel untuk menulisnya" if over is None else "dapat menulisnya lagi di sana"
        raise Refused(
            f"{book.path.name} {lost} tidak {reason}; salin isian ke templat baru (lkj-xlsx template), lalu jalankan "
            "lagi."
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
