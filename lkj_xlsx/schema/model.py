"""The words in which a workbook is declared."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """Who fills a column."""

    INPUT = "isian"
    LINK = "tautan"  # a formula of ours until she types over it
    RESULT = "hasil"  # ours: a formula with its value
    HELPER = "bantu"  # ours, grouped at the right
    RECORD = "catatan"  # what she had typed over a result, kept as she wrote it
    MARK = "pemeriksaan"  # ours: what was found in the row


class Kind(Enum):
    """What stands in a cell, and so how it looks."""

    TEXT = "teks"
    SHORT = "teks pendek"
    CODE = "kode"
    QUANTITY = "ukuran"
    RUPIAH = "rupiah"
    PERCENT = "persen"
    COUNT = "bilangan"
    DATE = "tanggal"


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``choices`` is the defined name of the range a dropdown offers. ``formula`` and ``total`` are written
    in the placeholders of :mod:`lkj_xlsx.rules.rule`. ``identifies``: something here makes the row count.
    """

    key: str
    heading: str
    role: Role
    kind: Kind
    width: float
    help: str
    formula: str | None = None
    total: str | None = None
    choices: str | None = None
    identifies: bool = True


@dataclass(frozen=True)
class Table:
    """A sheet with one table: title lines, headings, the row that numbers the columns, prepared rows."""

    sheet: str
    label: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    has_total: bool = False

    def column(self, key: str) -> Column:
        """Give the column of that key; KeyError if there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def of_role(self, *roles: Role) -> tuple[Column, ...]:
        """Give the columns that have one of the roles, in order."""
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that she sees: all but those that only an auditor unfolds."""
        return tuple(column for column in self.columns if column.role not in (Role.HELPER, Role.RECORD))

    @property
    def printed(self) -> tuple[Column, ...]:
        """The columns of the printed table, which are numbered: those shown but for what was found in a row."""
        return tuple(column for column in self.shown if column.role is not Role.MARK)


@dataclass(frozen=True)
class Field:
    """A labelled value: label in column A, value in column B, under a defined name."""

    key: str
    label: str
    name: str
    kind: Kind
    help: str
    default: str | None = None
    choices: str | None = None
    required: bool = False


TEMPLATE_VERSION = 1
VERSION_PROPERTY = "Versi Templat"

TITLE_ROW = 1
UNIT_ROW = 2
HEADING_ROW = 4
NUMBER_ROW = 5
FIRST_ROW = 6
PREPARED = 60
RANGE_END = 1005
TOTAL_LABEL = "TOTAL"
MARK_KEY = "pemeriksaan"
