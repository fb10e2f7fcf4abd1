"""The rows of a sheet as bytes, taken apart one at a time and put together again where something changed."""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping
from typing import Final

from .cell_xml import Piece, Spelling, attributes_of, with_attributes
from .refs import MAX_ROW, column_letters, column_number

_KEPT_OPEN: Final = 8  # rows that stay taken apart: a writer goes row by row, with a look at another now and then

Chunk = bytes | memoryview


class Line:
    """One row: the attributes of its tag, and what it holds, taken apart into cells when these are asked for."""

    __slots__ = ("_cells", "_spelling", "_tail", "attributes", "cells_changed", "number", "tag_changed")

    def __init__(self, number: int, attributes: bytes, body: bytes, spelling: Spelling) -> None:
        self.number = number
        self.attributes = attributes
        self.tag_changed = False
        self.cells_changed = False
        self._tail = body
        self._spelling = spelling
        self._cells: dict[int, Piece] | None = None

    @property
    def changed(self) -> bool:
        """The row is not as it was when it was opened."""
        return self.tag_changed or self.cells_changed

    def set_attributes(self, changes: Mapping[str, str | None]) -> None:
        """Change attributes of the tag (None: take away)."""
        self.attributes = with_attributes(self.attributes, changes)
        self.tag_changed = True

    @property
    def cells(self) -> dict[int, Piece]:
        """The cells by column, ascending; ``ValueError`` for nonsense."""
        if self._cells is None:
            self._cells, self._tail = self._spelling.scan(self.number, self._tail)
        return self._cells

    def put(self, column: int, piece: Piece) -> None:
        """Put a cell in its place, spelled from the piece."""
        cells = self.cells
        new = column not in cells
        cells[column] = self._spelling.cell(self.number, column, piece)
        self.cells_changed = True
        if new:
            if len(cells) > 1 and column < max(cells):
                self._cells = dict(sorted(cells.items()))
            if b"spans" in self.attributes:
                self._cover(column)

    def spelled(self) -> bytes:
        """Give the row as XML."""
        if self._cells is None:
            return self._spelling.line(self.attributes, self._tail)
        inside = b"".join([piece.raw for piece in self._cells.values()]) + self._tail
        return self._spelling.line(self.attributes, inside)

    def fill(self, raws: Mapping[int, bytes]) -> None:
        """Put cells as they are spelled."""
        spelled = {**{column: piece.raw for column, piece in self.cells.items()}, **raws}
        self._tail = b"".join([spelled[column] for column in sorted(spelled)]) + self._tail
        self._cells = None  # to be taken apart again by whoever asks
        self.cells_changed = True
        if b"spans" in self.attributes:
            self._cover(min(raws))
            self._cover(max(raws))

    def _cover(self, column: int) -> None:
        spans = attributes_of(self.attributes).get("spans", b"").decode()
        ends = [int(end) for span in spans.split() for end in span.split(":") if end.isdigit()]
        if not ends or not min(ends) <= column <= max(ends):
            covered = f"{min([*ends, column])}:{max([*ends, column])}"
            self.set_attributes({"spans": covered})


class Lines:
    """The rows of one sheet, which lie between two places of its data.

    ``ValueError`` where their numbers make no sense.
    """

    def __init__(self, data: bytes, span: tuple[int, int], spelling: Spelling) -> None:
        self._blob = data
        self._span = span
        self._spelling = spelling
        self._numbers = array("L")
        self._starts = array("Q")
        self._hidden = set[int]()
        self._index()
        self._changed: dict[int, bytes] = {}
        self._retagged: dict[int, bytes] = {}  # rows of which only the tag changed: the bulk of them stays where it is
        self._added: list[int] = []
        self._open: dict[int, Line] = {}
        self._cut_off = False

    def rows(self) -> Iterator[int]:
        """Go through the numbers of the rows that the file has, ascending."""
        return iter(sorted([*self._numbers, *self._added])) if self._added else iter(self._numbers)

    def filled(self) -> Iterator[int]:
        """Go through the numbers of the rows that hold a value or a formula, ascending."""
        touched = {*self._changed, *self._retagged, *(row for row, line in self._open.items() if line.changed)}
        if not touched:
            return self._as_it_came()
        rows = {row for row in self._as_it_came() if row not in touched}
        return iter(sorted(rows | {row for row in touched if self._spelling.holds_something(self.raw(row))}))

    def holding(self, column: int) -> list[int]:
        """List the rows that hold something in a column, ascending; mostly without taking them apart."""
        if self._spelling.names_each_cell(self._blob, *self._span):
            filled = self._spelling.in_column(column_letters(column))
            found = {int(match[1]) for match in filled.finditer(self._blob, *self._span)}
            touched = {*self._changed, *self._open}
            candidates = (found - touched) | {row for row in touched if filled.search(self.raw(row))}
        else:
            candidates = set(self.filled())
        pieces = ((row, self.cell(row, column)) for row in sorted(candidates))
        return [row for row, piece in pieces if piece is not None and not piece.is_empty]

    def most_formulas(self) -> int:
        """Give a number that the formulas of all rows do not exceed; no row is taken apart."""
        most = self._spelling.most_formulas
        touched = {*self._changed, *(row for row, line in self._open.items() if line.changed)}
        differ = (most(self.raw(row)) - most(self._original(row)) for row in touched)
        return most(self._blob, self._span[0], self._starts[-1]) + sum(differ)

    def special_formulas(self) -> Iterator[tuple[int, int, bytes, bytes]]:
        """Go through the formulas that share a text or fill an area: row, column, their attributes and their text."""
        if self._spelling.special.search(self._blob, *self._span) is None:
            return
        found = self._spelling.plain_special.findall(self._blob, *self._span)
        if len(found) == sum(1 for _ in self._spelling.special.finditer(self._blob, *self._span)):
            for letters, row, attributes, text in found:
                yield int(row), column_number(letters.decode()), attributes, text
            return
        for row in self.rows():
            for column, piece in self.cells(row).items():
                if piece.attributes:
                    yield row, column, piece.attributes, piece.formula or b""

    @property
    def hidden(self) -> frozenset[int]:
        """The numbers of the hidden rows."""
        return frozenset(self._hidden)

    def has(self, row: int) -> bool:
        """Tell whether the file has a row."""
        return row in self._open or row in self._changed or self._find(row) is not None

    def raw(self, row: int) -> bytes:
        """Give the bytes of a row, b"" if there is none."""
        line = self._open.get(row)
        if line is not None and line.changed:
            self._close(row)
        if row in self._changed:
            return self._changed[row]
        if row in self._retagged:
            return self._retagged[row] + self._original(row)[len(self._tag(row)) :]
        return self._original(row)

    def cells(self, row: int) -> dict[int, Piece]:
        """Give the cells of a row by column, ascending; empty if there is none. Not to be changed."""
        line = self._opened(row)
        return {} if line is None else line.cells

    def cells_but(self, row: int, columns: tuple[int, ...]) -> tuple[dict[int, Piece], bool]:
        """Give the cells of a row but those of some columns, and whether a formula stands in one of these.

        ``ValueError`` for nonsense; what stands in the left out cells is seen only if they lie apart.
        """
        raw = self.raw(row)
        if not raw:
            return {}, False
        body, run = self._spelling.cut_out(row, self._spelling.opened(raw)[1], columns)
        cells, _ = self._spelling.scan(row, body)
        own = [cells.pop(column) for column in columns if column in cells]
        return cells, self._spelling.has_formula(run) or any(piece.formula is not None for piece in own)

    def cell(self, row: int, column: int) -> Piece | None:
        """Give one cell."""
        line = self._opened(row)
        return None if line is None else line.cells.get(column)

    def attributes(self, row: int) -> dict[str, bytes]:
        """Give the attributes of a row; empty if there is none."""
        if row in self._open or row in self._changed:
            line = self._opened(row)
            return {} if line is None else attributes_of(line.attributes)
        return attributes_of(self._retagged.get(row) or self._tag(row))

    def set_attributes(self, row: int, **changes: str | None) -> None:
        """Change attributes of a row (None: take away); a row that the file lacks is made."""
        if row in self._open or row in self._changed or self._find(row) is None:
            self._made(row).set_attributes(changes)
        else:
            tag = self._retagged.get(row) or self._tag(row)
            self._retag(row, with_attributes(tag, changes))
        if changes.get("hidden") == "1":
            self._hidden.add(row)
        elif "hidden" in changes:
            self._hidden.discard(row)

    def put(self, row: int, column: int, piece: Piece) -> None:
        """Put a cell in its place, spelled from the piece."""
        self._made(row).put(column, piece)

    def fill(self, row: int, raws: Mapping[int, bytes]) -> None:
        """Put cells of a row as they are spelled."""
        self._made(row).fill(raws)
        self._close(row)

    def drop_from(self, row: int) -> None:
        """Take away this row and all below it."""
        kept = bisect_left(self._numbers, row)
        self._cut_off = self._cut_off or kept < len(self._numbers)
        del self._numbers[kept:], self._starts[kept + 1 :]
        del self._added[bisect_left(self._added, row) :]
        for held in (self._open, self._changed, self._retagged):
            for gone in [number for number in held if number >= row]:
                del held[gone]
        self._hidden = {number for number in self._hidden if number < row}

    @property
    def differ(self) -> bool:
        """The rows are not as they came."""
        for row in list(self._open):
            self._close(row)
        return bool(self._changed or self._retagged) or self._cut_off

    def chunks(self) -> list[Chunk]:
        """Give the bytes of all rows, in pieces to be joined."""
        for row in list(self._open):
            self._close(row)
        view, chunks, done = memoryview(self._blob), list[Chunk](), self._span[0]
        for row in sorted([*self._changed, *self._retagged]):
            place = bisect_left(self._numbers, row)
            start = self._starts[place]
            if row in self._retagged:
                chunks += [view[done:start], self._retagged[row]]
                done = start + len(self._tag(row))
            else:
                chunks += [view[done:start], self._changed[row]]
                is_there = place < len(self._numbers) and self._numbers[place] == row
                done = self._starts[place + 1] if is_there else start
        return [*chunks, view[done : self._starts[-1]]]

    def _index(self) -> None:
        """Find where each row starts; the last start is the end of all."""
        end, last = self._span
        before, closed = 0, True
        for match in self._spelling.row_tag.finditer(self._blob, end, last):
            start = match.start()
            self._see_end(closed, end, start)
            ref, attributes, slash = match.groups()
            number = int(ref or attributes_of(attributes).get("r", b"0"))
            if not before < number <= MAX_ROW:
                raise ValueError(f"row {number} after row {before}")
            self._numbers.append(number)
            self._starts.append(start)
            if b"hidden" in attributes and attributes_of(attributes).get("hidden") in (b"1", b"true", b"on"):
                self._hidden.add(number)
            end, before, closed = match.end(), number, slash == b"/"
        self._see_end(closed, end, last)
        self._starts.append(last)

    def _see_end(self, closed: bool, end: int, start: int) -> None:
        """See that a row ends where the next one starts; only blanks may stand between them."""
        blob, row_end = self._blob, self._spelling.row_end
        if (closed and end == start) or (not closed and blob.endswith(row_end, end, start)):
            return
        between = blob[end:start].rstrip()
        if not (between.endswith(row_end) if not closed else between == b""):
            raise ValueError("something between the rows")

    def _as_it_came(self) -> Iterator[int]:
        """Go through the rows that held something when the file came, by what is found in their bytes."""
        blob, end = self._blob, self._starts[-1]
        place = 0
        found = {tag: blob.find(tag, self._span[0], end) for tag in self._spelling.content}
        while True:
            start = self._starts[place]
            for tag, at in found.items():
                if 0 <= at < start:
                    found[tag] = blob.find(tag, start, end)
            first = min((at for at in found.values() if at >= 0), default=None)
            if first is None:
                return
            place = bisect_right(self._starts, first) - 1
            yield self._numbers[place]
            place += 1

    def _find(self, row: int) -> int | None:
        place = bisect_left(self._numbers, row)
        return place if place < len(self._numbers) and self._numbers[place] == row else None

    def _original(self, row: int) -> bytes:
        place = self._find(row)
        return b"" if place is None else self._blob[self._starts[place] : self._starts[place + 1]]

    def _opened(self, row: int) -> Line | None:
        line = self._open.get(row)
        if line is None and (raw := self.raw(row)):
            line = self._keep(row, Line(row, *self._spelling.opened(raw), self._spelling))
        return line

    def _made(self, row: int) -> Line:
        line = self._opened(row)
        if line is None:
            insort(self._added, row)
            line = self._keep(row, Line(row, b' r="%d"' % row, b"", self._spelling))
            line.tag_changed = True
        return line

    def _keep(self, row: int, line: Line) -> Line:
        if len(self._open) >= _KEPT_OPEN:
            self._close(next(iter(self._open)))
        self._open[row] = line
        return line

    def _close(self, row: int) -> None:
        line = self._open.pop(row)
        if not line.changed:
            return
        before = self._original(row)
        if not line.cells_changed and row not in self._changed and before:
            self._retag(row, line.attributes)
            return
        raw = line.spelled() + before[len(before.rstrip()) :]
        self._retagged.pop(row, None)
        if raw == before:
            self._changed.pop(row, None)
        else:
            self._changed[row] = raw

    def _retag(self, row: int, attributes: bytes) -> None:
        tag = self._tag(row)
        new = self._spelling.tag(attributes, closed=tag.endswith(b"/>"))
        if new == tag:
            self._retagged.pop(row, None)
        else:
            self._retagged[row] = new

    def _tag(self, row: int) -> bytes:
        """Give the tag of a row as it came, b"" if there is none."""
        place = self._find(row)
        tag = None if place is None else self._spelling.row_tag.match(self._blob, self._starts[place])
        return b"" if tag is None else tag[0]
