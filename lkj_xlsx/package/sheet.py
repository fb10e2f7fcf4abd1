"""A worksheet: its cells, read and put."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from . import frame
from .cell import Cell, CellValue, Content, encode, escape, stored_as, write_number
from .cell_reader import MAX_TEXT, CellReader, Surroundings, style_of
from .cell_xml import Piece, all_to_xml, letters_of, to_xml
from .content import FormulaRow, are_formulas, filled, is_same, shows, styled
from .cut import MARKER, cut
from .formulas import Formulas, InsideArrayError
from .markup import Element, parse, serialise
from .parts import Chunks, Package
from .refs import MAX_COLUMN, MAX_ROW, Area, cell_ref
from .refusals import Reason, Refused

_NOTHING: Final = Piece(b"", None, None, None, None)


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
        try:
            self._frame = cut(package.content(part), package.file, part)
            self._lines, self._spelling = self._frame.lines, self._frame.spelling
            self._formulas = Formulas(self._lines)
            self._merged = frame.merged_areas(self._root)
        except ValueError:
            raise self._broken() from None
        self._frame_touched = False
        self._covered: Area = (0, 0, 0, 0)
        self._reader = CellReader(around, self._formulas, self._inline)
        package.rendered_by(part, self._rendered)

    @property
    def merged(self) -> tuple[Area, ...]:
        """The merged areas: (first row, first column, last row, last column)."""
        return self._merged

    @property
    def hidden_rows(self) -> frozenset[int]:
        """The numbers of the hidden rows."""
        return self._lines.hidden

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The numbers of the hidden columns."""
        return frame.hidden_columns(self._root)

    @property
    def formulas_moved(self) -> bool:
        """Other cells have formulas than when the file came."""
        return self._formulas.moved

    def rows(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Go through the rows that hold something, ascending: row number, and column -> cell, blank ones too.

        A cell is read when it is looked up.
        """
        for row in self._lines.filled():
            yield row, self.row(row)

    def rows_but(self, columns: Collection[int]) -> Iterator[tuple[int, Mapping[int, Cell], bool]]:
        """Go through the rows that hold something, some columns left unread: they are most of a big sheet.

        Row number, column -> filled cell of the others, and whether there is a formula in one of these.
        """
        unread = tuple(sorted(columns))
        for row in self._lines.filled():
            try:
                pieces, is_computed = self._lines.cells_but(row, unread)
            except ValueError:
                raise self._broken() from None
            filled = [(column, piece) for column, piece in pieces.items() if not piece.is_empty]
            cells = ((column, self._read(row, column, piece)) for column, piece in filled)
            yield row, {column: cell for column, cell in cells if not cell.is_blank}, is_computed

    def rows_holding(self, column: int) -> list[int]:
        """List the rows that hold something in a column, ascending; cheaper than reading them."""
        try:
            return self._lines.holding(column)
        except ValueError:
            raise self._broken() from None

    def formula_places(self, known: Mapping[int, Collection[int]]) -> Iterator[tuple[int, int]]:
        """Go through the row and column of each cell with a formula that is not ``known`` (row -> columns).

        Every known place must have a formula; cheaper than reading the cells.
        """
        if self._lines.most_formulas() == sum(map(len, known.values())):
            return
        for row in self._lines.filled():
            columns = known.get(row, ())
            if self._spelling.count_formulas(self._lines.raw(row)) != len(columns):
                for column, piece in self._taken_apart(row).items():
                    if piece.formula is not None and column not in columns:
                        yield row, column

    def row(self, row: int) -> Mapping[int, Cell]:
        """Give one row: column -> cell, ascending; empty if the file does not have it."""
        return _Row(row, self._taken_apart(row), self._read)

    def is_blank_but(self, row: int, columns: Collection[int]) -> bool:
        """Tell whether nothing stands in a row outside of these columns; cheaper than reading the cells."""
        return all(
            column in columns or piece.is_empty or self._read(row, column, piece).is_blank
            for column, piece in self._taken_apart(row).items()
        )

    def cell(self, row: int, column: int) -> Cell:
        """Read one cell; a blank one if the file has none there."""
        piece = self._find(row, column)
        return Cell(row, column) if piece is None else self._read(row, column, piece)

    def style_of(self, row: int, column: int) -> int:
        """Give the style index of a cell, 0 if the file has none there; cheaper than reading the cell."""
        piece = self._find(row, column)
        return 0 if piece is None else style_of(piece)

    def holds(self, line: FormulaRow) -> bool:
        """Tell whether a row has just these formulas with these values.

        Far cheaper than reading it, and made for the many rows in which nothing changes; no is no proof that a put
        would change anything.
        """
        found = self._spelling.formulas(self._lines.raw(line.row).replace(b"&quot;", b'"'))
        if len(found) != len(line.columns) or self._formulas.some_fill_areas:
            return False
        letters, kinds, attributes, texts, stored = zip(*found, strict=True)
        if any(attributes):  # one without a text shares that of another
            shared = (to_xml(self._formulas.shared(line.row, column) or "") for column in line.columns)
            texts = tuple(text or other for text, other in zip(texts, shared, strict=True))
        if letters != letters_of(tuple(line.columns)) or texts != all_to_xml(line.formulas):
            return False
        wanted_kinds, wanted = zip(*map(stored_as, line.values), strict=True)
        return (kinds, stored) == (wanted_kinds, wanted) or all(map(is_same, kinds, stored, wanted_kinds, wanted))

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
        pieces = self._taken_apart(line.row)
        raws, before = dict[int, bytes](), dict[int, Cell | None]()
        cells = zip(
            line.columns, letters_of(tuple(line.columns)), all_to_xml(line.formulas), line.values, styles, strict=True
        )
        for (column, letters, formula, value, style), text in zip(cells, line.formulas, strict=True):
            piece = pieces.get(column, _NOTHING)
            look = styled(piece, style)
            if piece.others or piece.rest:
                return None
            if piece.is_empty:
                raws[column] = self._spelling.formula_cell(line.row, letters, look, formula, *stored_as(value))
                before[column] = None
            elif piece.formula != formula and self._formulas.text((line.row, column), piece) != text:
                return None
            else:
                now = self._read(line.row, column, piece)
                new = piece if shows(now, encode(value)) else filled(piece, encode(value), None)
                if new is not piece or look != (piece.style or b""):
                    raws[column] = self._spelling.cell(line.row, column, new._replace(style=look or None)).raw
                    before[column] = now
        if raws:
            self._fill(line.row, raws, gains=None in before.values())
        return before

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
        piece = self._find(row, column)
        if piece is not None and not piece.is_empty:
            self._release(row, column, formula_goes=True)
            self._lines.put(row, column, filled(piece._replace(formula=None, attributes=b""), None, None))

    def delete_rows_from(self, row: int) -> None:
        """Take away this row and all below it, with the merges and hyperlinks that begin there."""
        try:
            self._formulas.release_from(row)
            self._lines.drop_from(row)
        except ValueError:
            raise self._broken() from None
        frame.drop_below(self._root, row)
        self._merged = frame.merged_areas(self._root)
        self._frame_touched = True

    def hide_row(self, row: int, hidden: bool) -> None:
        """Hide or show a row."""
        if not 1 <= row <= MAX_ROW:
            raise ValueError(f"row {row} is outside a sheet")
        if hidden != (row in self._lines.hidden):
            self._set_row(row, hidden="1" if hidden else None)

    def reset_height(self, row: int) -> None:
        """Forget the height of a row, so that the application fits it again."""
        if self._lines.has(row):
            self._set_row(row, ht=None, customHeight=None)

    def is_fitted(self, row: int) -> bool:
        """Tell whether a row states its height."""
        return "ht" in self._row_attributes(row)

    def fit_row(self, row: int, height: float) -> None:
        """State a height in points that an application may fit anew.

        A height set by hand stays, and a row as high as the sheet's rows are anyway states none.
        """
        own = self._row_attributes(row)
        if not own or own.get("customHeight") in (b"1", b"true", b"on"):
            return
        if own.get("ht", self._default_height) != f"{height:g}".encode():
            self._set_row(row, ht=f"{height:g}")

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
        """Change the area of the filter, if the sheet has one."""
        frame.set_filter(self._root, ref)
        self._frame_touched = True

    @property
    def _root(self) -> Element:
        return self._frame.root

    def _put(self, row: int, column: int, formula: str | None, content: Content, style: int | None) -> None:
        piece = self._find(row, column)
        now = Cell(row, column) if piece is None else self._read(row, column, piece)
        same_formula = now.formula == formula and not self._formulas.fills_an_area((row, column))
        same_content = shows(now, content)
        if piece is not None and same_formula and same_content and style in (None, now.style):
            return
        self._release(row, column, formula_goes=not same_formula)
        piece = self._find(row, column) or _NOTHING
        if not same_formula:
            piece = piece._replace(formula=None if formula is None else to_xml(formula), attributes=b"")
        if not (same_formula and same_content):
            inline = self._spelling.text(to_xml(content[1] or "")) if content[0] == "inlineStr" else None
            piece = filled(piece, content, inline)
        if style is not None and style != now.style:
            piece = piece._replace(style=b"%d" % style)
        self._lines.put(row, column, piece)
        self._cover(row, column)

    def _fill(self, row: int, raws: Mapping[int, bytes], *, gains: bool) -> None:
        """Put cells as they are spelled; with ``gains`` there are formulas among them where there was none."""
        if gains:
            self._formulas.gain()
        self._lines.fill(row, raws)
        self._cover(row, min(raws))
        self._cover(row, max(raws))

    def _cover(self, row: int, column: int) -> None:
        """Let the dimension cover a cell."""
        top, left, bottom, right = self._covered
        if not (top <= row <= bottom and left <= column <= right):
            self._frame_touched = frame.cover(self._root, row, column) or self._frame_touched
            self._covered = frame.dimension(self._root) or (1, 1, MAX_ROW, MAX_COLUMN)

    def _taken_apart(self, row: int) -> dict[int, Piece]:
        try:
            return self._lines.cells(row)
        except ValueError:
            raise self._broken() from None

    def _find(self, row: int, column: int) -> Piece | None:
        if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
            raise ValueError(f"row {row}, column {column} is outside a sheet")
        try:
            return self._lines.cell(row, column)
        except ValueError:
            raise self._broken() from None

    def _row_attributes(self, row: int) -> dict[str, bytes]:
        try:
            return self._lines.attributes(row)
        except ValueError:
            raise self._broken() from None

    def _set_row(self, row: int, **changes: str | None) -> None:
        try:
            self._lines.set_attributes(row, **changes)
        except ValueError:
            raise self._broken() from None

    def _read(self, row: int, column: int, piece: Piece) -> Cell:
        try:
            return self._reader.read(row, column, piece)
        except IndexError:
            raise self._bad_cell(Reason.NO_STRING, row, column) from None
        except ValueError:
            raise self._bad_cell(Reason.BAD_CELL, row, column) from None

    def _inline(self, inside: bytes) -> Element:
        names = "".join(f' xmlns{":" + name if name else ""}="{uri}"' for name, uri in self._root.nsmap.items())
        return parse(f"<text{names}>".encode() + inside + b"</text>", self._package.file, self._part)

    def _rendered(self) -> Chunks | None:
        """Give the part in pieces, None if it is as it came."""
        frame = self._frame.frame
        if self._frame_touched:
            after = serialise(self._root)
            if after != serialise(parse(frame, self._package.file, self._part)):
                frame = after
        if frame is self._frame.frame and not self._lines.differ:
            return None
        head, _, tail = frame.partition(MARKER)
        return [head, *self._lines.chunks(), tail]

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


class _Row(Mapping[int, Cell]):
    """The cells of a row by column, read when they are looked up."""

    def __init__(self, row: int, pieces: Mapping[int, Piece], read: Callable[[int, int, Piece], Cell]) -> None:
        self._row, self._pieces, self._read = row, pieces, read

    def __getitem__(self, column: int) -> Cell:
        return self._read(self._row, column, self._pieces[column])

    def __iter__(self) -> Iterator[int]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return len(self._pieces)
