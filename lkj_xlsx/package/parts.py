"""The parts of a workbook (``xl/workbook.xml``, ...): found by relationship, parsed, written only if they changed."""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from . import zip_archive
from .refusals import MAX_MARKUP, Reason

Element = etree._Element

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

TYPES_PART: Final = "[Content_Types].xml"
_OVERRIDE: Final = f"{{{CONTENT_TYPES}}}Override"
_WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_OTHER_TYPES: Final = (
    ("ms-excel.sheet.binary", Reason.XLSB),
    ("ms-excel.sheet.macroenabled", Reason.XLSM),
    ("ms-excel.template.macroenabled", Reason.XLSM),
    ("ms-excel.addin.macroenabled", Reason.XLSM),
    ("spreadsheetml.template", Reason.XLTX),
    ("wordprocessingml", Reason.OFFICE),
    ("presentationml", Reason.OFFICE),
    ("ms-word", Reason.OFFICE),
    ("ms-powerpoint", Reason.OFFICE),
)

Chunks = Sequence[bytes | memoryview]
"""The content of a part in pieces; joined it might be a hundred megabytes more."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part; ``target`` is a part name, or a foreign address if ``external``."""

    id: str
    kind: str
    target: str
    external: bool


def rels_part(part: str) -> str:
    """Name the part that holds the relationships of a part ("" is the package)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Package:
    """The parts of one file. Reading may raise ``Refused``."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self._data = data
        self._entries = zip_archive.unpack(data, file)
        self._real_names = {name.lower(): name for name in self._entries}
        self._trees: dict[str, Element] = {}
        self._touched: set[str] = set()
        self._renders: dict[str, Callable[[], Chunks | None]] = {}
        self.workbook_part = self._find_workbook()

    def find(self, part: str) -> str | None:
        """Give the name of a part as the zip spells it, None if there is no such part."""
        return self._real_names.get(part.lower())

    def content(self, part: str) -> bytes:
        """Unpack a part as it came; ``Refused`` if it is absent or damaged."""
        entry = self._entries.get(part)
        if entry is None:
            raise Reason.NO_PART.refused(self.file, part=part)
        try:
            return entry.content()
        except ValueError:
            raise Reason.BROKEN_PART.refused(self.file, part=part) from None

    def fresh_tree(self, part: str) -> Element:
        """Parse a part as it came; changes to it go nowhere."""
        return parse(self.content(part), self.file, part)

    def tree(self, part: str) -> Element:
        """Parse a part once; changes followed by ``touch`` are written."""
        if part not in self._trees:
            self._trees[part] = self.fresh_tree(part)
        return self._trees[part]

    def touch(self, part: str) -> None:
        """Say that the tree of a part may have changed."""
        self._touched.add(part)

    def rendered_by(self, part: str, render: Callable[[], Chunks | None]) -> None:
        """Let ``render`` give the new content of a part when it is needed (None: as it came)."""
        self._renders[part] = render

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """List the relationships of a part, none if it has no such list."""
        rels = self.find(rels_part(part))
        if rels is None:
            return ()
        folder = posixpath.dirname(part)
        return tuple(self._relationship(item, folder) for item in self.fresh_tree(rels).iterchildren(RELATIONSHIP))

    def related(self, part: str, kind: str) -> str | None:
        """Give the part that the first relationship of this kind leads to, None if there is none."""
        for relation in self.relationships(part):
            if relation.kind == kind and not relation.external:
                return self.find(relation.target)
        return None

    def edits(self) -> dict[str, Chunks]:
        """Give the new content of the parts that really differ from how they came."""
        changed: dict[str, Chunks] = {}
        for part in sorted(self._touched):
            after = serialise(self._trees[part])
            if after != serialise(self.fresh_tree(part)):
                changed[part] = [after]
        for part, render in self._renders.items():
            content = render()
            if content is not None:
                changed[part] = content
        return changed

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """Add a part and declare its type; there must be none of this name yet."""
        self._entries[part] = zip_archive.new_entry(part, content)
        self._real_names[part.lower()] = part
        types = self.tree(TYPES_PART)
        types.append(types.makeelement(_OVERRIDE, {"PartName": f"/{part}", "ContentType": content_type}))
        self.touch(TYPES_PART)

    def replace(self, part: str, content: bytes) -> None:
        """Give a part another content; what was read of it before has no effect any more."""
        self._entries[part] = zip_archive.new_entry(part, content)
        self._trees.pop(part, None)
        self._renders.pop(part, None)
        self._touched.discard(part)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship to a part that has a list of them already, and give its id."""
        rels = self.find(rels_part(part))
        if rels is None:
            raise Reason.NO_PART.refused(self.file, part=rels_part(part))
        tree = self.tree(rels)
        known = {item.get("Id") for item in tree.iterchildren(RELATIONSHIP)}
        name = next(f"rId{number}" for number in range(1, len(known) + 2) if f"rId{number}" not in known)
        tree.append(tree.makeelement(RELATIONSHIP, {"Id": name, "Type": kind, "Target": f"/{target}"}))
        self.touch(rels)
        return name

    def packed(self, edits: Mapping[str, Chunks | None]) -> bytes:
        """Give the bytes of the file with some parts replaced (None: dropped)."""
        if not edits:
            return self._data
        entries = []
        for name, entry in self._entries.items():
            if name not in edits:
                entries.append(entry)
            elif (content := edits[name]) is not None:
                entries.append(entry.holding(content))
        return zip_archive.pack(entries)

    def _relationship(self, item: Element, folder: str) -> Relationship:
        target = item.get("Target", "")
        external = item.get("TargetMode") == "External"
        if not external:
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            target = path if self.find(path) else unquote(path)
        # Transitional and strict files differ in the address before the last step.
        kind = item.get("Type", "").rpartition("/")[2]
        return Relationship(item.get("Id", ""), kind, target, external)

    def _find_workbook(self) -> str:
        if TYPES_PART not in self._entries:
            raise self._foreign_zip().refused(self.file)
        part = self.related("", "officeDocument")
        if part is None:
            listed = any(relation.kind == "officeDocument" for relation in self.relationships(""))
            # A package without a list of relationships, or one that leads nowhere, was a workbook once.
            missing = "xl/workbook.xml" if listed else rels_part("")
            raise Reason.NO_PART.refused(self.file, part=missing)
        content_type = self._content_type(part).lower()
        if content_type != _WORKBOOK_TYPE:
            other = (reason for words, reason in _OTHER_TYPES if words in content_type)
            raise next(other, Reason.UNKNOWN).refused(self.file)
        return part

    def _foreign_zip(self) -> Reason:
        is_ods = "mimetype" in self._entries and b"opendocument.spreadsheet" in self.content("mimetype")
        return Reason.ODS if is_ods else Reason.UNKNOWN

    def _content_type(self, part: str) -> str:
        types = self.fresh_tree(TYPES_PART)
        for item in types.iterchildren(_OVERRIDE):
            if item.get("PartName", "").lower() == f"/{part.lower()}":
                return item.get("ContentType", "")
        extension = part.rpartition(".")[2].lower()
        for item in types.iterchildren(f"{{{CONTENT_TYPES}}}Default"):
            if item.get("Extension", "").lower() == extension:
                return item.get("ContentType", "")
        return ""


def main(local: str) -> str:
    """Give the qualified name of an element of the spreadsheet namespace."""
    return f"{{{MAIN}}}{local}"


def parse(data: bytes, file: str, part: str, *, keep_cdata: bool = True) -> Element:
    """Parse a part; ``Refused`` (naming file and part) if it is no XML, has a DOCTYPE, or holds too much."""
    if data.count(b"<") + data.count(b"=") > MAX_MARKUP:
        raise Reason.TOO_MUCH.refused(file, part=part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        strip_cdata=not keep_cdata,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError):
        raise Reason.BROKEN_PART.refused(file, part=part) from None
    docinfo: Any = root.getroottree().docinfo  # the stubs do not know its doctype
    if docinfo.doctype:
        raise Reason.DOCTYPE.refused(file, part=part)
    return root


def serialise(root: Element) -> bytes:
    """Give the bytes of a whole part, with its declaration."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def drop(element: Element, attribute: str) -> None:
    """Take an attribute away, if it is there."""
    if attribute in element.attrib:
        del element.attrib[attribute]


def is_true(text: str | None) -> bool:
    """Read an XML boolean attribute."""
    return text in ("1", "true", "on")


def no_size(text: str) -> bool:
    """Tell whether a height or width is below 1: nobody sees such a row or column. "" or no number: False."""
    return text.replace(".", "", 1).isdecimal() and float(text) < 1


def to_int(text: str | None, default: int) -> int:
    """Read a plain whole number of up to 10 digits; ``default`` for whatever is none."""
    if text is None or len(text) > 10 or not (text.isascii() and text.isdigit()):
        return default
    return int(text)
