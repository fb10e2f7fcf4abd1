"""A report as it was read from a workbook: rows, pandas frames of them, and the cell of each value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import Column, Kind
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules.achievement import Kategori, ScaleWord
from lkj_xlsx.values import Reading, Status, format_decimal, format_rupiah, shown_as_date

if TYPE_CHECKING:
    import pandas as pd

Place = tuple[str, int, str]  # declared sheet name, row, column key
KATEGORI_PLACE = "Kategori"  # stands for a sheet in a Place: rows of the kategori of the chosen scale, counted from 0


class Stored(Protocol):
    """A cell as the file stores it (:class:`lkj_xlsx.package.Cell`)."""

    @property
    def ref(self) -> str:
        """The reference, such as "G12"."""

    @property
    def value(self) -> str | Decimal | bool | None:
        """The value; for a formula, the value that is stored with it."""

    @property
    def formula(self) -> str | None:
        """The formula without its "=", if there is one."""

    @property
    def error(self) -> str | None:
        """The error that the cell shows instead of a value, such as "#DIV/0!"."""

    @property
    def is_percent(self) -> bool:
        """Whether the cell is formatted to show its number as a percentage."""

    @property
    def is_date(self) -> bool:
        """Whether the cell is formatted to show its number as a date."""

    @property
    def number_format(self) -> str:
        """The code of its number format, such as "0.00"."""

    @property
    def date1904(self) -> bool:
        """Whether the workbook counts its days from 1904."""


def text_of(cell: Stored) -> str:
    """Give the text of a cell. A number is written without exponent and separators."""
    match cell.value:
        case str() as text:
            return text
        case None:
            return ""
        case bool() as truth:
            return "TRUE" if truth else "FALSE"
        case number:
            return f"{number:f}"


def written(cell: Stored, kind: Kind) -> str | None:
    """Give what a reader sees in a cell, numbers in Indonesian form: "1.234,5". ``None`` for an empty cell."""
    if isinstance(cell.value, str):
        return cell.value or None
    if cell.error is not None:
        return cell.error
    if isinstance(cell.value, Decimal) and kind is Kind.QUANTITY and cell.is_date:
        shown = shown_as_date(cell.value, cell.number_format, date1904=cell.date1904)
        return shown or format_decimal(cell.value)
    if isinstance(cell.value, Decimal) and not kind.is_text:
        if cell.is_percent:
            return format_decimal(cell.value * 100) + "%"
        return format_rupiah(cell.value) if kind is Kind.RUPIAH else format_decimal(cell.value)
    return text_of(cell) or None


def link_value(
    column: Column, record: Mapping[str, Any], reading: Reading | None, cell: Stored | None
) -> str | Decimal:
    """Give the value that a link to ``column`` shows: a plain number, or the text as the user wrote it.

    ``record`` is the row of the other sheet that the link shows. ``reading`` and ``cell`` belong to its quantity.
    """
    if column.kind is not Kind.QUANTITY:
        return str(record[column.key])
    if reading is not None and reading.status is Status.PLAIN and isinstance(reading.value, Decimal):
        return reading.value
    return cell.value if cell is not None and isinstance(cell.value, str) else ""


class Origin(NamedTuple):
    """Where a value came from: sheet, reference of the cell, what a reader sees there, and the stored cell."""

    sheet: str
    cell: str
    written: str | None
    stored: Stored | None = None


@dataclass(frozen=True)
class Source:
    """The cells that were read on one sheet: row -> column key -> cell. ``sheet`` is its actual name."""

    sheet: str
    kinds: Mapping[str, Kind]
    rows: dict[int, Mapping[str, Stored]] = field(default_factory=dict)

    def written(self, row: int, key: str) -> str | None:
        """Give what a reader sees in a cell; ``None`` for an empty cell."""
        cells = self.rows.get(row)
        if cells is None or key not in cells:
            return None
        return written(cells[key], self.kinds[key])


@dataclass(frozen=True)
class Origins(Mapping[Place, Origin]):
    """The origin of each value by its place. ``sources`` holds the cells that were read, by declared sheet.

    An origin is made only when it is asked for, because a big report has hundreds of thousands of values.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)

    def __getitem__(self, place: Place) -> Origin:
        sheet, row, key = place
        source = self.sources[sheet]
        cell = source.rows[row][key]
        return Origin(source.sheet, cell.ref, written(cell, source.kinds[key]), cell)

    def __iter__(self) -> Iterator[Place]:
        for sheet, source in self.sources.items():
            for row, cells in source.rows.items():
                yield from ((sheet, row, key) for key in cells)

    def __len__(self) -> int:
        return sum(len(cells) for source in self.sources.values() for cells in source.rows.values())


@dataclass(frozen=True)
class Settings:
    """The settings of Pengaturan. ``cap`` is in percent. ``kategori`` are those of the chosen scale, the best first.

    ``efficiency_band`` is in points, ``quarter`` the one that is printed.

    ``other_scales`` are the kategori of the scales that are not chosen, each with the name of its scale.
    """

    minimum_by_ratio: bool = False
    cap: Decimal | None = None
    mean_of_sasaran: bool = False
    scale: str = "KPU"
    kategori: tuple[Kategori, ...] = ()
    words: tuple[ScaleWord, ...] = ()
    other_scales: tuple[tuple[str, Kategori], ...] = ()
    efficiency_band: Decimal = Decimal(5)
    quarter: int = 4


@dataclass(frozen=True)
class Identitas:
    """The fields of Identitas as text; those of ``days`` are dates where their cells hold one."""

    values: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date | str] = field(default_factory=dict)

    @property
    def tanggal(self) -> date | str:
        """The date of the report, or what stands in its place."""
        return self.days.get("tanggal", "")

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


@dataclass(frozen=True)
class Override:
    """The value of a formula cell that Python had to interpret: ``value``, as long as ``cell`` shows ``written``.

    ``also`` are further conditions that must hold, such as ``$R12=$S12``. The formula of the template stays in the
    cell and computes again as soon as the user types something else into ``cell``.
    """

    cell: str
    written: str | Decimal | bool
    value: "str | Decimal | Formula | None"
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Formula:
    """A formula as the value of an override, such as ``MIN(90,MAX(80,$R12))`` for the range 80-90."""

    text: str


LONGEST_TIED = 1000  # a formula has 8192 characters, and holds the text twice at most, quotes doubled
_IN_NO_FORMULA = re.compile("[\x01-\x08\x0b-\x1f]")  # a carriage return, too: LibreOffice drops it on opening
_NAMED_BY_NO_FUNCTION = re.compile("[\x00\ufffe\uffff]")  # CHAR gives none of these


def can_tie(cell: Stored) -> bool:
    """Tell whether a formula can test that a cell still holds its value: the text must not be too long, for example."""
    if not isinstance(cell.value, str):
        return True
    return len(cell.value) <= LONGEST_TIED and _NAMED_BY_NO_FUNCTION.search(cell.value) is None


def tie(cell: Stored, value: str | Decimal | Formula | None, also: tuple[str, ...] = ()) -> Override:
    """Make the override that gives ``value`` as long as ``cell`` holds what it holds now.

    A formula cannot contain control characters, which come with text pasted from Word. So the formula removes them
    from the cell before it compares: ``SUBSTITUTE($H12,CHAR(11),"")``.
    """
    assert cell.value is not None
    if not isinstance(cell.value, str):
        return Override(f"${cell.ref}", cell.value, value, also)
    compared = f"${cell.ref}"
    for character in sorted(set(_IN_NO_FORMULA.findall(cell.value))):
        compared = f'SUBSTITUTE({compared},CHAR({ord(character)}),"")'
    return Override(compared, _IN_NO_FORMULA.sub("", cell.value), value, also)


class Kept(NamedTuple):
    """Something of the user's that had to give way on a cell of ours, and stands on Temuan since: one finding each.

    ``code`` is that of the finding, ``sheet`` the actual name and ``cell`` the place, ``written`` what stood there.
    """

    code: str
    sheet: str
    cell: str
    written: str


@dataclass(frozen=True)
class Report:
    """A report as it was read. ``rows`` holds by declared sheet the rows that are data, also as a pandas frame.

    A frame is indexed by the row of the sheet (int64). It has the input and link columns of the sheet, but not those
    that are only shown (No). Texts are str, amounts an exact Decimal of rupiah and sen or None, and quantities an exact
    Decimal, a Range or a Word (:mod:`lkj_xlsx.values`) in the unit of the row, or None. The records also have the
    helper columns.

    ``readings`` keeps how each quantity was read, ``origins`` where each value stood. ``typed_over_results`` is what
    the user had typed over a result, ``intact_links`` are the cells that still hold our link formula,
    ``interpreted_cells`` the helper cells that hold what was interpreted, ``covered_cells`` those that a merged
    area hides, each with the cell that is shown there, ``titles`` the texts that the user typed above the tables. By
    declared sheet: ``tied_rows`` gives for a row the row of the sheet that its links show, ``group_rows`` the rows that
    only name a group, such as "Sasaran 1 : ...", ``recorded_names`` what ``compute`` recorded of a row (see ``Tie``),
    ``recorded_roles`` what it noted of the Peran that it wrote. ``recorded_texts``: what it wrote into a column that
    inherits, by sheet and key. ``kept`` is what Temuan keeps of the user's.
    """

    layout: Layout
    identitas: Identitas
    settings: Settings
    rows: Mapping[str, Rows]
    origins: Origins = field(default_factory=Origins)
    readings: Mapping[Place, Reading] = field(default_factory=dict)
    typed_over_results: Mapping[Place, str | Decimal] = field(default_factory=dict)
    intact_links: frozenset[Place] = frozenset()
    interpreted_cells: Mapping[Place, Override] = field(default_factory=dict)
    tied_rows: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    group_rows: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    covered_cells: Mapping[Place, str] = field(default_factory=dict)
    recorded_names: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    recorded_roles: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    recorded_texts: Mapping[tuple[str, str], Mapping[int, str]] = field(default_factory=dict)
    titles: tuple[Origin, ...] = ()
    kept: tuple[Kept, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def rkt(self) -> "pd.DataFrame":
        """The frame of RKT."""
        return self.rows["RKT"].frame

    @property
    def pk(self) -> "pd.DataFrame":
        """The frame of PK."""
        return self.rows["PK"].frame

    @property
    def pengukuran(self) -> "pd.DataFrame":
        """The frame of Pengukuran."""
        return self.rows["Pengukuran"].frame

    @property
    def anggaran(self) -> "pd.DataFrame":
        """The frame of Anggaran, without its TOTAL row."""
        return self.rows["Anggaran"].frame

    @property
    def pk_row_of(self) -> Mapping[int, int]:
        """For each row of Pengukuran, the row of PK that has the same Kode IK."""
        return self.tied_rows.get("Pengukuran", {})

    @property
    def sasaran_rows(self) -> Mapping[int, str]:
        """The rows of Pengukuran that only name a sasaran."""
        return self.group_rows.get("Pengukuran", {})

    def frame(self, sheet: str) -> "pd.DataFrame":
        """Give the frame of a declared sheet."""
        return self.rows[sheet].frame

    def place(self, sheet: str, row: int, key: str) -> tuple[str, str]:
        """Give the actual sheet name and the cell of a column in a row."""
        table = self.layout[sheet]
        return table.sheet, table.place(key, row)

    def cells(self, sheet: str, row: int) -> Mapping[str, Stored]:
        """Give the cells that were read in a row, by column key; empty for a row that holds no data."""
        source = self.origins.sources.get(sheet)
        return {} if source is None else source.rows.get(row, {})

    def written(self, sheet: str, row: int, key: str) -> str | None:
        """Give what was written in a cell, as a reader sees it; ``None`` for nothing."""
        source = self.origins.sources.get(sheet)
        return None if source is None else source.written(row, key)
