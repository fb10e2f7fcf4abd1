"""Anggaran: sisa, serapan, the tree of codes, efisiensi."""

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.rule import rule
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import round_half_away

EFFICIENT, FAIR, WASTEFUL = "efisien", "cukup efisien", "tidak efisien"
EFFICIENCY_BAND = 5
_PROGRAMME = re.compile(r"^[^.]{3}\.")
_ACTIVITY = re.compile(r"[^.]{4}(\.|\Z)")


@rule('IF(AND(ISNUMBER({pagu_terbaca}),ISNUMBER({realisasi_terbaca})),{pagu_terbaca}-{realisasi_terbaca},"")')
def remainder(pagu_terbaca: int | None, realisasi_terbaca: int | None) -> int | None:
    """Sisa anggaran in whole rupiah: pagu - realisasi."""
    if pagu_terbaca is None or realisasi_terbaca is None:
        return None
    return pagu_terbaca - realisasi_terbaca


def absorption_formula(pagu: str, realisasi: str) -> str:
    """The formula text for :func:`absorption` of two cells."""
    return f'IF(AND(ISNUMBER({pagu}),ISNUMBER({realisasi})),IF({pagu}=0,"",ROUND({realisasi}/{pagu}*100,2)),"")'


@rule(absorption_formula("{pagu_terbaca}", "{realisasi_terbaca}"))
def absorption(pagu_terbaca: int | None, realisasi_terbaca: int | None) -> Decimal | None:
    """% capaian anggaran (serapan): realisasi / pagu x 100, 2 decimals; none for a pagu of 0."""
    if pagu_terbaca is None or realisasi_terbaca is None or pagu_terbaca == 0:
        return None
    return round_half_away(Fraction(realisasi_terbaca, pagu_terbaca) * 100)


@rule('IFERROR(TRIM({kode}),"")')
def code_as_read(kode: str) -> str:
    """A code without blanks around it."""
    return trim(kode)


@rule(
    'IF(FIND(".",{kode_terbaca}&"    .")=4,ROW(),IF(AND(FIND(".",{kode_terbaca}&".")=5,MAX({baris_program^})>0),'
    'MAX({baris_program^}),""))',
    over_columns=True,
)
def programme_rows(kode_terbaca: Sequence[str], row: Sequence[int]) -> list[int | None]:
    """For a programme (076.01.CQ) its own row, for a kegiatan (3355...) that of the programme above it, if any.

    Their codes do not show it: a kegiatan belongs to the nearest programme above it.
    """
    programme: int | None = None
    found: list[int | None] = []
    for code, number in zip(kode_terbaca, row, strict=True):
        if _PROGRAMME.match(code):
            programme = number
        found.append(programme if _PROGRAMME.match(code) or _ACTIVITY.match(code) else None)
    return found


def parents(codes: Sequence[str]) -> list[bool]:
    """For each row in order, whether it holds the sum of other rows, so that a total must not add it again.

    A code is the parent of every code that continues it after a dot. A programme (076.01.CQ) is the
    parent of the kegiatan (3355...) that follow it up to the next programme (:data:`programme_rows`).
    """
    rows = range(len(codes))
    return [one == 1 for one in is_parent(codes, programme_rows(codes, rows), rows)]


def children(codes: Sequence[str]) -> list[bool]:
    """For each row in order, whether it stands below another one in the tree of codes (see :func:`parents`)."""
    rows = range(len(codes))
    return [one == 1 for one in is_child(codes, programme_rows(codes, rows), rows)]


# Between "3355." and "3355.zzz" stands, in any order of texts, what begins with "3355.".
@rule(
    'IF({kode_terbaca}="","",IF(OR(SUMPRODUCT(({kode_terbaca:}>={kode_terbaca}&".")*'
    '({kode_terbaca:}<{kode_terbaca}&".zzz"))>0,COUNTIF({baris_program:},ROW())>1),1,0))',
    over_columns=True,
)
def is_parent(kode_terbaca: Sequence[str], baris_program: Sequence[int | None], row: Sequence[int]) -> list[int | None]:
    """1 for a row that :func:`parents` marks, 0 for another one, nothing for a row without a code."""
    lengths = _lengths(kode_terbaca)
    prefixes = {prefix for code in kode_terbaca for prefix in _prefixes(code, lengths)}
    with_activities = {one for one, own in zip(baris_program, row, strict=True) if one is not None and one != own}
    return [
        int(code.lower() in prefixes or own in with_activities) if code else None
        for code, own in zip(kode_terbaca, row, strict=True)
    ]


@rule(
    'IF({kode_terbaca}="","",IF(OR(SUMPRODUCT(({kode_terbaca:}<>"")*({kode_terbaca}>={kode_terbaca:}&".")*'
    '({kode_terbaca}<{kode_terbaca:}&".zzz"))>0,AND({baris_program}<>"",{baris_program}<>ROW())),1,0))',
    over_columns=True,
)
def is_child(kode_terbaca: Sequence[str], baris_program: Sequence[int | None], row: Sequence[int]) -> list[int | None]:
    """1 for a row that :func:`children` marks, 0 for another one, nothing for a row without a code."""
    present, lengths = {code.lower() for code in kode_terbaca if code}, _lengths(kode_terbaca)
    return [
        int(any(prefix in present for prefix in _prefixes(code, lengths)) or (programme not in (None, own)))
        if code
        else None
        for code, programme, own in zip(kode_terbaca, baris_program, row, strict=True)
    ]


def parent_of(codes: Sequence[str], *, by_order: bool = True) -> list[int | None]:
    """For each row in order, the position of the row right above it in the tree of codes (see :data:`parents`).

    Without ``by_order`` the dots of a code decide alone.
    """
    positions: dict[str, int] = {}
    for position, code in enumerate(codes):
        if code:
            positions.setdefault(code.lower(), position)
    found: list[int | None] = []
    programme: int | None = None
    lengths = _lengths(codes)
    for position, code in enumerate(codes):
        if _PROGRAMME.match(code):
            programme = position
        above = reversed(_prefixes(code, lengths))
        nearest = next((positions[prefix] for prefix in above if prefix in positions), None)
        found.append(programme if by_order and nearest is None and _ACTIVITY.match(code) else nearest)
    return found


def run_that_adds_up(amounts: Sequence[int | None], position: int) -> int:
    """How many rows right below (two or more) add up exactly to this row; 0 if none do."""
    own = amounts[position]
    if not own or own < 0:
        return 0
    total = 0
    for length in range(1, len(amounts) - position):
        amount = amounts[position + length]
        if amount is None or amount < 0:
            return 0
        total += amount
        if total == own and length > 1:
            return length
        if total > own:
            return 0
    return 0


def _lengths(codes: Sequence[str]) -> list[int]:
    return sorted({len(code.lower()) for code in codes if code})


def _prefixes(code: str, lengths: Sequence[int]) -> list[str]:
    """What stands before a dot, shortest first, where codes are that long: a text of mere dots would give thousands."""
    low = code.lower()
    return [low[:length] for length in lengths if low[length : length + 1] == "."]


@rule(
    'IF(OR({anak}=1,IFERROR(TRIM({kode}&{uraian}&{pagu}&{realisasi}),"#")=""),"",MAX({urutan_pokok^})+1)',
    over_columns=True,
)
def main_rows(
    anak: Sequence[bool | int | None], kode: Sequence[str], uraian: Sequence[str],
    pagu: Sequence[int | None], realisasi: Sequence[int | None],
) -> list[int | None]:  # fmt: skip
    """Number the rows that no other row contains, which Ringkasan shows. Every row of a report is filled."""
    assert len(anak) == len(kode) == len(uraian) == len(pagu) == len(realisasi)
    numbers = itertools.count(1)
    return [None if below == 1 else next(numbers) for below in anak]


def leaf_sum(value: str) -> str:
    """The formula text for a total over the rows above: parents left out, rows without helpers taken as they are.

    The ranges of the helpers reach into the row of the TOTAL, where they are blank: a row that is inserted right above
    it, and gets the formulas of the row before, lies within them.
    """
    read = f"{{{value}_terbaca"
    return f'SUMIFS({read}=}},{{induk=}},"<>1")+SUMIFS({{{value}^}},{read}^}},"=")'


@rule('IF(OR({capaian}="",{serapan}=""),"",ROUND({capaian}-{serapan},2))')
def efficiency(capaian: Decimal | None, serapan: Decimal | None) -> Decimal | None:
    """Efisiensi, for information: capaian - serapan, in percentage points (Banjarnegara)."""
    return None if capaian is None or serapan is None else capaian - serapan


@rule(
    f'IF({{efisiensi}}="","",IF({{efisiensi}}>{EFFICIENCY_BAND},"{EFFICIENT}",'
    f'IF({{efisiensi}}<-{EFFICIENCY_BAND},"{WASTEFUL}","{FAIR}")))'
)
def efficiency_class(efisiensi: Decimal | None) -> str:
    """More than 5 points: efisien; within 5: cukup efisien; less than -5: tidak efisien (Banjarnegara)."""
    if efisiensi is None:
        return ""
    if efisiensi > EFFICIENCY_BAND:
        return EFFICIENT
    return WASTEFUL if efisiensi < -EFFICIENCY_BAND else FAIR
