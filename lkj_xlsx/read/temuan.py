"""Finds the list of findings on Temuan: the block of what has to be put right may stand above it."""

from collections.abc import Iterator, Mapping

from lkj_xlsx.package import Cell, HasRows
from lkj_xlsx.read.trail import title_row
from lkj_xlsx.report.report import text_of
from lkj_xlsx.sheets import temuan as schema

_HEADINGS = {number: column.heading for number, column in enumerate(schema.COLUMNS, 1)}
_LAST = schema.first_row(schema.MOST_CAUSES + 1) + 10  # further down no headings are looked for


def heading_row(temuan: HasRows) -> int:
    """Give the row of the headings above the list: the first in which most of them stand, each in its column.

    Where there is none, the row in which the template has them.
    """
    for row, cells in temuan.rows():
        known = sum(column in cells and cells[column].value == text for column, text in _HEADINGS.items())
        if known > len(_HEADINGS) // 2 and text_of(cells[1]) != schema.NUMBER:
            return row
        if row > _LAST:
            break
    return schema.HEADING_ROW


def listed(temuan: HasRows) -> Iterator[tuple[int, Mapping[int, Cell]]]:
    """Go through the rows between the headings of the list and the block of Jejak."""
    first, end = heading_row(temuan) + 1, title_row(temuan)
    for row, cells in temuan.rows():
        if row >= first and (end is None or row < end):
            yield row, cells


def causes_listed(temuan: HasRows) -> Iterator[tuple[int, Mapping[int, Cell]]]:
    """Go through the filled rows of the block above the list, its title and its headings left out."""
    end = heading_row(temuan)
    for row, cells in temuan.rows():
        if schema.HEADING_ROW <= row < end and not _is_fixed(cells):
            yield row, cells


def _is_fixed(cells: Mapping[int, Cell]) -> bool:
    return 1 in cells and cells[1].value in (schema.TO_PUT_RIGHT, schema.NUMBER)
