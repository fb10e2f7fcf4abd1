"""The TOTAL of Anggaran: a typed one against itself and its rows, what is missing, and serapan against capaian."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Message
from lkj_xlsx.declare.sources import HOW_AMOUNTS_ARE_COMPARED, PUBLISHED_REPORT
from lkj_xlsx.report.checking import Check, finding_at, rows_of
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.tree import contradicted, tree_of
from lkj_xlsx.report.typed import Typed, typed_total
from lkj_xlsx.rules.budget import absorption
from lkj_xlsx.rules.budget_tree import JUMLAH, RINCIAN
from lkj_xlsx.values import first_few, format_decimal, format_rupiah
from lkj_xlsx.values.indonesian import plain

POSITION = 81

SHEET = "Anggaran"
_AMOUNTS = ("pagu", "realisasi")
_DIGITS = 15  # that a cell of Excel keeps


def columns_explained_elsewhere(laporan: Report, hasil: Results, total: Mapping[str, Typed]) -> set[str]:
    """Give the columns of a typed TOTAL that need no finding of their own.

    AG09, AG12 or AG18 reports them, or they follow from a typed pagu or realisasi that is wrong: a sisa that is the
    typed pagu - the typed realisasi, and the serapan of these two. One cause gives one finding.
    """
    if tree_of(laporan, SHEET).is_unknown or _is_sum_of_tops(laporan, total):
        return set(total)
    explained = {"sisa"} if contradicts_itself(total) else set()
    if lacking := _incomplete(laporan):
        explained |= {*lacking, "sisa", "capaian"}
    if _wrong_amounts(total):
        pagu, realisasi = _amounts(total, hasil)
        if "sisa" in total and total["sisa"].value == pagu - realisasi:
            explained.add("sisa")
        if "capaian" in total and (total["capaian"].agrees_nearly or _fits(total["capaian"], pagu, realisasi)):
            explained.add("capaian")
    return explained & total.keys()


def _is_sum_of_tops(laporan: Report, total: Mapping[str, Typed]) -> bool:
    """Tell whether a typed TOTAL is the sum of the main rows, one of which is not the sum of its own (AG05).

    Which of the two is wrong is not known, so the typed TOTAL is not called an error as well.
    """
    tree = tree_of(laporan, SHEET)
    roles = {row: JUMLAH if role == JUMLAH or tree.depths[row] else RINCIAN for row, role in tree.roles.items()}
    sums = dict(zip(_AMOUNTS, tree.total(roles), strict=True)) if tree.lines else {}
    typed = {key: total[key].value for key in _AMOUNTS if key in total}
    return bool(contradicted(tree)) and bool(typed) and all(sums[key] == value for key, value in typed.items())


def _fits(serapan: Typed, pagu: Decimal, realisasi: Decimal) -> bool:
    """Tell whether a typed serapan is that of these amounts."""
    expected = absorption(pagu, realisasi)
    return expected is not None and replace(serapan, computed=expected).agrees_nearly


def contradicts_itself(total: Mapping[str, Typed]) -> bool:
    """Tell whether pagu, realisasi and sisa of a TOTAL are typed and sisa is not pagu - realisasi.

    False where the sisa is that of the rows: then pagu or realisasi is wrong and is reported instead.
    """
    pagu, realisasi, sisa = (total[key].value if key in total else None for key in (*_AMOUNTS, "sisa"))
    if pagu is None or realisasi is None or sisa is None:
        return False
    return abs(sisa - (pagu - realisasi)) > total["sisa"].rounding and not total["sisa"].agrees


TOTAL_CONTRADICTS_ITSELF = Message(
    "AG09",
    ERROR,
    "TOTAL sisa yang diketik tidak sama dengan TOTAL pagu - TOTAL realisasi yang diketik; jumlah sisa baris {jumlah}.",
    "Hitung ulang ketiganya; ketiga angka TOTAL sudah diganti dengan jumlah baris.",
    rule="Lepas dari barisnya, ketiga angka TOTAL harus cocok satu sama lain: sisa = pagu - realisasi, sampai "
    "sen terakhir. Bila tidak, paling sedikit satu di antaranya keliru. Bila sisanya sama dengan jumlah baris, "
    "yang dilaporkan pagu atau realisasinya saja.",
    source=f"{HOW_AMOUNTS_ARE_COMPARED}; {PUBLISHED_REPORT}, tabel 3.3.1",
    example="TOTAL sisa 305.851.582, padahal 33.239.899.000 - 32.934.047.438 = 305.851.562: selisih 20.",
    headline=False,
)


def total_against_itself(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a typed TOTAL whose sisa is not its pagu - its realisasi (AG09)."""
    total = typed_total(laporan, hasil, SHEET)
    if contradicts_itself(total):
        pagu, realisasi = _amounts(total, hasil)
        sisa = total["sisa"].value or Decimal(0)
        yield finding_at(
            laporan, TOTAL_CONTRADICTS_ITSELF, SHEET, total["sisa"].row, "sisa", written=format_rupiah(sisa),
            computed=format_rupiah(pagu - realisasi), difference=sisa - (pagu - realisasi),
            jumlah=format_rupiah(hasil.anggaran.total.sisa or Decimal(0)),
        )  # fmt: skip


RIGHT_PERCENTAGE_OF_WRONG_RUPIAH = Message(
    "AG12",
    NOTE,
    "Persentase TOTAL yang diketik cocok dengan hitungan, padahal TOTAL {kolom} tidak; persentase yang cocok tidak "
    "membuktikan rupiahnya.",
    "Betulkan rupiahnya; persentase ini tidak perlu diubah.",
    rule="Persentase TOTAL hampir tidak berubah bila satu baris hilang, sehingga angka yang cocok dapat "
    "menyesatkan. Rupiahnya sendiri sudah dilaporkan sebagai kesalahan, jadi ini catatan.",
    source=f"{PUBLISHED_REPORT}, tabel 3.3.1",
    example="99,08% cocok, padahal TOTAL pagu lebih 117.015.000 dan TOTAL realisasi lebih 116.843.132.",
)


def right_percentage_of_wrong_rupiah(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a typed serapan that is right while the typed rupiah are wrong (AG12)."""
    total = typed_total(laporan, hasil, SHEET)
    serapan = total.get("capaian")
    if serapan is None or not serapan.agrees_nearly or _incomplete(laporan):
        return
    if wrong := _wrong_amounts(total):
        names = " dan ".join(f"{key} ({laporan.place(SHEET, serapan.row, key)[1]})" for key in wrong)
        yield finding_at(
            laporan, RIGHT_PERCENTAGE_OF_WRONG_RUPIAH, SHEET, serapan.row, "capaian",
            written=serapan.shown(serapan.written),
            computed=serapan.shown(serapan.computed), kolom=names,
        )  # fmt: skip


TOTAL_NOT_YET_COMPARABLE = Message(
    "AG18",
    NOTE,
    "TOTAL {kolom} yang diketik belum dapat dibandingkan, sebab {sel} kosong atau tidak terbaca.",
    "Isi dulu sel itu; bila TOTAL yang diketik benar, selisihnya adalah angka yang kurang.",
    rule="Selama ada pagu atau realisasi yang kosong atau tidak terbaca, jumlah baris belum lengkap, sehingga "
    "TOTAL yang diketik tidak dapat dinyatakan salah. Sel yang kurang itu sudah dilaporkan sebagai kesalahan, jadi ini "
    "catatan.",
    source=f"{HOW_AMOUNTS_ARE_COMPARED}; pertimbangan kami: satu sebab, satu temuan",
    example="TOTAL pagu diketik 33.122.884.000, C7 kosong, baris lain 30.251.789.000: selisih 2.871.095.000.",
)


def not_yet_comparable(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a typed TOTAL that cannot be judged while an amount above it is missing (AG18).

    Its difference may be that amount.
    """
    total = typed_total(laporan, hasil, SHEET)
    lacking = _incomplete(laporan)
    for key in ("pagu", "realisasi", "sisa"):
        one = total.get(key)
        if one is not None and one.difference and lacking and key in {*lacking, "sisa"}:
            cells = lacking.get(key) or [cell for found in lacking.values() for cell in found]
            yield finding_at(
                laporan, TOTAL_NOT_YET_COMPARABLE, SHEET, one.row, key,
                kolom=laporan.layout[SHEET].table.column(key).heading,
                written=one.shown(one.written), computed=one.shown(one.computed), difference=one.difference,
                sel=first_few(cells),
            )  # fmt: skip


def _incomplete(laporan: Report) -> dict[str, list[str]]:
    """Give the columns in which an amount above TOTAL is empty or unreadable (AG01, BC02), with these cells."""
    end = laporan.layout[SHEET].total_row
    found: dict[str, list[str]] = {}
    for row, record in rows_of(laporan, SHEET):
        for key in _AMOUNTS:
            if record[key] is None and (end is None or row < end) and not _is_caption(laporan, row):
                found.setdefault(key, []).append(laporan.place(SHEET, row, key)[1])
    return found


def _is_caption(laporan: Report, row: int) -> bool:
    tree = tree_of(laporan, SHEET)
    return row in tree.positions and tree.lines[tree.positions[row]].is_caption


def row_that_explains(laporan: Report, total: Mapping[str, Typed], key: str) -> str:
    """Give the sentence that says which row would explain the difference of a typed TOTAL; "" for none.

    A TOTAL that lacks a row differs by that row in pagu and in realisasi, with one sign; the sentence is added at pagu.
    The TOTAL of the published report exceeds its rows by 117.015.000 and 116.843.132, a row with a serapan of 99,85%.
    """
    if key != "pagu":
        return ""
    pagu, realisasi = (total[key].difference if key in total else None for key in _AMOUNTS)
    if not pagu or not realisasi or (pagu < 0) != (realisasi < 0) or abs(realisasi) > abs(pagu):
        return ""
    size = abs(pagu), abs(realisasi)
    serapan = absorption(*size) or Decimal(0)
    return (
        f" Selisihnya terlihat seperti {_which_row(laporan, size, lacking=pagu < 0)}: pagu {format_rupiah(size[0])}, "
        f"realisasi {format_rupiah(size[1])}, sisa {format_rupiah(size[0] - size[1])}, "
        f"serapan {format_decimal(serapan, 2)}%."
    )


def _which_row(laporan: Report, size: tuple[Decimal, Decimal], *, lacking: bool) -> str:
    same_size = (row for row, one in rows_of(laporan, SHEET) if (one["pagu"], one["realisasi"]) == size)
    row = next(same_size, None)
    if row is None:
        return "satu baris yang tidak seharusnya ada di tabel" if lacking else "satu baris yang hilang dari tabel"
    cell = laporan.place(SHEET, row, "pagu")[1]
    return f"baris {row} ({cell}) yang {'tidak ikut terjumlah' if lacking else 'terjumlah dua kali'}"


def _wrong_amounts(total: Mapping[str, Typed]) -> list[str]:
    return [key for key in _AMOUNTS if key in total and not total[key].agrees and total[key].difference is not None]


def _amounts(total: Mapping[str, Typed], hasil: Results) -> tuple[Decimal, Decimal]:
    """Give pagu and realisasi of the TOTAL as they stand in the workbook: typed, or else computed."""
    pagu, realisasi = (_standing(total.get(key), getattr(hasil.anggaran.total, key)) for key in _AMOUNTS)
    return pagu, realisasi


def _standing(typed: Typed | None, computed: Decimal | None) -> Decimal:
    return (computed or Decimal(0)) if typed is None or typed.value is None else typed.value


BEYOND_EXCEL = Message(
    "AG21",
    NOTE,
    "{kolom} memerlukan lebih dari 15 angka, sedangkan sel Excel hanya menyimpan 15; angka tersimpan di berkas dapat "
    "berbeda pada angka terakhirnya.",
    "Tidak ada yang perlu diubah; pakai angka yang disebutkan di sini bila angka terakhirnya penting.",
    rule="Excel menyimpan 15 angka penting: rupiah bulat eksak sampai 10^15, dengan sen sampai 10^13. Hitungan di sini "
    "tetap eksak, jadi catatan, sekali untuk tiap kolom pada sel pertama yang melampauinya.",
    source="Pertimbangan kami: Excel menyimpan bilangan sampai 15 angka penting.",
    example="Pagu 12.345.678.901.234,56 tersimpan sebagai 12.345.678.901.234,6.",
)


def beyond_excel(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report an amount or a TOTAL with more than 15 digits, of which a cell of Excel loses the last ones (AG21)."""
    total_row, total = laporan.layout[SHEET].total_row, hasil.total_of(SHEET)
    for key in _AMOUNTS:
        amounts = [(row, record[key]) for row, record in rows_of(laporan, SHEET)]
        amounts += [] if total_row is None else [(total_row, total.get(key))]
        found = ((row, one) for row, one in amounts if one is not None and len(plain(one).as_tuple().digits) > _DIGITS)
        for row, amount in islice(found, 1):
            yield finding_at(
                laporan, BEYOND_EXCEL, SHEET, row, key, kolom=laporan.layout[SHEET].table.column(key).heading,
                computed=format_rupiah(amount),
            )  # fmt: skip


_EFFICIENCY = (
    f"PermenPANRB 53/2014, bab III butir efisiensi; batas 90 dan 71 pertimbangan kami dari skala {PUBLISHED_REPORT}"
)
# The lower bounds of Berhasil and of Cukup Berhasil: two classes lie between them.
HIGH, LOW = Decimal(90), Decimal(71)


SPENT_BUT_NOT_ACHIEVED = Message(
    "AG15",
    WARNING,
    "Serapan {serapan}%, tetapi rata-rata capaian hanya {capaian} ({terukur} dari {indikator} indikator terukur).",
    "Jelaskan dalam bab III mengapa anggaran terserap sedangkan target tidak tercapai.",
    rule="Serapan 90% atau lebih dengan rata-rata capaian di bawah 71: uangnya masuk kelas Berhasil, kinerjanya "
    "Kurang Berhasil atau lebih rendah, berjarak dua kelas. Keduanya bisa benar, tetapi harus ada penjelasannya.",
    source=_EFFICIENCY,
    example="Serapan 98,20%, rata-rata capaian 62,50.",
)
ACHIEVED_BUT_NOT_SPENT = Message(
    "AG16",
    NOTE,
    "Rata-rata capaian {capaian} ({terukur} dari {indikator} indikator terukur) dengan serapan hanya {serapan}%.",
    "Jelaskan dalam bab III: efisiensi, pagu yang terlalu besar, atau target yang terlalu rendah.",
    rule="Rata-rata capaian 90 atau lebih dengan serapan di bawah 71%. Ini bisa efisiensi yang baik, bisa tanda "
    "pagu atau target yang tidak tepat; tidak ada angka yang keliru, jadi catatan.",
    source=_EFFICIENCY,
    example="Rata-rata capaian 99,10, serapan 64,75%.",
)


def serapan_against_capaian(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report money that is spent while targets are missed (AG15), and targets met with little money (AG16).

    PermenPANRB 53/2014 asks for efficiency in point 6 of chapter III; the bounds are our own decision.
    """
    serapan, capaian = hasil.anggaran.total.capaian, hasil.ringkasan.capaian
    if serapan is None or capaian is None:
        return
    if serapan >= HIGH and capaian < LOW:
        message = SPENT_BUT_NOT_ACHIEVED
    elif capaian >= HIGH and serapan < LOW:
        message = ACHIEVED_BUT_NOT_SPENT
    else:
        message = None
    if message is not None:
        table = laporan.layout[SHEET]
        cell = None if table.total_row is None else table.place("capaian", table.total_row)
        yield finding(
            message, table.sheet, cell, computed=format_decimal(serapan, 2),
            serapan=format_decimal(serapan, 2), capaian=format_decimal(capaian, 2),
            terukur=hasil.ringkasan.terukur, indikator=hasil.ringkasan.indikator,
        )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    total_against_itself,
    right_percentage_of_wrong_rupiah,
    not_yet_comparable,
    beyond_excel,
    serapan_against_capaian,
)
