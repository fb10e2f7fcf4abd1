"""Wording: when two texts are one, when they are nearly one, and which words tell them apart."""

import difflib
import re
from collections.abc import Iterable, Sequence

from lkj_xlsx.values import fold_word

SIMILAR = 0.6  # a name worth proposing
SAME_BUT_FOR_WORDING = 0.8  # the same sasaran, written otherwise
_NOT_A_LETTER = re.compile(r"[^\w%]+")


def normalised(text: str) -> str:
    """Give a text without what does not tell it from another: case, blanks, punctuation."""
    return _NOT_A_LETTER.sub(" ", fold_word(text)).strip()


def most_similar(text: str, candidates: Iterable[str], cutoff: float) -> str | None:
    """Give the candidate nearest to a text; ``None`` where none reaches ``cutoff`` (0 to 1)."""
    by_text = {normalised(candidate): candidate for candidate in candidates}
    close = difflib.get_close_matches(normalised(text), by_text, n=1, cutoff=cutoff)
    return by_text[close[0]] if close else None


def marked(one: str, other: str) -> tuple[str, str]:
    """Give both texts with the words that tell them apart between ‹ and ›."""
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
