"""Under the two budget rows the user types a sum row as it stands in the printed report, letters spaced: J U M L A H,
33.122.884.000, 32.817.204.306.

Right (check): TOTAL pagu 33.122.884.000, realisasi 32.817.204.306; the row is taken for a total (or a galat on
Anggaran!A8 or C8).
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Anggaran"]
    sheet["A8"], sheet["C8"], sheet["D8"] = "J U M L A H", 33122884000, 32817204306
    book.save(out)
