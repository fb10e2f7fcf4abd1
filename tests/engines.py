"""Other programs that compute workbooks, each from nothing but the formulas.

gnumeric, IronCalc and formualizer read workbooks. HyperFormula, which computes in web pages, gets the cells.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import formualizer
import ironcalc
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from oracle import formulas, values

from lkj_xlsx.package import split_ref

GNUMERIC = shutil.which("ssconvert")
REQUIRED = os.environ.get("LKJ_XLSX_REQUIRE_GNUMERIC") == "1"
MISSING = "gnumeric (ssconvert) is not installed, so it can recalculate nothing."
_HERE = Path(__file__).parent
HYPERFORMULA_REQUIRED = os.environ.get("LKJ_XLSX_REQUIRE_HYPERFORMULA") == "1"
HYPERFORMULA_MISSING = "HyperFormula is missing; this installs it: npm install --no-save hyperformula"
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


def has_hyperformula() -> bool:
    """Tell whether Node is there, and HyperFormula among its modules."""
    folders = [_HERE.parent / "node_modules", *map(Path, os.environ.get("NODE_PATH", "").split(os.pathsep))]
    return shutil.which("node") is not None and any((folder / "hyperformula").is_dir() for folder in folders)


def by_hyperformula(file: Path, _: Path) -> Values:
    """Give what HyperFormula makes of the formulas of a workbook."""
    held, texts = values(file), formulas(file)
    names = {name: f"={one.attr_text}" for name, one in load_workbook(file).defined_names.items()}
    book = {
        "sheets": {sheet: _as_rows(held[sheet], texts[sheet]) for sheet in held},
        "names": names,
        "asked": {sheet: [_from_0(cell) for cell in cells] for sheet, cells in texts.items()},
    }
    command = ["node", str(_HERE / "hyperformula.js")]
    said = subprocess.run(command, input=json.dumps(book), capture_output=True, text=True, check=True, timeout=_SECONDS)
    found = json.loads(said.stdout)
    return {sheet: dict(zip(cells, found[sheet], strict=True)) for sheet, cells in texts.items()}


def _as_rows(held: Mapping[str, object], texts: Mapping[str, str]) -> list[list[object]]:
    """Give the cells of a sheet row by row: formulas, numbers, dates as numbers, and texts marked as such."""
    cells = {_from_0(cell): _as_input(value) for cell, value in held.items()}
    cells |= {_from_0(cell): f"={text}" for cell, text in texts.items()}
    rows, columns = (max((place[at] for place in cells), default=0) + 1 for at in (0, 1))
    return [[cells.get((row, column)) for column in range(columns)] for row in range(rows)]


def _as_input(value: object) -> object:
    if isinstance(value, datetime):
        return to_excel(value)  # type: ignore[no-untyped-call]
    return f"'{value}" if isinstance(value, str) else value


def _from_0(cell: str) -> tuple[int, int]:
    row, column = split_ref(cell)
    return row - 1, column - 1


ENGINES: Mapping[str, Callable[[Path, Path], Values]] = {
    "gnumeric": gnumeric, "IronCalc": by_ironcalc, "formualizer": by_formualizer,
    "HyperFormula": by_hyperformula,
}  # fmt: skip
