"""Writes the long sheets of the rekap: a table each, with headings that stay, a filter, and its pages."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.template.writer import TemplateWriter, Value, set_up_page
from lkj_xlsx.write.temuan import shortened

LONGEST_ADDRESS = 2079
MOST_LINKS = 65_000
LINK: style.Properties = {"font_color": style.LINK_INK, "underline": 1}


@dataclass(frozen=True)
class PrintedColumn:
    """A column of a sheet of the rekap."""

    heading: str
    kind: Kind
    width: float


@dataclass(frozen=True)
class Linked:
    """A text that leads to a workbook."""

    text: str
    path: Path


Cell = Value | Linked


def set_up_table(
    writer: TemplateWriter, sheet: Worksheet, title: str, about: str, columns: Sequence[PrintedColumn], heading_row: int
) -> None:
    """Write title and headings, and set up the view and the pages."""
    plain = {**style.PLAIN, "text_wrap": False}
    writer.put(sheet, 1, 1, title, style.TITLE)
    writer.put(sheet, 2, 1, about, plain)
    for number, column in enumerate(columns, 1):
        writer.put(sheet, heading_row, number, column.heading, style.HEADING)
        sheet.set_column(number - 1, number - 1, column.width)
    sheet.set_row(heading_row - 1, 2 * style.LINE_HEIGHT)
    sheet.freeze_panes(heading_row, 2)
    set_up_page(sheet, title, landscape=True)
    sheet.set_footer(f"&L&9{title}&R&9Halaman &P")  # &N would count the pages of all sheets
    sheet.set_start_page(1)
    sheet.repeat_rows(heading_row - 1)


def write_rows(
    writer: TemplateWriter, sheet: Worksheet, columns: Sequence[PrintedColumn], rows: Iterable[Sequence[Cell]],
    heading_row: int, folder: Path,
) -> int:  # fmt: skip
    """Write rows under the headings, with a filter over them; give the number of the last one."""
    looks = [{**style.printed(column.kind), "text_wrap": column.kind is Kind.TEXT} for column in columns]
    row = heading_row
    for row, cells in enumerate(rows, heading_row + 1):
        for number, (cell, look) in enumerate(zip(cells, looks, strict=True), 1):
            put(writer, sheet, row, number, cell, look, folder)
        texts = [
            (cell.text if isinstance(cell, Linked) else cell, column.width)
            for cell, column in zip(cells, columns, strict=True)
            if column.kind is Kind.TEXT and isinstance(cell, str | Linked)
        ]
        sheet.set_row(row - 1, style.row_height(texts))
    if row > heading_row:
        sheet.autofilter(f"A{heading_row}:{column_letters(len(columns))}{row}")
    return row


def put(
    writer: TemplateWriter, sheet: Worksheet, row: int, column: int, cell: Cell, look: style.Properties, folder: Path
) -> None:
    """Write one cell: a value, or the name of a unit that leads to its workbook."""
    if isinstance(cell, str):
        cell = shortened(cell)
    if isinstance(cell, Decimal) and look.get("num_format") == style.RUPIAH and cell != cell.to_integral_value():
        look = {**look, "num_format": style.RUPIAH_AND_SEN}
    if not isinstance(cell, Linked):
        writer.put(sheet, row, column, cell, look)
        return
    address = address_of(cell.path, folder)
    if len(address) > LONGEST_ADDRESS or row > MOST_LINKS:
        writer.put(sheet, row, column, cell.text, look)
        return
    writer.put(sheet, row, column, cell.text, {**look, **LINK})  # write_url changes no text that stands already
    sheet.write_url(row - 1, column - 1, f"external:{address}", writer.format({**look, **LINK}), cell.text)


def address_of(path: Path, folder: Path) -> str:
    """Give the address of a workbook from the folder of the rekap. A ``#`` or ``%`` in a name is escaped."""
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # another drive of Windows
        relative = str(path.resolve())
    return quote(Path(relative).as_posix(), safe="/()!$&'*+,;=@~:")
