"""Below PK, after two blank rows, stands the second table of every printed Perjanjian Kinerja: No, Program,
Anggaran, with two programmes and their rupiah.

Right (check): 12 indikator on PK; the second table is named as not read (a note on row 20), no galat on rows 20 to
23.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["PK"]
    for row in range(18, 30):
        sheet[f"B{row}"] = book["Pengukuran"][f"B{row}"].value = None
    for row, (number, programme, amount) in enumerate(
        (
            ("No", "Program", "Anggaran"),
            (1, "Program Penyelenggaraan Pemilu", "Rp 30.251.789.000"),
            (2, "Program Dukungan Manajemen", "Rp 2.871.095.000"),
            (None, "Jumlah", "Rp 33.122.884.000"),
        ),
        20,
    ):
        sheet[f"A{row}"], sheet[f"C{row}"], sheet[f"F{row}"] = number, programme, amount
    book.save(out)
