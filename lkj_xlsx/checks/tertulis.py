"""What she had typed over results, held against what is computed; and mixed decimal marks."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, cells_text, report
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan, Place
from lkj_xlsx.schema.model import Kind
from lkj_xlsx.values import fold_word, format_decimal, format_rupiah, read_percentage, read_rupiah

_CODES = {"Pengukuran": ("UK13", "UK14"), "Anggaran": ("AG03", "AG04")}
_PERCENT_TOLERANCE = Decimal("0.01")
_DECIMAL_MARK = re.compile(r"\d([.,])\d{1,2}(?!\d)")


def typed_over(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK13, UK14, AG03, AG04, BC09: rupiah must agree exactly, percentages to 0,01.

    What agrees is named once a column; what differs is named cell by cell, with the difference.
    """
    agreeing: dict[tuple[str, str], list[int]] = {}
    for (sheet, row, key), written in laporan.typed.items():
        if isinstance(written, str) and written.startswith("="):
            yield report(laporan, "BC09", sheet, row, key, written=written, kolom=_heading(laporan, sheet, key))
            continue
        computed = _computed(laporan, hasil, (sheet, row, key))
        difference, agrees = _compare(laporan, sheet, key, written, computed)
        if agrees:
            agreeing.setdefault((sheet, key), []).append(row)
            continue
        yield report(
            laporan, _CODES[sheet][0], sheet, row, key, kolom=_name(laporan, sheet, row, key),
            written=_shown(laporan, sheet, key, written),
            computed=_shown(laporan, sheet, key, computed) or "tidak dapat dihitung", difference=difference,
        )  # fmt: skip
    for (sheet, key), rows in agreeing.items():
        cells = cells_text([laporan.place(sheet, row, key)[1] for row in rows])
        yield report(laporan, _CODES[sheet][1], sheet, rows[0], key, written=cells, kolom=_heading(laporan, sheet, key))


def total_against_itself(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """AG09: a typed TOTAL must at least agree with itself: sisa = pagu - realisasi."""
    row = laporan.layout["Anggaran"].total_row
    if row is None:
        return
    values = {key: laporan.typed.get(("Anggaran", row, key)) for key in ("pagu", "realisasi", "sisa")}
    amounts = {key: read_rupiah(value).value for key, value in values.items()}
    pagu, realisasi, sisa = amounts["pagu"], amounts["realisasi"], amounts["sisa"]
    if not (isinstance(pagu, Decimal) and isinstance(realisasi, Decimal) and isinstance(sisa, Decimal)):
        return
    if sisa != pagu - realisasi:
        yield report(
            laporan, "AG09", "Anggaran", row, "sisa", written=format_rupiah(sisa),
            computed=format_rupiah(pagu - realisasi), difference=sisa - (pagu - realisasi),
        )  # fmt: skip


def mixed_decimal_marks(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """AG10: 99.07% and 99,20% in one column, typed as text."""
    columns: dict[tuple[str, str], dict[str, tuple[int, str]]] = {}
    texts = [(place, value) for place, value in laporan.typed.items() if isinstance(value, str)]
    texts += [(place, origin.written or "") for place, origin in laporan.origins.items() if _is_text(laporan, place)]
    for (sheet, row, key), text in texts:
        marks = _DECIMAL_MARK.findall(text)
        if len(marks) == 1:
            columns.setdefault((sheet, key), {}).setdefault(marks[0], (row, text))
    for (sheet, key), found in columns.items():
        if len(found) == 2:
            (dot_row, dot), (_row, comma) = found["."], found[","]
            yield report(laporan, "AG10", sheet, dot_row, key, written=dot, contoh=f"{dot} dan {comma}")


def _is_text(laporan: Laporan, place: Place) -> bool:
    """Tell whether a value was read from text, in the cell where she wrote it."""
    found = laporan.readings.get(place)
    return found is not None and bool(found.reasons) and place not in laporan.linked


def _computed(laporan: Laporan, hasil: Hasil, place: Place) -> Any:
    sheet, row, key = place
    if sheet == "Anggaran" and row == laporan.layout[sheet].total_row:
        return getattr(hasil.anggaran.total, key)
    rows = hasil.measured if sheet == "Pengukuran" else hasil.anggaran.by_row
    return rows[row][key] if row in rows else None


def _compare(
    laporan: Laporan, sheet: str, key: str, written: str | Decimal, computed: Any
) -> tuple[Decimal | None, bool]:
    """Give written - computed where both are numbers, and whether they agree."""
    kind = laporan.layout[sheet].table.column(key).kind
    if kind not in (Kind.RUPIAH, Kind.PERCENT):
        return None, fold_word(str(written)) == fold_word(str(computed or ""))
    read = (read_rupiah if kind is Kind.RUPIAH else read_percentage)(written).value
    if not isinstance(read, Decimal) or computed is None:
        return None, False
    difference = read - Decimal(computed)
    tolerance = Decimal(0) if kind is Kind.RUPIAH else _PERCENT_TOLERANCE
    return difference, abs(difference) <= tolerance


def _shown(laporan: Laporan, sheet: str, key: str, value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    whole = laporan.layout[sheet].table.column(key).kind is Kind.RUPIAH
    return format_rupiah(value) if whole and value == int(value) else format_decimal(Decimal(value))


def _heading(laporan: Laporan, sheet: str, key: str) -> str:
    return laporan.layout[sheet].table.column(key).heading


def _name(laporan: Laporan, sheet: str, row: int, key: str) -> str:
    total = sheet == "Anggaran" and row == laporan.layout[sheet].total_row
    return ("TOTAL " if total else "") + _heading(laporan, sheet, key)


CHECKS: tuple[Check, ...] = (typed_over, total_against_itself, mixed_decimal_marks)
