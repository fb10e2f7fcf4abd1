"""One realisasi for two indikator: Pengukuran!H6:H7 is merged, 82 stands in it.

Right (check): The finding on Pengukuran!H7 says that the cell is merged with H6 (the reader sees 82 in both rows).
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengukuran"]
    sheet["H7"] = None
    sheet.merge_cells("H6:H7")
    book.save(out)
