"""On Pengaturan the five cells KPU in the column Skala of the kategori table are merged into one (A14:A18), to look
tidy.

Right (check): Pengukuran row 7 (100,00) is Berhasil and row 13 (84,12) Cukup Berhasil, as before; or a galat on
Pengaturan!A14:A18.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengaturan"]
    for row in range(15, 19):
        sheet[f"A{row}"] = None
    sheet.merge_cells("A14:A18")
    book.save(out)
