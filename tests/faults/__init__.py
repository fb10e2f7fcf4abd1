"""Faults that people make in a workbook, and changes that hide something from whoever reads it.

A module of ``faults.scripts`` is one fault: its docstring says what was done and what is right, ``main`` does it.
"""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from faults import scripts

SCRIPTS = {name.split("_")[0][1:]: name for _, name, _ in pkgutil.iter_modules(scripts.__path__)}
ALARMING = ("galat", "peringatan")


def make(number: str, start: Path, output: Path, *more: str) -> Path:
    """Write the workbook of a fault, given by its number such as "06", and give its path."""
    importlib.import_module(f"faults.scripts.{SCRIPTS[number]}").main(start, output, *more)
    return output


@dataclass(frozen=True)
class Checked:
    """What ``check`` or ``compute`` prints of a workbook, as JSON, with its exit code."""

    document: Any
    code: int

    @property
    def figures(self) -> Any:
        """The figures of Ringkasan."""
        return self.document["ringkasan"]

    @property
    def total(self) -> tuple[Any, Any]:
        """The TOTAL of pagu and realisasi."""
        return self.document["anggaran"]["total"]["pagu"], self.document["anggaran"]["total"]["realisasi"]

    @cached_property
    def rows(self) -> dict[int, Any]:
        """The rows of Pengukuran by their number."""
        return {one["baris"]: one for one in self.document["pengukuran"]}

    def at(self, *cells: str, levels: tuple[str, ...] = ALARMING) -> list[Any]:
        """The findings of some levels that stand at one of the cells, or name it: "PK!F6"."""
        return [one for one in self.of(*levels) if {place(one), *one["sel_lain"]} & set(cells)]

    def of(self, *levels: str) -> list[Any]:
        """The findings of some levels."""
        return [one for one in self.document["temuan"] if one["tingkat"] in levels]

    def row(self, sheet: str, row: int, *levels: str) -> list[Any]:
        """The findings of some levels in a row of a sheet."""
        return [one for one in self.of(*levels) if one["lembar"] == sheet and row_of(one["sel"]) == row]


def place(one: Any) -> str:
    """Where a finding stands: "PK!F6"."""
    return f"{one['lembar']}!{one['sel']}"


def row_of(cell: str | None) -> int | None:
    """The row of a cell, or of the first of a range."""
    digits = "".join(one for one in (cell or "").split(":")[0] if one.isdigit())
    return int(digits) if digits else None


def printed(text: str, code: int) -> Checked:
    """Read what the command printed."""
    return Checked(json.loads(text), code)


def texts(path: Path) -> Iterator[str]:
    """All texts and numbers of a workbook as text."""
    from openpyxl import load_workbook

    for sheet in load_workbook(path, data_only=True).worksheets:
        for values in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in values if value is not None)
