"""Copies what the user typed from a workbook into a new template: ``template --dari LAMA.xlsx --salin``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.model import Kind, Role
from lkj_xlsx.package import Cell, Workbook
from lkj_xlsx.report.report import Report, Stored, written
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.sheets import temuan
from lkj_xlsx.sheets.identitas import TAHUN
from lkj_xlsx.template.prefill import Prefill, roll_forward
from lkj_xlsx.template.writer import Value
from lkj_xlsx.values import first_few
from lkj_xlsx.write.answers import user_cells

_OUTSIDE = "grafik, gambar, komentar, format, dan lebar kolom Anda"


@dataclass(frozen=True)
class Moved:
    """What was copied, and what was not: each an Indonesian phrase that names a sheet and how much of it."""

    copied: tuple[str, ...]
    left: tuple[str, ...]


def copied(laporan: Report) -> Prefill:
    """Give all that the user typed into a workbook, figures too, for the newest template.

    A text stays the text that it was, and so does a number; one that shows as a percentage or a date becomes the text
    that the user sees. Our links and results are not copied: the template has them.
    """
    year = laporan.identitas[TAHUN.key].strip()
    identitas: dict[str, Value] = {key: value for key, value in laporan.identitas.values.items() if value}
    if year.isdecimal():
        identitas[TAHUN.key] = int(year)
    identitas |= {key: day for key, day in laporan.identitas.days.items() if day}
    tables = laporan.layout.tables.values()
    return replace(
        roll_forward(laporan),
        identitas=identitas,
        first_year=next((one.table.first_year for one in tables if one.table.first_year), None),
        rows={sheet: list(_rows(laporan, sheet)) for sheet in laporan.layout.tables},
        total={
            key: value
            for (sheet, row, key), value in laporan.typed_over_results.items()
            if row == laporan.layout[sheet].total_row and not is_formula(value)
        },
        # A code in a further row would tie it to an indikator that the user does not measure.
        without_kode_ik=frozenset(
            sheet for sheet, table in laporan.layout.tables.items() if table.table.tie and laporan.rows[sheet]
        ),
    )


def _rows(laporan: Report, sheet: str) -> Iterator[Mapping[str, Value]]:
    """Give the rows of a table in their order, those that name a group too."""
    table, groups = laporan.layout[sheet], laporan.group_rows.get(sheet, {})
    ours = tree_of(laporan, sheet).ours if table.table.tree is not None else frozenset[int]()
    for number, row in enumerate(sorted({*laporan.rows[sheet], *groups}), 1):
        if row in groups:
            yield {str(table.table.group): f"Sasaran {number} : {groups[row]}"}
            continue
        cells = laporan.cells(sheet, row)
        values: dict[str, Value] = {}
        for column in table.of_role(Role.INPUT, Role.LINK):
            is_ours = (sheet, row, column.key) in laporan.intact_links or (column.decided and row in ours)
            if column.key in cells and not is_ours:
                values[column.key] = _value(cells[column.key], column.kind)
            elif column.prepared is not None:
                values[column.key] = None
        for column in table.of_role(Role.RESULT):
            typed = laporan.typed_over_results.get((sheet, row, column.key))
            if typed is not None and not is_formula(typed):
                values[column.key] = typed
        yield values


def is_formula(typed: Value) -> bool:
    """Tell whether what stood in a result cell is a formula of the user's, in place of which ours comes."""
    return isinstance(typed, str) and typed.startswith("=")


def _value(cell: Stored, kind: Kind) -> Value:
    """Give the value of a cell as it is typed into the template."""
    if isinstance(cell.value, Decimal) and not (cell.is_percent or cell.is_date or kind.is_text):
        return cell.value
    return written(cell, kind)


def moved(book: Workbook, laporan: Report) -> Moved:
    """Say what :func:`copied` takes over, sheet by sheet, and name the cells that it leaves."""
    rows = {sheet: len(laporan.rows[sheet]) for sheet in laporan.layout.tables}
    taken = [f"{sheet} {count} baris" for sheet, count in rows.items() if count]
    left = [
        phrase for sheet, table in laporan.layout.tables.items() if (phrase := _left_on(book, laporan, sheet, table))
    ]
    formulas = [
        f"{laporan.layout[sheet].sheet}!{laporan.layout[sheet].place(key, row)}"
        for (sheet, row, key), typed in laporan.typed_over_results.items()
        if is_formula(typed)
    ]
    if formulas:
        left.append(f"rumus Anda di sel hasil ({first_few(formulas)})")
    ours = set(laporan.layout.sheets.values())
    for name in book.sheet_names:
        cells = (one for _, own in book.sheet(name).rows() for one in own.values()) if name not in ours else ()
        count = sum(map(_holds, cells))
        if count:
            left.append(f"lembar {name} ({count} sel)")
    findings = laporan.layout.sheets.get(temuan.SHEET)
    own = 0 if findings is None else sum(len(cells) for _, cells in user_cells(book.sheet(findings)).beside)
    if own:
        left.append(f"{findings} ({own} sel di samping temuan)")
    return Moved(("Identitas dan Pengaturan", *taken), (*filter(None, left), _OUTSIDE))


def _left_on(book: Workbook, laporan: Report, sheet: str, table: TableLayout) -> str:
    """Name the filled cells of a sheet that stand outside of its table or under headings that we do not know."""
    known = set(table.columns.values())
    data = {*laporan.rows[sheet], *laporan.group_rows.get(sheet, {}), table.total_row}
    left = [
        cell.ref
        for row, cells in book.sheet(table.sheet).rows()
        for column, cell in cells.items()
        if row >= table.heading_row and _holds(cell) and not _is_taken(cell, column in known, row in data, table)
    ]
    return f"{table.sheet} ({first_few(left)})" if left else ""


def _is_taken(cell: Cell, is_known: bool, is_data: bool, table: TableLayout) -> bool:
    """Tell whether a cell is copied, or is one of the template's own: a heading, a number below it, a prepared cell."""
    if is_known and (is_data or cell.row < table.first_row):
        return True
    prepared = {table.columns[one.key] for one in table.table.columns if one.prepared or one.formula}
    return is_known and cell.column in prepared


def _holds(cell: Cell) -> bool:
    return not cell.is_blank or cell.formula is not None
