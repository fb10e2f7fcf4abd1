"""The bytes of a Word document, once they are known to be no trap; another library reads what is in them."""

from pathlib import Path

from . import zip_archive
from .files import read_file
from .refusals import MAX_MARKUP, Reason


def read_document(path: Path) -> bytes:
    """Give the bytes of a .docx file; ``Refused`` where it is no sound zip, swells, or is no Word document."""
    path = Path(path)
    data = read_file(path)
    entries = zip_archive.unpack(data, path.name)
    if "word/document.xml" not in entries:
        raise Reason.NO_PART.refused(path.name, part="word/document.xml")
    for name, entry in entries.items():
        if name.endswith((".xml", ".rels")):
            try:
                content = entry.content()
            except ValueError:
                raise Reason.BROKEN_PART.refused(path.name, part=name) from None
            if content.count(b"<") + content.count(b"=") > MAX_MARKUP:
                raise Reason.TOO_MUCH.refused(path.name, part=name)
            if b"<!DOCTYPE" in content:
                raise Reason.DOCTYPE.refused(path.name, part=name)
    return data
