"""The codes of Anggaran are indented with blanks: " 3355", " 3355.EBA", " 3355.EBB" (300 = 100 + 200).

Right (check): TOTAL pagu 300, realisasi 240 (blanks around a code do not count), or a galat.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    rows = ((" 3355", "Kegiatan", 300, 240), ("  3355.EBA", "KRO A", 100, 90), ("  3355.EBB", "KRO B", 200, 150))
    sheet, plan = book["Anggaran"], book["RKT"]
    for row in (6, 7):
        for column in "ABCDEFGH":
            plan[f"{column}{row}"] = None
    for row, values in enumerate(rows, 6):
        for column, value in zip("ABCD", values, strict=False):
            sheet[f"{column}{row}"] = value
    book.save(out)
