"""Rules for Anggaran: sisa, serapan, the rows that count, and efisiensi."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.budget_tree import INDUK, JUMLAH
from lkj_xlsx.rules.rule import rule
from lkj_xlsx.values import round_half_away

EFFICIENT, FAIR, WASTEFUL = "efisien", "cukup efisien", "tidak efisien"
EFFICIENCY_BAND = 5
UNSURE = "Ragu"
UNSURE_PATTERN = f"{UNSURE} *"  # what the record of a row begins with if nothing tells whether it counts


@rule('IF(AND(ISNUMBER({pagu_terbaca}),ISNUMBER({realisasi_terbaca})),ROUND({pagu_terbaca}-{realisasi_terbaca},2),"")')
def remainder(pagu_terbaca: Decimal | None, realisasi_terbaca: Decimal | None) -> Decimal | None:
    """Compute sisa anggaran, exact to the sen: pagu - realisasi. The formula rounds off what binary numbers add."""
    if pagu_terbaca is None or realisasi_terbaca is None:
        return None
    return pagu_terbaca - realisasi_terbaca


def absorption_formula(pagu: str, realisasi: str) -> str:
    """Give the formula for :func:`absorption` from the references of two cells."""
    return f'IF(AND(ISNUMBER({pagu}),ISNUMBER({realisasi})),IF({pagu}=0,"",ROUND({realisasi}/{pagu}*100,2)),"")'


@rule(absorption_formula("{pagu_terbaca}", "{realisasi_terbaca}"))
def absorption(pagu_terbaca: Decimal | None, realisasi_terbaca: Decimal | None) -> Decimal | None:
    """Compute serapan, the % capaian of the budget: realisasi / pagu x 100, 2 decimals; none for a pagu of 0."""
    if pagu_terbaca is None or realisasi_terbaca is None or pagu_terbaca == 0:
        return None
    return round_half_away(Fraction(realisasi_terbaca) / Fraction(pagu_terbaca) * 100)


@rule('IF(AND(OR(ISNUMBER({pagu_terbaca}),ISNUMBER({realisasi_terbaca})),{peran}=""),1,"")')
def without_role(pagu_terbaca: Decimal | None, realisasi_terbaca: Decimal | None, peran: str) -> int | None:
    """Give 1 for a row with an amount and without a Peran: it counts until someone decides."""
    return 1 if (pagu_terbaca is not None or realisasi_terbaca is not None) and not peran else None


@rule(
    'IF(OR({tingkat}>0,{peran}="Jumlah",IFERROR(TRIM({kode}&{uraian}&{pagu}&{realisasi}),"#")=""),"",'
    "MAX({urutan_pokok^})+1)",
    over_columns=True,
)
def main_rows(
    tingkat: Sequence[int | None], peran: Sequence[str], kode: Sequence[str], uraian: Sequence[str],
    pagu: Sequence[Decimal | None], realisasi: Sequence[Decimal | None],
) -> list[int | None]:  # fmt: skip
    """Number the rows that no other row contains: 1, 2, 3 ... Ringkasan shows them. ``None`` for all others."""
    assert len(tingkat) == len(kode) == len(uraian) == len(pagu) == len(realisasi)
    numbers = itertools.count(1)
    return [
        None if depth or role.lower() == JUMLAH.lower() else next(numbers)
        for depth, role in zip(tingkat, peran, strict=True)
    ]


def leaf_sum(value: str) -> str:
    """Give the formula for the TOTAL of a column: the plain sum of the rows above whose Peran is not Induk or Jumlah.

    A row without a Peran counts, unless ``compute`` found that nothing tells what it is: then there is no TOTAL. A row
    without helper formulas is added as it is. The ranges of helper columns include the row of TOTAL, where they are
    blank. So a row that the user inserts right above TOTAL lies within them, too.
    """
    read = f"{{{value}_terbaca"
    counted = [f'{{peran{mark}}},"<>{role}"' for mark in "=^" for role in (INDUK, JUMLAH)]
    return (
        f'IF(COUNTIFS({{peran_dicatat=}},"{UNSURE_PATTERN}",{{peran=}},"")>0,"",'
        f'ROUND(SUMIFS({read}=}},{",".join(counted[:2])})+SUMIFS({{{value}^}},{read}^}},"=",{",".join(counted[2:])}),2))'
    )


@rule('IF(OR({capaian}="",{serapan}=""),"",ROUND({capaian}-{serapan},2))')
def efficiency(capaian: Decimal | None, serapan: Decimal | None) -> Decimal | None:
    """Compute efisiensi, for information only: capaian - serapan, in percentage points (Banjarnegara)."""
    return None if capaian is None or serapan is None else capaian - serapan


@rule(
    f'IF({{efisiensi}}="","",IF({{efisiensi}}>{EFFICIENCY_BAND},"{EFFICIENT}",'
    f'IF({{efisiensi}}<-{EFFICIENCY_BAND},"{WASTEFUL}","{FAIR}")))'
)
def efficiency_class(efisiensi: Decimal | None) -> str:
    """Name the efisiensi: above 5 points efisien, below -5 tidak efisien, else cukup efisien (Banjarnegara)."""
    if efisiensi is None:
        return ""
    if efisiensi > EFFICIENCY_BAND:
        return EFFICIENT
    return WASTEFUL if efisiensi < -EFFICIENCY_BAND else FAIR
