"""More than 4,995 findings (as 54: their counts are wrong after a calculation), and more than 65,530 links on
Temuan.

START is a filled workbook (samples/kpu-kota-binjai-2024-diperbaiki.xlsx). OUT has 2,600 more rows on RKT (or ROWS),
each with two figures that cannot be read. `compute OUT.xlsx` stores the true counts in Ringkasan!C92:C94 and
Temuan!A3, but their formulas are COUNTIF(Temuan!$A$6:$A$5000,...): Excel, which calculates on load, shows fewer,
and `verify --recalc` says "berbeda" of an outcome that nobody has touched. With ROWS 33000 there are more than
65,530 links on Temuan, which is the most that Excel allows on a sheet.

Wanted: one end for the list of findings and for the formulas that count it (whole columns, or a list that is cut
and says so).
"""

from pathlib import Path

from openpyxl import load_workbook


def main(start: Path, out: Path, rows: str = "2600") -> None:
    book = load_workbook(start)
    sheet = book["RKT"]
    for row in range(18, 18 + int(rows)):
        texts = {2: f"X{row}", 3: f"Program {row}", 5: f"Indikator lain {row}", 6: "lOO", 8: "l0O.000"}
        for column, text in texts.items():
            sheet.cell(row, column, text)
    book.save(out)
