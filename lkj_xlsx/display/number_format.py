"""What a number format makes of a value: the same number, a rounded one, another one, or nothing."""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class Shown(Enum):
    """How a format shows a value."""

    SAME = "same"
    ROUNDED = "rounded"
    OTHER = "other"
    NOTHING = "nothing"


_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|(?P<plain>.)',
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+", re.IGNORECASE)
_SIZE = re.compile(r"\b(?:ribu|juta|mil[iy]ar|triliun|jt|rb)\b", re.IGNORECASE)
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_COMPARE = {
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "=": lambda one, other: one == other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
    "<>": lambda one, other: one != other,
}


class _Section(NamedTuple):
    """One section of a format: its code without literals, and the literal text of it."""

    code: str
    literal: str
    condition: tuple[str, Decimal] | None
    is_coloured: bool


def shown_as(code: str, value: Decimal | str, *, percent: bool = False) -> Shown:
    """Tell what a number format makes of a value. ``percent``: a percentage is meant, and shows the number as such.

    A text is shown by the fourth section, or as it is. Text that says what the number is ("Rp", "%") is no other
    number; a digit or a word of size in it is.
    """
    sections = _sections(code)
    if isinstance(value, str):
        return _text_shown(sections)
    section = _section_for(sections, value)
    if section is None:
        return Shown.OTHER  # Excel shows a row of number signs
    if not re.search(r"[0#?]|General", section.code):
        if "@" in section.code:
            return Shown.SAME
        is_dash = value == 0 and section.literal.strip() in ("-", "–", "—")
        if is_dash or _DATE.search(section.code):
            return Shown.SAME if is_dash or percent else Shown.OTHER
        return Shown.OTHER if section.literal.strip() else Shown.NOTHING
    return Shown.OTHER if _is_false(section, sections, value, percent=percent) else _digits(section, value)


def _is_false(section: _Section, sections: tuple[_Section, ...], value: Decimal, *, percent: bool) -> bool:
    """Tell whether a section with digits shows another number than ``value``."""
    before = re.split(r"[0#?]|General", section.code, maxsplit=1)[0]
    signed = "-" in before or "(" in before
    own_sign = len(sections) == 1 or (section is sections[0] and section.condition is None)
    loses_sign = value < 0 and not own_sign and not (signed or section.is_coloured)
    return (
        re.search(r"\d", section.literal) is not None
        or _SIZE.search(section.literal) is not None
        or re.search(r"[1-9]", section.code.replace("/1", "")) is not None
        or ("%" in section.code and not percent)
        or re.search(r"[0#?],+(?![0#?])", section.code) is not None
        or (_DATE.search(section.code) is not None and "General" not in section.code and not percent)
        or loses_sign
        or (signed and value > 0)
    )


def _digits(section: _Section, value: Decimal) -> Shown:
    """Tell whether a section shows all decimals of a value."""
    if "General" in section.code or "E" in section.code.upper() or "/" in section.code:
        return Shown.SAME
    decimals = section.code.partition(".")[2]
    places = len(re.findall(r"[0#?]", decimals)) + 2 * ("%" in section.code)
    shown = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if abs(value) < 10**20 else value
    return Shown.SAME if shown == value else Shown.ROUNDED


def _text_shown(sections: tuple[_Section, ...]) -> Shown:
    last = sections[-1]
    if len(sections) < 4 and "@" not in last.code:
        return Shown.SAME
    if "@" in last.code:
        return Shown.OTHER if re.search(r"\w", last.literal) else Shown.SAME
    return Shown.OTHER if last.literal.strip() else Shown.NOTHING


def _section_for(sections: tuple[_Section, ...], value: Decimal) -> _Section | None:
    """Give the section that shows a number."""
    numeric = sections[:3]
    if any(one.condition for one in numeric):
        for one in numeric:
            if one.condition is None or _COMPARE[one.condition[0]](value, one.condition[1]):
                return one
        return None
    if len(sections) > 1 and value < 0:
        return sections[1]
    return sections[2] if len(sections) > 2 and value == 0 else sections[0]


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    """Split a format code into its sections, and each into code and literal text."""
    found: list[_Section] = []
    text, literal, condition, coloured = "", "", None, False
    for token in _TOKEN.finditer(code + ";"):
        if token["plain"] == ";":
            found.append(_Section(text, literal, condition, coloured))
            text, literal, condition, coloured = "", "", None, False
        elif token["general"]:
            text += "General"
        elif token["plain"]:
            sign = token["plain"]
            text += sign
            literal += sign if not re.match(r"[0-9#?.,%@EeGn/+\- ()dmyhsDMYHSAaPp:]", sign) else ""
        elif token["bracket"] is not None:
            inside = token["bracket"]
            if (match := _CONDITION.fullmatch(inside)) is not None:
                condition = match[1], Decimal(match[2])
            elif inside.startswith("$"):
                literal += inside[1:].partition("-")[0]
            elif _COLOUR.fullmatch(inside):
                coloured = True
            elif _DATE.fullmatch(inside[:1]):
                text += inside
        else:
            piece = token["quoted"] if token["quoted"] is not None else token["escaped"] or ""
            literal += piece
            text += "".join(sign for sign in piece if sign in "-(")
    return tuple(found)
