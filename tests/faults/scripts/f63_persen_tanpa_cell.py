"""Batas Capaian typed as 120% (the cell holds 1.2 with the format 0%), PK!F6 as 80%: where CELL("format") is
missing, all goes wrong.

Excel for the web, on a phone and Google Sheets have no CELL("format"): replace each `CELL("format",x)` in the
sheets of the outcome of `compute OUT` by `NA()`, and recalculate. Right: Ringkasan!C12 and every Pengukuran!I as
`compute` stored them (capaian of row 6: 102,50).
"""

from pathlib import Path

from openpyxl import load_workbook


def main(start: Path, out: Path) -> None:
    book = load_workbook(start)
    for sheet, place, value in (("Pengaturan", "B6", 1.2), ("PK", "F6", 0.8)):
        book[sheet][place] = value
        book[sheet][place].number_format = "0%"
    book.save(out)
