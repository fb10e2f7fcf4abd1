"""On Pengaturan the user adds a second scale, Kustom (A24:D25), beside KPU, which stays in force. Next year's
workbook is made with `template --dari`.

Right (template --dari): The new workbook has the scale Kustom on Pengaturan, or the command says that it was left
out.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengaturan"]
    for row, (name, bound) in enumerate((("Hebat", 80), ("Biasa", 0)), 24):
        sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"], sheet[f"D{row}"] = "Kustom", name, "mulai", bound
    sheet["A45"], sheet["B45"], sheet["C45"] = "Kematangan", "Level 5", 5
    book.save(out)
