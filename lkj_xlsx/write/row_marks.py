"""Marks in the column Pemeriksaan, such as "▲ PK01, PK05": the codes of what was found in a row, linked to Temuan."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.package.refs import split_ref
from lkj_xlsx.report.findings import Finding, worst_first
from lkj_xlsx.report.report import Report
from lkj_xlsx.sheets import temuan as report

_MARK = re.compile(rf"[{''.join(report.MARK_SYMBOLS.values())}] [A-Z]{{2}}\d\d(, [A-Z]{{2}}\d\d)*")


class Mark(NamedTuple):
    """The mark of a row: the declared sheet, the row, the text, and the row of Temuan that its link leads to."""

    sheet: str
    row: int
    text: str
    leads_to: int


def marks(laporan: Report, findings: Iterable[Finding], first: int) -> Iterator[Mark]:
    """Make a mark for each row in which something was found, or to which a finding in another row refers.

    Its link leads to the gravest finding of the row. ``first`` is the first row of the list on Temuan.
    """
    found: dict[tuple[str, int], dict[int, Finding]] = {}
    tables = {table.sheet: (declared, table) for declared, table in laporan.layout.tables.items()}
    for at, one in enumerate(worst_first(findings), first):
        own = [] if one.cell is None else [(one.sheet, one.cell)]
        for sheet, cell in (*own, *one.related):
            declared, table = tables.get(sheet, ("", None))
            row = split_ref(cell)[0]
            if table is not None and _can_have_mark(table, row):
                found.setdefault((declared, row), {})[at] = one
    for (declared, row), said in sorted(found.items()):
        at, gravest = next(iter(said.items()))
        codes = ", ".join(dict.fromkeys(one.code for one in said.values()))
        yield Mark(declared, row, f"{report.MARK_SYMBOLS[gravest.level.value]} {codes}", at)


def is_mark(text: object) -> bool:
    """Tell whether a value is a mark that ``compute`` wrote, and not something that the user typed."""
    return isinstance(text, str) and _MARK.fullmatch(text) is not None


def _can_have_mark(table: TableLayout, row: int) -> bool:
    """Tell whether a row of the sheet can have a mark: a data row or the TOTAL row."""
    return table.first_row <= row <= max(table.last_row, table.total_row or 0)
