"""Finds the blocks of headings on a grid: one to three rows, of one table or of several beside each other."""

from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from lkj_xlsx.importing.grid import Grid, Held, Place
from lkj_xlsx.importing.meaning import said_by
from lkj_xlsx.importing.words import QUARTER, SCALE, TITLE, Meaning, is_known, is_roman, plain

_MOST_ROWS = 4
_MOST_COLUMNS = 400
_LONGEST_HEADING = 130
_NAMES = (
    Meaning.INDICATOR, Meaning.SASARAN, Meaning.PROGRAM, Meaning.ACTIVITY, Meaning.SUB_ACTIVITY, Meaning.BUDGET_NAME,
)  # fmt: skip
_FIGURES = (Meaning.TARGET, Meaning.REALISASI, Meaning.CAPAIAN, Meaning.CEILING, Meaning.SPENT)


@dataclass(frozen=True)
class Headed:
    """A column under its headings: their texts from the top down, each once, and the cells in which they stand."""

    number: int
    path: tuple[str, ...]
    cells: tuple[Place, ...]


@dataclass(frozen=True)
class Block:
    """Rows of headings over neighbouring columns.

    ``below``: it is a lower level of the table to its left, such as the program of a sasaran in the same rows.
    """

    first_row: int
    last_row: int
    columns: tuple[Headed, ...]
    below: bool = False

    @property
    def span(self) -> range:
        """The numbers of its columns."""
        return range(self.columns[0].number, self.columns[-1].number + 1)

    @property
    def in_quarters(self) -> bool:
        """Whether quarters stand in it, so that I, II, III and IV are quarters too."""
        texts = [plain(text) for one in self.columns for text in one.path]
        return any(QUARTER.search(one) for one in texts) or {"i", "ii", "iii", "iv"} <= set(texts)

    def same_as(self, other: "Block") -> bool:
        """Tell whether it repeats another one in the same columns; a heading or two may be lacking."""
        mine, others = ({(one.number, one.path[-1].casefold()) for one in block.columns} for block in (self, other))
        return mine <= others and len(mine) * 3 >= len(others) * 2


def blocks_of(grid: Grid) -> list[Block]:
    """Give the blocks of headings of a grid, from the top down and from left to right."""
    bands = list(_bands(grid))
    starts = [one.start for one in bands]
    found: dict[int, list[Block]] = {}
    for block in _from_the_top(grid):
        found.setdefault(bisect_right(starts, block.first_row) - 1, []).append(block)
    settled = [one for at, own in found.items() for one in _begun_apart(grid, bands[at]) or own]
    return sorted(settled, key=lambda one: (one.first_row, one.span[0]))


def _begun_apart(grid: Grid, band: range) -> list[Block]:
    """Give the blocks of tables that stand side by side and begin in different rows, none where they begin in one."""
    parts = [_from_the_top(one) for one in _beside_each_other(grid, band)]
    named = [part for part in parts if any(_names_something(one) for one in part)]
    if len({part[0].first_row for part in named}) < 2:
        return []
    return [one for part in parts for one in part]


def _from_the_top(grid: Grid) -> list[Block]:
    found: list[Block] = []
    row = 0
    for number in grid.rows:
        if number > row and (rows := _rows_of_headings(grid, number)):
            found += _blocks(grid, *rows)
            row = rows[1]
    return found


def _bands(grid: Grid) -> Iterator[range]:
    """Give the runs of rows between blank ones."""
    first = last = 0
    for row in grid.rows:
        if row != last + 1:
            yield range(first, last + 1)
            first = row
        last = row
    yield range(first, last + 1)


def _beside_each_other(grid: Grid, band: range) -> list[Grid]:
    """Part some rows where a whole column of them is blank: tables there may begin in different rows."""
    used = sorted({column for row in band for column in grid.rows.get(row, ())})
    starts = [at for at, column in enumerate(used) if at == 0 or column != used[at - 1] + 1]
    runs = [used[start:end] for start, end in zip(starts, [*starts[1:], len(used)], strict=True)]
    if sum(len(one) > 1 for one in runs) < 2:
        return []
    merged = tuple(one for one in grid.merged if one[0] in band)
    return [
        replace(grid, merged=merged, cells={(row, column): grid.cells[row, column] for row in band for column in run
                                            if (row, column) in grid.cells})
        for run in runs
    ]  # fmt: skip


def _names_something(block: Block) -> bool:
    return any(said_by(one.path, None).meaning in _NAMES for one in block.columns)


def _heads(grid: Grid, row: int) -> list[Held]:
    return [grid.cells[row, column] for column in grid.rows.get(row, ())]


def _could_be(cell: Held) -> bool:
    """Tell whether a cell may be a heading by its looks: a short text, or a year."""
    if cell.is_year or cell.is_date:
        return True
    return isinstance(cell.value, str) and len(cell.text) <= _LONGEST_HEADING and not cell.is_figure


def _rows_of_headings(grid: Grid, row: int) -> tuple[int, int] | None:
    """Give the first and last row of the headings that a row belongs to; ``None`` where it is no row of headings."""
    if not _is_seed(grid, row):
        return None
    first = last = row
    while first > 1 and row - first < _MOST_ROWS and _joins_above(grid, first):
        first -= 1
    while last - first < _MOST_ROWS and _joins_below(grid, first, last):
        last += 1
    return first, last


def _is_seed(grid: Grid, row: int) -> bool:
    cells = _heads(grid, row)
    if not 2 <= len(cells) <= _MOST_COLUMNS:
        return False
    odd = sum(not _could_be(cell) for cell in cells)
    known = [found for cell in cells if _could_be(cell) and (found := is_known(cell.text))]
    kinds = set(known)
    if odd:  # a slip in one heading does not hide the others
        return odd * 5 <= len(cells) and len(kinds) >= 4 and len(known) * 3 >= len(cells) * 2
    if len(kinds) >= 3 and len(known) * 2 >= len(cells):
        return True
    if kinds >= {Meaning.TARGET, Meaning.REALISASI} and len(known) == len(cells):
        return True
    # Two kinds are enough where they are a name and a figure, "Indikator | Target", but not "II. | Program Pengawasan".
    if len(cells) == 2 and is_roman(cells[0].text):
        return False
    return len(known) * 3 >= len(cells) * 2 and any(one in kinds for one in _NAMES) and len(kinds) >= 2


def _joins_above(grid: Grid, first: int) -> bool:
    """Tell whether the row above is one of headings, too: it is merged down into this one, or spans some columns."""
    above, columns = first - 1, grid.rows.get(first - 1, ())
    if not columns or not all(_could_be(grid.cells[above, column]) for column in columns):
        return False
    if any(grid.area_of.get((above, column), (0, 0, 0, 0))[2] >= first for column in columns):
        return True
    texts = [grid.cells[above, column].text for column in columns]
    if any(TITLE.match(one) or SCALE.fullmatch(one) for one in texts):
        return False
    inside = grid.rows[first]
    known = [one for one in texts if is_known(one)]
    beside = [one for one in columns if one not in inside]
    if len(columns) >= 2 and beside and known and columns[0] < inside[0]:
        return True  # the names stand in the row above, and only the figures have a second heading
    return columns[0] > inside[0] and columns[-1] <= inside[-1] and len(known) == len(texts)


def _joins_below(grid: Grid, first: int, last: int) -> bool:
    below = last + 1
    columns = grid.rows.get(below, ())
    if not columns or not all(_could_be(grid.cells[below, column]) for column in columns):
        return False
    heads = grid.rows[last]
    merged_down = any(
        grid.area_of.get(grid.top_left(row, column), (0, 0, 0, 0))[2] >= below
        for row in range(first, last + 1)
        for column in grid.rows.get(row, ())
    )
    known = [found for column in columns if (found := is_known(grid.cells[below, column].text))]
    if merged_down:  # the others are the lower headings, as far as they are words for headings
        return len(known) * 2 >= len(columns)
    covered = [one for one in columns if one in heads and grid.area_of.get((last, one), (0, 0, 0, 0))[3] <= one]
    wide = [one for one in columns if one not in heads]
    return (
        len(columns) >= 2
        and len(known) * 4 >= len(columns) * 3
        and (len(wide) > 0 or not covered)
        and columns[0] > heads[0]
    )


def _headed(grid: Grid, first: int, last: int, column: int) -> Headed | None:
    texts: list[str] = []
    cells: list[Place] = []
    for row in range(first, last + 1):
        place = grid.top_left(row, column)
        if place not in grid.cells:
            place = _umbrella(grid, last, row, column) or place
        held = grid.cells.get(place)
        if held is not None and place not in cells and place[0] >= first:
            cells.append(place)
            texts.append(held.text)
    return Headed(column, tuple(texts), tuple(cells)) if texts else None


def _umbrella(grid: Grid, last: int, row: int, column: int) -> Place | None:
    """Give the heading to the left that stands over a column without a merge: lower headings follow each other there.

    It holds as far as this column has a lower heading of its own, and none of its own in the row of the umbrella.
    """
    if row == last or all((below, column) not in grid.cells for below in range(row + 1, last + 1)):
        return None
    for left in range(column - 1, 0, -1):
        if (row, left) in grid.cells:
            lower = any((below, left) in grid.cells for below in range(row + 1, last + 1))
            return (row, left) if lower and (row, left) not in grid.area_of else None
        if all((below, left) not in grid.cells for below in range(row + 1, last + 1)):
            return None
    return None


def _blocks(grid: Grid, first: int, last: int) -> Iterator[Block]:
    """Part the columns under rows of headings into tables: at a column without a heading, or where one begins anew."""
    columns = [column for row in range(first, last + 1) for column in _covered(grid, row)]
    apart: list[list[Headed]] = [[]]
    for column in range(min(columns), max(columns) + 1):
        headed = _headed(grid, first, last, column)
        if headed is not None:
            apart[-1].append(headed)
        elif apart[-1] and not _goes_on(grid, last, column):
            apart.append([])
    together = apart[0]
    for part in filter(None, apart[1:]):
        if _stand_alone(together, part):
            yield from _parted(first, last, together)
            together = part
        else:  # an empty column within a table
            together = [*together, *part]
    yield from _parted(first, last, together)


def _stand_alone(left: list[Headed], right: list[Headed]) -> bool:
    """Tell whether two groups of columns are tables of their own: the left one has figures, the right one names."""
    figures = any(said_by(one.path, None).meaning in _FIGURES for one in left)
    return figures and any(said_by(one.path, None).meaning in _NAMES for one in right)


def _covered(grid: Grid, row: int) -> Iterator[int]:
    for column in grid.rows.get(row, ()):
        area = grid.area_of.get((row, column))
        yield from (column,) if area is None else (area[1], area[3])


def _goes_on(grid: Grid, last: int, column: int) -> bool:
    """Tell whether a column without a heading belongs to the table: something stands in it just below."""
    return any((row, column) in grid.cells for row in (last + 1, last + 2))


def _parted(first: int, last: int, together: list[Headed]) -> Iterator[Block]:
    """Part tables that stand side by side without an empty column between: where No, Kode or a name comes again."""
    if not together:
        return
    block = Block(first, last, tuple(together))
    said = [said_by(one.path, None, in_quarters=block.in_quarters).meaning for one in together]
    start, below = 0, False
    for at in range(1, len(together)):
        left, right = said[start:at], said[at:]
        figures = [sum(one in _FIGURES for one in part) for part in (left, right)]
        again = said[at] in (Meaning.NUMBER, Meaning.CODE) and said[at] in left
        anew = said[at] in _NAMES and said[at - 1] not in _NAMES and any(one in _NAMES for one in left)
        levels = anew and all(Meaning.INDICATOR in part for part in (left, right)) and min(figures) >= 1
        if (again and min(figures) >= 1) or levels or (anew and figures[0] >= 2 and figures[1] >= 2):
            yield Block(first, last, tuple(together[start:at]), below=below)
            start, below = at, levels and not again
    yield Block(first, last, tuple(together[start:]), below=below)


def blocks_by_structure(grid: Grid, taken: Container[int]) -> Iterator[Block]:
    """Find headings of which no word is known: a row of short texts over rows of long texts and figures.

    ``taken`` are the rows that belong to other tables.
    """
    after = 0
    for row, columns in grid.rows.items():
        cells = _heads(grid, row)
        if (
            row <= after
            or row in taken
            or row + 1 in taken
            or not 3 <= len(columns) <= _MOST_COLUMNS
            or not all(_could_be(one) for one in cells)
        ):
            continue
        if len({one.folded for one in cells}) < len(cells) or columns[-1] - columns[0] + 1 != len(columns):
            continue
        below = [row + step for step in (1, 2)]
        figures = [sum(grid.cells[one, at].is_figure for at in columns if (one, at) in grid.cells) for one in below]
        longest = max((len(grid.cells[one, at].text) for one in below for at in columns if (one, at) in grid.cells),
                      default=0)  # fmt: skip
        if figures[0] >= 2 and longest >= 12 and (figures[1] >= 2 or below[1] not in grid.rows):
            yield from _blocks(grid, row, row)
            after = row
