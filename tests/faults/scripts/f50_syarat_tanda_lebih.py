"""On Pengaturan the condition of Sangat Berhasil (C14, "lebih dari") is typed as the sign >.

Right (check): Pengukuran rows 7, 8, 10, 15, 16, 17 (capaian 100,00) are Berhasil; or a galat on Pengaturan!C14:
unknown condition.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book["Pengaturan"]["C14"] = ">"
    book.save(out)
