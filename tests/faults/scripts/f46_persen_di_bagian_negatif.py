"""Pengukuran!H6 holds 0,82 with the number format 0;0% (percent only for negative numbers), so Excel shows 1.

Right (compute, verify --recalc): Realisasi 0,82 (or a finding); the stored capaian is what a recalculation gives.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    cell = book["Pengukuran"]["H6"]
    cell.value, cell.number_format = 0.82, "0;0%"
    book.save(out)
