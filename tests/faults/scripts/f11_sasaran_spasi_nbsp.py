"""The means go by sasaran (Pengaturan!B7), and on PK the first sasaran is pasted again in row 8 with a non-breaking
space in it, as Word gives it.

Right (check): Three sasaran, rata-rata 100,46; or a peringatan on PK!C8 that two sasaran look the same.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["PK"]
    book["Pengaturan"]["B7"] = "sasaran"
    sheet["C8"] = sheet["C6"].value.replace(" ", "\u00a0", 1)
    book.save(out)
