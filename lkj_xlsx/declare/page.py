"""The classes that declare a page of results: figures with their labels, and lists whose rows formulas fetch.

A formula of a page refers to other figures of the page by their keys: ``{capaian}``. In a list it may also refer to the
columns of its row by key, and to the number of its row, ``{n}``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import Kind


@dataclass(frozen=True)
class Figure:
    """One figure with its label. ``label_at`` and ``value_at`` are the cells where the template puts them."""

    key: str
    label: str
    label_at: str
    value_at: str
    kind: Kind
    formula: str


@dataclass(frozen=True)
class RowColumn:
    """One column of a list on a page. ``{n}`` in the formula is the number of the row, from 1."""

    key: str
    heading: str
    column: str
    kind: Kind
    formula: str

    @property
    def wraps(self) -> bool:
        """Tell whether a long text may need more than one line."""
        return self.kind is Kind.TEXT


@dataclass(frozen=True)
class RowTable:
    """A list whose formulas fetch rows of another sheet.

    ``rows`` is how many rows the template keeps for it from ``first_row`` on the page ``sheet``. An empty template
    shows the first ``shown_when_empty`` of them. ``compute`` shows those that are filled. ``first_number``: the list
    goes on with this number where another ends.
    """

    sheet: str
    key: str
    title: str
    title_row: int
    first_row: int
    rows: int
    shown_when_empty: int
    columns: tuple[RowColumn, ...]
    first_number: int = 1

    @property
    def heading_row(self) -> int:
        """The row of the headings."""
        return self.first_row - 1

    @property
    def least(self) -> int:
        """How many rows are shown of an empty list: one, or none of a list that is not shown at all then."""
        return min(self.shown_when_empty, 1)

    @property
    def last_row(self) -> int:
        """The last row that the template keeps for the list."""
        return self.first_row + self.rows - 1

    def rows_in(self, layout: Layout) -> list[int]:
        """Give the rows that a workbook keeps for the list, where they stand there; none where it lacks the list."""
        kept = layout.page_rows.get(self.sheet, {})
        declared = range(self.first_row, self.last_row + 1)
        return [layout.row_on(self.sheet, row) for row in declared if not kept or row in kept]


@dataclass(frozen=True)
class Series:
    """What a chart draws of some cells of a page, by absolute references without the sheet.

    A series whose ``name`` is a reference (``$A$9``) is labelled with what stands there. ``ink`` is its colour;
    ``is_line``: a dashed line without marks, which helps to read a scatter.
    """

    name: str
    values: str
    categories: str
    ink: str
    is_line: bool = False


@dataclass(frozen=True)
class Chart:
    """A native chart of a page, drawn from its cells.

    ``kind`` is that of XlsxWriter: "scatter", "column". ``at`` is its cell, ``size`` is in pixels.
    """

    title: str
    kind: str
    at: str
    size: tuple[int, int]
    series: tuple[Series, ...]
    x_title: str = ""
    y_title: str = ""


@dataclass(frozen=True)
class PageValues:
    """The values of a page: of its figures by key, and the rows of its lists by key, each row by column."""

    figures: Mapping[str, Any]
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Page:
    """A printed page of results that comes with an optional part. All its figures are formulas.

    ``titles`` are the titles of its blocks and ``notes`` the texts over its whole width, each by its cell. ``texts``
    are the keys of figures that reach to the last column, ``signature`` those of them that are signed, ``heights`` the
    heights of rows that need more than a line. What stands right of ``last_column`` only feeds charts, and is not
    printed. ``blocks`` are rows that are shown only while a figure is not empty: its key, the first row and the last.
    ``breaks`` are the rows after which a new page begins; without any, the page fits the width of the paper.
    ``defined``: a defined name for a column of a list, by key of the list and of the column. ``values`` gives the
    values of a report and its results.
    """

    sheet: str
    part: str
    title: str
    purpose: str
    widths: Mapping[str, float]
    last_column: str
    last_row: int
    values: Callable[[Any, Any], "PageValues"]
    figures: tuple[Figure, ...]
    lists: tuple[RowTable, ...]
    titles: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    heights: Mapping[int, float] = field(default_factory=dict)
    blocks: tuple[tuple[str, int, int], ...] = ()
    breaks: tuple[int, ...] = ()
    charts: tuple[Chart, ...] = ()
    defined: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    landscape: bool = False

    @property
    def labels(self) -> dict[str, str]:
        """The texts that the template writes, by their cells: title, labels, headings; not the notes."""
        found = {"A1": self.title, **dict(self.titles)}
        found |= {one.label_at: one.label for one in self.figures if one.label_at}
        for table in self.lists:
            found |= {f"{one.column}{table.heading_row}": one.heading for one in table.columns}
        return found

    def is_shown(self, row: int, shown: Mapping[str, int]) -> bool:
        """Tell whether a row is shown: ``shown`` counts the rows of the lists, and is 0 for an empty figure."""
        return not any(first <= row <= last and not shown[key] for key, first, last in self.blocks)

    @property
    def landmarks(self) -> dict[int, str]:
        """The texts in column A by which a row is found again after the user inserted rows."""
        return dict(sorted((int(ref[1:]), text) for ref, text in self.labels.items() if ref[0] == "A" and text))
