"""Decimal commas and decimal points mixed in one column, or in one row of Pengukuran."""

import re
from collections.abc import Iterator

from lkj_xlsx.declare.message import NOTE, Message
from lkj_xlsx.declare.sources import PUBLISHED_REPORT
from lkj_xlsx.report.checking import Check, cached_per_report, finding_at, reading_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Place, Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets.pk import is_taken_from_pk
from lkj_xlsx.values import Reason, first_few

POSITION = 82

_DECIMAL_MARK = re.compile(r"\d([.,])\d{1,2}(?!\d)")
_MARKS = {Reason.DECIMAL_DOT: ".", Reason.DECIMAL_COMMA: ","}

Example = tuple[int, str]  # row, as written


DECIMAL_MARKS_DIFFER_IN_A_COLUMN = Message(
    "AG10",
    NOTE,
    "Tanda desimal ditulis bercampur dalam satu kolom: {contoh}.",
    "Pakai koma untuk desimal di seluruh kolom.",
    rule="Titik dan koma desimal dalam satu kolom menunjukkan angka dari sumber yang berbeda. Keduanya terbaca, "
    "jadi hanya catatan; diperiksa di semua lembar.",
    source=f"{PUBLISHED_REPORT}, tabel 3.3.1",
    example="99.07% di F6 dan 99,20% di F7.",
)


def mixed_in_a_column(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a column of any sheet that holds "99.07%" and "99,20%", both typed as text (AG10)."""
    for (sheet, key), found in _mixed_columns(laporan).items():
        (dot_row, dot), (_row, comma) = found["."], found[","]
        yield finding_at(
            laporan, DECIMAL_MARKS_DIFFER_IN_A_COLUMN, sheet, dot_row, key, written=dot, contoh=f"{dot} dan {comma}"
        )


DECIMAL_MARKS_DIFFER_IN_A_ROW = Message(
    "UK21",
    NOTE,
    "Tanda desimal target dan realisasi berbeda pada {n} baris ({sel}): {contoh}.",
    "Pakai koma untuk desimal di kedua kolom.",
    rule="Titik pada target dan koma pada realisasi dalam satu baris menunjukkan dua sumber angka. Keduanya "
    "terbaca sebagai desimal, jadi catatan, sekali untuk seluruh lembar; kolom yang bercampur disebut AG10.",
    source=f"pertimbangan kami: cara angka dibaca; tulisan 0.16% dan 99,20% pada {PUBLISHED_REPORT}",
    example='Target "0.16%" di F14, realisasi "0,12%" di H14.',
)


def mixed_in_a_row(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once that targets use another decimal mark than the realisasi beside them (UK21).

    A column that is mixed in itself is reported by AG10.
    """
    mixed = _mixed_columns(laporan)
    rows = []
    for row in laporan.rows["Pengukuran"]:
        target, realisasi = (_mark(laporan, row, key) for key in ("target", "realisasi"))
        if target is None or realisasi is None or target == realisasi:
            continue
        target_sheet = "PK" if is_taken_from_pk(laporan, row, "target") else "Pengukuran"
        if (target_sheet, "target") not in mixed and ("Pengukuran", "realisasi") not in mixed:
            rows.append(row)
    if rows:
        target, realisasi = (laporan.written("Pengukuran", rows[0], key) for key in ("target", "realisasi"))
        cells = [laporan.place("Pengukuran", row, "realisasi")[1] for row in rows]
        at = laporan.place("Pengukuran", rows[0], "target")[1]
        yield finding_at(
            laporan, DECIMAL_MARKS_DIFFER_IN_A_ROW, "Pengukuran", rows[0], "realisasi",
            n=len(rows), sel=first_few(cells),
            contoh=f"target {target} ({at}) dan realisasi {realisasi} ({cells[0]})",
        )  # fmt: skip


def _mark(laporan: Report, row: int, key: str) -> str | None:
    """Give the decimal mark by which a text was read; ``None`` for a number, which has none."""
    reasons = reading_of(laporan, "Pengukuran", row, key).reasons
    return next((mark for reason, mark in _MARKS.items() if reason in reasons), None) if reasons else None


@cached_per_report
def _mixed_columns(laporan: Report) -> dict[tuple[str, str], dict[str, Example]]:
    """Give the columns that hold both marks, each with the first example of either mark."""
    columns: dict[tuple[str, str], dict[str, Example]] = {}
    texts = [(place, value) for place, value in laporan.typed_over_results.items() if isinstance(value, str)]
    texts += [(place, laporan.written(*place) or "") for place in _read_from_text(laporan)]
    for (sheet, row, key), text in texts:
        marks = _DECIMAL_MARK.findall(text)
        if len(marks) == 1:
            columns.setdefault((sheet, key), {}).setdefault(marks[0], (row, text))
    return {column: found for column, found in columns.items() if len(found) == len(_MARKS)}


def _read_from_text(laporan: Report) -> Iterator[Place]:
    """Give the cells with values read from a text that the user wrote there."""
    for place, found in laporan.readings.items():
        if found.reasons and place not in laporan.intact_links:
            yield place


CHECKS: tuple[Check, ...] = (mixed_in_a_column, mixed_in_a_row)
