"""Reads from its XML what a workbook holds, without the package that is tested."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils.cell import column_index_from_string, get_column_letter

from rich.package import Element, main

_LETTERS = re.compile(r"[A-Z]+")


@dataclass(frozen=True)
class Look:
    """A cell: its text as the file stores it, its formula in words, its style."""

    value: str = ""
    formula: str = ""
    style: str = "0"

    @property
    def content(self) -> tuple[str, str]:
        """Give what is in the cell, whatever it looks like."""
        return self.value, self.formula


def look(parts: Mapping[str, bytes], part: str) -> dict[str, Look]:
    """Give the cells of a sheet; a reference that is left out is counted, a shared formula is translated."""
    strings = [_text(item) for item in etree.fromstring(parts["xl/sharedStrings.xml"])]
    masters: dict[str, tuple[str, str]] = {}
    found: dict[str, Look] = {}
    for ref, one in places(etree.fromstring(parts[part])):
        formula = one.find(main("f"))
        words = ""
        if formula is not None:
            words = formula.text or ""
            if formula.get("t") == "shared":
                origin, text = masters.setdefault(formula.get("si", ""), (ref, words))
                words = Translator(f"={text}", origin).translate_formula(ref)[1:]
        found[ref] = Look(_value(one, strings), words, one.get("s", "0"))
    return found


def places(root: Element) -> Iterator[tuple[str, Element]]:
    """Give the cells of a sheet by reference."""
    row = 0
    for line in root.iter(main("row")):
        row = int(line.get("r", row + 1))
        column = 0
        for one in line.iterchildren(main("c")):
            letters = _LETTERS.match(one.get("r", ""))
            column = column + 1 if letters is None else column_index_from_string(letters[0])
            yield f"{get_column_letter(column)}{row}", one


def _value(one: Element, strings: list[str]) -> str:
    inline, stored = one.find(main("is")), one.findtext(main("v")) or ""
    if inline is not None:
        return _text(inline)
    return strings[int(stored)] if one.get("t") == "s" else stored


def _text(holder: Element) -> str:
    return "".join(piece.text or "" for piece in holder.iter(main("t")))


def around(sheet: bytes) -> dict[str, bytes]:
    """Every element of a sheet but its cells and their extent: name and number -> canonical XML; its root as well."""
    root = etree.fromstring(sheet)
    found = {"": repr((root.tag, sorted(root.attrib.items()), sorted(root.nsmap.items(), key=str))).encode()}
    for number, child in enumerate(root):
        name = etree.QName(child).localname
        if name not in ("sheetData", "dimension"):
            found[f"{name} {number}"] = etree.tostring(child, method="c14n")
    return found


def lines(sheet: bytes) -> list[dict[str, str]]:
    """The attributes of the rows that a user can set, without the height and what only speeds a program up."""
    left_out = ("ht", "spans", "customHeight")
    return [
        {str(key): str(value) for key, value in line.attrib.items() if key not in left_out}
        for line in etree.fromstring(sheet).iter(main("row"))
    ]
