"""Writes cells and sets up pages with XlsxWriter, and makes its options for dropdowns and input messages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare.style import Properties
from lkj_xlsx.package import escape
from lkj_xlsx.report.result_cells import ResultCell


@dataclass(frozen=True)
class Share:
    """A number that is shown as a percentage, with the number format in which it was found."""

    value: Decimal
    number_format: str


Value = str | int | Decimal | date | Share | None
MESSAGE_LIMIT, TITLE_LIMIT = 255, 32  # characters that Excel allows in an input message
# XlsxWriter gives the same bytes for the same content once this is set.
CREATED = datetime(2026, 1, 1, tzinfo=UTC)

_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")  # XlsxWriter escapes control characters itself


class TemplateWriter:
    """Writes cells into one workbook of XlsxWriter. Cells of the same style share one format.

    Rows and columns count from 1, as everywhere in this package; XlsxWriter counts from 0.
    """

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.empty_results: list[ResultCell] = []  # formula cells still to be written, with the empty text as value

    def format(self, properties: Properties) -> Format:
        """Give the format with these properties; the same properties give the same format."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, properties: Properties) -> None:
        """Write one value. A text is never taken for a formula or a link, even if it starts with ``=``."""
        look = self.format(properties)
        at = (row - 1, column - 1)
        match value:
            case None:
                sheet.write_blank(*at, None, look)
            case str():
                sheet.write_string(*at, _NO_CHARACTER.sub("\ufffd", value), look)
            case date():
                sheet.write_datetime(*at, value, look)
            case Share():
                own = self.format({**properties, "num_format": value.number_format})
                sheet.write_number(*at, float(value.value), own)
            case _:
                sheet.write_number(*at, float(value) if isinstance(value, Decimal) else value, look)

    def put_result(self, sheet: Worksheet, cell: ResultCell, properties: Properties) -> None:
        """Write a formula together with its value. A formula whose value is the empty text is left for later.

        XlsxWriter stores no value for an empty text, and ``verify`` would take that for a value that was lost. So the
        cell stays blank here, and ``empty_results`` lists it.
        """
        look = self.format(properties)
        if cell.value == "":
            sheet.write_blank(cell.row - 1, cell.column - 1, None, look)
            self.empty_results.append(cell)
            return
        # XlsxWriter escapes no control characters in the value of a formula.
        value = escape(cell.value) if isinstance(cell.value, str) else float(cell.value)
        sheet.write_formula(cell.row - 1, cell.column - 1, "=" + cell.formula, look, _number(value))

    def merge(self, sheet: Worksheet, area: str, value: str, properties: Properties) -> None:
        """Merge an area and write a text into it."""
        sheet.merge_range(area, "", self.format(properties))
        sheet.write_string(area.split(":")[0], _NO_CHARACTER.sub("\ufffd", value), self.format(properties))


def _number(value: str | float) -> str | int | float:
    """Give a whole number as int, so that the file stores ``5`` and not ``5.0``."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def prompt(title: str, message: str) -> dict[str, Any]:
    """Give the options of a message that shows while a cell is selected, cut to the lengths that Excel allows."""
    return {"input_title": title[:TITLE_LIMIT], "input_message": message[:MESSAGE_LIMIT]}


def dropdown(choices: str | tuple[str, ...], title: str, message: str, *, strict: bool) -> dict[str, Any]:
    """Give the options of a dropdown that offers ``choices``: the cells of a named range, or these texts.

    With ``strict``, Excel asks before it accepts a text that is not in the list. The user may always keep it.
    """
    options: dict[str, Any] = {
        "validate": "list",
        "source": f"={choices}" if isinstance(choices, str) else list(choices),
        "show_error": strict,
        **prompt(title, message),
    }
    if strict:
        options |= {
            "error_type": "warning",
            "error_title": title[:TITLE_LIMIT],
            "error_message": "Pilihan ini tidak ada dalam daftar. Tetap dipakai?",
        }
    return options


def set_up_page(sheet: Worksheet, footer: str, *, landscape: bool, fit: bool = True) -> None:
    """Set up the printed page: A4, margins, and a footer with "Halaman x dari y"."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    if fit:
        sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&9{footer}&R&9Halaman &P dari &N")
    sheet.hide_gridlines(2)


ResultCells = Mapping[tuple[int, int], ResultCell]
