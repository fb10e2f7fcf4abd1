"""The rules of the budget on exact rupiah: sisa, serapan, the tree of codes, efisiensi."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lkj_xlsx.rules import budget

D = Decimal


@pytest.mark.parametrize(
    ("pagu", "realisasi", "sisa", "serapan"),
    [
        (30_251_789_000, 29_969_213_301, 282_575_699, "99.07"),
        (2_871_095_000, 2_847_991_005, 23_103_995, "99.20"),
        (33_122_884_000, 32_817_204_306, 305_679_694, "99.08"),
        (10**15, 10**15 - 1, 1, "100.00"), (100, 150, -50, "150.00"), (100, 0, 100, "0.00"),
        (800, 7, 793, "0.88"), (200, 1, 199, "0.50"), (20_000, 1, 19_999, "0.01"),
    ],
)  # fmt: skip
def test_sisa_and_serapan_are_exact(pagu: int, realisasi: int, sisa: int, serapan: str) -> None:
    assert budget.remainder(D(pagu), D(realisasi)) == sisa
    assert str(budget.absorption(D(pagu), D(realisasi))) == serapan


@pytest.mark.parametrize(("pagu", "realisasi"), [(None, D(5)), (D(5), None), (None, None)])
def test_a_missing_amount_is_no_zero(pagu: D | None, realisasi: D | None) -> None:
    assert budget.remainder(pagu, realisasi) is None
    assert budget.absorption(pagu, realisasi) is None


def test_a_pagu_of_zero_has_a_sisa_and_no_serapan() -> None:
    assert budget.absorption(D(0), D(0)) is None
    assert budget.remainder(D(0), D(5)) == -5


@pytest.mark.parametrize(
    ("capaian", "serapan", "points", "words"),
    [("100", "94.99", "5.01", "efisien"), ("100", "95", "5", "cukup efisien"), ("90", "95", "-5", "cukup efisien"),
     ("90", "95.01", "-5.01", "tidak efisien"), ("98", "98", "0", "cukup efisien")],
)  # fmt: skip
def test_efisiensi_is_a_band_of_five_points(capaian: str, serapan: str, points: str, words: str) -> None:
    found = budget.efficiency(D(capaian), D(serapan))
    assert found == D(points)
    assert budget.efficiency_class(found) == words


def test_efisiensi_needs_both() -> None:
    assert budget.efficiency(None, D(5)) is None
    assert budget.efficiency(D(5), None) is None
    assert budget.efficiency_class(None) == ""


# codes, positions that are parents, position of each row's own parent
TREES: list[tuple[str, list[str], set[int], list[int | None]]] = [
    ("a whole branch", ["076.01.CQ", "3355", "3355.EBA", "3355.EBA.994", "3355.EBA.994.001", "3355.EBA.994.001.A"],
     {0, 1, 2, 3, 4}, [None, 0, 1, 2, 3, 4]),
    ("siblings", ["3355.EBA", "3355.EBD", "3360.EBA", "6634.EBA"], set(), [None] * 4),
    ("two programmes", ["076.01.CQ", "3355.EBA", "076.01.WA", "3360.EBA", "3361"], {0, 2}, [None, 0, None, 2, 2]),
    ("programmes without activities", ["076.01.CQ", "076.01.WA"], set(), [None, None]),
    ("a generation left out", ["3355", "3355.EBA.994.001"], {0}, [None, 0]),
    ("children above their parent", ["3355.EBA.994", "3355.EBA"], {1}, [1, None]),
    ("prefixes that end inside a segment", ["3355.EB", "3355.EBA", "3355.EBA.9", "3355.EBA.994"], {1},
     [None, None, 1, 1]),
    ("whatever the case", ["3355.eba", "3355.EBA.994"], {0}, [None, 0]),
    ("blank codes", ["", "3355", "", "3355.EBA", ""], {1}, [None, None, None, 1, None]),
    ("only blanks", ["", ""], set(), [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "parents", "above"), [tree[1:] for tree in TREES], ids=[tree[0] for tree in TREES])
def test_the_codes_form_a_tree(codes: list[str], parents: set[int], above: list[int | None]) -> None:
    assert {position for position, one in enumerate(budget.parents(codes)) if one} == parents
    assert budget.parent_of(codes) == above
    assert budget.children(codes) == [one is not None for one in above]


def test_without_order_only_the_dots_decide() -> None:
    codes = ["076.01.CQ", "3355.EBA", "3355.EBA.994"]
    assert budget.parent_of(codes, by_order=False) == [None, None, 1]


@pytest.mark.parametrize(
    ("amounts", "length"),
    [
        ([10, 4, 6], 2), ([10, 4, 6, 5], 2), ([10, 10, 5], 0), ([10, 4, 5], 0), ([10, 4, 7], 0), ([10], 0),
        ([0, 0, 0], 0), ([None, 1, 2], 0), ([10, None, 4, 6], 0), ([-3, -1, -2], 0), ([10, 12, -2], 0),
        ([10, 4, 6, 0], 2), ([10, 0, 10], 2),
        ([2_852_752_000, 2_526_331_000, 318_801_000, 7_620_000], 3),
    ],
)  # fmt: skip
def test_a_row_that_equals_the_rows_right_below_it(amounts: Sequence[int | None], length: int) -> None:
    assert budget.run_that_adds_up([None if one is None else D(one) for one in amounts], 0) == length


PROGRAMMES = ("076.01.CQ", "076.01.WA", "054.01")
ACTIVITIES = ("3355", "3360", "6634")
OUTPUTS = ("EBA", "EBD", "EB", "QIC")
DETAILS = ("994", "955", "001")
CODES = st.one_of(
    st.sampled_from(PROGRAMMES),
    st.sampled_from(ACTIVITIES),
    st.builds(".".join, st.tuples(st.sampled_from(ACTIVITIES), st.sampled_from(OUTPUTS))),
    st.builds(".".join, st.tuples(st.sampled_from(ACTIVITIES), st.sampled_from(OUTPUTS), st.sampled_from(DETAILS))),
    st.just(""),
    st.sampled_from(("a", "A.1", "kode lain", "3355.", ".3355")),
)


@given(st.lists(CODES, max_size=12, unique_by=str.lower))
@example(["6634", "076.01.CQ", "6634.EBA"])
def test_parents_children_and_the_row_above_agree(codes: list[str]) -> None:
    above = budget.parent_of(codes)
    pointed_at = {one for one in above if one is not None}
    # Out of printed order a marked row may have no children of its own: AG05 names it.
    assert pointed_at <= {position for position, one in enumerate(budget.parents(codes)) if one}
    assert budget.children(codes) == [one is not None for one in above]
    assert all(one != position for position, one in enumerate(above))


@st.composite
def budgets(draw: st.DrawFn) -> tuple[list[str], list[int]]:
    """A printed tree in its order, in which every parent is the sum of its children."""
    codes: list[str] = []
    amounts: list[int] = []

    def grow(code: str, levels: Sequence[Sequence[str]]) -> int:
        at = len(codes)
        codes.append(code)
        amounts.append(draw(st.integers(0, 10**12)))
        below = draw(st.lists(st.sampled_from(levels[0]), unique=True)) if levels else []
        if below:
            amounts[at] = sum(grow(f"{code}.{segment}", levels[1:]) for segment in below)
        return amounts[at]

    for programme in draw(st.lists(st.sampled_from(PROGRAMMES), unique=True)):
        at = len(codes)
        codes.append(programme)
        amounts.append(draw(st.integers(0, 10**12)))
        taken = {code for code in codes if "." not in code}
        free = [activity for activity in ACTIVITIES if activity not in taken]
        below = draw(st.lists(st.sampled_from(free), unique=True)) if free else []
        if below:
            amounts[at] = sum(grow(activity, (OUTPUTS, DETAILS)) for activity in below)
    return codes, amounts


@given(budgets())
def test_the_leaves_add_up_to_the_roots_where_each_parent_is_the_sum_of_its_children(
    tree: tuple[list[str], list[int]],
) -> None:
    codes, amounts = tree
    parents, children = budget.parents(codes), budget.children(codes)
    leaves = sum(amount for amount, is_parent in zip(amounts, parents, strict=True) if not is_parent)
    roots = sum(amount for amount, is_child in zip(amounts, children, strict=True) if not is_child)
    assert leaves == roots


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6), st.lists(st.integers(0, 1000), max_size=4))
def test_a_sum_is_recognised_whatever_stands_below_it(below: list[int], after: list[int]) -> None:
    assert budget.run_that_adds_up([D(one) for one in (sum(below), *below, *after)], 0) == len(below)


AMOUNTS = st.decimals(0, 10**13, places=2)


@given(AMOUNTS, AMOUNTS)
def test_sisa_and_realisasi_make_the_pagu_again(pagu: D, realisasi: D) -> None:
    sisa = budget.remainder(pagu, realisasi)
    assert sisa is not None
    assert sisa + realisasi == pagu
