"""A worksheet part split in two: its rows, which stay bytes, and the frame around them, which is a tree.

The frame holds merged areas, hidden columns, hyperlinks, the filter and the dimension.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.parsers import expat

from lxml import etree

from .cell import legal
from .cell_xml import ATTRIBUTES
from .parts import MAIN, RELATION_ID, Chunks, Element, drop, is_true, main, no_size, parse, serialise, to_int
from .refs import MAX_COLUMN, Area, area_ref, cell_ref, split_area, split_ref
from .row_bytes import Rows

_TARGET: Final = "lkj"
_TEXT: Final = "rows"
ROWS_MARK: Final = f"<?{_TARGET} {_TEXT}?>".encode()
"""A processing instruction that stands in the frame in place of the rows."""

_SHEET_DATA: Final = main("sheetData")
_ROW: Final = main("row")
_CELL: Final = main("c")
_SHEET_DATA_TAG: Final = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData(%b)\s*(/?)>" % ATTRIBUTES)
_TAG: Final = rb"<(/?)(%b)?(?=[^\s/>:]+[\s/>])"
"""A tag with a prefix or with none; one with another prefix does not match."""

_MARKUP: Final = re.compile(rb"<[!?]")
_ENCODING: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)

_MERGES: Final = main("mergeCells")
_MERGE: Final = main("mergeCell")
MOST_LINKS = 65_530  # on one sheet
_LINKS: Final = main("hyperlinks")
_LINK: Final = main("hyperlink")
_FILTER: Final = main("autoFilter")
_DIMENSION: Final = main("dimension")
_FORMAT: Final = main("sheetFormatPr")

# The elements that CT_Worksheet puts before <hyperlinks>; an unknown one stays behind it.
_BEFORE_LINKS: Final = frozenset(
    main(name)
    for name in (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
        *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"),
        *("customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"),
    )
)


@dataclass(frozen=True, slots=True)
class SplitSheet:
    """``root`` is the sheet with ``ROWS_MARK`` in place of its rows, and ``frame`` the bytes of that.

    Where the tags of the file have a prefix (``<x:row>``), those of ``rows`` have none.
    """

    root: Element
    frame: bytes
    rows: Rows
    prefix: bytes

    def row_chunks(self) -> Chunks:
        """Give the bytes of all rows as the file spells them, in pieces to be joined."""
        chunks = self.rows.chunks()
        return [_with_prefix(chunk, self.prefix) for chunk in chunks] if self.prefix else chunks


def split_sheet(data: bytes, file: str, part: str) -> SplitSheet:
    """Split a sheet; ``Refused`` if it is no XML or has a DOCTYPE, ``ValueError`` if it is no sheet."""
    if _is_plain(data):
        try:
            return _split_bytes(data, file, part)
        except ValueError:
            pass  # rows out of order or without numbers, which a tree can set right
    return _split_tree(data, file, part)


def _split_bytes(data: bytes, file: str, part: str) -> SplitSheet:
    found = _SHEET_DATA_TAG.search(data)
    if found is None:
        raise ValueError("no sheetData")
    prefix, attributes, closed = found.groups()
    name, start = prefix + b"sheetData", found.end()
    end = after = start
    if not closed:
        end = data.rfind(b"</" + name)
        if end < start:
            raise ValueError("no end of sheetData")
        after = data.index(b">", end) + 1
    holder = b"<%b%b>%b</%b>" % (name, attributes, ROWS_MARK, name)
    frame = data[: found.start()] + holder + data[after:]
    root = parse(frame, file, part)
    if _mixes_prefixes(root, data, (start, end)):
        raise ValueError("two prefixes for the same names")
    return _split(root, frame, data, (start, end))


def _mixes_prefixes(root: Element, data: bytes, span: tuple[int, int]) -> bool:
    """Tell whether rows and cells may be spelled in two ways, such as ``<x:c><is/></x:c>`` in one namespace."""
    holder = root.find(_SHEET_DATA)
    if holder is None or data.find(MAIN.encode(), *span) >= 0:
        return True
    others = [prefix for prefix, uri in holder.nsmap.items() if uri == MAIN and prefix != holder.prefix]
    patterns = (rb"<[^/\s>:]+[\s/>]" if prefix is None else b"<%b:" % prefix.encode() for prefix in others)
    return any(re.compile(pattern).search(data, *span) is not None for pattern in patterns)


def _split_tree(data: bytes, file: str, part: str) -> SplitSheet:
    """Split a sheet in an unusual spelling: rows and cells that are only counted get numbers."""
    root = parse(data, file, part, keep_cdata=False)
    holder = root.find(_SHEET_DATA)
    if holder is None:
        raise ValueError("no sheetData")
    etree.strip_tags(holder, etree.Comment, etree.ProcessingInstruction)
    holder = _with_one_prefix(holder)
    _number(holder)
    holder[:] = sorted(holder, key=lambda row: int(row.get("r", "0")))
    text = etree.tostring(holder, encoding="UTF-8", with_tail=False)
    start = text.index(b">") + 1
    span = (start, text.rindex(b"</")) if len(holder) else (start, start)
    holder[:] = []
    holder.text = None
    holder.append(etree.ProcessingInstruction(_TARGET, _TEXT))
    return _split(root, serialise(root), text, span)


def _split(root: Element, frame: bytes, data: bytes, span: tuple[int, int]) -> SplitSheet:
    holder = root.find(_SHEET_DATA)
    if holder is None or len(holder) != 1 or getattr(holder[0], "target", None) != _TARGET:
        raise ValueError("no sheetData")
    prefix = f"{holder.prefix}:".encode() if holder.prefix else b""
    if prefix:
        data = _without_prefix(data[slice(*span)], prefix)
        span = (0, len(data))
    return SplitSheet(root, frame, Rows(data, span), prefix)


def _without_prefix(rows: bytes, prefix: bytes) -> bytes:
    """Spell ``<x:c>`` as ``<c>``, and ``<c>``, which is something else then, as ``<:c>``."""
    return re.sub(_TAG % prefix, lambda tag: b"<%b%b" % (tag[1], b"" if tag[2] else b":"), rows)


def _with_prefix(rows: bytes | memoryview, prefix: bytes) -> bytes:
    """Undo ``_without_prefix``."""
    return re.sub(_TAG % b":", lambda tag: b"<%b%b" % (tag[1], b"" if tag[2] else prefix), rows)


def _with_one_prefix(holder: Element) -> Element:
    """Give the rows with the prefix of their holder wherever an element of the same namespace has another one."""
    tags = holder.iter(f"{{{MAIN}}}*")
    if all(one.prefix == holder.prefix for one in tags):
        return holder
    attributes, names = _attributes_and_names(holder)
    again = etree.Element(holder.tag, attributes, nsmap={**names, holder.prefix: MAIN})
    parent = holder.getparent()
    assert parent is not None
    again.tail = holder.tail
    parent.replace(holder, again)
    _copy_children(holder, again)
    return again


def _attributes_and_names(element: Element) -> tuple[Any, Any]:
    return dict(element.attrib), {prefix: uri for prefix, uri in element.nsmap.items() if uri != MAIN}


def _copy_children(one: Element, other: Element) -> None:
    other.text = one.text
    for child in one:
        attributes, names = _attributes_and_names(child)
        copy = etree.SubElement(other, child.tag, attributes, nsmap=names)
        copy.tail = child.tail
        _copy_children(child, copy)


def _number(holder: Element) -> None:
    number = 0
    for row in holder.iterchildren(_ROW):
        number = int(row.get("r", number + 1))
        row.set("r", str(number))
        column = 0
        for cell in row.iterchildren(_CELL):
            column = split_ref(cell.get("r", cell_ref(number, column + 1)))[1]
            cell.set("r", cell_ref(number, column))


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


def merged_areas(root: Element) -> tuple[Area, ...]:
    """List the merged areas; ``ValueError`` for a reference that is none."""
    return tuple(split_area(item.get("ref", "")) for item in root.iterfind(f"{_MERGES}/{_MERGE}"))


def hidden_columns(root: Element) -> frozenset[int]:
    """Number the hidden columns, and those without any width."""
    hidden = set[int]()
    for column in root.iterfind(f"{main('cols')}/{main('col')}"):
        if is_true(column.get("hidden")) or no_size(column.get("width", "")):
            last = min(to_int(column.get("max"), 0), MAX_COLUMN)
            hidden.update(range(max(to_int(column.get("min"), 1), 1), last + 1))
    return frozenset(hidden)


def default_height(root: Element) -> str:
    """Give the height in points of a row that states none, "" where the sheet does not say."""
    declared = root.find(_FORMAT)
    return "" if declared is None else declared.get("defaultRowHeight", "")


def drop_below(root: Element, row: int) -> None:
    """Take away the merges and hyperlinks that begin in this row or below."""
    for holder_name in (_MERGES, _LINKS):
        holder = root.find(holder_name)
        if holder is not None:
            _remove(holder, lambda item: _first_row(item) >= row)


def internal_links(root: Element, column: int) -> list[tuple[str, str]]:
    """List the hyperlinks of a column into the workbook itself as (reference, location)."""
    return [
        (item.get("ref", ""), item.get("location", ""))
        for item in root.iterfind(f"{_LINKS}/{_LINK}")
        if _is_internal(item, column)
    ]


def replace_internal_links(root: Element, links: Sequence[tuple[str, str]], column: int) -> None:
    """Put these in place of the hyperlinks of a column into the workbook; the others stay.

    Excel offers to repair a sheet with more than 65,530 links, so those beyond that are not written.
    """
    holder = root.find(_LINKS)
    if holder is None:
        holder = root.makeelement(_LINKS)
        place = max(number for number, item in enumerate(root) if item.tag in _BEFORE_LINKS)
        root.insert(place + 1, holder)
    old = {item for item in holder.iterchildren(_LINK) if _is_internal(item, column)}
    room = MOST_LINKS - (sum(1 for _ in holder.iterchildren(_LINK)) - len(old))
    for ref, location in links[: max(room, 0)]:
        holder.append(holder.makeelement(_LINK, {"ref": ref, "location": legal(location)}))
    _remove(holder, lambda item: item in old)


def dimension(root: Element) -> Area | None:
    """Give the area that a sheet says it fills; None if it does not say."""
    declared = root.find(_DIMENSION)
    return None if declared is None else split_area(declared.get("ref", ""))


def cover(root: Element, row: int, column: int) -> bool:
    """Let the dimension of a sheet cover a cell; tell whether that changed anything."""
    dimension = root.find(_DIMENSION)
    if dimension is None:
        return False
    try:
        top, left, bottom, right = split_area(dimension.get("ref", ""))
    except ValueError:
        root.remove(dimension)  # optional, and of no use if it cannot be read
        return True
    if top <= row <= bottom and left <= column <= right:
        return False
    dimension.set("ref", area_ref((min(top, row), min(left, column), max(bottom, row), max(right, column))))
    return True


def set_filter(root: Element, ref: str) -> None:
    """Change the reference of the filter, if there is one, and take its conditions away."""
    existing = root.find(_FILTER)
    if existing is not None:
        existing.set("ref", ref)
        existing[:] = []


def freeze(root: Element, rows: int) -> bool:
    """Freeze the first rows in all views, or none; tell whether that changed anything. Frozen columns stay."""
    changed = False
    for view in root.iterfind(f"{main('sheetViews')}/{main('sheetView')}"):
        pane = view.find(main("pane"))
        if pane is None and rows:
            pane = view.makeelement(main("pane"), {"topLeftCell": f"A{rows + 1}", "activePane": "bottomLeft"})
            pane.set("state", "frozen")
            view.insert(0, pane)
        elif pane is None or pane.get("xSplit") is not None or pane.get("state") != "frozen":
            continue
        changed = True
        for selection in list(view.iterchildren(main("selection"))):
            view.remove(selection)
        if not rows:
            view.remove(pane)
        else:
            pane.set("ySplit", str(rows))
    return changed


def select(root: Element, *, selected: bool) -> bool:
    """Select the tab of a sheet in all its views, or no longer; tell whether that changed anything."""
    changed = False
    for view in root.iterfind(f"{main('sheetViews')}/{main('sheetView')}"):
        if is_true(view.get("tabSelected")) != selected:
            changed = True
            if selected:
                view.set("tabSelected", "1")
            else:
                drop(view, "tabSelected")
    return changed


def _first_row(item: Element) -> int:
    try:
        return split_area(item.get("ref", ""))[0]
    except ValueError:
        return 0


def _is_internal(item: Element, column: int) -> bool:
    if item.get("location") is None or item.get(RELATION_ID) is not None:
        return False
    try:
        _, left, _, right = split_area(item.get("ref", ""))
    except ValueError:
        return False
    return left == column == right


def _remove(holder: Element, unwanted: Callable[[Element], bool]) -> None:
    """Remove children, keep the count, and remove the holder itself when it is empty."""
    for item in list(holder.iterchildren("*")):
        if unwanted(item):
            holder.remove(item)
    left = len(list(holder.iterchildren("*")))
    if holder.get("count") is not None:
        holder.set("count", str(left))
    parent = holder.getparent()
    if not left and parent is not None:
        parent.remove(holder)
