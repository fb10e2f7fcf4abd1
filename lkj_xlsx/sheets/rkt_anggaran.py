"""RKT against the other sheets: does the plan know PK and Pengukuran, and is its money the pagu?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.report.checking import Check, full_cell, once, reading, report, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import SIMILAR, Names, first_rows, proposal
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.report.results import Hasil
from lkj_xlsx.rules.budget import parent_of
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets import anggaran
from lkj_xlsx.sheets.rkt import counted_rows, doubtful_rows, rkt_total
from lkj_xlsx.values import Status, first_few, format_rupiah, normalised

POSITION = 91

_OTHERS = ("PK", "Pengukuran")


INDIKATOR_NOT_PROMISED = Message(
    "RK06",
    WARNING,
    "{n} indikator RKT ({sel}) tidak ada pada PK maupun Pengukuran.{mungkin}",
    "Samakan dengan PK, atau jelaskan mengapa direncanakan tetapi tidak diperjanjikan.",
    rule="Nama indikator RKT dicari pada PK dan Pengukuran tanpa melihat huruf besar, spasi dan tanda baca. "
    "Yang namanya mirip disebut satu per satu dengan usulnya, yang lain sekaligus. Peringatan, sebab rencana "
    "yang tidak diperjanjikan dan tidak diukur tidak dapat dipertanggungjawabkan.",
    source="Urutan RKT, PK, Pengukuran dalam SAKIP (Perpres 29/2014, PermenPANRB 53/2014).",
    example='RKT: "Persentase Fasilitasi dan Pembinaan Lembaga (Base Line)", yang tidak ada pada PK.',
)


def unknown_indikator(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """RK06: what is planned is promised or measured. A similar name is proposed; the others are named at once."""
    known = {sheet: Names(first_rows(laporan, sheet, "indikator")) for sheet in _OTHERS}
    alone: list[int] = []
    for row, text in _strangers(laporan, "indikator"):
        hint = next(
            (
                proposal(laporan, sheet, "indikator", found)
                for sheet, names in known.items()
                if (found := names.nearest(text, SIMILAR)) is not None
            ),
            "",
        )
        if hint:
            yield _unknown(laporan, INDIKATOR_NOT_PROMISED, [row], "indikator", mungkin=hint)
        else:
            alone.append(row)
    if alone:
        yield _unknown(laporan, INDIKATOR_NOT_PROMISED, alone, "indikator", mungkin="")


SASARAN_NOT_PROMISED = Message(
    "RK07",
    WARNING,
    "{n} sasaran RKT ({sel}) tidak ada pada PK maupun Pengukuran.",
    "Samakan dengan sasaran PK, atau jelaskan hubungannya.",
    rule="Bunyi sasaran RKT dicari pada PK dan Pengukuran tanpa melihat huruf besar, spasi dan tanda baca; "
    "yang bunyinya hanya sedikit berbeda disebut oleh LS10. Peringatan, sebab anggaran direncanakan untuk "
    "sasaran yang tidak diperjanjikan.",
    source="Urutan RKT, PK, Pengukuran dalam SAKIP (Perpres 29/2014, PermenPANRB 53/2014).",
    example='RKT: "Terwujudnya Layanan Manajemen Keuangan", yang tidak ada pada PK.',
)


def unknown_sasaran(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """RK07: a sasaran of the plan that nothing is promised or measured for. LS10 names one in other words.

    Silent while PK has rows without a sasaran (UK19): the missing one may be that of the plan.
    """
    known = [Names(first_rows(laporan, sheet, "sasaran")) for sheet in _OTHERS]
    alone = [
        row for row, text in _strangers(laporan, "sasaran") if all(names.reworded(text) is None for names in known)
    ]
    if alone and all(trim(record["sasaran"]) for record in laporan.rows["PK"].values()):
        yield _unknown(laporan, SASARAN_NOT_PROMISED, alone, "sasaran")


def _strangers(laporan: Laporan, key: str) -> Iterator[tuple[int, str]]:
    """The first row of each text of the plan that neither PK nor Pengukuran has; none while both are empty."""
    known = {text for sheet in _OTHERS for text in first_rows(laporan, sheet, key)}
    for text, row in first_rows(laporan, "RKT", key).items():
        if known and text not in known:
            yield row, text


def _unknown(laporan: Laporan, message: Message, rows: Sequence[int], key: str, **facts: str) -> Finding:
    cells = first_few([laporan.place("RKT", row, key)[1] for row in rows])
    written = laporan.written("RKT", rows[0], key) if len(rows) == 1 else None
    return report(laporan, message, "RKT", rows[0], key, written=written, n=len(rows), sel=cells, **facts)


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


@dataclass
class _Node:
    """A row of Anggaran: the rows of RKT that plan for it or for what lies below it, their sum, the pagu of its leaves.

    A sum with an amount in doubt is ``None``.
    """

    plan: list[int] = field(default_factory=list)
    planned: int | None = 0
    pagu: int | None = 0
    told: int = 0  # planned - pagu, as far as it was reported below

    def take(self, child: "_Node") -> None:
        """Add what belongs to a row right below."""
        self.plan += child.plan
        self.told += child.told
        self.planned = _sum(self.planned, child.planned)
        self.pagu = _sum(self.pagu, child.pagu)


@dataclass(frozen=True)
class Parting:
    """Where plan and budget part: a row of Anggaran, the rows of RKT that plan for it, and both sums in rupiah."""

    budget: int
    plan: tuple[int, ...]
    planned: int
    pagu: int


@dataclass(frozen=True)
class Comparison:
    """RKT against Anggaran: where they part, how much of planned - pagu that is, and the cells without counterpart.

    ``doubt``: some amount was left out, since another finding says that it cannot be relied on.
    """

    partings: tuple[Parting, ...]
    told: int
    alone: tuple[str, ...]
    doubt: bool


PROGRAMME_DIFFERS = Message(
    "LS07",
    WARNING,
    "Rencana anggaran {program} ({sel}) tidak sama dengan pagunya ({sel_pagu}).{seluruhnya}",
    "Jelaskan selisihnya (revisi anggaran), atau betulkan RKT.",
    rule="Baris RKT dipasangkan dengan baris Anggaran menurut kode, menurut kode induknya, atau menurut nama "
    "program; jumlahnya tanpa baris induk dibandingkan dengan pagu, sampai rupiah terakhir. Disebut pada kode "
    "terdalam tempat keduanya berbeda. Peringatan, sebab revisi anggaran dapat menjelaskannya.",
    source="RKT memuat anggaran yang dibutuhkan untuk program yang sama: LKj KPU Kota Binjai 2024, Tabel 1.1 "
    "dan 3.3.1.",
    example="076.01.CQ: RKT 5.507.216.000, pagu 30.251.789.000, selisih -24.744.573.000.",
)


def programme_differs(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """LS07: the plan of a programme is its pagu. Named at the deepest code where the two part."""
    found = compare(laporan)
    planned, pagu = rkt_total(laporan), hasil.anggaran.total.pagu
    whole = f" Seluruhnya: RKT {format_rupiah(planned)}, pagu {format_rupiah(pagu)}."
    for position, one in enumerate(found.partings):
        record = laporan.rows["Anggaran"][one.budget]
        said = position == 0 and planned != pagu and planned - pagu == found.told
        yield report(
            laporan, PROGRAMME_DIFFERS, "RKT", one.plan[0], "anggaran", written=format_rupiah(one.planned),
            computed=format_rupiah(one.pagu), difference=one.planned - one.pagu,
            program=f"{trim(record['kode'])} {trim(record['uraian'])}".strip(),
            sel=first_few([laporan.place("RKT", row, "anggaran")[1] for row in one.plan]),
            sel_pagu=full_cell(laporan, "Anggaran", one.budget, "pagu"), seluruhnya=whole if said else "",
        )  # fmt: skip


PLAN_IS_NOT_PAGU = Message(
    "LS04",
    WARNING,
    "Jumlah RKT tidak sama dengan jumlah pagu Anggaran.{tanpa}",
    "Jelaskan selisihnya (revisi anggaran), atau lengkapi RKT.",
    rule="Jumlah Perkiraan Kebutuhan Anggaran pada RKT, tanpa baris induk, dibandingkan dengan TOTAL pagu "
    "hasil hitungan, sampai rupiah terakhir. Baris yang tidak berpasangan pada lembar lain disebut. Bila "
    "selisihnya seluruhnya sudah dijelaskan per program (LS07), temuan ini tidak diulang. Peringatan, sebab "
    "revisi anggaran dapat menjelaskannya.",
    source="LKj KPU Kota Binjai 2024: RKT 8.359.968.000, pagu 33.122.884.000.",
    example="RKT 150, pagu 160.",
)


def plan_against_budget(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """LS04: the plan's budget and the pagu are the same money.

    Silent where LS07 explains the whole difference, or another finding puts an amount in doubt.
    """
    planned, pagu = rkt_total(laporan), hasil.anggaran.total.pagu
    found = compare(laporan)
    if planned and pagu and not found.doubt and planned - pagu not in (0, found.told):
        first = next(iter(laporan.rows["RKT"]))
        yield report(
            laporan, PLAN_IS_NOT_PAGU, "RKT", first, "anggaran", written=format_rupiah(planned),
            computed=format_rupiah(pagu), difference=planned - pagu,
            tanpa=f" Tanpa pasangan: {first_few(list(found.alone))}." if found.alone else "",
        )  # fmt: skip


@once
def compare(laporan: Laporan) -> Comparison:
    """Hold the plan against the budget, row by row of Anggaran, the deepest codes first.

    Rows of RKT find their row of Anggaran by code, by the longest code that theirs continues, or by the name of
    the programme. A row above others is named only for what they do not explain, and none whose amounts are in doubt:
    unreadable, contradicted by the tree (RK03, AG05), twice under one code (RK05, AG14), spent beyond (AG02, AG11), or
    perhaps those of the rows below (AG06).
    """
    nodes, above, alone = _nodes(laporan)
    rows = list(nodes)
    doubt = any(amount is None for _row, _programme, amount in _planned(laporan))
    found: dict[int, Parting] = {}
    told = 0
    for position in sorted(range(len(rows)), key=lambda one: -_depth(above, one)):
        node, row, parent = nodes[rows[position]], rows[position], above[position]
        doubt = doubt or node.pagu is None
        if node.plan and node.planned is not None and node.pagu is not None:
            difference = node.planned - node.pagu
            if difference != node.told:
                found[row] = Parting(row, tuple(sorted(node.plan)), node.planned, node.pagu)
                node.told = difference
        if parent is not None:
            nodes[rows[parent]].take(node)
            continue
        told += node.told
        if not node.plan and node.pagu:
            alone.append(full_cell(laporan, "Anggaran", row, "pagu"))
    return Comparison(tuple(found[row] for row in rows if row in found), told, tuple(alone), doubt)


def _nodes(laporan: Laporan) -> tuple[dict[int, _Node], list[int | None], list[str]]:
    """The rows of Anggaran above TOTAL with the rows of RKT that are their own; the position of the parent of each;
    and the cells of RKT that belong to none.
    """
    total = laporan.layout["Anggaran"].total_row
    budget = {row: record for row, record in rows_of(laporan, "Anggaran") if total is None or row < total}
    codes = [trim(record["kode"]).lower() for record in budget.values()]
    above = parent_of(codes)
    parents, in_doubt = set(above), anggaran.doubtful_rows(laporan)
    nodes = {
        row: _Node(pagu=0 if position in parents else None if row in in_doubt else record["pagu"])
        for position, (row, record) in enumerate(budget.items())
    }
    by_code = {code: row for code, row in zip(reversed(codes), reversed(nodes), strict=True) if code}
    names = {normalised(record["uraian"]): row for row, record in reversed(budget.items()) if trim(record["uraian"])}
    alone = []
    for row, programme, amount in _planned(laporan):
        match = _by_code(trim(laporan.rows["RKT"][row]["kode"]).lower(), by_code) or names.get(programme)
        if match is None:
            alone.append(full_cell(laporan, "RKT", row, "anggaran"))
        else:
            nodes[match].plan.append(row)
            nodes[match].planned = _sum(nodes[match].planned, amount)
    return nodes, above, alone


def _planned(laporan: Laporan) -> Iterator[tuple[int, str, int | None]]:
    """Each row of RKT that plans money: row, its programme (written once for several rows), whole rupiah.

    An amount in doubt is ``None``.
    """
    counted, doubtful = set(counted_rows(laporan)), doubtful_rows(laporan)
    programme = ""
    for row, record in rows_of(laporan, "RKT"):
        programme = normalised(record["program"]) or programme
        unreadable = reading(laporan, "RKT", row, "anggaran").status in (Status.UNREADABLE, Status.UNKNOWN_WORD)
        if row in counted and (record["anggaran"] is not None or unreadable):
            yield row, programme, None if row in doubtful else record["anggaran"]


def _by_code(code: str, rows: dict[str, int]) -> int | None:
    """The row of a code, or of the longest code that it continues."""
    while code and code not in rows:
        code = code.rpartition(".")[0]
    return rows.get(code)


def _depth(above: Sequence[int | None], position: int) -> int:
    depth = 0
    at = above[position]
    while at is not None:
        depth, at = depth + 1, above[at]
    return depth


CHECKS: tuple[Check, ...] = (unknown_indikator, unknown_sasaran, programme_differs, plan_against_budget)
