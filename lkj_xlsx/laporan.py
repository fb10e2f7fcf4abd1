"""A report as read from a workbook: pandas frames, and for each value where it came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import pandas as pd

from lkj_xlsx.findings import Finding
from lkj_xlsx.rules.achievement import Kategori, ScaleWord
from lkj_xlsx.schema.layout import Layout
from lkj_xlsx.values import Reading


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: the sheet, the cell, and what was written there, as a reader sees it."""

    sheet: str
    cell: str
    written: str | None


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
    """The report. Frames are indexed by sheet row (int64) and hold only the rows that count.

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
    cells that hold what was interpreted.
    """

    layout: Layout
    identitas: Identitas
    settings: Settings
    rkt: pd.DataFrame
    pk: pd.DataFrame
    pengukuran: pd.DataFrame
    anggaran: pd.DataFrame
    origins: Mapping[Place, Origin] = field(default_factory=dict)
    readings: Mapping[Place, Reading] = field(default_factory=dict)
    typed: Mapping[Place, str | Decimal] = field(default_factory=dict)
    linked: frozenset[Place] = frozenset()
    groups: Mapping[int, str] = field(default_factory=dict)
    overrides: Mapping[Place, Override] = field(default_factory=dict)
    tied: Mapping[int, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def frame(self, sheet: str) -> pd.DataFrame:
        """Give the frame of a declared sheet."""
        frames = {"RKT": self.rkt, "PK": self.pk, "Pengukuran": self.pengukuran, "Anggaran": self.anggaran}
        return frames[sheet]

    @cached_property
    def records(self) -> Mapping[str, Sequence[tuple[int, Mapping[str, Any]]]]:
        """The frames row by row, by declared sheet: sheet row, and column -> value."""
        return {sheet: list(records(self.frame(sheet))) for sheet in ("RKT", "PK", "Pengukuran", "Anggaran")}

    def place(self, sheet: str, row: int, key: str) -> tuple[str, str]:
        """Give the actual sheet name and the cell of a column in a row."""
        table = self.layout[sheet]
        return table.sheet, table.place(key, row)

    def written(self, sheet: str, row: int, key: str) -> str | None:
        """Give what was written in a cell, as a reader sees it; ``None`` for nothing."""
        origin = self.origins.get((sheet, row, key))
        return origin.written if origin else None


def records(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    """Go through a frame row by row: sheet row, and column -> value."""
    for row, record in zip(frame.index, frame.to_dict("records"), strict=True):
        yield int(row), {str(key): value for key, value in record.items()}
