"""Judges each value that the user typed over a result by the digits that it shows, and by other rules that it fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from typing import Any

from lkj_xlsx.declare.model import Kind
from lkj_xlsx.report.checking import UNFILLED, reading_of
from lkj_xlsx.report.report import Report, Settings
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.typed import Typed, typed_total, typed_values
from lkj_xlsx.rules.achievement import STABLE, kategori, raw_achievement
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets.anggaran_total import columns_explained_elsewhere
from lkj_xlsx.sheets.other_rules import Row, rules_of_the_table, within_limits
from lkj_xlsx.values import (
    Interval,
    Status,
    decimals_of,
    fold_word,
    interval_of,
    is_counted_whole,
    is_cut_off,
    read_quantity,
    round_half_away,
)

CUT_OFF = "dipotong, bukan dibulatkan"
A_HUNDREDTH = "selisih 0,01"
DIGITS_OF_REALISASI = "realisasinya tercetak dengan desimal yang terbatas"
_NOTHING = ("nihil", "kosong")


class Verdict(Enum):
    """What is to be said of a typed value."""

    AGREES = auto()
    LAST_DIGIT = auto()  # differs only in what its digits, or those of the realisasi, do not show
    OTHER_RULE = auto()  # is what another rule gives, and so are others of the table
    NO_NUMBER = auto()  # says something else than the column holds
    WITHOUT_REALISASI = auto()
    FOLLOWS_ROUNDING = auto()  # the kategori of the capaian as it was rounded
    DIFFERS = auto()
    TOLD_ELSEWHERE = auto()  # another finding gives the cause


@dataclass(frozen=True, slots=True)
class Judged:
    """A typed value and its verdict. ``why`` is what the message adds to it; ``remedy`` names a setting."""

    typed: Typed
    verdict: Verdict
    why: str = ""
    remedy: str = ""


def judge(laporan: Report, hasil: Results) -> list[Judged]:
    """Judge all values typed over results of Pengukuran and Anggaran."""
    total = typed_total(laporan, hasil, "Anggaran")
    elsewhere = {total[key] for key in columns_explained_elsewhere(laporan, hasil, total)}
    typed = [one for one in typed_values(laporan, hasil) if one.sheet in ("Pengukuran", "Anggaran")]
    found = [
        Judged(one, Verdict.TOLD_ELSEWHERE) if one in elsewhere else _alone(laporan, hasil, one)
        for one in typed
        if one.key != "kategori"
    ]
    found = _by_rules_of_tables(laporan, hasil, found)
    capaian = {one.typed.row: one for one in found if one.typed.sheet == "Pengukuran" and one.typed.key == "capaian"}
    words = [_kategori(laporan.settings, one, capaian.get(one.row)) for one in typed if one.key == "kategori"]
    order = {one: position for position, one in enumerate(typed)}
    return sorted([*found, *words], key=lambda one: order[one.typed])


def exact(laporan: Report, hasil: Results, one: Typed) -> Fraction | None:
    """Give a computed percentage before it is rounded; ``None`` for another value."""
    if one.key != "capaian":
        return None
    if one.sheet == "Pengukuran":
        raw = hasil.measured[one.row]["mentah"] if one.row in hasil.measured else None
        return None if raw is None else within_limits(raw, laporan.settings.cap)
    pagu, realisasi = amounts(laporan, hasil, one.row)
    return None if not pagu or realisasi is None else Fraction(realisasi) / Fraction(pagu) * 100


def amounts(laporan: Report, hasil: Results, row: int) -> tuple[Decimal | None, Decimal | None]:
    """Give pagu and realisasi of a row of Anggaran, or of its TOTAL."""
    if row == laporan.layout["Anggaran"].total_row:
        return hasil.anggaran.total.pagu, hasil.anggaran.total.realisasi
    record = laporan.rows["Anggaran"].get(row, {})
    return record.get("pagu"), record.get("realisasi")


def _alone(laporan: Report, hasil: Results, one: Typed) -> Judged:
    """Judge a typed figure by what is computed in its row."""
    if one.agrees:
        return Judged(one, Verdict.AGREES)
    if one.value is None:
        if one.computed is None and isinstance(read_quantity(one.written).value, Decimal):
            return Judged(one, _of_nothing(laporan, hasil, one))
        return Judged(one, Verdict.AGREES if _says_nothing(one) and not one.computed else Verdict.NO_NUMBER)
    if one.computed is None:
        return Judged(one, _of_nothing(laporan, hasil, one))
    if one.kind is Kind.PERCENT and (why := _last_digit(laporan, hasil, one)):
        return Judged(one, Verdict.LAST_DIGIT, why)
    if _is_negative_as_computed(hasil, one):
        return Judged(one, Verdict.TOLD_ELSEWHERE)
    return Judged(one, Verdict.DIFFERS)


def _says_nothing(one: Typed) -> bool:
    """Tell whether a text over a result says that there is none, or 0: "-", "n/a", "nihil"."""
    word = fold_word(str(one.written))
    return word in _NOTHING or read_quantity(word).status is Status.UNMEASURED


def _of_nothing(laporan: Report, hasil: Results, one: Typed) -> Verdict:
    """Judge a typed figure where nothing can be computed: mostly the cell that is missing is reported."""
    if one.sheet == "Anggaran":
        is_caption = amounts(laporan, hasil, one.row) == (None, None) and one.key == "capaian"
        return Verdict.DIFFERS if is_caption else Verdict.TOLD_ELSEWHERE
    of_realisasi = reading_of(laporan, one.sheet, one.row, "realisasi").status
    return Verdict.WITHOUT_REALISASI if of_realisasi in UNFILLED else Verdict.TOLD_ELSEWHERE


def _last_digit(laporan: Report, hasil: Results, one: Typed) -> str:
    """Say in which way a percentage differs only in what is not printed; "" where it differs in more."""
    computed = exact(laporan, hasil, one)
    if one.printed is None or computed is None:
        return ""
    if computed >= 0 and is_cut_off(one.printed, computed):
        return CUT_OFF
    if one.agrees_nearly:
        return A_HUNDREDTH
    possible = _of_printed_realisasi(laporan, hasil, one.row) if one.sheet == "Pengukuran" else None
    return DIGITS_OF_REALISASI if possible is not None and possible.meets(interval_of(one.printed)) else ""


def _of_printed_realisasi(laporan: Report, hasil: Results, row: int) -> Interval | None:
    """Give all capaian for which the printed realisasi may stand, with the target exactly as it is printed.

    ``None`` where the realisasi has no decimals, is counted in whole units, or is compared by ranks or bounds.
    """
    record, result = laporan.rows["Pengukuran"][row], hasil.measured[row]
    target, realisasi = record["target"], record["realisasi"]
    if not isinstance(target, Decimal) or not isinstance(realisasi, Decimal) or result["skala"]:
        return None
    if not decimals_of(realisasi) or is_counted_whole(record["satuan"]):
        return None
    polaritas, around = trim(record["polaritas"]).capitalize(), interval_of(realisasi)
    ends = [Decimal(one.numerator) / Decimal(one.denominator) for one in (around.low, around.high)]
    ends += [target] if polaritas == STABLE and around.holds(target) else []
    raw = [raw_achievement(target, end, polaritas, ratio=laporan.settings.minimum_by_ratio) for end in ends]
    possible = [within_limits(one, laporan.settings.cap) for one in raw if one is not None]
    return Interval(min(possible), max(possible)) if possible else None


def _is_negative_as_computed(hasil: Results, one: Typed) -> bool:
    """Tell whether a printed negative capaian is what was computed before it was shown as 0 (UK07 tells it)."""
    if one.sheet != "Pengukuran" or one.key != "capaian" or one.printed is None:
        return False
    raw = hasil.measured[one.row]["mentah"]
    return raw is not None and raw < 0 and interval_of(one.printed).holds(raw)


def _by_rules_of_tables(laporan: Report, hasil: Results, found: list[Judged]) -> list[Judged]:
    """Give those that differ, or say something else, the verdict of the rule that their column follows."""
    verdicts: dict[Typed, Judged] = {one.typed: one for one in found}
    for sheet in ("Pengukuran", "Anggaran"):
        column = [one for one in found if one.typed.sheet == sheet and one.typed.key == "capaian"]
        rows = [_row(laporan, hasil, one) for one in column]
        for rule in rules_of_the_table(rows, laporan.settings, hasil.ringkasan.per_sasaran):
            verdict = Verdict.OTHER_RULE if rule.remedy else Verdict.NO_NUMBER
            for row in rule.rows:
                verdicts[row.typed] = Judged(row.typed, verdict, rule.name, rule.remedy)
    return list(verdicts.values())


def _row(laporan: Report, hasil: Results, one: Judged) -> Row:
    record: Mapping[str, Any] = laporan.rows[one.typed.sheet].get(one.typed.row, {})
    result: Mapping[str, Any] = hasil.rows_of(one.typed.sheet).get(one.typed.row, {})
    differs = one.verdict in (Verdict.DIFFERS, Verdict.NO_NUMBER)
    agrees = one.verdict in (Verdict.AGREES, Verdict.LAST_DIGIT)
    return Row(one.typed, record, result, exact(laporan, hasil, one.typed), differs=differs, agrees=agrees)


def _kategori(settings: Settings, one: Typed, capaian: Judged | None) -> Judged:
    """Judge a typed kategori. What only follows from a typed capaian is no fault of its own."""
    if one.agrees:
        return Judged(one, Verdict.AGREES)
    word = fold_word(str(one.written))
    printed = None if capaian is None else capaian.typed.printed
    if printed is not None and capaian is not None:
        earned = kategori(round_half_away(printed), settings.kategori)
        if earned and word == fold_word(earned):
            rounded = capaian.verdict in (Verdict.AGREES, Verdict.LAST_DIGIT)
            return Judged(one, Verdict.FOLLOWS_ROUNDING if rounded else Verdict.TOLD_ELSEWHERE)
    if word not in {fold_word(row.name) for row in settings.kategori}:
        return Judged(one, Verdict.AGREES if _says_nothing(one) and not one.computed else Verdict.NO_NUMBER)
    if not one.computed:
        return Judged(one, Verdict.TOLD_ELSEWHERE if capaian is not None else Verdict.WITHOUT_REALISASI)
    return Judged(one, Verdict.DIFFERS)


def told(found: list[Judged], verdict: Verdict) -> Iterator[tuple[tuple[str, str, str, str], list[Judged]]]:
    """Group what has one verdict by sheet, column, reason and remedy: each group is one finding."""
    groups: dict[tuple[str, str, str, str], list[Judged]] = {}
    for one in found:
        if one.verdict is verdict:
            groups.setdefault((one.typed.sheet, one.typed.key, one.why, one.remedy), []).append(one)
    yield from groups.items()
