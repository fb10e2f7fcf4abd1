"""Finds the columns of a table by their headings, wherever they stand, even if they were renamed a little."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lkj_xlsx.declare.model import Role, Table
from lkj_xlsx.package import Cell
from lkj_xlsx.values import fold_word

SEARCHED_ROWS = 40
_SIMILAR = 0.85  # of 1: a heading that is taken for a declared one
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?")

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class Headings:
    """The row of the headings, the column number of each key, and the headings that the user renamed, as written."""

    row: int
    columns: Mapping[str, int]
    renamed: Mapping[str, str]


def heading(text: str) -> str:
    """Reduce a heading to what is compared: "Realisasi *" and "REALISASI." become the same text.

    Case, blanks, line breaks, stars and a final dot do not count.
    """
    return fold_word(text.replace("*", " ")).rstrip(". ")


def find_headings(table: Table, rows: Rows) -> Headings | None:
    """Find the row with the most headings of a table among the first 40 rows that hold something.

    Give ``None`` where the headings that are found are fewer than half of the columns that the user fills in.
    """
    wanted = {heading(column.heading): column.key for column in table.columns}
    best, columns = 0, dict[str, int]()
    for number, cells in list(rows.items())[:SEARCHED_ROWS]:
        found: dict[str, int] = {}
        for column, cell in sorted(cells.items()):
            key = wanted.get(heading(cell.value)) if isinstance(cell.value, str) else None
            if key is not None:
                found.setdefault(key, column)
        if len(found) > len(columns):
            best, columns = number, found
    if not columns:
        return None
    renamed = _renamed_headings(table, rows[best], columns)
    columns |= {key: column for key, (column, _) in renamed.items()}
    if len(columns) * 2 < len(table.of_role(Role.INPUT, Role.LINK)):
        return None
    return Headings(best, columns, {key: text for key, (_, text) in renamed.items()})


def _renamed_headings(table: Table, cells: Mapping[int, Cell], known: Mapping[str, int]) -> dict[str, tuple[int, str]]:
    """Find columns whose headings the user renamed a little: key -> (column number, heading as written).

    ``known`` are the columns that were found already. "Realisasi 2024" is taken for "Realisasi" if no other cell of
    the row resembles "Realisasi", too.
    """
    free = {
        column: cell.value
        for column, cell in sorted(cells.items())
        if isinstance(cell.value, str) and column not in known.values()
    }
    found: dict[str, tuple[int, str]] = {}
    for column in table.of_role(Role.INPUT, Role.LINK, Role.RESULT):
        if column.key in known:
            continue
        like = [at for at, text in free.items() if _is_similar(heading(text), heading(column.heading))]
        if len(like) == 1:
            found[column.key] = (like[0], free.pop(like[0]))
    return found


def _is_similar(text: str, wanted: str) -> bool:
    """Tell whether a heading begins with the wanted words or differs from them by a few letters."""
    if text.startswith(wanted) and not text[len(wanted) : len(wanted) + 1].isalnum():
        return True
    return difflib.SequenceMatcher(None, text, wanted).ratio() >= _SIMILAR


def is_number_row(cells: Mapping[int, Cell]) -> bool:
    """Tell whether a row is the one below the headings that numbers the columns: 1 2 3 4 5 6."""
    numbers: list[int] = []
    for _, cell in sorted(cells.items()):
        match = _COLUMN_NUMBER.fullmatch(str(cell.value).strip())
        if match is None:
            return False
        numbers.append(int(match[1]))
    numbers.sort()  # a user who moves columns moves their numbers along
    return len(numbers) > 1 and numbers[0] <= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
