"""The results of a report: the computed columns of its tables, the TOTAL row, and the figures of Ringkasan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from lkj_xlsx.report.columns import Computed
from lkj_xlsx.report.rows import Record, Rows

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Total:
    """The TOTAL row in rupiah, exact to the sen; ``capaian`` in percent, ``None`` for a pagu of 0.

    All are ``None`` where it is not known which rows count. ``peran`` says how many rows have no Peran.
    """

    pagu: Decimal | None
    realisasi: Decimal | None
    sisa: Decimal | None
    capaian: Decimal | None
    peran: str = ""


@dataclass(frozen=True)
class Budget:
    """The computed columns of Anggaran by row, and their TOTAL."""

    by_row: Rows
    total: Total

    @property
    def rows(self) -> "pd.DataFrame":
        """The computed columns of Anggaran as a frame, with the same index as ``Report.anggaran``."""
        return self.by_row.frame


@dataclass(frozen=True)
class Summary:
    """The figures of Ringkasan.

    ``per_sasaran`` has a row for each sasaran, numbered 1, 2, 3, ... in order of appearance, with its text ``sasaran``
    (str), how many indikator it has and how many are terukur (int), their mean ``capaian`` (Decimal or None) and its
    ``kategori`` (str). ``per_kategori`` gives each kategori, the best first, and how many indikator earned it.
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
    """All results of a report.

    By declared sheet: ``computed`` holds the computed columns, ``totals`` the figures of the TOTAL row. ``captions``
    gives by sheet and row what a printed figure of a row without amounts stands for: the rows below it.
    """

    computed: Mapping[str, Computed]
    totals: Mapping[str, Record]
    anggaran: Budget
    ringkasan: Summary
    captions: Mapping[tuple[str, int], Record] = field(default_factory=dict)

    def rows_of(self, sheet: str) -> Mapping[int, Record]:
        """Give the computed columns of a declared sheet, by row; empty where nothing is computed."""
        return self.computed[sheet].rows if sheet in self.computed else {}

    def total_of(self, sheet: str) -> Record:
        """Give the figures of the TOTAL row of a declared sheet, by column."""
        return self.totals.get(sheet, {})

    @property
    def measured(self) -> Rows:
        """The computed columns of Pengukuran. A missing value is ``None`` or ""; ``mentah`` is an exact Fraction."""
        return self.computed["Pengukuran"].rows

    @property
    def pengukuran(self) -> "pd.DataFrame":
        """The computed columns of Pengukuran as a frame, with the same index as ``Report.pengukuran``."""
        return self.measured.frame
