"""Below the two rows of RKT the user types the sum: JUMLAH in column C, 33.122.884.000 in H8.

Right (check): No LS04 and no LS07 (RKT and pagu agree); the row is named as a sum.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["RKT"]
    sheet["C8"], sheet["H8"] = "JUMLAH", 33122884000
    book.save(out)
