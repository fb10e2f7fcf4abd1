"""Rows and columns inserted, deleted and moved as Excel does it: formulas, names and merged areas follow them."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import column_index_from_string, coordinate_to_tuple, get_column_letter

_TEXT = r'"(?:[^"]|"")*"'
_CELL = r"\$?[A-Z]{1,3}\$?\d+"
_REFERENCE = re.compile(
    rf"{_TEXT}|(?<![\w.$!:])(?P<sheet>'(?:[^']|'')+'!|\w+!)?(?P<first>{_CELL})(?::(?P<last>{_CELL}))?(?![\w(.])"
)
_PLACE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)")

LOST = "#REF!"
Moved = Callable[[int, bool], int | None]  # the number of a row or column afterwards; whether it ends a range


def inserted_or_deleted(at: int, count: int) -> Moved:
    """Give where each row or column goes if ``count`` are inserted at ``at``, or deleted where it is negative."""

    def moved(number: int, is_end: bool) -> int | None:
        if count < 0 and at <= number < at - count:
            return at - 1 if is_end else None
        return number + count if number >= at else number

    return moved


def exchanged(one: int, other: int) -> Moved:
    """Give where each goes if ``one`` is cut and put before ``other``."""

    def moved(number: int, _is_end: bool) -> int | None:
        if number == one:
            return other - (one < other)
        return number - (number > one) + (number - (number > one) >= other - (one < other))

    return moved


def restructure(book: Workbook, sheet: Any, moved: Moved, *, rows: bool) -> None:
    """Move the rows or columns of a sheet, and let everything in the workbook that names its cells follow."""
    own = sheet.title
    areas = [str(one) for one in sheet.merged_cells.ranges]
    for area in areas:
        sheet.unmerge_cells(area)
    cells = {}
    for (row, column), cell in sheet._cells.items():
        to = moved(row if rows else column, False)
        if to is not None:
            cell.row, cell.column = (to, column) if rows else (row, to)
            cells[cell.row, cell.column] = cell
    sheet._cells = dict(sorted(cells.items()))
    if rows:
        _move_rows(sheet, moved)
    for one in book.worksheets:
        for cell in one._cells.values():
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.value = _followed(cell.value, one.title, own, moved, rows=rows)
    names = [book.defined_names, *(one.defined_names for one in book.worksheets)]
    for held in names:
        for name in held.values():
            name.attr_text = _followed(name.attr_text, "", own, moved, rows=rows)
    for area in areas:
        after = _followed(area, own, own, moved, rows=rows)
        if after != LOST:
            sheet.merge_cells(after)


def _move_rows(sheet: Any, moved: Moved) -> None:
    """Move heights and hidden rows."""
    before = {row: (one.height, one.hidden) for row, one in sheet.row_dimensions.items() if one.height or one.hidden}
    for row in before:
        sheet.row_dimensions[row].height, sheet.row_dimensions[row].hidden = None, False
    for row, (height, hidden) in before.items():
        to = moved(row, False)
        if to is not None:
            sheet.row_dimensions[to].height, sheet.row_dimensions[to].hidden = height, hidden


def _followed(formula: str, own: str, sheet: str, moved: Moved, *, rows: bool) -> str:
    def follow(found: re.Match[str]) -> str:
        if found["first"] is None:
            return found[0]
        where = (found["sheet"] or f"{own}!")[:-1].strip("'").replace("''", "'")
        if where != sheet:
            return found[0]
        first = _place(found["first"], moved, rows=rows, is_end=False)
        if found["last"] is None:
            return f"{found['sheet'] or ''}{first or LOST}"
        last, first = _place(found["last"], moved, rows=rows, is_end=True), first or found["first"]
        return f"{found['sheet'] or ''}{first}:{last}" if last and _is_area(first, last) else LOST

    return _REFERENCE.sub(follow, formula)


def _is_area(first: str, last: str) -> bool:
    """Tell whether something is left of an area, and it was not turned around."""
    one, other = (coordinate_to_tuple(ref.replace("$", "")) for ref in (first, last))
    return one[0] <= other[0] and one[1] <= other[1]


def _place(ref: str, moved: Moved, *, rows: bool, is_end: bool) -> str | None:
    found = _PLACE.fullmatch(ref)
    assert found is not None
    fixed, column, fixed_row, row = found.groups()
    to = moved(int(row) if rows else column_index_from_string(column), is_end)
    if to is None or to < 1:
        return None
    return f"{fixed}{column}{fixed_row}{to}" if rows else f"{fixed}{get_column_letter(to)}{fixed_row}{row}"


def any_of(random: Random, first: int, last: int) -> tuple[Moved, str]:
    """Insert, delete or move one to three rows or columns between ``first`` and ``last``."""
    at, way = random.randint(first, last), random.choice(("inserted", "deleted", "moved"))
    if way == "moved":
        other = random.randint(first, last)
        return exchanged(at, other), f"{at} moved before {other}"
    count = random.randint(1, 3)
    return inserted_or_deleted(at, count if way == "inserted" else -count), f"{count} {way} at {at}"
