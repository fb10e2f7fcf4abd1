"""Calculates the results of a report: computed columns of all sheets, TOTAL of Anggaran, figures of Ringkasan."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from lkj_xlsx.report.columns import Computed, compute_columns, fetched_columns, taken_columns
from lkj_xlsx.report.report import Report, Settings
from lkj_xlsx.report.results import Budget, Results, Summary, Total
from lkj_xlsx.report.rows import Record, Rows
from lkj_xlsx.report.tree import Tree, caption_sums, decided_columns, tree_of
from lkj_xlsx.rules import achievement, budget, means
from lkj_xlsx.rules.weights import has_weights, weighted_mean
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.pengukuran import PENGUKURAN

_BY_WEIGHTS = ("capaian_berbobot", "bobot_dihitung")


def calculate(laporan: Report) -> Results:
    """Compute capaian, kategori, sisa, serapan, TOTAL and the figures of Ringkasan. The report is not changed."""
    computed: dict[str, Computed] = {}
    for sheet in laporan.layout.tables:
        decided, fetched = decided_columns(laporan, sheet), fetched_columns(laporan, sheet, computed)
        taken = taken_columns(laporan, sheet, computed)
        computed[sheet] = compute_columns(laporan, sheet, decided, fetched, taken)
    measured, spent = computed[PENGUKURAN.sheet].rows, computed[ANGGARAN.sheet].rows
    budget_total = _total(tree_of(laporan, ANGGARAN.sheet), spent)
    summary = _summary(laporan.rows[PENGUKURAN.sheet], measured, budget_total, laporan.settings)
    return Results(
        computed, {ANGGARAN.sheet: asdict(budget_total)}, Budget(spent, budget_total), summary,
        _captions(tree_of(laporan, ANGGARAN.sheet)),
    )  # fmt: skip


def _captions(tree: Tree) -> dict[tuple[str, int], dict[str, Any]]:
    """Give sisa and serapan of the rows below each caption, with which its printed figures are compared."""
    return {
        (ANGGARAN.sheet, row): {
            "sisa": budget.remainder(pagu, realisasi), "capaian": budget.absorption(pagu, realisasi),
        }
        for row, (pagu, realisasi) in caption_sums(tree).items()
    }  # fmt: skip


def _total(tree: Tree, spent: Rows) -> Total:
    """Add up the rows above TOTAL that count; nothing where it is not known which ones do."""
    if tree.is_unknown:
        return Total(None, None, None, None, _without_role(tree, spent))
    pagu, realisasi = tree.total() if tree.lines else (Decimal(0), Decimal(0))
    serapan = budget.absorption(pagu, realisasi)
    return Total(pagu, realisasi, pagu - realisasi, serapan, _without_role(tree, spent))


def _without_role(tree: Tree, spent: Rows) -> str:
    """Say beside TOTAL how many rows have no Peran; "" for none."""
    missing = sum(1 for row in tree.rows if spent[row]["tanpa_peran"])
    return f"{missing} baris tanpa Peran" if missing else ""


def _summary(read: Rows, measured: Rows, budget_total: Total, settings: Settings) -> Summary:
    """Compute the figures of Ringkasan."""
    indikator = {row: record for row, record in measured.items() if record["nomor_sasaran"] is not None}
    if has_weights(read.optional("bobot")):
        weighted, counted = ([record[key] for record in measured.values()] for key in _BY_WEIGHTS)
        mean = weighted_mean(weighted, counted)
    else:
        mean = _mean(indikator, settings)
    capaian = None if _is_unbalanced(measured) else mean
    efficiency = budget.efficiency(capaian, budget_total.capaian)
    earned = [record["kategori"].lower() for record in indikator.values() if record["kategori"]]
    return Summary(
        indikator=len(indikator),
        terukur=sum(1 for record in indikator.values() if record["capaian"] is not None),
        capaian=capaian,
        kategori=achievement.kategori(capaian, settings.kategori),
        efisiensi=efficiency,
        tingkat_efisiensi=budget.efficiency_class(efficiency, settings.efficiency_band),
        per_sasaran=_per_sasaran(read, measured, settings),
        per_kategori=tuple((name, earned.count(name.lower())) for name in achievement.best_first(settings.kategori)),
    )


def _is_unbalanced(measured: Rows) -> bool:
    """Tell whether a realisasi stands without an indikator, or a computed capaian has no cell (BC21).

    The mean of the unit is empty then, because it would leave out what was measured.
    """
    return any(
        record["nilai_realisasi"] is not None
        and (record["nomor_sasaran"] is None or (record["mentah"] is not None and record["capaian"] is None))
        for record in measured.values()
    )


def _mean(indikator: Mapping[int, Record], settings: Settings) -> Decimal | None:
    """Give the mean capaian of the unit: over all measured indikator, or over the means of the sasaran if set so."""
    column = "rata_sasaran" if settings.mean_of_sasaran else "capaian"
    return means.mean([record[column] for record in indikator.values() if record[column] is not None])


def _per_sasaran(read: Rows, measured: Rows, settings: Settings) -> Rows:
    """Count the indikator of each sasaran, and give their mean capaian and its kategori."""
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
