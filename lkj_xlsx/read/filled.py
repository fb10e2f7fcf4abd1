"""Reads the filled cells of a table, and finds its headings."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.declare.model import Column, Role, Table
from lkj_xlsx.package import Cell, ReadableSheet, Refused
from lkj_xlsx.read.headings import SEARCHED_ROWS, Headings, find_headings
from lkj_xlsx.rules.years import first_of_the_plan

MOST_ROWS = 50_000  # of a sheet of ours; more would take minutes, and no report has them
_YEAR = re.compile(r"(?:target|realisasi)\s+((?:19|20)\d\d)", re.IGNORECASE)

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class Filled:
    """The filled cells of a table without its helper columns. ``prepared`` are the rows that hold our formulas.

    ``table`` has the columns for the years that the headings name. ``left`` are the columns in which formulas of ours
    for another year stand; they count as blank.
    """

    table: Table
    headings: Headings | None
    rows: Rows
    prepared: tuple[int, ...]
    left: tuple[Column, ...] = ()


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
    left = tuple(_drop_formulas_of_another_year(table, headings, rows))
    return Filled(table, headings, rows, tuple(prepared), left)


def _drop_formulas_of_another_year(
    table: Table, headings: Headings, rows: dict[int, Mapping[int, Cell]]
) -> Iterator[Column]:
    """Drop what a column fetched when the report was for its year, and give the columns where that stood."""
    for column in table.of_role(Role.INPUT):
        at = headings.columns.get(column.key, 0)
        left = [row for row, cells in rows.items() if at in cells and is_of_another_year(column, cells[at])]
        for row in left:
            rows[row] = {other: cell for other, cell in rows[row].items() if other != at}
        if left:
            yield column


def is_of_another_year(column: Column, cell: Cell) -> bool:
    """Tell whether a cell holds the formula that its column had in a report for another year."""
    return column.fetched is not None and cell.formula is not None and column.fetched.is_in(cell.formula)


LEFT_BY_ANOTHER_YEAR = Message(
    "BC29",
    WARNING,
    "Kolom {kolom} masih mengambil realisasi dari Pengukuran seperti untuk tahun lain; isinya dikosongkan.",
    "Ketik realisasi tahun itu.",
    rule="Pada Renstra hanya realisasi tahun laporan yang diambil dari Pengukuran. Bila Tahun pada Identitas diganti, "
    "rumus di kolom tahun yang lama akan menampilkan realisasi tahun yang baru, jadi dikosongkan. Peringatan, sebab "
    "realisasi tahun itu harus diketik.",
    source="Pertimbangan kami: realisasi tiap tahun pada Renstra",
    example="Tahun diganti dari 2022 menjadi 2023; kolom Realisasi 2022 masih berisi rumus.",
)


def _filled_cells(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    """Give the cells of a row without blank ones."""
    return {column: cell for column, cell in cells.items() if not cell.is_blank}


def _of_year(cell: Cell) -> "re.Match[str] | None":
    """Tell whether a cell is the heading of a year, such as "Target 2021"."""
    return _YEAR.fullmatch(cell.value.strip()) if isinstance(cell.value, str) else None
