"""Right below the last indikator of Pengukuran (row 18) stands the source in column D: "Sumber: SIREKAP"; Kode IK
of that row is cleared.

Right (check): Indikator 12; a note such as BC12 on Pengukuran!D18 and no galat.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengukuran"]
    sheet["B18"], sheet["D18"] = None, "Sumber: SIREKAP"
    book.save(out)
