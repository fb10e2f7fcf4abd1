"""Reads the sheets Identitas and Pengaturan."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.message import ERROR, WARNING, Message
from lkj_xlsx.declare.model import Field, Kind
from lkj_xlsx.package import Cell, ReadableSheet, ReadableWorkbook
from lkj_xlsx.read.cells import ReadingLog
from lkj_xlsx.read.kategori import classes_in_force, read_classes, rows_of_table
from lkj_xlsx.report.findings import finding
from lkj_xlsx.report.report import Identitas, Settings, can_tie, text_of, written
from lkj_xlsx.rules.achievement import MINIMUM_DIFFERENCE, MINIMUM_RATIO, Kategori, ScaleWord
from lkj_xlsx.rules.budget import efficiency_band
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets import pengaturan as schema
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import NO_NUMBER_IN_SCALE
from lkj_xlsx.values import Status, day_of, fold_word, format_decimal, read_percentage

_NEVER = Decimal("Infinity")


REQUIRED_FIELD_EMPTY = Message(
    "ID01",
    WARNING,
    "{label} belum diisi.",
    "Isi {label} pada lembar Identitas.",
    rule="Nama Instansi dan Tahun harus terisi; judul tiap tabel dan Ringkasan mengambilnya. Peringatan, "
    "sebab tidak ada angka yang bergantung padanya, tetapi laporan tanpa nama atau tahun tidak dapat dipakai.",
    source="Pertimbangan kami: isian yang wajib pada lembar Identitas.",
    example='Sel di samping "Tahun" kosong.',
)


def read_identitas(book: ReadableWorkbook, layout: Layout, note: ReadingLog) -> Identitas:
    """Read the labelled values of Identitas, and report each required one that is empty."""
    sheet = book.sheet(layout.sheets[IDENTITAS_SHEET])
    values: dict[str, str] = {}
    days: dict[str, date | str] = {}
    for one in IDENTITAS:
        row = layout.fields.get((IDENTITAS_SHEET, one.key))
        cell = Cell(0, 0) if row is None else sheet.cell(row, 2)
        values[one.key] = text_of(cell)
        note.tell_lost_digits(sheet.name, one.label, cell)
        if one.kind is Kind.DATE:
            days[one.key] = _day(cell)
        if one.required and not values[one.key].strip():
            where = None if row is None else cell.ref
            note.findings.append(finding(REQUIRED_FIELD_EMPTY, sheet.name, where, label=one.label))
    return Identitas(values, days)


def _day(cell: Cell) -> date | str:
    """Give the date in a cell, or its text where it holds none."""
    day = day_of(cell.value, date1904=cell.date1904) if isinstance(cell.value, Decimal) and cell.value > 0 else None
    return text_of(cell) if day is None else day


def read_settings(book: ReadableWorkbook, layout: Layout, note: ReadingLog) -> Settings:
    """Read Pengaturan. An unknown value is replaced by the default, and a finding says so."""
    sheet = book.sheet(layout.sheets[schema.PENGATURAN_SHEET])
    classes = read_classes(sheet, layout, note)
    names = tuple(dict.fromkeys(one.scale for one in classes if one.scale))
    scale = _scale(sheet, layout, schema.SCALE, names, note)
    return Settings(
        minimum_by_ratio=_choice(
            sheet, layout, schema.MINIMUM_FORMULA, (MINIMUM_DIFFERENCE, MINIMUM_RATIO), note
        ).upper() == MINIMUM_RATIO,
        cap=_cap(sheet, layout, note),
        mean_of_sasaran=_choice(
            sheet, layout, schema.MEAN, (schema.MEAN_OF_INDIKATOR, schema.MEAN_OF_SASARAN), note
        ).lower() == schema.MEAN_OF_SASARAN,
        scale=scale,
        kategori=classes_in_force(sheet, layout, classes, scale, note),
        words=_words(sheet, layout, note),
        other_scales=tuple(
            (one.scale, Kategori(trim(text_of(one.name)), one.bound, one.exclusive, text_of(one.printed) or None))
            for one in classes
            if one.scale and fold_word(one.scale) != fold_word(scale)
        ),
        efficiency_band=_band(sheet, layout, note),
        quarter=schema.QUARTERS.index(_choice(sheet, layout, schema.QUARTER, schema.QUARTERS, note).upper()) + 1,
    )  # fmt: skip


UNKNOWN_SETTING = Message(
    "ST01",
    ERROR,
    "Pengaturan {label} berisi nilai yang tidak dikenal; dipakai {bawaan}.",
    "Pilih salah satu: {pilihan}.",
    rule="Rumus Minimum, Batas Capaian, Rata-rata Instansi, dan pilihan lain hanya boleh berisi nilai yang dikenal; "
    "huruf besar dan spasi tidak dihitung. Kesalahan, sebab rumus dalam buku kerja membaca isi selnya, sehingga "
    "capaian dapat berubah tanpa ada yang bermaksud mengubahnya.",
    source="Pilihan yang berbeda antarinstansi: PermenPANRB 8/2021 (2T-R), Manggarai Timur 2019 (T/R), "
    "Kemenkeu (batas 120).",
    example='Rumus Minimum tertulis "R-T", atau Batas Capaian tertulis "banyak".',
)


def _choice(sheet: ReadableSheet, layout: Layout, field: Field, choices: Sequence[str], note: ReadingLog) -> str:
    """Give the chosen value of a setting. Any value that is not among the choices is reported and replaced."""
    row = layout.fields.get((schema.PENGATURAN_SHEET, field.key))
    cell = Cell(0, 0) if row is None else sheet.cell(row, 2)
    chosen = trim(text_of(cell))
    if chosen.lower() in [choice.lower() for choice in choices]:
        return chosen
    default = field.default or ""
    if row is not None:  # ST11 reports a setting that is not there
        note.findings.append(
            finding(UNKNOWN_SETTING, sheet.name, cell.ref, written=chosen or None, label=field.label, bawaan=default,
                    pilihan=" atau ".join(choices))
        )  # fmt: skip
    return default


def _band(sheet: ReadableSheet, layout: Layout, note: ReadingLog) -> Decimal:
    """The band of efisiensi in points; 5 where the workbook has no such setting, or another one than a number."""
    row = layout.fields.get((schema.PENGATURAN_SHEET, schema.BAND.key))
    cell = Cell(0, 0) if row is None else sheet.cell(row, 2)
    band = efficiency_band(cell.value)
    if row is not None and cell.value != band:
        note.findings.append(
            finding(UNKNOWN_SETTING, sheet.name, cell.ref, written=written(cell, Kind.QUANTITY),
                    label=schema.BAND.label, bawaan=format_decimal(band), pilihan="angka dari 1 sampai 100")
        )  # fmt: skip
    return band


UNKNOWN_SCALE = Message(
    "ST08",
    ERROR,
    "Skala Kategori yang dipilih tidak ada pada tabel kategori; kategori tidak diberikan.",
    "Pilih salah satu: {pilihan}.",
    rule="Skala Kategori yang dipilih harus ada pada kolom Skala tabel kategori. Kesalahan, sebab tanpa skala "
    "tidak ada kategori.",
    source="Pertimbangan kami: susunan templat.",
    example='Skala Kategori tertulis "Kemenkeu", yang tidak ada pada tabel.',
)


def _scale(sheet: ReadableSheet, layout: Layout, field: Field, names: Sequence[str], note: ReadingLog) -> str:
    """Give the chosen scale of kategori. One that is not in the table is reported, and then no kategori is given."""
    row = layout.fields.get((schema.PENGATURAN_SHEET, field.key))
    cell = Cell(0, 0) if row is None else sheet.cell(row, 2)
    chosen = trim(text_of(cell))
    if chosen.lower() not in [trim(name).lower() for name in names]:
        where = None if row is None else cell.ref
        choices = " atau ".join(names)
        note.findings.append(finding(UNKNOWN_SCALE, sheet.name, where, written=chosen or None, pilihan=choices))
    return chosen


CAP_IS_A_FACTOR = Message(
    "ST09",
    WARNING,
    "Batas Capaian dibaca sebagai {persen}.",
    "Tulis {persen} atau angka persennya, supaya tidak ada tafsiran lain.",
    rule="Batas Capaian ditulis dalam persen. Batas di bawah 10 tanpa tanda persen hampir pasti sebuah faktor: 1,2 "
    "berarti 120%. Peringatan, sebab bila memang 1,2% yang dimaksud, semua capaian menjadi lain.",
    source="Pertimbangan kami: Pengaturan, batas capaian",
    example="Batas Capaian ditulis 1,2: dibaca 120%.",
    headline=True,
)


def _cap(sheet: ReadableSheet, layout: Layout, note: ReadingLog) -> Decimal | None:
    """The cap in percent, ``None`` for none. One below 10 that shows no percentage is a factor, and is reported."""
    row = layout.fields.get((schema.PENGATURAN_SHEET, schema.CAP.key))
    if row is None:
        return None
    cell = sheet.cell(row, 2)
    reading = read_percentage(cell.value, percent=cell.is_percent, date=cell.is_date)
    value = reading.value if isinstance(reading.value, Decimal) and can_tie(cell) else None
    by_formula = cell.value if isinstance(cell.value, Decimal) else None
    if by_formula is not None and by_formula < schema.CAP_FACTOR_BELOW:
        by_formula *= 100
    shows_percentage = cell.is_percent or (isinstance(cell.value, str) and "%" in cell.value)
    if value is not None and 0 < value < schema.CAP_FACTOR_BELOW and not shows_percentage:
        value *= 100
        shown, percent = written(cell, Kind.QUANTITY), f"{format_decimal(value)}%"
        note.findings.append(
            finding(CAP_IS_A_FACTOR, sheet.name, cell.ref, written=shown, computed=percent, persen=percent)
        )
    if reading.status not in (Status.EMPTY, Status.UNMEASURED) and (value is None or value <= 0):
        note.findings.append(
            finding(UNKNOWN_SETTING, sheet.name, cell.ref, written=written(cell, Kind.QUANTITY), label="Batas Capaian",
                    bawaan="tanpa batas", pilihan="kosong, 100, 120, atau angka persen lain")
        )  # fmt: skip
        value = None
    read_row = layout.fields.get((schema.PENGATURAN_SHEET, schema.CAP_READ_KEY))
    if (value != by_formula or isinstance(cell.value, bool)) and read_row is not None:
        place = (schema.PENGATURAN_SHEET, read_row, schema.CAP_READ_KEY)
        note.override(place, schema.CAP_READ_KEY, cell, value)
    return value


WORD_WITH_TWO_VALUES = Message(
    "ST22",
    WARNING,
    "Kata {kata} berdiri dua kali pada skala {skala} dengan nilai yang berbeda, {satu} ({sel}) dan {dua}; dipakai "
    "rata-ratanya.",
    "Hapus salah satunya, atau beri nama skala yang lain.",
    rule="Satu kata pada satu skala hanya boleh punya satu nilai. Peringatan, sebab capaian baris yang memakainya "
    "dihitung dari rata-rata kedua nilai itu, yang tidak dipilih siapa pun.",
    source="Pertimbangan kami: tabel skala kata",
    example="Predikat SAKIP: BB bernilai 5 pada baris 34 dan 6 pada baris 50.",
)


def _words(sheet: ReadableSheet, layout: Layout, note: ReadingLog) -> tuple[ScaleWord, ...]:
    """Give the words of all scales, and report ranks and bounds that are no numbers."""
    rows = rows_of_table(sheet, layout, schema.WORDS_NAMES, note)
    if rows is None:
        return schema.WORDS_DEFAULTS
    words = []
    first: dict[tuple[str, str], Cell] = {}
    for scale, word, rank, above in rows:
        if not trim(text_of(word)):
            continue
        if not isinstance(rank.value, Decimal):
            note.findings.append(
                finding(NO_NUMBER_IN_SCALE, sheet.name, rank.ref, written=text_of(rank) or None, kolom="Nilai")
            )
        value = rank.value if isinstance(rank.value, Decimal) else Decimal(0)
        bound = above.value if isinstance(above.value, Decimal) else None if above.is_blank else _NEVER
        if bound == _NEVER:
            note.findings.append(
                finding(NO_NUMBER_IN_SCALE, sheet.name, above.ref, written=text_of(above), kolom="Lebih dari")
            )
        before = first.setdefault((fold_word(text_of(scale)), fold_word(text_of(word))), rank)
        if isinstance(before.value, Decimal) and before.value != value and isinstance(rank.value, Decimal):
            note.findings.append(
                finding(
                    WORD_WITH_TWO_VALUES, sheet.name, rank.ref, written=text_of(rank), kata=text_of(word),
                    skala=text_of(scale), satu=format_decimal(before.value), dua=format_decimal(value), sel=before.ref,
                )
            )  # fmt: skip
        words.append(ScaleWord(text_of(scale), text_of(word), value, bound))
    return tuple(words)
