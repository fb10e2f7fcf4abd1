"""What stands beside the rows as items: TOTAL, the figures of Ringkasan, Pengaturan, Identitas."""

from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.calc import Hasil
from lkj_xlsx.diff.change import Side, Value
from lkj_xlsx.diff.item import Field, Item
from lkj_xlsx.laporan import Laporan, Settings
from lkj_xlsx.rules.achievement import FROM, MORE_THAN, Kategori, ScaleWord
from lkj_xlsx.schema import settings as schema
from lkj_xlsx.schema import summary
from lkj_xlsx.schema.model import TOTAL_LABEL, Kind
from lkj_xlsx.schema.tables import ANGGARAN
from lkj_xlsx.values import clean, format_decimal

_TOTAL_KEYS = ("pagu", "realisasi", "sisa", "capaian")
_SUMMARY_KEYS = ("jumlah_sasaran", "indikator", "terukur", "capaian", "kategori", "efisiensi", "tingkat_efisiensi")
_SUMMARY = {figure.key: figure for figure in summary.FIGURES if figure.key in _SUMMARY_KEYS}
_BOUND, _RANK = "kategori", "kata"

FIELDS = (
    *(Field(f"total.{key}", ANGGARAN.column(key).heading, ANGGARAN.column(key).kind) for key in _TOTAL_KEYS),
    *(Field(f"ringkasan.{key}", figure.label, figure.kind) for key, figure in _SUMMARY.items()),
    *(Field(f"pengaturan.{one.key}", one.label, one.kind) for one in schema.PENGATURAN),
    Field(_BOUND, schema.KATEGORI_HEADINGS[3], Kind.SHORT),
    Field(_RANK, schema.WORDS_HEADINGS[2], Kind.SHORT),
    *(Field(f"identitas.{one.key}", one.label, one.kind) for one in schema.IDENTITAS),
)


def figures(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    """Give every figure as an item of its own, under the sheet it belongs to."""
    yield from _total(laporan, hasil)
    yield from _ringkasan(laporan, hasil)
    yield from _pengaturan(laporan)
    yield from _identitas(laporan)


def _total(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    total, row = hasil.anggaran.total, laporan.layout["Anggaran"].total_row
    for key in _TOTAL_KEYS:
        cell = None
        if row is not None and key not in laporan.layout["Anggaran"].added:
            cell = "!".join(laporan.place("Anggaran", row, key))
        name = f"{TOTAL_LABEL} {ANGGARAN.column(key).heading}"
        yield _item(ANGGARAN.sheet, name, f"total.{key}", getattr(total, key), cell)


def _ringkasan(laporan: Laporan, hasil: Hasil) -> Iterator[Item]:
    sheet = laporan.layout.sheets.get(summary.SHEET)
    for key, figure in _SUMMARY.items():
        found = hasil.ringkasan
        value = len(found.per_sasaran) if key == "jumlah_sasaran" else getattr(found, key)
        column, declared = figure.value_at[0], int(figure.value_at[1:])
        cell = None if sheet is None else f"{sheet}!{column}{laporan.layout.summary_row(declared)}"
        yield _item(summary.SHEET, figure.label, f"ringkasan.{key}", value, cell)


def _pengaturan(laporan: Laporan) -> Iterator[Item]:
    settings, sheet = laporan.settings, schema.PENGATURAN_SHEET
    values = _chosen(settings)
    for one in schema.PENGATURAN:
        unit = "%" if one.kind is Kind.QUANTITY else ""
        cell = _labelled(laporan, sheet, one.key)
        yield _item(sheet, one.label, f"pengaturan.{one.key}", values[one.key], cell, unit)
    for kategori in settings.kategori:
        yield _item(sheet, f"Kategori {clean(kategori.name)}", _BOUND, _bound(kategori), None)
    for word in settings.words:
        yield _item(sheet, f"{clean(word.scale)}: {clean(word.word)}", _RANK, _rank(word), None)


def _chosen(settings: Settings) -> dict[str, Value]:
    return {
        "rumus_minimum": schema.MINIMUM_RATIO if settings.minimum_by_ratio else schema.MINIMUM_DIFFERENCE,
        "batas_capaian": settings.cap,
        "rata_rata": schema.MEAN_OF_SASARAN if settings.mean_of_sasaran else schema.MEAN_OF_INDIKATOR,
        "skala_kategori": settings.scale,
    }


def _bound(kategori: Kategori) -> str:
    return f"{MORE_THAN if kategori.exclusive else FROM} {_number(kategori.bound)}"


def _rank(word: ScaleWord) -> str:
    above = "" if word.above is None else f"; {schema.WORDS_HEADINGS[3].lower()} {_number(word.above)}"
    return _number(word.rank) + above


def _number(value: Decimal) -> str:
    """A bound that cannot be read is kept as one that nothing reaches (see :mod:`lkj_xlsx.reader.settings`)."""
    return format_decimal(value) if value.is_finite() else "(bukan angka)"


def _identitas(laporan: Laporan) -> Iterator[Item]:
    identitas, sheet = laporan.identitas, schema.IDENTITAS_SHEET
    for one in schema.IDENTITAS:
        value = identitas.tanggal if one.kind is Kind.DATE else identitas[one.key]
        yield _item(sheet, one.label, f"identitas.{one.key}", value, _labelled(laporan, sheet, one.key))


def _labelled(laporan: Laporan, sheet: str, key: str) -> str | None:
    row = laporan.layout.fields.get((sheet, key))
    return None if row is None else f"{laporan.layout.sheets[sheet]}!B{row}"


def _item(sheet: str, name: str, field: str, value: Value, cell: str | None, unit: str = "") -> Item:
    if isinstance(value, str):
        value = clean(value) or None
    return Item(sheet, name, {field: Side(value, unit, cell)})
