"""What a new template is filled with: nothing, an identity, a sample, or last year's workbook carried forward."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkj_xlsx.report.report import Report, Settings
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules.achievement import FROM, MORE_THAN, ScaleWord
from lkj_xlsx.sheets.identitas import TAHUN, TANGGAL
from lkj_xlsx.sheets.pengaturan import KATEGORI_DEFAULTS, WORDS_DEFAULTS, KategoriRow, values_in_force
from lkj_xlsx.template.writer import Value
from lkj_xlsx.values import fold_word

_NEW_EACH_YEAR = (TAHUN.key, TANGGAL.key)
ValuesByKey = Mapping[str, Value]


@dataclass(frozen=True)
class Prefill:
    """Values to write into a new template, by the key of their field or column.

    A value for a column of links or results stands in place of the formula, as if the user had typed over it.
    ``rows`` gives the rows of each table from its first row on, ``total`` what is typed in the TOTAL row.
    ``parts`` are the optional sheets and columns that it has, besides those that ``rows`` fill.
    ``without_kode_ik`` names the sheets whose prepared Kode IK are left empty. ``kategori`` and ``words`` are the
    tables of Pengaturan. Example: ``Prefill({"instansi": "KPU Kota Contoh"}, rows={"PK": [{"target": 80}]})``.
    """

    identitas: ValuesByKey = field(default_factory=dict)
    pengaturan: ValuesByKey = field(default_factory=dict)
    rows: Mapping[str, Sequence[ValuesByKey]] = field(default_factory=dict)
    total: ValuesByKey = field(default_factory=dict)
    without_kode_ik: frozenset[str] = frozenset()
    kategori: tuple[KategoriRow, ...] = KATEGORI_DEFAULTS
    words: tuple[ScaleWord, ...] = WORDS_DEFAULTS
    parts: frozenset[str] = frozenset()


EMPTY = Prefill()


def roll_forward(laporan: Report) -> Prefill:
    """Give what goes from a report into the template of the next year.

    These are the identity with the year after, the settings, and the columns of each table that are declared as
    ``rolls_forward``. Targets, realisasi and rupiah are new each year, so they are left empty rather than guessed.
    """
    identitas: dict[str, Value] = {
        key: value for key, value in laporan.identitas.values.items() if value and key not in _NEW_EACH_YEAR
    }
    year = laporan.identitas[TAHUN.key].strip()
    if year.isdecimal():
        identitas[TAHUN.key] = int(year) + 1
    return Prefill(
        identitas=identitas,
        pengaturan={key: value for key, value in values_in_force(laporan.settings).items() if value is not None},
        rows={
            sheet: _rows(laporan.rows[sheet], keys)
            for sheet, table in laporan.layout.tables.items()
            if (keys := [column.key for column in table.table.columns if column.rolls_forward])
        },
        kategori=_kategori(laporan.settings),
        words=tuple(replace(word, above=_finite_or_none(word.above)) for word in laporan.settings.words),
        parts=frozenset(_parts(laporan)),
    )


def _parts(laporan: Report) -> Iterator[str]:
    """Give the optional sheets and columns that a workbook has."""
    for table in laporan.layout.tables.values():
        if table.table.optional:
            yield table.table.sheet
        yield from (one.part for one in table.table.columns if one.part and not table.lacks(one.key))


def _kategori(settings: Settings) -> tuple[KategoriRow, ...]:
    """Give the rows of the table of kategori: all scales as the user edited them, that in force first, then ours.

    Remarks are not read from the workbook, so a scale gets ours where scale and kategori have our names.
    """
    remarks = {(scale, name): remark for scale, name, *_, remark in KATEGORI_DEFAULTS}
    scales = [*((settings.scale, row) for row in settings.kategori), *settings.other_scales]
    own: list[KategoriRow] = [
        (scale, row.name, MORE_THAN if row.exclusive else FROM, _finite_or_none(row.bound), row.printed,
         remarks.get((scale, row.name)))
        for scale, row in scales
    ]  # fmt: skip
    known = {fold_word(scale) for scale in (settings.scale, *(scale for scale, _ in settings.other_scales))}
    return (*own, *(row for row in KATEGORI_DEFAULTS if fold_word(row[0]) not in known))


def _finite_or_none(number: Decimal | None) -> Decimal | None:
    """Give the number, or ``None`` for a bound that could not be read, so that its cell stays empty."""
    return number if number is not None and number.is_finite() else None


def _rows(rows: Rows, keys: Sequence[str]) -> list[ValuesByKey]:
    return [{key: str(record[key]) for key in keys if record[key]} for record in rows.values()]
