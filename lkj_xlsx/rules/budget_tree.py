"""Decides which rows of a budget are added up: the tree behind its codes, levels, numbers, words and sums.

:func:`decide` takes the rows as they stand and gives each its role with the reason. A parent that is printed beside its
children is an Induk and is not added again, a sum row is a Jumlah, and all others are Rincian. Where what the rows say
contradicts itself and the choice changes the total, both readings are given and none is chosen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from lkj_xlsx.rules.budget_codes import SumLabel
from lkj_xlsx.rules.budget_structure import (
    BY_INDENT,
    BY_LEVEL,
    BY_NUMBER,
    BY_WORD,
    Amounts,
    Line,
    Structure,
    sum_labels,
)
from lkj_xlsx.rules.budget_sums import BY_SUM, Forest, children_of

RINCIAN, INDUK, JUMLAH, CAPTION = "Rincian", "Induk", "Jumlah", ""
BY_LABEL = "kata jumlah"


@dataclass(frozen=True)
class Candidate:
    """One way to read the tree: what speaks for it, the positions that it does not add, and the totals."""

    reason: str
    left_out: frozenset[int]
    totals: tuple[Decimal, ...]


@dataclass(frozen=True)
class SumRow:
    """What a sum row sums: the positions, ``None`` where its amounts are no sum of rows near it."""

    summed: tuple[int, ...] | None
    is_mean: bool = False


@dataclass(frozen=True)
class Decision:
    """The role of each row with its reason, the position of its parent, and what is not certain.

    ``candidates``: two or more ways to read the tree that give different totals. The first one is used. ``decided_by``
    says what chose it; "" if nothing did, so that the total is not known.
    """

    roles: tuple[str, ...]
    reasons: tuple[str, ...]
    above: tuple[int | None, ...]
    sums: Mapping[int, SumRow] = field(default_factory=dict)
    disputed: frozenset[int] = frozenset()
    candidates: tuple[Candidate, ...] = ()
    decided_by: str = ""

    @property
    def is_undecided(self) -> bool:
        """Whether it is not known which rows count."""
        return bool(self.candidates) and not self.decided_by

    def children(self) -> dict[int, list[int]]:
        """Give the positions of the rows directly below each parent."""
        return children_of(self.above)


def decide(lines: Sequence[Line], stated: Amounts = (), *, by_order: bool = True) -> Decision:
    """Decide the role of each row. ``stated`` are the totals that the user typed, which choose between candidates.

    Without ``by_order`` a code that does not continue another one belongs to no row above it.
    """
    labels = sum_labels(lines)
    structure = Structure(lines, labels, by_order=by_order)
    disputed: dict[int, str] = {}
    if by_order:
        _settle_order(structure, labels, disputed)
    certain = Forest(lines, labels, structure.above, structure.reasons)
    for parent in certain.deepest_first():
        if reasons_of_children(certain, parent) and not certain.is_near(parent):
            disputed.setdefault(parent, BY_NUMBER)
    for parent in disputed:
        certain.release(parent)
    contested = {**certain.add_parents_by_sum(structure), **certain.sums_above(structure)}
    return _judge(certain, structure, contested, disputed, stated)


def reasons_of_children(forest: "Forest", parent: int) -> bool:
    """Tell whether only numbers or indents make a row a parent, which are no proof where the sum is another one."""
    below = forest.children.get(parent, [])
    return bool(below) and all(forest.reasons[one] in (BY_NUMBER, BY_INDENT) for one in below)


def _settle_order(structure: Structure, labels: Mapping[int, SumLabel], disputed: dict[int, str]) -> None:
    """Leave the order of the rows out where it says nothing, because the table was sorted by something else.

    That is so where a row that belongs below another level stands above all of them, or where parents are not the sums
    of what stands below them. If each level as a whole has the same sum, all but the deepest level are parents.
    """
    above, reasons = structure.above, structure.reasons
    ranks = structure.ranks()
    if len(set(ranks.values())) < 2:
        return
    forest = Forest(structure.lines, labels, above, reasons)
    ordered = {above[row] for row in ranks if reasons[row] in (BY_LEVEL, BY_WORD)}
    top, deepest = min(ranks.values()), max(ranks.values())
    orphans = [row for row, rank in ranks.items() if rank > top and above[row] is None]
    if not orphans and all(forest.is_near(parent) for parent in ordered if parent is not None):
        return
    by_rank: dict[int, list[int]] = {}
    for row, rank in ranks.items():
        by_rank.setdefault(rank, []).append(row)
    sums = {forest.totals(rows) for rows in by_rank.values()}
    upper = [row for row, rank in ranks.items() if rank < deepest]
    if len(sums) == 1 and any(next(iter(sums))):
        for row in ranks:
            above[row], reasons[row] = None, BY_SUM if row in upper else ""
    elif orphans:
        lower = [row for row, rank in ranks.items() if rank == deepest]
        childless = [row for row in upper if not forest.children.get(row)]
        disputed.update({row: BY_LEVEL for row in childless if forest.may_sum(row, childless, lower)})


def _judge(
    forest: Forest, structure: Structure, contested: Mapping[int, Sequence[int]], disputed: Mapping[int, str],
    stated: Amounts,
) -> Decision:  # fmt: skip
    """Choose between the readings, and give each row its role."""
    lines, labels = forest.lines, forest.labels
    parents = {row for row in forest.children if forest.has_amounts_below(row)}
    parents |= {
        row
        for row, reason in enumerate(forest.reasons)
        if reason == BY_SUM
        and row not in forest.children
        and forest.above[row] is None
        and row not in contested
        and structure.levels[row] is not None
    }
    base = frozenset({*parents, *labels})
    twins = {row: [row + 1] for row in rows_with_a_twin_below(lines) if row not in base and row + 1 not in base}
    alone = [row for row in range(len(lines)) if row not in base and row not in twins]
    if twins and stated and _agree(stated, forest.totals(alone)):
        contested = {**twins, **contested}
    candidates = _readings(forest, base, contested, disputed)
    chosen, decided_by = candidates[0], ""
    if len(candidates) > 1:
        fitting = [one for one in candidates if stated and _agree(stated, one.totals)]
        decided_by = "TOTAL yang diketik" if fitting else ""
        if not fitting and labels:
            counts = [
                (sum(1 for one in _sum_rows(forest, each.left_out).values() if one.summed), each) for each in candidates
            ]
            most = max(count for count, _ in counts)
            fitting = [one for count, one in counts if count == most] if most else []
            fitting = fitting if len(fitting) == 1 else []
            decided_by = "baris jumlah" if fitting else ""
        chosen = fitting[0] if fitting else chosen
    left = chosen.left_out
    reasons = list(forest.reasons)
    for row, below in contested.items():
        if row in left:
            for one in below:
                forest.above[one], reasons[one] = row, BY_SUM
    roles = tuple(
        JUMLAH if row in labels else CAPTION if line.is_caption else INDUK if row in left else RINCIAN
        for row, line in enumerate(lines)
    )
    several = len(candidates) > 1
    return Decision(
        roles, tuple(BY_LABEL if row in labels else reason for row, reason in enumerate(reasons)),
        tuple(forest.above), _sum_rows(forest, left), frozenset({*contested, *disputed}) if several else frozenset(),
        (chosen, *(one for one in candidates if one is not chosen)) if several else (), decided_by,
    )  # fmt: skip


def _readings(
    forest: Forest, base: frozenset[int], contested: Iterable[int], disputed: Iterable[int]
) -> list[Candidate]:
    """Give the ways to read the tree that give different totals; ``base`` are the rows that none of them adds."""
    ways = {
        "baris yang setingkat dijumlahkan semua": base,
        "baris yang sama dengan jumlah baris lain tidak dijumlahkan": base | set(contested),
        "baris tingkat atas tidak dijumlahkan": base | set(disputed),
        "baris tingkat atas dan baris yang sama dengan jumlah baris lain tidak dijumlahkan": (
            base | set(contested) | set(disputed)
        ),
    }
    candidates: list[Candidate] = []
    for reason, left_out in ways.items():
        totals = forest.totals([row for row in range(len(forest.lines)) if row not in left_out])
        if all(one.totals != totals for one in candidates):
            candidates.append(Candidate(reason, left_out, totals))
    return candidates


def rows_with_a_twin_below(lines: Sequence[Line]) -> list[int]:
    """Give the positions of the rows with the very amounts of the row below, where one of the two has no code.

    The row below may be the only child. Only a TOTAL that the user typed proves that.
    """
    return [
        row
        for row, (line, below) in enumerate(pairwise(lines))
        if line.amounts == below.amounts and all(line.amounts) and not (line.code.strip() and below.code.strip())
    ]


def _agree(stated: Amounts, totals: Sequence[Decimal]) -> bool:
    pairs = [(one, other) for one, other in zip(stated, totals, strict=True) if one is not None]
    return bool(pairs) and all(one == other for one, other in pairs)


def _sum_rows(forest: Forest, left_out: frozenset[int]) -> dict[int, SumRow]:
    """Find for each sum row the rows that it sums: those of its group, those above it, those below it, or all."""
    rows = [row for row in range(len(forest.lines)) if row not in left_out and not forest.lines[row].is_caption]
    labels = sorted(forest.labels)
    found: dict[int, SumRow] = {}
    for at, label in enumerate(labels):
        if forest.labels[label].is_mean or forest.lines[label].is_caption:
            found[label] = SumRow((), is_mean=forest.labels[label].is_mean)
            continue
        before = labels[at - 1] if at else -1
        after = labels[at + 1] if at + 1 < len(labels) else len(forest.lines)
        groups: list[list[int]] = [
            [row for row in rows if before < row < label], [row for row in rows if row < label],
            [row for row in rows if label < row < after], [row for row in rows if row > label], rows,
        ]  # fmt: skip
        groups += _groups_above(forest, label, rows)
        found[label] = SumRow(next((tuple(one) for one in groups if one and forest.fits(label, one)), None))
    return found


def _groups_above(forest: Forest, label: int, rows: Sequence[int]) -> Iterator[list[int]]:
    """Give the rows of each group in which the row right above a sum row stands, and of those that begin above it."""
    for start in range(label - 1, -1, -1):
        if start in forest.labels or not (forest.lines[start].is_caption or forest.children.get(start)):
            continue
        yield [row for row in rows if start < row < label]
        if forest.depth(start) == 0:
            return


def closing_total(lines: Sequence[Line]) -> int | None:
    """Give the position of the sum row that closes the table, as its TOTAL does; ``None`` if none does.

    It is the last one, if rows with amounts stand above it. One that is followed by such rows closes the table only if
    it is the sum of all above it; one that follows another sum row does not if it sums its own group alone. One
    without amounts closes the table only if none with amounts does.
    """
    labels = sum_labels(lines)
    last = max((row for row, label in labels.items() if not label.is_mean), default=None)
    if last is None:
        return None
    if lines[last].is_caption:
        before = closing_total([*lines[:last], *lines[last + 1 :]])
        if before is not None and not lines[before].is_caption:
            return before
    with_amounts = [row for row, line in enumerate(lines) if row not in labels and not line.is_caption]
    if not any(row < last for row in with_amounts):
        return None
    follows, groups = any(row > last for row in with_amounts), [row for row in labels if row < last]
    if not follows and not groups:
        return last
    decision = decide(lines[:last])
    counted = [row for row, role in enumerate(decision.roles) if role == RINCIAN]
    forest = Forest(lines, labels, [None] * len(lines), [""] * len(lines))
    if forest.fits(last, counted):
        return last
    own = [row for row in counted if row > max(groups, default=-1)]
    return None if follows or (own and forest.fits(last, own)) else last
