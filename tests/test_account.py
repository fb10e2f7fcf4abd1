"""After any edit the counts balance: no cell, no indikator and no realisasi is left out without a word.

``python fuzz/account.py 10`` goes on for ten minutes with fresh seeds.
"""

from pathlib import Path
from random import Random

import pytest
from account.balance import lapses
from account.random_edits import edited
from oracle import CORRECTED

WORKBOOKS, EDITS = 40, 4


def test_the_sample_balances() -> None:
    assert lapses(CORRECTED) == []


@pytest.mark.parametrize("seed", range(WORKBOOKS))
def test_the_counts_balance_after_random_edits(seed: int, tmp_path: Path) -> None:
    done = edited(CORRECTED, tmp_path / "disunting.xlsx", Random(seed), EDITS)
    assert lapses(tmp_path / "disunting.xlsx") == [], "; ".join(done)
