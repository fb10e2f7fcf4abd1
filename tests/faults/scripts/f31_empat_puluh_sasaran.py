"""PK and Pengukuran hold 40 indikator, each with a sasaran of its own.

Right (compute, Ringkasan): All 40 sasaran stand on the printed Ringkasan ("Sasaran nomor 40" is there); or a
peringatan that 15 do not fit.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    plan, measured = book["PK"], book["Pengukuran"]
    for number in range(1, 41):
        row = number + 5
        plan[f"B{row}"] = measured[f"B{row}"].value = f"IK{number:02d}"
        plan[f"C{row}"], plan[f"D{row}"] = f"Sasaran nomor {number}", f"Indikator nomor {number}"
        plan[f"E{row}"], plan[f"F{row}"], plan[f"G{row}"] = "Maksimum", 100, "%"
        measured[f"H{row}"] = 90 + number % 5
    book.save(out)
