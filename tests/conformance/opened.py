"""An .xlsx file opened to be judged: its parts, their XML, and how they are related."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from lxml import etree
from lxml.etree import _Element as Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CONTENT_TYPES = "[Content_Types].xml"

Breach = tuple[str, str]  # part, what is wrong there
Value = TypeVar("Value")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Relation(NamedTuple):
    """What a part is related to; ``kind`` is the last word of the type, such as "worksheet"."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Formula:
    """The text of a formula, and the cell, name or element (``tag``) that holds it."""

    part: str
    place: str
    text: str
    tag: str


@dataclass(frozen=True)
class ExcelTable:
    """A table of Excel (Insert, Table) and the sheet on which it lies."""

    sheet_part: str
    sheet: Element
    part: str
    root: Element


class Opened:
    """A workbook opened to be judged."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names if not name.endswith("/")}
        self._trees: dict[str, Element | None] = {}
        self.workbook_part = next(iter(self.related("", "officeDocument")), "xl/workbook.xml")
        self.workbook = self.tree(self.workbook_part)

    def tree(self, part: str) -> Element | None:
        """Return the root of a part; None where there is no such part, or no XML in it."""
        if part not in self._trees:
            try:
                self._trees[part] = etree.fromstring(self.parts[part])
            except (KeyError, etree.XMLSyntaxError):
                self._trees[part] = None
        return self._trees[part]

    def trees(self) -> Iterator[tuple[str, Element]]:
        """Go through the parts that are XML, with their roots."""
        for part in self.parts:
            root = self.tree(part) if part.endswith(".xml") else None
            if root is not None:
                yield part, root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of a part by their ids."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for one in children(root, "{*}Relationship"):
            target, external = one.get("Target") or "", one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0])).lstrip("/")
            found[one.get("Id") or ""] = Relation((one.get("Type") or "").rsplit("/", 1)[-1], target, external)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """List the parts of one kind to which a part is related."""
        return [one.target for one in self.relations(part).values() if one.kind == kind and not one.external]

    def only(self, kind: str) -> Element:
        """Return the root of the part that a workbook has once, such as "styles"; an empty element where it lacks."""
        found = self.tree(next(iter(self.related(self.workbook_part, kind)), ""))
        return etree.Element("none") if found is None else found

    @cached_property
    def tabs(self) -> list[tuple[Element, str]]:
        """The sheets as the workbook lists them, each with its part ("" where it leads nowhere)."""
        relations = self.relations(self.workbook_part)
        found = [(one, relations.get(one.get(f"{RELATION}id") or "")) for one in each(self.workbook, "sheet")]
        return [(one, "" if relation is None else relation.target) for one, relation in found]

    @cached_property
    def sheets(self) -> list[tuple[str, Element]]:
        """Part and root of each worksheet."""
        found = ((part, self.tree(part)) for _, part in self.tabs)
        return [(part, root) for part, root in found if root is not None and root.tag == f"{MAIN}worksheet"]

    @cached_property
    def tables(self) -> list[ExcelTable]:
        """The tables of Excel on all sheets."""
        found = ((sheet, root, part) for sheet, root in self.sheets for part in self.related(sheet, "table"))
        trees = ((sheet, root, part, self.tree(part)) for sheet, root, part in found)
        return [ExcelTable(sheet, root, part, tree) for sheet, root, part, tree in trees if tree is not None]

    @cached_property
    def strings(self) -> list[Element]:
        """The shared strings."""
        return list(children(self.only("sharedStrings"), f"{MAIN}si"))

    @cached_property
    def formulas(self) -> list[Formula]:
        """Every formula: of cells, conditional formats, validations and names."""
        held = [
            Formula(part, parent_of(one).get("r") or local(parent_of(one)), one.text or "", local(one))
            for part, root in self.sheets
            for one in each(root, "f", "formula", "formula1", "formula2")
        ]
        names = [
            Formula(self.workbook_part, one.get("name") or "", one.text or "", "name")
            for one in each(self.workbook, "definedName")
        ]
        return [one for one in held + names if one.text]

    def styles(self, name: str) -> list[Element]:
        """List the children of one element of the styles, such as "fonts"."""
        return list(self.only("styles").iterfind(f"{MAIN}{name}/*"))


def each(root: Element | None, *tags: str) -> Iterator[Element]:
    """Go through the elements of SpreadsheetML with one of these names, at any depth."""
    return iter(()) if root is None else root.iter(*(MAIN + tag for tag in tags))


def children(root: Element | None, tag: str) -> Iterator[Element]:
    """Go through the children with this full name; there are none where there is no root."""
    return iter(()) if root is None else root.iterchildren(tag)


def parent_of(element: Element) -> Element:
    """Return the parent of an element that is no root."""
    parent = element.getparent()
    assert parent is not None
    return parent


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def repeated(values: Iterable[Value]) -> list[Value]:
    """List what comes more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def unescaped(text: str) -> str:
    """Resolve the escapes of a text: _x000A_ is a line break."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def text_of(holder: Element) -> str:
    """Join the runs of a string as it is shown, without phonetic hints."""
    runs = each(holder, "t")
    return unescaped("".join(one.text or "" for one in runs if local(parent_of(one)) != "rPh"))
