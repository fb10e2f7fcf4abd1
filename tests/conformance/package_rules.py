"""Rules for the package as a whole: parts, relations, sheets, names, styles and properties."""

import posixpath
import re
from collections.abc import Iterator

from conformance.areas import is_name
from conformance.opened import CONTENT_TYPES, MAIN, RELATION, Breach, Opened, children, each, local, repeated

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ORDERS = {
    "worksheet": (
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges "
        "scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr "
        "conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter "
        "rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing "
        "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
    ),
    "workbook": (
        "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
        "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing "
        "fileRecoveryPr webPublishObjects extLst"
    ),
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
}
MANY = ("conditionalFormatting", "fileRecoveryPr")  # elements that may stand several times
COUNTED = "mergeCells dataValidations tableParts rowBreaks fonts fills borders cellXfs cellStyleXfs dxfs"
W3C_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
_BAD_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$")
_SHEET_IN_REFERENCE = re.compile(r"('(?:[^']|'')+'|[^'!,]+)!")


def package(book: Opened) -> Iterator[Breach]:
    """Each part is there once, is XML if it says so, and has a content type. ECMA 2, 9.1."""
    names = [name.lower() for name in book.names]
    for name in sorted({*repeated(names), *(name for name in names if "\\" in name)}):
        yield name, "twice in the archive, or with a backslash"
    types = book.tree(CONTENT_TYPES)
    given = [(one.get("PartName") or f".{one.get('Extension')}").lower() for one in children(types, "{*}*")]
    yield from ((CONTENT_TYPES, f"{name} twice") for name in repeated(given))
    yield from ((CONTENT_TYPES, f"{name} is not there") for name in given if name[0] == "/" and name[1:] not in names)
    for part in book.parts:
        if part != CONTENT_TYPES and not {f"/{part}".lower(), "." + part.rsplit(".")[-1].lower()} & set(given):
            yield part, "has no content type"
        if part.endswith((".xml", ".rels", ".vml")) and book.tree(part) is None:
            yield part, "is no well-formed XML"


def relations(book: Opened) -> Iterator[Breach]:
    """Relations lead to parts, each under its own id; each r:id is one; no part has two sheets. ECMA 2, 9.3."""
    for part in book.parts:
        root = book.tree(part) if part.endswith(".rels") else None
        if root is None:
            continue
        folder, name = posixpath.split(part)
        owner = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        yield from ((part, f"id {one} twice") for one in repeated(one.get("Id") for one in root))
        if owner and owner not in book.parts:
            yield part, "belongs to no part"
        for number, relation in book.relations(owner).items():
            if not relation.external and relation.target not in book.parts:
                yield part, f"{number} ({relation.kind}) leads to {relation.target}, which is not there"
    for part, root in book.trees():
        known = book.relations(part)
        for one in root.iter("*"):
            named = [str(value) for key, value in one.attrib.items() if str(key).startswith(RELATION)]
            lost = (value for value in named if value and value not in known)
            yield from ((part, f"{local(one)} names {value}, which leads nowhere") for value in lost)
    kinds = ("table", "drawing", "comments")
    owned = repeated(target for part, _ in book.sheets for kind in kinds for target in book.related(part, kind))
    yield from ((part, "belongs to more than one sheet") for part in owned)


def prefixes(book: Opened) -> Iterator[Breach]:
    """mc:Ignorable and mc:Choice name declared prefixes. ECMA 3, 9.2; reports: ElementTree drops unused ones."""
    for part, root in book.trees():
        for one in root.iter("*"):
            named = one.get(f"{COMPATIBILITY}Ignorable") or ""
            if one.tag == f"{COMPATIBILITY}Choice":
                named += " " + (one.get("Requires") or "")
            yield from ((part, f"prefix {word} is not declared") for word in named.split() if word not in one.nsmap)


def order(book: Opened) -> Iterator[Breach]:
    """Elements of a sheet, the workbook and the styles stand in the order of the schema, once. ECMA 1, A.2."""
    assert book.workbook is not None
    for part, root in [*book.sheets, (book.workbook_part, book.workbook), ("styles", book.only("styles"))]:
        wanted = ORDERS.get(local(root), "").split()
        found = [local(one) for one in root if str(one.tag).startswith(MAIN)]
        places = [wanted.index(name) for name in found if name in wanted]
        if places != sorted(places) or len(places) < len(found):
            yield part, "children unknown or out of order: " + " ".join(found)
        yield from ((part, f"{name} twice") for name in repeated(found) if name not in MANY)


def tabs(book: Opened) -> Iterator[Breach]:
    """Sheet names: 1-31 characters, no []:*?/\\, no quote at an end, not History, unique; ids too. limits; reports."""
    names = [(one.get("name") or "").casefold() for one, _ in book.tabs]
    for name in names:
        if not 1 <= len(name) <= 31 or _BAD_IN_SHEET_NAME.search(name) or name == "history":
            yield book.workbook_part, f"sheet name {name!r}"
    ids = [key + (one.get(key) or "") for key in ("sheetId", f"{RELATION}id") for one, _ in book.tabs]
    yield from ((book.workbook_part, f"{value!r} belongs to two sheets") for value in repeated(names + ids))
    active = [int(one.get("activeTab") or 0) for one in each(book.workbook, "workbookView")]
    hidden = all((one.get("state") or "visible") != "visible" for one, _ in book.tabs)
    if hidden or max(active, default=0) >= len(names):
        yield book.workbook_part, f"no sheet is visible, or the active one is not there: {active}"


def names(book: Opened) -> Iterator[Breach]:
    """Names are no cells (A1, R1C1), unique in scope, of a sheet that is there, not empty. ECMA 1, 18.2.5; OI."""
    found = list(each(book.workbook, "definedName"))
    for name, scope in repeated(((one.get("name") or "").casefold(), one.get("localSheetId")) for one in found):
        yield book.workbook_part, f"{name} twice in scope {scope}"
    for one in found:
        name, scope, value = one.get("name") or "", one.get("localSheetId"), one.text or ""
        if not value.strip() or not (is_name(name) or name.startswith("_xlnm.")):
            yield book.workbook_part, f"{name!r} cannot be a name, or stands for nothing"
        if scope is not None and int(scope) >= len(book.tabs):
            yield book.workbook_part, f"{name}: sheet {scope} is not there"
        elif scope is not None and name in ("_xlnm.Print_Area", "_xlnm.Print_Titles") and "(" not in value:
            on = {sheet.strip("'").replace("''", "'") for sheet in _SHEET_IN_REFERENCE.findall(value)}
            if on - {book.tabs[int(scope)][0].get("name"), "#REF"}:
                yield book.workbook_part, f"{name} of sheet {scope} lies on {sorted(on)}"


def styles(book: Opened) -> Iterator[Breach]:
    """Fonts, fills, borders, formats and dxfs named are there; 65,490 formats, 206 codes of 255. limits; OI."""
    counted = ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs", "numFmts")
    sizes = {name: len(book.styles(name)) for name in counted}
    used = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
    for number, one in enumerate([*book.styles("cellXfs"), *book.styles("cellStyleXfs")]):
        wrong = [key for key, many in used.items() if sizes[many] and int(one.get(key) or 0) >= sizes[many]]
        yield from (("styles", f"format {number}: {key} is out of range") for key in wrong)
    longest = max((len(one.get("formatCode") or "") for one in book.styles("numFmts")), default=0)
    if sizes["cellXfs"] > 65_490 or sizes["numFmts"] > 206 or longest > 255:
        yield "styles", f"too many, or a code of {longest} characters: {sizes}"
    places = (("c", "s", "cellXfs"), ("row", "s", "cellXfs"), ("col", "style", "cellXfs"), ("cfRule", "dxfId", "dxfs"))
    for part, root in book.sheets:
        for tag, key, many in places:
            size = max(sizes[many], key != "dxfId")  # a file without formats has the one that every cell takes
            wrong = [one.get("r") or "" for one in each(root, tag) if int(one.get(key) or -1) >= size]
            yield from ((part, f"{tag} {place}: {key} is not among {size}") for place in wrong)


def counts(book: Opened) -> Iterator[Breach]:
    """A stated count is the number of children. ECMA 1, 18.5, 18.8 (Excel mostly forgives it, others don't)."""
    for part, root in [*book.sheets, ("styles", book.only("styles"))]:
        for one in each(root, *COUNTED.split()):
            if one.get("count") not in (None, str(sum(1 for _ in one.iterchildren("*")))):
                yield part, f"{local(one)}: count is {one.get('count')}"
    if book.only("sharedStrings").get("uniqueCount") not in (None, str(len(book.strings))):
        yield "sharedStrings", f"uniqueCount is not {len(book.strings)}"


def properties(book: Opened) -> Iterator[Breach]:
    """Custom properties are numbered from 2 on, each once; core ones stand once, with W3C dates. ECMA 2, 11."""
    for part in book.related("", "custom-properties"):
        found = list(children(book.tree(part), "{*}*"))
        again = repeated(one.get("pid") for one in found) + repeated(
            (one.get("name") or "").casefold() for one in found
        )
        if again or any(int(one.get("pid") or 0) < 2 or len(one.get("name") or "") > 255 for one in found):
            yield part, f"a pid below 2, a long name, or twice: {again}"
    for part in book.related("", "core-properties"):
        found = list(children(book.tree(part), "{*}*"))
        yield from ((part, f"{tag} twice") for tag in repeated(local(one) for one in found))
        for one in found:
            if local(one) in ("created", "modified") and not W3C_DATE.fullmatch(one.text or ""):
                yield part, f"{local(one)} is {one.text!r}"


RULES = (package, relations, prefixes, order, tabs, names, styles, counts, properties)
