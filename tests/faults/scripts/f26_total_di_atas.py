"""The Anggaran begins with the sum: row 6 Jumlah Anggaran 300, 240, then 3355 with 100 and 3356 with 200.

Right (check): TOTAL pagu 300, realisasi 240.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = ((None, "Jumlah Anggaran", 300, 240), ("3355", "Kegiatan satu", 100, 90), ("3356", "Kegiatan dua", 200, 150))
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
