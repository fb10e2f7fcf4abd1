"""What the user typed where a formula or a finding of ours has to stand: it is kept in a finding on Temuan."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkj_xlsx.declare.message import NOTE, WARNING, Message
from lkj_xlsx.package.refs import cell_ref, split_ref
from lkj_xlsx.report.checking import Check
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.ringkasan_cells import summary_cells
from lkj_xlsx.values import format_decimal

POSITION = 95

TYPED_OVER_FORMULA = Message(
    "BK15",
    WARNING,
    "Di sel yang diisi compute ini diketik isi lain; isi bakunya dikembalikan, yang diketik hanya ada di temuan ini.",
    "Pindahkan ke sel kosong bila masih perlu, lalu hapus baris temuan ini.",
    rule="Sel Ringkasan, kolom bantu dan Peran diisi compute, dan kolom bantu kosong di luar baris tabel. Angka atau "
    "catatan yang diketik di sana diganti isi bakunya, dan disimpan di kolom Tertulis temuan ini; pada Ringkasan "
    "disebut juga angka hitungannya. Bila satu kolom banyak diketik, semuanya disebut dalam satu temuan. Peringatan, "
    "sebab harus diputuskan apakah isinya masih perlu.",
    source="Pertimbangan kami: isian Anda tidak pernah hilang",
    example="Pada Ringkasan!C12 diketik 98,7, hitungannya 100,58.",
)
ANSWER_LEFT = Message(
    "BK16",
    NOTE,
    "Sudah selesai: temuan ini tidak ada lagi. Yang Anda tulis di sampingnya disimpan di sini.",
    "Hapus baris ini bila tidak perlu lagi.",
    rule="Yang Anda tulis di kanan sebuah temuan ikut temuannya bila urutannya berubah. Bila temuannya tidak ada lagi, "
    "tulisan itu disimpan di akhir daftar, di kolom Tertulis temuan ini, diawali kode temuannya. Tidak ada angka yang "
    "terpengaruh, jadi catatan.",
    source="Pertimbangan kami: isian Anda tidak pernah hilang",
    is_done=True,
    example='"UK12: sudah diperbaiki", sesudah temuan UK12 di sel itu tidak ada lagi.',
)
KEPT = {one.code: one for one in (TYPED_OVER_FORMULA, ANSWER_LEFT)}


def kept_of_the_user(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report what Temuan keeps of the user's, and what is computed where a figure of Ringkasan was typed (BK15, BK16).

    The rule is our own: nothing of the user's is lost.
    """
    page = laporan.layout.sheets.get(summary.SHEET)
    figures = _figures(laporan, hasil) if any(one.sheet == page for one in laporan.kept) else {}
    for one in laporan.kept:
        computed = figures.get(one.cell) if one.sheet == page and one.code == TYPED_OVER_FORMULA.code else None
        yield finding(KEPT[one.code], one.sheet, one.cell or None, written=one.written, computed=computed)


def _figures(laporan: Report, hasil: Results) -> Mapping[str, str]:
    """Give what Ringkasan shows, by cell; without the number of findings, which this finding is one of."""
    counts = {laporan.layout.row_on(summary.SHEET, split_ref(one.value_at)[0]) for one in summary.FINDING_COUNTS}
    none = dict.fromkeys(report.LEVEL_WORDS, 0)
    return {
        cell_ref(cell.row, cell.column): format_decimal(Decimal(cell.value))
        if isinstance(cell.value, Decimal | int)
        else cell.value
        for cell in summary_cells(laporan, hasil, none)
        if cell.row not in counts
    }


CHECKS: tuple[Check, ...] = (kept_of_the_user,)
