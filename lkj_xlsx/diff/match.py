"""Which item of the old report is which of the new one."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from lkj_xlsx.diff.item import Item

SIMILAR = 0.6  # of the three-letter runs of both texts, Dice's coefficient
MOST_COMPARED = 250_000  # pairs of texts: about a second

Tie = Callable[[Item], Hashable | None]


class Pairs(NamedTuple):
    """Pairs in the order of the new report, then what was dropped; ``None`` for no counterpart."""

    pairs: list[tuple[Item | None, Item | None]]
    by_likeness: bool


def pair(old: Sequence[Item], new: Sequence[Item], ties: Sequence[Tie], *, likeness: bool = False) -> Pairs:
    """Pair items by the first tie that holds, the strongest tie first; ``None`` ties nothing.

    Items tied alike are paired in their order. With ``likeness`` similar texts are paired among what is left, the
    most similar first, unless that were more than ``MOST_COMPARED`` comparisons. Swapping the reports swaps the pairs.
    """
    found: dict[int, int] = {}
    left_old, left_new = list(range(len(old))), list(range(len(new)))
    for tie in ties:
        found |= _tied(old, new, left_old, left_new, tie)
        taken = set(found.values())
        left_old = [number for number in left_old if number not in taken]
        left_new = [number for number in left_new if number not in found]
    bearable = len(left_old) * len(left_new) <= MOST_COMPARED
    if likeness and bearable:
        found |= _alike(old, new, left_old, left_new)
    taken = set(found.values())
    pairs: list[tuple[Item | None, Item | None]] = [
        (old[found[number]] if number in found else None, item) for number, item in enumerate(new)
    ]
    pairs += [(item, None) for number, item in enumerate(old) if number not in taken]
    return Pairs(pairs, bearable or not likeness)


def _tied(
    old: Sequence[Item], new: Sequence[Item], left_old: Sequence[int], left_new: Sequence[int], tie: Tie
) -> dict[int, int]:
    waiting: dict[Hashable, deque[int]] = {}
    for number in left_old:
        if (key := tie(old[number])) is not None:
            waiting.setdefault(key, deque()).append(number)
    found: dict[int, int] = {}
    for number in left_new:
        key = tie(new[number])
        if key is not None and waiting.get(key):
            found[number] = waiting[key].popleft()
    return found


def _alike(
    old: Sequence[Item], new: Sequence[Item], left_old: Sequence[int], left_new: Sequence[int]
) -> dict[int, int]:
    pieces_old = {number: _pieces(old[number].text) for number in left_old}
    similar = []
    for number in left_new:
        own = _pieces(new[number].text)
        for other, pieces in pieces_old.items():
            likeness = 2 * len(own & pieces) / (len(own) + len(pieces)) if own and pieces else 0.0
            if likeness >= SIMILAR:
                similar.append((-likeness, min(number, other), max(number, other), number, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, number, other in sorted(similar):
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    return found


def _pieces(text: str) -> frozenset[str]:
    """The runs of three letters in a text, blanks among them: they survive a typo and a word put in between."""
    padded = f"  {text} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2)) if text else frozenset()
