"""What a put makes of a cell, and whether it makes a difference at all."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from .cell import Cell, CellValue, Content, encode, legal, read_number
from .cell_reader import MAX_FORMULA, style_of
from .cell_xml import Piece, attributes_of, to_xml


class FormulaRow(Protocol):
    """Formulas in one row with the values that they give, from left to right."""

    @property
    def row(self) -> int:
        """The number of the row."""

    @property
    def columns(self) -> Sequence[int]:
        """The column of each."""

    @property
    def formulas(self) -> Sequence[str]:
        """Their texts, without "="."""

    @property
    def values(self) -> Sequence[CellValue | int]:
        """Their values."""


def are_formulas(texts: Sequence[str]) -> bool:
    """Tell whether a file can hold each of these as a formula: not empty, without "=", of legal characters."""
    together = "".join(texts)
    return (together.isprintable() or legal(together) == together) and all(
        0 < len(text) <= MAX_FORMULA and not text.startswith("=") for text in texts
    )


def is_same(kind: bytes, stored: bytes, wanted_kind: bytes, wanted: bytes) -> bool:
    """Tell whether a cell stores what is wanted, its number perhaps to more digits or with its type spelled out."""
    if stored == wanted and (kind == wanted_kind or (kind, wanted_kind) == (b"n", b"")):
        return True
    try:
        is_number = kind in (b"", b"n") and wanted_kind == b""
        return is_number and read_number(stored.decode().strip()) == read_number(wanted.decode())
    except ValueError:
        return False


def shows(now: Cell, content: Content) -> bool:
    """Tell whether the cell already shows this; a number does if it would be read as the same one."""
    kind, text = content
    if now.error is not None:
        return False
    if kind is None and text is not None:
        return isinstance(now.value, Decimal) and now.value == read_number(text)
    return encode(now.value) == ("str" if kind == "inlineStr" else kind, text)


def styled(piece: Piece, style: int) -> bytes:
    """Give the style of a cell, or this one (0: none) where it has none."""
    if style and not style_of(piece):
        return b"%d" % style
    return piece.style or b""


def filled(piece: Piece, content: Content | None, inline: bytes | None) -> Piece:
    """Give a cell with another value; what only belonged to the old one goes."""
    kind, text = content or (None, None)
    others = piece.others
    if others:
        kept = attributes_of(others)
        others = b"".join(b' %b="%b"' % (name.encode(), at) for name, at in kept.items() if name not in ("cm", "vm"))
    return piece._replace(
        kind=None if kind is None else kind.encode(),
        value=None if text is None or inline is not None else to_xml(text),
        inline=inline,
        others=others,
    )
