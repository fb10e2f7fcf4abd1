"""Rows and cells of a sheet as XML: ``<row r="2"><c r="A2" s="1"><v>5</v></c></row>``, read and written as bytes.

The sheets of a big report are a hundred megabytes of XML, of which a run changes little. A tree of it would take ten
times that, so rows stay bytes and are parsed one at a time. The patterns hold for well-formed XML without comments,
instructions and CDATA, whose tags have no prefix; :func:`.frame.split_sheet` sees to that.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from .refs import cell_ref, column_letters, column_number

ATTRIBUTES: Final = rb"(?:\s+[^\s=<>\"'/]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*"
ROW_TAG: Final = re.compile(rb"<row(?: r=\"(\d{1,7})\")?(%b)\s*(/?)>" % ATTRIBUTES)
ROW_END: Final = b"</row>"
CONTENT_TAGS: Final = (b"<v", b"<f", b"<is")
"""How the elements begin that make a cell filled; a cell with only a style is blank."""

SPECIAL_FORMULA: Final = re.compile(rb"<f\s[^>]*?\bt\s*=")
"""A formula with a type: ``<f t="shared" ...>``, ``array`` or ``dataTable``."""

SPECIAL_FORMULA_IN_CELL: Final = re.compile(
    rb"<c r=\"([A-Z]{1,3})(\d{1,7})\"[^>]*><f(\s[^>]*?\bt=\"[^>]*?)(?:/>|>([^<]*)</f>)"
)

# First the usual spelling, with a group for each piece; then any cell, to be parsed by _INSIDE.
_CELL: Final = re.compile(
    rb"<c r=\"([A-Z]{1,3})(\d{1,7})\"(?: s=\"(\d+)\")?(?: t=\"(\w+)\")?(?: ?/>|>"
    rb"(?:<f>([^<]*)</f>)?(?:<v>([^<]*)</v>|<v( ?/)>)?"
    rb"(?:<is>(<t(?: xml:space=\"preserve\")?>[^<]*</t>)</is>)?</c>)"
    rb"|<c(%(a)b)\s*(?:/>|>(.*?)</c\s*>)" % {b"a": ATTRIBUTES},
    re.DOTALL,
)
_INSIDE: Final = re.compile(
    rb"\s*(?:<f(%(a)b)\s*(?:/>|>([^<]*)</f\s*>))?"
    rb"\s*(?:<v%(a)b\s*(?:(/)>|>([^<]*)</v\s*>))?"
    rb"\s*(?:<is%(a)b\s*(?:(/)>|>(.*?)</is\s*>))?\s*(.*)" % {b"a": ATTRIBUTES},
    re.DOTALL,
)
_FORMULA_CELL: Final = re.compile(
    rb"<c r=\"([A-Z]+)\d+\"(?: s=\"\d+\")?(?: t=\"(\w+)\")?>"
    rb"<f([^>]*?)(?:/>|>([^<]*)</f>)(?:<v>([^<]*)</v>|<v ?/>)?</c>"
)
_VALUE_CELL: Final = re.compile(rb"<c [^>]*[^/]><(?:v>[^<]*</v>|is>.*?</is>)</c>", re.DOTALL)
_LETTERS: Final = re.compile(rb"<c r=\"([A-Z]+)")
_ATTRIBUTE: Final = re.compile(rb"\s+([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_ENTITY: Final = re.compile(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\w+));")
_ENTITIES: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SEPARATOR: Final = "\x1f"
_PRESERVE: Final = b' xml:space="preserve"'


class CellXml(NamedTuple):
    """One ``<c>`` element; every text is XML, escaped as it stands in the file.

    ``<c r="A2" s="1" t="str" ph="1"><f ca="1">B2</f><v>x</v><extLst/></c>`` has the style ``1``, the type ``str``, the
    formula ``B2`` with the attributes `` ca="1"``, the value ``x``, the other attributes `` ph="1"`` and the rest
    ``<extLst/>``. ``formula`` is None for no formula and b"" for one without text, as a shared formula has it;
    ``inline`` is what stands in ``<is>``.
    """

    style: bytes | None
    type: bytes | None
    formula: bytes | None
    value: bytes | None
    inline: bytes | None = None
    formula_attributes: bytes = b""
    other_attributes: bytes = b""
    rest: bytes = b""

    @property
    def is_empty(self) -> bool:
        """Neither formula nor value, whatever its style."""
        return self.formula is None and self.value is None and self.inline is None


NO_CELL: Final = CellXml(None, None, None, None)
"""Stands for a cell that the file does not have."""


class RowCells(NamedTuple):
    """The inside of a row: the cells by column, ascending, parsed and as bytes, and what follows them."""

    cells: dict[int, CellXml]
    raw: dict[int, bytes]
    rest: bytes


def parse_cells(row: int, inside: bytes) -> RowCells:
    """Parse the inside of a row; ``ValueError`` for nonsense."""
    number = b"%d" % row
    cells, raws = dict[int, CellXml](), dict[int, bytes]()
    end = column = 0
    ascending = True
    for match in _CELL.finditer(inside):
        start, after = match.span()
        if start != end and not inside[end:start].isspace():
            raise ValueError(f"row {row} holds more than cells")
        end, raw, before = after, match[0], column
        letters, at, style, kind, formula, value, no_value, inline, attributes, content = match.groups()
        if letters is not None:
            # What CellXml(...) does, in half the time: a big report has a million cells.
            fields = (style, kind, formula, b"" if no_value else value, inline, b"", b"", b"")
            cell = tuple.__new__(CellXml, fields)
        else:
            own = attributes_of(attributes)
            ref = own.pop("r", None)
            letters, at = _letters_and_row(ref, column, number)
            cell = _parse_unusual(own, content or b"")
            if ref is None:  # it has to say where it stands as soon as another cell of the row moves
                raw = write_cell(row, _column(letters), cell)
        if at != number:
            raise ValueError(f"a cell of row {at!r} in row {row}")
        column = _column(letters)
        if column <= before:
            ascending = False
            if column in cells:
                raise ValueError(f"two cells in column {column} of row {row}")
        cells[column], raws[column] = cell, raw
    rest = inside[end:]
    if any(tag in rest for tag in CONTENT_TAGS):
        raise ValueError(f"row {row} holds more than cells")
    found = RowCells(cells, raws, rest)
    return found if ascending else in_order(found)


def in_order(row: RowCells) -> RowCells:
    """Give a row with its cells in the order of their columns."""
    columns = list(row.cells)
    if columns == sorted(columns):
        return row
    return RowCells(dict(sorted(row.cells.items())), dict(sorted(row.raw.items())), row.rest)


def cut_out_columns(row: int, inside: bytes, columns: tuple[int, ...]) -> tuple[bytes, bytes]:
    """Cut a run of cells out of a row without parsing it: the rest, and the run; b"" where they are no run.

    Columns 3 and 4 of ``<c r="B2"/><c r="C2"/><c r="D2"/>`` leave ``<c r="B2"/>``.
    """
    letters = letters_of(columns)
    first = inside.find(b'<c r="%b%d"' % (letters[0], row)) if letters else -1
    last = inside.find(b'<c r="%b%d"' % (letters[-1], row), first) if first >= 0 else -1
    end = inside.find(b"<c ", last + 1) if last >= 0 else -1
    run = inside[first : len(inside) if end < 0 else end] if last >= 0 else b""
    if tuple(_LETTERS.findall(run)) != letters:
        return inside, b""
    return inside[:first] + inside[first + len(run) :], run


def write_cell(row: int, column: int, cell: CellXml) -> bytes:
    """Write a ``<c>`` element."""
    inside = cell.rest
    if cell.inline is not None:
        inside = b"<is>%b</is>%b" % (cell.inline, inside)
    if cell.value is not None:
        inside = _element(b"v", cell.value, _PRESERVE if cell.value != cell.value.strip() else b"") + inside
    if cell.formula is not None:
        inside = _element(b"f", cell.formula, cell.formula_attributes) + inside
    head = b'<c r="%b%d"' % (_letters(column), row)
    if cell.style is not None:
        head += b' s="%b"' % cell.style
    if cell.type is not None:
        head += b' t="%b"' % cell.type
    head += cell.other_attributes
    return b"%b>%b</c>" % (head, inside) if inside else head + b"/>"


def inline_text(text: bytes) -> bytes:
    """Write the inside of an inline string: ``<t>text</t>``."""
    return _element(b"t", text, _PRESERVE if text != text.strip() else b"")


def parse_row(row: bytes) -> tuple[bytes, bytes]:
    """Give the attributes of a ``<row>`` element, and what stands in it."""
    tag = ROW_TAG.match(row)
    if tag is None:
        raise ValueError("no row")
    return row_attributes(tag), b"" if tag[3] else row[tag.end() : row.rindex(ROW_END)]


def row_attributes(tag: re.Match[bytes]) -> bytes:
    """Give the attributes that ``ROW_TAG`` found."""
    return (b"" if tag[1] is None else b' r="%b"' % tag[1]) + tag[2]


def write_row(attributes: bytes, inside: bytes) -> bytes:
    """Write a ``<row>`` element."""
    return b"<row%b>%b</row>" % (attributes, inside) if inside else b"<row%b/>" % attributes


def holds_something(row: bytes) -> bool:
    """Tell whether a row has a value or a formula; cells with only a style are blank."""
    return any(tag in row for tag in CONTENT_TAGS)


def stand_in(row: bytes, other: bytes) -> bool:
    """Tell whether each cell of a row with a value and no formula stands in another row just as it is.

    Nothing is parsed. False where a value is written in an unusual way, so that it cannot be told.
    """
    found = _VALUE_CELL.findall(row)
    values = row.count(b"<v") + row.count(b"<is")
    return len(found) + row.count(b"<f") >= values and all(cell in other for cell in found)


def formula_cells(row: bytes) -> list[tuple[bytes, bytes, bytes, bytes, bytes]]:
    """List the cells with a formula without parsing the row; those in an unusual spelling are left out.

    Each is column letters, type, attributes of the formula, its text and its value.
    """
    return _FORMULA_CELL.findall(row)


def filled_cell_of(column: int) -> re.Pattern[bytes]:
    """Give the pattern of a cell of one column with something in it, its reference written first; it finds the row."""
    return re.compile(rb"<c r=\"%b(\d{1,7})\"(?:[^>]*[^/>])?>" % _letters(column))


def names_each_cell(data: bytes, start: int, end: int) -> bool:
    """Tell whether every cell begins with its reference, as nearly every program writes it.

    Coloured runs of inline strings (``<color``) look like cells here, and make the answer no.
    """
    return data.count(b"<c", start, end) == data.count(b'<c r="', start, end)


def attributes_of(tag: bytes) -> dict[str, bytes]:
    """Read attributes, their values as XML."""
    return {
        name.decode(): double or single.replace(b'"', b"&quot;") for name, double, single in _ATTRIBUTE.findall(tag)
    }


def with_attributes(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """Change some attributes of a tag (None: take away); the others stay as they are, in their order."""
    own: dict[str, bytes | None] = {**attributes_of(tag)}
    own.update({name: None if value is None else value.encode() for name, value in changes.items()})
    return b"".join(b' %b="%b"' % (name.encode(), value) for name, value in own.items() if value is not None)


def to_xml(text: str) -> bytes:
    """Escape a text for the inside of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def all_to_xml(texts: Iterable[str]) -> tuple[bytes, ...]:
    """Escape texts without control characters, as formulas are, all at once."""
    return tuple(to_xml(_SEPARATOR.join(texts)).split(_SEPARATOR.encode()))


def from_xml(raw: bytes) -> str:
    """Read the text of an element without children; ``ValueError`` for an entity that XML does not know."""
    text = raw.decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" not in text:
        return text
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&apos;", "'")
    if plain.count("&") == plain.count("&amp;"):
        return plain.replace("&amp;", "&")
    return _ENTITY.sub(_character, text)


@lru_cache(maxsize=1024)
def letters_of(columns: tuple[int, ...]) -> tuple[bytes, ...]:
    """Give the letters of columns: (1, 28) -> (b"A", b"AB")."""
    return tuple(map(_letters, columns))


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        if name not in _ENTITIES:
            raise ValueError(f"entity {name}")
        return _ENTITIES[name]
    return chr(int(decimal) if decimal is not None else int(hexadecimal, 16))


def _element(name: bytes, text: bytes, attributes: bytes = b"") -> bytes:
    return b"<%b%b>%b</%b>" % (name, attributes, text, name) if text else b"<%b%b/>" % (name, attributes)


def _parse_unusual(own: dict[str, bytes], inside: bytes) -> CellXml:
    """Parse a cell with other attributes, blanks or children than most have."""
    match = _INSIDE.fullmatch(inside)
    assert match is not None  # the last group takes whatever is left
    attributes, formula, no_value, value, no_inline, inline, rest = match.groups()
    if any(tag in rest for tag in CONTENT_TAGS):
        raise ValueError("a cell with two values")
    style, kind = own.pop("s", None), own.pop("t", None)
    return CellXml(
        style,
        kind,
        formula or b"" if attributes is not None else None,
        b"" if no_value else value,
        b"" if no_inline else inline,
        attributes or b"",
        b"".join(b' %b="%b"' % (name.encode(), value) for name, value in own.items()),
        rest,
    )


def _letters_and_row(ref: bytes | None, before: int, number: bytes) -> tuple[bytes, bytes]:
    """Give letters and row of a cell; one without a reference follows the cell before it."""
    if ref is None:
        return cell_ref(1, before + 1)[:-1].encode(), number
    match = re.fullmatch(rb"([A-Za-z]{1,3})([1-9]\d{0,6})", ref)
    if match is None:
        raise ValueError(f"{ref!r} is no cell")
    return match[1], match[2]


@lru_cache(maxsize=20_000)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())
