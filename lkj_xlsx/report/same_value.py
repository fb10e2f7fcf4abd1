"""Whether two values are the same: texts, whole numbers, and numbers within a tolerance."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkj_xlsx.declare.model import Kind


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two numbers may lie apart and still be the same: ``absolute``, or ``relative`` times the larger one."""

    absolute: Decimal = Decimal(0)
    relative: Decimal = Decimal(0)


EXACT: Final = Tolerance()
# What the last digits of a double hold depends on the order of operations, which is each program's own.
STORED_BY_A_PROGRAM: Final = Tolerance(absolute=Decimal("1e-9"), relative=Decimal("1e-13"))
_TYPED_BY_A_PERSON: Final = {Kind.PERCENT: Tolerance(absolute=Decimal("0.01"))}


def tolerance_of(kind: Kind) -> Tolerance:
    """Give how far a number that a person typed may lie from the computed one: 0,01 in percentages, else nothing."""
    return _TYPED_BY_A_PERSON.get(kind, EXACT)


def is_same_value(one: object, other: object, tolerance: Tolerance = EXACT) -> bool:
    """Tell whether two cell values are the same.

    A text is the same whatever its line ends are, a truth value is no number, and two whole numbers are the same only
    if they are equal: 33.239.899.000 and 33.239.899.001 rupiah are two amounts.
    """
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, str) and isinstance(other, str):
        return one == other or with_unix_line_ends(one) == with_unix_line_ends(other)
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return one == other or _is_close(Decimal(one), Decimal(other), tolerance)
    return one is other


def _is_close(one: Decimal, other: Decimal, tolerance: Tolerance) -> bool:
    if one == one.to_integral_value() and other == other.to_integral_value():
        return False
    return abs(one - other) <= max(tolerance.absolute, tolerance.relative * max(abs(one), abs(other)))


def with_unix_line_ends(text: str) -> str:
    """Give a text with the line ends of Unix: Excel, LibreOffice and scripts each write their own."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
