"""Which cells of a workbook are read on paper: figures of ours, inputs, labels and findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from lkj_xlsx.declare.layout import Layout, TableLayout
from lkj_xlsx.declare.model import Kind, Role
from lkj_xlsx.declare.page import Page
from lkj_xlsx.package import Area, ReadableSheet, Workbook, column_number, split_ref
from lkj_xlsx.read.temuan import causes_listed, heading_row, listed
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.page_cells import rows_shown
from lkj_xlsx.sheets.ringkasan_cells import shown_rows
from lkj_xlsx.sheets.tables import pages_in


class Part(Enum):
    """What a cell is to somebody who reads the page."""

    FIGURE = "figure"
    INPUT = "input"
    TEXT = "text"


@dataclass(frozen=True)
class Places:
    """The cells of one sheet that are read: single ``cells``, and ``columns`` in each of the ``rows``.

    ``computed`` are all columns with formulas of ours, the helper columns too. ``shown_once`` gives the columns that
    the template shows once over several rows, each with its condition.
    """

    sheet: str
    cells: Mapping[tuple[int, int], Part] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()
    columns: Mapping[int, Part] = field(default_factory=dict)
    computed: frozenset[int] = frozenset()
    shown_once: Mapping[int, str] = field(default_factory=dict)

    def part(self, row: int, column: int) -> Part | None:
        """Give what a cell is; ``None`` for one that is not ours, or is not printed."""
        found = self.cells.get((row, column))
        return self.columns.get(column) if found is None and row in self.rows else found

    def within(self, area: Area) -> Iterator[tuple[int, int, Part]]:
        """Go through the cells in an area."""
        top, left, bottom, right = area
        for (row, column), part in self.cells.items():
            if top <= row <= bottom and left <= column <= right:
                yield row, column, part
        columns = {column: part for column, part in self.columns.items() if left <= column <= right}
        if columns:
            for row in sorted(row for row in self.rows if top <= row <= bottom):
                yield from ((row, column, part) for column, part in columns.items() if (row, column) not in self.cells)

    def all(self) -> Iterator[tuple[int, int, Part]]:
        """Go through all cells."""
        yield from self.within((1, 1, report.LAST_ROW, max([*self.columns, *(column for _, column in self.cells)])))

    def computes(self, row: int, column: int) -> bool:
        """Tell whether a cell holds a formula of ours."""
        return self.cells.get((row, column)) is Part.FIGURE or (row in self.rows and column in self.computed)


def places(book: Workbook, laporan: Report, hasil: Results) -> dict[str, Places]:
    """Give the places of each sheet that holds results: declared name -> places."""
    found = {declared: _of_table(laporan, table) for declared, table in laporan.layout.tables.items()}
    found[summary.SHEET] = _of_summary(book.sheet(laporan.layout.sheets[summary.SHEET]), laporan, hasil)
    for page in pages_in(laporan.layout):
        found[page.sheet] = _of_page(book.sheet(laporan.layout.sheets[page.sheet]), page, laporan, hasil)
    found[report.SHEET] = _of_temuan(book.sheet(laporan.layout.sheets[report.SHEET]))
    return found


def finding_rows(temuan: ReadableSheet) -> Iterator[int]:
    """Give the rows of Temuan that hold findings, or what was typed among them, above the block of Jejak."""
    for row, cells in (*causes_listed(temuan), *listed(temuan)):
        if any(not cells[column].is_blank for column in cells):
            yield row


def _of_table(laporan: Report, table: TableLayout) -> Places:
    rows = frozenset(laporan.rows[table.table.sheet]) | frozenset(() if table.total_row is None else (table.total_row,))
    columns: dict[int, Part] = {}
    for column in table.table.printed:
        if column.key in table.columns:
            is_figure = column.role is Role.RESULT
            part = Part.FIGURE if is_figure else Part.TEXT if column.kind.is_text else Part.INPUT
            columns[table.columns[column.key]] = part
    headings = {(table.heading_row, column): Part.TEXT for column in columns}
    computed = {table.columns[one.key] for one in table.of_role(Role.RESULT, Role.HELPER)}
    return Places(table.sheet, headings, rows, columns, frozenset(computed), dict(table.shown_once()))


def _of_summary(sheet: ReadableSheet, laporan: Report, hasil: Results) -> Places:
    cells: dict[tuple[int, int], Part] = {}
    layout = laporan.layout
    for ref in summary_labels(layout, hasil):
        row, column = split_ref(ref)
        cells[layout.row_on(summary.SHEET, row), column] = Part.TEXT
    for figure in summary.ALL_FIGURES:
        row, column = split_ref(figure.value_at)
        cells[layout.row_on(summary.SHEET, row), column] = Part.TEXT if figure.kind is Kind.TEXT else Part.FIGURE
    for table in summary.ROW_TABLES:
        for row in table.rows_in(layout)[: shown_rows(hasil)[table.key]]:
            for one in table.columns:
                cells[row, column_number(one.column)] = Part.TEXT if one.kind is Kind.TEXT else Part.FIGURE
    return Places(sheet.name, cells)


def summary_labels(layout: Layout, hasil: Results) -> dict[str, str]:
    """Give the labels, titles and headings of Ringkasan that are shown, by the cells where the template puts them."""
    shown = shown_rows(hasil)
    found = {"A1": summary.TITLE, **dict((summary.FIGURES_TITLE, summary.FIGURES_NOTE, summary.FINDINGS_TITLE))}
    found |= {figure.label_at: figure.label for figure in summary.ALL_FIGURES if figure.label_at}
    for table in (
        one for one in summary.ROW_TABLES if one.rows_in(layout) and (shown[one.key] or one.first_number == 1)
    ):
        found[f"A{table.title_row}"] = table.title
        found |= {f"{one.column}{table.heading_row}": one.heading for one in table.columns}
    return found


def _of_page(sheet: ReadableSheet, page: Page, laporan: Report, hasil: Results) -> Places:
    """Give the cells of another page that are printed: its labels, its figures, and the rows of its lists in use."""
    cells: dict[tuple[int, int], Part] = {}
    layout, shown, last = laporan.layout, rows_shown(page, laporan, hasil), column_number(page.last_column)
    for ref in page_labels(page, shown):
        row, column = split_ref(ref)
        cells[layout.row_on(page.sheet, row), column] = Part.TEXT
    for figure in page.figures:
        row, column = split_ref(figure.value_at)
        if column <= last and page.is_shown(row, shown):
            cells[layout.row_on(page.sheet, row), column] = Part.TEXT if figure.kind is Kind.TEXT else Part.FIGURE
    for table in page.lists:
        for row in table.rows_in(layout)[: shown[table.key]]:
            for one in (one for one in table.columns if column_number(one.column) <= last):
                cells[row, column_number(one.column)] = Part.TEXT if one.kind is Kind.TEXT else Part.FIGURE
    return Places(sheet.name, cells)


def page_labels(page: Page, shown: Mapping[str, int]) -> dict[str, str]:
    """Give the labels of a page that are printed while its lists have so many rows, by the cells of the template."""
    last = column_number(page.last_column)
    places = {ref: split_ref(ref) for ref, text in page.labels.items() if text}
    return {ref: page.labels[ref] for ref, (row, at) in places.items() if at <= last and page.is_shown(row, shown)}


def _of_temuan(sheet: ReadableSheet) -> Places:
    columns = {number: Part.TEXT for number, _ in enumerate(report.COLUMNS, 1)}
    cells = {(report.SUMMARY_ROW, 1): Part.FIGURE, (report.UNIT_ROW, 1): Part.TEXT}
    cells |= {(heading_row(sheet), column): Part.TEXT for column in columns}
    return Places(sheet.name, cells, frozenset(finding_rows(sheet)), columns)
