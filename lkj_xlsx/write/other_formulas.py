"""The user's own formulas that use our results: the values that the file stores for them may be out of date."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.package import Area, Sheet, Workbook, cell_ref, split_area
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.values import first_few

CellPlace = tuple[str, int, int]  # sheet, row, column
ColumnsByRow = Mapping[int, Collection[int]]  # row -> columns
_WHOLE_COLUMNS_OR_ROWS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})|\$?(\d+):\$?(\d+)")
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
) -> list[CellPlace]:
    """Give the formulas that use one of the cells in ``seen``, directly or through another formula."""
    by_sheet: dict[str, dict[int, set[int]]] = {}
    for sheets in seen:
        for sheet, cells in sheets.items():
            rows = by_sheet.setdefault(sheet.lower(), {})
            for row, columns in cells.items():
                rows.setdefault(row, set()).update(columns)
    found: list[CellPlace] = []
    waiting = dict(formulas)
    any_found = True
    while any_found:
        any_found = False
        for place, areas in list(waiting.items()):
            if any(_holds_one_of(area, by_sheet.get(sheet.lower(), {})) for sheet, area in areas):
                found.append(place)
                del waiting[place]
                by_sheet.setdefault(place[0].lower(), {}).setdefault(place[1], set()).add(place[2])
                any_found = True
    return found


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
    for name in book.sheet_names:
        if name == apart:
            continue
        sheet = book.sheet(name)
        for row, column in sheet.formulas_except(ours.get(name, {})):
            formula = sheet.cell(row, column).formula
            if formula is not None:
                yield (name, row, column), list(_areas(book, formula, sheet, names))


def _areas(
    book: Workbook, formula: str, sheet: Sheet, names: dict[str, list[tuple[str, Area]]]
) -> Iterator[tuple[str, Area]]:
    """Give the areas that a formula uses, also through defined names; none if it is no valid formula."""
    from openpyxl.formula.tokenizer import Tokenizer, TokenizerError  # only needed when the user has own formulas

    try:
        tokens = Tokenizer("=" + formula).items
    except (TokenizerError, IndexError):  # IndexError: more brackets close than were opened
        return
    for token in tokens:
        if token.type != "OPERAND" or token.subtype != "RANGE":
            continue
        where, _, ref = token.value.rpartition("!")
        target = where.strip("'").replace("''", "'") or sheet.name
        area = _area(ref.replace("$", ""))
        if area is not None:
            yield target, area
        elif not where:
            yield from _areas_of_name(book, token.value, names)


def _areas_of_name(book: Workbook, name: str, names: dict[str, list[tuple[str, Area]]]) -> list[tuple[str, Area]]:
    if name not in names:
        names[name] = []
        where, _, ref = (book.defined_name(name) or "").rpartition("!")
        area = _area(ref.replace("$", ""))
        if where and area is not None:
            names[name] = [(where.strip("'").replace("''", "'"), area)]
    return names[name]


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


def _holds_one_of(area: Area, cells: ColumnsByRow) -> bool:
    top, left, bottom, right = area
    return any(
        top <= row <= bottom and any(left <= column <= right for column in columns) for row, columns in cells.items()
    )
