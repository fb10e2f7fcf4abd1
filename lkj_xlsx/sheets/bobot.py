"""The weights (bobot) of PK: checks that the mean of the unit can be taken by them."""

from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.declare.message import ERROR, WARNING, Chapter, Message
from lkj_xlsx.report.checking import Check, finding_at, reading_of, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.values import Status, format_decimal

POSITION = 46
CHAPTER = Chapter("BT", "Bobot")

WEIGHTS = "Bobot"
"""The name by which a template is made with weights."""

_OURS = "Pertimbangan kami: rata-rata berbobot"
_WHOLE = Decimal(100)

MISSING_WEIGHT = Message(
    "BT01",
    ERROR,
    "Indikator ini tidak berbobot, padahal indikator lain berbobot; capaiannya tidak ikut dalam rata-rata.",
    "Isi bobotnya; tulis 0 bila memang tidak dihitung.",
    rule="Bila satu indikator PK berbobot, semua harus berbobot; 0 adalah bobot, sel kosong bukan. Kesalahan, sebab "
    "rata-rata berbobot tidak memuat indikator ini.",
    source=_OURS,
    example="Bobot 40, 30, kosong, 30.",
)


def missing_weight(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an indikator of PK without a weight among others that have one (BT01)."""
    if not _weights(laporan):
        return
    for row, record in rows_of(laporan, "PK"):
        is_empty = reading_of(laporan, "PK", row, "bobot").status in (Status.EMPTY, Status.UNMEASURED)
        if record["indikator"].strip() and is_empty:
            yield finding_at(laporan, MISSING_WEIGHT, "PK", row, "bobot")


NEGATIVE_WEIGHT = Message(
    "BT02",
    ERROR,
    "Bobot tidak boleh kurang dari 0; capaian indikator ini tidak ikut dalam rata-rata.",
    "Isi bobot 0 atau lebih.",
    rule="Bobot menyatakan bagian sebuah indikator dalam rata-rata. Kesalahan, sebab bagian tidak dapat kurang dari "
    "nol, dan rata-rata tidak memuat indikator ini.",
    source=_OURS,
    example="Bobot -10.",
)


def negative_weight(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a weight below 0 (BT02)."""
    for row, weight in _weights(laporan).items():
        if weight < 0:
            yield finding_at(laporan, NEGATIVE_WEIGHT, "PK", row, "bobot")


SUM_OF_WEIGHTS = Message(
    "BT03",
    WARNING,
    "Jumlah bobot {jumlah}, seharusnya 100.",
    "Betulkan bobotnya, atau biarkan bila memang bukan persen.",
    rule="Bobot semua indikator PK berjumlah 100. Peringatan, sebab rata-rata tetap dapat dihitung: bobot yang terukur "
    "dibagi dengan jumlahnya.",
    source=_OURS,
    example="Bobot 40, 30, 20: jumlahnya 90.",
)


def sum_of_weights(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report weights that do not sum to 100, at the first of them (BT03). Where one is missing, that is the cause."""
    weights = _weights(laporan)
    total = sum(weights.values(), Decimal(0))
    has_cause = any(value < 0 for value in weights.values()) or len(weights) < _promised(laporan)
    if total not in (_WHOLE, 0) and not has_cause:
        yield finding_at(laporan, SUM_OF_WEIGHTS, "PK", next(iter(weights)), "bobot", jumlah=format_decimal(total))


NOTHING_COUNTS = Message(
    "BT04",
    ERROR,
    "Rata-rata capaian kosong, sebab tidak satu pun indikator yang terukur berbobot lebih dari 0.",
    "Isi bobot indikator yang terukur, atau kosongkan seluruh kolom Bobot.",
    rule="Rata-rata berbobot membagi dengan jumlah bobot yang terukur. Kesalahan, sebab tanpa bobot rata-ratanya tidak "
    "ada.",
    source=_OURS,
    example="Bobot 0 pada ketiga indikator.",
)


def nothing_counts(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a mean that is empty since no measured indikator has a weight above 0 (BT04)."""
    weights, summary = _weights(laporan), hasil.ringkasan
    counted = (record.get("bobot_dihitung") for record in hasil.rows_of("Pengukuran").values())
    if weights and summary.terukur and summary.capaian is None and not any(counted):
        yield finding_at(laporan, NOTHING_COUNTS, "PK", next(iter(weights)), "bobot")


def _promised(laporan: Report) -> int:
    return sum(1 for _, record in rows_of(laporan, "PK") if record["indikator"].strip())


def _weights(laporan: Report) -> dict[int, Decimal]:
    """Give the weights of PK by row."""
    found = ((row, record.get("bobot")) for row, record in rows_of(laporan, "PK"))
    return {row: weight for row, weight in found if isinstance(weight, Decimal)}


CHECKS: tuple[Check, ...] = (missing_weight, negative_weight, sum_of_weights, nothing_counts)
