"""How a sheet spells its rows and cells in XML, read and written as bytes.

A sheet of a big report is a hundred megabytes of XML, of which a run changes little. A tree of it would take ten times
that, so rows stay bytes and are taken apart one at a time. The patterns hold for well-formed XML without comments,
instructions and CDATA; :mod:`.cut` sees to that.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from .refs import cell_ref, column_letters, column_number

ATTRIBUTES: Final = rb"(?:\s+[^\s=<>\"'/]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*"
_ATTRIBUTE = re.compile(rb"\s+([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_ENTITY = re.compile(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\w+));")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_BETWEEN: Final = "\x1f"
_PRESERVE: Final = b' xml:space="preserve"'


class Piece(NamedTuple):
    """One cell as the file spells it; every text is XML, escaped as it stands.

    ``formula`` is None for no formula and b"" for one without text, ``attributes`` are those of the formula;
    ``inline`` is what stands in an inline string; ``others`` are further attributes of the cell, ``rest`` what stands
    behind its value.
    """

    raw: bytes
    style: bytes | None
    kind: bytes | None
    formula: bytes | None
    value: bytes | None
    inline: bytes | None = None
    attributes: bytes = b""
    others: bytes = b""
    rest: bytes = b""

    @property
    def is_empty(self) -> bool:
        """Neither formula nor value, whatever its style."""
        return self.formula is None and self.value is None and self.inline is None


class Spelling:
    """The names of rows and cells with the prefix that one sheet gives them."""

    def __init__(self, prefix: str) -> None:
        self._p = p = prefix.encode() + b":" if prefix else b""
        self.row_end = b"</" + p + b"row>"
        self.row_tag = re.compile(
            rb"<%brow(?: r=\"(\d{1,7})\")?(%b)\s*(/?)>" % (p, ATTRIBUTES),
        )
        self.content = (b"<" + p + b"v", b"<" + p + b"f", b"<" + p + b"is")
        self._formula = (b"<" + p + b"f>", b"<" + p + b"f ", b"<" + p + b"f/")
        self._cells = re.compile(
            rb"<%(p)bc r=\"([A-Z]{1,3})(\d{1,7})\"(?: s=\"(\d+)\")?(?: t=\"(\w+)\")?(?: ?/>|>"
            rb"(?:<%(p)bf>([^<]*)</%(p)bf>)?(?:<%(p)bv>([^<]*)</%(p)bv>|<%(p)bv( ?/)>)?"
            rb"(?:<%(p)bis>(<%(p)bt(?: xml:space=\"preserve\")?>[^<]*</%(p)bt>)</%(p)bis>)?</%(p)bc>)"
            rb"|<%(p)bc(%(a)b)\s*(?:/>|>(.*?)</%(p)bc\s*>)" % {b"p": p, b"a": ATTRIBUTES},
            re.DOTALL,
        )
        self.special = re.compile(rb"<%bf\s[^>]*?\bt\s*=" % p)
        self.plain_special = re.compile(
            rb"<%(p)bc r=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>"
            rb"<%(p)bf(\s[^>]*?\bt=\"[^>]*?)(?:/>|>([^<]*)</%(p)bf>)" % {b"p": p}
        )
        self._letters = re.compile(rb"<%bc r=\"([A-Z]+)" % p)
        self._plain = re.compile(
            rb"<%(p)bc r=\"([A-Z]+)\d+\"(?: s=\"\d+\")?(?: t=\"(\w+)\")?>"
            rb"<%(p)bf([^>]*?)(?:/>|>([^<]*)</%(p)bf>)(?:<%(p)bv>([^<]*)</%(p)bv>|<%(p)bv ?/>)?</%(p)bc>" % {b"p": p}
        )
        self._inside = re.compile(
            rb"\s*(?:<%(p)bf(%(a)b)\s*(?:/>|>([^<]*)</%(p)bf\s*>))?"
            rb"\s*(?:<%(p)bv%(a)b\s*(?:(/)>|>([^<]*)</%(p)bv\s*>))?"
            rb"\s*(?:<%(p)bis%(a)b\s*(?:(/)>|>(.*?)</%(p)bis\s*>))?\s*(.*)" % {b"p": p, b"a": ATTRIBUTES},
            re.DOTALL,
        )

    def in_column(self, letters: str) -> re.Pattern[bytes]:
        """Give the pattern of a cell of one column with something in it, spelled with its reference first."""
        return re.compile(rb"<%bc r=\"%b(\d{1,7})\"(?:[^>]*[^/>])?>" % (self._p, letters.encode()))

    def names_each_cell(self, data: bytes, start: int, end: int) -> bool:
        """Tell whether every cell begins with its reference, as nearly every program writes it.

        Coloured runs of inline strings look like cells here, and make the answer no.
        """
        return data.count(b"<%bc" % self._p, start, end) == data.count(b'<%bc r="' % self._p, start, end)

    def holds_something(self, row: bytes) -> bool:
        """Tell whether a row has a value or a formula; styled blanks are nothing."""
        return any(tag in row for tag in self.content)

    def count_formulas(self, row: bytes) -> int:
        """Count the formulas of a row, without taking it apart."""
        return sum(row.count(tag) for tag in self._formula)

    def has_formula(self, cells: bytes) -> bool:
        """Tell whether there is a formula among cells, without taking them apart."""
        return any(tag in cells for tag in self._formula)

    def most_formulas(self, data: bytes, *span: int) -> int:
        """Count what begins as a formula does: there are at most that many, and it is far quicker."""
        return data.count(self.content[1], *span)

    def formulas(self, row: bytes) -> list[tuple[bytes, bytes, bytes, bytes, bytes]]:
        """List the cells with a formula, without taking the row apart.

        Column, type, attributes of the formula, its text and its value; those that are spelled oddly are left out.
        """
        return self._plain.findall(row)

    def opened(self, raw: bytes) -> tuple[bytes, bytes]:
        """Give the attributes of a row's tag, and what stands in the row."""
        tag = self.row_tag.match(raw)
        assert tag is not None
        number = b"" if tag[1] is None else b' r="%b"' % tag[1]
        return number + tag[2], b"" if tag[3] else raw[tag.end() : raw.rindex(self.row_end)]

    def cut_out(self, row: int, body: bytes, columns: tuple[int, ...]) -> tuple[bytes, bytes]:
        """Cut the cells of some columns out of a row: the rest, and they; b"" where they do not stand together.

        They are not taken apart, and nothing is said about what they hold.
        """
        letters = letters_of(columns)
        first = body.find(b'<%bc r="%b%d"' % (self._p, letters[0], row)) if letters else -1
        last = body.find(b'<%bc r="%b%d"' % (self._p, letters[-1], row), first) if first >= 0 else -1
        if last < 0:
            return body, b""
        end = body.find(b"<%bc " % self._p, last + 1)
        run = body[first:] if end < 0 else body[first:end]
        if tuple(self._letters.findall(run)) != letters:
            return body, b""
        return body[:first] + body[first + len(run) :], run

    def scan(self, row: int, body: bytes) -> tuple[dict[int, Piece], bytes]:
        """Take a row apart: column -> cell, ascending, and what follows the cells; ``ValueError`` for nonsense."""
        number = b"%d" % row
        cells: dict[int, Piece] = {}
        end = column = 0
        for match in self._cells.finditer(body):
            if match.start() != end and not body[end : match.start()].isspace():
                raise ValueError(f"row {row} holds more than cells")
            end = match.end()
            letters, at, style, kind, formula, value, no_value, inline, attributes, inside = match.groups()
            if letters is not None:
                piece = Piece(match[0], style, kind, formula, b"" if no_value else value, inline)
            else:
                own = attributes_of(attributes)
                ref = own.pop("r", None)
                letters, at = _split(ref, column, number)
                piece = self._general(match[0], own, inside or b"")
                if ref is None:  # it has to say where it stands as soon as another cell of the row moves
                    piece = self.cell(row, _column(letters), piece)
            if at != number:
                raise ValueError(f"a cell of row {at!r} in row {row}")
            column = _column(letters)
            if column in cells:
                raise ValueError(f"two cells in column {column} of row {row}")
            cells[column] = piece
        tail = body[end:]
        if any(tag in tail for tag in self.content):
            raise ValueError(f"row {row} holds more than cells")
        columns = list(cells)
        return (cells if columns == sorted(columns) else dict(sorted(cells.items()))), tail

    def formula_cell(self, row: int, letters: bytes, style: bytes, formula: bytes, kind: bytes, value: bytes) -> bytes:
        """Spell a cell with a formula and its value, all as XML; b"" for no style and for a number."""
        p = self._p
        look = (b' s="%b"' % style if style else b"") + (b' t="%b"' % kind if kind else b"")
        if value and value == value.strip():
            return b'<%bc r="%b%d"%b><%bf>%b</%bf><%bv>%b</%bv></%bc>' % (
                p, letters, row, look, p, formula, p, p, value, p, p,
            )  # fmt: skip
        shown = self._element(b"v", value, _PRESERVE if value else b"")
        return b'<%bc r="%b%d"%b><%bf>%b</%bf>%b</%bc>' % (p, letters, row, look, p, formula, p, shown, p)

    def cell(self, row: int, column: int, piece: Piece) -> Piece:
        """Spell a cell anew from all of a piece but its ``raw``."""
        p = self._p
        style = b"" if piece.style is None else b' s="%b"' % piece.style
        kind = b"" if piece.kind is None else b' t="%b"' % piece.kind
        formula = value = inline = b""
        if piece.formula is not None:
            formula = self._element(b"f", piece.formula, piece.attributes)
        if piece.value is not None:
            value = self._element(b"v", piece.value, _PRESERVE if piece.value != piece.value.strip() else b"")
        if piece.inline is not None:
            inline = b"<%bis>%b</%bis>" % (p, piece.inline, p)
        head = b'%bc r="%b"%b%b%b' % (p, cell_ref(row, column).encode(), style, kind, piece.others)
        inside = formula + value + inline + piece.rest
        raw = b"<%b>%b</%bc>" % (head, inside, p) if inside else b"<%b/>" % head
        return piece._replace(raw=raw)

    def text(self, text: bytes) -> bytes:
        """Spell the inside of an inline string."""
        return self._element(b"t", text, _PRESERVE if text != text.strip() else b"")

    def tag(self, attributes: bytes, *, closed: bool) -> bytes:
        """Spell the tag that opens a row, or closes it at once."""
        return b"<%brow%b%b>" % (self._p, attributes, b"/" if closed else b"")

    def line(self, attributes: bytes, inside: bytes) -> bytes:
        """Spell a row."""
        return self.tag(attributes, closed=not inside) + (inside + self.row_end if inside else b"")

    def _element(self, name: bytes, text: bytes, attributes: bytes = b"") -> bytes:
        name = self._p + name
        return b"<%b%b>%b</%b>" % (name, attributes, text, name) if text else b"<%b%b/>" % (name, attributes)

    def _general(self, raw: bytes, own: dict[str, bytes], inside: bytes) -> Piece:
        match = self._inside.fullmatch(inside)
        assert match is not None  # the last group takes whatever is left
        attributes, formula, no_value, value, no_inline, inline, rest = match.groups()
        if any(tag in rest for tag in self.content[:2]):
            raise ValueError("a cell with two values")
        style, kind = own.pop("s", None), own.pop("t", None)
        others = b"".join(b' %b="%b"' % (name.encode(), value) for name, value in own.items())
        return Piece(
            raw,
            style,
            kind,
            formula or b"" if attributes is not None else None,
            b"" if no_value else value,
            b"" if no_inline else inline,
            attributes or b"",
            others,
            rest,
        )


@lru_cache(maxsize=16)
def spelling(prefix: str) -> Spelling:
    """Give the spelling for a prefix ("" for none)."""
    return Spelling(prefix)


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
    """Escape texts without control characters, as formulas are, in one go."""
    return tuple(to_xml(_BETWEEN.join(texts)).split(_BETWEEN.encode()))


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
    return _ENTITY.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        if name not in _NAMED:
            raise ValueError(f"entity {name}")
        return _NAMED[name]
    return chr(int(decimal) if decimal is not None else int(hexadecimal, 16))


def _split(ref: bytes | None, before: int, number: bytes) -> tuple[bytes, bytes]:
    """Give letters and row of a cell; one without a reference follows the cell before it."""
    if ref is None:
        return cell_ref(1, before + 1)[:-1].encode(), number
    match = re.fullmatch(rb"([A-Za-z]{1,3})([1-9]\d{0,6})", ref)
    if match is None:
        raise ValueError(f"{ref!r} is no cell")
    return match[1], match[2]


@lru_cache(maxsize=1024)
def letters_of(columns: tuple[int, ...]) -> tuple[bytes, ...]:
    """Give the letters of columns."""
    return tuple(column_letters(column).encode() for column in columns)


@lru_cache(maxsize=20_000)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())
