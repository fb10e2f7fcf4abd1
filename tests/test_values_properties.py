"""What must hold for every value and for every text, whatever people write."""

import math
import time
import unicodedata
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lkj_xlsx.values import (
    Range,
    Reason,
    Status,
    Word,
    fold_word,
    format_decimal,
    format_quantity,
    format_rupiah,
    read_percentage,
    read_quantity,
    read_rupiah,
    round_half_away,
)

WORDS = {"wtp": "WTP", "bb": "BB", "a": "A"}

fractions = st.fractions(max_denominator=10**6) | st.decimals(allow_nan=False, allow_infinity=False).filter(
    lambda value: abs(value.adjusted()) < 400
).map(Fraction)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.decimals(
    min_value=-(10**15), max_value=10**15, places=7
)
# Fragments that the rules know, so that their combinations are tried and not only random letters.
FRAGMENTS = [
    "0", "1", "5", "12", "000", "345", ".", ",", "..", ",-", "(", ")", "-", "–", "%", "%%", "/", " ", " ",
    "\u00a0", "²", "½", "５", "٣", "O", "l", "o/o", "Rp", "Rp.", "s/d", "sampai", "BB", "A", "WTP", "Nilai",
    "maks.", "≤", "(satu)", "persen", "Laporan", "Lap", "m2", "e", "#", "n/a", "belum",
]  # fmt: skip
texts = st.text(max_size=200) | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)


@given(texts)
@example("\ud800")
@example("1" * 5000)
def test_reading_text_never_fails_and_says_why(written: str) -> None:
    for reading in (read_quantity(written, words=WORDS), read_rupiah(written), read_percentage(written)):
        has_value = reading.status in (Status.PLAIN, Status.INTERPRETED)
        assert (reading.value is not None) == has_value
        needs_reason = reading.status in (Status.INTERPRETED, Status.UNKNOWN_WORD, Status.UNREADABLE)
        assert bool(reading.reasons) == needs_reason
        if isinstance(reading.value, Range):
            assert reading.value.low <= reading.value.high


@given(texts)
def test_text_becomes_plain_only_as_a_word(written: str) -> None:
    reading = read_quantity(written, words=WORDS)
    assert (reading.status is Status.PLAIN) == (fold_word(written) in WORDS)
    if reading.status is Status.PLAIN:
        assert reading.value == Word(WORDS[fold_word(written)])


@given(st.tuples(texts, st.sampled_from("0123456789"), texts).map("".join))
def test_text_with_ascii_digits_is_never_taken_for_empty(written: str) -> None:
    assume("belum" not in written.casefold())  # which a day or a year may follow
    assert read_quantity(written).status in (Status.INTERPRETED, Status.UNREADABLE)


@given(texts)
def test_no_digit_is_lost_or_invented(written: str) -> None:
    value = read_quantity(written, words=WORDS).value
    if not isinstance(value, Decimal):
        return
    text = unicodedata.normalize("NFKC", written).replace("m2", "m")
    digits = "".join(char for char in text if char.isdecimal())
    assert "".join(map(str, value.as_tuple().digits)).lstrip("0") == digits.lstrip("0")


@given(st.decimals(), st.booleans(), st.booleans())
def test_reading_a_number_cell_never_fails(cell: Decimal, percent: bool, date: bool) -> None:
    for read in (read_quantity, read_rupiah, read_percentage):
        reading = read(cell, percent=percent, date=date)
        rounded = reading.reasons == (Reason.TO_THE_SEN,)
        assert rounded or reading.status in (Status.PLAIN, Status.UNREADABLE)


@given(decimals)
def test_number_cell_is_exact(cell: Decimal) -> None:
    assert read_quantity(cell).value == cell
    percentage = read_quantity(cell, percent=True).value
    assert isinstance(percentage, Decimal)
    assert Fraction(percentage) == Fraction(cell) * 100


@given(st.integers(min_value=-(10**24), max_value=10**24), st.sampled_from(["{}", "Rp {}", "Rp. {},-", "{},00"]))
def test_whole_rupiah_round_trip(value: int, form: str) -> None:
    assert read_rupiah(form.format(format_rupiah(value))).value == value


@given(st.decimals(-(10**13), 10**13, places=2), st.sampled_from(["{}", "Rp {}", "Rp. {}"]))
def test_sen_round_trip(value: Decimal, form: str) -> None:
    assert read_rupiah(form.format(format_rupiah(value))).value == value


@given(decimals, st.sampled_from([None, "%", "Laporan"]))
def test_quantity_round_trip(value: Decimal, unit: str | None) -> None:
    text = format_quantity(value, unit)
    reading = read_quantity(text)
    # "99,125" alone reads as thousands by the rule for one mark with three digits after it.
    whole, _, fraction = format_decimal(value).lstrip("-").partition(",")
    assume(len(fraction) != 3 or whole == "0" or "." in whole)
    assert (reading.value, reading.unit) == (value, unit)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from([None, "%", "bulan"]))
def test_range_round_trip(low: int, more: int, unit: str | None) -> None:
    value = Range(Decimal(low), Decimal(low + more))
    reading = read_quantity(format_quantity(value, unit))
    assert (reading.value, reading.unit) == (value, unit)


def oracle(value: Fraction, places: int) -> Fraction:
    scale = 10**places
    half = Fraction(1, 2)
    away = math.floor(value * scale + half) if value >= 0 else math.ceil(value * scale - half)
    return Fraction(away, scale)


@given(fractions, st.integers(0, 6))
def test_rounding_equals_the_oracle(value: Fraction, places: int) -> None:
    rounded = round_half_away(value, places)
    assert Fraction(rounded) == oracle(value, places)
    assert rounded.as_tuple().exponent == -places


@given(fractions, fractions, st.integers(0, 4))
def test_rounding_is_monotone_and_antisymmetric(a: Fraction, b: Fraction, places: int) -> None:
    low, high = sorted((a, b))
    assert round_half_away(low, places) <= round_half_away(high, places)
    assert round_half_away(-a, places) == round_half_away(a, places).copy_negate()


@given(decimals)
def test_the_decimal_context_does_not_matter(value: Decimal) -> None:
    with localcontext() as context:
        context.prec = 3
        inside = (
            round_half_away(value),
            format_decimal(value),
            read_rupiah(value),
            read_quantity(str(value)),
        )
        percentage = read_quantity(value, percent=True)
    outside = (round_half_away(value), format_decimal(value), read_rupiah(value), read_quantity(str(value)))
    assert inside == outside
    assert percentage == read_quantity(value, percent=True)


@pytest.mark.alone
def test_long_text_is_read_in_no_time() -> None:
    start = time.process_time()
    for written in (
        "(se" * 33,
        "1 " * 50,
        "1." * 50,
        "1-" * 50,
        "s/d" * 33 + "1",
        "(satu " * 5000,
        "1," * 16000,
    ):
        read_quantity(written, words=WORDS)
    assert time.process_time() - start < 1
