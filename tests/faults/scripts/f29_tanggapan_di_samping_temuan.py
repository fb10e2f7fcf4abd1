"""START is an outcome of `compute` on the sample. On Temuan the user writes an answer beside each finding (column
Tanggapan where there is one, else the first free column, J: "Tanggapan UK12 ..."), and renames the indikator in
PK!D17 so that the first finding (UK12) goes away. The file is computed again.

Right (compute the result again, look at that column of Temuan): Each answer stands beside its own finding (in the
row of UK08 it says "Tanggapan UK08 I14"), or a finding says that answers were left without their finding.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Temuan"]
    headings = [cell.value for cell in sheet[5]]
    column = headings.index("Tanggapan") + 1 if "Tanggapan" in headings else 10
    for row in range(6, 12):
        code = sheet.cell(row, 2).value
        if code:
            sheet.cell(row, column).value = f"Tanggapan {code} {sheet.cell(row, 4).value}"
    book["PK"]["D17"] = "Persentase Perkara Hukum Yang Dimenangkan KPU Kota Binjai"
    book.save(out)
