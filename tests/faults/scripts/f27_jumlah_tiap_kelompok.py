"""Anggaran has two groups of kegiatan, each closed by a row Jumlah: 100 + 200, Jumlah 300, 400 + 500, Jumlah 900.

Right (check): TOTAL pagu 1.200, realisasi 990; the two rows Jumlah are not added and named.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (
        ("3355", "Kegiatan satu", 100, 90),
        ("3356", "Kegiatan dua", 200, 150),
        ("Jumlah", None, 300, 240),
        ("3357", "Kegiatan tiga", 400, 300),
        ("3358", "Kegiatan empat", 500, 450),
        ("Jumlah", None, 900, 750),
    )
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
