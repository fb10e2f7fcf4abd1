"""Cells of ours that are not as we would write them: another formula, or a stored value that is not its result.

``check`` names them, for the one who looks at what came. ``compute`` puts both right and says so in its receipt, for
Temuan must say the same at a second run.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkj_xlsx.declare.layout import spelled_alike
from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.package import Cell, Workbook, cell_ref, quote_sheet
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.result_cells import ResultCell, ResultRow, Stored, same_formula
from lkj_xlsx.report.same_value import STORED_BY_A_PROGRAM, is_same_value
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.values import first_few, format_decimal
from lkj_xlsx.write.formulas import left_by_a_row
from lkj_xlsx.write.lift import is_older
from lkj_xlsx.write.results import is_replaced_title

Pair = tuple[Cell, ResultCell]  # as found, and as it should be


FORMULA_ALTERED = Message(
    "BK11",
    WARNING,
    "Rumus baku pada {n} sel diganti rumus lain ({sel}).",
    "Periksa siapa yang mengubahnya; lkj-xlsx compute mengembalikan rumus baku.",
    rule="Setiap rumus hasil dan rumus bantu dalam berkas dibandingkan dengan rumus baku templat; sisipan baris "
    "dan kolom tidak dihitung sebagai perubahan. Tampil pada lkj-xlsx check; compute mengembalikan rumusnya. "
    "Peringatan, sebab angka yang tampil tidak lagi berasal dari aturan yang tertulis.",
    source="Pertimbangan kami: setiap angka hasil dapat ditelusuri pada rumusnya.",
    example='Sel Capaian Mentah berisi "=95" atau rumus yang menunjuk sel lain.',
)
STORED_VALUE_DIFFERS = Message(
    "BK12",
    WARNING,
    "Nilai tersimpan pada {n} sel bukan hasil rumusnya ({sel}).",
    "Buka di Excel, hitung ulang (F9) dan simpan, atau jalankan lkj-xlsx compute.",
    rule="Nilai yang tersimpan di samping rumus dibandingkan dengan hasil hitung ulang dari isian; yang kosong "
    "tidak dihitung. Tidak dinilai selama ada sel yang menampilkan nilai lain karena rumus bakunya hilang atau "
    "teksnya belum ditafsirkan: yang bersandar padanya wajar berbeda. Tampil pada lkj-xlsx check; compute menulis "
    "nilai yang benar. Peringatan, sebab yang dibaca orang di layar atau di kertas bukan hasil hitungan.",
    source="Pertimbangan kami: nilai tersimpan adalah yang tampil sebelum dihitung ulang.",
    example="Realisasi diubah oleh program lain dari 80 ke 60, % Capaian yang tersimpan tetap 100.",
)


def altered_cells(book: Workbook, laporan: Report, rows: Iterable[ResultRow]) -> Iterator[Finding]:
    """BK11: one finding for each column of a sheet; BK12: one in all, for one stale cell leads to many.

    A result that she typed over is told by what was typed there; Temuan, and what counts its rows, belongs to the
    last run. A formula that rests on another one than ours, or on a text that is not interpreted in the workbook yet,
    rightly gives another value: where such a cell shows something else than ours would, no value is called stale.
    A workbook from an older template rightly has other formulas; BK05 says so once.
    """
    if is_older(book):
        return
    formulas: dict[tuple[str, int], list[Pair]] = {}
    values: list[tuple[str, Pair]] = []
    typed, misleading = _typed(laporan), False
    for name, pair in _pairs(book, laporan, rows):
        now, ours = pair
        if spelled_alike(now.formula, ours.formula):
            if _place(ours) not in typed and _differs(now, ours.value):
                values.append((name, pair))
            continue
        misleading = misleading or _shows_another(now, ours.value)
        if now.formula is None or _place(ours) in typed or left_by_a_row(laporan, *_place(ours), now.formula):
            continue
        if not same_formula(now.formula, ours.formula):
            formulas.setdefault((name, ours.column), []).append(pair)
    for (name, _), found in formulas.items():
        yield _report(FORMULA_ALTERED, [(name, pair) for pair in found])
    if values and not misleading:
        yield _report(STORED_VALUE_DIFFERS, values)


def _pairs(book: Workbook, laporan: Report, rows: Iterable[ResultRow]) -> Iterator[tuple[str, Pair]]:
    """Go through the cells of the rows that are not as we would write them, with the actual name of their sheet."""
    temuan = f"{quote_sheet(laporan.layout.sheets.get(report.SHEET, report.SHEET))}!"
    for line in rows:
        name = laporan.layout.sheets.get(line.sheet)
        if name is None or line.sheet == report.SHEET:
            continue
        sheet = book.sheet(name)
        if sheet.holds(line):
            continue
        for ours in line.cells():
            if temuan not in ours.formula and not is_replaced_title(sheet, ours):
                yield name, (sheet.cell(line.row, ours.column), ours)


def _place(cell: ResultCell) -> tuple[str, int, int]:
    return cell.sheet, cell.row, cell.column


def _typed(laporan: Report) -> set[tuple[str, int, int]]:
    return {
        (sheet, row, laporan.layout[sheet].columns[key])
        for sheet, row, key in laporan.typed_over_results
        if key in laporan.layout[sheet].columns
    }


def _differs(now: Cell, value: Stored) -> bool:
    """Tell whether a stored value is another; none at all is what a script leaves, and no lie."""
    if now.error is not None:
        return True
    if now.value is None or isinstance(now.value, bool):
        return False
    return not is_same_value(now.value, value, STORED_BY_A_PROGRAM)


def _shows_another(now: Cell, value: Stored) -> bool:
    """Tell whether a cell without our formula misleads those that rest on it; a blank one does, too."""
    return value != "" if now.is_blank else _differs(now, value)


def _report(message: Message, found: list[tuple[str, Pair]]) -> Finding:
    sheet, (now, ours) = found[0]
    refs = [
        cell_ref(cell.row, cell.column) if name == sheet else f"{name}!{cell_ref(cell.row, cell.column)}"
        for name, (cell, _) in found
    ]
    is_formula = message is FORMULA_ALTERED
    return finding(
        message, sheet, now.ref, n=len(refs), sel=first_few(refs),
        written=f"={now.formula}" if is_formula else _shown(now.error or now.value),
        computed=f"={ours.formula}" if is_formula else _shown(ours.value),
    )  # fmt: skip


def _shown(value: str | Decimal | int | None) -> str:
    if isinstance(value, Decimal | int):
        return format_decimal(Decimal(value))
    return value or "(kosong)"
