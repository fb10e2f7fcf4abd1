"""Anggaran has 3355 with 300, the subkomponen 051.0A with 100 and the kegiatan 3356 with 200.

Right (check): 051.0A is no programme: no AG05 on row 7, and 3356 is no child of it.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (("3355", "Kegiatan satu", 300, 240), ("051.0A", "Subkomponen", 100, 90), ("3356", "Kegiatan dua", 200, 150))
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
