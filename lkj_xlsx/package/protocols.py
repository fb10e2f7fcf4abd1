"""What the rooms hand each other: a workbook to read, whoever opened it, and a row of formulas to write."""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from .cell import Cell, CellValue


class HasRows(Protocol):
    """What can be read row by row."""

    def rows(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Go through the rows that hold something, ascending: number, and column -> cell."""


class ReadableSheet(Protocol):
    """A worksheet to read. Rows and columns count from 1."""

    @property
    def name(self) -> str:
        """The name on its tab."""

    @property
    def state(self) -> str:
        """One of ``visible``, ``hidden``, ``veryHidden``."""

    @property
    def hidden_rows(self) -> frozenset[int]:
        """The numbers of the hidden rows, and of those without any height."""

    @property
    def hidden_columns(self) -> frozenset[int]:
        """The numbers of the hidden columns, and of those without any width."""

    @property
    def merged(self) -> tuple[tuple[int, int, int, int], ...]:
        """The merged areas: (first row, first column, last row, last column)."""

    def rows(self, apart: Container[int] = ()) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Go through the rows that hold something, ascending, those ``apart`` left out: number, and column -> cell."""

    def rows_except(self, columns: Collection[int]) -> Iterator[tuple[int, Mapping[int, Cell], bool]]:
        """Go through the rows, some columns left unread.

        Row number, column -> cell of the others, and whether a formula stands in one of these columns.
        """

    def calls_out(self) -> Iterator[Cell]:
        """Go through the cells whose formula calls a program or an address outside of the workbook."""

    def row(self, row: int) -> Mapping[int, Cell]:
        """Read one row: column -> cell, ascending; empty if there is none."""

    def cell(self, row: int, column: int) -> Cell:
        """Read one cell; a blank one if there is none."""


class ReadableWorkbook(Protocol):
    """A workbook to read."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def sha256(self) -> str:
        """That of the file's bytes."""

    @property
    def date1904(self) -> bool:
        """Dates count from 1904."""

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The worksheets in their order."""

    @property
    def custom_properties(self) -> Mapping[str, str]:
        """The custom document properties, each as text."""

    @property
    def external_links(self) -> tuple[str, ...]:
        """What the workbook links to outside of itself."""

    def sheet(self, name: str) -> ReadableSheet:
        """Give a worksheet by its exact name; ``KeyError`` if there is none."""

    def defined_name(self, name: str) -> str | None:
        """Give what a name of the workbook stands for; None if there is none."""

    def sheets_with_own(self, name: str) -> tuple[str, ...]:
        """Give the sheets that define this name for themselves, where it hides the name of the workbook."""


class SharedParts(Protocol):
    """The parts of a workbook that its cells point into by number."""

    date1904: bool

    def shared_string(self, index: int) -> str:
        """Give the string of ``<c t="s"><v>index</v></c>``; ``IndexError`` if there is none."""

    def number_format(self, style: int) -> str:
        """Give the format code of ``<c s="style">``."""


class FormulaRow(Protocol):
    """Formulas in one row with the values that they give, from left to right."""

    @property
    def row(self) -> int:
        """The number of the row."""

    @property
    def columns(self) -> Sequence[int]:
        """The column of each."""

    @property
    def formulas(self) -> Sequence[str]:
        """Their texts, without "="."""

    @property
    def values(self) -> Sequence[CellValue | int]:
        """Their values."""
