"""Sisa and serapan of each budget row, the tree of codes, and the TOTAL of its leaves."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules import budget as rules
from lkj_xlsx.rules.text import trim

COLUMNS = ("sisa", "capaian", "induk", "anak", "urutan_pokok")


@dataclass(frozen=True, slots=True)
class Total:
    """The TOTAL row in whole rupiah; ``capaian`` in percent, ``None`` for a pagu of 0."""

    pagu: int
    realisasi: int
    sisa: int
    capaian: Decimal | None


def spend(anggaran: Rows) -> Rows:
    """Give one row for each row of ``anggaran``, under the same number.

    ``sisa`` int or None, ``capaian`` Decimal or None, ``induk`` and ``anak`` 1, 0 or None (no code),
    ``urutan_pokok`` the number of a row that no other row contains, else None.
    """
    codes = anggaran.column("kode")
    parent, child = rules.parents(codes), rules.children(codes)
    rows: dict[int, dict[str, Any]] = {}
    order = 0
    for position, (row, record) in enumerate(anggaran.items()):
        pagu, realisasi = record["pagu"], record["realisasi"]
        if not child[position]:
            order += 1
        rows[row] = {
            "sisa": rules.remainder(pagu, realisasi),
            "capaian": rules.absorption(pagu, realisasi),
            "induk": int(parent[position]) if trim(codes[position]) else None,
            "anak": int(child[position]) if trim(codes[position]) else None,
            "urutan_pokok": None if child[position] else order,
        }
    return Rows(COLUMNS, rows)


def total(anggaran: Rows, spent: Rows, total_row: int | None) -> Total:
    """Add up the leaves above the TOTAL row: a parent printed beside its children is not added again."""
    pagu = realisasi = 0
    for row, record in anggaran.items():
        if spent[row]["induk"] == 1 or (total_row is not None and row > total_row):
            continue
        pagu += record["pagu"] or 0
        realisasi += record["realisasi"] or 0
    return Total(pagu, realisasi, pagu - realisasi, rules.absorption(pagu, realisasi))
