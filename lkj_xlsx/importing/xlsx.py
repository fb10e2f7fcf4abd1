"""A foreign workbook as grids, through the package layer that reads our own."""

from decimal import Decimal
from pathlib import Path

from lkj_xlsx.declare.model import VERSION_PROPERTY
from lkj_xlsx.importing.grid import Foreign, Grid, Held
from lkj_xlsx.package import Cell, CellValue, Refused, Workbook, open_workbook

_LONGEST_MARK = 3


def read_xlsx(path: Path) -> Foreign:
    """Read a workbook; ``Refused`` where it cannot be read, or is one of ours, which is copied and not imported."""
    book = open_workbook(path)
    if VERSION_PROPERTY in book.custom_properties:
        raise Refused(
            f"{path.name} dibuat dari templat kami, bukan tabel buatan sendiri; pakai lkj-xlsx template --dari "
            f"{path.name} --salin."
        )
    return foreign_of(book)


def foreign_of(book: Workbook) -> Foreign:
    """Give an opened workbook as grids."""
    shown_first = sorted(
        book.sheet_names, key=lambda name: book.sheet(name).state != "visible"
    )  # last year's is hidden
    return Foreign(book.path.name, tuple(_grid(book, name) for name in shown_first))


def _grid(book: Workbook, name: str) -> Grid:
    sheet = book.sheet(name)
    cells = {(row, column): _held(cell) for row, own in sheet.rows() for column, cell in own.items() if _holds(cell)}
    drawn = len(list(sheet.surface.shapes()))
    return Grid(
        name,
        cells,
        tuple(sheet.merged),
        sheet.hidden_columns,
        beside=(f"{drawn} gambar, bentuk atau grafik",) if drawn else (),
    )


def _holds(cell: Cell) -> bool:
    return not cell.is_blank and not (isinstance(cell.value, str) and not cell.value.strip())


def _held(cell: Cell) -> Held:
    value = _without_marks(cell)
    number = isinstance(value, Decimal)
    return Held(
        value,
        cell.number_format,
        is_percent=number and cell.is_percent,
        is_date=number and cell.is_date,
        formula=cell.formula is not None,
        error=cell.error or "",
        is_marked=value != cell.value,
    )


def _without_marks(cell: Cell) -> CellValue:
    """Give the value without a footnote mark after a figure, and without words that are struck out.

    A short mark in a text stays: it may belong to it, as the 2 of m2 does.
    """
    full, counted = cell.value, cell.counted
    if not isinstance(full, str) or not isinstance(counted, str) or full == counted or not counted.strip():
        return full
    is_figure = counted.lstrip()[:1].isdigit()
    return counted if is_figure or len(full) - len(counted) > _LONGEST_MARK else full
