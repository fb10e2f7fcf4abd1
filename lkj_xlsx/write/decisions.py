"""Peran: what ``compute`` decided of each budget row, written beside the row with what it was decided about."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lkj_xlsx.package import ReadableSheet, ReadableWorkbook, Workbook
from lkj_xlsx.report.report import Report, text_of
from lkj_xlsx.report.tree import inherited, tree_of
from lkj_xlsx.write.recorder import Recorder


class DecidedCell(NamedTuple):
    """A cell that holds a decision of ours: the actual name of its sheet, its place, and the value, "" for none."""

    sheet: str
    row: int
    column: int
    value: str | Decimal


def decided_cells(laporan: Report) -> Iterator[DecidedCell]:
    """Give the cells with the decisions about all budget rows. A Peran that the user set is left out, and its record.

    A record stays beside a Peran that the user changed: by it the next run knows that it was changed.
    """
    for declared, layout in laporan.layout.tables.items():
        columns = layout.table.tree
        if columns is None:
            continue
        tree = tree_of(laporan, declared)
        for row in tree.rows:
            if row in tree.ours:
                yield DecidedCell(layout.sheet, row, layout.columns[columns.role], tree.roles[row])
                yield DecidedCell(layout.sheet, row, layout.columns[columns.record], tree.record(row))
            if columns.depth:
                depth = tree.depths[row]
                yield DecidedCell(layout.sheet, row, layout.columns[columns.depth], Decimal(depth) if depth else "")
        for column in (one for one in layout.table.columns if one.inherits and one.key in layout.columns):
            texts = inherited(laporan, declared, column)
            yield from (DecidedCell(layout.sheet, row, layout.columns[column.key], texts[row]) for row in tree.rows)
        for row in tree.outside if columns.depth else ():
            yield DecidedCell(layout.sheet, row, layout.columns[columns.depth], Decimal(1))


def differing_decisions(book: ReadableWorkbook, laporan: Report) -> Iterator[tuple[ReadableSheet, DecidedCell]]:
    """Give the decisions that a workbook does not hold yet, each with its sheet."""
    for one in decided_cells(laporan):
        sheet = book.sheet(one.sheet)
        found = sheet.cell(one.row, one.column)
        shown = found.value if isinstance(found.value, Decimal) else text_of(found)
        if found.formula is not None or found.error is not None or shown != one.value:
            yield sheet, one


def write_decisions(book: Workbook, laporan: Report, recorder: Recorder) -> None:
    """Write the decisions that the workbook does not hold yet. Temuan keeps a formula or an error of the user's."""
    for _, one in list(differing_decisions(book, laporan)):
        sheet = book.sheet(one.sheet)
        before = sheet.cell(one.row, one.column)
        if before.formula is not None or before.error is not None:
            recorder.give_way(sheet, before)
        if one.value == "":
            recorder.clear(sheet, one.row, one.column)
        else:
            style = _style(laporan, one) if not sheet.style_of(one.row, one.column) else None
            recorder.put_value(sheet, one.row, one.column, one.value, None if style is None else sheet.style_of(*style))


def _style(laporan: Report, one: DecidedCell) -> tuple[int, int]:
    """Give the cell whose look a new cell gets: the one in the first row of its column."""
    layout = next(table for table in laporan.layout.tables.values() if table.sheet == one.sheet)
    return layout.first_row, one.column
