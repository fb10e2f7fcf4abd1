"""What differs between two reports: the values, and the Indonesian words in which terminal and paper show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from lkj_xlsx.declare.model import Kind
from lkj_xlsx.rules.text import place_and_date
from lkj_xlsx.values import (
    Quantity,
    Quotient,
    Range,
    Word,
    format_decimal,
    format_percent,
    format_quantity,
    format_rupiah,
    same_unit,
)

ComparedValue: TypeAlias = Quantity | str | int | date | None

INDIKATOR, LAINNYA = "indikator", "lainnya"
EMPTY = "(kosong)"
NAMELESS = "(tanpa nama)"
NO_DIFFERENCE = "Tidak ada perbedaan."
TOO_MANY = (
    "Terlalu banyak yang tanpa pasangan, sehingga teks yang mirip tidak dicari; yang berganti nama dapat tercatat "
    "sebagai dihapus dan ditambah."
)


class ItemStatus(Enum):
    """What happened to a row or a figure between the old report and the new one."""

    ADDED = "ditambah"
    DROPPED = "dihapus"
    RENAMED = "berganti nama"
    CHANGED = "berubah"


@dataclass(frozen=True, slots=True)
class Side:
    """A value in one of the two reports: its unit ("" for none) and its cell, such as ``PK!F6``.

    ``None`` means that nothing stands there; 0 is a value. What could not be read is the text that stands there.
    """

    value: ComparedValue = None
    unit: str = ""
    cell: str | None = None


NOTHING = Side()


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that differs. ``field`` is the key of its column or figure, ``heading`` the text users see above it."""

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
class ItemDifference:
    """An indikator, a budget row or a setting that differs, with every value of it that does.

    ``key`` is its Kode IK, its code, or for other figures the sheet they belong to; "" for none. ``name`` is its text
    in the new report, or in the old one where it was dropped. An added or dropped row lists all that is filled.
    """

    status: ItemStatus
    key: str
    name: str
    changes: tuple[ValueChange, ...]


@dataclass(frozen=True)
class Section:
    """The items of one kind that differ, in the order of the new report, and how many are ``equal``.

    ``title`` names the section and ``subject`` says what it compares, both for people. ``by_likeness`` is false where
    too many items were left without a counterpart to look for similar texts among them.
    """

    title: str
    subject: str
    entries: tuple[ItemDifference, ...]
    equal: int
    by_likeness: bool = True

    def count(self, status: ItemStatus) -> int:
        """Count the items of this status."""
        return sum(1 for entry in self.entries if entry.status is status)


@dataclass(frozen=True)
class Difference:
    """Everything that differs, in ``sections`` by name, in the order in which they are shown.

    "indikator" holds Pengukuran with PK, "lainnya" TOTAL, the figures of Ringkasan, Pengaturan and Identitas. Every
    other table has a section of its own, named as its sheet in lower case: "anggaran", "rkt".
    """

    sections: Mapping[str, Section]

    @property
    def indikator(self) -> Section:
        """The indikator of Pengukuran and PK."""
        return self.sections[INDIKATOR]

    @property
    def anggaran(self) -> Section:
        """The rows of Anggaran."""
        return self.sections["anggaran"]

    @property
    def rkt(self) -> Section:
        """The rows of RKT."""
        return self.sections["rkt"]

    @property
    def lainnya(self) -> Section:
        """TOTAL, the figures of Ringkasan, Pengaturan and Identitas."""
        return self.sections[LAINNYA]

    @property
    def found(self) -> bool:
        """Tell whether anything differs."""
        return any(section.entries for section in self.sections.values())


def counts_text(section: Section) -> str:
    """Say how many items are equal and how many have each status: "5 sama, 1 ditambah"."""
    found = {status.value: section.count(status) for status in ItemStatus}
    return ", ".join([f"{section.equal} sama", *(f"{count} {status}" for status, count in found.items() if count)])


def value_text(change: ValueChange, side: Side) -> str:
    """Give one side of a change as a report prints it; nothing is said to be empty, for it is not 0."""
    match side.value:
        case None:
            return EMPTY
        case str(text):
            return text
        case date():
            return place_and_date("", side.value)
        case Word() | Range() | Quotient():
            return format_quantity(side.value, side.unit)
        case (int() | Decimal()) as number:
            return _number_text(change.kind, Decimal(number), side.unit)


def _number_text(kind: Kind, number: Decimal, unit: str) -> str:
    if kind is Kind.RUPIAH:
        return format_rupiah(number)
    if kind is Kind.PERCENT:
        return format_percent(number)
    return format_quantity(number, unit)


def _places(kind: Kind) -> int | None:
    return 2 if kind is Kind.PERCENT else None


def difference_text(change: ValueChange) -> str:
    """Give new - old with its sign, percentages in points; "" where there is no such number."""
    number = change.difference
    if number is None:
        return ""
    size = abs(number)
    shown = format_rupiah(size) if change.kind is Kind.RUPIAH else format_decimal(size, _places(change.kind))
    points = change.kind is Kind.PERCENT or same_unit(change.new.unit, "%")
    return f"{'-' if number < 0 else '+'}{shown}" + (" poin" if points else "")
