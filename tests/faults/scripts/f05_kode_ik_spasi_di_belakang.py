"""On PK the Kode IK in B7 is retyped with a blank after it: "IK02 ".

Right (check): Pengukuran row 7 is measured (capaian 100,00), indikator 12, terukur 12; or a galat on Pengukuran!H7
or PK!B7 that says the realisasi 35 is not used.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book["PK"]["B7"] = "IK02 "
    book.save(out)
