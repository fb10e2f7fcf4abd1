"""The user unfolds the helper columns and types a remark into Pengukuran!T6 and Anggaran!K7.

Right (compute): Both texts stand somewhere in the outcome, or a finding names the cells.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book["Pengukuran"]["T6"] = "catatan di kolom bantu"
    book["Anggaran"]["K7"] = "cek lagi"
    book.save(out)
