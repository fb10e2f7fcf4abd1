"""Which other rule a typed percentage fits, so that the one who typed it sees at once where it came from."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lkj_xlsx.checks.compare import same
from lkj_xlsx.indonesian import plain
from lkj_xlsx.laporan import Settings
from lkj_xlsx.rules.achievement import MAXIMUM, MINIMUM, STABLE, achievement, raw_achievement
from lkj_xlsx.rules.text import trim
from lkj_xlsx.schema.model import Kind
from lkj_xlsx.schema.settings import MINIMUM_DIFFERENCE, MINIMUM_RATIO
from lkj_xlsx.values import format_decimal, round_half_away, same_unit

Way = tuple[str, Decimal | None]  # what the rule is called after "cocok dengan", and what it gives

# Caps in use: KPU Sarolangun 2019, Kemenkeu.
_CAPS = (Decimal(100), Decimal(120))
_STRAIGHT = "R/T"
_FORMULAS = {_STRAIGHT: (MAXIMUM, False), MINIMUM_DIFFERENCE: (MINIMUM, False), MINIMUM_RATIO: (MINIMUM, True)}
_COARSER = {1: "ke satu desimal", 0: "ke bilangan bulat"}


def fitting(typed: Decimal, ways: Iterator[Way]) -> str:
    """Name the first way that gives what was typed, to 0,01, as an addition to a message; "" where none does."""
    for name, value in ways:
        if value is not None and same(typed - value, Kind.PERCENT):
            return f" Yang diketik cocok dengan {name}."
    return ""


def capaian_ways(
    typed: Decimal, record: Mapping[str, Any], result: Mapping[str, Any], settings: Settings
) -> Iterator[Way]:
    """Other ways to a capaian: another cap, no floor, another formula, a bound of the range, a fraction, rounding."""
    raw = result["mentah"]
    if raw is None:
        return
    yield from _limits(raw, settings.cap)
    yield from _formulas(record, result, settings)
    yield from _written_otherwise(typed, limited(raw, settings.cap))
    if same_unit(record["satuan"], "%"):
        yield "realisasinya sendiri, belum dibagi target", result["nilai_realisasi"]


def serapan_ways(typed: Decimal, pagu: int | None, realisasi: int | None) -> Iterator[Way]:
    """Other ways to a serapan: the share that is left, the division turned round, a fraction, rounding."""
    if not pagu or realisasi is None:
        return
    yield "sisa / pagu, bukan realisasi / pagu", round_half_away(Fraction(pagu - realisasi, pagu) * 100)
    if realisasi:
        yield "pagu / realisasi, bukan realisasi / pagu", round_half_away(Fraction(pagu, realisasi) * 100)
    yield from _written_otherwise(typed, Fraction(realisasi, pagu) * 100)


def limited(raw: Fraction, cap: Decimal | None) -> Fraction:
    """Give a capaian before rounding: never below 0, never above the cap."""
    return max(Fraction(0), raw if cap is None else min(raw, Fraction(cap)))


def cut_off(typed: Decimal | None, exact: Fraction | None) -> bool:
    """Tell whether a percentage was cut off after two decimals where rounding gives another one."""
    if typed is None or exact is None or exact < 0:
        return False
    return typed == _cut(exact, 2) != round_half_away(exact)


def _limits(raw: Fraction, cap: Decimal | None) -> Iterator[Way]:
    if cap is not None and raw > cap:
        yield "hitungan tanpa batas capaian", round_half_away(raw)
    for other in _CAPS:
        if other != cap and raw > other:
            yield f"batas capaian {format_decimal(other)}", other
    if raw < 0:
        yield "hitungan tanpa batas bawah 0", round_half_away(raw)


def _formulas(record: Mapping[str, Any], result: Mapping[str, Any], settings: Settings) -> Iterator[Way]:
    """The other formulas, and for a range the bound that was not the target."""
    target, realisasi, polaritas = result["acuan"], result["nilai_realisasi"], trim(record["polaritas"]).capitalize()
    if result["skala"]:
        return
    if result["batas_atas"] is not None:
        for name, bound in (("bawah", result["nilai_target"]), ("atas", result["batas_atas"])):
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


def _written_otherwise(typed: Decimal, exact: Fraction) -> Iterator[Way]:
    """A fraction of one instead of a percentage; fewer decimals, rounded or cut off."""
    decimals = max(0, -int(plain(typed).as_tuple().exponent))
    rounded = decimals >= 2 and typed == round_half_away(exact / 100, decimals)
    if rounded or Fraction(typed) * 100 == exact:
        yield f"pecahan {format_decimal(typed)} yang belum dikali 100", typed
    for places, name in _COARSER.items():
        yield f"pembulatan {name}", round_half_away(exact, places)
        yield f"pemotongan {name}", _cut(exact, places)


def _cut(exact: Fraction, places: int) -> Decimal:
    return Decimal(f"{int(exact * 10**places)}E-{places}")
