"""A cell as a sheet spells it, read: its value, its formula, and how its number is shown."""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, Protocol

from . import formats
from .cell import Cell, CellValue, read_number, rich_text, unescape
from .cell_xml import Piece, from_xml
from .formulas import Formulas
from .markup import Element, to_int

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
        text = None if piece.formula is None else self._formulas.text((row, column), piece)
        shown, error = self._shown(piece)
        if len(text or "") > MAX_FORMULA or (isinstance(shown, str) and len(shown) > MAX_TEXT):
            raise ValueError("no cell can hold that much")
        if piece.kind == b"d" and isinstance(shown, Decimal) and not formats.is_date(code):
            code = formats.ISO_DATE
        return Cell(row, column, shown, text, error, code, style)

    def _look(self, piece: Piece) -> tuple[int, str]:
        """Find style and number format of a cell, and remember them: a sheet has few."""
        style = style_of(piece)
        self._looks[piece.style] = style, self._around.number_format(style)
        return self._looks[piece.style]

    def _shown(self, piece: Piece) -> tuple[CellValue, str | None]:
        """Give value and error."""
        kind = piece.kind
        if kind == b"inlineStr":
            return self._inline(piece), None
        if piece.value is None:
            return None, None
        text = from_xml(piece.value)
        if kind == b"str":
            return unescape(text), None
        text = text.strip()
        if not text:
            return None, None
        match kind:
            case None | b"n":
                return read_number(text), None
            case b"s":
                return self._around.shared_string(_index(text)), None
            case b"b":
                return text in ("1", "true"), None
            case b"e":
                return None, text
            case b"d":
                return _serial(text, self._around.date1904), None
            case _:
                raise ValueError(f"cell type {kind!r}")

    def _inline(self, piece: Piece) -> CellValue:
        if piece.inline is None:
            return None
        plain = _PLAIN_INLINE.fullmatch(piece.inline)
        return rich_text(self._parse(piece.inline)) if plain is None else unescape(from_xml(plain[1]))


def style_of(piece: Piece) -> int:
    """Give the style index of a cell."""
    return 0 if piece.style is None else to_int(piece.style.decode(), 0)


def _index(text: str) -> int:
    index = to_int(text, -1)
    if index < 0:
        raise IndexError(text)
    return index


def _serial(text: str, date1904: bool) -> CellValue:
    """Give the serial number of an ISO date, as other date cells store it; the text itself if it is none."""
    try:
        moment = datetime.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    epoch = datetime.datetime(1904, 1, 1) if date1904 else datetime.datetime(1899, 12, 30)  # noqa: DTZ001 serials have no zone
    return read_number(repr((moment - epoch) / datetime.timedelta(days=1)))
