"""PK against Pengukuran: is what was promised measured, under the same name, target and polaritas?"""

from collections.abc import Iterator

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, from_pk, full_cell, report, rows_of
from lkj_xlsx.checks.kata import (
    SIMILAR,
    WORDED_OTHERWISE,
    first_rows,
    marked,
    nearest,
    normalised,
    proposal,
)
from lkj_xlsx.checks.pk import known_polaritas, strayed
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Quantity, format_quantity


def pairs(laporan: Laporan) -> dict[int, int]:
    """Give for each row of Pengukuran its row of PK: by Kode IK, else by normalised text."""
    by_text = first_rows(laporan, "PK", "indikator")
    found: dict[int, int] = {}
    for row, record in rows_of(laporan, "Pengukuran"):
        tied = laporan.tied.get(row, by_text.get(normalised(record["indikator"])))
        if tied is not None:
            found[row] = tied
    return found


def not_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS01: what was promised is measured."""
    measured = set(pairs(laporan).values())
    candidates = first_rows(laporan, "Pengukuran", "indikator")
    for row, text in _indikator(laporan, "PK").items():
        if row not in measured:
            similar = nearest(text, candidates, SIMILAR)
            if measured or similar is not None or not candidates:  # else LS05 says so once
                hint = proposal(laporan, "Pengukuran", "indikator", similar)
                yield report(laporan, "LS01", "PK", row, "indikator", mungkin=hint)


def not_promised(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS02: what is measured was promised."""
    known = pairs(laporan)
    candidates = first_rows(laporan, "PK", "indikator")
    for row, text in _indikator(laporan, "Pengukuran").items():
        if row not in known:
            similar = nearest(text, candidates, SIMILAR)
            if known or similar is not None or not candidates:
                hint = proposal(laporan, "PK", "indikator", similar)
                yield report(laporan, "LS02", "Pengukuran", row, "indikator", mungkin=hint)


def nothing_promised_is_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS05: a mean over other indikator says nothing about the promise."""
    promised, measured = _indikator(laporan, "PK"), _indikator(laporan, "Pengukuran")
    if promised and measured and not pairs(laporan):
        yield report(
            laporan, "LS05", "PK", next(iter(promised)), "indikator", written=None,
            pk=len(promised), lain=len(measured), sel=_span(laporan, "PK", promised),
            sel_lain=_span(laporan, "Pengukuran", measured),
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
                sel=full_cell(laporan, "PK", pk_row, "target"), computed=format_quantity(promised, unit),
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
                sel=full_cell(laporan, "PK", pk_row, "indikator"), computed=promised,
            )  # fmt: skip


def measured_twice(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS08: one indikator of PK in two rows of Pengukuran counts twice in the mean. PK05 names one promised twice."""
    first: dict[int, int] = {}
    texts = [normalised(text) for text in _indikator(laporan, "PK").values()]
    for row, pk_row in pairs(laporan).items():
        promised = laporan.rows["PK"][pk_row]["indikator"]
        if first.setdefault(pk_row, row) != row and texts.count(normalised(promised)) == 1:
            yield report(
                laporan, "LS08", "Pengukuran", row, "indikator",
                sel=full_cell(laporan, "Pengukuran", first[pk_row], "indikator"),
                sel_pk=full_cell(laporan, "PK", pk_row, "indikator"),
            )  # fmt: skip


def polaritas_differs(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS09: the polaritas of the measurement is that of the promise, or the capaian is another one."""
    for row, pk_row in pairs(laporan).items():
        own, promised = (laporan.rows[sheet][at]["polaritas"] for sheet, at in (("Pengukuran", row), ("PK", pk_row)))
        both = known_polaritas(own) and known_polaritas(promised)
        if both and trim(own).lower() != trim(promised).lower():
            sel = full_cell(laporan, "PK", pk_row, "polaritas")
            yield report(laporan, "LS09", "Pengukuran", row, "polaritas", computed=trim(promised), sel=sel)


def sasaran_worded_otherwise(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS10: one sasaran in two wordings is two sasaran to whoever counts. Case and punctuation do not matter."""
    promised = first_rows(laporan, "PK", "sasaran")
    tied = {} if strayed(laporan) else pairs(laporan)
    own: dict[str, int] = {}
    for row, record in rows_of(laporan, "Pengukuran"):
        if record["sasaran"] and not from_pk(laporan, row, "sasaran"):
            own.setdefault(normalised(record["sasaran"]), row)
    for text, row in own.items():
        sasaran = laporan.rows["PK"][tied[row]]["sasaran"] if row in tied else ""
        other = promised.get(normalised(sasaran)) or nearest(text, promised, WORDED_OTHERWISE)
        if text not in promised and other is not None:
            yield _worded(laporan, ("Pengukuran", row), ("PK", other))
    for text, row in first_rows(laporan, "RKT", "sasaran").items():
        for sheet, known in (("PK", promised), ("Pengukuran", own)):
            other = nearest(text, known, WORDED_OTHERWISE)
            if text not in promised and text not in own and other is not None:
                yield _worded(laporan, ("RKT", row), (sheet, other))
                break


def _worded(laporan: Laporan, place: tuple[str, int], other: tuple[str, int]) -> Finding:
    own, known = marked(*(laporan.rows[sheet][row]["sasaran"] for sheet, row in (place, other)))
    sel = full_cell(laporan, *other, "sasaran")
    return report(laporan, "LS10", *place, "sasaran", written=own, computed=known, sel=sel)


def _indikator(laporan: Laporan, sheet: str) -> dict[int, str]:
    return {row: record["indikator"] for row, record in rows_of(laporan, sheet) if record["indikator"].strip()}


def _span(laporan: Laporan, sheet: str, rows: dict[int, str]) -> str:
    """Name the first and the last of some rows: "PK!D6:D17"."""
    first, *_between, last = *rows, list(rows)[-1]
    start, end = full_cell(laporan, sheet, first, "indikator"), laporan.place(sheet, last, "indikator")[1]
    return start if first == last else f"{start}:{end}"


CHECKS: tuple[Check, ...] = (
    nothing_promised_is_measured,
    not_measured,
    not_promised,
    target_differs,
    code_points_elsewhere,
    measured_twice,
    polaritas_differs,
    sasaran_worded_otherwise,
)
