"""Temuan: ready and styled, to be filled by ``compute``."""

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import temuan as schema
from lkj_xlsx.template.pen import Pen, Results, page


def write_report(pen: Pen, sheet: Worksheet, results: Results) -> None:
    """Write headings, one styled row that says nothing was checked yet, filter and print setup."""
    pen.put(sheet, 1, 1, schema.TITLE, style.TITLE)
    pen.put_result(sheet, results[schema.UNIT_ROW, 1], style.SUBTITLE)
    pen.put_result(sheet, results[schema.SUMMARY_ROW, 1], style.SUBTITLE)
    pen.put(sheet, schema.RECEIPT_ROW, 1, None, {**style.NOTE, "text_wrap": False})
    last = column_letters(len(schema.COLUMNS))
    for number, column in enumerate(schema.COLUMNS, 1):
        pen.put(sheet, schema.HEADING_ROW, number, column.heading, style.HEADING)
        look = {**style.printed(column.kind), "valign": "top"}
        if column.key == "cell":
            look |= {"font_color": style.LINK["font_color"], "underline": 1}
        if column.key == "difference":
            look |= {"num_format": "[$-421]#,##0.##"}
        value = schema.NOT_CHECKED if column.key == "message" else None
        pen.put(sheet, schema.FIRST_ROW, number, value, look)
        sheet.set_column(number - 1, number - 1, column.width)
    _write_jejak(pen, sheet)
    _colour_levels(pen, sheet)
    sheet.autofilter(f"A{schema.HEADING_ROW}:{last}{schema.FIRST_ROW}")
    sheet.freeze_panes(schema.HEADING_ROW, 0)
    page(sheet, schema.TITLE, landscape=True)
    sheet.repeat_rows(schema.HEADING_ROW - 1)
    sheet.print_area(f"A1:{last}{schema.FIRST_ROW}")


def _write_jejak(pen: Pen, sheet: Worksheet) -> None:
    """Write the block whose looks and labels ``compute`` takes over: title, then label and value across the page."""
    title = jejak.first_row(0, schema.FIRST_ROW)
    for column in range(1, len(schema.COLUMNS) + 1):
        pen.put(sheet, title, column, None, style.BLOCK)
        look = style.FACT_LABEL if column < jejak.VALUE_COLUMN else style.FACT_VALUE
        for row in range(title + 1, title + jejak.ROWS):
            pen.put(sheet, row, column, None, look)
    pen.put(sheet, title, jejak.LABEL_COLUMN, jejak.TITLE, style.BLOCK)
    pen.put(sheet, title, jejak.VALUE_COLUMN, jejak.NOTE, {**style.BLOCK, "bold": False, "font_size": 9})
    for row, fact in enumerate(jejak.FACTS, title + 1):
        pen.put(sheet, row, jejak.LABEL_COLUMN, fact.label, style.FACT_LABEL)
        pen.put(sheet, row, jejak.VALUE_COLUMN, jejak.NOT_COMPUTED, style.FACT_VALUE)


def _colour_levels(pen: Pen, sheet: Worksheet) -> None:
    for level, look in style.LEVELS.items():
        sheet.conditional_format(
            f"A{schema.FIRST_ROW}:A{schema.LAST_ROW}",
            {"type": "cell", "criteria": "==", "value": f'"{level}"', "format": pen.format(look)},
        )
