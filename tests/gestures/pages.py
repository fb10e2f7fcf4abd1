"""Edits of what stands around the tables: labels, settings, scales, names, Ringkasan, Temuan, whole sheets."""

from collections.abc import Iterator
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from gestures.structure import any_of, restructure

TABLES = ("RKT", "PK", "Pengukuran", "Anggaran")
PAGES = ("Identitas", "Pengaturan", "Ringkasan", "Temuan")
SHEETS = (*TABLES, *PAGES, "Petunjuk")
FIRST, LAST, TOTAL = 6, 18, 66
LEADS_TO = ("RKT!$A$1", "Pengaturan!$B$7", "#REF!", "Pengaturan!$A$13:$D$40", '"teks"', "Ringkasan!$C$12", "'PK'!$F$6",
            "Pengaturan!$B$5:$B$9", "OFFSET(PK!$A$1,1,1)", "Pengaturan!$A$7", "1")  # fmt: skip
SETTINGS: tuple[Any, ...] = (
    None, "teks", 0, 90, 120, "90 %", 1.2, "indikator", "sasaran", "KPU", "Pemda", ">", "mulai", "lebih dari", "T/R",
    "=TODAY()", "=IF(TRUE,90,100)", "(2T-R)/T", "AA", "Berhasil", 2024, "=B6", "#N/A", True, "120%", "\u00a0", "Ya",
)  # fmt: skip
ANSWERS = (
    "sudah diperbaiki",
    "lihat LRA",
    15,
    "=1+1",
    "=A6",
    "x" * 400,
    "#N/A",
    True,
    "UK12",
    "a\nb",
    "Jejak",
    "galat",
)


def sheet_of(book: Workbook, random: Random, names: tuple[str, ...] = SHEETS) -> Any:
    there = [name for name in names if name in book.sheetnames]
    return book[random.choice(there or book.sheetnames)]


def put(sheet: Any, ref: str, value: Any) -> None:
    cell = sheet[ref]
    if type(cell).__name__ != "MergedCell":
        cell.value = value


def texts_of(sheet: Any, columns: int = 12, rows: int = 120) -> list[Any]:
    """Give the cells with a text that is no formula."""
    found = [cell for line in sheet.iter_rows(max_col=columns, max_row=rows) for cell in line]
    return [cell for cell in found if isinstance(cell.value, str) and not cell.value.startswith("=")]


def reworded(text: str, random: Random) -> Any:
    return random.choice((
        f"{text} 2024", f"{text} (%)", text.upper(), f"  {text} ", f"{text}*", text.replace(" ", "\n"), f"={text}",
        text.replace(" ", "\u00a0"), None, " ", "Lain", f'="{text[:200]}"', 2024, "#REF!", text[:-1],
        f"{text} (Rp juta)",
    ))  # fmt: skip


def label(book: Workbook, random: Random) -> str:
    """Reword, delete, repeat or exchange labels and headings of any sheet."""
    sheet = sheet_of(book, random)
    cells = texts_of(sheet)
    if not cells:
        return "nothing"
    one, other = random.choice(cells), random.choice(cells)
    way = random.choice(("reworded", "reworded", "again", "exchanged"))
    if way == "reworded":
        one.value = reworded(one.value, random)
        return f"{sheet.title}!{one.coordinate} = {str(one.value)[:40]!r}"
    if way == "exchanged":
        one.value, other.value = other.value, one.value
    else:
        one.value = other.value
    return f"{sheet.title}!{one.coordinate} {way} {other.coordinate}"


def name(book: Workbook, random: Random) -> str:
    names = sorted(book.defined_names)
    way = random.choice(("lost", "leads elsewhere", "of a sheet", "renamed", "exchanged", "all lost"))
    if way == "all lost" or not names:
        book.defined_names.clear()
        return "all names lost"
    one, other, to = random.choice(names), random.choice(names), random.choice(LEADS_TO)
    if way == "lost":
        del book.defined_names[one]
    elif way == "leads elsewhere":
        book.defined_names[one] = DefinedName(one, attr_text=to)
    elif way == "of a sheet":
        sheet_of(book, random).defined_names[one] = DefinedName(one, attr_text=to)
    elif way == "renamed":
        del book.defined_names[one]
        book.defined_names[one.lower()] = DefinedName(one.lower(), attr_text=to)
    else:
        first, second = book.defined_names[one], book.defined_names[other]
        first.attr_text, second.attr_text = second.attr_text, first.attr_text
    return f"{one} {way} {to if way in ('leads elsewhere', 'of a sheet') else other}"


def setting(book: Workbook, random: Random) -> str:
    sheet = sheet_of(book, random, ("Pengaturan", "Identitas"))
    ref, value = f"{random.choice('AABBBCDEFG')}{random.randint(4, 60)}", random.choice(SETTINGS)
    put(sheet, ref, value)
    return f"{sheet.title}!{ref} = {value!r}"


def setting_rows(book: Workbook, random: Random) -> str:
    """Exchange, repeat or empty rows of settings and scales, with or without the first column."""
    sheet = sheet_of(book, random, ("Pengaturan", "Pengaturan", "Identitas"))
    first, last = random.choice(((5, 9), (14, 24), (32, 60), (5, 60)))
    one, other, left = random.randint(first, last), random.randint(first, last), random.choice((1, 1, 2))
    way = random.choice(("exchanged with", "copied to", "emptied beside", "cut to"))
    for column in range(left, 8):
        letter = get_column_letter(column)
        before, after = (sheet[f"{letter}{row}"].value for row in (one, other))
        if way != "emptied beside":
            put(sheet, f"{letter}{other}", before)
        if way != "copied to":
            put(sheet, f"{letter}{one}", after if way == "exchanged with" else None)
    return f"{sheet.title}: row {one} {way} {other} from column {left}"


def summary(book: Workbook, random: Random) -> str:
    """Type over the figures, formulas and texts of Ringkasan."""
    if "Ringkasan" not in book.sheetnames:
        return "nothing"
    sheet, value = (
        book["Ringkasan"],
        random.choice((98.7, "98,7%", "Berhasil", None, "=C12*1", "=1/0", 12, "cek", "#N/A")),
    )
    ref = f"{random.choice('ABCDEF')}{random.choice((random.randint(1, 20), random.randint(20, 104)))}"
    put(sheet, ref, value)
    return f"Ringkasan!{ref} = {value!r}"


def findings(book: Workbook, random: Random) -> str:
    """Answer, sort, delete, filter and edit the findings."""
    if "Temuan" not in book.sheetnames:
        return "nothing"
    sheet = book["Temuan"]
    last, way = sheet.max_row, random.choice(
        ("answered", "answered", "sorted", "deleted", "edited", "filtered", "noted below", "column inserted", "emptied",
         "rows inserted", "copied", "Jejak")
    )  # fmt: skip
    row, other = random.randint(6, max(last, 8)), random.randint(6, max(last, 8))
    if way == "answered":
        for number in range(random.choice((1, 3))):
            put(sheet, f"{random.choice('JKM')}{row + number}", random.choice(ANSWERS))
    elif way in ("sorted", "copied"):
        for column in range(1, 12):
            letter = get_column_letter(column)
            before, after = (sheet[f"{letter}{at}"].value for at in (row, other))
            put(sheet, f"{letter}{other}", before)
            put(sheet, f"{letter}{row}", after if way == "sorted" else before)
    elif way == "deleted":
        sheet.delete_rows(row, random.choice((1, 2, 5)))
    elif way == "edited":
        put(
            sheet,
            f"{random.choice('ABCDEFGHI')}{row}",
            random.choice(("selesai", None, 5, "catatan", "BK15", "=A1", "PK")),
        )
    elif way == "filtered":
        sheet.auto_filter.ref = f"A5:J{last}"
        sheet.auto_filter.add_filter_column(0, ["galat"])
        for at in range(6, last + 1):
            sheet.row_dimensions[at].hidden = sheet[f"A{at}"].value != "galat"
    elif way == "noted below":
        put(sheet, f"{random.choice('ABEJ')}{last + random.randint(1, 4)}", random.choice(ANSWERS))
    elif way == "column inserted":
        sheet.insert_cols(random.randint(9, 12))
    elif way == "emptied":
        for column in range(1, 11):
            put(sheet, f"{get_column_letter(column)}{row}", None)
    elif way == "rows inserted":
        sheet.insert_rows(random.randint(3, max(last, 8)))
    else:
        put(sheet, f"E{last - random.randint(0, 9)}", random.choice(("abc", None, 5)))
    return f"Temuan: {way} {row} {other}"


def sheets(book: Workbook, random: Random) -> str:
    sheet = sheet_of(book, random)
    title = sheet.title
    way = random.choice(("renamed", "copied", "hidden", "moved", "deleted", "very hidden", "again", "put in its place"))
    if way == "renamed":
        sheet.title = random.choice((f"{title} 2024", f"Salinan {title}", "Lembar1", title.upper(), f"{title} Ka'bah"))
        _name_follows(book, title, sheet.title)
    elif way == "copied":
        copy = book.copy_worksheet(sheet)
        copy.title = random.choice((f"{title} (2)", f"{title} Copy", f"Salinan {title}", f"{title} Perubahan"))
    elif way == "moved":
        book.move_sheet(sheet, random.randint(-3, 3))
    elif way == "deleted" and title in ("Temuan", "Petunjuk", "Ringkasan"):
        del book[title]
    elif way == "again":
        book.create_sheet(random.choice(("Catatan", f"{title} lama", "Temuan (2)")))["B2"] = "=Pengukuran!I6"
    elif way == "put in its place" and title == "Temuan":
        del book[title]
        own = book.create_sheet("Temuan")
        own["A1"], own["B2"], own["J7"] = "Temuan BPK", "Uraian", 5
    elif way.endswith("hidden") and sum(one.sheet_state == "visible" for one in book.worksheets) > 2:
        sheet.sheet_state = "veryHidden" if way.startswith("very") else "hidden"
    return f"{title} {way}"


def _name_follows(book: Workbook, before: str, after: str) -> None:
    """Let formulas and names follow a sheet that was renamed."""
    quoted = "'" + after.replace("'", "''") + "'!"
    for cell in _formulas(book):
        cell.value = cell.value.replace(f"'{before}'!", quoted).replace(f"{before}!", quoted)
    for one in book.defined_names.values():
        one.attr_text = one.attr_text.replace(f"'{before}'!", quoted).replace(f"{before}!", quoted)


def _formulas(book: Workbook) -> Iterator[Any]:
    for sheet in book.worksheets:
        for cell in sheet._cells.values():
            if isinstance(cell.value, str) and cell.value.startswith("="):
                yield cell


def page_rows(book: Workbook, random: Random) -> str:
    """Insert, delete or move rows of any sheet as Excel does it."""
    sheet = sheet_of(book, random)
    moved, done = any_of(random, 1, random.choice((12, 30, 70)))
    restructure(book, sheet, moved, rows=True)
    return f"{sheet.title}: rows {done}, all follow"


def page_columns(book: Workbook, random: Random) -> str:
    """Insert, delete or move columns of any sheet as Excel does it."""
    sheet = sheet_of(book, random, (*TABLES, *TABLES, *PAGES))
    moved, done = any_of(random, 1, random.choice((6, 12, 20)))
    restructure(book, sheet, moved, rows=False)
    return f"{sheet.title}: columns {done}, all follow"
