"""``compute`` writes into the user's workbook: formulas with values, values typed over them, Temuan, page setup."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import ERROR
from lkj_xlsx.declare.model import TOTAL_LABEL, Role
from lkj_xlsx.display import as_recorded, observe
from lkj_xlsx.display.note import NOTHING
from lkj_xlsx.package import Cell, ReadableSheet, Sheet, Workbook
from lkj_xlsx.read.filled import is_of_another_year
from lkj_xlsx.read.trail import read_trail
from lkj_xlsx.report.findings import Finding, count_by_level, worst_first
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.result_cells import ResultCell, ResultRow, same_formula
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.causes import causes
from lkj_xlsx.sheets.kode_ik import name_to_record, rows_that_keep_their_record
from lkj_xlsx.write.about_the_run import ON_TEMUAN_ALONE
from lkj_xlsx.write.account import kept_values, require_balance
from lkj_xlsx.write.all_formulas import all_rows
from lkj_xlsx.write.answers import UserCells, answered, move_aside, placed, user_cells
from lkj_xlsx.write.decisions import write_decisions
from lkj_xlsx.write.formulas import left_by_a_row, stray_cells
from lkj_xlsx.write.lift import complete_scale, is_older, lift, mend_names
from lkj_xlsx.write.number_formats import show_results, show_sen
from lkj_xlsx.write.other_formulas import ColumnsByRow, outdated_formulas, report_outdated_formulas
from lkj_xlsx.write.pages import arrange_pages
from lkj_xlsx.write.recorder import Changes, Recorder
from lkj_xlsx.write.restore import Restored
from lkj_xlsx.write.temuan import mark_cells, rows_of_findings, show_rows, write_facts, write_marks, write_temuan

_Styles = dict[tuple[str, tuple[int, ...]], list[int]]  # by sheet and columns, the styles in the first prepared row
_NOTHING_RESTORED = Restored()
_TITLES = ((2, 1), (report.SUMMARY_ROW, 1))
_LAST_TITLE = max(row for row, _ in _TITLES)

CALCULATES_AGAIN = "Hitung otomatis dinyalakan lagi; semula rumus baru dihitung setelah F9."
SHOWS_ALL_FINDINGS = "Saringan dan baris tersembunyi pada lembar ini dibuka, agar semua temuan tampak."
CALCULATES_EXACTLY = (
    "Ketelitian sebagaimana tampil (Set precision as displayed) dimatikan; semula angka yang dibulatkan yang dihitung."
)


@dataclass(frozen=True)
class Written:
    """The outcome of writing: all findings, those about the writing included, and the user's cells that changed."""

    findings: tuple[Finding, ...]
    changes: Changes


def write_back(
    book: Workbook,
    laporan: Report,
    hasil: Results,
    check: Callable[[Report], Sequence[Finding]],
    record: Callable[[Report], Mapping[str, str]],
    *,
    restored: Restored = _NOTHING_RESTORED,
) -> Written:
    """Write every result into ``book``, which is not saved. Writing once more into the outcome changes nothing.

    ``check`` finds what is to be reported of the report with what is kept of the user's, which is known when all is
    written; ``record`` gives the facts of Jejak (:func:`lkj_xlsx.write.trail.facts`). If nothing changed since the last
    run, the facts of that run stay. ``restored`` is what was written again before. ``Unwritable`` is raised where
    a value of the user's would be lost.
    """
    temuan = book.sheet(laporan.layout.sheets[report.SHEET])
    move_aside(temuan)
    own = restored.own or user_cells(temuan)
    recorder = Recorder(overwritten=dict(restored.overwritten))
    calculated = {CALCULATES_AGAIN: book.calculate_automatically(), CALCULATES_EXACTLY: book.calculate_exactly()}
    stale_before = book.recalculates_on_load or any(calculated.values())
    if any(calculated.values()):
        book.recalculate_on_load()
    laporan, findings, ours = _write_all(book, laporan, hasil, recorder, check, own, stale_before=stale_before)
    above = causes(laporan, hasil, findings)
    before = read_trail(book, temuan)
    changes, facts = recorder.changes_except(temuan.name), record(laporan)
    done = {
        **dict.fromkeys(restored.said, True),
        **calculated,
        SHOWS_ALL_FINDINGS: show_rows(temuan, len(findings), len(above)),
    }
    said = [sentence for sentence, was_done in done.items() if was_done]
    receipt = " ".join([*filter(None, [changes.receipt()]), *said])
    write_temuan(temuan, findings, above, receipt, {jejak.DISPLAY.key: NOTHING, **facts, **before.block}, own)
    show_results(book, laporan)
    show_sen(book, laporan)
    arrange_pages(book, laporan, hasil)
    book.open_on(temuan.name if any(one.level is ERROR for one in findings) else laporan.layout.sheets[summary.SHEET])
    # Only now is all as it will be saved, and what the user left to be shown otherwise can be recorded.
    facts = {**facts, jejak.DISPLAY.key: as_recorded(observe(book, laporan, hasil, ours, ON_TEMUAN_ALONE))}
    _write_trail(book, temuan, before.block if not changes and before.records(facts) else facts)
    require_balance(book, laporan, own)
    return Written(tuple(findings), changes)


def _write_trail(book: Workbook, temuan: Sheet, facts: Mapping[str, str]) -> None:
    """Record the facts of Jejak in both places."""
    write_facts(temuan, facts)
    for fact in jejak.FACTS:
        book.set_custom_property(fact.property, facts[fact.key])


def _write_all(
    book: Workbook,
    laporan: Report,
    hasil: Results,
    recorder: Recorder,
    check: Callable[[Report], Sequence[Finding]],
    own: UserCells,
    *,
    stale_before: bool,
) -> tuple[Report, list[Finding], dict[str, ColumnsByRow]]:
    """Write everything but Temuan.

    Give the report with what is kept of the user's, all findings about it, and the places of our formulas.
    """
    if is_older(book):
        lift(book, laporan, recorder)
    complete_scale(book, laporan, recorder)
    mend_names(book, laporan)
    _write_added_headings(book, laporan, recorder)
    _clear_formulas_of_another_year(book, laporan, recorder)
    _write_typed_over_values(book, laporan, recorder)
    write_decisions(book, laporan, recorder)
    _clear_rows_without_data(book, laporan, recorder)
    findings = worst_first(check(laporan))
    ours = _write_findings(book, laporan, hasil, recorder, findings, own)
    for name, cell in list(stray_cells(book, laporan, lambda name, row, at: at in ours.get(name, {}).get(row, ()))):
        recorder.give_way(book.sheet(name), cell)
    _write_names(book, laporan, recorder)  # after the results: a row is written at once if nothing was written there
    changed = None if stale_before else recorder.changed_cells()
    stale = outdated_formulas(book, ours, mark_cells(laporan), changed, apart=laporan.layout.sheets[report.SHEET])
    about_the_run = list(report_outdated_formulas(stale))
    if stale:
        book.recalculate_on_load()
    kept = kept_values(laporan, recorder.overwritten)
    kept += placed(own, rows_of_findings([*findings, *about_the_run]))[1]
    if kept:
        laporan = replace(laporan, kept=(*laporan.kept, *kept))
        findings = list(check(laporan))
    if kept or stale:
        findings = worst_first([*findings, *about_the_run])
        ours = _write_findings(book, laporan, hasil, recorder, findings, own)
    return laporan, findings, ours


def _write_findings(
    book: Workbook,
    laporan: Report,
    hasil: Results,
    recorder: Recorder,
    findings: Sequence[Finding],
    own: UserCells,
) -> dict[str, ColumnsByRow]:
    """Write all results and the marks. Give the places of our formulas: actual name of the sheet -> row -> columns."""
    counts = {**count_by_level(findings), report.ANSWERED: answered(own, rows_of_findings(findings))}
    ours = _write_cells(book, laporan, recorder, all_rows(laporan, hasil, counts))
    write_marks(book, laporan, recorder, findings, len(causes(laporan, hasil, findings)))
    for table in laporan.layout.tables.values():
        rows = {row: _our_formula_columns(book.sheet(table.sheet), table, row) for row in table.ignored_rows}
        ours[table.sheet] = {**ours.get(table.sheet, {}), **rows}
    return ours


def _clear_formulas_of_another_year(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Clear what a column of Renstra fetched when the report was for its year; it would show this year's figures."""
    for table in laporan.layout.tables.values():
        for column in (one for one in table.of_role(Role.INPUT) if one.fetched is not None):
            sheet, at = book.sheet(table.sheet), table.columns[column.key]
            for row, cells in list(sheet.rows()):
                if at in cells and is_of_another_year(column, cells[at]):
                    recorder.clear(sheet, row, at, ours=True)


def _clear_rows_without_data(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Clear our formulas in rows that hold no data: a note, a repeated heading, a TOTAL that the user typed.

    Otherwise they would go on computing there. If the user typed a TOTAL amid the prepared rows, the formulas of that
    row would count it as data, and the TOTAL of the template further down would add it once more.
    """
    for declared, table in laporan.layout.tables.items():
        sheet = book.sheet(table.sheet)
        closing = () if table.total_row is None else (table.total_row,)
        for row in sorted({*table.ignored_rows, *table.unused_total_rows, *closing}):
            for column, cell in list(sheet.row(row).items()):
                if _is_to_clear(laporan, declared, cell, older=is_older(book)):
                    recorder.clear(sheet, row, column, ours=True)


def _is_to_clear(laporan: Report, declared: str, cell: Cell, *, older: bool) -> bool:
    """Tell whether a cell in a row without data holds our formula, or the label of the template's unused TOTAL row.

    In a workbook from an ``older`` template every formula in a helper column is ours.
    """
    table = laporan.layout[declared]
    column = next((one for one in table.table.columns if table.columns.get(one.key) == cell.column), None)
    if column is None or cell.formula is None:
        return column is not None and cell.row in table.unused_total_rows and cell.value == TOTAL_LABEL
    if cell.row == table.total_row:
        return left_by_a_row(laporan, declared, cell.row, cell.column, cell.formula)
    if older and column.role is Role.HELPER:
        return True
    computed = (column.formula, column.total, *column.former)
    ours = (laporan.layout.render(one, declared, cell.row) for one in computed if one is not None)
    return any(same_formula(cell.formula, one) for one in ours)


def _our_formula_columns(sheet: Sheet, table: TableLayout, row: int) -> tuple[int, ...]:
    """Give the columns that still hold our formulas in a prepared row where the user put a heading or a note."""
    computed = {table.columns[one.key] for one in table.table.columns if one.formula and one.key in table.columns}
    return tuple(column for column, cell in sheet.row(row).items() if column in computed and cell.formula is not None)


def _write_cells(
    book: Workbook, laporan: Report, recorder: Recorder, rows: Iterable[ResultRow]
) -> dict[str, ColumnsByRow]:
    """Write the formula cells. Give their places: actual name of the sheet -> row -> columns."""
    ours: dict[str, dict[int, Sequence[int]]] = {}
    styles: _Styles = {}
    for found in rows:
        sheet = book.sheet(laporan.layout.sheets[found.sheet])
        table = laporan.layout.tables.get(found.sheet)
        line = _without_hidden_cells(sheet, found)
        if line is None:
            continue
        if sheet.columns_that_differ(line):
            _write_row(sheet, table, recorder, line, styles)
        written = ours.setdefault(sheet.name, {})
        written[line.row] = (*written[line.row], *line.columns) if line.row in written else line.columns
    return dict[str, ColumnsByRow](ours)


def _write_row(sheet: Sheet, table: TableLayout | None, recorder: Recorder, line: ResultRow, styles: _Styles) -> None:
    """Write the formulas of a row, all at once if its cells hold nothing of the user's, else cell by cell."""
    if table is not None and line.row != table.total_row:
        key = sheet.name, tuple(line.columns)
        if key not in styles:
            styles[key] = [sheet.style_of(table.first_row, column) for column in line.columns]
        if recorder.put_row(sheet, line, styles[key]):
            return
    for cell in line.cells():
        style = None if table is None else _first_row_style(sheet, table, line.row, cell.column)
        recorder.put_formula(sheet, line.row, cell.column, cell.formula, cell.value, style)


def _without_hidden_cells(sheet: Sheet, line: ResultRow) -> ResultRow | None:
    """Leave out cells that a merged area hides and titles that the user typed. ``None`` if nothing is left."""
    if line.row > _LAST_TITLE and not any(top <= line.row <= bottom for top, _, bottom, _ in sheet.merged):
        return line
    cells = [
        cell
        for cell in line.cells()
        if not (is_covered(sheet, cell.row, cell.column) or is_replaced_title(sheet, cell))
    ]
    if len(cells) == len(line.columns):
        return line
    return ResultRow.of(cells) if cells else None


def is_covered(sheet: ReadableSheet, row: int, column: int) -> bool:
    """Tell whether a merged area hides the cell, as a group row written across the table does."""
    return any(
        top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
        for top, left, bottom, right in sheet.merged
    )


def is_replaced_title(sheet: ReadableSheet, cell: ResultCell) -> bool:
    """Tell whether the user typed another text over one of our titles."""
    if (cell.row, cell.column) not in _TITLES:
        return False
    now = sheet.cell(cell.row, cell.column)
    return not now.is_blank and now.formula is None


def _first_row_style(sheet: Sheet, table: TableLayout, row: int, column: int) -> int | None:
    """Give the style for a cell in a row that the user added: that of the same column in the first prepared row."""
    if sheet.style_of(row, column) or row == table.total_row:
        return None
    return sheet.style_of(table.first_row, column) or None


def _write_typed_over_values(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Write each value that the user had typed over a result into the "Tertulis" column of its row."""
    for (declared, row, key), value in laporan.typed_over_results.items():
        table = laporan.layout[declared]
        sheet = book.sheet(table.sheet)
        column = table.columns[f"{key}_tertulis"]
        style = _first_row_style(sheet, table, row, column)
        recorder.put_value(sheet, row, column, value, style)


def _write_names(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Record beside each realisasi for which indikator it stands.

    A record that contradicts its row stays (LS15, LS17).
    """
    contradicted = rows_that_keep_their_record(laporan)
    for declared, table in laporan.layout.tables.items():
        tie = table.table.tie
        if tie is None or not tie.record:
            continue
        sheet, column = book.sheet(table.sheet), table.columns[tie.record]
        recorded = laporan.recorded_names.get(declared, {})
        for row in sorted({*laporan.rows[declared], *recorded} - contradicted):
            text = name_to_record(laporan, row)
            if text and text != recorded.get(row):
                recorder.put_value(sheet, row, column, text, _first_row_style(sheet, table, row, column))
            elif not text and row in recorded:
                recorder.clear(sheet, row, column)


def _write_added_headings(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Write the headings of columns that the workbook lacked, and the label of a TOTAL row that it lacked."""
    for table in laporan.layout.tables.values():
        sheet = book.sheet(table.sheet)
        beside = sheet.cell(table.heading_row, min(table.columns.values())).style
        for column in table.table.columns:
            if column.key in table.missing_columns - table.unnamed_columns:
                recorder.put_value(sheet, table.heading_row, table.columns[column.key], column.heading, beside)
        label = None if table.table.compare_by is None else table.columns.get(table.table.compare_by.code)
        if label in {table.columns[key] for key in table.unnamed_columns}:
            label = None
        if table.total_row is not None and label is not None and _lacks_total_label(sheet, table):
            recorder.put_value(sheet, table.total_row, label, TOTAL_LABEL)


def _lacks_total_label(sheet: Sheet, table: TableLayout) -> bool:
    """Tell whether the TOTAL row has neither a code nor a name."""
    by = table.table.compare_by
    assert table.total_row is not None
    assert by is not None
    first = [table.columns[key] for key in (by.code, by.name) if key in table.columns]
    return all(sheet.cell(table.total_row, column).is_blank for column in first)
