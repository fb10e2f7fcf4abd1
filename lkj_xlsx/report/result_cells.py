"""Result cells: a formula together with the value that Excel and LibreOffice compute from it, and overrides."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from lkj_xlsx.declare.layout import shape
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.report.report import Formula, Override, Place

Stored = Decimal | int | str

_TEXT = r'"(?:[^"]|"")*"'
_CONSTANT = rf"(?:{_TEXT}(?:&{_TEXT})*|-?[\d.]+|TRUE|FALSE)"
LONGEST_LITERAL = 255  # UTF-16 units of a text in a formula; Excel opens no workbook with a longer one
_HOLDS = rf'(?:SUBSTITUTE\()*\$[A-Z]+\d+(?:,CHAR\(\d+\),""\))*={_CONSTANT}'
_ALSO = r",\$[A-Z]+\d+=\$[A-Z]+\d+"
_OF_RANGE = r'100|IF\(\$[A-Z]+\d+="",MIN\(-?[\d.]+,MAX\(-?[\d.]+,\$[A-Z]+\d+\)\),""\)'
_OF_NUMBER = r'IF\(\$[A-Z]+\d+="",-?[\d.]+,\$[A-Z]+\d+\)|IF\(OR\(.*?Skala_Nilai\)\)\)'
_OF_CODE = rf'IFERROR\(MATCH\({_TEXT},[^"]+?,0\),""\)'
_OVERRIDE = re.compile(
    rf"IF\((?:{_HOLDS}|AND\({_HOLDS}(?:,{_HOLDS}|{_ALSO})*\)),(?:{_CONSTANT}|{_OF_RANGE}|{_OF_NUMBER}|{_OF_CODE}),(?P<live>.*)\)",
    re.DOTALL,
)


class ResultCell(NamedTuple):
    """One cell with a formula of ours. ``sheet`` is the declared name. A result that is empty is the text ""."""

    sheet: str
    row: int
    column: int
    formula: str
    value: Stored
    kind: Kind


class ResultRow(NamedTuple):
    """The cells with our formulas in one row of a sheet, from left to right. The fields are as in ``ResultCell``."""

    sheet: str
    row: int
    columns: Sequence[int]
    formulas: Sequence[str]
    values: Sequence[Stored]
    kinds: Sequence[Kind]

    def cells(self) -> Iterator[ResultCell]:
        """Go through the cells one by one."""
        for column, formula, value, kind in zip(self.columns, self.formulas, self.values, self.kinds, strict=True):
            yield ResultCell(self.sheet, self.row, column, formula, value, kind)

    @classmethod
    def of(cls, cells: Iterable[ResultCell]) -> "ResultRow":
        """Make a row of its cells."""
        line = sorted(cells, key=lambda cell: cell.column)
        sheets, rows, columns, formulas, values, kinds = zip(*line, strict=True)
        return cls(sheets[0], rows[0], columns, formulas, values, kinds)


def rows_of(cells: Iterable[ResultCell]) -> Iterator[ResultRow]:
    """Make rows of cells that come one after another. Cells of the same row must come together."""
    for _, line in itertools.groupby(cells, key=lambda cell: (cell.sheet, cell.row)):
        yield ResultRow.of(line)


def as_stored(value: object) -> Stored:
    """Give a computed value as a cell stores it: a fraction rounded to 15 digits as in Excel, and ``None`` as ""."""
    match value:
        case str() | Decimal():
            return value
        case None:
            return ""
        case int():
            return int(value)
        case Fraction():
            return Decimal(format(float(value), ".15g"))
        case _:
            raise TypeError(f"{value!r} is no result")


def with_override(formula: str, place: Place, overrides: Mapping[Place, Override]) -> str:
    """Put the override of a cell, if it has one, around its formula: ``IF($H12="1 Laporan",1,formula)``.

    Once the user changes the text that was interpreted, the formula computes again.
    """
    override = overrides.get(place)
    if override is None:
        return formula
    holds = condition(override)
    if override.also:
        holds = f"AND({','.join((holds, *override.also))})"
    return f"IF({holds},{_constant(override.value)},{formula})"


def condition(override: Override) -> str:
    """Give the condition under which an override holds: the cell still shows the same, ``$H12="1 Laporan"``."""
    return f"{override.cell}={_constant(override.written)}"


_RECORDED = re.compile(r'"\d+(?:\|-?\d+)+"')  # figures of the last check inside a formula of Ringkasan


def same_formula(found: str, ours: str) -> bool:
    """Tell whether a formula is ours, even if another program spelled it differently or it has another override.

    Figures that the formula holds from an earlier check do not count.
    """
    if found == ours:
        return True
    one, other = (
        {_RECORDED.sub('"|"', shape(text)) for text in (formula, without_override(formula))}
        for formula in (found, ours)
    )  # a formula of ours may itself begin as an override does
    return not one.isdisjoint(other)


def without_override(formula: str) -> str:
    """Give a formula without its override."""
    match = _OVERRIDE.fullmatch(formula)
    return formula if match is None else match["live"]


def _constant(value: object) -> str:
    """Write a value as a constant of a formula, a text in quotes."""
    match value:
        case None:
            return '""'
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return f"{Decimal(format(value, '.15g')):f}"  # Excel cuts off further digits
        case Formula():
            return value.text
        case _:
            return "&".join('"' + part.replace('"', '""') + '"' for part in _short_parts(str(value)))


def _short_parts(text: str) -> list[str]:
    """Cut a text into parts that are short enough for a formula. "" gives one empty part.

    The limit counts UTF-16 units, of which some characters take two, so a long text is cut into parts half as long.
    """
    step = LONGEST_LITERAL if len(text.encode("utf-16-le")) <= 2 * LONGEST_LITERAL else LONGEST_LITERAL // 2
    return [text[start : start + step] for start in range(0, len(text), step)] or [""]
