"""Sisa and serapan of each budget row, the tree of codes, and the TOTAL of its leaves."""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from lkj_xlsx.rules import budget as rules

COLUMNS = ("sisa", "capaian", "induk", "anak", "urutan_pokok")


@dataclass(frozen=True, slots=True)
class Total:
    """The TOTAL row in whole rupiah; ``capaian`` in percent, ``None`` for a pagu of 0."""

    pagu: int
    realisasi: int
    sisa: int
    capaian: Decimal | None


def spend(anggaran: pd.DataFrame) -> pd.DataFrame:
    """Give one row for each row of ``anggaran``, under the same index.

    ``sisa`` int or None, ``capaian`` Decimal or None, ``induk`` and ``anak`` 1, 0 or None (no code),
    ``urutan_pokok`` the number of a row that no other row contains, else None.
    """
    codes = [str(code) for code in anggaran["kode"]]
    parent, child = rules.parents(codes), rules.children(codes)
    rows = []
    order = 0
    for position, record in enumerate(anggaran.to_dict("records")):
        pagu, realisasi = amount(record["pagu"]), amount(record["realisasi"])
        if not child[position]:
            order += 1
        rows.append(
            {
                "sisa": rules.remainder(pagu, realisasi),
                "capaian": rules.absorption(pagu, realisasi),
                "induk": int(parent[position]) if codes[position] else None,
                "anak": int(child[position]) if codes[position] else None,
                "urutan_pokok": None if child[position] else order,
            }
        )
    return pd.DataFrame(rows, index=anggaran.index, columns=list(COLUMNS), dtype=object)


def total(anggaran: pd.DataFrame, spent: pd.DataFrame, total_row: int | None) -> Total:
    """Add up the leaves above the TOTAL row: a parent printed beside its children is not added again."""
    pagu = realisasi = 0
    for row in anggaran.index:
        if spent.at[row, "induk"] == 1 or (total_row is not None and row > total_row):
            continue
        pagu += amount(anggaran.at[row, "pagu"]) or 0
        realisasi += amount(anggaran.at[row, "realisasi"]) or 0
    return Total(pagu, realisasi, pagu - realisasi, rules.absorption(pagu, realisasi))


def amount(value: object) -> int | None:
    """Give the whole rupiah of a frame's cell, ``None`` where it is missing."""
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]  # pandas types a cell as object
