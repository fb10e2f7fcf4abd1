"""The user types 102,5% over % Capaian in Pengukuran!I6 and 99,07% over Anggaran!F6; Excel gives both cells the percent
format by itself.

Right (compute, value and number format of the two cells): In the outcome neither cell shows 10250% or 9907%: value
102,5 with a number format without percent sign (or 1,025 with one).
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    cell = book["Pengukuran"]["I6"]
    cell.value, cell.number_format = 1.025, "0.00%"
    cell = book["Anggaran"]["F6"]
    cell.value, cell.number_format = 0.9907, "0.00%"
    book.save(out)
