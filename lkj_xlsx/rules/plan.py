"""Rules for what was planned and reached in a year and in its quarters (PKK, PPS, Triwulan)."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.achievement import RATIO, RULE_OF_POLARITAS, raw_by_rule, rule_of_polaritas, share_of_target
from lkj_xlsx.rules.rule import rule
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import round_half_away

TOTAL, LAST, MEAN, HIGHEST = "jumlah", "posisi akhir", "rata-rata", "maksimum"
WAYS = (TOTAL, LAST, MEAN, HIGHEST)
ON_TRACK, ALMOST, BEHIND = "● Sesuai rencana", "◐ Hampir", "○ Tertinggal"
ON_TRACK_FROM, ALMOST_FROM = 100, 75
_TARGETS = ("{target_a}", "{target_b}", "{target_c}", "{target_d}")
_REALISASI = ("{realisasi_a}", "{realisasi_b}", "{realisasi_c}", "{realisasi_d}")
_ALL = ",".join(_REALISASI)
_WHERE_MEASURED = tuple(f"IF(ISNUMBER({one}),{of},0)" for of, one in zip(_TARGETS, _REALISASI, strict=True))


@rule('IF(AND(ISNUMBER({rencana}),ISNUMBER({realisasi})),IF({rencana}=0,"",ROUND({realisasi}/{rencana}*100,2)),"")')
def share_of_plan(rencana: object, realisasi: object) -> Decimal | None:
    """Compute realisasi / rencana x 100 with 2 decimals; none without two numbers, or for a plan of 0 (source, 3.1)."""
    if not isinstance(rencana, Decimal) or not isinstance(realisasi, Decimal) or rencana == 0:
        return None
    return round_half_away(Fraction(realisasi) / Fraction(rencana) * 100)


@rule(
    'IFERROR(IF(OR(COUNT({target_hitung},{nilai_realisasi})<2,{target_hitung}<0),"",'
    'IF({rumus}="Maksimum",100*{nilai_realisasi}/{target_hitung},'
    'IF({rumus}="Stabil",100-ABS(100-100*{nilai_realisasi}/{target_hitung}),'
    f'IF(AND({{rumus}}<>"Minimum",{{rumus}}<>"{RATIO}"),"",IF({{target_hitung}}=0,IF({{nilai_realisasi}}>0,0,100),'
    f'IF({{rumus}}="{RATIO}",100*{{target_hitung}}/{{nilai_realisasi}},200-100*{{nilai_realisasi}}/{{target_hitung}}))'
    ')))),"")'
)
def compared(target_hitung: object, nilai_realisasi: object, rumus: str) -> Fraction | None:
    """Compute the capaian before its limits, as Pengukuran does in two columns; a word, not ranked here, gives nothing.

    See :func:`lkj_xlsx.rules.achievement.raw_by_rule`. One column for each quarter is enough for the optional sheets.
    """
    if not isinstance(target_hitung, Decimal | Fraction) or not isinstance(nilai_realisasi, Decimal | Fraction):
        return None
    share = share_of_target.function(target_hitung, nilai_realisasi)  # type: ignore[arg-type]  # a mean is a fraction
    return raw_by_rule.function(share, target_hitung, nilai_realisasi, rumus)  # type: ignore[arg-type]


def _up_to(function: str, cells: Sequence[str] = _TARGETS) -> str:
    """Give the formula that applies a function to the cells of the quarters up to that in {triwulan_akhir}."""
    return f"CHOOSE({{triwulan_akhir}},{','.join(f'{function}({chr(44).join(cells[: n + 1])})' for n in range(4))})"


def _measured(values: Sequence[object]) -> list[Decimal]:
    return [value for value in values if isinstance(value, Decimal)]


@rule(
    "IF(ISNUMBER({realisasi_d}),4,IF(ISNUMBER({realisasi_c}),3,IF(ISNUMBER({realisasi_b}),2,"
    'IF(ISNUMBER({realisasi_a}),1,""))))'
)
def last_quarter(realisasi_a: object, realisasi_b: object, realisasi_c: object, realisasi_d: object) -> int | None:
    """Give the last quarter with a realisasi, 1 to 4; ``None`` for none."""
    values = (realisasi_a, realisasi_b, realisasi_c, realisasi_d)
    return max((n for n, value in enumerate(values, 1) if isinstance(value, Decimal)), default=None)


PRINTED_QUARTER = (
    'IFERROR(IF(TRIM(Triwulan_Dicetak)="I",1,IF(TRIM(Triwulan_Dicetak)="II",2,IF(TRIM(Triwulan_Dicetak)="III",3,4))),4)'
)


@rule(f'IF(ISNUMBER(CHOOSE({PRINTED_QUARTER},{_ALL})),{PRINTED_QUARTER},"")')
def printed_quarter(
    realisasi_a: object, realisasi_b: object, realisasi_c: object, realisasi_d: object, quarter: int
) -> int | None:
    """Give the quarter that Pengaturan chooses for printing, if it was measured; the fourth one for anything else."""
    values = (realisasi_a, realisasi_b, realisasi_c, realisasi_d)
    return quarter if isinstance(values[quarter - 1], Decimal) else None


@rule('IF(IFERROR(TRIM({indikator}),"")="","",MAX({urutan^})+1)', over_columns=True)
def numbered(indikator: Sequence[str]) -> list[int | None]:
    """Number the rows that have an indikator: 1, 2, 3 ...; ``None`` for all others."""
    numbers = itertools.count(1)
    return [next(numbers) if trim(name) else None for name in indikator]


@rule(
    f'IF({{triwulan_akhir}}="","",IF({{cara}}="{TOTAL}",{_up_to("SUM", _REALISASI)},'
    f'IF({{cara}}="{LAST}",CHOOSE({{triwulan_akhir}},{_ALL}),IF({{cara}}="{MEAN}",{_up_to("AVERAGE", _REALISASI)},'
    f'IF({{cara}}="{HIGHEST}",{_up_to("MAX", _REALISASI)},"")))))'
)
def realisasi_to_date(
    triwulan_akhir: int | None,
    cara: str,
    realisasi_a: object,
    realisasi_b: object,
    realisasi_c: object,
    realisasi_d: object,
) -> Decimal | Fraction | None:
    """Put the quarters together in the way that the user chose; an unknown way gives nothing."""
    values = (realisasi_a, realisasi_b, realisasi_c, realisasi_d)
    return None if triwulan_akhir is None else _together(cara, _measured(values[:triwulan_akhir]))


@rule(
    f'IF({{triwulan_akhir}}="","",IF({_up_to("COUNT")}<{{triwulan_akhir}},"",IF({{cara}}="{TOTAL}",{_up_to("SUM")},'
    f'IF({{cara}}="{LAST}",CHOOSE({{triwulan_akhir}},{",".join(_TARGETS)}),IF({{cara}}="{MEAN}",'
    f'{_up_to("SUM", _WHERE_MEASURED)}/{_up_to("COUNT", _REALISASI)},IF({{cara}}="{HIGHEST}",{_up_to("MAX")},""))))))'
)
def target_to_date(
    triwulan_akhir: int | None, cara: str, target_a: object, target_b: object, target_c: object, target_d: object,
    realisasi_a: object, realisasi_b: object, realisasi_c: object, realisasi_d: object,
) -> Decimal | Fraction | None:  # fmt: skip
    """Put the targets up to the last measured quarter together; nothing where one of them is missing."""
    if triwulan_akhir is None:
        return None
    targets, values = (target_a, target_b, target_c, target_d), (realisasi_a, realisasi_b, realisasi_c, realisasi_d)
    until = _measured(targets[:triwulan_akhir])
    if len(until) < triwulan_akhir:
        return None
    if cara.lower() == MEAN:
        pairs = zip(until, values[:triwulan_akhir], strict=True)
        until = [target for target, value in pairs if isinstance(value, Decimal)]
    return _together(cara, until)


def _together(cara: str, values: Sequence[Decimal]) -> Decimal | Fraction | None:
    """Put the numbers of quarters together; nothing without any, or in an unknown way."""
    way = cara.lower()
    if not values or way not in WAYS:
        return None
    if way == MEAN:
        return Fraction(sum(values, Decimal(0))) / len(values)
    return {TOTAL: sum(values, Decimal(0)), LAST: values[-1], HIGHEST: max(values)}[way]


@rule(f'IFERROR({RULE_OF_POLARITAS},"")')
def rule_of_quarters(polaritas: str, by_ratio: bool) -> str:
    """Name the rule for the capaian of quarters and years: that of the polaritas, as for the capaian of the year."""
    return rule_of_polaritas(polaritas, by_ratio)


@rule(
    f'IF(NOT(ISNUMBER({{capaian_sd}})),"",IF({{capaian_sd}}>={ON_TRACK_FROM},"{ON_TRACK}",'
    f'IF({{capaian_sd}}>={ALMOST_FROM},"{ALMOST}","{BEHIND}")))'
)
def traffic_light(capaian_sd: Decimal | None) -> str:
    """Say how far an indikator is against its plan to date: from 100 as planned, from 75 almost (our judgement)."""
    if capaian_sd is None:
        return ""
    return ON_TRACK if capaian_sd >= ON_TRACK_FROM else ALMOST if capaian_sd >= ALMOST_FROM else BEHIND
