"""Workbooks declared as Markdown tables, filled into our template, for tests that read like the sheets themselves.

A row whose first cell is the name of a sheet names the columns, by their headings; rows below it fill the sheet from
its first row on. In a cell::

    80  0.5  -3     a number                    "80"   text
    80%%            80 as a percentage cell     =      what the template puts there, a link or a result
    (nothing)       blank                           anything else: text

A first column that says TOTAL types over the TOTAL row of Anggaran. The template is made once and filled
cell by cell, as a user does it. So the values stored beside its formulas are still those of an empty workbook.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from robust.parts import packed, shortened, unpacked
from templates import template

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import FIRST_ROW, PREPARED, TOTAL_LABEL, Table
from lkj_xlsx.package import CellValue, Workbook, open_workbook, split_ref
from lkj_xlsx.read import read
from lkj_xlsx.report.findings import Finding, worst_first
from lkj_xlsx.report.report import Report
from lkj_xlsx.sheets import check_all
from lkj_xlsx.sheets.figures import calculate
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import PENGATURAN_SHEET
from lkj_xlsx.sheets.tables import declared_layout
from lkj_xlsx.template.prefill import Prefill, ValuesByKey
from lkj_xlsx.template.writer import Value

IDENTITAS: ValuesByKey = {
    "instansi": "KPU Kota Contoh", "tahun": 2024, "renstra": "2020-2024", "tempat": "Contoh",
    "tanggal": date(2025, 1, 17), "jabatan": "Ketua", "nama": "Nama Lengkap",
}  # fmt: skip
OURS = "="
YEARS = (2020, 2024)  # of Renstra
PERCENT_FORMAT = "0.00%"

Edit = Callable[[openpyxl.Workbook], None]
Formulas = Mapping[tuple[str, str], tuple[str, CellValue]]

_RULE = re.compile(r"\|(\s*:?-{3,}:?\s*\|)+")
_SHORT_ROWS = 16
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_LAYOUT = declared_layout()


@dataclass(frozen=True)
class Put:
    """A cell to fill. ``percent`` asks for a percentage format."""

    sheet: str
    row: int
    column: int
    value: Value
    percent: bool = False


@dataclass
class _Parser:
    """Goes through a Markdown text, and keeps the current sheet and its columns."""

    layout: Layout
    sheet: str = ""
    keys: list[str] = field(default_factory=list)
    row: int = FIRST_ROW

    def puts(self, markdown: str) -> Iterator[Put]:
        for cells in _lines(markdown):
            if cells[0] == TOTAL_LABEL:
                yield from self._total(cells[1:])
            elif cells[0]:
                self.sheet, self.keys, self.row = cells[0], _keys(self.layout[cells[0]].table, cells[1:]), FIRST_ROW
            else:
                assert len(cells) - 1 == len(self.keys), f"{self.sheet}: {cells} for {self.keys}"
                assert self.row < FIRST_ROW + PREPARED, "more rows than are prepared"
                for key, text in zip(self.keys, cells[1:], strict=True):
                    if text != OURS:
                        yield self._put(self.row, key, text)
                self.row += 1

    def _total(self, cells: list[str]) -> Iterator[Put]:
        row = self.layout["Anggaran"].total_row
        assert row is not None
        for key, text in zip(self.keys, cells, strict=True):
            if text:
                yield self._put(row, key, text)

    def _put(self, row: int, key: str, text: str) -> Put:
        column = self.layout[self.sheet].columns[key]
        if text.endswith("%%") and _NUMBER.fullmatch(text[:-2]):
            return Put(self.sheet, row, column, Decimal(text[:-2]) / 100, percent=True)
        return Put(self.sheet, row, column, _value(text))


def book(
    folder: Path,
    markdown: str = "",
    *,
    pengaturan: ValuesByKey | None = None,
    identitas: ValuesByKey = IDENTITAS,
    without_kode_ik: bool = False,
    edit: Edit | None = None,
    formulas: Formulas | None = None,
    name: str = "laporan.xlsx",
    short: bool = True,
    parts: Collection[str] = (),
) -> Path:
    """Write the workbook that ``markdown`` declares.

    ``without_kode_ik`` empties the codes prepared on Pengukuran. ``edit`` works on the workbook with openpyxl, which
    stores no value for any formula; ``formulas`` then puts formulas with their values: (sheet, cell) -> both.
    ``short`` leaves out the last prepared rows, as a user may delete them: reading takes half the
    time. ``parts`` are the optional sheets
    and columns of the template.
    """
    puts = list(_Parser(declared_layout(parts=parts, years=YEARS)).puts(markdown))
    if without_kode_ik:
        column = _LAYOUT["Pengukuran"].columns["kode_ik"]
        rows = _SHORT_ROWS if short else PREPARED
        puts = [*(Put("Pengukuran", FIRST_ROW + n, column, None) for n in range(rows)), *puts]
    for sheet, values in ((IDENTITAS_SHEET, identitas), (PENGATURAN_SHEET, pengaturan or {})):
        fields = _LAYOUT.fields if not parts else declared_layout(parts=parts).fields
        puts += [Put(sheet, fields[sheet, key], 2, value) for key, value in values.items()]
    percent = [one for one in puts if one.percent]
    typed = edit.puts() if isinstance(edit, Typed) and not percent else None
    if typed is not None:
        puts, edit = [*puts, *typed], None
    package = Workbook(folder / name, _short_template(tuple(parts)) if short else _template(tuple(parts)))
    for one in puts:
        _fill(package, one)
    package.save(folder / name)
    if edit is not None or percent:
        _edit(folder / name, percent, edit)
    if formulas:
        put_formulas(folder / name, formulas)
    return folder / name


def _template(parts: tuple[str, ...]) -> bytes:
    return template(Prefill(parts=frozenset(parts), first_year=YEARS[0])) if parts else template()


@cache
def _short_template(parts: tuple[str, ...]) -> bytes:
    """Give the template as it is when the user has deleted the last prepared rows."""
    layout = declared_layout(parts=parts)
    numbers = {sheet: f"xl/worksheets/sheet{number}.xml" for number, sheet in enumerate(layout.sheets, 1)}
    kept = dict.fromkeys(layout.tables, FIRST_ROW + _SHORT_ROWS - 1)
    return packed(shortened(unpacked(_template(parts)), kept, numbers))


def put_formulas(file: Path, formulas: Formulas) -> None:
    """Put formulas with the values that Excel would have stored beside them."""
    package = open_workbook(file)
    for (sheet, ref), (formula, value) in formulas.items():
        package.sheet(sheet).put_formula(*split_ref(ref), formula, value)
    package.save(file)


def read_book(file: Path) -> Report:
    """Read a workbook."""
    return read(open_workbook(file))


def findings_of(file: Path) -> list[Finding]:
    """Check what the user typed, not whether our formulas and their values are as we wrote them: half of the work."""
    laporan = read_book(file)
    return worst_first(check_all(laporan, calculate(laporan)))


@dataclass(frozen=True)
class Typed:
    """An edit that types into cells: (sheet, reference) -> value."""

    cells: Mapping[tuple[str, str], Any]

    def __call__(self, witness: openpyxl.Workbook) -> None:
        for (sheet, ref), value in self.cells.items():
            witness[sheet][ref].value = value

    def puts(self) -> list[Put] | None:
        """Give the cells to fill, which takes a tenth of the time; ``None`` where one needs openpyxl."""
        values = self.cells.values()
        if any(isinstance(one, bool) or not isinstance(one, str | int | float | Decimal | None) for one in values):
            return None
        if any(isinstance(one, str) and (one.startswith(("=", "#")) or not one.strip()) for one in values):
            return None
        return [
            Put(sheet, *split_ref(ref), Decimal(repr(value)) if isinstance(value, float) else value)
            for (sheet, ref), value in self.cells.items()
        ]


def put(**cells: object) -> Typed:
    """Give an edit that sets cells, named ``PK_F6=value``."""
    return Typed({(sheet, ref): value for place, value in cells.items() for sheet, _, ref in [place.partition("_")]})


def _fill(package: Workbook, one: Put) -> None:
    sheet, value = package.sheet(one.sheet), one.value
    match value:
        case None:
            sheet.clear(one.row, one.column)
        case str():
            sheet.put_text(one.row, one.column, value)
        case date():
            sheet.put_number(one.row, one.column, (value - date(1899, 12, 30)).days)
        case Decimal() | int():
            sheet.put_number(one.row, one.column, value)


def _edit(file: Path, percent: list[Put], edit: Edit | None) -> None:
    witness = openpyxl.load_workbook(file)
    for one in percent:
        witness[one.sheet].cell(one.row, one.column).number_format = PERCENT_FORMAT
    if edit is not None:
        edit(witness)
    witness.save(file)


def _lines(markdown: str) -> Iterator[list[str]]:
    for line in markdown.splitlines():
        text = line.strip()
        if text and not _RULE.fullmatch(text):
            assert text.startswith("|"), text
            assert text.endswith("|"), text
            yield [cell.strip() for cell in text[1:-1].split("|")]


def _keys(table: Table, headings: list[str]) -> list[str]:
    by_heading = {column.heading: column.key for column in table.columns}
    return [by_heading[heading] for heading in headings]


def _value(text: str) -> Value:
    if not text:
        return None
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    return Decimal(text) if _NUMBER.fullmatch(text) else text
