"""The four tables as frames, and what she had typed over results."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from lkj_xlsx.laporan import Place, written
from lkj_xlsx.package import Cell
from lkj_xlsx.reader.cells import Notebook, cells_of
from lkj_xlsx.reader.links import Measured, read_links
from lkj_xlsx.reader.locate import Located
from lkj_xlsx.rows import Rows
from lkj_xlsx.rules.text import trim
from lkj_xlsx.schema.layout import Compiled
from lkj_xlsx.schema.model import Column, Kind, Role

Record = dict[str, Any]

RKT_KEYS = ("kode", "program", "sasaran", "indikator", "target", "satuan", "anggaran")
PK_KEYS = ("kode_ik", "sasaran", "indikator", "polaritas", "target", "satuan", "target_tertulis", "satuan_terbaca")
ANGGARAN_KEYS = ("kode", "uraian", "pagu", "realisasi")


def read_rkt(located: Located, note: Notebook) -> Rows:
    """Give RKT as described for :class:`~lkj_xlsx.laporan.Laporan`."""
    records = {row: record for row, _, record in _records(located, note, "RKT")}
    return Rows(RKT_KEYS, records, {"anggaran": "Int64"})


def read_pk(located: Located, note: Notebook) -> Rows:
    """Give PK as described for :class:`~lkj_xlsx.laporan.Laporan`."""
    records: dict[int, Record] = {}
    carried, last = "", 0
    skipped = located.layout["PK"].skipped
    for row, cells, record in _records(located, note, "PK"):
        if any(last < other < row for other in skipped):
            carried = ""
        last = row
        carried = trim(record["sasaran"]) or carried
        unit = note.readings["PK", row, "target"].unit
        record["sasaran"] = carried
        target = cells["target"]
        record["target_tertulis"] = target.value if isinstance(target.value, str) else ""
        if isinstance(target.value, bool) or (isinstance(target.value, Decimal) and target.is_date):
            note.override(("PK", row, "target"), "target_terbaca", target, None)
        record["satuan_terbaca"] = trim(record["satuan"]) or ("%" if target.is_percent else "")
        record["satuan"] = trim(record["satuan"]) or unit or ""
        records[row] = record
    return Rows(PK_KEYS, records)


def read_anggaran(located: Located, note: Notebook) -> Rows:
    """Give Anggaran as described for :class:`~lkj_xlsx.laporan.Laporan`, without its TOTAL row."""
    records = {row: record for row, _, record in _records(located, note, "Anggaran")}
    return Rows(ANGGARAN_KEYS, records, {"pagu": "Int64", "realisasi": "Int64"})


def read_pengukuran(located: Located, note: Notebook, pk: Rows) -> Measured:
    """Give Pengukuran with its links to PK resolved, whatever value the file stores for them."""
    return read_links(located, note, pk)


def read_typed(located: Located, *, records_alone: bool = False) -> dict[Place, str | Decimal]:
    """Give what she typed over results: from the cell, else as an earlier run recorded it; or as recorded alone."""
    typed: dict[Place, str | Decimal] = {}
    for sheet in ("Pengukuran", "Anggaran"):
        columns, cells = located.layout[sheet].columns, located.cells[sheet]
        for row, column, formulas in _results(located, sheet):
            filled = cells.get(row, {})
            cell = None if records_alone else filled.get(columns[column.key])
            value = None if cell is None else _typed(cell, row, formulas, column.kind)
            if value is None:
                record = filled.get(columns.get(f"{column.key}_tertulis", 0))
                value = None if record is None or record.is_blank else _kept(record, column.kind)
            if value is not None:
                typed[sheet, row, column.key] = value
    return typed


def _results(located: Located, sheet: str) -> Iterator[tuple[int, Column, list[Compiled]]]:
    """Go through the cells of results: row, column and the formulas of ours that may stand there.

    On a TOTAL row of hers amid the prepared ones that is also the formula of a row.
    """
    layout, table = located.layout, located.layout[sheet]
    results = [(one, [layout.compile(one.formula or "", sheet)]) for one in table.table.of_role(Role.RESULT)]
    for row in range(table.first_row, table.last_row + 1):
        if row != table.total_row and row not in table.skipped:
            for column, formulas in results:
                yield row, column, formulas
    if table.total_row is not None:
        for column in table.table.columns:
            if column.total:
                texts = [text for text in (column.total, column.formula) if text is not None]
                yield table.total_row, column, [layout.compile(text, sheet) for text in texts]


def _typed(cell: Cell, row: int, formulas: Sequence[Compiled], kind: Kind) -> str | Decimal | None:
    if cell.is_blank:
        return None
    if cell.formula is not None:
        is_ours = any(formula.is_in(cell.formula, row) for formula in formulas)
        return None if is_ours else f"={cell.formula}"
    return _kept(cell, kind)


def _kept(cell: Cell, kind: Kind) -> str | Decimal | None:
    if isinstance(cell.value, Decimal) and not cell.is_percent:
        return cell.value
    return written(cell, kind)


def _records(located: Located, note: Notebook, sheet: str) -> Iterator[tuple[int, dict[str, Cell], Record]]:
    """Read what she typed in each row that counts: row, and by column the cells and their values."""
    table = located.layout[sheet]
    source, inputs = note.source(table), table.table.of_role(Role.INPUT)
    columns = {column.key: table.columns[column.key] for column in inputs}
    for row in located.rows[sheet].filled:
        cells = cells_of(located.cells[sheet][row], row, columns)
        source.rows[row] = cells
        record: Record = {}
        for column in inputs:
            cell = cells[column.key]
            if column.kind is Kind.QUANTITY:
                record[column.key] = note.quantity((sheet, row, column.key), table.sheet, column, cell).value
            elif column.kind is Kind.RUPIAH:
                record[column.key] = note.rupiah((sheet, row, column.key), table.sheet, column, cell)
            else:
                record[column.key] = note.text(table.sheet, column, cell)
        yield row, cells, record
