"""What a reader asks of a workbook, whoever opened the file: this package, or another one as a witness."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from .cell import Cell


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
        """The numbers of the hidden rows."""

    @property
    def hidden_columns(self) -> frozenset[int]:
        """The numbers of the hidden columns."""

    @property
    def merged(self) -> tuple[tuple[int, int, int, int], ...]:
        """The merged areas: (first row, first column, last row, last column)."""

    def rows(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Go through the rows, ascending: row number, and column -> cell."""

    def rows_but(self, columns: Collection[int]) -> Iterator[tuple[int, Mapping[int, Cell], bool]]:
        """Go through the rows, some columns left unread.

        Row number, column -> filled cell of the others, and whether there is a formula in one of these.
        """

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
