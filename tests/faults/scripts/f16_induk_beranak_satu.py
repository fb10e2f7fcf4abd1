"""Anggaran lists a kegiatan 3355 with 100 and under it its only komponen 051 with the same 100.

Right (check): TOTAL pagu 100; or a peringatan on Anggaran!C6 that it may be counted twice.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (("3355", "Kegiatan", 100, 90), ("051", "Komponen", 100, 90))
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
