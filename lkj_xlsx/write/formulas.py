"""Lists the formula cells of the tables with their values, row by row, prepared rows included."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from lkj_xlsx.declare.layout import CompiledRow, Layout, TableLayout
from lkj_xlsx.declare.model import Kind, Role, Shows
from lkj_xlsx.package import Cell, ReadableWorkbook
from lkj_xlsx.report.report import Formula, Override, Place, Report, can_tie, link_value, tie
from lkj_xlsx.report.result_cells import ResultCell, ResultRow, as_stored, condition, rows_of, with_override
from lkj_xlsx.report.results import Results
from lkj_xlsx.values import Range

Row = Mapping[str, Any]


def table_rows(laporan: Report, hasil: Results) -> Iterator[ResultRow]:
    """Give the formula cells of all tables with their values, TOTAL included."""
    for table in laporan.layout.tables.values():
        if any(column.formula for column in table.table.columns):
            yield from _rows(laporan, hasil, table)
    for table in laporan.layout.tables.values():
        yield from rows_of(_total_cells(laporan, hasil, table))


def _rows(laporan: Report, hasil: Results, table: TableLayout) -> Iterator[ResultRow]:
    """Give the formula cells of the rows of one table, without its TOTAL row."""
    sheet = table.table.sheet
    overrides = {**laporan.interpreted_cells, **dict(_computed_overrides(laporan, hasil, table))}
    overridden = {row for of, row, _ in overrides if of == sheet}
    links = [column.key for column in table.table.of_role(Role.LINK) if column.key not in table.unnamed_columns]
    # Rows with the same links typed over share their formulas, and most rows are alike in that.
    lines: dict[frozenset[str], _RowFormulas] = {}
    for row, of_row in _values_by_row(laporan, hasil, table):
        if row == table.total_row:
            continue
        typed = table.unnamed_columns.union(key for key in links if (sheet, row, key) not in laporan.intact_links)
        line = lines.get(typed) or lines.setdefault(typed, _RowFormulas.of(laporan.layout, table, typed))
        if not line.keys:
            continue
        formulas = line.formulas.at(row)
        if row in overridden:
            places = [(sheet, row, key) for key in line.keys]
            formulas = [with_override(text, place, overrides) for text, place in zip(formulas, places, strict=True)]
        of = of_row.get
        yield ResultRow(sheet, row, line.columns, formulas, [as_stored(of(key)) for key in line.keys], line.kinds)


def _computed_overrides(laporan: Report, hasil: Results, table: TableLayout) -> Iterator[tuple[Place, Override]]:
    """Give an override for each computed cell whose formula alone would misread an input of its row.

    The override holds as long as the user does not change the input cell. Example: the target is "1 Laporan".
    """
    sheet = table.table.sheet
    computed = hasil.computed[sheet]
    for (row, key), inputs in computed.interpreted.items():
        cells = [laporan.cells(sheet, row)[one] for one in inputs]
        if any(cell.value is None or not can_tie(cell) for cell in cells):
            continue
        rule, record = table.table.column(key).rule, laporan.rows[sheet][row]
        reads = {one: record[one] for one in inputs}
        read = reads[inputs[0]]
        value: str | Decimal | Formula = _override_value(computed.rows[row][key])
        also = [condition(tie(cell, None)) for cell in cells[1:]]
        if rule is not None and rule.of_range is not None and isinstance(read, Range):
            bounds = {"low": f"{read.low:f}", "high": f"{read.high:f}"}
            value = Formula(laporan.layout.compile(rule.of_range, sheet, bounds).at(row))
            if rule.within is not None:
                also.append(laporan.layout.render(rule.within, sheet, row))
        elif (
            rule is not None and rule.of_number is not None and all(isinstance(one, Decimal) for one in reads.values())
        ):
            numbers = {one: f"{number:f}" for one, number in reads.items()}
            names = {**numbers, "value": numbers[inputs[0]]}
            value = Formula(laporan.layout.compile(rule.of_number, sheet, names).at(row))
        yield (sheet, row, key), tie(cells[0], value, tuple(also))


def _override_value(value: object) -> str | Decimal:
    """Give a computed value as an override holds it."""
    stored = as_stored(value)
    return stored if isinstance(stored, str) else Decimal(stored)


class _RowFormulas(NamedTuple):
    """The formulas of a row from left to right, without links that the user typed over or that lost their heading."""

    keys: tuple[str, ...]
    columns: tuple[int, ...]
    kinds: tuple[Kind, ...]
    formulas: CompiledRow

    @classmethod
    def of(cls, layout: Layout, table: TableLayout, typed: frozenset[str]) -> "_RowFormulas":
        declared = [one for one in table.table.columns if one.formula and one.key in table.columns]
        ours = sorted((one for one in declared if one.key not in typed), key=lambda one: table.columns[one.key])
        return cls(
            tuple(one.key for one in ours),
            tuple(table.columns[one.key] for one in ours),
            tuple(one.kind for one in ours),
            layout.compile_row([one.formula or "" for one in ours], table.table.sheet),
        )


def stray_cells(
    book: ReadableWorkbook, laporan: Report, is_ours: Callable[[str, int, int], bool]
) -> Iterator[tuple[str, Cell]]:
    """Give each number and formula of the user's that stands in a helper column where no formula of ours belongs.

    Other formulas go over the whole column, and would count it; no formula counts a text. Each comes with the actual
    name of its sheet. ``is_ours`` tells whether a formula of ours belongs into a cell: sheet, row, column.
    """
    for declared, table in laporan.layout.tables.items():
        sheet, data = book.sheet(table.sheet), laporan.rows[declared]
        columns = {table.columns[one.key] for one in table.of_role(Role.HELPER)}
        for row, cells in sheet.rows(apart=data):
            if row in table.ignored_rows or not table.first_row <= row <= table.range_end:
                continue
            for column in sorted(columns & cells.keys()):
                if not is_ours(sheet.name, row, column):
                    cell = cells[column]
                    is_note = cell.formula is None and isinstance(cell.value, str)
                    if not (is_note or cell.is_blank):
                        yield sheet.name, cell


def left_by_a_row(laporan: Report, sheet: str, row: int, column: int, formula: str) -> bool:
    """Tell whether a TOTAL row still holds the formula of a data row: the user typed TOTAL into a prepared row."""
    table = laporan.layout.tables.get(sheet)
    if table is None or row != table.total_row:
        return False
    declared = next((one for one in table.table.columns if table.columns.get(one.key) == column), None)
    if declared is None or declared.formula is None:
        return False
    if declared.total is not None and laporan.layout.render(declared.total, sheet, row) == formula:
        return False  # it is the formula for TOTAL, which may differ from that of a row only in its references
    ours = (declared.formula, *(declared.former if declared.total is None else ()))
    return any(laporan.layout.compile(one, sheet).is_in(formula, row) for one in ours)


def _total_cells(laporan: Report, hasil: Results, table: TableLayout) -> Iterator[ResultCell]:
    """Give the formula cells of the TOTAL row of a table."""
    if table.total_row is None:
        return
    sheet, totals = table.table.sheet, hasil.total_of(table.table.sheet)
    for column in table.table.columns:
        if column.total is not None and column.key in table.columns.keys() - table.unnamed_columns:
            formula = laporan.layout.render(column.total, sheet, table.total_row)
            value = as_stored(totals[column.key])
            yield ResultCell(sheet, table.total_row, table.columns[column.key], formula, value, column.kind)


def _values_by_row(laporan: Report, hasil: Results, table: TableLayout) -> Iterator[tuple[int, Row]]:
    """Give for each row its values by column: what links show, what helper columns read, what was computed."""
    sheet, declared = table.table.sheet, table.table
    records, computed = laporan.rows[sheet], hasil.rows_of(sheet)
    tied, groups = laporan.tied_rows.get(sheet, {}), laporan.group_rows.get(sheet, {})
    helpers = [column.key for column in declared.columns if column.reads is not None]
    carrying = {one.key: one.reads.key for one in declared.columns if one.reads and one.reads.shows is Shows.CARRIED}
    carried = dict.fromkeys(carrying, "")
    above = table.first_row - 1
    for row in table.rows():
        if row in table.ignored_rows or row > above + 1:  # the cell right above a far row is blank
            carried = dict.fromkeys(carrying, "")
        above = row
        if row in table.ignored_rows:
            continue
        values: dict[str, Any] = {}
        record = records.get(row)
        if record is not None:
            values = {key: record[key] for key in helpers}
            carried = {key: record[key] for key in carrying}
        elif row in groups:
            carried = {key: groups[row] if of == declared.group else carried[key] for key, of in carrying.items()}
        if row in tied:
            values |= _link_values(laporan, table, tied[row])
        yield row, {**values, **computed.get(row, {}), **carried}


def _link_values(laporan: Report, table: TableLayout, tied: int) -> Row:
    """Give the values of the link formulas of a row, and the position of the row that they show."""
    tie = table.table.tie
    assert tie is not None
    target, record, cells = laporan.layout[tie.sheet], laporan.rows[tie.sheet][tied], laporan.cells(tie.sheet, tied)
    values: dict[str, Any] = {tie.row: tied - target.range_first + 1}
    for column in table.table.of_role(Role.LINK):
        shown = target.table.column(column.link or "")
        reading = laporan.readings.get((tie.sheet, tied, shown.key))
        values[column.key] = link_value(shown, record, reading, cells.get(shown.key))
    return values
