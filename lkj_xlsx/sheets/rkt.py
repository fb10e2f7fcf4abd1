"""The sheet RKT: its columns, and checks of targets, codes and parents that are added to their children."""

import re
from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.declare.columns import AMOUNT_HELP, SASARAN_HELP, TARGET_HELP, mark_column, number_column, role_columns
from lkj_xlsx.declare.message import ERROR, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Role, Table, TreeColumns
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at, is_unfilled, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.tree import contradicted, disagreeing_parents, tree_of, unparsed_codes
from lkj_xlsx.rules.budget_sums import BY_SUM
from lkj_xlsx.rules.budget_tree import JUMLAH
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import format_rupiah

POSITION = 30

_PERAN, _PERAN_DICATAT = role_columns(("anggaran",))

RKT = Table(
    sheet="RKT",
    label="Tabel 1",
    title="Rencana Kinerja Tahunan",
    purpose="rencana tahun ini dan anggaran yang dibutuhkan",
    compare_by=CompareBy("kode", "indikator", "program"),
    tree=TreeColumns(
        "kode", ("indikator", "program", "sasaran"), ("anggaran",), "peran", "peran_dicatat", by_order=False
    ),
    columns=(
        number_column(),
        Column("kode", "Kode", Role.INPUT, Kind.CODE, 18,
               "Kode program, kegiatan atau keluaran, misalnya 3355.EBA."),
        Column("program", "Program/Kegiatan", Role.INPUT, Kind.TEXT, 28,
               "Tulis sekali untuk beberapa baris yang sama."),
        Column("sasaran", "Sasaran Strategis", Role.INPUT, Kind.TEXT, 34, SASARAN_HELP),
        Column("indikator", "Indikator Kinerja", Role.INPUT, Kind.TEXT, 40, "Satu indikator satu baris."),
        Column("target", "Target", Role.INPUT, Kind.QUANTITY, 12, TARGET_HELP, choices="Skala_Kata"),
        Column("satuan", "Satuan", Role.INPUT, Kind.UNIT, 11, "Pilih dari daftar atau ketik sendiri.",
               choices="Pilihan_Satuan"),
        Column("anggaran", "Perkiraan Kebutuhan Anggaran (Rp)", Role.INPUT, Kind.RUPIAH, 20,
               AMOUNT_HELP),
        _PERAN,
        mark_column(),
        _PERAN_DICATAT,
    ),
)  # fmt: skip

CHAPTER = Chapter("RK", "RKT")

_DIGIT = re.compile(r"[0-9]")


NO_TARGET = Message(
    "RK01",
    WARNING,
    "Baris RKT ini tidak punya target.",
    "Isi target, atau jelaskan mengapa tidak ada.",
    rule="Setiap baris RKT yang memuat indikator harus memuat target; 0 adalah target, sel kosong atau tanda "
    "- bukan. Peringatan, sebab capaian dihitung dari target PK, tetapi rencana tanpa target tidak dapat "
    "dinilai.",
    source="PermenPANRB 53/2014: rencana kinerja tahunan memuat indikator beserta targetnya.",
    example="LKj KPU Kota Binjai 2024: baris 3355.EBD tidak punya target.",
)


def missing_target(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an indikator of the plan without a target (RK01)."""
    for row, record in rows_of(laporan, "RKT"):
        if record["indikator"].strip() and is_unfilled(laporan, "RKT", row, "target"):
            yield finding_at(laporan, NO_TARGET, "RKT", row, "target")


INVALID_CODE = Message(
    "RK04",
    WARNING,
    "Kode ini tidak dapat diuraikan.",
    "Tulis kode sebagai huruf dan angka yang dipisahkan titik, misalnya 3355.EBA.994.",
    rule="Kode terdiri atas kelompok huruf dan angka yang dipisahkan titik, garis miring atau spasi, dan memuat "
    "angka. Peringatan, sebab baris berkode lain tidak dikenali sebagai induk atau rincian, sehingga jumlah "
    "RKT dapat keliru.",
    source="Susunan kode dalam dokumen anggaran (RKA-K/L, DIPA), seperti Laporan KPU Kota Binjai 2024.",
    example='"3355@EBA", "EBA".',
)


def invalid_code(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a code with other characters than letters, digits and what divides them, or without a digit (RK04)."""
    unparsed = list(unparsed_codes(laporan, INVALID_CODE, "RKT"))
    yield from unparsed
    told = {one.cell for one in unparsed}
    for row, role in tree_of(laporan, "RKT").roles.items():
        code, cell = trim(laporan.rows["RKT"][row]["kode"]), laporan.place("RKT", row, "kode")[1]
        if code and role != JUMLAH and not _DIGIT.search(code) and cell not in told:
            yield finding_at(laporan, INVALID_CODE, "RKT", row, "kode")


REPEATED_CODE = Message(
    "RK05",
    WARNING,
    "Kode {kode} sudah dipakai pada {sel}, dan kedua baris memuat anggaran.",
    "Tulis anggarannya sekali saja, atau betulkan kodenya.",
    rule="Satu kode memuat anggaran pada satu baris. Kode boleh berulang untuk indikator lain bila "
    "anggarannya kosong. Peringatan, sebab anggarannya mungkin terhitung dua kali, mungkin memang terbagi.",
    source="Pertimbangan kami.",
    example="3355.EBA 100 pada baris 7 dan 3355.EBA 100 pada baris 9.",
)


def repeated_code(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a code with money in two rows (RK05). Without money a code may come again."""
    for row, first in rows_with_repeated_code(laporan).items():
        code = trim(laporan.rows["RKT"][row]["kode"])
        yield finding_at(
            laporan, REPEATED_CODE, "RKT", row, "kode", kode=code, sel=cell_with_sheet(laporan, "RKT", first, "kode")
        )


def rows_with_repeated_code(laporan: Report) -> dict[int, int]:
    """Give the rows with money whose code has money in a row above: row -> that row."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for row, record in rows_of(laporan, "RKT"):
        code = trim(record["kode"]).lower()
        if code and record["anggaran"] and first.setdefault(code, row) != row:
            found[row] = first[code]
    return found


PROBABLE_PARENT = Message(
    "RK02",
    WARNING,
    "Anggaran baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); menjumlahkan semuanya "
    "menghitung ganda.",
    "Bila baris ini induknya, jumlah RKT seharusnya {seharusnya}, bukan {semua}.",
    rule="Baris yang menurut kodenya bukan induk, tetapi anggarannya sama sampai sen terakhir dengan "
    "jumlah dua baris atau lebih tepat di bawahnya. Peringatan, sebab hampir pasti induk, tetapi kodenya "
    "tidak membuktikannya; di sini baris itu tidak ikut dijumlahkan.",
    source="Pertimbangan kami, dari tabel RKT dalam LKj KPU Kota Binjai 2024.",
    example="3355.EBA 2.852.752.000, lalu 2.526.331.000 + 318.801.000 + 7.620.000: menjumlahkan semuanya "
    "memberi 11.212.720.000, seharusnya 8.359.968.000.",
)


def parent_by_sum(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a row that equals the sum of the rows right below it though its code is no parent (RK02)."""
    tree, should = tree_of(laporan, "RKT"), rkt_total(laporan)
    everything = sum((one or Decimal(0) for line in tree.lines for one in line.amounts), Decimal(0))
    for parent, below in tree.decision.children().items():
        if should is None or any(tree.decision.reasons[one] != BY_SUM for one in below):
            continue
        cells = [laporan.place("RKT", tree.rows[one], "anggaran")[1] for one in (below[0], below[-1])]
        yield finding_at(
            laporan, PROBABLE_PARENT, "RKT", tree.rows[parent], "anggaran", n=len(below), sel=":".join(cells),
            computed=format_rupiah(should), difference=everything - should,
            seharusnya=format_rupiah(should), semua=format_rupiah(everything), written=format_rupiah(everything),
        )  # fmt: skip


PARENT_IS_NOT_SUM = Message(
    "RK03",
    ERROR,
    "Anggaran induk {kode} tidak sama dengan jumlah baris di bawahnya menurut kode.",
    "Periksa induk dan rinciannya ({sel}).",
    rule="Induk dikenali dari kodenya: 3355 adalah induk 3355.EBA. Anggarannya harus sama dengan jumlah "
    "rincian tepat di bawahnya, sampai sen terakhir. Kesalahan, sebab dua angka dalam satu tabel bertentangan: "
    "salah satunya pasti keliru.",
    source="Susunan kode dalam dokumen anggaran (RKA-K/L, DIPA), seperti Laporan KPU Kota Binjai 2024.",
    example="3355 tertulis 100, sedangkan 3355.EBA 60 dan 3355.EBD 30 berjumlah 90.",
    headline=False,
)


def parent_against_children(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a parent that is not the sum of its children, to the sen (RK03)."""
    yield from disagreeing_parents(laporan, PARENT_IS_NOT_SUM, "RKT", "anggaran")


def doubtful_rows(laporan: Report) -> set[int]:
    """Give the rows whose money is in doubt by RK03, RK05 or PR01; other checks leave them out."""
    tree = tree_of(laporan, "RKT")
    in_doubt = {*contradicted(tree), *tree.decision.disputed}
    return {*rows_with_repeated_code(laporan), *(tree.rows[position] for position in in_doubt)}


def counted_rows(laporan: Report) -> list[int]:
    """Give the rows that the total of the plan adds up: those whose Peran is not Induk or Jumlah."""
    tree = tree_of(laporan, "RKT")
    return [row for row in tree.rows if tree.counts(row)]


def rkt_total(laporan: Report) -> Decimal | None:
    """Give the total of the plan in rupiah; ``None`` where it is not known which rows count."""
    tree = tree_of(laporan, "RKT")
    return None if tree.is_unknown else tree.total()[0] if tree.lines else Decimal(0)


CHECKS: tuple[Check, ...] = (
    missing_target,
    invalid_code,
    repeated_code,
    parent_by_sum,
    parent_against_children,
)
