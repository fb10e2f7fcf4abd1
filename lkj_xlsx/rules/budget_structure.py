"""The tree that the codes, levels, words, numbers and indents of budget rows make, before any amount is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkj_xlsx.rules.budget_codes import (
    Level,
    Number,
    Segments,
    SumLabel,
    level_of_name,
    levels,
    number_of_name,
    numbers,
    segments,
    sum_label,
)
from lkj_xlsx.values import clean, normalised

BY_CODE, BY_LEVEL, BY_WORD, BY_NUMBER, BY_INDENT = (
    "kode", "tingkat kode", "kata tingkat", "nomor urut", "indentasi",
)  # fmt: skip

Amount = Decimal | None
Amounts = tuple[Amount, ...]


@dataclass(frozen=True)
class Line:
    """A row of a budget: its code, its texts (the name first), and its amounts.

    ``is_filled``: something stands where an amount should be, though it cannot be read.
    """

    code: str
    texts: tuple[str, ...]
    amounts: Amounts
    is_filled: bool = False

    @property
    def is_caption(self) -> bool:
        """Whether the row holds no amount at all."""
        return not self.is_filled and all(one is None for one in self.amounts)


def sum_labels(lines: Sequence[Line]) -> dict[int, SumLabel]:
    """Give the rows that hold the label of a sum row and no code of their own."""
    groups = {normalised(text) for line in lines for text in (line.code, *line.texts[:1]) if text.strip()}
    found: dict[int, SumLabel] = {}
    for position, line in enumerate(lines):
        texts = [text for text in (line.code, *line.texts) if clean(text)]
        label = sum_label(texts[0], groups - {normalised(texts[0])}) if texts else None
        if label is None and not clean(line.code):
            label = next((one for text in texts[1:] if (one := sum_label(text)) is not None), None)
        if label is not None:
            found[position] = label
    return found


class Structure:
    """The tree that codes, levels, words, numbers and indents make, before any amount is looked at.

    ``above`` gives the position of each row's parent, ``reasons`` what says so. Without ``by_order`` only the codes
    count that continue each other.
    """

    def __init__(self, lines: Sequence[Line], labels: Mapping[int, SumLabel], *, by_order: bool = True) -> None:
        self.lines, self.by_order = lines, by_order
        self.rows = [position for position in range(len(lines)) if position not in labels]
        self.codes: list[Segments] = [
            () if position in labels else segments(line.code) for position, line in enumerate(lines)
        ]
        self.levels = self._levels(labels)
        self.above: list[int | None] = [None] * len(lines)
        self.reasons = [""] * len(lines)
        self._by_code()
        if by_order:
            self._by_level()
            self._by_number()
            self._by_indent()

    def _levels(self, labels: Mapping[int, SumLabel]) -> list[Level | None]:
        """Give the level of each row: that of its code, or where no code tells one that of its name."""
        by_code = levels(self.codes)
        self.is_word = [False] * len(self.lines)
        by_word = [
            None if position in labels or not line.texts else level_of_name(line.texts[0])
            for position, line in enumerate(self.lines)
        ]
        if not any(by_code) and len({one for one in by_word if one is not None}) > 1:
            self.is_word = [one is not None for one in by_word]
            return by_word
        return by_code

    def _by_code(self) -> None:
        """Let each row belong to the one whose code it continues: the longest, and the nearest of several."""
        places: dict[Segments, list[int]] = {}
        for position in self.rows:
            if self.codes[position]:
                places.setdefault(self.codes[position], []).append(position)
        for position in self.rows:
            code = self.codes[position]
            for length in range(len(code) - 1, 0, -1):
                if found := places.get(code[:length]):
                    self.above[position] = _nearest(found, position)
                    self.reasons[position] = BY_CODE
                    break

    def _by_level(self) -> None:
        """Let each other row belong to the nearest one above it with a level above its own."""
        last: dict[int, int] = {}  # the last row of each level so far
        for position in self.rows:
            level = self.levels[position]
            if level is None:
                continue
            higher = [row for own, row in last.items() if own < level.first]
            if self.above[position] is None and higher:
                self.above[position] = max(higher)
                self.reasons[position] = BY_WORD if self.is_word[position] else BY_LEVEL
            last[level.own] = position

    def _by_number(self) -> None:
        """Let rows with short numbers that start again belong to the nearest one above with another kind of number."""
        stack: list[tuple[Number, int]] = []
        named = [_number_of(line) for line in self.lines]
        if len({one.style for ways in named for one in ways[:1]}) < 2:
            return
        for position in self.rows:
            ways = named[position] if self.levels[position] is None and self.above[position] is None else ()
            if not ways:
                continue
            number = _understood(ways, stack)
            while any(one.style == number.style for one, _ in stack):
                if stack.pop()[0].style == number.style:
                    break
            if stack:
                self.above[position], self.reasons[position] = stack[-1][1], BY_NUMBER
            stack.append((number, position))

    def _by_indent(self) -> None:
        """Let rows without any of these belong to the nearest one above that stands further to the left."""
        indents = [_indent(line) for line in self.lines]
        if any(reason for reason in self.reasons) or len({indents[position] for position in self.rows}) < 2:
            return
        stack: list[int] = []
        for position in self.rows:
            while stack and indents[stack[-1]] >= indents[position]:
                stack.pop()
            if stack:
                self.above[position], self.reasons[position] = stack[-1], BY_INDENT
            stack.append(position)

    def ranks(self) -> dict[int, int]:
        """Give the level of each row with amounts whose place in the tree only its level and the order tell."""
        return {
            row: level.own
            for row in self.rows
            if (level := self.levels[row]) is not None
            and not self.lines[row].is_caption
            and self.reasons[row] != BY_CODE
        }

    def are_siblings(self, one: int, other: int) -> bool:
        """Tell whether codes or words put two rows on the same level, so that neither contains the other.

        In a plan, whose codes are often those of other rows, sums count for more (RKT of KPU Kota Binjai 2024).
        """
        if not self.by_order:
            return False
        first, second = self.levels[one], self.levels[other]
        if first is not None or second is not None:
            return first is not None and second is not None and first.own == second.own
        if not self.codes[one] or not self.codes[other]:
            return False
        ways = [{way.style for way in _number_of(self.lines[row])} for row in (one, other)]
        alike = bool(ways[0] & ways[1]) if ways[0] and ways[1] else ways[0] == ways[1]
        return alike and len(self.codes[one]) == len(self.codes[other])


def _nearest(places: Sequence[int], position: int) -> int:
    """Give the nearest place above a position, or the first one where none is above."""
    return max((one for one in places if one < position), default=places[0])


def _number_of(line: Line) -> tuple[Number, ...]:
    code = clean(line.code)
    return numbers(code) if code else numbers(number_of_name(line.texts[0]).rstrip(".")) if line.texts else ()


def _understood(ways: Sequence[Number], stack: Sequence[tuple[Number, int]]) -> Number:
    """Choose how to understand a number such as "C" or "I": as the next one of a style that was begun."""
    for way in ways:
        if any(one.style == way.style and one.place + 1 == way.place for one, _ in stack):
            return way
    return next((way for way in ways if way.place == 1), ways[0])


def _indent(line: Line) -> int:
    texts = [text for text in (line.code, *line.texts[:1]) if text.strip()]
    return max((len(text) - len(text.lstrip()) for text in texts), default=0)
