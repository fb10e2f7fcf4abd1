"""Writes the sheet of a declared table, such as PK or Anggaran, for the user to fill in."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.model import MARK_KEY, TITLE_ROW, TOTAL_LABEL, UNIT_ROW, Column, Kind, Role
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.sheets.temuan import MARK_SYMBOLS
from lkj_xlsx.template.prefill import Prefill
from lkj_xlsx.template.writer import ResultCells, TemplateWriter, dropdown, prompt, set_up_page

_TWO_LINES = 33  # points
_BOLD = 1.08  # bold letters are so much wider


def write_table(
    writer: TemplateWriter, sheet: Worksheet, layout: TableLayout, prefill: Prefill, results: ResultCells
) -> None:
    """Write one table: title, headings, the row that numbers the columns, prepared rows and TOTAL."""
    _write_titles(writer, sheet, layout, results)
    _write_headings(writer, sheet, layout)
    _write_rows(writer, sheet, layout, prefill, results)
    if layout.total_row is not None:
        _write_total(writer, sheet, layout, prefill, results)
    for column in layout.table.columns:
        _validate(sheet, layout, column)
    _colour_marks(writer, sheet, layout)
    for at, holds in layout.shown_once():
        _colour(writer, sheet, layout, column_letters(at), f"={holds}", style.NOT_SHOWN)
    _show_money(writer, sheet, layout)
    _colour_what_waits(writer, sheet, layout)
    _set_columns(sheet, layout)
    _set_page(sheet, layout)


def _write_titles(writer: TemplateWriter, sheet: Worksheet, layout: TableLayout, results: ResultCells) -> None:
    table = layout.table
    writer.put(sheet, TITLE_ROW, 1, f"{table.label}. {table.title}", style.TITLE)
    writer.put_result(sheet, results[UNIT_ROW, 1], style.SUBTITLE)


def _write_headings(writer: TemplateWriter, sheet: Worksheet, layout: TableLayout) -> None:
    table = layout.table
    for number, column in enumerate(table.columns, 1):
        printed, shown = column in table.printed, column in table.shown
        writer.put(
            sheet,
            layout.heading_row,
            number,
            column.heading,
            style.HEADING if shown else style.HELPER_HEADING,
        )
        if printed:
            writer.put(sheet, layout.heading_row + 1, number, str(number), style.NUMBER_ROW)
    last = column_letters(len(table.printed))
    sheet.ignore_errors({"number_stored_as_text": f"A{layout.heading_row + 1}:{last}{layout.range_end}"})
    sheet.set_row(layout.heading_row - 2, 6)
    headings = [(column.heading, column.width / _BOLD) for column in table.printed]
    sheet.set_row(layout.heading_row - 1, max(_TWO_LINES, style.row_height(headings, padding=3)))


def _write_rows(
    writer: TemplateWriter, sheet: Worksheet, layout: TableLayout, prefill: Prefill, results: ResultCells
) -> None:
    name = layout.table.sheet
    filled = prefill.rows.get(name, ())
    for offset, row in enumerate(range(layout.first_row, layout.last_row + 1)):
        values = dict(filled[offset]) if offset < len(filled) else {}
        for column in layout.table.columns:
            if column.prepared is not None and name not in prefill.without_kode_ik:
                values.setdefault(column.key, column.prepared.format(offset + 1))
        for column in layout.table.columns:
            at = layout.columns[column.key]
            look = style.cell(column.role, column.kind)
            if (row, at) in results and column.key not in values:
                writer.put_result(sheet, results[row, at], look)
            else:
                writer.put(sheet, row, at, values.get(column.key), look)


def _write_total(
    writer: TemplateWriter, sheet: Worksheet, layout: TableLayout, prefill: Prefill, results: ResultCells
) -> None:
    assert layout.total_row is not None
    for column in layout.table.columns:
        at = layout.columns[column.key]
        if column not in layout.table.shown:
            writer.put(sheet, layout.total_row, at, None, style.cell(column.role, column.kind))
        elif column.key in prefill.total:
            writer.put(sheet, layout.total_row, at, prefill.total[column.key], style.total(column.kind))
        elif column.total is not None:
            writer.put_result(sheet, results[layout.total_row, at], style.total(column.kind))
        else:
            role = Role.MARK if column.role is Role.MARK else Role.RESULT
            writer.put(sheet, layout.total_row, at, TOTAL_LABEL if at == 1 else None, style.total(column.kind, role))


def _validate(sheet: Worksheet, layout: TableLayout, column: Column) -> None:
    if column.role not in (Role.INPUT, Role.LINK):
        return
    sheet.data_validation(_area(layout, layout.letters(column.key)), _validation(column))


def _area(layout: TableLayout, letters: str) -> str:
    """Give the cells of a column that the user may fill in, above TOTAL."""
    last = layout.range_end if layout.total_row is None else layout.total_row - 1
    return f"{letters}{layout.first_row}:{letters}{last}"


def _validation(column: Column) -> dict[str, Any]:
    if column.choices:
        return dropdown(column.choices, column.heading, column.help, strict=column.strict)
    if column.kind is Kind.RUPIAH:
        return {
            "validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning",
            "error_title": "Bukan angka rupiah", "error_message": "Tulis angka rupiah tanpa Rp. Tetap dipakai?",
            **prompt(column.heading, column.help),
        }  # fmt: skip
    return {"validate": "any", **prompt(column.heading, column.help)}


def _set_columns(sheet: Worksheet, layout: TableLayout) -> None:
    helpers = False
    for column in layout.table.columns:
        at = layout.columns[column.key] - 1
        helper = column not in layout.table.shown
        options = {"level": 1, "hidden": True} if helper else {}
        sheet.set_column(at, at, column.width, None, options)
        helpers = helpers or helper
    if helpers:
        after = len(layout.table.columns)
        sheet.set_column(after, after, 4, None, {"collapsed": True})


def _set_page(sheet: Worksheet, layout: TableLayout) -> None:
    table = layout.table
    set_up_page(sheet, f"{table.label}. {table.title}", landscape=True)
    sheet.freeze_panes(layout.first_row - 1, 2)
    sheet.repeat_rows(layout.heading_row - 1, layout.heading_row)
    # The filter has its buttons in the row that numbers the columns. It spans the helper columns too, so that they are
    # sorted together with the others.
    sheet.autofilter(layout.first_row - 2, 0, layout.last_row - 1, len(table.columns) - 1)
    sheet.print_area(0, 0, (layout.total_row or layout.last_row) - 1, len(table.printed) - 1)


def _colour_marks(writer: TemplateWriter, sheet: Worksheet, layout: TableLayout) -> None:
    letters = layout.letters(MARK_KEY)
    for level, symbol in MARK_SYMBOLS.items():
        sheet.conditional_format(
            f"{letters}{layout.first_row}:{letters}{layout.range_end}",
            {"type": "text", "criteria": "begins with", "value": symbol, "format": writer.format(style.LEVELS[level])},
        )


def _show_money(writer: TemplateWriter, sheet: Worksheet, layout: TableLayout) -> None:
    """Show numbers as rupiah in the rows whose unit is Rp, with two decimals where there are sen."""
    for column in (one for one in layout.table.columns if one.money_by):
        letters = layout.letters(column.key)
        cell, unit = f"${letters}{layout.first_row}", f"${layout.letters(column.money_by)}{layout.first_row}"
        bare = f'SUBSTITUTE(LOWER(TRIM({unit})),".","")'
        is_money = f'ISNUMBER({cell}),OR({bare}="rp",{bare}="rupiah")'
        for with_sen, code in ((f",{cell}<>INT({cell})", style.RUPIAH_AND_SEN), (f",{cell}=INT({cell})", style.RUPIAH)):
            _colour(writer, sheet, layout, letters, f"=AND({is_money}{with_sen})", {"num_format": code})


def _colour_what_waits(writer: TemplateWriter, sheet: Worksheet, layout: TableLayout) -> None:
    """Colour empty input cells: those of the next free row, and in a row that is in use those that it needs."""
    table = layout.table
    if table.compare_by is None:
        return
    name = f"${layout.letters(table.compare_by.name)}"
    here, above = f'{name}{layout.first_row}<>""', f'{name}{layout.first_row - 1}<>""'
    for column in table.of_role(Role.INPUT):
        waits = f"OR({here},{above})" if column.expected else f"NOT({here}),{above}"
        letters = layout.letters(column.key)
        look = style.WAITING
        _colour(writer, sheet, layout, letters, f"=AND(ISBLANK(${letters}{layout.first_row}),{waits})", look)


def _colour(
    writer: TemplateWriter, sheet: Worksheet, layout: TableLayout, letters: str, holds: str, look: style.Properties
) -> None:
    options = {"type": "formula", "criteria": holds, "format": writer.format(look)}
    sheet.conditional_format(_area(layout, letters), options)
