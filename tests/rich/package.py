"""A workbook as parts while it is built: their trees, what links them, and what they are."""

from dataclasses import dataclass, field
from pathlib import Path
from posixpath import basename, dirname, relpath

from lxml import etree
from robust.parts import RELS, TYPES, Parts, packed

Element = etree._Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
SPREADSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def main(local: str) -> str:
    """Name an element of SpreadsheetML."""
    return f"{{{MAIN}}}{local}"


def fragment(xml: str) -> Element:
    """Parse one element; the prefixes that sheets use are declared for it."""
    names = f'xmlns="{MAIN}" xmlns:r="{RELS}" xmlns:x14="{X14}" xmlns:xm="{XM}"'
    return etree.fromstring(f"<wrap {names}>{xml}</wrap>")[0]


def cell(root: Element, ref: str) -> Element:
    """Find a cell of a sheet that names all its cells."""
    return next(one for one in root.iter(main("c")) if one.get("r") == ref)


def child(root: Element, local: str) -> Element:
    """Find what a sheet or a workbook must have."""
    found = root.find(main(local))
    assert found is not None, local
    return found


@dataclass
class Package:
    """Parts by name; a tree that was asked for is written back by ``save``."""

    parts: Parts
    _trees: dict[str, Element] = field(default_factory=dict)

    def tree(self, part: str) -> Element:
        """Parse a part once; what is changed in the tree is kept."""
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.parts[part])
        return self._trees[part]

    def replace(self, part: str, data: bytes) -> None:
        """Write a part anew."""
        self._trees.pop(part, None)
        self.parts[part] = data

    def add(self, part: str, data: str | bytes, content_type: str | None = None) -> None:
        """Add a part; one without a content type is known by its extension."""
        assert part not in self.parts, part
        self.parts[part] = (
            data if isinstance(data, bytes) else f'<?xml version="1.0" encoding="UTF-8"?>\n{data}'.encode()
        )
        if content_type is not None:
            self.tree(TYPES).append(
                etree.Element(f"{{{_CONTENT_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
            )

    def default_type(self, extension: str, content_type: str) -> None:
        item = etree.Element(f"{{{_CONTENT_TYPES}}}Default", Extension=extension, ContentType=content_type)
        self.tree(TYPES).insert(0, item)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to another one and give the id."""
        rels = f"{dirname(part)}/_rels/{basename(part)}.rels"
        if rels not in self.parts:
            self.parts[rels] = f'<Relationships xmlns="{_PACKAGE_RELS}"/>'.encode()
        root = self.tree(rels)
        number = f"rId{len(root) + 101}"
        kind = kind if "://" in kind else f"{RELS}/{kind}"
        where = relpath(target, dirname(part))
        root.append(etree.Element(f"{{{_PACKAGE_RELS}}}Relationship", Id=number, Type=kind, Target=where))
        return number

    def save(self, path: Path) -> Path:
        """Write the file and give its path."""
        path.write_bytes(packed(self.written()))
        return path

    def written(self) -> Parts:
        """Give the parts as they stand now."""
        for part, root in self._trees.items():
            self.parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return self.parts
