"""The user deletes the empty sheet Temuan of the template and makes another sheet Temuan, which holds the audit
findings of last year with amounts.

Right (compute): Every text and amount of the sheet stands in the outcome (such as Kurang volume and 15250000); or
exit 3 with a sentence that names the sheet Temuan.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    del book["Temuan"]
    sheet = book.create_sheet("Temuan")
    sheet["A1"] = "Temuan BPK 2023"
    sheet.append(["No", "Uraian", "Nilai", "Status"])
    for row in (
        (1, "Kelebihan bayar honor", 12500000, "Selesai"),
        (2, "Aset belum dicatat", 7300000, "Proses"),
        (3, "SPJ terlambat", 0, "Selesai"),
        (4, "Denda keterlambatan", 4400000, "Proses"),
        (5, "Pajak belum setor", 910000, "Selesai"),
        (6, "Kurang volume", 15250000, "Proses"),
    ):
        sheet.append(row)
    book.save(out)
