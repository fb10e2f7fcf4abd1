"""What a printed form is made of, as plain data: titles, paragraphs, tables and signatures. Writers lay it out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

DOTS = "…" * 17
SHORT_DOTS, DATE_DOTS = "…" * 7, "…" * 10
"""What is printed where the workbook has nothing: someone fills it in by hand."""

Row: TypeAlias = tuple[str | None, ...]
"""The texts of a row; ``None`` goes on with the cell above it."""


class Align(Enum):
    """Where a text stands in its cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Column:
    """A column of a table. ``width`` counts in proportion to the other columns."""

    heading: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Total:
    """The last row of a table: ``label`` stands over the first columns, ``cells`` in those that remain."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table whose headings are repeated on each page. The rows of a group stay together on one page."""

    columns: tuple[Column, ...]
    groups: tuple[tuple[Row, ...], ...]
    total: Total | None = None

    @property
    def rows(self) -> Iterator[Row]:
        """All rows of the groups, in order."""
        for group in self.groups:
            yield from group


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text; ``is_item`` sets it in behind a number or a dash."""

    text: str
    is_item: bool = False


@dataclass(frozen=True)
class Labelled:
    """Lines of label and value, such as name and position of a party; an empty value prints a dotted line."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Signature:
    """One who signs: the lines above the name, the name and the NIP. An empty name prints a dotted line."""

    above: tuple[str, ...]
    nama: str
    nip: str = ""


@dataclass(frozen=True)
class Signatures:
    """The signatures of a page: at the right, and where two sign, at the left too."""

    right: Signature
    left: Signature | None = None


Block: TypeAlias = Paragraph | Labelled | Table | Signatures


@dataclass(frozen=True)
class Page:
    """A part of a form that begins on a new page. ``label`` stands above the title, at the left.

    ``is_letter``: its text is set larger, as in a letter, and its table, if it has one, is not what it is about.
    """

    title: tuple[str, ...]
    blocks: tuple[Block, ...]
    label: str = ""
    is_letter: bool = False


@dataclass(frozen=True)
class Form:
    """One form. ``footer`` names it at the foot of each page, ``alert`` is a line that nobody can miss.

    ``blanks`` are the labels of what is empty on Identitas and prints a dotted line, ``notes`` what whoever prints the
    form has to know.
    """

    key: str
    name: str
    footer: str
    pages: tuple[Page, ...]
    is_landscape: bool = False
    alert: str = ""
    blanks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
