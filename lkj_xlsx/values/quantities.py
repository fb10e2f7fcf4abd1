"""What people write in a cell, as exact values, and values as Indonesian text.

The rules are those of "How people write numbers" in the description of the domain. Two principles
stand behind them: every value that was interpreted says by which rule, and digits that follow no
rule are refused, never repaired.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from enum import Enum, auto
from types import MappingProxyType

from lkj_xlsx.values.indonesian import (
    Quantity,
    Range,
    Word,
    clean,
    fold_word,
    full_unit,
    in_percent,
    plain,
    round_half_away,
    same_unit,
)


class Status(Enum):
    """How far a cell could be read; a value is present only for PLAIN and INTERPRETED."""

    EMPTY = auto()
    UNMEASURED = auto()
    PLAIN = auto()
    INTERPRETED = auto()
    UNKNOWN_WORD = auto()
    UNREADABLE = auto()


class Reason(Enum):
    """The rule that read a cell, or refused it, as the phrase that a user sees."""

    TEXT = "angka ditulis sebagai teks"
    THOUSANDS_DOT = "titik dibaca sebagai pemisah ribuan"
    THOUSANDS_COMMA = "koma dibaca sebagai pemisah ribuan"
    DECIMAL_DOT = "titik dibaca sebagai desimal"
    DECIMAL_COMMA = "koma dibaca sebagai desimal"
    AMBIGUOUS = "satu tanda dengan tiga angka di belakangnya bisa berarti ribuan atau desimal"
    UNIT = "satuan ditulis bersama angka"
    DOUBLE_PERCENT = "tanda persen ganda dibaca satu"
    RANGE = "dibaca sebagai rentang"
    RP = "awalan Rp"
    TAIL = "akhiran ,- diabaikan"
    BRACKETS = "tanda kurung dibaca sebagai minus"
    BESIDE_WORD = "angka di samping kata dipakai"
    LABEL = "kata pengantar (nilai, skor, indeks) diabaikan"
    BOUND = "kata batas (maksimal, minimal, ≤, ≥) diabaikan"
    SPELLED = "ejaan angka dalam kurung diabaikan"
    WIDE_DIGITS = "digit lebar penuh"

    UNKNOWN_WORD = "kata tidak ada pada skala"
    NO_RULE = "tidak mengikuti aturan penulisan angka"
    MISREAD = "huruf tercampur dengan angka, mungkin salah baca hasil pindai"
    FOREIGN_DIGITS = "memakai digit selain 0-9"
    TOO_LONG = "teks terlalu panjang untuk sebuah angka"
    BACKWARDS = "batas bawah rentang melebihi batas atas"
    TWO_UNITS = "lebih dari satu satuan"
    BOOLEAN = "nilai BENAR/SALAH, bukan angka"
    DATE = "sel berformat tanggal"
    NOT_A_NUMBER = "bukan bilangan atau di luar jangkauan"
    EXCEL_ERROR = "galat rumus Excel"
    THREE_AFTER_DECIMAL = "tiga angka sesudah tanda desimal dibaca sebagai ribuan"
    TO_THE_SEN = "dibulatkan ke sen"
    NOT_RUPIAH = "satuan bukan rupiah"
    NOT_PERCENT = "satuan bukan persen"
    NOT_ONE_NUMBER = "rentang, padahal satu angka yang diminta"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. `unit` is the one written in the cell: "%", "Rp" or the text after the number."""

    value: Quantity | None
    unit: str | None
    status: Status
    reasons: tuple[Reason, ...] = ()


class _RefusedError(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


_NO_WORDS: Mapping[str, str] = MappingProxyType({})
_LONGEST = 100
_LARGEST_EXPONENT = 308  # of a number that an Excel cell can hold

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_UNMEASURED = re.compile(
    r"(?:(?:rp|idr)[.:]?\s*)?-+|\.{2,}|n\s?/\s?a|n\.?a\.?|tda|tbd"
    r"|(?:belum|tidak) (?:di|ter)ukur|belum|(?:belum|tidak) ada data|(?:belum|tidak) tersedia"
)
_EXCEL_ERROR = re.compile(r"#[A-Z0/_]+[!?]?")

_LABEL = re.compile(r"^(?:nilai|skor|indeks)\b[\s:=]*", re.I)
_BOUND = re.compile(
    r"^(?:(?:maksimal|maksimum|minimal|minimum|maks|max|min|paling [^\W\d]+|kurang dari|lebih dari)\b\.?"
    r"|[<>]=?|=[<>]|≤|≥)\s*",
    re.I,
)
_SPELLED = re.compile(
    r"\s*\(\s*(?:(?:nol|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|ribu"
    r"|juta|mil[iy]ar|triliun|koma)\s*)+(?P<percent>persen)?\s*\)",
    re.I,
)
_AFTER_WORD = re.compile(r"(?:\s*[(:=/]|\s+-(?=\s)|\s)\s*(?:(?:nilai|skor|indeks)\b[\s:=]*)?$", re.I)
_BEFORE_WORD = re.compile(r"[\s(/:=]+(?P<word>[^\d(/:=%]+?)\s*\)?$")
_RANGE = re.compile(
    r"(?P<low>\d.*?)\s*(?:-|s\s?/\s?d|s\.\s?d\.?|sd|sampai(?:\s+dengan)?|hingga)\s*(?P<high>\d.*)",
    re.I,
)
_AMOUNT = re.compile(
    r"(?P<head>[-+(\s]*(?P<rp>(?:rp|idr)[.:]?)?[-+(\s]*)"
    r"(?P<number>\d+(?:[.,]\d+)*)(?P<tail>\s?[.,]\s?[-=]{1,2})?\s*"
    r"(?P<unit>(?:%|persen\b)(?:\s*(?:%|persen\b))*"
    r"|[^\W\d_](?:[^\W\d_]|[\s./&(),'-]|(?<=m)[23](?!\d))*)?"
    r"(?P<close>\s*\))?",
    re.I,
)
# Scans misread 1, 0, 5, 8, 2 and % as these; alone after a blank, S and B may stand for something else.
_MISREAD = re.compile(
    r"\d(?:[lIOoQSBZ|]+|\s[lIOo|]+)(?![^\W\d_])|(?<![^\W\d_])[lIOoQSBZ|]+\d|o/o",
)
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")

_THREE_DECIMALS = re.compile(r"(?<![\d.,])(?P<whole>[1-9][\d.,]*)[.,](?P<decimals>\d{3})(?![\d.,]*\d)")
_UNBOUNDED = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)

_THOUSANDS = {".": Reason.THOUSANDS_DOT, ",": Reason.THOUSANDS_COMMA}
_DECIMAL = {".": Reason.DECIMAL_DOT, ",": Reason.DECIMAL_COMMA}


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
    try:
        if isinstance(written, bool):
            raise _RefusedError(Reason.BOOLEAN)
        if isinstance(written, Decimal):
            return _read_number_cell(written, percent=percent, date=date)
        return _read_text(written, words)
    except _RefusedError as refused:
        return _unreadable(refused.reason)


def read_rupiah(written: str | Decimal | bool | None, *, percent: bool = False, date: bool = False) -> Reading:
    """Read an amount of rupiah and sen, of either sign, without zeros at its end.

    One or two digits after the last mark are sen. Three are thousands, also after a decimal mark ("1.234,567"), where
    another reading is possible: :attr:`Reason.THREE_AFTER_DECIMAL`. Further decimals are rounded to the sen.
    """
    reading = _read_one_number(written, "Rp", Reason.NOT_RUPIAH, percent=percent, date=date)
    if not isinstance(reading.value, Decimal):
        return reading
    reasons = tuple(reason for reason in reading.reasons if reason is not Reason.AMBIGUOUS)
    value = plain(reading.value)
    if isinstance(written, str) and _has_three_decimals(written, reading.value):
        marks = {*_DECIMAL.values()}
        reasons = (*(reason for reason in reasons if reason not in marks), Reason.THREE_AFTER_DECIMAL)
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
        raise _RefusedError(Reason.DATE)
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        raise _RefusedError(Reason.NOT_A_NUMBER)
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
    reading = read_quantity(written, percent=percent, date=date)
    if isinstance(reading.value, Range):
        return _unreadable(Reason.NOT_ONE_NUMBER)
    if reading.status is Status.UNKNOWN_WORD:  # no scale gives an amount, so nothing is missing on one
        return _unreadable(Reason.NOT_A_NUMBER)
    if reading.unit is not None and not same_unit(reading.unit, unit):
        return _unreadable(wrong_unit)
    return reading


def _read_text(written: str, words: Mapping[str, str]) -> Reading:
    text = clean(written).translate(_DASHES)
    if not text:
        return Reading(None, None, Status.EMPTY)
    if spelling := words.get(fold_word(written)):
        return Reading(Word(spelling), None, Status.PLAIN)
    if _UNMEASURED.fullmatch(text.casefold()):
        return Reading(None, None, Status.UNMEASURED)
    if _EXCEL_ERROR.fullmatch(text):
        raise _RefusedError(Reason.EXCEL_ERROR)
    wide = _has_wide_digits(written)
    if not any(char.isdecimal() for char in text):
        if "%" in text or "o/o" in text:
            raise _RefusedError(Reason.MISREAD)
        if any(char.isalpha() for char in text):
            return Reading(None, None, Status.UNKNOWN_WORD, (Reason.UNKNOWN_WORD,))
        raise _RefusedError(Reason.NO_RULE)
    if len(text) > _LONGEST:
        raise _RefusedError(Reason.TOO_LONG)
    reasons = [Reason.WIDE_DIGITS] if wide else []
    bare = _peel(text, words, reasons)
    value, unit = _range(bare, reasons) or _amount(bare, reasons)
    return Reading(value, unit, Status.INTERPRETED, tuple(dict.fromkeys(reasons)) or (Reason.TEXT,))


def _has_wide_digits(written: str) -> bool:
    """Tell whether digits need NFKC to be 0-9; refuse those that NFKC would turn into another number."""
    wide = False
    for before, char in zip(" " + written, written, strict=False):
        folded = unicodedata.normalize("NFKC", char)
        holds_number = char.isnumeric() or any(part.isdecimal() for part in folded)
        if char.isascii() or not holds_number or (char in "²³" and before == "m"):
            continue
        # NFKC makes 10² into 102 and 1½ into 11⁄2.
        if not (char.isdecimal() and folded.isascii()):
            raise _RefusedError(Reason.FOREIGN_DIGITS)
        wide = True
    return wide


def _peel(text: str, words: Mapping[str, str], reasons: list[Reason]) -> str:
    """Take off the words around a number that don't change it."""
    bare = _without_word(text, words)
    if bare != text:
        reasons.append(Reason.BESIDE_WORD)
    for pattern, reason in ((_LABEL, Reason.LABEL), (_BOUND, Reason.BOUND), (_SPELLED, Reason.SPELLED)):
        bare, count = pattern.subn(lambda m: f" {m.groupdict().get('percent') or ''} ", bare)
        bare = bare.strip()
        if count:
            reasons.append(reason)
    return bare


def _without_word(text: str, words: Mapping[str, str]) -> str:
    """Turn "BB (Nilai 75)", "BB 75" and "75 (BB)" into "75", when BB is a word of a scale."""
    digit = re.search(r"\d", text)
    start = digit.start() if digit else 0
    head = text[:start]
    if (blank := _AFTER_WORD.search(head)) and fold_word(head[: blank.start()]) in words:
        rest = text[start:]
        return rest.removesuffix(")") if "(" not in rest else rest
    if (beside := _BEFORE_WORD.search(text, start)) and fold_word(beside["word"]) in words:
        return text[: beside.start()]
    return text


def _range(text: str, reasons: list[Reason]) -> tuple[Range, str | None] | None:
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    reasons.append(Reason.RANGE)
    (low, low_unit), (high, high_unit) = _amount(found["low"], reasons), _amount(found["high"], reasons)
    # A unit on the left alone is no range: "3 pasien Covid-19".
    if low_unit and not same_unit(low_unit, high_unit):
        raise _RefusedError(Reason.TWO_UNITS)
    if low > high:
        raise _RefusedError(Reason.BACKWARDS)
    return Range(low, high), high_unit


def _amount(text: str, reasons: list[Reason]) -> tuple[Decimal, str | None]:
    if _MISREAD.search(text):
        raise _RefusedError(Reason.MISREAD)
    found = _AMOUNT.fullmatch(text)
    signs = [char for char in found["head"] if char in "-+("] if found else []
    brackets = "(" in signs
    if not found or len(signs) > 1 or brackets != bool(found["close"]):
        raise _RefusedError(Reason.NO_RULE)
    number = _number(found["number"], reasons)
    unit = _unit(found["unit"], reasons)
    if found["rp"]:
        if unit:
            raise _RefusedError(Reason.TWO_UNITS)
        unit = "Rp"
        reasons.append(Reason.RP)
    if found["tail"]:
        reasons.append(Reason.TAIL)
    if brackets:
        if unit not in (None, "%", "Rp"):
            raise _RefusedError(Reason.NO_RULE)
        reasons.append(Reason.BRACKETS)
    return (number.copy_negate() if brackets or "-" in signs else number), unit


def _unit(written: str | None, reasons: list[Reason]) -> str | None:
    if not written:
        return None
    reasons.append(Reason.UNIT)
    if written.count("%") > 1:
        reasons.append(Reason.DOUBLE_PERCENT)
    return "%" if set(full_unit(written).split()) == {"%"} else written.strip()


def _number(digits: str, reasons: list[Reason]) -> Decimal:
    """Read digits with marks between them; see "How people write numbers"."""
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return Decimal(digits)
    first, last = marks[0], marks[-1]
    if first == last and _GROUPS.fullmatch(digits):
        reasons.append(_THOUSANDS[first])
        if len(marks) == 1:
            reasons.append(Reason.AMBIGUOUS)
        return Decimal(digits.replace(first, ""))
    whole, _, decimals = digits.rpartition(last)
    if len(marks) > 1:
        if last in whole or not _GROUPS.fullmatch(whole):
            raise _RefusedError(Reason.NO_RULE)
        reasons.append(_THOUSANDS[first])
    elif re.fullmatch(r"0\d+[.,]\d{3}", digits):  # neither a group of thousands nor a decimal
        raise _RefusedError(Reason.NO_RULE)
    reasons.append(_DECIMAL[last])
    return Decimal(f"{whole.replace(first, '')}.{decimals}")
