"""The defined names Nama_Instansi, Tahun and Rata_Rata_Instansi were lost when another program saved the workbook.

Right (check; compute, then verify): A galat such as ST07 for each lost name, or `compute` puts them back; `verify`
of the fresh outcome agrees with `compute` (no berbeda after exit 0).
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    for name in ("Nama_Instansi", "Tahun", "Rata_Rata_Instansi"):
        del book.defined_names[name]
    book.save(out)
