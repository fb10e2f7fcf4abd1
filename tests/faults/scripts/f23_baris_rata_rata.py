"""Below the last indikator of Pengukuran (row 18) the user types Rata-rata in the column Indikator Kinerja and 100,58
under % Capaian; Kode IK of that row is cleared.

Right (check): Indikator 12, terukur 12; the row is named as no indikator. No galat on row 18.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengukuran"]
    sheet["B18"], sheet["D18"], sheet["I18"] = None, "Rata-rata", 100.58
    book.save(out)
