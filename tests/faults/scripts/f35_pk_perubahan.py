"""Beside PK stands the sheet "PK Perubahan" with the revised agreement (all headings of PK, target of the first
indikator 90 for 80).

Right (check): A peringatan that names PK Perubahan: it has the headings of PK and is not read.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    copy = book.copy_worksheet(book["PK"])
    copy.title = "PK Perubahan"
    copy["F6"] = 90
    book.save(out)
