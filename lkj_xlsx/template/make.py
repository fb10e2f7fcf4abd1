"""A template with its formulas' values right from the start, empty or filled."""

from pathlib import Path

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import Role
from lkj_xlsx.package import Workbook
from lkj_xlsx.read import read
from lkj_xlsx.report.report import Identitas, Laporan, Settings
from lkj_xlsx.report.results import calculate
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.results import all_cells
from lkj_xlsx.rules.achievement import MORE_THAN, Kategori
from lkj_xlsx.sheets import tables as declared
from lkj_xlsx.sheets.pengaturan import KATEGORI_DEFAULTS, WORDS_DEFAULTS
from lkj_xlsx.sheets.tables import declared_layout
from lkj_xlsx.template.build import write_template
from lkj_xlsx.template.isian import EMPTY, Isian

_NAME = Path("templat.xlsx")
_NO_FINDINGS = {"galat": 0, "peringatan": 0, "catatan": 0}


def make_template(isian: Isian = EMPTY) -> bytes:
    """Give a template as the bytes of an .xlsx file.

    A filled one is written twice: the values of its formulas are what reading the first gives.
    """
    rows = {sheet: len(filled) for sheet, filled in isian.rows.items()}
    for table in declared.TABLES:
        if table.tie is not None:  # rows that are tied to each other stand beside each other
            longest = max(rows.get(table.sheet, 0), rows.get(table.tie.sheet, 0))
            rows |= {table.sheet: longest, table.tie.sheet: longest}
    layout = declared_layout(rows)
    empty = _empty(layout)
    first = _written(layout, isian, empty)
    if isian == EMPTY:
        return first
    return _written(layout, isian, read(Workbook(_NAME, first)))


def _written(layout: Layout, isian: Isian, laporan: Laporan) -> bytes:
    cells = list(all_cells(laporan, calculate(laporan), _NO_FINDINGS))
    book = Workbook(_NAME, write_template(layout, isian, cells))
    for cell in cells:
        sheet = book.sheet(layout.sheets[cell.sheet])
        if cell.value == "" and sheet.cell(cell.row, cell.column).formula == cell.formula:
            # XlsxWriter stores nothing for an empty result, and that looks like one that was lost.
            sheet.put_formula(cell.row, cell.column, cell.formula, "")
    return book.packed()


def _empty(layout: Layout) -> Laporan:
    linked = frozenset(
        (sheet, row, column.key)
        for sheet, table in layout.tables.items()
        for row in range(table.first_row, table.last_row + 1)
        for column in table.of_role(Role.LINK)
    )
    kategori = tuple(
        Kategori(name, bound, condition == MORE_THAN, printed)
        for scale, name, condition, bound, printed, _ in KATEGORI_DEFAULTS
        if scale == "KPU"
    )

    return Laporan(
        layout=layout,
        identitas=Identitas(),
        settings=Settings(kategori=kategori, words=WORDS_DEFAULTS),
        rows={table.sheet: Rows(tuple(column.key for column in table.columns)) for table in declared.TABLES},
        linked=linked,
    )
