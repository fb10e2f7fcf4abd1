"""Kode 5.1 of a budget row was typed in Excel and became the date 5 January; its parent 5 stands above with the
same amount.

Right (check): A finding on Anggaran!A7 that the code is a date; TOTAL pagu 100.
"""

import datetime
from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (("5", "Belanja", 100, 90), (datetime.date(2024, 1, 5), "Belanja pegawai", 100, 90))
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    sheet["A7"].number_format = "d-mmm"
    book.save(out)
