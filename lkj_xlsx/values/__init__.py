"""What people write in a cell as exact values, and exact values as Indonesian text."""

from lkj_xlsx.values.indonesian import (
    Quantity,
    Range,
    Word,
    clean,
    first_few,
    fold_word,
    format_decimal,
    format_percent,
    format_quantity,
    format_rupiah,
    in_percent,
    normalised,
    round_half_away,
    same_unit,
)
from lkj_xlsx.values.quantities import Reading, Reason, Status, read_percentage, read_quantity, read_rupiah

__all__ = [
    "Quantity",
    "Range",
    "Reading",
    "Reason",
    "Status",
    "Word",
    "clean",
    "first_few",
    "fold_word",
    "format_decimal",
    "format_percent",
    "format_quantity",
    "format_rupiah",
    "in_percent",
    "normalised",
    "read_percentage",
    "read_quantity",
    "read_rupiah",
    "round_half_away",
    "same_unit",
]
