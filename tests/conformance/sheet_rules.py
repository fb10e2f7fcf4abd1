"""Rules for what stands on a sheet: rows, cells, texts, tables, validations, links, comments and pages."""

import re
from collections.abc import Callable, Iterator

from lxml import etree
from lxml.etree import _Element as Element

from conformance.areas import CELL, COLUMNS, ROWS, area, column_number, is_name, lists_areas, overlap
from conformance.opened import (
    MAIN,
    RELATION,
    Breach,
    ExcelTable,
    Opened,
    children,
    each,
    local,
    repeated,
    text_of,
    unescaped,
)

_ERROR_VALUES = (
    "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #BUSY! "
    "#UNKNOWN!"
)
ERRORS = frozenset(_ERROR_VALUES.split())
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
HIGHEST_ROW, WIDEST_COLUMN, MOST_LINKS = 409.5, 255, 65_530
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*")


def grid(book: Opened) -> Iterator[Breach]:
    """Rows and cells ascend within the sheet, heights to 409.5, widths to 255, cols apart. ECMA 1, 18.3.1; limits."""
    for part, root in book.sheets:
        last = 0
        for row in each(root, "row"):
            number = int(row.get("r") or last + 1)
            if not last < number <= ROWS or float(row.get("ht") or 0) > HIGHEST_ROW:
                yield part, f"row {number} after row {last}, of height {row.get('ht')}"
            last = number
            yield from ((part, told) for told in _cells_out_of_order(row, number))
        cols = [
            (int(one.get("min") or 0), int(one.get("max") or 0), float(one.get("width") or 0))
            for one in each(root, "col")
        ]
        ends = [0, *(end for low, high, _ in cols for end in (low - 0.5, high))]
        if ends != sorted(ends) or ends[-1] > COLUMNS or any(width > WIDEST_COLUMN for *_, width in cols):
            yield part, f"cols overlap, are out of order or too wide: {cols}"


def _cells_out_of_order(row: Element, number: int) -> Iterator[str]:
    column = 0
    for one in row.iterchildren(f"{MAIN}c"):
        ref = one.get("r")
        found = CELL.fullmatch(ref or f"A{number}")
        now = column + 1 if ref is None else column_number(found[1]) if found else 0
        if not column < now <= COLUMNS or found is None or int(found[2]) != number:
            yield f"cell {ref} in row {number}, after column {column}"
        column = now


def values(book: Opened) -> Iterator[Breach]:
    """A value fits its type: a number, 0 or 1, a known error, a shared string that is there. ECMA 1, 18.18.11."""
    known: dict[str, Callable[[str], bool]] = {
        "n": lambda value: _NUMBER.fullmatch(value) is not None and abs(float(value)) < 1e308,
        "b": lambda value: value in ("0", "1", "true", "false"),
        "e": lambda value: value in ERRORS,
        "s": lambda value: value.strip().isdigit() and int(value) < len(book.strings),
        **dict.fromkeys(("str", "inlineStr", "d"), lambda _: True),
    }
    for part, root in book.sheets:
        for one in each(root, "c"):
            kind, value = one.get("t") or "n", one.findtext(f"{MAIN}v")
            if kind not in known or (value and not known[kind](value)):
                yield part, f"{one.get('r')}: {value!r:.40} is no value of type {kind}"


def contents(book: Opened) -> Iterator[Breach]:
    """A cell holds one formula, one value and one inline text at most, and them in that order. ECMA 1, 18.3.1.4."""
    order = ("f", "v", "is", "extLst")
    for part, root in book.sheets:
        for one in each(root, "c"):
            held = [order.index(local(child)) for child in one if local(child) in order]
            if held != sorted(set(held)):
                yield part, f"{one.get('r')} holds {[order[at] for at in held]}"


def texts(book: Opened) -> Iterator[Breach]:
    """A text has 32,767 characters at most, and xml:space is default or preserve. limits; XML 1.0, 2.10."""
    held = [("sharedStrings", str(number), one) for number, one in enumerate(book.strings)]
    for part, root in book.sheets:
        cells = (one for one in each(root, "c") if one.get("t") in ("str", "inlineStr"))
        held += [(part, one.get("r") or "", one) for one in cells]
    for part, place, one in held:
        length = max(len(text_of(one)), len(one.findtext(f"{MAIN}v") or ""))
        spaces = {piece.get(SPACE) or "default" for piece in each(one, "t")} - {"default", "preserve"}
        if length > 32_767 or spaces:
            yield part, f"{place}: {length} characters, xml:space {spaces or 'is fine'}"


def merges(book: Opened) -> Iterator[Breach]:
    """Merged areas hold two cells or more, and meet neither each other nor a table. ECMA 1, 18.3.1.55; reports."""
    for part, root in book.sheets:
        areas = {one.get("ref") or "": area(one.get("ref")) for one in each(root, "mergeCell")}
        yield from ((part, f"merged area {ref}") for ref, one in areas.items() if one is None or one[:2] == one[2:])
        sound = sorted((one, ref) for ref, one in areas.items() if one is not None)
        for number, (one, ref) in enumerate(sound):
            for other, other_ref in sound[number + 1 :]:
                if other[0] > one[2]:
                    break
                if overlap(one, other):
                    yield part, f"merged areas {ref} and {other_ref} meet"
        for table in book.tables:
            inside = area(table.root.get("ref")) if table.sheet_part == part else None
            over = [ref for one, ref in sound if inside is not None and overlap(one, inside)]
            yield from ((table.part, f"merged area {ref} lies in the table") for ref in over)


def tables(book: Opened) -> Iterator[Breach]:
    """Tables: own id, name and area with a row of data, as many columns as it is wide, named by the heading cells.

    ECMA 1, 18.5.1.2; reports: a heading that is no text or another one is the commonest cause of a repair prompt.
    """
    names = [(one.root.get("displayName") or "").casefold() for one in book.tables]
    defined = [(one.get("name") or "").casefold() for one in each(book.workbook, "definedName")]
    taken, ids = repeated(names + defined), repeated(one.root.get("id") for one in book.tables)
    for table, name in zip(book.tables, names, strict=True):
        ref, heads = area(table.root.get("ref")), int(table.root.get("headerRowCount") or 1)
        columns = [one.get("name") or "" for one in each(table.root, "tableColumn")]
        if name in taken or not is_name(name) or table.root.get("id") in ids:
            yield table.part, f"name {name!r} or id {table.root.get('id')}"
        if repeated(one.casefold() for one in columns) or not all(1 <= len(one) <= 255 for one in columns):
            yield table.part, f"columns {columns}"
        if ref is None or ref[2] - ref[0] < heads or ref[3] - ref[1] + 1 != len(columns):
            yield table.part, f"area {table.root.get('ref')} with {len(columns)} columns"
            continue
        others = [one for one in book.tables if one.sheet_part == table.sheet_part and one is not table]
        areas = (area(one.root.get("ref")) for one in others)
        if any(one is not None and overlap(ref, one) for one in areas):
            yield table.part, f"area {table.root.get('ref')} meets another table"
        if heads:
            yield from ((table.part, told) for told in _other_headings(book, table, ref[0], ref[1], columns))


def _other_headings(book: Opened, table: ExcelTable, row: int, left: int, columns: list[str]) -> Iterator[str]:
    rows = (one for one in each(table.sheet, "row") if one.get("r") == str(row))
    found = ((CELL.match(cell.get("r") or ""), cell) for one in rows for cell in one)
    cells = {column_number(place[1]): cell for place, cell in found if place is not None}
    for number, heading in enumerate(columns, left):
        cell = cells.get(number, etree.Element("none"))
        kind, shown = cell.get("t"), cell.findtext(f"{MAIN}v") or ""
        if kind == "s":
            shown = text_of(book.strings[int(shown)])
        elif kind == "inlineStr":
            shown = text_of(cell)
        if kind not in ("s", "inlineStr", "str") or shown.split() != unescaped(heading).split():
            yield f"heading {heading!r}: the cell has {shown!r:.40} of type {kind}"


def validations(book: Opened) -> Iterator[Breach]:
    """Data validation: a list typed out has 255 characters, prompts 255, their titles 32, an area. limits; reports."""
    most = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}
    for part, root in book.sheets:
        for one in each(root, "dataValidation"):
            long = [key for key, limit in most.items() if len(one.get(key) or "") > limit]
            listed = one.findtext(f"{MAIN}formula1") or ""
            if long or not lists_areas(one) or (listed.startswith('"') and len(listed) > 257):
                yield part, f"{one.get('sqref')}: {long or f'list of {len(listed)} characters, or no area'}"


def conditional_formats(book: Opened) -> Iterator[Breach]:
    """Conditional formats: an area, rules, priorities from 1 on, no array constants. ECMA 1, 18.3.1.10; OI."""
    scales = ("colorScale", "dataBar", "iconSet")
    for part, root in book.sheets:
        for one in each(root, "conditionalFormatting"):
            if one.find(f"{MAIN}cfRule") is None or not lists_areas(one):
                yield part, f"{one.get('sqref')}: no rule, or no area"
            for found in children(one, f"{MAIN}cfRule"):
                kind, priority = found.get("type"), found.get("priority")
                formulas = [text.text or "" for text in children(found, f"{MAIN}formula")]
                lacks = kind in scales and found.find(MAIN + str(kind)) is None
                lacks = lacks or (kind == "expression" and not formulas) or int(priority or 0) < 1
                if lacks or any("{" in re.sub('"[^"]*"', "", text) for text in formulas):
                    yield part, f"{one.get('sqref')}: rule {kind} of priority {priority} with {formulas}"


def links(book: Opened) -> Iterator[Breach]:
    """Hyperlinks: 65,530 to a sheet, an area, an address of 2,079 characters, a tip of 255. limits; reports."""
    for part, root in book.sheets:
        found, relations = list(each(root, "hyperlink")), book.relations(part)
        if len(found) > MOST_LINKS:
            yield part, f"{len(found)} links"
        for one in found:
            leads = relations.get(one.get(f"{RELATION}id") or "")
            length = max(len(leads.target if leads else ""), len(one.get("location") or ""))
            if area(one.get("ref")) is None or length > 2_079 or len(one.get("tooltip") or "") > 255:
                yield part, f"link at {one.get('ref')}, {length} characters"


def comments(book: Opened) -> Iterator[Breach]:
    """Comments: one to a cell, of a known author, with a shape in the sheet's VML drawing. ECMA 1, 18.7; reports."""
    for sheet, root in book.sheets:
        shapes = _comment_shapes(book, sheet, root)
        for part in book.related(sheet, "comments"):
            found = list(each(book.tree(part), "comment"))
            authors = sum(1 for _ in each(book.tree(part), "author"))
            yield from ((part, f"two comments on {ref}") for ref in repeated(one.get("ref") for one in found))
            for one in found:
                top, left, *_ = area(one.get("ref")) or (0, 0)
                if int(one.get("authorId") or 0) >= authors or (str(top - 1), str(left - 1)) not in shapes:
                    yield part, f"{one.get('ref')}: unknown author, or no shape"


def _comment_shapes(book: Opened, sheet: str, root: Element) -> set[tuple[str, str]]:
    """Return row and column, from 0 on, of each shape that shows a comment."""
    drawn = root.find(f"{MAIN}legacyDrawing")
    relation = None if drawn is None else book.relations(sheet).get(drawn.get(f"{RELATION}id") or "")
    vml = None if relation is None else book.tree(relation.target)
    shapes = () if vml is None else vml.iter("{urn:schemas-microsoft-com:office:excel}ClientData")
    return {((one.findtext("{*}Row") or "").strip(), (one.findtext("{*}Column") or "").strip()) for one in shapes}


def drawings(book: Opened) -> Iterator[Breach]:
    """Shapes of a drawing have ids of their own. ECMA 1, 20.1.2.2.8; reports."""
    for part in sorted({part for sheet, _ in book.sheets for part in book.related(sheet, "drawing")}):
        root = book.tree(part)
        shapes = () if root is None else root.iter("{*}cNvPr")
        yield from ((part, f"id {one} twice") for one in repeated(one.get("id") for one in shapes))


def pages(book: Opened) -> Iterator[Breach]:
    """Pages: headers of 255 characters, 1,026 breaks, scales of 10 to 400, a dimension. limits; ECMA 1, 18.3.1.63."""
    for part, root in book.sheets:
        for one in root.iterfind(f"{MAIN}headerFooter/*"):
            if len(one.text or "") > 255:
                yield part, f"{local(one)} of {len(one.text or '')} characters"
        for one in each(root, "rowBreaks", "colBreaks"):
            if len(one) > 1_026 or repeated(item.get("id") for item in one):
                yield part, f"{local(one)}: {len(one)} breaks, or one twice"
        for one in each(root, "pageSetup", "dimension"):
            if not 10 <= int(one.get("scale") or 100) <= 400 or ("ref" in one.attrib and area(one.get("ref")) is None):
                yield part, f"{local(one)} {sorted(one.attrib.items())}"


RULES = (
    grid, values, contents, texts, merges, tables, validations, conditional_formats, links, comments, drawings, pages,
)  # fmt: skip
