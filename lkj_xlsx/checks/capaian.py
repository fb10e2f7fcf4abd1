"""Pengukuran: capaian that could not be computed, or came out in a way that has to be said."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, from_pk, report, rows_of
from lkj_xlsx.checks.pengaturan import printed_bounds
from lkj_xlsx.checks.pengukuran import in_doubt
from lkj_xlsx.checks.pk import known_polaritas
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rules.achievement import MINIMUM
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import format_decimal

SHEET = "Pengukuran"
REMARKABLE = 120

Result = Mapping[str, Any]


def _results(laporan: Laporan, hasil: Hasil) -> Iterator[tuple[int, Result, Result]]:
    for row, record in rows_of(laporan, SHEET):
        yield row, record, hasil.measured[row]


def _minimum(record: Result) -> bool:
    return trim(record["polaritas"]).capitalize() == MINIMUM


def not_comparable(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK15: a word can only be held against a word, or a number, of its own scale."""
    for row, record, result in _results(laporan, hasil):
        both_read = record["target"] is not None and record["realisasi"] is not None
        if both_read and (result["nilai_target"] is None or result["nilai_realisasi"] is None):
            yield report(laporan, "UK15", SHEET, row, "realisasi")


def zero_target(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK05, UK06: T = 0 has a capaian under Minimum alone; never a silent 0 or 100."""
    unranked = any(one.code == "ST06" for one in laporan.findings)  # the word lacks its rank, it is not worth 0
    for row, record, result in _results(laporan, hasil):
        if result["acuan"] != 0 or _inside(result) or (result["skala"] and unranked):
            continue
        if _minimum(record):
            yield _at_target(laporan, "UK06", row)
        elif result["skala"] or known_polaritas(record["polaritas"]):
            yield _at_target(laporan, "UK05", row, polaritas=trim(record["polaritas"]) or "kosong")


def _at_target(laporan: Laporan, code: str, row: int, **facts: Any) -> Finding:
    """Report a target of Pengukuran, at PK where the cell only shows PK."""
    place = ("PK", laporan.tied[row]) if from_pk(laporan, row, "target") else (SHEET, row)
    return report(laporan, code, *place, "target", **facts)


def _inside(result: Result) -> bool:
    return result["batas_atas"] is not None and not result["skala"] and result["acuan"] == result["nilai_realisasi"]


def negative_target(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK17: the formulas have no meaning for a target below 0."""
    for row, _, result in _results(laporan, hasil):
        if result["acuan"] is not None and result["acuan"] < 0 and not _inside(result):
            yield _at_target(laporan, "UK17", row)


def ratio_of_zero(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK16: T / R has no value for R = 0."""
    for row, record, result in _results(laporan, hasil):
        divides = laporan.settings.minimum_by_ratio and _minimum(record) and not result["skala"]
        if divides and result["nilai_realisasi"] == 0 and (result["acuan"] or 0) > 0 and not _inside(result):
            yield report(laporan, "UK16", SHEET, row, "realisasi")


def floored(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK07: a negative result is shown as 0, and the raw value is kept; not where the figures are in doubt."""
    explained = in_doubt(laporan)
    for row, _, result in _results(laporan, hasil):
        if result["mentah"] is not None and result["mentah"] < 0 and row not in explained:
            raw = format_decimal(Decimal(format(float(result["mentah"]), ".15g")), 2)
            yield report(laporan, "UK07", SHEET, row, "capaian", written=None, computed=raw)


def capped(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK18: what Batas Capaian has cut off is said."""
    cap = laporan.settings.cap
    for row, _, result in _results(laporan, hasil):
        if cap is not None and result["mentah"] is not None and result["mentah"] > cap:
            raw = format_decimal(Decimal(format(float(result["mentah"]), ".15g")), 2)
            yield report(laporan, "UK18", SHEET, row, "capaian", written=None, computed=raw, batas=format_decimal(cap))


def remarkable(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK08: above 120 without a cap the target may have been too easy; not where the figures are in doubt."""
    explained = in_doubt(laporan)
    for row, _, result in _results(laporan, hasil):
        above = result["capaian"] is not None and result["capaian"] > REMARKABLE
        if above and laporan.settings.cap is None and row not in explained:
            yield report(
                laporan, "UK08", SHEET, row, "capaian", written=None, computed=format_decimal(result["capaian"], 2)
            )


def in_a_hole(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK09, UK10: a capaian that the printed scale puts in no class, or in two, says how it was settled."""
    bounds = printed_bounds(laporan)
    for row, _, result in _results(laporan, hasil):
        capaian = result["capaian"]
        if capaian is None:
            continue
        for below, above in bounds:
            if below < capaian < above:
                yield _settled(laporan, "UK09", row, result, dari=format_decimal(below), sampai=format_decimal(above))
            elif below == above == capaian:
                yield _settled(laporan, "UK10", row, result)


def _settled(laporan: Laporan, code: str, row: int, result: Result, **facts: str) -> Finding:
    capaian, earned = format_decimal(result["capaian"], 2), result["kategori"]
    return report(laporan, code, SHEET, row, "kategori", written=None, capaian=capaian, kategori=earned, **facts)


CHECKS: tuple[Check, ...] = (
    not_comparable,
    zero_target,
    negative_target,
    ratio_of_zero,
    floored,
    capped,
    remarkable,
    in_a_hole,
)
