"""All results of a report together: the rows, the TOTAL, and the figures of Ringkasan."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from lkj_xlsx.calc.anggaran import Total, spend, total
from lkj_xlsx.calc.pengukuran import measure
from lkj_xlsx.laporan import Laporan, Settings
from lkj_xlsx.rules import achievement, budget


@dataclass(frozen=True)
class Budget:
    """The budget rows (see :func:`lkj_xlsx.calc.anggaran.spend`) and their TOTAL."""

    rows: pd.DataFrame
    total: Total


@dataclass(frozen=True)
class Summary:
    """The figures of Ringkasan.

    ``sasaran``: a frame indexed 1, 2, 3, ... in order of appearance, with sasaran (str), indikator, terukur
    (int), capaian (Decimal or None), kategori (str). ``kategori``: how many indikator earned each class.
    """

    indikator: int
    terukur: int
    capaian: Decimal | None
    kategori: str
    efisiensi: Decimal | None
    tingkat_efisiensi: str
    sasaran: pd.DataFrame
    per_kategori: Mapping[str, int]


@dataclass(frozen=True)
class Hasil:
    """Everything that is computed from a report."""

    pengukuran: pd.DataFrame
    anggaran: Budget
    ringkasan: Summary


def calculate(laporan: Laporan) -> Hasil:
    """Compute capaian, kategori, sisa, serapan, TOTAL and the figures of Ringkasan. Pure."""
    measured = measure(laporan.pengukuran, laporan.settings)
    spent = spend(laporan.anggaran)
    budget_total = total(laporan.anggaran, spent, laporan.layout["Anggaran"].total_row)
    return Hasil(measured, Budget(spent, budget_total), _summary(measured, budget_total, laporan.settings))


def _summary(measured: pd.DataFrame, budget_total: Total, settings: Settings) -> Summary:
    capaian = _mean(measured, settings)
    efficiency = budget.efficiency(capaian, budget_total.capaian)
    earned = [row for row in measured["kategori"] if row]
    return Summary(
        indikator=int(sum(1 for one in measured["hitung"] if one)),
        terukur=sum(1 for one in measured["capaian"] if one is not None),
        capaian=capaian,
        kategori=achievement.kategori(capaian, settings.kategori),
        efisiensi=efficiency,
        tingkat_efisiensi=budget.efficiency_class(efficiency),
        sasaran=_per_sasaran(measured, settings),
        per_kategori={
            row.name: sum(1 for name in earned if name.lower() == row.name.lower()) for row in settings.kategori
        },
    )


def _mean(measured: pd.DataFrame, settings: Settings) -> Decimal | None:
    """The mean of the unit: of all measured indikator, or by setting of the means of the sasaran."""
    column = "rata_sasaran" if settings.mean_of_sasaran else "capaian"
    return achievement.mean([value for value in measured[column] if value is not None])


def _per_sasaran(measured: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    counted: dict[str, list[int]] = {}
    rows: list[dict[str, Any]] = []
    for record in measured.to_dict("records"):
        key = record["sasaran_terbaca"].lower()
        if record["urutan_sasaran"] is not None:
            rows.append({"sasaran": record["sasaran_terbaca"], "capaian": record["rata_sasaran"]})
        if key:
            counts = counted.setdefault(key, [0, 0])
            counts[0] += 1 if record["hitung"] else 0
            counts[1] += 0 if record["capaian"] is None else 1
    for row in rows:
        row["indikator"], row["terukur"] = counted[row["sasaran"].lower()]
        row["kategori"] = achievement.kategori(row["capaian"], settings.kategori)
    columns = ["sasaran", "indikator", "terukur", "capaian", "kategori"]
    return pd.DataFrame(rows, index=range(1, len(rows) + 1), columns=columns, dtype=object)
