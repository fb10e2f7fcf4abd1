"""All sheets with a table, in the order of the workbook, and where they stand in one that the template makes."""

from collections.abc import Collection, Iterator, Mapping

from lkj_xlsx.declare.layout import Layout, ScaleLayout, TableLayout, placeholders
from lkj_xlsx.declare.model import FIELD_FIRST_ROW, FIRST_ROW, PREPARED, RANGE_END, Kind, Table
from lkj_xlsx.declare.page import Page
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.modules import MODULES, DeclarationError
from lkj_xlsx.sheets.pengaturan import (
    CAP_READ_KEY,
    KATEGORI_COMPUTED,
    KATEGORI_HEADINGS,
    KATEGORI_ROWS,
    PENGATURAN_SHEET,
    settings_with,
)

GUIDE_SHEET = "Petunjuk"


def _tables() -> tuple[Table, ...]:
    """The tables of all modules; a module may also name the table of another one."""
    found: dict[str, Table] = {}
    for value in (value for module in MODULES for value in vars(module).values()):
        if isinstance(value, Table) and found.setdefault(value.sheet, value) is not value:
            raise DeclarationError(f"two tables for the sheet {value.sheet}")
    return tuple(found.values())


TABLES = _tables()
PAGES = tuple(value for module in MODULES for value in vars(module).values() if isinstance(value, Page))
"""The pages of results that come with optional parts."""
MAIN_TABLES = tuple(table.with_parts(()) for table in TABLES if not table.optional)
"""Those of a template without optional parts."""
PARTS = tuple(dict.fromkeys(part for table in TABLES for part in table.parts))
"""The names of the optional sheets and groups of columns, with which a template can be made."""


def input_sheets() -> tuple[str, ...]:
    """The names of the sheets that every user fills in, in the order of the workbook."""
    return ("Identitas", *(table.sheet for table in TABLES if not table.optional), "Pengaturan")


def sheets(parts: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the sheets of a workbook with some optional ``parts``, in its order: the main ones come first."""
    optional = [table.sheet for table in TABLES if table.optional and table.sheet in parts]
    pages = [page.sheet for page in PAGES if page.part in parts]
    return (GUIDE_SHEET, *input_sheets(), "Ringkasan", "Temuan", *optional, *pages)


def pages_in(layout: Layout) -> Iterator[Page]:
    """Go through the pages of results that a workbook has."""
    return (page for page in PAGES if page.sheet in layout.sheets)


def can_compute(page: Page, tables: Mapping[str, TableLayout]) -> bool:
    """Tell whether a workbook has all columns that the formulas of a page name."""
    formulas = [one.formula for one in page.figures]
    formulas += [column.formula for table in page.lists for column in table.columns]
    named = ((sheet, key) for formula in formulas for sheet, key in placeholders(formula) if sheet is not None)
    return all(sheet in tables and key in tables[sheet].columns for sheet, key in named)


def declared_layout(
    rows: Mapping[str, int] | None = None,
    kategori_rows: int = 0,
    parts: Collection[str] = (),
    years: tuple[int | None, int | None] = (None, None),
) -> Layout:
    """Give the layout of a workbook as the template makes it with some optional ``parts``.

    It has room for that many ``rows`` on each sheet. ``years`` are the first year of the period and that of the report.
    """
    made = [table.for_years(*years).with_parts(parts) for table in TABLES if not table.optional or table.sheet in parts]
    tables = {table.sheet: _declared_table(table, (rows or {}).get(table.sheet, 0)) for table in made}
    settings = settings_with(parts)
    fields = {
        (sheet, one.key): row
        for sheet, labelled in ((IDENTITAS_SHEET, IDENTITAS), (PENGATURAN_SHEET, settings))
        for row, one in enumerate(labelled, FIELD_FIRST_ROW)
    }
    fields[PENGATURAN_SHEET, CAP_READ_KEY] = FIELD_FIRST_ROW + len(settings)
    scale = _declared_scale(len(settings), kategori_rows)
    return Layout(tables, {sheet: sheet for sheet in sheets(parts)}, fields, scale=scale)


def _declared_scale(settings: int, rows: int) -> ScaleLayout:
    """Give where the table of kategori stands: below the fields, after a blank row, its title, help and headings."""
    first = FIELD_FIRST_ROW + settings + 5
    computed = {one.key: at for at, one in enumerate(KATEGORI_COMPUTED, len(KATEGORI_HEADINGS) + 1)}
    return ScaleLayout(first, first + max(KATEGORI_ROWS, rows) - 1, scale=1, condition=3, bound=4, computed=computed)


def _declared_table(table: Table, rows: int) -> TableLayout:
    prepared = max(PREPARED, rows)
    return TableLayout(
        table,
        table.sheet,
        {column.key: number for number, column in enumerate(table.columns, 1)},
        last_row=FIRST_ROW + prepared - 1,
        total_row=FIRST_ROW + prepared if table.has_total else None,
        range_end=max(RANGE_END, FIRST_ROW + prepared),
    )


def _check_declaration() -> None:
    """Raise :class:`DeclarationError` where a table leads to a sheet or a column that is not there."""
    known = {table.sheet: {column.key: column for column in table.columns} for table in TABLES}
    for name, key in (of for table in TABLES for column in table.columns for of in column.takes.values()):
        if key not in known.get(name, {}):
            raise DeclarationError(f"no column {key} on {name} for a rule of another sheet")
    for table in TABLES:
        if table.tie is not None:
            target = known.get(table.tie.sheet, {})
            links = [column for column in table.columns if column.link is not None]
            reads = [f"{one.link}_terbaca" for one in links if one.kind is Kind.QUANTITY]
            wanted = {table.tie.by, table.tie.names, *(str(one.link) for one in links), *reads}
            if lacking := sorted(wanted - target.keys()):
                raise DeclarationError(f"{table.sheet}: {table.tie.sheet} has no column {', '.join(lacking)}")
        for formula in (text for column in table.columns for text in (column.formula, column.total) if text):
            for sheet, key in placeholders(formula):
                if key not in known.get(sheet or table.sheet, {}):
                    raise DeclarationError(f"{table.sheet}: no column {key} for {formula}")


_check_declaration()
