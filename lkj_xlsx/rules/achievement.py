"""Capaian of an indikator: polaritas, ranges, zero targets, words of a scale, floor, cap, kategori."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.rule import rule
from lkj_xlsx.values import round_half_away

MAXIMUM, MINIMUM, STABLE = "Maksimum", "Minimum", "Stabil"
POLARITIES = (MAXIMUM, MINIMUM, STABLE)
MINIMUM_DIFFERENCE, MINIMUM_RATIO = "2T-R", "T/R"
MORE_THAN, FROM = "lebih dari", "mulai"
_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class ScaleWord:
    """A row of the table of words: the scale it belongs to, its rank, the number above which it is earned."""

    scale: str
    word: str
    rank: Decimal
    above: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Kategori:
    """A row of the table of kategori. ``exclusive``: the bound itself has not earned the class."""

    name: str
    bound: Decimal
    exclusive: bool = False
    printed: str | None = None


@rule(
    'IFERROR(INDEX(Skala_Nama,MATCH(IF(ISNUMBER({target_terbaca}),{realisasi_terbaca},{target_terbaca}),Skala_Kata,0))&"","")'
)
def scale_of(target: Decimal | str | None, realisasi: Decimal | str | None, scales: Sequence[ScaleWord]) -> str:
    """The scale a row is measured on: that of the target's word, else that of the realisasi's word.

    Source: the report states WTP and B as targets; the ranks are tables of the workbook (domain rules).
    """
    word = realisasi if isinstance(target, Decimal) else target
    if not isinstance(word, str):
        return ""
    return next((row.scale for row in scales if row.word.lower() == word.lower()), "")


def rank_formula(cell: str) -> str:
    """The formula text for the number that counts: the value itself, or its rank on the row's scale."""
    on_scale = '(Skala_Nama={skala})*(Skala_Kata<>"")'
    is_word = f"(Skala_Nama={{skala}})*(Skala_Kata={cell})"
    word = f'IF(SUMPRODUCT({is_word})=0,"",SUMPRODUCT({is_word},Skala_Nilai))'
    band = (
        f'IF(SUMPRODUCT({on_scale}*ISNUMBER(Skala_Batas))=0,"",'
        f'SUMPRODUCT(MAX({on_scale}*(((Skala_Batas="")+(Skala_Batas<{cell}))>0)*Skala_Nilai)))'
    )
    plain = f'IF(ISNUMBER({cell}),{cell},"")'
    return f'IF({cell}="","",IF({{skala}}="",{plain},IFERROR(IF(ISNUMBER({cell}),{band},{word}),"")))'


def rank(value: Decimal | str | None, scale: str, scales: Sequence[ScaleWord]) -> Decimal | None:
    """The number that counts: the value itself, or on a scale its rank there (:func:`rank_formula`).

    A number on a scale with numeric bands earns the best word whose bound lies below it; a scale without
    bands has no place for a number. ``None`` where there is no such rank.
    """
    if value is None:
        return None
    if not scale:
        return value if isinstance(value, Decimal) else None
    rows = [row for row in scales if row.scale.lower() == scale.lower()]
    if isinstance(value, str):
        ranks = [row.rank for row in rows if row.word.lower() == value.lower()]
        return sum(ranks, Decimal(0)) if ranks else None
    if not any(row.above is not None and row.above.is_finite() for row in rows):
        return None
    return max([row.rank for row in rows if row.above is None or row.above < value] + [Decimal(0)])


@rule(
    "IF(AND(ISNUMBER({nilai_target}),ISNUMBER({nilai_realisasi})),"
    'IF(AND({skala}="",ISNUMBER({batas_atas})),MEDIAN({nilai_target},{nilai_realisasi},{batas_atas}),{nilai_target}),"")'
)
def reference_target(target: Decimal | None, upper: Decimal | None, realisasi: Decimal | None) -> Decimal | None:
    """The target that counts. Of a range: the bound that was passed, or the realisasi itself inside it.

    Source: PermenPANRB 8/2021 (above the range its upper bound, below it its lower bound).
    """
    if target is None or realisasi is None:
        return None
    if upper is None:
        return target
    return min(max(target, realisasi), upper)


@rule(
    'IFERROR(IF({acuan}="","",'
    'IF(AND({skala}="",ISNUMBER({batas_atas}),{acuan}={nilai_realisasi}),100,'
    'IF({acuan}<0,"",'
    'IF({acuan}=0,IF(TRIM({polaritas})="Minimum",IF({nilai_realisasi}>0,0,100),""),'
    'IF({skala}<>"",{nilai_realisasi}/{acuan}*100,IF(TRIM({polaritas})="Maksimum",{nilai_realisasi}/{acuan}*100,'
    'IF(TRIM({polaritas})="Minimum",'
    'IF(IFERROR(TRIM(Rumus_Minimum),"")="T/R",IF({nilai_realisasi}=0,"",{acuan}/{nilai_realisasi}*100),'
    "(2*{acuan}-{nilai_realisasi})/{acuan}*100),"
    'IF(TRIM({polaritas})="Stabil",'
    "IF({nilai_realisasi}<={acuan},{nilai_realisasi}/{acuan}*100,(2*{acuan}-{nilai_realisasi})/{acuan}*100),"
    '"")))))))),"")'
)
def raw_achievement(
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: str,
    *,
    in_range: bool = False,
    on_scale: bool = False,
    ratio: bool = False,
) -> Fraction | None:
    """Capaian in percent before floor, cap and rounding; ``None`` where it cannot be computed.

    Maksimum R/T x 100. Minimum (2T-R)/T x 100 (PermenPANRB 8/2021, BPKP Papua 2016, Lampung 2015), or with
    ``ratio`` T/R x 100 (Manggarai Timur 2019). Stabil: as Maksimum up to the target, as Minimum beyond.
    Inside a range 100. T = 0: Minimum gives 100 for R = 0 and 0 above; the others cannot be computed.
    Words of a scale: rank over rank, whatever the polaritas.
    """
    if target is None or realisasi is None:
        return None
    if in_range:
        return Fraction(100)
    if target < 0:
        return None
    if target == 0:
        return Fraction(0 if realisasi > 0 else 100) if polaritas == MINIMUM else None
    if on_scale or polaritas == MAXIMUM or (polaritas == STABLE and realisasi <= target):
        return _percent(realisasi, target)
    if polaritas == MINIMUM and ratio:
        return None if realisasi == 0 else _percent(target, realisasi)
    if polaritas in (MINIMUM, STABLE):
        return 200 - _percent(realisasi, target)  # (2T-R)/T x 100
    return None


def _percent(part: Decimal, whole: Decimal) -> Fraction:
    """``part`` of ``whole`` in percent, exactly. From whole numbers: fractions divided take several times as long."""
    (numerator, denominator), (over, under) = part.as_integer_ratio(), whole.as_integer_ratio()
    return Fraction(100 * numerator * under, denominator * over)


# Rounded to 12 decimals first: 2T-R near 0 leaves errors of doubles there, and 0,005 would read 0,00.
@rule(
    'IF({mentah}="","",ROUND(ROUND('
    "IF(ISNUMBER(Batas_Capaian),MIN(Batas_Capaian,MAX(0,{mentah})),MAX(0,{mentah})),12),2))"
)
def achievement(raw: Fraction | None, cap: Decimal | None) -> Decimal | None:
    """% Capaian: never below 0, never above the cap if there is one, 2 decimals half away from zero.

    Source: cap 100 KPU Sarolangun 2019, 120 Kemenkeu; none by default, as the best class of the unit
    means "melampaui target". The floor is our judgement, and a finding keeps the raw value.
    """
    if raw is None:
        return None
    floored = max(_ZERO, raw)
    return round_half_away(floored if cap is None else min(Fraction(cap), floored))


def kategori_formula(cell: str) -> str:
    """The formula text for the kategori of a capaian cell: see :func:`kategori`."""
    return (
        f'IF(NOT(ISNUMBER({cell})),"",IFERROR(INDEX(Kategori_Nama,SUMPRODUCT(MATCH(1,'
        "(Kategori_Skala=TRIM(Skala_Kategori))*"
        f'((Kategori_Batas<{cell})+(Kategori_Batas={cell})*(Kategori_Syarat<>"{MORE_THAN}")),0)))&"",""))'
    )


@rule(kategori_formula("{capaian}"))
def kategori(capaian: Decimal | None, scale: Sequence[Kategori]) -> str:
    """The best class whose lower bound the **rounded** capaian has reached; "" where there is none.

    ``scale`` is ordered from the best class down. Exactly 100 is Berhasil, not Sangat Berhasil (KPU Kaltim
    2020): that bound is exclusive.
    """
    if capaian is None:
        return ""
    earned = (row for row in scale if row.bound < capaian or (row.bound == capaian and not row.exclusive))
    return next((row.name for row in earned), "")


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The mean of what was measured, 2 decimals half away from zero; ``None`` where nothing was."""
    if not values:
        return None
    sums: dict[int, int] = {}  # by denominator, as whole numbers add up many times faster than fractions
    for value in values:
        numerator, denominator = value.as_integer_ratio()
        sums[denominator] = sums.get(denominator, 0) + numerator
    total = sum((Fraction(numerator, denominator) for denominator, numerator in sums.items()), _ZERO)
    return round_half_away(total / len(values))
