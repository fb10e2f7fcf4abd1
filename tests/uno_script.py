"""Does in LibreOffice over UNO what a user does: rows, columns, sheets, cells, then save. Run by the system's Python.

``python3 uno_script.py SOFFICE PROFILE_OPTION PIPE JOBS.json``; the jobs are a list of
``{"source": URL, "target": URL, "steps": [[name, ...], ...]}``.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet import TableFilterField
from com.sun.star.sheet.CellDeleteMode import UP
from com.sun.star.sheet.CellInsertMode import DOWN
from com.sun.star.sheet.FilterOperator import EQUAL
from com.sun.star.table import TableSortField

PATIENCE = 60


def named(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe: str) -> Any:
    local: Any = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(PATIENCE * 4):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def cells(document: Any, sheet: str, area: str) -> Any:
    return document.Sheets.getByName(sheet).getCellRangeByName(area)


def sort(document: Any, sheet: str, area: str, column: int, ascending: bool) -> None:
    """Sort the rows of an area by one of its columns (from 0), as Data > Sort does."""
    field = TableSortField()
    field.Field, field.IsAscending = column, ascending
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    options = (named("SortFields", fields), named("ContainsHeader", False), named("IsSortColumns", False))
    uno.invoke(cells(document, sheet, area), "sort", (options,))


def insert(document: Any, sheet: str, row: int, count: int) -> None:
    """Insert empty rows above a row (from 1)."""
    document.Sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)


def text(document: Any, sheet: str, cell: str, value: str) -> None:
    cells(document, sheet, cell).String = value


def number(document: Any, sheet: str, cell: str, value: float) -> None:
    cells(document, sheet, cell).Value = float(value)  # LibreOffice takes no whole number beyond 32 bits


def copy(document: Any, sheet: str, source: str, target: str) -> None:
    """Copy cells with their formulas to where the target cell is."""
    of = document.Sheets.getByName(sheet)
    of.copyRange(of.getCellRangeByName(target).CellAddress, of.getCellRangeByName(source).RangeAddress)


def delete(document: Any, sheet: str, row: int, count: int) -> None:
    """Delete rows (from 1)."""
    document.Sheets.getByName(sheet).Rows.removeByIndex(row - 1, count)


def insert_columns(document: Any, sheet: str, column: int, count: int) -> None:
    """Insert empty columns before a column (from 1)."""
    document.Sheets.getByName(sheet).Columns.insertByIndex(column - 1, count)


def delete_columns(document: Any, sheet: str, column: int, count: int) -> None:
    """Delete columns (from 1)."""
    document.Sheets.getByName(sheet).Columns.removeByIndex(column - 1, count)


def move(document: Any, sheet: str, source: str, target: str) -> None:
    """Cut cells and paste them to where the target cell is; formulas that name them follow."""
    of = document.Sheets.getByName(sheet)
    of.moveRange(of.getCellRangeByName(target).CellAddress, of.getCellRangeByName(source).RangeAddress)


def insert_cells(document: Any, sheet: str, area: str) -> None:
    """Insert blank cells; those below move down."""
    of = document.Sheets.getByName(sheet)
    of.insertCells(of.getCellRangeByName(area).RangeAddress, DOWN)


def delete_cells(document: Any, sheet: str, area: str) -> None:
    """Delete cells; those below move up."""
    of = document.Sheets.getByName(sheet)
    of.removeRange(of.getCellRangeByName(area).RangeAddress, UP)


def new_sheet(document: Any, name: str) -> None:
    document.Sheets.insertNewByName(name, document.Sheets.Count)


def move_column(document: Any, sheet: str, column: int, before: int) -> None:
    """Cut a column and insert it before another one further left (from 1)."""
    of = document.Sheets.getByName(sheet)
    of.Columns.insertByIndex(before - 1, 1)
    source = of.Columns.getByIndex(column).RangeAddress
    of.moveRange(of.getCellByPosition(before - 1, 0).CellAddress, source)
    of.Columns.removeByIndex(column, 1)


def widen_column(document: Any, sheet: str, column: int, width: int) -> None:
    document.Sheets.getByName(sheet).Columns.getByIndex(column - 1).Width = width


def hide_column(document: Any, sheet: str, column: int) -> None:
    document.Sheets.getByName(sheet).Columns.getByIndex(column - 1).IsVisible = False


def hide_rows(document: Any, sheet: str, first: int, last: int) -> None:
    cells(document, sheet, f"A{first}:A{last}").Rows.IsVisible = False


def filter_rows(document: Any, sheet: str, area: str, column: int, value: str) -> None:
    """Show only the rows with this text in a column of the area (from 0), as an AutoFilter does."""
    over = cells(document, sheet, area)
    wanted = TableFilterField()
    wanted.Field, wanted.Operator, wanted.IsNumeric, wanted.StringValue = column, EQUAL, False, value
    description = over.createFilterDescriptor(True)
    description.ContainsHeader = False
    description.setFilterFields((wanted,))
    over.filter(description)


def rename_sheet(document: Any, sheet: str, name: str) -> None:
    document.Sheets.getByName(sheet).Name = name


def move_sheet(document: Any, sheet: str, position: int) -> None:
    document.Sheets.moveByName(sheet, position)


def hide_sheet(document: Any, sheet: str) -> None:
    document.Sheets.getByName(sheet).IsVisible = False


def copy_sheet(document: Any, sheet: str, name: str, position: int) -> None:
    document.Sheets.copyByName(sheet, name, position)


def delete_sheet(document: Any, sheet: str) -> None:
    document.Sheets.removeByName(sheet)


def paste_values(document: Any, sheet: str, area: str) -> None:
    """Copy, and paste special the values over the formulas."""
    over = cells(document, sheet, area)
    over.setDataArray(over.getDataArray())


def paste_over(document: Any, sheet: str, source: str, target: str) -> None:
    """Paste a cell with all that it has over another: its formats come along, the validation goes."""
    of = document.Sheets.getByName(sheet)
    of.copyRange(of.getCellRangeByName(target).CellAddress, of.getCellRangeByName(source).RangeAddress)


def formula(document: Any, sheet: str, cell: str, text: str) -> None:
    cells(document, sheet, cell).Formula = text


def merge(document: Any, sheet: str, area: str) -> None:
    cells(document, sheet, area).merge(True)


def number_format(document: Any, sheet: str, cell: str, code: str) -> None:
    local = uno.createUnoStruct("com.sun.star.lang.Locale")
    local.Language, local.Country = "en", "US"
    known = document.NumberFormats.queryKey(code, local, False)
    cells(document, sheet, cell).NumberFormat = document.NumberFormats.addNew(code, local) if known < 0 else known


STEPS: dict[str, Callable[..., None]] = {
    step.__name__: step
    for step in (
        sort, insert, text, number, copy, delete, insert_columns, delete_columns, move_column, move,
        insert_cells, delete_cells, new_sheet,
        widen_column, hide_column, hide_rows, filter_rows, rename_sheet, move_sheet, hide_sheet, copy_sheet,
        delete_sheet, paste_values, paste_over, formula, merge, number_format,
    )
}  # fmt: skip


def work(desktop: Any, job: dict[str, Any]) -> None:
    document = desktop.loadComponentFromURL(job["source"], "_blank", 0, (named("Hidden", True),))
    try:
        for name, *arguments in job["steps"]:
            STEPS[name](document, *arguments)
        document.calculateAll()
        document.storeToURL(job["target"], (named("FilterName", "Calc MS Excel 2007 XML"),))
    finally:
        document.close(True)


def main(soffice: str, profile: str, pipe: str, jobs: str) -> None:
    command = [soffice, profile, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(command) as process:
        try:
            desktop = connect(pipe)
            for job in json.loads(Path(jobs).read_text(encoding="utf-8")):
                work(desktop, job)
            desktop.terminate()
            process.wait(PATIENCE)
        finally:
            process.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
