"""Reads the table of kategori on Pengaturan: what its cells say, and the classes of the scale in force."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Message
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.package import Cell, ReadableSheet
from lkj_xlsx.read.cells import ReadingLog
from lkj_xlsx.report.findings import finding
from lkj_xlsx.report.report import KATEGORI_PLACE, Source, can_tie, text_of, tie, written
from lkj_xlsx.rules.achievement import FROM, MORE_THAN, Kategori, lowest_capaian
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets import pengaturan as schema
from lkj_xlsx.sheets.pengaturan import NO_NUMBER_IN_SCALE
from lkj_xlsx.values import first_few, fold_word, format_decimal, read_percentage

_NEVER = Decimal("Infinity")
_MORE_THAN = frozenset((MORE_THAN, ">", "lebih besar dari", "di atas", "diatas", "melebihi", "melampaui"))
_FROM = frozenset((FROM, "", ">=", "≥", "=>", "mulai dari", "minimal", "paling sedikit", "sekurang-kurangnya", "min"))
_FACTOR = Decimal(2)  # a bound below it is hardly a percentage


@dataclass(frozen=True)
class ClassRow:
    """A row of the table as it is read. ``given_by`` is the cell that names its scale, which may stand further up.

    ``interpreted`` are the cells that say what they say only after an interpretation.
    """

    scale: str
    given_by: Cell
    name: Cell
    condition: Cell
    exclusive: bool
    bound_cell: Cell
    bound: Decimal
    printed: Cell
    interpreted: tuple[str, ...] = ()


TABLE_LOST = Message(
    "ST07",
    ERROR,
    "Tabel {tabel} tidak ditemukan pada Pengaturan; dipakai tabel bawaan.",
    "Tulis kembali judul kolomnya ({judul}), atau salin isian ke templat baru.",
    rule="Tabel pada Pengaturan dicari menurut judul kolomnya, atau menurut nama kolomnya (Manajer Nama, Name "
    "Manager). Kesalahan, sebab tanpa keduanya isi tabelnya tidak dapat dipakai.",
    source="Pertimbangan kami: susunan templat.",
    example='Judul "Syarat" dan "Batas bawah" terhapus, dan nama "Kategori_Batas" hilang.',
)


def rows_of_table(
    sheet: ReadableSheet, layout: Layout, names: Sequence[str], note: ReadingLog
) -> list[list[Cell]] | None:
    """Read a table of Pengaturan row by row. ``names`` are the defined names of its columns.

    ``None`` if the table was not found, which is reported.
    """
    if any(name not in layout.areas for name in names):
        words = names == schema.WORDS_NAMES
        title, headings = (
            (schema.WORDS_TITLE, schema.WORDS_HEADINGS) if words else (schema.KATEGORI_TITLE, schema.KATEGORI_HEADINGS)
        )
        table = title.removeprefix("Tabel ")
        note.findings.append(finding(TABLE_LOST, sheet.name, None, tabel=table, judul=", ".join(headings)))
        return None
    areas = [layout.areas[name][1] for name in names]
    return [[sheet.cell(row, area[1]) for area in areas] for row in range(areas[0][0], areas[0][2] + 1)]


UNKNOWN_CONDITION = Message(
    "ST16",
    ERROR,
    'Syarat "{syarat}" tidak dikenal; dibaca "mulai".',
    'Tulis "mulai" bila batas itu sendiri termasuk, atau "lebih dari" bila tidak.',
    rule="Kategori didapat mulai dari batas bawahnya, atau bila lebih dari batas itu; tanda > dan ≥ juga dikenal. "
    "Kesalahan, sebab capaian yang tepat di batas bisa keliru kategorinya.",
    source="Pertimbangan kami: susunan tabel kategori pada templat",
    example='Syarat tertulis "kurang dari".',
)
BOUND_IS_A_FACTOR = Message(
    "ST17",
    WARNING,
    "Batas bawah {batas} hampir pasti dimaksud {persen}; dibaca sebagaimana tertulis.",
    "Tulis {persen} sebagai angka persen, misalnya 90.",
    rule="Batas bawah kategori ditulis dalam persen. Batas di bawah 2 selain 0 tanpa tanda persen jarang dimaksud "
    "demikian, jadi harus ada yang memastikan.",
    source="Pertimbangan kami: susunan tabel kategori pada templat",
    example="Batas bawah Berhasil tertulis 0,9.",
)


def read_classes(sheet: ReadableSheet, layout: Layout, note: ReadingLog) -> list[ClassRow]:
    """Read each filled row of the table: its scale, condition and lower bound as a person understands them."""
    rows = rows_of_table(sheet, layout, schema.KATEGORI_NAMES, note)
    if rows is None:
        rows = [[Cell(0, 0, value) for value in row[:5]] for row in schema.KATEGORI_DEFAULTS]
    classes: list[ClassRow] = []
    for scale, name, condition, bound, printed in rows:
        if all(one.is_blank for one in (name, bound)):
            continue
        above = classes[-1].given_by if classes and scale.is_blank else scale
        value = _bound(bound)
        said = fold_word(text_of(condition)).rstrip(". ")
        interpreted = [scale.ref] if above is not scale else []
        interpreted += [condition.ref] if said not in (FROM, MORE_THAN) and said in _MORE_THAN | _FROM else []
        interpreted += [bound.ref] if value is not _NEVER and value != bound.value else []
        classes.append(
            ClassRow(trim(text_of(above)), above, name, condition, said in _MORE_THAN, bound, value, printed,
                     tuple(interpreted))
        )  # fmt: skip
    return classes


def _bound(cell: Cell) -> Decimal:
    """Give a lower bound in percent: 90, "90", "90 %", and 0,9 in a cell that shows a percentage."""
    reading = read_percentage(cell.value, percent=cell.is_percent, date=cell.is_date)
    return reading.value if isinstance(reading.value, Decimal) and can_tie(cell) else _NEVER


READ_OTHERWISE = Message(
    "ST18",
    NOTE,
    "Tabel kategori ditafsirkan pada {n} sel ({sel}).",
    'Tulis skala pada tiap baris, syarat "mulai" atau "lebih dari", dan batas sebagai angka persen.',
    rule="Skala yang ditulis sekali untuk beberapa baris, tanda > dan ≥, dan batas dengan tanda persen dibaca "
    "sebagaimana dimaksud. Artinya pasti, jadi hanya catatan.",
    source="Pertimbangan kami: susunan tabel kategori pada templat",
    example="Batas bawah ditulis 90% dibaca 90.",
)
CLASS_WITHOUT_NAME = Message(
    "ST19",
    ERROR,
    "Kategori dengan batas bawah {batas} tidak punya nama.",
    "Isi nama kategorinya, atau hapus baris itu.",
    rule="Tiap baris skala yang dipakai punya nama. Kesalahan, sebab capaian yang mencapai batas itu tidak mendapat "
    "kategori yang dapat dicetak.",
    source="Pertimbangan kami: susunan tabel kategori pada templat",
    example="Nama Cukup Berhasil terhapus, batas 71 tertinggal.",
)
CLASS_TWICE = Message(
    "ST20",
    WARNING,
    "Kategori {nama} ada dua kali pada skala {skala} (juga {sel}).",
    "Hapus salah satunya, atau betulkan namanya.",
    rule="Satu nama untuk satu kategori. Peringatan, sebab batas yang lebih rendah yang berlaku, dan mungkin kategori "
    "lain yang dimaksud.",
    source="Pertimbangan kami: susunan tabel kategori pada templat",
    example="Berhasil mulai 90 dan Berhasil mulai 71.",
)
SCALE_OUT_OF_ORDER = Message(
    "ST05",
    ERROR,
    "Tabel kategori tidak bersambung atau tidak berurutan dari yang terbaik; kategori bisa keliru.",
    "Susun baris skala {skala} tanpa sela, dari batas bawah tertinggi ke terendah.",
    rule="Baris skala yang dipakai harus berurutan tanpa sela, dari batas bawah tertinggi, dan tidak ada dua yang "
    "berlaku dari capaian yang sama. Kesalahan, sebab kategori ditentukan oleh batasnya: urutan yang lain berarti ada "
    "batas atau nama yang tertukar, atau kategori yang tidak pernah didapat.",
    source="Pertimbangan kami: susunan tabel kategori pada templat.",
    example="Batas bawah 100, 60, 71.",
)


def classes_in_force(
    sheet: ReadableSheet, layout: Layout, classes: Sequence[ClassRow], scale: str, note: ReadingLog
) -> tuple[Kategori, ...]:
    """Give the classes of the chosen scale, and report what is odd about their rows."""
    chosen = [one for one in classes if scale and one.scale.lower() == scale.lower()]
    source = note.sources[KATEGORI_PLACE] = Source(sheet.name, {"rentang": Kind.TEXT})
    found: list[Kategori] = []
    for number, one in enumerate(chosen):
        if one.printed.row:
            source.rows[number] = {"rentang": one.printed}
        printed = text_of(one.printed).strip() or None
        found.append(Kategori(text_of(one.name), one.bound, one.exclusive, printed, one.bound_cell.row))
        _tie_start(layout, one, found[-1], note)
    _report_rows(sheet, chosen, scale, note)
    if (misplaced := _misplaced(chosen, found)) is not None:
        shown = text_of(misplaced) or None
        note.findings.append(finding(SCALE_OUT_OF_ORDER, sheet.name, misplaced.ref, written=shown, skala=scale))
    return tuple(found)


def _tie_start(layout: Layout, one: ClassRow, kategori: Kategori, note: ReadingLog) -> None:
    """Where the formula alone would let a class start elsewhere, lay what was interpreted over it."""
    if layout.scale is None or not one.bound_cell.row or one.bound_cell.is_blank or not can_tie(one.bound_cell):
        return
    row, bound = one.bound_cell.row, one.bound_cell.value
    alone = None
    if isinstance(bound, Decimal) and one.given_by.row == row:
        alone = lowest_capaian(bound, exclusive=text_of(one.condition).lower() == MORE_THAN)
    if alone == kategori.starts:
        return
    also = [f"TRIM(${one.given_by.ref})=TRIM(Skala_Kategori)"]
    if not one.condition.is_blank and can_tie(one.condition):
        tied = tie(one.condition, None)
        also.append(f'{tied.cell}="{str(tied.written).replace(chr(34), chr(34) * 2)}"')
    note.overrides[schema.PENGATURAN_SHEET, row, schema.STARTS.key] = tie(one.bound_cell, kategori.starts, tuple(also))


def _report_rows(sheet: ReadableSheet, chosen: Sequence[ClassRow], scale: str, note: ReadingLog) -> None:
    """Report conditions, bounds and names of the chosen scale that are unknown, missing, repeated or interpreted."""
    first: dict[str, ClassRow] = {}
    for one in chosen:
        bound, name = one.bound_cell, fold_word(text_of(one.name))
        shown = written(bound, Kind.QUANTITY)
        if one.bound is _NEVER:
            note.findings.append(finding(NO_NUMBER_IN_SCALE, sheet.name, bound.ref, written=shown, kolom="Batas bawah"))
        elif not name:
            note.findings.append(finding(CLASS_WITHOUT_NAME, sheet.name, one.name.ref, batas=format_decimal(one.bound)))
        elif 0 < one.bound < _FACTOR and one.bound == bound.value:
            percent = f"{format_decimal(one.bound * 100)}%"
            note.findings.append(
                finding(BOUND_IS_A_FACTOR, sheet.name, bound.ref, written=shown, batas=format_decimal(one.bound),
                        persen=percent)
            )  # fmt: skip
        if fold_word(text_of(one.condition)).rstrip(". ") not in _MORE_THAN | _FROM:
            said = text_of(one.condition)
            note.findings.append(finding(UNKNOWN_CONDITION, sheet.name, one.condition.ref, written=said, syarat=said))
        if name and (twin := first.setdefault(name, one)) is not one:
            note.findings.append(
                finding(CLASS_TWICE, sheet.name, one.name.ref, nama=text_of(one.name), skala=scale, sel=twin.name.ref)
            )
    cells = list(_interpreted(chosen))
    if cells:
        note.findings.append(finding(READ_OTHERWISE, sheet.name, cells[0], n=len(cells), sel=first_few(cells)))


def _interpreted(chosen: Sequence[ClassRow]) -> Iterator[str]:
    for one in chosen:
        yield from one.interpreted


def _misplaced(rows: Sequence[ClassRow], classes: Sequence[Kategori]) -> Cell | None:
    """Give the first bound that is not below the one before it, or does not stand in the next row.

    A bound that is no number is passed over, because ST06 reports it.
    """
    bounds = [one.bound_cell for one in rows]
    for (before, above), (bound, below) in pairwise(zip(bounds, classes, strict=True)):
        in_order = above.starts is None or below.starts is None or below.starts < above.starts
        if not in_order or bound.row > before.row + 1:
            return bound
    return None
