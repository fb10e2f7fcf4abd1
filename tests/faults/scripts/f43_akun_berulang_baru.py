"""The newer of two workbooks for `diff`: as the number before, but the row 521211 under 3355 is gone.

Right (diff OLD NEW): See the number before.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (("3355", "Kegiatan satu", 100, 90), ("3356", "Kegiatan dua", 200, 150), ("521211", "Belanja Bahan", 80, 70))
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
