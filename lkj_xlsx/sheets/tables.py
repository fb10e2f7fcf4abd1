"""All sheets with a table, in the order of the workbook, and where they stand in one that the template makes."""

from collections.abc import Mapping

from lkj_xlsx.declare.layout import Layout, TableLayout
from lkj_xlsx.declare.model import FIELD_FIRST_ROW, FIRST_ROW, PREPARED, RANGE_END, Table
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import CAP_READ_KEY, PENGATURAN, PENGATURAN_SHEET
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.sheets.rkt import RKT

TABLES: tuple[Table, ...] = (RKT, PK, PENGUKURAN, ANGGARAN)
GUIDE_SHEET = "Petunjuk"


def input_sheets() -> tuple[str, ...]:
    """The names of the sheets that the user fills in, in the order of the workbook."""
    return ("Identitas", *(table.sheet for table in TABLES), "Pengaturan")


def sheets() -> tuple[str, ...]:
    """The names of all declared sheets, in the order of the workbook."""
    return (GUIDE_SHEET, *input_sheets(), "Ringkasan", "Temuan")


def declared_layout(rows: Mapping[str, int] | None = None) -> Layout:
    """Give the layout of a workbook as the template makes it, with room for that many ``rows`` on each sheet."""
    tables = {table.sheet: _declared_table(table, (rows or {}).get(table.sheet, 0)) for table in TABLES}
    fields = {
        (sheet, one.key): row
        for sheet, labelled in ((IDENTITAS_SHEET, IDENTITAS), (PENGATURAN_SHEET, PENGATURAN))
        for row, one in enumerate(labelled, FIELD_FIRST_ROW)
    }
    fields[PENGATURAN_SHEET, CAP_READ_KEY] = FIELD_FIRST_ROW + len(PENGATURAN)
    return Layout(tables, {sheet: sheet for sheet in sheets()}, fields)


def _declared_table(table: Table, rows: int) -> TableLayout:
    prepared = max(PREPARED, rows)
    return TableLayout(
        table,
        table.sheet,
        {column.key: number for number, column in enumerate(table.columns, 1)},
        last_row=FIRST_ROW + prepared - 1,
        total_row=FIRST_ROW + prepared if table.has_total else None,
        range_end=max(RANGE_END, FIRST_ROW + prepared),
    )
