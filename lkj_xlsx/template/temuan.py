"""Writes the sheet Temuan without findings; ``compute`` fills it in later."""

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import temuan as schema
from lkj_xlsx.template.writer import ResultCells, TemplateWriter, set_up_page


def write_temuan(writer: TemplateWriter, sheet: Worksheet, results: ResultCells) -> None:
    """Write headings, one row saying that nothing was checked yet, the block of Jejak, filter and print setup."""
    writer.put(sheet, 1, 1, schema.TITLE, style.TITLE)
    writer.put_result(sheet, results[schema.UNIT_ROW, 1], style.SUBTITLE)
    writer.put_result(sheet, results[schema.SUMMARY_ROW, 1], style.SUBTITLE)
    writer.put(sheet, schema.RECEIPT_ROW, 1, None, {**style.NOTE, "text_wrap": False})
    last = column_letters(schema.PRINTED)
    for number, column in enumerate((*schema.COLUMNS, schema.ANSWER), 1):
        writer.put(sheet, schema.HEADING_ROW, number, column.heading, style.HEADING)
        look = {**style.printed(column.kind), "valign": "top"}
        if column.key == "cell":
            look |= {"font_color": style.LINK["font_color"], "underline": 1}
        if column.key == "difference":
            look |= {"num_format": "[$-421]#,##0.##"}
        value = schema.NOT_CHECKED if column.key == "message" else None
        writer.put(sheet, schema.FIRST_ROW, number, value, look)
        sheet.set_column(number - 1, number - 1, column.width)
    _write_jejak(writer, sheet)
    _colour_levels(writer, sheet)
    sheet.autofilter(f"A{schema.HEADING_ROW}:{last}{schema.FIRST_ROW}")
    sheet.freeze_panes(schema.HEADING_ROW, 0)
    set_up_page(sheet, schema.TITLE, landscape=True)
    sheet.repeat_rows(schema.HEADING_ROW - 1)
    sheet.print_area(f"A1:{last}{schema.FIRST_ROW}")


def _write_jejak(writer: TemplateWriter, sheet: Worksheet) -> None:
    """Write the block of Jejak: a title, then a row with label and value for each fact.

    ``compute`` moves the block below the last finding and copies the styles of its cells.
    """
    title = jejak.first_row(0, schema.FIRST_ROW)
    for column in range(1, len(schema.COLUMNS) + 1):
        writer.put(sheet, title, column, None, style.BLOCK)
        look = style.FACT_LABEL if column < jejak.VALUE_COLUMN else style.FACT_VALUE
        for row in range(title + 1, title + jejak.ROWS):
            writer.put(sheet, row, column, None, look)
    writer.put(sheet, title, jejak.LABEL_COLUMN, jejak.TITLE, style.BLOCK)
    writer.put(sheet, title, jejak.VALUE_COLUMN, jejak.NOTE, {**style.BLOCK, "bold": False, "font_size": 9})
    for row, fact in enumerate(jejak.FACTS, title + 1):
        writer.put(sheet, row, jejak.LABEL_COLUMN, fact.label, style.FACT_LABEL)
        writer.put(sheet, row, jejak.VALUE_COLUMN, jejak.NOT_COMPUTED, style.FACT_VALUE)


def _colour_levels(writer: TemplateWriter, sheet: Worksheet) -> None:
    for level, look in style.LEVELS.items():
        sheet.conditional_format(
            f"A{schema.FIRST_ROW}:A{schema.LAST_ROW}",
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{schema.LEVEL_WORDS[level]}"',
                "format": writer.format(look),
            },
        )
