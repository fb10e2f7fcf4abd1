"""Make the committed template, and a CSV of each of its sheets, so that a change can be read in a diff.

Run ``python workbook_templates/make_templates.py`` after a change of the declaration. Formulas stand in the CSV as
``=...``, other cells as their value; blank cells at the end of a row are left out.
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


def rendered() -> dict[str, bytes]:
    """Give every file by its path from here."""
    template = make_template()
    return {f"{NAME}.xlsx": template, **{f"{NAME}/{name}.csv": text for name, text in _sheets(template)}}


def _sheets(template: bytes) -> Iterator[tuple[str, bytes]]:
    for sheet in load_workbook(BytesIO(template)).worksheets:
        yield sheet.title, _csv(sheet).encode()


def _csv(sheet: Worksheet) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in sheet.iter_rows(values_only=True):
        shown = ["" if value is None else str(value) for value in row]
        while shown and not shown[-1]:
            shown.pop()
        writer.writerow(shown)
    return text.getvalue()


def main() -> None:
    """Write the files, and take away the CSV of a sheet that is no more."""
    files = rendered()
    for old in (HERE / NAME).glob("*.csv"):
        old.unlink()
    for name, content in files.items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
