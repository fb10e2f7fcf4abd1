"""What differs between two reports, as values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from lkj_xlsx.schema.model import Kind
from lkj_xlsx.values import Quantity, same_unit

Value: TypeAlias = Quantity | str | int | date | None


class What(Enum):
    """What became of a row or a figure from the old report to the new one."""

    ADDED = "ditambah"
    DROPPED = "dihapus"
    RENAMED = "berganti nama"
    CHANGED = "berubah"


@dataclass(frozen=True, slots=True)
class Side:
    """A value in one of the two reports: its unit ("" for none) and its cell, such as ``PK!F6``.

    ``None`` is nothing; 0 is a value. What could not be read is the text that stands there.
    """

    value: Value = None
    unit: str = ""
    cell: str | None = None


NOTHING = Side()


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs. ``field`` is the key of its column or figure, ``heading`` what people call it."""

    field: str
    heading: str
    kind: Kind
    old: Side
    new: Side

    @property
    def difference(self) -> Decimal | None:
        """New - old in the unit of both, points for a percentage; ``None`` unless both are numbers of one unit."""
        old, new = self.old.value, self.new.value
        if not same_unit(self.old.unit, self.new.unit):
            return None
        if isinstance(old, Decimal | int) and isinstance(new, Decimal | int):
            return Decimal(new) - Decimal(old)
        return None


@dataclass(frozen=True)
class Entry:
    """An indikator, a budget row, a setting that differs, and every value of it that does.

    ``key`` is its Kode IK, its code, or for other figures the sheet they belong to; "" for none. ``name`` is its text
    in the new report, or in the old one where it was dropped. An added or dropped row lists all that is filled.
    """

    what: What
    key: str
    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Section:
    """The entries of one kind that differ, in the order of the new report, and how many are ``equal``.

    ``by_likeness`` is false where too many were left without a counterpart to look for similar texts among them.
    """

    entries: tuple[Entry, ...]
    equal: int
    by_likeness: bool = True

    def count(self, what: What) -> int:
        """Count the entries to which this happened."""
        return sum(1 for entry in self.entries if entry.what is what)


@dataclass(frozen=True)
class Difference:
    """Everything that differs. ``lainnya``: TOTAL, the figures of Ringkasan, Pengaturan and Identitas."""

    indikator: Section
    anggaran: Section
    rkt: Section
    lainnya: Section

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The sections by name, in the order in which they are told."""
        return {"indikator": self.indikator, "anggaran": self.anggaran, "rkt": self.rkt, "lainnya": self.lainnya}

    @property
    def found(self) -> bool:
        """Tell whether anything differs."""
        return any(section.entries for section in self.sections.values())
