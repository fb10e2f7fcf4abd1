"""A report as read from a workbook: its rows, pandas frames of them, and for each value where it came from."""

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
from lkj_xlsx.values import Reading, Status, format_decimal, format_rupiah

if TYPE_CHECKING:
    import pandas as pd

Place = tuple[str, int, str]  # declared sheet name, row, column key
KATEGORI_PLACE = "Kategori"  # stands for a sheet in a Place: the scale in force, its classes numbered from 0


class Stored(Protocol):
    """A cell as the file stores it (:class:`lkj_xlsx.package.Cell`)."""

    @property
    def ref(self) -> str:
        """The reference, such as "G12"."""

    @property
    def value(self) -> str | Decimal | bool | None:
        """The value, of a formula the stored one."""

    @property
    def formula(self) -> str | None:
        """The formula without its "=", if there is one."""

    @property
    def error(self) -> str | None:
        """An error such as "#DIV/0!", and then there is no value."""

    @property
    def is_percent(self) -> bool:
        """The number is shown as a percentage."""

    @property
    def is_date(self) -> bool:
        """The number is shown as a date."""


def text_of(cell: Stored) -> str:
    """Give what a text cell says; a number as it is written plainly."""
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
    """Give what a reader sees in a cell, in Indonesian form; ``None`` for nothing."""
    if isinstance(cell.value, str):
        return cell.value or None
    if cell.error is not None:
        return cell.error
    if isinstance(cell.value, Decimal) and not kind.is_text:
        if cell.is_percent:
            return format_decimal(cell.value * 100) + "%"
        whole = cell.value == cell.value.to_integral_value()
        return format_rupiah(cell.value) if kind is Kind.RUPIAH and whole else format_decimal(cell.value)
    return text_of(cell) or None


def link_value(
    column: Column, record: Mapping[str, Any], reading: Reading | None, cell: Stored | None
) -> str | Decimal:
    """Give what a link shows of ``column`` in the tied row: a quantity in its unit, or as it is written there.

    ``record`` is the tied row, ``reading`` and ``cell`` are those of a quantity.
    """
    if column.kind is not Kind.QUANTITY:
        return str(record[column.key])
    if reading is not None and reading.status is Status.PLAIN and isinstance(reading.value, Decimal):
        return reading.value
    return cell.value if cell is not None and isinstance(cell.value, str) else ""


class Origin(NamedTuple):
    """Where a value came from: the sheet, the cell, what was written there as a reader sees it, and the cell itself."""

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
        """Give what was written in a cell, as a reader sees it; ``None`` for nothing."""
        cells = self.rows.get(row)
        if cells is None or key not in cells:
            return None
        return written(cells[key], self.kinds[key])


@dataclass(frozen=True)
class Origins(Mapping[Place, Origin]):
    """Where each value came from; ``sources`` goes by the declared name of a sheet.

    An origin is made when it is asked for: a big report has hundreds of thousands, and few are ever looked at.
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
    """Pengaturan. ``cap`` is in percent. ``kategori`` holds the scale in force, the best class first."""

    minimum_by_ratio: bool = False
    cap: Decimal | None = None
    mean_of_sasaran: bool = False
    scale: str = "KPU"
    kategori: tuple[Kategori, ...] = ()
    words: tuple[ScaleWord, ...] = ()


@dataclass(frozen=True)
class Identitas:
    """The fields of Identitas as text; ``tanggal`` is a date where the cell holds one."""

    values: Mapping[str, str] = field(default_factory=dict)
    tanggal: date | str = ""

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


@dataclass(frozen=True)
class Override:
    """A helper cell whose value had to be interpreted: while ``cell`` shows ``written``, it is ``value``.

    ``also``: further conditions of the workbook that must hold, such as ``$R12=$S12``.
    The live formula stays behind it, so that typing over the cell brings the sheet back to life.
    """

    cell: str
    written: str | Decimal | bool
    value: "str | Decimal | Formula | None"
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Formula:
    """A formula that gives the value of an override: ``MIN(90,MAX(80,$R12))`` of the range 80-90."""

    text: str


LONGEST_TIED = 1000  # a formula has 8192 characters, and holds the text twice at most, quotes doubled
_IN_NO_FORMULA = re.compile("[\x01-\x08\x0b-\x1f]")  # a carriage return, too: LibreOffice drops it on opening
_NAMED_BY_NO_FUNCTION = re.compile("[\x00\ufffe\uffff]")  # CHAR gives none of these


def can_tie(cell: Stored) -> bool:
    """Tell whether a formula can compare what a cell holds with a text of its own."""
    if not isinstance(cell.value, str):
        return True
    return len(cell.value) <= LONGEST_TIED and _NAMED_BY_NO_FUNCTION.search(cell.value) is None


def tie(cell: Stored, value: str | Decimal | Formula | None, also: tuple[str, ...] = ()) -> Override:
    """Give the override that holds while ``cell`` holds what it holds now.

    Formulas write its column fixed: ``$H12``. The text of a formula holds no control characters, which come with what
    is pasted from Word; the formula takes them out of the cell before it compares: ``SUBSTITUTE($H12,CHAR(11),"")``.
    """
    assert cell.value is not None
    if not isinstance(cell.value, str):
        return Override(f"${cell.ref}", cell.value, value, also)
    compared = f"${cell.ref}"
    for character in sorted(set(_IN_NO_FORMULA.findall(cell.value))):
        compared = f'SUBSTITUTE({compared},CHAR({ord(character)}),"")'
    return Override(compared, _IN_NO_FORMULA.sub("", cell.value), value, also)


@dataclass(frozen=True)
class Report:
    """The report. ``rows`` holds by declared sheet the rows that count; each is also a frame by sheet row (int64).

    A frame has the columns that its sheet declares as input or link, but for those that are only shown (No): texts
    are str, amounts whole rupiah (Int64), quantities an exact Decimal, a Range or a Word (:mod:`lkj_xlsx.values`) in
    the unit of the row, or None. The record of a row has its helper columns, too.

    ``readings`` keeps how each quantity was read, ``origins`` where each value stood. ``typed_over_results`` is what
    the user had typed over a result, ``intact_links`` are the cells that still hold our link formula,
    ``interpreted_cells`` the helper cells that hold what was interpreted, ``titles`` the texts that the user typed
    above the tables. By declared sheet: ``tied_rows`` gives for a row the row of the sheet that its links show,
    ``group_rows`` the rows that only name a group, such as "Sasaran 1 : ...".
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
    titles: tuple[Origin, ...] = ()
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
        """For rows of Pengukuran, the row of PK that has the same Kode IK."""
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
        """Give the cells that were read in a row, by column key; empty for a row that does not count."""
        source = self.origins.sources.get(sheet)
        return {} if source is None else source.rows.get(row, {})

    def written(self, sheet: str, row: int, key: str) -> str | None:
        """Give what was written in a cell, as a reader sees it; ``None`` for nothing."""
        source = self.origins.sources.get(sheet)
        return None if source is None else source.written(row, key)
