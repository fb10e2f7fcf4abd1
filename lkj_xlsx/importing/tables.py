"""Finds the tables of a grid, each with its headings and what each of its rows is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise

from lkj_xlsx.importing import words
from lkj_xlsx.importing.grid import Foreign, Grid, Held, Place
from lkj_xlsx.importing.headings import Block, Headed, blocks_by_structure, blocks_of

_LONGEST_GAP = 2  # blank rows inside of a table
_ROWS_ABOVE = 6
_COLUMN_NUMBER = re.compile(r"\(?\s*(?P<number>\d{1,2}|[a-z])\s*\)?(?:\s*=.*)?", re.I)


class Row(Enum):
    """What a row of a table is. The value is the word for it on the sheet Impor."""

    DATA = "baris data"
    LONE = "teks tersendiri"
    GROUP = "baris kelompok"
    COLUMN_NUMBERS = "nomor kolom"
    HEADING_AGAIN = "judul tabel yang diulang"
    PAGE = "nomor halaman atau tanda lanjutan"
    TOTAL = "jumlah atau rata-rata"
    LINKED_AGAIN = "baris kembar"
    REST = "baris tanpa nama"


@dataclass
class Table:
    """A table on a grid. ``rows`` says what each of its rows is; ``captions`` are the lines above it with their cells.

    ``goes_on``: it has no headings of its own, and those of the table before hold.
    """

    grid: Grid
    block: Block
    rows: dict[int, Row] = field(default_factory=dict)
    captions: tuple[tuple[Place | None, str], ...] = ()
    headings_again: tuple[int, ...] = ()
    goes_on: bool = False
    order: int = 0

    @property
    def span(self) -> range:
        """The numbers of its columns."""
        return self.block.span

    @property
    def last_row(self) -> int:
        """Its last row."""
        return max([self.block.last_row, *self.rows])

    def cells(self, row: int) -> dict[int, Held]:
        """Give the filled cells of a row."""
        return dict(self.grid.in_row(row, self.span))

    def of_kind(self, *kinds: Row) -> list[int]:
        """Give the rows of some kinds, from the top down."""
        return [row for row, kind in sorted(self.rows.items()) if kind in kinds]


def tables_of(foreign: Foreign) -> list[Table]:
    """Give the tables of a file, grid by grid."""
    found: list[Table] = []
    for grid in foreign.grids:
        blocks = blocks_of(grid)
        if not blocks and grid.is_word and found and _continues(grid, found[-1]):
            found.append(_without_headings(grid, found[-1]))
            continue
        tables = _under(grid, blocks)
        tables = [one for one in tables if one.of_kind(Row.DATA)]
        taken = {row for one in tables for row in range(one.block.first_row, one.last_row + 1)}
        further = list(blocks_by_structure(grid, taken))
        tables += _under(grid, further, ends=[one.block.first_row for one in tables])
        tables.sort(key=lambda one: (one.block.first_row, one.span[0]))
        for table in tables:
            table.captions = tuple(_captions(table, tables))
        found += tables
    for order, table in enumerate(found):
        table.order = order
    return found


def _under(grid: Grid, blocks: list[Block], ends: Sequence[int] = ()) -> list[Table]:
    """Give the tables under some headings; the same headings after a page break go on with their table."""
    tables: list[Table] = []
    for block in blocks:
        before = next((one for one in tables if block.same_as(one.block)), None)
        if before is not None and _only_pages_between(before, block):
            _read_rows(before, block.last_row + 1, blocks, again=block)
        else:
            table = Table(grid, block)
            _read_rows(table, block.last_row + 1, blocks, ends=ends)
            tables.append(table)
    return tables


def _continues(grid: Grid, before: Table) -> bool:
    """Tell whether a Word table goes on with the one before: as many columns, and figures where that has them."""
    widest = max((column for columns in grid.rows.values() for column in columns), default=0)
    said = any(words.CONTINUED.match(one) for one in grid.above) or not grid.above
    return before.grid.is_word and said and widest == before.span[-1] and len(before.span) >= 3


def _without_headings(grid: Grid, before: Table) -> Table:
    columns = tuple(replace(one, cells=()) for one in before.block.columns)
    table = Table(grid, Block(0, 0, columns), goes_on=True)
    _read_rows(table, 1, [])
    table.captions = before.captions
    return table


def _only_pages_between(before: Table, block: Block) -> bool:
    """Tell whether between a table and the same headings again there is nothing but what a page break brings."""
    between = range(before.last_row + 1, block.first_row)
    texts = [held.text for row in between for held in before.cells(row).values()]
    return all(words.PAGE.fullmatch(one) or words.CONTINUED.match(one) for one in texts)


def _read_rows(
    table: Table, start: int, blocks: list[Block], again: Block | None = None, ends: Sequence[int] = ()
) -> None:
    """Say what the rows of a table are from one on, until it ends."""
    if again is not None:
        for row in range(table.last_row + 1, again.first_row):
            if table.cells(row):
                table.rows[row] = Row.PAGE
        table.rows |= dict.fromkeys(range(again.first_row, again.last_row + 1), Row.HEADING_AGAIN)
        table.headings_again += tuple(range(again.first_row, again.last_row + 1))
    heads = [one.first_row for one in blocks if _overlap(one.span, table.span)]
    end = min([one for one in (*heads, *ends) if one >= start], default=table.grid.last_row + 1)
    blank, waiting = 0, list[int]()
    for row in range(start, end):
        cells = table.cells(row)
        if not cells:
            blank += 1
            if blank > _LONGEST_GAP:
                break
            continue
        kind = _kind(table, cells)
        text = next(iter(cells.values())).text
        if kind is Row.LONE and words.TITLE.match(text) and not words.CONTINUED.match(text):
            break
        if blank and kind in (Row.LONE, Row.REST) and not _goes_on_below(table, row, end):
            break
        blank = 0
        waiting.append(row)
        table.rows[row] = kind
    # Whatever stands below the last row with data is no part of the table.
    data = [row for row in table.rows if table.rows[row] in (Row.DATA, Row.TOTAL)]
    for row in waiting:
        if row > max(data, default=0):
            del table.rows[row]


def _overlap(one: range, other: range) -> bool:
    return one[0] <= other[-1] and other[0] <= one[-1]


def _goes_on_below(table: Table, row: int, end: int) -> bool:
    """Tell whether a row of a table follows within some rows."""
    return any(
        _kind(table, cells) is Row.DATA for below in range(row + 1, min(row + 4, end)) if (cells := table.cells(below))
    )


def _kind(table: Table, cells: dict[int, Held]) -> Row:
    """Tell what a row is by itself; which of the single texts are groups is seen later."""
    held = list(cells.values())
    texts = [one.text for one in held]
    if len(held) >= 3 and all(_COLUMN_NUMBER.fullmatch(one) for one in texts) and _counts_up(texts):
        return Row.COLUMN_NUMBERS
    if _repeats_headings(table, cells):
        return Row.HEADING_AGAIN
    if len(held) == 1:
        text = texts[0]
        if words.PAGE.fullmatch(text) or words.CONTINUED.fullmatch(text):
            return Row.PAGE
        return Row.LONE
    if all(_SIGNED.fullmatch(one) for one in texts):
        return Row.REST
    return Row.DATA


def _counts_up(texts: list[str]) -> bool:
    marks = [found["number"].lower() for one in texts if (found := _COLUMN_NUMBER.fullmatch(one))]
    if len({one.isdigit() for one in marks}) > 1:
        return False
    numbers = [int(one) if one.isdigit() else ord(one) for one in marks]
    return all(after == before + 1 for before, after in pairwise(numbers))


def _repeats_headings(table: Table, cells: dict[int, Held]) -> bool:
    heads = {one.number: {text.casefold() for text in one.path} for one in table.block.columns}
    same = sum(held.folded in heads.get(column, set()) for column, held in cells.items())
    return same >= 2 and same == len(cells)


_SIGNED = re.compile(
    r"(?:\(?\s*[.…_]{4,}\s*\)?|nip\b.*|mengetahui\b.*|kepala\b.{0,60},|ketua\b.{0,60},|[^,]{3,40}, .*(?:19|20)\d\d)",
    re.I,
)


def _captions(table: Table, tables: list[Table]) -> Iterator[tuple[Place | None, str]]:
    """Give the lines above a table, the nearest first, as far as no other table stands between."""
    yield from ((None, text) for text in reversed(table.grid.above))
    above = [one.last_row for one in tables if one.last_row < table.block.first_row]
    top = max(max(above, default=0), table.block.first_row - 1 - _ROWS_ABOVE)
    beside = [one for one in tables if one is not table and one.block.first_row == table.block.first_row]
    for row in range(table.block.first_row - 1, top, -1):
        for column in table.grid.rows.get(row, ()):
            area = table.grid.area_of.get((row, column), (row, column, row, column))
            others = any(_overlap(range(area[1], area[3] + 1), one.span) for one in beside)
            own = _overlap(range(area[1], area[3] + 1), table.span)
            if own or not others:
                yield (row, column), table.grid.cells[row, column].text


def headed_by(table: Table, number: int) -> Headed | None:
    """Give the heading of a column, ``None`` for one without."""
    return next((one for one in table.block.columns if one.number == number), None)
