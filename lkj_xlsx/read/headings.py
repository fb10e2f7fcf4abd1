"""Finds the columns of a table by their headings, wherever they stand, even if they were renamed a little."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Message
from lkj_xlsx.declare.model import Column, Kind, Role, Table
from lkj_xlsx.declare.sources import HOW_COLUMNS_ARE_FOUND
from lkj_xlsx.package import Cell, cell_ref
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.values import first_few, fold_word

SEARCHED_ROWS = 40
_SIMILAR = 0.85  # of 1: a heading that is taken for a declared one
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PART_OF_A_YEAR = re.compile(
    r"\b(?:tw|triwulan|tri wulan|semester|smt|kuartal|bulan|januari|februari|maret|april|mei|juni|juli|agustus|"
    r"september|oktober|november|s\.? ?d\.?|s/d|sampai|hingga)(?!\w)"
)
# "(Rp juta)", "(dalam ribuan rupiah)", "(Rp.000)": what a heading adds to the name of a column of amounts
_OF_AMOUNTS = re.compile(
    r"(?:rp|rupiah|dalam|satuan|x|[\W_]|(?:ribu|juta|miliar|milyar|triliun)(?:an)?|1?(?:[.,' ]?000)+)+"
)
_SCALES = (
    ("triliun", re.compile(r"\btriliun")),
    ("miliar", re.compile(r"\b(?:miliar|milyar)|(?<!\d)1?(?:[.,' ]?000){3}(?!\d)")),
    ("juta", re.compile(r"\bjuta|(?<!\d)1?(?:[.,' ]?000){2}(?!\d)")),
    ("ribu", re.compile(r"\bribu|(?<!\d)1?[.,' ]?000(?!\d)")),
)
_NAMES_AMOUNTS = re.compile(r"\brp\b|rupiah|\bdalam\b|\bsatuan\b")

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class Headings:
    """The row of the headings and the column number of each key.

    ``renamed``: the headings that the user renamed, as written. ``repeated``: further columns under the same heading.
    ``lost``: the columns without a heading that are known by their place.
    """

    row: int
    columns: Mapping[str, int]
    renamed: Mapping[str, str] = field(default_factory=dict)
    repeated: Mapping[str, Sequence[int]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()


@lru_cache(maxsize=2**10)  # each sheet asks for the same headings, and each search for the same texts
def heading(text: str) -> str:
    """Reduce a heading to what is compared: "Realisasi *" and "REALISASI." become the same text.

    Case, blanks, line breaks, stars and a final dot do not count.
    """
    return fold_word(text.replace("*", " ")).rstrip(". ")


def find_headings(table: Table, rows: Rows, year: str = "") -> Headings | None:
    """Find the row with the most headings of a table among the first 40 rows that hold something.

    Of two headings such as "Target 2023" and "Target 2024" the one of the ``year`` of the report is taken. Give
    ``None`` where the headings that are found are fewer than half of the columns that the user fills in.
    """
    wanted = {heading(column.heading): column.key for column in table.columns}
    best, columns = 0, dict[str, int]()
    for number, cells in list(rows.items())[:SEARCHED_ROWS]:
        found: dict[str, int] = {}
        for column, cell in sorted(cells.items()):
            key = wanted.get(heading(cell.value)) if isinstance(cell.value, str) else None
            if key is not None:
                found.setdefault(key, column)
        if len(found) > len(columns):
            best, columns = number, found
    if not columns:
        return None
    renamed = _renamed_headings(table, rows[best], columns, year)
    columns |= {key: column for key, (column, _) in renamed.items()}
    if len(columns) * 2 < len(table.of_role(Role.INPUT, Role.LINK)):
        return None
    repeated: dict[str, list[int]] = {}
    for column, cell in sorted(rows[best].items()):
        key = wanted.get(heading(cell.value)) if isinstance(cell.value, str) else None
        if key is not None and columns[key] != column:
            repeated.setdefault(key, []).append(column)
    lost = dict(_lost_headings(table, rows[best], columns))
    return Headings(
        best, {**columns, **lost}, {key: text for key, (_, text) in renamed.items()}, repeated, frozenset(lost)
    )


def _renamed_headings(
    table: Table, cells: Mapping[int, Cell], known: Mapping[str, int], year: str
) -> dict[str, tuple[int, str]]:
    """Find columns whose headings the user renamed a little: key -> (column number, heading as written).

    ``known`` are the columns that were found already. "Realisasi 2024" is taken for "Realisasi" if no other cell of
    the row resembles "Realisasi", too, or only such that name another year.
    """
    free = {
        column: cell.value
        for column, cell in sorted(cells.items())
        if isinstance(cell.value, str) and column not in known.values()
    }
    found: dict[str, tuple[int, str]] = {}
    for column in table.of_role(Role.INPUT, Role.LINK, Role.RESULT):
        if column.key in known:
            continue
        like = [at for at, text in free.items() if _is_similar(heading(text), column)]
        if len(like) > 1:
            like = [at for at in like if _YEAR.findall(free[at]) == [year]]
        if len(like) == 1:
            found[column.key] = (like[0], free.pop(like[0]))
    return found


def _is_similar(text: str, column: Column) -> bool:
    """Tell whether a heading begins with the wanted words, differs from them by a few letters, or in the unit alone."""
    wanted = heading(column.heading)
    if text.startswith(wanted) and not text[len(wanted) : len(wanted) + 1].isalnum():
        return True
    if difflib.SequenceMatcher(None, text, wanted).ratio() >= _SIMILAR:
        return True
    name = wanted.partition(" (")[0]
    return column.kind is Kind.RUPIAH and text.startswith(name) and bool(_OF_AMOUNTS.fullmatch(text[len(name) :]))


def _lost_headings(table: Table, cells: Mapping[int, Cell], known: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Give the columns whose headings are blank, with their numbers, where the columns beside them tell which they are.

    The blank cells between two headings of ours are as many as the columns that the template has between them.
    """
    run: list[str] = []
    left = 0
    for column in table.shown:
        at = known.get(column.key)
        if at is None:
            run += [] if column.optional else [column.key]
            continue
        if run and at - left - 1 == len(run) and all(place not in cells for place in range(left + 1, at)):
            yield from zip(run, range(left + 1, at), strict=True)
        run, left = [], at


def scale_of_amounts(text: str) -> str | None:
    """Give the unit that a heading or a title names for amounts: "juta" for "(Rp juta)"; ``None`` for plain rupiah."""
    folded = fold_word(text)
    if not _NAMES_AMOUNTS.search(folded.replace("rp.", "rp ")) and "(" not in folded:
        return None
    return next((name for name, pattern in _SCALES if pattern.search(folded)), None)


MISSING_COLUMN = Message(
    "BC06",
    ERROR,
    'Kolom "{kolom}" tidak ditemukan.',
    "Betulkan judul kolomnya, atau tambahkan kolom dengan judul itu lalu pindahkan isinya ke sana.",
    rule="Kolom dicari menurut judulnya, di mana pun letaknya. Tanpa kolom ini isinya tidak terbaca dan hasilnya "
    "tidak lengkap.",
    source=HOW_COLUMNS_ARE_FOUND,
    example='Judul "Polaritas" pada lembar PK diganti menjadi "Arah".',
)
RENAMED_COLUMN = Message(
    "BC10",
    NOTE,
    'Judul kolom ini dibaca sebagai "{kolom}".',
    "Kembalikan judulnya bila tafsiran ini salah.",
    rule="Judul yang sedikit berubah tetap dikenali bila hanya satu kolom yang mungkin. Isinya terbaca, jadi hanya "
    "catatan.",
    source=HOW_COLUMNS_ARE_FOUND,
    example='"Realisasi 2024" dibaca sebagai kolom Realisasi.',
)
LOST_HEADING = Message(
    "BC13",
    WARNING,
    'Judul kolom ini kosong; menurut letaknya dibaca sebagai "{kolom}".',
    'Ketik kembali judul "{kolom}", atau hapus kolomnya bila bukan itu.',
    rule="Kolom tanpa judul yang letaknya tepat di antara kolom-kolom templat dibaca sebagai kolom templat yang "
    "hilang di sana. Peringatan, sebab letak saja belum bukti.",
    source=HOW_COLUMNS_ARE_FOUND,
    example="Judul Realisasi di H4 terhapus, angkanya masih ada.",
)
OTHER_PERIOD = Message(
    "BC14",
    WARNING,
    'Judul ini menyebut {waktu}, sedangkan laporan ini untuk {tahun}; isinya dibaca sebagai "{kolom}".',
    "Pastikan isinya untuk setahun penuh tahun laporan, lalu betulkan judul atau isinya.",
    rule="Judul yang menyebut tahun lain daripada Tahun pada Identitas, atau sebagian tahun (triwulan, semester, "
    "s.d. bulan tertentu). Peringatan, sebab angkanya mungkin bukan angka tahun ini.",
    source=HOW_COLUMNS_ARE_FOUND,
    example='"Realisasi 2023" pada laporan tahun 2024; "Realisasi s.d. Triwulan III".',
)
SCALED_AMOUNTS = Message(
    "BC15",
    WARNING,
    "Angka di sini dalam {satuan} rupiah; dibaca seperti tertulis, dan tidak dibandingkan dengan lembar yang memakai "
    "satuan lain.",
    "Tulis dalam rupiah utuh supaya dapat dibandingkan.",
    rule="Judul atau teks di atas tabel yang menyebut ribuan, jutaan atau miliaran rupiah. Persentase tetap benar; "
    "jumlahnya tidak dapat dibandingkan dengan jumlah dalam rupiah. Peringatan, sebab yang dibaca orang pada "
    "Ringkasan bukan rupiah utuh.",
    source="Pertimbangan kami: laporan sering memakai ribuan atau jutaan rupiah",
    example='Judul "Perkiraan Kebutuhan Anggaran (Rp juta)" dengan isi 30251.',
)
TWO_SCALES = Message(
    "BC16",
    ERROR,
    "Satuan rupiah pada lembar ini berbeda-beda: {satuan} ({sel}).",
    "Tulis semua kolom rupiah dalam satuan yang sama.",
    rule="Sisa dan persentase membandingkan kolom-kolom rupiah satu lembar. Kesalahan, sebab hasilnya salah bila "
    "satuannya berbeda.",
    source="Pertimbangan kami: laporan sering memakai ribuan atau jutaan rupiah",
    example='"Pagu (Rp juta)" di samping "Realisasi (Rp)".',
    headline=False,
)
REPEATED_FIGURES = Message(
    "BC17",
    ERROR,
    'Judul "{kolom}" tertulis lagi di sini, dengan {n} isian lain ({sel_isi}); yang dipakai {sel}, kolom ini tidak.',
    "Tinggalkan satu kolom dengan judul itu, dan beri nama lain pada yang satunya.",
    rule="Satu judul templat hanya boleh ada sekali; yang dipakai yang paling kiri. Kesalahan, sebab angka di kolom "
    "yang lain tidak ikut dihitung, dan hanya penyusun yang tahu mana yang benar.",
    source=HOW_COLUMNS_ARE_FOUND,
    example="Realisasi triwulan III di H4, realisasi setahun di AA4, keduanya berjudul Realisasi.",
)
REPEATED_TEXTS = Message(
    "BC18",
    WARNING,
    'Judul "{kolom}" tertulis lagi di sini; yang dipakai {sel}, isi kolom ini tidak.',
    "Tinggalkan satu kolom dengan judul itu, atau beri nama lain pada yang satunya.",
    rule="Satu judul templat hanya boleh ada sekali; yang dipakai yang paling kiri. Peringatan, sebab isi kolom "
    "yang lain tidak dibaca.",
    source=HOW_COLUMNS_ARE_FOUND,
    example="Kolom Satuan di G4 ditambahkan sekali lagi di L4.",
)


def report_headings(layout: TableLayout, headings: Headings, rows: Rows, year: str) -> Iterator[Finding]:
    """Report headings that were renamed (BC10, BC14), are lost (BC13), stand twice (BC17, BC18) or name a unit."""
    for key, text in headings.renamed.items():
        at, column = layout.place(key, layout.heading_row), layout.table.column(key)
        time = _other_period(text, column, year)
        if time:
            yield finding(
                OTHER_PERIOD, layout.sheet, at, written=text, waktu=time, kolom=column.heading,
                tahun=f"tahun {year}" if year else "setahun",
            )  # fmt: skip
        elif key not in layout.amounts_in:
            yield finding(RENAMED_COLUMN, layout.sheet, at, written=text, kolom=column.heading)
    for key in sorted(headings.lost, key=headings.columns.__getitem__):
        at = layout.place(key, layout.heading_row)
        yield finding(LOST_HEADING, layout.sheet, at, kolom=layout.table.column(key).heading)
    yield from _report_repeated(layout, headings, rows)
    yield from _report_scales(layout, rows)


def _other_period(text: str, column: Column, year: str) -> str:
    """Give the time that a heading names if it is not the year of the report; "" otherwise."""
    rest = fold_word(text).replace(heading(column.heading), " ", 1)
    years = [one for one in _YEAR.findall(rest) if one != year]
    part = _PART_OF_A_YEAR.search(rest)
    return f"tahun {years[0]}" if years else f'sebagian tahun ("{text.strip()}")' if part else ""


def _report_repeated(layout: TableLayout, headings: Headings, rows: Rows) -> Iterator[Finding]:
    """Report further columns under a heading of ours if they hold something else than the first one.

    What ``compute`` decides it writes into the first one, so any content of another column is something else.
    """
    for key, others in headings.repeated.items():
        column, used = layout.table.column(key), layout.columns[key]
        if column.role not in (Role.INPUT, Role.LINK):
            continue
        for at in others:
            below = {row: cells for row, cells in rows.items() if row > layout.range_first and at in cells}
            own = {
                row: cells[used].value if used in cells and not column.decided else None for row, cells in below.items()
            }
            filled = [cells[at].ref for row, cells in below.items() if cells[at].value not in (None, "", own[row])]
            if filled:
                message = REPEATED_TEXTS if column.kind.is_text else REPEATED_FIGURES
                place, sel = cell_ref(layout.heading_row, at), layout.place(key, layout.heading_row)
                yield finding(
                    message, layout.sheet, place, kolom=column.heading, n=len(filled), sel=sel,
                    sel_isi=first_few(filled),
                )  # fmt: skip


def _report_scales(layout: TableLayout, rows: Rows) -> Iterator[Finding]:
    """Report once that the amounts of a sheet are in thousands or millions, or that its columns differ in that."""
    if not layout.amounts_in:
        return
    amounts = [column.key for column in layout.of_role(Role.INPUT) if column.kind is Kind.RUPIAH]
    named = [layout.amounts_in.get(key, "") for key in amounts]
    place = next(
        (ref for ref, text in _texts_above(layout, rows) if scale_of_amounts(text) in named),
        layout.place(next(iter(layout.amounts_in)), layout.heading_row),
    )
    cells = [layout.place(key, layout.heading_row) for key in amounts]
    if len(set(named)) > 1:
        units = " dan ".join(dict.fromkeys(f"{one} rupiah".strip() for one in named))
        yield finding(TWO_SCALES, layout.sheet, place, satuan=units, sel=first_few(cells))
    else:
        yield finding(SCALED_AMOUNTS, layout.sheet, place, satuan=named[0])


def _texts_above(layout: TableLayout, rows: Rows) -> Iterator[tuple[str, str]]:
    """Give the headings of amounts, then the texts above the headings, each with its cell."""
    titles = [cell for row, cells in rows.items() if row < layout.heading_row for cell in cells.values()]
    own = [rows.get(layout.heading_row, {}).get(layout.columns[key]) for key in layout.amounts_in]
    for cell in (*own, *titles):
        if cell is not None and isinstance(cell.value, str):
            yield cell.ref, cell.value


def amounts_in(table: Table, headings: Headings, rows: Rows) -> dict[str, str]:
    """Give the unit of each column of amounts that a heading, or else a text above the table, says is not rupiah."""
    titles = (
        scale_of_amounts(cell.value)
        for row, cells in rows.items()
        if row < headings.row
        for cell in cells.values()
        if isinstance(cell.value, str) and cell.formula is None
    )
    of_all = next((one for one in titles if one is not None), None)
    found: dict[str, str] = {}
    for column in table.of_role(Role.INPUT):
        if column.kind is Kind.RUPIAH and column.key in headings.columns:
            cell = rows[headings.row].get(headings.columns[column.key])
            own = scale_of_amounts(cell.value) if cell is not None and isinstance(cell.value, str) else None
            if (unit := own or of_all) is not None:
                found[column.key] = unit
    return found


_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2}|[a-z]|[ivx]{1,4})\s*[.)]?\s*(?:[=:(].*)?")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_UNIT_OF_A_COLUMN = re.compile(r"\(?(?:rp\.?|rupiah|%|persen)\)?")
_FEWEST_WITH_A_HOLE = 3
_FEWEST_LETTERS = 4


def is_number_row(cells: Mapping[int, Cell], names: Collection[int] = ()) -> bool:
    """Tell whether a row is the one below the headings that numbers the columns: 1 2 3 4 5 6, or names their units.

    The numbers may say how a column is computed ("5=3-4", "6=(4/3)x100%"), may be letters or Roman, and one or two of
    them may be missing or have a note in their place, but not in ``names``, the columns that name a row.
    """
    texts = {column: fold_word(str(cell.value)) for column, cell in sorted(cells.items())}
    if len(texts) > 1 and all(_UNIT_OF_A_COLUMN.fullmatch(text) for text in texts.values()):
        return True
    matches = {column: match for column, text in texts.items() if (match := _COLUMN_NUMBER.fullmatch(text))}
    others = texts.keys() - matches.keys()
    for ordinal, fewest in ((_number, 2), (_letter, _FEWEST_LETTERS), (_roman_number, _FEWEST_LETTERS)):
        found = [ordinal(match[1]) for match in matches.values()]
        ordered = sorted(found)  # a user who moves columns moves their numbers along
        if len(found) < fewest or not _count_up(ordered):
            continue
        with_a_note = len(others) == 1 and ordered == found and len(found) >= _FEWEST_WITH_A_HOLE
        if not others or (with_a_note and not others & set(names)):
            return True
    return False


def _number(text: str) -> int:
    """Read a number of a column in digits; 0 for none."""
    return int(text) if text.isdecimal() else 0


def _letter(text: str) -> int:
    """Read a number of a column given as a letter; 0 for none."""
    return ord(text) - ord("a") + 1 if len(text) == 1 and text.isalpha() else 0


def _roman_number(text: str) -> int:
    """Read a number of a column in Roman numerals; 0 for none."""
    return _ROMAN.index(text) + 1 if text in _ROMAN else 0


def _count_up(numbers: Sequence[int]) -> bool:
    """Tell whether numbers are 1, 2, 3 ... or 2, 3, 4 ..., of three or more up to two missing."""
    if len(numbers) < 2 or not 1 <= numbers[0] <= 2 or len(set(numbers)) < len(numbers):
        return False
    missing = numbers[-1] - numbers[0] + 1 - len(numbers)
    return missing == 0 or (missing <= 2 and len(numbers) >= _FEWEST_WITH_A_HOLE)
