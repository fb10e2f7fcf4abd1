"""PK against Pengukuran: is what was promised measured, under the same name, target and polaritas?"""

from collections import Counter
from collections.abc import Iterator

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, cells_text, from_pk, full_cell, lacks, once, report, rows_of
from lkj_xlsx.checks.kata import (
    SIMILAR,
    Names,
    first_rows,
    marked,
    proposal,
)
from lkj_xlsx.checks.pk import known_polaritas, repeated, strayed
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Quantity, format_quantity, normalised


@once
def pairs(laporan: Laporan) -> dict[int, int]:
    """Give for each row of Pengukuran its row of PK: by Kode IK, else by normalised text."""
    by_text = first_rows(laporan, "PK", "indikator")
    found: dict[int, int] = {}
    for row, record in rows_of(laporan, "Pengukuran"):
        tied = laporan.tied.get(row, by_text.get(normalised(record["indikator"])))
        if tied is not None:
            found[row] = tied
    return found


@once
def _misled(laporan: Laporan) -> dict[int, int]:
    """Give the rows of Pengukuran whose Kode IK leads to an indikator of another name: row -> that row of PK."""
    found: dict[int, int] = {}
    for row, pk_row in laporan.tied.items():
        record = laporan.rows["Pengukuran"].get(row)
        if record is None or not record["indikator"].strip() or from_pk(laporan, row, "indikator"):
            continue
        if normalised(record["indikator"]) != normalised(laporan.rows["PK"][pk_row]["indikator"]):
            found[row] = pk_row
    return found


@once
def _agreed(laporan: Laporan) -> dict[int, int]:
    """Give the pairs that LS06 does not put in doubt, for all that is held against PK."""
    misled = _misled(laporan)
    return {row: pk_row for row, pk_row in pairs(laporan).items() if row not in misled}


def not_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS01: what was promised is measured.

    Silent where another finding names the cause: LS05 where nothing is measured, LS02 where it is under a similar
    name, PK03 and PK05 where code or name belong to another row, LS06, LS08 and UK20 where the measurement went to
    one or to none, BC06 where a column that ties the two is missing.
    """
    without = _without_pair(laporan)
    astray = len(_doubled(laporan)) + len(_nameless(laporan))
    if not _nothing_is_measured(laporan) and len(without) > astray and not _untied(laporan):
        told = {*_renamed(laporan).values(), *repeated(laporan)}
        first = set(first_rows(laporan, "PK", "indikator").values())
        for row in without:
            if row in first and row not in told:
                yield report(laporan, "LS01", "PK", row, "indikator")


def not_promised(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS02: what is measured was promised, under the same name. LS05 says it once where nothing was."""
    known, renamed = pairs(laporan), _renamed(laporan)
    nothing = _nothing_is_measured(laporan)
    for row in _indikator(laporan, "Pengukuran"):
        if row not in known and (row in renamed or not nothing):
            hint = proposal(laporan, "PK", "indikator", renamed.get(row))
            yield report(laporan, "LS02", "Pengukuran", row, "indikator", mungkin=hint)


def nothing_promised_is_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS05: a mean over other indikator says nothing about the promise."""
    promised, measured = _indikator(laporan, "PK"), _indikator(laporan, "Pengukuran")
    if _nothing_is_measured(laporan):
        yield report(
            laporan, "LS05", "PK", next(iter(promised)), "indikator", written=None,
            pk=len(promised), lain=len(measured), sel=_span(laporan, "PK", promised),
            sel_lain=_span(laporan, "Pengukuran", measured),
        )  # fmt: skip


def target_differs(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS03: the target of the measurement is the target of the promise."""
    for row, pk_row in _agreed(laporan).items():
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
    for row, pk_row in _misled(laporan).items():
        yield report(
            laporan, "LS06", "Pengukuran", row, "indikator", kode=laporan.rows["Pengukuran"][row]["kode_ik"],
            sel=full_cell(laporan, "PK", pk_row, "indikator"), computed=laporan.rows["PK"][pk_row]["indikator"],
        )  # fmt: skip


def measured_twice(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS08: one indikator of PK in two rows of Pengukuran counts twice in the mean. PK05 names one promised twice."""
    doubled, agreed = _doubled(laporan), _agreed(laporan)
    without = [full_cell(laporan, "PK", row, "indikator") for row in _without_pair(laporan)]
    hint = f" Yang belum diukur: {cells_text(without)}." if 0 < len(without) <= len(doubled) else ""
    for row, first in doubled.items():
        yield report(
            laporan, "LS08", "Pengukuran", row, "indikator", mungkin=hint,
            sel=full_cell(laporan, "Pengukuran", first, "indikator"),
            sel_pk=full_cell(laporan, "PK", agreed[row], "indikator"),
        )  # fmt: skip


def without_indikator(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK20: a value without an indikator measures nothing. Named at PK where the name is missing there.

    Silent where PK03 names the row of PK that the measurement waits for.
    """
    if _untied(laporan):
        return
    for row, record in rows_of(laporan, "PK"):
        if not record["indikator"].strip() and laporan.written("PK", row, "target"):
            yield report(laporan, "UK20", "PK", row, "target", mungkin="")
    found, without = _nameless(laporan), _without_pair(laporan)
    waiting = [full_cell(laporan, "PK", row, "indikator") for row in without]
    rest = f" Indikator PK yang belum diukur: {cells_text(waiting)}." if 0 < len(without) <= len(found) else ""
    if len(found) > len(repeated(laporan)):
        for row, code in found.items():
            key = "realisasi" if laporan.written("Pengukuran", row, "realisasi") else "target"
            hint = f" Kode IK {code} tidak ada pada PK.{rest}" if code else rest
            yield report(laporan, "UK20", "Pengukuran", row, key, mungkin=hint)


@once
def _nameless(laporan: Laporan) -> dict[int, str]:
    """Give the rows of Pengukuran with a value and no indikator, each with its Kode IK; not those that PK leaves so."""
    known = {record["kode_ik"].strip().lower() for _row, record in rows_of(laporan, "PK")} - {""}
    return {
        row: code
        for row, record in rows_of(laporan, "Pengukuran")
        if not record["indikator"].strip() and (code := trim(record["kode_ik"])).lower() not in known
        if laporan.written("Pengukuran", row, "realisasi") or laporan.written("Pengukuran", row, "target")
    }


def _untied(laporan: Laporan) -> bool:
    """Tell whether a column that ties Pengukuran to PK is missing."""
    return any(lacks(laporan, key, "PK", "Pengukuran") for key in ("kode_ik", "indikator"))


@once
def _doubled(laporan: Laporan) -> dict[int, int]:
    """Give the rows of Pengukuran that measure an indikator of PK again: row -> the row that measured it first."""
    times = Counter(normalised(text) for text in _indikator(laporan, "PK").values())
    first: dict[int, int] = {}
    found: dict[int, int] = {}
    for row, pk_row in _agreed(laporan).items():
        text = normalised(laporan.rows["PK"][pk_row]["indikator"])
        if first.setdefault(pk_row, row) != row and times[text] == 1:
            found[row] = first[pk_row]
    return found


@once
def _without_pair(laporan: Laporan) -> list[int]:
    """Give the rows of PK that no row of Pengukuran measures, by its code or by its name."""
    by_text, measurements = first_rows(laporan, "PK", "indikator"), laporan.rows["Pengukuran"]
    misnamed = (by_text.get(normalised(measurements[row]["indikator"])) for row in _misled(laporan))
    measured = {*pairs(laporan).values(), *misnamed}
    return [row for row in _indikator(laporan, "PK") if row not in measured]


@once
def _renamed(laporan: Laporan) -> dict[int, int]:
    """Give the rows of Pengukuran without a pair whose name is like that of a row of PK without one: row -> that."""
    free = Names({normalised(laporan.rows["PK"][row]["indikator"]): row for row in _without_pair(laporan)})
    known = pairs(laporan)
    found: dict[int, int] = {}
    for row, text in _indikator(laporan, "Pengukuran").items():
        similar = None if row in known else free.nearest(text, SIMILAR)
        if similar is not None:
            found[row] = similar
            free.drop(normalised(laporan.rows["PK"][similar]["indikator"]))
    return found


def _nothing_is_measured(laporan: Laporan) -> bool:
    """Tell whether PK and Pengukuran both hold indikator, and not one in common."""
    both = bool(_indikator(laporan, "PK")) and bool(_indikator(laporan, "Pengukuran"))
    return both and not pairs(laporan)


def polaritas_differs(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS09: the polaritas of the measurement is that of the promise, or the capaian is another one."""
    for row, pk_row in _agreed(laporan).items():
        own, promised = (laporan.rows[sheet][at]["polaritas"] for sheet, at in (("Pengukuran", row), ("PK", pk_row)))
        differ = trim(own).lower() != trim(promised).lower()
        if differ and known_polaritas(own) and known_polaritas(promised):
            sel = full_cell(laporan, "PK", pk_row, "polaritas")
            yield report(laporan, "LS09", "Pengukuran", row, "polaritas", computed=trim(promised), sel=sel)


def sasaran_worded_otherwise(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS10: one sasaran in two wordings is two sasaran to whoever counts. Case and punctuation do not matter."""
    promised = first_rows(laporan, "PK", "sasaran")
    tied = {} if strayed(laporan) else _agreed(laporan)
    names, own = Names(promised), dict[str, int]()
    for row, record in rows_of(laporan, "Pengukuran"):
        if record["sasaran"] and not from_pk(laporan, row, "sasaran"):
            own.setdefault(normalised(record["sasaran"]), row)
    for text, row in own.items():
        sasaran = laporan.rows["PK"][tied[row]]["sasaran"] if row in tied else ""
        if text in promised:
            continue
        other = promised.get(normalised(sasaran)) or names.reworded(text)
        if other is not None:
            yield _worded(laporan, ("Pengukuran", row), ("PK", other))
    places = (("PK", names), ("Pengukuran", Names(own)))
    for text, row in first_rows(laporan, "RKT", "sasaran").items():
        if text in promised or text in own:
            continue
        for sheet, known in places:
            if (other := known.reworded(text)) is not None:
                yield _worded(laporan, ("RKT", row), (sheet, other))
                break


def _worded(laporan: Laporan, place: tuple[str, int], other: tuple[str, int]) -> Finding:
    own, known = marked(*(laporan.rows[sheet][row]["sasaran"] for sheet, row in (place, other)))
    sel = full_cell(laporan, *other, "sasaran")
    return report(laporan, "LS10", *place, "sasaran", written=own, computed=known, sel=sel)


@once
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
    without_indikator,
    polaritas_differs,
    sasaran_worded_otherwise,
)
