"""Wording: when two texts are one, when they are nearly one, and which words tell them apart."""

import difflib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nlargest

from lkj_xlsx.checks.check import full_cell, rows_of
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.values import fold_word

SIMILAR = 0.6  # of 1: a name worth proposing
WORDED_OTHERWISE = 0.8  # of 1: the same sasaran in other words
LONGEST = 500  # characters of a name; what is longer is a story, and is not searched for likeness
_SHORTLIST = 3  # comparing letter by letter is slow: only the names that share most words are worth it
_NOT_A_LETTER = re.compile(r"[^\w%]+")


@lru_cache(maxsize=4096)  # every check across sheets asks for the same names
def normalised(text: str) -> str:
    """Give a text without what does not tell it from another: case, blanks, punctuation."""
    return _NOT_A_LETTER.sub(" ", fold_word(text)).strip()


def first_rows(laporan: Laporan, sheet: str, key: str) -> dict[str, int]:
    """Give the normalised texts of a column, each with the first row that has it."""
    found: dict[str, int] = {}
    for row, record in rows_of(laporan, sheet):
        if record[key].strip():
            found.setdefault(normalised(record[key]), row)
    return found


def nearest(text: str, rows: Mapping[str, int], cutoff: float) -> int | None:
    """Give the row whose normalised text is nearest to ``text``; ``None`` where none reaches ``cutoff``.

    Near is what shares the most words, and then the most letters in the same order.
    """
    own = normalised(text)
    if len(own) > LONGEST:
        return None
    words = _words(own)
    names = (name for name in rows if len(name) <= LONGEST)
    shortlist = nlargest(_SHORTLIST, names, key=lambda name: len(words & _words(name)) / len(words | _words(name)))
    close = difflib.get_close_matches(own, shortlist, n=1, cutoff=cutoff)
    return rows[close[0]] if close else None


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split(" "))  # the empty text too has a word


def proposal(laporan: Laporan, sheet: str, key: str, row: int | None) -> str:
    """Give the sentence that proposes the text of a cell for another one; nothing without a row."""
    if row is None:
        return ""
    text = laporan.rows[sheet][row][key].strip()
    return f' Mungkin maksud Anda "{text}" ({full_cell(laporan, sheet, row, key)}).'


def marked(one: str, other: str) -> tuple[str, str]:
    """Give both texts with the words that tell them apart between ‹ and ›; very long ones as they are."""
    if max(len(one), len(other)) > LONGEST:
        return one, other
    words, other_words = one.split(), other.split()
    folded, other_folded = [normalised(word) for word in words], [normalised(word) for word in other_words]
    shown: list[str] = []
    other_shown: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, folded, other_folded, autojunk=False).get_opcodes():
        same = tag == "equal"
        shown += words[a:b] if same else _between_marks(words[a:b])
        other_shown += other_words[c:d] if same else _between_marks(other_words[c:d])
    return " ".join(shown), " ".join(other_shown)


def _between_marks(words: Sequence[str]) -> list[str]:
    return [f"‹{' '.join(words)}›"] if words else []
