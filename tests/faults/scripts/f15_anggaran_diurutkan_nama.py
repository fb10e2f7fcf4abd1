"""Anggaran has two programmes with their kegiatan (350 in all); the user sorts the table by Program/Kegiatan, so that
the programmes stand below the kegiatan. RKT has no amounts.

Right (check): TOTAL pagu 350, realisasi 280; or a galat that the tree cannot be told in this order.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (
        ("3355", "A Kegiatan satu", 100, 90),
        ("3356", "B Kegiatan dua", 200, 150),
        ("6709", "C Kegiatan tiga", 50, 40),
        ("076.01.CQ", "P Program satu", 300, 240),
        ("076.01.WA", "Q Program dua", 50, 40),
    )
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
