"""Values that the user typed over result cells, compared with what is computed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare.model import Kind
from lkj_xlsx.report.report import Place, Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.same_value import is_same_value, tolerance_of
from lkj_xlsx.values import (
    fold_word,
    format_decimal,
    format_rupiah,
    read_percentage,
    read_rupiah,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """One value that the user typed over a result cell.

    ``value`` is the number that it says, ``None`` where it says none. Rupiah agree when they are equal, percentages
    when they differ by at most 0,01, and words whatever their case.
    """

    sheet: str
    row: int
    key: str
    kind: Kind
    written: str | Decimal
    value: Decimal | None
    computed: Any

    @property
    def difference(self) -> Decimal | None:
        """Give typed - computed in rupiah or percentage points; ``None`` unless both are numbers."""
        return None if self.value is None or self.computed is None else self.value - Decimal(self.computed)

    @property
    def agrees(self) -> bool:
        """Tell whether the typed value is the computed one."""
        if self.kind not in (Kind.RUPIAH, Kind.PERCENT):
            return fold_word(str(self.written)) == fold_word(str(self.computed or ""))
        return self.difference is not None and is_same_value(self.value, self.computed, tolerance_of(self.kind))

    def shown(self, value: Any) -> str:
        """Give a value of this column as Indonesian text."""
        if value is None or isinstance(value, str):
            return value or ""
        return format_rupiah(value) if self.kind is Kind.RUPIAH else format_decimal(Decimal(value))


def typed_values(laporan: Report, hasil: Results) -> Iterator[Typed]:
    """Go through the values typed over results, in the order of the sheets. Formulas of the user are left out."""
    for place in laporan.typed_over_results:
        if (one := _typed(laporan, hasil, place)) is not None:
            yield one


def typed_total(laporan: Report, hasil: Results, sheet: str) -> dict[str, Typed]:
    """Give the values typed into the TOTAL row of a sheet, by the key of their column."""
    table = laporan.layout[sheet]
    places = [(sheet, table.total_row, column.key) for column in table.table.columns if column.total]
    found = (_typed(laporan, hasil, (sheet, row, key)) for sheet, row, key in places if row is not None)
    return {one.key: one for one in found if one is not None}


def _typed(laporan: Report, hasil: Results, place: Place) -> Typed | None:
    written = laporan.typed_over_results.get(place)
    if written is None or (isinstance(written, str) and written.startswith("=")):
        return None
    sheet, row, key = place
    kind = laporan.layout[sheet].table.column(key).kind
    return Typed(sheet, row, key, kind, written, _value(kind, written), _computed(laporan, hasil, place))


def _value(kind: Kind, written: str | Decimal) -> Decimal | None:
    if kind not in (Kind.RUPIAH, Kind.PERCENT):
        return None
    value = (read_rupiah if kind is Kind.RUPIAH else read_percentage)(written).value
    return value if isinstance(value, Decimal) else None


def _computed(laporan: Report, hasil: Results, place: Place) -> Any:
    sheet, row, key = place
    if row == laporan.layout[sheet].total_row:
        return hasil.total_of(sheet).get(key)
    return hasil.rows_of(sheet).get(row, {}).get(key)
