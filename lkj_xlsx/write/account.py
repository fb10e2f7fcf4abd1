"""The account of the user's values: what gives way to a formula of ours is kept, and nothing is lost when we save."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.model import TOTAL_LABEL, Kind, Role
from lkj_xlsx.package import Cell, Unwritable, Workbook
from lkj_xlsx.read.headings import heading
from lkj_xlsx.read.typed import value_to_keep
from lkj_xlsx.report.report import Kept, Report, written
from lkj_xlsx.report.same_value import STORED_BY_A_PROGRAM, is_same_value
from lkj_xlsx.report.tree import ROLES, tree_of
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.kept import TYPED_OVER_FORMULA
from lkj_xlsx.values import first_few, fold_word
from lkj_xlsx.write.answers import UserCells, shown_in_kept, user_cells
from lkj_xlsx.write.row_marks import is_mark

Overwritten = Mapping[tuple[str, int, int], Cell]  # by sheet, row and column
_ROWS = re.compile(r"\d+")
_EACH = 5  # so many cells of a column are findings of their own; more are one finding
_LONGEST = 30_000  # characters of a finding that keeps many cells


def kept_values(laporan: Report, overwritten: Overwritten) -> list[Kept]:
    """Give what is to be kept of the values that give way to our formulas, without those kept beside their results."""
    beside = dict(_typed_places(laporan))
    columns: dict[tuple[str, int], list[Cell]] = {}
    for (sheet, row, column), cell in sorted(overwritten.items(), key=lambda one: one[0]):
        if (sheet, row, column) not in beside and not _shows_nothing(cell):
            columns.setdefault((sheet, column), []).append(cell)
    found = (one for (sheet, _), cells in columns.items() for one in _kept_of_a_column(sheet, cells))
    return [one for one in dict.fromkeys(found) if one not in laporan.kept]


def _kept_of_a_column(sheet: str, cells: list[Cell]) -> Iterator[Kept]:
    code = TYPED_OVER_FORMULA.code
    if len(cells) <= _EACH:
        for cell in cells:
            yield Kept(code, sheet, cell.ref, shown_in_kept(cell))
        return
    line, first = "", cells[0].ref
    for cell in cells:
        said = f"{cell.ref}: {shown_in_kept(cell)}"
        if line and len(line) + len(said) > _LONGEST:
            yield Kept(code, sheet, first, line)
            line, first = "", cell.ref
        line += f"; {said}" if line else said
    yield Kept(code, sheet, first, line)


def require_balance(book: Workbook, laporan: Report, before: UserCells) -> None:
    """Raise ``Unwritable`` where a value of the user's would be lost: it would be our fault, so nothing is written.

    Each value of the input has to stand where it stood, or where we say that it is: beside its result, in a finding,
    or on Temuan in another row. ``before`` are the user's cells on Temuan as they were found.
    """
    lost = [f"{sheet}!{cell.ref}" for sheet, cell in _lost(book, laporan)]
    temuan = laporan.layout.sheets[report.SHEET]
    there = Counter(_values(user_cells(book.sheet(temuan))))
    kept = [one.written for one in laporan.kept]
    for value, count in Counter(_values(before)).items():
        if there[value] < count and not any(value in text or value in _ROWS.sub("", text) for text in kept):
            lost.append(f"{temuan} ({value[:40]})")
    if lost:
        raise Unwritable(
            f"Hasil {book.path.name} tidak ditulis, sebab isi {first_few(lost)} tidak akan utuh di sana; "
            "ini kesalahan program, bukan kesalahan Anda: laporkan kepada kami."
        )


def _lost(book: Workbook, laporan: Report) -> Iterator[tuple[str, Cell]]:
    beside = dict(_typed_places(laporan))
    kept = {(one.sheet, one.cell): one.written for one in laporan.kept}
    in_columns = [one for one in laporan.kept if one.code == TYPED_OVER_FORMULA.code]
    for name in book.sheet_names:
        if name == laporan.layout.sheets[report.SHEET]:
            continue
        for cell in book.sheet(name).lost_values() if book.has_read(name) else ():
            if _shows_nothing(cell):
                continue
            place, text = (name, cell.row, cell.column), shown_in_kept(cell)
            now = book.sheet(name).cell(cell.row, cell.column)
            if now.error == cell.error and is_same_value(now.value, cell.value, STORED_BY_A_PROGRAM):
                continue
            record = beside.get(place)
            if record is not None and _holds(book.sheet(name).cell(cell.row, record), cell):
                continue
            if _is_ours(laporan, name, cell) or kept.get((name, cell.ref)) == text:
                continue
            if not any(one.sheet == name and f"{cell.ref}: {text}" in one.written for one in in_columns):
                yield name, cell


def _shows_nothing(cell: Cell) -> bool:
    """Tell whether a cell holds nothing but blanks, as one in which somebody pressed the space bar."""
    return cell.formula is None and isinstance(cell.value, str) and not fold_word(cell.value)


def _holds(record: Cell, cell: Cell) -> bool:
    """Tell whether the record beside a result holds what was typed over it."""
    return is_same_value(record.value, cell.value) or any(
        record.value in (value_to_keep(cell, kind), written(cell, kind))
        for kind in (Kind.PERCENT, Kind.RUPIAH, Kind.TEXT)
    )


def _typed_places(laporan: Report) -> Iterator[tuple[tuple[str, int, int], int]]:
    """Give each cell in which the user typed over a result, and the column of the record of it."""
    for declared, row, key in laporan.typed_over_results:
        table = laporan.layout[declared]
        yield (table.sheet, row, table.columns[key]), table.columns[f"{key}_tertulis"]


def _is_ours(laporan: Report, sheet: str, cell: Cell) -> bool:
    """Tell whether a cell without a formula is one that an earlier run, or the template, wrote and we may write anew.

    That is a mark, a record, the label of a TOTAL that is used no more, and a heading that the template gave up.
    """
    table = next((one for one in laporan.layout.tables.values() if one.sheet == sheet), None)
    if table is None or is_mark(cell.value):
        return table is not None
    records = {table.columns[one.key] for one in table.of_role(Role.RECORD)}
    is_label = cell.row in table.unused_total_rows and cell.value == TOTAL_LABEL
    gone = {heading(text) for text in table.table.superseded}
    is_heading = cell.row == table.heading_row and isinstance(cell.value, str) and heading(cell.value) in gone
    return cell.column in records or is_label or is_heading or _is_our_role(laporan, table, cell)


def _is_our_role(laporan: Report, table: TableLayout, cell: Cell) -> bool:
    """Tell whether a cell holds a Peran that an earlier run wrote, in place of which another one may be written."""
    tree = table.table.tree
    if tree is None or cell.column != table.columns[tree.role] or not isinstance(cell.value, str):
        return False
    return cell.value in ROLES.values() and cell.row in tree_of(laporan, table.table.sheet).ours


def _values(own: UserCells) -> Iterator[str]:
    """Give what the user's cells hold; of a formula all but the rows, which change where it moves."""
    for cells in (*(cells for _, cells in own.beside), *own.below):
        for cell in cells.values():
            yield shown_in_kept(cell) if cell.formula is None else _ROWS.sub("", f"={cell.formula}")
