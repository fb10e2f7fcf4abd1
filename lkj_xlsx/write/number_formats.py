"""The number formats of amounts and results: two decimals where there are sen, and no percent sign over a result."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from lkj_xlsx.declare.layout import Layout, TableLayout
from lkj_xlsx.declare.model import Kind, Role
from lkj_xlsx.declare.page import Figure, RowTable
from lkj_xlsx.declare.style import NUMBER_FORMATS, RUPIAH, RUPIAH_AND_SEN
from lkj_xlsx.package import Sheet, Workbook, column_number, split_ref
from lkj_xlsx.package.cell import is_date, is_percent
from lkj_xlsx.report.report import Report
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets.tables import pages_in

_WHOLE = (RUPIAH, "#,##0", "0")  # how our cells, or those of a program that lost the language, show whole rupiah
Place = tuple[int, int]


def show_sen(book: Workbook, laporan: Report) -> None:
    """Set the number format of amounts, so that the digits that count are those that are printed.

    A format that the user chose, or that already shows decimals, stays. Ringkasan shows the amounts of the sheet with
    a TOTAL, and so it goes by the sen of that sheet.
    """
    for declared, table in laporan.layout.tables.items():
        keys = [
            column.key for column in table.table.columns if column.kind is Kind.RUPIAH and column.key in table.columns
        ]
        if not keys:
            continue
        read = [column.key for column in table.table.read if column.kind is Kind.RUPIAH]
        values = chain.from_iterable(laporan.rows[declared].column(key) for key in read)
        with_sen = any(one is not None and one != int(one) for one in values)
        rows = [*laporan.rows[declared], *([table.total_row] if table.total_row is not None else [])]
        _set_formats(book, book.sheet(table.sheet), _places(table, keys, rows), with_sen=with_sen)
        if table.total_row is not None:
            for page, figures in _figures(laporan).items():
                amounts = (place for kind, place in figures if kind is Kind.RUPIAH)
                _set_formats(book, book.sheet(laporan.layout.sheets[page]), amounts, with_sen=with_sen)


def show_results(book: Workbook, laporan: Report) -> None:
    """Give each result its number format back where another one would show another number.

    Excel formats a cell by itself when 102,5% is typed into it. Our formula gives 102,5 there again, which would be
    printed as 10250%.
    """
    for declared, table in laporan.layout.tables.items():
        rows = [*laporan.rows[declared], *([table.total_row] if table.total_row is not None else [])]
        results = [one for one in table.of_role(Role.RESULT) if one.kind in NUMBER_FORMATS]
        for column in results:
            _mend(book, book.sheet(table.sheet), _places(table, [column.key], rows), NUMBER_FORMATS[column.kind])
    for page, figures in _figures(laporan).items():
        own: dict[Kind, list[Place]] = {}
        for kind, place in figures:
            own.setdefault(kind, []).append(place)
        for kind, places in own.items():
            _mend(book, book.sheet(laporan.layout.sheets[page]), places, NUMBER_FORMATS[kind])


def _mend(book: Workbook, sheet: Sheet, places: Iterable[Place], code: str) -> None:
    """Set a number format where a percentage or a date would be shown."""
    styles: dict[int, int] = {}
    for row, column in places:
        style = sheet.style_of(row, column)
        if style not in styles:
            now = book.number_format(style)
            styles[style] = book.style_with_format(style, code) if is_percent(now) or is_date(now) else style
        if styles[style] != style:
            sheet.set_style(row, column, styles[style])


def _figures(laporan: Report) -> dict[str, list[tuple[Kind, Place]]]:
    """Give the cells of Ringkasan and of the other pages that show numbers, each with what it shows."""
    declared = {page.sheet: (page.figures, page.lists) for page in pages_in(laporan.layout)}
    return {
        sheet: list(_figures_of(sheet, figures, lists, laporan.layout))
        for sheet, (figures, lists) in {summary.SHEET: (summary.ALL_FIGURES, summary.ROW_TABLES), **declared}.items()
    }


def _figures_of(
    sheet: str, figures: Sequence[Figure], lists: Sequence[RowTable], layout: Layout
) -> Iterator[tuple[Kind, Place]]:
    for one in figures:
        if one.kind in NUMBER_FORMATS:
            row, column = split_ref(one.value_at)
            yield one.kind, (layout.row_on(sheet, row), column)
    for table in lists:
        for of in table.columns:
            if of.kind in NUMBER_FORMATS:
                yield from ((of.kind, (row, column_number(of.column))) for row in table.rows_in(layout))


def _places(table: TableLayout, keys: list[str], rows: list[int]) -> Iterator[Place]:
    yield from ((row, table.columns[key]) for row in rows for key in keys)


def _set_formats(book: Workbook, sheet: Sheet, places: Iterable[Place], *, with_sen: bool) -> None:
    if not with_sen and not book.uses_format(RUPIAH_AND_SEN):
        return
    before, after = (_WHOLE, RUPIAH_AND_SEN) if with_sen else ((RUPIAH_AND_SEN,), RUPIAH)
    styles: dict[int, int] = {}
    for row, column in places:
        style = sheet.style_of(row, column)
        if style not in styles:
            wrong = book.number_format(style) in before
            styles[style] = book.style_with_format(style, after) if wrong else style
        if styles[style] != style:
            sheet.set_style(row, column, styles[style])
