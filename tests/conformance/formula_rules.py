"""Rules for the texts of formulas."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from conformance.areas import area, overlap
from conformance.opened import Breach, Opened, each, parent_of, repeated

_NEWER_NAMES = (
    "ACOT AGGREGATE ARABIC BASE BYCOL BYROW CEILING.MATH CHOOSECOLS CHOOSEROWS COMBINA CONCAT COT DAYS DECIMAL "
    "DROP ENCODEURL EXPAND FILTER FLOOR.MATH FORMULATEXT GROUPBY HSTACK IFNA IFS ISFORMULA ISOWEEKNUM LAMBDA LET "
    "MAKEARRAY MAP MAXIFS MINIFS MODE.SNGL NUMBERVALUE PERCENTILE.EXC PERCENTILE.INC PIVOTBY QUARTILE.INC RANDARRAY "
    "RANK.AVG RANK.EQ REDUCE REGEXEXTRACT REGEXREPLACE REGEXTEST SCAN SEQUENCE SHEET SHEETS SORT SORTBY STDEV.P "
    "STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT "
    "VAR.P VAR.S VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR"
)
NEWER = frozenset(_NEWER_NAMES.split())
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*"?)|(?P<sheet>'(?:[^']|'')*'!|\[\d+\][\w.]*!)|(?P<error>\#[A-Z_/0]+[!?]?)|(?P<bracket>\[[^\[\]]*\])
    |(?P<call>[A-Za-z_\\][\w.\\]*\()|(?P<word>[\w.\\$?]+!?)|(?P<mark>\S)""",
    re.VERBOSE,
)
_OTHER_WORKBOOK = re.compile(r"\[(\d+)\]")


@dataclass
class Bracket:
    """A bracket that is open at some point of a formula."""

    sign: str
    is_call: bool
    arguments: int = 1


@dataclass(frozen=True)
class Parsed:
    """A parsed formula: its faults in any workbook, and the sheets, workbooks and functions that it uses."""

    faults: frozenset[str]
    sheets: frozenset[str]
    workbook: int  # the highest number of another workbook that it refers to
    calls: frozenset[str]


@lru_cache(maxsize=50_000)
def parsed(formula: str) -> Parsed:
    """Take a formula apart. Workbooks of one template share most of their formulas, so what was parsed is kept."""
    tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(formula)]
    named = [token[:-1].strip("'").replace("''", "'").casefold() for kind, token in tokens if _names_sheet(kind, token)]
    numbers = [int(found[1]) for found in map(_OTHER_WORKBOOK.match, named) if found]
    sheets = frozenset(one for name in named if "[" not in name for one in name.split(":"))
    calls = frozenset(token[:-1].upper() for kind, token in tokens if kind == "call")
    return Parsed(frozenset(_faults(tokens)), sheets, max(numbers, default=0), calls)


def _names_sheet(kind: str, token: str) -> bool:
    return token[-1] == "!" and kind in ("sheet", "word")


def _faults(tokens: list[tuple[str, str]]) -> Iterator[str]:
    stack: list[Bracket] = []
    for kind, token in tokens:
        if token[-1] in "({" and kind in ("call", "mark"):
            stack.append(Bracket(token[-1], kind == "call"))
            if sum(one.is_call for one in stack) > 64:
                yield "more than 64 levels"
        elif token in (")", "}"):
            if not stack or stack.pop().sign + token not in ("()", "{}"):
                yield "brackets that do not match"
        elif token == "," and stack:
            stack[-1].arguments += 1
            if stack[-1].is_call and stack[-1].arguments > 255:
                yield "more than 255 arguments"
        elif token == ";" and not (stack and stack[-1].sign == "{"):
            yield "a semicolon between arguments"
        elif kind == "text" and (len(token) > 257 or len(token) < 2 or token[-1] != '"'):
            yield "a text of more than 255 characters, or without an end"
    if stack:
        yield "a bracket that stays open"


def formulas(book: Opened) -> Iterator[Breach]:
    """A formula: 8,192 characters (validation: 255), 64 levels, 255 arguments, texts of 255, known sheets. limits."""
    sheets = {(one.get("name") or "").casefold() for one, _ in book.tabs}
    workbooks = sum(1 for _ in each(book.workbook, "externalReference"))
    for formula in book.formulas:
        found = parsed(formula.text)
        faults = sorted(found.faults) + [
            f"the sheet {one!r}, which is not there" for one in sorted(found.sheets - sheets)
        ]
        if found.workbook > workbooks:
            faults.append(f"the workbook {found.workbook}, which is not there")
        if len(formula.text) > (255 if formula.tag in ("formula1", "formula2") else 8_192) or formula.text[0] == "=":
            faults.append(f"{len(formula.text)} characters, from {formula.text[0]!r} on")
        if faults:
            yield formula.part, f"{formula.place}: {', '.join(faults)}"


def newer_functions(book: Opened) -> Iterator[Breach]:
    """A function newer than the format is stored as _xlfn.NAME, else Excel shows #NAME?. OI; reports."""
    for formula in book.formulas:
        for name in sorted(parsed(formula.text).calls & NEWER):
            yield formula.part, f"{formula.place}: {name} without _xlfn."


def shared_formulas(book: Opened) -> Iterator[Breach]:
    """Shared formulas have one master, whose area holds their cells; array areas don't meet. ECMA 1, 18.3.1.40."""
    for part, root in book.sheets:
        found = [(parent_of(one).get("r") or "", one) for one in each(root, "f")]
        shared = [(place, one) for place, one in found if one.get("t") == "shared"]
        masters = {one.get("si"): area(one.get("ref")) for _, one in shared if one.text}
        for number in repeated(one.get("si") for _, one in shared if one.text):
            yield part, f"shared formula {number} has two masters"
        for place, one in shared:
            inside, here = masters.get(one.get("si")), area(place)
            if inside is None or (here is not None and not overlap(inside, here)):
                yield part, f"{place}: shared formula {one.get('si')} without a master, or outside of its area"
        arrays = [(place, area(one.get("ref"))) for place, one in found if one.get("t") == "array"]
        yield from ((part, f"{place}: array formula without an area") for place, one in arrays if one is None)
        placed = [(place, one) for place, one in arrays if one is not None]
        for (place, one_area), (other_place, other_area) in combinations(placed, 2):
            if overlap(one_area, other_area):
                yield part, f"array formulas {place} and {other_place} meet"


def calculation_chain(book: Opened) -> Iterator[Breach]:
    """Each cell of calcChain has a formula. OI; reports: "Removed Records: Formula from /xl/calcChain.xml part"."""
    places = {
        (tab.get("sheetId"), parent_of(one).get("r")) for tab, part in book.tabs for one in each(book.tree(part), "f")
    }
    sheet = None
    for one in each(book.only("calcChain"), "c"):
        sheet = one.get("i") or sheet
        if (sheet, one.get("r")) not in places and (sheet, None) not in places:
            yield "calcChain", f"{one.get('r')} of sheet {sheet} has no formula"


RULES = (formulas, newer_functions, shared_formulas, calculation_chain)
