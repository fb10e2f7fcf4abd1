"""What people write in a cell as exact values, and exact values as Indonesian text."""

from lkj_xlsx.values.dates import MONTHS, day_of, shown_as_date, typed_before
from lkj_xlsx.values.indonesian import (
    Quantity,
    Quotient,
    Range,
    Word,
    clean,
    first_few,
    fold_word,
    format_decimal,
    format_percent,
    format_quantity,
    format_rupiah,
    full_unit,
    in_percent,
    normalised,
    plain,
    round_half_away,
    same_unit,
)
from lkj_xlsx.values.printed import Interval, as_shown, cut_off, decimals_of, interval_of, is_counted_whole, is_cut_off
from lkj_xlsx.values.quantities import read_percentage, read_quantity, read_rupiah
from lkj_xlsx.values.readings import Reading, Reason, Status
from lkj_xlsx.values.written import is_unmeasured

__all__ = [
    "MONTHS",
    "Interval",
    "Quantity",
    "Quotient",
    "Range",
    "Reading",
    "Reason",
    "Status",
    "Word",
    "as_shown",
    "clean",
    "cut_off",
    "day_of",
    "decimals_of",
    "first_few",
    "fold_word",
    "format_decimal",
    "format_percent",
    "format_quantity",
    "format_rupiah",
    "full_unit",
    "in_percent",
    "interval_of",
    "is_counted_whole",
    "is_cut_off",
    "is_unmeasured",
    "normalised",
    "plain",
    "read_percentage",
    "read_quantity",
    "read_rupiah",
    "round_half_away",
    "same_unit",
    "shown_as_date",
    "typed_before",
]
