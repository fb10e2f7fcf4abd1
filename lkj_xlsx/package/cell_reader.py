"""A ``<c>`` element read as a cell: its value, its formula and its number format; and given another value."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from .cell import (
    ISO_DATE,
    Cell,
    CellValue,
    Content,
    encode,
    is_date,
    legal,
    read_number,
    rich_text,
    stored_as,
    unescape,
)
from .cell_xml import CellXml, all_to_xml, attributes_of, formula_cells, from_xml, inline_text, letters_of, to_xml
from .formulas import Formulas
from .parts import Element, to_int
from .protocols import FormulaRow, SharedParts

_PLAIN_INLINE = re.compile(rb"<t(?: xml:space=\"preserve\")?>([^<]*)</t>")
MAX_TEXT: Final = 32_767
MAX_FORMULA: Final = 8_192
_CELLS_KEPT: Final = 10_000  # as they were read


class CellReader:
    """Reads the cells of one sheet. ``parse`` makes a tree of what stands in an inline string (``<is>``)."""

    def __init__(self, shared_parts: SharedParts, formulas: Formulas, parse: Callable[[bytes], Element]) -> None:
        self._shared_parts = shared_parts
        self._formulas = formulas
        self._parse = parse
        self._formats: dict[bytes | None, tuple[int, str]] = {}
        self._read_before: dict[tuple[int, int], tuple[CellXml, Cell]] = {}

    def read(self, row: int, column: int, cell: CellXml) -> Cell:
        """Read a cell, or give it as it was read before, since several steps of a run read the same cells.

        ``IndexError`` for an unknown shared string, ``ValueError`` for nonsense.
        """
        before = self._read_before.get((row, column))
        if before is not None and before[0] is cell:
            return before[1]
        if len(self._read_before) >= _CELLS_KEPT:
            self._read_before.clear()
        found = self._read(row, column, cell)
        self._read_before[row, column] = cell, found
        return found

    def _read(self, row: int, column: int, cell: CellXml) -> Cell:
        style, code = self._formats.get(cell.style) or self._style_and_format(cell)
        text = None if cell.formula is None else self._formulas.text((row, column), cell)
        shown, error = self._shown(cell)
        if len(text or "") > MAX_FORMULA or (isinstance(shown, str) and len(shown) > MAX_TEXT):
            raise ValueError("no cell can hold that much")
        if cell.type == b"d" and isinstance(shown, Decimal) and not is_date(code):
            code = ISO_DATE
        return Cell(row, column, shown, text, error, code, style, self._shared_parts.date1904)

    def columns_that_differ(self, row: bytes, line: FormulaRow) -> Sequence[int]:
        """Give the columns of a row, a ``<row>`` element, that do not have just these formulas with these values."""
        found = formula_cells(row.replace(b"&quot;", b'"'))
        if len(found) != len(line.columns) or self._formulas.some_fill_areas:
            return line.columns
        letters, types, attributes, texts, stored = zip(*found, strict=True)
        if any(attributes):  # one without a text shares that of another
            shared = (to_xml(self._formulas.shared(line.row, column) or "") for column in line.columns)
            texts = tuple(text or other for text, other in zip(texts, shared, strict=True))
        if letters != letters_of(tuple(line.columns)):
            return line.columns
        wanted_texts = all_to_xml(line.formulas)
        wanted_types, wanted = zip(*map(stored_as, line.values), strict=True)
        if (texts, types, stored) == (wanted_texts, wanted_types, wanted):
            return ()
        pairs = zip(line.columns, texts, wanted_texts, types, stored, wanted_types, wanted, strict=True)
        return [column for column, text, ours, *values in pairs if text != ours or not _is_same(*values)]

    def _style_and_format(self, cell: CellXml) -> tuple[int, str]:
        """Find style and number format of a cell, and remember them: a sheet has few."""
        style = style_of(cell)
        self._formats[cell.style] = style, self._shared_parts.number_format(style)
        return self._formats[cell.style]

    def _shown(self, cell: CellXml) -> tuple[CellValue, str | None]:
        """Give value and error."""
        kind = cell.type
        if kind == b"inlineStr":
            return self._inline(cell), None
        if cell.value is None:
            return None, None
        if kind == b"s" and cell.value.isdigit():  # most cells of a sheet
            return self._shared_parts.shared_string(int(cell.value)), None
        text = from_xml(cell.value)
        if kind == b"str":
            return unescape(text), None
        text = text.strip()
        if not text:
            return None, None
        match kind:
            case None | b"n":
                return read_number(text), None
            case b"s":
                return self._shared_parts.shared_string(_index(text)), None
            case b"b":
                return text in ("1", "true"), None
            case b"e":
                return None, text
            case b"d":
                return _serial(text, self._shared_parts.date1904), None
            case _:
                raise ValueError(f"cell type {kind!r}")

    def _inline(self, cell: CellXml) -> CellValue:
        if cell.inline is None:
            return None
        plain = _PLAIN_INLINE.fullmatch(cell.inline)
        return rich_text(self._parse(cell.inline)) if plain is None else unescape(from_xml(plain[1]))


def style_of(cell: CellXml) -> int:
    """Give the style index of a cell."""
    return 0 if cell.style is None else to_int(cell.style.decode(), 0)


def are_formulas(texts: Sequence[str]) -> bool:
    """Tell whether a file can hold each of these as a formula: not empty, without "=", of legal characters."""
    together = "".join(texts)
    return (together.isprintable() or legal(together) == together) and all(
        0 < len(text) <= MAX_FORMULA and not text.startswith("=") for text in texts
    )


def _is_same(kind: bytes, stored: bytes, wanted_kind: bytes, wanted: bytes) -> bool:
    """Tell whether a cell stores what is wanted, its number perhaps to more digits or with ``t="n"``."""
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


def style_or(cell: CellXml, style: int) -> bytes | None:
    """Give the style of a cell, or this one (0: none) where it has none."""
    if style and not style_of(cell):
        return b"%d" % style
    return cell.style


def with_value(cell: CellXml, content: Content) -> CellXml:
    """Give a cell with another value; attributes that only belong to the old one (``cm``, ``vm``) go."""
    kind, text = content
    others = cell.other_attributes
    if others:
        kept = attributes_of(others)
        others = b"".join(b' %b="%b"' % (name.encode(), at) for name, at in kept.items() if name not in ("cm", "vm"))
    xml = None if text is None else to_xml(text)
    is_inline = kind == "inlineStr"
    return cell._replace(
        type=None if kind is None else kind.encode(),
        value=None if is_inline else xml,
        inline=inline_text(xml or b"") if is_inline else None,
        other_attributes=others,
    )


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
    epoch = datetime.datetime(1904, 1, 1) if date1904 else datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a serial number has no time zone
    return read_number(repr((moment - epoch) / datetime.timedelta(days=1)))


class RowOfCells(Mapping[int, Cell]):
    """The cells of a row by column, read when they are looked up."""

    def __init__(self, row: int, cells: Mapping[int, CellXml], read: Callable[[int, int, CellXml], Cell]) -> None:
        self._row, self._cells, self._read = row, cells, read

    def __getitem__(self, column: int) -> Cell:
        return self._read(self._row, column, self._cells[column])

    def __contains__(self, column: object) -> bool:
        return column in self._cells

    def __iter__(self) -> Iterator[int]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)
