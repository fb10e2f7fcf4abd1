"""Rules for the numbers and the means of sasaran."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.rule import rule
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import round_half_away

_SAME = "({sasaran_terbaca^}={sasaran_terbaca})"


@rule(
    'IF(IFERROR(TRIM({indikator}),"")="","",IF({sasaran_terbaca}="",0,'
    f'IFERROR(SUMPRODUCT({_SAME}*1,{{nomor_sasaran^}})/SUMPRODUCT({_SAME}*({{nomor_sasaran^}}<>"")),'
    "MAX({nomor_sasaran^})+1)))",
    over_columns=True,
)
def sasaran_numbers(indikator: Sequence[str], sasaran_terbaca: Sequence[str]) -> list[int | None]:
    """Give the number of the sasaran of each indikator: 1, 2, 3 ... in order of appearance, 0 without a sasaran.

    The formula compares texts with =, which unlike MATCH has no wildcards and no longest text. Other formulas then
    use the number.
    """
    numbers: dict[str, int] = {}
    return [
        (numbers.setdefault(sasaran.lower(), len(numbers) + 1) if sasaran else 0) if trim(name) else None
        for name, sasaran in zip(indikator, sasaran_terbaca, strict=True)
    ]


@rule(
    'IF({nomor_sasaran}="","",IF({nomor_sasaran}>MAX({nomor_sasaran^}),'
    'IFERROR(ROUND(AVERAGEIF({nomor_sasaran:},{nomor_sasaran},{capaian:}),2),""),""))',
    over_columns=True,
)
def means_of_sasaran(nomor_sasaran: Sequence[int | None], capaian: Sequence[Decimal | None]) -> list[Decimal | None]:
    """Give the mean capaian of the measured indikator of each sasaran, in its first row; ``None`` in other rows."""
    measured: dict[int, list[Decimal]] = {}
    for number, value in zip(nomor_sasaran, capaian, strict=True):
        if number and value is not None:
            measured.setdefault(number, []).append(value)
    highest, means = 0, []
    for number in nomor_sasaran:
        first = (number or 0) > highest
        highest = max(highest, number or 0)
        means.append(mean(measured.get(number or 0, [])) if first else None)
    return means


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """Give the mean rounded to 2 decimals half away from zero; ``None`` without any value."""
    if not values:
        return None
    sums: dict[int, int] = {}  # by denominator, as whole numbers add up many times faster than fractions
    for value in values:
        numerator, denominator = value.as_integer_ratio()
        sums[denominator] = sums.get(denominator, 0) + numerator
    total = sum((Fraction(numerator, denominator) for denominator, numerator in sums.items()), Fraction(0))
    return round_half_away(total / len(values))
