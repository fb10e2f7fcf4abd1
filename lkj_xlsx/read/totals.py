"""Finds the TOTAL row of a table: that of the template, or one that the user typed."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkj_xlsx.declare.layout import Layout, TableLayout
from lkj_xlsx.declare.message import NOTE, Message
from lkj_xlsx.declare.model import TOTAL_LABEL, Kind, Role, Table, TreeColumns
from lkj_xlsx.package import Cell
from lkj_xlsx.read.filled import Rows
from lkj_xlsx.read.rows import DataRows
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import text_of
from lkj_xlsx.rules.budget_structure import Line
from lkj_xlsx.rules.budget_tree import closing_total
from lkj_xlsx.values import read_rupiah

_SUM = re.compile(r"\bSUM(?:IFS?|PRODUCT)?\(", re.I)
_OUR_SUM = re.compile(r"\bSUM(?:IFS|PRODUCT)\(", re.I)
_TOTAL = re.compile(r"(grand\s+)?(total|jumlah)\b", re.I)


def find_totals(layout: TableLayout, rows: Rows) -> tuple[int | None, frozenset[int]]:
    """Give the row of TOTAL, and the TOTAL rows of the template that are not used and are cleared.

    Our TOTAL that was sorted above its rows is cleared there, and written again below them: then there is none yet.
    """
    if not layout.table.has_total:
        return None, frozenset()
    below = {row: cells for row, cells in rows.items() if row >= layout.first_row}
    total = _total_row(layout.table, layout.columns, below)
    unused = frozenset(_unused_totals(layout, rows, total))
    if total is not None and _was_sorted_up(layout, below, total):
        return None, unused | {total}
    return total, unused


def left_of_total(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    """Give what is left of a TOTAL row of the template that is not used: what the user typed there."""
    return {at: cell for at, cell in cells.items() if cell.formula is None and not _is_label(cell)}


def _is_label(cell: Cell) -> bool:
    return cell.value == TOTAL_LABEL


def _total_row(table: Table, columns: Mapping[str, int], rows: Rows) -> int | None:
    """Give the row of TOTAL: the sum row that closes the table (:func:`closing_total`), else that of the template."""
    tree = table.tree
    if tree is None:
        return next((row for row, cells in rows.items() if is_total(cells, table, columns)), None)
    ours = {
        row for row, cells in rows.items() if is_total(cells, table, columns) and _is_computed(cells, tree, columns)
    }
    lines = [
        Line(
            _text(cells, columns.get(tree.code)) or (TOTAL_LABEL if is_total(cells, table, columns) else ""),
            tuple(_text(cells, columns.get(key)) for key in tree.names),
            tuple(_amount(cells.get(columns.get(key, 0))) for key in tree.amounts),
        )
        for row, cells in rows.items()
        if row not in ours
    ]  # fmt: skip
    closing = closing_total(lines)
    return min(ours, default=None) if closing is None else [row for row in rows if row not in ours][closing]


def _was_sorted_up(layout: TableLayout, rows: Rows, total: int) -> bool:
    """Tell whether our TOTAL stands above rows that belong to it, as after the whole table was sorted by an amount.

    That are rows whose Peran an earlier run recorded, or any rows where none stands above TOTAL.
    """
    tree = layout.table.tree
    if tree is None or not _is_computed(rows.get(total, {}), tree, layout.columns):
        return False
    amounts = [layout.columns[key] for key in tree.amounts if key in layout.columns]
    filled = [row for row, cells in rows.items() if any(at in cells and cells[at].formula is None for at in amounts)]
    record = layout.columns.get(tree.record, 0)
    below = [row for row in filled if row > total]
    is_first = len(below) == len(filled)
    return any(is_first or record in rows[row] for row in below)


def _is_computed(cells: Mapping[int, Cell], tree: TreeColumns, columns: Mapping[str, int]) -> bool:
    """Tell whether the amounts of a TOTAL row are formulas, as in the template, and none was typed there before."""
    found = [cells[at] for key in tree.amounts if (at := columns.get(key, 0)) in cells]
    typed = any(columns.get(f"{key}_tertulis") in cells for key in tree.amounts)
    if not found or typed:
        return False
    return all(cell.formula is not None and _OUR_SUM.search(cell.formula) is not None for cell in found)


def _text(cells: Mapping[int, Cell], column: int | None) -> str:
    cell = cells.get(column or 0)
    return "" if cell is None else text_of(cell)


def _amount(cell: Cell | None) -> Decimal | None:
    value = None if cell is None else read_rupiah(cell.value).value
    return value if isinstance(value, Decimal) else None


def _unused_totals(layout: TableLayout, rows: Rows, total: int | None) -> Iterator[int]:
    """Give the TOTAL rows of the template that are not used, because the user typed a TOTAL further up.

    Such a row holds our label, and our formulas where amounts stand.
    """
    amounts = {layout.columns[one.key] for one in layout.of_role(Role.INPUT) if one.kind is Kind.RUPIAH}
    ours = {
        layout.columns[one.key]: [
            Layout({layout.table.sheet: layout}, {}, {}).compile(text, layout.table.sheet)
            for text in (one.total, *one.former)
        ]
        for one in layout.table.columns
        if one.total and one.key in layout.columns
    }
    for row, cells in rows.items():
        if total is not None and row > total and is_total(cells, layout.table, layout.columns):
            label, *others = sorted(cells)
            formulas = {at: cells[at].formula for at in others if at in amounts}
            if _is_label(cells[label]) and all(
                formula is not None and any(one.is_in(formula, row) for one in ours.get(at, ()))
                for at, formula in formulas.items()
            ):
                yield row


TOTAL_AMID_PREPARED_ROWS = Message(
    "AG20",
    NOTE,
    "TOTAL Anda di baris {baris} yang dipakai; baris kosong yang disiapkan di bawahnya tidak ikut dijumlahkan.",
    "Sisipkan baris anggaran baru di atas TOTAL ini.",
    rule="Baris TOTAL yang pertama adalah TOTAL tabel. Bila diketik di tengah baris yang disiapkan templat, baris "
    "TOTAL templat di bawahnya dikosongkan, sebab ia akan menjumlahkan TOTAL itu sekali lagi. Angkanya tidak "
    "terpengaruh, jadi catatan.",
    source="Pertimbangan kami: satu TOTAL untuk satu tabel",
    example="Dua baris anggaran, lalu TOTAL diketik di baris 8: TOTAL templat di baris 66 dikosongkan.",
)


def report_total(layout: TableLayout, found: DataRows) -> Iterator[Finding]:
    """AG20: report a TOTAL that the user typed amid the prepared rows, because rows below it are not added up."""
    if layout.total_row is not None and layout.last_row > max(layout.total_row, *found.filled, 0):
        yield finding(TOTAL_AMID_PREPARED_ROWS, layout.sheet, f"A{layout.total_row}", baris=layout.total_row)


def is_total(cells: Mapping[int, Cell], table: Table, columns: Mapping[str, int]) -> bool:
    """Tell whether a row is a TOTAL row: its code, or its name if it has no code, begins with "Total" or "Jumlah".

    The text may stand in another column left of the amounts. A row without code and name is one too if its first
    amount is a SUM formula, for then its label was deleted.
    """
    by, amount = table.compare_by, next((column.key for column in table.columns if column.total), "")
    keys = () if by is None else (by.code, by.name)
    named = [columns[key] for key in keys if columns.get(key) in cells]
    labels = [*named[:1], *(at for at in (min(cells),) if at < columns.get(amount, at + 1))]
    texts = [cells[at].value for at in labels]
    if any(isinstance(text, str) and _TOTAL.match(text.strip()) is not None for text in texts):
        return True
    summed = cells.get(columns.get(amount, 0))
    return not named and summed is not None and summed.formula is not None and _SUM.search(summed.formula) is not None
