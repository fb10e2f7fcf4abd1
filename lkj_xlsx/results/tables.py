"""The result, helper and link cells of the tables, row by row, prepared rows included."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from lkj_xlsx.calc import Hasil
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.results.cell import ResultCell, ResultRow, as_stored, rows_of, with_override
from lkj_xlsx.schema.layout import CompiledRow, Layout, TableLayout
from lkj_xlsx.schema.model import Kind, Role
from lkj_xlsx.values import Status

Row = Mapping[str, Any]


def table_rows(laporan: Laporan, hasil: Hasil) -> Iterator[ResultRow]:
    """Give the formula cells of all tables with their values, TOTAL included."""
    for sheet, values in (
        ("PK", _pk_rows(laporan)),
        ("Pengukuran", _pengukuran_rows(laporan, hasil)),
        ("Anggaran", _anggaran_rows(laporan, hasil)),
    ):
        yield from _rows(laporan, laporan.layout[sheet], values)
    yield from rows_of(_total_cells(laporan, hasil))


def _rows(laporan: Laporan, table: TableLayout, values: Mapping[int, Row]) -> Iterator[ResultRow]:
    sheet = table.table.sheet
    overridden = {row for of, row, _ in laporan.overrides if of == sheet}
    links = [column.key for column in table.table.of_role(Role.LINK)]
    lines: dict[frozenset[str], _Line] = {}  # by the links that she typed over: a sheet has few kinds of rows
    for row in range(table.first_row, table.last_row + 1):
        if row == table.total_row or row in table.skipped:
            continue
        typed = frozenset(key for key in links if (sheet, row, key) not in laporan.linked)
        line = lines.get(typed) or lines.setdefault(typed, _Line.of(laporan.layout, table, typed))
        if not line.keys:
            continue
        formulas = line.formulas.at(row)
        if row in overridden:
            places = [(sheet, row, key) for key in line.keys]
            formulas = [
                with_override(text, place, laporan.overrides) for text, place in zip(formulas, places, strict=True)
            ]
        of = values.get(row, {}).get
        yield ResultRow(sheet, row, line.columns, formulas, [as_stored(of(key)) for key in line.keys], line.kinds)


class _Line(NamedTuple):
    """The formulas of a row from left to right: those of its columns but the links that she typed over."""

    keys: tuple[str, ...]
    columns: tuple[int, ...]
    kinds: tuple[Kind, ...]
    formulas: CompiledRow

    @classmethod
    def of(cls, layout: Layout, table: TableLayout, typed: frozenset[str]) -> "_Line":
        declared = [one for one in table.table.columns if one.formula and one.key in table.columns]
        ours = sorted((one for one in declared if one.key not in typed), key=lambda one: table.columns[one.key])
        return cls(
            tuple(one.key for one in ours),
            tuple(table.columns[one.key] for one in ours),
            tuple(one.kind for one in ours),
            layout.compile_row([one.formula or "" for one in ours], table.table.sheet),
        )


def left_by_a_row(laporan: Laporan, sheet: str, row: int, column: int, formula: str) -> bool:
    """Tell whether a formula on a TOTAL row is that of a prepared row, amid which she typed her TOTAL."""
    table = laporan.layout.tables.get(sheet)
    if table is None or row != table.total_row:
        return False
    declared = next((one for one in table.table.columns if table.columns.get(one.key) == column), None)
    if declared is None or declared.formula is None:
        return False
    if declared.total is not None and laporan.layout.render(declared.total, sheet, row) == formula:
        return False  # it is alike but for the cells that it looks at
    return laporan.layout.compile(declared.formula, sheet).is_in(formula, row)


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
