"""The rules of the budget on exact rupiah: sisa, serapan, efisiensi."""

from decimal import Decimal

import pytest
from hypothesis import given
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
    assert budget.efficiency_class(found, 5) == words


def test_efisiensi_needs_both() -> None:
    assert budget.efficiency(None, D(5)) is None
    assert budget.efficiency(D(5), None) is None
    assert budget.efficiency_class(None, 5) == ""


AMOUNTS = st.decimals(0, 10**13, places=2)


@given(AMOUNTS, AMOUNTS)
def test_sisa_and_realisasi_make_the_pagu_again(pagu: D, realisasi: D) -> None:
    sisa = budget.remainder(pagu, realisasi)
    assert sisa is not None
    assert sisa + realisasi == pagu
