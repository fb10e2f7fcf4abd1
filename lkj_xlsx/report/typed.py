"""Values that the user typed over result cells, compared with what is computed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare.model import Kind
from lkj_xlsx.report.report import Place, Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.values import (
    decimals_of,
    fold_word,
    format_decimal,
    format_rupiah,
    interval_of,
    read_percentage,
    read_rupiah,
    round_half_away,
)
from lkj_xlsx.values.indonesian import plain

_DIGITS_OF_A_DOUBLE = 10  # decimals of a percentage that a cell holds; further ones are what the program left over


_SHOWN = re.compile(r"(?P<stored>.*) \(tampil (?P<shown>.*)\)", re.DOTALL)
_A_HUNDREDTH = Decimal("0.01")


def stored_and_shown(stored: str, shown: str) -> str:
    """Write down a number of which its cell shows fewer digits, with both, as it is kept in a "Tertulis" column."""
    return f"{stored} (tampil {shown})"


@dataclass(frozen=True, slots=True)
class Typed:
    """One value that the user typed over a result cell.

    ``value`` is the number that it says, ``None`` where it says none, and ``printed`` that number to the digits that
    the cell shows. ``rounding`` is how far an amount may be from the computed one where all amounts are printed in
    thousands or millions of rupiah.
    """

    sheet: str
    row: int
    key: str
    kind: Kind
    written: str | Decimal
    value: Decimal | None
    printed: Decimal | None
    computed: Any
    rounding: Decimal = Decimal(0)

    @property
    def difference(self) -> Decimal | None:
        """Give typed - computed in rupiah or percentage points; ``None`` unless both are numbers."""
        return None if self.value is None or self.computed is None else self.value - Decimal(self.computed)

    @property
    def agrees(self) -> bool:
        """Tell whether the typed value says what is computed.

        Rupiah agree when they are equal (or rounded alike), and words whatever their case. A printed percentage stands
        for all numbers that are rounded to it; what is computed has two decimals, so further ones do not count.
        """
        if self.kind is Kind.PERCENT:
            printed = None if self.printed is None else _to_two_decimals(self.printed)
            return printed is not None and self.computed is not None and interval_of(printed).holds(self.computed)
        if self.kind is not Kind.RUPIAH:
            return fold_word(str(self.written)) == fold_word(str(self.computed or ""))
        return self.difference is not None and abs(self.difference) <= self.rounding

    @property
    def agrees_nearly(self) -> bool:
        """Tell whether the typed value agrees, or is a percentage that differs by 0,01."""
        near = self.kind is Kind.PERCENT and self.difference is not None and abs(self.difference) <= _A_HUNDREDTH
        return near or self.agrees

    def shown(self, value: Any) -> str:
        """Give a value of this column as Indonesian text."""
        if value is None or isinstance(value, str):
            return value or ""
        return format_rupiah(value) if self.kind is Kind.RUPIAH else format_decimal(Decimal(value))


def typed_values(laporan: Report, hasil: Results) -> Iterator[Typed]:
    """Go through the values typed over results, in the order of the sheets. Formulas of the user are left out."""
    for place in laporan.typed_over_results:
        if laporan.layout[place[0]].table.column(place[2]).decided:
            continue  # a Peran beside TOTAL is no result
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
    computed = _computed(laporan, hasil, place)
    text = _SHOWN.fullmatch(written) if isinstance(written, str) else None
    if text is not None:
        value, printed = (_value(kind, text[part], computed) for part in ("stored", "shown"))
    else:
        value = printed = _value(kind, written, computed)
    rounding = _rounding(laporan, place) if kind is Kind.RUPIAH else Decimal(0)
    return Typed(sheet, row, key, kind, written, value, printed, computed, rounding)


def _rounding(laporan: Report, place: Place) -> Decimal:
    """Give how far the amounts of a sheet may be off that are printed in thousands or millions: 0 for whole rupiah.

    Each printed amount is off by half of its last digit. Many of them hardly ever err in one direction, so for a TOTAL
    three standard deviations of their sum count, if that is less.
    """
    sheet, row, key = place
    table = laporan.layout[sheet]
    if not table.amounts_in:
        return Decimal(0)
    records = laporan.rows[sheet].values()
    amounts = [plain(record[one]) for record in records for one in table.amounts_in if record[one] is not None]
    added = (1 if key in table.amounts_in else 2) * (len(records) if row == table.total_row else 1)
    units = min(Decimal(added), 6 * (Decimal(added) / 12).sqrt()) + 1
    return (units / 2).scaleb(-max(map(decimals_of, amounts), default=0))


def _value(kind: Kind, written: str | Decimal, computed: Any) -> Decimal | None:
    if kind not in (Kind.RUPIAH, Kind.PERCENT):
        return None
    value = (read_rupiah if kind is Kind.RUPIAH else read_percentage)(written).value
    if not isinstance(value, Decimal):
        return None
    if not isinstance(written, str):
        return plain(round_half_away(value, _DIGITS_OF_A_DOUBLE))
    if kind is Kind.PERCENT and decimals_of(value) == 3 and computed is not None:
        thousands = value.scaleb(3)  # one mark before three digits is a decimal, unless thousands are what is computed
        return thousands if interval_of(thousands).holds(computed) else value
    return value


def _to_two_decimals(printed: Decimal) -> Decimal:
    return round_half_away(printed) if decimals_of(printed) > 2 else printed


def _computed(laporan: Report, hasil: Results, place: Place) -> Any:
    sheet, row, key = place
    if row == laporan.layout[sheet].total_row:
        return hasil.total_of(sheet).get(key)
    if (sums := hasil.captions.get((sheet, row))) is not None:
        return sums.get(key)
    return hasil.rows_of(sheet).get(row, {}).get(key)
