"""Realisasi in Pengukuran!H6 is the text 28 inside right-to-left override marks, so that it shows as 82 (pasted
from a chat).

Right (check): A galat or peringatan on Pengukuran!H6: the marks turn the digits around.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book["Pengukuran"]["H6"] = "\u202e28\u202c"
    book.save(out)
