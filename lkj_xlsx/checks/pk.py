"""PK: targets, polaritas, codes, and whether each indikator can be measured as it is written."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, cells_text, from_pk, full_cell, lacks, once, report, rows_of, unfilled
from lkj_xlsx.checks.kata import LONGEST
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rules.achievement import MAXIMUM, POLARITIES
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Word, normalised

# Names that hint at the lower the better.
_HINT = re.compile(r"\b(tidak|menurunnya|penurunan|angka kematian|sengketa|keluhan)\b", re.I)

_RATES = ("persentase", "persen")
_NO_RATES = ("nilai", "skor", "jumlah", "opini", "predikat")
_PERCENT = re.compile(r"persen|prosen|%|rasio", re.I)
_MEASURES = "persentase|jumlah|nilai|indeks|tingkat|rasio|opini|predikat|skor|angka|cakupan|rata-rata"
_MEASURE = re.compile(rf"\s*({_MEASURES})\b", re.I)
# After a semicolon or a new line any measure begins an indikator of its own; after "dan" only a percentage surely does.
_SECOND = re.compile(rf"(?:[;\n]\s*(?:\d+[.)]\s*)?|\b(?:dan|serta)\s+(?=persentase))((?:{_MEASURES})\b.*)", re.I | re.S)
_SHOWN_WORDS = 6
_CODE = re.compile(r"(\D*)(\d{1,9})")


def missing_target(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK01: a promise without a target cannot be measured."""
    for row, record in rows_of(laporan, "PK"):
        if record["indikator"].strip() and unfilled(laporan, "PK", row, "target"):
            yield report(laporan, "PK01", "PK", row, "target")


def unknown_polaritas(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK02: the polaritas is chosen, never guessed. Words of a scale are ranked and need none."""
    if lacks(laporan, "polaritas", "PK"):
        return
    for row, record in rows_of(laporan, "PK"):
        on_scale = isinstance(record["target"], Word)
        if record["indikator"].strip() and not on_scale and not known_polaritas(record["polaritas"]):
            yield report(laporan, "PK02", "PK", row, "polaritas")


def repeated_code(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK03: a Kode IK ties one row of Pengukuran to one row of PK."""
    for row in repeated(laporan):
        yield report(laporan, "PK03", "PK", row, "kode_ik", kode=laporan.rows["PK"][row]["kode_ik"])


@once
def repeated(laporan: Laporan) -> list[int]:
    """Give the rows whose Kode IK stands in a row above."""
    seen: set[str] = set()
    found = []
    for row, record in rows_of(laporan, "PK"):
        code = record["kode_ik"].lower()
        if code and code in seen:
            found.append(row)
        seen.add(code)
    return found


def sasaran_without_indikator(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK04: a sasaran is measured by at least one indikator (PermenPANRB 53/2014)."""
    rows = [] if lacks(laporan, "indikator", "PK") else list(rows_of(laporan, "PK"))
    seen = {normalised(record["sasaran"]) for _row, record in rows if record["indikator"].strip()}
    for row, record in rows:
        text = normalised(record["sasaran"])
        if text and text not in seen:
            seen.add(text)
            yield report(laporan, "PK04", "PK", row, "sasaran")


def repeated_indikator(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK05: what is promised twice is measured twice, and counts twice in the mean."""
    first: dict[str, int] = {}
    for row, record in rows_of(laporan, "PK"):
        text = normalised(record["indikator"])
        if text and first.setdefault(text, row) != row:
            yield report(
                laporan, "PK05", "PK", row, "indikator", sel=full_cell(laporan, "PK", first[text], "indikator")
            )


def two_in_one(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK06: two indikator in one row have one target, and cannot both be measured against it."""
    for row, record in rows_of(laporan, "PK"):
        measured = _MEASURE.match(record["indikator"])
        second = _SECOND.search(record["indikator"][:LONGEST]) if measured else None
        if second:
            yield report(laporan, "PK06", "PK", row, "indikator", kata=" ".join(second[1].split()[:_SHOWN_WORDS]))


def name_against_unit(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK07: "Nilai ..." with a target in percent, or "Persentase ..." with one that is none."""
    for row, record in rows_of(laporan, "PK"):
        kind, _blank, rest = record["indikator"].strip().partition(" ")
        unit = record["satuan"] or ("kata" if isinstance(record["target"], Word) else "")
        if not unit or record["target"] is None:
            continue
        percent = _PERCENT.search(unit) is not None
        score_in_percent = kind.lower() in _NO_RATES and percent and not _PERCENT.search(rest)
        if score_in_percent or (kind.lower() in _RATES and not percent):
            yield report(laporan, "PK07", "PK", row, "target", kata=kind, satuan=unit)


def below_another_sasaran(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK10: sorting moves a row whose sasaran cell is blank below a sasaran that is not its own."""
    strays = strayed(laporan)
    if strays:
        row, own = next(iter(strays.items()))
        records = laporan.rows["PK"]
        yield report(
            laporan, "PK10", "PK", row, "sasaran", n=len(strays), written=records[row]["sasaran"] or None,
            computed=records[own]["sasaran"], kode=records[row]["kode_ik"],
            sel=cells_text([laporan.place("PK", one, "sasaran")[1] for one in strays]),
        )  # fmt: skip


@once
def strayed(laporan: Laporan) -> dict[int, int]:
    """Give the rows of PK with a blank sasaran cell that stand below another sasaran than their Kode IK says.

    The codes ascend as the template prepared them, so a row belongs to the sasaran with the nearest code up to its
    own: row -> row of that sasaran. Rows with new, higher codes in a table that is in order were added, not moved.
    """
    matches = {row: _CODE.fullmatch(record["kode_ik"].strip()) for row, record in rows_of(laporan, "PK")}
    found = {row: match for row, match in matches.items() if match}
    codes = {row: int(match[2]) for row, match in found.items()}
    if len({match[1].lower() for match in found.values()}) != 1:
        return {}
    named = {row for row in laporan.rows["PK"] if trim(laporan.written("PK", row, "sasaran"))}
    heads = sorted((code, row) for row, code in codes.items() if row in named)
    strays: dict[int, int] = {}
    above = None
    for row in laporan.rows["PK"]:
        if row in named:
            above = row
        elif row in codes:
            at = bisect_right(heads, (codes[row], row))
            if at and heads[at - 1][1] != above:
                strays[row] = heads[at - 1][1]
    rest = [code for row, code in codes.items() if row not in strays]
    added = rest == sorted(rest) and all(codes[row] > max(rest) for row in strays)
    return {} if added else strays


def hinting_name(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK12: a name such as "tidak masuk DPT" under Maksimum is worth a second look."""
    for sheet in ("PK", "Pengukuran"):
        for row, record in rows_of(laporan, sheet):
            told_at_pk = sheet == "Pengukuran" and from_pk(laporan, row, "indikator")
            if told_at_pk or trim(record["polaritas"]).lower() != MAXIMUM.lower():
                continue
            if hint := _HINT.search(record["indikator"]):
                yield report(laporan, "UK12", sheet, row, "polaritas", kata=hint[1].lower())


def known_polaritas(text: str) -> bool:
    """Tell whether a text is one of the three polaritas, whatever its case."""
    return trim(text).capitalize() in POLARITIES


CHECKS: tuple[Check, ...] = (
    missing_target,
    unknown_polaritas,
    repeated_code,
    sasaran_without_indikator,
    repeated_indikator,
    two_in_one,
    name_against_unit,
    below_another_sasaran,
    hinting_name,
)
