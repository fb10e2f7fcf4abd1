"""The rows of a report as items: indikator of Pengukuran and PK, budget rows, rows of RKT."""

from collections.abc import Iterator
from typing import Any

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import UNFILLED, from_pk, reading
from lkj_xlsx.checks.lintas import pairs
from lkj_xlsx.diff.change import Side
from lkj_xlsx.diff.item import Field, Item
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.schema import tables
from lkj_xlsx.schema.model import Column, Kind, Table
from lkj_xlsx.values import clean

_PROMISED = ("sasaran", "indikator", "polaritas", "target", "satuan")
OF_PK = "pk."


def _field(column: Column, *, name: str = "") -> Field:
    return Field(column.key, column.heading, column.kind, column.key == name, column.key == "satuan")


def _fields(table: Table, keys: tuple[str, ...], name: str) -> tuple[Field, ...]:
    return tuple(_field(table.column(key), name=name) for key in keys)


def _of_pk(key: str) -> Field:
    column = tables.PK.column(key)
    return Field(OF_PK + key, f"{column.heading} (PK)", column.kind, unit=key == "satuan")


_MEASURED = ("indikator", "sasaran", "polaritas", "target", "satuan", "realisasi", "capaian", "kategori")
INDIKATOR_FIELDS = (
    *_fields(tables.PENGUKURAN, _MEASURED, "indikator"),
    *(_of_pk(key) for key in _PROMISED),
)
ANGGARAN_FIELDS = _fields(tables.ANGGARAN, ("uraian", "pagu", "realisasi", "sisa", "capaian"), "uraian")
RKT_FIELDS = _fields(tables.RKT, ("indikator", "program", "sasaran", "target", "satuan", "anggaran"), "indikator")


def indikator(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    """Give what is measured, with what PK promised of it, then what PK promises and nothing measures."""
    promised_at = pairs(laporan)
    for row, record in laporan.rows["Pengukuran"].items():
        sides = {key: _given(laporan, promised_at, row, key) for key in (*_PROMISED, "realisasi")}
        for key in ("capaian", "kategori"):
            sides[key] = _side(laporan, "Pengukuran", row, key, hasil.measured[row][key])
        if row in promised_at:
            sides |= _promised(laporan, promised_at[row])
        yield _indikator(record, sides)
    measured = set(promised_at.values())
    for row, record in laporan.rows["PK"].items():
        if row not in measured:
            sides = _promised(laporan, row)
            yield _indikator(record, {**sides, **{key: sides[OF_PK + key] for key in _PROMISED}})


def anggaran(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    """Give the budget rows with their sisa and serapan."""
    for row, record in laporan.rows["Anggaran"].items():
        sides = {key: _cell(laporan, "Anggaran", row, key) for key in ("uraian", "pagu", "realisasi")}
        for key in ("sisa", "capaian"):
            sides[key] = _side(laporan, "Anggaran", row, key, hasil.anggaran.by_row[row][key])
        yield Item(clean(record["kode"]), clean(record["uraian"]), sides)


def rkt(laporan: Laporan) -> Iterator[Item]:
    """Give the rows of RKT."""
    for row, record in laporan.rows["RKT"].items():
        sides = {field.key: _cell(laporan, "RKT", row, field.key) for field in RKT_FIELDS}
        name = clean(record["indikator"]) or clean(record["program"])
        yield Item(clean(record["kode"]), name, sides, clean(record["program"]))


def _indikator(record: Any, sides: dict[str, Side]) -> Item:
    sasaran = clean(record["sasaran"])
    return Item(clean(record["kode_ik"]), clean(record["indikator"]), sides, sasaran)


def _promised(laporan: Laporan, row: int) -> dict[str, Side]:
    return {OF_PK + key: _cell(laporan, "PK", row, key) for key in _PROMISED}


def _given(laporan: Laporan, promised_at: dict[int, int], row: int, key: str) -> Side:
    """A value of Pengukuran, with the cell where it would be changed: that of PK while the link holds."""
    side = _cell(laporan, "Pengukuran", row, key)
    if not from_pk(laporan, row, key):
        return side
    return Side(side.value, side.unit, _place(laporan, "PK", promised_at[row], key))


def _cell(laporan: Laporan, sheet: str, row: int, key: str) -> Side:
    """A value as read, or what is written there where it cannot be read."""
    record = laporan.rows[sheet][row]
    value = record[key]
    kind = laporan.layout[sheet].table.column(key).kind
    if value is None and reading(laporan, sheet, row, key).status not in UNFILLED:
        value = laporan.written(sheet, row, key)
    unit = record["satuan"] if kind is Kind.QUANTITY else ""
    return _side(laporan, sheet, row, key, value, unit)


def _side(laporan: Laporan, sheet: str, row: int, key: str, value: Any, unit: str = "") -> Side:
    if isinstance(value, str):
        value = clean(value) or None
    return Side(value, unit, _place(laporan, sheet, row, key))


def _place(laporan: Laporan, sheet: str, row: int, key: str) -> str | None:
    if key in laporan.layout[sheet].added:
        return None
    name, cell = laporan.place(sheet, row, key)
    return f"{name}!{cell}"
