"""Finds where the declared tables, rows, labels and Ringkasan stand in the user's workbook."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from lkj_xlsx.declare.layout import Layout, TableLayout
from lkj_xlsx.declare.message import NOTE, WARNING, Message
from lkj_xlsx.declare.model import RANGE_END, Kind, Role, Table
from lkj_xlsx.declare.page import Page, RowTable
from lkj_xlsx.declare.sources import HOW_COLUMNS_ARE_FOUND
from lkj_xlsx.package import Cell, CellValue, ReadableSheet, ReadableWorkbook, Refused, cell_ref, column_number
from lkj_xlsx.read.filled import LEFT_BY_ANOTHER_YEAR, Filled, Rows, read_filled_cells
from lkj_xlsx.read.headings import (
    MISSING_COLUMN,
    Headings,
    amounts_in,
    is_number_row,
    report_headings,
)
from lkj_xlsx.read.names import find_named, report_names
from lkj_xlsx.read.parts import parts_of, with_parts
from lkj_xlsx.read.rows import DataRows, data_rows, report_rows
from lkj_xlsx.read.seen import nearest_row
from lkj_xlsx.read.sheets import NOT_OURS, find_sheets, is_needed, may_be_missing, report_renamed, template_version
from lkj_xlsx.read.totals import find_totals, is_total, left_of_total, report_total
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Place, text_of
from lkj_xlsx.rules.text import code_key
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import tables as declared_tables
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET, TAHUN

FAR = 1000  # so many rows without anything part a row from the table above: formulas are not written into all of them


@dataclass(frozen=True)
class Located:
    """Where everything stands in a workbook; by declared sheet its filled ``cells``, and which ``rows`` are data.

    ``covered``: the cells of the rows that a merged area hides, each with the cell whose value is shown there.
    """

    layout: Layout
    cells: Mapping[str, Rows]
    rows: Mapping[str, DataRows]
    covered: Mapping[Place, str]
    findings: tuple[Finding, ...]


def locate(book: ReadableWorkbook) -> Located:
    """Find all declared sheets, tables and labels. ``Refused`` is raised if a sheet or its headings are missing."""
    sheets = find_sheets(book)
    tables: dict[str, TableLayout] = {}
    cells: dict[str, Rows] = {}
    rows: dict[str, DataRows] = {}
    of_sheets = {table.sheet for table in declared_tables.TABLES if table.optional}
    parts = {page.part for page in declared_tables.PAGES if page.sheet in sheets and page.part in of_sheets}
    findings, version = list(report_renamed(book, sheets)), template_version(book)
    named = find_named(book, sheets)
    year = _year_of_the_report(book, sheets, named.fields)
    for table in declared_tables.TABLES:
        name = table.sheet
        if name not in sheets:
            continue
        found = read_filled_cells(table, book.sheet(sheets[name]), year)
        headings, cells[name] = found.headings, found.rows
        if headings is not None:
            table = found.table
            parts |= set(parts_of(table, headings))
            table = with_parts(table, headings, parts)
            keys = {column.key for column in table.columns}
            headings = replace(headings, columns={key: at for key, at in headings.columns.items() if key in keys})
        elif table.optional:
            findings.append(finding(NOT_OURS, sheets.pop(name), None, nama=name))
            del cells[name]
            continue
        else:
            near = nearest_row(book.sheet(sheets[name]), table)
            raise Refused(
                f"Judul kolom lembar {sheets[name]} tidak ditemukan; kembalikan baris judulnya seperti pada templat "
                f"({', '.join(column.heading for column in table.printed)})." + (f" Yang ada: {near}." if near else "")
            )
        codes = codes_of_the_tied_sheet(table, tables, cells)
        tables[name], rows[name] = _table_layout(table, sheets[name], found, headings, codes)
        findings += report_missing(tables[name], version)
        for column in found.left:
            place = cell_ref(headings.row, headings.columns[column.key])
            findings.append(finding(LEFT_BY_ANOTHER_YEAR, sheets[name], place, kolom=column.heading))
        findings += report_headings(tables[name], headings, cells[name], year)
        findings += report_rows(tables[name], cells[name], rows[name])
        findings += report_total(tables[name], rows[name])
    pages = {summary.SHEET: summary_rows(book.sheet(sheets[summary.SHEET]))} if summary.SHEET in sheets else {}
    for page in (one for one in declared_tables.PAGES if one.sheet in sheets):
        rows_of = page_rows(book.sheet(sheets[page.sheet]), page)
        if rows_of and declared_tables.can_compute(page, tables):
            pages[page.sheet] = rows_of
        else:
            findings.append(finding(NOT_COMPUTED, sheets.pop(page.sheet), None, bagian=page.part))
    layout = Layout(tables, sheets, named.fields, pages, named.scale, named.areas)
    findings += [*named.findings, *report_names(book, layout)]
    covered: dict[Place, str] = {}
    for located in tables.values():
        covered.update(_covered_cells(located, book.sheet(located.sheet)))
    return Located(layout, cells, rows, covered, tuple(findings))


NOT_COMPUTED = Message(
    "BK22",
    WARNING,
    "Lembar ini tidak dihitung lagi: barisnya ada yang terhapus, atau lembar atau kolom yang dipakainya tidak ada.",
    "Hapus lembar ini bila tidak dipakai, atau buat lagi: lkj-xlsx template --dari BERKAS.xlsx --salin --dengan "
    "{bagian}.",
    rule="Lembar cetakan tambahan dihitung bila semua barisnya ada, dan semua kolom yang dipakai rumusnya. "
    "Peringatan, sebab yang tercetak di sana mungkin angka lama; lembar lain tidak terpengaruh.",
    source="Pertimbangan kami: susunan templat",
    example='Lembar Efisiensi ada, tetapi judul "Sasaran" pada Anggaran sudah diganti.',
)


def _covered_cells(table: TableLayout, sheet: ReadableSheet) -> Iterator[tuple[Place, str]]:
    """Give the cells of the rows of a table that a merged area hides, each with the cell whose value is shown there."""
    for top, left, bottom, right in sheet.merged:
        if bottom < table.first_row or top > table.last_row:
            continue
        keys = [(key, at) for key, at in table.columns.items() if left <= at <= right]
        for row in range(max(top, table.first_row), min(bottom, table.last_row) + 1):
            yield from (
                ((table.table.sheet, row, key), cell_ref(top, left)) for key, at in keys if (row, at) != (top, left)
            )


def codes_of_the_tied_sheet(table: Table, tables: Mapping[str, TableLayout], cells: Mapping[str, Rows]) -> set[str]:
    """Give the codes, as they are compared, of the named rows of the sheet that a table is tied to."""
    if table.tie is None or table.tie.sheet not in tables:
        return set()
    columns = tables[table.tie.sheet].columns
    found = {
        code_key(text_of(row[columns[table.tie.by]]))
        for row in cells[table.tie.sheet].values()
        if columns.get(table.tie.by) in row and columns.get(table.tie.names) in row
    }
    return found - {""}


def _table_layout(
    table: Table, name: str, filled: Filled, headings: Headings, codes: Container[str]
) -> tuple[TableLayout, DataRows]:
    """Work out the layout of a table: its columns, its rows, where it ends, and its TOTAL row."""
    columns, rows = dict(headings.columns), filled.rows
    filled_in = table.of_role(Role.INPUT, Role.LINK)
    names = {columns[one.key] for one in filled_in if one.kind is Kind.TEXT and one.key in columns}
    first_row = headings.row + (2 if is_number_row(rows.get(headings.row + 1, {}), names) else 1)
    missing = [column.key for column in table.columns if column.key not in columns and is_needed(column)]
    unnamed = frozenset(one.key for one in filled_in if one.key in missing and one.since == 1 and not one.part)
    if missing:
        right = max(max(columns.values()), *(max(cells) for cells in rows.values()))
        missing.sort(key=unnamed.__contains__)
        columns |= {key: right + 1 + number for number, key in enumerate(missing)}
    layout = TableLayout(
        table,
        name,
        columns,
        headings.row,
        first_row - 1,
        first_row,
        missing_columns=frozenset(missing),
        unnamed_columns=unnamed,
        amounts_in=amounts_in(table, headings, rows),
    )
    total_row, unused_totals = find_totals(layout, rows)
    layout = replace(layout, total_row=total_row)
    by = columns.get(table.tie.by, 0) if table.tie is not None else 0
    tied = {row for row, cells in rows.items() if by in cells and code_key(text_of(cells[by])) in codes}
    rows = {**rows, **{row: left_of_total(rows[row]) for row in unused_totals}}
    found = data_rows(layout, rows, tied)
    # A second TOTAL below the one that closes the table is no data row.
    other = {
        row for row in found.filled if total_row is not None and row > total_row and is_total(rows[row], table, columns)
    }
    if other:
        named = {row for row in other if any(isinstance(cell.value, str) for cell in rows[row].values())}
        found = replace(found, filled=tuple(row for row in found.filled if row not in other), notes=found.notes | named)
    apart = {total_row, *unused_totals, *other}
    prepared = [row for row in filled.prepared if row >= first_row and row not in apart]
    last_row = max((row for row in (*found.filled, *prepared) if row != total_row), default=first_row - 1)
    if table.has_total and total_row is None:
        total_row = max((row for row in (*rows, *prepared) if row >= first_row), default=last_row) + 1
    ignored = found.apart | other
    end = max(RANGE_END, last_row)
    near, far = _near_and_far(first_row, {row for row in (*found.filled, *prepared) if row != total_row})
    layout = replace(
        layout,
        last_row=last_row,
        total_row=total_row,
        range_end=end,
        ignored_rows=ignored,
        unused_total_rows=unused_totals,
        last_near_row=near,
        far_rows=far,
    )
    return layout, found


def _near_and_far(first_row: int, rows: set[int]) -> tuple[int, tuple[int, ...]]:
    """Give the last row before the first gap of more than ``FAR`` rows, and the rows below that gap."""
    near = first_row - 1
    ordered = sorted(rows)
    for at, row in enumerate(ordered):
        if row - near > FAR:
            return near, tuple(ordered[at:])
        near = row
    return near, ()


RESULTS_MISSING = Message(
    "BC30",
    NOTE,
    'Kolom "{kolom}" tidak ada, jadi ditulis lagi di sini.',
    "Pindahkan kolom ini ke tempatnya semula bila perlu (Potong, lalu Sisipkan Sel yang Dipotong).",
    rule="Kolom hasil yang dihapus ditulis lagi di kanan kolom lain, dengan rumus bakunya. Angkanya dihitung seperti "
    "biasa, jadi catatan.",
    source=HOW_COLUMNS_ARE_FOUND,
    example="Kolom % Capaian pada Pengukuran dihapus: kini di X4.",
)


def report_missing(layout: TableLayout, version: int | None) -> Iterator[Finding]:
    """BC06, BC30: report each column that is missing: what the user fills in is lost, results are written again."""
    for column in layout.of_role(Role.INPUT, Role.LINK):
        if column.key in layout.missing_columns and not may_be_missing(column, version):
            yield finding(MISSING_COLUMN, layout.sheet, f"A{layout.heading_row}", kolom=column.heading)
    for column in layout.of_role(Role.RESULT):
        if column.key in layout.missing_columns and not column.part and not may_be_missing(column, version):
            yield finding(
                RESULTS_MISSING, layout.sheet, layout.place(column.key, layout.heading_row), kolom=column.heading
            )


def _year_of_the_report(
    book: ReadableWorkbook, sheets: Mapping[str, str], fields: Mapping[tuple[str, str], int]
) -> str:
    """Give the year on Identitas as text; "" where none stands there."""
    row = fields.get((IDENTITAS_SHEET, TAHUN.key))
    return "" if row is None else text_of(book.sheet(sheets[IDENTITAS_SHEET]).cell(row, 2)).strip()


def summary_rows(sheet: ReadableSheet) -> dict[int, int]:
    """Find the actual row of each declared row of Ringkasan, where the user may have inserted rows."""
    shifts = _shifts(sheet, {**summary.LANDMARKS, **summary.SIGNATURE_MARKS}, summary.ROW_TABLES)
    more = summary.SASARAN_CONTINUED
    return _shifted(shifts, more.last_row if more.title_row in shifts else summary.LAST_ROW)


def page_rows(sheet: ReadableSheet, page: Page) -> dict[int, int]:
    """Find the actual row of each declared row of another page; empty where rows of it were deleted or moved."""
    rows = _shifted(_shifts(sheet, page.landmarks, page.lists), page.last_row)
    return {} if any(rows[row] <= rows[row - 1] for row in rows if row > 1) else rows


def _shifts(sheet: ReadableSheet, landmarks: Mapping[int, str], lists: Iterable[RowTable]) -> dict[int, int]:
    """Give by how many rows each known text of a page stands lower than in the template, by its declared row."""
    marks = sorted(landmarks.items())
    known = {text for _, text in marks}
    texts = [(number, mark) for number, cells in sheet.rows() if (mark := _recognised_by(cells)) in known]
    matcher = SequenceMatcher(None, [text for _, text in marks], [text for _, text in texts], autojunk=False)
    shifts: dict[int, int] = {}
    for first, second, size in matcher.get_matching_blocks():
        pairs = zip(marks[first : first + size], texts[second : second + size], strict=True)
        shifts |= {declared: actual - declared for (declared, _), (actual, _) in pairs}
    for table in lists:  # the row right under a list moves along with the label that follows
        below = min((row for row in landmarks if row > table.last_row), default=None)
        if below in shifts:
            shifts.setdefault(table.last_row + 1, shifts[below])
    return shifts


def _shifted(shifts: Mapping[int, int], last_row: int) -> dict[int, int]:
    """Give the actual row of each declared one: a row without a known text keeps its distance from the last above."""
    rows: dict[int, int] = {}
    shift = 0
    for declared in range(1, last_row + 1):
        shift = shifts.get(declared, shift)
        rows[declared] = declared + shift
    return rows


def _recognised_by(cells: Mapping[int, Cell]) -> CellValue:
    """Give the text by which a row of Ringkasan is recognised: its first cell, else its formula of the signature."""
    if 1 in cells and not cells[1].is_blank and cells[1].formula is None:
        return cells[1].value
    signed = cells.get(column_number(summary.SIGNATURE_COLUMN))
    return None if signed is None else signed.formula
