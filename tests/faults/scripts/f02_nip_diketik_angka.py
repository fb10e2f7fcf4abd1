"""NIP 198503152010011002 is typed into Identitas!B15 as a number; Excel keeps 15 digits of the 18.

Right (check): A finding (peringatan or galat) on Identitas!B15 that its last digits cannot be trusted.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    cell = book["Identitas"]["B15"]
    cell.number_format = "General"
    cell.value = 198503152010011000
    book.save(out)
