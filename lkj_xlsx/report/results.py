"""All results of a report together: the rows, the TOTAL, and the figures of Ringkasan."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lkj_xlsx.report.budget_rows import Total, total
from lkj_xlsx.report.columns import Computed, compute_columns
from lkj_xlsx.report.report import Laporan, Settings
from lkj_xlsx.report.rows import Record, Rows
from lkj_xlsx.rules import achievement, budget

if TYPE_CHECKING:
    import pandas as pd


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
class Hasil:
    """Everything that is computed from a report."""

    computed: Mapping[str, Computed]
    anggaran: Budget
    ringkasan: Summary

    def rows_of(self, sheet: str) -> Mapping[int, Record]:
        """Give the computed columns of a declared sheet, by row; empty where nothing is computed."""
        return self.computed[sheet].rows if sheet in self.computed else {}

    def total_of(self, sheet: str) -> Record:
        """Give the figures of the TOTAL row of a declared sheet, by column."""
        return asdict(self.anggaran.total) if sheet == "Anggaran" else {}

    @property
    def measured(self) -> Rows:
        """The computed columns of Pengukuran; nothing is ``None`` or "", ``mentah`` an exact Fraction."""
        return self.computed["Pengukuran"].rows

    @property
    def pengukuran(self) -> "pd.DataFrame":
        """The computed columns of Pengukuran as a frame, indexed as that of the report."""
        return self.measured.frame


def calculate(laporan: Laporan) -> Hasil:
    """Compute capaian, kategori, sisa, serapan, TOTAL and the figures of Ringkasan. Pure."""
    computed = {sheet: compute_columns(laporan, sheet) for sheet in laporan.layout.tables}
    measured, spent = computed["Pengukuran"].rows, computed["Anggaran"].rows
    budget_total = total(laporan.rows["Anggaran"], spent, laporan.layout["Anggaran"].total_row)
    summary = _summary(laporan.rows["Pengukuran"], measured, budget_total, laporan.settings)
    return Hasil(computed, Budget(spent, budget_total), summary)


def _summary(read: Rows, measured: Rows, budget_total: Total, settings: Settings) -> Summary:
    capaian = _mean(measured, settings)
    efficiency = budget.efficiency(capaian, budget_total.capaian)
    earned = [name.lower() for name in measured.column("kategori") if name]
    return Summary(
        indikator=sum(1 for one in measured.column("nomor_sasaran") if one is not None),
        terukur=sum(1 for one in measured.column("capaian") if one is not None),
        capaian=capaian,
        kategori=achievement.kategori(capaian, settings.kategori),
        efisiensi=efficiency,
        tingkat_efisiensi=budget.efficiency_class(efficiency),
        per_sasaran=_per_sasaran(read, measured, settings),
        per_kategori=tuple((row.name, earned.count(row.name.lower())) for row in settings.kategori),
    )


def _mean(measured: Rows, settings: Settings) -> Decimal | None:
    """The mean of the unit: of all measured indikator, or by setting of the means of the sasaran."""
    column = "rata_sasaran" if settings.mean_of_sasaran else "capaian"
    return achievement.mean([value for value in measured.column(column) if value is not None])


def _per_sasaran(read: Rows, measured: Rows, settings: Settings) -> Rows:
    rows: dict[int, dict[str, Any]] = {}
    for number, record in measured.items():
        order = record["nomor_sasaran"]
        if not order:
            continue
        if order not in rows:
            mean = record["rata_sasaran"]
            rows[order] = {
                "sasaran": read[number]["sasaran_terbaca"],
                "indikator": 0,
                "terukur": 0,
                "capaian": mean,
                "kategori": achievement.kategori(mean, settings.kategori),
            }
        rows[order]["indikator"] += 1
        rows[order]["terukur"] += 0 if record["capaian"] is None else 1
    return Rows(("sasaran", "indikator", "terukur", "capaian", "kategori"), rows)
