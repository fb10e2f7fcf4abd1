"""2.200 indikator are pasted into PK without target and with the polaritas "Max": more than 6.600 findings.

Right (compute, verify --recalc): Temuan!A3 counts all of them after a recalculation: as stored, and as many as are
listed (4.412 galat, 2.202 peringatan, 4 catatan before the rules of domain.md, by which an indikator with neither
target nor realisasi is a peringatan).
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["PK"]
    for number in range(1, 2201):
        row = number + 5
        sheet[f"B{row}"], sheet[f"C{row}"], sheet[f"D{row}"] = f"Q{number:04d}", "Sasaran", f"Indikator {number}"
        sheet[f"E{row}"], sheet[f"F{row}"], sheet[f"G{row}"] = "Max", None, "%"
    book.save(out)
