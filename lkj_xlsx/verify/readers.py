"""Compares cell by cell what the two readers take a workbook for: openpyxl, and the reader of our package."""

from collections.abc import Iterator

from lkj_xlsx.declare.layout import spelled_alike
from lkj_xlsx.package import Cell, Workbook, cell_ref
from lkj_xlsx.report.same_value import STORED_BY_A_PROGRAM, is_same_value
from lkj_xlsx.verify import outcome as messages
from lkj_xlsx.verify.witness import Witness


def read_otherwise(book: Witness) -> Iterator[str]:
    """Give a sentence for the first thing that the two readers read differently, or nothing."""
    own = book.own
    if own.sheet_names != book.sheet_names:
        yield messages.OTHER_SHEETS.format(one=", ".join(book.sheet_names), other=", ".join(own.sheet_names))
        return
    for name in own.sheet_names:
        for row, column in _differing(own, book, name):
            yield messages.OTHER_CELL.format(sheet=name, cell=cell_ref(row, column))
            return


def _differing(own: Workbook, book: Witness, name: str) -> Iterator[tuple[int, int]]:
    ours, theirs = own.sheet(name), book.sheet(name)
    covered = {
        (row, column)
        for top, left, bottom, right in theirs.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    seen = set[int]()
    for row, cells in ours.rows():
        seen.add(row)
        other = theirs.row(row)
        for column in cells.keys() | other.keys():
            if (row, column) not in covered and not _are_alike(cells.get(column), other.get(column)):
                yield row, column
    for row, other in theirs.rows():
        if row not in seen:
            yield from ((row, column) for column, cell in other.items() if not cell.is_blank)


def _are_alike(one: Cell | None, other: Cell | None) -> bool:
    first, second = one or Cell(0, 0), other or Cell(0, 0)
    if not spelled_alike(first.formula, second.formula):
        return False
    if first.error is not None or second.error is not None:
        return first.error == second.error
    return is_same_value(first.value or "", second.value or "", STORED_BY_A_PROGRAM) or first.value == second.value
