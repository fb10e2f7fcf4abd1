"""Reading and writing .xlsx files, changing only what must change."""

from .appearance import ConditionalFormat
from .cell import Cell, CellValue, as_read, escape, legal
from .document import read_document
from .files import check_not_open, check_target, read_file, read_settled, write_whole
from .looks import Look
from .properties import custom_properties_of
from .protocols import HasRows, ReadableSheet, ReadableWorkbook
from .refs import Area, area_ref, cell_ref, column_letters, column_number, quote_sheet, split_area, split_ref
from .refusals import Refused, Unwritable
from .sheet import Sheet
from .workbook import Workbook, open_workbook

__all__ = [
    "Area",
    "Cell",
    "CellValue",
    "ConditionalFormat",
    "HasRows",
    "Look",
    "ReadableSheet",
    "ReadableWorkbook",
    "Refused",
    "Sheet",
    "Unwritable",
    "Workbook",
    "area_ref",
    "as_read",
    "cell_ref",
    "check_not_open",
    "check_target",
    "column_letters",
    "column_number",
    "custom_properties_of",
    "escape",
    "legal",
    "open_workbook",
    "quote_sheet",
    "read_document",
    "read_file",
    "read_settled",
    "split_area",
    "split_ref",
    "write_whole",
]
