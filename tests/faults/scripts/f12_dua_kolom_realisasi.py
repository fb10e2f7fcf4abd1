"""On Pengukuran the user adds a second column Realisasi at the right (AA) for the whole year; the old one (H) holds the
third quarter.

Right (check): A finding on Pengukuran!H4 or AA4: the heading stands twice, and which one is used.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengukuran"]
    sheet["AA4"] = "Realisasi"
    for row in range(6, 18):
        sheet[f"AA{row}"] = sheet[f"H{row}"].value
        if isinstance(sheet[f"H{row}"].value, (int, float)):
            sheet[f"H{row}"] = round(sheet[f"H{row}"].value * 0.7, 2)
    book.save(out)
