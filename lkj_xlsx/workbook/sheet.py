"""A worksheet: its cells, read and put."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from . import formats, layout
from .cell import (
    FORMULA,
    Cell,
    CellValue,
    Content,
    decode,
    encode,
    escape,
    fill,
    legal,
    pieces,
    read_number,
    set_formula,
    write_number,
)
from .formulas import Formulas, InsideArrayError
from .grid import Grid, spell_out
from .guard import Reason, Refused
from .markup import Element, drop, is_true, to_int
from .package import Package
from .refs import MAX_COLUMN, MAX_ROW, Area, cell_ref

MAX_TEXT = 32_767
MAX_FORMULA = 8_192


class Surroundings(Protocol):
    """What a cell means by its numbers: the parts that all sheets share."""

    date1904: bool

    def shared_string(self, index: int) -> str:
        """Give a shared string; ``IndexError`` if there is none of this number."""

    def number_format(self, style: int) -> str:
        """Give the format code of a style."""


class Sheet:
    """One worksheet. Rows and columns count from 1.

    Reading raises ``Refused`` where the file makes no sense. Every put that would change nothing leaves the
    part untouched. A put into an area that an array formula fills raises ``Refused``, unless it hits the
    area's first cell: then the array formula goes, with its results.
    """

    def __init__(self, name: str, state: str, package: Package, part: str, around: Surroundings) -> None:
        self.name = name
        self.state = state
        self._package = package
        self._part = part
        self._around = around
        try:
            self._root = package.tree(part, spell_out)
            self._grid = Grid(self._root, package.folded(part))
            self._formulas = Formulas(self._grid)
            self._merged = layout.merged_areas(self._root)
        except ValueError:
            raise self._broken() from None
        self._hidden_rows: frozenset[int] | None = None

    @property
    def merged(self) -> tuple[Area, ...]:
        """The merged areas: (first row, first column, last row, last column)."""
        return self._merged

    @property
    def hidden_rows(self) -> frozenset[int]:
        """The numbers of the hidden rows."""
        if self._hidden_rows is None:
            lines = ((row, self._grid.line(row)) for row in self._grid.rows())
            self._hidden_rows = frozenset(
                row for row, line in lines if line is not None and is_true(line.get("hidden"))
            )
        return self._hidden_rows

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The numbers of the hidden columns."""
        return layout.hidden_columns(self._root)

    @property
    def formulas_moved(self) -> bool:
        """Other cells have formulas than when the file came."""
        return self._formulas.moved

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Go through the rows that the file has, ascending: row number, and column -> cell."""
        for row in self._grid.rows():
            yield row, self.row(row)

    def formula_places(self) -> Iterator[tuple[int, int]]:
        """Go through the row and column of each cell with a formula; cheaper than reading the cells."""
        for row in self._grid.rows():
            try:
                elements = self._grid.scan(row)
            except ValueError:
                raise self._broken() from None
            yield from ((row, column) for column, element in elements.items() if element.find(FORMULA) is not None)

    def row(self, row: int) -> dict[int, Cell]:
        """Read one row: column -> cell, ascending; empty if the file does not have it."""
        try:
            elements = self._grid.scan(row)
        except ValueError:
            raise self._broken() from None
        return {column: self._read(row, column, element) for column, element in elements.items()}

    def cell(self, row: int, column: int) -> Cell:
        """Read one cell; a blank one if the file has none there."""
        element = self._find(row, column)
        return Cell(row, column) if element is None else self._read(row, column, element)

    def style_of(self, row: int, column: int) -> int:
        """Give the style index of a cell, 0 if the file has none there; cheaper than reading the cell."""
        element = self._find(row, column)
        return 0 if element is None else to_int(element.get("s"), 0)

    def put_formula(
        self, row: int, column: int, formula: str, value: CellValue | int, style: int | None = None
    ) -> None:
        """Put a formula (without "=") and its result (None: not stored).

        ``ValueError`` for a formula that is empty, begins with "=", is too long or holds control characters,
        and for a result that is not finite.
        """
        if not formula or formula.startswith("=") or len(formula) > MAX_FORMULA or legal(formula) != formula:
            raise ValueError(f"{formula[:60]!r} cannot be stored as a formula")
        self._put(row, column, formula, encode(value), style)

    def put_text(self, row: int, column: int, text: str, style: int | None = None) -> None:
        """Put a text, whatever it looks like; ``ValueError`` beyond 32.767 characters."""
        if len(text) > MAX_TEXT:
            raise ValueError(f"{len(text)} characters do not fit into a cell")
        self._put(row, column, None, ("inlineStr", escape(text)), style)

    def put_number(self, row: int, column: int, number: Decimal | int, style: int | None = None) -> None:
        """Put a number; ``ValueError`` if it is not finite."""
        self._put(row, column, None, (None, write_number(number)), style)

    def clear(self, row: int, column: int) -> None:
        """Take value and formula away; the style stays."""
        element = self._find(row, column)
        if element is not None and any(piece is not None for piece in pieces(element)):
            self._release(row, column, formula_goes=True)
            set_formula(element, None)
            fill(element, None, None)
            self._touch()

    def delete_rows_from(self, row: int) -> None:
        """Take away this row and all below it, with the merges and hyperlinks that begin there."""
        try:
            self._formulas.release_from(row)
        except ValueError:
            raise self._broken() from None
        self._grid.drop_from(row)
        layout.drop_below(self._root, row)
        self._merged = layout.merged_areas(self._root)
        self._hidden_rows = None
        self._touch()

    def hide_row(self, row: int, hidden: bool) -> None:
        """Hide or show a row."""
        if not 1 <= row <= MAX_ROW:
            raise ValueError(f"row {row} is outside a sheet")
        line = self._grid.line(row)
        if hidden == (line is not None and is_true(line.get("hidden"))):
            return
        line = self._grid.make_line(row)
        if hidden:
            line.set("hidden", "1")
        else:
            drop(line, "hidden")
        self._hidden_rows = None
        self._touch()

    def reset_height(self, row: int) -> None:
        """Forget the height of a row, so that the application fits it again."""
        line = self._grid.line(row)
        if line is not None:
            for name in ("ht", "customHeight"):
                drop(line, name)
            self._touch()

    def fit_row(self, row: int, height: float, *, keep: bool = False) -> None:
        """State a height in points that an application may fit anew.

        A height set by hand stays; with ``keep`` one that an application has fitted stays too.
        """
        line = self._grid.line(row)
        if line is None or is_true(line.get("customHeight")) or (keep and line.get("ht") is not None):
            return
        if line.get("ht") != f"{height:g}":
            line.set("ht", f"{height:g}")
            self._touch()

    def set_hyperlinks(self, links: Sequence[tuple[str, str]]) -> None:
        """Replace the links into the workbook: (reference such as "A5", location such as "'PK'!D6")."""
        if layout.internal_links(self._root) != list(links):
            layout.replace_internal_links(self._root, links)
            self._touch()

    def set_autofilter(self, ref: str) -> None:
        """Change the area of the filter, if the sheet has one."""
        layout.set_filter(self._root, ref)
        self._touch()

    def _put(self, row: int, column: int, formula: str | None, content: Content, style: int | None) -> None:
        element = self._find(row, column)
        now = Cell(row, column) if element is None else self._read(row, column, element)
        same_formula = now.formula == formula and not self._formulas.fills_an_area((row, column))
        same_content = _shows(now, content)
        if element is not None and same_formula and same_content and style in (None, now.style):
            return
        self._release(row, column, formula_goes=not same_formula)
        element = self._grid.make(row, column)
        if not same_formula:
            set_formula(element, formula)
        if not (same_formula and same_content):
            fill(element, *content)
        if style is not None and style != now.style:
            element.set("s", str(style))
        self._touch()

    def _find(self, row: int, column: int) -> Element | None:
        if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
            raise ValueError(f"row {row}, column {column} is outside a sheet")
        try:
            return self._grid.find(row, column)
        except ValueError:
            raise self._broken() from None

    def _read(self, row: int, column: int, element: Element) -> Cell:
        formula, value, inline = pieces(element)
        style = to_int(element.get("s"), 0)
        code = self._around.number_format(style)
        kind = element.get("t", "n")
        try:
            text = None if formula is None else self._formulas.text((row, column), formula)
            shown, error = decode(kind, value, inline, self._around.shared_string, self._around.date1904)
            if len(text or "") > MAX_FORMULA or (isinstance(shown, str) and len(shown) > MAX_TEXT):
                raise ValueError("no cell can hold that much")
        except IndexError:
            raise self._bad_cell(Reason.NO_STRING, row, column) from None
        except ValueError:
            raise self._bad_cell(Reason.BAD_CELL, row, column) from None
        if kind == "d" and isinstance(shown, Decimal) and not formats.is_date(code):
            code = formats.ISO_DATE
        return Cell(row, column, shown, text, error, code, style)

    def _release(self, row: int, column: int, *, formula_goes: bool) -> None:
        try:
            self._formulas.check_free((row, column))
            if formula_goes:
                self._formulas.release((row, column))
        except InsideArrayError as inside:
            raise self._bad_cell(Reason.INSIDE_ARRAY, row, column, area=inside.area) from None
        except ValueError:
            raise self._bad_cell(Reason.BAD_CELL, row, column) from None

    def _touch(self) -> None:
        self._package.touch(self._part)

    def _bad_cell(self, reason: Reason, row: int, column: int, **blanks: object) -> Refused:
        return reason.refused(self._package.file, sheet=self.name, cell=cell_ref(row, column), **blanks)

    def _broken(self) -> Refused:
        return Reason.BROKEN_PART.refused(self._package.file, part=self._part)


def _shows(now: Cell, content: Content) -> bool:
    """Tell whether the cell already shows this; a number does if it would be read as the same one."""
    kind, text = content
    if now.error is not None:
        return False
    if kind is None and text is not None:
        return isinstance(now.value, Decimal) and now.value == read_number(text)
    return encode(now.value) == ("str" if kind == "inlineStr" else kind, text)
