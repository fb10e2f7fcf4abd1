"""Writes the sheet Ringkasan: two pages that are printed and signed."""

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.declare.page import RowTable
from lkj_xlsx.package.refs import column_number, split_ref
from lkj_xlsx.sheets import ringkasan as schema
from lkj_xlsx.template.writer import ResultCells, TemplateWriter, set_up_page

_LAST = column_number(schema.LAST_COLUMN)


def write_ringkasan(writer: TemplateWriter, sheet: Worksheet, results: ResultCells) -> None:
    """Write every block of Ringkasan, and its chart."""
    for column, width in schema.WIDTHS.items():
        sheet.set_column(f"{column}:{column}", width)
    writer.merge(sheet, "A1:F1", schema.TITLE, {**style.TITLE, "align": "center"})
    _put_wide_result(writer, sheet, results, "A2", {**style.SUBTITLE, "align": "center"})
    for figure in schema.IDENTITY:
        writer.put(sheet, *split_ref(figure.label_at), figure.label, {**style.PLAIN, "text_wrap": False})
        _put_wide_result(writer, sheet, results, figure.value_at, style.PLAIN)
    _write_figures(writer, sheet, results)
    for table in schema.ROW_TABLES:
        _write_row_table(writer, sheet, table, results)
    _write_below_tables(writer, sheet, results)
    _write_finding_counts(writer, sheet, results)
    _write_signature(writer, sheet, results)
    _add_chart(writer, sheet)
    _set_page(sheet)


def _put_result(
    writer: TemplateWriter, sheet: Worksheet, results: ResultCells, ref: str, look: style.Properties
) -> None:
    writer.put_result(sheet, results[split_ref(ref)], look)


def _put_wide_result(
    writer: TemplateWriter, sheet: Worksheet, results: ResultCells, ref: str, look: style.Properties
) -> None:
    """Write a result into a merged area that reaches from its cell to the last column."""
    sheet.merge_range(f"{ref}:{schema.LAST_COLUMN}{split_ref(ref)[0]}", "", writer.format(look))
    _put_result(writer, sheet, results, ref, look)


def _write_block_title(writer: TemplateWriter, sheet: Worksheet, ref: str, title: str) -> None:
    row, _ = split_ref(ref)
    for column in range(1, _LAST + 1):
        writer.put(sheet, row, column, title if column == 1 else None, style.BLOCK)


def _write_figures(writer: TemplateWriter, sheet: Worksheet, results: ResultCells) -> None:
    _write_block_title(writer, sheet, *schema.FIGURES_TITLE)
    for figure in schema.FIGURES:
        row, column = split_ref(figure.label_at)
        sheet.set_row(row - 1, 18)
        last = "B" if column == 1 else "E"
        writer.merge(sheet, f"{figure.label_at}:{last}{row}", figure.label, style.LABEL)
        _put_result(
            writer,
            sheet,
            results,
            figure.value_at,
            {**style.printed(figure.kind, bold=True), "align": "right", "indent": 1},
        )
    ref, note = schema.FIGURES_NOTE
    row, _ = split_ref(ref)
    writer.merge(sheet, f"{ref}:F{row}", note, style.NOTE)
    sheet.set_row(row - 1, 26)


def _write_row_table(writer: TemplateWriter, sheet: Worksheet, table: RowTable, results: ResultCells) -> None:
    _write_block_title(writer, sheet, f"A{table.title_row}", table.title)
    sheet.set_row(table.heading_row - 1, 20)
    merged = table.key == schema.PER_KATEGORI.key
    for column in table.columns:
        ref = f"{column.column}{table.heading_row}"
        if merged and column.column == "A":
            writer.merge(sheet, f"{ref}:B{table.heading_row}", column.heading, style.HEADING)
        else:
            writer.put(sheet, *split_ref(ref), column.heading, style.HEADING)
        for row in range(table.first_row, table.last_row + 1):
            look = style.printed(column.kind)
            if merged and column.column == "A":
                sheet.merge_range(f"A{row}:B{row}", "", writer.format({**look, "align": "left"}))
                look = {**look, "align": "left"}
            _put_result(writer, sheet, results, f"{column.column}{row}", look)
    for row in range(table.first_row + table.shown_when_empty, table.last_row + 1):
        sheet.set_row(row - 1, None, None, {"hidden": True})
    if table.first_number > 1:  # it goes on from another page, and is shown where it has rows
        sheet.set_row(table.title_row - 1, None, None, {"hidden": True})
        sheet.set_row(table.heading_row - 1, 20, None, {"hidden": True})


def _write_below_tables(writer: TemplateWriter, sheet: Worksheet, results: ResultCells) -> None:
    for figure in (schema.SASARAN_HIDDEN, schema.BUDGET_HIDDEN):
        _put_wide_result(writer, sheet, results, figure.value_at, style.ALERT)
    for figure in (schema.SASARAN_SENTENCE, schema.BUDGET_SENTENCE):
        _put_wide_result(writer, sheet, results, figure.value_at, style.SENTENCE)
        sheet.set_row(split_ref(figure.value_at)[0] - 1, schema.WIDE_TEXTS[figure.value_at])
    row, _ = split_ref(schema.UNMEASURED.label_at)
    writer.merge(sheet, f"A{row}:B{row}", schema.UNMEASURED.label, {**style.LABEL, "italic": True})
    _put_result(writer, sheet, results, schema.UNMEASURED.value_at, style.printed(Kind.COUNT))
    writer.put(sheet, schema.BUDGET_TOTAL_ROW, 1, schema.BUDGET_TOTAL[0].label, style.total(Kind.CODE))
    writer.put(sheet, schema.BUDGET_TOTAL_ROW, 2, None, style.total(Kind.TEXT))
    for figure in schema.BUDGET_TOTAL:
        _put_result(writer, sheet, results, figure.value_at, style.total(figure.kind))


def _write_finding_counts(writer: TemplateWriter, sheet: Worksheet, results: ResultCells) -> None:
    _write_block_title(writer, sheet, *schema.FINDINGS_TITLE)
    for figure in schema.FINDING_COUNTS:
        row, _ = split_ref(figure.label_at)
        writer.merge(sheet, f"A{row}:B{row}", figure.label, style.LABEL)
        _put_result(writer, sheet, results, figure.value_at, style.printed(figure.kind, bold=True))
    _put_wide_result(writer, sheet, results, schema.AGE_OF_CHECK.value_at, style.ALERT)
    if split_ref(schema.COMPLETENESS.value_at) in results:
        _put_wide_result(writer, sheet, results, schema.COMPLETENESS.value_at, style.SENTENCE)


def _write_signature(writer: TemplateWriter, sheet: Worksheet, results: ResultCells) -> None:
    for figure in schema.SIGNATURE:
        bold: style.Properties = {"bold": True, "underline": 1} if figure.key == "penandatangan" else {}
        _put_wide_result(writer, sheet, results, figure.value_at, {**style.SIGNATURE, **bold})
        if figure.key == "jabatan":
            sheet.set_row(split_ref(figure.value_at)[0] - 1, schema.JABATAN_HEIGHT)


def _add_chart(writer: TemplateWriter, sheet: Worksheet) -> None:
    table = schema.PER_KATEGORI
    chart = writer.workbook.add_chart({"type": "bar"})
    area = f"${table.first_row}:${{}}${table.last_row}"
    chart.add_series(
        {
            "name": schema.CHART_TITLE,
            "categories": f"={schema.SHEET}!$A{area.format('A')}",
            "values": f"={schema.SHEET}!$C{area.format('C')}",
            "fill": {"color": style.CHART_FILL},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0;;", "font": {"name": "Calibri", "size": 9}},
        }
    )
    font = {"name": "Calibri", "size": 9, "bold": False}
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": font, "major_tick_mark": "none", "line": {"color": style.LINE}})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": 370, "height": 166})
    column, row = schema.CHART_AT
    options = {"object_position": 3, "x_offset": 6, "y_offset": 2, "description": schema.CHART_TITLE}
    sheet.insert_chart(f"{column}{row}", chart, options)


def _set_page(sheet: Worksheet) -> None:
    set_up_page(sheet, schema.TITLE, landscape=False, fit=False)
    sheet.set_print_scale(76)
    sheet.print_area(f"A1:{schema.LAST_COLUMN}{schema.LAST_ROW}")
    sheet.set_h_pagebreaks([schema.PAGE_BREAK_AFTER, schema.LAST_ROW])
