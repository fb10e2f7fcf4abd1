"""What must balance after any edit: cells, indikator, realisasi and the mean of the unit. Each lapse is a sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from lkj_xlsx.compute import Outcome, check
from lkj_xlsx.package import open_workbook
from lkj_xlsx.read.account import CellClass, account_of_cells
from lkj_xlsx.read.locate import locate
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import normalised

_ROWS = re.compile(r"[A-Z]{1,2}(\d+)(?::[A-Z]{1,2}(\d+))?")


def lapses(file: Path) -> list[str]:
    """Check a workbook and give each count that does not balance."""
    outcome = check(file)
    return [*_cells(file, outcome), *_indikator(outcome), *_promised(outcome), *_realisasi(file, outcome),
            *_headline(outcome)]  # fmt: skip


def _named_rows(outcome: Outcome, sheet: str, *levels: str) -> set[int]:
    """The rows of a sheet that a finding names: at its cell, among the related ones, or in its sentence."""
    rows: set[int] = set()
    for one in outcome.findings:
        if levels and one.level.value not in levels:
            continue
        cells = [cell for name, cell in ((one.sheet, one.cell), *one.related) if name == sheet and cell is not None]
        for ref in (*cells, *(re.findall(rf"(?:{sheet}!)([A-Z]+\d+(?::[A-Z]+\d+)?)", one.message))):
            match = _ROWS.fullmatch(ref)
            if match is not None:
                rows.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return rows


def _cells(file: Path, outcome: Outcome) -> Iterator[str]:
    """Each filled cell is in a class, and what is not used is named."""
    located = locate(open_workbook(file))
    classes = account_of_cells(located, outcome.laporan.rows)
    for (sheet, row, column), kind in classes.items():
        if kind is CellClass.NOT_USED and row not in _named_rows(outcome, sheet):
            yield f"{sheet} row {row} column {column} is not used, and nothing says so"
        if kind is CellClass.USED and row not in outcome.laporan.rows[sheet]:
            yield f"{sheet} row {row} is used and was not read"
        apart = kind in (CellClass.NOTE, CellClass.SUM) and sheet in ("PK", "Pengukuran")
        if apart and row not in _named_rows(outcome, sheet):
            yield f"{sheet} row {row} is passed over as {kind.name}, and nothing says so"


def _indikator(outcome: Outcome) -> Iterator[str]:
    """Indikator = terukur + not measured, and whatever is not measured is named."""
    figures, records = outcome.hasil.ringkasan, outcome.laporan.rows["Pengukuran"]
    named = {row for row, record in records.items() if trim(record["indikator"])}  # NBSP counts, and UK20 says so
    measured = {row for row in named if outcome.hasil.measured[row]["capaian"] is not None}
    if (figures.indikator, figures.terukur) != (len(named), len(measured)):
        yield f"{figures.indikator} indikator, {figures.terukur} terukur; {len(named)} and {len(measured)} were read"
    if lacking := named - measured - _named_rows(outcome, "Pengukuran") - _named_through_pk(outcome):
        yield f"rows {sorted(lacking)} of Pengukuran are not measured, and nothing says so"


def _named_through_pk(outcome: Outcome) -> set[int]:
    """The rows of Pengukuran whose fault stands on PK and is named there."""
    on_pk = _named_rows(outcome, "PK")
    return {row for row, tied in outcome.laporan.pk_row_of.items() if tied in on_pk}


def _promised(outcome: Outcome) -> Iterator[str]:
    """Each indikator of PK is measured, unmeasured or named."""
    pk, pengukuran = outcome.laporan.rows["PK"], outcome.laporan.rows["Pengukuran"]
    texts = {normalised(record["indikator"]) for record in pengukuran.values()}
    tied = set(outcome.laporan.pk_row_of.values())
    named = _named_rows(outcome, "PK")
    codes = {one.code for one in outcome.findings}
    twice = [normalised(record["indikator"]) for record in pk.values()]
    for row, record in pk.items():
        text = normalised(record["indikator"])
        known = row in tied or text in texts or row in named or twice.count(text) > 1
        if record["indikator"].strip() and not known and not codes & {"LS02", "LS05", "LS08", "LS11", "LS14", "UK20"}:
            yield f"row {row} of PK is measured nowhere, and nothing says so"


def _realisasi(file: Path, outcome: Outcome) -> Iterator[str]:
    """Each realisasi has its indikator and its capaian, or a finding names it."""
    sheet, table = open_workbook(file).sheet("Pengukuran"), outcome.laporan.layout["Pengukuran"]
    records, column = outcome.laporan.rows["Pengukuran"], table.columns["realisasi"]
    others = {row for one in outcome.findings if one.code == "BC23" for row in _rows_below(one.cell)}
    named = _named_rows(outcome, "Pengukuran") | _named_through_pk(outcome)
    for row, cells in sheet.rows():
        cell = cells.get(column)
        if row < table.first_row or cell is None or cell.is_blank or not str(cell.value).strip():
            continue
        used = row in records and bool(records[row]["indikator"].strip())
        if used and outcome.hasil.measured[row]["capaian"] is not None:
            continue
        if row not in named and row not in others:
            yield f"the realisasi in row {row} counts for nothing, and nothing says so"
        is_number = isinstance(cell.value, Decimal)
        if is_number and not used and row not in others and outcome.hasil.ringkasan.capaian is not None:
            yield f"the realisasi in row {row} has no indikator, and the mean is not empty"


def _rows_below(cell: str | None) -> range:
    """The rows from a cell on."""
    return range(int(re.sub(r"\D", "", cell or "0")), 2000)


def _headline(outcome: Outcome) -> Iterator[str]:
    """The mean of the unit is that of the measured indikator, or it is empty and a galat says why."""
    figures = outcome.hasil.ringkasan
    galat = [one for one in outcome.findings if one.level.value == "galat" and one.sheet in ("PK", "Pengukuran")]
    if figures.terukur > figures.indikator:
        yield f"{figures.terukur} terukur of {figures.indikator} indikator"
    if figures.capaian is None and figures.terukur and not galat:
        yield "the mean is empty, and no galat says why"
