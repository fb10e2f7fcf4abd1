"""Anggaran has a heading row "A. Belanja Pegawai" without code and amounts above two kegiatan (100, 200).

Right (check): No galat on row 6 (a heading without amounts has nothing to compute); TOTAL pagu 300.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = (
        (None, "A. Belanja Pegawai", None, None),
        ("3355", "Kegiatan satu", 100, 90),
        ("3356", "Kegiatan dua", 200, 150),
    )
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
