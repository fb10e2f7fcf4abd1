"""The rules on exact numbers: capaian, kategori, words of a scale, means, the tree of codes."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_xlsx.rules.achievement import (
    FROM,
    MAXIMUM,
    MINIMUM,
    MORE_THAN,
    POLARITIES,
    STABLE,
    Kategori,
    ScaleWord,
    achievement,
    best_first,
    kategori,
    lowest_capaian,
    rank,
    raw_achievement,
    reference_target,
    scale_of,
)
from lkj_xlsx.rules.means import mean
from lkj_xlsx.sheets.pengaturan import KATEGORI_DEFAULTS, WORDS_DEFAULTS
from lkj_xlsx.values import round_half_away

D = Decimal


def scale(name: str) -> tuple[Kategori, ...]:
    return tuple(Kategori(row[1], row[3], row[2] == MORE_THAN) for row in KATEGORI_DEFAULTS if row[0] == name)


KPU, PEMDA = scale("KPU"), scale("Pemda")


def capaian(
    target: str,
    realisasi: str,
    polaritas: str = MAXIMUM,
    *,
    upper: str | None = None,
    cap: str | None = None,
    ratio: bool = False,
) -> Decimal | None:
    """Capaian as calc puts it together: the target that counts, the raw value, floor, cap and rounding."""
    r = D(realisasi)
    acuan = reference_target(D(target), None if upper is None else D(upper), r)
    raw = raw_achievement(acuan, r, polaritas, in_range=upper is not None and acuan == r, ratio=ratio)
    return achievement(raw, None if cap is None else D(cap))


# name, T, upper bound of T, R, polaritas, cap, T/R, printed: the published cases of the domain.
PUBLISHED = [
    ("Sarolangun 2019 partisipasi, batas 100", "80", None, "83", MAXIMUM, "100", False, "100.00"),
    ("Sarolangun 2019 partisipasi, tanpa batas", "80", None, "83", MAXIMUM, None, False, "103.75"),
    ("Sarolangun 2019 tidak masuk DPT", "0.2", None, "0.2", MINIMUM, None, False, "100.00"),
    ("Kaltim 2020 LPPA", "11", None, "11", MAXIMUM, None, False, "100.00"),
    ("Lampung 2015 AKB", "32", None, "4.88", MINIMUM, None, False, "184.75"),
    ("Manggarai Timur 2019 AKI", "162", None, "186", MINIMUM, None, True, "87.10"),
    ("DJBC Aceh 2019", "4.38", None, "4.60", MAXIMUM, "120", False, "105.02"),
    ("DJBC Aceh 2019, terpotong batas", "70", None, "90", MAXIMUM, "120", False, "120.00"),
    ("PermenPANRB 8/2021 rentang, Maksimum", "80", "90", "70", MAXIMUM, None, False, "87.50"),
    ("PermenPANRB 8/2021 rentang, Minimum", "7", "8", "6.5", MINIMUM, None, False, "107.14"),
]


@pytest.mark.parametrize(("name", "t", "upper", "r", "polaritas", "cap", "ratio", "printed"), PUBLISHED)
def test_a_published_capaian_comes_out_as_printed(
    name: str, t: str, upper: str | None, r: str, polaritas: str, cap: str | None, ratio: bool, printed: str
) -> None:
    assert str(capaian(t, r, polaritas, upper=upper, cap=cap, ratio=ratio)) == printed, name


@pytest.mark.parametrize(
    ("t", "r", "polaritas", "expected"),
    [
        ("80", "40", MAXIMUM, "50.00"), ("80", "0", MAXIMUM, "0.00"), ("80", "160", MAXIMUM, "200.00"),
        ("80", "40", MINIMUM, "150.00"), ("80", "0", MINIMUM, "200.00"), ("80", "80", MINIMUM, "100.00"),
        ("80", "120", MINIMUM, "50.00"), ("80", "160", MINIMUM, "0.00"), ("80", "200", MINIMUM, "0.00"),
        ("80", "40", STABLE, "50.00"), ("80", "80", STABLE, "100.00"), ("80", "120", STABLE, "50.00"),
        ("80", "0", STABLE, "0.00"), ("80", "161", STABLE, "0.00"), ("0.16", "0.12", MINIMUM, "125.00"),
    ],
)  # fmt: skip
def test_capaian_follows_the_polaritas(t: str, r: str, polaritas: str, expected: str) -> None:
    assert str(capaian(t, r, polaritas)) == expected


@pytest.mark.parametrize(("r", "expected"), [("200", "40.00"), ("80", "100.00"), ("40", "200.00"), ("0", None)])
def test_minimum_by_ratio_divides_by_the_realisasi(r: str, expected: str | None) -> None:
    found = capaian("80", r, MINIMUM, ratio=True)
    assert found == (None if expected is None else D(expected))


def test_the_ratio_setting_does_not_change_the_other_polaritas() -> None:
    for polaritas in (MAXIMUM, STABLE):
        assert capaian("80", "60", polaritas, ratio=True) == capaian("80", "60", polaritas) == 75


@pytest.mark.parametrize(
    ("polaritas", "r", "expected"),
    [(MINIMUM, "0", D(100)), (MINIMUM, "0.01", D(0)), (MINIMUM, "5", D(0)), (MINIMUM, "-1", D(100)),
     (MAXIMUM, "0", None), (MAXIMUM, "5", None), (STABLE, "0", None), (STABLE, "5", None)],
)  # fmt: skip
@pytest.mark.parametrize("ratio", [False, True])
def test_a_target_of_zero_has_a_capaian_only_under_minimum(
    polaritas: str, r: str, expected: Decimal | None, ratio: bool
) -> None:
    assert capaian("0", r, polaritas, ratio=ratio) == expected


@pytest.mark.parametrize("polaritas", POLARITIES)
def test_a_negative_target_has_no_capaian(polaritas: str) -> None:
    assert capaian("-5", "-4", polaritas) is None


@pytest.mark.parametrize("polaritas", ["", "maksimum ", "Naik", "Maximum"])
def test_a_polaritas_is_never_guessed(polaritas: str) -> None:
    assert capaian("80", "80", polaritas) is None


@pytest.mark.parametrize(
    ("r", "polaritas", "expected"),
    [("80", MAXIMUM, "100.00"), ("85", MAXIMUM, "100.00"), ("90", MAXIMUM, "100.00"), ("79.2", MAXIMUM, "99.00"),
     ("99", MAXIMUM, "110.00"), ("80", MINIMUM, "100.00"), ("90", MINIMUM, "100.00"), ("99", MINIMUM, "90.00"),
     ("72", MINIMUM, "110.00"), ("72", STABLE, "90.00"), ("99", STABLE, "90.00"), ("85", STABLE, "100.00"),
     ("0", MAXIMUM, "0.00")],
)  # fmt: skip
def test_a_range_counts_by_the_bound_that_was_passed(r: str, polaritas: str, expected: str) -> None:
    assert str(capaian("80", r, polaritas, upper="90")) == expected


def test_inside_a_range_no_polaritas_is_needed_and_zero_is_no_obstacle() -> None:
    assert capaian("0", "0", "", upper="5") == 100
    assert capaian("-2", "-1", MAXIMUM, upper="3") == 100


@pytest.mark.parametrize("missing", ["target", "realisasi"])
def test_what_is_not_measured_has_no_capaian_rather_than_zero(missing: str) -> None:
    t, r = (None, D(5)) if missing == "target" else (D(5), None)
    assert reference_target(t, None, r) is None
    assert raw_achievement(t, r, MAXIMUM) is None
    assert achievement(None, D(100)) is None
    assert kategori(None, KPU) == ""


@pytest.mark.parametrize(
    ("raw", "cap", "expected"),
    [(Fraction(-1, 3), None, "0.00"), (Fraction(-50), D(100), "0.00"), (Fraction(0), None, "0.00"),
     (Fraction(250), None, "250.00"), (Fraction(250), D(120), "120.00"), (Fraction(250), D("110.5"), "110.50"),
     (Fraction(100), D(100), "100.00"), (Fraction(99), D(100), "99.00")],
)  # fmt: skip
def test_floor_and_cap(raw: Fraction, cap: Decimal | None, expected: str) -> None:
    assert str(achievement(raw, cap)) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("89.996", "90.00"), ("89.995", "90.00"), ("89.99499999999999999999", "89.99"), ("98.405", "98.41"),
     ("0.005", "0.01"), ("1.005", "1.01"), ("2.675", "2.68"), ("100.004", "100.00"), ("100.005", "100.01")],
)  # fmt: skip
def test_halves_are_rounded_away_from_zero_on_exact_decimals(raw: str, expected: str) -> None:
    assert str(achievement(Fraction(raw), None)) == expected


def test_the_kategori_follows_from_the_rounded_value() -> None:
    assert kategori(achievement(Fraction("89.996"), None), KPU) == "Berhasil"
    assert kategori(achievement(Fraction("89.994"), None), KPU) == "Cukup Berhasil"
    assert kategori(achievement(Fraction("100.004"), None), KPU) == "Berhasil"
    assert kategori(achievement(Fraction("100.005"), None), KPU) == "Sangat Berhasil"


@pytest.mark.parametrize(
    ("value", "kpu", "pemda"),
    [
        ("250", "Sangat Berhasil", "Sangat Tinggi"), ("100.01", "Sangat Berhasil", "Sangat Tinggi"),
        ("100", "Berhasil", "Sangat Tinggi"), ("91", "Berhasil", "Sangat Tinggi"), ("90.99", "Berhasil", "Tinggi"),
        ("90", "Berhasil", "Tinggi"), ("89.99", "Cukup Berhasil", "Tinggi"), ("76", "Cukup Berhasil", "Tinggi"),
        ("75.99", "Cukup Berhasil", "Sedang"), ("71", "Cukup Berhasil", "Sedang"),
        ("70.99", "Kurang Berhasil", "Sedang"), ("70.5", "Kurang Berhasil", "Sedang"),
        ("66", "Kurang Berhasil", "Sedang"), ("65.99", "Kurang Berhasil", "Rendah"),
        ("51", "Kurang Berhasil", "Rendah"), ("50.99", "Tidak Berhasil", "Sangat Rendah"),
        ("50.5", "Tidak Berhasil", "Sangat Rendah"), ("0", "Tidak Berhasil", "Sangat Rendah"),
    ],
)  # fmt: skip
def test_the_best_class_whose_bound_is_reached_counts(value: str, kpu: str, pemda: str) -> None:
    assert (kategori(D(value), KPU), kategori(D(value), PEMDA)) == (kpu, pemda)


def test_the_condition_of_a_bound_is_a_choice_of_the_unit() -> None:
    assert FROM != MORE_THAN
    inclusive = (Kategori("Tepat", D(100)), Kategori("Kurang", D(0)))
    exclusive = (Kategori("Lebih", D(100), exclusive=True), Kategori("Kurang", D(0)))
    assert (kategori(D(100), inclusive), kategori(D(100), exclusive)) == ("Tepat", "Kurang")
    assert kategori(D("-0.01"), exclusive) == ""
    assert kategori(D(5), ()) == ""


@pytest.mark.parametrize(
    ("bound", "from_it", "above_it"),
    [("90", "90", "90.01"), ("0", "0", "0.01"), ("0.07", "0.07", "0.08"), ("90.001", "90.01", "90.01"),
     ("90.009", "90.01", "90.01"), ("89.9999999", "90", "90"), ("90.0000001", "90.01", "90.01"),
     ("0.30000000000000004", "0.3", "0.31"), ("-5", "-5", "-4.99"), ("Infinity", None, None)],
)  # fmt: skip
def test_a_class_starts_at_the_smallest_capaian_that_earns_it(
    bound: str, from_it: str | None, above_it: str | None
) -> None:
    found = [lowest_capaian(D(bound), exclusive=exclusive) for exclusive in (False, True)]
    assert found == [None if one is None else D(one) for one in (from_it, above_it)]


def test_a_class_that_starts_higher_is_better_wherever_it_stands() -> None:
    upside_down = tuple(reversed(KPU))
    for value in ("100.01", "100", "90", "89.99", "51", "0"):
        assert kategori(D(value), upside_down) == kategori(D(value), KPU)
    assert best_first(upside_down) == [row.name for row in KPU]


def test_of_classes_that_start_alike_the_first_one_is_earned() -> None:
    scale = (
        Kategori("Satu", D("90.001")),
        Kategori("Dua", D(90), exclusive=True),
        Kategori("Tak tentu", D("Infinity")),
    )
    assert kategori(D("90.01"), scale) == "Satu"
    assert kategori(D(90), scale) == ""
    assert best_first(scale) == ["Satu", "Satu"]


@pytest.mark.parametrize(
    ("target", "realisasi", "found"),
    [("WTP", "WDP", "Opini BPK"), ("wtp", None, "Opini BPK"), ("BB", D("75.2"), "Predikat SAKIP"),
     (D(70), "A", "Predikat SAKIP"), ("Ya", "WTP", "Ya/Tidak"), (D(1), D(2), ""), ("WTP-DPP", "WTP", "Opini BPK"),
     (None, None, ""), (None, "WTP", "Opini BPK")],
)  # fmt: skip
def test_a_row_is_measured_on_the_scale_of_its_target(
    target: Decimal | str | None, realisasi: Decimal | str | None, found: str
) -> None:
    assert scale_of(target, realisasi, WORDS_DEFAULTS) == found


@pytest.mark.parametrize(
    ("word", "expected"),
    [("WTP", 4), ("WDP", 3), ("TW", 2), ("TMP", 1), ("AA", 7), ("A", 6), ("BB", 5), ("B", 4), ("CC", 3), ("C", 2),
     ("D", 1), ("Ya", 1), ("Tidak", 0), ("bb", 5)],
)  # fmt: skip
def test_words_have_the_ranks_of_the_domain(word: str, expected: int) -> None:
    assert rank(word, scale_of(word, None, WORDS_DEFAULTS), WORDS_DEFAULTS) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("90.01", 7), ("90", 6), ("80.01", 6), ("80", 5), ("75.2", 5), ("70", 4), ("60", 3), ("50", 2), ("30.01", 2),
     ("30", 1), ("0", 1), ("-3", 1)],
)  # fmt: skip
def test_a_number_on_a_scale_earns_the_band_it_exceeds(number: str, expected: int) -> None:
    assert rank(D(number), "Predikat SAKIP", WORDS_DEFAULTS) == expected


def test_a_number_has_no_place_on_a_scale_without_bands_nor_a_word_off_its_scale() -> None:
    assert rank(D(80), "Opini BPK", WORDS_DEFAULTS) is None
    assert rank("WTP", "Predikat SAKIP", WORDS_DEFAULTS) is None
    assert rank("WTP", "", WORDS_DEFAULTS) is None
    assert rank(D(80), "", WORDS_DEFAULTS) == 80


@pytest.mark.parametrize(
    ("target", "realisasi", "expected"),
    [("WTP", "WTP", "100.00"), ("WTP", "WDP", "75.00"), ("B", "BB", "125.00"), ("B", "CC", "75.00"),
     ("Ya", "Tidak", "0.00"), ("Ya", "Ya", "100.00"), ("BB", "D", "20.00")],
)  # fmt: skip
@pytest.mark.parametrize("polaritas", [MAXIMUM, MINIMUM, ""])
def test_words_are_measured_rank_over_rank_whatever_the_polaritas(
    target: str, realisasi: str, expected: str, polaritas: str
) -> None:
    on = scale_of(target, realisasi, WORDS_DEFAULTS)
    t, r = (rank(word, on, WORDS_DEFAULTS) for word in (target, realisasi))
    assert str(achievement(raw_achievement(t, r, polaritas, on_scale=True), None)) == expected


def test_a_scale_that_the_user_adds_counts_like_ours() -> None:
    own = (ScaleWord("Indeks", "Baik", D(3), D(60)), ScaleWord("Indeks", "Buruk", D("1.5")))
    assert rank("buruk", scale_of("BURUK", None, own), own) == D("1.5")
    assert [rank(D(value), "Indeks", own) for value in (60, 61)] == [D("1.5"), D(3)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [(["100", "0"], "50.00"), (["100", "100", "98.5"], "99.50"), (["0.01", "0.02"], "0.02"), (["0"], "0.00"),
     (["33.33", "33.33", "33.34"], "33.33"), (["0.01", "0.00"], "0.01")],
)  # fmt: skip
def test_a_mean_is_rounded_once_half_away_from_zero(values: Sequence[str], expected: str) -> None:
    assert str(mean([D(value) for value in values])) == expected


def test_the_mean_of_nothing_measured_is_none() -> None:
    assert mean([]) is None


POSITIVE = st.decimals("0.001", "10000000", places=3)
REALISASI = st.decimals("0", "10000000", places=3)
CAPS = st.none() | st.decimals("0.01", "1000", places=2)


@given(POSITIVE, REALISASI, REALISASI, CAPS)
def test_a_higher_realisasi_never_lowers_maksimum(
    t: Decimal, one: Decimal, other: Decimal, cap: Decimal | None
) -> None:
    low, high = sorted((one, other))
    below, above = (achievement(raw_achievement(t, r, MAXIMUM), cap) for r in (low, high))
    assert below is not None
    assert above is not None
    assert below <= above


@given(POSITIVE, REALISASI, REALISASI, CAPS)
def test_a_higher_realisasi_never_raises_minimum(t: Decimal, one: Decimal, other: Decimal, cap: Decimal | None) -> None:
    low, high = sorted((one, other))
    better, worse = (achievement(raw_achievement(t, r, MINIMUM), cap) for r in (low, high))
    assert better is not None
    assert worse is not None
    assert better >= worse


@given(POSITIVE, POSITIVE, POSITIVE, CAPS)
def test_a_higher_realisasi_never_raises_minimum_by_ratio(
    t: Decimal, one: Decimal, other: Decimal, cap: Decimal | None
) -> None:
    low, high = sorted((one, other))
    better, worse = (achievement(raw_achievement(t, r, MINIMUM, ratio=True), cap) for r in (low, high))
    assert better is not None
    assert worse is not None
    assert better >= worse


@given(POSITIVE, REALISASI, REALISASI)
def test_stabil_never_exceeds_a_hundred_and_falls_with_the_distance(t: Decimal, one: Decimal, other: Decimal) -> None:
    near, far = sorted((one, other), key=lambda r: abs(r - t))
    better, worse = (achievement(raw_achievement(t, r, STABLE), None) for r in (near, far))
    assert better is not None
    assert worse is not None
    assert worse <= better <= 100


@given(st.fractions(max_denominator=1000) | st.fractions(-1000, 1000), CAPS)
def test_capaian_lies_between_floor_and_cap_with_two_decimals(raw: Fraction, cap: Decimal | None) -> None:
    found = achievement(raw, cap)
    assert found is not None
    assert found.as_tuple().exponent == -2
    assert found >= 0
    assert cap is None or found <= cap
    clipped = max(Fraction(0), raw if cap is None else min(Fraction(cap), raw))
    assert abs(Fraction(found) - clipped) <= Fraction(1, 200)


@given(st.integers(-(10**9), 10**9))
def test_halves_are_rounded_away_from_zero(thousandths: int) -> None:
    half = Fraction(thousandths * 10 + 5, 1000)
    rounded = round_half_away(half)
    assert abs(rounded) > abs(half)
    assert abs(Fraction(rounded) - half) == Fraction(5, 1000)


@given(st.decimals("0", "300", places=2), st.sampled_from((KPU, PEMDA)))
def test_a_better_capaian_never_has_a_worse_kategori(value: Decimal, on: tuple[Kategori, ...]) -> None:
    order = [row.name for row in on]
    assert order.index(kategori(value, on)) >= order.index(kategori(value + D("0.01"), on))
