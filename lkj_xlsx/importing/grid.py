"""A foreign file as plain grids of cells: what stands where, how it is printed, and what is merged or hidden."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from lkj_xlsx.package import cell_ref
from lkj_xlsx.values import Quotient, Range, clean, fold_word, in_percent, read_quantity, shown_as_date

Place = tuple[int, int]  # row and column, from 1
Area = tuple[int, int, int, int]  # first row, first column, last row, last column

_YEAR_ALONE = re.compile(r"(?:(?:tahun|thn|th|ta|fy|year)\.?\s*)?(?:19|20)\d\d", re.I)
_LONGEST_FIGURE = 60
_BESIDE_WORD = re.compile(r"[A-Z]{1,4}[+-]?\s*[(/]?\s*\d+(?:[.,]\d+)?\s*\)?")


@dataclass(frozen=True)
class Held:
    """What a cell holds. ``formula``: the value is the one that the file stores for a formula, ``None`` for none."""

    value: str | Decimal | bool | None
    number_format: str = ""
    is_percent: bool = False
    is_date: bool = False
    formula: bool = False
    error: str = ""

    @cached_property
    def text(self) -> str:
        """What a reader sees, as one line."""
        if isinstance(self.value, str):
            return clean(self.value)
        if isinstance(self.value, Decimal):
            if self.is_date:
                return shown_as_date(self.value, self.number_format) or str(self.value)
            return f"{in_percent(self.value):f}%" if self.is_percent else f"{self.value:f}"
        return self.error or ("" if self.value is None else str(self.value).upper())

    @cached_property
    def folded(self) -> str:
        """The text without what does not tell words apart."""
        return fold_word(self.text)

    @cached_property
    def number(self) -> Decimal | None:
        """The figure, in percent where it is printed so; of a range its lower bound."""
        if isinstance(self.value, bool) or self.value is None or self.is_date or len(self.text) > _LONGEST_FIGURE:
            return None
        read = read_quantity(self.value, percent=self.is_percent).value
        if isinstance(read, Range):
            return read.low
        if isinstance(read, Quotient):
            return read.part
        return read if isinstance(read, Decimal) else None

    @property
    def has_no_value(self) -> str:
        """Why nothing can be placed from here: a formula that the file stores no value for, or an error."""
        if self.error:
            return f"sel galat {self.error}"
        lost = self.formula and self.value is None
        return "rumus tanpa nilai tersimpan; buka dan simpan di Excel, lalu impor lagi" if lost else ""

    @property
    def is_figure(self) -> bool:
        """Whether a figure stands here: a number, or a text such as "2 Lap", "80 %", "A (81,50)"."""
        return self.number is not None or _BESIDE_WORD.fullmatch(self.text) is not None

    @property
    def is_year(self) -> bool:
        """Whether nothing but a year stands here."""
        return _YEAR_ALONE.fullmatch(self.text) is not None


@dataclass(frozen=True)
class Grid:
    """One worksheet, or one table of a Word document. ``above`` are the paragraphs between it and the one before."""

    name: str
    cells: Mapping[Place, Held]
    merged: tuple[Area, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    above: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()  # what stands on it besides cells, such as pictures
    is_word: bool = False

    @cached_property
    def area_of(self) -> Mapping[Place, Area]:
        """The merged area of each cell that lies in one."""
        found: dict[Place, Area] = {}
        for area in self.merged:
            top, left, bottom, right = area
            if (bottom - top + 1) * (right - left + 1) <= 100_000:
                found |= dict.fromkeys(
                    ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)), area
                )
        return found

    @cached_property
    def rows(self) -> Mapping[int, tuple[int, ...]]:
        """The filled columns of each row that holds something, both ascending."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, []).append(column)
        return {row: tuple(columns) for row, columns in found.items()}

    @property
    def last_row(self) -> int:
        """The last row that holds something, 0 if none does."""
        return max(self.rows, default=0)

    def top_left(self, row: int, column: int) -> Place:
        """Give where the content of a cell stands: in a merged area at its top left."""
        area = self.area_of.get((row, column))
        return (row, column) if area is None else area[:2]

    def seen(self, row: int, column: int) -> Held | None:
        """Give what a reader sees at a place, that of its merged area too."""
        return self.cells.get(self.top_left(row, column))

    def in_row(self, row: int, columns: range) -> Iterator[tuple[int, Held]]:
        """Go through the filled cells of a row that lie in some columns."""
        yield from ((one, self.cells[row, one]) for one in self.rows.get(row, ()) if one in columns)


@dataclass(frozen=True)
class Foreign:
    """A foreign file: its grids in their order, and the paragraphs of a document."""

    name: str
    grids: tuple[Grid, ...]
    paragraphs: tuple[str, ...] = ()
    left_beside: tuple[str, ...] = field(default=())


def areas(places: Iterator[Place] | list[Place] | set[Place]) -> str:
    """Name cells by as few areas as are easily read: "A9, A11:A15"."""
    left = sorted(set(places))
    found: list[Area] = []
    while left:
        top, column = left[0]
        known = set(left)
        right = column
        while (top, right + 1) in known:
            right += 1
        bottom = top
        while all((bottom + 1, one) in known for one in range(column, right + 1)):
            bottom += 1
        if bottom == top and right == column:
            pass
        found.append((top, column, bottom, right))
        taken = {(row, one) for row in range(top, bottom + 1) for one in range(column, right + 1)}
        left = [one for one in left if one not in taken]
    return ", ".join(cell_ref(*one[:2]) + (f":{cell_ref(*one[2:])}" if one[:2] != one[2:] else "") for one in found)
