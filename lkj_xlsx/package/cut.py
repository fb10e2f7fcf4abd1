"""A sheet's part cut in two: the frame around the rows as a tree, and the rows as bytes."""

import re
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from lxml import etree

from .cell_xml import ATTRIBUTES, Spelling, spelling
from .markup import Element, main, parse, serialise
from .refs import cell_ref, split_ref
from .row_bytes import Lines

_TARGET: Final = "lkj"
_TEXT: Final = "rows"
MARKER: Final = f"<?{_TARGET} {_TEXT}?>".encode()
SHEET_DATA: Final = main("sheetData")
_ROW: Final = main("row")
_CELL: Final = main("c")
_OPEN = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData(%b)\s*(/?)>" % ATTRIBUTES)
_MARKUP = re.compile(rb"<[!?]")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cut:
    """``root`` is the sheet with ``MARKER`` in place of its rows, and ``frame`` the bytes of that."""

    root: Element
    frame: bytes
    lines: Lines
    spelling: Spelling


def cut(data: bytes, file: str, part: str) -> Cut:
    """Cut a sheet; ``Refused`` if it is no XML or has a DOCTYPE, ``ValueError`` if it is no sheet."""
    if _is_plain(data):
        try:
            return _by_bytes(data, file, part)
        except ValueError:
            pass  # rows out of order or without numbers, which a tree can set right
    return _by_tree(data, file, part)


def _by_bytes(data: bytes, file: str, part: str) -> Cut:
    found = _OPEN.search(data)
    if found is None:
        raise ValueError("no sheetData")
    name, start = found[1] + b"sheetData", found.end()
    end = after = start
    if not found[3]:
        end = data.rfind(b"</" + name)
        if end < start:
            raise ValueError("no end of sheetData")
        after = data.index(b">", end) + 1
    around = b"<%b%b>%b</%b>" % (name, found[2], MARKER, name)
    frame = data[: found.start()] + around + data[after:]
    return _cut(parse(frame, file, part), frame, data, (start, end))


def _by_tree(data: bytes, file: str, part: str) -> Cut:
    """Cut a sheet that is spelled in an unusual way: what its numbering leaves to counting is written out."""
    root = parse(data, file, part, keep_cdata=False)
    holder = root.find(SHEET_DATA)
    if holder is None:
        raise ValueError("no sheetData")
    etree.strip_tags(holder, etree.Comment, etree.ProcessingInstruction)
    _number(holder)
    holder[:] = sorted(holder, key=lambda row: int(row.get("r", "0")))
    text = etree.tostring(holder, encoding="UTF-8", with_tail=False)
    start = text.index(b">") + 1
    span = (start, text.rindex(b"</")) if len(holder) else (start, start)
    holder[:] = []
    holder.text = None
    holder.append(etree.ProcessingInstruction(_TARGET, _TEXT))
    return _cut(root, serialise(root), text, span)


def _number(holder: Element) -> None:
    number = 0
    for row in holder.iterchildren(_ROW):
        number = int(row.get("r", number + 1))
        row.set("r", str(number))
        column = 0
        for cell in row.iterchildren(_CELL):
            column = split_ref(cell.get("r", cell_ref(number, column + 1)))[1]
            cell.set("r", cell_ref(number, column))


def _cut(root: Element, frame: bytes, data: bytes, span: tuple[int, int]) -> Cut:
    holder = root.find(SHEET_DATA)
    if holder is None or len(holder) != 1 or getattr(holder[0], "target", None) != _TARGET:
        raise ValueError("no sheetData")
    spelled = spelling(holder.prefix or "")
    return Cut(root, frame, Lines(data, span, spelled), spelled)


def _is_plain(data: bytes) -> bool:
    """Tell whether a part is well-formed UTF-8 without anything in which a bracket could mean something else."""
    encoding = _ENCODING.match(data[:200])
    if encoding is not None and encoding[1].lower() not in (b"utf-8", b"us-ascii"):
        return False
    if _MARKUP.search(data, 5) or not data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        return False  # the tree says so, or knows better
    return True
