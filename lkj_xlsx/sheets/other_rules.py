"""Finds the other rule by which a user may have computed a typed capaian or serapan, in one row or a whole table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lkj_xlsx.report.report import Settings
from lkj_xlsx.report.typed import Typed
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
    decimals_of,
    format_decimal,
    interval_of,
    is_cut_off,
    read_quantity,
    round_half_away,
    same_unit,
)
from lkj_xlsx.values.indonesian import plain

OtherRule = tuple[str, Decimal | None]  # what the rule is called after "cocok dengan", and what it gives

# Caps in use: KPU Sarolangun 2019, Kemenkeu, some Pemda.
_CAPS = (Decimal(100), Decimal(120), Decimal(150))
_A_HUNDREDTH = Decimal("0.01")
_STRAIGHT = "R/T"
_FORMULAS = {_STRAIGHT: (MAXIMUM, False), MINIMUM_DIFFERENCE: (MINIMUM, False), MINIMUM_RATIO: (MINIMUM, True)}


def rule_that_fits(typed: Decimal, rules: Iterator[OtherRule]) -> str:
    """Name the first other rule that gives the typed value, as a sentence to add to a message; "" where none does."""
    for name, value in rules:
        if value is not None and says(typed, Fraction(value)):
            return f" Yang diketik cocok dengan {name}."
    return ""


def says(printed: Decimal, exact: Fraction) -> bool:
    """Tell whether a printed figure stands for a number: rounded to it, cut off to it, or 0,01 away from it."""
    near = abs(printed - round_half_away(exact)) <= _A_HUNDREDTH
    return near or interval_of(printed).holds(exact) or is_cut_off(printed, exact)


@dataclass(frozen=True, slots=True)
class Row:
    """A typed percentage with what was read and computed in its row, and how it compares with that."""

    typed: Typed
    record: Mapping[str, Any]
    result: Mapping[str, Any]
    exact: Fraction | None
    differs: bool
    agrees: bool


@dataclass(frozen=True, slots=True)
class TableRule:
    """Another rule that the rows of a column follow: its name, what to change on Pengaturan, and the rows.

    Nothing is to be changed where the column holds something else than percentages.
    """

    name: str
    remedy: str
    rows: Sequence[Row]


def rules_of_the_table(rows: Sequence[Row], settings: Settings, per_sasaran: Mapping[int, Any]) -> Iterator[TableRule]:
    """Give the other rules by which typed percentages of a column were computed, each with its rows.

    A rule explains rows that differ. It is not that of the table where it contradicts a row that agrees with ours.
    """
    left = [row for row in rows if row.differs]
    for found in (_other_settings, _means_of_sasaran, _realisasi_itself, _fractions):
        rule = found(rows, left, settings, per_sasaran)
        if rule is not None:
            yield rule
            left = [row for row in left if row not in rule.rows]


def _other_settings(
    rows: Sequence[Row], left: Sequence[Row], settings: Settings, _: Mapping[int, Any]
) -> TableRule | None:
    """Find the cap and the formula for Minimum under which most rows of a table are right.

    Both are taken for other ones only where two rows speak for it.
    """
    rows = [row for row in rows if row.typed.printed is not None and row.result.get("mentah") is not None]
    rest = [row for row in left if row in rows]
    best: tuple[int, int, Settings, list[Row]] | None = None
    for other in _settings_tried(rest, settings):
        explained = [row for row in rest if _says_under(row, other)]
        changed = (other.minimum_by_ratio != settings.minimum_by_ratio) + (other.cap != settings.cap)
        contradicts = any((row.agrees and not _says_under(row, other)) or _is_above(row, other.cap) for row in rows)
        if len(explained) >= changed and not contradicts and (best is None or (-len(explained), changed) < best[:2]):
            best = -len(explained), changed, other, explained
    if best is None:
        return None
    names, changes = zip(*_changes(settings, best[2]), strict=True)
    return TableRule(" dan ".join(names), f"ubah {' dan '.join(changes)} pada Pengaturan", best[3])


def _settings_tried(left: Sequence[Row], settings: Settings) -> Iterator[Settings]:
    """Give the settings to try: either formula for Minimum, no cap, the caps in use, and one that was typed often."""
    often = [value for value, times in Counter(row.typed.printed for row in left).items() if times > 1]
    caps = dict.fromkeys([settings.cap, None, *_CAPS, *(one for one in often if one is not None and one > 100)])
    for cap in caps:
        for by_ratio in (settings.minimum_by_ratio, not settings.minimum_by_ratio):
            if (cap, by_ratio) != (settings.cap, settings.minimum_by_ratio):
                yield replace(settings, cap=cap, minimum_by_ratio=by_ratio)


def _says_under(row: Row, settings: Settings) -> bool:
    """Tell whether a typed capaian is right under these settings."""
    raw, target = row.result["mentah"], row.record["target"]
    by_formula = trim(row.record["polaritas"]).capitalize() == MINIMUM and isinstance(target, Decimal)
    if by_formula and not row.result["skala"]:
        raw = raw_achievement(target, row.result["nilai_realisasi"], MINIMUM, ratio=settings.minimum_by_ratio)
    assert row.typed.printed is not None
    return raw is not None and says(row.typed.printed, within_limits(raw, settings.cap))


def _is_above(row: Row, cap: Decimal | None) -> bool:
    """Tell whether a printed capaian exceeds a cap, so that it was not limited by it."""
    return cap is not None and row.typed.printed is not None and interval_of(row.typed.printed).low > cap


def _changes(ours: Settings, other: Settings) -> Iterator[tuple[str, str]]:
    """Name each setting that is another one: the rule, and what to write."""
    if other.minimum_by_ratio != ours.minimum_by_ratio:
        used, found = (MINIMUM_RATIO if one.minimum_by_ratio else MINIMUM_DIFFERENCE for one in (ours, other))
        yield f"rumus Minimum {found}, bukan {used}", f"Rumus Minimum menjadi {found}"
    if other.cap is None and ours.cap is not None:
        yield f"capaian tanpa batas, bukan batas {format_decimal(ours.cap)}", "Batas Capaian menjadi kosong"
    elif other.cap is not None and other.cap != ours.cap:
        yield f"batas capaian {format_decimal(other.cap)}", f"Batas Capaian menjadi {format_decimal(other.cap)}"


def _means_of_sasaran(
    rows: Sequence[Row], left: Sequence[Row], _: Settings, per_sasaran: Mapping[int, Any]
) -> TableRule | None:
    """Find the rows that print the mean of their sasaran, once for it or the same in all its rows."""
    means = {one["sasaran"].lower(): one["capaian"] for one in per_sasaran.values() if one["indikator"] > 1}
    printed: dict[str, set[Decimal | None]] = {}
    for row in rows:
        printed.setdefault(_sasaran(row), set()).add(row.typed.printed)
    explained = [
        row
        for row in left
        if row.typed.printed is not None and len(printed[_sasaran(row)]) == 1
        if (mean := means.get(_sasaran(row))) is not None and says(row.typed.printed, Fraction(mean))
    ]
    remedy = "biarkan bila memang demikian: rata-rata tiap sasaran tercetak pada Ringkasan, dan Rata-rata Instansi "
    return (
        TableRule("rata-rata sasarannya", f"{remedy}pada Pengaturan dapat diubah menjadi sasaran", explained)
        if explained
        else None
    )


def _sasaran(row: Row) -> str:
    return str(row.record.get("sasaran_terbaca") or row.record.get("sasaran") or "").lower()


def _realisasi_itself(rows: Sequence[Row], left: Sequence[Row], _: Settings, __: Mapping[int, Any]) -> TableRule | None:
    """Find a column that holds the realisasi, perhaps with its unit, where a percentage belongs."""
    explained = [row for row in left if _is_realisasi(row)]
    with_unit = any(row.typed.value is None for row in explained)
    contradicts = any(row.agrees and not _is_realisasi(row) for row in rows)
    if contradicts or not (with_unit or len(explained) > 1):
        return None
    return TableRule("realisasinya sendiri, bukan persen capaian", "", explained)


def _is_realisasi(row: Row) -> bool:
    realisasi = row.record.get("realisasi")
    if realisasi is None or "nilai_realisasi" not in row.result:
        return False
    written = row.typed.written
    return realisasi in (row.typed.printed, read_quantity(written).value if isinstance(written, str) else None)


def _fractions(rows: Sequence[Row], left: Sequence[Row], _: Settings, __: Mapping[int, Any]) -> TableRule | None:
    """Find a column of fractions of one, 0,98 for 98 percent."""
    explained = [row for row in left if row.exact is not None and _is_fraction(row.typed.printed, row.exact)]
    contradicts = any(row.agrees and row.exact != 0 for row in rows)
    if len(explained) < 2 or contradicts:
        return None
    return TableRule("pecahan yang belum dikali 100", "", explained)


def _is_fraction(printed: Decimal | None, exact: Fraction) -> bool:
    if printed is None:
        return False
    digits = max(decimals_of(printed), 2)
    return says(round_half_away(printed, digits).scaleb(2), exact)


def other_rules_for_capaian(
    typed: Decimal, record: Mapping[str, Any], result: Mapping[str, Any], settings: Settings
) -> Iterator[OtherRule]:
    """Give other ways to compute a capaian from the same row, each with its name and its result.

    They are another cap, no lower limit, another formula, a bound of the range, and a fraction of one.
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
    """Give other ways to compute a serapan: sisa / pagu, pagu / realisasi, a fraction of one."""
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
    """Give the result as a fraction of one."""
    decimals = max(0, -int(plain(typed).as_tuple().exponent))
    rounded = decimals >= 2 and typed == round_half_away(exact / 100, decimals)
    if rounded or Fraction(typed) * 100 == exact:
        yield f"pecahan {format_decimal(typed)} yang belum dikali 100", typed
