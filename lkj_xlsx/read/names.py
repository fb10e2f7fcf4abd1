"""Finds the labelled values and the tables of Pengaturan by what their cells say, and holds defined names against them.

Formulas find a setting through a defined name, and a person through its label. What the cells say counts: a name that
leads elsewhere is reported, and ``compute`` lets it lead to the cell that was read.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from lkj_xlsx.declare.layout import Layout, NamedArea, ScaleLayout, spelled_alike
from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Message
from lkj_xlsx.package import Area, Cell, ReadableSheet, ReadableWorkbook, cell_ref, split_area
from lkj_xlsx.read.headings import heading
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import text_of
from lkj_xlsx.sheets import pengaturan as schema
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.values import first_few

_VALUE_COLUMN = 2
_BRACKETS = re.compile(r"\([^()]*\)")
_MOST_ROWS = 200  # of a table on Pengaturan that the user made longer


@dataclass(frozen=True)
class _Labelled:
    """A labelled value: its label, its key, and the defined name of the cell beside the label."""

    sheet: str
    label: str
    key: str
    name: str


_LABELLED = (
    *(_Labelled(IDENTITAS_SHEET, one.label, one.key, one.name) for one in IDENTITAS),
    *(
        _Labelled(schema.PENGATURAN_SHEET, one.label, one.key, one.name)
        for one in (*schema.PENGATURAN, *schema.FURTHER)
    ),
    _Labelled(schema.PENGATURAN_SHEET, schema.CAP_READ_LABEL, schema.CAP_READ_KEY, schema.CAP_READ_NAME),
)


@dataclass(frozen=True)
class Named:
    """What is found by labels and headings: the row of each label, the areas of the names, the table of kategori."""

    fields: Mapping[tuple[str, str], int]
    areas: Mapping[str, NamedArea]
    scale: ScaleLayout | None
    findings: tuple[Finding, ...]


def find_named(book: ReadableWorkbook, sheets: Mapping[str, str]) -> Named:
    """Find the labelled values of Identitas and Pengaturan, and the tables of kategori and words."""
    fields: dict[tuple[str, str], int] = {}
    areas: dict[str, NamedArea] = {}
    findings: list[Finding] = []
    for declared in (IDENTITAS_SHEET, schema.PENGATURAN_SHEET):
        sheet = book.sheet(sheets[declared])
        labelled = [one for one in _LABELLED if one.sheet == declared]
        rows = _rows_of_labels(book, sheet, labelled)
        findings += _report_labels(book, sheet, labelled, rows)
        fields |= {(declared, one.key): rows[one.key] for one in labelled if one.key in rows}
        areas |= {
            one.name: (sheet.name, (rows[one.key], _VALUE_COLUMN, rows[one.key], _VALUE_COLUMN))
            for one in labelled
            if one.key in rows
        }
    sheet = book.sheet(sheets[schema.PENGATURAN_SHEET])
    for names, headings in (
        (schema.KATEGORI_NAMES, schema.KATEGORI_HEADINGS),
        (schema.WORDS_NAMES, schema.WORDS_HEADINGS),
    ):
        columns = _columns_of_table(book, sheet, names, headings)
        areas |= {name: (sheet.name, area) for name, area in columns.items()}
    scale = _scale(book, sheet, areas)
    if scale is not None:
        areas |= {one.name: (sheet.name, scale.area(one.key)) for one in schema.KATEGORI_COMPUTED}
    return Named(fields, areas, scale, tuple(findings))


def _rows_of_labels(book: ReadableWorkbook, sheet: ReadableSheet, labelled: Sequence[_Labelled]) -> dict[str, int]:
    """Give the row of each labelled value by its key.

    A label is found as it is written in the template, else by its words among others ("Batas Maksimal Capaian (%)"),
    else in the row to which its defined name leads, if that row has a label that is none of ours.
    """
    texts = {row: str(cells[1].value) for row, cells in sheet.rows() if 1 in cells and _is_text(cells[1])}
    found: dict[str, int] = {}
    wanted = {heading(one.label): one.key for one in labelled}
    for row, text in texts.items():
        if key := wanted.get(heading(text)):
            found.setdefault(key, row)
    free = {row: _words(text) for row, text in texts.items() if row not in found.values() and len(_words(text)) < 9}
    for one in labelled:
        like = [row for row, words in free.items() if one.key not in found and _words(one.label) <= words]
        if len(like) == 1:
            found[one.key] = like[0]
            del free[like[0]]
    for one in labelled:
        area = area_of_name(book, one.name, sheet.name)
        if one.key not in found and area is not None and area[1] == _VALUE_COLUMN and area[0] in free:
            found[one.key] = area[0]
            del free[area[0]]
    return found


def _is_text(cell: Cell) -> bool:
    return isinstance(cell.value, str) and cell.formula is None and not cell.is_blank


def _words(label: str) -> frozenset[str]:
    """The words of a label without what stands in brackets."""
    return frozenset(heading(_BRACKETS.sub(" ", label)).replace(":", " ").split())


LABEL_REWORDED = Message(
    "ST10",
    NOTE,
    'Label ini dibaca sebagai "{label}".',
    "Kembalikan labelnya bila tafsiran ini salah.",
    rule="Isian pada Identitas dan Pengaturan dicari menurut labelnya, atau menurut nama selnya (Manajer Nama, Name "
    "Manager) bila labelnya diganti. Isinya terbaca, jadi hanya catatan.",
    source="Pertimbangan kami: susunan templat",
    example='"Batas Maksimal Capaian (%)" dibaca sebagai Batas Capaian.',
)
SETTING_LOST = Message(
    "ST11",
    ERROR,
    'Pengaturan "{label}" tidak ditemukan; dipakai {bawaan}.',
    'Tulis kembali label "{label}" di kolom A, di kiri isinya.',
    rule="Tiap pengaturan punya label di kolom A. Kesalahan, sebab capaian dihitung menurut bawaannya, bukan menurut "
    "yang mungkin telah dipilih.",
    source="Pertimbangan kami: susunan templat",
    example="Baris 7, Rata-rata Instansi, terhapus.",
)
LABEL_TWICE = Message(
    "ST12",
    ERROR,
    'Label "{label}" ada dua kali, dengan isi yang berbeda; yang dipakai {sel}.',
    "Hapus salah satunya.",
    rule="Satu pengaturan punya satu isi. Kesalahan, sebab tidak diketahui mana yang dimaksud.",
    source="Pertimbangan kami: susunan templat",
    example="Batas Capaian 100 di B6 dan 120 di B12.",
)


def _report_labels(
    book: ReadableWorkbook, sheet: ReadableSheet, labelled: Sequence[_Labelled], rows: Mapping[str, int]
) -> Iterator[Finding]:
    """Report labels that were reworded (ST10), lost (ST11) or stand twice with different contents (ST12).

    A setting of an optional part was lost if its name is still there.
    """
    named = (one for one in schema.FURTHER if book.defined_name(one.name) is not None)
    defaults = {one.key: one.default or "tanpa batas" for one in (*schema.PENGATURAN, *named)}
    for one in labelled:
        row = rows.get(one.key)
        if row is None:
            if one.key in defaults:
                yield finding(SETTING_LOST, sheet.name, None, label=one.label, bawaan=defaults[one.key])
            continue
        text = str(sheet.cell(row, 1).value)
        if heading(text) != heading(one.label):
            yield finding(LABEL_REWORDED, sheet.name, cell_ref(row, 1), written=text, label=one.label)
    wanted = {heading(one.label): one for one in labelled}
    for row, cells in sheet.rows():
        twin = wanted.get(heading(str(cells[1].value))) if 1 in cells and _is_text(cells[1]) else None
        if twin is None or rows[twin.key] == row:
            continue
        used, other = (text_of(sheet.cell(at, _VALUE_COLUMN)) for at in (rows[twin.key], row))
        if other.strip() and other.strip().lower() != used.strip().lower():
            yield finding(
                LABEL_TWICE, sheet.name, cell_ref(row, _VALUE_COLUMN), written=other, label=twin.label,
                sel=cell_ref(rows[twin.key], _VALUE_COLUMN),
            )  # fmt: skip


def area_of_name(book: ReadableWorkbook, name: str, sheet: str) -> Area | None:
    """Give the area of a defined name on a sheet; ``None`` if the name is lost, or leads to no area of that sheet."""
    value = book.defined_name(name)
    if value is None:
        return None
    where, _, area = value.rpartition("!")
    if where.strip("'").replace("''", "'").casefold() != sheet.casefold():
        return None
    try:
        return split_area(area)
    except ValueError:
        return None


def _columns_of_table(
    book: ReadableWorkbook, sheet: ReadableSheet, names: Sequence[str], headings: Sequence[str]
) -> dict[str, Area]:
    """Give the area of each column of a table by its defined name; empty if the table is not found.

    The columns are found by their headings, or by their names if not, or beside the others. The table reaches as far
    down as the names say, and further if the user went on filling it in.
    """
    wanted = [heading(text) for text in headings[: len(names)]]
    best: tuple[int, dict[str, int]] = (0, {})
    for row, cells in sheet.rows():
        at: dict[str, int] = {}
        for column, cell in cells.items():
            if isinstance(cell.value, str):
                at.setdefault(heading(cell.value), column)
        found = {name: at[text] for name, text in zip(names, wanted, strict=True) if text in at}
        if len(found) > len(best[1]):
            best = row, found
    named = {name: area for name in names if (area := area_of_name(book, name, sheet.name)) is not None}
    row, columns = best
    if len(columns) < len(names) - 1:
        return named if len(named) == len(names) else {}
    for name, area in named.items():
        columns.setdefault(name, area[1])
    if names[0] not in columns:  # then all others were found
        columns[names[0]] = columns[names[1]] - 1
    if not columns[names[0]]:
        return {}
    for before, name in pairwise(names):
        columns.setdefault(name, columns[before] + 1)
    first = row + 1
    ends = [area[2] for area in named.values() if first <= area[2] < first + _MOST_ROWS]
    last = max(ends, default=_last_filled(sheet, first, columns.values()))
    while last < first + _MOST_ROWS and all(not sheet.cell(last + 1, column).is_blank for column in columns.values()):
        last += 1
    return {name: (first, columns[name], last, columns[name]) for name in names}


def _last_filled(sheet: ReadableSheet, first: int, columns: Collection[int]) -> int:
    """Give the last row of a table without names: the last one before a blank row, at least the first."""
    last = first
    while any(not sheet.cell(last + 1, column).is_blank for column in columns) and last < first + _MOST_ROWS:
        last += 1
    return last


def _scale(book: ReadableWorkbook, sheet: ReadableSheet, areas: Mapping[str, NamedArea]) -> ScaleLayout | None:
    """Give where the table of kategori stands; ``None`` if it was not found.

    A column of our formulas is found by its heading, or by its name if a formula stands there. A workbook that lacks it
    gets it in the next column at the right that holds nothing beside the table.
    """
    if any(name not in areas for name in schema.KATEGORI_NAMES):
        return None
    own = [areas[name][1] for name in schema.KATEGORI_NAMES]
    (first, scale, last, _), _, (_, condition, _, _), (_, bound, _, _), _ = own
    beside = {number: _filled(cells) for number, cells in sheet.rows() if first - 1 <= number <= last}
    texts = {column: cell.value for column, cell in beside.get(first - 1, {}).items()}
    found: dict[str, int] = {}
    for one in schema.KATEGORI_COMPUTED:
        headed = [at for at, text in texts.items() if isinstance(text, str) and heading(text) == heading(one.heading)]
        named = area_of_name(book, one.name, sheet.name)
        if headed:
            found[one.key] = headed[0]
        elif named is not None and sheet.cell(first, named[1]).formula is not None:
            found[one.key] = named[1]
    taken = {column for cells in beside.values() for column in cells}
    free = (at for at in count(max(area[1] for area in own) + 1) if at not in taken)
    computed = {one.key: found.get(one.key) or next(free) for one in schema.KATEGORI_COMPUTED}
    return ScaleLayout(first, last, scale, condition, bound, computed, frozenset(computed.keys() - found.keys()))


def _filled(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    return {column: cell for column, cell in cells.items() if not cell.is_blank}


NAME_LEADS_ELSEWHERE = Message(
    "ST13",
    WARNING,
    'Nama "{nama}" menunjuk ke tempat lain, sehingga rumus memakai sel yang keliru; compute mengembalikannya.',
    "Periksa isi {sel}: itulah yang dipakai.",
    rule="Rumus menemukan isian pada Identitas dan Pengaturan melalui nama (Manajer Nama, Name Manager). Yang dibaca "
    "ialah sel di kanan labelnya, atau di bawah judul kolomnya, dan compute mengembalikan nama yang menunjuk ke "
    "tempat lain. Peringatan, sebab isi di tempat lain itu mungkin yang dimaksud.",
    source="Pertimbangan kami: susunan templat",
    example="Nama Batas_Capaian_Isian menunjuk ke Pengaturan!$B$7 setelah baris diurutkan.",
)
NAMES_LOST = Message(
    "ST14",
    WARNING,
    "Nama {nama} hilang dari buku kerja, sehingga rumus tidak menemukan isiannya; compute membuatnya kembali.",
    "Periksa apakah program yang menyimpannya menghilangkan yang lain pula.",
    rule="Rumus menemukan isian pada Identitas dan Pengaturan melalui nama (Manajer Nama, Name Manager). Isiannya "
    "tetap terbaca menurut labelnya. Peringatan, sebab program yang menyimpan buku kerja mungkin menghilangkan yang "
    "lain pula.",
    source="Pertimbangan kami: susunan templat",
    example='Nama "Tahun" dan "Rata_Rata_Instansi" hilang.',
)
NAME_OF_ONE_SHEET = Message(
    "ST15",
    WARNING,
    'Lembar {lembar} punya nama "{nama}" sendiri, sehingga rumus di sana memakai isi yang lain; compute menghapusnya.',
    "Periksa siapa yang menambahkan nama itu.",
    rule="Nama yang dipakai rumus berlaku bagi seluruh buku kerja. Nama yang sama milik satu lembar mengalahkannya di "
    "lembar itu. Peringatan, sebab yang tercetak di sana menjadi lain.",
    source="Pertimbangan kami: susunan templat",
    example='Ringkasan punya nama Nama_Instansi sendiri dengan isi "KPU Kota Lain".',
)


MENDED = (NAME_LEADS_ELSEWHERE, NAMES_LOST, NAME_OF_ONE_SHEET)  # compute mends these


def report_names(book: ReadableWorkbook, layout: Layout) -> Iterator[Finding]:
    """Report each defined name of our formulas that does not lead to the cells that were read (ST13 to ST15)."""
    lost = []
    added = frozenset() if layout.scale is None else layout.scale.new_columns
    new = {one.name for one in schema.KATEGORI_COMPUTED if one.key in added}
    for name, (sheet, area) in layout.areas.items():
        found, ref = book.defined_name(name), cell_ref(area[0], area[1])
        if found is None:
            if name not in new:
                lost.append(name)
        elif not spelled_alike(found, layout.reference(name)):
            yield finding(
                NAME_LEADS_ELSEWHERE, sheet, ref, written=found, computed=layout.reference(name), nama=name, sel=ref
            )
        for owner in book.sheets_with_own(name):
            yield finding(NAME_OF_ONE_SHEET, owner, None, nama=name, lembar=owner)
    if lost:
        yield finding(NAMES_LOST, layout.sheets[schema.PENGATURAN_SHEET], None, nama=first_few(lost))
