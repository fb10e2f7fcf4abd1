"""A worksheet: its cells, read and put."""

import contextlib
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property

from . import frame
from .appearance import Surface
from .calls import MARKS_OF_CALLS, calls_out, may_call_out
from .cell import Cell, CellValue, Content, encode, escape, stored_as, write_number
from .cell_reader import MAX_TEXT, CellReader, RowOfCells, are_formulas, shows, style_of, style_or, with_value
from .cell_xml import NO_CELL, CellXml, all_to_xml, to_xml
from .formulas import Formulas, InsideArrayError, SharedFormula
from .parts import MAIN, Chunks, Element, Package, parse, serialise
from .protocols import FormulaRow, SharedParts
from .refs import MAX_COLUMN, MAX_ROW, Area, cell_ref
from .refusals import Reason, Refused


class Sheet:
    """One worksheet (``xl/worksheets/sheet1.xml``). Rows and columns count from 1.

    Reading raises ``Refused`` where the file makes no sense. A put that would change nothing leaves the part as it
    is. A put into an area that an array formula fills raises ``Refused``, unless it hits the first cell of the area:
    then the array formula goes, with its results.
    """

    def __init__(self, name: str, state: str, package: Package, part: str, shared_parts: SharedParts) -> None:
        self.name = name
        self.state = state
        self._package = package
        self._part = part
        with self._naming_the_part():
            self._split = frame.split_sheet(package.content(part), package.file, part)
            self._rows = self._split.rows
            self._formulas = Formulas(self._rows, package.file, name)
            self._merged = frame.merged_areas(self._root)
        self._frame_touched = False
        self._covered: Area = (0, 0, 0, 0)
        self._reader = CellReader(shared_parts, self._formulas, self._inline)
        package.rendered_by(part, self._rendered)

    @property
    def merged(self) -> tuple[Area, ...]:
        """The merged areas: (first row, first column, last row, last column)."""
        return self._merged

    @property
    def hidden_rows(self) -> frozenset[int]:
        """The numbers of the hidden rows, and of those without any height."""
        return self._rows.hidden

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The numbers of the hidden columns, and of those without any width."""
        return frame.hidden_columns(self._root)

    @property
    def surface(self) -> Surface:
        """What lies over and around the cells."""
        return Surface(self._root, self._rows, self._formulas, self._package, self._part)

    @property
    def formulas_moved(self) -> bool:
        """Other cells have formulas than in the file."""
        return self._formulas.moved

    def rows(self, apart: Container[int] = ()) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Go through the rows that hold something, those ``apart`` left out: row number, and column -> cell; ascending.

        Cells with only a style are left out. A cell is read when it is looked up: passing over a column costs nothing.
        """
        for row in (row for row in self._rows.filled() if row not in apart):
            filled = {column: cell for column, cell in self._cells(row).items() if not cell.is_empty}
            yield row, RowOfCells(row, filled, self._read)

    def rows_except(self, columns: Collection[int]) -> Iterator[tuple[int, Mapping[int, Cell], bool]]:
        """Go through the rows that hold something, some columns left unread: they are most of a big sheet.

        Row number, column -> cell of the others, and whether a formula stands in one of these columns.
        """
        unread = tuple(sorted(columns))
        for row in self._rows.filled():
            with self._naming_the_part():
                cells, is_computed = self._rows.cells_except(row, unread)
            filled = {at: cell for at, cell in cells.items() if not cell.is_empty}
            yield row, RowOfCells(row, filled, self._read), is_computed

    def rows_filled_in(self, column: int) -> list[int]:
        """List the rows that hold something in a column, ascending; cheaper than reading them."""
        with self._naming_the_part():
            return self._rows.filled_in_column(column)

    def formulas_except(self, known: Mapping[int, Collection[int]]) -> Iterator[tuple[int, int, str]]:
        """Go through row, column and text of each formula that is not ``known`` (row -> columns).

        Every known cell must have a formula: a row is only parsed where it has more formulas than are known.
        """
        for row in self._rows.filled():
            columns = known.get(row, ())
            if self._rows.most_formulas(row) != len(columns):
                for column, cell in self._cells(row).items():
                    if cell.formula is not None and column not in columns:
                        yield row, column, self._read(row, column, cell).formula or ""

    def calls_out(self) -> Iterator[Cell]:
        """Go through the cells whose formula calls a program or an address outside of the workbook."""
        if not self._rows.may_hold(MARKS_OF_CALLS):
            return
        for row in self._rows.filled():
            if may_call_out(self._rows.raw(row)):
                yield from (cell for cell in self.row(row).values() if cell.formula and calls_out(cell.formula))

    def row(self, row: int) -> Mapping[int, Cell]:
        """Give one row: column -> cell, ascending; empty if the file does not have it."""
        return RowOfCells(row, self._cells(row), self._read)

    def cell(self, row: int, column: int) -> Cell:
        """Read one cell; a blank one if the file has none there."""
        cell = self._find(row, column)
        return Cell(row, column) if cell is None else self._read(row, column, cell)

    def style_of(self, row: int, column: int) -> int:
        """Give the style index of a cell, 0 if the file has none there; cheaper than reading the cell."""
        return style_of(self._find(row, column) or NO_CELL)

    def columns_that_differ(self, line: FormulaRow) -> Sequence[int]:
        """Give the columns of a row that do not have just these formulas with these values.

        Far cheaper than reading the row, and made for the many rows in which nothing changes. It does not mean that a
        put there would change anything.
        """
        return self._reader.columns_that_differ(self._rows.raw(line.row), line)

    def put_formula(
        self, row: int, column: int, formula: str, value: CellValue | int, style: int | None = None
    ) -> None:
        """Put a formula (without "=") and its result (None: not stored).

        ``ValueError`` for a formula that is empty, begins with "=", is too long or holds control characters,
        and for a result that is not finite.
        """
        if not are_formulas((formula,)):
            raise ValueError(f"{formula[:60]!r} cannot be stored as a formula")
        self._put(row, column, formula, encode(value), style)

    def put_row(self, line: FormulaRow, styles: Sequence[int]) -> dict[int, Cell | None] | None:
        """Put formulas with their results into a row at once; ``styles`` are for cells without one (0: none).

        Gives the cells that changed, as they were (None: nothing stood there). None, and nothing is done, where one of
        the cells holds something else than nothing or just this formula. Far cheaper than putting them one by one.
        """
        if self._formulas.some_fill_areas or not are_formulas(line.formulas):
            return None
        cells = self._cells(line.row)
        changed, before = dict[int, CellXml](), dict[int, Cell | None]()
        wanted = zip(line.columns, line.formulas, all_to_xml(line.formulas), line.values, styles, strict=True)
        for column, text, formula, value, style in wanted:
            cell = cells.get(column, NO_CELL)
            if cell.other_attributes or cell.rest:
                return None
            look = style_or(cell, style)
            if cell.is_empty:
                kind, stored = stored_as(value)
                changed[column] = CellXml(look, kind or None, formula, stored)
                before[column] = None
            elif cell.formula != formula and self._formulas.text((line.row, column), cell) != text:
                return None
            else:
                now, content = self._read(line.row, column, cell), encode(value)
                new = (cell if shows(now, content) else with_value(cell, content))._replace(style=look)
                if new != cell:
                    changed[column], before[column] = new, now
        if changed:
            self._put_cells(line.row, changed, new_formulas=None in before.values())
        return before

    def put_text(self, row: int, column: int, text: str, style: int | None = None) -> None:
        """Put a text, whatever it looks like; ``ValueError`` beyond 32.767 characters."""
        if len(text) > MAX_TEXT:
            raise ValueError(f"{len(text)} characters do not fit into a cell")
        self._put(row, column, None, ("inlineStr", escape(text)), style)

    def put_number(self, row: int, column: int, number: Decimal | int, style: int | None = None) -> None:
        """Put a number; ``ValueError`` if it is not finite."""
        self._put(row, column, None, (None, write_number(number)), style)

    def set_style(self, row: int, column: int, style: int) -> None:
        """Give a cell that the file has another style; its content stays as it is."""
        cell = self._find(row, column)
        if cell is not None and style_of(cell) != style:
            self._rows.put(row, {column: cell._replace(style=b"%d" % style)})

    def put_copy(self, row: int, column: int, cell: Cell) -> None:
        """Put what another cell holds, with its style; a formula means here what it means there."""
        if cell.error is not None:
            content: Content = ("e", cell.error)
        elif isinstance(cell.value, str) and cell.formula is None:
            content = ("inlineStr", escape(cell.value))
        else:
            content = encode(cell.value)
        formula = cell.formula
        if formula is not None and (row, column) != (cell.row, cell.column):
            with contextlib.suppress(ValueError):  # one that makes no sense stays as it is
                formula = SharedFormula((cell.row, cell.column), formula).at((row, column))
        self._put(row, column, formula, content, cell.style)

    def lost_values(self) -> Iterator[Cell]:
        """Go through the values without a formula that the file has and this sheet shows no more where they stood."""
        for row, column, cell in self._rows.replaced():
            was = self._read(row, column, cell)
            now = self.cell(row, column)
            if not was.is_blank and (was.error, was.value) != (now.error, now.value):
                yield was

    def clear(self, row: int, column: int) -> None:
        """Take value and formula away; the style stays."""
        cell = self._find(row, column)
        if cell is not None and not cell.is_empty:
            self._release(row, column, formula_goes=True)
            empty = with_value(cell, (None, None))._replace(formula=None, formula_attributes=b"")
            self._rows.put(row, {column: empty})

    def delete_rows_from(self, row: int) -> None:
        """Take away this row and all below it, with the merges and hyperlinks that begin there."""
        with self._naming_the_part():
            self._formulas.release_from(row)
            self._rows.drop_from(row)
        frame.drop_below(self._root, row)
        self._merged = frame.merged_areas(self._root)
        self._frame_touched = True

    def hide_row(self, row: int, hidden: bool) -> None:
        """Hide or show a row."""
        if not 1 <= row <= MAX_ROW:
            raise ValueError(f"row {row} is outside a sheet")
        if hidden != (row in self._rows.hidden):
            self._set_row(row, hidden="1" if hidden else None)

    def reset_height(self, row: int) -> None:
        """Forget the height of a row, so that the application fits it again."""
        if self._rows.has(row):
            self._set_row(row, ht=None, customHeight=None)

    def is_fitted(self, row: int) -> bool:
        """Tell whether a row states its height."""
        return "ht" in self._row_attributes(row)

    def fit_row(self, row: int, height: float, *, at_least: float = 0, stated: Collection[float] = ()) -> None:
        """State a height in points that an application may fit anew.

        A height set by hand stays, and a row as high as the sheet's rows are anyway states none. ``at_least`` is the
        height that the template gives the row, ``stated`` others that no hand set: it shrinks from these again.
        """
        own = self._row_attributes(row)
        now, ours = own.get("ht"), [f"{one:g}".encode() for one in (at_least, *stated)]
        by_hand = own.get("customHeight") in (b"1", b"true", b"on") and now not in ours
        if not own or by_hand or (height <= at_least and (now is None or not stated)):
            return
        if (now or self._default_height) != f"{max(height, at_least):g}".encode():
            self._set_row(row, ht=f"{max(height, at_least):g}")

    @cached_property
    def _default_height(self) -> bytes:
        return frame.default_height(self._root).encode()

    def hyperlinks(self, column: int) -> list[tuple[str, str]]:
        """List the links of one column into the workbook."""
        return frame.internal_links(self._root, column)

    def set_hyperlinks(self, links: Sequence[tuple[str, str]], column: int) -> None:
        """Replace the links of one column into the workbook: (reference such as "A5", location such as "'PK'!D6")."""
        if frame.internal_links(self._root, column) != list(links):
            frame.replace_internal_links(self._root, links, column)
            self._frame_touched = True

    def set_autofilter(self, ref: str) -> None:
        """Change the area of the filter, if the sheet has one, and let it pass every row; rows stay hidden."""
        frame.set_filter(self._root, ref)
        self._frame_touched = True

    def freeze(self, rows: int) -> None:
        """Keep the first rows in sight while the others are scrolled, or none."""
        self._frame_touched = frame.freeze(self._root, rows) or self._frame_touched

    def select(self, *, selected: bool) -> None:
        """Select the tab, or no longer."""
        self._frame_touched = frame.select(self._root, selected=selected) or self._frame_touched

    @property
    def _root(self) -> Element:
        return self._split.root

    def _put(self, row: int, column: int, formula: str | None, content: Content, style: int | None) -> None:
        """Put a cell; what the file has of it and need not change stays (``<f ca="1">``, other attributes)."""
        found = self._find(row, column)
        now = Cell(row, column) if found is None else self._read(row, column, found)
        same_formula = now.formula == formula and not self._formulas.fills_an_area((row, column))
        same_content = shows(now, content)
        if found is not None and same_formula and same_content and style in (None, now.style):
            return
        self._release(row, column, formula_goes=not same_formula)
        cell = self._find(row, column) or NO_CELL
        if not same_formula:
            cell = cell._replace(formula=None if formula is None else to_xml(formula), formula_attributes=b"")
        if not (same_formula and same_content):
            cell = with_value(cell, content)
        if style is not None and style != now.style:
            cell = cell._replace(style=b"%d" % style)
        self._put_cells(row, {column: cell})

    def _put_cells(self, row: int, cells: Mapping[int, CellXml], *, new_formulas: bool = False) -> None:
        """Put cells of a row; ``new_formulas``: some get a formula and had none."""
        if new_formulas:
            self._formulas.note_new_formula()
        self._rows.put(row, cells)
        self._cover(row, min(cells))
        self._cover(row, max(cells))

    def _cover(self, row: int, column: int) -> None:
        """Let the dimension cover a cell."""
        top, left, bottom, right = self._covered
        if not (top <= row <= bottom and left <= column <= right):
            self._frame_touched = frame.cover(self._root, row, column) or self._frame_touched
            self._covered = frame.dimension(self._root) or (1, 1, MAX_ROW, MAX_COLUMN)

    def _cells(self, row: int) -> Mapping[int, CellXml]:
        try:
            return self._rows.cells(row)
        except ValueError:
            raise self._broken() from None

    def _find(self, row: int, column: int) -> CellXml | None:
        if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
            raise ValueError(f"row {row}, column {column} is outside a sheet")
        try:
            return self._rows.cell(row, column)
        except ValueError:
            raise self._broken() from None

    def _row_attributes(self, row: int) -> dict[str, bytes]:
        with self._naming_the_part():
            return self._rows.attributes(row)

    def _set_row(self, row: int, **changes: str | None) -> None:
        with self._naming_the_part():
            self._rows.set_attributes(row, **changes)

    @contextmanager
    def _naming_the_part(self) -> Iterator[None]:
        """Refuse the file, and name this part, where its rows make no sense."""
        try:
            yield
        except ValueError:
            raise self._broken() from None

    def _read(self, row: int, column: int, cell: CellXml) -> Cell:
        try:
            return self._reader.read(row, column, cell)
        except IndexError:
            raise self._bad_cell(Reason.NO_STRING, row, column) from None
        except ValueError:
            raise self._bad_cell(Reason.BAD_CELL, row, column) from None

    def _inline(self, inside: bytes) -> Element:
        names = {**{prefix: uri for prefix, uri in self._root.nsmap.items() if prefix}, "": MAIN}
        declared = "".join(f' xmlns{":" * bool(prefix)}{prefix}="{uri}"' for prefix, uri in names.items())
        return parse(f"<text{declared}>".encode() + inside + b"</text>", self._package.file, self._part)

    def _rendered(self) -> Chunks | None:
        """Give the part in pieces, None if it is as in the file."""
        around = self._split.frame
        if self._frame_touched:
            after = serialise(self._root)
            if after != serialise(parse(around, self._package.file, self._part)):
                around = after
        if around is self._split.frame and not self._rows.differ:
            return None
        head, _, tail = around.partition(frame.ROWS_MARK)
        return [head, *self._split.row_chunks(), tail]

    def _release(self, row: int, column: int, *, formula_goes: bool) -> None:
        try:
            self._formulas.check_free((row, column))
            if formula_goes:
                self._formulas.release((row, column))
        except InsideArrayError as inside:
            raise self._bad_cell(Reason.INSIDE_ARRAY, row, column, area=inside.area) from None
        except ValueError:
            raise self._bad_cell(Reason.BAD_CELL, row, column) from None

    def _bad_cell(self, reason: Reason, row: int, column: int, **blanks: object) -> Refused:
        return reason.refused(self._package.file, sheet=self.name, cell=cell_ref(row, column), **blanks)

    def _broken(self) -> Refused:
        return Reason.BROKEN_PART.refused(self._package.file, part=self._part)
