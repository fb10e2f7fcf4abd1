"""The older of two workbooks for `diff`: 521211 Belanja Bahan stands under 3355 (60, 50) and under 3356 (80, 70).
See the next number for the newer one.

Right (diff OLD NEW): `diff` OLD NEW: one row deleted, 521211 under 3355 (60, 50); the row under 3356 is the same.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (
        ("3355", "Kegiatan satu", 100, 90),
        ("521211", "Belanja Bahan", 60, 50),
        ("3356", "Kegiatan dua", 200, 150),
        ("521211", "Belanja Bahan", 80, 70),
    )
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
