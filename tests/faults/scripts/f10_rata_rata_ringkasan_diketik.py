"""On Ringkasan the user types 98,7 over the mean in C12 and 33.239.899.000 over the pagu in F9.

Right (compute): A finding on Ringkasan!C12 with tertulis 98,7 and dihitung 100,58 (as on the other sheets), and one
on F9; both typed figures stand somewhere in the outcome.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Ringkasan"]
    sheet["C12"], sheet["F9"] = 98.7, 33239899000
    book.save(out)
