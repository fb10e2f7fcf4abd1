"""The workbook is set to manual calculation (Formulas, Calculation Options, Manual).

Right (compute, then xl/workbook.xml): The outcome calculates by itself again (calcMode is not manual in
xl/workbook.xml), or a finding says that changes need F9.
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    book.calculation.calcMode = "manual"
    book.calculation.fullCalcOnLoad = False
    book.save(out)
