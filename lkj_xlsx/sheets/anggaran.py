"""The sheet Anggaran: its columns, and checks of amounts and of the tree of codes."""

from collections.abc import Iterator

from lkj_xlsx.declare.columns import AMOUNT_HELP, amount_read_column, mark_column, role_columns, typed_over_column
from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Role, Table, TreeColumns
from lkj_xlsx.declare.sources import PUBLISHED_REPORT
from lkj_xlsx.report.checking import Check, cached_per_report, finding_at, is_unfilled, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.rows import Record
from lkj_xlsx.report.tree import (
    contradicted,
    disagreeing_parents,
    positions_of_repeated_codes,
    repeated_codes,
    tree_of,
    unparsed_codes,
)
from lkj_xlsx.rules import budget
from lkj_xlsx.rules.budget_sums import BY_SUM
from lkj_xlsx.rules.budget_tree import INDUK, rows_with_a_twin_below
from lkj_xlsx.values import first_few, format_rupiah

POSITION = 60


def _leaf_sum_before(key: str) -> str:
    """The formula of TOTAL in version 1 of the template. Its column Induk is gone; any reference stands for it."""

    def above(of: str) -> str:
        return f"{{{of}}}:INDEX({{{of}}},ROW()-1)"

    read = above(f"{key}_terbaca")
    return f'SUMPRODUCT(({read}<>1)*1,{read})+SUMIFS({above(key)},{read},"=",{read},"<>1")'


_REMAINDER_BEFORE = (
    'IF(AND(ISNUMBER({pagu_terbaca}),ISNUMBER({realisasi_terbaca})),{pagu_terbaca}-{realisasi_terbaca},"")'
)

EFFICIENCY = "Efisiensi"
"""The name by which a template is made with the sasaran of each budget row."""

_PERAN, _PERAN_DICATAT = role_columns(("pagu",), has_total=True)

ANGGARAN = Table(
    sheet="Anggaran",
    label="Tabel 4",
    title="Pengukuran Capaian Realisasi Anggaran",
    purpose="pagu dan realisasi; sisa, persentase dan TOTAL terhitung sendiri",
    has_total=True,
    compare_by=CompareBy("kode", "uraian", code_decides=True),
    tree=TreeColumns("kode", ("uraian",), ("pagu", "realisasi"), "peran", "peran_dicatat", "tingkat"),
    superseded=("Kode Terbaca", "Baris Program", "Induk", "Anak"),
    columns=(
        Column("kode", "Kode", Role.INPUT, Kind.CODE, 20, "Kode program, kegiatan atau keluaran, misalnya 076.01.CQ. "
               "Induk yang tercetak di atas rinciannya tidak dijumlahkan dua kali."),
        Column("uraian", "Program/Kegiatan/Output", Role.INPUT, Kind.TEXT, 48, "Nama program, kegiatan atau keluaran."),
        Column("pagu", "Pagu (Rp)", Role.INPUT, Kind.RUPIAH, 20,
               AMOUNT_HELP, total=budget.leaf_sum("pagu"),
               former=(_leaf_sum_before("pagu"),)),
        Column("realisasi", "Realisasi (Rp)", Role.INPUT, Kind.RUPIAH, 20,
               AMOUNT_HELP, total=budget.leaf_sum("realisasi"),
               former=(_leaf_sum_before("realisasi"),)),
        Column("sisa", "Sisa Anggaran (Rp)", Role.RESULT, Kind.RUPIAH, 20, "Pagu - realisasi.",
               rule=budget.remainder,
               total='IF(AND(ISNUMBER({pagu}),ISNUMBER({realisasi})),ROUND({pagu}-{realisasi},2),"")',
               former=(_REMAINDER_BEFORE, "{pagu}-{realisasi}")),
        Column("capaian", "% Capaian", Role.RESULT, Kind.PERCENT, 11, "Realisasi / pagu x 100, dua desimal.",
               rule=budget.absorption, total=budget.absorption_formula("{pagu}", "{realisasi}")),
        Column("sasaran", "Sasaran", Role.INPUT, Kind.TEXT, 34, "Sasaran yang dibiayai baris ini, seperti pada "
               "Pengukuran. Cukup pada induknya: rincian di bawahnya ikut, kecuali diisi sendiri.",
               choices="Pilihan_Sasaran", makes_row_data=False, optional=True, part=EFFICIENCY, on_paper=False),
        _PERAN,
        mark_column(),
        amount_read_column("pagu", "Pagu"),
        amount_read_column("realisasi", "Realisasi"),
        Column("tanpa_peran", "Tanpa Peran", Role.HELPER, Kind.COUNT, 8,
               "1 bila baris berangka ini belum ber-Peran; ia ikut dijumlahkan.", rule=budget.without_role, since=2),
        Column("urutan_pokok", "Urutan Pokok", Role.HELPER, Kind.COUNT, 9,
               "Nomor baris pokok, yang tampil pada Ringkasan.", rule=budget.main_rows),
        Column("sasaran_dihitung", "Sasaran Dihitung", Role.HELPER, Kind.TEXT, 30,
               "Sasaran baris ini, atau sasaran induknya; kosong pada baris yang tidak dijumlahkan.",
               rule=budget.sasaran_that_counts, optional=True, part=EFFICIENCY),
        Column("nomor_sasaran", "Nomor Sasaran", Role.HELPER, Kind.COUNT, 9,
               "Nomor sasaran itu pada Pengukuran.", rule=budget.sasaran_number, optional=True, part=EFFICIENCY,
               takes={"nama_diukur": ("Pengukuran", "sasaran_terbaca"),
                      "nomor_diukur": ("Pengukuran", "nomor_sasaran")}),
        Column("sasaran_induk", "Sasaran Induk", Role.RECORD, Kind.TEXT, 30,
               "Sasaran baris terdekat di atasnya yang memuat baris ini; ditulis lkj-xlsx compute.",
               inherits="sasaran", optional=True, part=EFFICIENCY),
        _PERAN_DICATAT,
        Column("tingkat", "Tingkat", Role.RECORD, Kind.COUNT, 8,
               "Banyaknya baris berangka yang memuat baris ini; kosong pada baris pokok.", since=2),
        typed_over_column("peran", "Peran"),
        typed_over_column("pagu", "Pagu", Kind.RUPIAH),
        typed_over_column("realisasi", "Realisasi", Kind.RUPIAH),
        typed_over_column("sisa", "Sisa", Kind.RUPIAH),
        typed_over_column("capaian", "% Capaian"),
    ),
)  # fmt: skip

CHAPTER = Chapter("AG", "Anggaran")

_TREE = "pertimbangan kami: Anggaran, pohon kode program, kegiatan dan keluaran"

SHEET = "Anggaran"
_NAMES = {"pagu": "Pagu", "realisasi": "Realisasi"}


MISSING_AMOUNT = Message(
    "AG01",
    ERROR,
    "{kolom} kosong{semua}, sehingga sisa dan persentasenya tidak dapat dihitung.",
    "Isi {kolom}; tulis 0 bila memang nol.",
    rule="Tiap baris anggaran yang berangka memerlukan pagu dan realisasi; 0 adalah angka, sel kosong bukan. TOTAL "
    "menjadi tidak lengkap, jadi kesalahan. Kolom yang kosong seluruhnya disebut sekali. Baris tanpa angka sama sekali "
    "adalah judul dan tidak diperiksa di sini.",
    source=f"{PUBLISHED_REPORT}, tabel 3.3.1",
    example="076.01.WA: pagu 2.871.095.000, realisasi kosong.",
)


def missing_amount(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a row with one amount and without the other: its sisa cannot be computed (AG01). 0 is an amount.

    A column that no row has filled yet, as in the middle of a year, is one cause and is reported once.
    """
    with_amounts = [row for row, one in rows_of(laporan, SHEET) if any(one[key] is not None for key in _NAMES)]
    for key, name in _NAMES.items():
        rows = [row for row in with_amounts if is_unfilled(laporan, SHEET, row, key)]
        cells = [laporan.place(SHEET, row, key) for row in rows]
        if len(rows) == len(with_amounts) > 1:
            semua = f" pada semua {len(rows)} baris ({first_few([cell for _, cell in cells])})"
            yield finding_at(laporan, MISSING_AMOUNT, SHEET, rows[0], key, kolom=name, semua=semua, related=cells[1:])
            continue
        for row in rows:
            yield finding_at(laporan, MISSING_AMOUNT, SHEET, row, key, kolom=name, semua="")


ABOVE_PAGU = Message(
    "AG02",
    WARNING,
    "Realisasi melebihi pagu.",
    "Periksa pagu setelah revisi DIPA dan angka realisasi.",
    rule="Belanja tidak boleh melampaui pagunya, tetapi pagu dapat berubah karena revisi, jadi harus ada yang "
    "memastikan angka mana yang keliru.",
    source="Pertimbangan kami: Anggaran, realisasi di atas pagu",
    example="Pagu 1.000.000, realisasi 1.500.000: selisih 500.000.",
)
REALISASI_WITHOUT_PAGU = Message(
    "AG11",
    ERROR,
    "Pagu 0 tetapi ada realisasi: persentase tidak dapat dihitung.",
    "Isi pagunya.",
    rule="Pembagian dengan pagu 0 tidak punya hasil, dan belanja tanpa pagu tidak mungkin benar.",
    source="Pertimbangan kami: Anggaran, serapan = realisasi / pagu x 100",
    example="Pagu 0, realisasi 7.000.000.",
)


def above_pagu(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a realisasi above its pagu (AG02), and one without any pagu (AG11)."""
    for row, record in _overspent(laporan):
        pagu, realisasi = record["pagu"], record["realisasi"]
        message = REALISASI_WITHOUT_PAGU if pagu == 0 else ABOVE_PAGU
        yield finding_at(
            laporan, message, SHEET, row, "realisasi", computed=format_rupiah(pagu), difference=realisasi - pagu
        )


def _overspent(laporan: Report) -> Iterator[tuple[int, Record]]:
    """Give the rows with a realisasi above the pagu; a negative pagu is reported by AG19."""
    for row, record in rows_of(laporan, SHEET):
        pagu, realisasi = record["pagu"], record["realisasi"]
        if None not in (pagu, realisasi) and 0 <= pagu < realisasi:
            yield row, record


NEGATIVE_AMOUNT = Message(
    "AG19",
    WARNING,
    "{kolom} negatif.",
    "Periksa tandanya; pengembalian belanja dikurangkan dari realisasi barisnya, bukan menjadi baris sendiri.",
    rule="Pagu dan realisasi dihitung dari nol ke atas; tanda minus atau tanda kurung biasanya salah ketik atau "
    "salah salin. Dihitung sebagaimana tertulis, jadi harus ada yang memastikan.",
    source="Pertimbangan kami: Anggaran, tanda bilangan",
    example="Realisasi (5.000.000) pada baris 9 mengurangi TOTAL 5.000.000.",
    headline=True,
)


def negative_amount(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a negative amount; it counts as it is written and lowers the TOTAL (AG19)."""
    for row, record in rows_of(laporan, SHEET):
        for key, name in _NAMES.items():
            if record[key] is not None and record[key] < 0:
                yield finding_at(laporan, NEGATIVE_AMOUNT, SHEET, row, key, kolom=name)


PARENT_IS_NOT_SUM = Message(
    "AG05",
    ERROR,
    "{kolom} induk {kode} tidak sama dengan jumlah baris di bawahnya.",
    "Periksa induk dan rinciannya ({sel}); TOTAL menjumlahkan rinciannya.",
    rule="Induk yang tercetak bersama rinciannya harus sama dengan jumlah rincian satu tingkat di bawahnya, sampai "
    "sen terakhir. Bila tidak, salah satunya tidak dapat dipertahankan. Tidak diperiksa selama ada rincian yang "
    "kosong, sebab itu sudah dilaporkan.",
    source=_TREE,
    example="3355: pagu 101; 3355.EBA 60 dan 3355.EBD 40 berjumlah 100.",
)


def parent_against_children(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a parent that is not the sum of its children to the sen, unless an amount is missing (AG05, AG01)."""
    for key, name in _NAMES.items():
        yield from disagreeing_parents(laporan, PARENT_IS_NOT_SUM, SHEET, key, kolom=name)


INVALID_CODE = Message(
    "AG13",
    WARNING,
    'Kode "{kode}" memuat tanda yang tidak lazim, sehingga induk dan rinciannya mungkin tidak dikenali.',
    "Tulis kodenya dengan huruf, angka dan titik, misalnya 3355.EBA.994.",
    rule="Kode terdiri dari huruf dan angka yang dipisahkan titik, garis miring atau spasi. Tanda lain dapat memutus "
    "hubungan induk dan rincian, sehingga TOTAL bisa menghitung ganda; harus ada yang memastikan.",
    source=f"{_TREE}; bentuk kode pada {PUBLISHED_REPORT}",
    example='"3355@EBA" 60 tidak dikenali di bawah 3355, sehingga keduanya dijumlahkan.',
    headline=True,
)


def codes_that_do_not_parse(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a code that the tree cannot place (AG13)."""
    yield from unparsed_codes(laporan, INVALID_CODE, SHEET)


REPEATED_CODE = Message(
    "AG14",
    WARNING,
    "Kode {kode} sudah dipakai di {sel}.",
    "Hapus baris yang tercetak dua kali, atau betulkan kodenya.",
    rule="Kode program, kegiatan atau keluaran yang lengkap hanya berlaku untuk satu baris. Baris kedua mungkin "
    "tercetak dua kali dan terhitung ganda, mungkin salah ketik kode. Kode akun dan komponen boleh berulang, sebab "
    "hanya unik di bawah induknya.",
    source=_TREE,
    example="076.01.WA di A7 dan di A9, keduanya dengan pagu 2.871.095.000.",
    headline=True,
)


def codes_that_repeat(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a code that stands in two rows: one row printed twice, or a slip in the code (AG14)."""
    yield from repeated_codes(laporan, REPEATED_CODE, SHEET)


PROBABLE_PARENT = Message(
    "AG06",
    WARNING,
    "Pagu dan realisasi baris ini persis sama dengan jumlah {n} baris lain ({sel}), jadi dianggap induknya dan tidak "
    "dijumlahkan lagi.",
    "Bila bukan induk, ubah Peran baris ini menjadi Rincian; bila induk, tidak ada yang perlu diubah.",
    rule="Baris tanpa kode atau kata tingkat yang menunjukkan letaknya, tetapi semua angkanya sama dengan jumlah dua "
    "baris atau lebih di bawahnya, adalah induknya. Bisa juga kebetulan, jadi harus ada yang memastikan.",
    source=f"{_TREE}; baris RKT 3355.EBA pada {PUBLISHED_REPORT}",
    example="2.852.752.000 = 2.526.331.000 + 318.801.000 + 7.620.000.",
    headline=True,
)


def parent_by_sum(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a row that is taken for a parent since its amounts are the sums of other rows (AG06)."""
    tree = tree_of(laporan, SHEET)
    for position, below in parents_by_sum(laporan, SHEET).items():
        row = tree.rows[position]
        cells = first_few([laporan.place(SHEET, tree.rows[one], "pagu")[1] for one in below])
        total = hasil.anggaran.total.pagu
        with_it = None if total is None else total + (tree.lines[position].amounts[0] or 0)
        yield finding_at(
            laporan, PROBABLE_PARENT, SHEET, row, "pagu", n=len(below), sel=cells,
            computed=None if with_it is None else f"TOTAL pagu dengan baris ini {format_rupiah(with_it)}",
        )  # fmt: skip


def parents_by_sum(laporan: Report, sheet: str) -> dict[int, list[int]]:
    """Give the positions of the parents that only their amounts show, each with those of the rows that they sum.

    Where another reading gives another total, PR01 or PR02 names them.
    """
    decision = tree_of(laporan, sheet).decision
    return {
        parent: below
        for parent, below in decision.children().items()
        if parent not in decision.disputed and all(decision.reasons[one] == BY_SUM for one in below)
    }


@cached_per_report
def doubtful_rows(laporan: Report) -> set[int]:
    """Give the rows whose pagu is in doubt by AG02, AG05, AG11, AG14 or PR01; other checks leave them out."""
    tree = tree_of(laporan, SHEET)
    in_doubt = {*contradicted(tree), *positions_of_repeated_codes(tree), *tree.decision.disputed}
    return {tree.rows[position] for position in in_doubt} | {row for row, _record in _overspent(laporan)}


PARENT_LEFT_OUT = Message(
    "AG07",
    NOTE,
    "{n} baris induk ({sel}) tidak dijumlahkan lagi dalam TOTAL; rinciannya yang dijumlahkan.",
    "Tidak ada yang perlu diubah.",
    rule="Induk yang tercetak bersama rinciannya tidak dijumlahkan lagi, supaya tidak terhitung dua kali. Dicatat "
    "sekali untuk semuanya, supaya TOTAL dapat dihitung ulang dengan tangan.",
    source=_TREE,
    example="3355 = 100, 3355.EBA = 60 dan 3355.EBD = 40: TOTAL 100, bukan 200.",
)


def parent_left_out(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once the rows that the TOTAL leaves out since it adds the children of the row (AG07)."""
    tree = tree_of(laporan, SHEET)
    by_sum = {tree.rows[one] for one in parents_by_sum(laporan, SHEET)}
    rows = [row for row in tree.rows if tree.roles[row].lower() == INDUK.lower() and row not in by_sum]
    if rows:
        yield finding_at(
            laporan, PARENT_LEFT_OUT, SHEET, rows[0], "kode", written=laporan.written(SHEET, rows[0], "kode"),
            n=len(rows), sel=first_few([laporan.place(SHEET, row, "kode")[1] for row in rows]),
        )  # fmt: skip


SAME_AS_THE_ROW_ABOVE = Message(
    "AG22",
    WARNING,
    "Pagu dan realisasi {n} baris ({sel}) sama dengan baris di atasnya, dan keduanya dijumlahkan.",
    "Bila baris itu rincian baris di atasnya, ubah Peran baris di atasnya menjadi Induk; bila bukan, ubah menjadi "
    "Rincian.",
    rule="Baris tanpa kode yang pagu dan realisasinya sama dengan baris tepat di atasnya mungkin satu-satunya rincian "
    "baris itu, sehingga TOTAL terhitung dua kali. Mungkin juga kebetulan. Peringatan, sebab hanya Anda yang tahu; "
    "Peran yang Anda isi menjawabnya.",
    source=_TREE,
    example="Program Dukungan Manajemen 1.000.000 dan di bawahnya, tanpa kode, Layanan Perkantoran 1.000.000.",
    headline=True,
)


def same_as_the_row_above(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once the rows with the amounts of the row above, of which one has no code: an only child or not (AG22)."""
    tree = tree_of(laporan, SHEET)
    pairs = [(tree.rows[at], tree.rows[at + 1]) for at in rows_with_a_twin_below(tree.lines)]
    found = [row for above, row in pairs if {above, row} <= tree.ours and tree.counts(above) and tree.counts(row)]
    if found:
        cells = [laporan.place(SHEET, row, "pagu")[1] for row in found]
        yield finding_at(
            laporan, SAME_AS_THE_ROW_ABOVE, SHEET, found[0], "pagu", n=len(found), sel=first_few(cells),
        )  # fmt: skip


BELOW_TOTAL = Message(
    "AG08",
    ERROR,
    "Baris di bawah TOTAL tidak ikut dijumlahkan.",
    "Pindahkan baris ini ke atas TOTAL, atau hapus bila bukan bagian tabel ini.",
    rule="TOTAL menjumlahkan baris di atasnya. Baris berangka di bawahnya tidak termasuk di dalamnya, sehingga TOTAL "
    "atau tabelnya keliru.",
    source="Pertimbangan kami: baris TOTAL",
    example="TOTAL di baris 66, sedangkan 076.01.ZZ dengan pagu 7.000.000 di baris 68.",
    headline=True,
)


def below_total(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report each row below TOTAL: the TOTAL adds up the rows above it (AG08)."""
    total_row = laporan.layout[SHEET].total_row
    for row, _record in rows_of(laporan, SHEET):
        if total_row is not None and row > total_row:
            yield finding_at(laporan, BELOW_TOTAL, SHEET, row, "pagu")


CHECKS: tuple[Check, ...] = (
    missing_amount,
    above_pagu,
    negative_amount,
    parent_against_children,
    codes_that_do_not_parse,
    codes_that_repeat,
    parent_by_sum,
    parent_left_out,
    same_as_the_row_above,
    below_total,
)
