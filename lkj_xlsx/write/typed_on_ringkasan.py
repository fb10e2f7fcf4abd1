"""BK15, BK16: what the user typed over the formulas of Ringkasan, judged as on the other sheets."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.declare.message import ERROR, NOTE, Message
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.package import Cell, Workbook, split_ref
from lkj_xlsx.read.typed import value_to_keep
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.result_cells import ResultCell
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.typed import Typed, typed_value
from lkj_xlsx.sheets import ringkasan as schema
from lkj_xlsx.sheets.ringkasan_cells import summary_cells
from lkj_xlsx.values import first_few, is_cut_off
from lkj_xlsx.write.results import is_covered, is_replaced_title

_COUNTS = dict.fromkeys(("galat", "peringatan", "catatan"), 0)


TYPED_FIGURE_DIFFERS = Message(
    "BK15",
    ERROR,
    "Angka yang diketik pada Ringkasan berbeda dari hitungan.",
    "Betulkan isiannya pada lembar lain bila yang diketik yang benar; lkj-xlsx compute mengembalikan rumusnya.",
    rule="Angka Ringkasan berasal dari lembar lain. Yang diketik di atas rumusnya dibandingkan dengan hitungan seperti "
    "hasil lain: rupiah dan jumlah harus sama, persentase menurut angka yang tampil. Galat, sebab yang ditandatangani "
    "bukan yang dihitung.",
    source="pertimbangan kami: angka yang tercetak berarti semua bilangan yang dibulatkan menjadi angka itu",
    example="Rata-rata capaian diketik 98,7, dihitung 100,58.",
    headline=False,
)
TYPED_ON_RINGKASAN = Message(
    "BK16",
    NOTE,
    "{n} sel Ringkasan diketik di atas rumusnya ({sel}); lkj-xlsx compute mengembalikan rumusnya.",
    "Tidak ada yang perlu diubah bila angkanya sama; tulis catatan Anda di sel yang kosong.",
    rule="Angka yang diketik sama dengan hitungan, atau teks yang diketik menggantikan kalimat yang terhitung sendiri. "
    "Catatan, sebab tidak ada angka yang keliru; isi sel pertama disebut, isi semuanya ada pada daftar perubahan.",
    source="Pertimbangan kami: rumus Ringkasan",
    example="Serapan diketik 99,08, dan hitungannya 99,08.",
)
MESSAGES = (
    TYPED_FIGURE_DIFFERS,
    TYPED_ON_RINGKASAN,
)  # compute gives the formulas back, so its outcome has them no more


def typed_on_ringkasan(book: Workbook, laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report the figures and texts that stand in place of our formulas on Ringkasan."""
    name = laporan.layout.sheets.get(schema.SHEET)
    if name is None:
        return
    sheet, harmless = book.sheet(name), list[tuple[Cell, str]]()
    counts = {split_ref(figure.value_at) for figure in schema.FINDING_COUNTS}  # a run counts its own findings
    counted = {(laporan.layout.summary_row(row), column) for row, column in counts}
    for ours in summary_cells(laporan, hasil, _COUNTS):
        now = sheet.cell(ours.row, ours.column)
        if now.is_blank or now.formula is not None or now.error is not None or (ours.row, ours.column) in counted:
            continue
        if is_covered(sheet, ours.row, ours.column) or is_replaced_title(sheet, ours):
            continue
        one = _typed(now, ours)
        if one is None or _agrees(one):
            harmless.append((now, "" if one is None else one.shown(one.written)))
        else:
            yield finding(
                TYPED_FIGURE_DIFFERS, name, now.ref, written=one.shown(one.written),
                computed=one.shown(one.computed) or "(kosong)", difference=one.difference,
            )  # fmt: skip
    if harmless:
        cells = [cell.ref for cell, _ in harmless]
        first, shown = harmless[0]
        yield finding(
            TYPED_ON_RINGKASAN, name, first.ref, written=shown or str(first.value), n=len(cells), sel=first_few(cells),
            related=((name, ref) for ref in cells[1:]),
        )  # fmt: skip


def _typed(now: Cell, ours: ResultCell) -> Typed | None:
    """Give what was typed over a figure; ``None`` over a text."""
    if ours.kind not in (Kind.PERCENT, Kind.RUPIAH, Kind.COUNT):
        return None
    kind = Kind.PERCENT if ours.kind is Kind.PERCENT else Kind.RUPIAH
    written = value_to_keep(now, kind)
    computed = None if ours.value == "" else ours.value
    return None if written is None else typed_value((schema.SHEET, ours.row, now.ref), kind, written, computed)


def _agrees(one: Typed) -> bool:
    cut = isinstance(one.computed, Decimal) and one.printed is not None and one.kind is Kind.PERCENT
    return one.agrees_nearly or (cut and is_cut_off(one.printed or Decimal(0), Fraction(one.computed)))
