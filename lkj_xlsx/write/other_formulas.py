"""The user's own formulas that use our results: the values that the file stores for them may be out of date."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.package import Area, Workbook, cell_ref, split_area
from lkj_xlsx.package.refusals import MAX_FORMULA_TEXT, Reason
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.values import first_few
from lkj_xlsx.write.waiting_areas import WaitingAreas

CellPlace = tuple[str, int, int]  # sheet, row, column
ColumnsByRow = Mapping[int, Collection[int]]  # row -> columns
_WHOLE_COLUMNS_OR_ROWS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})|\$?(\d+):\$?(\d+)")
_NUMBER = re.compile(r"[0-9]+")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
SHOWN = 10


def outdated_formulas(
    book: Workbook,
    ours: Mapping[str, ColumnsByRow],
    marks: Mapping[str, ColumnsByRow],
    changed: Mapping[str, ColumnsByRow] | None,
    *,
    apart: str = "",
) -> list[CellPlace]:
    """Give the user's formulas that use our results or marks, if one of them uses a changed cell, else nothing.

    All of them are given then, and not only those that use a changed cell. After the first run the file is marked for
    recalculation, so that a second run could not tell them apart and would report something else. For a file with that
    mark ``changed`` is ``None``: any formula may be out of date.

    Those on the sheet ``apart`` do not count: beside the findings they move from run to run.

    Formulas count that use a result through other formulas, too. Example: ``Catatan!B2`` is ``=B1+1``, and
    ``Catatan!B1`` is ``=Pengukuran!I6*2``.
    """
    formulas = {place: areas for place, areas in _user_formulas(book, ours, apart) if areas}
    if not formulas or (changed is not None and not _formulas_using(formulas, [changed])):
        return []
    return sorted(_formulas_using(formulas, [ours, marks, changed or {}]))


def _formulas_using(
    formulas: Mapping[CellPlace, list[tuple[str, Area]]], seen: Sequence[Mapping[str, ColumnsByRow]]
) -> Collection[CellPlace]:
    """Give the formulas that use one of the cells in ``seen``, directly or through another formula."""
    users: dict[str, dict[Area, list[CellPlace]]] = {}
    for place, areas in formulas.items():
        for sheet, area in areas:
            users.setdefault(sheet.lower(), {}).setdefault(area, []).append(place)
    found: dict[CellPlace, None] = {}
    waiting: dict[str, WaitingAreas] = {}
    for sheet, by_area in users.items():
        rows = _rows_by_column(cells for sheets in seen for name, cells in sheets.items() if name.lower() == sheet)
        using = {area for area in by_area if _holds_one_of(area, rows)}
        found.update((place, None) for area in using for place in by_area[area])
        waiting[sheet] = WaitingAreas(by_area.keys() - using)
    new = list(found)
    while new:
        name, row, column = new.pop()
        sheet = name.lower()
        for area in waiting[sheet].take(row, column) if sheet in waiting else ():
            more = [place for place in users[sheet][area] if place not in found]
            found.update((place, None) for place in more)
            new += more
    return found


def _rows_by_column(sheets: Iterable[ColumnsByRow]) -> dict[int, list[int]]:
    """Give column -> its rows, ascending."""
    found: dict[int, list[int]] = {}
    for cells in sheets:
        for row, columns in cells.items():
            for column in columns:
                found.setdefault(column, []).append(row)
    return {column: sorted(rows) for column, rows in found.items()}


FORMULAS_OUT_OF_DATE = Message(
    "BK01",
    WARNING,
    "{n} rumus Anda memakai sel hasil; nilai yang tersimpan mungkin belum mengikuti hasil ini.",
    "Buka berkas hasil di Excel lalu simpan; Excel menghitung ulang saat membukanya.",
    rule="Rumus Anda di luar tabel tidak dihitung di sini. Sebelum Excel menghitungnya, nilai yang tersimpan bisa "
    "masih memakai hasil yang lama.",
    source="Pertimbangan kami: rumus Anda tidak diubah",
    example="T6 berisi =E6*2; sisa di E6 kini 10, nilai T6 yang tersimpan masih 0.",
)


def report_outdated_formulas(outdated: Collection[CellPlace]) -> Iterator[Finding]:
    """BK01: give one finding for each sheet with such formulas. Excel recalculates them when it opens the file."""
    sheets: dict[str, list[str]] = {}
    for sheet, row, column in outdated:
        sheets.setdefault(sheet, []).append(cell_ref(row, column))
    for sheet, cells in sheets.items():
        yield finding(FORMULAS_OUT_OF_DATE, sheet, cells[0], written=first_few(cells, shown=SHOWN), n=len(cells))


def _user_formulas(
    book: Workbook, ours: Mapping[str, ColumnsByRow], apart: str
) -> Iterator[tuple[CellPlace, list[tuple[str, Area]]]]:
    names: dict[str, list[tuple[str, Area]]] = {}
    known: dict[str, list[_Reference]] = {}
    characters = 0
    for name in book.sheet_names:
        if name == apart:
            continue
        for row, column, formula in book.sheet(name).formulas_except(ours.get(name, {})):
            characters += len(formula)
            if characters > MAX_FORMULA_TEXT:
                raise Reason.TOO_MANY_FORMULAS.refused(book.path.name, sheet=name)
            yield (name, row, column), list(_areas(book, _references(formula, known), name, names))


class _Reference(NamedTuple):
    """A reference in a formula, without its numbers: the texts between them, and which number of all is the first."""

    texts: Sequence[str]
    first: int


def _references(formula: str, known: dict[str, list[_Reference]]) -> Iterator[str]:
    """Give the references in a formula; none if it is no valid formula.

    Formulas that were filled down differ in their numbers alone, and are taken apart once: ``known`` keeps how.
    """
    numbers = _NUMBER.findall(formula)
    pattern = _NUMBER.sub("1", formula)
    if pattern not in known:
        known[pattern] = list(_taken_apart(pattern))
    for texts, first in known[pattern]:
        filled = [text + number for text, number in zip(texts, numbers[first:], strict=False)]
        yield "".join(filled[: len(texts) - 1]) + texts[-1]


def _taken_apart(pattern: str) -> Iterator[_Reference]:
    from openpyxl.formula.tokenizer import Tokenizer, TokenizerError  # only needed when the user has own formulas

    try:
        tokens = Tokenizer("=" + pattern).items
    except (TokenizerError, IndexError):  # IndexError: more brackets close than were opened
        return
    passed = 0
    for token in tokens:
        if token.type == "OPERAND" and token.subtype == "RANGE":
            yield _Reference(token.value.split("1"), passed)
        passed += token.value.count("1")


def _areas(
    book: Workbook, references: Iterable[str], sheet: str, names: dict[str, list[tuple[str, Area]]]
) -> Iterator[tuple[str, Area]]:
    """Give the areas that references of a formula on this sheet stand for, also through defined names."""
    for reference in references:
        where, _, ref = reference.rpartition("!")
        target = where.strip("'").replace("''", "'") or sheet
        area = _area(ref.replace("$", ""))
        if area is not None:
            yield target, area
        elif not where:
            yield from _areas_of_name(book, reference, names)


def _areas_of_name(book: Workbook, name: str, names: dict[str, list[tuple[str, Area]]]) -> list[tuple[str, Area]]:
    if name not in names:
        names[name] = []
        where, _, ref = (book.defined_name(name) or "").rpartition("!")
        area = _area(ref.replace("$", ""))
        if where and area is not None:
            names[name] = [(where.strip("'").replace("''", "'"), area)]
    return names[name]


@lru_cache(maxsize=50_000)  # formulas that were filled down name the same cells again
def _area(ref: str) -> Area | None:
    """Give the area of ``H6``, ``H6:I9``, ``H:H`` or ``6:9``; ``None`` for anything else."""
    if match := _WHOLE_COLUMNS_OR_ROWS.fullmatch(ref):
        if match[1]:
            first, last = split_area(f"{match[1]}1:{match[2]}1")[1::2]
            return 1, first, LAST_ROW, last
        return int(match[3]), 1, int(match[4]), LAST_COLUMN
    try:
        return split_area(ref)
    except ValueError:
        return None


def _holds_one_of(area: Area, rows: Mapping[int, Sequence[int]]) -> bool:
    top, left, bottom, right = area
    columns = range(left, right + 1) if right - left < len(rows) else (one for one in rows if left <= one <= right)
    return any(_is_between(rows.get(column, ()), top, bottom) for column in columns)


def _is_between(ascending: Sequence[int], first: int, last: int) -> bool:
    """Tell whether one of the numbers lies between two others."""
    place = bisect_left(ascending, first)
    return place < len(ascending) and ascending[place] <= last
