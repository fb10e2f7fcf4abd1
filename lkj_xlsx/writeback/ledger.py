"""What a run changes: every put goes through here, and each cell that shows something else is noted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkj_xlsx.results import same_formula
from lkj_xlsx.values import format_decimal
from lkj_xlsx.workbook import Cell, Sheet

SHOWN = 8


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
            ours = first[1] is None or after.formula is None or same_formula(first[1], after.formula)
            self.changes[place] = Change(sheet.name, after.ref, first[0], _shown(after), None if ours else first[1])

    def places(self) -> dict[str, dict[int, set[int]]]:
        """Give the changed cells: sheet -> row -> columns."""
        places: dict[str, dict[int, set[int]]] = {}
        for sheet, row, column in self.changes:
            places.setdefault(sheet, {}).setdefault(row, set()).add(column)
        return places


def replaced(changes: Iterable[Change]) -> str:
    """Name the cells whose formula was replaced by ours, the first few and how many more; "" for none."""
    cells = [f"{one.sheet}!{one.cell}" for one in changes if one.replaced is not None]
    more = f", dan {len(cells) - SHOWN} sel lain" if len(cells) > SHOWN else ""
    return ", ".join(cells[:SHOWN]) + more


def receipt(changes: Sequence[Change]) -> str:
    """Say how many cells were changed on which sheet, and where a formula was replaced; "" for none."""
    if not changes:
        return ""
    counts = Counter(one.sheet for one in changes)
    said = "Sel yang diubah: " + ", ".join(f"{sheet} {count}" for sheet, count in counts.items()) + "."
    cells = replaced(changes)
    return f"{said} Rumus yang diganti dengan rumus baku: {cells}." if cells else said


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
