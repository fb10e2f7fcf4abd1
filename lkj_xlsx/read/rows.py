"""Finds the rows of a sheet that hold data, and tells them from repeated headings and from notes outside the table."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import NOTE, Message
from lkj_xlsx.declare.model import TOTAL_LABEL, Column, Kind, Role
from lkj_xlsx.declare.sources import HOW_COLUMNS_ARE_FOUND
from lkj_xlsx.package import Cell
from lkj_xlsx.read.headings import heading, is_number_row
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Status, fold_word, read_quantity

_ROWS_TO_NUMBERS = 4  # so far below the headings a row that numbers the columns is looked for
_LARGEST_GAP = 2  # a text after more blank rows than these is a note outside the table
_SUM_LABEL = re.compile(
    r"(?:(?:grand|sub)\s*-?\s*)?(?:total|jumlah|j u m l a h|t o t a l|jml|rata\s*-?\s*rata)"
    r"(?:\s+(?:anggaran|belanja|pagu|program|kegiatan|sasaran|capaian|kinerja|keseluruhan|seluruhnya|instansi))*"
    r"(?:\s+tahun)?(?:\s+20\d\d)?\s*[:.]?"
)
# What begins a note or a signature: "Sumber: ...", "*) angka sementara", "Mengetahui,", "NIP. 1985..."
_NOTE = re.compile(
    r"(?:sumber(?:\s+data)?|catatan|keterangan|ket\.?|note|n\.?b\.?)\s*[:;]|\*+\)?\s*\S|"
    r"(?:mengetahui|menyetujui|disetujui|dibuat oleh|disusun oleh|ditetapkan di|tertanda|ttd\.?)\b|nip\b[\s.:]*\d"
)
# What ends a table: "Mengetahui,", "Binjai, 17 Januari 2025", "Keterangan". Texts below are no data any more.
_END = re.compile(
    r"(?:mengetahui|menyetujui|disetujui|dibuat oleh|disusun oleh|keterangan|catatan|penjelasan|sumber(?:\s+data)?)"
    r"\s*[,:.]?|[a-z][a-z .]{2,30},\s*(?:\d{1,2}|\.{2,}|…+)\s+[a-z]+\s+20\d\d"
)
_AMOUNT = re.compile(r"rp\.?\s*[\d.,]{5,}(?:,-)?")
# What offices write below TOTAL, beside an amount: no further row of the budget.
_AFTER_TOTAL = re.compile(
    r"(?:sisa|selisih|sisa (?:anggaran|pagu|dana|belanja)|(?:persentase|prosentase|tingkat)\b.*|%.*|"
    r"(?:serapan|penyerapan)(?: anggaran| belanja)?|rata\s*-?\s*rata\b.*)\s*(?:\(.*\))?\s*[:.]?"
)
# The words that headings of other tables are made of, such as those of the second table of a printed PK.
_WORDS_OF_HEADINGS = (
    "no nomor kode program kegiatan sub subkegiatan output keluaran kro ro komponen akun anggaran pagu rp "
    "rupiah biaya sumber dana keterangan ket uraian rincian indikator kinerja utama sasaran strategis "
    "tujuan target realisasi capaian persentase satuan tahun triwulan tw semester jumlah total nama "
    "jabatan nip pangkat golongan gol unit kerja bidang bagian volume lokasi penanggung jawab pelaksana "
    "waktu jadwal bulan tanggal dokumen alasan formula definisi data tanda tangan paraf perkiraan "
    "kebutuhan sisa polaritas bobot skala kategori i ii iii iv"
)
_HEADING_WORDS = frozenset(_WORDS_OF_HEADINGS.split())
_FEWEST_HEADINGS = 2
_LONGEST_NUMBER = 4  # "12.", "iv)"; what is longer in the column No is a text
# "Sasaran 1 : ...", "SASARAN STRATEGIS IV - ...", "SS 4. ...", "Tujuan 2 ..."; without a number a colon or dot must be
_GROUP = re.compile(
    r"\s*(?:sasaran(?:\s+(?:strategis|program|kegiatan))?|ss|tujuan)\s*"
    r"(?:[:.]|(?:ke\s*-?\s*)?(?:\d{1,2}|[ivxl]{1,6}|[a-z](?=\s*[:.)]))\s*(?:[:.)\-\u2013\u2014]+|\s))\s*(?P<named>\S.*?)\s*",
    re.I | re.S,
)

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class DataRows:
    """The rows below the headings of a table, by what they are.

    ``filled`` are data. ``repeated``: the headings once more, or a row that numbers the columns. ``notes``: a text
    outside the table. ``sums``: rows that only sum or average others. ``others``: by its row of headings, the rows of
    another table that stands below.
    """

    filled: tuple[int, ...]
    repeated: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    sums: frozenset[int] = frozenset()
    others: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def apart(self) -> frozenset[int]:
        """The rows that are no data."""
        others = {row for heading_row, rows in self.others.items() for row in (heading_row, *rows)}
        return self.repeated | self.notes | self.sums | others


def data_rows(table: TableLayout, rows: Rows, tied: Container[int] = ()) -> DataRows:
    """Sort the rows below the headings.

    ``tied`` are the rows whose code stands on the sheet that they are tied to: no gap and no other table parts them
    from this one.
    """
    columns = [
        (table.columns[column.key], column) for column in table.of_role(Role.INPUT, Role.LINK) if column.identifies
    ]
    repeated = frozenset(_rows_of_repeated_headings(table, rows))
    filled: list[int] = []
    notes, sums = set[int](), set[int]()
    others: dict[int, list[int]] = {}
    other: list[int] | None = None
    is_over = False  # a signature or an explanation has begun
    for row in sorted(rows):
        if row in repeated or row in tied:
            other, is_over = None, False
        if row < table.first_row or row in repeated or row == table.total_row:
            continue
        cells = list(_filled_cells(rows[row], columns))
        own = row in tied
        if other is not None:
            other += [row] if any(_of_the_user(table, rows[row])) else []
        elif not own and _begins_another_table(table, rows[row]):
            other = others.setdefault(row, [])
        elif not cells:
            if not own and _is_caption(table, rows[row]):
                notes.add(row)
        elif not own and not table.table.has_total and is_sum_row(cells):
            sums.add(row)
        elif not own and _is_note(table, row, cells, filled[-1] if filled else table.first_row - 1, is_over=is_over):
            notes.add(row)
            is_over = is_over or _ends_the_table(cells)
        else:
            filled.append(row)
    return DataRows(
        tuple(filled), repeated, frozenset(notes), frozenset(sums), {row: tuple(found) for row, found in others.items()}
    )


def group_named(text: str) -> str | None:
    """Give the sasaran that a row such as "Sasaran IV : Meningkatnya Layanan" names; ``None`` for another text."""
    match = _GROUP.fullmatch(text)
    return None if match is None else trim(match["named"].replace("\r", ""))


def is_longer_than_a_number(text: str) -> bool:
    """Tell whether a text is no number of a row such as "12." or "iv)"."""
    return len(fold_word(text)) > _LONGEST_NUMBER


def is_sum_label(text: str) -> bool:
    """Tell whether a text says nothing but that its row sums or averages others: "Jumlah", "J u m l a h", "Rata-rata".

    "Jumlah Peserta Sosialisasi" is the name of a row.
    """
    return _SUM_LABEL.fullmatch(fold_word(text)) is not None


def is_sum_row(cells: Sequence[tuple[Column, Cell]]) -> bool:
    """Tell whether a row without target, realisasi and code only sums or averages others."""
    if any(column.kind.is_measured or column.kind is Kind.CODE for column, _ in cells):
        return False
    first = cells[0][1].value
    return isinstance(first, str) and is_sum_label(first)


def _ends_the_table(cells: Sequence[tuple[Column, Cell]]) -> bool:
    return any(isinstance(cell.value, str) and _END.fullmatch(fold_word(cell.value)) for _, cell in cells)


def _is_note(
    table: TableLayout, row: int, cells: Sequence[tuple[Column, Cell]], last: int, *, is_over: bool = False
) -> bool:
    """Tell whether a row holds a note or a signature and no data. ``last`` is the last row of data above it.

    The texts stand below TOTAL, or after a gap, or begin as notes do, or a signature or an explanation has begun above
    (``is_over``). What reads as a figure is no note; below TOTAL, what is left of the budget and its share are.
    """
    if _is_said_of_total(table, row, cells):
        return True
    if not all(isinstance(cell.value, str) and cell.formula is None for _, cell in cells):
        return False
    texts = [fold_word(str(cell.value)) for _, cell in cells]
    if any(column.role is Role.INPUT and _is_figure(column, cell) for column, cell in cells):
        return False
    if any(column.strict for column, _ in cells):  # a polaritas, be it misspelled
        return False
    if all(_NOTE.match(text) for text in texts) or (_NOTE.match(texts[0]) and row - last > 1):
        return True
    if is_over or _ends_the_table(cells) or any(_AMOUNT.fullmatch(text) for text in texts):
        return True
    below_total = table.total_row is not None and row > table.total_row
    return len(cells) == 1 and (row - last > _LARGEST_GAP or below_total)


def _is_said_of_total(table: TableLayout, row: int, cells: Sequence[tuple[Column, Cell]]) -> bool:
    """Tell whether a row below TOTAL says what is left of the budget, or which share was spent, and no more."""
    if table.total_row is None or row < table.total_row:
        return False
    texts = [fold_word(cell.value) for _, cell in cells if isinstance(cell.value, str)]
    is_labelled = cells[0][0].kind.is_text and isinstance(cells[0][1].value, str)
    return is_labelled and _AFTER_TOTAL.fullmatch(texts[0]) is not None


def _is_figure(column: Column, cell: Cell) -> bool:
    """Tell whether a text in a column of figures reads as one: "85", "80-90%", "n/a"."""
    if not (column.kind.is_measured or column.kind is Kind.RUPIAH) or not isinstance(cell.value, str):
        return False
    return read_quantity(cell.value).status not in (Status.UNREADABLE, Status.UNKNOWN_WORD)


def _is_caption(table: TableLayout, cells: Mapping[int, Cell]) -> bool:
    """Tell whether a row only has a text where the number of a row belongs, and it names no group of rows."""
    captions = [table.columns[column.key] for column in table.of_role(Role.INPUT) if column.caption]
    texts = [cells[at].value for at in captions if at in cells and cells[at].formula is None]
    texts = [text for text in texts if isinstance(text, str) and is_longer_than_a_number(text)]
    return bool(texts) and not (table.table.group is not None and any(group_named(str(text)) for text in texts))


def _of_the_user(table: TableLayout, cells: Mapping[int, Cell]) -> Iterator[Cell]:
    """Give the cells of a row that the user typed: no formula, no prepared code, no mark, nothing that we decide."""
    roles = (Role.INPUT, Role.LINK)
    ours = {
        at
        for key, at in table.columns.items()
        if (one := table.table.column(key)).prepared or one.decided or one.role not in roles
    }
    yield from (cell for at, cell in cells.items() if at not in ours and cell.formula is None and not cell.is_blank)


def _begins_another_table(table: TableLayout, cells: Mapping[int, Cell]) -> bool:
    """Tell whether a row holds the headings of another table: several cells, and all of them words of headings.

    What stands right of our columns alone begins a table beside ours, which goes on.
    """
    own = list(_of_the_user(table, cells))
    if len(own) < _FEWEST_HEADINGS or not all(isinstance(cell.value, str) for cell in own):
        return False
    if not any(cell.column in table.columns.values() for cell in own):
        return False
    words = [re.findall(r"[a-z]+", fold_word(str(cell.value))) for cell in own]
    return all(found and _HEADING_WORDS.issuperset(found) for found in words)


def _filled_cells(cells: Mapping[int, Cell], columns: Sequence[tuple[int, Column]]) -> Iterator[tuple[Column, Cell]]:
    """Give the cells of a row that the user filled. A formula in a column of links is ours and does not count."""
    for at, column in columns:
        cell = cells.get(at)
        if cell is None or (isinstance(cell.value, str) and not trim(cell.value) and cell.formula is None):
            continue
        if column.role is Role.LINK and cell.formula is not None:
            continue
        yield column, cell


def _rows_of_repeated_headings(table: TableLayout, rows: Rows) -> Iterator[int]:
    """Give the rows that repeat the headings, as on a next page, and the rows below them that number the columns.

    Below the headings there may be a second row that numbers the columns or names their units.
    """
    wanted = {at: heading(table.table.column(key).heading) for key, at in table.columns.items()}
    enough = len(table.table.printed) // 2 + 1
    for row in range(table.first_row, table.first_row + _ROWS_TO_NUMBERS):  # the user may have inserted some above it
        found = _without_formulas(rows.get(row, {}))
        if is_number_row(found, names_of(table)) and (row == table.first_row or len(found) >= enough):
            yield row
            break
    for row, cells in rows.items():
        if row < table.first_row:
            continue
        if _repeats_headings(cells, wanted, enough):
            yield row
            if is_number_row(_without_formulas(rows.get(row + 1, {})), names_of(table)):
                yield row + 1


def names_of(table: TableLayout) -> set[int]:
    """Give the columns that name what a row is about."""
    return {table.columns[one.key] for one in table.of_role(Role.INPUT, Role.LINK) if one.kind is Kind.TEXT}


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
    'catatan Anda; begitu pula teks yang diawali "Sumber:", "Catatan:" atau "Mengetahui" di mana pun dan teks di '
    "bawahnya, program dan rupiah di bawah PK, teks di kolom No, dan di bawah TOTAL: sisa, persentase, TOTAL kedua. "
    "Baris yang Kode IK-nya ada pada PK dan angka yang terbaca tidak "
    "pernah dianggap catatan. Disebutkan supaya tidak ada data yang terlewat tanpa diketahui.",
    source="Pertimbangan kami: baris tabel",
    example='"Disetujui rapat pleno" di D40, padahal tabel berakhir di baris 17.',
)
OTHER_TABLE = Message(
    "BC23",
    NOTE,
    "Mulai baris ini ada tabel lain ({n} baris di bawahnya); tabel itu tidak dibaca.",
    "Tidak ada yang perlu diubah bila memang tabel lain; pindahkan isinya ke atas bila masih tabel ini.",
    rule="Baris yang seluruh isinya kata-kata judul, tetapi bukan judul tabel ini, memulai tabel lain: misalnya tabel "
    "Program dan Anggaran di bawah Perjanjian Kinerja. Tabel itu berakhir bila judul tabel ini berulang, atau pada "
    "baris yang Kode IK-nya ada pada PK. Disebut sekali.",
    source="Lampiran PermenPANRB 53/2014: Perjanjian Kinerja memuat tabel program dan anggaran di bawah targetnya",
    example='"No", "Program", "Anggaran" di baris 20 lembar PK.',
)
SUM_ROW = Message(
    "BC24",
    NOTE,
    "Baris ini dibaca sebagai jumlah atau rata-rata, bukan sebagai indikator.",
    "Tidak ada yang perlu diubah; hasilnya dihitung pada Ringkasan.",
    rule='Baris yang hanya berisi "Jumlah", "Total" atau "Rata-rata", tanpa target, realisasi dan kode sendiri, '
    "merangkum baris lain dan tidak dihitung sebagai indikator.",
    source="Pertimbangan kami: baris tabel",
    example='"Rata-rata" di D18, 100,58 di kolom % Capaian.',
)


def report_rows(table: TableLayout, rows: Rows, found: DataRows) -> Iterator[Finding]:
    """Report repeated headings (BC11), notes (BC12), other tables (BC23) and sum rows (BC24): nothing is left out."""
    for row in sorted(found.repeated):
        numbers_columns = is_number_row(_without_formulas(rows[row]), names_of(table))
        if row - 1 not in found.repeated and row != table.first_row and not numbers_columns:
            yield finding(REPEATED_HEADINGS, table.sheet, f"A{row}")
    for row, below in sorted(found.others.items()):
        cell = _first_text(table, rows[row])
        yield finding(OTHER_TABLE, table.sheet, cell.ref, written=str(cell.value), n=len(below))
    for row in sorted(found.notes | found.sums):
        cell = _first_text(table, rows[row])
        message = SUM_ROW if row in found.sums else TEXT_OUTSIDE_TABLE
        yield finding(message, table.sheet, cell.ref, written=str(cell.value))


def _first_text(table: TableLayout, cells: Mapping[int, Cell]) -> Cell:
    """Give the first cell that the user typed into an input column of a row, rather not that of its number or code.

    The label of a TOTAL row that is not used goes, so it is none of them.
    """
    columns = {table.columns[one.key]: one.identifies for one in table.of_role(Role.INPUT, Role.LINK)}
    own = [
        cell
        for at, cell in sorted(cells.items())
        if at in columns
        and not (cell.is_blank or cell.formula is not None)
        and not (cell.row in table.unused_total_rows and cell.value == TOTAL_LABEL)
    ]
    return next((cell for cell in own if columns[cell.column]), own[0])
