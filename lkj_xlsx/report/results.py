"""Everything that is computed from a report: the columns of its tables, the TOTAL, and the figures of Ringkasan."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lkj_xlsx.report.columns import Computed
from lkj_xlsx.report.rows import Record, Rows

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Total:
    """The TOTAL row in whole rupiah; ``capaian`` in percent, ``None`` for a pagu of 0."""

    pagu: int
    realisasi: int
    sisa: int
    capaian: Decimal | None


@dataclass(frozen=True)
class Budget:
    """The budget rows (the columns of Anggaran that have a rule) and their TOTAL."""

    by_row: Rows
    total: Total

    @property
    def rows(self) -> "pd.DataFrame":
        """The budget rows as a frame, indexed as that of the report."""
        return self.by_row.frame


@dataclass(frozen=True)
class Summary:
    """The figures of Ringkasan.

    ``per_sasaran`` goes 1, 2, 3, ... in order of appearance, with sasaran (str), indikator, terukur (int), capaian
    (Decimal or None), kategori (str). ``per_kategori``: each class in its order, and how many indikator earned it.
    """

    indikator: int
    terukur: int
    capaian: Decimal | None
    kategori: str
    efisiensi: Decimal | None
    tingkat_efisiensi: str
    per_sasaran: Rows
    per_kategori: tuple[tuple[str, int], ...]

    @property
    def sasaran(self) -> "pd.DataFrame":
        """The sasaran as a frame, indexed 1, 2, 3, ..."""
        return self.per_sasaran.frame


@dataclass(frozen=True)
class Results:
    """Everything that is computed from a report. By declared sheet: ``computed`` columns, and ``totals`` by column."""

    computed: Mapping[str, Computed]
    totals: Mapping[str, Record]
    anggaran: Budget
    ringkasan: Summary

    def rows_of(self, sheet: str) -> Mapping[int, Record]:
        """Give the computed columns of a declared sheet, by row; empty where nothing is computed."""
        return self.computed[sheet].rows if sheet in self.computed else {}

    def total_of(self, sheet: str) -> Record:
        """Give the figures of the TOTAL row of a declared sheet, by column."""
        return self.totals.get(sheet, {})

    @property
    def measured(self) -> Rows:
        """The computed columns of Pengukuran; nothing is ``None`` or "", ``mentah`` an exact Fraction."""
        return self.computed["Pengukuran"].rows

    @property
    def pengukuran(self) -> "pd.DataFrame":
        """The computed columns of Pengukuran as a frame, indexed as that of the report."""
        return self.measured.frame
