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
from lkj_xlsx.report.same_value import is_same_value
from lkj_xlsx.values import first_few, format_decimal

_WHOLE_ROW = 0  # in place of a column


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


@dataclass
class Recorder:
    """Writes into sheets and remembers what that changed."""

    _noted: dict[tuple[str, int, int], Change | ChangedRow] = field(default_factory=dict)
    _rows: set[tuple[str, int]] = field(default_factory=set)
    _first: dict[tuple[str, int, int], tuple[str | None, str | None]] = field(default_factory=dict)

    def put_row(self, sheet: Sheet, line: ResultRow, styles: Sequence[int]) -> bool:
        """Put formulas with their values where nothing stands or just these formulas; tell whether that is so."""
        if (sheet.name, line.row) in self._rows:
            return False
        put = sheet.put_row(line, styles)
        if put is None:
            return False
        value_of = dict(zip(line.columns, line.values, strict=True))
        row = ChangedRow.of(sheet.name, line.row, put, [value_of[column] for column in put])
        if row.columns:
            place = (sheet.name, line.row, _WHOLE_ROW)
            self._rows.add(place[:2])
            self._noted[place] = row
        return True

    def put_formula(
        self, sheet: Sheet, row: int, column: int, formula: str, value: str | Decimal | int, style: int | None
    ) -> None:
        """Put a formula with its value."""
        before = sheet.cell(row, column)
        if before.formula == formula and is_same_value(before.value, value) and before.error is None and style is None:
            return
        sheet.put_formula(row, column, formula, value, style)
        self._note(sheet, before)

    def put_value(self, sheet: Sheet, row: int, column: int, value: str | Decimal, style: int | None = None) -> None:
        """Put a text or a number."""
        before = sheet.cell(row, column)
        if isinstance(value, Decimal):
            sheet.put_number(row, column, value, style)
        else:
            sheet.put_text(row, column, value, style)
        self._note(sheet, before)

    def clear(self, sheet: Sheet, row: int, column: int, *, ours: bool = False) -> None:
        """Take value and formula away; ``ours``: no formula of hers is said to be replaced there."""
        before = sheet.cell(row, column)
        sheet.clear(row, column)
        self._note(sheet, before._replace(formula=None) if ours else before)

    def _note(self, sheet: Sheet, before: Cell) -> None:
        """Keep a change; one that a later put takes back is none."""
        after = sheet.cell(before.row, before.column)
        place = (sheet.name, before.row, before.column)
        self._rows.add(place[:2])
        self._single_out(sheet, before)
        first = self._first.setdefault(place, (shown(before), before.formula))
        self._noted.pop(place, None)
        if first[0] != shown(after) or not spelled_alike(first[1], after.formula):
            ours = first[1] is None or after.formula is None or same_formula(first[1], after.formula)
            self._noted[place] = Change(sheet.name, after.ref, first[0], shown(after), None if ours else first[1])

    def _single_out(self, sheet: Sheet, cell: Cell) -> None:
        """Note the cells of a row one by one, since one of them changes again."""
        row = self._noted.get((sheet.name, cell.row, _WHOLE_ROW))
        if isinstance(row, ChangedRow) and cell.column in row.columns:
            del self._noted[sheet.name, cell.row, _WHOLE_ROW]
            for column, change in zip(row.columns, row, strict=True):
                self._noted[sheet.name, cell.row, column] = change
                self._first[sheet.name, cell.row, column] = change.before, None

    def changes_except(self, sheet: str) -> Changes:
        """Give the changes, but those of one sheet."""
        return Changes(one for one in self._noted.values() if one.sheet != sheet)

    def changed_cells(self) -> dict[str, dict[int, set[int]]]:
        """Give the changed cells: sheet -> row -> columns."""
        places: dict[str, dict[int, set[int]]] = {}
        for (sheet, row, column), one in self._noted.items():
            columns = one.columns if isinstance(one, ChangedRow) else (column,)
            places.setdefault(sheet, {}).setdefault(row, set()).update(columns)
        return places
