"""A template with its formulas' values right from the start, empty or filled."""

from pathlib import Path

from lkj_xlsx.calc import calculate
from lkj_xlsx.laporan import Identitas, Laporan, Settings
from lkj_xlsx.reader import read
from lkj_xlsx.results import all_cells
from lkj_xlsx.rows import Rows
from lkj_xlsx.rules.achievement import MORE_THAN, Kategori
from lkj_xlsx.schema.layout import Layout, declared_layout
from lkj_xlsx.schema.model import PREPARED, Role
from lkj_xlsx.schema.settings import KATEGORI_DEFAULTS, WORDS_DEFAULTS
from lkj_xlsx.schema.tables import TABLES
from lkj_xlsx.template.build import write_template
from lkj_xlsx.template.isian import EMPTY, Isian
from lkj_xlsx.workbook import Workbook

_NO_FINDINGS = {"galat": 0, "peringatan": 0, "catatan": 0}


def make_template(isian: Isian = EMPTY) -> bytes:
    """Give a template as the bytes of an .xlsx file.

    A filled one is written twice: the values of its formulas are what reading the first gives.
    """
    longest = max((len(rows) for rows in isian.rows.values()), default=0)
    layout = declared_layout(max(PREPARED, longest))
    empty = _empty(layout)
    first = write_template(layout, isian, all_cells(empty, calculate(empty), _NO_FINDINGS))
    if isian == EMPTY:
        return first
    laporan = read(Workbook(Path("templat.xlsx"), first))
    return write_template(layout, isian, all_cells(laporan, calculate(laporan), _NO_FINDINGS))


def _empty(layout: Layout) -> Laporan:
    measured = layout["Pengukuran"]
    linked = frozenset(
        ("Pengukuran", row, column.key)
        for row in range(measured.first_row, measured.last_row + 1)
        for column in measured.table.of_role(Role.LINK)
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
        rows={table.sheet: Rows(tuple(column.key for column in table.columns)) for table in TABLES},
        linked=linked,
    )
