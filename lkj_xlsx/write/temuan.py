"""Writes the findings: the sheet Temuan, anew at each run, and the marks in the column Pemeriksaan of each table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.model import MARK_KEY
from lkj_xlsx.declare.style import LINE_HEIGHT, row_height
from lkj_xlsx.package import Sheet, Workbook, cell_ref, column_letters, quote_sheet, split_ref
from lkj_xlsx.read.temuan import heading_row
from lkj_xlsx.read.trail import title_row
from lkj_xlsx.report.findings import Finding, worst_first
from lkj_xlsx.report.report import Report
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import temuan as schema
from lkj_xlsx.sheets.kept import KEPT
from lkj_xlsx.write.answers import UserCells, as_texts, placed, write_below, write_beside, write_headings
from lkj_xlsx.write.recorder import Recorder
from lkj_xlsx.write.row_marks import Mark, is_mark, marks

LONGEST_TEXT = 500
_COLUMNS = range(1, len(schema.COLUMNS) + 1)
_KEYS = [column.key for column in schema.COLUMNS]


@dataclass(frozen=True)
class _JejakBlock:
    """The block of Jejak on Temuan: its first row, and for each column the styles of its title and of a fact."""

    row: int | None
    title: Sequence[int]
    fact: Sequence[int]

    @classmethod
    def of(cls, sheet: Sheet) -> "_JejakBlock":
        row = title_row(sheet)
        if row is None:  # an older template has no block: it is written in the style of the receipt
            plain = [sheet.style_of(schema.RECEIPT_ROW, 1)] * len(_COLUMNS)
            return cls(None, [sheet.style_of(schema.SUMMARY_ROW, 1), *plain[1:]], plain)
        title, fact = ([sheet.style_of(at, column) for column in _COLUMNS] for at in (row, row + 1))
        return cls(row, title, fact)

    def write(self, sheet: Sheet, row: int, facts: Mapping[str, str]) -> None:
        """Write the block from ``row`` on, and delete what stands between it and the last finding, and below it."""
        if self.row != row or any(not cell.is_blank for cell in sheet.row(row - 1).values()):
            sheet.delete_rows_from(row - 1)
        self._line(sheet, row, self.title, jejak.TITLE, jejak.NOTE)
        for at, fact in enumerate(jejak.FACTS, row + 1):
            self._line(sheet, at, self.fact, fact.label, facts[fact.key])
        for at in range(row - 1, row + jejak.ROWS):
            for column, cell in list(sheet.row(at).items()):
                if column not in _COLUMNS and not cell.is_blank:
                    sheet.clear(at, column)
        sheet.delete_rows_from(row + jejak.ROWS)

    @staticmethod
    def _line(sheet: Sheet, row: int, styles: Sequence[int], label: str, value: str) -> None:
        for column, style in zip(_COLUMNS, styles, strict=True):
            text = {jejak.LABEL_COLUMN: label, jejak.VALUE_COLUMN: value}.get(column)
            if text is None:
                _blank(sheet, row, column, style)
            else:
                sheet.put_text(row, column, text, style)
        sheet.fit_row(row, LINE_HEIGHT)


def write_temuan(
    sheet: Sheet,
    findings: Sequence[Finding],
    causes: Sequence[Finding],
    receipt: str,
    facts: Mapping[str, str],
    own: UserCells,
) -> None:
    """Write what has to be put right, then a row for each finding, worst first, and below them the ``facts`` of Jejak.

    The cell of each is a link. Without findings one row says so. ``receipt`` says what this run changed; a run that
    changed nothing leaves the receipt of the run before. ``own`` are the user's cells: they follow the finding beside
    which they stood. The list begins further down the more ``causes`` there are.
    """
    if receipt:
        sheet.put_text(schema.RECEIPT_ROW, 1, receipt)
    before, first = heading_row(sheet), schema.first_row(len(causes))
    look = [sheet.style_of(before, column) for column in _COLUMNS]
    styles = [sheet.style_of(before + 1, column) for column in _COLUMNS]
    answers = next((at for at, one in sheet.row(before).items() if one.value == schema.ANSWER.heading), schema.PRINTED)
    look_of_answers = sheet.style_of(before + 1, answers)
    block = _JejakBlock.of(sheet)
    write_headings(sheet, first - 1)
    for row in range(schema.HEADING_ROW, max(before, first - 1)):
        for column, cell in list(sheet.row(row).items()):
            if not cell.is_blank and column > len(schema.COLUMNS) and row != first - 1:
                sheet.clear(row, column)
    links = _write_causes(sheet, causes, block.title, look, styles)
    rows = worst_first(findings)
    for row, one in enumerate(rows, first):
        _write_row(sheet, row, row_of(one), styles)
        links += _links(row, one)
    write_beside(sheet, own, placed(own, rows_of_findings(rows))[0], first, max(len(rows), 1))
    last = first + max(len(rows), 1) - 1
    _frame_answers(sheet, first, last, look_of_answers)
    if not rows:
        _write_no_findings(sheet, first, styles)
    sheet.set_hyperlinks(links, _KEYS.index("cell") + 1)
    sheet.set_autofilter(f"A{first - 1}:{column_letters(schema.PRINTED)}{last}")
    if before != first - 1:
        sheet.freeze(schema.HEADING_ROW if not causes else 0)
    block.write(sheet, last + 2, facts)
    write_below(sheet, own, last + 2 + jejak.ROWS)


def _write_causes(
    sheet: Sheet, causes: Sequence[Finding], title: Sequence[int], look: Sequence[int], styles: Sequence[int]
) -> list[tuple[str, str]]:
    """Write what has to be put right above the list, and give the links of its cells.

    ``title``, ``look`` and ``styles`` are the styles of its title, its headings and its lines.
    """
    links: list[tuple[str, str]] = []
    if not causes:
        return links
    at = _KEYS.index("message")
    texts = [schema.TO_PUT_RIGHT, *[""] * (at - 1), schema.TO_PUT_RIGHT_NOTE, *[""] * (len(_KEYS) - at - 1)]
    _write_texts(sheet, schema.HEADING_ROW, texts, title)
    _write_texts(sheet, schema.FIRST_ROW, [schema.NUMBER, *[one.heading for one in schema.COLUMNS[1:]]], look)
    for number, one in enumerate(causes, 1):
        row = schema.FIRST_ROW + number
        _write_row(sheet, row, cause_row(number, one), styles)
        links += _links(row, one)
    empty = schema.FIRST_ROW + len(causes) + 1
    _write_texts(sheet, empty, [""] * len(_KEYS), [0] * len(_KEYS))
    for row in range(schema.HEADING_ROW, empty + 1):
        _blank(sheet, row, schema.PRINTED, 0)
    return links


def cause_row(number: int, one: Finding) -> tuple[str | Decimal, ...]:
    """Give what a line of what has to be put right holds: in place of the level a number, for all are of one level."""
    return (Decimal(number) if one.code else "", *row_of(one)[1:])


def _links(row: int, one: Finding) -> list[tuple[str, str]]:
    if one.cell is None:
        return []
    return [(cell_ref(row, _KEYS.index("cell") + 1), f"{quote_sheet(one.sheet)}!{one.cell}")]


def _write_texts(sheet: Sheet, row: int, texts: Sequence[str], styles: Sequence[int]) -> None:
    """Write a line of texts, "" for an empty cell."""
    for column, (text, style) in enumerate(zip(texts, styles, strict=True), 1):
        if text:
            sheet.put_text(row, column, text, style)
        else:
            _blank(sheet, row, column, style)
    sheet.fit_row(row, LINE_HEIGHT)


def show_rows(sheet: Sheet, findings: int, causes: int) -> bool:
    """Show all rows down to the end of Jejak, and tell whether a filter or somebody had hidden some.

    They were hidden for what stood in them, and other findings stand there after this run.
    """
    surface, last = sheet.surface, jejak.first_row(findings, schema.first_row(causes)) + jejak.ROWS - 1
    unseen = [row for row in range(1, last + 1) if row in sheet.hidden_rows or surface.is_flat(row)]
    for row in unseen:
        sheet.hide_row(row, hidden=False)
        if surface.is_flat(row):
            sheet.reset_height(row)
    return bool(unseen)


def _frame_answers(sheet: Sheet, first: int, last: int, look: int) -> None:
    """Give each empty cell for an answer the ``look`` of the first one, so that it is printed with its borders."""
    for column, cell in list(sheet.row(first - 1).items()):
        if cell.value != schema.ANSWER.heading or not look:
            continue
        for row in range(first, last + 1):
            if sheet.cell(row, column).is_blank and not sheet.style_of(row, column):
                _blank(sheet, row, column, look)


def rows_of_findings(findings: Sequence[Finding]) -> list[tuple[str, ...]]:
    """Give the rows that Temuan gets for findings, the worst first, as text."""
    return [as_texts(row_of(one)) for one in worst_first(findings)]


def write_facts(sheet: Sheet, facts: Mapping[str, str]) -> None:
    """Write facts into the block of Jejak that stands there."""
    title = title_row(sheet)
    assert title is not None
    for row, fact in enumerate(jejak.FACTS, title + 1):
        sheet.put_text(row, jejak.VALUE_COLUMN, facts[fact.key])


def row_of(one: Finding) -> tuple[str | Decimal, ...]:
    """Give what the row of a finding on Temuan holds, column by column; "" for nothing."""
    held = {
        "level": one.level.word,
        "code": one.code,
        "sheet": one.sheet,
        "cell": one.cell,
        "message": one.message,
        "written": one.written,
        "computed": one.computed,
        "difference": one.difference,
        "remedy": one.remedy,
        "effect": one.effect,
    }
    values = (held[column.key] for column in schema.COLUMNS)
    if one.code in KEPT:  # what the user wrote stands nowhere else
        return tuple(value if isinstance(value, Decimal) else value or "" for value in values)
    return tuple(value if isinstance(value, Decimal) else shortened(value or "") for value in values)


def _write_row(sheet: Sheet, row: int, values: Sequence[str | Decimal], styles: Sequence[int]) -> None:
    for column, (value, style) in enumerate(zip(values, styles, strict=True), 1):
        if isinstance(value, Decimal):
            sheet.put_number(row, column, value, style)
        elif value:
            sheet.put_text(row, column, value, style)
        else:
            _blank(sheet, row, column, style)
    texts = [value if isinstance(value, str) else "" for value in values]
    widths = [column.width for column in schema.COLUMNS]
    sheet.fit_row(row, row_height(zip(texts, widths, strict=True)))


def shortened(text: str) -> str:
    """Cut a long text of the user, so that the row of Temuan can be read; the cell itself holds all of it."""
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _write_no_findings(sheet: Sheet, row: int, styles: Sequence[int]) -> None:
    texts = [schema.NOTHING_FOUND if key == "message" else "" for key in _KEYS]
    _write_texts(sheet, row, texts, styles)


def _blank(sheet: Sheet, row: int, column: int, style: int) -> None:
    """Empty a cell and keep its border."""
    now = sheet.cell(row, column)
    if now.style != style:
        sheet.put_text(row, column, "", style)
    sheet.clear(row, column)


def write_marks(book: Workbook, laporan: Report, recorder: Recorder, findings: Sequence[Finding], causes: int) -> None:
    """Write the marks of all tables, and a link in each to its row on Temuan.

    A mark names the findings of a row, such as "▲ PK03, PK05". A mark of an earlier run that no longer holds is
    cleared; what the user typed into the column stays.
    """
    temuan = quote_sheet(laporan.layout.sheets[schema.SHEET])
    by_sheet: dict[str, dict[int, Mark]] = {}
    for mark in marks(laporan, findings, schema.first_row(causes)):
        by_sheet.setdefault(mark.sheet, {})[mark.row] = mark
    for declared, table in laporan.layout.tables.items():
        sheet, column = book.sheet(table.sheet), table.columns[MARK_KEY]
        written = _write_marks_of_table(sheet, table, recorder, by_sheet.get(declared, {}))
        user_links = [link for link in sheet.hyperlinks(column) if not _is_free(sheet, link[0])]
        our_links = [(cell_ref(mark.row, column), f"{temuan}!A{mark.leads_to}") for mark in written]
        sheet.set_hyperlinks([*user_links, *our_links], column)


def mark_cells(laporan: Report) -> dict[str, dict[int, tuple[int]]]:
    """Give every cell that may hold a mark: actual name of the sheet -> row -> column."""
    places: dict[str, dict[int, tuple[int]]] = {}
    for table in laporan.layout.tables.values():
        last = max(table.last_row, table.total_row or 0)
        places[table.sheet] = dict.fromkeys(range(table.first_row, last + 1), (table.columns[MARK_KEY],))
    return places


def _is_free(sheet: Sheet, ref: str) -> bool:
    """Tell whether a cell is blank or holds a mark of ours."""
    now = sheet.cell(*split_ref(ref))
    return now.is_blank or is_mark(now.value)


def _write_marks_of_table(sheet: Sheet, table: TableLayout, recorder: Recorder, wanted: dict[int, Mark]) -> list[Mark]:
    """Write and clear the marks of one table, and give those that stand there now."""
    column, written = table.columns[MARK_KEY], list[Mark]()
    last = max(table.last_row, table.total_row or 0)
    for row in sorted({*wanted, *sheet.rows_filled_in(column)}):
        if not table.first_row <= row <= last:
            continue
        now, mark = sheet.cell(row, column), wanted.get(row)
        if not _is_free(sheet, now.ref):
            continue
        if mark is not None:
            style = None if now.style else sheet.style_of(table.first_row, column) or None
            recorder.put_value(sheet, row, column, mark.text, style)
            written.append(mark)
        elif not now.is_blank:
            recorder.clear(sheet, row, column)
    return written
