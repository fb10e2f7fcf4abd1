"""Batas Capaian in Pengaturan!B6 is typed as 1,2, meant as 120%; the cell has no percent format.

Right (check): A galat or peringatan on Pengaturan!B6 that a cap of 1,2% is hardly meant; or the cap 120 and mean
100,16.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book["Pengaturan"]["B6"] = 1.2
    book.save(out)
