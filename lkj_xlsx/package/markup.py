"""XML of the parts: names, safe parsing, and serialising that keeps prefixes."""

from typing import Any, Final

from lxml import etree

from .refusals import Reason

Element = etree._Element

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def main(local: str) -> str:
    """Give the qualified name of an element of the spreadsheet namespace."""
    return f"{{{MAIN}}}{local}"


def parse(data: bytes, file: str, part: str, *, keep_cdata: bool = True) -> Element:
    """Parse a part; ``Refused`` (naming file and part) if it is no XML or has a DOCTYPE."""
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


def to_int(text: str | None, default: int) -> int:
    """Read a plain whole number of up to 10 digits; ``default`` for whatever is none."""
    if text is None or len(text) > 10 or not (text.isascii() and text.isdigit()):
        return default
    return int(text)
