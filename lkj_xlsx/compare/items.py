"""The rows and figures of a report as items to compare. The fields of a row are the columns that its table declares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from lkj_xlsx.compare.difference import NOTHING, ComparedValue, ItemDifference, ItemStatus, Side, ValueChange
from lkj_xlsx.declare.model import TOTAL_LABEL, Column, CompareBy, Kind, Role, Table
from lkj_xlsx.report.checking import UNFILLED, reading_of
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.tree import paths
from lkj_xlsx.rules.achievement import FROM, MORE_THAN, Kategori, ScaleWord
from lkj_xlsx.sheets import pengaturan as schema
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import tables
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.sheets.pk_pengukuran import pairs
from lkj_xlsx.values import clean, fold_word, format_decimal, normalised, same_unit


@dataclass(frozen=True)
class ComparedField:
    """A column or figure that is compared.

    ``is_name``: its text is the name of the item, so another text renames the item. ``is_unit``: its text is a unit, so
    "Lap" is the same as "Laporan".
    """

    key: str
    heading: str
    kind: Kind
    is_name: bool = False
    is_unit: bool = False


@dataclass(frozen=True)
class Item:
    """A row or figure: key and name as in an ``ItemDifference``, and its values by the key of their field.

    ``group`` tells apart items of the same key and name: the sasaran of an indikator. ``path`` does so for rows of a
    tree: the codes of the rows that contain it, and its own.
    """

    key: str
    name: str
    sides: Mapping[str, Side]
    group: str = ""
    path: str = ""

    @cached_property
    def code(self) -> str:
        """The key as it is compared; "" for none."""
        return fold_word(self.key)

    @cached_property
    def text(self) -> str:
        """The name as it is compared."""
        return normalised(self.name)

    @cached_property
    def trigrams(self) -> frozenset[str]:
        """All runs of three characters in the text, blanks included. Most survive a typo or an added word."""
        padded = f"  {self.text} "
        return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))

    @cached_property
    def group_text(self) -> str:
        """The group as it is compared."""
        return normalised(self.group)


def item_difference(fields: tuple[ComparedField, ...], old: Item | None, new: Item | None) -> ItemDifference | None:
    """Give the difference between two items of one pair; ``None`` where they are equal.

    ``old`` is ``None`` for an added item, ``new`` for a dropped one.
    """
    changes = tuple(_changes(fields, {} if old is None else old.sides, {} if new is None else new.sides))
    if old is None and new is not None:
        return ItemDifference(ItemStatus.ADDED, new.key, new.name, changes)
    if new is None and old is not None:
        return ItemDifference(ItemStatus.DROPPED, old.key, old.name, changes)
    if old is None or new is None or not changes:
        return None
    names = {field.key for field in fields if field.is_name}
    status = ItemStatus.RENAMED if any(change.field in names for change in changes) else ItemStatus.CHANGED
    return ItemDifference(status, new.key or old.key, new.name, changes)


def _changes(
    fields: tuple[ComparedField, ...], old: Mapping[str, Side], new: Mapping[str, Side]
) -> Iterator[ValueChange]:
    for field in fields:
        one, other = old.get(field.key, NOTHING), new.get(field.key, NOTHING)
        if not _is_same(one, other, is_unit=field.is_unit):
            yield ValueChange(field.key, field.heading, field.kind, one, other)


def _is_same(one: Side, other: Side, *, is_unit: bool) -> bool:
    """Tell whether two values are the same: case and blanks do not count, nor the spelling of a unit; None is not 0."""
    if isinstance(one.value, str) and isinstance(other.value, str):
        return same_unit(one.value, other.value) if is_unit else fold_word(one.value) == fold_word(other.value)
    return one.value == other.value


MEASURED, PROMISED = PENGUKURAN.sheet, PK.sheet
OF_PK = "pk."  # marks the key of a field of PK beside those of Pengukuran
_SUMMARY_KEYS = ("jumlah_sasaran", "indikator", "terukur", "capaian", "kategori", "efisiensi", "tingkat_efisiensi")
_SUMMARY = {figure.key: figure for figure in summary.FIGURES if figure.key in _SUMMARY_KEYS}
_BOUND, _RANK = "kategori", "kata"


def compare_by(table: Table) -> CompareBy:
    """Give how rows of a table are recognised; a table that does not declare it goes by its first text."""
    texts = (column.key for column in table.read if column.kind.is_text)
    return table.compare_by or CompareBy("", next(texts, ""))


def row_fields(table: Table) -> tuple[ComparedField, ...]:
    """Give the fields of a table: the columns that are read or computed, the name first, without the code."""
    by = compare_by(table)
    fields = [
        ComparedField(
            column.key, column.heading, column.kind, is_name=column.key == by.name, is_unit=column.kind is Kind.UNIT
        )
        for column in _compared_columns(table)
    ]
    return tuple(sorted(fields, key=lambda field: not field.is_name))


def _compared_columns(table: Table) -> list[Column]:
    code = compare_by(table).code
    return [
        one for one in table.columns if (one.is_read or one.role is Role.RESULT) and one.key != code and not one.decided
    ]


def row_items(laporan: Report, hasil: Results, table: Table) -> Iterator[tuple[int, Item]]:
    """Give the rows of a table with their results: sheet row and item."""
    by, columns, results = compare_by(table), _compared_columns(table), hasil.rows_of(table.sheet)
    path_of = {} if table.tree is None or table.sheet not in laporan.layout.tables else paths(laporan, table.sheet)
    for row, record in laporan.rows[table.sheet].items():
        values = {**record, **results.get(row, {})}
        sides = {column.key: _side(laporan, table, row, column, values) for column in columns}
        group = "" if by.group is None else clean(record[by.group])
        name = clean(record[by.name]) if by.name else ""
        if by.group is not None and not table.column(by.group).carried_down:
            name = name or group  # a group that is carried down names many rows
        yield row, Item(clean(record[by.code]) if by.code else "", name, sides, group, path_of.get(row, ""))


def declared(sheet: str) -> Table:
    """Give the declaration of a sheet."""
    return next(table for table in tables.TABLES if table.sheet == sheet)


def indikator_fields() -> tuple[ComparedField, ...]:
    """Give the fields of Pengukuran, then those of PK."""
    promised = declared(PROMISED)
    of_pk = {field.key: field for field in row_fields(promised)}
    return (
        *row_fields(declared(MEASURED)),
        *(_field_of_pk(of_pk[column.key]) for column in _compared_columns(promised)),
    )


def _field_of_pk(field: ComparedField) -> ComparedField:
    return replace(field, key=OF_PK + field.key, heading=f"{field.heading} (PK)", is_name=False)


def indikator_items(laporan: Report, hasil: Results) -> Iterator[Item]:
    """Give each row of Pengukuran with its row of PK, then the rows of PK that no row of Pengukuran measures."""
    pk_row_of, promised = pairs(laporan), dict(row_items(laporan, hasil, declared(PROMISED)))
    linked = {column.key for column in declared(MEASURED).of_role(Role.LINK)}
    for row, item in row_items(laporan, hasil, declared(MEASURED)):
        of_pk = _of_pk(promised[pk_row_of[row]]) if row in pk_row_of else {}
        yield replace(item, sides={**item.sides, **of_pk})
    measured = set(pk_row_of.values())
    for row, item in promised.items():
        if row not in measured:
            shown = {key: side for key, side in item.sides.items() if key in linked}
            yield replace(item, sides={**shown, **_of_pk(item)})


def _of_pk(item: Item) -> dict[str, Side]:
    return {OF_PK + key: side for key, side in item.sides.items()}


def _side(laporan: Report, table: Table, row: int, column: Column, values: Mapping[str, Any]) -> Side:
    """A value as read or computed, or what is written there where it cannot be read."""
    value = values.get(column.key)
    if value is None and reading_of(laporan, table.sheet, row, column.key).status not in UNFILLED:
        value = laporan.written(table.sheet, row, column.key)
    if isinstance(value, str):
        value = clean(value) or None
    unit = values[table.unit] if column.kind is Kind.QUANTITY and table.unit is not None else ""
    return Side(value, unit, _edited_cell(laporan, table, row, column))


def _edited_cell(laporan: Report, table: Table, row: int, column: Column) -> str | None:
    """Give the cell where the user edits a value: that of the tied sheet as long as our link shows it."""
    tied = laporan.tied_rows.get(table.sheet, {}).get(row)
    if tied is None or table.tie is None or column.link is None:
        return _cell(laporan, table.sheet, row, column.key)
    if (table.sheet, row, column.key) not in laporan.intact_links:
        return _cell(laporan, table.sheet, row, column.key)
    shown = laporan.layout[table.tie.sheet].table.column(column.link)
    return _cell(laporan, table.tie.sheet, tied, shown.key if shown.reads is None else shown.reads.key)


def _cell(laporan: Report, sheet: str, row: int, key: str) -> str | None:
    if laporan.layout[sheet].lacks(key):
        return None
    name, cell = laporan.place(sheet, row, key)
    return f"{name}!{cell}"


def figure_fields() -> tuple[ComparedField, ...]:
    """Give the fields of all figures that are no rows."""
    totals = ((table, column) for table in tables.TABLES for column in _total_columns(table))
    return (
        *(ComparedField(f"total.{table.sheet}.{one.key}", one.heading, one.kind) for table, one in totals),
        *(ComparedField(f"ringkasan.{key}", figure.label, figure.kind) for key, figure in _SUMMARY.items()),
        *(ComparedField(f"pengaturan.{one.key}", one.label, one.kind) for one in schema.PENGATURAN),
        ComparedField(_BOUND, schema.KATEGORI_HEADINGS[3], Kind.SHORT),
        ComparedField(_RANK, schema.WORDS_HEADINGS[2], Kind.SHORT),
        *(ComparedField(f"identitas.{one.key}", one.label, one.kind) for one in IDENTITAS),
    )


def figure_items(laporan: Report, hasil: Results) -> Iterator[Item]:
    """Give every figure as one item; its key is the sheet that it belongs to."""
    yield from _totals(laporan, hasil)
    yield from _ringkasan(laporan, hasil)
    yield from _pengaturan(laporan)
    yield from _identitas(laporan)


def _totals(laporan: Report, hasil: Results) -> Iterator[Item]:
    for table in tables.TABLES:
        total = hasil.total_of(table.sheet)
        for column in _total_columns(table) if table.sheet in laporan.layout.tables else ():
            row = laporan.layout[table.sheet].total_row
            cell = None if row is None else _cell(laporan, table.sheet, row, column.key)
            name = f"{TOTAL_LABEL} {column.heading}"
            yield _figure(table.sheet, name, f"total.{table.sheet}.{column.key}", total.get(column.key), cell)


def _total_columns(table: Table) -> list[Column]:
    columns = table.of_role(Role.INPUT, Role.LINK, Role.RESULT)
    return [one for one in columns if one.total is not None and not one.decided]


def _ringkasan(laporan: Report, hasil: Results) -> Iterator[Item]:
    sheet = laporan.layout.sheets.get(summary.SHEET)
    for key, figure in _SUMMARY.items():
        found = hasil.ringkasan
        value = len(found.per_sasaran) if key == "jumlah_sasaran" else getattr(found, key)
        column, declared = figure.value_at[0], int(figure.value_at[1:])
        cell = None if sheet is None else f"{sheet}!{column}{laporan.layout.row_on(summary.SHEET, declared)}"
        yield _figure(summary.SHEET, figure.label, f"ringkasan.{key}", value, cell)


def _pengaturan(laporan: Report) -> Iterator[Item]:
    settings, sheet = laporan.settings, schema.PENGATURAN_SHEET
    values = schema.values_in_force(settings)
    for one in schema.PENGATURAN:
        unit = "%" if one.kind is Kind.QUANTITY else ""
        cell = _labelled(laporan, sheet, one.key)
        yield _figure(sheet, one.label, f"pengaturan.{one.key}", values[one.key], cell, unit)
    for kategori in settings.kategori:
        yield _figure(sheet, f"Kategori {clean(kategori.name)}", _BOUND, _bound(kategori), None)
    for word in settings.words:
        yield _figure(sheet, f"{clean(word.scale)}: {clean(word.word)}", _RANK, _rank(word), None)


def _bound(kategori: Kategori) -> str:
    return f"{MORE_THAN if kategori.exclusive else FROM} {_bound_number(kategori.bound)}"


def _rank(word: ScaleWord) -> str:
    above = "" if word.above is None else f"; {schema.WORDS_HEADINGS[3].lower()} {_bound_number(word.above)}"
    return _bound_number(word.rank) + above


def _bound_number(value: Decimal) -> str:
    """Give a bound as text. The reader keeps a bound that is no number as infinity, which no capaian reaches."""
    return format_decimal(value) if value.is_finite() else "(bukan angka)"


def _identitas(laporan: Report) -> Iterator[Item]:
    identitas, sheet = laporan.identitas, IDENTITAS_SHEET
    for one in IDENTITAS:
        value = identitas.days.get(one.key, "") if one.kind is Kind.DATE else identitas[one.key]
        yield _figure(sheet, one.label, f"identitas.{one.key}", value, _labelled(laporan, sheet, one.key))


def _labelled(laporan: Report, sheet: str, key: str) -> str | None:
    row = laporan.layout.fields.get((sheet, key))
    return None if row is None else f"{laporan.layout.sheets[sheet]}!B{row}"


def _figure(sheet: str, name: str, field: str, value: ComparedValue, cell: str | None, unit: str = "") -> Item:
    if isinstance(value, str):
        value = clean(value) or None
    return Item(sheet, name, {field: Side(value, unit, cell)})
