"""Rules for Anggaran: sisa, serapan, the tree of codes (which row contains which) and efisiensi."""

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


@rule('IFERROR(TRIM({kode}),"")')
def code_as_read(kode: str) -> str:
    """Give a code without blanks around it."""
    return trim(kode)


@rule(
    'IF(FIND(".",{kode_terbaca}&"    .")=4,ROW(),IF(AND(FIND(".",{kode_terbaca}&".")=5,MAX({baris_program^})>0),'
    'MAX({baris_program^}),""))',
    over_columns=True,
)
def programme_rows(kode_terbaca: Sequence[str], row: Sequence[int]) -> list[int | None]:
    """Give for a programme (076.01.CQ) its own row, and for a kegiatan (3355...) the row of its programme, if any.

    Codes do not show which programme a kegiatan belongs to: it is the nearest one above.
    """
    programme: int | None = None
    found: list[int | None] = []
    for code, number in zip(kode_terbaca, row, strict=True):
        if _PROGRAMME.match(code):
            programme = number
        found.append(programme if _PROGRAMME.match(code) or _ACTIVITY.match(code) else None)
    return found


def parents(codes: Sequence[str]) -> list[bool]:
    """Tell for each row, in order, whether it contains other rows, so that a total must not add it again.

    A code contains every code that continues it after a dot, as "3355" contains "3355.001". A programme (076.01.CQ)
    contains the kegiatan (3355...) between it and the next programme (:data:`programme_rows`).
    """
    rows = range(len(codes))
    return [one == 1 for one in is_parent(codes, programme_rows(codes, rows), rows)]


def children(codes: Sequence[str]) -> list[bool]:
    """Tell for each row, in order, whether another row contains it (see :func:`parents`)."""
    rows = range(len(codes))
    return [one == 1 for one in is_child(codes, programme_rows(codes, rows), rows)]


# Every text that begins with "3355." sorts between "3355." and "3355.zzz", in any sort order.
@rule(
    'IF({kode_terbaca}="","",IF(OR(SUMPRODUCT(({kode_terbaca:}>={kode_terbaca}&".")*'
    '({kode_terbaca:}<{kode_terbaca}&".zzz"))>0,COUNTIF({baris_program:},ROW())>1),1,0))',
    over_columns=True,
)
def is_parent(kode_terbaca: Sequence[str], baris_program: Sequence[int | None], row: Sequence[int]) -> list[int | None]:
    """Give 1 for a row that contains others (see :func:`parents`), 0 for another one, ``None`` without a code."""
    lengths = _code_lengths(kode_terbaca)
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
    """Give 1 for a row that another one contains (see :func:`children`), 0 for others, ``None`` without a code."""
    present, lengths = {code.lower() for code in kode_terbaca if code}, _code_lengths(kode_terbaca)
    return [
        int(any(prefix in present for prefix in _prefixes(code, lengths)) or (programme not in (None, own)))
        if code
        else None
        for code, programme, own in zip(kode_terbaca, baris_program, row, strict=True)
    ]


def parent_of(codes: Sequence[str], *, by_order: bool = True) -> list[int | None]:
    """Give for each row, in order, the position of the smallest row that contains it (see :func:`parents`).

    Without ``by_order`` only the dots of the codes count, so that no programme contains a kegiatan.
    """
    positions: dict[str, int] = {}
    for position, code in enumerate(codes):
        if code:
            positions.setdefault(code.lower(), position)
    found: list[int | None] = []
    programme: int | None = None
    lengths = _code_lengths(codes)
    for position, code in enumerate(codes):
        if _PROGRAMME.match(code):
            programme = position
        above = reversed(_prefixes(code, lengths))
        nearest = next((positions[prefix] for prefix in above if prefix in positions), None)
        found.append(programme if by_order and nearest is None and _ACTIVITY.match(code) else nearest)
    return found


def run_that_adds_up(amounts: Sequence[Decimal | None], position: int) -> int:
    """Count the rows right below a row, two or more, that add up exactly to its amount; 0 if none do."""
    own = amounts[position]
    if not own or own < 0:
        return 0
    total = Decimal(0)
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


def _code_lengths(codes: Sequence[str]) -> list[int]:
    """Give the lengths that codes have, each once, in ascending order."""
    return sorted({len(code.lower()) for code in codes if code})


def _prefixes(code: str, lengths: Sequence[int]) -> list[str]:
    """Give the parts of a code before each of its dots, shortest first: "3355" and "3355.001" of "3355.001.051".

    Only parts as long as some code (``lengths``) are given, because a text of mere dots would have thousands.
    """
    low = code.lower()
    return [low[:length] for length in lengths if low[length : length + 1] == "."]


@rule(
    'IF(OR({anak}=1,IFERROR(TRIM({kode}&{uraian}&{pagu}&{realisasi}),"#")=""),"",MAX({urutan_pokok^})+1)',
    over_columns=True,
)
def main_rows(
    anak: Sequence[bool | int | None], kode: Sequence[str], uraian: Sequence[str],
    pagu: Sequence[Decimal | None], realisasi: Sequence[Decimal | None],
) -> list[int | None]:  # fmt: skip
    """Number the rows that no other row contains: 1, 2, 3 ... Ringkasan shows them. ``None`` for all others."""
    assert len(anak) == len(kode) == len(uraian) == len(pagu) == len(realisasi)
    numbers = itertools.count(1)
    return [None if below == 1 else next(numbers) for below in anak]


def leaf_sum(value: str) -> str:
    """Give the formula for the TOTAL of a column: the sum of the rows above that contain no other row.

    A row without helper formulas is added as it is. The ranges of helper columns include the row of TOTAL, where they
    are blank. So a row that the user inserts right above TOTAL lies within them, too.
    """
    read = f"{{{value}_terbaca"
    return f'ROUND(SUMIFS({read}=}},{{induk=}},"<>1")+SUMIFS({{{value}^}},{read}^}},"="),2)'


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
