"""Which item of the old report is which of the new one."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from lkj_xlsx.diff.item import Item

SIMILAR = 0.6
MOST_COMPARED = 250_000  # pairs of texts: about a second

Tie = Callable[[Item], Hashable | None]


class Pairs(NamedTuple):
    """Pairs in the order of the new report, then what was dropped; ``None`` for no counterpart."""

    pairs: list[tuple[Item | None, Item | None]]
    by_likeness: bool


def pair(old: Sequence[Item], new: Sequence[Item], ties: Sequence[Tie], weakest: Tie | None = None) -> Pairs:
    """Pair items by the first tie that holds, the strongest tie first; ``None`` ties nothing.

    Items tied alike are paired in their order. With a ``weakest`` tie, similar texts are paired among what is left:
    those it ties, then the most similar ones, unless that were more than ``MOST_COMPARED`` comparisons; last what it
    ties whatever the text. Swapping the reports swaps the pairs.
    """
    left = _Left(old, new)
    for tie in ties:
        left.take(_tied(left, tie))
    bearable = True
    if weakest is not None:
        left.take(
            {at: other for at, other in _tied(left, weakest).items() if _likeness(new[at], old[other]) >= SIMILAR}
        )
        bearable = len(left.of_old) * len(left.of_new) <= MOST_COMPARED
        left.take(_alike(left) if bearable else {})
        left.take(_tied(left, weakest))
    found = left.found
    pairs: list[tuple[Item | None, Item | None]] = [
        (old[found[at]] if at in found else None, item) for at, item in enumerate(new)
    ]
    pairs += [(old[at], None) for at in left.of_old]
    return Pairs(pairs, bearable or not left.of_old or not left.of_new)


class _Left:
    """What has no counterpart yet, by position in its report; ``found``: position in new -> position in old."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.old, self.new = old, new
        self.of_old, self.of_new = list(range(len(old))), list(range(len(new)))
        self.found: dict[int, int] = {}

    def take(self, pairs: dict[int, int]) -> None:
        self.found |= pairs
        taken = set(pairs.values())
        self.of_old = [at for at in self.of_old if at not in taken]
        self.of_new = [at for at in self.of_new if at not in pairs]


def _tied(left: _Left, tie: Tie) -> dict[int, int]:
    waiting: dict[Hashable, deque[int]] = {}
    for at in left.of_old:
        if (key := tie(left.old[at])) is not None:
            waiting.setdefault(key, deque()).append(at)
    found: dict[int, int] = {}
    for at in left.of_new:
        if (key := tie(left.new[at])) is not None and waiting.get(key):
            found[at] = waiting[key].popleft()
    return found


def _alike(left: _Left) -> dict[int, int]:
    similar = []
    for at in left.of_new:
        for other in left.of_old:
            if (likeness := _likeness(left.new[at], left.old[other])) >= SIMILAR:
                similar.append((-likeness, min(at, other), max(at, other), at, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, at, other in sorted(similar):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return found


def _likeness(one: Item, other: Item) -> float:
    """How alike two texts are, from 0 to 1: how many of the runs of three letters of both they share (Dice)."""
    if not one.text or not other.text:
        return 0.0
    return 2 * len(one.pieces & other.pieces) / (len(one.pieces) + len(other.pieces))
