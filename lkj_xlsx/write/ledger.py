"""What a run changes: every put goes through here, and each cell that shows something else is noted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkj_xlsx.declare.layout import spelled_alike
from lkj_xlsx.package import Cell, Sheet
from lkj_xlsx.report.same_value import is_same_value
from lkj_xlsx.results import ResultRow, same_formula
from lkj_xlsx.write.changes import Change, ChangedRow, Changes, shown

_WHOLE_ROW = 0  # in place of a column


@dataclass
class Ledger:
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

    def changes(self, *, but: str) -> Changes:
        """Give the changes, but those of one sheet."""
        return Changes(one for one in self._noted.values() if one.sheet != but)

    def places(self) -> dict[str, dict[int, set[int]]]:
        """Give the changed cells: sheet -> row -> columns."""
        places: dict[str, dict[int, set[int]]] = {}
        for (sheet, row, column), one in self._noted.items():
            columns = one.columns if isinstance(one, ChangedRow) else (column,)
            places.setdefault(sheet, {}).setdefault(row, set()).update(columns)
        return places
