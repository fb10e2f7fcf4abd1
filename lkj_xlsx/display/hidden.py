"""What of the report is not seen: hidden sheets, rows and columns, what covers a cell, what is not printed."""

import re
from collections.abc import Iterator

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.model import Role
from lkj_xlsx.display.note import Kind, Note
from lkj_xlsx.display.places import Part, Places
from lkj_xlsx.package import Area, Workbook, area_ref, cell_ref, column_letters, column_number, quote_sheet, split_area
from lkj_xlsx.report.report import Report
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report

_PRINT_AREA = "_xlnm.Print_Area"
_BETWEEN_AREAS = re.compile(r",(?=(?:[^']*'[^']*')*[^']*$)")
_COLUMNS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})", re.IGNORECASE)
_ROWS = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def workbook_notes(book: Workbook, laporan: Report) -> Iterator[Note]:
    """Give what the workbook as a whole does not show as usual, and its hidden sheets."""
    first = book.sheet_names[0]
    if book.rounds_to_what_is_shown:
        yield Note(Kind.PRECISION, first)
    if book.calculates_by_hand:
        yield Note(Kind.BY_HAND, first)
    signed = [laporan.layout.sheets.get(one) for one in (summary.SHEET, report.SHEET)]
    for name in book.sheet_names:
        if book.sheet(name).state != "visible":
            yield Note(Kind.SHEET if name in signed else Kind.OTHER_SHEET, name)


def row_and_column_notes(book: Workbook, places: Places, table: TableLayout | None) -> Iterator[Note]:
    """Give the hidden, flat and narrow rows and columns that hold figures or findings.

    Hidden rows and input columns of a table are left out, because ``check`` reports them.
    """
    sheet = book.sheet(places.sheet)
    surface, hidden = sheet.surface, sheet.hidden_rows
    reported = places.rows - {None if table is None else table.total_row} if table is not None else frozenset()
    figures = {row for (row, _), part in places.cells.items() if part is Part.FIGURE}
    for row in sorted(places.rows | figures):
        is_hidden = row in hidden and row not in reported
        if is_hidden or surface.is_flat(row):
            is_finding = table is None and row in places.rows
            yield Note(Kind.FINDING if is_finding else Kind.ROWS, sheet.name, f"A{row}")
    columns = set(places.columns) | {column for (_, column), part in places.cells.items() if part is Part.FIGURE}
    inputs = set() if table is None else {table.columns[one.key] for one in table.of_role(Role.INPUT, Role.LINK)}
    unseen = (sheet.hidden_columns - inputs) | surface.narrow_columns
    for column in sorted(columns & unseen):
        yield Note(Kind.COLUMN, sheet.name, f"{column_letters(column)}:{column_letters(column)}")


def cover_notes(book: Workbook, places: Places) -> Iterator[Note]:
    """Give the figures that a merged area, an array formula or a shape covers, and a view that does not show them."""
    sheet = book.sheet(places.sheet)
    for area in sheet.merged:
        for row, column, part in places.within(area):
            if part is Part.FIGURE and (row, column) != area[:2]:
                yield Note(Kind.MERGED, sheet.name, cell_ref(row, column), area_ref(area), key=area_ref(area))
    for top, left, bottom, right in sheet.surface.filled_areas:
        filled = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        for row, column in filled:
            if places.computes(row, column):
                yield Note(Kind.ARRAY, sheet.name, cell_ref(row, column), area_ref((top, left, bottom, right)))
                break
    for area in sheet.surface.shapes():
        cell = next(((row, column) for row, column, part in places.within(area) if part is Part.FIGURE), None)
        if cell is not None:
            yield Note(Kind.SHAPE, sheet.name, cell_ref(*cell))
    if sheet.surface.shows_formulas:
        yield Note(Kind.FORMULAS_SHOWN, sheet.name)
    if sheet.surface.hides_zeros and any(
        part is Part.FIGURE and sheet.cell(row, column).value == 0 for row, column, part in places.all()
    ):
        yield Note(Kind.ZEROS, sheet.name)


def chart_notes(book: Workbook, laporan: Report, places: Places) -> Iterator[Note]:
    """Report the charts of Ringkasan if none of them draws the figures that ours draws."""
    rows = summary.PER_KATEGORI.first_row, summary.PER_KATEGORI.last_row
    first, last = (laporan.layout.row_on(summary.SHEET, row) for row in rows)
    sheet = quote_sheet(places.sheet)
    wanted = {f"{sheet}!${one}${first}:${one}${last}" for one in "AC"}
    drawn = [{ref.replace("'", "") for ref in refs} for refs in book.sheet(places.sheet).surface.charts()]
    if drawn and not any({one.replace("'", "") for one in wanted} <= refs for refs in drawn):
        shown = "; ".join(sorted({ref for refs in drawn for ref in refs}))
        yield Note(Kind.CHART, places.sheet, None, ", ".join(sorted(wanted)), shown, shown)


def print_area_notes(book: Workbook, places: Places) -> Iterator[Note]:
    """Report a print area that leaves a figure, an input or a finding out, with the first one."""
    for name in book.defined_names():
        if name.name != _PRINT_AREA or name.sheet != places.sheet:
            continue
        areas = [_area(one.rpartition("!")[2]) for one in _BETWEEN_AREAS.split(name.value)]
        known = [area for area in areas if area is not None]
        out = next((place[:2] for place in places.all() if not any(_holds(area, *place[:2]) for area in known)), None)
        if out is not None:
            shown = ", ".join(area_ref(area) for area in known) or name.value
            yield Note(Kind.PRINT_AREA, places.sheet, cell_ref(*out), shown, key=shown)


def _area(ref: str) -> Area | None:
    """Give the area of ``$A$1:$J$17``, ``$A:$J`` or ``$1:$17``; ``None`` for anything else."""
    if match := _COLUMNS.fullmatch(ref):
        return 1, column_number(match[1]), _LAST_ROW, column_number(match[2])
    if match := _ROWS.fullmatch(ref):
        return int(match[1]), 1, int(match[2]), _LAST_COLUMN
    try:
        return split_area(ref)
    except ValueError:
        return None


def _holds(area: Area, row: int, column: int) -> bool:
    top, left, bottom, right = area
    return top <= row <= bottom and left <= column <= right
