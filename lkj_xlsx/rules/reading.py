"""How a formula of the template sees an input cell.

A formula understands a number, and a word of a scale. Only Python understands what people write beyond that, such as
"1 Laporan", "80-90%", or a number that is formatted as a percentage. ``compute`` then puts the result into the formula.
"""

from decimal import Decimal
from typing import Final

from lkj_xlsx.rules.text import trim


class Doubtful:
    """Stands for a value that programs read differently. It equals no other value."""


DOUBTFUL: Final = Doubtful()
_WILDCARDS = frozenset("*?~")


def as_formula_reads(value: Decimal | str | bool | None, words: frozenset[str]) -> Decimal | str | Doubtful | None:
    """Give the value that a formula sees in a cell. ``words`` are the words of all scales in lower case.

    The result is ``DOUBTFUL`` for TRUE and FALSE, which are numbers in some programs only, and for a text with
    ``*``, ``?`` or ``~``, which MATCH takes for wildcards.
    """
    if isinstance(value, bool) or (isinstance(value, str) and _WILDCARDS & set(value)):
        return DOUBTFUL
    if value is None or isinstance(value, Decimal):
        return value
    word = trim(value)
    return word if word.lower() in words else None
