"""The codes 1.1, 1.10 and 1.2 of Anggaran were typed into cells without text format, so Excel holds the numbers
1,1, 1,1 (shown as 1.10) and 1,2.

Right (check): A finding on Anggaran!A7 (or A6): the code stands twice, or a number is no safe code.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = ((1.1, "Kegiatan satu", 100, 90), (1.10, "Kegiatan sepuluh", 200, 150), (1.2, "Kegiatan dua", 50, 40))
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    for row, shown in ((6, "General"), (7, "0.00"), (8, "General")):
        sheet[f"A{row}"].number_format = shown
    book.save(out)
