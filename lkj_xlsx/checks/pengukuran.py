"""Pengukuran: what is missing, and what does not fit together before anything is computed."""

from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, cells_text, from_pk, lacks, once, reading, report, rows_of, unfilled
from lkj_xlsx.checks.pk import known_polaritas
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Range, Reason, format_quantity, same_unit

SHEET = "Pengukuran"
_FACTOR_LOW, _FACTOR_HIGH = 50, 200


def missing_target(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK01: without a target there is no capaian; it is named at PK where the cell only shows PK."""
    for row, record in rows_of(laporan, SHEET):
        empty = unfilled(laporan, SHEET, row, "target") and not from_pk(laporan, row, "target")
        if record["indikator"].strip() and empty:
            yield report(laporan, "UK01", SHEET, row, "target")


def not_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK02: empty, "-" or "n/a" is not measured: counted, named, and left out of every mean."""
    for row, record in rows_of(laporan, SHEET):
        if record["indikator"].strip() and unfilled(laporan, SHEET, row, "realisasi"):
            yield report(laporan, "UK02", SHEET, row, "realisasi")


def unknown_polaritas(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK03: the polaritas is chosen, never guessed."""
    if lacks(laporan, "polaritas", SHEET):
        return
    for row, record in rows_of(laporan, SHEET):
        result = hasil.measured[row]
        measured = result["acuan"] is not None and not result["skala"]
        if measured and not known_polaritas(record["polaritas"]) and not from_pk(laporan, row, "polaritas"):
            yield report(laporan, "UK03", SHEET, row, "polaritas")


def units_differ(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK04, BC07: a unit written in a cell must be that of the column Satuan, or that of the other cell."""
    for sheet in ("RKT", "PK"):
        for row in laporan.rows[sheet]:
            unit = reading(laporan, sheet, row, "target").unit
            column = "" if unit is None else trim(laporan.written(sheet, row, "satuan"))
            if column and not same_unit(unit, column):
                yield report(laporan, "BC07", sheet, row, "target", kolom="target", computed=column)
    for row, key, column in _clashing(laporan):
        if column:
            yield report(laporan, "BC07", SHEET, row, key, kolom=key, computed=column)
        else:
            units = {one: reading(laporan, SHEET, row, one).unit for one in ("target", "realisasi")}
            sel = laporan.place(SHEET, row, "target")[1]
            yield report(laporan, "UK04", SHEET, row, key, sel=sel, **units)


@once
def _clashing(laporan: Laporan) -> list[tuple[int, str, str]]:
    """Row, column and what stands in Satuan ("" for nothing), where a written unit is another one."""
    found: list[tuple[int, str, str]] = []
    for row in laporan.rows[SHEET]:
        written = ((key, reading(laporan, SHEET, row, key).unit) for key in ("target", "realisasi"))
        units = {key: unit for key, unit in written if unit is not None}
        column = (laporan.written(SHEET, row, "satuan") or "").strip() if units else ""
        if column:
            for key, unit in units.items():
                if not same_unit(unit, column) and not from_pk(laporan, row, key):
                    found.append((row, key, column))
        elif len(units) > 1 and not same_unit(units["target"], units["realisasi"]):
            found.append((row, "realisasi", ""))
    return found


def factor_of_hundred(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK11: in a row of percentages, 0,85 beside 85 is the same number in two notations (domain rules)."""
    for row, target, realisasi in _hundredfold(laporan):
        alike = realisasi * 100 if realisasi < target else realisasi / 100
        sel = laporan.place(SHEET, row, "target")[1]
        yield report(
            laporan, "UK11", SHEET, row, "realisasi", computed=format_quantity(alike, "%"), sel=sel,
            target=format_quantity(laporan.rows[SHEET][row]["target"], "%"),
        )  # fmt: skip


@once
def in_doubt(laporan: Laporan) -> set[int]:
    """Give the rows whose target or realisasi is told to be ambiguous, or to be in another unit or notation.

    Their capaian is a consequence, and nothing more is said of it.
    """
    ambiguous = {
        row for (sheet, row, _), one in laporan.readings.items() if sheet == SHEET and Reason.AMBIGUOUS in one.reasons
    }
    return ambiguous | {row for row, *_ in _clashing(laporan)} | {row for row, *_ in _hundredfold(laporan)}


@once
def _hundredfold(laporan: Laporan) -> list[tuple[int, Decimal, Decimal]]:
    """Rows in percent of which target (of a range, the nearer bound) and realisasi differ about a hundred times."""
    clashing = {row for row, *_ in _clashing(laporan)}
    found: list[tuple[int, Decimal, Decimal]] = []
    for row, record in rows_of(laporan, SHEET):
        target, realisasi = record["target"], record["realisasi"]
        if row in clashing or not same_unit(record["satuan"], "%") or not isinstance(realisasi, Decimal):
            continue
        if isinstance(target, Range):
            target = min(max(target.low, realisasi), target.high)
        if not isinstance(target, Decimal) or target <= 0 or realisasi <= 0:
            continue
        if _FACTOR_LOW <= max(target / realisasi, realisasi / target) <= _FACTOR_HIGH:
            found.append((row, target, realisasi))
    return found


def without_sasaran(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK19: an indikator belongs to a sasaran. A cell left empty leaves all below it without: told once a sheet."""
    for sheet in () if lacks(laporan, "sasaran", "PK", SHEET) else ("PK", SHEET):
        rows = [
            row
            for row, record in rows_of(laporan, sheet)
            if record["indikator"].strip() and not record["sasaran"]
            if sheet == "PK" or not from_pk(laporan, row, "sasaran")
        ]
        if rows:
            cells = cells_text([laporan.place(sheet, row, "indikator")[1] for row in rows])
            yield report(laporan, "UK19", sheet, rows[0], "sasaran", n=len(rows), sel=cells)


CHECKS: tuple[Check, ...] = (
    missing_target,
    not_measured,
    unknown_polaritas,
    units_differ,
    factor_of_hundred,
    without_sasaran,
)
