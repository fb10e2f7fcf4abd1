"""Makes workbooks part by part, and reads the parts of an .xlsx file."""

import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from lkj_xlsx.package import Sheet, open_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_PART = "xl/worksheets/sheet1.xml"
TYPE_OF_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE_OF_WORKBOOK}"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    "</Types>"
)
# Four cell styles, of which 1 is a percentage.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf/><xf numFmtId="10"/><xf/><xf/></cellXfs></styleSheet>'
)
CHAIN_TYPE = (
    '<Override PartName="/xl/calcChain.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>'
)


def relations(*items: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(items)}</Relationships>'


def relation(number: int, kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'


def workbook_xml(inside: str = '<sheets><sheet name="PK" sheetId="1" r:id="rId1"/></sheets>') -> str:
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{inside}</workbook>'


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings_xml(*items: str) -> str:
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def build(path: Path, sheet: str, more: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write a workbook of one sheet, PK; ``more`` adds or replaces parts (None: leaves out)."""
    more = more or {}
    listed = [relation(1, "worksheet", "worksheets/sheet1.xml"), relation(2, "styles", "styles.xml")]
    for number, kind in enumerate(("sharedStrings", "calcChain"), 3):
        if f"xl/{kind}.xml" in more:
            listed.append(relation(number, kind, f"{kind}.xml"))
    types = TYPES.replace("</Types>", f"{CHAIN_TYPE}</Types>") if "xl/calcChain.xml" in more else TYPES
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook_xml(),
        "xl/_rels/workbook.xml.rels": relations(*listed),
        SHEET_PART: sheet,
        "xl/styles.xml": STYLES,
        **more,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            if content is not None:
                info = zipfile.ZipInfo(name, (2024, 12, 31, 23, 58, 4))
                archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return path


def one_sheet(path: Path, rows: str, **more: str) -> Sheet:
    """Open a workbook of these rows; the keywords are shared strings (``strings``) and styles (``styles``)."""
    names = {"strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    parts = {names[key]: value for key, value in more.items()}
    return open_workbook(build(path, sheet_xml(rows), parts)).sheet("PK")


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def difference(one: Path, other: Path) -> set[str]:
    """Name the parts that are not the same byte for byte, or stand in one file only."""
    left, right = parts_of(one), parts_of(other)
    return {name for name in left.keys() | right.keys() if left.get(name) != right.get(name)}


def witness(path: Path, data_only: bool = False) -> openpyxl.Workbook:
    """Read with openpyxl, which knows nothing of our code (and warns of what it would lose on saving)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, data_only=data_only)
