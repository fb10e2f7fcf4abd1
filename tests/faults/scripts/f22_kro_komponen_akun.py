"""Anggaran shows three levels without common prefixes: KRO 3355.EBA 300, komponen 051 300, akun 521211 100 and
524111 200.

Right (check): TOTAL pagu 300; or AG06 on both C6 and C7, with the right TOTAL (300) as the hint.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (
        ("3355.EBA", "KRO", 300, 240),
        ("051", "Komponen", 300, 240),
        ("521211", "Belanja bahan", 100, 90),
        ("524111", "Belanja perjalanan", 200, 150),
    )
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
