"""The user types TOTAL (correct sums) in row 8 of Anggaran and a late kegiatan 3357 (1.000, 900) in row 9, below it.

Right (check): TOTAL pagu 33.122.884.000, realisasi 32.817.204.306, no AG03 and no AG05; AG08 for row 9.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Anggaran"]
    sheet["A8"], sheet["C8"], sheet["D8"] = "TOTAL", 33122884000, 32817204306
    for column, value in zip("ABCD", ("3357", "Kegiatan susulan", 1000, 900), strict=False):
        sheet[f"{column}9"] = value
    book.save(out)
