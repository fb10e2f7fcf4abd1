"""Rewrites XML as other programs do: with prefixes, without references, with inline strings and shared formulas."""

import copy
import re
from collections.abc import Iterator

from lxml import etree
from robust.parts import WORKBOOK, Parts, sheet_part

from lkj_xlsx.declare.model import FIRST_ROW, PREPARED
from lkj_xlsx.sheets.tables import sheets as declared_sheets
from rich.package import MAIN, SPREADSHEET_TYPE, Element, Package, cell, main

CHAIN = "xl/calcChain.xml"
_SHEET_COUNT = len(declared_sheets()) + 1


def store_realisasi(package: Package, ref: str, value: str) -> None:
    """Put another number into a cell of Pengukuran than the one that the stored results are of."""
    cell(package.tree(sheet_part("Pengukuran")), ref)[0].text = value


def type_over(package: Package, ref: str, value: str) -> None:
    """Type a number over a formula of Pengukuran."""
    over = cell(package.tree(sheet_part("Pengukuran")), ref)
    over.remove(over[0])
    over[0].text = value


def share_formulas(package: Package, column: str) -> None:
    """Store the formulas of a column of Pengukuran as one shared by all its rows, as Excel does once filled down."""
    root = package.tree(sheet_part("Pengukuran"))
    last = FIRST_ROW + PREPARED - 1
    for row in range(FIRST_ROW, last + 1):
        formula = cell(root, f"{column}{row}").find(main("f"))
        assert formula is not None
        formula.set("t", "shared")
        formula.set("si", "0")
        if row == FIRST_ROW:
            formula.set("ref", f"{column}{FIRST_ROW}:{column}{last}")
        else:
            formula.text = None


def with_shared_formulas(parts: Parts) -> Parts:
    """Store the formulas of each column as one that its rows share, as Excel does once they are filled down.

    Excel shares none that looks at another sheet or spans a range up to an INDEX.
    """
    sheets = [sheet_part(sheet) for sheet in ("PK", "Pengukuran", "Anggaran")]
    return {name: _shared(content) if name in sheets else content for name, content in parts.items()}


def _shared(sheet: bytes) -> bytes:
    masters: dict[bytes, bytes] = {}

    def share(found: re.Match[bytes]) -> bytes:
        cell, column, row, formula = found.groups()
        moving = re.sub(rb"(\$[A-Z]+)%b(?!\d)" % row, rb"\1#", formula)
        if b"!" in formula or b":INDEX" in formula or int(row) < FIRST_ROW:
            return found[0]
        if masters.setdefault(column, moving) != moving:
            return found[0]
        index = list(masters).index(column)
        if index in shared:
            return b'%b<f t="shared" si="%d"/>' % (cell, index)
        shared.add(index)
        return b'%b<f t="shared" ref="%b%b:%b%d" si="%d">%b</f>' % (cell, column, row, column, 1000, index, formula)

    shared = set[int]()
    return re.sub(rb'(<c r="([A-Z]+)(\d+)"[^>]*>)<f>([^<]*)</f>', share, sheet)


def list_formulas(package: Package) -> None:
    """Name every cell with a formula in a calculation chain, as Excel does."""
    listed = "".join(
        f'<c r="{one.get("r")}" i="{number}"/>'
        for number in range(1, _SHEET_COUNT + 1)
        for one in package.tree(f"xl/worksheets/sheet{number}.xml").iter(main("c"))
        if one.find(main("f")) is not None
    )
    package.add(CHAIN, f'<calcChain xmlns="{MAIN}">{listed}</calcChain>', SPREADSHEET_TYPE + "calcChain+xml")
    package.relate(WORKBOOK, "calcChain", CHAIN)


def without_references(package: Package, sheet: str) -> None:
    """Leave out every reference that can be counted, and write texts into their cells."""
    root, strings = package.tree(sheet_part(sheet)), package.tree("xl/sharedStrings.xml")
    for one in root.iter(main("c")):
        if one.get("t") == "s":
            item = copy.deepcopy(strings[int(one.findtext(main("v"), ""))])
            item.tag = main("is")
            one[:] = [item]
            one.set("t", "inlineStr")
    for line, counts in _counted(root.iter(main("row"))):
        if counts:
            del line.attrib["r"]
        for one, follows in _counted(line):
            if follows:
                del one.attrib["r"]


def _counted(elements: Iterator[Element] | Element) -> Iterator[tuple[Element, bool]]:
    """Give rows or cells, and whether each follows right after the one before."""
    before = 0
    for one in elements:
        match = re.fullmatch(r"([A-Z]?)\d+", one.get("r", ""))
        assert match is not None, one.get("r")
        at = ord(match[1]) - 64 if match[1] else int(match[0])
        yield one, at == before + 1
        before = at


def prefix_elements(package: Package, sheet: str) -> None:
    """Write every element of a sheet with a prefix: ``<x:c>``."""
    part = sheet_part(sheet)
    text = etree.tostring(package.tree(part), encoding="unicode").replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"', 1)
    package.replace(part, re.sub(r"<(/?)(?=\w+[\s/>])", r"<\1x:", text).encode())
