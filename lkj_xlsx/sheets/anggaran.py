"""The sheet Anggaran: its columns, and checks of amounts and of the tree of codes."""

from collections.abc import Iterator

from lkj_xlsx.declare.columns import AMOUNT_HELP, amount_read_column, mark_column, typed_over_column
from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Role, Table
from lkj_xlsx.declare.sources import PUBLISHED_REPORT
from lkj_xlsx.report.checking import Check, cached_per_report, finding_at, is_unfilled, rows_of
from lkj_xlsx.report.code_tree import (
    contradicted,
    disagreeing_parents,
    positions_of_repeated_codes,
    repeated_codes,
    unparsed_codes,
)
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.rows import Record
from lkj_xlsx.rules import budget
from lkj_xlsx.rules.budget import parent_of, parents, run_that_adds_up
from lkj_xlsx.values import format_rupiah

POSITION = 60


def _leaf_sum_before(key: str) -> str:
    """The formula of TOTAL before version 2 of the template."""

    def above(of: str) -> str:
        return f"{{{of}}}:INDEX({{{of}}},ROW()-1)"

    read = above(f"{key}_terbaca")
    return f'SUMPRODUCT(({above("induk")}<>1)*1,{read})+SUMIFS({above(key)},{read},"=",{above("induk")},"<>1")'


_REMAINDER_BEFORE = (
    'IF(AND(ISNUMBER({pagu_terbaca}),ISNUMBER({realisasi_terbaca})),{pagu_terbaca}-{realisasi_terbaca},"")'
)

ANGGARAN = Table(
    sheet="Anggaran",
    label="Tabel 4",
    title="Pengukuran Capaian Realisasi Anggaran",
    purpose="pagu dan realisasi; sisa, persentase dan TOTAL terhitung sendiri",
    has_total=True,
    compare_by=CompareBy("kode", "uraian", code_decides=True),
    columns=(
        Column("kode", "Kode", Role.INPUT, Kind.CODE, 20, "Kode program, kegiatan atau keluaran, misalnya 076.01.CQ. "
               "Induk dikenali dari kodenya dan tidak dijumlahkan dua kali."),
        Column("uraian", "Program/Kegiatan/Output", Role.INPUT, Kind.TEXT, 48, "Nama program, kegiatan atau keluaran."),
        Column("pagu", "Pagu (Rp)", Role.INPUT, Kind.RUPIAH, 20,
               AMOUNT_HELP, total=budget.leaf_sum("pagu"),
               former=(_leaf_sum_before("pagu"),)),
        Column("realisasi", "Realisasi (Rp)", Role.INPUT, Kind.RUPIAH, 20,
               AMOUNT_HELP, total=budget.leaf_sum("realisasi"),
               former=(_leaf_sum_before("realisasi"),)),
        Column("sisa", "Sisa Anggaran (Rp)", Role.RESULT, Kind.RUPIAH, 20, "Pagu - realisasi.",
               rule=budget.remainder, total="ROUND({pagu}-{realisasi},2)",
               former=(_REMAINDER_BEFORE, "{pagu}-{realisasi}")),
        Column("capaian", "% Capaian", Role.RESULT, Kind.PERCENT, 11, "Realisasi / pagu x 100, dua desimal.",
               rule=budget.absorption, total=budget.absorption_formula("{pagu}", "{realisasi}")),
        mark_column(),
        amount_read_column("pagu", "Pagu"),
        amount_read_column("realisasi", "Realisasi"),
        Column("kode_terbaca", "Kode Terbaca", Role.HELPER, Kind.CODE, 16, "Kode tanpa spasi di tepinya.",
               rule=budget.code_as_read, since=2),
        Column("baris_program", "Baris Program", Role.HELPER, Kind.COUNT, 8,
               "Baris program tempat kegiatan ini bernaung; pada program: barisnya sendiri.",
               rule=budget.programme_rows, since=2),
        Column("induk", "Induk", Role.HELPER, Kind.COUNT, 8,
               "1 bila baris ini jumlah dari baris lain menurut kodenya, sehingga tidak ikut dijumlahkan.",
               rule=budget.is_parent),
        Column("anak", "Anak", Role.HELPER, Kind.COUNT, 8, "1 bila baris ini bagian dari baris lain menurut kodenya.",
               rule=budget.is_child),
        Column("urutan_pokok", "Urutan Pokok", Role.HELPER, Kind.COUNT, 9,
               "Nomor baris pokok, yang tampil pada Ringkasan.", rule=budget.main_rows),
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
    "{kolom} kosong, sehingga sisa dan persentase baris ini tidak dapat dihitung.",
    "Isi {kolom}; tulis 0 bila memang nol.",
    rule="Tiap baris anggaran memerlukan pagu dan realisasi; 0 adalah angka, sel kosong bukan. TOTAL menjadi tidak "
    "lengkap, jadi galat.",
    source=f"{PUBLISHED_REPORT}, tabel 3.3.1",
    example="076.01.WA: pagu 2.871.095.000, realisasi kosong.",
)


def missing_amount(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a row without pagu or realisasi: its sisa cannot be computed (AG01). 0 is an amount."""
    for row, _record in rows_of(laporan, SHEET):
        for key, name in _NAMES.items():
            if is_unfilled(laporan, SHEET, row, key):
                yield finding_at(laporan, MISSING_AMOUNT, SHEET, row, key, kolom=name)
                break


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


def parent_against_children(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a parent that is not the sum of its children to the sen, unless an amount is missing (AG05, AG01)."""
    above, left_out = _tree(laporan, hasil)
    for key, name in _NAMES.items():
        amounts = laporan.rows[SHEET].column(key)
        yield from disagreeing_parents(
            laporan, PARENT_IS_NOT_SUM, SHEET, key, above=above, amounts=amounts, left_out=left_out, needs_all=True,
            kolom=name,
        )  # fmt: skip


INVALID_CODE = Message(
    "AG13",
    WARNING,
    'Kode "{kode}" tidak terbaca sebagai kode anggaran, sehingga induk dan rinciannya tidak dikenali.',
    "Tulis kodenya dengan huruf, angka dan titik saja, tanpa spasi, misalnya 3355.EBA.994.",
    rule="Kode terdiri dari huruf dan angka yang dipisahkan titik. Tanda lain, spasi, atau titik di ujung memutus "
    "hubungan induk dan rincian, sehingga TOTAL bisa menghitung ganda; harus ada yang memastikan.",
    source=f"{_TREE}; bentuk kode pada {PUBLISHED_REPORT}",
    example='"3355,EBA" 60 tidak dikenali di bawah 3355, sehingga keduanya dijumlahkan.',
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


def codes_that_repeat(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a code that stands in two rows: one row printed twice, or a slip in the code (AG14)."""
    above, left_out = _tree(laporan, hasil)
    yield from repeated_codes(laporan, REPEATED_CODE, SHEET, above=above, left_out=left_out)


def _tree(laporan: Report, hasil: Results) -> tuple[list[int | None], list[bool]]:
    """Give for each row the position of its parent, and whether the TOTAL leaves the row out."""
    left_out = [one == 1 for one in hasil.anggaran.by_row.column("induk")]
    return _above(laporan), left_out


@cached_per_report
def _above(laporan: Report) -> list[int | None]:
    return parent_of(laporan.rows[SHEET].column("kode"))


PROBABLE_PARENT = Message(
    "AG06",
    WARNING,
    "{kolom} baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); mungkin terhitung ganda dalam TOTAL.",
    "Bila baris ini induknya, lengkapi kodenya supaya terbaca sebagai induk, atau hapus dari tabel.",
    rule="Bila kodenya tidak menunjukkan induk, baris yang persis sama dengan jumlah dua baris atau lebih tepat di "
    "bawahnya mungkin induknya. Bisa juga kebetulan, jadi harus ada yang memutuskan.",
    source=f"{_TREE}; baris RKT 3355.EBA pada {PUBLISHED_REPORT}",
    example="2.852.752.000 = 2.526.331.000 + 318.801.000 + 7.620.000.",
    headline=True,
)


def parent_by_sum(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a row that equals the sum of the rows right below it though its code is no parent (AG06)."""
    rows = list(laporan.rows[SHEET])
    amounts = laporan.rows[SHEET].column("pagu")
    for position, length in _probable_parents(laporan).items():
        row = rows[position]
        first = laporan.place(SHEET, rows[position + 1], "pagu")[1]
        last = laporan.place(SHEET, rows[position + length], "pagu")[1]
        without = hasil.anggaran.total.pagu - (amounts[position] or 0)
        yield finding_at(
            laporan, PROBABLE_PARENT, SHEET, row, "pagu", kolom="Pagu", n=length, sel=f"{first}:{last}",
            computed=f"TOTAL pagu tanpa baris ini {format_rupiah(without)}", difference=amounts[position],
        )  # fmt: skip


@cached_per_report
def _probable_parents(laporan: Report) -> dict[int, int]:
    """Give the positions of such rows, each with the number of rows that add up to it."""
    amounts, by_code = laporan.rows[SHEET].column("pagu"), parents(laporan.rows[SHEET].column("kode"))
    lengths = {position: run_that_adds_up(amounts, position) for position, one in enumerate(by_code) if not one}
    return {position: length for position, length in lengths.items() if length}


def doubtful_rows(laporan: Report) -> set[int]:
    """Give the rows whose pagu is in doubt by AG02, AG05, AG06, AG11 or AG14; other checks leave them out."""
    table = laporan.rows[SHEET]
    rows, codes = list(table), table.column("kode")
    above = _above(laporan)
    in_doubt = {
        *contradicted(above, table.column("pagu")),
        *_probable_parents(laporan),
        *positions_of_repeated_codes(codes, above, parents(codes)),
    }
    return {rows[position] for position in in_doubt} | {row for row, _record in _overspent(laporan)}


PARENT_LEFT_OUT = Message(
    "AG07",
    NOTE,
    "Baris induk {kode} tidak dijumlahkan lagi dalam TOTAL; rinciannya yang dijumlahkan.",
    "Tidak ada yang perlu diubah.",
    rule="Induk yang tercetak bersama rinciannya tidak dijumlahkan lagi, supaya tidak terhitung dua kali. Dicatat "
    "supaya TOTAL dapat dihitung ulang dengan tangan.",
    source=_TREE,
    example="3355 = 100, 3355.EBA = 60 dan 3355.EBD = 40: TOTAL 100, bukan 200.",
)


def parent_left_out(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report each row that the TOTAL leaves out since it adds the children of the row (AG07)."""
    for row, record in rows_of(laporan, SHEET):
        if hasil.anggaran.by_row[row]["induk"] == 1:
            yield finding_at(laporan, PARENT_LEFT_OUT, SHEET, row, "kode", kode=record["kode"])


BELOW_TOTAL = Message(
    "AG08",
    WARNING,
    "Baris di bawah TOTAL tidak ikut dijumlahkan.",
    "Pindahkan baris ini ke atas TOTAL.",
    rule="TOTAL menjumlahkan baris di atasnya. Baris berangka di bawahnya mungkin terlupa, mungkin sengaja "
    "dipisahkan, jadi harus ada yang memutuskan.",
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
    below_total,
)
