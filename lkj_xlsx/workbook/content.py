"""What a put makes of a cell, and whether it makes a difference at all."""

from collections.abc import Sequence
from decimal import Decimal

from .cell import Cell, Content, encode, legal, read_number
from .reading import MAX_FORMULA
from .spelling import Piece, attributes_of, to_xml


def are_formulas(texts: Sequence[str]) -> bool:
    """Tell whether a file can hold each of these as a formula: not empty, without "=", of legal characters."""
    together = "".join(texts)
    return (together.isprintable() or legal(together) == together) and all(
        0 < len(text) <= MAX_FORMULA and not text.startswith("=") for text in texts
    )


def shows(now: Cell, content: Content) -> bool:
    """Tell whether the cell already shows this; a number does if it would be read as the same one."""
    kind, text = content
    if now.error is not None:
        return False
    if kind is None and text is not None:
        return isinstance(now.value, Decimal) and now.value == read_number(text)
    return encode(now.value) == ("str" if kind == "inlineStr" else kind, text)


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
