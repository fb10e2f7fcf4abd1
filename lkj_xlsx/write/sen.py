"""Shows amounts with two decimals on a sheet whose amounts have sen, and without decimals on every other sheet."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.declare.style import RUPIAH, RUPIAH_AND_SEN
from lkj_xlsx.package import Sheet, Workbook, column_number, split_ref
from lkj_xlsx.report.report import Report
from lkj_xlsx.sheets import ringkasan as summary

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
        amounts = chain.from_iterable(laporan.rows[declared].column(key) for key in read)
        with_sen = any(one is not None and one != int(one) for one in amounts)
        rows = [*laporan.rows[declared], *([table.total_row] if table.total_row is not None else [])]
        _set_formats(book, book.sheet(table.sheet), _places(table, keys, rows), with_sen=with_sen)
        if table.total_row is not None:
            _set_formats(book, book.sheet(laporan.layout.sheets[summary.SHEET]), _summary(laporan), with_sen=with_sen)


def _places(table: TableLayout, keys: list[str], rows: list[int]) -> Iterator[Place]:
    yield from ((row, table.columns[key]) for row in rows for key in keys)


def _summary(laporan: Report) -> Iterator[Place]:
    """Give the cells of Ringkasan that show amounts."""
    figures = (split_ref(one.value_at) for one in summary.ALL_FIGURES if one.kind is Kind.RUPIAH)
    yield from ((laporan.layout.summary_row(row), column) for row, column in figures)
    for table in summary.ROW_TABLES:
        for column in table.columns:
            if column.kind is Kind.RUPIAH:
                rows = range(table.first_row, table.last_row + 1)
                yield from ((laporan.layout.summary_row(row), column_number(column.column)) for row in rows)


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
