"""The code 051 of a budget row and the Bagian Anggaran 076 are numbers: 51 with the format 000, and 76.

Right (check): The code is 051 in the JSON of `check` (as the cell shows it), or a finding on Anggaran!A6; a finding
on Identitas!B9 (three digits wanted).
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Anggaran"]
    sheet["A6"] = 51
    sheet["A6"].number_format = "000"
    book["Identitas"]["B9"] = 76
    book.save(out)
