"""What a formula makes of a cell by itself, before anything has to be interpreted.

The workbook can read a number and a word of a scale. What people write beyond that ("1 Laporan", "80-90%", a number
that its format shows as a percentage) is read by Python, and the result is laid over the formulas.
"""

from decimal import Decimal
from typing import Final

from lkj_xlsx.rules.text import trim


class Doubtful:
    """Stands for a value that programs read differently, so that it equals no value."""


DOUBTFUL: Final = Doubtful()
_WILDCARDS = frozenset("*?~")


def as_formula_reads(value: Decimal | str | bool | None, words: frozenset[str]) -> Decimal | str | Doubtful | None:
    """What a formula takes a stored value for; ``words`` are the words of all scales, lower case.

    Programs do not agree on whether TRUE is a number, and MATCH takes * ? ~ in a text for wildcards.
    """
    if isinstance(value, bool) or (isinstance(value, str) and _WILDCARDS & set(value)):
        return DOUBTFUL
    if value is None or isinstance(value, Decimal):
        return value
    word = trim(value)
    return word if word.lower() in words else None
