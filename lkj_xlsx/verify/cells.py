"""Compares the cells of a computed workbook with what ``compute`` would write: results, marks and rows of Temuan."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkj_xlsx.declare.layout import spelled_alike
from lkj_xlsx.declare.model import MARK_KEY
from lkj_xlsx.package import Cell, ReadableSheet, ReadableWorkbook, cell_ref
from lkj_xlsx.package.cell import as_read, legal
from lkj_xlsx.read.temuan import causes_listed, listed
from lkj_xlsx.report.findings import Finding, finding_as_told
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.result_cells import ResultCell
from lkj_xlsx.report.same_value import STORED_BY_A_PROGRAM, is_same_value, with_unix_line_ends
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.values import format_decimal
from lkj_xlsx.verify import outcome as messages
from lkj_xlsx.verify.outcome import CellDifference
from lkj_xlsx.write.about_the_run import ABOUT_THE_RUN
from lkj_xlsx.write.decisions import differing_decisions
from lkj_xlsx.write.formulas import stray_cells
from lkj_xlsx.write.results import is_covered, is_replaced_title
from lkj_xlsx.write.row_marks import is_mark, marks
from lkj_xlsx.write.temuan import row_of

TemuanRow = tuple[str, ...]
_KEYS = [column.key for column in report.COLUMNS]
_CODE, _SHEET, _CELL, _MESSAGE = (_KEYS.index(key) for key in ("code", "sheet", "cell", "message"))
CellPlace = tuple[str, int, int]  # actual name of the sheet, row, column


def expected_cells(book: ReadableWorkbook, laporan: Report, cells: Iterable[ResultCell]) -> dict[CellPlace, ResultCell]:
    """Give the cells that ``compute`` would write, by their places.

    It writes none under a merged area, and keeps a title that the user typed.
    """
    found: dict[CellPlace, ResultCell] = {}
    for cell in cells:
        sheet = book.sheet(laporan.layout.sheets[cell.sheet])
        if not is_covered(sheet, cell.row, cell.column) and not is_replaced_title(sheet, cell):
            found[sheet.name, cell.row, cell.column] = cell
    return found


def compare_cells(book: ReadableWorkbook, expected: Mapping[CellPlace, ResultCell]) -> Iterator[CellDifference]:
    """Give each expected cell whose formula or stored value is another one in the workbook."""
    for (sheet, row, column), cell in expected.items():
        found = book.sheet(sheet).cell(row, column)
        message = _difference_message(found, cell)
        if message is not None:
            yield CellDifference(
                sheet, found.ref, message, stored_text(found), _value_text(cell.value), found.formula, cell.formula
            )  # fmt: skip


def changed_decisions(book: ReadableWorkbook, laporan: Report) -> Iterator[CellDifference]:
    """Give each Peran of ours that is another one now, and each change in what was recorded with it."""
    for sheet, one in differing_decisions(book, laporan):
        found = sheet.cell(one.row, one.column)
        yield CellDifference(
            sheet.name, found.ref, messages.OTHER_VALUE, stored_text(found), _value_text(one.value), found.formula
        )


def unexpected_cells(
    book: ReadableWorkbook, laporan: Report, expected: Container[CellPlace]
) -> Iterator[CellDifference]:
    """Give each cell that stands in a helper column where no formula belongs, and would be counted with it.

    ``compute`` leaves none there, and a finding (BC28) names those in the columns of results.
    """
    for name, cell in stray_cells(book, laporan, lambda *place: place in expected):
        yield CellDifference(name, cell.ref, messages.NOT_OURS, stored_text(cell), None, cell.formula)


def moved_names(book: ReadableWorkbook, laporan: Report) -> Iterator[CellDifference]:
    """Give each defined name that formulas use and that does not lead to the cells that were read."""
    for name, (sheet, area) in laporan.layout.areas.items():
        belongs, found = laporan.layout.reference(name), book.defined_name(name)
        if not spelled_alike(found, belongs):
            cell = cell_ref(area[0], area[1])
            yield CellDifference(sheet, cell, messages.NAME_MOVED.format(name=name), found, belongs)
        for owner in book.sheets_with_own(name):
            yield CellDifference(owner, None, messages.NAME_OF_A_SHEET.format(name=name), name, belongs)


def stores(found: Cell, value: object) -> bool:
    """Tell whether a cell stores this value. The last digits of a number may differ, as programs round differently."""
    return found.error is None and is_same_value(found.value, value, STORED_BY_A_PROGRAM)


def stored_text(cell: Cell) -> str | None:
    """Give as text what a cell stores. ``None`` means that it stores nothing, "" that it stores an empty text."""
    return cell.error if cell.error is not None else _value_text(cell.value)


def _value_text(value: object) -> str | None:
    """Give the value of a cell as text, a number in Indonesian form."""
    match value:
        case None | str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | Decimal():
            return format_decimal(Decimal(value))
        case _:
            raise TypeError(f"{value!r} is no cell value")


def _difference_message(found: Cell, cell: ResultCell) -> str | None:
    """Say how a found cell differs from the expected one, or give ``None`` if it does not."""
    value = stores(found, cell.value)
    if found.formula is None:
        return messages.NO_FORMULA if found.is_blank else messages.TYPED
    if not spelled_alike(found.formula, cell.formula):
        return messages.OTHER_FORMULA if value else messages.OTHER_BOTH
    if value:
        return None
    return messages.NO_VALUE if found.value is None and found.error is None else messages.OTHER_VALUE


def temuan_rows(temuan: ReadableSheet) -> dict[int, TemuanRow]:
    """Give the findings that the sheet Temuan lists, above the block of Jejak: row number -> cells as text."""
    rows = ((row, _texts_of(cells)) for row, cells in listed(temuan))
    return {row: texts for row, texts in rows if any(texts) and texts[_MESSAGE] != report.NOTHING_FOUND}


def cause_rows(temuan: ReadableSheet) -> dict[int, TemuanRow]:
    """Give the lines of what has to be put right, above the list: row number -> cells as text, without their number."""
    rows = ((row, ("", *_texts_of(cells)[1:])) for row, cells in causes_listed(temuan))
    return {row: texts for row, texts in rows if any(texts)}


def _texts_of(cells: Mapping[int, Cell]) -> TemuanRow:
    return tuple(_cell_text(cells.get(column)) for column in range(1, len(_KEYS) + 1))


def about_the_run(found: dict[int, TemuanRow], findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings on Temuan about the run itself, which nothing but Jejak can confirm later.

    ``findings`` are those that the inputs give. One of them may have such a code as well: a heading that is still lost.
    """
    given = Counter(_expected_row(one) for one in findings if one.code in ABOUT_THE_RUN)
    rows = Counter(row for row in found.values() if row[_CODE] in ABOUT_THE_RUN) - given
    return [_as_finding(dict(zip(_KEYS, row, strict=True))) for row in rows.elements()]


def _as_finding(texts: Mapping[str, str]) -> Finding:
    """Give a finding about the run as its row on Temuan tells it; the figures among its texts do not matter."""
    told = finding_as_told(ABOUT_THE_RUN[texts["code"]], texts)
    return replace(told, effect=texts["effect"] or None)


def compare_temuan(name: str, found: dict[int, TemuanRow], findings: Sequence[Finding]) -> Iterator[CellDifference]:
    """Give each finding that is missing on Temuan, was added there or was edited. The order of the rows does not count.

    ``name`` is the actual name of the sheet, ``found`` are its rows, ``findings`` those that the inputs give.
    """
    listed_alone = {number for number, row in found.items() if row[_CODE] in ABOUT_THE_RUN}
    yield from _compare_rows(name, found, [_expected_row(one) for one in findings], listed_alone)


def compare_causes(name: str, found: dict[int, TemuanRow], causes: Sequence[Finding]) -> Iterator[CellDifference]:
    """Give each line of what has to be put right that is missing, was added or edited; their numbers do not count."""
    yield from _compare_rows(name, found, [("", *_expected_row(one)[1:]) for one in causes])


def _compare_rows(
    name: str, found: dict[int, TemuanRow], expected: Iterable[TemuanRow], may_stay: Container[int] = ()
) -> Iterator[CellDifference]:
    """Compare the rows of a list with those that belong there; those that ``may_stay`` may be there or not."""
    missing = Counter(expected)
    extra: dict[int, TemuanRow] = {}
    for number, row in found.items():
        if missing[row]:
            missing[row] -= 1
        elif number not in may_stay:
            extra[number] = row
    gone = list(missing.elements())
    for number, row in extra.items():
        partner = max(
            (one for one in gone if _equal_cells(one, row) > 0),
            key=lambda one: _equal_cells(one, row),
            default=None,
        )
        if partner is None:
            yield CellDifference(name, cell_ref(number, 1), messages.FINDING_ADDED, _one_line(row))
        else:
            gone.remove(partner)
            yield from _edited_cells(name, number, row, partner)
    for row in gone:
        yield CellDifference(name, None, messages.FINDING_GONE, None, _one_line(row))


def _edited_cells(name: str, number: int, row: TemuanRow, partner: TemuanRow) -> Iterator[CellDifference]:
    """Give each cell of a row of Temuan that differs from the expected row."""
    for column, (now, then) in enumerate(zip(row, partner, strict=True), 1):
        if now != then:
            message = messages.FINDING_EDITED.format(heading=report.COLUMNS[column - 1].heading, code=partner[_CODE])
            yield CellDifference(name, cell_ref(number, column), message, now, then)


def _equal_cells(one: TemuanRow, other: TemuanRow) -> int:
    """Count the equal cells of two rows; 0 if they cannot be the same finding, one of them edited.

    They can if all but two cells are equal, or if code, sheet and cell are.
    """
    same = sum(1 for a, b in zip(one, other, strict=True) if a == b)
    place = all(one[at] == other[at] for at in (_CODE, _SHEET, _CELL))
    return same if place or same >= len(_KEYS) - 2 else 0


def _expected_row(one: Finding) -> TemuanRow:
    """Give the row of Temuan that ``compute`` writes for a finding, as comparable texts; a file keeps 15 digits."""
    read = (as_read(value) for value in row_of(one))
    return tuple(
        _comparable_text(format_decimal(value) if isinstance(value, Decimal) else str(value)) for value in read
    )


def _cell_text(cell: Cell | None) -> str:
    """Give what a cell of Temuan shows as comparable text, "" for nothing."""
    if cell is None or cell.value is None:
        return "" if cell is None or cell.error is None else cell.error
    return _comparable_text(format_decimal(cell.value) if isinstance(cell.value, Decimal) else str(cell.value))


def _comparable_text(text: str) -> str:
    """Give a text as a file can store it: without forbidden characters, and with unix line ends."""
    return with_unix_line_ends(legal(text))


def _one_line(row: TemuanRow) -> str:
    """Give a finding in one line: its code, its place and its message."""
    return f"{row[_CODE]} {row[_SHEET]}{'!' if row[_CELL] else ''}{row[_CELL]}: {row[_MESSAGE]}"


def compare_marks(book: ReadableWorkbook, laporan: Report, findings: Sequence[Finding]) -> Iterator[CellDifference]:
    """Give each cell of the column Pemeriksaan whose mark, such as "▲ PK01", does not list the findings of its row.

    The target of its link does not count. A cell in which the user typed something else is left alone.
    """
    wanted = {(mark.sheet, mark.row): mark.text for mark in marks(laporan, findings, report.FIRST_ROW)}
    for declared, table in laporan.layout.tables.items():
        sheet, column = book.sheet(table.sheet), table.columns[MARK_KEY]
        rows = {row for row, cells in sheet.rows() if column in cells} | {row for one, row in wanted if one == declared}
        for row in sorted(rows):
            cell, text = sheet.cell(row, column), wanted.get((declared, row))
            below = text is None and row > max(table.last_row, table.total_row or 0)  # compute leaves what stands there
            if below or row < table.first_row or not (cell.is_blank or is_mark(cell.value)):
                continue
            now = None if cell.is_blank else str(cell.value)
            if _symbol_and_codes(now) != _symbol_and_codes(text):
                yield CellDifference(sheet.name, cell_ref(row, column), messages.OTHER_MARK, now, text)


def _symbol_and_codes(text: str | None) -> tuple[str, frozenset[str]] | None:
    """Split a mark such as "▲ PK01, PK05" into its symbol and its codes. The order of the codes does not count."""
    return None if text is None else (text[0], frozenset(text[2:].split(", ")))
