"""What a run changes: every put goes through here, and each cell that shows something else is noted."""

from dataclasses import dataclass, field
from decimal import Decimal

from lkj_xlsx.values import format_decimal
from lkj_xlsx.workbook import Cell, Sheet


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of hers that now holds something else. ``before`` and ``after`` are ``None`` for nothing."""

    sheet: str
    cell: str
    before: str | None
    after: str | None


@dataclass
class Ledger:
    """Writes into sheets and remembers what that changed."""

    changes: dict[tuple[str, int, int], Change] = field(default_factory=dict)
    _first: dict[tuple[str, int, int], tuple[str | None, str | None]] = field(default_factory=dict)

    def put_formula(
        self, sheet: Sheet, row: int, column: int, formula: str, value: str | Decimal | int, style: int | None
    ) -> None:
        """Put a formula with its value."""
        before = sheet.cell(row, column)
        if before.formula == formula and _same(before.value, value) and before.error is None and style is None:
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

    def clear(self, sheet: Sheet, row: int, column: int) -> None:
        """Take value and formula away."""
        before = sheet.cell(row, column)
        sheet.clear(row, column)
        self._note(sheet, before)

    def _note(self, sheet: Sheet, before: Cell) -> None:
        """Keep a change; one that a later put takes back is none."""
        after = sheet.cell(before.row, before.column)
        place = (sheet.name, before.row, before.column)
        first = self._first.setdefault(place, (_shown(before), before.formula))
        self.changes.pop(place, None)
        if first != (_shown(after), after.formula):
            self.changes[place] = Change(sheet.name, after.ref, first[0], _shown(after))

    def places(self) -> dict[str, dict[int, set[int]]]:
        """Give the changed cells: sheet -> row -> columns."""
        places: dict[str, dict[int, set[int]]] = {}
        for sheet, row, column in self.changes:
            places.setdefault(sheet, {}).setdefault(row, set()).add(column)
        return places

    def per_sheet(self, *, but: str) -> dict[str, int]:
        """Count the changed cells by sheet, in the order in which they were written, without one sheet."""
        counts: dict[str, int] = {}
        for change in self.changes.values():
            if change.sheet != but:
                counts[change.sheet] = counts.get(change.sheet, 0) + 1
        return counts


def receipt(per_sheet: dict[str, int]) -> str:
    """Say in one sentence how many cells were changed on which sheet; "" for none."""
    if not per_sheet:
        return ""
    return "Sel yang diubah: " + ", ".join(f"{sheet} {count}" for sheet, count in per_sheet.items()) + "."


def _same(now: object, value: str | Decimal | int) -> bool:
    if isinstance(value, str):
        return now == value
    return isinstance(now, Decimal) and now == value


def _shown(cell: Cell) -> str | None:
    if cell.error is not None:
        return cell.error
    match cell.value:
        case None | "":
            return None
        case bool():
            return "TRUE" if cell.value else "FALSE"
        case Decimal():
            return format_decimal(cell.value)
        case _:
            return cell.value
