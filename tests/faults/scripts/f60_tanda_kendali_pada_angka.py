"""A control character in a text that is read as a number: `compute` ends with a traceback and writes nothing.

OUT has the text "35" followed by a vertical tab in Pengukuran!H7, stored by the file as "35_x000B_": what Excel
keeps of a manual line break that was pasted from Word. Right: the outcome, with the formula of the "terbaca" column
comparing the text by CHAR(11), as it does by CHAR(13).
"""

from pathlib import Path

from openpyxl import load_workbook


def main(start: Path, out: Path) -> None:
    book = load_workbook(start)
    book["Pengukuran"]["H7"] = "35_x000B_"
    book.save(out)
