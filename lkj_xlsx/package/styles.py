"""Styles that are added to a workbook: a number format, and all that a worksheet of another workbook needs."""

from copy import deepcopy

from lxml import etree

from .cell import BUILTIN_FORMATS, GENERAL
from .parts import RELATION_ID, Element, Package, drop, main, serialise, to_int

_FIRST_OWN_FORMAT = 164  # the numbers below belong to the formats that every program knows
_LOOKS = (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId"))
_DRAWN = ("drawing", "legacyDrawing", "picture", "controls", "oleObjects", "tableParts")


def format_number(styles: Element, code: str) -> str:
    """Give the number of a format code in the list of formats, where it is added if it is not there."""
    formats = styles.find(main("numFmts"))
    if formats is None:
        formats = styles.makeelement(main("numFmts"), {})
        styles.insert(0, formats)
    known = {item.get("formatCode", ""): item.get("numFmtId", "") for item in formats}
    if code not in known:
        taken = [to_int(number, 0) for number in known.values()]
        known[code] = str(max([_FIRST_OWN_FORMAT - 1, *taken]) + 1)
        etree.SubElement(formats, main("numFmt"), numFmtId=known[code], formatCode=code)
        formats.set("count", str(len(formats)))
    return known[code]


def adopted(target: Package, source: Package, part: str, over: str | None = None) -> bytes:
    """Give a worksheet of ``source`` as a part of ``target``: with its cells, looks and page, without what is drawn.

    ``over`` is a worksheet of ``target`` that it replaces: what is drawn there stays. ``ValueError`` where one of the
    two has no styles, or that worksheet holds a table of Excel.
    """
    drawn = [] if over is None else [one for one in target.fresh_tree(over) if one.tag in map(main, _DRAWN)]
    if any(one.tag == main("tableParts") for one in drawn):
        raise ValueError("a table of Excel names its cells")
    root = source.fresh_tree(part)
    styles = _Styles(target, source)
    strings_part = source.related(source.workbook_part, "sharedStrings")
    strings = [] if strings_part is None else list(source.fresh_tree(strings_part).iterchildren(main("si")))
    for cell in root.iter(main("c")):
        if cell.get("s") is not None:
            cell.set("s", str(styles.number(to_int(cell.get("s"), 0))))
        value = cell.find(main("v"))
        if cell.get("t") == "s" and value is not None:
            cell.set("t", "inlineStr")
            inline = etree.SubElement(cell, main("is"))
            inline.extend(deepcopy(list(strings[to_int(value.text, 0)])))
            cell.remove(value)
    for name in _DRAWN:
        for one in root.findall(main(name)):
            root.remove(one)
    root.extend(drawn)
    for page in root.iterfind(main("pageSetup")):
        drop(page, RELATION_ID)  # the settings of a printer
    styles.finish()
    return serialise(root)


class _Styles:
    """Finds or adds in one workbook the styles of another."""

    def __init__(self, target: Package, source: Package) -> None:
        parts = [package.related(package.workbook_part, "styles") for package in (target, source)]
        if parts[0] is None or parts[1] is None:
            raise ValueError("a workbook without styles")
        self._package, self._part = target, parts[0]
        self._here, self._there = target.tree(parts[0]), source.fresh_tree(parts[1])
        self._known: dict[int, int] = {}

    def number(self, style: int) -> int:
        """Give the number here of a style there."""
        if style not in self._known:
            wanted = deepcopy(_of(self._there, "cellXfs")[style])
            for name, key in _LOOKS:
                look = _of(self._there, name)[to_int(wanted.get(key), 0)]
                wanted.set(key, str(_place(_of(self._here, name), look)))
            wanted.set("numFmtId", self._format(wanted.get("numFmtId", "0")))
            wanted.set("xfId", "0")
            self._known[style] = _place(_of(self._here, "cellXfs"), wanted)
        return self._known[style]

    def finish(self) -> None:
        """Count what the lists hold now."""
        for name in ("cellXfs", *(name for name, _ in _LOOKS)):
            for listed in self._here.iterfind(main(name)):
                listed.set("count", str(len(listed)))
        self._package.touch(self._part)

    def _format(self, number: str) -> str:
        """Give the number here of a number format there; the built-in ones are the same everywhere."""
        if to_int(number, 0) in BUILTIN_FORMATS:
            return number
        there = {one.get("numFmtId"): one.get("formatCode", "") for one in self._there.iter(main("numFmt"))}
        return format_number(self._here, there.get(number, GENERAL))


def _of(styles: Element, name: str) -> Element:
    found = styles.find(main(name))
    if found is None:
        raise ValueError(f"styles without {name}")
    return found


def _place(listed: Element, wanted: Element) -> int:
    """Give the place of an element in a list, to whose end it is added where nothing like it stands there."""
    text = serialise(wanted)
    for at, one in enumerate(listed):
        if serialise(one) == text:
            return at
    listed.append(deepcopy(wanted))
    return len(listed) - 1
