"""On RKT the amounts are in millions: heading "Perkiraan Kebutuhan Anggaran (Rp juta)", 30251 and 2871.

Right (check): A galat or peringatan on RKT!H4: the unit of the heading is not rupiah; no amount is compared as
rupiah.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["RKT"]
    sheet["H4"] = "Perkiraan Kebutuhan Anggaran (Rp juta)"
    sheet["H6"], sheet["H7"] = 30251, 2871
    book.save(out)
