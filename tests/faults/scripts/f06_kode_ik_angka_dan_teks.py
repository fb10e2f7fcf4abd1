"""Kode IK is numbered anew 1 to 12: numbers on PK, but text on Pengukuran (pasted from a text column).

Right (check): 12 indikator, 12 terukur, 100,58; or a galat (exit 1) that says the realisasi are not used.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    for row in range(6, 18):
        book["PK"][f"B{row}"] = row - 5
        book["Pengukuran"][f"B{row}"] = str(row - 5)
    book.save(out)
