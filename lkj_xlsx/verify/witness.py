"""A workbook as openpyxl reads it, without the parser of our own package layer.

Our layer opens the file first and refuses what is incomplete, damaged or built to exhaust memory; its cells are not
used. Known limits of openpyxl: a date out of range becomes an error, and a control character that is escaped in a
shared string may be replaced.
"""

import datetime
import hashlib
import math
import re
import warnings
import zipfile
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from lkj_xlsx.package import Area, Cell, CellValue, Refused, Workbook
from lkj_xlsx.package.calls import calls_out
from lkj_xlsx.package.cell import ISO_DATE, MarkedText, is_date
from lkj_xlsx.package.files import read_file
from lkj_xlsx.package.parts import no_size
from lkj_xlsx.package.refusals import Reason
from lkj_xlsx.verify import outcome as messages
from lkj_xlsx.verify.tolerance import unknown_attributes_ignored

# openpyxl keeps an object of some kB for each cell, also for blank cells and for cells under a merged area. A formula
# that cells share takes as much time as two cells.
MOST_CELLS = 500_000
MOST_MARKUP, MOST_MARKUP_OF_STRINGS = 300_000, 1_500_000
_EMPTY_TEXT, _ERROR, _DATE = "str", "e", "d"
_FALSE = (None, "0", "false")  # what an attribute such as "hidden" says where it does not hold
_formula_of: Callable[[WorkSheetParser, object], object] = WorkSheetParser.parse_formula  # openpyxl declares no types
_serial_number: Callable[[object, datetime.datetime], float] = to_excel
_SHARED = b't="shared"'
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")


def open_witness(path: Path) -> "Witness":
    """Open a file through openpyxl; ``Refused`` for whatever is no workbook. Nothing keeps the file open."""
    path = Path(path)
    data = read_file(path)
    own = Workbook(path, data)
    _guard(own, data)
    try:
        with warnings.catch_warnings(), unknown_attributes_ignored():
            warnings.simplefilter("ignore")  # about what openpyxl drops when it saves; nothing is saved here
            return Witness(own, data)
    except Exception as error:  # openpyxl raises many kinds for odd files; the user sees one sentence
        raise Refused(messages.UNREADABLE.format(name=path.name, kind=type(error).__name__)) from error


def _guard(book: Workbook, data: bytes) -> None:
    """Refuse a workbook with more cells than openpyxl can hold in memory or read in 20 s."""
    areas = [area for name in book.sheet_names for area in book.sheet(name).merged]
    cells = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in areas)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                content = archive.read(part)
                cells += len(_CELL.findall(content)) + content.count(_SHARED)
                if b"<sheetData" not in content and _markup(content) > _most_markup(content):
                    raise Reason.TOO_MUCH.refused(book.path.name, part=part)
    if cells > MOST_CELLS:
        raise Refused(messages.TOO_MANY_CELLS.format(name=book.path.name))


def _markup(content: bytes) -> int:
    """Count the tags and attributes of a part."""
    return content.count(b"<") + content.count(b"=")


def _most_markup(content: bytes) -> int:
    """Give how many of them openpyxl reads in some seconds: it makes an object of each, but of shared strings none."""
    return MOST_MARKUP_OF_STRINGS if b"<sst" in content[:1000] else MOST_MARKUP


class Witness:
    """A workbook through openpyxl, as :class:`~lkj_xlsx.package.ReadableWorkbook`. ``own`` is it through our reader."""

    def __init__(self, own: Workbook, data: bytes) -> None:
        self.own = own
        self.path = own.path
        self.data = data
        self.sha256 = hashlib.sha256(data).hexdigest()
        # Read-only, openpyxl opens the sheets without reading them; _SheetParser reads each once, values and formulas.
        live: Any = load_workbook(
            BytesIO(data), read_only=True, rich_text=True
        )  # its stubs know neither links nor custom properties
        self.date1904 = live.epoch == CALENDAR_MAC_1904
        self._sheets = {sheet.title: WitnessSheet(sheet) for sheet in live.worksheets}
        self.sheet_names = tuple(self._sheets)
        self.custom_properties: Mapping[str, str] = {
            one.name: _property(one.value) for one in live.custom_doc_props.props if one.name is not None
        }
        # Excel and LibreOffice take a name in other case for the same name.
        self._names = {name.casefold(): one.attr_text or "" for name, one in live.defined_names.items()}
        self._own_names = {sheet.title: {name.casefold() for name in sheet.defined_names} for sheet in live.worksheets}
        self.external_links = tuple(_targets(live))
        live.close()

    def sheet(self, name: str) -> "WitnessSheet":
        """Give a worksheet by its exact name; ``KeyError`` if there is none."""
        return self._sheets[name]

    def defined_name(self, name: str) -> str | None:
        """Give what a name of the workbook stands for; None if there is none."""
        return self._names.get(name.casefold())

    def sheets_with_own(self, name: str) -> tuple[str, ...]:
        """Give the sheets that define this name for themselves, where it hides the name of the workbook."""
        return tuple(sheet for sheet, names in self._own_names.items() if name.casefold() in names)


class WitnessSheet:
    """A worksheet through openpyxl, as :class:`~lkj_xlsx.package.ReadableSheet`."""

    def __init__(self, live: Any) -> None:
        self.name = str(live.title)
        self.state = str(live.sheet_state)
        with live._get_source() as source:
            parser = _SheetParser(source, live)
            self._rows = dict(sorted(parser.read().items()))
        merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
        self.merged: tuple[Area, ...] = tuple((one.min_row, one.min_col, one.max_row, one.max_col) for one in merged)
        self.hidden_rows = frozenset(
            int(row) for row, line in parser.row_dimensions.items() if _is_hidden(line, line.get("ht"))
        )
        self.hidden_columns = frozenset(
            column
            for line in parser.column_dimensions.values()
            if _is_hidden(line, line.get("width"))
            for column in range(int(line["min"]), int(line.get("max", line["min"])) + 1)
        )

    def rows(self, apart: Container[int] = ()) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Go through the rows, ascending, those ``apart`` left out: row number, and column -> cell."""
        return ((row, cells) for row, cells in self._rows.items() if row not in apart)

    def rows_except(self, columns: Collection[int]) -> Iterator[tuple[int, dict[int, Cell], bool]]:
        """Go through the rows, some columns left unread, as :class:`~lkj_xlsx.package.ReadableSheet` says."""
        for row, cells in self._rows.items():
            rest = {column: cell for column, cell in cells.items() if column not in columns}
            yield row, rest, any(column in cells and cells[column].formula is not None for column in columns)

    def calls_out(self) -> Iterator[Cell]:
        """Go through the cells whose formula calls a program or an address outside of the workbook."""
        for cells in self._rows.values():
            yield from (cell for cell in cells.values() if cell.formula and calls_out(cell.formula))

    def row(self, row: int) -> dict[int, Cell]:
        """Read one row: column -> cell, ascending; empty if there is none."""
        return self._rows.get(row, {})

    def cell(self, row: int, column: int) -> Cell:
        """Read one cell; a blank one if there is none."""
        return self._rows.get(row, {}).get(column) or Cell(row, column)


class _SheetParser(WorkSheetParser):
    """openpyxl's parser of a sheet. It reads either the values or the formulas of the cells; this one reads both."""

    def __init__(self, source: IO[bytes], sheet: Any) -> None:
        book = sheet.parent
        # Without a list of the formats of dates a number stays a number; as a date, 33 billion would be an error.
        super().__init__(source, sheet._shared_strings, True, book.epoch, (), (), rich_text=True)
        self._sheet = sheet
        self._formulas: dict[tuple[int, int], str] = {}
        self._formats: dict[int, str] = {}
        self._date1904 = book.epoch == CALENDAR_MAC_1904

    def read(self) -> dict[int, dict[int, Cell]]:
        """Read the cells of the sheet: row -> column -> cell."""
        return {
            row: {cell.column: cell for cell in sorted(map(self._cell, line), key=lambda cell: cell.column)}
            for row, line in self.parse()
            if line
        }

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """Keep the formula of a cell aside."""
        found: dict[str, Any] = super().parse_cell(element)
        if element.find(FORMULA_TAG) is not None:
            self._formulas[found["row"], found["column"]] = _formula_text(_formula_of(self, element))
        return found

    def parse_formatting(self, _: object) -> None:
        """Pass over conditional formats, which nothing here looks at."""

    def _cell(self, found: Mapping[str, Any]) -> Cell:
        row, column, value, kind, style = (found[key] for key in ("row", "column", "value", "data_type", "style_id"))
        if style not in self._formats:
            self._formats[style] = str(ReadOnlyCell(self._sheet, row, column, None, style_id=style).number_format)
        code = self._formats[style]
        formula = self._formulas.get((row, column)) or None
        if kind == _ERROR:
            return Cell(row, column, None, formula, str(value), code)
        if kind == _DATE and not is_date(code):
            code = ISO_DATE
        if value is None and kind == _EMPTY_TEXT:
            value = ""  # a formula gave an empty text; only the type shows that it is a value
        return Cell(row, column, _value(value, self.epoch), formula, None, code, date1904=self._date1904)


def _is_hidden(line: Mapping[str, str], size: str | None) -> bool:
    """Tell whether a row or column is hidden, or has the size 0."""
    return line.get("hidden") not in _FALSE or no_size(size or "")


def _formula_text(held: object) -> str:
    if isinstance(held, DataTableFormula):
        return f"TABLE({held.r1 or ''},{held.r2 or ''})"
    return str((held.text if isinstance(held, ArrayFormula) else held) or "").removeprefix("=")


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
        case CellRichText():
            counted = [str(run) for run in value if not (isinstance(run, TextBlock) and _is_mark(run))]
            text, rest = unescape(str(value)), unescape("".join(counted))
            return text if len(counted) == len(value) else MarkedText(text, rest)
        case _:
            return unescape(str(value))


def _is_mark(run: TextBlock) -> bool:
    """Tell whether a run is raised above the line or struck out."""
    return run.font.vertAlign == "superscript" or bool(run.font.strike)


def _property(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _targets(book: Any) -> Iterator[str]:
    for link in book._external_links:
        if link.externalBook is None:
            yield "DDE"
        elif link.file_link is not None:
            yield str(link.file_link.Target)
