"""Forms as a workbook: a sheet each, A4, ready to print.

Figures are texts in Indonesian form: no number format prevents an English Excel from showing 30,251,789,000. They are
printed and not computed with; the workbook of the unit has the numbers.
"""

import textwrap
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate, pairwise

from xlsxwriter.workbook import Workbook

from lkj_xlsx.declare import style
from lkj_xlsx.forms.model import (
    DOTS,
    SHORT_DOTS,
    Align,
    Block,
    Form,
    Labelled,
    Page,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.paper.grid import POINTS_A_MM, Grid, Piece, Properties, Strip, borders_of
from lkj_xlsx.template.writer import CREATED

_MARGIN, _TOP, _BOTTOM = 18, 15, 17  # millimetres
_LABEL, _COLON = 26.0, 32.0  # where the text behind a label and its colon begins
_LONGEST_FOOTER = 95  # letters beside the number of the page
_SHORT = 8  # rows of a table that stands on one page with its signature
_SIGNATURE_ROOM = 42.0  # points for a signature and a stamp
_RESERVE = 0.975  # of the height of a page, for what a printer counts otherwise than we

_ALERT: Properties = {"bold": True, "valign": "vcenter", "font_size": 10, "align": "center",
                      "font_color": style.ERROR_INK,
                      "bg_color": style.ERROR_FILL, "border": 1, "border_color": style.ERROR_INK}  # fmt: skip
_TITLE: Properties = {"bold": True, "font_size": 13, "align": "center"}
_HEADING: Properties = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DCE6F1", "border": 1}
_NUMBER: Properties = {"italic": True, "font_size": 7, "align": "center", "border": 1}
_CELL: Properties = {"border": 1, "valign": "vcenter"}
_TEXT: Properties = {"font_size": 12, "align": "justify"}
_SIGNED: Properties = {"font_size": 11, "align": "center"}


def forms_workbook(forms: Sequence[Form]) -> bytes:
    """Give the forms as the bytes of an .xlsx file."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        title = " – ".join(dict.fromkeys(form.name for form in forms))
        workbook.set_properties({"title": title, "created": CREATED.replace(tzinfo=None)})
        for form in forms:
            _write_form(workbook, form)
    return buffer.getvalue()


def sheet_name(form: Form) -> str:
    """Give the name of the sheet of a form: RKT, PK, Pengukuran, ..."""
    return form.key.upper() if len(form.key) <= 3 else form.key.capitalize()


def _write_form(workbook: Workbook, form: Form) -> None:
    sheet = workbook.add_worksheet(sheet_name(form))
    width, height = (297, 210) if form.is_landscape else (210, 297)
    width -= 2 * _MARGIN
    blocks = [block for page in form.pages for block in page.blocks]
    borders = borders_of({0.0, float(width), *(edge for block in blocks for edge in _edges(block, width))})
    grid = Grid(workbook, sheet, borders, (height - _TOP - _BOTTOM) * POINTS_A_MM * _RESERVE)
    grid.set_columns()
    for page in form.pages:
        grid.break_page()
        _write_page(grid, page, form, width)
    sheet.set_h_pagebreaks(grid.breaks)
    sheet.set_paper(9)
    if form.is_landscape:
        sheet.set_landscape()
    inch = 25.4
    sheet.set_margins(left=_MARGIN / inch, right=_MARGIN / inch, top=_TOP / inch, bottom=_BOTTOM / inch)
    name = textwrap.shorten(form.footer, _LONGEST_FOOTER, placeholder=" …").replace("&", "&&")
    sheet.set_footer(f"&L&8{name}&R&8Halaman &P", {"margin": 0.4})
    sheet.set_start_page(1)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    last = len(borders) - 2
    sheet.print_area(0, 0, grid.row - 1, last)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{column_letters(last + 1)}{grid.row}"})


def _edges(block: Block, width: float) -> Sequence[float]:
    """Give the borders that a block needs, in millimetres from the left margin."""
    match block:
        case Table():
            return _borders(block, width)
        case Labelled():
            return (_LABEL, _COLON)
        case Signatures():
            return _sides(width)
        case Paragraph():
            return ()


def _sides(width: float) -> tuple[float, float]:
    """Give where the left signature ends and the right one begins."""
    return width / 2 - 6, width / 2 + 6


def _borders(table: Table, width: float) -> list[float]:
    scale = width / sum(column.width for column in table.columns)
    return [0.0, *accumulate(column.width * scale for column in table.columns)]


def _write_page(grid: Grid, page: Page, form: Form, width: float) -> None:
    """Write a page: blocks of strips, of which the last holds the signature with what it belongs to.

    The headings of a table are written again where it goes on. The repeated rows of Excel are those of one table only,
    and would stand above the next table, too.
    """
    head = [_line(form.alert, width, _ALERT), Strip(height=8)] if form.alert else []
    head += [_line(page.label, width, {"font_size": 10})] if page.label else []
    head += [_line(text, width, _TITLE) for text in page.title]
    head.append(Strip(height=18 if page.is_letter else 8))
    waiting: list[Strip] = head
    again: Sequence[Strip] = ()
    for block, after in zip(page.blocks, (*page.blocks[1:], None), strict=True):
        *chunks, last = _chunks(block, width, is_signed=isinstance(after, Signatures))
        for chunk in chunks:
            grid.write([*waiting, *chunk], again)
            waiting, again = [], _headings(block, width) if isinstance(block, Table) else ()
        waiting = [*waiting, *last]
        if isinstance(block, Table) and not isinstance(after, Signatures):
            grid.write(waiting, again)
            waiting, again = [], ()
        if isinstance(block, Table):
            waiting.append(Strip(height=10))
    grid.write(waiting, again)


def _line(text: str, width: float, look: Properties) -> Strip:
    return Strip((Piece(text, 0, width, look),))


def _chunks(block: Block, width: float, *, is_signed: bool) -> Iterator[list[Strip]]:
    """Give a block as parts between which a page may end; the last one stays with what follows."""
    match block:
        case Paragraph():
            text = f"–  {block.text}" if block.is_item else block.text
            strip = _line(text, width, {**_TEXT, "align": "left"} if block.is_item else _TEXT)
            yield [strip, Strip(height=7)]
        case Labelled():
            yield [*(_labelled(label, value, width) for label, value in block.lines), Strip(height=7)]
        case Table():
            yield from _table(block, width, is_signed=is_signed)
        case Signatures():
            yield list(_signatures(block, width))


def _labelled(label: str, value: str, width: float) -> Strip:
    look = {"font_size": 12}
    shown = value or DOTS + SHORT_DOTS
    return Strip((
        Piece(label, 0, _LABEL, look), Piece(":", _LABEL, _COLON, look), Piece(shown, _COLON, width, look),
    ))  # fmt: skip


def _table(table: Table, width: float, *, is_signed: bool) -> Iterator[list[Strip]]:
    """Give the table by its groups: the headings with the first, the total with the last."""
    edges = _borders(table, width)
    spans = list(pairwise(edges))
    waiting = _headings(table, width)
    is_short = is_signed and sum(map(len, table.groups)) <= _SHORT
    for number, group in enumerate(table.groups, 1):
        waiting += [Strip(tuple(_pieces(table, group, at, spans))) for at in range(len(group))]
        if number < len(table.groups) and not is_short:
            yield waiting
            waiting = []
    if table.total is not None:
        over = len(spans) - len(table.total.cells)
        cells = zip(table.total.cells, spans[over:], table.columns[over:], strict=True)
        waiting.append(Strip((
            Piece(table.total.label, 0, edges[over], {**_look(Align.CENTER), "bold": True}),
            *(Piece(text, *span, {**_look(column.align), "bold": True}) for text, span, column in cells),
        )))  # fmt: skip
    yield waiting


def _headings(table: Table, width: float) -> list[Strip]:
    spans = list(pairwise(_borders(table, width)))
    return [
        Strip(tuple(Piece(column.heading, *span, _HEADING) for column, span in zip(table.columns, spans, strict=True))),
        Strip(tuple(Piece(str(at), *span, _NUMBER) for at, span in enumerate(spans, 1))),
    ]


def _pieces(
    table: Table, group: Sequence[Sequence[str | None]], at: int, spans: Sequence[tuple[float, float]]
) -> Iterator[Piece]:
    """Give the pieces of a row; a text that the rows below go on with stands over all of them."""
    for column, (text, span) in enumerate(zip(group[at], spans, strict=True)):
        if text is None:
            continue
        rows = 1
        while at + rows < len(group) and group[at + rows][column] is None:
            rows += 1
        align = table.columns[column].align
        yield Piece(text, *span, _look(align), rows)


def _look(align: Align) -> Properties:
    return {**_CELL, "align": align.value, **({} if align is Align.CENTER else {"indent": 1})}


def _signatures(block: Signatures, width: float) -> Iterator[Strip]:
    """Give the signatures, with the names on one line."""
    ends, begins = _sides(width)
    sides = [(one, span) for one, span in ((block.left, (0.0, ends)), (block.right, (begins, width))) if one]
    for at in range(max(len(one.above) for one, _ in sides)):
        yield Strip(tuple(Piece(one.above[at], *span, _SIGNED) for one, span in sides if at < len(one.above)), 15)
    yield Strip(height=_SIGNATURE_ROOM)
    yield Strip(tuple(Piece(one.nama or DOTS, *span, _name_look(one)) for one, span in sides))
    yield Strip(tuple(Piece(f"NIP {one.nip}", *span, _SIGNED) for one, span in sides if one.nip))


def _name_look(one: Signature) -> Properties:
    return {**_SIGNED, "bold": True, "underline": 1} if one.nama else _SIGNED
