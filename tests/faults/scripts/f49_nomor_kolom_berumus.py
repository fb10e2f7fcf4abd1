"""The row of column numbers on Anggaran (row 5) is written as in printed reports: E5 "5=3-4", F5 "6=4/3".

Right (check): TOTAL pagu 33.122.884.000, realisasi 32.817.204.306; no finding on row 5.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Anggaran"]
    sheet["E5"], sheet["F5"] = "5=3-4", "6=4/3"
    book.save(out)
