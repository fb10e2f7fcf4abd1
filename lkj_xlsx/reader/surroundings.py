"""What lies around the tables: hidden data, copies of our sheets, links to elsewhere, the template's version."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lkj_xlsx.findings import Finding, finding
from lkj_xlsx.laporan import Source
from lkj_xlsx.package import Cell, ReadableSheet, ReadableWorkbook
from lkj_xlsx.reader.locate import Located
from lkj_xlsx.schema.model import TEMPLATE_VERSION, VERSION_PROPERTY, Role
from lkj_xlsx.schema.settings import IDENTITAS_SHEET, PENGATURAN_SHEET
from lkj_xlsx.schema.tables import INPUT_SHEETS, SHEETS
from lkj_xlsx.values import fold_word

_COPY = re.compile(r"(?P<name>.+?)(?:\s*\(\d+\)|_\d+)|(?:copy of|salinan)\s+(?P<original>.+)", re.I)
_EXTERNAL = re.compile(r"\[\d+\]|'[^']*\[[^\]]+\]")
SHOWN = 10


def survey(book: ReadableWorkbook, located: Located, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Find what a reader of the sheets would not see, or should know before trusting them."""
    yield from _version(book)
    yield from _hidden_sheets(book, located)
    yield from _hidden_rows_and_columns(book, located, sources)
    yield from _copies(book, located)
    yield from _external(book, located)


def _version(book: ReadableWorkbook) -> Iterator[Finding]:
    """BK05: a workbook from another version of the template is named as such, not as a missing field."""
    found = book.custom_properties.get(VERSION_PROPERTY, "").strip()
    if found != str(TEMPLATE_VERSION):
        code = "BK05" if found else "BK06"
        yield finding(code, book.sheet_names[0], None, written=found or None, versi=found, kini=TEMPLATE_VERSION)


def of_this_version(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out which columns, labels and settings are missing in a workbook from another version of the template.

    It may never have had them, and BK05 says what to do.
    """
    if all(one.code != "BK05" for one in findings):
        return list(findings)
    return [one for one in findings if one.code != "BC06" and not (one.code in ("ID01", "ST01") and one.cell is None)]


def _hidden_sheets(book: ReadableWorkbook, located: Located) -> Iterator[Finding]:
    """BK04: a hidden sheet of ours is read all the same."""
    for declared, actual in located.layout.sheets.items():
        if declared in INPUT_SHEETS and book.sheet(actual).state != "visible":
            yield finding("BK04", actual, None)


def _hidden_rows_and_columns(
    book: ReadableWorkbook, located: Located, sources: Mapping[str, Source]
) -> Iterator[Finding]:
    """BK02, BK03: hidden rows and columns are read, and nobody sees them."""
    for declared, table in located.layout.tables.items():
        on_page, source = book.sheet(table.sheet), sources[declared]
        yield from _hidden_rows(on_page, {row for row in on_page.hidden_rows if _is_filled(source, row)})
        for column in table.table.of_role(Role.INPUT, Role.LINK):
            hidden = table.columns[column.key] in on_page.hidden_columns
            if hidden and any(source.written(row, column.key) for row in source.rows):
                at = table.place(column.key, table.heading_row)
                yield finding("BK03", table.sheet, at, kolom=column.heading)
    for declared in (IDENTITAS_SHEET, PENGATURAN_SHEET):
        on_page = book.sheet(located.layout.sheets[declared])
        fields = {row for (sheet, _), row in located.layout.fields.items() if sheet == declared}
        yield from _hidden_rows(on_page, {row for row in fields if not on_page.cell(row, 2).is_blank})


def _is_filled(source: Source, row: int) -> bool:
    return any(source.written(row, key) for key in source.rows.get(row, ()))


def _hidden_rows(sheet: ReadableSheet, filled: set[int]) -> Iterator[Finding]:
    rows = sorted(filled & sheet.hidden_rows)
    if rows:
        yield finding("BK02", sheet.name, f"A{rows[0]}", written=_listed(rows), n=len(rows))


def _listed(rows: list[int]) -> str:
    more = f", dan {len(rows) - SHOWN} baris lain" if len(rows) > SHOWN else ""
    return "baris " + ", ".join(str(row) for row in rows[:SHOWN]) + more


def _copies(book: ReadableWorkbook, located: Located) -> Iterator[Finding]:
    """BK07: a copy of a sheet of ours, such as "Pengukuran (2)" or "Pengukuran_2", is hers and is not read."""
    ours = {fold_word(sheet): located.layout.sheets.get(sheet, sheet) for sheet in SHEETS}
    for name in book.sheet_names:
        match = _COPY.fullmatch(name)
        original = ours.get(fold_word(match["name"] or match["original"])) if match else None
        if original is not None and name not in located.layout.sheets.values():
            yield finding("BK07", name, None, asli=original)


def _external(book: ReadableWorkbook, located: Located) -> Iterator[Finding]:
    """BK08, BK09: links to other files are named and never followed; once, at the cells of hers that use them."""
    links = "; ".join(book.external_links)
    used = list(_external_cells(located)) if links else []
    for sheet, cell in used:
        yield finding("BK09", sheet, cell.ref, written=f"={cell.formula}", berkas=links)
    if links and not used:
        yield finding("BK08", book.sheet_names[0], None, written=links)


def _external_cells(located: Located) -> Iterator[tuple[str, Cell]]:
    for declared, rows in located.cells.items():
        for cells in rows.values():
            for cell in cells.values():
                if cell.formula is not None and _EXTERNAL.search(cell.formula):
                    yield located.layout[declared].sheet, cell
