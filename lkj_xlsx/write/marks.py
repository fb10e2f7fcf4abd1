"""The column Pemeriksaan: what was found in a row, with a link; what no longer holds goes, what is hers stays."""

from collections.abc import Sequence

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.model import MARK_KEY
from lkj_xlsx.package import Sheet, Workbook, cell_ref, quote_sheet, split_ref
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.results import Mark, is_mark, marks
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.write.ledger import Ledger


def write_marks(book: Workbook, laporan: Laporan, ledger: Ledger, findings: Sequence[Finding]) -> None:
    """Write the marks of all tables."""
    temuan = quote_sheet(laporan.layout.sheets[report.SHEET])
    by_sheet: dict[str, dict[int, Mark]] = {}
    for mark in marks(laporan, findings):
        by_sheet.setdefault(mark.sheet, {})[mark.row] = mark
    for declared, table in laporan.layout.tables.items():
        sheet, column = book.sheet(table.sheet), table.columns[MARK_KEY]
        written = _write(sheet, table, ledger, by_sheet.get(declared, {}))
        hers = [link for link in sheet.hyperlinks(column) if not _is_free(sheet, link[0])]
        ours = [(cell_ref(mark.row, column), f"{temuan}!A{mark.leads_to}") for mark in written]
        sheet.set_hyperlinks([*hers, *ours], column)


def mark_places(laporan: Laporan) -> dict[str, dict[int, tuple[int]]]:
    """Give every cell that may hold a mark: actual name of the sheet -> row -> column."""
    places: dict[str, dict[int, tuple[int]]] = {}
    for table in laporan.layout.tables.values():
        last = max(table.last_row, table.total_row or 0)
        places[table.sheet] = dict.fromkeys(range(table.first_row, last + 1), (table.columns[MARK_KEY],))
    return places


def _is_free(sheet: Sheet, ref: str) -> bool:
    """Tell whether nothing stands in a cell, or a mark of ours."""
    now = sheet.cell(*split_ref(ref))
    return now.is_blank or is_mark(now.value)


def _write(sheet: Sheet, table: TableLayout, ledger: Ledger, wanted: dict[int, Mark]) -> list[Mark]:
    """Write and clear the marks of one table; give those that stand there now."""
    column, written = table.columns[MARK_KEY], list[Mark]()
    last = max(table.last_row, table.total_row or 0)
    for row in sorted({*wanted, *sheet.rows_holding(column)}):
        if not table.first_row <= row <= last:
            continue
        now, mark = sheet.cell(row, column), wanted.get(row)
        if not _is_free(sheet, now.ref):
            continue
        if mark is not None:
            style = None if now.style else sheet.style_of(table.first_row, column) or None
            ledger.put_value(sheet, row, column, mark.text, style)
            written.append(mark)
        elif not now.is_blank:
            ledger.clear(sheet, row, column)
    return written
