"""Rules for the mean by weights (bobot): what is not measured falls out, and the rest is scaled."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.means import means_of_sasaran
from lkj_xlsx.rules.rule import rule
from lkj_xlsx.values import round_half_away

WEIGHTED = "berbobot"
"""What Ringkasan says of a mean by weights."""


@rule('IF(COUNT({capaian},{bobot},{nomor_sasaran})<3,"",IF({bobot}<0,"",{bobot}))')
def weight_that_counts(capaian: Decimal | None, bobot: object, nomor_sasaran: int | None) -> Decimal | None:
    """Give the weight of a measured indikator; none for one that is not measured, or without a weight of 0 or more."""
    if capaian is None or nomor_sasaran is None or not isinstance(bobot, Decimal) or bobot < 0:
        return None
    return bobot


@rule('IF({bobot_dihitung}="","",{capaian}*{bobot_dihitung})')
def weighted_achievement(capaian: Decimal | None, bobot_dihitung: Decimal | None) -> Decimal | None:
    """Give capaian times weight."""
    return None if capaian is None or bobot_dihitung is None else capaian * bobot_dihitung


_OF_ITS_SASARAN = ",{nomor_sasaran:},{nomor_sasaran})"


@rule(
    f'IF(COUNT({{bobot:}})=0,{means_of_sasaran.formula},IF({{nomor_sasaran}}="","",'
    "IF({nomor_sasaran}>MAX({nomor_sasaran^}),IFERROR(ROUND(ROUND("
    f'SUMIFS({{capaian_berbobot:}}{_OF_ITS_SASARAN}/SUMIFS({{bobot_dihitung:}}{_OF_ITS_SASARAN},10),2),""),"")))',
    over_columns=True,
)
def weighted_means_of_sasaran(
    nomor_sasaran: Sequence[int | None], capaian: Sequence[Decimal | None], bobot: Sequence[object],
    bobot_dihitung: Sequence[Decimal | None], capaian_berbobot: Sequence[Decimal | None],
) -> list[Decimal | None]:  # fmt: skip
    """Give the weighted mean of each sasaran in its first row; the plain mean where no weight is given at all."""
    if not has_weights(bobot):
        return means_of_sasaran.function(nomor_sasaran, capaian)
    rows: dict[int | None, list[int]] = {}
    for at, number in enumerate(nomor_sasaran):
        rows.setdefault(number, []).append(at)
    highest, means = 0, list[Decimal | None]()
    for number in nomor_sasaran:
        own = rows[number] if (number or 0) > highest else []
        highest = max(highest, number or 0)
        means.append(weighted_mean([capaian_berbobot[at] for at in own], [bobot_dihitung[at] for at in own]))
    return means


def has_weights(bobot: Sequence[object]) -> bool:
    """Tell whether any weight is given, so that the means are taken by weights."""
    return any(isinstance(one, Decimal) for one in bobot)


def weighted_mean(weighted: Sequence[Decimal | None], weights: Sequence[Decimal | None]) -> Decimal | None:
    """Give the sum of capaian times weight over the sum of the weights, rounded to 2 decimals; none for a sum of 0."""
    total = sum((one for one in weights if one is not None), Decimal(0))
    if not total:
        return None
    return round_half_away(Fraction(sum((one for one in weighted if one is not None), Decimal(0))) / Fraction(total))
