"""A cell as a sheet spells it, read: its value, its formula, and how its number is shown."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, Protocol

from . import formats
from .cell import Cell, CellValue, decode, rich_text, unescape
from .formulas import Formulas
from .markup import Element, to_int
from .spelling import Piece, from_xml

_PLAIN_INLINE = re.compile(rb"<(?:\w+:)?t(?: xml:space=\"preserve\")?>([^<]*)</(?:\w+:)?t>")
MAX_TEXT: Final = 32_767
MAX_FORMULA: Final = 8_192


class Surroundings(Protocol):
    """What a cell means by its numbers: the parts that all sheets share."""

    date1904: bool

    def shared_string(self, index: int) -> str:
        """Give a shared string; ``IndexError`` if there is none of this number."""

    def number_format(self, style: int) -> str:
        """Give the format code of a style."""


class CellReader:
    """Reads the cells of one sheet. ``parse`` makes a tree of what stands in an inline string."""

    def __init__(self, around: Surroundings, formulas: Formulas, parse: Callable[[bytes], Element]) -> None:
        self._around = around
        self._formulas = formulas
        self._parse = parse
        self._looks: dict[bytes | None, tuple[int, str]] = {}

    def read(self, row: int, column: int, piece: Piece) -> Cell:
        """Read a cell; ``IndexError`` for an unknown shared string, ``ValueError`` for nonsense."""
        style, code = self._looks.get(piece.style) or self._look(piece)
        kind = "n" if piece.kind is None else piece.kind.decode()
        text = None if piece.formula is None else self._formulas.text((row, column), piece)
        if kind == "inlineStr":
            shown, error = self._inline(piece), None
        else:
            stored = None if piece.value is None else from_xml(piece.value)
            shown, error = decode(kind, stored, self._around.shared_string, self._around.date1904)
        if len(text or "") > MAX_FORMULA or (isinstance(shown, str) and len(shown) > MAX_TEXT):
            raise ValueError("no cell can hold that much")
        if kind == "d" and isinstance(shown, Decimal) and not formats.is_date(code):
            code = formats.ISO_DATE
        return Cell(row, column, shown, text, error, code, style)

    def _look(self, piece: Piece) -> tuple[int, str]:
        """Find style and number format of a cell, and remember them: a sheet has few."""
        style = style_of(piece)
        self._looks[piece.style] = style, self._around.number_format(style)
        return self._looks[piece.style]

    def _inline(self, piece: Piece) -> CellValue:
        if piece.inline is None:
            return None
        plain = _PLAIN_INLINE.fullmatch(piece.inline)
        return rich_text(self._parse(piece.inline)) if plain is None else unescape(from_xml(plain[1]))


def style_of(piece: Piece) -> int:
    """Give the style index of a cell."""
    return 0 if piece.style is None else to_int(piece.style.decode(), 0)
