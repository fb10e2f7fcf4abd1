"""What the code and the name of a budget row say of its place in the tree, however they are written.

Central budgets have levels without a common beginning: program 076.01.CQ, kegiatan 3355, KRO 3355.EBA, RO 3355.EBA.994,
komponen 051, subkomponen 051.0A, akun 521211. Regional ones have codes that continue each other (1.02.02.2.01.0005),
and below them akun (5.1.02.01.01.0024: one digit second). Others number their rows anew at each level, or name it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lkj_xlsx.values import clean, normalised

Segments = tuple[str, ...]

PROGRAM, KEGIATAN, KRO, RO, KOMPONEN, SUBKOMPONEN, AKUN = range(1, 8)
_SEPARATORS = re.compile(r"[\s./\\,;:_-]+")
_BRACKETS = "()[]{}"
_MOST_PARTS = 20
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})", re.I)


@lru_cache(maxsize=2**14)
def segments(code: str) -> Segments:
    """Give the parts of a code: "076/01/wa", " 076.01.WA." and "076 01 WA" are one code.

    A text of more parts than any code has is one part, so that nobody compares all its beginnings.
    """
    text = clean(code).upper().strip(_BRACKETS)
    parts = tuple(part for part in _SEPARATORS.split(text) if part.strip(_BRACKETS))
    return parts if len(parts) <= _MOST_PARTS else (text,)


@dataclass(frozen=True, slots=True)
class Level:
    """The level of a row: the larger the deeper. ``first`` is the level at which its own code begins.

    "3355.EBA" begins with its kegiatan, so it belongs to the kegiatan 3355 or else directly to a program, and never to
    another kegiatan above it.
    """

    first: int
    own: int


_KINDS = (
    (re.compile(r"\d{3}\.\d{2}"), Level(0, 0)),
    (re.compile(r"\d{3}\.\d{2}\.[A-Z0-9]{2}"), Level(0, PROGRAM)),
    (re.compile(r"\d{4}"), Level(KEGIATAN, KEGIATAN)),
    (re.compile(r"[A-Z]{3}"), Level(KRO, KRO)),
    (re.compile(r"\d{4}\.[A-Z]{3}"), Level(KEGIATAN, KRO)),
    (re.compile(r"[A-Z]{3}\.\d{3}"), Level(KRO, RO)),
    (re.compile(r"\d{4}\.(?:[A-Z]{3}\.)?\d{3}"), Level(KEGIATAN, RO)),
    (re.compile(r"\d{3}"), Level(KOMPONEN, KOMPONEN)),
    (re.compile(r"\d{4}\.(?:[A-Z]{3}\.)?\d{3}\.\d{3}"), Level(KEGIATAN, KOMPONEN)),
    (re.compile(r"\d{3}\.0?[A-Z]{1,2}"), Level(KOMPONEN, SUBKOMPONEN)),
    (re.compile(r"0[A-Z]"), Level(SUBKOMPONEN, SUBKOMPONEN)),
    (re.compile(r"\d{6}"), Level(AKUN, AKUN)),
)
_REGIONAL = re.compile(r"\d{1,2}\.(?:\d{2}|X+)(?:\..+)?")
_REGIONAL_AKUN = re.compile(r"[4-6](?:\.\d(?:\..+)?)?")


def levels(codes: Sequence[Segments]) -> list[Level | None]:
    """Give the level that each code alone tells; ``None`` for one that tells it only by what it continues."""
    joined = [".".join(code) for code in codes]
    has_regional = any(_REGIONAL.fullmatch(code) for code in joined)
    beginnings = {code[:2] for code in codes if len(code) > 2}
    found: list[Level | None] = []
    for parts, code in zip(codes, joined, strict=True):
        if has_regional:
            # The codes of a region are whole paths, which nothing but their own beginning contains.
            found.append(
                Level(AKUN, AKUN) if _REGIONAL_AKUN.fullmatch(code) else Level(0, len(parts)) if parts else None
            )
            continue
        level = None if _is_roman(code) else next((level for kind, level in _KINDS if kind.fullmatch(code)), None)
        if level == Level(KOMPONEN, KOMPONEN) and any(
            len(second) == 2 and second.isdigit() for first, second in beginnings if (first,) == parts
        ):
            level = Level(0, 0)  # 076 is a bagian anggaran where 076.01 stands, too
        found.append(level)
    return found


def _is_roman(code: str) -> bool:
    return bool(code) and _ROMAN.fullmatch(code) is not None


_NUMBER = re.compile(
    r"(?P<open>[(\[]?)\s*(?:(?P<upper>[A-Z]{1,5})|(?P<digits>\d{1,2})|(?P<lower>[a-z]{1,5}))\s*(?P<close>[)\]]?)\.?"
)
_NUMBERED_NAME = re.compile(r"(?P<number>[(\[]?(?:[IVX]{1,5}|[A-Z]|\d{1,2}|[a-z])(?:[)\]]\.?|\.))\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Number:
    """One way to understand the number of a row: its style, such as "I", "A", "1", "a", "1)", and its place there."""

    style: str
    place: int


def numbers(code: str) -> tuple[Number, ...]:
    """Give the ways to understand a short number that starts again at each level; none for another code."""
    match = _NUMBER.fullmatch(clean(code))
    if match is None:
        return ()
    around = match["open"] + match["close"]
    if digits := match["digits"]:
        return (Number("1" + around, int(digits)),)
    text = match["upper"] or match["lower"]
    letter, roman = ("A", "I") if match["upper"] else ("a", "i")
    found = []
    if _is_roman(text):
        found.append(Number(roman + around, _roman_value(text)))
    if len(text) == 1:
        found.append(Number(letter + around, ord(text) - ord(letter) + 1))
    return tuple(found)


def number_of_name(name: str) -> str:
    """Give the number that a name begins with: "A." of "A. Belanja Pegawai"; "" for none."""
    match = _NUMBERED_NAME.match(clean(name))
    return "" if match is None else match["number"]


def _roman_value(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    numbers = [values[one] for one in text.upper()]
    return sum(-one if one < after else one for one, after in zip(numbers, [*numbers[1:], 0], strict=True))


_WORDS = (
    (re.compile(r"(?:bidang )?urusan\b"), 0),
    (re.compile(r"program\b"), PROGRAM),
    (re.compile(r"kegiatan\b"), KEGIATAN),
    (re.compile(r"(?:sub kegiatan|subkegiatan|kro|klasifikasi rincian output)\b"), KRO),
    (re.compile(r"(?:ro|rincian output)\b"), RO),
    (re.compile(r"komponen\b"), KOMPONEN),
    (re.compile(r"sub ?komponen\b"), SUBKOMPONEN),
    (re.compile(r"akun\b"), AKUN),
)


def level_of_name(name: str) -> Level | None:
    """Give the level that a name begins with: "Program ...", "Sub Kegiatan ..."; ``None`` for another name."""
    text = clean(name)
    number = number_of_name(text)
    text = normalised(text[len(number) :])
    return next((Level(level, level) for word, level in _WORDS if word.match(text)), None)


_SPACED = re.compile(r"(?:\b\w\b[ .]*){4,}")
_SUMMING = {"jumlah", "jml", "jlh", "total", "subtotal", "subjumlah", "grandtotal"}
_MEAN = {"rata rata", "rerata", "ratarata", "rata2", "rata rata capaian"}
_ALONGSIDE = {
    "sub", "grand", "total", "jumlah", "keseluruhan", "seluruhnya", "semua", "umum", "besar", "akhir", "dan", "rp",
    "anggaran", "belanja", "pagu", "realisasi", "program", "kegiatan", "sasaran", "output", "keluaran", "rupiah",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SumLabel:
    """The label of a sum row: whether it is a mean, and the name of the group that it sums, "" for none."""

    is_mean: bool = False
    group: str = ""


def sum_label(text: str, groups: Collection[str] = ()) -> SumLabel | None:
    """Tell whether a text is the label of a sum row, and of which; ``None`` for the name of a row.

    A label is "Jumlah", "J u m l a h", "JML", "Total", "Sub Total", "Rata-rata", alone or with words such as Anggaran,
    or with one of ``groups``, which are normalised names and codes: "Jumlah Program Dukungan Manajemen".
    """
    folded = normalised(_unspaced(clean(text)))
    if not folded:
        return None
    if folded in _MEAN:
        return SumLabel(is_mean=True)
    if folded in ("keseluruhan", "seluruhnya"):
        return SumLabel()
    first, _, rest = folded.partition(" ")
    if first in ("sub", "grand") and rest:
        second, _, rest = rest.partition(" ")
        first += second
        if first not in _SUMMING and second not in _SUMMING:
            return None
    elif first not in _SUMMING:
        return None
    if rest in groups:
        return SumLabel(group=rest)
    words = rest.split()
    if all(word in _ALONGSIDE or len(word) <= 2 or word.isdigit() or _is_roman(word) for word in words):
        return SumLabel()
    return None


def _unspaced(text: str) -> str:
    """Join letters that are written apart: "J U M L A H" is JUMLAH."""
    return _SPACED.sub(lambda run: re.sub(r"[ .]", "", run[0]) + " ", text).strip()
