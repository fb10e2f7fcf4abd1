"""Rules for the capaian of an indikator, from target and realisasi to the kategori."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter

from lkj_xlsx.rules.rule import rule
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Range, round_half_away

MAXIMUM, MINIMUM, STABLE = "Maksimum", "Minimum", "Stabil"
POLARITIES = (MAXIMUM, MINIMUM, STABLE)
MINIMUM_DIFFERENCE, MINIMUM_RATIO = "2T-R", "T/R"
RATIO = f"{MINIMUM} {MINIMUM_RATIO}"  # the other rule for Minimum, by a setting
MORE_THAN, FROM = "lebih dari", "mulai"
_ZERO = Fraction(0)
_TO_BOUND, _TO_NEXT = Decimal("0.00499999"), Decimal("0.00500001")  # half of 0,01, the step of a capaian, and a hair


@dataclass(frozen=True, slots=True)
class ScaleWord:
    """A word of a scale, such as "BB" of Predikat SAKIP, with its rank. A number ``above`` the bound earns the word."""

    scale: str
    word: str
    rank: Decimal
    above: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Kategori:
    """A class of capaian, such as "Berhasil", with its lower bound. ``printed`` is its range as the user wrote it.

    ``exclusive``: a capaian equal to the bound does not earn the class. A ``bound`` that is no finite number earns it
    to nobody. ``row``: the row of Pengaturan where it stands. ``starts``: see :func:`lowest_capaian`.
    """

    name: str
    bound: Decimal
    exclusive: bool = False
    printed: str | None = None
    row: int | None = field(default=None, compare=False)
    starts: Decimal | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once where the class starts, because each capaian is held against it."""
        object.__setattr__(self, "starts", lowest_capaian(self.bound, exclusive=self.exclusive))


def lowest_capaian(bound: Decimal, *, exclusive: bool) -> Decimal | None:
    """Give the smallest capaian, which has 2 decimals, that earns a class: the bound, or 0,01 above an exclusive one.

    Rounding what is a hair below half a step higher rounds up and leaves the bound itself in place; a hair above half
    a step leads to the next capaian. This holds for bounds of up to 7 decimals, and the last digits of a double, which
    ROUNDUP would round up in some programs, do not count. ``None`` for a bound that is no finite number.
    """
    return round_half_away(bound + (_TO_NEXT if exclusive else _TO_BOUND)) if bound.is_finite() else None


def lowest_capaian_formula(scale: str, condition: str, bound: str) -> str:
    """Give the formula for :func:`lowest_capaian`, from the cells of a class: "" for a scale that is not in force."""
    return (
        f'IFERROR(IF(AND(TRIM({scale})<>"",TRIM({scale})=TRIM(Skala_Kategori),ISNUMBER({bound})),'
        f'ROUND({bound}+IF({condition}="{MORE_THAN}",{_TO_NEXT},{_TO_BOUND}),2),""),"")'
    )


def number_from_the_lowest(start: Decimal | None, scale: Sequence[Kategori]) -> int | None:
    """Give how many classes a capaian earns that just earns the class with this start; ``None`` for no start."""
    if start is None:
        return None
    return sum(1 for one in scale if one.starts is not None and one.starts <= start)


def number_from_the_lowest_formula(start: str) -> str:
    """Give the formula for :func:`number_from_the_lowest`, from the cell with the start."""
    return f'IF({start}="","",COUNTIF(Kategori_Berlaku,"<="&{start}))'


Value = Decimal | str | Range | None  # as it was read: a number, a word of a scale, a range


def _number(value: Value) -> Decimal | None:
    """Give the number of a value, and of a range its lower bound. A word has none."""
    return value.low if isinstance(value, Range) else value if isinstance(value, Decimal) else None


@rule(
    "IFERROR(INDEX(Skala_Nama,MATCH(TRIM({target}),Skala_Kata,0),1),"
    'IFERROR(INDEX(Skala_Nama,MATCH(TRIM({realisasi}),Skala_Kata,0),1),""))&""'
)
def scale_of(target: Value, realisasi: Value, words: Sequence[ScaleWord]) -> str:
    """Give the scale of a row: the one with the word of the target, else the one with the word of the realisasi.

    Source: the report states WTP and B as targets; the ranks are tables of the workbook (domain rules).
    """
    for word in (target, realisasi):
        for row in words:
            if isinstance(word, str) and row.word.lower() == word.lower():
                return row.scale
    return ""


def rank(value: Decimal | str | None, scale: str, scales: Sequence[ScaleWord]) -> Decimal | None:
    """Give the number to compute with: without a scale the number itself, on a scale the rank of the word.

    On a scale with bounds, a number earns the rank of the best word whose bound lies below it. ``None`` where there
    is no such rank, and for a number on a scale without bounds.
    """
    if value is None:
        return None
    if not scale:
        return value if isinstance(value, Decimal) else None
    rows = [row for row in scales if row.scale.lower() == scale.lower()]
    if isinstance(value, str):
        ranks = [row.rank for row in rows if row.word.lower() == value.lower()]
        return sum(ranks, Decimal(0)) / len(ranks) if ranks else None
    if not any(row.above is not None and row.above.is_finite() for row in rows):
        return None
    return max([row.rank for row in rows if row.above is None or row.above < value] + [Decimal(0)])


_BAND = '(Skala_Nama={skala})*(Skala_Kata<>"")*((Skala_Batas="")+(Skala_Batas<MAX({target},{realisasi}))>0)*Skala_Nilai'
_ON_SCALE = (
    'IF(OR({skala}="",COUNT({target},{realisasi})<>1,COUNTIFS(Skala_Nama,{skala},Skala_Batas,">=0")=0),"",'
    f"SUMPRODUCT(MAX({_BAND})))"
)
_OF_NUMBER = 'IF({skala}="",{value},{nilai_angka})'


@rule(_ON_SCALE, of_number=_ON_SCALE)
def number_on_scale(skala: str, target: Value, realisasi: Value, words: Sequence[ScaleWord]) -> Decimal | None:
    """Give the rank of a number where the other value of the row is a word, such as target "BB", realisasi 71,5.

    It is the rank of the best word whose bound lies below the number. Source: the bounds of Predikat SAKIP. ``None``
    on a scale without bounds.
    """
    numbers = [number for number in (_number(target), _number(realisasi)) if number is not None]
    return rank(numbers[0], skala, words) if skala and len(numbers) == 1 else None


def _value_formula(cell: str) -> str:
    """Give the formula for the number to compute with: the number of a cell, its rank, or the rank of its word.

    It compares with =, because COUNTIFS would take a word such as "<3 hari" for a condition.
    """
    word = f"(Skala_Nama={{skala}})*(Skala_Kata=TRIM({cell}))"
    return (
        f'IF(ISNUMBER({cell}),IF({{skala}}="",{cell},{{nilai_angka}}),'
        f'IF({{skala}}="","",IFERROR(SUMPRODUCT({word},Skala_Nilai)/SUMPRODUCT({word}),"")))'
    )


def _computable(value: Value, skala: str, on_scale: Decimal | None, words: Sequence[ScaleWord]) -> Decimal | None:
    """Give the number to compute with; ``on_scale`` is the rank that a number has on the scale of the row."""
    number = _number(value)
    if number is not None:
        return on_scale if skala else number
    return rank(value, skala, words) if isinstance(value, str) else None


@rule(_value_formula("{realisasi}"), of_number=_OF_NUMBER)
def realisasi_that_counts(
    skala: str, realisasi: Value, nilai_angka: Decimal | None, words: Sequence[ScaleWord]
) -> Decimal | None:
    """Give the realisasi as a number: the number itself, or its rank on the scale of the row."""
    return _computable(realisasi, skala, nilai_angka, words)


@rule(
    _value_formula("{target}"),
    of_range='IF({skala}="",MIN({high},MAX({low},{nilai_realisasi})),"")',
    of_number=_OF_NUMBER,
)
def target_that_counts(
    skala: str,
    target: Value,
    nilai_angka: Decimal | None,
    words: Sequence[ScaleWord],
    nilai_realisasi: Decimal | None = None,
) -> Decimal | None:
    """Give the target as a number: itself, its rank on the scale, or for a range its :func:`reference_target`."""
    if isinstance(target, Range):
        if skala:
            return None  # a range has no rank
        return target.low if nilai_realisasi is None else reference_target(target.low, target.high, nilai_realisasi)
    return _computable(target, skala, nilai_angka, words)


def reference_target(target: Decimal | None, upper: Decimal | None, realisasi: Decimal | None) -> Decimal | None:
    """Give the target to compute with: for a range the bound that was passed, or inside of it the realisasi itself.

    Source: PermenPANRB 8/2021 (above the range its upper bound, below it its lower bound).
    """
    if target is None or realisasi is None:
        return None
    if upper is None:
        return target
    return min(max(target, realisasi), upper)


RULE_OF_POLARITAS = (
    f'IF(AND(TRIM({{polaritas}})="{MINIMUM}",IFERROR(TRIM(Rumus_Minimum),"")="T/R"),"{RATIO}",TRIM({{polaritas}}))'
)
"""The formula for :func:`rule_of_polaritas`."""


def rule_of_polaritas(polaritas: str, by_ratio: bool) -> str:
    """Name the rule of a polaritas: the polaritas itself, or "Minimum T/R" if Pengaturan says so."""
    chosen = trim(polaritas)
    return RATIO if by_ratio and chosen.lower() == MINIMUM.lower() else chosen


@rule(f'IFERROR(IF(AND({{skala}}<>"",{{target_hitung}}<>0),"{MAXIMUM}",{RULE_OF_POLARITAS}),"")')
def rule_in_force(skala: str, target_hitung: Decimal | None, polaritas: str, by_ratio: bool) -> str:
    """Name the rule for the capaian: Maksimum, Minimum, Stabil, or "Minimum T/R" if Pengaturan says so.

    Ranks on a scale are always divided, realisasi by target, as under Maksimum, whatever the polaritas says.
    """
    if skala and target_hitung != 0:
        return MAXIMUM
    return rule_of_polaritas(polaritas, by_ratio)


@rule(
    'IF(COUNT({target_hitung},{nilai_realisasi})<2,"",IF({target_hitung}>0,100*{nilai_realisasi}/{target_hitung},'
    'IF({target_hitung}<0,"",IF({nilai_realisasi}>0,200,100))))'
)
def share_of_target(target_hitung: Decimal | None, nilai_realisasi: Decimal | None) -> Fraction | None:
    """Give the realisasi in percent of the target; ``None`` without two numbers, or for a target below 0.

    No number is a percentage of 0. Of a target of 0 that was kept we say 100, of one that was passed 200, so that
    under Minimum the one is reached in full and the other not at all.
    """
    if target_hitung is None or nilai_realisasi is None or target_hitung < 0:
        return None
    if target_hitung == 0:
        return Fraction(200 if nilai_realisasi > 0 else 100)
    return _percent(nilai_realisasi, target_hitung)


@rule(
    'IFERROR(IF({persen_target}="","",IF({rumus}="Minimum",200-{persen_target},'
    f'IF({{rumus}}="{RATIO}",IF({{target_hitung}}=0,200-{{persen_target}},100*{{target_hitung}}/{{nilai_realisasi}}),'
    'IF({target_hitung}=0,"",IF({rumus}="Maksimum",{persen_target},'
    'IF({rumus}="Stabil",100-ABS(100-{persen_target}),"")))))),"")',
    of_range="100",
    within="{target_hitung}={nilai_realisasi}",
)
def raw_by_rule(
    persen_target: Fraction | None, target_hitung: Decimal | None, nilai_realisasi: Decimal | None, rumus: str
) -> Fraction | None:
    """Compute the capaian in percent before floor, cap and rounding; ``None`` where that is impossible.

    Maksimum R/T x 100. Minimum (2T-R)/T x 100 (PermenPANRB 8/2021, BPKP Papua 2016, Lampung 2015), or by setting
    T/R x 100 (Manggarai Timur 2019). Stabil: as Maksimum up to the target, as Minimum beyond. T = 0: Minimum gives
    100 for R = 0 and 0 above; the others cannot be computed. ``persen_target`` is R/T x 100.
    """
    if persen_target is None or target_hitung is None or nilai_realisasi is None:
        return None
    by = rumus.lower()
    if by == MINIMUM.lower() or (by == RATIO.lower() and target_hitung == 0):
        return 200 - persen_target  # (2T-R)/T x 100
    if by == RATIO.lower():
        return None if nilai_realisasi == 0 else _percent(target_hitung, nilai_realisasi)
    if target_hitung == 0:
        return None
    if by == MAXIMUM.lower():
        return persen_target
    return 100 - abs(100 - persen_target) if by == STABLE.lower() else None


def raw_achievement(
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: str,
    *,
    in_range: bool = False,
    on_scale: bool = False,
    ratio: bool = False,
) -> Fraction | None:
    """Compute the capaian of one row as :func:`raw_by_rule` does, and 100 where the realisasi lies ``in_range``.

    The polaritas must be spelled exactly as in ``POLARITIES``, else there is no capaian.
    """
    if target is None or realisasi is None:
        return None
    if in_range:
        return Fraction(100)
    if not on_scale and polaritas not in POLARITIES:
        return None
    by = rule_in_force("x" if on_scale else "", target, polaritas, ratio)
    return raw_by_rule(share_of_target(target, realisasi), target, realisasi, by)


def _percent(part: Decimal, whole: Decimal) -> Fraction:
    """Give ``part`` of ``whole`` in percent, exactly.

    The fraction is made from whole numbers, because dividing two fractions takes several times as long.
    """
    (numerator, denominator), (over, under) = part.as_integer_ratio(), whole.as_integer_ratio()
    return Fraction(100 * numerator * under, denominator * over)


# Rounded to 12 decimals first: 2T-R near 0 leaves errors of doubles there, and 0,005 would read 0,00.
@rule('IF({mentah}="","",ROUND(ROUND(MAX(0,MIN({mentah},IF(ISNUMBER(Batas_Capaian),Batas_Capaian,{mentah}))),12),2))')
def achievement(mentah: Fraction | None, cap: Decimal | None) -> Decimal | None:
    """Give % Capaian: not below 0, not above the cap if there is one, rounded to 2 decimals half away from zero.

    Source: cap 100 KPU Sarolangun 2019, 120 Kemenkeu. By default there is no cap, because the best class of KPU
    means "melampaui target". The floor of 0 is our judgement, and a finding names the raw value.
    """
    if mentah is None:
        return None
    floored = max(_ZERO, mentah)
    return round_half_away(floored if cap is None else min(Fraction(cap), floored))


def kategori_formula(cell: str) -> str:
    """Give the formula for the kategori of the capaian in a cell (see :func:`kategori`).

    It counts the classes that the capaian earns. The best of them has that number from the lowest one.
    """
    earned = f'MATCH(COUNTIF(Kategori_Berlaku,"<="&{cell}),Kategori_Ke,0)'
    return f'IF(ISNUMBER({cell}),IFERROR(INDEX(Kategori_Nama,{earned})&"",""),"")'


def nth_kategori_formula(number: str) -> str:
    """Give the formula for the class with that number, counted from the best one (see :func:`best_first`)."""
    return f'IFERROR(INDEX(Kategori_Nama,MATCH(LARGE(Kategori_Berlaku,{number}),Kategori_Berlaku,0))&"","")'


@rule(kategori_formula("{capaian}"))
def kategori(capaian: Decimal | None, scale: Sequence[Kategori]) -> str:
    """Give the best class whose lower bound the **rounded** capaian has reached; "" where there is none.

    The best one is the one with the highest bound, in whatever order they stand. Exactly 100 is Berhasil, not Sangat
    Berhasil (KPU Kaltim 2020): that bound is exclusive.
    """
    if capaian is None:
        return ""
    earned = [(row.starts, row.name) for row in scale if row.starts is not None and row.starts <= capaian]
    return max(earned, key=itemgetter(0))[1] if earned else ""


def best_first(scale: Sequence[Kategori]) -> list[str]:
    """Give the names of the classes that a capaian can earn, the one with the highest bound first.

    Of classes that start alike the first one is earned, so its name stands for each of them.
    """
    first: dict[Decimal, str] = {}
    starts = [row.starts for row in scale if row.starts is not None]
    for row in scale:
        if row.starts is not None:
            first.setdefault(row.starts, row.name)
    return [first[start] for start in sorted(starts, reverse=True)]
