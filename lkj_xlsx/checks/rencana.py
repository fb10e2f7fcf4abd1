"""RKT against the other sheets: does the plan know PK and Pengukuran, and is its money the pagu?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, cells_text, full_cell, reading, report, rows_of
from lkj_xlsx.checks.kata import SIMILAR, WORDED_OTHERWISE, first_rows, nearest, normalised, proposal
from lkj_xlsx.checks.rkt import counted_rows, repeated, rkt_total
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

    def take(self, child: "_Node") -> None:
        """Add what belongs to a row right below."""
        self.plan += child.plan
        self.told += child.told
        self.pagu = None if self.pagu is None or child.pagu is None else self.pagu + child.pagu


@dataclass(frozen=True)
class Parting:
    """Where plan and budget part: a row of Anggaran, the rows of RKT that plan for it, and both sums in rupiah."""

    budget: int
    plan: tuple[int, ...]
    planned: int
    pagu: int


@dataclass(frozen=True)
class Comparison:
    """RKT against Anggaran: where they part, how much of planned - pagu that is, and the cells without counterpart."""

    partings: tuple[Parting, ...]
    told: int
    alone: tuple[str, ...]


def programme_differs(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """LS07: the plan of a programme is its pagu. Named at the deepest code where the two part."""
    found = compare(laporan)
    planned, pagu = rkt_total(laporan), hasil.anggaran.total.pagu
    whole = f" Seluruhnya: RKT {format_rupiah(planned)}, pagu {format_rupiah(pagu)}."
    for position, one in enumerate(found.partings):
        record = laporan.rows["Anggaran"][one.budget]
        said = position == 0 and planned != pagu and planned - pagu == found.told
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
    if not planned or not pagu or planned == pagu or _unreadable(laporan):
        return
    found = compare(laporan)
    if planned - pagu != found.told:
        first = next(iter(laporan.rows["RKT"]))
        yield report(
            laporan, "LS04", "RKT", first, "anggaran", written=format_rupiah(planned),
            computed=format_rupiah(pagu), difference=planned - pagu,
            tanpa=f" Tanpa pasangan: {cells_text(list(found.alone))}." if found.alone else "",
        )  # fmt: skip


def compare(laporan: Laporan) -> Comparison:
    """Hold the plan against the budget, row by row of Anggaran, the deepest codes first.

    Rows of RKT find their row of Anggaran by code, by the longest code that theirs continues, or by the name of
    the programme. A row above others is named only for what they do not explain, and none for a code that repeats:
    RK05 says so.
    """
    nodes, above, alone = _nodes(laporan)
    rows, doubtful = list(nodes), set(repeated(laporan))
    found: dict[int, Parting] = {}
    told = 0
    for position in sorted(range(len(rows)), key=lambda one: -_depth(above, one)):
        node, row, parent = nodes[rows[position]], rows[position], above[position]
        amounts = [laporan.rows["RKT"][one]["anggaran"] for one in node.plan]
        if node.plan and None not in amounts and node.pagu is not None and doubtful.isdisjoint(node.plan):
            planned = sum(amounts)
            if planned - node.pagu != node.told:
                found[row] = Parting(row, tuple(sorted(node.plan)), planned, node.pagu)
                node.told = planned - node.pagu
        if parent is not None:
            nodes[rows[parent]].take(node)
            continue
        told += node.told
        if not node.plan and node.pagu:
            alone.append(full_cell(laporan, "Anggaran", row, "pagu"))
    return Comparison(tuple(found[row] for row in rows if row in found), told, tuple(alone))


def _nodes(laporan: Laporan) -> tuple[dict[int, _Node], list[int | None], list[str]]:
    """The rows of Anggaran above TOTAL with the rows of RKT that are their own; the position of the parent of each;
    and the cells of RKT that belong to none.
    """
    total = laporan.layout["Anggaran"].total_row
    budget = {row: record for row, record in rows_of(laporan, "Anggaran") if total is None or row < total}
    codes = [trim(record["kode"]).lower() for record in budget.values()]
    above = parent_of(codes)
    parents = set(above)
    nodes = {
        row: _Node(pagu=0 if position in parents else record["pagu"])
        for position, (row, record) in enumerate(budget.items())
    }
    by_code = {code: row for code, row in zip(reversed(codes), reversed(nodes), strict=True) if code}
    names = {normalised(record["uraian"]): row for row, record in reversed(budget.items()) if trim(record["uraian"])}
    counted, programme, alone = set(counted_rows(laporan)), "", []
    for row, record in rows_of(laporan, "RKT"):
        programme = normalised(record["program"]) or programme
        if row not in counted or not _plans(laporan, row):
            continue
        match = _by_code(trim(record["kode"]).lower(), by_code) or names.get(programme)
        if match is None:
            alone.append(full_cell(laporan, "RKT", row, "anggaran"))
        else:
            nodes[match].plan.append(row)
    return nodes, above, alone


def _by_code(code: str, rows: dict[str, int]) -> int | None:
    """The row of a code, or of the longest code that it continues."""
    known = [one for one in rows if code == one or code.startswith(f"{one}.")]
    return rows[max(known, key=len)] if known else None


def _plans(laporan: Laporan, row: int) -> bool:
    """Tell whether a row of RKT plans money, be it unreadable."""
    return laporan.rows["RKT"][row]["anggaran"] is not None or _is_unreadable(laporan, "RKT", row, "anggaran")


def _unreadable(laporan: Laporan) -> bool:
    """Tell whether an amount on either side could not be read: that is named there, and nothing adds up after it."""
    places = [("RKT", row, "anggaran") for row in laporan.rows["RKT"]]
    places += [("Anggaran", row, "pagu") for row in laporan.rows["Anggaran"]]
    return any(_is_unreadable(laporan, *place) for place in places)


def _is_unreadable(laporan: Laporan, sheet: str, row: int, key: str) -> bool:
    return reading(laporan, sheet, row, key).status in (Status.UNREADABLE, Status.UNKNOWN_WORD)


def _depth(above: Sequence[int | None], position: int) -> int:
    depth = 0
    at = above[position]
    while at is not None:
        depth, at = depth + 1, above[at]
    return depth


CHECKS: tuple[Check, ...] = (unknown_indikator, unknown_sasaran, programme_differs, plan_against_budget)
