"""On Pengukuran the link in D7 (Indikator Kinerja) is overwritten by one blank; Kode IK, target and realisasi stay.

Right (check): Indikator 12 and terukur 12 (the name comes from PK by its Kode IK), or a finding on Pengukuran!D7.
Terukur is never more than indikator.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book["Pengukuran"]["D7"] = " "
    book.save(out)
