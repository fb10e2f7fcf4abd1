"""Writes the sheets of labelled fields: Identitas, and Pengaturan with its tables of kategori and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import Field, Kind, Role
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.sheets import pengaturan as schema
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import ComputedColumn
from lkj_xlsx.template.prefill import Prefill, ValuesByKey
from lkj_xlsx.template.writer import ResultCells, TemplateWriter, Value, dropdown, prompt, set_up_page

IDENTITAS_WIDTHS = (26, 56, 58)


@dataclass(frozen=True)
class _SettingsTable:
    """A table below the fields of Pengaturan, such as that of kategori.

    ``kinds`` are the kinds of the columns. ``names`` are the defined names of the first columns; formulas use them.
    ``computed`` are the columns of our formulas at the right.
    """

    title: str
    help: str
    headings: Sequence[str]
    kinds: Sequence[Kind]
    names: Sequence[str]
    rows: int
    values: Sequence[Sequence[Value]]
    computed: Sequence[ComputedColumn] = ()


def _kategori_table(prefill: Prefill) -> _SettingsTable:
    kinds = (Kind.SHORT, Kind.TEXT, Kind.SHORT, Kind.QUANTITY, Kind.CODE, Kind.TEXT)
    return _SettingsTable(
        schema.KATEGORI_TITLE, schema.KATEGORI_HELP, schema.KATEGORI_HEADINGS, kinds, schema.KATEGORI_NAMES,
        max(schema.KATEGORI_ROWS, len(prefill.kategori)), prefill.kategori, schema.KATEGORI_COMPUTED,
    )  # fmt: skip


def _words_table(prefill: Prefill) -> _SettingsTable:
    values = [(word.scale, word.word, word.rank, word.above) for word in prefill.words]
    return _SettingsTable(
        schema.WORDS_TITLE, schema.WORDS_HELP, schema.WORDS_HEADINGS,
        (Kind.SHORT, Kind.SHORT, Kind.QUANTITY, Kind.QUANTITY), schema.WORDS_NAMES,
        max(schema.WORDS_ROWS, len(values)), values,
    )  # fmt: skip


def write_identitas(writer: TemplateWriter, sheet: Worksheet, layout: Layout, prefill: Prefill) -> None:
    """Write the identity of the unit: a row with label, value and help for each field."""
    _write_head(writer, sheet, IDENTITAS_SHEET, "Isi kolom B. Judul tiap tabel dan Ringkasan mengambil isian ini.")
    _write_fields(writer, sheet, layout, IDENTITAS_SHEET, IDENTITAS, prefill.identitas)
    for column, width in enumerate(IDENTITAS_WIDTHS):
        sheet.set_column(column, column, width)
    set_up_page(sheet, IDENTITAS_SHEET, landscape=True)


def write_pengaturan(
    writer: TemplateWriter, sheet: Worksheet, layout: Layout, prefill: Prefill, results: ResultCells
) -> None:
    """Write the settings, the tables of kategori and words, and the lists behind the dropdowns."""
    _write_head(
        writer,
        sheet,
        schema.PENGATURAN_SHEET,
        "Pilihan cara menghitung. Yang tercantum di sini berlaku bagi seluruh buku kerja.",
    )
    settings = [
        one for one in (*schema.PENGATURAN, *schema.FURTHER) if (schema.PENGATURAN_SHEET, one.key) in layout.fields
    ]
    _write_fields(writer, sheet, layout, schema.PENGATURAN_SHEET, settings, prefill.pengaturan)
    read_row = layout.fields[schema.PENGATURAN_SHEET, schema.CAP_READ_KEY]
    writer.put(sheet, read_row, 1, schema.CAP_READ_LABEL, style.LABEL)
    writer.put_result(sheet, results[read_row, 2], style.cell(Role.RESULT, Kind.QUANTITY))
    writer.merge(
        sheet, f"C{read_row}:F{read_row}", "Batas Capaian sebagai angka persen; dipakai oleh rumus.", style.NOTE
    )
    writer.workbook.define_name(schema.CAP_READ_NAME, f"={schema.PENGATURAN_SHEET}!$B${read_row}")
    words = _write_settings_table(writer, sheet, read_row + 2, _kategori_table(prefill), results) + 1
    lists = _write_settings_table(writer, sheet, words, _words_table(prefill), results) + 1
    _write_lists(writer, sheet, lists, with_quarters=schema.QUARTER in settings)
    sheet.set_h_pagebreaks([words - 1])
    sheet.print_area(f"A1:F{lists - 2}")  # the lists behind the dropdowns are not printed
    for column, width in zip("ABCDEFGH", (26, 24, 16, 14, 18, 44, 14, 20), strict=True):
        sheet.set_column(f"{column}:{column}", width)
    set_up_page(sheet, schema.PENGATURAN_SHEET, landscape=False)


def _write_head(writer: TemplateWriter, sheet: Worksheet, title: str, help_text: str) -> None:
    writer.put(sheet, 1, 1, title, style.TITLE)
    writer.put(sheet, 2, 1, help_text, {**style.NOTE, "text_wrap": False})


def _write_fields(
    writer: TemplateWriter, sheet: Worksheet, layout: Layout, name: str, fields: Sequence[Field], values: ValuesByKey
) -> None:
    wide = name == schema.PENGATURAN_SHEET
    for field in fields:
        row = layout.fields[name, field.key]
        writer.put(sheet, row, 1, field.label, style.LABEL)
        look = {**style.cell(Role.INPUT, field.kind), "align": "left"}
        default = Decimal(field.default) if field.default and field.kind is Kind.QUANTITY else field.default
        writer.put(sheet, row, 2, values.get(field.key, default), look)
        if wide:
            writer.merge(sheet, f"C{row}:F{row}", field.help, {**style.NOTE, "valign": "vcenter"})
            sheet.set_row(row - 1, 30)
        else:
            writer.put(sheet, row, 3, field.help, {**style.NOTE, "valign": "vcenter"})
            value = values.get(field.key) or ""
            texts = [(str(value), IDENTITAS_WIDTHS[1]), (field.help, IDENTITAS_WIDTHS[2])]
            sheet.set_row(row - 1, style.row_height(texts, padding=3))
        writer.workbook.define_name(field.name, f"={name}!$B${row}")
        sheet.data_validation(row - 1, 1, row - 1, 1, _validation(field))


def _validation(field: Field) -> dict[str, Any]:
    if field.choices:
        return dropdown(field.choices, field.label, field.help, strict=True)
    if field.between is not None:
        low, high = field.between
        return {
            "validate": "integer", "criteria": "between", "minimum": low, "maximum": high, "error_type": "warning",
            "error_title": field.label, "error_message": f"{field.label} ditulis empat angka. Tetap dipakai?",
            **prompt(field.label, field.help),
        }  # fmt: skip
    return {"validate": "any", **prompt(field.label, field.help)}


def _write_settings_table(
    writer: TemplateWriter, sheet: Worksheet, row: int, table: _SettingsTable, results: ResultCells
) -> int:
    """Write a table of settings from ``row`` on, and give the first free row below it."""
    for column in range(1, 7):
        writer.put(sheet, row, column, table.title if column == 1 else None, style.BLOCK)
    writer.merge(sheet, f"A{row + 1}:F{row + 1}", table.help, style.NOTE)
    sheet.set_row(row, 30)
    first = row + 3
    for column, heading in enumerate(table.headings, 1):
        writer.put(sheet, first - 1, column, heading, style.HEADING)
    for offset in range(table.rows):
        values = table.values[offset] if offset < len(table.values) else [None] * len(table.headings)
        for column, (kind, value) in enumerate(zip(table.kinds, values, strict=True), 1):
            writer.put(sheet, first + offset, column, value, style.cell(Role.INPUT, kind))
    for at, computed in enumerate(table.computed, len(table.headings) + 1):
        writer.put(sheet, first - 1, at, computed.heading, style.HEADING)
        for offset in range(table.rows):
            writer.put_result(sheet, results[first + offset, at], style.cell(Role.HELPER, Kind.QUANTITY))
    last = first + table.rows - 1
    named = [*enumerate(table.names, 1), *enumerate((one.name for one in table.computed), len(table.headings) + 1)]
    for column, name in named:
        letters = column_letters(column)
        writer.workbook.define_name(name, f"={schema.PENGATURAN_SHEET}!${letters}${first}:${letters}${last}")
    if "Syarat" in table.headings:
        sheet.data_validation(
            f"C{first}:C{last}",
            dropdown("Pilihan_Syarat", "Syarat", "mulai: batas itu sendiri termasuk.", strict=True),
        )
    return last + 1


def _write_lists(writer: TemplateWriter, sheet: Worksheet, row: int, *, with_quarters: bool) -> None:
    writer.put(sheet, row, 1, schema.LISTS_TITLE, style.BLOCK)
    writer.put(sheet, row + 1, 1, schema.LISTS_HELP, {**style.NOTE, "text_wrap": False})
    first = row + 3
    listed = (*schema.LISTS, *([schema.QUARTER_LIST] if with_quarters else []))
    for column, (heading, name, choices, rows) in enumerate(listed, 1):
        letters = column_letters(column)
        writer.put(sheet, first - 1, column, heading, style.HEADING)
        for offset in range(rows):
            value = choices[offset] if offset < len(choices) else None
            writer.put(sheet, first + offset, column, value, style.cell(Role.INPUT, Kind.TEXT))
        writer.workbook.define_name(
            name, f"={schema.PENGATURAN_SHEET}!${letters}${first}:${letters}${first + rows - 1}"
        )
