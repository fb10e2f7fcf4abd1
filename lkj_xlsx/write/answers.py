"""What the user wrote on Temuan: beside the findings, such as answers, and around them. It goes where they go."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkj_xlsx.declare.message import Level
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.package import Cell, HasRows, ReadableSheet, Sheet
from lkj_xlsx.read.temuan import heading_row
from lkj_xlsx.read.trail import title_row
from lkj_xlsx.report.report import Kept, text_of, written
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import temuan as schema
from lkj_xlsx.sheets.causes import MORE_CAUSES
from lkj_xlsx.sheets.kept import ANSWER_LEFT
from lkj_xlsx.values import format_decimal

Row = tuple[str, ...]  # what a row of Temuan holds in our columns, as text
Cells = Mapping[int, Cell]
_KEYS = [column.key for column in schema.COLUMNS]
_WIDTH = len(_KEYS)
_HEADINGS = frozenset(column.heading for column in schema.COLUMNS)
_LEVELS = {level.value: level.word for level in Level} | {level.word: level.word for level in Level}
_CODE = re.compile(r"[A-Z]{2}\d\d")
_OF_NO_FINDING = (schema.NOTHING_FOUND, schema.NOT_CHECKED)
_ABOVE = (schema.TO_PUT_RIGHT, schema.NUMBER)
# By these a finding is known again, the first that fits: all of it, but for a figure, a place that moved, a wording.
_KNOWN_BY = (
    tuple(_KEYS),
    ("code", "sheet", "cell", "message", "written"),
    ("code", "sheet", "cell", "message"),
    ("code", "sheet", "cell"),
    ("code", "sheet", "message", "written"),
)


@dataclass(frozen=True)
class UserCells:
    """The user's cells on Temuan: ``beside`` a finding, given by its row, and ``below`` all findings, line by line."""

    beside: Sequence[tuple[Row, Cells]] = ()
    below: Sequence[Cells] = ()
    columns: frozenset[int] = frozenset()


def user_cells(sheet: HasRows) -> UserCells:
    """Find the user's cells on Temuan among its findings and below them."""
    title, heading = title_row(sheet), heading_row(sheet)
    end = 0 if title is None else title + jejak.ROWS
    beside: list[tuple[Row, Cells]] = []
    above: list[tuple[Row, Cells]] = []
    amid, below = list[Cells](), dict[int, Cells]()
    for row, cells in sheet.rows():
        if row < schema.HEADING_ROW or row == heading:
            continue
        texts = _row_texts(cells)
        in_trail = title is not None and title <= row < end
        is_finding = not in_trail and texts[0] in _LEVELS and _CODE.fullmatch(texts[1]) is not None
        is_cause = row < heading and _CODE.fullmatch(texts[1]) is not None
        is_ours = is_finding or is_cause or (row < heading and texts[0] in _ABOVE) or _is_of_no_finding(texts)
        ours = (jejak.LABEL_COLUMN, jejak.VALUE_COLUMN) if in_trail else range(1, _WIDTH + 1) if is_ours else ()
        own = {column: cell for column, cell in cells.items() if column not in ours and not cell.is_blank}
        if own and is_cause:
            above.append(((Level.ERROR.word, *texts[1:]), own))
        elif own and is_finding:
            beside.append((texts, own))
        elif own and title is not None and row >= end:
            below[row - end] = own
        elif own:
            amid.append(own)
    amid += _answers_above(above, beside)
    lines = [below.get(offset, {}) for offset in range(max(below, default=-1) + 1)]
    lines_of_ours = (*(cells for _, cells in beside), *amid)  # what stood amid them moves below, and stands there alone
    columns = frozenset(column for cells in lines_of_ours for column in cells if column > _WIDTH)
    return UserCells(beside, [*lines, *amid], columns)


def _answers_above(above: Sequence[tuple[Row, Cells]], beside: list[tuple[Row, Cells]]) -> Iterator[Cells]:
    """Add what was typed beside a line of what has to be put right to the cells beside its finding in the list.

    Gives what finds no room there, since something else stands beside the finding.
    """
    places = [_KEYS.index(key) for key in ("code", "sheet", "cell")]
    for texts, own in above:
        same = (at for at, (row, _) in enumerate(beside) if all(row[one] == texts[one] for one in places))
        at = next(same, None)
        if at is None:
            beside.append((texts, own))
        elif own.keys() & beside[at][1].keys():
            yield own
        else:
            beside[at] = (beside[at][0], {**beside[at][1], **own})


def _is_of_no_finding(texts: Row) -> bool:
    message = texts[_KEYS.index("message")]
    return message in _OF_NO_FINDING or MORE_CAUSES.fullmatch(message) is not None


def placed(own: UserCells, rows: Sequence[Row]) -> tuple[dict[int, Cells], list[Kept]]:
    """Give for the rows of the new findings, counted from 0, the cells that belong beside them, and what is left."""
    free = dict(enumerate(rows))
    found: dict[int, Cells] = {}
    waiting = list(own.beside)
    for keys in _KNOWN_BY if waiting else ():
        at = [_KEYS.index(key) for key in keys]
        by_key: dict[Row, list[int]] = {}
        for number, row in free.items():
            by_key.setdefault(tuple(row[one] for one in at), []).append(number)
        left = []
        for row, cells in waiting:
            numbers = by_key.get(tuple(row[one] for one in at))
            if numbers:
                found[numbers[0]] = cells
                del free[numbers.pop(0)]
            else:
                left.append((row, cells))
        waiting = left
    return found, [_left_over(row, cells) for row, cells in waiting]


def _left_over(row: Row, cells: Cells) -> Kept:
    code, sheet, cell = (row[_KEYS.index(key)] for key in ("code", "sheet", "cell"))
    said = "; ".join(shown_in_kept(one) for one in cells.values())
    return Kept(ANSWER_LEFT.code, sheet, cell, said if code == ANSWER_LEFT.code else f"{code}: {said}")


def shown_in_kept(cell: Cell) -> str:
    """Give what a finding keeps of a cell: its formula, or what a reader sees in it."""
    if cell.formula is not None:
        return f"={cell.formula}"
    text = written(cell, Kind.QUANTITY) or ""
    if isinstance(cell.value, Decimal) and cell.is_date:  # a date may be shown without its year
        return f"{text} ({format_decimal(cell.value)})"
    return text


def answers_to(sheet: ReadableSheet, findings: Sequence[Row]) -> dict[int, str]:
    """Give the answers that stand on Temuan, by the position of their finding among ``findings``."""
    headings = sheet.row(heading_row(sheet))
    column = next((at for at, cell in headings.items() if text_of(cell) == schema.ANSWER.heading), None)
    if column is None:
        return {}
    found = placed(user_cells(sheet), findings)[0]
    answers = {at: cells[column] for at, cells in sorted(found.items()) if column in cells}
    return {at: written(one, Kind.QUANTITY) or shown_in_kept(one) for at, one in answers.items()}


def answered(own: UserCells, findings: Sequence[Row]) -> int:
    """Count the errors among the rows of findings that have an answer in the column of the template."""
    found = placed(own, findings)[0]
    return sum(1 for at, cells in found.items() if findings[at][0] == Level.ERROR.word and schema.PRINTED in cells)


def answered_on(sheet: ReadableSheet) -> int:
    """Count the errors on Temuan beside which an answer stands, as the formula there counts them.

    0 where its stored value counts none: a program that calculates nothing typed the answers, which is no difference.
    """
    if schema.ANSWERED not in text_of(sheet.cell(schema.SUMMARY_ROW, 1)):
        return 0
    cells_of_errors = (cells for _, cells in sheet.rows() if 1 in cells and cells[1].value == Level.ERROR.word)
    return sum(1 for cells in cells_of_errors if schema.PRINTED in cells and not cells[schema.PRINTED].is_blank)


def move_aside(sheet: Sheet) -> None:
    """Move the user's columns on Temuan one to the right where it was written before our last column, Dampak, came."""
    at_row = heading_row(sheet)
    headings, last = sheet.row(at_row), schema.COLUMNS[-1]
    known = sum(at in headings and text_of(headings[at]) == one.heading for at, one in enumerate(schema.COLUMNS, 1))
    if known <= _WIDTH // 2 or (_WIDTH in headings and text_of(headings[_WIDTH]) == last.heading):
        return
    end = title_row(sheet)
    for row, cells in list(sheet.rows()):
        if row >= at_row and (end is None or row < end):
            for column in sorted((at for at in cells if at >= _WIDTH), reverse=True):
                sheet.put_copy(row, column + 1, cells[column])
                sheet.clear(row, column)
    sheet.put_text(at_row, _WIDTH, last.heading, sheet.style_of(at_row, _WIDTH - 1) or None)


@dataclass(frozen=True)
class MovedTemuan:
    """Temuan as it would stand if the user had not moved its headings: rows were deleted or columns put in between.

    ``moved_rows`` is how far its rows stand too low, ``columns`` where each column belongs.
    """

    sheet: ReadableSheet
    moved_rows: int
    columns: Mapping[int, int]

    @classmethod
    def of(cls, sheet: ReadableSheet) -> "MovedTemuan | None":
        """Find the headings; ``None`` where they stand as in the template, or there are none."""
        wanted = {column.heading: number for number, column in enumerate((*schema.COLUMNS, schema.ANSWER), 1)}
        top: int | None = None  # where what has to be put right begins
        for row, cells in sheet.rows():
            texts = {text_of(cell): column for column, cell in cells.items()}
            if top is None and schema.TO_PUT_RIGHT in texts:
                top = row
            found = {text: column for text, column in texts.items() if text in wanted}
            if len(found) > len(wanted) // 2 and schema.NUMBER not in texts:
                top = top or row
                is_moved = any(wanted[text] != column for text, column in found.items() if text in _HEADINGS)
                if top == schema.HEADING_ROW and not is_moved:
                    return None
                return cls(sheet, top - schema.HEADING_ROW, cls._belongs(sheet, found, wanted))
            if row > schema.first_row(schema.MOST_CAUSES + 1) + 10:
                break
        return cls._without_headings(sheet)

    @classmethod
    def _without_headings(cls, sheet: ReadableSheet) -> "MovedTemuan":
        """Take the sheet as it would be with the headings above its first finding."""
        rows = [(row, _row_texts(cells)) for row, cells in sheet.rows()]
        first = next((row for row, texts in rows if texts[0] in _LEVELS and _CODE.fullmatch(texts[1])), None)
        columns = {column: column for _, cells in sheet.rows() for column in cells}
        return cls(sheet, 0 if first is None else first - schema.FIRST_ROW, columns)

    @staticmethod
    def _belongs(sheet: ReadableSheet, found: Mapping[str, int], wanted: Mapping[str, int]) -> dict[int, int]:
        """Give for each filled column where it belongs: ours in their order, the user's right of them."""
        columns = {found[text]: wanted[text] for text in found}
        filled = sorted({column for _, cells in sheet.rows() for column in cells} - columns.keys())
        return {**columns, **{column: schema.PRINTED + 1 + number for number, column in enumerate(filled)}}

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Go through the filled rows, with the cells as they are."""
        for row, cells in self.sheet.rows():
            yield row - self.moved_rows, {self.columns[column]: cell for column, cell in cells.items()}

    def above_the_list(self) -> Iterator[tuple[int, int, Cell]]:
        """Give the cells of the user's above the findings: the row in which the template has it, column, cell."""
        heading = heading_row(self)
        for row, cells in self.rows():
            is_heading = row == heading
            for column, cell in cells.items() if is_heading or row < schema.HEADING_ROW else ():
                is_ours = column == 1 or (is_heading and column <= schema.PRINTED)
                if not cell.is_blank and not is_ours:
                    yield schema.HEADING_ROW if is_heading else row, column, cell


def write_headings(sheet: Sheet, row: int) -> None:
    """Move the headings to a row, and write Tanggapan where the sheet has none, beside ours or the user's next ones."""
    before = heading_row(sheet)
    headings = dict(sheet.row(before))
    if row != before:
        for column, cell in list(sheet.row(row).items()):
            if column > _WIDTH and not cell.is_blank:
                sheet.clear(row, column)
        for column, cell in headings.items():
            sheet.put_copy(row, column, cell)
            if not cell.is_blank:
                sheet.clear(before, column)
    if any(text_of(cell) == schema.ANSWER.heading for cell in headings.values()):
        return
    taken = {column for column, cell in headings.items() if not cell.is_blank}
    free = next(column for column in range(schema.PRINTED, 10_000) if column not in taken)
    sheet.put_text(row, free, schema.ANSWER.heading, sheet.style_of(row, _WIDTH) or None)


def write_beside(sheet: Sheet, own: UserCells, found: Mapping[int, Cells], first: int, count: int) -> None:
    """Write the user's cells beside the findings that they belong to, from row ``first`` on, and clear the others."""
    for number in range(count):
        row, cells = first + number, found.get(number, {})
        for column in own.columns:
            if column in cells:
                sheet.put_copy(row, column, cells[column])
            elif not sheet.cell(row, column).is_blank:
                sheet.clear(row, column)


def write_below(sheet: Sheet, own: UserCells, first_row: int) -> None:
    """Write the lines that the user wrote below all findings, from ``first_row`` on."""
    for row, cells in enumerate(own.below, first_row):
        for column, cell in cells.items():
            sheet.put_copy(row, column, cell)


def as_texts(values: Sequence[str | Decimal]) -> Row:
    """Give what a row holds that is to be written, as it is compared with one that was read."""
    return tuple(format_decimal(value) if isinstance(value, Decimal) else value for value in values)


def _row_texts(cells: Cells) -> Row:
    texts = [shown_in_kept(cells[column]) if column in cells else "" for column in range(1, _WIDTH + 1)]
    return (_LEVELS.get(texts[0], texts[0]), *texts[1:])  # outcomes of before call a kesalahan galat
