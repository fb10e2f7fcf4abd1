"""The rows and figures of a report as items to compare: indikator, budget rows, RKT, and the figures beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from lkj_xlsx.compare.difference import NOTHING, ComparedValue, ItemDifference, ItemStatus, Side, ValueChange
from lkj_xlsx.declare.model import TOTAL_LABEL, Column, Kind, Table
from lkj_xlsx.report.checking import UNFILLED, from_pk, reading
from lkj_xlsx.report.report import Laporan, Settings
from lkj_xlsx.report.results import Hasil
from lkj_xlsx.rules.achievement import FROM, MINIMUM_DIFFERENCE, MINIMUM_RATIO, MORE_THAN, Kategori, ScaleWord
from lkj_xlsx.sheets import pengaturan as schema
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.sheets.pk_pengukuran import pairs
from lkj_xlsx.sheets.rkt import RKT
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

    ``group`` tells apart items of the same key and name: the sasaran of an indikator.
    """

    key: str
    name: str
    sides: Mapping[str, Side]
    group: str = ""

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


_PROMISED = ("sasaran", "indikator", "polaritas", "target", "satuan")
OF_PK = "pk."


def _field(column: Column, *, name: str = "") -> ComparedField:
    return ComparedField(column.key, column.heading, column.kind, column.key == name, column.key == "satuan")


def _fields(table: Table, keys: tuple[str, ...], name: str) -> tuple[ComparedField, ...]:
    return tuple(_field(table.column(key), name=name) for key in keys)


def _of_pk(key: str) -> ComparedField:
    column = PK.column(key)
    return ComparedField(OF_PK + key, f"{column.heading} (PK)", column.kind, is_unit=key == "satuan")


_MEASURED = ("indikator", "sasaran", "polaritas", "target", "satuan", "realisasi", "capaian", "kategori")
INDIKATOR_FIELDS = (
    *_fields(PENGUKURAN, _MEASURED, "indikator"),
    *(_of_pk(key) for key in _PROMISED),
)
ANGGARAN_FIELDS = _fields(ANGGARAN, ("uraian", "pagu", "realisasi", "sisa", "capaian"), "uraian")
RKT_FIELDS = _fields(RKT, ("indikator", "program", "sasaran", "target", "satuan", "anggaran"), "indikator")


def indikator(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    """Give each row of Pengukuran with its row of PK, then the rows of PK that no row of Pengukuran measures."""
    pk_row_of = pairs(laporan)
    for row, record in laporan.rows["Pengukuran"].items():
        sides = {key: _measured_side(laporan, pk_row_of, row, key) for key in (*_PROMISED, "realisasi")}
        for key in ("capaian", "kategori"):
            sides[key] = _row_side(laporan, "Pengukuran", row, key, hasil.measured[row][key])
        if row in pk_row_of:
            sides |= _pk_sides(laporan, pk_row_of[row])
        yield _indikator(record, sides)
    measured = set(pk_row_of.values())
    for row, record in laporan.rows["PK"].items():
        if row not in measured:
            sides = _pk_sides(laporan, row)
            yield _indikator(record, {**sides, **{key: sides[OF_PK + key] for key in _PROMISED}})


def anggaran(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    """Give the rows of Anggaran with their sisa and serapan."""
    for row, record in laporan.rows["Anggaran"].items():
        sides = {key: _read_side(laporan, "Anggaran", row, key) for key in ("uraian", "pagu", "realisasi")}
        for key in ("sisa", "capaian"):
            sides[key] = _row_side(laporan, "Anggaran", row, key, hasil.anggaran.by_row[row][key])
        yield Item(clean(record["kode"]), clean(record["uraian"]), sides)


def rkt(laporan: Laporan) -> Iterator[Item]:
    """Give the rows of RKT."""
    for row, record in laporan.rows["RKT"].items():
        sides = {field.key: _read_side(laporan, "RKT", row, field.key) for field in RKT_FIELDS}
        name = clean(record["indikator"]) or clean(record["program"])
        yield Item(clean(record["kode"]), name, sides, clean(record["program"]))


def _indikator(record: Any, sides: dict[str, Side]) -> Item:
    sasaran = clean(record["sasaran"])
    return Item(clean(record["kode_ik"]), clean(record["indikator"]), sides, sasaran)


def _pk_sides(laporan: Laporan, row: int) -> dict[str, Side]:
    return {OF_PK + key: _read_side(laporan, "PK", row, key) for key in _PROMISED}


def _measured_side(laporan: Laporan, pk_row_of: dict[int, int], row: int, key: str) -> Side:
    """A value of Pengukuran with the cell where the user would edit it: that of PK as long as our link stands there."""
    side = _read_side(laporan, "Pengukuran", row, key)
    if not from_pk(laporan, row, key):
        return side
    return Side(side.value, side.unit, _cell_of(laporan, "PK", pk_row_of[row], key))


def _read_side(laporan: Laporan, sheet: str, row: int, key: str) -> Side:
    """A value as read, or what is written there where it cannot be read."""
    record = laporan.rows[sheet][row]
    value = record[key]
    kind = laporan.layout[sheet].table.column(key).kind
    if value is None and reading(laporan, sheet, row, key).status not in UNFILLED:
        value = laporan.written(sheet, row, key)
    unit = record["satuan"] if kind is Kind.QUANTITY else ""
    return _row_side(laporan, sheet, row, key, value, unit)


def _row_side(laporan: Laporan, sheet: str, row: int, key: str, value: Any, unit: str = "") -> Side:
    if isinstance(value, str):
        value = clean(value) or None
    return Side(value, unit, _cell_of(laporan, sheet, row, key))


def _cell_of(laporan: Laporan, sheet: str, row: int, key: str) -> str | None:
    if laporan.layout[sheet].lacks(key):
        return None
    name, cell = laporan.place(sheet, row, key)
    return f"{name}!{cell}"


_TOTAL_KEYS = ("pagu", "realisasi", "sisa", "capaian")
_SUMMARY_KEYS = ("jumlah_sasaran", "indikator", "terukur", "capaian", "kategori", "efisiensi", "tingkat_efisiensi")
_SUMMARY = {figure.key: figure for figure in summary.FIGURES if figure.key in _SUMMARY_KEYS}
_BOUND, _RANK = "kategori", "kata"

FIGURE_FIELDS = (
    *(ComparedField(f"total.{key}", ANGGARAN.column(key).heading, ANGGARAN.column(key).kind) for key in _TOTAL_KEYS),
    *(ComparedField(f"ringkasan.{key}", figure.label, figure.kind) for key, figure in _SUMMARY.items()),
    *(ComparedField(f"pengaturan.{one.key}", one.label, one.kind) for one in schema.PENGATURAN),
    ComparedField(_BOUND, schema.KATEGORI_HEADINGS[3], Kind.SHORT),
    ComparedField(_RANK, schema.WORDS_HEADINGS[2], Kind.SHORT),
    *(ComparedField(f"identitas.{one.key}", one.label, one.kind) for one in IDENTITAS),
)


def figures(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    """Give every figure as one item; its key is the sheet that it belongs to."""
    yield from _total(laporan, hasil)
    yield from _ringkasan(laporan, hasil)
    yield from _pengaturan(laporan)
    yield from _identitas(laporan)


def _total(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    total, row = hasil.anggaran.total, laporan.layout["Anggaran"].total_row
    for key in _TOTAL_KEYS:
        cell = None
        if row is not None and not laporan.layout["Anggaran"].lacks(key):
            cell = "!".join(laporan.place("Anggaran", row, key))
        name = f"{TOTAL_LABEL} {ANGGARAN.column(key).heading}"
        yield _figure(ANGGARAN.sheet, name, f"total.{key}", getattr(total, key), cell)


def _ringkasan(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    sheet = laporan.layout.sheets.get(summary.SHEET)
    for key, figure in _SUMMARY.items():
        found = hasil.ringkasan
        value = len(found.per_sasaran) if key == "jumlah_sasaran" else getattr(found, key)
        column, declared = figure.value_at[0], int(figure.value_at[1:])
        cell = None if sheet is None else f"{sheet}!{column}{laporan.layout.summary_row(declared)}"
        yield _figure(summary.SHEET, figure.label, f"ringkasan.{key}", value, cell)


def _pengaturan(laporan: Laporan) -> Iterator[Item]:
    settings, sheet = laporan.settings, schema.PENGATURAN_SHEET
    values = _chosen(settings)
    for one in schema.PENGATURAN:
        unit = "%" if one.kind is Kind.QUANTITY else ""
        cell = _labelled(laporan, sheet, one.key)
        yield _figure(sheet, one.label, f"pengaturan.{one.key}", values[one.key], cell, unit)
    for kategori in settings.kategori:
        yield _figure(sheet, f"Kategori {clean(kategori.name)}", _BOUND, _bound(kategori), None)
    for word in settings.words:
        yield _figure(sheet, f"{clean(word.scale)}: {clean(word.word)}", _RANK, _rank(word), None)


def _chosen(settings: Settings) -> dict[str, ComparedValue]:
    return {
        "rumus_minimum": MINIMUM_RATIO if settings.minimum_by_ratio else MINIMUM_DIFFERENCE,
        "batas_capaian": settings.cap,
        "rata_rata": schema.MEAN_OF_SASARAN if settings.mean_of_sasaran else schema.MEAN_OF_INDIKATOR,
        "skala_kategori": settings.scale,
    }


def _bound(kategori: Kategori) -> str:
    return f"{MORE_THAN if kategori.exclusive else FROM} {_bound_number(kategori.bound)}"


def _rank(word: ScaleWord) -> str:
    above = "" if word.above is None else f"; {schema.WORDS_HEADINGS[3].lower()} {_bound_number(word.above)}"
    return _bound_number(word.rank) + above


def _bound_number(value: Decimal) -> str:
    """Give a bound as text. The reader keeps a bound that is no number as infinity, which no capaian reaches."""
    return format_decimal(value) if value.is_finite() else "(bukan angka)"


def _identitas(laporan: Laporan) -> Iterator[Item]:
    identitas, sheet = laporan.identitas, IDENTITAS_SHEET
    for one in IDENTITAS:
        value = identitas.tanggal if one.kind is Kind.DATE else identitas[one.key]
        yield _figure(sheet, one.label, f"identitas.{one.key}", value, _labelled(laporan, sheet, one.key))


def _labelled(laporan: Laporan, sheet: str, key: str) -> str | None:
    row = laporan.layout.fields.get((sheet, key))
    return None if row is None else f"{laporan.layout.sheets[sheet]}!B{row}"


def _figure(sheet: str, name: str, field: str, value: ComparedValue, cell: str | None, unit: str = "") -> Item:
    if isinstance(value, str):
        value = clean(value) or None
    return Item(sheet, name, {field: Side(value, unit, cell)})
