"""Whether a package holds one document: what may stand once only does, so that every program reads the same."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from .parts import CONTENT_TYPES, TYPES_PART, Element, Package, main
from .refusals import Reason

_MAIN_TYPES: Final = ("sheet.main+xml", "template.main+xml", "sheet.macroenabled.main+xml")
_ONCE_A_TYPE: Final = ("spreadsheetml.styles+xml", "spreadsheetml.sharedstrings+xml")
_ONCE_RELATED: Final = ("officeDocument", "styles", "sharedStrings", "theme", "calcChain", "custom-properties")
_ONCE_IN_A_WORKBOOK: Final = ("sheets", "definedNames", "workbookPr", "calcPr")
_ONCE_IN_STYLES: Final = ("numFmts", "fonts", "fills", "cellXfs", "dxfs")


def require_one_document(package: Package) -> None:
    """Raise ``Refused`` where something stands twice of which programs show one, and not all the same one."""
    twice = next(_twice(package), None)
    if twice is not None:
        raise Reason.AMBIGUOUS.refused(package.file, what=twice)


def _twice(package: Package) -> Iterator[str]:
    types = package.fresh_tree(TYPES_PART)
    overrides = list(types.iterchildren(f"{{{CONTENT_TYPES}}}Override"))
    yield from _repeated(item.get("PartName", "").lower() for item in overrides)
    yield from _repeated(
        item.get("Extension", "").lower() for item in types.iterchildren(f"{{{CONTENT_TYPES}}}Default")
    )
    kinds = [item.get("ContentType", "").lower() for item in overrides]
    for wanted in (_MAIN_TYPES, *((one,) for one in _ONCE_A_TYPE)):
        found = [kind for kind in kinds if kind.endswith(wanted)]
        if len(found) > 1:
            yield found[0]
    for part in ("", package.workbook_part):
        relations = package.relationships(part)
        yield from _repeated(one.id for one in relations)
        yield from _repeated(one.kind for one in relations if one.kind in _ONCE_RELATED)
    yield from _elements(package.tree(package.workbook_part), _ONCE_IN_A_WORKBOOK)
    styles = package.related(package.workbook_part, "styles")
    if styles is not None:
        yield from _elements(package.tree(styles), _ONCE_IN_STYLES)


def _elements(root: Element, names: Iterable[str]) -> Iterator[str]:
    yield from (f"<{name}>" for name in names if len(root.findall(main(name))) > 1)


def _repeated(names: Iterable[str]) -> Iterator[str]:
    yield from (name for name, count in Counter(names).items() if count > 1)
