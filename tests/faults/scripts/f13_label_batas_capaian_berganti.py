"""On Pengaturan the label of A6 is rewritten as "Batas Maksimal Capaian" and 100 is typed in B6.

Right (check): Pengukuran row 14 has capaian 100,00 and the mean is 98,29; or a galat on Pengaturan that Batas
Capaian was not found.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengaturan"]
    sheet["A6"], sheet["B6"] = "Batas Maksimal Capaian", 100
    book.save(out)
