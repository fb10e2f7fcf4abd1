"""What was found in each row of a table, beside the row: a symbol, the codes, and the way to Temuan."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lkj_xlsx.findings import Finding, worst_first
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.schema import report
from lkj_xlsx.schema.layout import TableLayout
from lkj_xlsx.workbook.refs import split_ref

_MARK = re.compile(rf"[{''.join(report.MARK_SYMBOLS.values())}] [A-Z]{{2}}\d\d(, [A-Z]{{2}}\d\d)*")


class Mark(NamedTuple):
    """What the column Pemeriksaan says of a row (of a declared sheet), and the row of Temuan that it leads to."""

    sheet: str
    row: int
    text: str
    leads_to: int


def marks(laporan: Laporan, findings: Iterable[Finding]) -> Iterator[Mark]:
    """Give a mark for each row in which something was found; it leads to the gravest finding of the row."""
    found: dict[tuple[str, int], list[tuple[int, Finding]]] = {}
    tables = {table.sheet: (declared, table) for declared, table in laporan.layout.tables.items()}
    for at, one in enumerate(worst_first(findings), report.FIRST_ROW):
        if one.cell is None or one.sheet not in tables:
            continue
        declared, table = tables[one.sheet]
        row = split_ref(one.cell)[0]
        if _is_marked(table, row):
            found.setdefault((declared, row), []).append((at, one))
    for (declared, row), said in sorted(found.items()):
        at, gravest = said[0]
        codes = ", ".join(dict.fromkeys(one.code for _, one in said))
        yield Mark(declared, row, f"{report.MARK_SYMBOLS[gravest.level.value]} {codes}", at)


def is_mark(text: object) -> bool:
    """Tell whether a value is a mark of ours, and not something of hers."""
    return isinstance(text, str) and _MARK.fullmatch(text) is not None


def _is_marked(table: TableLayout, row: int) -> bool:
    return table.first_row <= row <= max(table.last_row, table.total_row or 0)
