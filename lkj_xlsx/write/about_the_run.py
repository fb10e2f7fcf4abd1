"""The findings about a run: nothing in its outcome can confirm them later, so Temuan alone holds them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lkj_xlsx.package import Cell, ReadableSheet, ReadableWorkbook
from lkj_xlsx.read import names
from lkj_xlsx.read.filled import LEFT_BY_ANOTHER_YEAR
from lkj_xlsx.read.headings import MISSING_COLUMN
from lkj_xlsx.read.locate import RESULTS_MISSING
from lkj_xlsx.read.surroundings import OTHER_TEMPLATE_VERSION
from lkj_xlsx.read.temuan import listed
from lkj_xlsx.read.trail import read_trail
from lkj_xlsx.report.findings import Finding, finding_as_told
from lkj_xlsx.report.report import Report, text_of
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import temuan as schema
from lkj_xlsx.sheets.kept import KEPT
from lkj_xlsx.write.other_formulas import FORMULAS_OUT_OF_DATE
from lkj_xlsx.write.trail import inputs_digest

# What compute mends: a missing heading, a deleted column of results, the version before, a formula of another year, a
# name that led elsewhere.
_MESSAGES = (MISSING_COLUMN, RESULTS_MISSING, OTHER_TEMPLATE_VERSION, LEFT_BY_ANOTHER_YEAR, *names.MENDED)
_MENDED = {one.code: one for one in _MESSAGES}
# These, and the formulas of the user that wait for recalculation.
ABOUT_THE_RUN = {**_MENDED, FORMULAS_OUT_OF_DATE.code: FORMULAS_OUT_OF_DATE}
# What Temuan alone holds, what it keeps of the user's included.
ON_TEMUAN_ALONE = frozenset({*ABOUT_THE_RUN, *KEPT})


def with_mended(book: ReadableWorkbook, laporan: Report) -> Report:
    """Give the report with the findings first that ``compute`` mends, those of the last run included.

    The last run mended its faults, so they are found no more. They still belong to what Temuan says, until the inputs
    are others than in that run: so a second run changes nothing.
    """
    found = [one for one in laporan.findings if one.code in _MENDED]
    others = [one for one in laporan.findings if one.code not in _MENDED]
    places = {(one.code, one.sheet, one.cell) for one in found}
    before = [one for one in _of_the_last_run(book, laporan) if (one.code, one.sheet, one.cell) not in places]
    return replace(laporan, findings=(*before, *found, *others))


def _of_the_last_run(book: ReadableWorkbook, laporan: Report) -> list[Finding]:
    if schema.SHEET not in laporan.layout.sheets:
        return []
    sheet = book.sheet(laporan.layout.sheets[schema.SHEET])
    found = list(_mended_on_temuan(sheet))
    recorded = read_trail(book, sheet).agreed(jejak.INPUTS.key) if found else None
    return found if recorded is not None and recorded == inputs_digest(laporan) else []


def _mended_on_temuan(sheet: ReadableSheet) -> Iterator[Finding]:
    """Give each finding on Temuan that says what ``compute`` mended, as it stands there."""
    columns = {column.key: number for number, column in enumerate(schema.COLUMNS, 1)}
    for row, cells in listed(sheet):
        held = {key: cells.get(column, Cell(row, column)) for key, column in columns.items()}
        texts = {key: text_of(cell) for key, cell in held.items()}
        message = _MENDED.get(texts["code"])
        if message is not None:
            difference = held["difference"].value
            yield finding_as_told(message, texts, difference if isinstance(difference, Decimal) else None)
