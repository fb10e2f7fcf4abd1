"""What a new template is filled with: nothing, an identity, a sample, or last year's workbook carried forward."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkj_xlsx.declare.model import Role, Table
from lkj_xlsx.report.report import Report, Settings
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules.achievement import FROM, MORE_THAN, ScaleWord
from lkj_xlsx.rules.years import YEARS_OF_A_PLAN, first_of_the_plan
from lkj_xlsx.sheets.figures import calculate
from lkj_xlsx.sheets.identitas import DATE_OF_PK, NUMBER_OF_PK, PERIOD_KEY, TAHUN, TANGGAL
from lkj_xlsx.sheets.pengaturan import (
    KATEGORI_DEFAULTS,
    SCALE,
    WORDS_DEFAULTS,
    KategoriRow,
    further_in_force,
    values_in_force,
)
from lkj_xlsx.template.writer import Value
from lkj_xlsx.values import fold_word

_NEW_EACH_YEAR = tuple(one.key for one in (TAHUN, TANGGAL, NUMBER_OF_PK, DATE_OF_PK))
ValuesByKey = Mapping[str, Value]


@dataclass(frozen=True)
class Prefill:
    """Values to write into a new template, by the key of their field or column.

    A value for a column of links or results stands in place of the formula, as if the user had typed over it.
    ``rows`` gives the rows of each table from its first row on, ``total`` what is typed in the TOTAL row.
    ``parts`` are the optional sheets and columns that it has, besides those that ``rows`` fill. ``first_year`` is that
    of the period of Renstra, if it is known. ``left`` names what of an older workbook is left behind.
    ``origin`` are the rows of Impor, which tell of a foreign file where it went; there is no such sheet without them.
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
    first_year: int | None = None
    left: tuple[str, ...] = ()
    origin: tuple[tuple[str, ...], ...] = ()

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The first year of the period of Renstra, and that of the report.

        The period is the one on Identitas if the year lies in it, else the five years of the national plan: 2025-2029.
        """
        written = str(self.identitas.get(TAHUN.key) or "")
        year = int(written) if written.isdecimal() else None
        if self.first_year is not None:
            return self.first_year, year
        period = [int(one) for one in re.findall(r"(?:19|20)\d\d", str(self.identitas.get(PERIOD_KEY) or ""))]
        if len(period) == 2 and (year is None or period[0] <= year <= period[1]):
            return period[0], year
        return (None if year is None else first_of_the_plan(year)), year


EMPTY = Prefill()


def with_parts(prefill: Prefill, parts: Collection[str], scale: str | None) -> Prefill:
    """Add optional ``parts`` to what a template is filled with, and choose the ``scale`` of kategori if given."""
    pengaturan = prefill.pengaturan if scale is None else {**prefill.pengaturan, SCALE.key: scale}
    return replace(prefill, pengaturan=pengaturan, parts=prefill.parts | frozenset(parts))


def roll_forward(laporan: Report, to_year: int | None = None) -> Prefill:
    """Give what goes from a report into the template of the next year, or of the year that is asked for.

    These are the identity with the year after, the settings, and the columns of each table that are declared as
    ``rolls_forward``. Targets, realisasi and rupiah are new each year, so they are left empty rather than guessed.
    """
    identitas: dict[str, Value] = {
        key: value for key, value in laporan.identitas.values.items() if value and key not in _NEW_EACH_YEAR
    }
    year = laporan.identitas[TAHUN.key].strip()
    if year.isdecimal() or to_year is not None:
        identitas[TAHUN.key] = to_year if to_year is not None else int(year) + 1

    def with_years(table: Table) -> bool:
        """Tell whether a table has the years of a period in which the year of the template lies, too."""
        first, now = table.first_year, identitas.get(TAHUN.key)
        return first is not None and isinstance(now, int) and first <= now < first + YEARS_OF_A_PLAN

    return Prefill(
        identitas=identitas,
        pengaturan={
            **{key: value for key, value in values_in_force(laporan.settings).items() if value is not None},
            **further_in_force(laporan.settings),
        },
        rows={
            sheet: _years(laporan, table.table) if with_years(table.table) else _rows(laporan.rows[sheet], keys)
            for sheet, table in laporan.layout.tables.items()
            if (keys := [one.key for one in table.table.columns if one.rolls_forward]) or with_years(table.table)
        },
        first_year=next(
            (one.table.first_year for one in laporan.layout.tables.values() if with_years(one.table)), None
        ),
        kategori=_kategori(laporan.settings),
        words=tuple(replace(word, above=_finite_or_none(word.above)) for word in laporan.settings.words),
        parts=frozenset(_parts(laporan)),
        left=tuple(
            f"{name} {first}-{first + YEARS_OF_A_PLAN - 1}, sebab tahun {identitas.get(TAHUN.key)} di luar periode itu"
            for name, table in laporan.layout.tables.items()
            if (first := table.table.first_year) is not None and not with_years(table.table) and laporan.rows[name]
        ),
    )


def _years(laporan: Report, table: Table) -> list[ValuesByKey]:
    """Give the rows of a table with years: its codes and all figures, that of this year as last year's."""
    hasil = calculate(laporan).rows_of(table.sheet)
    rows: list[ValuesByKey] = []
    for row, record in laporan.rows[table.sheet].items():
        values: dict[str, Value] = {}
        for column in table.of_role(Role.INPUT, Role.RESULT):
            value = record.get(column.key) if column.fetches is None else hasil[row][column.key]
            if column.fetches is None and column.role is Role.RESULT:
                continue
            if value not in (None, ""):
                values[column.key] = value if isinstance(value, Decimal) else str(getattr(value, "text", value))
        rows.append(values)
    return rows


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
