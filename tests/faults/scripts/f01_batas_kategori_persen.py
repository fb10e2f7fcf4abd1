"""On Pengaturan the five lower bounds of the KPU scale (D14:D18) are typed as percentages: 100%, 90%, 71%, 51%, 0%.

Right (check): Pengukuran row 13 (capaian 84,12) is Cukup Berhasil and row 9 (98,50) is Berhasil; or a galat on
Pengaturan!D14, D15, D16 or D17. Never Sangat Berhasil without a finding.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengaturan"]
    for row, bound in zip(range(14, 19), (1, 0.9, 0.71, 0.51, 0), strict=False):
        sheet.cell(row, 4).value = bound
        sheet.cell(row, 4).number_format = "0%"
    book.save(out)
