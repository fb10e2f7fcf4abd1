"""The four tables as frames, and what she had typed over results."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lkj_xlsx.laporan import Place
from lkj_xlsx.reader.cells import Notebook, written
from lkj_xlsx.reader.links import Measured, read_links
from lkj_xlsx.reader.locate import Located
from lkj_xlsx.rows import Rows
from lkj_xlsx.rules.text import trim
from lkj_xlsx.schema.layout import TableLayout
from lkj_xlsx.schema.model import Column, Kind, Role
from lkj_xlsx.workbook import Cell

Record = dict[str, Any]

RKT_KEYS = ("kode", "program", "sasaran", "indikator", "target", "satuan", "anggaran")
PK_KEYS = ("kode_ik", "sasaran", "indikator", "polaritas", "target", "satuan", "target_tertulis", "satuan_terbaca")
ANGGARAN_KEYS = ("kode", "uraian", "pagu", "realisasi")


def read_rkt(located: Located, note: Notebook) -> Rows:
    """Give RKT as described for :class:`~lkj_xlsx.laporan.Laporan`."""
    records = {row: _record(located, note, "RKT", row) for row in located.rows["RKT"].filled}
    return Rows(RKT_KEYS, records, {"anggaran": "Int64"})


def read_pk(located: Located, note: Notebook) -> Rows:
    """Give PK as described for :class:`~lkj_xlsx.laporan.Laporan`."""
    records: dict[int, Record] = {}
    carried, last = "", 0
    skipped = located.layout["PK"].skipped
    for row in located.rows["PK"].filled:
        record = _record(located, note, "PK", row)
        if any(last < other < row for other in skipped):
            carried = ""
        last = row
        carried = trim(record["sasaran"]) or carried
        unit = note.readings["PK", row, "target"].unit
        record["sasaran"] = carried
        target = cell_at(located, "PK", row, "target")
        record["target_tertulis"] = target.value if isinstance(target.value, str) else ""
        if isinstance(target.value, bool) or (isinstance(target.value, Decimal) and target.is_date):
            note.override(("PK", row, "target"), "target_terbaca", target, None)
        record["satuan_terbaca"] = trim(record["satuan"]) or ("%" if target.is_percent else "")
        record["satuan"] = trim(record["satuan"]) or unit or ""
        records[row] = record
    return Rows(PK_KEYS, records)


def read_anggaran(located: Located, note: Notebook) -> Rows:
    """Give Anggaran as described for :class:`~lkj_xlsx.laporan.Laporan`, without its TOTAL row."""
    records = {row: _record(located, note, "Anggaran", row) for row in located.rows["Anggaran"].filled}
    return Rows(ANGGARAN_KEYS, records, {"pagu": "Int64", "realisasi": "Int64"})


def read_pengukuran(located: Located, note: Notebook, pk: Rows) -> Measured:
    """Give Pengukuran with its links to PK resolved, whatever value the file stores for them."""
    return read_links(located, note, pk)


def read_typed(located: Located, *, records_alone: bool = False) -> dict[Place, str | Decimal]:
    """Give what she typed over results: from the cell, else as an earlier run recorded it; or as recorded alone."""
    typed: dict[Place, str | Decimal] = {}
    for sheet in ("Pengukuran", "Anggaran"):
        table = located.layout[sheet]
        for row, column in _result_places(table):
            cell = cell_at(located, sheet, row, column.key)
            formula = column.total if row == table.total_row else column.formula
            value = None if records_alone else _typed(cell, located, sheet, row, formula, column.kind)
            if value is None:
                record = cell_at(located, sheet, row, f"{column.key}_tertulis")
                value = None if record.is_blank else _kept(record, column.kind)
            if value is not None:
                typed[sheet, row, column.key] = value
    return typed


def _result_places(table: TableLayout) -> Iterator[tuple[int, Column]]:
    results = [column for column in table.table.of_role(Role.RESULT) if column.key in table.columns]
    totals = [column for column in table.table.columns if column.total and column.key in table.columns]
    for row in range(table.first_row, table.last_row + 1):
        if row != table.total_row and row not in table.skipped:
            for column in results:
                yield row, column
    if table.total_row is not None:
        for column in totals:
            yield table.total_row, column


def _typed(cell: Cell, located: Located, sheet: str, row: int, formula: str | None, kind: Kind) -> str | Decimal | None:
    if cell.is_blank or formula is None:
        return None
    if cell.formula is not None:
        return None if located.layout.compile(formula, sheet).is_in(cell.formula, row) else f"={cell.formula}"
    return _kept(cell, kind)


def _kept(cell: Cell, kind: Kind) -> str | Decimal | None:
    if isinstance(cell.value, Decimal) and not cell.is_percent:
        return cell.value
    return written(cell, kind)


def cell_at(located: Located, sheet: str, row: int, key: str) -> Cell:
    """Give the cell of a column in a row; a blank one where there is none."""
    column = located.layout[sheet].columns.get(key, 0)
    found = located.cells[sheet].get(row, {}).get(column)
    return Cell(row, max(column, 1)) if found is None else found


def _record(located: Located, note: Notebook, sheet: str, row: int) -> Record:
    table = located.layout[sheet]
    record: Record = {}
    for column in table.table.of_role(Role.INPUT):
        place = (sheet, row, column.key)
        cell = cell_at(located, sheet, row, column.key)
        if column.kind is Kind.QUANTITY:
            record[column.key] = note.quantity(place, table.sheet, column, cell).value
        elif column.kind is Kind.RUPIAH:
            record[column.key] = note.rupiah(place, table.sheet, column, cell)
        else:
            record[column.key] = note.text(place, table.sheet, column, cell)
    return record
