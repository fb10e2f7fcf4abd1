"""What she had typed over results, read and held against what is computed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkj_xlsx.calc import Hasil
from lkj_xlsx.laporan import Laporan, Place
from lkj_xlsx.schema.model import Kind
from lkj_xlsx.values import fold_word, format_decimal, format_rupiah, read_percentage, read_rupiah

_PERCENT_TOLERANCE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Typed:
    """One value typed over a result. ``value`` is what it says as a number, ``None`` where it says none.

    Rupiah agree only exactly, percentages to 0,01, words whatever their case.
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
        """Give typed - computed, in whole rupiah or percentage points; ``None`` unless both are numbers."""
        return None if self.value is None or self.computed is None else self.value - Decimal(self.computed)

    @property
    def agrees(self) -> bool:
        """Tell whether what was typed is what is computed."""
        if self.kind not in (Kind.RUPIAH, Kind.PERCENT):
            return fold_word(str(self.written)) == fold_word(str(self.computed or ""))
        return self.difference is not None and same(self.difference, self.kind)

    def shown(self, value: Any) -> str:
        """Give a value of this column as Indonesian text; a text as it is."""
        if value is None or isinstance(value, str):
            return value or ""
        whole = self.kind is Kind.RUPIAH and value == int(value)
        return format_rupiah(value) if whole else format_decimal(Decimal(value))


def same(difference: Decimal, kind: Kind) -> bool:
    """Tell whether a difference is none: rupiah have no tolerance, percentages 0,01."""
    return abs(difference) <= (Decimal(0) if kind is Kind.RUPIAH else _PERCENT_TOLERANCE)


def typed_values(laporan: Laporan, hasil: Hasil) -> Iterator[Typed]:
    """Go through what was typed over results, in the order of the sheets; formulas of hers are left out."""
    for place in laporan.typed:
        if (one := _typed(laporan, hasil, place)) is not None:
            yield one


def typed_total(laporan: Laporan, hasil: Hasil) -> dict[str, Typed]:
    """Give what was typed over the TOTAL row of Anggaran, by column."""
    table = laporan.layout["Anggaran"]
    places = [("Anggaran", table.total_row, column.key) for column in table.table.columns if column.total]
    found = (_typed(laporan, hasil, (sheet, row, key)) for sheet, row, key in places if row is not None)
    return {one.key: one for one in found if one is not None}


def _typed(laporan: Laporan, hasil: Hasil, place: Place) -> Typed | None:
    written = laporan.typed.get(place)
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


def _computed(laporan: Laporan, hasil: Hasil, place: Place) -> Any:
    sheet, row, key = place
    if sheet == "Anggaran" and row == laporan.layout[sheet].total_row:
        return getattr(hasil.anggaran.total, key)
    rows = hasil.measured if sheet == "Pengukuran" else hasil.anggaran.by_row
    return rows[row][key] if row in rows else None
