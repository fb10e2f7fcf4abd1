"""Where the declared sheets, headings, rows and labels stand in her workbook."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkj_xlsx.findings import Finding, finding
from lkj_xlsx.schema import summary
from lkj_xlsx.schema.layout import Layout, TableLayout
from lkj_xlsx.schema.model import RANGE_END, Role, Table
from lkj_xlsx.schema.settings import (
    CAP_READ_KEY,
    CAP_READ_LABEL,
    IDENTITAS,
    IDENTITAS_SHEET,
    PENGATURAN,
    PENGATURAN_SHEET,
)
from lkj_xlsx.schema.tables import INPUT_SHEETS, SHEETS, TABLES
from lkj_xlsx.values import fold_word
from lkj_xlsx.workbook import Cell, Refused, Sheet, Workbook

HEADING_SEARCH = 40
_TOTAL = re.compile(r"(grand\s+)?(total|jumlah)\b", re.I)
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?")

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class Located:
    """The layout of a workbook, the filled cells of its tables, and the columns that are missing."""

    layout: Layout
    cells: Mapping[str, Rows]
    findings: tuple[Finding, ...]


def locate(book: Workbook) -> Located:
    """Find everything declared; ``Refused`` where a sheet or its headings are missing."""
    sheets = find_sheets(book)
    tables: dict[str, TableLayout] = {}
    cells: dict[str, Rows] = {}
    findings: list[Finding] = []
    for table in TABLES:
        sheet = book.sheet(sheets[table.sheet])
        rows = _filled(sheet)
        layout = _find_table(table, sheet, rows)
        tables[table.sheet], cells[table.sheet] = layout, rows
        findings += _missing_columns(layout)
    fields = {
        **_find_fields(book.sheet(sheets[IDENTITAS_SHEET]), IDENTITAS_SHEET, {one.label: one.key for one in IDENTITAS}),
        **_find_fields(
            book.sheet(sheets[PENGATURAN_SHEET]),
            PENGATURAN_SHEET,
            {**{one.label: one.key for one in PENGATURAN}, CAP_READ_LABEL: CAP_READ_KEY},
        ),
    }
    summary_rows = _summary_rows(book.sheet(sheets[summary.SHEET])) if summary.SHEET in sheets else {}
    return Located(Layout(tables, sheets, fields, summary_rows), cells, tuple(findings))


def find_sheets(book: Workbook) -> dict[str, str]:
    """Give the actual name of each declared sheet; ``Refused`` where one that holds data is missing."""
    actual = {fold_word(name): name for name in reversed(book.sheet_names)}
    found = {sheet: actual[fold_word(sheet)] for sheet in SHEETS if fold_word(sheet) in actual}
    missing = [sheet for sheet in INPUT_SHEETS if sheet not in found]
    if len(missing) == len(INPUT_SHEETS):
        raise Refused(
            f"{book.path.name} bukan buku kerja LKj: tidak ada satu pun lembar {', '.join(INPUT_SHEETS)}; "
            "buat templatnya dengan lkj-xlsx template, lalu salin isian ke sana."
        )
    if missing:
        raise Refused(
            f"{book.path.name} tidak memuat lembar {', '.join(missing)}; kembalikan nama lembarnya, atau salin isian "
            "ke templat baru (lkj-xlsx template)."
        )
    return found


def heading(text: str) -> str:
    """Give a heading without what does not matter: case, blanks, line breaks, a star, a final dot."""
    return fold_word(text.replace("*", " ")).rstrip(". ")


def _filled(sheet: Sheet) -> dict[int, dict[int, Cell]]:
    """The rows that hold something, by number; styled blanks are passed over."""
    rows: dict[int, dict[int, Cell]] = {}
    for number, cells in sheet.rows():
        filled = {column: cell for column, cell in cells.items() if not cell.is_blank}
        if filled:
            rows[number] = filled
    return rows


def _find_table(table: Table, sheet: Sheet, rows: Rows) -> TableLayout:
    wanted = {heading(column.heading): column.key for column in table.columns}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in list(rows.items())[:HEADING_SEARCH]:
        found: dict[str, int] = {}
        for column, cell in sorted(cells.items()):
            key = wanted.get(heading(cell.value)) if isinstance(cell.value, str) else None
            if key is not None:
                found.setdefault(key, column)
        if len(found) > len(best[1]):
            best = (number, found)
    heading_row, columns = best
    if len(columns) * 2 < len(table.of_role(Role.INPUT, Role.LINK)):
        raise Refused(
            f"Judul kolom lembar {sheet.name} tidak ditemukan; kembalikan baris judulnya seperti pada templat "
            f"({', '.join(column.heading for column in table.printed)})."
        )
    numbered = _is_number_row(rows.get(heading_row + 1, {}))
    first_row = heading_row + (2 if numbered else 1)
    return _with_rows(table, sheet.name, rows, columns, heading_row, first_row)


def _is_number_row(cells: Mapping[int, Cell]) -> bool:
    numbers: list[int] = []
    for _, cell in sorted(cells.items()):
        match = _COLUMN_NUMBER.fullmatch(str(cell.value).strip())
        if match is None:
            return False
        numbers.append(int(match[1]))
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def _with_rows(
    table: Table, name: str, rows: Rows, columns: dict[str, int], heading_row: int, first_row: int
) -> TableLayout:
    ours = set(columns.values())
    used = [number for number, cells in rows.items() if number >= first_row and ours & cells.keys()]
    last_row = max(used, default=first_row - 1)
    total_row = None
    if table.has_total:
        total_row = next((number for number in used if is_total(rows[number], columns)), last_row + 1)
        last_row = max((number for number in used if number != total_row), default=first_row - 1)
    right = max((max(cells) for cells in rows.values()), default=0)
    added = [column.key for column in table.of_role(Role.RESULT, Role.HELPER, Role.RECORD) if column.key not in columns]
    placed = {**columns, **{key: right + 1 + number for number, key in enumerate(added)}}
    return TableLayout(
        table, name, placed, heading_row, first_row - 1, first_row, last_row, total_row,
        max(RANGE_END, last_row), frozenset(added),
    )  # fmt: skip


def is_total(cells: Mapping[int, Cell], columns: Mapping[str, int]) -> bool:
    """Tell a TOTAL row by the text in its first columns."""
    texts = [cells[columns[key]].value for key in ("kode", "uraian") if key in columns and columns[key] in cells]
    return any(isinstance(text, str) and _TOTAL.match(text.strip()) is not None for text in texts)


def _missing_columns(layout: TableLayout) -> Iterator[Finding]:
    for column in layout.table.of_role(Role.INPUT, Role.LINK):
        if column.key not in layout.columns:
            yield finding("BC06", layout.sheet, f"A{layout.heading_row}", kolom=column.heading)


def _find_fields(sheet: Sheet, name: str, labels: Mapping[str, str]) -> dict[tuple[str, str], int]:
    wanted = {heading(label): key for label, key in labels.items()}
    found: dict[tuple[str, str], int] = {}
    for number, cells in sheet.rows():
        label = cells[1].value if 1 in cells else None
        key = wanted.get(heading(label)) if isinstance(label, str) else None
        if key is not None:
            found.setdefault((name, key), number)
    return found


def _summary_rows(sheet: Sheet) -> dict[int, int]:
    """Follow rows that were inserted into Ringkasan: each block keeps its distance from its title."""
    anchors = {
        1: summary.TITLE,
        8: summary.FIGURES_TITLE[1],
        **{table.title_row: table.title for table in summary.ROW_TABLES},
        91: summary.CHECKS_TITLE[1],
    }
    at = {cells[1].value: number for number, cells in sheet.rows() if 1 in cells and isinstance(cells[1].value, str)}
    rows: dict[int, int] = {}
    shift = 0
    for declared in range(1, summary.LAST_ROW + 1):
        title = anchors.get(declared)
        if title is not None and title in at:
            shift = at[title] - declared
        rows[declared] = declared + shift
    return rows
