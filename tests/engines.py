"""Other programs that compute workbooks, each from nothing but the formulas: gnumeric, IronCalc, formualizer."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import formualizer
import ironcalc
from oracle import formulas, values

from lkj_xlsx.package import split_ref

GNUMERIC = shutil.which("ssconvert")
REQUIRED = os.environ.get("LKJ_XLSX_REQUIRE_GNUMERIC") == "1"
MISSING = "gnumeric (ssconvert) is not installed, so it can recalculate nothing."
_SECONDS = 120

Values = Mapping[str, Mapping[str, object]]
"""Sheet -> cell -> value."""


def gnumeric(file: Path, folder: Path) -> Values:
    """Give what gnumeric makes of a workbook."""
    assert GNUMERIC is not None, MISSING
    output = folder / f"{file.stem}-gnumeric.xlsx"
    command = [GNUMERIC, "--recalc", "-T", "Gnumeric_Excel:xlsx2", str(file), str(output)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return values(output)


def by_ironcalc(file: Path, _: Path) -> Values:
    """Give what IronCalc makes of the formulas of a workbook."""
    model = ironcalc.load_from_xlsx(str(file), "en", "UTC", "en")
    model.evaluate()
    sheets = [one["name"] for one in model.get_worksheets_properties()]
    return {
        sheet: {cell: model.get_cell_value_by_ref(f"{sheet}!{cell}") for cell in cells}
        for sheet, cells in formulas(file).items()
        if sheet in sheets
    }


def by_formualizer(file: Path, _: Path) -> Values:
    """Give what formualizer makes of the formulas of a workbook."""
    book = formualizer.load_workbook(str(file))
    book.evaluate_all()
    return {
        sheet: {cell: book.get_value(sheet, *split_ref(cell)) for cell in cells}
        for sheet, cells in formulas(file).items()
    }


ENGINES: Mapping[str, Callable[[Path, Path], Values]] = {
    "gnumeric": gnumeric, "IronCalc": by_ironcalc, "formualizer": by_formualizer,
}  # fmt: skip
