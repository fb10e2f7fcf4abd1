"""The heading of the column Realisasi on Pengukuran reads "Realisasi 2023", while the report is of 2024.

Right (check): A peringatan on Pengukuran!H4: another year than Tahun (a catatan would do for "Realisasi 2024").
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book["Pengukuran"]["H4"] = "Realisasi 2023"
    book.save(out)
