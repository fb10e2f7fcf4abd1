"""Words around the figures: labels, headings, what stands above the list of findings; formulas and names among them."""

from collections.abc import Collection, Iterator, Mapping

from lkj_xlsx.declare.layout import TableLayout, spelled
from lkj_xlsx.declare.model import UNIT_ROW
from lkj_xlsx.display.note import Kind, Note
from lkj_xlsx.display.places import page_labels, summary_labels
from lkj_xlsx.package import Cell, ReadableSheet, Workbook, cell_ref, column_number, split_ref
from lkj_xlsx.read.headings import heading
from lkj_xlsx.read.temuan import heading_row, listed
from lkj_xlsx.read.trail import title_row
from lkj_xlsx.report.report import Report, text_of
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.page_cells import rows_shown
from lkj_xlsx.sheets.pengaturan import (
    CAP_READ_KEY,
    CAP_READ_LABEL,
    PENGATURAN,
    PENGATURAN_SHEET,
)
from lkj_xlsx.sheets.tables import pages_in

ColumnsByRow = Mapping[str, Mapping[int, Collection[int]]]  # sheet -> row -> columns


def label_notes(book: Workbook, laporan: Report, hasil: Results) -> Iterator[Note]:
    """Give each label and heading that reads otherwise than in the template. Case and blanks do not count."""
    layout = laporan.layout
    sheet = book.sheet(layout.sheets[summary.SHEET])
    for ref, label in summary_labels(layout, hasil).items():
        row, column = split_ref(ref)
        yield from _reworded(sheet, layout.row_on(summary.SHEET, row), column, label)
    yield from _typed_title(sheet, summary.UNIT_ROW)
    for page in pages_in(layout):
        on_page = book.sheet(layout.sheets[page.sheet])
        for ref, label in page_labels(page, rows_shown(page, laporan, hasil)).items():
            row, column = split_ref(ref)
            yield from _reworded(on_page, layout.row_on(page.sheet, row), column, label)
    for table in layout.tables.values():
        on_page = book.sheet(table.sheet)
        yield from _typed_title(on_page, UNIT_ROW)
        for one in table.table.columns:
            if one.key in table.columns:
                yield from _reworded(on_page, table.heading_row, table.columns[one.key], one.heading)
    for declared, labels in _field_labels().items():
        on_page = book.sheet(layout.sheets[declared])
        for key, label in labels.items():
            if (declared, key) not in layout.fields:
                yield Note(Kind.LABEL, on_page.name, None, shown=label, key=label)


def _field_labels() -> dict[str, dict[str, str]]:
    settings = {one.key: one.label for one in PENGATURAN}
    return {
        IDENTITAS_SHEET: {one.key: one.label for one in IDENTITAS},
        PENGATURAN_SHEET: {**settings, CAP_READ_KEY: CAP_READ_LABEL},
    }


def _reworded(sheet: ReadableSheet, row: int, column: int, label: str) -> Iterator[Note]:
    cell = sheet.cell(row, column)
    text = text_of(cell)
    if cell.error is not None or heading(text) != heading(label):
        yield Note(Kind.LABEL, sheet.name, cell.ref, shown=text, key=text)


def _typed_title(sheet: ReadableSheet, row: int) -> Iterator[Note]:
    """Report what the user typed over the line of a title that our formula fills."""
    cell = sheet.cell(row, 1)
    if cell.formula is None and not cell.is_blank:
        yield Note(Kind.LABEL, sheet.name, cell.ref, shown=text_of(cell), key=text_of(cell))


def formula_notes(book: Workbook, laporan: Report, ours: ColumnsByRow) -> Iterator[Note]:
    """Give each formula where none is ours: among inputs with a label, headings, labels, findings and in Jejak.

    ``ours`` are the places of our formulas.
    """
    layout = laporan.layout
    for declared in (IDENTITAS_SHEET, PENGATURAN_SHEET):
        yield from _formulas(book.sheet(layout.sheets[declared]), ours)
    for table in layout.tables.values():
        yield from _formulas(book.sheet(table.sheet), ours, last_row=table.first_row - 1)
        yield from _formulas_beside_total(book.sheet(table.sheet), table)
    pages = [(page.sheet, column_number(page.last_column)) for page in pages_in(layout)]
    for declared, last in ((summary.SHEET, len(summary.WIDTHS)), (report.SHEET, len(report.COLUMNS)), *pages):
        yield from _formulas(book.sheet(layout.sheets[declared]), ours, last_column=last)


def _formulas(
    sheet: ReadableSheet, ours: ColumnsByRow, *, last_row: int = report.LAST_ROW, last_column: int = 16_384
) -> Iterator[Note]:
    known = ours.get(sheet.name, {})
    for row, cells in sheet.rows():
        if row > last_row:
            return
        for column in cells:
            if column <= last_column and column not in known.get(row, ()) and cells[column].formula is not None:
                yield _formula_note(sheet, cells[column])


def _formulas_beside_total(sheet: ReadableSheet, table: TableLayout) -> Iterator[Note]:
    """Report a formula in place of the label of TOTAL."""
    texts = {table.columns[one.key] for one in table.table.printed if one.kind.is_text and one.key in table.columns}
    if table.total_row is not None:
        for column, cell in sheet.row(table.total_row).items():
            if column in texts and cell.formula is not None:
                yield _formula_note(sheet, cell)


def _formula_note(sheet: ReadableSheet, cell: Cell) -> Note:
    assert cell.formula is not None
    return Note(Kind.FORMULA, sheet.name, cell.ref, shown=f"={cell.formula}", key=spelled(cell.formula))


def temuan_notes(book: Workbook, laporan: Report, about_the_run: Collection[str]) -> Iterator[Note]:
    """Give what stands above the list on Temuan and is not fixed, and the findings that only the run can make.

    ``about_the_run`` are their codes.
    """
    sheet = book.sheet(laporan.layout.sheets[report.SHEET])
    for number, one in enumerate(report.COLUMNS, 1):
        yield from _reworded(sheet, heading_row(sheet), number, one.heading)
    for row in range(1, report.HEADING_ROW):
        for column, cell in sheet.row(row).items():
            is_fixed = (row, column) == (1, 1) and cell.value == report.TITLE and cell.formula is None
            ours = (row, column) in ((report.UNIT_ROW, 1), (report.SUMMARY_ROW, 1)) and cell.formula is not None
            if column <= len(report.COLUMNS) and not (cell.is_blank or is_fixed or ours):
                yield Note(Kind.TEXT, sheet.name, cell.ref, shown=text_of(cell), key=text_of(cell))
    code = next(at for at, one in enumerate(report.COLUMNS, 1) if one.key == "code")
    for row, cells in listed(sheet):
        if code in cells and cells[code].value in about_the_run:
            texts = [text_of(cells[at]) if at in cells else "" for at in range(1, len(report.COLUMNS) + 1)]
            yield Note(
                Kind.RUN, sheet.name, cell_ref(row, 1), shown=" ".join(filter(None, texts)), key="\x1f".join(texts)
            )
    yield from _jejak_labels(sheet)


def _jejak_labels(sheet: ReadableSheet) -> Iterator[Note]:
    """Report a title line of Jejak that says something else."""
    title = title_row(sheet)
    if title is not None:
        yield from _reworded(sheet, title, jejak.VALUE_COLUMN, jejak.NOTE)
