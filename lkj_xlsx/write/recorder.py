"""Writes cells into the user's workbook, and records each cell that shows something else afterwards."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import overload

from lkj_xlsx.declare.layout import spelled_alike
from lkj_xlsx.package import Cell, Sheet, as_read, cell_ref
from lkj_xlsx.report.result_cells import ResultRow, Stored, same_formula
from lkj_xlsx.report.same_value import STORED_BY_A_PROGRAM, is_same_value
from lkj_xlsx.values import first_few, format_decimal

_WHOLE_ROW = 0  # stands in place of a column for the changes of a whole row


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that shows something else after the run. ``before`` and ``after`` are ``None`` for nothing.

    ``replaced`` is the user's formula where ours stands now, and ``None`` where there was none or it was ours.
    """

    sheet: str
    cell: str
    before: str | None
    after: str | None
    replaced: str | None = None


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """The changed cells of one row that was written at once. Iterating gives each of them as a :class:`Change`."""

    sheet: str
    row: int
    columns: Sequence[int]
    before: Sequence[str | None]
    values: Sequence[Stored]

    @classmethod
    def of(cls, sheet: str, row: int, cells: Mapping[int, Cell | None], values: Sequence[Stored]) -> "ChangedRow":
        """Compare cells as they were (``None`` for blank ones) with their new values, and keep those that differ."""
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
    """The changes of a run as a sequence of :class:`Change`.

    Rows are kept whole and their changes made on demand, because a big report may have half a million.
    """

    def __init__(self, recorded: Iterable[Change | ChangedRow] = ()) -> None:
        self._recorded = tuple(recorded)

    def __len__(self) -> int:
        return sum(1 if isinstance(one, Change) else len(one.columns) for one in self._recorded)

    def __iter__(self) -> Iterator[Change]:
        for one in self._recorded:
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
        position = range(len(self))[at]
        return next(itertools.islice(self, position, None))

    def per_sheet(self) -> Counter[str]:
        """Count the changed cells of each sheet."""
        counts = Counter[str]()
        for one in self._recorded:
            counts[one.sheet] += 1 if isinstance(one, Change) else len(one.columns)
        return counts

    def replaced(self) -> str:
        """Name the cells whose formula was replaced by ours: the first few and how many more; "" for none."""
        singles = (one for one in self._recorded if isinstance(one, Change))
        cells = [f"{one.sheet}!{one.cell}" for one in singles if one.replaced is not None]
        return first_few(cells)

    def receipt(self) -> str:
        """Give the sentence that counts the changed cells of each sheet and names replaced formulas; "" for none."""
        counts = self.per_sheet()
        if not counts:
            return ""
        counted = "Sel yang diubah: " + ", ".join(f"{sheet} {count}" for sheet, count in counts.items()) + "."
        cells = self.replaced()
        return f"{counted} Rumus yang diganti dengan rumus baku: {cells}." if cells else counted


def _shown_value(value: Stored) -> str | None:
    return shown(Cell(1, 1, as_read(value)))


def shown(cell: Cell) -> str | None:
    """Give what a cell shows as text: an error, TRUE, a number with a decimal comma; ``None`` for nothing."""
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


@dataclass
class Recorder:
    """Writes into sheets, and records each cell that shows something else afterwards.

    Everything that a run writes into the user's tables goes through a recorder. A cell that is written twice is
    compared with what it held at first.
    """

    _changes: dict[tuple[str, int, int], Change | ChangedRow] = field(default_factory=dict)
    _rows_written: set[tuple[str, int]] = field(default_factory=set)
    _at_first: dict[tuple[str, int, int], tuple[str | None, str | None]] = field(default_factory=dict)
    overwritten: dict[tuple[str, int, int], Cell] = field(default_factory=dict)
    """The cells of the user's that gave way to a formula, or to a blank cell, by sheet, row and column."""

    def put_row(self, sheet: Sheet, line: ResultRow, styles: Sequence[int]) -> bool:
        """Write a row of formulas at once, and tell whether that was done.

        It is not done where a cell holds anything but these formulas, or where this run wrote into the row already.
        The caller then writes cell by cell.
        """
        if (sheet.name, line.row) in self._rows_written:
            return False
        put = sheet.put_row(line, styles)
        if put is None:
            return False
        value_of = dict(zip(line.columns, line.values, strict=True))
        row = ChangedRow.of(sheet.name, line.row, put, [value_of[column] for column in put])
        if row.columns:
            place = (sheet.name, line.row, _WHOLE_ROW)
            self._rows_written.add(place[:2])
            self._changes[place] = row
        return True

    def put_formula(
        self, sheet: Sheet, row: int, column: int, formula: str, value: str | Decimal | int, style: int | None
    ) -> None:
        """Write a formula with its value."""
        before = sheet.cell(row, column)
        same = before.formula == formula and is_same_value(before.value, value) and before.error is None
        if same and style is None and not any(area[:2] == (row, column) for area in sheet.surface.filled_areas):
            return
        if before.formula is None and not (before.is_blank or is_same_value(before.value, value, STORED_BY_A_PROGRAM)):
            self.overwritten.setdefault((sheet.name, row, column), before)
        sheet.put_formula(row, column, formula, value, style)
        self._record(sheet, before)

    def put_value(self, sheet: Sheet, row: int, column: int, value: str | Decimal, style: int | None = None) -> None:
        """Write a text or a number."""
        before = sheet.cell(row, column)
        if isinstance(value, Decimal):
            sheet.put_number(row, column, value, style)
        else:
            sheet.put_text(row, column, value, style)
        self._record(sheet, before)

    def clear(self, sheet: Sheet, row: int, column: int, *, ours: bool = False) -> None:
        """Empty a cell. With ``ours`` its formula was ours, so it is not recorded as a replaced formula of the user."""
        before = sheet.cell(row, column)
        sheet.clear(row, column)
        self._record(sheet, before._replace(formula=None) if ours else before)

    def give_way(self, sheet: Sheet, cell: Cell) -> None:
        """Empty a cell of the user's, which is to be kept elsewhere."""
        self.overwritten.setdefault((sheet.name, cell.row, cell.column), cell)
        self.clear(sheet, cell.row, cell.column)

    def _record(self, sheet: Sheet, before: Cell) -> None:
        """Record how a cell differs from what it held at first; a change that was taken back is forgotten."""
        after = sheet.cell(before.row, before.column)
        place = (sheet.name, before.row, before.column)
        self._rows_written.add(place[:2])
        self._split_row(sheet, before)
        was_shown, was_formula = self._at_first.setdefault(place, (shown(before), before.formula))
        self._changes.pop(place, None)
        if was_shown != shown(after) or not spelled_alike(was_formula, after.formula):
            ours = was_formula is None or after.formula is None or same_formula(was_formula, after.formula)
            self._changes[place] = Change(sheet.name, after.ref, was_shown, shown(after), None if ours else was_formula)

    def _split_row(self, sheet: Sheet, cell: Cell) -> None:
        """Split the record of a row that was written at once into its cells, because one of them is written again."""
        row = self._changes.get((sheet.name, cell.row, _WHOLE_ROW))
        if isinstance(row, ChangedRow) and cell.column in row.columns:
            del self._changes[sheet.name, cell.row, _WHOLE_ROW]
            for column, change in zip(row.columns, row, strict=True):
                self._changes[sheet.name, cell.row, column] = change
                self._at_first[sheet.name, cell.row, column] = change.before, None

    def changes_except(self, sheet: str) -> Changes:
        """Give the changes of all sheets except one."""
        return Changes(one for one in self._changes.values() if one.sheet != sheet)

    def changed_cells(self) -> dict[str, dict[int, set[int]]]:
        """Give the changed cells: name of the sheet -> row -> columns."""
        places: dict[str, dict[int, set[int]]] = {}
        for (sheet, row, column), one in self._changes.items():
            columns = one.columns if isinstance(one, ChangedRow) else (column,)
            places.setdefault(sheet, {}).setdefault(row, set()).update(columns)
        return places
