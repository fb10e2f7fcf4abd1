"""Reads the filled cells of a table, and finds its headings."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lkj_xlsx.declare.model import Role, Table
from lkj_xlsx.package import Cell, ReadableSheet, Refused
from lkj_xlsx.read.headings import SEARCHED_ROWS, Headings, find_headings
from lkj_xlsx.rules.years import first_of_the_plan

MOST_ROWS = 50_000  # of a sheet of ours; more would take minutes, and no report has them
_YEAR = re.compile(r"(?:target|realisasi)\s+((?:19|20)\d\d)", re.IGNORECASE)

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class Filled:
    """The filled cells of a table without its helper columns. ``prepared`` are the rows that hold our formulas.

    ``table`` has the columns for the years that the headings name.
    """

    table: Table
    headings: Headings | None
    rows: Rows
    prepared: tuple[int, ...]


def read_filled_cells(table: Table, sheet: ReadableSheet, year: str) -> Filled:
    """Find the headings of a table and read its filled cells. Cells that only have a style are passed over.

    Below the headings, helper columns are not read: they make up most of a sheet, and nobody types there.
    """
    rows: dict[int, Mapping[int, Cell]] = {}
    for number, cells in itertools.islice(sheet.rows(), SEARCHED_ROWS):
        if filled := _filled_cells(cells):
            rows[number] = filled
    if table.years is not None:
        named = [int(one[1]) for cells in rows.values() for cell in cells.values() if (one := _of_year(cell))]
        now = int(year) if year.isdecimal() else None
        first = min(named, default=None if now is None else first_of_the_plan(now))
        table = table.for_years(first, now, numbered=not named)
    headings = find_headings(table, rows, year)
    if headings is None:
        return Filled(table, None, rows, ())
    results, unread = (
        [headings.columns[one.key] for one in table.of_role(role) if one.key in headings.columns]
        for role in (Role.RESULT, Role.HELPER)
    )
    prepared: list[int] = []
    for count, (number, cells, is_computed) in enumerate(sheet.rows_except(unread)):
        if count > MOST_ROWS:
            raise Refused(
                f"Lembar {sheet.name} memuat lebih dari {MOST_ROWS} baris terisi; hapus baris dan rumus yang tidak "
                "dipakai di Excel, atau pindahkan ke lembar lain, simpan, lalu jalankan lagi."
            )
        if number not in rows and (filled := _filled_cells(cells)):
            rows[number] = filled
        if is_computed or any(column in cells and cells[column].formula is not None for column in results):
            prepared.append(number)
    return Filled(table, headings, rows, tuple(prepared))


def _filled_cells(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    """Give the cells of a row without blank ones."""
    return {column: cell for column, cell in cells.items() if not cell.is_blank}


def _of_year(cell: Cell) -> "re.Match[str] | None":
    """Tell whether a cell is the heading of a year, such as "Target 2021"."""
    return _YEAR.fullmatch(cell.value.strip()) if isinstance(cell.value, str) else None
