"""Quantities and their Indonesian text: units compared, exact decimals rounded and written.

"." groups thousands and "," marks the decimals.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

__all__ = [
    "Quantity",
    "Quotient",
    "Range",
    "Word",
    "clean",
    "first_few",
    "fold_word",
    "format_decimal",
    "format_percent",
    "format_quantity",
    "format_rupiah",
    "full_unit",
    "in_percent",
    "normalised",
    "plain",
    "round_half_away",
    "same_unit",
]

_PERCENT_DECIMALS = 10
_SWAP_MARKS = str.maketrans(",.", ".,")
_NOT_A_LETTER = re.compile(r"[^\w%]+")

_ABBREVIATIONS = {
    "%": "persen prosen",
    "buah": "bh",
    "bulan": "bln",
    "dokumen": "dok",
    "eksemplar": "eks",
    "hari": "hr",
    "kabupaten": "kab",
    "kecamatan": "kec",
    "kegiatan": "keg",
    "kelurahan": "kel",
    "laporan": "lap",
    "layanan": "lay",
    "minggu": "mgg",
    "orang": "org",
    "paket": "pkt",
    "provinsi": "prov",
    "rp": "idr rupiah",
    "tahun": "th thn",
}
_FULL_UNITS = {short: full for full, shorts in _ABBREVIATIONS.items() for short in shorts.split()}


@dataclass(frozen=True, slots=True)
class Range:
    """A target with two bounds, such as "80-90%"; low <= high."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"range runs backwards: {self.low} > {self.high}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a scale, in the scale's own spelling ("WTP")."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotient:
    """A part of a whole, "3 dari 4", or one number against another, "1 : 15"; whole > 0."""

    part: Decimal
    whole: Decimal


Quantity: TypeAlias = Decimal | Range | Word | Quotient


def clean(text: str) -> str:
    """Return `text` in NFKC, with single blanks between its words and none around them."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    # Controls and formats (zero-width blanks, soft hyphens) are invisible: as blanks they can neither
    # hide a word nor join two numbers.
    visible = "".join(" " if unicodedata.category(char) in ("Cc", "Cf") else char for char in text)
    return " ".join(unicodedata.normalize("NFKC", visible).split())


def fold_word(text: str) -> str:
    """Fold what doesn't tell words apart: width, case, and blanks of any kind (NBSP, zero width)."""
    return clean(text).casefold()


@lru_cache(maxsize=2**16)  # every check across sheets asks for the same names
def normalised(text: str) -> str:
    """Give the text of an indikator without what does not tell it from another: case, blanks, punctuation."""
    return _NOT_A_LETTER.sub(" ", fold_word(text)).strip()


def first_few(names: Sequence[str], noun: str = "sel", shown: int = 8) -> str:
    """Name the first few and say how many more there are: "A6, A7, dan 3 sel lain"."""
    more = f", dan {len(names) - shown} {noun} lain" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more


def same_unit(a: str | None, b: str | None) -> bool:
    """Tell whether two units are one: "Lap." ~ "laporan", "persen" ~ "%". None equals only None."""
    if a is None or b is None:
        return a is b
    return full_unit(a) == full_unit(b)


@lru_cache(maxsize=2**10)
def full_unit(unit: str) -> str:
    """Spell out a unit's abbreviations, folded: "Lap." -> "laporan", "%%" -> "% %"."""
    words = re.sub(r"(?:%\s*)+", "% ", fold_word(unit)).replace(".", " ").replace("/", " / ").split()
    return " ".join(_FULL_UNITS.get(word, word) for word in words)


def plain(value: Decimal) -> Decimal:
    """Return the same finite number without trailing zeros, exponent or negative zero."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) or Decimal(0)


def in_percent(value: Decimal) -> Decimal:
    """Give what a cell formatted as a percentage says, in percent: 0.855 is 85.5.

    10 decimals, as the workbook counts: what a sum of percentages leaves beyond them is noise (1 - 0.9 - 0.1).
    """
    return plain(round_half_away(Decimal(f"{value:f}E2"), _PERCENT_DECIMALS))


def round_half_away(value: Decimal | Fraction, places: int = 2) -> Decimal:
    """Round a finite number to `places` >= 0 decimals, halves away from zero (domain.md, "Capaian").

    The arithmetic is on integers, so neither floats nor the precision of a decimal context can move
    a value across the bound of a kategori. The result shows exactly `places` decimals.
    """
    numerator, denominator = value.as_integer_ratio()
    whole, rest = divmod(abs(numerator) * 10**places, denominator)
    whole += 2 * rest >= denominator
    return Decimal(f"{-whole if numerator < 0 else whole}E-{places}")


def format_rupiah(value: int | Decimal) -> str:
    """Write rupiah, with two decimals where they have sen: 33122884000 -> "33.122.884.000", 0.5 -> "0,50".

    Further decimals, which only a value that the user typed can have, are all shown.
    """
    if value == int(value):
        return f"{int(value):,}".translate(_SWAP_MARKS)
    places = Decimal(value).as_tuple().exponent
    return format_decimal(Decimal(value), 2 if isinstance(places, int) and places >= -2 else None)


def format_decimal(value: Decimal, places: int | None = None) -> str:
    """Write a finite number: 1234.5 -> "1.234,5"; with `places`, rounded to that many decimals."""
    shown = plain(value) if places is None else round_half_away(value, places)
    return f"{shown:,f}".translate(_SWAP_MARKS)


def format_percent(value: Decimal) -> str:
    """Write a percentage with two decimals: 98.5 -> "98,50%"."""
    return f"{format_decimal(value, 2)}%"


def format_quantity(value: Quantity | None, unit: str | None = None) -> str:
    """Write a value as a report prints it: "85%", "1 Laporan", "80–90%", "WTP"; "" for None."""
    match value:
        case None:
            return ""
        case Word(text):
            return text
        case Range(low, high):
            number = f"{format_decimal(low)}–{format_decimal(high)}"
        case Quotient(part, whole):
            number = f"{format_decimal(part)} dari {format_decimal(whole)}"
        case _:
            number = format_decimal(value)
    if unit == "Rp":
        return f"Rp {number}"
    return f"{number}%" if unit == "%" else f"{number} {unit or ''}".rstrip()
