"""A long text: `compute` states a row height that Excel does not have (409.5 points at most).

OUT has a text of 2,500 characters in PK!D6. Right: no height above 409.5 in the outcome of `compute OUT`.
"""

from pathlib import Path

from openpyxl import load_workbook

PHRASE = "Persentase pemilih yang menggunakan hak pilihnya "


def main(start: Path, out: Path) -> None:
    book = load_workbook(start)
    book["PK"]["D6"] = (PHRASE * 60)[:2500]
    book.save(out)
