"""Across sheets: do RKT, PK, Pengukuran and Anggaran agree?"""

import difflib
import re
from collections.abc import Iterator, Mapping

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, from_pk, report, rows_of
from lkj_xlsx.checks.rkt import rkt_total
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.values import Quantity, fold_word, format_quantity, format_rupiah

_SIMILAR = 0.6
_NOT_A_LETTER = re.compile(r"[^\w%]+")


def normalised(text: str) -> str:
    """Give the text of an indikator without what does not tell it from another: case, blanks, punctuation."""
    return _NOT_A_LETTER.sub(" ", fold_word(text)).strip()


def pairs(laporan: Laporan) -> dict[int, int]:
    """Give for each row of Pengukuran its row of PK: by Kode IK, else by normalised text."""
    by_text: dict[str, int] = {}
    for row, record in rows_of(laporan, "PK"):
        if record["indikator"].strip():
            by_text.setdefault(normalised(record["indikator"]), row)
    found: dict[int, int] = {}
    for row, record in rows_of(laporan, "Pengukuran"):
        tied = laporan.tied.get(row, by_text.get(normalised(record["indikator"])))
        if tied is not None:
            found[row] = tied
    return found


def not_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS01: what was promised is measured."""
    measured = set(pairs(laporan).values())
    candidates = _indikator(laporan, "Pengukuran")
    for row, text in _indikator(laporan, "PK").items():
        if row not in measured:
            hint = _similar(laporan, "Pengukuran", text, candidates)
            yield report(laporan, "LS01", "PK", row, "indikator", mungkin=hint)


def not_promised(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS02: what is measured was promised."""
    known = pairs(laporan)
    candidates = _indikator(laporan, "PK")
    for row, text in _indikator(laporan, "Pengukuran").items():
        if row not in known:
            yield report(
                laporan, "LS02", "Pengukuran", row, "indikator", mungkin=_similar(laporan, "PK", text, candidates)
            )


def nothing_promised_is_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS05: a mean over other indikator says nothing about the promise."""
    promised, measured = _indikator(laporan, "PK"), _indikator(laporan, "Pengukuran")
    if promised and measured and not pairs(laporan):
        yield report(
            laporan, "LS05", "PK", next(iter(promised)), "indikator", written=None,
            pk=len(promised), lain=len(measured),
        )  # fmt: skip


def target_differs(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS03: the target of the measurement is the target of the promise."""
    for row, pk_row in pairs(laporan).items():
        if from_pk(laporan, row, "target"):
            continue
        target: Quantity | None = laporan.rows["Pengukuran"][row]["target"]
        promised: Quantity | None = laporan.rows["PK"][pk_row]["target"]
        if target is not None and promised is not None and target != promised:
            unit = laporan.rows["PK"][pk_row]["satuan"] or None
            yield report(
                laporan, "LS03", "Pengukuran", row, "target",
                sel=_cell(laporan, "PK", pk_row, "target"), computed=format_quantity(promised, unit),
            )  # fmt: skip


def code_points_elsewhere(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS06: a Kode IK whose text is that of another indikator of PK."""
    for row, pk_row in laporan.tied.items():
        record = laporan.rows["Pengukuran"].get(row)
        if record is None or from_pk(laporan, row, "indikator"):
            continue
        own, promised = record["indikator"], laporan.rows["PK"][pk_row]["indikator"]
        if own.strip() and normalised(own) != normalised(promised):
            yield report(
                laporan, "LS06", "Pengukuran", row, "indikator", kode=record["kode_ik"],
                sel=_cell(laporan, "PK", pk_row, "indikator"), computed=promised,
            )  # fmt: skip


def plan_against_budget(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """LS04: the plan's budget and the pagu are the same money, or someone explains why not."""
    planned, pagu = rkt_total(laporan), hasil.anggaran.total.pagu
    if planned and pagu and planned != pagu:
        first = next(iter(laporan.rows["RKT"]))
        yield report(
            laporan, "LS04", "RKT", first, "anggaran", written=format_rupiah(planned),
            computed=format_rupiah(pagu), difference=planned - pagu,
        )  # fmt: skip


def _indikator(laporan: Laporan, sheet: str) -> dict[int, str]:
    return {row: record["indikator"] for row, record in rows_of(laporan, sheet) if record["indikator"].strip()}


def _similar(laporan: Laporan, sheet: str, text: str, candidates: Mapping[int, str]) -> str:
    by_text = {normalised(candidate): row for row, candidate in candidates.items()}
    close = difflib.get_close_matches(normalised(text), by_text, n=1, cutoff=_SIMILAR)
    if not close:
        return ""
    row = by_text[close[0]]
    return f' Mungkin maksud Anda "{candidates[row].strip()}" ({_cell(laporan, sheet, row, "indikator")}).'


def _cell(laporan: Laporan, sheet: str, row: int, key: str) -> str:
    name, cell = laporan.place(sheet, row, key)
    return f"{name}!{cell}"


CHECKS: tuple[Check, ...] = (
    nothing_promised_is_measured,
    not_measured,
    not_promised,
    target_differs,
    code_points_elsewhere,
    plan_against_budget,
)
