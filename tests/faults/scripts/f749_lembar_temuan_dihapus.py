"""The sheet Temuan is deleted, as somebody does who wants to send the workbook without findings, or takes it for
empty.

Right: `check OUT` and `diff START OUT` work, or end with exit 3 and the sentence that `compute` has ("tidak memuat
lembar Temuan; salin isian ke templat baru").
"""

from pathlib import Path

import openpyxl


def main(start: Path, out: Path) -> None:
    book = openpyxl.load_workbook(start)
    del book["Temuan"]
    book.save(out)
