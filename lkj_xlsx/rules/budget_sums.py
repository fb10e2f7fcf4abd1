"""A tree over the rows of a budget and the sums in it: which parents fit, and which rows are sums of others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import add

from lkj_xlsx.rules.budget_codes import SumLabel
from lkj_xlsx.rules.budget_structure import Amount, Amounts, Line, Structure

BY_SUM = "jumlah"
MOST_COMBINED = 12  # rows whose sums are all tried out
NEAR = Decimal("0.01")


class Forest:
    """A tree over the rows and the sums in it. A caption stands for the rows below it."""

    def __init__(
        self, lines: Sequence[Line], labels: Mapping[int, SumLabel], above: list[int | None], reasons: list[str]
    ) -> None:
        self.lines, self.labels, self.above, self.reasons = lines, labels, above, reasons
        self.width = max((len(line.amounts) for line in lines), default=0)
        self.children = children_of(above)

    def release(self, parent: int) -> None:
        """Let the rows below a parent stand beside it."""
        for child in self.children.pop(parent, []):
            self.above[child], self.reasons[child] = self.above[parent], ""
        self.children = children_of(self.above)

    def deepest_first(self) -> Iterator[int]:
        """Go through the parents, each after those below it."""
        yield from sorted(self.children, key=lambda one: -self.depth(one))

    def depth(self, row: int) -> int:
        """Count the rows above a row in the tree."""
        depth, at = 0, self.above[row]
        while at is not None:
            depth, at = depth + 1, self.above[at]
        return depth

    def has_amounts_below(self, row: int) -> bool:
        """Tell whether any row below holds an amount."""
        return any(not self.lines[one].is_caption or self.has_amounts_below(one) for one in self.children.get(row, ()))

    def amounts(self, row: int) -> Amounts:
        """Give the amounts of a row; those of the rows below it for a caption."""
        if not self.lines[row].is_caption or not self.children.get(row):
            return self.lines[row].amounts
        return self.sums(self.children[row])

    def sums(self, rows: Iterable[int]) -> Amounts:
        """Add up the amounts of rows; ``None`` where one of them is missing. Captions without rows add nothing."""
        found: list[Amount] = [Decimal(0)] * self.width
        for row in rows:
            amounts = self.amounts(row)
            if all(one is None for one in amounts):
                continue
            found = [
                None if one is None or other is None else one + other for one, other in zip(found, amounts, strict=True)
            ]
        return tuple(found)

    def totals(self, rows: Iterable[int]) -> tuple[Decimal, ...]:
        """Add up the amounts of rows, a missing one as 0."""
        columns = zip(*(self.lines[row].amounts for row in rows), strict=True)
        return tuple(sum((one for one in column if one is not None), Decimal(0)) for column in columns) or (
            (Decimal(0),) * self.width
        )

    def compare(self, row: int, sums: Amounts) -> list[bool]:
        """Tell for each amount that can be compared whether it is the sum."""
        pairs = zip(self.lines[row].amounts, sums, strict=True)
        return [own == other for own, other in pairs if own is not None and other is not None]

    def fits(self, row: int, rows: Sequence[int]) -> bool:
        """Tell whether all amounts of a row are the sums of those of other rows."""
        found = self.compare(row, self.sums(rows))
        return bool(found) and all(found)

    def is_near(self, parent: int) -> bool:
        """Tell whether a parent is the sum of the rows below it, or nearly so; where nothing can be compared, yes."""
        if self.lines[parent].is_caption:
            return True
        sums = self.sums(self.children.get(parent, ()))
        pairs = zip(self.lines[parent].amounts, sums, strict=True)
        return all(is_near(own, other) for own, other in pairs if own is not None and other is not None)

    def may_sum(self, row: int, beside: Sequence[int], lower: Sequence[int]) -> bool:
        """Tell whether a row may be the sum of rows of a lower level that stand anywhere.

        It may if all rows beside it have about the sum of these rows, or if some of them have exactly its amounts.
        """
        if all(map(is_near, self.totals(beside), self.totals(lower))):
            return True
        own = tuple(one or Decimal(0) for one in self.lines[row].amounts)
        if not any(own) or len(lower) > MOST_COMBINED:
            return False
        sums = {(Decimal(0),) * self.width}
        for one in lower:
            amounts = [part or Decimal(0) for part in self.lines[one].amounts]
            sums |= {tuple(map(add, known, amounts)) for known in sums}
        return own in sums

    def siblings(self) -> Iterator[tuple[int | None, list[int]]]:
        """Go through the rows that stand beside each other, with their parent; the deepest ones first."""
        for parent in list(self.deepest_first()):
            yield parent, self.children[parent]
        yield None, [row for row, at in enumerate(self.above) if at is None and row not in self.labels]

    def add_parents_by_sum(self, structure: Structure) -> dict[int, list[int]]:
        """Make each row a parent whose amounts are the sums of rows below it, unless a parent confirms them all.

        Give those that codes or words put beside these rows, each with the rows: here the ways contradict each other.
        """
        contested: dict[int, list[int]] = {}
        for parent, rows in list(self.siblings()):
            if parent is not None and not self.lines[parent].is_caption and self.fits(parent, rows):
                continue
            beside = [one for one in rows if not self.lines[one].is_caption and self.reasons[one] != BY_SUM]
            for row, below in self._runs(beside, structure):
                if all(structure.are_siblings(row, one) for one in below):
                    contested[row] = below
                    continue
                for one in below:
                    self.above[one], self.reasons[one] = row, BY_SUM
            self.children = children_of(self.above)
        return contested

    def _runs(self, rows: Sequence[int], structure: Structure) -> Iterator[tuple[int, list[int]]]:
        """Give the rows that are the sum of two or more rows right below them, the last ones first."""
        tops: list[int] = []  # the trees below the current row, the nearest one last
        for row in reversed(rows):
            length = self._run_length(row, tops)
            if length:
                below = tops[-length:]
                yield row, below[::-1]
                if not all(structure.are_siblings(row, one) for one in below):
                    del tops[-length:]
            tops.append(row)

    def _run_length(self, row: int, tops: Sequence[int]) -> int:
        """Count the trees right below a row that add up to it, two or more; 0 if none do."""
        own = self.lines[row].amounts
        if not any(one for one in own) or any(one is not None and one < 0 for one in own):
            return 0
        total: list[Decimal] = [Decimal(0)] * self.width
        for length, one in enumerate(reversed(tops), 1):
            amounts = self.lines[one].amounts
            if any(part is None and mine is not None for mine, part in zip(own, amounts, strict=True)):
                return 0
            total = [sum_ + (part or 0) for sum_, part in zip(total, amounts, strict=True)]
            pairs = [(mine, sum_) for mine, sum_ in zip(own, total, strict=True) if mine is not None]
            if length > 1 and all(mine == sum_ for mine, sum_ in pairs):
                return length
            if any(sum_ > mine for mine, sum_ in pairs):
                return 0
        return 0

    def sums_above(self, structure: Structure) -> dict[int, list[int]]:
        """Give each row without code or word that is the sum of rows above it, or of all others beside it.

        It may be a parent that was sorted below its children, or a total whose label is missing.
        """
        found: dict[int, list[int]] = {}
        for parent, rows in list(self.siblings()):
            if parent is not None and not self.lines[parent].is_caption and self.fits(parent, rows):
                continue
            beside = [one for one in rows if not self.lines[one].is_caption and self.reasons[one] != BY_SUM]
            total = self.totals(beside) if beside else ()
            for at, row in enumerate(beside):
                amounts = self.lines[row].amounts
                if self.children.get(row) or structure.codes[row] or structure.levels[row] is not None:
                    continue
                length = self._run_length(row, beside[:at])
                others = [one for one in beside if one != row]
                if length:
                    found[row] = beside[at - length : at]
                elif len(others) > 1 and all(
                    own is not None and own and own * 2 == sum_ for own, sum_ in zip(amounts, total, strict=True)
                ):
                    found[row] = others
        return found


def children_of(above: Sequence[int | None]) -> dict[int, list[int]]:
    """Give the rows directly below each row that has any."""
    children: dict[int, list[int]] = {}
    for row, parent in enumerate(above):
        if parent is not None:
            children.setdefault(parent, []).append(row)
    return children


def is_near(own: Decimal, other: Decimal) -> bool:
    """Tell whether two amounts differ by at most 1 %, by one changed digit or by two exchanged ones."""
    if own == other or abs(own - other) <= NEAR * abs(own):
        return True
    one, two = (f"{abs(number):.2f}" for number in (own, other))
    if len(one) != len(two) or (own < 0) != (other < 0):
        return False
    differing = [at for at, (digit, with_) in enumerate(zip(one, two, strict=True)) if digit != with_]
    exchanged = (
        len(differing) == 2 and one[differing[0]] == two[differing[1]] and one[differing[1]] == two[differing[0]]
    )
    return len(differing) == 1 or exchanged
