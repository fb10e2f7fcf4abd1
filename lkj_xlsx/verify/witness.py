"""A workbook as openpyxl reads it, without the parser of our own package layer.

Our layer opens the file first and refuses what is incomplete, damaged or built to exhaust memory; its cells are not
used. Known limits of openpyxl: a cell under a merged area loses its formula, a date out of range becomes an error, and
a control character that is escaped in a shared string may be replaced.
"""

import datetime
import hashlib
import math
import re
import warnings
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from lkj_xlsx.package import Area, Cell, CellValue, Refused, Workbook
from lkj_xlsx.package.cell import ISO_DATE, is_date
from lkj_xlsx.package.files import read_file
from lkj_xlsx.package.parts import no_size
from lkj_xlsx.verify import outcome as messages

# openpyxl keeps an object of some kB for each cell, also for blank cells and for cells under a merged area.
MOST_CELLS = 500_000
_EMPTY_TEXT, _ERROR, _FORMULA, _DATE = "str", "e", "f", "d"
_serial_number: Callable[[object, datetime.datetime], float] = to_excel  # openpyxl declares no types for it
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")


def open_witness(path: Path) -> "Witness":
    """Open a file through openpyxl; ``Refused`` for whatever is no workbook. Nothing keeps the file open."""
    path = Path(path)
    data = read_file(path)
    _guard(Workbook(path, data), data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what openpyxl drops when it saves; nothing is saved here
            return Witness(path, data)
    except Exception as error:  # openpyxl raises many kinds for odd files; the user sees one sentence
        raise Refused(messages.UNREADABLE.format(name=path.name, kind=type(error).__name__)) from error


def _guard(book: Workbook, data: bytes) -> None:
    """Refuse a workbook with more cells than openpyxl can hold in memory."""
    areas = [area for name in book.sheet_names for area in book.sheet(name).merged]
    cells = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in areas)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        cells += sum(len(_CELL.findall(archive.read(part))) for part in archive.namelist() if part.endswith(".xml"))
    if cells > MOST_CELLS:
        raise Refused(messages.TOO_MANY_CELLS.format(name=book.path.name))


class Witness:
    """A workbook through openpyxl, as :class:`~lkj_xlsx.package.ReadableWorkbook`."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.data = data
        self.sha256 = hashlib.sha256(data).hexdigest()
        live: Any = load_workbook(BytesIO(data))  # its stubs know neither links nor custom properties
        self.date1904 = live.epoch == CALENDAR_MAC_1904
        shown = _values(data, live.epoch)
        self._sheets = {sheet.title: WitnessSheet(sheet, shown[sheet.title]) for sheet in live.worksheets}
        self.sheet_names = tuple(self._sheets)
        self.custom_properties: Mapping[str, str] = {
            one.name: _property(one.value) for one in live.custom_doc_props.props if one.name is not None
        }
        self._names = {name: one.attr_text or "" for name, one in live.defined_names.items()}
        self._own_names = {sheet.title: {name.casefold() for name in sheet.defined_names} for sheet in live.worksheets}
        self.external_links = tuple(_targets(live))

    def sheet(self, name: str) -> "WitnessSheet":
        """Give a worksheet by its exact name; ``KeyError`` if there is none."""
        return self._sheets[name]

    def defined_name(self, name: str) -> str | None:
        """Give what a name of the workbook stands for; None if there is none."""
        return self._names.get(name)

    def sheets_with_own(self, name: str) -> tuple[str, ...]:
        """Give the sheets that define this name for themselves, where it hides the name of the workbook."""
        return tuple(sheet for sheet, names in self._own_names.items() if name.casefold() in names)


class WitnessSheet:
    """A worksheet through openpyxl, as :class:`~lkj_xlsx.package.ReadableSheet`."""

    def __init__(self, live: Worksheet, shown: Mapping[int, dict[int, Cell]]) -> None:
        self.name = str(live.title)
        self.state = str(live.sheet_state)
        self.merged: tuple[Area, ...] = tuple(
            (one.min_row, one.min_col, one.max_row, one.max_col) for one in live.merged_cells.ranges
        )
        self.hidden_rows = frozenset(
            row for row, line in live.row_dimensions.items() if line.hidden or no_size(str(line.height))
        )
        self.hidden_columns = frozenset(
            column
            for line in live.column_dimensions.values()
            if line.hidden or no_size(str(line.width))
            for column in range(line.min or 1, (line.max or line.min or 1) + 1)
        )
        self._rows = {
            row: {column: _with_formula(cell, live) for column, cell in cells.items()} for row, cells in shown.items()
        }

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Go through the rows, ascending: row number, and column -> cell."""
        return iter(self._rows.items())

    def rows_except(self, columns: Collection[int]) -> Iterator[tuple[int, dict[int, Cell], bool]]:
        """Go through the rows, some columns left unread, as :class:`~lkj_xlsx.package.ReadableSheet` says."""
        for row, cells in self._rows.items():
            rest = {column: cell for column, cell in cells.items() if column not in columns}
            yield row, rest, any(column in cells and cells[column].formula is not None for column in columns)

    def row(self, row: int) -> dict[int, Cell]:
        """Read one row: column -> cell, ascending; empty if there is none."""
        return self._rows.get(row, {})

    def cell(self, row: int, column: int) -> Cell:
        """Read one cell; a blank one if there is none."""
        return self._rows.get(row, {}).get(column) or Cell(row, column)


def _values(data: bytes, epoch: datetime.datetime) -> dict[str, dict[int, dict[int, Cell]]]:
    """Read the stored value of each cell of every sheet: sheet -> row -> column -> cell."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    sheets: dict[str, dict[int, dict[int, Cell]]] = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # a wrong <dimension> in the file would cut cells off
        rows = sheets[sheet.title] = {}
        lines: Iterator[tuple[Any, ...]] = sheet.iter_rows()  # of ReadOnlyCell and EmptyCell, the stubs say Cell
        for line in lines:
            cells: dict[int, Cell] = {one.column: _cell(one, epoch) for one in line if not isinstance(one, EmptyCell)}
            if cells:
                rows[next(iter(cells.values())).row] = cells
    book.close()
    return sheets


def _cell(one: ReadOnlyCell, epoch: datetime.datetime) -> Cell:
    value, code = one.value, str(one.number_format)
    if one.data_type == _ERROR:
        return Cell(one.row, one.column, None, None, str(value), code)
    if one.data_type == _DATE and not is_date(code):
        code = ISO_DATE
    if value is None and one.data_type == _EMPTY_TEXT:
        value = ""  # a formula gave an empty text; only the type shows that it is a value
    return Cell(one.row, one.column, _value(value, epoch), None, None, code)


def _value(value: object, epoch: datetime.datetime) -> CellValue:
    match value:
        case None | bool():
            return value
        case int():
            return Decimal(value)
        case float():
            if not math.isfinite(value):
                raise OverflowError("no program holds a number like this")
            return Decimal(format(value, ".15g"))
        case datetime.date() | datetime.time() | datetime.timedelta():
            return Decimal(format(_serial_number(value, epoch), ".15g"))
        case _:
            return unescape(str(value))


def _with_formula(cell: Cell, live: Worksheet) -> Cell:
    at = live.cell(cell.row, cell.column)
    if at.data_type != _FORMULA:
        return cell
    held = at.value
    text = held.text if isinstance(held, ArrayFormula) else held
    if isinstance(held, DataTableFormula):
        text = f"TABLE({held.r1 or ''},{held.r2 or ''})"
    formula = str(text or "").removeprefix("=")
    return Cell(cell.row, cell.column, cell.value, formula or None, cell.error, cell.number_format)


def _property(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _targets(book: Any) -> Iterator[str]:
    for link in book._external_links:
        if link.externalBook is None:
            yield "DDE"
        elif link.file_link is not None:
            yield str(link.file_link.Target)
