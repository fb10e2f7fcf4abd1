"""The rows of a sheet (``<sheetData>``) as bytes, found by number, parsed one at a time, written where they change."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from .cell_xml import (
    CONTENT_TAGS,
    ROW_END,
    ROW_TAG,
    SPECIAL_FORMULA,
    SPECIAL_FORMULA_IN_CELL,
    CellXml,
    RowCells,
    attributes_of,
    cut_out_columns,
    filled_cell_of,
    holds_something,
    in_order,
    names_each_cell,
    parse_cells,
    parse_row,
    row_attributes,
    stand_in,
    with_attributes,
    write_cell,
    write_row,
)
from .parts import Chunks, is_true, no_size
from .refs import MAX_ROW, column_number

_PARSED_ROWS: Final = 512  # kept parsed, since several steps of a run read them: a sheet of most units has no more
_PIECE: Final = 1 << 20  # bytes that are searched at a time


class _ChangedRow(NamedTuple):
    """``inside`` is None where only the tag has changed: the cells, which are far more, stay where they are."""

    attributes: bytes
    inside: bytes | None


class Rows:
    """The rows that lie between two places of the data of a sheet; ``ValueError`` where their numbers make no sense."""

    def __init__(self, data: bytes, span: tuple[int, int]) -> None:
        self._data = data
        self._span = span
        self._numbers = array("L")
        self._starts = array("Q")  # one more than the rows: the last is the end of all
        self._hidden = set[int]()
        self._find_rows()
        self._changed: dict[int, _ChangedRow] = {}
        self._parsed: dict[int, RowCells] = {}  # a few of the rows
        self._filled: array[int] | None = None
        self._some_dropped = False

    def numbers(self) -> Iterator[int]:
        """Go through the numbers of the rows that the sheet has, ascending."""
        added = [row for row in self._changed if self._place(row) is None]
        return iter(sorted([*self._numbers, *added])) if added else iter(self._numbers)

    def filled(self) -> Iterator[int]:
        """Go through the numbers of the rows that hold a value or a formula, ascending."""
        if self._filled is None:
            self._filled = array("L", self._filled_in_the_file())
        changed = {row: line.inside for row, line in self._changed.items() if line.inside is not None}
        if not changed:
            return iter(self._filled)
        rows = {row for row in self._filled if row not in changed}
        return iter(sorted(rows | {row for row, inside in changed.items() if holds_something(inside)}))

    def most_formulas(self, row: int) -> int:
        """Count what begins like a formula (``<f``) in a row without parsing it: there are at most that many."""
        place, line = self._place(row), self._changed.get(row)
        if line is not None and line.inside is not None:
            return line.inside.count(b"<f")
        return 0 if place is None else self._data.count(b"<f", self._starts[place], self._starts[place + 1])

    def may_hold(self, marks: Collection[bytes]) -> bool:
        """Tell whether one of these marks, in upper case, stands in the rows in any case; nothing is parsed."""
        longest = max(map(len, marks))
        for chunk in self.chunks():
            for start in range(0, len(chunk), _PIECE):
                piece = bytes(chunk[start : start + _PIECE + longest]).upper()
                if any(mark in piece for mark in marks):
                    return True
        return False

    def filled_in_column(self, column: int) -> list[int]:
        """List the rows that hold something in a column, ascending; mostly without parsing them."""
        if names_each_cell(self._data, *self._span):
            pattern = filled_cell_of(column)
            found = {int(match[1]) for match in pattern.finditer(self._data, self._span[0], self._starts[-1])}
            found.update(self._changed)
        else:
            found = set(self.filled())
        cells = ((row, self.cell(row, column)) for row in sorted(found))
        return [row for row, cell in cells if cell is not None and not cell.is_empty]

    def special_formulas(self) -> Iterator[tuple[int, int, bytes, bytes]]:
        """Go through the formulas that share a text or fill an area: row, column, their attributes and their text."""
        if SPECIAL_FORMULA.search(self._data, *self._span) is None:
            return
        found = SPECIAL_FORMULA_IN_CELL.findall(self._data, *self._span)
        if len(found) == sum(1 for _ in SPECIAL_FORMULA.finditer(self._data, *self._span)):
            for letters, row, attributes, text in found:
                yield int(row), column_number(letters.decode()), attributes, text
            return
        for row in self.numbers():
            for column, cell in self.cells(row).items():
                if cell.formula_attributes:
                    yield row, column, cell.formula_attributes, cell.formula or b""

    @property
    def hidden(self) -> frozenset[int]:
        """The numbers of the hidden rows, and of those without any height, which nobody sees either."""
        return frozenset(self._hidden)

    def has(self, row: int) -> bool:
        """Tell whether the sheet has a row."""
        return row in self._changed or self._place(row) is not None

    def raw(self, row: int) -> bytes:
        """Give the ``<row>`` element, b"" if there is none."""
        return write_row(self._attributes(row), self._inside(row)) if row in self._changed else self._original(row)

    def cells(self, row: int) -> Mapping[int, CellXml]:
        """Give the cells of a row by column, ascending; empty if there is none."""
        return self._row_cells(row).cells

    def cells_except(self, row: int, columns: tuple[int, ...]) -> tuple[Mapping[int, CellXml], bool]:
        """Give the cells of a row except those of some columns, and whether a formula stands in one of these.

        On a big sheet they are not parsed where they stand side by side, and an error in them is not noticed.
        """
        if len(self._numbers) <= _PARSED_ROWS:
            every = self._row_cells(row).cells
            rest_of_them = {column: cell for column, cell in every.items() if column not in columns}
            return rest_of_them, any(every[at].formula is not None for at in columns if at in every)
        rest, run = cut_out_columns(row, self._inside(row), columns)
        cells = parse_cells(row, rest).cells
        left = [cells.pop(column) for column in columns if column in cells]
        return cells, b"<f" in run or any(cell.formula is not None for cell in left)

    def cell(self, row: int, column: int) -> CellXml | None:
        """Give one cell."""
        return self.cells(row).get(column)

    def attributes(self, row: int) -> dict[str, bytes]:
        """Give the attributes of a row; empty if there is none."""
        return attributes_of(self._attributes(row))

    def set_attributes(self, row: int, **changes: str | None) -> None:
        """Change attributes of a row (None: take away); a row that the sheet lacks is made."""
        line = self._changed.get(row)
        attributes = self._attributes(row) or b' r="%d"' % row
        self._change(row, with_attributes(attributes, changes), line.inside if line else None)
        if changes.get("hidden") == "1":
            self._hidden.add(row)
        elif "hidden" in changes:
            self._hidden.discard(row)

    def put(self, row: int, cells: Mapping[int, CellXml]) -> None:
        """Put some cells of a row by column, each written anew."""
        attributes, before = self._attributes(row) or b' r="%d"' % row, self._row_cells(row)
        written = {column: write_cell(row, column, cell) for column, cell in cells.items()}
        after = in_order(RowCells({**before.cells, **cells}, {**before.raw, **written}, before.rest))
        if b"spans" in attributes:
            attributes = _spanning(attributes, min(cells), max(cells))
        self._change(row, attributes, b"".join(after.raw.values()) + after.rest)
        self._parsed[row] = after

    def drop_from(self, row: int) -> None:
        """Take away this row and all below it."""
        kept = bisect_left(self._numbers, row)
        self._some_dropped = self._some_dropped or kept < len(self._numbers)
        del self._numbers[kept:], self._starts[kept + 1 :]
        self._changed = {number: line for number, line in self._changed.items() if number < row}
        self._parsed.clear()
        self._filled = None
        self._hidden = {number for number in self._hidden if number < row}

    def replaced(self) -> Iterator[tuple[int, int, CellXml]]:
        """Go through the cells of the file with a value and no formula that stand here no more as they stood there.

        Row, column and the cell as it was; of rows that were changed, not of those that were taken away.
        """
        for row, line in self._changed.items():
            before = None if line.inside is None else self._inside_in_the_file(row)
            if line.inside is None or not before or stand_in(before, line.inside):
                continue
            now = parse_cells(row, line.inside).cells
            for column, cell in parse_cells(row, before).cells.items():
                if cell.formula is None and not cell.is_empty and cell != now.get(column):
                    yield row, column, cell

    @property
    def differ(self) -> bool:
        """The rows are not as they are in the file."""
        return bool(self._changed) or self._some_dropped

    def chunks(self) -> Chunks:
        """Give the bytes of all rows, in pieces to be joined."""
        view, done, chunks = memoryview(self._data), self._span[0], list[bytes | memoryview]()
        for row, (attributes, inside) in sorted(self._changed.items()):
            start = self._starts[bisect_left(self._numbers, row)]
            original = self._original(row)
            tag = ROW_TAG.match(original)
            if inside is None and tag is not None:
                chunks += [view[done:start], b"<row%b%b>" % (attributes, tag[3])]
                done = start + tag.end()
            else:
                ends = (b"<row%b>" % attributes, ROW_END) if inside else (b"<row%b/>" % attributes, b"")
                blanks = original[len(original.rstrip()) :]
                chunks += [view[done:start], ends[0], inside or b"", ends[1] + blanks]
                done = start + len(original)
        return [*chunks, view[done : self._starts[-1]]]

    def _find_rows(self) -> None:
        """Find the number and the start of each row: a sheet may have a million, so a row costs as little as it can."""
        data, (end, last) = self._data, self._span
        some_hidden = data.find(b"hidden", end, last) >= 0 or data.find(b'ht="0', end, last) >= 0
        before, closed = 0, True
        for match in ROW_TAG.finditer(data, end, last):
            start, stop = match.span()
            if end != start if closed else not data.endswith(ROW_END, end, start):
                _check_end(closed, data[end:start])
            ref, attributes, slash = match.groups()
            number = int(ref or attributes_of(attributes).get("r", b"0"))
            if not before < number <= MAX_ROW:
                raise ValueError(f"row {number} after row {before}")
            self._numbers.append(number)
            self._starts.append(start)
            if some_hidden and _is_hidden(attributes):
                self._hidden.add(number)
            end, before, closed = stop, number, slash == b"/"
        _check_end(closed, data[end:last])
        self._starts.append(last)

    def _filled_in_the_file(self) -> Iterator[int]:
        """Go through the rows that hold something in the file, from one value or formula to the next."""
        data, end = self._data, self._starts[-1]
        place = 0
        found = {tag: data.find(tag, self._span[0], end) for tag in CONTENT_TAGS}
        while True:
            start = self._starts[place]
            for tag, at in found.items():
                if 0 <= at < start:
                    found[tag] = data.find(tag, start, end)
            first = min((at for at in found.values() if at >= 0), default=None)
            if first is None:
                return
            place = bisect_right(self._starts, first) - 1
            yield self._numbers[place]
            place += 1

    def _place(self, row: int) -> int | None:
        place = bisect_left(self._numbers, row)
        return place if place < len(self._numbers) and self._numbers[place] == row else None

    def _original(self, row: int) -> bytes:
        """Give the bytes of a row in the file with the blanks behind it, b"" if there is none."""
        place = self._place(row)
        return b"" if place is None else self._data[self._starts[place] : self._starts[place + 1]]

    def _attributes_in_the_file(self, row: int) -> bytes:
        place = self._place(row)
        tag = None if place is None else ROW_TAG.match(self._data, self._starts[place])
        return b"" if tag is None else row_attributes(tag)

    def _inside_in_the_file(self, row: int) -> bytes | None:
        original = self._original(row)
        return parse_row(original)[1] if original else None

    def _attributes(self, row: int) -> bytes:
        line = self._changed.get(row)
        return self._attributes_in_the_file(row) if line is None else line.attributes

    def _inside(self, row: int) -> bytes:
        line = self._changed.get(row)
        inside = None if line is None else line.inside
        return self._inside_in_the_file(row) or b"" if inside is None else inside

    def _row_cells(self, row: int) -> RowCells:
        """Parse the cells of a row, or give them again: a writer puts one cell of a row after the other."""
        if row not in self._parsed:
            if len(self._parsed) >= _PARSED_ROWS:
                self._parsed.clear()
            self._parsed[row] = parse_cells(row, self._inside(row))
        return self._parsed[row]

    def _change(self, row: int, attributes: bytes, inside: bytes | None) -> None:
        """Keep a changed row; one that is again as it is in the file is no longer changed."""
        if inside is not None and inside == self._inside_in_the_file(row):
            inside = None
        if inside is None and attributes == self._attributes_in_the_file(row):
            self._changed.pop(row, None)
        else:
            self._changed[row] = _ChangedRow(attributes, inside)


def _check_end(closed: bool, rest: bytes) -> None:
    """Check what stands behind a tag of a row: the row ends there, and only blanks may follow."""
    rest = rest.rstrip()
    if rest if closed else not rest.endswith(ROW_END):
        raise ValueError("something between the rows")


def _is_hidden(tag: bytes) -> bool:
    """Tell from the attributes of a row whether it is hidden, or has no height."""
    if b"hidden" not in tag and b'ht="0' not in tag:
        return False
    attributes = attributes_of(tag)
    return is_true(attributes.get("hidden", b"").decode()) or no_size(attributes.get("ht", b"").decode())


def _spanning(attributes: bytes, *columns: int) -> bytes:
    """Widen ``spans`` of a row, the columns that it says it fills: ``spans="1:3"`` with column 5 is ``1:5``."""
    spans = attributes_of(attributes).get("spans", b"").decode()
    ends = [int(end) for span in spans.split() for end in span.split(":") if end.isdigit()]
    if ends and min(ends) <= min(columns) and max(columns) <= max(ends):
        return attributes
    return with_attributes(attributes, {"spans": f"{min([*ends, *columns])}:{max([*ends, *columns])}"})
