"""Target PK!F6 is written "1,5 juta", realisasi Pengukuran!H6 "900 ribu", Satuan orang.

Right (check): Capaian of row 6 is 60,00 (0,9 of 1,5 million); or a galat on PK!F6 or Pengukuran!H6. Never 60.000.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book["PK"]["F6"], book["PK"]["G6"] = "1,5 juta", "orang"
    book["Pengukuran"]["H6"] = "900 ribu"
    book.save(out)
