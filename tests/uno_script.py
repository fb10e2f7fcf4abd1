"""What a hand does in LibreOffice, over UNO: sort, insert and fill rows, save. Run by the system's Python.

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


def sort(document: Any, sheet: str, area: str, column: int, ascending: bool) -> None:
    """Sort the rows of an area by one of its columns (from 0), as Data > Sort does."""
    field = TableSortField()
    field.Field, field.IsAscending = column, ascending
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    options = (named("SortFields", fields), named("ContainsHeader", False), named("IsSortColumns", False))
    uno.invoke(document.Sheets.getByName(sheet).getCellRangeByName(area), "sort", (options,))


def insert(document: Any, sheet: str, row: int, count: int) -> None:
    """Insert empty rows above a row (from 1)."""
    document.Sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)


def text(document: Any, sheet: str, cell: str, value: str) -> None:
    document.Sheets.getByName(sheet).getCellRangeByName(cell).String = value


def number(document: Any, sheet: str, cell: str, value: float) -> None:
    document.Sheets.getByName(sheet).getCellRangeByName(cell).Value = value


def copy(document: Any, sheet: str, source: str, target: str) -> None:
    """Copy cells with their formulas to where the target cell is."""
    of = document.Sheets.getByName(sheet)
    of.copyRange(of.getCellRangeByName(target).CellAddress, of.getCellRangeByName(source).RangeAddress)


STEPS: dict[str, Callable[..., None]] = {"sort": sort, "insert": insert, "text": text, "number": number, "copy": copy}


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
