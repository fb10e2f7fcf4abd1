"""What a finding does to the headline: the mean capaian or serapan without the rows that it names, or as typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from lkj_xlsx.declare.message import Level
from lkj_xlsx.declare.model import Role
from lkj_xlsx.package.refs import split_ref
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.tree import Tree, tree_of
from lkj_xlsx.report.typed import typed_total, typed_values
from lkj_xlsx.rules import budget
from lkj_xlsx.rules.weights import has_weights
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.values import format_percent, round_half_away

_NO_MEAN = "Rata-rata capaian kosong."
_NO_TOTAL = "TOTAL dan serapan kosong."
_NOT_MEASURED = "Tidak ikut dalam rata-rata capaian ({terukur} dari {indikator} indikator terukur)."
_NOT_IN_THE_MEAN = "Tidak ikut dalam rata-rata capaian."
_CHANGES, _STAYS = "{figur} {now}; {otherwise} {then}.", "{figur} tetap {now} {otherwise}."
_WITHOUT_ROW, _WITHOUT_ROWS = "tanpa baris ini", "tanpa {n} baris ini"
_AS_TYPED = "dengan angka yang diketik"


def with_effects(laporan: Report, hasil: Results, findings: Iterable[Finding]) -> list[Finding]:
    """Say of each galat and peringatan at a row what it does to the headline.

    A headline with a row and without it shows the reader what is at stake. It does not say what the right figure is.
    Where a result was typed over, the headline with the typed figure is shown instead.
    """
    effects = _Effects.of(laporan, hasil)
    return [one if one.level is Level.NOTE else effects.added_to(one) for one in findings]


class _Effect(NamedTuple):
    """What a finding does to the headline, and by how many points; more than any where the headline is empty."""

    sentence: str
    size: Decimal = Decimal(0)


_NO_FIGURE = Decimal("Infinity")


class _Group(NamedTuple):
    """Some capaian added up by their weights, and the sum of the weights."""

    total: Decimal
    size: Decimal

    def plus(self, value: Decimal, weight: Decimal) -> "_Group":
        """Add a capaian with its weight, or take one away with a negative one."""
        return _Group(self.total + value * weight, self.size + weight)

    @property
    def mean(self) -> Decimal | None:
        """The mean as the headline rounds it."""
        return round_half_away(Fraction(self.total) / Fraction(self.size)) if self.size else None


_NOTHING = _Group(Decimal(0), Decimal(0))
_ONE = Decimal(1)


@dataclass(frozen=True)
class _Effects:
    """The rows behind the headline, added up once for all findings.

    ``capaian`` has the row of each measured indikator, ``groups`` the rows over which each mean is taken: those of a
    sasaran, or all of them. ``weights`` are those of the rows, 1 where the mean has none.
    """

    laporan: Report
    hasil: Results
    capaian: Mapping[int, Decimal]
    weights: Mapping[int, Decimal]
    by_sasaran: bool
    groups: Mapping[int, _Group]
    group_of: Mapping[int, int]
    measured_in: Mapping[int, int]  # row of PK -> row of Pengukuran
    typed: Mapping[int, Decimal]  # capaian that were typed, by row of Pengukuran
    tree: Tree

    @classmethod
    def of(cls, laporan: Report, hasil: Results) -> "_Effects":
        counted = {
            row: record
            for row, record in hasil.rows_of(PENGUKURAN.sheet).items()
            if record["nomor_sasaran"] is not None and record["capaian"] is not None
        }
        has_own = has_weights(laporan.rows[PENGUKURAN.sheet].optional("bobot"))
        weights = {row: record["bobot_dihitung"] if has_own else Decimal(1) for row, record in counted.items()}
        counted = {row: record for row, record in counted.items() if weights[row]}
        by_sasaran = laporan.settings.mean_of_sasaran and not has_own
        group_of = {row: record["nomor_sasaran"] if by_sasaran else 0 for row, record in counted.items()}
        groups: dict[int, _Group] = {}
        for row, record in counted.items():
            groups[group_of[row]] = groups.get(group_of[row], _NOTHING).plus(record["capaian"], weights[row])
        capaian = {row: record["capaian"] for row, record in counted.items()}
        pairs = {of_pk: row for row, of_pk in laporan.pk_row_of.items()}
        typed = {
            one.row: one.value
            for one in typed_values(laporan, hasil)
            if (one.sheet, one.key) == (PENGUKURAN.sheet, "capaian") and one.value is not None
        }
        return cls(
            laporan,
            hasil,
            capaian,
            weights,
            by_sasaran,
            groups,
            group_of,
            pairs,
            typed,
            tree_of(laporan, ANGGARAN.sheet),
        )

    def added_to(self, one: Finding) -> Finding:
        """Give a finding with its effect, if it has one."""
        found = self._effect(one)
        return one if found is None else replace(one, effect=found.sentence, effect_size=found.size)

    def _effect(self, one: Finding) -> _Effect | None:
        """Give the effect of a finding; ``None`` where no row of the headline is named."""
        tables = self.laporan.layout.tables
        declared = next((name for name, table in tables.items() if table.sheet == one.sheet), None)
        rows = _rows_of(one)
        if declared is not None and one.cell is not None and self._is_result(declared, split_ref(one.cell)[1]):
            return self._of_result(declared, one, split_ref(one.cell)[0])
        if declared == PENGUKURAN.sheet:
            return self._of_capaian(one, rows)
        if declared == PK.sheet:
            measured = {self.measured_in[row] for row in rows if row in self.measured_in}
            return self._of_capaian(one, measured) if measured else self._of_a_promise(one, rows)
        if declared == ANGGARAN.sheet:
            return self._of_serapan(one, rows)
        return None

    def _of_a_promise(self, one: Finding, rows: set[int]) -> _Effect | None:
        """Give the effect of a finding on PK that no row of Pengukuran measures."""
        if not one.moves_headline or not rows:
            return None
        if self.hasil.ringkasan.capaian is None:
            return _Effect(_NO_MEAN, _NO_FIGURE)
        return _Effect(_NOT_IN_THE_MEAN) if rows & self.laporan.rows[PK.sheet].keys() else None

    def _is_result(self, declared: str, column: int) -> bool:
        table = self.laporan.layout[declared]
        return column in {table.columns[one.key] for one in table.of_role(Role.RESULT)}

    def _of_result(self, declared: str, one: Finding, row: int) -> _Effect | None:
        """Give the headline with the capaian that was typed in a row; no other typed result changes it."""
        if declared != PENGUKURAN.sheet:
            return None
        if row in self.typed and row in self.capaian:
            mean = self._mean_with({row: self.typed[row]})
            return _compared("Rata-rata capaian", self.hasil.ringkasan.capaian, mean, _AS_TYPED)
        return self._of_capaian(one, {row})

    def _of_capaian(self, one: Finding, rows: set[int]) -> _Effect | None:
        summary = self.hasil.ringkasan
        if summary.capaian is None:
            return _Effect(_NO_MEAN, _NO_FIGURE) if one.moves_headline else None
        named = rows & self.capaian.keys()
        if not named:
            known = self.hasil.rows_of(PENGUKURAN.sheet)
            is_left_out = any(row in known and known[row]["nomor_sasaran"] is not None for row in rows)
            counts = {"terukur": summary.terukur, "indikator": summary.indikator}
            return _Effect(_NOT_MEASURED.format(**counts)) if is_left_out and one.moves_headline else None
        without = self._mean_with(dict.fromkeys(named))
        return _compared("Rata-rata capaian", summary.capaian, without, _without(len(named)))

    def _mean_with(self, others: Mapping[int, Decimal | None]) -> Decimal | None:
        """Give the mean with other capaian in some rows; ``None`` leaves the row out."""
        left = dict[int, _Group]()
        for row, other in others.items():
            group = self.group_of[row]
            left[group] = left.get(group, self.groups[group]).plus(self.capaian[row], -self.weights[row])
            left[group] = left[group] if other is None else left[group].plus(other, self.weights[row])
        if not self.by_sasaran:
            return next(iter(left.values())).mean
        means = self._sum_of_means
        for group, rest in left.items():
            means = means.plus(self.groups[group].mean or Decimal(0), -_ONE)
            means = means if rest.mean is None else means.plus(rest.mean, _ONE)
        return means.mean

    @cached_property
    def _sum_of_means(self) -> "_Group":
        means = [group.mean for group in self.groups.values() if group.mean is not None]
        return _Group(sum(means, Decimal(0)), Decimal(len(means)))

    def _of_serapan(self, one: Finding, rows: set[int]) -> _Effect | None:
        total, tree = self.hasil.anggaran.total, self.tree
        if total.pagu is None or total.realisasi is None:
            return _Effect(_NO_TOTAL, _NO_FIGURE) if one.moves_headline else None
        if self.laporan.layout[ANGGARAN.sheet].total_row in rows:
            typed = typed_total(self.laporan, self.hasil, ANGGARAN.sheet)
            amounts = (typed[key].value if key in typed else None for key in ("pagu", "realisasi"))
            pagu, realisasi = (
                other if one is None else one for one, other in zip(amounts, (total.pagu, total.realisasi), strict=True)
            )
            return _compared("Serapan", total.capaian, budget.absorption(pagu, realisasi), _AS_TYPED)
        named = [tree.lines[tree.positions[row]].amounts for row in rows if tree.counts(row)]
        if not named or total.capaian is None:
            return None
        pagu, realisasi = (sum((amounts[at] or Decimal(0) for amounts in named), Decimal(0)) for at in (0, 1))
        without = budget.absorption(total.pagu - pagu, total.realisasi - realisasi)
        return _compared("Serapan", total.capaian, without, _without(len(named)))


def _rows_of(one: Finding) -> set[int]:
    """Give the rows of a finding: of its cell, and of the other cells in its column that it names."""
    if one.cell is None:
        return set()
    row, column = split_ref(one.cell)
    others = (split_ref(cell) for sheet, cell in one.related if sheet == one.sheet)
    return {row, *(at for at, other in others if other == column)}


def _without(count: int) -> str:
    return _WITHOUT_ROW if count == 1 else _WITHOUT_ROWS.format(n=count)


def _compared(figur: str, now: Decimal | None, then: Decimal | None, otherwise: str) -> _Effect | None:
    """Say what a figure of the headline is now and otherwise, "kosong" for none; ``None`` where there is none now."""
    if now is None:
        return None
    shown = "kosong" if then is None else format_percent(then)
    sentence = _STAYS if now == then else _CHANGES
    text = sentence.format(figur=figur, now=format_percent(now), then=shown, otherwise=otherwise)
    return _Effect(text, _NO_FIGURE if then is None else abs(now - then))
