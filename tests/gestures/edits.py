"""Edits that people make, anywhere in a workbook: they type, paste, move, merge, hide, rename and delete."""

from collections.abc import Callable
from copy import copy
from datetime import date, time
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

TABLES = ("RKT", "PK", "Pengukuran", "Anggaran")
SHEETS = (*TABLES, "Identitas", "Pengaturan", "Ringkasan", "Temuan", "Petunjuk")
HEADING_ROW, FIRST, LAST, TOTAL = 4, 6, 18, 66
TYPED: tuple[Any, ...] = (
    None, "", " ", "\u00a0", 0, 1, -5, 85, 70.5, 1e-7, 123456789012345678, 0.1 + 0.2, True, False, "85", "85,5%",
    "1.234", "1.234.567,89", "Rp 1.000", "(500)", "-", "n/a", "belum", "80-90", "WTP", "BB", "lOO", "3 dari 4", "nihil",
    "=1/0", "=H6/F6", "=SUM(C6:C7)", "=Pengukuran!I6", "=TODAY()", '="teks"', "=A1", "=NA()", "#N/A", "#REF!",
    "'=1+1", "+62 812", "@SUM", "IK01", "ik 02", "IK99", "3", "TOTAL", "Jumlah", "J U M L A H", "Rata-rata", "Program",
    "Sasaran IV : Layanan", "Mengetahui,", "Sumber: SIREKAP", "a\nb", "a\tb", "x_x000B_y", "\U0001f600", "kata " * 90,
    "Realisasi", "Kode IK", "Target 2023", "Maksimum", "Naik", "Rincian", "Induk", "076.01.CQ", "3355.EBA", "076",
    date(2024, 7, 8), time(3, 4, 5),
)  # fmt: skip
FORMATS = ("0%", "0.00%", "dd/mm/yyyy", "@", ";;;", "0.0", "#,##0", '0" Laporan"', "General", "0,,", "h:mm")
NAMES = ("Tahun", "Nama_Instansi", "Batas_Capaian_Isian", "Batas_Capaian", "Skala_Kategori", "Rata_Rata_Instansi",
         "Kategori_Nama", "Kategori_Batas", "Skala_Kata", "Rumus_Minimum", "Nama_Penandatangan")  # fmt: skip
LEADS_TO = ("RKT!$A$1", "Pengaturan!$B$7", "#REF!", "Pengaturan!$A$13:$D$40", '"teks"', "Ringkasan!$C$12", "'PK'!$F$6")

Edit = Callable[[Workbook, Random], str]


def _sheet(book: Workbook, random: Random, names: tuple[str, ...] = SHEETS) -> Any:
    there = [name for name in names if name in book.sheetnames]
    return book[random.choice(there or book.sheetnames)]


def _ref(random: Random, last_column: int = 14) -> str:
    row = random.choice((random.randint(1, 5), random.randint(FIRST, LAST), random.randint(FIRST, LAST),
                         random.randint(LAST, 110), TOTAL))  # fmt: skip
    return f"{get_column_letter(random.randint(1, last_column))}{row}"


def _put(sheet: Any, ref: str, value: Any) -> None:
    cell = sheet[ref]
    if type(cell).__name__ != "MergedCell":
        cell.value = value


def typed_in_a_table(book: Workbook, random: Random) -> str:
    sheet, value = _sheet(book, random, TABLES), random.choice(TYPED)
    ref = f"{get_column_letter(random.randint(1, 10))}{random.randint(FIRST, LAST)}"
    _put(sheet, ref, value)
    return f"{sheet.title}!{ref} = {str(value)[:30]!r}"


def typed_anywhere(book: Workbook, random: Random) -> str:
    sheet, ref, value = _sheet(book, random), _ref(random, 26), random.choice(TYPED)
    _put(sheet, ref, value)
    return f"{sheet.title}!{ref} = {str(value)[:30]!r}"


def heading(book: Workbook, random: Random) -> str:
    sheet = _sheet(book, random, TABLES)
    cells = [cell for cell in sheet[HEADING_ROW] if isinstance(cell.value, str)] or [sheet.cell(HEADING_ROW, 1)]
    one, other = random.choice(cells), random.choice(cells)
    way = random.choice(("reworded", "lost", "again", "exchanged", "other"))
    if way == "exchanged":
        one.value, other.value = other.value, one.value
    else:
        new = {"reworded": f"{one.value} 2024", "lost": None, "again": other.value, "other": "Kolom lain"}
        one.value = new[way]
    return f"{sheet.title}!{one.coordinate} heading {way} {other.coordinate}"


def rows(book: Workbook, random: Random) -> str:
    sheet, at = _sheet(book, random), random.randint(2, LAST)
    way, count = random.choice(("inserted", "deleted", "emptied")), random.randint(1, 3)
    if way == "inserted":
        sheet.insert_rows(at, count)
    elif way == "deleted":
        sheet.delete_rows(at, count)
    else:
        for column in range(1, 27):
            _put(sheet, f"{get_column_letter(column)}{at}", None)
    return f"{sheet.title}: {count} rows {way} at {at}"


def columns(book: Workbook, random: Random) -> str:
    sheet, at = _sheet(book, random, TABLES), random.randint(1, 12)
    if random.random() < 0.5:
        sheet.insert_cols(at)
        return f"{sheet.title}: column inserted at {at}"
    sheet.delete_cols(at)
    return f"{sheet.title}: column {at} deleted"


def sorted_rows(book: Workbook, random: Random) -> str:
    sheet, by = _sheet(book, random, TABLES), random.randint(1, 8)
    lines = [[sheet.cell(row, column).value for column in range(1, 9)] for row in range(FIRST, LAST)]
    lines.sort(key=lambda line: (line[by - 1] is None, str(line[by - 1])), reverse=random.random() < 0.5)
    for row, line in enumerate(lines, FIRST):
        for column, value in enumerate(line, 1):
            _put(sheet, f"{get_column_letter(column)}{row}", value)
    return f"{sheet.title}: rows sorted by column {by}"


def row_copied(book: Workbook, random: Random) -> str:
    sheet, one, other = _sheet(book, random, TABLES), random.randint(FIRST, LAST), random.randint(FIRST, 70)
    for column in range(1, 20):
        _put(sheet, f"{get_column_letter(column)}{other}", sheet.cell(one, column).value)
    return f"{sheet.title}: row {one} copied to {other}"


def merged(book: Workbook, random: Random) -> str:
    sheet = _sheet(book, random)
    top, left = random.randint(1, LAST), random.randint(1, 10)
    area = (
        f"{get_column_letter(left)}{top}:{get_column_letter(left + random.randint(0, 2))}{top + random.randint(0, 3)}"
    )
    bounds = sheet[area]
    if any(cell.coordinate in sheet.merged_cells for row in bounds for cell in row):
        return "nothing"
    sheet.merge_cells(area)
    return f"{sheet.title}!{area} merged"


def name(book: Workbook, random: Random) -> str:
    one, way = random.choice(NAMES), random.choice(("lost", "leads elsewhere", "of a sheet"))
    if way == "lost":
        book.defined_names.pop(one, None)
    elif way == "leads elsewhere":
        book.defined_names[one] = DefinedName(one, attr_text=random.choice(LEADS_TO))
    else:
        _sheet(book, random).defined_names[one] = DefinedName(one, attr_text=random.choice(LEADS_TO))
    return f"{one} {way}"


def sheets(book: Workbook, random: Random) -> str:
    sheet = _sheet(book, random)
    way = random.choice(("renamed", "copied", "hidden", "moved", "deleted", "very hidden", "again"))
    title = sheet.title
    if way == "renamed":
        sheet.title = random.choice((f"{title} 2024", f"Salinan {title}", "Lembar1", title.upper()))
    elif way == "copied":
        book.copy_worksheet(sheet)
    elif way == "moved":
        book.move_sheet(sheet, random.randint(-3, 3))
    elif way == "deleted" and title in ("Temuan", "Petunjuk", "Ringkasan"):
        del book[title]
    elif way == "again":
        book.create_sheet(random.choice(("Catatan", f"{title} lama", "Temuan (2)")))["B2"] = "=Pengukuran!I6"
    elif way != "deleted" and sum(one.sheet_state == "visible" for one in book.worksheets) > 2:
        sheet.sheet_state = "veryHidden" if way.startswith("very") else "hidden"
    return f"{title} {way}"


def looks(book: Workbook, random: Random) -> str:
    sheet, at = _sheet(book, random), random.randint(FIRST, LAST)
    way = random.choice(
        ("row hidden", "column hidden", "filter", "panes", "print area", "format", "white", "zero height")
    )
    ref = _ref(random, 10)
    if way == "row hidden":
        sheet.row_dimensions[at].hidden = True
    elif way == "zero height":
        sheet.row_dimensions[at].height = 0
    elif way == "column hidden":
        sheet.column_dimensions[get_column_letter(random.randint(1, 10))].hidden = True
    elif way == "filter":
        sheet.auto_filter.ref = f"A{random.choice((4, 5))}:J{LAST}"
        sheet.auto_filter.add_filter_column(random.randint(0, 5), ["a"])
    elif way == "panes":
        sheet.freeze_panes = random.choice((None, "C6", "A1", "D20"))
    elif way == "print area":
        sheet.print_area = f"A1:{ref}"
    elif way == "white":
        sheet[ref].font = copy(Font(color="FFFFFFFF"))
    else:
        sheet[ref].number_format = random.choice(FORMATS)
    return f"{sheet.title}: {way} {ref if way in ('format', 'white', 'print area') else at}"


def remarks(book: Workbook, random: Random) -> str:
    sheet, ref = _sheet(book, random), _ref(random)
    if type(sheet[ref]).__name__ == "MergedCell":
        return "nothing"
    if random.random() < 0.5:
        sheet[ref].comment = Comment("cek lagi", "petugas")
    else:
        sheet[ref].hyperlink = "https://contoh.go.id/lkj"
    return f"{sheet.title}!{ref} remark"


def setting(book: Workbook, random: Random) -> str:
    sheet = _sheet(book, random, ("Pengaturan", "Identitas"))
    ref = f"{random.choice('ABCD')}{random.randint(4, 40)}"
    value = random.choice(
        (
            None,
            "teks",
            0,
            90,
            120,
            "90 %",
            1.2,
            "indikator",
            "sasaran",
            "KPU",
            "Pemda",
            ">",
            "mulai",
            "lebih dari",
            "=TODAY()",
            "=IF(TRUE,90,100)",
            "T/R",
            "(2T-R)/T",
            "AA",
            "Berhasil",
            2024,
        )
    )
    _put(sheet, ref, value)
    return f"{sheet.title}!{ref} = {value!r}"


def block(book: Workbook, random: Random) -> str:
    """Type a small table, a signature or notes somewhere."""
    sheet, top, left = _sheet(book, random, TABLES), random.choice((15, 19, 30, 67, 70, 75)), random.randint(1, 12)
    lines = random.choice((
        (("No", "Program", "Anggaran"), (1, "Program A", 1000), (None, "Jumlah", 1000)),
        (("Mengetahui,",), ("Kepala",), (None,), ("NIP. 19850315 201001 1 002",)),
        (("Kode IK", "Indikator Kinerja", "Realisasi"), ("IK01", "Indikator", 5)),
        (("1", "2", "3", "4", "5=3-4"),), (("Sumber: LRA",),), (("TOTAL", None, 5, 5),), (("Rata-rata", 85),),
    ))  # fmt: skip
    for row, line in enumerate(lines, top):
        for column, value in enumerate(line, left):
            _put(sheet, f"{get_column_letter(column)}{row}", value)
    return f"{sheet.title}: block of {lines[0][0]!r} at row {top} column {left}"


EDITS: tuple[Edit, ...] = (
    typed_in_a_table, typed_in_a_table, typed_anywhere, typed_anywhere, heading, rows, columns, sorted_rows, row_copied,
    merged, name, sheets, looks, looks, remarks, setting, setting, block,
)  # fmt: skip
