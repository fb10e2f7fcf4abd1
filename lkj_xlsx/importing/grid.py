"""A foreign file as plain grids of cells: what stands where, how it is printed, and what is merged or hidden."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from lkj_xlsx.package import area_ref
from lkj_xlsx.values import Quotient, Range, clean, fold_word, in_percent, read_quantity, shown_as_date

Place = tuple[int, int]  # row and column, from 1
Area = tuple[int, int, int, int]  # first row, first column, last row, last column

_YEAR_ALONE = re.compile(r"(?:(?:tahun|thn|th|ta|fy|year)\.?\s*)?(?:19|20)\d\d", re.I)
_LONGEST_FIGURE = 60
_MOST_MERGED = 500_000  # cells of a grid; no table of an office comes near it
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
    is_marked: bool = False  # what was raised above the line or struck out is left out

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
            if (bottom - top + 1) * (right - left + 1) <= _MOST_MERGED - len(found):
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
    def lines(self) -> list[str]:
        """The lines of its texts, row by row; a cell of a letterhead holds several."""
        return [clean(line) for _, held in sorted(self.cells.items()) for line in str(held.value).splitlines() if line]

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


def areas(places: Collection[Place]) -> str:
    """Name cells by as few areas as are easily read: "A9, A11:A15"."""
    by_row: dict[int, list[int]] = {}
    for row, column in sorted(set(places)):
        by_row.setdefault(row, []).append(column)
    growing: dict[tuple[int, int], Area] = {}  # by first and last column: the area that reaches the row before
    found: list[Area] = []
    for row, columns in by_row.items():
        spans = {(run[0], run[-1]) for run in _runs(columns)}
        above, growing = growing, {}
        for span in sorted(spans):
            before = above.get(span)
            goes_on = before is not None and before[2] == row - 1
            growing[span] = (before[0] if before is not None and goes_on else row, span[0], row, span[1])
        found += [area for span, area in above.items() if growing.get(span, (0,))[0] != area[0]]
    found += growing.values()
    return ", ".join(map(area_ref, sorted(found)))


def _runs(columns: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for column in columns:
        if run and column != run[-1] + 1:
            yield run
            run = []
        run.append(column)
    yield run
