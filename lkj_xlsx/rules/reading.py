"""What a formula makes of a cell by itself, before anything has to be interpreted from text.

The workbook can read a number, a percentage (by the cell's format) and a word of a scale. What people
write beyond that ("1 Laporan", "80-90%") is read by Python, and the result is laid over these formulas.
"""

from decimal import Decimal

from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import in_percent


def format_letter(cell: str) -> str:
    """The formula text for the kind of number format a cell has: P percentage, D date."""
    return f'IFERROR(LEFT(CELL("format",{cell}),1),"")'


def number(cell: str) -> str:
    """The formula text for the number in a cell: a percentage counts in percent, a date is no number."""
    letter = format_letter(cell)
    return f'IF({letter}="P",ROUND({cell}*100,10),IF({letter}="D","",{cell}))'


def quantity(cell: str) -> str:
    """The formula text for a target or realisasi: a number, or a word of a scale, or empty."""
    word = f"TRIM({cell})"
    return (
        f"IFERROR(IF(ISNUMBER({cell}),{number(cell)},"
        f'IF({word}="","",IF(SUMPRODUCT((Skala_Kata={word})*1)>0,{word},""))),"")'
    )


def as_formula_reads(
    value: Decimal | str | bool | None, *, percent: bool, words: frozenset[str]
) -> Decimal | str | None:
    """What :func:`quantity` gives for a stored value; ``words`` are the words of all scales, lower case.

    Applications do not agree on which formats are dates, so a date counts as the number that it may be taken for.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, Decimal):
        return in_percent(value) if percent else value
    word = trim(value)
    return word if word.lower() in words else None
