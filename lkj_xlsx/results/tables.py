"""The result, helper and link cells of the tables, row by row, prepared rows included."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lkj_xlsx.calc import Hasil
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.results.cell import ResultCell, as_stored, with_override
from lkj_xlsx.schema.layout import TableLayout
from lkj_xlsx.schema.model import Role
from lkj_xlsx.values import Status

Row = Mapping[str, Any]


def table_cells(laporan: Laporan, hasil: Hasil) -> Iterator[ResultCell]:
    """Give the formula cells of all tables with their values, TOTAL included."""
    for sheet, values in (
        ("PK", _pk_rows(laporan)),
        ("Pengukuran", _pengukuran_rows(laporan, hasil)),
        ("Anggaran", _anggaran_rows(laporan, hasil)),
    ):
        yield from _cells(laporan, laporan.layout[sheet], values)
    yield from _total_cells(laporan, hasil)


def _cells(laporan: Laporan, table: TableLayout, values: Mapping[int, Row]) -> Iterator[ResultCell]:
    sheet = table.table.sheet
    columns = [
        (column, table.columns[column.key], laporan.layout.compile(column.formula, sheet))
        for column in table.table.columns
        if column.formula and column.key in table.columns
    ]
    for row in range(table.first_row, table.last_row + 1):
        if row == table.total_row or row in table.skipped:
            continue
        row_values = values.get(row, {})
        for column, at, formula in columns:
            place = (sheet, row, column.key)
            if column.role is Role.LINK and place not in laporan.linked:
                continue
            text = with_override(formula.at(row), place, laporan.overrides)
            yield ResultCell(sheet, row, at, text, as_stored(row_values.get(column.key)), column.kind)


def _total_cells(laporan: Laporan, hasil: Hasil) -> Iterator[ResultCell]:
    table = laporan.layout["Anggaran"]
    if table.total_row is None:
        return
    for column in table.table.columns:
        if column.total is not None and column.key in table.columns:
            formula = laporan.layout.render(column.total, "Anggaran", table.total_row)
            value = getattr(hasil.anggaran.total, column.key)
            yield ResultCell(
                "Anggaran", table.total_row, table.columns[column.key], formula, as_stored(value), column.kind
            )


def _pk_rows(laporan: Laporan) -> dict[int, Row]:
    table, pk = laporan.layout["PK"], laporan.rows["PK"]
    carried = ""
    rows: dict[int, Row] = {}
    for row in range(table.first_row, table.last_row + 1):
        if row in table.skipped:
            carried = ""
        elif row not in pk:
            rows[row] = {"sasaran_terbaca": carried}
        if row not in pk:
            continue
        carried = pk[row]["sasaran"]
        reading = laporan.readings["PK", row, "target"]
        plain = reading.status is Status.PLAIN and isinstance(reading.value, Decimal)
        rows[row] = {
            "sasaran_terbaca": carried,
            "target_terbaca": reading.value if plain else None,
            "satuan_terbaca": pk[row]["satuan_terbaca"],
        }
    return rows


def _pengukuran_rows(laporan: Laporan, hasil: Hasil) -> dict[int, Row]:
    table, pk = laporan.layout["Pengukuran"], laporan.layout["PK"]
    measured = hasil.measured
    carried = ""
    rows: dict[int, Row] = {}
    for row in range(table.first_row, table.last_row + 1):
        if row in table.skipped:
            carried = ""
            continue
        carried = measured[row]["sasaran_terbaca"] if row in measured else laporan.groups.get(row, carried)
        tied = laporan.tied.get(row)
        rows[row] = {
            **_links(laporan, tied),
            "baris_pk": None if tied is None else tied - pk.range_first + 1,
            **measured.get(row, {}),
            "sasaran_terbaca": carried,
        }
    return rows


def _links(laporan: Laporan, tied: int | None) -> dict[str, Any]:
    """What the link formulas of a row give: the text of PK as it stands there, a number in its unit."""
    if tied is None:
        return {}
    reading = laporan.readings["PK", tied, "target"]
    plain = reading.status is Status.PLAIN and isinstance(reading.value, Decimal)
    record = laporan.rows["PK"][tied]
    return {
        "sasaran": record["sasaran"],
        "indikator": record["indikator"],
        "polaritas": record["polaritas"],
        "satuan": record["satuan_terbaca"],
        "target": reading.value if plain else record["target_tertulis"],
    }


def _anggaran_rows(laporan: Laporan, hasil: Hasil) -> dict[int, Row]:
    spent = hasil.anggaran.by_row
    return {
        row: {"pagu_terbaca": record["pagu"], "realisasi_terbaca": record["realisasi"], **spent[row]}
        for row, record in laporan.rows["Anggaran"].items()
    }
