"""Reads what people write in a cell: a quantity, an amount of rupiah, a percentage."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from types import MappingProxyType

from lkj_xlsx.values.indonesian import (
    Quotient,
    Range,
    clean,
    in_percent,
    plain,
    round_half_away,
    same_unit,
)
from lkj_xlsx.values.readings import Reading, Reason, RefusedError, Status
from lkj_xlsx.values.written import read_written

_NO_WORDS: Mapping[str, str] = MappingProxyType({})
_LARGEST_EXPONENT = 308  # of a number that an Excel cell can hold

_THREE_DECIMALS = re.compile(r"(?<![\d.,])(?P<whole>[1-9][\d.,]*)[.,](?P<decimals>\d{3})(?![\d.,]*\d)")
_UNBOUNDED = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_DECIMAL = (Reason.DECIMAL_DOT, Reason.DECIMAL_COMMA)


def read_quantity(
    written: str | Decimal | bool | None,
    *,
    percent: bool = False,
    date: bool = False,
    words: Mapping[str, str] = _NO_WORDS,
) -> Reading:
    """Read a target or a realisasi.

    `percent` and `date` tell the cell's number format: a percentage holds 0.855 for 85.5 %, and a
    number under a date format is a typed "7-8" that Excel turned into a day. `words` maps the folded
    words of the scales (see `fold_word`) to their own spelling.
    """
    if written is None:
        return Reading(None, None, Status.EMPTY)
    return _read(written, percent=percent, date=date, words=words)


def _read(
    written: str | Decimal | bool,
    *,
    percent: bool,
    date: bool,
    words: Mapping[str, str] = _NO_WORDS,
    rupiah: bool = False,
) -> Reading:
    try:
        if isinstance(written, bool):
            raise RefusedError(Reason.BOOLEAN)
        if isinstance(written, Decimal):
            return _read_number_cell(written, percent=percent, date=date)
        return read_written(written, words, rupiah=rupiah)
    except RefusedError as refused:
        return _unreadable(refused.reason)


def read_rupiah(written: str | Decimal | bool | None, *, percent: bool = False, date: bool = False) -> Reading:
    """Read an amount of rupiah and sen, of either sign, without zeros at its end.

    One or two digits after the last mark are sen. Three are thousands, also after a decimal mark ("1.234,567"), where
    another reading is possible: :attr:`Reason.THREE_AFTER_DECIMAL`. Further decimals are rounded to the sen.
    """
    reading = _read_one_number(written, "Rp", Reason.NOT_RUPIAH, percent=percent, date=date)
    if not isinstance(reading.value, Decimal):
        return reading
    reasons = reading.reasons
    value = plain(reading.value)
    if isinstance(written, str) and _has_three_decimals(written, reading.value):
        reasons = (*(reason for reason in reasons if reason not in _DECIMAL), Reason.THREE_AFTER_DECIMAL)
        value = plain(value.scaleb(3, _UNBOUNDED))
    elif value != (sen := plain(round_half_away(value))):
        return replace(reading, value=sen, status=Status.INTERPRETED, reasons=(*reasons, Reason.TO_THE_SEN))
    return replace(reading, value=value, reasons=reasons)


def _has_three_decimals(written: str, value: Decimal) -> bool:
    """Tell whether an amount was read as a decimal with three digits after its mark, which may be thousands.

    "0,125" cannot be thousands, and neither can "1,234 M" be, whose value is no longer that of the digits.
    """
    found = _THREE_DECIMALS.search(clean(written))
    return (
        found is not None
        and value.as_tuple().exponent == -3
        and abs(value) == Decimal(f"{re.sub('[.,]', '', found['whole'])}.{found['decimals']}")
    )


def read_percentage(written: str | Decimal | bool | None, *, percent: bool = False, date: bool = False) -> Reading:
    """Read a setting or a typed capaian, in percent: "99,20%", "120" and 120 alike."""
    return _read_one_number(written, "%", Reason.NOT_PERCENT, percent=percent, date=date)


def _unreadable(reason: Reason) -> Reading:
    return Reading(None, None, Status.UNREADABLE, (reason,))


def _read_number_cell(value: Decimal, *, percent: bool, date: bool) -> Reading:
    if date:
        raise RefusedError(Reason.DATE)
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        raise RefusedError(Reason.NOT_A_NUMBER)
    if percent:
        return Reading(in_percent(value), "%", Status.PLAIN)
    return Reading(value, None, Status.PLAIN)


def _read_one_number(
    written: str | Decimal | bool | None,
    unit: str,
    wrong_unit: Reason,
    *,
    percent: bool,
    date: bool,
) -> Reading:
    if written is None:
        return Reading(None, None, Status.EMPTY)
    is_rupiah = unit == "Rp"
    reading = _read(written, percent=percent, date=date, rupiah=is_rupiah)
    if isinstance(reading.value, Range | Quotient):
        return _unreadable(Reason.NOT_ONE_NUMBER)
    if reading.status is Status.UNKNOWN_WORD:  # no scale gives an amount, so nothing is missing on one
        return _unreadable(Reason.NOT_A_NUMBER)
    if reading.unit is not None and not same_unit(reading.unit, unit):
        return _unreadable(wrong_unit)
    if reading.other is not None and (Reason.SIZE not in reading.reasons or not is_rupiah):
        return _without_doubt(reading, reading.other, thousands=is_rupiah)
    return reading


def _without_doubt(one: Reading, other: Reading, *, thousands: bool) -> Reading:
    """Choose the meaning of one mark before three digits: thousands in rupiah, a decimal in percent."""
    chosen = one if ({Reason.THOUSANDS_DOT, Reason.THOUSANDS_COMMA} & set(one.reasons) != set()) == thousands else other
    reasons = tuple(reason for reason in chosen.reasons if reason is not Reason.AMBIGUOUS)
    return replace(chosen, reasons=reasons, other=None)
