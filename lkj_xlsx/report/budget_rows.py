"""The TOTAL of the budget: the sum of its leaves."""

from dataclasses import dataclass
from decimal import Decimal

from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules import budget as rules


@dataclass(frozen=True, slots=True)
class Total:
    """The TOTAL row in whole rupiah; ``capaian`` in percent, ``None`` for a pagu of 0."""

    pagu: int
    realisasi: int
    sisa: int
    capaian: Decimal | None


def total(anggaran: Rows, spent: Rows, total_row: int | None) -> Total:
    """Add up the leaves above the TOTAL row: a parent printed beside its children is not added again."""
    pagu = realisasi = 0
    for row, record in anggaran.items():
        if spent[row]["induk"] == 1 or (total_row is not None and row > total_row):
            continue
        pagu += record["pagu"] or 0
        realisasi += record["realisasi"] or 0
    return Total(pagu, realisasi, pagu - realisasi, rules.absorption(pagu, realisasi))
