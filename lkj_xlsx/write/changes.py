"""The cells of hers that a run changed, and how it says so."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from lkj_xlsx.package import Cell, as_read, cell_ref
from lkj_xlsx.results import Stored
from lkj_xlsx.values import first_few, format_decimal


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of hers that now holds something else. ``before`` and ``after`` are ``None`` for nothing.

    ``replaced`` is the formula that stood where ours stands now, ``None`` where there was none or it was ours.
    """

    sheet: str
    cell: str
    before: str | None
    after: str | None
    replaced: str | None = None


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """Cells of one row that got a formula of ours, or another value for it; as in Change."""

    sheet: str
    row: int
    columns: Sequence[int]
    before: Sequence[str | None]
    values: Sequence[Stored]

    @classmethod
    def of(cls, sheet: str, row: int, cells: Mapping[int, Cell | None], values: Sequence[Stored]) -> "ChangedRow":
        """Take cells as they were (None: blank), with their new values.

        One that had our formula and showed the same is no change.
        """
        changed = [
            (column, cell and shown(cell), value)
            for (column, cell), value in zip(cells.items(), values, strict=True)
            if cell is None or shown(cell) != _shown_value(value)
        ]
        columns, before, values = zip(*changed, strict=True) if changed else ((), (), ())
        return cls(sheet, row, columns, before, values)

    def __iter__(self) -> Iterator[Change]:
        for column, before, value in zip(self.columns, self.before, self.values, strict=True):
            yield Change(self.sheet, cell_ref(self.row, column), before, _shown_value(value))


class Changes(Sequence[Change]):
    """The changes of a run, those of a row made when they are looked at: a big report may have half a million."""

    def __init__(self, noted: Iterable[Change | ChangedRow] = ()) -> None:
        self._noted = tuple(noted)

    def __len__(self) -> int:
        return sum(1 if isinstance(one, Change) else len(one.columns) for one in self._noted)

    def __iter__(self) -> Iterator[Change]:
        for one in self._noted:
            if isinstance(one, Change):
                yield one
            else:
                yield from one

    @overload
    def __getitem__(self, at: int) -> Change: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Change]: ...
    def __getitem__(self, at: int | slice) -> Change | Sequence[Change]:
        if isinstance(at, slice):
            return tuple(self)[at]
        place = range(len(self))[at]
        return next(itertools.islice(self, place, None))

    def per_sheet(self) -> Counter[str]:
        """Count the changed cells of each sheet."""
        counts = Counter[str]()
        for one in self._noted:
            counts[one.sheet] += 1 if isinstance(one, Change) else len(one.columns)
        return counts

    def replaced(self) -> str:
        """Name the cells whose formula was replaced by ours, the first few and how many more; "" for none."""
        singles = (one for one in self._noted if isinstance(one, Change))
        cells = [f"{one.sheet}!{one.cell}" for one in singles if one.replaced is not None]
        return first_few(cells)

    def receipt(self) -> str:
        """Say how many cells were changed on which sheet, and where a formula was replaced; "" for none."""
        counts = self.per_sheet()
        if not counts:
            return ""
        said = "Sel yang diubah: " + ", ".join(f"{sheet} {count}" for sheet, count in counts.items()) + "."
        cells = self.replaced()
        return f"{said} Rumus yang diganti dengan rumus baku: {cells}." if cells else said


def _shown_value(value: Stored) -> str | None:
    return shown(Cell(1, 1, as_read(value)))


def shown(cell: Cell) -> str | None:
    """Give what a cell shows; ``None`` for nothing."""
    if cell.error is not None:
        return cell.error
    match cell.value:
        case None | "":
            return None
        case bool():
            return "TRUE" if cell.value else "FALSE"
        case str():
            return cell.value
        case _:
            return format_decimal(cell.value)
