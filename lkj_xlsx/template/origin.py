"""Writes the sheet Impor, on which each table of a foreign file is accounted for, column by column."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.sheets import impor
from lkj_xlsx.template.writer import TemplateWriter, set_up_page

_HEADING_ROW = 4
_INTRODUCTION = (
    "Menjadi kosong berarti sel itu tidak dipindahkan. Periksa baris PERLU DIPASTIKAN lebih dulu, lalu isi Polaritas "
    "pada PK. Lembar ini boleh dihapus."
)


def write_origin(writer: TemplateWriter, sheet: Worksheet, lines: Sequence[Sequence[str]]) -> None:
    """Write a row for each column of a foreign table, and for each thing that was left."""
    writer.put(sheet, 1, 1, impor.TITLE, style.TITLE)
    writer.put(sheet, 2, 1, _INTRODUCTION, {**style.NOTE, "text_wrap": False})
    for number, column in enumerate(impor.COLUMNS, 1):
        writer.put(sheet, _HEADING_ROW, number, column.heading, style.HEADING)
        sheet.set_column(number - 1, number - 1, column.width)
    for row, line in enumerate(lines, _HEADING_ROW + 1):
        for number, (column, text) in enumerate(zip(impor.COLUMNS, line, strict=True), 1):
            look = {**style.printed(column.kind), "valign": "top", "align": "left"}
            writer.put(sheet, row, number, text or None, look)
        texts = [(text, column.width) for column, text in zip(impor.COLUMNS, line, strict=True)]
        sheet.set_row(row - 1, style.row_height(texts, padding=3))
    last = _HEADING_ROW + len(lines)
    sheet.autofilter(_HEADING_ROW - 1, 0, last - 1, len(impor.COLUMNS) - 1)
    sheet.freeze_panes(_HEADING_ROW, 0)
    set_up_page(sheet, impor.TITLE, landscape=True)
    sheet.repeat_rows(_HEADING_ROW - 1)
    sheet.print_area(0, 0, last - 1, len(impor.COLUMNS) - 1)
