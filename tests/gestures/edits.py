"""Edits that people make, anywhere in a workbook: they type, paste, move, merge, hide, rename and delete."""

from collections.abc import Callable
from copy import copy
from datetime import date, time
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from gestures import pages
from gestures.pages import FIRST, LAST, TABLES, TOTAL, put, sheet_of

HEADING_ROW = 4
TYPED: tuple[Any, ...] = (
    None, "", " ", "\u00a0", 0, 1, -5, 85, 70.5, 1e-7, 123456789012345678, 0.1 + 0.2, True, False, "85", "85,5%",
    "1.234", "1.234.567,89", "Rp 1.000", "(500)", "-", "n/a", "belum", "80-90", "WTP", "BB", "lOO", "3 dari 4", "nihil",
    "=1/0", "=H6/F6", "=SUM(C6:C7)", "=Pengukuran!I6", "=TODAY()", '="teks"', "=A1", "=NA()", "#N/A", "#REF!",
    "'=1+1", "+62 812", "@SUM", "IK01", "ik 02", "IK99", "3", "TOTAL", "Jumlah", "J U M L A H", "Rata-rata", "Program",
    "Sasaran IV : Layanan", "Mengetahui,", "Sumber: SIREKAP", "a\nb", "a\tb", "x_x000B_y", "\U0001f600", "kata " * 90,
    "Realisasi", "Kode IK", "Target 2023", "Maksimum", "Naik", "Rincian", "Induk", "076.01.CQ", "3355.EBA", "076",
    date(2024, 7, 8), time(3, 4, 5), "sangat panjang " * 300, "#DIV/0!", "\u200b85", "85\u00a0%", "x_x0001_y_x000D_",
    "=Rincian", "=IF(1=1,80,90)", "=SUM(Anggaran!C6:C20)", "=$I$6", "=[1]Lembar1!A1", "1,5 juta", "=C6&\"\"", "1e5",
    "BB (70,01)", "99,07", "98.125", "Total Pagu", "JML", "Sub Total", "Jumlah Peserta", "4", "A.", "I", "Bobot", "=-",
    10**13 + 0.25, "Tanggapan", "\u25b2 UK12", "BK15", "^", "'", "a" * 300 + "\n" + "b" * 300,
)  # fmt: skip
FORMATS = ("0%", "0.00%", "dd/mm/yyyy", "@", ";;;", "0.0", "#,##0", '0" Laporan"', "General", "0,,", "h:mm")
Edit = Callable[[Workbook, Random], str]


def _ref(random: Random, last_column: int = 14) -> str:
    row = random.choice((random.randint(1, 5), random.randint(FIRST, LAST), random.randint(FIRST, LAST),
                         random.randint(LAST, 110), TOTAL))  # fmt: skip
    return f"{get_column_letter(random.randint(1, last_column))}{row}"


def typed_in_a_table(book: Workbook, random: Random) -> str:
    sheet, value = sheet_of(book, random, TABLES), random.choice(TYPED)
    ref = f"{get_column_letter(random.randint(1, 10))}{random.randint(FIRST, LAST)}"
    put(sheet, ref, value)
    return f"{sheet.title}!{ref} = {str(value)[:30]!r}"


def typed_anywhere(book: Workbook, random: Random) -> str:
    sheet, ref, value = sheet_of(book, random), _ref(random, 26), random.choice(TYPED)
    put(sheet, ref, value)
    return f"{sheet.title}!{ref} = {str(value)[:30]!r}"


def heading(book: Workbook, random: Random) -> str:
    sheet = sheet_of(book, random, TABLES)
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
    sheet, at = sheet_of(book, random), random.randint(2, LAST)
    way, count = random.choice(("inserted", "deleted", "emptied")), random.randint(1, 3)
    if way == "inserted":
        sheet.insert_rows(at, count)
    elif way == "deleted":
        sheet.delete_rows(at, count)
    else:
        for column in range(1, 27):
            put(sheet, f"{get_column_letter(column)}{at}", None)
    return f"{sheet.title}: {count} rows {way} at {at}"


def columns(book: Workbook, random: Random) -> str:
    sheet, at = sheet_of(book, random, TABLES), random.randint(1, 12)
    if random.random() < 0.5:
        sheet.insert_cols(at)
        return f"{sheet.title}: column inserted at {at}"
    sheet.delete_cols(at)
    return f"{sheet.title}: column {at} deleted"


def sorted_rows(book: Workbook, random: Random) -> str:
    sheet, by = sheet_of(book, random, TABLES), random.randint(1, 8)
    lines = [[sheet.cell(row, column).value for column in range(1, 9)] for row in range(FIRST, LAST)]
    lines.sort(key=lambda line: (line[by - 1] is None, str(line[by - 1])), reverse=random.random() < 0.5)
    for row, line in enumerate(lines, FIRST):
        for column, value in enumerate(line, 1):
            put(sheet, f"{get_column_letter(column)}{row}", value)
    return f"{sheet.title}: rows sorted by column {by}"


def row_copied(book: Workbook, random: Random) -> str:
    sheet, one, other = sheet_of(book, random, TABLES), random.randint(FIRST, LAST), random.randint(FIRST, 70)
    for column in range(1, 20):
        put(sheet, f"{get_column_letter(column)}{other}", sheet.cell(one, column).value)
    return f"{sheet.title}: row {one} copied to {other}"


def merged(book: Workbook, random: Random) -> str:
    sheet = sheet_of(book, random)
    top, left = random.randint(1, LAST), random.randint(1, 10)
    area = (
        f"{get_column_letter(left)}{top}:{get_column_letter(left + random.randint(0, 2))}{top + random.randint(0, 3)}"
    )
    bounds = sheet[area]
    if any(cell.coordinate in sheet.merged_cells for row in bounds for cell in row):
        return "nothing"
    sheet.merge_cells(area)
    return f"{sheet.title}!{area} merged"


def row_moved(book: Workbook, random: Random) -> str:
    """Cut a row, or some of its cells, and paste it elsewhere."""
    sheet, one, other = sheet_of(book, random, TABLES), random.randint(FIRST, LAST), random.randint(FIRST, 70)
    left, right = random.choice(((1, 26), (1, 10), (2, 5), (3, 9)))
    for column in range(left, right + 1):
        letter = get_column_letter(column)
        put(sheet, f"{letter}{other}", sheet.cell(one, column).value)
        if one != other:
            put(sheet, f"{letter}{one}", None)
    return f"{sheet.title}: row {one} cut to {other}, columns {left} to {right}"


def filled_down(book: Workbook, random: Random) -> str:
    """Fill a cell down over the cells below it, as it stands."""
    sheet, column, top = sheet_of(book, random, TABLES), random.randint(1, 24), random.randint(FIRST, LAST)
    value, rows = sheet.cell(top, column).value, random.randint(1, 8)
    for row in range(top + 1, top + rows):
        put(sheet, f"{get_column_letter(column)}{row}", value)
    return f"{sheet.title}: {get_column_letter(column)}{top} filled down over {rows} rows"


def pasted_as_values(book: Workbook, random: Random) -> str:
    """Paste values over formulas: of a column, of a row, or of all."""
    sheet, value = sheet_of(book, random), random.choice((85, 98.4, "Berhasil", "Maksimum", "", "IK01", 0, "teks", 1e9))
    top, left = random.randint(1, LAST), random.randint(1, 24)
    bottom, right = random.choice(((top, left), (top + 70, left), (top, 26), (top + 3, left + 2), (110, 26)))
    for line in sheet.iter_rows(top, bottom, left, right):
        for cell in line:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.value = value
    return f"{sheet.title}: {value!r} pasted over formulas from {sheet.cell(top, left).coordinate} to {bottom}, {right}"


def column_exchanged(book: Workbook, random: Random) -> str:
    sheet, one, other = sheet_of(book, random, TABLES), random.randint(1, 20), random.randint(1, 20)
    for row in range(random.choice((HEADING_ROW, HEADING_ROW, FIRST)), 70):
        first, second = sheet.cell(row, one), sheet.cell(row, other)
        if "MergedCell" not in (type(first).__name__, type(second).__name__):
            first.value, second.value = second.value, first.value
    return f"{sheet.title}: columns {one} and {other} exchanged"


def totals(book: Workbook, random: Random) -> str:
    """Type a total, a subtotal or a mean with amounts into a row."""
    sheet, row = (
        sheet_of(book, random, TABLES),
        random.choice((random.randint(FIRST, LAST), random.randint(19, 72), 66)),
    )
    text = random.choice(("TOTAL", "Jumlah", "J u m l a h", "Sub Total", "Rata-rata", "Jumlah Program", "Total :"))
    put(sheet, f"{random.choice('AABD')}{row}", text)
    for column in random.choice(("CD", "CDEF", "HI", "I", "F", "")):
        value = random.choice(
            (1500, f"=SUM({column}6:{column}{row - 1})", "Rp 1.000,-", 98.4, None, f"=SUM({column}6:{column}7)")
        )
        put(sheet, f"{column}{row}", value)
    return f"{sheet.title}: {text} in row {row}"


def caption(book: Workbook, random: Random) -> str:
    """Make a row a caption, a group or a second row of headings."""
    sheet, row = sheet_of(book, random, TABLES), random.randint(5, LAST)
    for column in range(1, random.choice((3, 10))):
        put(sheet, f"{get_column_letter(column)}{row}", None)
    text = random.choice(
        ("Sasaran 2 : Pelayanan", "SS 4. Layanan", "A. Program Rutin", "1", "076.01.XX", "Keterangan:")
    )
    put(sheet, f"{random.choice('ABCD')}{row}", text)
    if random.random() < 0.3:
        for column in range(1, 8):
            put(sheet, f"{get_column_letter(column)}{row}", sheet.cell(HEADING_ROW, column).value)
    return f"{sheet.title}: row {row} is {text!r}"


def looks(book: Workbook, random: Random) -> str:
    sheet, at = sheet_of(book, random), random.randint(FIRST, LAST)
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
    sheet, ref = sheet_of(book, random), _ref(random)
    if type(sheet[ref]).__name__ == "MergedCell":
        return "nothing"
    if random.random() < 0.5:
        sheet[ref].comment = Comment("cek lagi", "petugas")
    else:
        sheet[ref].hyperlink = "https://contoh.go.id/lkj"
    return f"{sheet.title}!{ref} remark"


def block(book: Workbook, random: Random) -> str:
    """Type a small table, a signature or notes somewhere."""
    sheet, top, left = sheet_of(book, random, TABLES), random.choice((15, 19, 30, 67, 70, 75)), random.randint(1, 12)
    lines = random.choice((
        (("No", "Program", "Anggaran"), (1, "Program A", 1000), (None, "Jumlah", 1000)),
        (("Mengetahui,",), ("Kepala",), (None,), ("NIP. 19850315 201001 1 002",)),
        (("Kode IK", "Indikator Kinerja", "Realisasi"), ("IK01", "Indikator", 5)),
        (("1", "2", "3", "4", "5=3-4"),), (("Sumber: LRA",),), (("TOTAL", None, 5, 5),), (("Rata-rata", 85),),
    ))  # fmt: skip
    for row, line in enumerate(lines, top):
        for column, value in enumerate(line, left):
            put(sheet, f"{get_column_letter(column)}{row}", value)
    return f"{sheet.title}: block of {lines[0][0]!r} at row {top} column {left}"


def arranged(book: Workbook, random: Random) -> str:
    """Make a table of Excel, group rows, freeze a formula into an array, colour by a condition."""
    sheet, at = sheet_of(book, random, TABLES), random.randint(FIRST, LAST)
    way = random.choice(("table", "grouped", "array", "condition", "format of a column"))
    letter = get_column_letter(random.randint(1, 12))
    if way == "table" and not sheet.tables:
        for column in range(1, 9):
            heading = sheet.cell(HEADING_ROW, column)
            heading.value = str(heading.value or f"Kolom{column}")
        sheet.add_table(Table(displayName=f"Tabel{random.randint(1, 99)}", ref=f"A{HEADING_ROW}:H{LAST}"))
    elif way == "grouped":
        sheet.row_dimensions.group(at, at + 3, hidden=random.random() < 0.5)
    elif way == "array":
        ref = f"{letter}{at}:{letter}{at + random.choice((0, 2))}"
        put(sheet, f"{letter}{at}", ArrayFormula(ref, "=SUM(A6:A9*2)"))
    elif way == "condition":
        rule = Rule("cellIs", operator="greaterThan", formula=["0"], dxf=DifferentialStyle(font=Font(color="FFFFFFFF")))
        sheet.conditional_formatting.add(f"{letter}{FIRST}:{letter}{LAST}", rule)
    else:
        for row in range(FIRST, LAST):
            sheet[f"{letter}{row}"].number_format = random.choice(FORMATS)
    return f"{sheet.title}: {way} {letter}{at}"


EDITS: tuple[Edit, ...] = (
    typed_in_a_table, typed_in_a_table, typed_in_a_table, typed_anywhere, typed_anywhere, heading, rows, columns,
    sorted_rows, row_copied, row_moved, filled_down, pasted_as_values, column_exchanged, totals, caption, merged, looks,
    looks, remarks, block, arranged, pages.label, pages.label, pages.name, pages.sheets, pages.setting, pages.setting,
    pages.setting_rows, pages.summary, pages.findings, pages.findings, pages.page_rows, pages.page_columns,
)  # fmt: skip
