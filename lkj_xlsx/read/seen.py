"""Says what stands in a workbook that is refused: its sheets and headings, and which table of ours is nearest."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping

from lkj_xlsx.declare.model import Role, Table
from lkj_xlsx.package import Cell, ReadableSheet, ReadableWorkbook
from lkj_xlsx.read.headings import SEARCHED_ROWS, heading
from lkj_xlsx.report.report import text_of
from lkj_xlsx.sheets import tables as declared_tables

_SHEETS, _HEADINGS, _LONGEST = 4, 6, 40
_IS_NEAR = 2  # so many headings of ours prove that somebody meant that table


def seen(book: ReadableWorkbook, known: Collection[str] = ()) -> str:
    """Name the sheets that are not ``known``, each with its headings and the table of ours that it resembles."""
    names = [name for name in book.sheet_names if name not in known]
    said = [_of_sheet(book.sheet(name)) for name in names[:_SHEETS]]
    if len(names) > _SHEETS:
        said.append(f"{len(names) - _SHEETS} lembar lain")
    return "; ".join(said)


def nearest_row(sheet: ReadableSheet, table: Table) -> str:
    """Name the row that resembles the headings of a table most; "" where none does."""
    ours = _headings(table)
    rows = ((len(ours & {heading(text) for text in texts}), row, texts) for row, texts in _rows_of_texts(sheet))
    count, row, texts = max(rows, key=lambda one: one[0], default=(0, 0, []))
    return f"baris {row} ({_few(texts)}) memuat {count} di antaranya" if count else ""


def _of_sheet(sheet: ReadableSheet) -> str:
    """Name a sheet with the row that holds most texts, which is taken for its headings."""
    row = max(_rows_of_texts(sheet), key=lambda one: len(one[1]), default=None)
    if row is None:
        return f"{sheet.name} (kosong)"
    found = {heading(text) for text in row[1]}
    table = max(declared_tables.TABLES, key=lambda one: len(found & _headings(one)))
    if len(found & _headings(table)) < _IS_NEAR:
        return f"{sheet.name} ({_few(row[1])})"
    needed = (one for one in table.of_role(Role.INPUT) if not (one.decided or one.optional))
    lacking = [one.heading for one in needed if heading(one.heading) not in found]
    but = f", tetapi tanpa {_few(lacking)}" if lacking else ""
    return f"{sheet.name} ({_few(row[1])}: mirip {table.sheet}{but})"


def _headings(table: Table) -> frozenset[str]:
    return frozenset(heading(one.heading) for one in table.printed)


def _rows_of_texts(sheet: ReadableSheet) -> Iterator[tuple[int, list[str]]]:
    """Go through the first rows of a sheet that hold texts: the number of each, and its texts."""
    for number, cells in itertools.islice(sheet.rows(), SEARCHED_ROWS):
        if texts := _texts(cells):
            yield number, texts


def _texts(cells: Mapping[int, Cell]) -> list[str]:
    return [text_of(cell) for cell in cells.values() if isinstance(cell.value, str) and not cell.is_blank]


def _few(texts: Iterable[str]) -> str:
    """Give the first of some texts, shortened and on one line."""
    shown = [" ".join(text.split()) for text in texts]
    short = [text if len(text) <= _LONGEST else text[:_LONGEST] + "…" for text in shown[:_HEADINGS]]
    return ", ".join([*short, *(["dan lain-lain"] if len(shown) > _HEADINGS else [])])
