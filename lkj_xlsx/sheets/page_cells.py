"""Lists the formula cells of a page of results with their values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lkj_xlsx.declare.layout import Compiled, Layout, Reference
from lkj_xlsx.declare.page import Page, RowTable
from lkj_xlsx.package.refs import column_number, quote_sheet, split_ref
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.result_cells import ResultCell, as_stored
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import ringkasan


def page_cells(page: Page, laporan: Report, hasil: Results) -> Iterator[ResultCell]:
    """Give every formula cell of a page, row by row. Its formulas may name figures of Ringkasan: ``{unit_capaian}``."""
    yield from sorted(_cells(page, laporan, hasil), key=lambda cell: cell.row)


def _cells(page: Page, laporan: Report, hasil: Results) -> Iterator[ResultCell]:
    layout, values = laporan.layout, page.values(laporan, hasil)
    names = {one.key: absolute(layout, page.sheet, one.value_at) for one in page.figures}
    names |= {
        f"{table.key}_{one.key}": _area(layout, table, one.column) for table in page.lists for one in table.columns
    }
    own_sheet = quote_sheet(layout.sheets.get(ringkasan.SHEET, ringkasan.SHEET))
    names |= {
        f"unit_{one.key}": f"{own_sheet}!{absolute(layout, ringkasan.SHEET, one.value_at)}"
        for one in ringkasan.ALL_FIGURES
    }
    for figure in page.figures:
        row, column = split_ref(figure.value_at)
        formula = layout.compile(figure.formula, names=names).at(0)
        value = as_stored(values.figures[figure.key])
        yield ResultCell(page.sheet, layout.row_on(page.sheet, row), column, formula, value, figure.kind)
    for table in page.lists:
        yield from list_cells(layout, table, values.rows[table.key], names)


def list_cells(
    layout: Layout, table: RowTable, records: Sequence[Mapping[str, Any]], names: Mapping[str, str]
) -> Iterator[ResultCell]:
    """Give the formula cells of a list on a page. Rows without a record have empty values."""
    own: dict[str, Reference] = {one.key: (f"${one.column}", 0) for one in table.columns}
    compiled: dict[int, list[Compiled]] = {}  # rows that stand where the template has them are all alike
    for number, row in enumerate(table.rows_in(layout), table.first_number):
        if number - row not in compiled:
            known = {**names, **own, "n": ("", number - row)}
            compiled[number - row] = [layout.compile(one.formula, names=known) for one in table.columns]
        record = records[number - 1] if number <= len(records) else {}
        for one, formula in zip(table.columns, compiled[number - row], strict=True):
            value = as_stored(record.get(one.key))
            yield ResultCell(table.sheet, row, column_number(one.column), formula.at(row), value, one.kind)


def rows_shown(page: Page, laporan: Report, hasil: Results) -> dict[str, int]:
    """Count the rows that each list of a page has to show, by its key: up to the last one with a value on paper.

    For a figure on which rows of the page depend it is 1, and 0 while the figure is empty.
    """
    values, last = page.values(laporan, hasil), column_number(page.last_column)
    rows = values.rows
    found = {key: int(values.figures[key] not in (None, "")) for key, _, _ in page.blocks}
    for table in page.lists:
        printed = [one.key for one in table.columns if column_number(one.column) <= last]
        filled = (
            number
            for number, one in enumerate(rows[table.key], 1)
            if any(one.get(key) not in (None, "") for key in printed)
        )
        found[table.key] = min(max(filled, default=0), table.rows)
    return found


def absolute(layout: Layout, sheet: str, ref: str) -> str:
    """Give the absolute reference of a declared cell of a page where it stands now: ``C12`` -> ``$C$13``."""
    row, _ = split_ref(ref)
    return f"${ref.rstrip('0123456789')}${layout.row_on(sheet, row)}"


def _area(layout: Layout, table: RowTable, column: str) -> str:
    rows = table.rows_in(layout)
    return f"${column}${rows[0]}:${column}${rows[-1]}"
