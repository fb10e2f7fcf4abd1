"""A capaian that is a power of ten away from what is usual: one of its two figures was probably misread."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lkj_xlsx.declare.message import NOTE, WARNING, Message
from lkj_xlsx.report.checking import Check, cached_per_report, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.measure import measure
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets.kode_ik import rows_with_another_realisasi
from lkj_xlsx.sheets.pengukuran import SHEET, unit_clashes
from lkj_xlsx.sheets.pk import is_taken_from_pk
from lkj_xlsx.sheets.thousands_or_decimals import agrees, typed_capaian
from lkj_xlsx.values import Range, Reason, format_decimal, format_quantity, plain, same_unit

POSITION = 52
POSITION_OF_FINDINGS = 2  # it moves the mean of the unit, so it comes before what follows from it

_ABOUT = ((50, 200), (500, 2000))  # about 100 times, about 1.000 times
_MOST, _LEAST = 1000, 2  # in percent; a capaian below the second is odd where the figures differ 50 times or more
_POWERS = (2, 3, 6, 9, 1)
_USUAL = (20, 500)
_THOUSAND = Decimal(1000)

FACTOR_OF_TEN = Message(
    "UK11",
    WARNING,
    "Target ({target}, {sel}) dan realisasi ({realisasi}) berbeda sekitar {kali} kali, sehingga capaiannya {capaian}: "
    "mungkin salah satunya salah baca.{bila}",
    "Pastikan keduanya dalam satuan yang sama, juga tanda ribuan, desimal dan persennya, lalu betulkan yang keliru.",
    rule="Target dan realisasi yang berbanding sekitar 100 atau 1.000 kali, capaian di atas 1.000 dan capaian sampai 2 "
    "biasanya berarti satu angka dalam dua cara menulis: 0,85 dan 85%, atau 3.666 yang dijadikan 3666 oleh Excel. Bisa "
    "juga memang begitu, jadi harus ada yang memutuskan, sebab rata-rata instansi ikut bergeser.",
    source="Pertimbangan kami: cara angka dibaca",
    example="Target 80%, realisasi 0,72: capaian terhitung 0,90, padahal 72% memberi 90,00.",
    headline=True,
)
RIGHT_AS_PRINTED = Message(
    "UK30",
    NOTE,
    "Capaian {capaian} tidak biasa, tetapi sama dengan yang diketik: target {target} ({sel}), realisasi {realisasi}.",
    "Tidak ada yang perlu diubah bila kedua angka itu memang benar; jelaskan dalam laporan.",
    rule="Capaian di atas 1.000, atau target dan realisasi yang berbanding sekitar 100 atau 1.000 kali, biasanya salah "
    "baca. Bila capaian yang diketik sama, angkanya dibaca seperti yang dimaksud, jadi hanya catatan.",
    source="Pertimbangan kami: cara angka dibaca; LKjIP Pengadilan Agama Kuala Kurun 2021 (1667%)",
    example="Target 3%, realisasi 50%: 1.666,67, dan dalam laporan tercetak 1667%.",
)


@dataclass(frozen=True)
class _Odd:
    """A row whose figures are a power of ten apart. ``lain`` is the value that would make it usual, of column ``key``.

    ``printed``: the capaian that the user typed is the one that we compute.
    """

    row: int
    target: Decimal
    realisasi: Decimal
    capaian: Decimal
    printed: bool
    key: str
    other: Decimal | None = None
    other_capaian: Decimal | None = None


def factor_of_ten(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report figures that are a power of ten apart: the same number in two notations (UK11), or right (UK30)."""
    for odd in _odd_rows(laporan):
        record = laporan.rows[SHEET][odd.row]
        unit = "%" if same_unit(record["satuan"], "%") else record["satuan"] or None
        beside = "realisasi" if odd.key == "target" else "target"
        at_pk = odd.key == "target" and is_taken_from_pk(laporan, odd.row, "target")
        place = ("PK", laporan.pk_row_of[odd.row]) if at_pk else (SHEET, odd.row)
        cell = laporan.place(SHEET, odd.row, beside)[1]
        facts: dict[str, Any] = {
            "target": format_quantity(record["target"], unit), "realisasi": format_quantity(odd.realisasi, unit),
            "capaian": format_decimal(odd.capaian, 2), "sel": f"{SHEET}!{cell}" if at_pk else cell,
        }  # fmt: skip
        if odd.printed:
            yield finding_at(laporan, RIGHT_AS_PRINTED, *place, odd.key, **facts)
            continue
        ratio = max(odd.target / odd.realisasi, odd.realisasi / odd.target)
        other = "" if odd.other is None else format_quantity(odd.other, unit)
        effect = ""
        if odd.other_capaian is not None:
            effect = f" Bila {odd.key} ini berarti {other}, capaiannya {format_decimal(odd.other_capaian, 2)}."
        yield finding_at(
            laporan, FACTOR_OF_TEN, *place, odd.key, computed=other or None, kali=format_decimal(ratio, 0),
            bila=effect, **facts,
        )  # fmt: skip


@cached_per_report
def rows_in_doubt(laporan: Report) -> set[int]:
    """Give the rows whose target or realisasi is reported as ambiguous, or as having another unit or notation.

    Their capaian follows from that and is not reported again.
    """
    ambiguous = _ambiguous_rows(laporan)
    return ambiguous | {row for row, *_ in unit_clashes(laporan)} | {odd.row for odd in _odd_rows(laporan)}


def _ambiguous_rows(laporan: Report) -> set[int]:
    return {
        row for (sheet, row, _), one in laporan.readings.items() if sheet == SHEET and Reason.AMBIGUOUS in one.reasons
    }


@cached_per_report
def _odd_rows(laporan: Report) -> list[_Odd]:
    """Give the rows whose figures are a power of ten apart. Of a target with two bounds the nearer one counts."""
    explained = {row for row, *_ in unit_clashes(laporan)} | _ambiguous_rows(laporan)
    explained |= rows_with_another_realisasi(laporan)
    found = []
    for row, record in rows_of(laporan, SHEET):
        target, realisasi = record["target"], record["realisasi"]
        if row in explained or not isinstance(realisasi, Decimal):
            continue
        if isinstance(target, Range):
            target = min(max(target.low, realisasi), target.high)
        if not isinstance(target, Decimal) or target <= 0 or realisasi <= 0:
            continue
        if _is_usual(target, realisasi):
            continue
        raw, capaian = measure(record["target"], realisasi, record["polaritas"], laporan.settings)
        if raw is not None and capaian is not None and _is_odd(target, realisasi, raw):
            found.append(_odd(laporan, row, target, realisasi, capaian))
    return found


def _is_usual(target: Decimal, realisasi: Decimal) -> bool:
    """Tell whether neither figure is more than ten times the other. It is asked first, because most rows are so."""
    return target <= realisasi * 10 and realisasi <= target * 10


def _is_odd(target: Decimal, realisasi: Decimal, raw: Fraction) -> bool:
    ratio = max(Fraction(target) / Fraction(realisasi), Fraction(realisasi) / Fraction(target))
    about = any(low <= ratio <= high for low, high in _ABOUT)
    return about or raw > _MOST or (0 < raw <= _LEAST and ratio >= _ABOUT[0][0])


def _odd(laporan: Report, row: int, target: Decimal, realisasi: Decimal, capaian: Decimal) -> _Odd:
    """Find the cell that was probably misread, and the value that it probably means.

    It is the target where that is a whole number of thousands beside a realisasi with decimals, as 3666 beside 3,88;
    otherwise the realisasi.
    """
    typed = typed_capaian(laporan, row)
    printed = agrees(typed, capaian)
    whole = target == target.to_integral_value()
    key = "target" if target >= _THOUSAND and whole and realisasi != realisasi.to_integral_value() else "realisasi"
    record = laporan.rows[SHEET][row]
    if isinstance(record["target"], Range):
        key = "realisasi"
    best: tuple[bool, Fraction, Decimal, Decimal] | None = None
    for power in (sign * power for power in _POWERS for sign in (1, -1)):
        other = plain(Decimal(f"{(target if key == 'target' else realisasi):f}E{power}"))
        promised, reached = (other, realisasi) if key == "target" else (record["target"], other)
        raw, value = measure(promised, reached, record["polaritas"], laporan.settings)
        if raw is None or value is None or raw <= 0:
            continue
        fits = agrees(typed, value)
        if not fits and not _USUAL[0] <= raw <= _USUAL[1]:
            continue
        away = max(raw / 100, 100 / raw)
        if best is None or (not fits, away) < best[:2]:
            best = (not fits, away, other, value)
    if best is None:
        return _Odd(row, target, realisasi, capaian, printed, key)
    return _Odd(row, target, realisasi, capaian, printed, key, best[2], best[3])


CHECKS: tuple[Check, ...] = (factor_of_ten,)
