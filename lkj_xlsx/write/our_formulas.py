"""BK11, BK12: reports changed formulas of the template, and stored values that are not the results of their formulas.

Only ``check`` reports them. ``compute`` writes the right formulas and values, and says so in its receipt instead,
because a second run finds nothing to report any more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from lkj_xlsx.declare.layout import spelled_alike
from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.package import Cell, Workbook, cell_ref, quote_sheet
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.result_cells import ResultCell, ResultRow, Stored, same_formula
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.same_value import STORED_BY_A_PROGRAM, is_same_value
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.kept import kept_of_the_user
from lkj_xlsx.values import first_few, format_decimal
from lkj_xlsx.write.account import kept_values
from lkj_xlsx.write.decisions import differing_decisions
from lkj_xlsx.write.formulas import left_by_a_row, stray_cells
from lkj_xlsx.write.lift import is_older
from lkj_xlsx.write.results import is_covered, is_replaced_title

Pair = tuple[Cell, ResultCell]  # a cell as it was found, and as it should be


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


def altered_cells(book: Workbook, laporan: Report, hasil: Results, rows: Iterable[ResultRow]) -> Iterator[Finding]:
    """Report changed formulas, BK11, once for each column, and wrong stored values, BK12, once for the workbook.

    What the user typed over a formula that is no result of a table is BK15.

    Nothing is reported for a result that the user typed over, because other findings do that, nor for Temuan and the
    formulas that count its rows, because they show the findings of the last run. BK12 is left out where a changed
    formula, or a text that the workbook does not interpret yet, shows another value than ours: what depends on it
    rightly differs, too. A workbook from an older template has other formulas throughout, and BK05 says so once.
    """
    if is_older(book):
        return
    formulas: dict[tuple[str, int], list[Pair]] = {}
    values: list[tuple[str, Pair]] = []
    overwritten: dict[tuple[str, int, int], Cell] = {}
    typed = _typed_over_places(laporan)
    misleading = next(differing_decisions(book, laporan), None) is not None  # TOTAL counts rows without a Peran
    lines = list(rows)
    for name, pair in _changed_cells(book, laporan, lines):
        now, ours = pair
        if spelled_alike(now.formula, ours.formula):
            if _place(ours) not in typed and _is_wrong(now, ours.value):
                values.append((name, pair))
            continue
        misleading = misleading or _shows_another_value(now, ours.value)
        if now.formula is None and not (now.is_blank or is_same_value(now.value, ours.value, STORED_BY_A_PROGRAM)):
            overwritten[name, now.row, now.column] = now
        if now.formula is None or _place(ours) in typed or left_by_a_row(laporan, *_place(ours), now.formula):
            continue
        if not same_formula(now.formula, ours.formula):
            formulas.setdefault((name, ours.column), []).append(pair)
    for (name, _), found in formulas.items():
        yield _one_finding(FORMULA_ALTERED, [(name, pair) for pair in found])
    places = {(laporan.layout.sheets.get(line.sheet), line.row): line.columns for line in lines}
    stray = stray_cells(book, laporan, lambda name, row, column: column in places.get((name, row), ()))
    left = _rows_left(laporan)  # where a formula is what we left in a row that the user made a TOTAL or a note
    overwritten |= {
        (name, cell.row, cell.column): cell
        for name, cell in stray
        if cell.formula is None or (name, cell.row) not in left
    }
    kept = kept_values(laporan, overwritten)
    yield from kept_of_the_user(replace(laporan, kept=tuple(kept)), hasil) if kept else ()
    if values and not misleading:
        yield _one_finding(STORED_VALUE_DIFFERS, values)


def _rows_left(laporan: Report) -> set[tuple[str, int]]:
    """Give the prepared rows that are no data rows any more, each with the actual name of its sheet."""
    return {
        (table.sheet, row)
        for table in laporan.layout.tables.values()
        for row in (table.total_row, *table.unused_total_rows, *table.ignored_rows)
        if row is not None
    }


def _changed_cells(book: Workbook, laporan: Report, rows: Iterable[ResultRow]) -> Iterator[tuple[str, Pair]]:
    """Give the cells that are not exactly as we would write them, each with the actual name of its sheet."""
    temuan = f"{quote_sheet(laporan.layout.sheets.get(report.SHEET, report.SHEET))}!"
    for line in rows:
        name = laporan.layout.sheets.get(line.sheet)
        if name is None or line.sheet == report.SHEET:
            continue
        sheet = book.sheet(name)
        differing = sheet.columns_that_differ(line)
        for ours in line.cells() if differing else ():
            if ours.column not in differing or temuan in ours.formula or is_replaced_title(sheet, ours):
                continue
            if not is_covered(sheet, line.row, ours.column):
                yield name, (sheet.cell(line.row, ours.column), ours)


def _place(cell: ResultCell) -> tuple[str, int, int]:
    """Give the declared sheet, the row and the column of a cell."""
    return cell.sheet, cell.row, cell.column


def _typed_over_places(laporan: Report) -> set[tuple[str, int, int]]:
    """Give the places of the results that the user typed over."""
    return {
        (sheet, row, laporan.layout[sheet].columns[key])
        for sheet, row, key in laporan.typed_over_results
        if key in laporan.layout[sheet].columns
    }


def _is_wrong(now: Cell, value: Stored) -> bool:
    """Tell whether a stored value is wrong. A cell that stores none is not: a script may have written the file."""
    if now.error is not None:
        return True
    if now.value is None or isinstance(now.value, bool):
        return False
    return not is_same_value(now.value, value, STORED_BY_A_PROGRAM)


def _shows_another_value(now: Cell, value: Stored) -> bool:
    """Tell whether a cell without our formula shows another value, so that the cells that depend on it differ."""
    return value != "" if now.is_blank else _is_wrong(now, value)


def _one_finding(message: Message, found: list[tuple[str, Pair]]) -> Finding:
    """Make one finding that names all the cells; it stands at the first one."""
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
    """Give a value as the finding shows it."""
    if isinstance(value, Decimal | int):
        return format_decimal(Decimal(value))
    return value or "(kosong)"
