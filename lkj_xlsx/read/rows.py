"""Which rows of a sheet are data: not repeated headings, and not a stray note far from the table."""

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

GAP = 2  # blank rows that part a note from the table above it

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class DataRows:
    """The rows with something of hers in them, repeated headings, and notes outside of the table."""

    filled: tuple[int, ...]
    repeated: frozenset[int]
    notes: frozenset[int]


def data_rows(table: TableLayout, rows: Rows) -> DataRows:
    """Sort out the rows below the heading. A note is one text alone, after a gap or below TOTAL."""
    columns = [
        (table.columns[column.key], column) for column in table.of_role(Role.INPUT, Role.LINK) if column.identifies
    ]
    repeated = frozenset(_repeated(table, rows))
    filled: list[int] = []
    notes: set[int] = set()
    for row in sorted(rows):
        if row < table.first_row or row in repeated or row == table.total_row:
            continue
        cells = _hers(rows[row], columns)
        if (first := next(cells, None)) is None:
            continue
        apart = row - (filled[-1] if filled else table.first_row - 1) > GAP
        below_total = table.total_row is not None and row > table.total_row
        if (apart or below_total) and isinstance(first.value, str) and next(cells, None) is None:
            notes.add(row)
        else:
            filled.append(row)
    return DataRows(tuple(filled), repeated, frozenset(notes))


def _hers(cells: Mapping[int, Cell], columns: Sequence[tuple[int, Column]]) -> Iterator[Cell]:
    """The cells of a row that she filled; in a column of links a formula is no text of hers, whatever it shows."""
    for at, column in columns:
        cell = cells.get(at)
        if cell is None or (isinstance(cell.value, str) and not trim(cell.value) and cell.formula is None):
            continue
        if column.role is Role.LINK and cell.formula is not None:
            continue
        yield cell


def _repeated(table: TableLayout, rows: Rows) -> Iterator[int]:
    """Rows that repeat the headings, as a second table under the first does, and their numbers."""
    wanted = {at: heading(table.table.column(key).heading) for key, at in table.columns.items()}
    enough = len(table.table.printed) // 2 + 1
    for row, cells in rows.items():
        if row < table.first_row:
            continue
        if _repeats(cells, wanted, enough):
            yield row
            if is_number_row(_typed(rows.get(row + 1, {}))):
                yield row + 1


def _repeats(cells: Mapping[int, Cell], wanted: Mapping[int, str], enough: int) -> bool:
    """Tell whether a row has ``enough`` of the headings; of most rows a few texts show that it has not."""
    texts = [(wanted[at], cell.value) for at, cell in cells.items() if at in wanted and isinstance(cell.value, str)]
    possible = len(texts)
    for own, text in texts:
        if possible < enough:
            return False
        possible -= heading(text) != own
    return possible >= enough


def _typed(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    """The cells without formulas: in prepared rows those of ours still stand beside what she typed."""
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
    """BC11: repeated headings; BC12: notes that are hers and no data."""
    for row in sorted(found.repeated):
        if row - 1 not in found.repeated:
            yield finding(REPEATED_HEADINGS, table.sheet, f"A{row}")
    columns = {table.columns[column.key] for column in table.of_role(Role.INPUT, Role.LINK) if column.identifies}
    for row in sorted(found.notes):
        cell = next(cell for at, cell in sorted(rows[row].items()) if at in columns and not cell.is_blank)
        yield finding(TEXT_OUTSIDE_TABLE, table.sheet, cell.ref, written=str(cell.value))
