"""Workbooks to compute, generated from fixed seeds, with all that people write and some that they should not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from templates import template

from lkj_xlsx.rules.achievement import POLARITIES
from lkj_xlsx.template import Prefill
from lkj_xlsx.template.prefill import ValuesByKey
from lkj_xlsx.template.writer import Value

WORDS = ("WTP", "WDP", "TW", "TMP", "AA", "A", "BB", "B", "CC", "C", "D", "Ya", "Tidak")
WORDS_WRITTEN = ("wtp", " BB ", "ya", "BB (75,20)", "BB (Nilai 75)", "A 82,5", "WTP-DPP", "Istimewa", "Baik sekali")
RANGES = ("80-90%", "80 - 90 %", "7 – 8 bulan", "1 s.d. 3", "0-0", "5-5", "-", "n/a", "N/A", "belum diukur", "...")
TEXTS = (
    "85%", "99.08%%", "1 Laporan", "2 Lap", "3 Orang", "maksimal 1 %", "0,26 %", "1.234", "0.123", "1,5", "12.345,67",
    "12,345.67", "Rp 5.000,-", "(500)", "８５", "85 %", "lOOo/o", "satu", "100,00", " ", "'", "=1+1", "+5", "1/2",
)  # fmt: skip
# T, R and polaritas whose capaian lies on a half of the last decimal, or next to a bound of a kategori.
TIES = (
    ("1000", "984.05"), ("400", "399.62"), ("200", "1.01"), ("8", "7.9996"), ("1000", "899.95"), ("1000", "899.949"),
    ("1000", "1000.04"), ("1000", "1000.05"), ("3", "2"), ("7", "6.6"), ("32", "4.88"), ("4.38", "4.6"),
    ("0.3", "0.1"), ("1.1", "1.1"), ("0.07", "0.07"), ("2.675", "2.675"), ("1000", "710.05"), ("1000", "709.95"),
    ("1", "1.005"), ("40", "36.002"), ("160", "143.992"), ("0.2", "0.2"), ("162", "186"), ("1.15", "1.035"),
)  # fmt: skip
EXTREMES = ("0", "0", "-5", "-0.5", "123456789012", "999999999999999", "0.001", "0.1", "1", "100", "1000000")
SASARAN = (
    "Terwujudnya pemilu yang demokratis", "terwujudnya  Pemilu yang DEMOKRATIS ", "Meningkatnya kapasitas",
    "Apa? *semua*", 'Tata kelola "baik"', "~ Sasaran", "Sasaran <5", "2024",
)  # fmt: skip


def number(random: Random) -> Decimal:
    """A number as people measure: whole, percent-like, with decimals, or extreme."""
    kind = random.randrange(6)
    if kind == 0:
        return Decimal(random.choice(EXTREMES))
    if kind == 1:
        return Decimal(random.randint(1, 400))
    places = random.randint(1, 3)
    return Decimal(random.randint(1, 120 * 10**places)).scaleb(-places)


def quantity(random: Random) -> Value:
    kind = random.randrange(12)
    if kind < 6:
        return number(random)
    if kind < 9:
        return random.choice(WORDS)
    return random.choice((*WORDS_WRITTEN, *RANGES, *TEXTS, None))


def pair(random: Random) -> tuple[Value, Value]:
    """Target and realisasi: often of one kind, so that most rows have a capaian."""
    kind = random.randrange(8)
    if kind < 2:
        target, realisasi = random.choice(TIES)
        return Decimal(target), Decimal(realisasi)
    if kind < 4:
        return number(random), number(random)
    if kind == 4:
        low, width = random.randint(0, 90), random.randint(0, 9)
        return f"{low}-{low + width}%", Decimal(random.randint(0, 1100)) / 10
    if kind == 5:
        return random.choice(WORDS), random.choice((*WORDS, *WORDS_WRITTEN, number(random)))
    return quantity(random), quantity(random)


def measured_rows(random: Random, count: int) -> tuple[list[ValuesByKey], list[ValuesByKey]]:
    """Rows of PK and Pengukuran: linked, typed over, blank, group rows, codes that lead nowhere."""
    pk: list[ValuesByKey] = []
    measured: list[ValuesByKey] = []
    for row in range(count):
        target, realisasi = pair(random)
        name = f"Indikator {row}"
        polaritas = random.choice((*POLARITIES, *POLARITIES, "minimum", " Stabil ", "naik", None))
        sasaran = random.choice((*SASARAN, None, None, None, None))
        pk.append({"sasaran": sasaran, "indikator": name, "polaritas": polaritas, "target": target, "satuan": "%"})
        kind = random.randrange(10)
        if kind == 0:
            pk[-1] = {"sasaran": sasaran}
        elif kind == 1:
            pk[-1] = {**pk[-1], "satuan": None, "kode_ik": random.choice(("IK1", "ik05", None))}
        if kind == 2:
            measured.append({"kode_ik": None, "sasaran": "Sasaran 3 : Kelompok", "indikator": None, "target": None,
                             "polaritas": None, "satuan": None})  # fmt: skip
        elif kind == 3:
            measured.append({"target": target, "realisasi": realisasi})
        elif kind == 4:
            measured.append({"kode_ik": random.choice((None, "IK999", "ik05")), "sasaran": sasaran, "indikator": name,
                             "polaritas": polaritas, "target": target, "realisasi": realisasi})  # fmt: skip
        elif kind == 5:
            measured.append({})
        else:
            measured.append({"realisasi": realisasi})
    return pk, measured


def amount(random: Random) -> Value:
    return random.choice(
        (0, 1, 3, None, "-", "Rp 5.000,-", "1.500.000", "1,500,000", "(500)", "abc", "12,5", 10**12, -700,
         *(random.randint(0, 10**random.randint(3, 12)) for _ in range(20)))
    )  # fmt: skip


def budget_rows(random: Random, count: int) -> list[ValuesByKey]:
    """A tree of codes with parents beside children, rows without a code, blank rows."""
    rows: list[ValuesByKey] = []
    programme, activity, output = "076.01.CQ", "3355", "EBA"
    while len(rows) < count:
        kind = random.randrange(10)
        if kind == 0:
            programme = random.choice(("076.01.CQ", "076.01.WA", "076.01", "005.03.BF", "076.02.WA"))
            code: Value = programme
        elif kind in (1, 2):
            code = activity = random.choice(("3355", "3356", "6709", "6640"))
        elif kind in (3, 4):
            output = random.choice(("EBA", "EBB", "QGE"))
            code = f"{activity}.{output}"
        elif kind in (5, 6):
            code = f"{activity}.{output}.{random.choice(('994', '962', '001'))}"
        elif kind == 7:
            code = random.choice((None, "A", "33", "33551", "eba", "Lain.lain", "076", "3355.eba", "*", "33??", "."))
        else:
            rows.append({})
            continue
        rows.append({"kode": code, "uraian": f"Uraian {len(rows)}" if random.random() < 0.9 else None,
                     "pagu": amount(random), "realisasi": amount(random)})  # fmt: skip
    return rows


Written = str | int | float | bool | None


@dataclass(frozen=True)
class Put:
    """A cell to fill. ``at``: a reference, or a label for the cell beside it, or ``Name[2]`` in a named range."""

    sheet: str
    at: str
    value: Written
    number_format: str = "General"

    def into(self, book: Workbook) -> None:
        cell = self._cell(book)
        cell.value = self.value
        cell.number_format = self.number_format

    def _cell(self, book: Workbook) -> Cell | MergedCell:
        sheet = book[self.sheet]
        if found := re.fullmatch(r"(\w+)\[(\d+)\]", self.at):
            area = book.defined_names[found[1]].attr_text.rpartition("!")[2].replace("$", "")
            column, row = coordinate_from_string(area.partition(":")[0])
            return sheet.cell(row + int(found[2]) - 1, column_index_from_string(column))
        row = next((cell.row for cell in sheet["A"] if cell.value == self.at), 0)
        column, row = ("B", row) if row else coordinate_from_string(self.at)
        return sheet.cell(row, column_index_from_string(column))


@dataclass(frozen=True)
class Case:
    """A workbook to compute. ``puts`` are put with openpyxl, which then stores no value of any formula."""

    name: str
    prefill: Prefill
    puts: Sequence[Put] = field(default=())

    def write(self, folder: Path) -> Path:
        file = folder / f"{self.name}.xlsx"
        file.write_bytes(template(self.prefill))
        if self.puts:
            book = load_workbook(file)
            for put in self.puts:
                put.into(book)
            book.save(file)
        return file


IDENTITAS: ValuesByKey = {
    "instansi": "KPU Kota Contoh",
    "tahun": 2024,
    "tempat": "Contoh",
    "tanggal": date(2025, 1, 17),
}


def scrambled(name: str, seed: int, count: int, pengaturan: ValuesByKey, puts: Sequence[Put]) -> Case:
    random = Random(seed)
    pk, measured = measured_rows(random, count)
    rows = {"PK": pk, "Pengukuran": measured, "Anggaran": budget_rows(random, count)}
    return Case(name, Prefill(IDENTITAS, pengaturan, rows), puts)


def formatted(seed: int) -> list[Put]:
    """Cells whose number format says what the number means: percentages and dates, on all sheets."""
    random = Random(seed)
    kinds: list[Callable[[], tuple[Written, str]]] = [
        lambda: (random.choice((0.85, 1, 0.999, 0.0005, 1.2, 0.1115, 0.07)), "0.00%"),
        lambda: (random.choice((0.85, 1, 0.333)), "0%"),
        lambda: (random.choice((45000, 45365.5)), random.choice(("dd/mm/yyyy", "h:mm", "mmmm yyyy", "[h]:mm"))),
        lambda: (random.choice((7, 12.5, 0.005)), "#,##0.00"),
        lambda: (random.choice((85, 90)), random.choice(('0" %"', "@", "0\\%", "0.00E+00", '"Rp"#,##0'))),
        lambda: (True, "General"),
    ]
    found = []
    for row in range(6, 66):
        for sheet, column in (("PK", "F"), ("Pengukuran", "H")):
            value, number_format = random.choice(kinds)()
            found.append(Put(sheet, f"{column}{row}", value, number_format))
    found += [Put("Anggaran", f"A{row}", code) for row, code in ((6, 3355), (9, 6709))]
    found += [Put("Anggaran", "C7", 0.5, "0%"), Put("Anggaran", "C8", 45000, "yyyy-mm-dd")]
    return found


BUDGET = (
    ("076.01.CQ", 100, 90), ("3355", 100, 90), ("3355.EBA", 60, 55), ("3355.EBA.994", 60, 55), ("3356", 40, 35),
    (None, 5, 4),
)  # fmt: skip


def _plain() -> Prefill:
    pk: list[ValuesByKey] = [
        {"sasaran": f"S{n // 3}", "indikator": f"I{n}", "target": 10 + n, "polaritas": "Maksimum", "satuan": "%"}
        for n in range(12)
    ]
    budget: list[ValuesByKey] = [
        {"kode": kode, "uraian": f"U{kode}", "pagu": pagu, "realisasi": realisasi} for kode, pagu, realisasi in BUDGET
    ]
    measured: list[ValuesByKey] = [{"realisasi": 8 + n} for n in range(12)]
    return Prefill(IDENTITAS, {}, {"PK": pk, "Pengukuran": measured, "Anggaran": budget})


PLAIN = _plain()


def plain(name: str, *puts: Put) -> Case:
    """Twelve indikator of four sasaran and six budget rows without any oddity but those that are put."""
    return Case(name, PLAIN, puts)
