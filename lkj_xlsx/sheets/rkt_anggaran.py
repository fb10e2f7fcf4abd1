"""RKT against the other sheets: whether PK and Pengukuran know what it plans, and whether its money is the pagu."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.report.checking import Check, cached_per_report, cell_with_sheet, finding_at, reading_of, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import SIMILAR, NameIndex, first_row_of_each_text, proposed_name
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.report.typed import typed_total
from lkj_xlsx.rules.budget_codes import segments
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets import anggaran
from lkj_xlsx.sheets.rkt import counted_rows, doubtful_rows, rkt_total
from lkj_xlsx.values import Status, first_few, format_rupiah, normalised

POSITION = 92

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


def unknown_indikator(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an indikator of the plan that is neither promised nor measured (RK06).

    One with a similar name on another sheet is reported alone, with that name; all others are reported at once.
    """
    known = {sheet: NameIndex(first_row_of_each_text(laporan, sheet, "indikator")) for sheet in _OTHERS}
    alone: list[int] = []
    for row, text in _unknown_texts(laporan, "indikator"):
        hint = next(
            (
                proposed_name(laporan, sheet, "indikator", found)
                for sheet, names in known.items()
                if (found := names.nearest(text, SIMILAR)) is not None
            ),
            "",
        )
        if hint:
            yield _planned_only(laporan, INDIKATOR_NOT_PROMISED, [row], "indikator", mungkin=hint)
        else:
            alone.append(row)
    if alone:
        yield _planned_only(laporan, INDIKATOR_NOT_PROMISED, alone, "indikator", mungkin="")


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


def unknown_sasaran(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report the sasaran of the plan that nothing is promised or measured for (RK07).

    LS10 reports one in other words. Nothing is reported while PK has rows without a sasaran (UK19): the missing one may
    be that of the plan.
    """
    known = [NameIndex(first_row_of_each_text(laporan, sheet, "sasaran")) for sheet in _OTHERS]
    alone = [
        row for row, text in _unknown_texts(laporan, "sasaran") if all(names.reworded(text) is None for names in known)
    ]
    if alone and all(trim(record["sasaran"]) for record in laporan.rows["PK"].values()):
        yield _planned_only(laporan, SASARAN_NOT_PROMISED, alone, "sasaran")


def _unknown_texts(laporan: Report, key: str) -> Iterator[tuple[int, str]]:
    """Give each text of the plan that PK and Pengukuran lack, with its first row; nothing while both are empty."""
    known = {text for sheet in _OTHERS for text in first_row_of_each_text(laporan, sheet, key)}
    for text, row in first_row_of_each_text(laporan, "RKT", key).items():
        if known and text not in known:
            yield row, text


def _planned_only(laporan: Report, message: Message, rows: Sequence[int], key: str, **facts: str) -> Finding:
    """Report texts that stand in the plan alone."""
    cells = first_few([laporan.place("RKT", row, key)[1] for row in rows])
    written = laporan.written("RKT", rows[0], key) if len(rows) == 1 else None
    return finding_at(laporan, message, "RKT", rows[0], key, written=written, n=len(rows), sel=cells, **facts)


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Add two amounts; ``None`` where one is in doubt."""
    return None if one is None or other is None else one + other


@dataclass
class _BudgetRow:
    """A row of Anggaran beside the plan: the rows of RKT for it and for the rows below it, and both sums.

    ``pagu`` is the sum of the rows without children. A sum is ``None`` while one of its amounts is in doubt.
    """

    plan: list[int] = field(default_factory=list)
    planned: Decimal | None = Decimal(0)
    pagu: Decimal | None = Decimal(0)
    reported: Decimal = Decimal(0)  # planned - pagu, as far as it was reported below

    def take(self, child: "_BudgetRow") -> None:
        """Add what belongs to a row right below."""
        self.plan += child.plan
        self.reported += child.reported
        self.planned = _sum(self.planned, child.planned)
        self.pagu = _sum(self.pagu, child.pagu)


@dataclass(frozen=True)
class PlanDifference:
    """A row of Anggaran whose plan has another sum: the row, its rows of RKT, and both sums in rupiah."""

    budget: int
    plan: tuple[int, ...]
    planned: Decimal
    pagu: Decimal


@dataclass(frozen=True)
class PlanComparison:
    """RKT compared with Anggaran.

    ``differences`` are the rows where the sums differ, ``reported`` how much of planned - pagu they explain, ``alone``
    the cells without a counterpart. ``doubt``: an amount was left out since another finding says that it is not
    reliable.
    """

    differences: tuple[PlanDifference, ...]
    reported: Decimal
    alone: tuple[str, ...]
    doubt: bool


PROGRAMME_DIFFERS = Message(
    "LS07",
    WARNING,
    "Rencana anggaran {program} ({sel}) tidak sama dengan pagunya ({sel_pagu}).{seluruhnya}",
    "Jelaskan selisihnya (revisi anggaran), atau betulkan RKT.",
    rule="Baris RKT dipasangkan dengan baris Anggaran menurut kode, menurut kode induknya, atau menurut nama "
    "program; jumlahnya tanpa baris induk dibandingkan dengan pagu, sampai sen terakhir. Disebut pada kode "
    "terdalam tempat keduanya berbeda. Peringatan, sebab revisi anggaran dapat menjelaskannya.",
    source="RKT memuat anggaran yang dibutuhkan untuk program yang sama: LKj KPU Kota Binjai 2024, Tabel 1.1 "
    "dan 3.3.1.",
    example="076.01.CQ: RKT 5.507.216.000, pagu 30.251.789.000, selisih -24.744.573.000.",
)


def programme_differs(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a programme whose plan is not its pagu, at the deepest code where the two differ (LS07).

    Where a typed TOTAL differs by the same amount, AG03 tells it.
    """
    found = compare_plan_with_budget(laporan)
    told = difference_of_total(laporan, hasil)
    planned, pagu = rkt_total(laporan), hasil.anggaran.total.pagu
    for position, one in enumerate(found.differences):
        if one == told:
            continue
        record = laporan.rows["Anggaran"][one.budget]
        whole = ""
        if position == 0 and planned and pagu and planned - pagu == found.reported != 0:
            whole = f" Seluruhnya: RKT {format_rupiah(planned)}, pagu {format_rupiah(pagu)}."
        yield finding_at(
            laporan, PROGRAMME_DIFFERS, "RKT", one.plan[0], "anggaran", written=format_rupiah(one.planned),
            computed=format_rupiah(one.pagu), difference=one.planned - one.pagu,
            program=f"{trim(record['kode'])} {trim(record['uraian'])}".strip(),
            sel=first_few([laporan.place("RKT", row, "anggaran")[1] for row in one.plan]),
            sel_pagu=cell_with_sheet(laporan, "Anggaran", one.budget, "pagu"), seluruhnya=whole,
        )  # fmt: skip


def difference_of_total(laporan: Report, hasil: Results) -> PlanDifference | None:
    """Give the one row whose pagu differs from its plan by as much as the typed TOTAL pagu from the sum of the rows.

    Plan and TOTAL speak for the same amount then, and the pagu of the row is the cause of both differences.
    """
    total = typed_total(laporan, hasil, "Anggaran").get("pagu")
    if total is None or not total.difference:
        return None
    alike = [one for one in compare_plan_with_budget(laporan).differences if one.planned - one.pagu == total.difference]
    return alike[0] if len(alike) == 1 else None


PLAN_IS_NOT_PAGU = Message(
    "LS04",
    WARNING,
    "Jumlah RKT tidak sama dengan jumlah pagu Anggaran.{tanpa}",
    "Jelaskan selisihnya (revisi anggaran), atau lengkapi RKT.",
    rule="Jumlah Perkiraan Kebutuhan Anggaran pada RKT, tanpa baris induk, dibandingkan dengan TOTAL pagu "
    "hasil hitungan, sampai sen terakhir. Baris yang tidak berpasangan pada lembar lain disebut. Bila "
    "selisihnya seluruhnya sudah dijelaskan per program (LS07), temuan ini tidak diulang. Peringatan, sebab "
    "revisi anggaran dapat menjelaskannya.",
    source="LKj KPU Kota Binjai 2024: RKT 8.359.968.000, pagu 33.122.884.000.",
    example="RKT 150, pagu 160.",
)


def plan_against_budget(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report that the total of the plan is not the total of pagu (LS04).

    Nothing is reported where LS07 explains the whole difference, or where an amount is in doubt.
    """
    planned, pagu = rkt_total(laporan), hasil.anggaran.total.pagu
    found = compare_plan_with_budget(laporan)
    if planned and pagu and not found.doubt and planned - pagu not in (0, found.reported):
        first = next(iter(laporan.rows["RKT"]))
        yield finding_at(
            laporan, PLAN_IS_NOT_PAGU, "RKT", first, "anggaran", written=format_rupiah(planned),
            computed=format_rupiah(pagu), difference=planned - pagu,
            tanpa=f" Tanpa pasangan: {first_few(list(found.alone))}." if found.alone else "",
        )  # fmt: skip


@cached_per_report
def compare_plan_with_budget(laporan: Report) -> PlanComparison:
    """Compare the plan with the budget, row by row of Anggaran, the deepest codes first.

    A row of RKT belongs to the row of Anggaran with its code, or with the longest code that its own continues, or with
    the name of its programme. A parent counts only for what the rows below it do not explain. Rows in doubt are left
    out: their amount is unreadable, contradicts the tree (RK03, AG05), stands twice under one code (RK05, AG14),
    exceeds the pagu (AG02, AG11), or may be the sum of others (PR01). Amounts in two units, such as rupiah and
    millions of rupiah (BC15), are not compared at all.
    """
    units = [laporan.layout[sheet].amounts_in.get(key) for sheet, key in (("RKT", "anggaran"), ("Anggaran", "pagu"))]
    if units[0] != units[1]:
        return PlanComparison((), Decimal(0), (), doubt=True)
    budget_rows, above, alone = _budget_rows(laporan)
    rows = list(budget_rows)
    doubt = any(amount is None for _row, _programme, amount in _planned(laporan))
    found: dict[int, PlanDifference] = {}
    reported = Decimal(0)
    for position in sorted(range(len(rows)), key=lambda one: -_depth(above, one)):
        budget_row, row, parent = budget_rows[rows[position]], rows[position], above[position]
        doubt = doubt or budget_row.pagu is None
        if budget_row.plan and budget_row.planned is not None and budget_row.pagu is not None:
            difference = budget_row.planned - budget_row.pagu
            if difference != budget_row.reported:
                found[row] = PlanDifference(row, tuple(sorted(budget_row.plan)), budget_row.planned, budget_row.pagu)
                budget_row.reported = difference
        if parent is not None:
            budget_rows[rows[parent]].take(budget_row)
            continue
        reported += budget_row.reported
        if not budget_row.plan and budget_row.pagu:
            alone.append(cell_with_sheet(laporan, "Anggaran", row, "pagu"))
    return PlanComparison(tuple(found[row] for row in rows if row in found), reported, tuple(alone), doubt)


def _budget_rows(laporan: Report) -> tuple[dict[int, _BudgetRow], list[int | None], list[str]]:
    """Give the rows of Anggaran above TOTAL with their own rows of RKT, and the position of each row's parent.

    Last come the cells of RKT that belong to no row of Anggaran.
    """
    tree = tree_of(laporan, "Anggaran")
    budget = {row: laporan.rows["Anggaran"][row] for row in tree.rows}
    codes = [_comparable(record["kode"]) for record in budget.values()]
    above, in_doubt = list(tree.decision.above), anggaran.doubtful_rows(laporan)
    captions = {row for row, line in zip(tree.rows, tree.lines, strict=True) if line.is_caption}
    budget_rows = {
        row: _BudgetRow(
            pagu=Decimal(0) if row in captions or not tree.counts(row) else None if row in in_doubt else record["pagu"]
        )
        for row, record in budget.items()
    }
    by_code = {code: row for code, row in zip(reversed(codes), reversed(budget_rows), strict=True) if code}
    names = {normalised(record["uraian"]): row for row, record in reversed(budget.items()) if trim(record["uraian"])}
    alone = []
    for row, programme, amount in _planned(laporan):
        match = _by_code(_comparable(laporan.rows["RKT"][row]["kode"]), by_code) or names.get(programme)
        if match is None:
            alone.append(cell_with_sheet(laporan, "RKT", row, "anggaran"))
        else:
            budget_rows[match].plan.append(row)
            budget_rows[match].planned = _sum(budget_rows[match].planned, amount)
    return budget_rows, above, alone


def _comparable(code: str) -> str:
    """Give a code as codes are compared, however it is spelled: 076.01.CQ."""
    return ".".join(segments(code))


def _planned(laporan: Report) -> Iterator[tuple[int, str, Decimal | None]]:
    """Give each row of RKT with money: row, programme, rupiah, or ``None`` for an amount in doubt.

    A programme is written once for several rows.
    """
    counted, doubtful = set(counted_rows(laporan)), doubtful_rows(laporan)
    programme = ""
    for row, record in rows_of(laporan, "RKT"):
        programme = normalised(record["program"]) or programme
        unreadable = reading_of(laporan, "RKT", row, "anggaran").status in (Status.UNREADABLE, Status.UNKNOWN_WORD)
        if row in counted and (record["anggaran"] is not None or unreadable):
            yield row, programme, None if row in doubtful else record["anggaran"]


def _by_code(code: str, rows: dict[str, int]) -> int | None:
    """Give the row with a code, or with the longest code that it continues."""
    while code and code not in rows:
        code = code.rpartition(".")[0]
    return rows.get(code)


def _depth(above: Sequence[int | None], position: int) -> int:
    """Give how many parents a row has above it."""
    depth = 0
    at = above[position]
    while at is not None:
        depth, at = depth + 1, above[at]
    return depth


CHECKS: tuple[Check, ...] = (unknown_indikator, unknown_sasaran, programme_differs, plan_against_budget)
