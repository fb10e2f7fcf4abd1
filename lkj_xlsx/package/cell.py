"""One cell: its value, formula and number format, and how values are stored in XML."""

import math
import operator
import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from .cell_xml import to_xml
from .parts import Element, is_true, main
from .refs import cell_ref

CellValue = str | Decimal | bool | None

Content = tuple[str | None, str | None]
"""The type attribute of a cell, and the text of its value."""

GENERAL: Final = "General"
ISO_DATE: Final = "yyyy\\-mm\\-dd"

BUILTIN_FORMATS: Final = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);\\("$"#,##0\\)',
    6: '"$"#,##0_);[Red]\\("$"#,##0\\)',
    7: '"$"#,##0.00_);\\("$"#,##0.00\\)',
    8: '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
    42: '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}

_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_COMPARE = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)

_TEXT: Final = main("t")
_RUN: Final = main("r")
_LOOKS: Final = main("rPr")
_RAISED: Final = main("vertAlign")
_STRUCK: Final = main("strike")

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,300}", re.ASCII)
_SHORT = re.compile(r"-?\d{1,6}\.\d{0,8}[1-9]", re.ASCII)  # no more than 15 digits, and none to be dropped
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("[\x01-\x08\x0b-\x1f\ufffe\uffff]")  # what XML cannot hold, and a carriage return


class Cell(NamedTuple):
    """A cell as the file stores it; row and column count from 1, numbers are exact decimals.

    ``value`` of a formula is the stored result; ``formula`` has no leading "="; ``error`` is the text
    of an error such as "#DIV/0!", and then ``value`` is None; ``style`` is the index of the cell's style; ``date1904``
    says that the workbook counts its days from 1904.
    """

    row: int
    column: int
    value: CellValue = None
    formula: str | None = None
    error: str | None = None
    number_format: str = GENERAL
    style: int = 0
    date1904: bool = False

    @property
    def ref(self) -> str:
        """The reference, such as "G12"."""
        return cell_ref(self.row, self.column)

    @property
    def is_blank(self) -> bool:
        """Neither value nor formula nor error; an empty text is blank, 0 and False are not."""
        return (self.value is None or self.value == "") and self.formula is None and self.error is None

    @property
    def is_percent(self) -> bool:
        """The number format prints this number as a percentage."""
        return is_percent(self.number_format, self.value if isinstance(self.value, Decimal) else None)

    @property
    def counted(self) -> CellValue:
        """The value without what is raised above the line, as a footnote mark is, and without what is struck out."""
        return self.value.counted if isinstance(self.value, MarkedText) else self.value

    @property
    def is_date(self) -> bool:
        """The number format prints a date or a time."""
        return is_date(self.number_format)


class MarkedText(str):
    """A text with runs that are raised above the line or struck out. ``counted`` is the text without them."""

    __slots__ = ("counted",)
    counted: str

    def __new__(cls, text: str, counted: str) -> "MarkedText":
        """Make the text; it compares as any text does."""
        marked = super().__new__(cls, text)
        marked.counted = counted
        return marked


def is_percent(code: str, value: Decimal | None = None) -> bool:
    """Tell whether the code prints a number as a percentage: ``0;0%`` does so with a negative one only.

    Without a number, its first section counts.
    """
    return "%" in code and _prints_percent(code, None if value is None else _section(code, value))


@lru_cache(maxsize=1024)
def _prints_percent(code: str, section: int | None) -> bool:
    sections = _sections(code)
    return "%" in _LITERAL.sub("", sections[min(section or 0, len(sections) - 1)])


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[str, ...]:
    """Split a number format at each semicolon that is no literal."""
    hidden = _LITERAL.sub(lambda found: "x" * len(found[0]), code)
    ends = [at for at, char in enumerate(hidden) if char == ";"]
    return tuple(code[start:end] for start, end in zip([0, *(at + 1 for at in ends)], [*ends, len(code)], strict=True))


def _section(code: str, value: Decimal) -> int:
    """Give the section that prints a number: the first whose condition holds, or by its sign."""
    sections = _sections(code)
    conditions = [_CONDITION.search(section) for section in sections[:2]]
    if any(conditions):
        for at, found in enumerate(conditions):
            if found is not None and _COMPARE[found[1]](value, Decimal(found[2])):
                return at
        return len(sections) - 1 if len(sections) > 1 else 0
    return 0 if value > 0 or len(sections) == 1 else 1 if value < 0 else 2 if len(sections) > 2 else 0


@lru_cache(maxsize=1024)
def is_date(code: str) -> bool:
    """Tell whether the code prints a date or a time."""
    if _ELAPSED.search(re.sub(r'"[^"]*"', "", code)):
        return True
    return bool(_DATE_LETTER.search(_LITERAL.sub("", code)))


def encode(value: CellValue | int) -> Content:
    """Give what a formula's result is stored as; ``ValueError`` if it is not finite."""
    if value is None:
        return None, None
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, str):
        return "str", escape(value)
    return None, write_number(value)


def stored_as(value: CellValue | int) -> tuple[bytes, bytes]:
    """Give the same as XML, b"" for nothing."""
    if isinstance(value, str):
        return b"str", _stored_text(value)
    if isinstance(value, Decimal):
        return b"", write_number(value).encode()
    kind, text = encode(value)
    return (kind or "").encode(), (text or "").encode()


@lru_cache(maxsize=4096)
def _stored_text(text: str) -> bytes:
    return to_xml(escape(text))


def rich_text(holder: Element) -> str:
    """Join the runs of a string, without its phonetic hints; a :class:`MarkedText` where it has marks."""
    texts: list[str] = []
    counted: list[str] = []
    for child in holder:
        if child.tag == _TEXT:
            texts.append(child.text or "")
            counted.append(texts[-1])
        elif child.tag == _RUN:
            found = [part.text or "" for part in child.iterchildren(_TEXT)]
            texts += found
            counted += [] if _is_mark(child) else found
    text = unescape("".join(texts))
    return text if len(counted) == len(texts) else MarkedText(text, unescape("".join(counted)))


def _is_mark(run: Element) -> bool:
    """Tell whether a run is raised above the line or struck out."""
    looks = run.find(_LOOKS)
    if looks is None:
        return False
    raised, struck = looks.find(_RAISED), looks.find(_STRUCK)
    if raised is not None and raised.get("val") == "superscript":
        return True
    return struck is not None and is_true(struck.get("val", "1"))


def read_number(text: str) -> Decimal:
    """Read a stored number: whole ones exactly, others to the 15 digits that Excel shows."""
    if _WHOLE.fullmatch(text):
        return Decimal(int(text))
    if _SHORT.fullmatch(text):
        return Decimal(text)
    number = float(text) if _NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]!r} is no number")
    return Decimal(format(number, ".15g"))


def as_read(value: CellValue | int) -> CellValue:
    """Give a value as a cell that stores it is read again: a number to the 15 digits that Excel shows."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        return value
    return read_number(write_number(value))


def write_number(number: Decimal | int) -> str:
    """Write a number shortest and plain: 85, 0.855; ``ValueError`` for NaN and infinity."""
    if isinstance(number, int):
        return str(int(number))
    if not isinstance(number, Decimal):
        raise TypeError(f"{type(number).__name__} is no exact number")
    if not number.is_finite():
        raise ValueError(f"{number} cannot stand in a workbook")
    plain = str(number)
    if "E" in plain:
        plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain


def legal(text: str) -> str:
    """Replace the characters that XML cannot hold by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def escape(text: str) -> str:
    """Write a text so that ``unescape`` gives it back: a vertical tab as _x000B_, as Excel does.

    A NUL and half of a character beyond the BMP, which no program writes, become U+FFFD.
    """
    if text.isprintable():
        return _LOOKS_ESCAPED.sub("_x005F_", text)
    plain = _LOOKS_ESCAPED.sub("_x005F_", text)
    return legal(_ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", plain))


def unescape(text: str) -> str:
    """Resolve _xHHHH_ escapes."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # Two escapes may form one character beyond the BMP; half of one is no text.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
