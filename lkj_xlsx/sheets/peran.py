"""Peran, across Anggaran and RKT: which rows are added up, where that is not certain, and who decided it."""

from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Chapter, Message
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.tree import ROLES, Tree, tree_of
from lkj_xlsx.rules.budget_tree import JUMLAH, Candidate
from lkj_xlsx.values import clean, first_few, format_rupiah

POSITION = 75

CHAPTER = Chapter("PR", "Peran baris anggaran")

_SHEETS = ("RKT", "Anggaran")
_SOURCE = "pertimbangan kami: Anggaran, keputusan yang terlihat pada barisnya"


NOT_DECIDED = Message(
    "PR01",
    ERROR,
    "Baris mana yang dijumlahkan tidak dapat dipastikan: {cara}. TOTAL {kolom} dikosongkan.",
    "Tentukan Peran baris {sel}: Induk bila ia jumlah dari baris lain, Rincian bila ikut dijumlahkan.",
    rule="Kode, tingkat, nomor, kata dan jumlah menunjukkan susunan yang berbeda, dan pilihannya mengubah TOTAL. Tiap "
    "bacaan disebut dengan jumlahnya. TOTAL dan serapan kosong sampai ada yang memutuskan, jadi kesalahan. TOTAL yang "
    "diketik dan sama dengan salah satunya memutuskan (PR02).",
    source=_SOURCE,
    example="1 = 100, 2 = 60, 3 = 40: setingkat menurut kodenya (200), tetapi 100 = 60 + 40 (100).",
    headline=True,
)
DECIDED_BY_TOTAL = Message(
    "PR02",
    WARNING,
    "Baris mana yang dijumlahkan diputuskan oleh {pemutus}: {cara}.",
    "Periksa Peran baris {sel}; ubah bila keliru.",
    rule="Susunan baris dapat dibaca dengan lebih dari satu cara yang jumlahnya berbeda. Yang sama dengan TOTAL yang "
    "diketik, atau dengan baris jumlah, dipakai. Peringatan, sebab harus ada yang memastikan.",
    source=_SOURCE,
    example="1 = 100, 2 = 60, 3 = 40, TOTAL diketik 100: baris 1 adalah induknya.",
    headline=True,
)


def ways_that_contradict(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report that the rows can be read in ways with different totals (PR01), or what decided between them (PR02)."""
    for sheet in _SHEETS:
        tree, key = tree_of(laporan, sheet), _amount(laporan, sheet)
        decision = tree.decision
        rows = [tree.rows[one] for one in sorted(decision.disputed)]
        if not decision.candidates or all(row not in tree.ours for row in rows):
            continue
        ways = "; ".join(_candidate_text(one) for one in decision.candidates)
        cells = first_few([laporan.place(sheet, row, key)[1] for row in rows])
        message = DECIDED_BY_TOTAL if decision.decided_by else NOT_DECIDED
        yield finding_at(
            laporan, message, sheet, rows[0], key, cara=ways, sel=cells, pemutus=decision.decided_by,
            kolom=laporan.layout[sheet].table.column(key).heading,
        )  # fmt: skip


def _candidate_text(one: Candidate) -> str:
    return f"{' dan '.join(format_rupiah(total) for total in one.totals)} bila {one.reason}"


CONTRADICTS_TREE = Message(
    "PR03",
    ERROR,
    "Peran {peran} yang Anda isi bertentangan dengan susunan tabel, yang menunjukkan {seharusnya}: dengan isian Anda "
    "jumlahnya {dengan}, menurut susunannya {tanpa}.",
    "Kosongkan Peran itu supaya diisi kembali, atau betulkan kode dan angkanya bila isian Anda yang benar.",
    rule="Peran yang Anda ubah dipakai. Bila kode, kata atau jumlah baris menunjukkan lain dan TOTAL berubah "
    "karenanya, TOTAL menghitung ganda atau kurang, jadi kesalahan dengan kedua jumlah.",
    source=_SOURCE,
    example="3355 = 100 diberi Peran Rincian, padahal 3355.EBA 60 dan 3355.EBD 40: TOTAL 200, bukan 100.",
    headline=True,
)


def role_against_tree(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a Peran of the user's that contradicts the tree and changes the total (PR03)."""
    for sheet in _SHEETS:
        tree, key = tree_of(laporan, sheet), _amount(laporan, sheet)
        ours = dict(zip(tree.rows, tree.decision.roles, strict=True))
        disputed = {tree.rows[one] for one in tree.decision.disputed}
        for row in tree.rows:
            if row in tree.ours or row in disputed or tree.lines[tree.positions[row]].is_caption:
                continue
            without = tree.total({**tree.roles, row: ours[row]})
            if tree.total() != without:
                yield finding_at(
                    laporan, CONTRADICTS_TREE, sheet, row, _role(laporan, sheet), peran=tree.roles[row],
                    seharusnya=ours[row], dengan=format_rupiah(tree.total()[0]), tanpa=format_rupiah(without[0]),
                    computed=ours[row], sel=cell_with_sheet(laporan, sheet, row, key),
                )  # fmt: skip


UNKNOWN_ROLE = Message(
    "PR06",
    WARNING,
    'Peran "{peran}" tidak dikenal, sehingga baris ini ikut dijumlahkan.',
    "Pilih Rincian, Induk atau Jumlah, atau kosongkan supaya diisi kembali.",
    rule="TOTAL menjumlahkan setiap baris yang Perannya bukan Induk atau Jumlah, persis seperti tertulis. Kata lain "
    "mungkin dimaksudkan sebagai salah satunya, jadi perlu dipastikan.",
    source=_SOURCE,
    example='Peran "Induk kegiatan" dijumlahkan, sebab bukan "Induk".',
    headline=True,
)


def unknown_role(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a Peran that is none of the three (PR06)."""
    for sheet in _SHEETS:
        for row, role in tree_of(laporan, sheet).roles.items():
            if role and role.lower() not in ROLES:
                yield finding_at(laporan, UNKNOWN_ROLE, sheet, row, _role(laporan, sheet), peran=clean(role))


SUM_ROWS = Message(
    "PR04",
    NOTE,
    "{n} baris jumlah ({sel}) tidak ikut dijumlahkan.",
    "Tidak ada yang perlu diubah; bila bukan baris jumlah, ubah Perannya menjadi Rincian.",
    rule='Baris tanpa kode sendiri yang hanya memuat "Jumlah", "Total", "Sub Total" atau "Rata-rata" adalah '
    "jumlah dari baris lain. Disebut sekali supaya jumlahnya dapat diikuti.",
    source=_SOURCE,
    example='"Jumlah" 300 di bawah baris 100 dan 200.',
)
SUM_ROW_DIFFERS = Message(
    "PR05",
    ERROR,
    "{kolom} baris jumlah ini tidak sama dengan jumlah baris di atasnya, di bawahnya, atau seluruhnya ({jumlah}).",
    "Hitung ulang baris jumlah ini; TOTAL tidak memakainya.",
    rule="Baris jumlah dibandingkan dengan baris kelompoknya, semua baris di atasnya, di bawahnya, dan seluruhnya, "
    "sampai sen terakhir. Bila tidak sama dengan satu pun, angka yang tercetak bertentangan, jadi kesalahan.",
    source=_SOURCE,
    example='"Jumlah" 310 di bawah baris 100 dan 200.',
    headline=True,
)


def sum_rows(laporan: Report, _: Results) -> Iterator[Finding]:
    """Name the rows that are sums of others (PR04), and report those that are not the sum of any (PR05)."""
    for sheet in _SHEETS:
        tree, key = tree_of(laporan, sheet), _amount(laporan, sheet)
        rows = [row for row in tree.rows if tree.roles[row] == JUMLAH]
        if rows:
            cells = first_few([laporan.place(sheet, row, key)[1] for row in rows])
            yield finding_at(laporan, SUM_ROWS, sheet, rows[0], key, n=len(rows), sel=cells)
        for at, found in tree.decision.sums.items():
            if found.summed is None and tree.roles[tree.rows[at]] == JUMLAH and not tree.is_unknown:
                whole = _sum_above(tree, at)
                own = tree.lines[at].amounts[0]
                yield finding_at(
                    laporan, SUM_ROW_DIFFERS, sheet, tree.rows[at], key, jumlah=format_rupiah(whole),
                    kolom=laporan.layout[sheet].table.column(key).heading, computed=format_rupiah(whole),
                    difference=None if own is None else own - whole,
                )  # fmt: skip


def _sum_above(tree: Tree, at: int) -> Decimal:
    """Add up the rows that count above a sum row."""
    above = {row: role if number < at else JUMLAH for number, (row, role) in enumerate(tree.roles.items())}
    return tree.total(above)[0]


NOT_FILLED = Message(
    "PR07",
    WARNING,
    "Baris berkode ini belum berisi {kolom}.",
    "Isi angkanya; kosongkan kodenya bila hanya judul.",
    rule="Baris tanpa angka adalah judul. Bila berkode dan tidak ada baris di bawahnya, mungkin belum diisi. "
    "Peringatan, sebab TOTAL bisa kurang.",
    source=_SOURCE,
    example="3355.EBA tanpa pagu dan realisasi, dan tanpa baris di bawahnya.",
)


def not_filled(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a coded row without amounts and without rows below it (PR07); a plan need not have amounts."""
    sheet = "Anggaran"
    tree, key = tree_of(laporan, sheet), _amount(laporan, sheet)
    children = tree.decision.children()
    for at, line in enumerate(tree.lines):
        if line.is_caption and clean(line.code) and at not in children and at not in tree.decision.sums:
            column = laporan.layout[sheet].table.column(key).heading
            yield finding_at(laporan, NOT_FILLED, sheet, tree.rows[at], key, kolom=column)


def _amount(laporan: Report, sheet: str) -> str:
    tree = laporan.layout[sheet].table.tree
    assert tree is not None
    return tree.amounts[0]


def _role(laporan: Report, sheet: str) -> str:
    tree = laporan.layout[sheet].table.tree
    assert tree is not None
    return tree.role


CHECKS: tuple[Check, ...] = (ways_that_contradict, role_against_tree, sum_rows, unknown_role, not_filled)
