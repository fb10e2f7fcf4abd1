"""On Pengukuran the cells % Capaian of rows 6 and 7 are merged (I6:I7), to look tidy.

Right (compute, verify --recalc): A finding on Pengukuran!I6 or I7 that names the merged area; and after `compute`
the stored Ringkasan!C11 and C12 are what a recalculation gives (`verify --recalc` exit 0).
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengukuran"]
    sheet["I7"] = None
    sheet.merge_cells("I6:I7")
    book.save(out)
