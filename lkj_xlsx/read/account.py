"""The account of cells: each filled cell under a heading of ours is in exactly one class, and none is passed over."""

from collections.abc import Container, Iterator, Mapping
from enum import Enum

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import NOTE, WARNING, Message
from lkj_xlsx.declare.model import Column, Kind, Role
from lkj_xlsx.package import Cell
from lkj_xlsx.read.locate import Located
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import written
from lkj_xlsx.report.rows import Record, Rows
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import first_few, fold_word

Place = tuple[str, int, int]  # declared sheet, row, column


class CellClass(Enum):
    """What a filled cell counts for."""

    USED = "a value of a row of the table"
    SHOWN = "only shown: a number of a row, a code that waits for its row, the name of a group, our own formula"
    SUM = "in a row that sums others"
    HEADING = "a heading that is repeated, or the number of a column"
    NOTE = "a note outside the table"
    OTHER_TABLE = "part of another table below"
    NOT_USED = "in a row of the table that has no name"


def account_of_cells(
    located: Located, rows: Mapping[str, Rows], only: Container[tuple[str, int]] | None = None
) -> dict[Place, CellClass]:
    """Give the class of each filled cell below the headings in the columns of input. ``rows`` are those that were read.

    A blank text counts as empty. ``only``: no other rows than these, each with its sheet.
    """
    found: dict[Place, CellClass] = {}
    named = _sheets_with_names(located)
    for sheet, table in located.layout.tables.items():
        columns = {table.columns[one.key]: one for one in table.of_role(Role.INPUT, Role.LINK)}
        for row, cells in located.cells[sheet].items():
            if row < table.first_row or (only is not None and (sheet, row) not in only):
                continue
            of_row = _class_of_row(located, sheet, table, row)
            for at, cell in cells.items():
                if at not in columns or (cell.formula is None and cell.error is None and not _says_something(cell)):
                    continue
                record = rows[sheet].data.get(row)
                found[sheet, row, at] = of_row or _class_of_cell(table, columns[at], cell, record, sheet in named)
    return found


def _class_of_row(located: Located, sheet: str, table: TableLayout, row: int) -> CellClass | None:
    """Give the class of all cells of a row that is no data; ``None`` for the others."""
    kinds = located.rows[sheet]
    if row == table.total_row or row in table.unused_total_rows or row in kinds.sums:
        return CellClass.SUM
    if row in kinds.repeated:
        return CellClass.HEADING
    if any(row == heading_row or row in below for heading_row, below in kinds.others.items()):
        return CellClass.OTHER_TABLE
    return CellClass.NOTE if row in table.ignored_rows else None


def _class_of_cell(
    table: TableLayout, column: Column, cell: Cell, record: Record | None, needs_name: bool
) -> CellClass:
    """Give the class of a cell in a row that may be data."""
    if column.caption or (record is None and (column.prepared or column.role is Role.LINK or cell.formula is not None)):
        return CellClass.SHOWN
    if record is None:
        return CellClass.SHOWN if table.table.group is not None and column.kind.is_text else CellClass.NOT_USED
    by = table.table.compare_by
    if not needs_name or by is None or trim(record[by.name]) or column.carried_down or column.prepared:
        return CellClass.USED
    return CellClass.SHOWN if column.role is Role.LINK and cell.formula is not None else CellClass.NOT_USED


def _sheets_with_names(located: Located) -> set[str]:
    """Give the sheets whose rows count for nothing without a name: those that are tied to each other."""
    ties = [(sheet, table.table.tie) for sheet, table in located.layout.tables.items()]
    return {one for sheet, tie in ties if tie is not None for one in (sheet, tie.sheet)}


def _says_something(cell: Cell) -> bool:
    return not isinstance(cell.value, str) or bool(fold_word(cell.value))


NOT_USED = Message(
    "BC26",
    WARNING,
    "Isian ini tidak dipakai, sebab barisnya tidak memuat indikator.{lain}",
    "Isi Indikator Kinerja di baris ini, atau kosongkan barisnya.",
    rule="Setiap sel isian yang terisi dipakai, hanya ditampilkan (No), termasuk baris jumlah, catatan atau tabel "
    "lain, atau disebut di sini. Target dan realisasi tanpa indikator disebut oleh UK20. Peringatan, sebab mungkin "
    "nama indikatornya yang terhapus.",
    source="Pertimbangan kami: tidak ada isian yang terlewat tanpa disebut",
    example='Baris 9 hanya berisi polaritas "Maksimum" dan satuan "%".',
)


def report_unused(located: Located, rows: Mapping[str, Rows]) -> Iterator[Finding]:
    """Report texts in rows without a name, once for each sheet (BC26). Figures there are reported by the checks."""
    nameless = {
        (sheet, row)
        for sheet in _sheets_with_names(located)
        if (by := located.layout[sheet].table.compare_by) is not None
        for row, record in rows[sheet].items()
        if not trim(record[by.name]) and not _has_figure(located, sheet, row)
    }
    unused: dict[str, list[Cell]] = {}
    for (sheet, row, at), kind in account_of_cells(located, rows, nameless).items() if nameless else ():
        if kind is CellClass.NOT_USED:
            unused.setdefault(sheet, []).append(located.cells[sheet][row][at])
    for sheet, cells in unused.items():
        first, *others = cells
        more = f" Begitu pula {first_few([cell.ref for cell in others])}." if others else ""
        yield finding(
            NOT_USED, located.layout[sheet].sheet, first.ref, written=written(first, Kind.TEXT), lain=more,
            sel_lain=", ".join(cell.ref for cell in others),
        )  # fmt: skip


def _has_figure(located: Located, sheet: str, row: int) -> bool:
    """Tell whether the user typed a figure into a row."""
    table, cells = located.layout[sheet], located.cells[sheet][row]
    figures = (one for one in table.of_role(Role.INPUT, Role.LINK) if one.kind.is_measured)
    own = (cells.get(table.columns[one.key]) for one in figures)
    return any(cell is not None and cell.formula is None and not cell.is_blank for cell in own)


BELOW_THE_RESULTS = Message(
    "BC28",
    NOTE,
    "{n} sel di kolom hasil, di luar baris tabel ({sel}), dibiarkan; isinya tidak dihitung.",
    "Tidak ada yang perlu diubah bila memang catatan; pindahkan ke dalam tabel bila data.",
    rule="Di luar baris tabel kolom hasil kosong. Tanda tangan, catatan atau angka yang Anda tulis di sana dibiarkan "
    "dan tidak ikut dihitung. Disebut sekali tiap lembar, supaya tidak dikira hasil hitungan.",
    source="Pertimbangan kami: tidak ada isian yang terlewat tanpa disebut",
    example="Blok tanda tangan di J20 dan J24, atau angka 85 di I70.",
)


def report_below_results(located: Located) -> Iterator[Finding]:
    """Report once for each sheet what stands in columns of results in rows that are no rows of the table (BC28)."""
    for sheet, table in located.layout.tables.items():
        columns, kinds = {table.columns[one.key] for one in table.of_role(Role.RESULT)}, located.rows[sheet]
        told = {table.total_row, *table.unused_total_rows, *table.ignored_rows, *kinds.filled}
        cells = [
            cell
            for row, of_row in sorted(located.cells[sheet].items())
            if row > table.last_row and row not in told
            for at, cell in sorted(of_row.items())
            if at in columns and not cell.is_blank
        ]
        if cells:
            refs = [cell.ref for cell in cells]
            yield finding(
                BELOW_THE_RESULTS, table.sheet, refs[0], written=written(cells[0], Kind.TEXT), n=len(refs),
                sel=first_few(refs), related=[(table.sheet, ref) for ref in refs[1:]],
            )  # fmt: skip
