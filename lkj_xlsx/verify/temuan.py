"""The rows of Temuan against the findings as checked again. Their order does not count: she may sort them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkj_xlsx.findings import Finding
from lkj_xlsx.package import Cell, ReadableSheet, cell_ref
from lkj_xlsx.package.cell import legal
from lkj_xlsx.reader.jejak import title_row
from lkj_xlsx.reader.locate import MISSING_COLUMN
from lkj_xlsx.schema import report
from lkj_xlsx.values import format_decimal
from lkj_xlsx.verify import texts
from lkj_xlsx.verify.outcome import CellDifference
from lkj_xlsx.writeback.stale import FORMULAS_OUT_OF_DATE
from lkj_xlsx.writeback.temuan import row_of

# They tell what the run met and mended (a heading that was missing) or left behind (formulas of hers to be computed
# anew); nothing in the outcome can confirm it, so they are taken as they are.
OF_THE_RUN = {one.code: one for one in (MISSING_COLUMN, FORMULAS_OUT_OF_DATE)}

Row = tuple[str, ...]
_KEYS = [column.key for column in report.COLUMNS]
_CODE, _SHEET, _CELL, _MESSAGE = (_KEYS.index(key) for key in ("code", "sheet", "cell", "message"))


def rows_of(temuan: ReadableSheet) -> dict[int, Row]:
    """Give the findings that Temuan shows, by row: down to Jejak, each cell as text."""
    end = title_row(temuan)
    found: dict[int, Row] = {}
    for row, cells in temuan.rows():
        if row < report.FIRST_ROW or (end is not None and row >= end):
            continue
        texts_of_row = tuple(_shown(cells.get(column)) for column in range(1, len(_KEYS) + 1))
        if any(texts_of_row) and texts_of_row[_MESSAGE] != report.NOTHING_FOUND:
            found[row] = texts_of_row
    return found


def counts_of_the_run(found: dict[int, Row]) -> Counter[str]:
    """Count by level the rows that tell of the run."""
    return Counter(OF_THE_RUN[row[_CODE]].level.value for row in found.values() if row[_CODE] in OF_THE_RUN)


def compare_temuan(name: str, found: dict[int, Row], findings: Sequence[Finding]) -> Iterator[CellDifference]:
    """Name what is missing on the sheet ``name``, what was added to it, and what was edited."""
    missing = Counter(_line(one) for one in findings)
    extra: dict[int, Row] = {}
    for number, row in found.items():
        if missing[row]:
            missing[row] -= 1
        elif row[_CODE] not in OF_THE_RUN:
            extra[number] = row
    gone = list(missing.elements())
    for number, row in extra.items():
        partner = max((one for one in gone if _alike(one, row) > 0), key=lambda one: _alike(one, row), default=None)
        if partner is None:
            yield CellDifference(name, cell_ref(number, 1), texts.FINDING_ADDED, _summary(row))
        else:
            gone.remove(partner)
            yield from _edited(name, number, row, partner)
    for row in gone:
        yield CellDifference(name, None, texts.FINDING_GONE, None, _summary(row))


def _edited(name: str, number: int, row: Row, partner: Row) -> Iterator[CellDifference]:
    for column, (now, then) in enumerate(zip(row, partner, strict=True), 1):
        if now != then:
            message = texts.FINDING_EDITED.format(heading=report.COLUMNS[column - 1].heading, code=partner[_CODE])
            yield CellDifference(name, cell_ref(number, column), message, now, then)


def _alike(one: Row, other: Row) -> int:
    """How many cells two rows share, if they may be one finding at all: most of them, or the same place."""
    same = sum(1 for a, b in zip(one, other, strict=True) if a == b)
    place = all(one[at] == other[at] for at in (_CODE, _SHEET, _CELL))
    return same if place or same >= len(_KEYS) - 2 else 0


def _line(one: Finding) -> Row:
    return tuple(_plain(format_decimal(value) if isinstance(value, Decimal) else value) for value in row_of(one))


def _shown(cell: Cell | None) -> str:
    if cell is None or cell.value is None:
        return "" if cell is None or cell.error is None else cell.error
    return _plain(format_decimal(cell.value) if isinstance(cell.value, Decimal) else str(cell.value))


def _plain(text: str) -> str:
    return legal(text).replace("\r\n", "\n").replace("\r", "\n")


def _summary(row: Row) -> str:
    return f"{row[_CODE]} {row[_SHEET]}{'!' if row[_CELL] else ''}{row[_CELL]}: {row[_MESSAGE]}"
