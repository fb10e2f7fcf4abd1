"""Compares names of indikator and sasaran: which are the same, which are alike, and in which words they differ."""

import difflib
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import islice

from lkj_xlsx.report.checking import cached_per_report, cell_with_sheet, rows_of
from lkj_xlsx.report.report import Report
from lkj_xlsx.values import normalised

SIMILAR = 0.6  # of 1: a name worth proposing
_WORDED_OTHERWISE = 0.8  # of 1: the same sasaran in other words
LONGEST_NAME = 500  # characters; comparing longer texts letter by letter would take too long
_SHORTLIST = 3  # names that share most words; only these are compared letter by letter, which is slow
_CANDIDATES = 200  # names that share a word with a text; more are not looked at
_CACHE_SIZE = 2**16  # names; a report of 20.000 rows has fewer


@cached_per_report
def first_row_of_each_text(laporan: Report, sheet: str, key: str) -> dict[str, int]:
    """Give each normalised text of a column with the first row that holds it."""
    found: dict[str, int] = {}
    for row, record in rows_of(laporan, sheet):
        if record[key].strip():
            found.setdefault(normalised(record[key]), row)
    return found


class NameIndex:
    """Names by their normalised text, each with its row. The index finds the name that is nearest to a text."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = {name: row for name, row in rows.items() if len(name) <= LONGEST_NAME}

    @cached_property
    def _by_word(self) -> dict[str, dict[str, None]]:
        """Give the names by each of their words. It is made on first use: in most reports every name is known."""
        found: dict[str, dict[str, None]] = {}
        for name in self._rows:
            for word in _words(name):
                found.setdefault(word, {})[name] = None
        return found

    def reworded(self, text: str) -> int | None:
        """Give the row of the same name in other words, or ``None``.

        Names that differ in numbers or single letters alone are two names: "Sasaran 1" and "Sasaran 2".
        """
        return self.nearest(text, _WORDED_OTHERWISE, labels=False)

    def nearest(self, text: str, cutoff: float, *, labels: bool = True) -> int | None:
        """Give the row of the name that is nearest to ``text``, or ``None`` where no name reaches ``cutoff``.

        The nearest name shares the most words, and among those the most letters in the same order. With
        ``labels=False`` names that differ in numbers and single letters alone are left out.
        """
        own = normalised(text)
        if len(own) > LONGEST_NAME:
            return None
        words = _words(own)
        names = (name for name in self._candidates(words) if labels or not _is_labelled(words ^ _words(name)))
        shortlist = nlargest(_SHORTLIST, names, key=lambda name: _likeness(words, _words(name)))
        close = _closest(own, tuple(shortlist), cutoff)
        return None if close is None else self._rows[close]

    def drop(self, name: str) -> None:
        """Remove a name from the index."""
        by_word = self._by_word
        for word in _words(name) if self._rows.pop(name, None) is not None else ():
            del by_word[word][name]

    def _candidates(self, words: Collection[str]) -> list[str]:
        """Give the names that share a word with the text, rarest words first: thousands may share "Persentase"."""
        found: dict[str, None] = {}
        for names in sorted((self._by_word.get(word, {}) for word in words), key=len):
            found.update(islice(names.items(), _CANDIDATES))
            if len(found) >= _CANDIDATES:
                break
        return sorted(found, key=self._rows.__getitem__)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of common words among all words of two names."""
    common = len(one & other)
    return common / (len(one) + len(other) - common)


@lru_cache(maxsize=_CACHE_SIZE)
def _closest(text: str, names: tuple[str, ...], cutoff: float) -> str | None:
    """Give the name that shares the most letters with the text. Several checks ask the same."""
    return next(iter(difflib.get_close_matches(text, names, n=1, cutoff=cutoff)), None)


def _is_labelled(words: Collection[str]) -> bool:
    """Tell whether words are nothing but numbers and single letters."""
    return all(word.isdigit() or len(word) == 1 for word in words)


@lru_cache(maxsize=_CACHE_SIZE)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split(" "))  # the empty text too has a word


def proposed_name(laporan: Report, sheet: str, key: str, row: int | None) -> str:
    """Give the sentence that proposes the text of a cell ("Mungkin maksud Anda ..."); "" without a row."""
    if row is None:
        return ""
    text = laporan.rows[sheet][row][key].strip()
    return f' Mungkin maksud Anda "{text}" ({cell_with_sheet(laporan, sheet, row, key)}).'


def with_differences_marked(one: str, other: str) -> tuple[str, str]:
    """Give two texts with the words that differ between ‹ and ›; very long texts are given unchanged."""
    if max(len(one), len(other)) > LONGEST_NAME:
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
