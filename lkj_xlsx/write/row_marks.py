"""What was found in each row of a table, beside the row: a symbol, the codes, and the way to Temuan."""

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
    """What the column Pemeriksaan says of a row (of a declared sheet), and the row of Temuan that it leads to."""

    sheet: str
    row: int
    text: str
    leads_to: int


def marks(laporan: Report, findings: Iterable[Finding]) -> Iterator[Mark]:
    """Give a mark for each row in which something was found, or that a finding elsewhere names.

    It leads to the gravest finding of the row.
    """
    found: dict[tuple[str, int], dict[int, Finding]] = {}
    tables = {table.sheet: (declared, table) for declared, table in laporan.layout.tables.items()}
    for at, one in enumerate(worst_first(findings), report.FIRST_ROW):
        own = [] if one.cell is None else [(one.sheet, one.cell)]
        for sheet, cell in (*own, *one.related):
            declared, table = tables.get(sheet, ("", None))
            row = split_ref(cell)[0]
            if table is not None and _is_marked(table, row):
                found.setdefault((declared, row), {})[at] = one
    for (declared, row), said in sorted(found.items()):
        at, gravest = next(iter(said.items()))
        codes = ", ".join(dict.fromkeys(one.code for one in said.values()))
        yield Mark(declared, row, f"{report.MARK_SYMBOLS[gravest.level.value]} {codes}", at)


def is_mark(text: object) -> bool:
    """Tell whether a value is a mark of ours, and not something of hers."""
    return isinstance(text, str) and _MARK.fullmatch(text) is not None


def _is_marked(table: TableLayout, row: int) -> bool:
    return table.first_row <= row <= max(table.last_row, table.total_row or 0)
