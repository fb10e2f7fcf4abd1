"""Random edits of PK and Pengukuran, as people make them: cells blanked, moved, retyped, rows inserted, texts pasted.

A sheet is edited as a grid of its inputs: a row that is inserted moves what stands below it, and our link formulas,
which are the same in each row, stay.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from lkj_xlsx.declare.model import FIRST_ROW
from lkj_xlsx.package import CellValue, Sheet, Workbook, cell_ref, open_workbook
from lkj_xlsx.sheets.tables import declared_layout

_LAYOUT = declared_layout()
LAST = 24  # the last row that is edited; below it stands nothing
COLUMNS = {sheet: _LAYOUT[sheet].columns for sheet in ("PK", "Pengukuran")}
FIGURES = {"PK": ("target",), "Pengukuran": ("realisasi",)}
INPUTS = {
    "PK": ("no", "kode_ik", "sasaran", "indikator", "polaritas", "target", "satuan"),
    "Pengukuran": ("no", "kode_ik", "realisasi"),
}
CODES = ("IK01", "ik02", " IK03", "IK 04", "IK05\u00a0", "IK99", "3", Decimal(3), "03", "1.1", "", "IK13")
TEXTS = (
    "Sumber: SIREKAP", "Rata-rata", "J U M L A H", "Jumlah Peserta Sosialisasi", "Sasaran IV : Layanan", "Mengetahui,",
    "NIP. 19850315 201001 1 002", "*) angka sementara", "Program", "Indikator baru", " ", "\u00a0", "Catatan kaki",
    "SS 4. Layanan", "Perspektif Pelanggan", "Sumber daya manusia",
)  # fmt: skip
VALUES = (
    Decimal(0), Decimal(85), Decimal("70.5"), "85", "85,5%", "-", "n/a", "belum ada", "80-90", "WTP", "BB", "lOO",
    "≥ 80", "3 dari 4", "1.234", "nihil", "Ketua", "Tercapai",
)  # fmt: skip
OTHER_TABLE: tuple[tuple[CellValue, ...], ...] = (
    ("No", "Program", "Anggaran"), (Decimal(1), "Program A", "Rp 1.000"), (None, "Jumlah", "Rp 1.000"),
)  # fmt: skip

Edit = Callable[[Workbook, Random], str]


def put(sheet: Sheet, row: int, column: int, value: CellValue) -> None:
    if isinstance(value, str) and value:
        sheet.put_text(row, column, value)
    elif isinstance(value, Decimal):
        sheet.put_number(row, column, value)
    else:
        sheet.clear(row, column)


def place(book: Workbook, random: Random, keys: str = "inputs") -> tuple[Sheet, str, int, int]:
    """A cell of input: its sheet, the key of its column, its row and column."""
    name = random.choice(("PK", "Pengukuran"))
    key = random.choice(INPUTS[name] if keys == "inputs" else FIGURES[name])
    return book.sheet(name), key, random.randint(FIRST_ROW, LAST), COLUMNS[name][key]


def blank(book: Workbook, random: Random) -> str:
    sheet, _, row, column = place(book, random)
    put(sheet, row, column, random.choice((None, " ")))
    return f"{sheet.name}!{cell_ref(row, column)} blanked"


def value(book: Workbook, random: Random) -> str:
    sheet, _, row, column = place(book, random, "figures")
    put(sheet, row, column, typed := random.choice(VALUES))
    return f"{sheet.name}!{cell_ref(row, column)} = {typed!r}"


def code(book: Workbook, random: Random) -> str:
    name = random.choice(("PK", "Pengukuran"))
    row, column = random.randint(FIRST_ROW, LAST), COLUMNS[name]["kode_ik"]
    put(book.sheet(name), row, column, typed := random.choice(CODES))
    return f"{name}!{cell_ref(row, column)} = {typed!r}"


def text(book: Workbook, random: Random) -> str:
    name = random.choice(("PK", "Pengukuran"))
    key = random.choice(
        ("no", "sasaran", "indikator", "polaritas") if name == "PK" else ("no", "indikator", "realisasi")
    )
    row, column = random.randint(FIRST_ROW, LAST + 8), COLUMNS[name][key]
    put(book.sheet(name), row, column, typed := random.choice(TEXTS))
    return f"{name}!{cell_ref(row, column)} = {typed!r}"


def link_lost(book: Workbook, random: Random) -> str:
    key = random.choice(("indikator", "target", "polaritas", "sasaran_terbaca"))
    row, column = random.randint(FIRST_ROW, LAST), COLUMNS["Pengukuran"][key]
    put(book.sheet("Pengukuran"), row, column, random.choice((None, " ", "diketik")))
    return f"Pengukuran!{cell_ref(row, column)}: link lost"


def row_moved(book: Workbook, random: Random) -> str:
    """Insert a row, delete one, or exchange two."""
    name, kind = random.choice(("PK", "Pengukuran")), random.choice(("inserted", "deleted", "exchanged"))
    sheet, columns = book.sheet(name), [COLUMNS[name][key] for key in INPUTS[name]]
    at, other = sorted(random.sample(range(FIRST_ROW, LAST), 2))
    grid = [[sheet.cell(row, column).value for column in columns] for row in range(FIRST_ROW, LAST + 1)]
    if kind == "inserted":
        grid.insert(at - FIRST_ROW, [None] * len(columns))
    elif kind == "deleted":
        del grid[at - FIRST_ROW]
    else:
        one, two = at - FIRST_ROW, other - FIRST_ROW
        grid[one], grid[two] = grid[two], grid[one]
    for row, line in enumerate(grid[: LAST + 1 - FIRST_ROW], FIRST_ROW):
        for column, cell in zip(columns, line, strict=True):
            put(sheet, row, column, cell)
    return f"{name}: row {at} {kind}" + (f" with {other}" if kind == "exchanged" else "")


def codes_filled_down(book: Workbook, random: Random) -> str:
    name = random.choice(("PK", "Pengukuran"))
    first = random.randint(FIRST_ROW, LAST)
    for number, row in enumerate(range(first, LAST + 1), first - FIRST_ROW + random.choice((0, 1, 2))):
        put(book.sheet(name), row, COLUMNS[name]["kode_ik"], f"IK{number:02d}")
    return f"{name}: codes filled down from row {first}"


def other_table(book: Workbook, random: Random) -> str:
    name = random.choice(("PK", "Pengukuran"))
    first = random.randint(LAST - 4, LAST + 4)
    for row, line in enumerate(OTHER_TABLE, first):
        for key, cell in zip(("no", "indikator", FIGURES[name][0]), line, strict=True):
            put(book.sheet(name), row, COLUMNS[name][key], cell)
    return f"{name}: another table from row {first}"


EDITS: tuple[Edit, ...] = (blank, value, code, text, link_lost, row_moved, codes_filled_down, other_table)
MERGED = (
    None,
    "Pengukuran!H8:H9",
    "PK!F7:F8",
    "PK!C6:C9",
    "Pengukuran!D8:D9",
    "Pengukuran!I7:I8",
    "Pengukuran!A12:K12",
)


def edited(source: Path, target: Path, random: Random, count: int) -> list[str]:
    """Make so many edits, and at most one merge, and give what was done."""
    book = open_workbook(source)
    done = [random.choice(EDITS)(book, random) for _ in range(count)]
    book.save(target)
    if merged := random.choice(MERGED):
        _merge(book, target, *merged.split("!"))
        done.append(f"{merged} merged")
    return done


def _merge(book: Workbook, file: Path, name: str, area: str) -> None:
    """Merge an area as Excel does: all cells but the first lose what they hold."""
    sheet = book.sheet(name)
    first, last = area.split(":")
    columns = re.sub(r"\d", "", first), re.sub(r"\d", "", last)
    for row in range(int(re.sub(r"\D", "", first)), int(re.sub(r"\D", "", last)) + 1):
        for at in range(1, 30):
            ref = cell_ref(row, at)
            letters = re.sub(r"\d", "", ref)
            if columns[0] <= letters <= columns[1] and len(letters) == 1 and ref != first:
                sheet.clear(row, at)
    book.save(file)
    with ZipFile(file) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    part = f"xl/worksheets/sheet{book.sheet_names.index(name) + 1}.xml"
    tag = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'.encode()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for info, data in parts.items():
            if info.filename == part:
                assert b"<mergeCells" not in data
                data, count = re.subn(rb"(<conditionalFormatting|<dataValidations)", tag + rb"\1", data, count=1)
                assert count == 1
            archive.writestr(info, data)
