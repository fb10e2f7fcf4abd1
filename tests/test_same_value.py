"""When two values are the same: exactly, as another program stores them, and as a person types them."""

from decimal import Decimal

import pytest

from lkj_xlsx.declare.model import Kind
from lkj_xlsx.report.same_value import EXACT, STORED_BY_A_PROGRAM, Tolerance, is_same_value, tolerance_of

PERCENT, RUPIAH = tolerance_of(Kind.PERCENT), tolerance_of(Kind.RUPIAH)


@pytest.mark.parametrize(
    ("one", "other", "tolerance", "same"),
    [
        ("WTP", "WTP", EXACT, True),
        ("WTP", "wtp", EXACT, False),
        ("dua\r\nbaris", "dua\nbaris", EXACT, True),
        ("98", Decimal(98), EXACT, False),
        (True, Decimal(1), EXACT, False),
        (True, True, EXACT, True),
        (None, "", EXACT, False),
        (Decimal("98.0"), 98, EXACT, True),
        (Decimal("0.30000000000000004"), Decimal("0.3"), EXACT, False),
        (Decimal("0.30000000000000004"), Decimal("0.3"), STORED_BY_A_PROGRAM, True),
        (Decimal("5.55e-17"), 0, STORED_BY_A_PROGRAM, True),
        (Decimal("98.34"), Decimal("98.35"), STORED_BY_A_PROGRAM, False),
        (Decimal(33_239_899_000_001), Decimal(33_239_899_000_000), STORED_BY_A_PROGRAM, False),
        (Decimal("99.19"), Decimal("99.20"), PERCENT, True),
        (Decimal("99.18"), Decimal("99.20"), PERCENT, False),
        (Decimal("1000.5"), Decimal(1000), RUPIAH, False),
        (Decimal(1000), 1000, RUPIAH, True),
    ],
)
def test_two_values_are_the_same_within_the_tolerance_of_what_they_are(
    one: object, other: object, tolerance: Tolerance, same: bool
) -> None:
    assert is_same_value(one, other, tolerance) is same
    assert is_same_value(other, one, tolerance) is same
