"""Finds the other rule by which a user may have computed a typed capaian or serapan: cap, formula, rounding."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lkj_xlsx.declare.model import Kind
from lkj_xlsx.report.report import Settings
from lkj_xlsx.report.same_value import is_same_value, tolerance_of
from lkj_xlsx.rules.achievement import (
    MAXIMUM,
    MINIMUM,
    MINIMUM_DIFFERENCE,
    MINIMUM_RATIO,
    STABLE,
    achievement,
    raw_achievement,
)
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import (
    Range,
    format_decimal,
    round_half_away,
    same_unit,
)
from lkj_xlsx.values.indonesian import plain

OtherRule = tuple[str, Decimal | None]  # what the rule is called after "cocok dengan", and what it gives

# Caps in use: KPU Sarolangun 2019, Kemenkeu.
_CAPS = (Decimal(100), Decimal(120))
_STRAIGHT = "R/T"
_FORMULAS = {_STRAIGHT: (MAXIMUM, False), MINIMUM_DIFFERENCE: (MINIMUM, False), MINIMUM_RATIO: (MINIMUM, True)}
_COARSER = {1: "ke satu desimal", 0: "ke bilangan bulat"}


def rule_that_fits(typed: Decimal, rules: Iterator[OtherRule]) -> str:
    """Name the first other rule that gives the typed value, to 0,01, as a sentence to add to a message.

    Gives "" where no rule fits.
    """
    for name, value in rules:
        if value is not None and is_same_value(typed, value, tolerance_of(Kind.PERCENT)):
            return f" Yang diketik cocok dengan {name}."
    return ""


def other_rules_for_capaian(
    typed: Decimal, record: Mapping[str, Any], result: Mapping[str, Any], settings: Settings
) -> Iterator[OtherRule]:
    """Give other ways to compute a capaian from the same row, each with its name and its result.

    They are another cap, no lower limit, another formula, a bound of the range, a fraction of one, and other rounding.
    """
    raw = result["mentah"]
    if raw is None:
        return
    yield from _limits(raw, settings.cap)
    yield from _formulas(record, result, settings)
    yield from _written_otherwise(typed, within_limits(raw, settings.cap))
    if same_unit(record["satuan"], "%"):
        yield "realisasinya sendiri, belum dibagi target", result["nilai_realisasi"]


def other_rules_for_serapan(typed: Decimal, pagu: Decimal | None, realisasi: Decimal | None) -> Iterator[OtherRule]:
    """Give other ways to compute a serapan: sisa / pagu, pagu / realisasi, a fraction of one, other rounding."""
    if not pagu or realisasi is None:
        return
    spent = Fraction(realisasi) / Fraction(pagu)
    yield "sisa / pagu, bukan realisasi / pagu", round_half_away((1 - spent) * 100)
    if realisasi:
        yield "pagu / realisasi, bukan realisasi / pagu", round_half_away(100 / spent)
    yield from _written_otherwise(typed, spent * 100)


def within_limits(raw: Fraction, cap: Decimal | None) -> Fraction:
    """Limit a capaian before it is rounded: it is never below 0 and never above the cap."""
    return max(Fraction(0), raw if cap is None else min(raw, Fraction(cap)))


def is_cut_off(typed: Decimal | None, exact: Fraction | None) -> bool:
    """Tell whether a typed percentage was cut off after two decimals where rounding gives another one."""
    if typed is None or exact is None or exact < 0:
        return False
    return typed == _cut_off(exact, 2) != round_half_away(exact)


def _limits(raw: Fraction, cap: Decimal | None) -> Iterator[OtherRule]:
    """Give the results with another cap, without the cap, and without the lower limit of 0."""
    if cap is not None and raw > cap:
        yield "hitungan tanpa batas capaian", round_half_away(raw)
    for other in _CAPS:
        if other != cap and raw > other:
            yield f"batas capaian {format_decimal(other)}", other
    if raw < 0:
        yield "hitungan tanpa batas bawah 0", round_half_away(raw)


def _formulas(record: Mapping[str, Any], result: Mapping[str, Any], settings: Settings) -> Iterator[OtherRule]:
    """Give the results of the other formulas, and for a range those of each of its bounds."""
    target, realisasi = result["target_hitung"], result["nilai_realisasi"]
    polaritas = trim(record["polaritas"]).capitalize()
    if result["skala"]:
        return
    if isinstance(record["target"], Range):
        for name, bound in (("bawah", record["target"].low), ("atas", record["target"].high)):
            raw = raw_achievement(bound, realisasi, polaritas, ratio=settings.minimum_by_ratio)
            yield f"batas {name} rentang sebagai target", achievement(raw, settings.cap)
        return
    beyond = polaritas == STABLE and realisasi > target
    ours = MINIMUM_RATIO if settings.minimum_by_ratio else MINIMUM_DIFFERENCE
    used = ours if polaritas == MINIMUM else MINIMUM_DIFFERENCE if beyond else _STRAIGHT
    for name, (of, ratio) in _FORMULAS.items():
        if name != used:
            raw = raw_achievement(target, realisasi, of, ratio=ratio)
            yield f"{name}, bukan {used}", achievement(raw, settings.cap)


def _written_otherwise(typed: Decimal, exact: Fraction) -> Iterator[OtherRule]:
    """Give the results as a fraction of one, and with fewer decimals, rounded or cut off."""
    decimals = max(0, -int(plain(typed).as_tuple().exponent))
    rounded = decimals >= 2 and typed == round_half_away(exact / 100, decimals)
    if rounded or Fraction(typed) * 100 == exact:
        yield f"pecahan {format_decimal(typed)} yang belum dikali 100", typed
    for places, name in _COARSER.items():
        yield f"pembulatan {name}", round_half_away(exact, places)
        yield f"pemotongan {name}", _cut_off(exact, places)


def _cut_off(exact: Fraction, places: int) -> Decimal:
    """Cut a number off after so many decimals, without rounding."""
    return Decimal(f"{int(exact * 10**places)}E-{places}")
