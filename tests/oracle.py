"""LibreOffice as the independent witness: it recalculates a workbook from its formulas and inputs only."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import IO, Any, TypeGuard

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.worksheet.formula import ArrayFormula

from lkj_xlsx.verify.recalc import XLSX_FILTER, run_group, soffice, write_profile

SAMPLES = Path(__file__).parent.parent / "samples"
PUBLISHED = SAMPLES / "kpu-kota-binjai-2024.xlsx"
CORRECTED = SAMPLES / "kpu-kota-binjai-2024-diperbaiki.xlsx"
COMPLETE = SAMPLES / "kpu-kota-binjai-2024-lengkap.xlsx"

REQUIRED = os.environ.get("LKJ_XLSX_REQUIRE_LIBREOFFICE") == "1"
MISSING = "LibreOffice (soffice) is not installed, so nothing can be recalculated."
_SECONDS, _SECONDS_PER_FILE = 90, 15
_formula_of: Callable[[WorkSheetParser, object], object] = WorkSheetParser.parse_formula  # openpyxl declares no types


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


def values(file: Path) -> dict[str, dict[str, object]]:
    """Give the stored values of a workbook: sheet, cell, value. A file is read once, so it must not change later."""
    return _read(file)[0]


def formulas(file: Path) -> dict[str, dict[str, str]]:
    """Give the formulas of a workbook, without "=": sheet, cell, formula. A file is read once, as in ``values``."""
    return _read(file)[1]


@cache
def _read(file: Path) -> tuple[dict[str, dict[str, object]], dict[str, dict[str, str]]]:
    """Read the values and the formulas of a workbook at once: openpyxl would read it twice, in four times the time."""
    book: Any = load_workbook(file, read_only=True)
    shown: dict[str, dict[str, object]] = {}
    texts: dict[str, dict[str, str]] = {}
    for sheet in book.worksheets:
        with sheet._get_source() as source:
            parser = _SheetParser(source, sheet)
            shown[sheet.title], texts[sheet.title] = parser.read()
    book.close()
    return shown, texts


class _SheetParser(WorkSheetParser):
    """openpyxl's parser of a sheet, which gives the values; this one keeps the formulas as well."""

    def __init__(self, source: IO[bytes], sheet: Any) -> None:
        book = sheet.parent
        super().__init__(source, sheet._shared_strings, True, book.epoch, book._date_formats, book._timedelta_formats)
        self._formulas: dict[str, str] = {}

    def read(self) -> tuple[dict[str, object], dict[str, str]]:
        """Give what stands in the cells that no merged area covers."""
        shown = {_ref(cell["row"], cell["column"]): cell["value"] for _, row in self.parse() for cell in row}
        for area in self.merged_cells.mergeCell if self.merged_cells else ():
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    if (row, column) != (area.min_row, area.min_col):
                        shown.pop(_ref(row, column), None)
        return (
            {ref: value for ref, value in shown.items() if value is not None},
            {ref: text for ref, text in self._formulas.items() if ref in shown},
        )

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if element.find(FORMULA_TAG) is not None:
            held = _formula_of(self, element)
            text = held.text if isinstance(held, ArrayFormula) else held
            if text is not None:
                self._formulas[_ref(cell["row"], cell["column"])] = str(text).removeprefix("=")
        return cell

    def parse_formatting(self, _: object) -> None:
        """Pass over conditional formats."""


def _ref(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


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
