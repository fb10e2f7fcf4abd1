"""On Pengukuran a row over the whole table (A18:K18 merged) says "Sasaran IV : Meningkatnya Kualitas Layanan";
below it an indikator of its own (target 10, realisasi 9).

Right (check): Four sasaran; sasaran 3 keeps its mean 100,00, the new one has 90,00; or a finding on Pengukuran!A18
that the line was not understood.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengukuran"]
    for column in "BCDEFGH":
        sheet[f"{column}18"] = None
    sheet["A18"] = "Sasaran IV : Meningkatnya Kualitas Layanan"
    sheet.merge_cells("A18:K18")
    for column, value in zip(
        "BCDEFGH", (None, None, "Indeks Kepuasan Layanan", "Maksimum", 10, "Nilai", 9), strict=False
    ):
        sheet[f"{column}19"] = value
    book.save(out)
