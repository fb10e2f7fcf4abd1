"""Pengukuran as a whole: figures that are too even, and means that hide a failure."""

from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, cells_text, report, rows_of
from lkj_xlsx.checks.pengukuran import in_doubt
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.values import format_decimal

SHEET = "Pengukuran"
_A_PATTERN = 3  # fewer rows that are alike are no pattern
# The lower bound of Berhasil, and the upper one of the printed range of Tidak Berhasil (Laporan KPU Kota Binjai 2024).
GOOD, FAILED = Decimal(90), Decimal(50)


def copied_from_target(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK22: realisasi that equals the target in every row looks copied, not measured. Our judgement."""
    rows = _both_read(laporan)
    if _all_copied(laporan, rows):
        yield report(
            laporan, "UK22", SHEET, rows[0], "realisasi", written=_cells(laporan, rows, "realisasi"),
            n=len(rows), sel=_cells(laporan, rows, "target"),
        )  # fmt: skip


def all_exactly_hundred(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK23: every capaian is 100 before rounding and cap, though not by copying, which UK22 tells. Our judgement."""
    rows = [row for row, result in hasil.measured.items() if result["mentah"] is not None]
    even = len(rows) >= _A_PATTERN and all(hasil.measured[row]["mentah"] == 100 for row in rows)
    if even and not _all_copied(laporan, _both_read(laporan)):
        yield report(
            laporan, "UK23", SHEET, rows[0], "capaian", written=_cells(laporan, rows, "capaian"),
            computed="100,00", n=len(rows),
        )  # fmt: skip


def hidden_by_a_mean(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK24: a mean that is Berhasil hides an indikator below 50; each is named once, with the means that hide it.

    Not where the figures are in doubt or the raw result is negative (UK07): these are to be looked at first.
    PermenPANRB 53/2014 asks causes and solutions of each indikator, whatever the mean.
    """
    of_sasaran = {one["sasaran"].lower(): one["capaian"] for one in hasil.ringkasan.per_sasaran.values()}
    explained = in_doubt(laporan)
    for row, record in rows_of(laporan, SHEET):
        capaian, raw = hasil.measured[row]["capaian"], hasil.measured[row]["mentah"]
        if capaian is None or capaian >= FAILED or row in explained or (raw is not None and raw < 0):
            continue
        means = {"sasarannya": of_sasaran.get(record["sasaran"].lower()), "instansi": hasil.ringkasan.capaian}
        hiding = [
            f"{of} ({format_decimal(mean, 2)})" for of, mean in means.items() if mean is not None and mean >= GOOD
        ]
        if hiding:
            yield report(
                laporan, "UK24", SHEET, row, "capaian", written=None, computed=format_decimal(capaian, 2),
                rata=" dan ".join(hiding),
            )  # fmt: skip


def _both_read(laporan: Laporan) -> list[int]:
    return [row for row, one in rows_of(laporan, SHEET) if one["target"] is not None and one["realisasi"] is not None]


def _all_copied(laporan: Laporan, rows: list[int]) -> bool:
    records = [laporan.rows[SHEET][row] for row in rows]
    return len(rows) >= _A_PATTERN and all(one["target"] == one["realisasi"] for one in records)


def _cells(laporan: Laporan, rows: list[int], key: str) -> str:
    return cells_text([laporan.place(SHEET, row, key)[1] for row in rows])


CHECKS: tuple[Check, ...] = (copied_from_target, all_exactly_hundred, hidden_by_a_mean)
