"""Finds the rows of a sheet that hold data, and tells them from repeated headings and from notes outside the table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import NOTE, Message
from lkj_xlsx.declare.model import Column, Role
from lkj_xlsx.declare.sources import HOW_COLUMNS_ARE_FOUND
from lkj_xlsx.package import Cell
from lkj_xlsx.read.headings import heading, is_number_row
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.rules.text import trim

_LARGEST_GAP = 2  # a text after more blank rows than these is a note outside the table

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class DataRows:
    """The rows that the user filled, those that repeat the headings, and those with a note outside the table."""

    filled: tuple[int, ...]
    repeated: frozenset[int]
    notes: frozenset[int]


def data_rows(table: TableLayout, rows: Rows) -> DataRows:
    """Sort the rows below the headings. A note is a single text, after a gap of blank rows or below TOTAL."""
    columns = [
        (table.columns[column.key], column) for column in table.of_role(Role.INPUT, Role.LINK) if column.identifies
    ]
    repeated = frozenset(_rows_of_repeated_headings(table, rows))
    filled: list[int] = []
    notes: set[int] = set()
    for row in sorted(rows):
        if row < table.first_row or row in repeated or row == table.total_row:
            continue
        cells = _filled_cells(rows[row], columns)
        if (first := next(cells, None)) is None:
            continue
        apart = row - (filled[-1] if filled else table.first_row - 1) > _LARGEST_GAP
        below_total = table.total_row is not None and row > table.total_row
        if (apart or below_total) and isinstance(first.value, str) and next(cells, None) is None:
            notes.add(row)
        else:
            filled.append(row)
    return DataRows(tuple(filled), repeated, frozenset(notes))


def _filled_cells(cells: Mapping[int, Cell], columns: Sequence[tuple[int, Column]]) -> Iterator[Cell]:
    """Give the cells of a row that the user filled. A formula in a column of links is ours and does not count."""
    for at, column in columns:
        cell = cells.get(at)
        if cell is None or (isinstance(cell.value, str) and not trim(cell.value) and cell.formula is None):
            continue
        if column.role is Role.LINK and cell.formula is not None:
            continue
        yield cell


def _rows_of_repeated_headings(table: TableLayout, rows: Rows) -> Iterator[int]:
    """Give the rows that repeat the headings, as on a next page, and the rows below them that number the columns."""
    wanted = {at: heading(table.table.column(key).heading) for key, at in table.columns.items()}
    enough = len(table.table.printed) // 2 + 1
    for row, cells in rows.items():
        if row < table.first_row:
            continue
        if _repeats_headings(cells, wanted, enough):
            yield row
            if is_number_row(_without_formulas(rows.get(row + 1, {}))):
                yield row + 1


def _repeats_headings(cells: Mapping[int, Cell], wanted: Mapping[int, str], enough: int) -> bool:
    """Tell whether a row has at least ``enough`` of the headings. It stops once too few are left to reach that."""
    texts = [(wanted[at], cell.value) for at, cell in cells.items() if at in wanted and isinstance(cell.value, str)]
    possible = len(texts)
    for own, text in texts:
        if possible < enough:
            return False
        possible -= heading(text) != own
    return possible >= enough


def _without_formulas(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    """Give the cells without a formula: a repeated heading may be typed into a row that still has our formulas."""
    return {at: cell for at, cell in cells.items() if cell.formula is None}


REPEATED_HEADINGS = Message(
    "BC11",
    NOTE,
    "Judul tabel berulang; baris di bawahnya dibaca sebagai lanjutan tabel yang sama.",
    "Tidak ada yang perlu diubah bila memang satu tabel.",
    rule="Tabel yang disambung di halaman berikut biasa mengulang judulnya. Baris judul itu dilewati dan data di "
    "bawahnya tetap dibaca.",
    source=HOW_COLUMNS_ARE_FOUND,
    example="Baris 12 lembar PK mengulang judul kolom; baris 13 dibaca sebagai indikator berikutnya.",
)
TEXT_OUTSIDE_TABLE = Message(
    "BC12",
    NOTE,
    "Teks di luar tabel ini tidak dibaca sebagai data.",
    "Tidak ada yang perlu diubah bila memang catatan; pindahkan ke dalam tabel bila data.",
    rule="Satu teks yang berdiri sendiri, terpisah lebih dari dua baris dari tabel atau di bawah TOTAL, dianggap "
    "catatan Anda; begitu pula TOTAL kedua, di bawah TOTAL yang dipakai. Disebutkan supaya tidak ada data yang "
    "terlewat tanpa diketahui.",
    source="Pertimbangan kami: baris tabel",
    example='"Disetujui rapat pleno" di D40, padahal tabel berakhir di baris 17.',
)


def report_rows(table: TableLayout, rows: Rows, found: DataRows) -> Iterator[Finding]:
    """BC11: report repeated headings. BC12: report notes, so that no data is left out without notice."""
    for row in sorted(found.repeated):
        if row - 1 not in found.repeated:
            yield finding(REPEATED_HEADINGS, table.sheet, f"A{row}")
    columns = {table.columns[column.key] for column in table.of_role(Role.INPUT, Role.LINK) if column.identifies}
    for row in sorted(found.notes):
        cell = next(cell for at, cell in sorted(rows[row].items()) if at in columns and not cell.is_blank)
        yield finding(TEXT_OUTSIDE_TABLE, table.sheet, cell.ref, written=str(cell.value))
