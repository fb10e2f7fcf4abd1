"""Rules for Anggaran: sisa, serapan, the rows that count, and efisiensi."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.budget_tree import INDUK, JUMLAH
from lkj_xlsx.rules.rule import rule
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import round_half_away

EFFICIENT, FAIR, WASTEFUL = "efisien", "cukup efisien", "tidak efisien"
EFFICIENCY_BAND = 5  # points
LEAST_BAND, GREATEST_BAND = 1, 100
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
    f'IF({{efisiensi}}="","",IF({{efisiensi}}>{{batas}},"{EFFICIENT}",'
    f'IF({{efisiensi}}<-{{batas}},"{WASTEFUL}","{FAIR}")))'
)
def efficiency_class(efisiensi: Decimal | None, batas: Decimal | int) -> str:
    """Name the efisiensi: above the band efisien, below minus the band tidak efisien, else cukup efisien.

    The band is 5 points unless the unit sets another one (Banjarnegara).
    """
    if efisiensi is None:
        return ""
    if efisiensi > batas:
        return EFFICIENT
    return WASTEFUL if efisiensi < -batas else FAIR


@rule(
    f"IFERROR(IF(ISNUMBER(Batas_Efisiensi),IF(AND(Batas_Efisiensi>={LEAST_BAND},Batas_Efisiensi<={GREATEST_BAND}),"
    f"Batas_Efisiensi,{EFFICIENCY_BAND}),{EFFICIENCY_BAND}),{EFFICIENCY_BAND})"
)
def efficiency_band(batas: object) -> Decimal:
    """Give the band in points that Pengaturan sets; 5 for anything but a number from 1 to 100."""
    is_band = isinstance(batas, Decimal) and LEAST_BAND <= batas <= GREATEST_BAND
    return batas if is_band and isinstance(batas, Decimal) else Decimal(EFFICIENCY_BAND)


@rule(
    f'IF(OR({{peran}}="{INDUK}",{{peran}}="{JUMLAH}"),"",'
    'IF(IFERROR(TRIM({sasaran}),"")="",{sasaran_induk}&"",TRIM({sasaran})))'
)
def sasaran_that_counts(peran: str, sasaran: str, sasaran_induk: str) -> str:
    """Name the sasaran for which a row counts: its own, else that of the row above it in the tree.

    A row that holds the sum of others counts for none, so that a parent and its child are not added twice.
    """
    if peran.lower() in (INDUK.lower(), JUMLAH.lower()):
        return ""
    return trim(sasaran) or sasaran_induk


_NAMED = "({Pengukuran.sasaran_terbaca:}={sasaran_dihitung})"


@rule(
    'IF({sasaran_dihitung}="","",'
    f"IFERROR(SUMPRODUCT({_NAMED}*1,{{Pengukuran.nomor_sasaran:}})/"
    f'SUMPRODUCT({_NAMED}*({{Pengukuran.nomor_sasaran:}}<>"")),""))',
    over_columns=True,
)
def sasaran_number(
    sasaran_dihitung: Sequence[str], nama_diukur: Sequence[str], nomor_diukur: Sequence[int | None]
) -> list[int | None]:
    """Give the number that the sasaran of a row has on Pengukuran; ``None`` where it is not measured there.

    Texts are compared as the numbering there compares them: without outer blanks, and case does not count.
    """
    known = {name.lower(): number for name, number in zip(nama_diukur, nomor_diukur, strict=True) if name and number}
    return [known.get(name.lower()) if name else None for name in sasaran_dihitung]
