"""Make the committed template, and a CSV of each of its sheets, so that a change can be read in a diff.

Run ``python workbook_templates/make_templates.py`` after a change of the declaration.
"""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkj_xlsx.template import make_template

HERE = Path(__file__).parent
NAME = "templat-lkj"
HEADINGS = ("Sel", "Nilai", "Rumus")


def rendered() -> dict[str, bytes]:
    """Give every file by its path from here."""
    return with_csv(NAME, make_template())


def with_csv(name: str, workbook: bytes) -> dict[str, bytes]:
    """Give a workbook and the CSV of its sheets, each by its path: ``NAME.xlsx``, ``NAME/SHEET.csv``."""
    values = load_workbook(BytesIO(workbook), data_only=True)
    files = {f"{name}.xlsx": workbook}
    for sheet in load_workbook(BytesIO(workbook)).worksheets:
        files[f"{name}/{sheet.title}.csv"] = _csv(sheet, values[sheet.title]).encode()
    return files


def _csv(formulas: Worksheet, values: Worksheet) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADINGS, *_filled_cells(formulas, values)])
    return text.getvalue()


def _filled_cells(formulas: Worksheet, values: Worksheet) -> Iterator[tuple[str, str, str]]:
    """Give each filled cell: its reference, the stored value, and the formula if there is one."""
    for row in formulas.iter_rows():
        for cell in row:
            if cell.value is not None:
                value = values[cell.coordinate].value
                formula = str(cell.value) if cell.data_type == "f" else ""
                yield cell.coordinate, "" if value is None else str(value), formula


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write the files into a folder, and delete the CSV of sheets that no longer exist."""
    for sheets in {(folder / name).parent for name in files if name.endswith(".csv")}:
        for old in sheets.glob("*.csv"):
            old.unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    write(rendered(), HERE)
