"""Reads the values that the user typed over results: from the cells themselves, or from the "Tertulis" columns."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkj_xlsx.declare.layout import Compiled, is_damaged
from lkj_xlsx.declare.model import Column, Kind, Role
from lkj_xlsx.package import Cell
from lkj_xlsx.read.locate import Located
from lkj_xlsx.report.report import Place, written
from lkj_xlsx.report.result_cells import without_override
from lkj_xlsx.report.typed import stored_and_shown
from lkj_xlsx.values import as_shown, decimals_of, format_decimal, round_half_away
from lkj_xlsx.values.indonesian import plain

_DECIMALS_KEPT = 10  # further ones are what the arithmetic of a program left over


def read_typed(located: Located, *, records_alone: bool = False) -> dict[Place, str | Decimal]:
    """Give the values that the user typed over results, by the place of the result.

    A value stands in the result cell itself, or in the "Tertulis" column if an earlier ``compute`` moved it there.
    With ``records_alone`` only the "Tertulis" columns are read.
    """
    typed: dict[Place, str | Decimal] = {}
    for sheet, table in located.layout.tables.items():
        columns, cells = table.columns, located.cells[sheet]
        for row, column, formulas in _result_cells(located, sheet):
            filled = cells.get(row, {})
            cell = None if records_alone else filled.get(columns[column.key])
            value = None if cell is None else _typed_value(cell, row, formulas, column.kind)
            if value is None:
                record = filled.get(columns.get(f"{column.key}_tertulis", 0))
                value = None if record is None or record.is_blank else value_to_keep(record, column.kind)
            if value is not None:
                typed[sheet, row, column.key] = value
    return typed


def _result_cells(located: Located, sheet: str) -> Iterator[tuple[int, Column, list[Compiled]]]:
    """Go through all result cells: the row, the column, and those formulas that are ours if they stand there.

    On a TOTAL row the formula of a data row is ours, too: the user may have typed TOTAL into a prepared row.
    """
    layout, table = located.layout, located.layout[sheet]
    results = [
        (one, [layout.compile(text, sheet) for text in (one.formula or "", *one.former)])
        for one in table.of_role(Role.RESULT)
    ]
    for row in table.rows() if results else ():
        if row != table.total_row and row not in table.ignored_rows:
            for column, formulas in results:
                yield row, column, formulas
    if table.total_row is not None:
        for column in table.table.columns:
            if column.total:
                texts = [text for text in (column.total, column.formula, *column.former) if text is not None]
                yield table.total_row, column, [layout.compile(text, sheet) for text in texts]


def _typed_value(cell: Cell, row: int, formulas: Sequence[Compiled], kind: Kind) -> str | Decimal | None:
    """Give what the user typed into a result cell: a value, or a formula that is not ours; else ``None``.

    One of ours of which cells were deleted, "#REF!" in their place, is ours.
    """
    if cell.is_blank:
        return None
    if cell.formula is not None:
        texts = (cell.formula, without_override(cell.formula))
        is_ours = any(one.is_in(text, row) or is_damaged(text, one.at(row)) for one in formulas for text in texts)
        return None if is_ours else f"={cell.formula}"
    return value_to_keep(cell, kind)


def value_to_keep(cell: Cell, kind: Kind) -> str | Decimal | None:
    """Give a typed value as it is kept: a plain number as a number, anything else as the text that a reader sees.

    A percentage of which the cell shows fewer digits than it holds is kept with both.
    """
    if isinstance(cell.value, Decimal) and kind is Kind.PERCENT:
        held = plain(round_half_away(cell.value * 100 if cell.is_percent else cell.value, _DECIMALS_KEPT))
        shown = as_shown(held, cell.number_format)
        if shown != held:
            sign = "%" if cell.is_percent else ""
            return stored_and_shown(
                f"{format_decimal(held)}{sign}", f"{format_decimal(shown, decimals_of(shown))}{sign}"
            )
    if isinstance(cell.value, Decimal) and not cell.is_percent:
        return cell.value
    return written(cell, kind)
