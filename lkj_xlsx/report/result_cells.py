"""A result cell: a formula with the value that LibreOffice and Excel get from it."""

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
_OVERRIDE = re.compile(
    rf"IF\((?:{_HOLDS}|AND\({_HOLDS}(?:,{_HOLDS}|{_ALSO})*\)),(?:{_CONSTANT}|{_OF_RANGE}|{_OF_NUMBER}),(?P<live>.*)\)",
    re.DOTALL,
)


class ResultCell(NamedTuple):
    """One formula cell of ours. ``sheet`` is the declared name; an empty result is the text ""."""

    sheet: str
    row: int
    column: int
    formula: str
    value: Stored
    kind: Kind


class ResultRow(NamedTuple):
    """Formula cells of ours in one row of a sheet (its declared name), from left to right; as in ResultCell."""

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
        """Put cells of one row together."""
        line = sorted(cells, key=lambda cell: cell.column)
        sheets, rows, columns, formulas, values, kinds = zip(*line, strict=True)
        return cls(sheets[0], rows[0], columns, formulas, values, kinds)


def rows_of(cells: Iterable[ResultCell]) -> Iterator[ResultRow]:
    """Put together the cells that follow each other in a row."""
    for _, line in itertools.groupby(cells, key=lambda cell: (cell.sheet, cell.row)):
        yield ResultRow.of(line)


def as_stored(value: object) -> Stored:
    """Give a computed value as a cell stores it: a fraction with the 15 digits of a double, nothing as ""."""
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
    """Lay what was interpreted over the live formula, tied to the very text that it was read from."""
    override = overrides.get(place)
    if override is None:
        return formula
    holds = condition(override)
    if override.also:
        holds = f"AND({','.join((holds, *override.also))})"
    return f"IF({holds},{_literal(override.value)},{formula})"


def condition(override: Override) -> str:
    """Give the text that holds while the cell shows what was interpreted: ``$H12="1 Laporan"``."""
    return f"{override.cell}={_literal(override.written)}"


def same_formula(found: str, ours: str) -> bool:
    """Tell whether a formula is ours, however a program wrote it, and whatever was interpreted there before."""
    return found == ours or shape(_live(found)) == shape(_live(ours))


def _live(formula: str) -> str:
    """Give a formula without what was interpreted and laid over it."""
    match = _OVERRIDE.fullmatch(formula)
    return formula if match is None else match["live"]


def _literal(value: object) -> str:
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
            return "&".join('"' + part.replace('"', '""') + '"' for part in _parts(str(value)))


def _parts(text: str) -> list[str]:
    """Cut a text so that each part may stand in a formula, whatever characters count twice."""
    step = LONGEST_LITERAL if len(text.encode("utf-16-le")) <= 2 * LONGEST_LITERAL else LONGEST_LITERAL // 2
    return [text[start : start + step] for start in range(0, len(text), step)] or [""]
