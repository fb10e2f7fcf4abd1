"""Reads a text as a number, a range, a quotient or a word, by the rules of "How people write numbers".

Two principles stand behind them: every value that was interpreted says by which rule, and digits that follow no rule
are refused, never repaired.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from lkj_xlsx.values.indonesian import (
    Quantity,
    Quotient,
    Range,
    Word,
    clean,
    fold_word,
    full_unit,
    plain,
    same_unit,
)
from lkj_xlsx.values.readings import Reading, Reason, RefusedError, Status

_LONGEST = 100

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
# "belum rilis sampai 31 Januari 2025" may name a day or a year, but "belum: 75" holds a figure.
_DAY_OR_YEAR = (
    r"\d{1,2}(?= (?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des))|(?<!\d)(?:19|20)\d\d(?![\d.,%]|\s*[^\W\d_])"
)
_UNMEASURED = re.compile(
    rf"(?:(?:rp|idr)[.:]?\s*)?-+|\.{{2,}}|\?+|n\s?/\s?a|#n/a|n\.?a\.?|tad|tda|tbd|belum\b(?:\D|{_DAY_OR_YEAR})*"
    r"|masih (?:dalam )?proses|tidak (?:di|ter)ukur|tidak ada(?: data)?|tidak tersedia|nihil data"
)
_NIHIL = "nihil"
_EXCEL_ERROR = re.compile(r"#[A-Z0/_]+[!?]?")

# Marks that let a reader see digits in another order, and others that nobody sees.
_RIGHT_TO_LEFT = re.compile("[\u061c\u200f\u202b\u202e\u2067]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200e\u202a\u202c\u202d\u2060-\u2064\u2066\u2068\u2069\ufeff]")

_FOOTNOTE = re.compile(r"\s*(?:\*+\)?|\(\*+\)|[†‡]+)$|^(?P<before>[^(]*[\w%.]) \d{1,2}\)$")
_LABEL = re.compile(
    r"^(?:nilai|skor|indeks|level|tingkat|kategori|predikat|peringkat|rasio|sebesar|sebanyak)\b[\s:=]*(?=\d|rp)", re.I
)
_AT_LEAST = re.compile(
    r"^(?:(?:minimal|minimum|min|sekurang-?kurangnya|sekurangnya|setidak-?tidaknya|setidaknya"
    r"|paling (?:sedikit|kurang|rendah|cepat|awal|tidak)|(?:lebih|di ?atas) dari|lebih besar dari|di ?atas"
    r"|tidak kurang dari)\b\.?|>=?|=>|[≥≧⩾])\s*|\s+(?:ke atas|atau lebih)$",
    re.I,
)
_AT_MOST = re.compile(
    r"^(?:(?:maksimal|maksimum|maks|max|paling (?:lama|lambat|banyak|tinggi|besar|akhir)|kurang dari"
    r"|lebih kecil dari|di ?bawah|tidak (?:lebih dari|melebihi))\b\.?|<=?|=<|[≤≦⩽])\s*|\s+(?:ke bawah|atau kurang)$",
    re.I,
)
_SPELLED = re.compile(
    r"\s*\(\s*(?:(?:nol|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|ribu"
    r"|juta|mil[iy]ar|triliun|koma)\s*)+(?P<percent>persen)?\s*\)",
    re.I,
)
_REMARK = re.compile(r"(?<=[\w%.)])\s*\((?=[^()]*[^\W\d_])[^()]*\)$")
_AFTER_WORD = re.compile(r"(?:\s*[(:=/]|\s+-(?=\s)|\s)\s*(?:(?:nilai|skor|indeks)\b[\s:=]*)?$", re.I)
_BEFORE_WORD = re.compile(r"[\s(/:=]+(?P<word>[^\d(/:=%]+?)\s*\)?$")
_RANGE = re.compile(
    r"(?P<low>\d.*?)\s*(?:-|s\s?/\s?d|s\.\s?d\.?|sd|sampai(?:\s+dengan)?|hingga)\s*(?P<high>\d.*)",
    re.I,
)
_QUOTIENT = re.compile(r"(?P<part>\d.*?)\s*(?:\bdari\b|/|:)\s*(?P<whole>\d.*)", re.I)
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

_SIZES = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "mlyr": 9, "milliar": 9, "miliard": 9,
    "triliun": 12, "trilyun": 12, "trilliun": 12,
}  # fmt: skip
_SIZES_OF_RUPIAH = {"m": 9, "t": 12}  # elsewhere m is metre and t is ton
_ROUGH = re.compile(r"(?:belas|puluh|ratus|ribu|juta|mil[iy]ar|triliun)an\b", re.I)

_THOUSANDS = {".": Reason.THOUSANDS_DOT, ",": Reason.THOUSANDS_COMMA}
_DECIMAL = {".": Reason.DECIMAL_DOT, ",": Reason.DECIMAL_COMMA}


def read_written(written: str, words: Mapping[str, str], *, rupiah: bool = False) -> Reading:
    """Read a text. ``rupiah``: it stands in a column of rupiah, where M and T are miliar and triliun."""
    text = clean(written).translate(_DASHES)
    if not text:
        return Reading(None, None, Status.EMPTY)
    if spelling := words.get(fold_word(written)):
        return Reading(Word(spelling), None, Status.PLAIN)
    reasons = _marks(written, text)
    bare = _FOOTNOTE.sub(lambda mark: mark["before"] or "", text)
    if bare != text:
        reasons.append(Reason.FOOTNOTE)
    if not bare or _UNMEASURED.fullmatch(bare.casefold()):
        return Reading(None, None, Status.UNMEASURED)
    if spelling := words.get(fold_word(bare)):
        return Reading(Word(spelling), None, Status.INTERPRETED, tuple(reasons))
    if bare.casefold() == _NIHIL:
        return Reading(Decimal(0), None, Status.INTERPRETED, (*reasons, Reason.NIHIL))
    if _EXCEL_ERROR.fullmatch(text):
        raise RefusedError(Reason.EXCEL_ERROR)
    if not any(char.isdecimal() for char in text):
        return _without_digits(text)
    if len(text) > _LONGEST:
        raise RefusedError(Reason.TOO_LONG)
    return _read_digits(bare, words, reasons, rupiah=rupiah)


def is_unmeasured(written: str) -> bool:
    """Tell whether a text says that nothing was measured: "-", "n/a", "belum rilis", "tidak ada"."""
    return _UNMEASURED.fullmatch(clean(written).translate(_DASHES).casefold()) is not None


def _marks(written: str, text: str) -> list[Reason]:
    """Name what is odd about the characters; refuse those that make a reader see other digits than are stored."""
    if written.isascii():
        return []
    reasons = [Reason.WIDE_DIGITS] if _has_wide_digits(written) else []
    if any(char.isdecimal() for char in text):
        if _RIGHT_TO_LEFT.search(written):
            raise RefusedError(Reason.TURNED)
        if _INVISIBLE.search(written):
            reasons.append(Reason.INVISIBLE)
    return reasons


def _without_digits(text: str) -> Reading:
    """Read a text without digits: a word that no scale has, or what a scan made of digits."""
    if "%" in text or "o/o" in text:
        raise RefusedError(Reason.MISREAD)
    if any(char.isalpha() for char in text):
        return Reading(None, None, Status.UNKNOWN_WORD, (Reason.UNKNOWN_WORD,))
    raise RefusedError(Reason.NO_RULE)


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
            raise RefusedError(Reason.FOREIGN_DIGITS)
        wide = True
    return wide


def _read_digits(text: str, words: Mapping[str, str], reasons: list[Reason], *, rupiah: bool) -> Reading:
    """Read a text with digits, by the other meaning too where one mark before three digits has two."""
    bare, word = _peel(text, words, reasons)
    if _ROUGH.search(bare):
        raise RefusedError(Reason.ROUGH_SIZE)
    around = tuple(reasons)
    value, unit = _Parser(reasons, rupiah=rupiah).quantity(bare)
    reading = Reading(value, unit, Status.INTERPRETED, tuple(dict.fromkeys(reasons)) or (Reason.TEXT,), word=word)
    if Reason.AMBIGUOUS not in reasons:
        return reading
    others = list(around)
    try:
        turned, _ = _Parser(others, rupiah=rupiah, turned=True).quantity(bare)
    except RefusedError:  # 1.234 - 1.300 has bounds, 1.234 and 1300 would run backwards
        return replace(reading, reasons=tuple(one for one in reading.reasons if one is not Reason.AMBIGUOUS))
    return replace(reading, other=replace(reading, value=turned, reasons=tuple(dict.fromkeys(others))))


def _peel(text: str, words: Mapping[str, str], reasons: list[Reason]) -> tuple[str, str | None]:
    """Take off the words around a number that don't change it; give the word of a scale among them."""
    bare, word = _without_word(text, words)
    if word is not None:
        reasons.append(Reason.BESIDE_WORD)
    peeled = (
        (_LABEL, Reason.LABEL), (_AT_LEAST, Reason.AT_LEAST), (_AT_MOST, Reason.AT_MOST),
        (_SPELLED, Reason.SPELLED), (_REMARK, Reason.REMARK),
    )  # fmt: skip
    for pattern, reason in peeled:
        bare, count = pattern.subn(lambda m: f" {m.groupdict().get('percent') or ''} ", bare)
        bare = bare.strip()
        if count:
            reasons.append(reason)
    return bare, word


def _without_word(text: str, words: Mapping[str, str]) -> tuple[str, str | None]:
    """Turn "BB (Nilai 75)", "BB 75" and "75 (BB)" into "75" and "BB", when BB is a word of a scale."""
    digit = re.search(r"\d", text)
    start = digit.start() if digit else 0
    head = text[:start]
    if (blank := _AFTER_WORD.search(head)) and (word := words.get(fold_word(head[: blank.start()]))):
        rest = text[start:]
        return (rest.removesuffix(")") if "(" not in rest else rest), word
    if (beside := _BEFORE_WORD.search(text, start)) and (word := words.get(fold_word(beside["word"]))):
        return text[: beside.start()], word
    return text, None


class _Parser:
    """Parses digits with their marks and units, and notes by which rules.

    ``turned``: one mark before three digits means the opposite of what it means by default in Indonesia, where a comma
    marks decimals and a dot thousands.
    """

    def __init__(self, reasons: list[Reason], *, rupiah: bool, turned: bool = False) -> None:
        self.reasons, self.rupiah, self.turned = reasons, rupiah, turned

    def quantity(self, text: str) -> tuple[Quantity, str | None]:
        """Read a range, a quotient or a number, and its unit."""
        return self._range(text) or self._quotient(text) or self._amount(text)

    def _range(self, text: str) -> tuple[Range, str | None] | None:
        found = _RANGE.fullmatch(text)
        if not found:
            return None
        self.reasons.append(Reason.RANGE)
        (high, high_unit), size = self._sized_amount(found["high"])
        (low, low_unit), low_size = self._sized_amount(found["low"])
        # A unit on the left alone is no range: "3 pasien Covid-19".
        if low_unit and not same_unit(low_unit, high_unit):
            raise RefusedError(Reason.TWO_UNITS)
        if size and not low_size:  # 1-2 juta
            low = _times(low, size)
        if low > high:
            raise RefusedError(Reason.BACKWARDS)
        return Range(low, high), high_unit

    def _quotient(self, text: str) -> tuple[Quotient, str | None] | None:
        found = _QUOTIENT.fullmatch(text)
        if not found:
            return None
        self.reasons.append(Reason.QUOTIENT)
        (whole, unit), (part, part_unit) = self._amount(found["whole"]), self._amount(found["part"])
        if part_unit and not same_unit(part_unit, unit):
            raise RefusedError(Reason.TWO_UNITS)
        dated = any(re.match(r"0\d", found[side]) for side in ("part", "whole"))  # 08/2024, 08:30
        if whole <= 0 or dated:
            raise RefusedError(Reason.NO_RULE)
        return Quotient(part, whole), unit

    def _amount(self, text: str) -> tuple[Decimal, str | None]:
        return self._sized_amount(text)[0]

    def _sized_amount(self, text: str) -> tuple[tuple[Decimal, str | None], int]:
        """Read a number and its unit, and the power of ten of its word of size."""
        if _MISREAD.search(text):
            raise RefusedError(Reason.MISREAD)
        found = _AMOUNT.fullmatch(text)
        signs = [char for char in found["head"] if char in "-+("] if found else []
        brackets = "(" in signs
        if not found or len(signs) > 1 or brackets != bool(found["close"]):
            raise RefusedError(Reason.NO_RULE)
        number = self._number(found["number"])
        size, rest = self._size(found["unit"] or "", of_rupiah=bool(found["rp"]) or self.rupiah)
        unit = self._unit(rest)
        if found["rp"]:
            if unit and not same_unit(unit, "Rp"):
                raise RefusedError(Reason.TWO_UNITS)
            unit = "Rp"
            self.reasons.append(Reason.RP)
        if found["tail"]:
            self.reasons.append(Reason.TAIL)
        if brackets:
            if unit not in (None, "%", "Rp"):
                raise RefusedError(Reason.NO_RULE)
            self.reasons.append(Reason.BRACKETS)
        number = _times(number, size) if size else number
        return (number.copy_negate() if brackets or "-" in signs else number, unit), size

    def _size(self, unit: str, *, of_rupiah: bool) -> tuple[int, str]:
        """Take a word of size from the beginning of a unit: "juta orang" is 6 and "orang"."""
        first, _, rest = unit.partition(" ")
        name = first.rstrip(".").casefold()
        size = _SIZES.get(name) or (_SIZES_OF_RUPIAH.get(name) if of_rupiah else None)
        if size is None:
            return 0, unit
        self.reasons.append(Reason.SIZE)
        return size, rest.strip()

    def _unit(self, written: str) -> str | None:
        if not written:
            return None
        self.reasons.append(Reason.UNIT)
        if written.count("%") > 1:
            self.reasons.append(Reason.DOUBLE_PERCENT)
        return "%" if set(full_unit(written).split()) == {"%"} else written.strip()

    def _number(self, digits: str) -> Decimal:
        """Read digits with marks between them."""
        marks = re.findall(r"[.,]", digits)
        if not marks:
            return Decimal(digits)
        first, last = marks[0], marks[-1]
        if first == last and _GROUPS.fullmatch(digits):
            if len(marks) == 1:
                self.reasons.append(Reason.AMBIGUOUS)
            if len(marks) > 1 or (first == ".") != self.turned:
                self.reasons.append(_THOUSANDS[first])
                return Decimal(digits.replace(first, ""))
        whole, _, decimals = digits.rpartition(last)
        if len(marks) > 1:
            if last in whole or not _GROUPS.fullmatch(whole):
                raise RefusedError(Reason.NO_RULE)
            self.reasons.append(_THOUSANDS[first])
        elif re.fullmatch(r"0\d+[.,]\d{3}", digits):  # neither a group of thousands nor a decimal
            raise RefusedError(Reason.NO_RULE)
        self.reasons.append(_DECIMAL[last])
        return Decimal(f"{whole.replace(first, '')}.{decimals}")


def _times(number: Decimal, size: int) -> Decimal:
    """Multiply by a power of ten, exactly."""
    return plain(Decimal(f"{number:f}E{size}"))
