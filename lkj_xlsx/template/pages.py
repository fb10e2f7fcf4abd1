"""Writes a printed page of results that comes with an optional part, and its charts."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.declare.page import Chart, Figure, Page, RowTable
from lkj_xlsx.package.refs import column_letters, column_number, quote_sheet, split_ref
from lkj_xlsx.template.writer import ResultCells, TemplateWriter, set_up_page

_FONT = {"name": "Calibri", "size": 9, "bold": False}
_TITLE_ROWS = 3
_FEED = {"font_color": style.MUTED, "font_size": 9}  # what only feeds a chart


def write_page(writer: TemplateWriter, sheet: Worksheet, page: Page, results: ResultCells) -> None:
    """Write every block of a page, and its charts."""
    for letters, width in page.widths.items():
        sheet.set_column(f"{letters}:{letters}", width)
    sheet.merge_range(f"A1:{page.last_column}1", "", writer.format({**style.TITLE, "align": "center"}))
    sheet.write_string("A1", page.title, writer.format({**style.TITLE, "align": "center"}))
    for row, height in page.heights.items():
        sheet.set_row(row - 1, height)
    for ref, title in page.titles:
        row, _ = split_ref(ref)
        for column in range(1, column_number(page.last_column) + 1):
            writer.put(sheet, row, column, title if column == 1 else None, style.BLOCK)
    for ref, note in page.notes:
        writer.merge(sheet, f"{ref}:{page.last_column}{split_ref(ref)[0]}", note, style.NOTE)
    for figure in page.figures:
        _write_figure(writer, sheet, page, figure, results)
    for table in page.lists:
        _write_list(writer, sheet, page, table, results)
    for of, first, last in page.blocks:
        value = next(one.value_at for one in page.figures if one.key == of)
        for number in range(first, last + 1) if results[split_ref(value)].value == "" else ():
            sheet.set_row(number - 1, page.heights.get(number), None, {"hidden": True})
    for chart in page.charts:
        _add_chart(writer, sheet, page, chart)
    for name, (of, key) in page.defined.items():
        table = next(one for one in page.lists if one.key == of)
        letters = next(one.column for one in table.columns if one.key == key)
        area = f"${letters}${table.first_row}:${letters}${table.last_row}"
        writer.workbook.define_name(name, f"={quote_sheet(page.sheet)}!{area}")
    set_up_page(sheet, page.title, landscape=page.landscape, fit=not page.breaks)
    sheet.set_h_pagebreaks(list(page.breaks))
    sheet.print_area(f"A1:{page.last_column}{page.last_row}")


def _write_figure(writer: TemplateWriter, sheet: Worksheet, page: Page, figure: Figure, results: ResultCells) -> None:
    row, column = split_ref(figure.value_at)
    if figure.label_at:
        at, left = split_ref(figure.label_at)
        if at == row and left < column - 1:
            writer.merge(sheet, f"{figure.label_at}:{column_letters(left + 1)}{at}", figure.label, style.LABEL)
        else:
            writer.put(sheet, at, left, figure.label, style.LABEL)
    if figure.key in page.texts:
        names_a_block = any(key == figure.key for key, _, _ in page.blocks)
        look = {**style.SENTENCE, "bold": names_a_block}
        if row <= _TITLE_ROWS:
            look = {**style.SUBTITLE, "align": "center"}
        elif figure.key in page.signature:
            look = style.SIGNATURE
        sheet.merge_range(f"{figure.value_at}:{page.last_column}{row}", "", writer.format(look))
    elif column > column_number(page.last_column):
        look = {**style.printed(figure.kind), **_FEED}
    else:
        look = style.printed(figure.kind, bold=True)
    writer.put_result(sheet, results[row, column], look)


def _write_list(writer: TemplateWriter, sheet: Worksheet, page: Page, table: RowTable, results: ResultCells) -> None:
    for one in table.columns:
        column = column_number(one.column)
        feeds = column > column_number(page.last_column)
        if one.heading:
            writer.put(sheet, table.heading_row, column, one.heading, style.HELPER_HEADING if feeds else style.HEADING)
        for row in range(table.first_row, table.last_row + 1):
            look = style.printed(one.kind)
            writer.put_result(sheet, results[row, column], {**look, **_FEED} if feeds else look)
    for row in range(table.first_row + table.shown_when_empty, table.last_row + 1):
        sheet.set_row(row - 1, page.heights.get(row), None, {"hidden": True})


def _add_chart(writer: TemplateWriter, sheet: Worksheet, page: Page, declared: Chart) -> None:
    scatter = declared.kind == "scatter"
    chart = writer.workbook.add_chart({"type": declared.kind})
    where = quote_sheet(page.sheet)
    for one in declared.series:
        options: dict[str, Any] = {
            "name": f"={where}!{one.name}" if one.name.startswith("$") else one.name,
            "values": f"={where}!{one.values}",
            "categories": f"={where}!{one.categories}",
        }
        if scatter and one.is_line:
            options |= {"line": {"color": one.ink, "dash_type": "dash", "width": 1}, "marker": {"type": "none"}}
        elif scatter:
            mark = {"type": "circle", "size": 8, "fill": {"color": one.ink}, "border": {"color": one.ink}}
            label = {"series_name": True, "value": False, "position": "right", "font": _FONT}
            options |= {"marker": mark, "data_labels": label}
        else:
            options |= {"fill": {"color": one.ink}, "gap": 60}
        chart.add_series(options)
    chart.set_title({"none": True} if scatter else {"name": declared.title, "name_font": {**_FONT, "size": 10}})
    chart.set_legend({"none": True} if scatter else {"position": "bottom", "font": _FONT})
    grid = {"visible": True, "line": {"color": "#E3E7EC"}}
    axis = {"num_font": _FONT, "name_font": _FONT, "line": {"color": style.LINE}, "num_format": "0"}
    chart.set_x_axis({**axis, "name": declared.x_title, "major_gridlines": grid if scatter else {"visible": False}})
    least = {} if scatter else {"min": 0}  # a column shows its figure from 0 on
    chart.set_y_axis({**axis, **least, "name": declared.y_title, "major_gridlines": grid})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size(dict(zip(("width", "height"), declared.size, strict=True)))
    options = {"object_position": 4, "description": declared.title}
    sheet.insert_chart(declared.at, chart, options)
