"""Cell references: A1 <-> numbers (1-based), ranges, and sheet names in formulas."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_REFERENCE = re.compile(r"[A-Z]{1,3}[0-9]+|R[0-9]*(C[0-9]*)?|C[0-9]*|TRUE|FALSE", re.IGNORECASE)


@cache
def column_letters(column: int) -> str:
    """Give the letters of a column number: 28 -> "AB"."""
    if not 1 <= column <= MAX_COLUMN:
        raise ValueError(f"column {column} is outside 1..{MAX_COLUMN}")
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Give the number of a column: "AB" -> 28; ``ValueError`` beyond XFD."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"{letters!r} is no column")
        number = number * 26 + ord(letter) - 64
    if not 1 <= number <= MAX_COLUMN:
        raise ValueError(f"{letters!r} is no column")
    return number


def cell_ref(row: int, column: int) -> str:
    """Write a reference: (12, 7) -> "G12"."""
    return f"{column_letters(column)}{row}"


@lru_cache(maxsize=65_536)
def split_ref(ref: str) -> tuple[int, int]:
    """Read a reference, with or without "$": "G12" -> (12, 7); ``ValueError`` if it is none."""
    match = _CELL.fullmatch(ref)
    if match is None or (row := int(match[2])) > MAX_ROW:
        raise ValueError(f"{ref!r} is no cell reference")
    return row, column_number(match[1])


def split_area(ref: str) -> Area:
    """Read "A1:C3" or "A1" -> (1, 1, 3, 3) or (1, 1, 1, 1); ``ValueError`` if it is no area."""
    first, _, last = ref.partition(":")
    row, column = split_ref(first)
    last_row, last_column = split_ref(last) if last else (row, column)
    return min(row, last_row), min(column, last_column), max(row, last_row), max(column, last_column)


def area_ref(area: Area) -> str:
    """Write an area: (1, 1, 3, 3) -> "A1:C3"; one cell as "A1"."""
    first, last = cell_ref(area[0], area[1]), cell_ref(area[2], area[3])
    return first if first == last else f"{first}:{last}"


_NO_TEXT: Final = tuple(map(chr, range(9)))  # characters that no file holds


@dataclass(frozen=True)
class RowText:
    """A text whose row numbers wait for a row: an integer among the pieces is added to it."""

    pieces: tuple[str | int, ...]

    def at(self, row: int) -> str:
        """Give the text for a row."""
        if self._pattern is None:
            return "".join(piece if isinstance(piece, str) else str(row + piece) for piece in self.pieces)
        text, distances = self._pattern
        for mark, distance in distances:
            text = text.replace(mark, str(row + distance))
        return text

    @cached_property
    def _pattern(self) -> tuple[str, tuple[tuple[str, int], ...]] | None:
        """The text with a character that no file holds for each distance from the row: replacing a few is quick."""
        distances = sorted({piece for piece in self.pieces if isinstance(piece, int)})
        if len(distances) > len(_NO_TEXT):
            return None
        marks = dict(zip(distances, _NO_TEXT, strict=False))
        text = "".join(piece if isinstance(piece, str) else marks[piece] for piece in self.pieces)
        return text, tuple((mark, distance) for distance, mark in marks.items())


def quote_sheet(name: str) -> str:
    """Quote a sheet name for a formula where it needs quotes: PK -> PK, Data 1 -> 'Data 1'."""
    if _PLAIN_NAME.fullmatch(name) and not _LIKE_A_REFERENCE.fullmatch(name):
        return name
    doubled = name.replace("'", "''")
    return f"'{doubled}'"
