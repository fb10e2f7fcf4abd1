"""On Pengaturan the rows Batas Capaian and Rata-rata Instansi changed places (sorted by label; sorting moves the
texts, not the defined names): A6 Rata-rata Instansi, sasaran; A7 Batas Capaian, 100.

Right (compute, verify, verify --recalc): Stored and recalculated results agree (`verify` and `verify --recalc` of
the fresh outcome exit 0), or a galat that the names and labels disagree.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengaturan"]
    sheet["A6"], sheet["B6"] = "Rata-rata Instansi", "sasaran"
    sheet["A7"], sheet["B7"] = "Batas Capaian", 100
    book.save(out)
