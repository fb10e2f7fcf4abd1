"""Anggaran: sisa, serapan, the tree of codes, efisiensi."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.rule import rule
from lkj_xlsx.values import round_half_away

EFFICIENT, FAIR, WASTEFUL = "efisien", "cukup efisien", "tidak efisien"
EFFICIENCY_BAND = 5
_PROGRAMME = re.compile(r"^[^.]{3}\.")
_ENDS_REACH = re.compile(r".{3}\.", re.DOTALL)
_ACTIVITY = re.compile(r"[^.]{4}(\.|\Z)")


@rule('IF(AND(ISNUMBER({pagu_terbaca}),ISNUMBER({realisasi_terbaca})),{pagu_terbaca}-{realisasi_terbaca},"")')
def remainder(pagu: int | None, realisasi: int | None) -> int | None:
    """Sisa anggaran in whole rupiah: pagu - realisasi."""
    return None if pagu is None or realisasi is None else pagu - realisasi


def absorption_formula(pagu: str, realisasi: str) -> str:
    """The formula text for :func:`absorption` of two cells."""
    return f'IF(AND(ISNUMBER({pagu}),ISNUMBER({realisasi})),IF({pagu}=0,"",ROUND({realisasi}/{pagu}*100,2)),"")'


@rule(absorption_formula("{pagu_terbaca}", "{realisasi_terbaca}"))
def absorption(pagu: int | None, realisasi: int | None) -> Decimal | None:
    """% capaian anggaran (serapan): realisasi / pagu x 100, 2 decimals; none for a pagu of 0."""
    if pagu is None or realisasi is None or pagu == 0:
        return None
    return round_half_away(Fraction(realisasi, pagu) * 100)


def _how_many(condition: str) -> str:
    """The formula text for the number of codes that meet a condition; an error such as #N/A among them does not."""
    return f"SUMPRODUCT(ISNUMBER(1/({condition}))*1)"


_NEXT = 'INDEX({kode+},IFERROR(MATCH("???.*",{kode+},0),ROWS({kode+})))'


@rule(
    'IF(IFERROR(TRIM({kode}),"")="","",IF('
    + _how_many('LEFT({kode-},LEN({kode})+1)={kode}&"."')
    + '+IF(FIND(".",{kode}&"    .")=4,'
    + _how_many('FIND(".",{kode>}:' + _NEXT + '&".")=5')
    + ",0)>0,1,0))"
)
def parents(codes: Sequence[str]) -> list[bool]:
    """For each row in order, whether it holds the sum of other rows, so that a total must not add it again.

    A code is the parent of every code that continues it after a dot. A programme (076.01.CQ) is the
    parent of the kegiatan (3355...) that follow it up to the next programme: their codes don't show it.
    """
    lengths = _lengths(codes)
    prefixes = {prefix for code in codes for prefix in _prefixes(code, lengths)}
    found = [bool(code) and code.lower() in prefixes for code in codes]
    programme: int | None = None
    for position, code in enumerate(codes):
        if _ENDS_REACH.match(code):
            programme = position if _PROGRAMME.match(code) else None
        elif programme is not None and _ACTIVITY.match(code):
            found[programme] = True
    return found


@rule(
    'IF(IFERROR(TRIM({kode}),"")="","",IF('
    + _how_many('({kode-}<>"")*(LEFT({kode},LEN({kode-})+1)={kode-}&".")')
    + '+IF(FIND(".",{kode}&".")=5,'
    + _how_many('FIND(".",{kode^}&"    .")=4')
    + ",0)>0,1,0))"
)
def children(codes: Sequence[str]) -> list[bool]:
    """For each row in order, whether it stands below another one in the tree of codes (see :data:`parents`)."""
    present = {code.lower() for code in codes if code}
    found, lengths = [], _lengths(codes)
    programme_seen = False
    for code in codes:
        below = any(prefix in present for prefix in _prefixes(code, lengths))
        found.append(below or (programme_seen and bool(_ACTIVITY.match(code))))
        programme_seen = programme_seen or bool(_PROGRAMME.match(code))
    return found


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
        if _ENDS_REACH.match(code):
            programme = position if _PROGRAMME.match(code) else None
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


def leaf_sum(value: str) -> str:
    """The formula text for a total over the rows above: parents left out, rows without helpers taken as they are."""
    read = f"{{{value}_terbaca^}}"
    leaves = "({induk^}<>1)"
    return f'SUMPRODUCT({leaves}*1,{read})+SUMIFS({{{value}^}},{read},"=",{{induk^}},"<>1")'


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
