"""Puts the sheets of a template together."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.results import ResultCell
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import tables as declared
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import PENGATURAN_SHEET
from lkj_xlsx.template.guide import write_guide
from lkj_xlsx.template.isian import Isian
from lkj_xlsx.template.labelled import write_identitas, write_pengaturan
from lkj_xlsx.template.pen import Pen, Results
from lkj_xlsx.template.report import write_report
from lkj_xlsx.template.summary import write_summary
from lkj_xlsx.template.tables import write_table

# XlsxWriter gives the same bytes for the same content once this is set.
CREATED = datetime(2026, 1, 1, tzinfo=UTC)
_TABS = {summary.SHEET: "#4A78A8", report.SHEET: "#A61C1C"}


def write_template(layout: Layout, isian: Isian, cells: Iterable[ResultCell]) -> bytes:
    """Give the workbook as bytes. ``cells`` are its formula cells, with the values they have on ``isian``."""
    results: dict[str, dict[tuple[int, int], ResultCell]] = {sheet: {} for sheet in declared.sheets()}
    for cell in cells:
        results[cell.sheet][cell.row, cell.column] = cell
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Laporan Kinerja (LKj)", "created": CREATED.replace(tzinfo=None)})
        workbook.set_custom_property(VERSION_PROPERTY, TEMPLATE_VERSION, "number")
        for fact in jejak.FACTS:
            workbook.set_custom_property(fact.property, jejak.NOT_COMPUTED, "text")
        workbook.set_calc_mode("auto")
        sheets = {name: workbook.add_worksheet(name) for name in declared.sheets()}
        _write_sheets(Pen(workbook), sheets, layout, isian, results)
        for name, colour in _TABS.items():
            sheets[name].set_tab_color(colour)
        sheets[declared.GUIDE_SHEET].activate()
    return buffer.getvalue()


def _write_sheets(
    pen: Pen, sheets: dict[str, Worksheet], layout: Layout, isian: Isian, results: Mapping[str, Results]
) -> None:
    write_guide(pen, sheets[declared.GUIDE_SHEET])
    write_identitas(pen, sheets[IDENTITAS_SHEET], layout, isian)
    for sheet, table in layout.tables.items():
        write_table(pen, sheets[sheet], table, isian, results[sheet])
    write_pengaturan(pen, sheets[PENGATURAN_SHEET], layout, isian, results[PENGATURAN_SHEET])
    write_summary(pen, sheets[summary.SHEET], results[summary.SHEET])
    write_report(pen, sheets[report.SHEET], results[report.SHEET])
