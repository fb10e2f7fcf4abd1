"""The file went through Google Sheets, where Pengukuran was duplicated: the copies are called "Salinan dari
Pengukuran" and "Copy of Pengukuran 1".

Right (check): BK07 for both sheets.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    for title in ("Salinan dari Pengukuran", "Copy of Pengukuran 1"):
        book.copy_worksheet(book["Pengukuran"]).title = title
    book.save(out)
