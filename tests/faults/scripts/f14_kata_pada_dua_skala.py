"""On Pengaturan the user adds a scale Zona Integritas (A 4, B 3, C 2, D 1). PK!F10 has target A, Pengukuran!H10
realisasi B.

Right (check): A finding on PK!F10, Pengukuran!H10 or Pengaturan!B45: A and B stand on two scales (75,00 by one,
66,67 by the other).
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengaturan"]
    for row, (word, value) in enumerate((("A", 4), ("B", 3), ("C", 2), ("D", 1)), 45):
        sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = "Zona Integritas", word, value
    book["PK"]["F10"], book["Pengukuran"]["H10"] = "A", "B"
    book.save(out)
