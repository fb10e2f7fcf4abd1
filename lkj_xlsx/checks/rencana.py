"""RKT against the other sheets: does the plan know PK and Pengukuran, and is its money the pagu?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, cells_text, full_cell, reading, report, rows_of
from lkj_xlsx.checks.kata import SIMILAR, WORDED_OTHERWISE, first_rows, nearest, normalised, proposal
from lkj_xlsx.checks.rkt import counted_rows, rkt_total
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rules.budget import parent_of
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Status, format_rupiah

_OTHERS = ("PK", "Pengukuran")


def unknown_indikator(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """RK06: what is planned is promised or measured. A similar name is proposed; the others are named at once."""
    known = {sheet: first_rows(laporan, sheet, "indikator") for sheet in _OTHERS}
    alone: list[int] = []
    for row, text in _strangers(laporan, "indikator"):
        hint = next(
            (
                proposal(laporan, sheet, "indikator", found)
                for sheet, rows in known.items()
                if (found := nearest(text, rows, SIMILAR)) is not None
            ),
            "",
        )
        if hint:
            yield _unknown(laporan, "RK06", [row], "indikator", mungkin=hint)
        else:
            alone.append(row)
    if alone:
        yield _unknown(laporan, "RK06", alone, "indikator", mungkin="")


def unknown_sasaran(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """RK07: a sasaran of the plan that nothing is promised or measured for. LS10 names one in other words."""
    known = {sheet: first_rows(laporan, sheet, "sasaran") for sheet in _OTHERS}
    alone = [
        row
        for row, text in _strangers(laporan, "sasaran")
        if all(nearest(text, rows, WORDED_OTHERWISE) is None for rows in known.values())
    ]
    if alone:
        yield _unknown(laporan, "RK07", alone, "sasaran")


def _strangers(laporan: Laporan, key: str) -> Iterator[tuple[int, str]]:
    """The first row of each text of the plan that neither PK nor Pengukuran has; none while both are empty."""
    known = {text for sheet in _OTHERS for text in first_rows(laporan, sheet, key)}
    for text, row in first_rows(laporan, "RKT", key).items():
        if known and text not in known:
            yield row, text


def _unknown(laporan: Laporan, code: str, rows: Sequence[int], key: str, **facts: str) -> Finding:
    cells = cells_text([laporan.place("RKT", row, key)[1] for row in rows])
    written = laporan.written("RKT", rows[0], key) if len(rows) == 1 else None
    return report(laporan, code, "RKT", rows[0], key, written=written, n=len(rows), sel=cells, **facts)


@dataclass
class _Node:
    """A row of Anggaran: the rows of RKT that plan for it or for what lies below it, and the pagu of its leaves."""

    plan: list[int] = field(default_factory=list)
    pagu: int | None = 0
    told: int = 0  # planned - pagu, as far as it was reported below


@dataclass(frozen=True)
class Parting:
    """Where plan and budget part: a row of Anggaran, the rows of RKT that plan for it, and both sums in rupiah."""

    budget: int
    plan: tuple[int, ...]
    planned: int
    pagu: int


def programme_differs(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """LS07: the plan of a programme is its pagu. Named at the deepest code where the two part."""
    found, explained = partings(laporan)
    planned, pagu = rkt_total(laporan), hasil.anggaran.total.pagu
    whole = f" Seluruhnya: RKT {format_rupiah(planned)}, pagu {format_rupiah(pagu)}."
    for position, one in enumerate(found):
        record = laporan.rows["Anggaran"][one.budget]
        said = position == 0 and planned != pagu and planned - pagu == explained
        yield report(
            laporan, "LS07", "RKT", one.plan[0], "anggaran", written=format_rupiah(one.planned),
            computed=format_rupiah(one.pagu), difference=one.planned - one.pagu,
            program=f"{trim(record['kode'])} {trim(record['uraian'])}".strip(),
            sel=cells_text([laporan.place("RKT", row, "anggaran")[1] for row in one.plan]),
            sel_pagu=full_cell(laporan, "Anggaran", one.budget, "pagu"), seluruhnya=whole if said else "",
        )  # fmt: skip


def plan_against_budget(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """LS04: the plan's budget and the pagu are the same money. Silent where LS07 explains the whole difference."""
    planned, pagu = rkt_total(laporan), hasil.anggaran.total.pagu
    if planned and pagu and planned - pagu != partings(laporan)[1] and not _unreadable(laporan):
        first = next(iter(laporan.rows["RKT"]))
        yield report(
            laporan, "LS04", "RKT", first, "anggaran", written=format_rupiah(planned),
            computed=format_rupiah(pagu), difference=planned - pagu,
        )  # fmt: skip


def partings(laporan: Laporan) -> tuple[list[Parting], int]:
    """Give where plan and budget part, in the order of Anggaran, and how much of planned - pagu that explains.

    Rows of RKT find their row of Anggaran by code, by the longest code that theirs continues, or by the name of
    the programme. A row above others is named only for what they do not explain.
    """
    nodes, above = _nodes(laporan)
    rows = list(nodes)
    found: dict[int, Parting] = {}
    explained = 0
    for position in sorted(range(len(rows)), key=lambda one: -_depth(above, one)):
        node, row, parent = nodes[rows[position]], rows[position], above[position]
        amounts = [laporan.rows["RKT"][one]["anggaran"] for one in node.plan]
        if node.plan and None not in amounts and node.pagu is not None:
            planned = sum(amounts)
            if planned - node.pagu != node.told:
                found[row] = Parting(row, tuple(sorted(node.plan)), planned, node.pagu)
                node.told = planned - node.pagu
        if parent is None:
            explained += node.told
            continue
        upper = nodes[rows[parent]]
        upper.plan += node.plan
        upper.told += node.told
        upper.pagu = None if upper.pagu is None or node.pagu is None else upper.pagu + node.pagu
    return [found[row] for row in rows if row in found], explained


def _nodes(laporan: Laporan) -> tuple[dict[int, _Node], list[int | None]]:
    """The rows of Anggaran above TOTAL, each with the rows of RKT that are its own, and the position of its parent."""
    total = laporan.layout["Anggaran"].total_row
    budget = {row: record for row, record in rows_of(laporan, "Anggaran") if total is None or row < total}
    codes = [trim(record["kode"]).lower() for record in budget.values()]
    above = parent_of(codes)
    parents = {one for one in above if one is not None}
    nodes = {
        row: _Node(pagu=0 if position in parents else record["pagu"])
        for position, (row, record) in enumerate(budget.items())
    }
    by_code = {code: row for code, row in zip(reversed(codes), reversed(nodes), strict=True) if code}
    names = {normalised(record["uraian"]): row for row, record in reversed(budget.items()) if trim(record["uraian"])}
    counted, programme = set(counted_rows(laporan)), ""
    for row, record in rows_of(laporan, "RKT"):
        programme = normalised(record["program"]) or programme
        match = _by_code(trim(record["kode"]).lower(), by_code) or names.get(programme)
        if match is not None and row in counted and _planned(laporan, row):
            nodes[match].plan.append(row)
    return nodes, above


def _by_code(code: str, rows: dict[str, int]) -> int | None:
    while code and code not in rows:
        code = code.rpartition(".")[0]
    return rows.get(code)


def _planned(laporan: Laporan, row: int) -> bool:
    """Tell whether a row of RKT plans money, be it unreadable."""
    return laporan.rows["RKT"][row]["anggaran"] is not None or _is_unreadable(laporan, "RKT", row, "anggaran")


def _unreadable(laporan: Laporan) -> bool:
    """Tell whether an amount on either side could not be read: that is named there, and nothing adds up after it."""
    places = [("RKT", row, "anggaran") for row in laporan.rows["RKT"]]
    places += [("Anggaran", row, "pagu") for row in laporan.rows["Anggaran"]]
    return any(_is_unreadable(laporan, *place) for place in places)


def _is_unreadable(laporan: Laporan, sheet: str, row: int, key: str) -> bool:
    return reading(laporan, sheet, row, key).status is Status.UNREADABLE


def _depth(above: Sequence[int | None], position: int) -> int:
    depth = 0
    at = above[position]
    while at is not None:
        depth, at = depth + 1, above[at]
    return depth


CHECKS: tuple[Check, ...] = (unknown_indikator, unknown_sasaran, programme_differs, plan_against_budget)
