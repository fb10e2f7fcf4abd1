"""Long groups of rows in parts: a sasaran that needs more than a page is named again where it goes on.

Where a page ends is known only to the program that prints. So the room that rows need is estimated, with some to spare.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkj_xlsx.declare.letters import count_lines
from lkj_xlsx.forms.model import Align, Block, Form, Row, Table

_SIDES = (210.0, 297.0)
_MARGINS = 40.0  # millimetres, at both sides together
_AROUND = 90.0  # of the height of a page: its margins, a title, the headings, and some to spare
_LINE, _PADDING = 4.1, 1.5  # millimetres of a line of 9 points, and of the room above and below the text of a row
_DIGITS_A_MM = 96 / 25.4 / 7 * 0.88  # Arial is wider than the font in which widths are counted
_GOES_ON = "(lanjutan)"


def in_parts(form: Form) -> Form:
    """Give a form whose tables have no group of rows that is longer than a page."""
    width, height = reversed(_SIDES) if form.is_landscape else _SIDES
    room = height - _AROUND

    def fitted(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        digits = _DIGITS_A_MM * (width - _MARGINS) / sum(column.width for column in block.columns)
        groups = (part for group in block.groups for part in _parts(block, group, digits, room))
        return replace(block, groups=tuple(groups))

    pages = tuple(replace(page, blocks=tuple(map(fitted, page.blocks))) for page in form.pages)
    return replace(form, pages=pages)


def _parts(table: Table, group: Sequence[Row], digits: float, room: float) -> Iterator[tuple[Row, ...]]:
    """Give the parts of a group, each as long as there is ``room``; what a part goes on with is written again.

    A group ends only where most of its columns begin anew, so that the three lines of an indikator stay together.
    """
    going_on = min((sum(cell is None for cell in row) for row in group[1:]), default=0)
    units: list[list[Row]] = []
    for row in group:
        if not units or sum(cell is None for cell in row) <= going_on:
            units.append([])
        units[-1].append(row)
    heights = [sum(_height(table, row, digits) for row in unit) for unit in units]
    if sum(heights) <= room:
        yield tuple(group)
        return
    part: list[Row] = []
    used = 0.0
    for unit, height in zip(units, heights, strict=True):
        if part and used + height > room:
            yield tuple(part)
            part, used = [], 0.0
            unit = [_named_again(table, group[0], unit[0]), *unit[1:]]
        part += unit
        used += height
    yield tuple(part)


def _named_again(table: Table, first: Row, row: Row) -> Row:
    """Give a row with the texts of the first row of its group where it only goes on with them."""
    return tuple(
        cell if cell is not None else f"{text} {_GOES_ON}" if text and column.align is Align.LEFT else text
        for cell, text, column in zip(row, first, table.columns, strict=True)
    )


def _height(table: Table, row: Row, digits: float) -> float:
    cells = zip(row, table.columns, strict=True)
    lines = max(count_lines(cell or "", column.width * digits, points=9) for cell, column in cells)
    return lines * _LINE + _PADDING
