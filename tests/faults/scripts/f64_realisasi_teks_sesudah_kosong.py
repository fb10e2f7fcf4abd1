"""Two indikator in the middle are not measured yet, and the realisasi below them were pasted as text.

On Pengukuran H9 and H10 are emptied; H11 to H17 hold the same realisasi as before, as text ("85" for 85). A table
pasted in January looks like this. Right: 12 indikator, 10 terukur, the same capaian as with numbers. Seen: the rows
below the gap are taken for text outside the table and leave the mean.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    sheet = book["Pengukuran"]
    sheet["H9"] = sheet["H10"] = None
    for row in range(11, 18):
        cell = sheet.cell(row, 8)
        if cell.value is not None:
            cell.value = str(cell.value).replace(".", ",")
            cell.number_format = "@"
    book.save(out)
