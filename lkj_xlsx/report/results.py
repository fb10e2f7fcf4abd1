"""All results of a report together: the rows, the TOTAL, and the figures of Ringkasan."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lkj_xlsx.report.budget_rows import Total, spend, total
from lkj_xlsx.report.measured_rows import measure
from lkj_xlsx.report.report import Laporan, Settings
from lkj_xlsx.report.rows import Record, Rows
from lkj_xlsx.rules import achievement, budget

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Budget:
    """The budget rows (see :func:`lkj_xlsx.report.budget_rows.spend`) and their TOTAL."""

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

    measured: Rows
    anggaran: Budget
    ringkasan: Summary

    def rows_of(self, sheet: str) -> Mapping[int, Record]:
        """Give the computed columns of a declared sheet, by row; empty where nothing is computed."""
        return {"Pengukuran": self.measured, "Anggaran": self.anggaran.by_row}.get(sheet, {})

    def total_of(self, sheet: str) -> Record:
        """Give the figures of the TOTAL row of a declared sheet, by column."""
        return asdict(self.anggaran.total) if sheet == "Anggaran" else {}

    @property
    def pengukuran(self) -> "pd.DataFrame":
        """The rows of :func:`lkj_xlsx.report.measured_rows.measure` as a frame, indexed as that of the report."""
        return self.measured.frame


def calculate(laporan: Laporan) -> Hasil:
    """Compute capaian, kategori, sisa, serapan, TOTAL and the figures of Ringkasan. Pure."""
    measured = measure(laporan.rows["Pengukuran"], laporan.settings)
    spent = spend(laporan.rows["Anggaran"])
    budget_total = total(laporan.rows["Anggaran"], spent, laporan.layout["Anggaran"].total_row)
    return Hasil(measured, Budget(spent, budget_total), _summary(measured, budget_total, laporan.settings))


def _summary(measured: Rows, budget_total: Total, settings: Settings) -> Summary:
    capaian = _mean(measured, settings)
    efficiency = budget.efficiency(capaian, budget_total.capaian)
    earned = [name.lower() for name in measured.column("kategori") if name]
    return Summary(
        indikator=sum(1 for one in measured.column("hitung") if one),
        terukur=sum(1 for one in measured.column("capaian") if one is not None),
        capaian=capaian,
        kategori=achievement.kategori(capaian, settings.kategori),
        efisiensi=efficiency,
        tingkat_efisiensi=budget.efficiency_class(efficiency),
        per_sasaran=_per_sasaran(measured, settings),
        per_kategori=tuple((row.name, earned.count(row.name.lower())) for row in settings.kategori),
    )


def _mean(measured: Rows, settings: Settings) -> Decimal | None:
    """The mean of the unit: of all measured indikator, or by setting of the means of the sasaran."""
    column = "rata_sasaran" if settings.mean_of_sasaran else "capaian"
    return achievement.mean([value for value in measured.column(column) if value is not None])


def _per_sasaran(measured: Rows, settings: Settings) -> Rows:
    counted: dict[str, list[int]] = {}
    rows: dict[int, dict[str, Any]] = {}
    for record in measured.values():
        key = record["sasaran_terbaca"].lower()
        if record["urutan_sasaran"] is not None:
            mean = record["rata_sasaran"]
            rows[len(rows) + 1] = {
                "sasaran": record["sasaran_terbaca"],
                "capaian": mean,
                "kategori": achievement.kategori(mean, settings.kategori),
            }
        if key:
            counts = counted.setdefault(key, [0, 0])
            counts[0] += 1 if record["hitung"] else 0
            counts[1] += 0 if record["capaian"] is None else 1
    for row in rows.values():
        row["indikator"], row["terukur"] = counted[row["sasaran"].lower()]
    return Rows(("sasaran", "indikator", "terukur", "capaian", "kategori"), rows)
