"""A report as read from a workbook: its rows, pandas frames of them, and for each value where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lkj_xlsx.findings import Finding
from lkj_xlsx.rows import Rows
from lkj_xlsx.rules.achievement import Kategori, ScaleWord
from lkj_xlsx.schema.layout import Layout
from lkj_xlsx.values import Reading

if TYPE_CHECKING:
    import pandas as pd


class Stored(Protocol):
    """A cell as the file stores it (:class:`lkj_xlsx.workbook.Cell`)."""

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


class Origin(NamedTuple):
    """Where a value came from: the sheet, the cell, what was written there as a reader sees it, and the cell itself."""

    sheet: str
    cell: str
    written: str | None
    stored: Stored | None = None


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

    The live formula stays behind it, so that typing over the cell brings the sheet back to life.
    """

    cell: str
    written: str | Decimal | bool
    value: str | Decimal | None


Place = tuple[str, int, str]  # declared sheet name, row, column key
KATEGORI_PLACE = "Kategori"  # stands for a sheet in a Place: the scale in force, its classes numbered from 0


@dataclass(frozen=True)
class Laporan:
    """The report. ``rows`` holds by declared sheet the rows that count; each is also a frame by sheet row (int64).

    ``rkt``         kode, program, sasaran, indikator: str; target: Quantity or None; satuan: str;
                    anggaran: Int64 (whole rupiah)
    ``pk``          kode_ik, sasaran (carried down), indikator, polaritas, satuan: str; target: Quantity or None;
                    target_tertulis, satuan_terbaca: str (what the workbook's own links pass on)
    ``pengukuran``  as ``pk``, and realisasi: Quantity or None
    ``anggaran``    kode, uraian: str; pagu, realisasi: Int64 (whole rupiah)

    A Quantity is an exact Decimal, a Range or a Word (:mod:`lkj_xlsx.values`), in the unit of the row.
    ``readings`` keeps how each quantity was read, ``origins`` where each value stood, ``typed`` what she had
    typed over a result, ``linked`` the cells that still hold our link formula, ``tied`` the row of PK that each row
    of Pengukuran is tied to by its Kode IK, ``groups`` the rows that only name a sasaran, ``overrides`` the helper
    cells that hold what was interpreted, ``titles`` the texts she typed above the tables.
    """

    layout: Layout
    identitas: Identitas
    settings: Settings
    rows: Mapping[str, Rows]
    origins: Mapping[Place, Origin] = field(default_factory=dict)
    readings: Mapping[Place, Reading] = field(default_factory=dict)
    typed: Mapping[Place, str | Decimal] = field(default_factory=dict)
    linked: frozenset[Place] = frozenset()
    groups: Mapping[int, str] = field(default_factory=dict)
    overrides: Mapping[Place, Override] = field(default_factory=dict)
    tied: Mapping[int, int] = field(default_factory=dict)
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

    def frame(self, sheet: str) -> "pd.DataFrame":
        """Give the frame of a declared sheet."""
        return self.rows[sheet].frame

    def place(self, sheet: str, row: int, key: str) -> tuple[str, str]:
        """Give the actual sheet name and the cell of a column in a row."""
        table = self.layout[sheet]
        return table.sheet, table.place(key, row)

    def written(self, sheet: str, row: int, key: str) -> str | None:
        """Give what was written in a cell, as a reader sees it; ``None`` for nothing."""
        origin = self.origins.get((sheet, row, key))
        return origin.written if origin else None
