"""Makes the template, empty or prefilled. Its formulas store their values, so that any program can show them."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY, Role
from lkj_xlsx.package import Workbook as WrittenTemplate
from lkj_xlsx.read import read
from lkj_xlsx.report.report import Identitas, Report, Settings
from lkj_xlsx.report.result_cells import ResultCell
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules.achievement import MORE_THAN, Kategori
from lkj_xlsx.sheets import impor, jejak, ringkasan, temuan
from lkj_xlsx.sheets import tables as declared
from lkj_xlsx.sheets.figures import calculate
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import KATEGORI_DEFAULTS, PENGATURAN_SHEET, WORDS_DEFAULTS
from lkj_xlsx.sheets.tables import declared_layout
from lkj_xlsx.template.fields import write_identitas, write_pengaturan
from lkj_xlsx.template.guide import write_guide
from lkj_xlsx.template.origin import write_origin
from lkj_xlsx.template.pages import write_page
from lkj_xlsx.template.prefill import EMPTY, Prefill
from lkj_xlsx.template.ringkasan import write_ringkasan
from lkj_xlsx.template.tables import write_table
from lkj_xlsx.template.temuan import write_temuan
from lkj_xlsx.template.writer import CREATED, ResultCells, TemplateWriter
from lkj_xlsx.write.all_formulas import all_cells

_TAB_COLOURS = {ringkasan.SHEET: "#4A78A8", temuan.SHEET: "#A61C1C"}
_OPTIONAL_COLOUR = "#7F9F7F"
_NAME = Path("templat.xlsx")


def make_template(prefill: Prefill = EMPTY) -> bytes:
    """Make a template and give it as the bytes of an .xlsx file.

    A prefilled template is written twice. The first one is read and calculated; the second one stores the values that
    this gave for its formulas.
    """
    rows = {sheet: len(filled) for sheet, filled in prefill.rows.items()}
    for table in declared.TABLES:
        if table.tie is not None:  # both tables hold the same codes row by row, so both get as many rows
            longest = max(rows.get(table.sheet, 0), rows.get(table.tie.sheet, 0))
            rows |= {table.sheet: longest, table.tie.sheet: longest}
    layout = declared_layout(rows, len(prefill.kategori), prefill.parts | prefill.rows.keys(), prefill.years)
    first = _template_bytes(layout, prefill, _empty_report(layout))
    if prefill == EMPTY:
        return first
    return _template_bytes(layout, prefill, read(WrittenTemplate(_NAME, first)))


def _template_bytes(layout: Layout, prefill: Prefill, laporan: Report) -> bytes:
    """Write a template whose formulas store the results of the report ``laporan``."""
    cells = list(all_cells(laporan, calculate(laporan), None))
    written, empty_results = _write_template(layout, prefill, cells)
    book = WrittenTemplate(_NAME, written)
    for cell in empty_results:
        book.sheet(layout.sheets[cell.sheet]).put_formula(cell.row, cell.column, cell.formula, "")
    return book.packed()


def _empty_report(layout: Layout) -> Report:
    """Give the report that reading an empty template would give."""
    links = frozenset(
        (sheet, row, column.key)
        for sheet, table in layout.tables.items()
        for row in range(table.first_row, table.last_row + 1)
        for column in table.of_role(Role.LINK)
    )
    first = 0 if layout.scale is None else layout.scale.first_row
    kategori = tuple(
        Kategori(name, bound, condition == MORE_THAN, printed, row)
        for row, (scale, name, condition, bound, printed, _) in enumerate(KATEGORI_DEFAULTS, first)
        if scale == "KPU"
    )
    return Report(
        layout=layout,
        identitas=Identitas(),
        settings=Settings(kategori=kategori, words=WORDS_DEFAULTS),
        rows={table.sheet: Rows(tuple(column.key for column in table.columns)) for table in declared.TABLES},
        intact_links=links,
    )


def _write_template(
    layout: Layout, prefill: Prefill, cells: Iterable[ResultCell]
) -> tuple[bytes, Sequence[ResultCell]]:
    """Write the workbook with XlsxWriter. ``cells`` are its formula cells with their values.

    This gives its bytes, and the formula cells that are blank in them because their value is the empty text.
    """
    results: dict[str, dict[tuple[int, int], ResultCell]] = {sheet: {} for sheet in layout.sheets}
    for cell in cells:
        results[cell.sheet][cell.row, cell.column] = cell
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Laporan Kinerja (LKj)", "created": CREATED.replace(tzinfo=None)})
        workbook.set_custom_property(VERSION_PROPERTY, TEMPLATE_VERSION, "number")
        for fact in jejak.FACTS:
            workbook.set_custom_property(fact.property, jejak.NOT_COMPUTED, "text")
        workbook.set_calc_mode("auto")
        sheets = {name: workbook.add_worksheet(name) for name in layout.sheets}
        writer = TemplateWriter(workbook)
        _write_sheets(writer, sheets, layout, prefill, results)
        origin = workbook.add_worksheet(impor.SHEET) if prefill.origin else None
        if origin is not None:
            write_origin(writer, origin, prefill.origin)
        optional = [name for name, table in layout.tables.items() if table.table.optional]
        optional += [page.sheet for page in declared.pages_in(layout)]
        for name, colour in {**_TAB_COLOURS, **dict.fromkeys(optional, _OPTIONAL_COLOUR)}.items():
            sheets[name].set_tab_color(colour)
        (origin or sheets[declared.GUIDE_SHEET]).activate()
    return buffer.getvalue(), writer.empty_results


def _write_sheets(
    writer: TemplateWriter,
    sheets: dict[str, Worksheet],
    layout: Layout,
    prefill: Prefill,
    results: Mapping[str, ResultCells],
) -> None:
    """Write the content of every sheet. ``results`` are the formula cells of each sheet by (row, column)."""
    write_guide(writer, sheets[declared.GUIDE_SHEET], layout)
    write_identitas(writer, sheets[IDENTITAS_SHEET], layout, prefill)
    for sheet, table in layout.tables.items():
        write_table(writer, sheets[sheet], table, prefill, results[sheet])
    write_pengaturan(writer, sheets[PENGATURAN_SHEET], layout, prefill, results[PENGATURAN_SHEET])
    write_ringkasan(writer, sheets[ringkasan.SHEET], results[ringkasan.SHEET])
    for page in declared.pages_in(layout):
        write_page(writer, sheets[page.sheet], page, results[page.sheet])
    write_temuan(writer, sheets[temuan.SHEET], results[temuan.SHEET])
