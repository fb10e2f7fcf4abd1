"""LibreOffice as the independent witness: it recalculates a workbook from its formulas and inputs only."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeGuard

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from lkj_xlsx.verify.recalc import XLSX_FILTER, run_group, soffice, write_profile

SAMPLES = Path(__file__).parent.parent / "samples"
PUBLISHED = SAMPLES / "kpu-kota-binjai-2024.xlsx"
CORRECTED = SAMPLES / "kpu-kota-binjai-2024-diperbaiki.xlsx"

REQUIRED = os.environ.get("LKJ_XLSX_REQUIRE_LIBREOFFICE") == "1"
MISSING = "LibreOffice (soffice) is not installed, so nothing can be recalculated."
_SECONDS, _SECONDS_PER_FILE = 90, 15


@dataclass
class Recalculator:
    """Recalculates many files in one run of LibreOffice. ``folder`` holds its profile and its outputs."""

    folder: Path
    runs: int = field(default=0, init=False)

    def __call__(self, files: Sequence[Path]) -> dict[Path, Path]:
        """Give for each file the recalculated one. The exit code is no evidence, so each output is looked for."""
        assert len({file.stem for file in files}) == len(files), "outputs would overwrite each other"
        program = soffice()
        assert program is not None, MISSING
        option = write_profile(self.folder / "profile")
        self.runs += 1
        output = self.folder / f"run-{self.runs}"
        command = [program, option, "--headless", "--convert-to", f"xlsx:{XLSX_FILTER}", "--outdir", str(output)]
        said = run_group([*command, *map(str, files)], _SECONDS + _SECONDS_PER_FILE * len(files))
        found = {file: output / f"{file.stem}.xlsx" for file in files}
        lost = [file.name for file, made in found.items() if not made.is_file()]
        assert not lost, f"LibreOffice did not write {lost}: {said}"
        return found


@dataclass(frozen=True)
class Difference:
    """A cell whose value is not the one that was expected."""

    sheet: str
    cell: str
    expected: object
    found: object
    formula: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}: {self.expected!r}, LibreOffice: {self.found!r}  ={self.formula[:300]}"


def same(one: object, other: object) -> bool:
    """Tell whether two values are equal: whole numbers and text exactly, others to 1e-9, "" as an empty cell."""
    if type(one) is int and type(other) is int:
        return one == other
    if _is_number(one) and _is_number(other):
        a, b = float(one), float(other)
        return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))
    if isinstance(one, bool) != isinstance(other, bool):
        return False
    return (None if one == "" else one) == (None if other == "" else other)


def _is_number(value: object) -> TypeGuard[int | float | Decimal]:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


@cache
def values(file: Path) -> dict[str, dict[str, object]]:
    """Give the stored values of a workbook: sheet, cell, value. A file is read once, so it must not change later."""
    book = load_workbook(file, data_only=True)
    return {sheet.title: {cell.coordinate: cell.value for cell in _filled(sheet)} for sheet in book.worksheets}


@cache
def formulas(file: Path) -> dict[str, dict[str, str]]:
    """Give the formulas of a workbook, without "=": sheet, cell, formula. A file is read once, as in ``values``."""
    book = load_workbook(file)
    found: dict[str, dict[str, str]] = {}
    for sheet in book.worksheets:
        texts = found[sheet.title] = {}
        for cell in _filled(sheet):
            text = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
            if cell.data_type == "f" and text is not None:
                texts[cell.coordinate] = str(text).removeprefix("=")
    return found


def _filled(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell) and cell.value is not None:
                yield cell


def differences(stored: Path, recalculated: Path) -> list[Difference]:
    """List the formula cells of ``stored`` whose stored value is not what LibreOffice makes of them."""
    ours, theirs = values(stored), values(recalculated)
    return [
        Difference(sheet, cell, ours[sheet].get(cell), theirs[sheet].get(cell), formula)
        for sheet, texts in formulas(stored).items()
        for cell, formula in texts.items()
        if not same(ours[sheet].get(cell), theirs[sheet].get(cell))
    ]


def told(found: Sequence[Difference], limit: int = 15) -> str:
    """Say what differs, for the message of an assertion."""
    more = f"\n... and {len(found) - limit} more" if len(found) > limit else ""
    return f"{len(found)} cells differ\n" + "\n".join(map(str, found[:limit])) + more
