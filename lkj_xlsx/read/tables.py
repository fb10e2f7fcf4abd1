"""Reads the tables of a workbook into records, one for each row that counts, as the declarations say.

No sheet is named here, because its declaration says what is special about it: a text that is carried down, a unit that
is written with the quantity, rows that name a group, links to the rows of another sheet.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare.columns import LONGEST_CODE
from lkj_xlsx.declare.model import Column, Kind, Role, Shows, Table
from lkj_xlsx.package import Cell
from lkj_xlsx.read.cells import ReadingLog, cells_of
from lkj_xlsx.read.locate import Located
from lkj_xlsx.report.report import Place, can_tie, link_value, text_of, tie
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules.text import trim

Record = dict[str, Any]

_GROUP = re.compile(r"\s*sasaran(?:\s+strategis)?\s*\d*\s*[:.]\s*(?P<named>\S.*?)\s*", re.I | re.S)


@dataclass(frozen=True)
class ReadTables:
    """The records of all tables by declared sheet, with their links, ties and group rows (see ``Report``)."""

    rows: dict[str, Rows] = field(default_factory=dict)
    intact_links: set[Place] = field(default_factory=set)
    tied_rows: dict[str, dict[int, int]] = field(default_factory=dict)
    group_rows: dict[str, dict[int, str]] = field(default_factory=dict)


def read_tables(located: Located, note: ReadingLog, tables: Iterable[Table]) -> ReadTables:
    """Read every table. A table with links is read after the one that its links show.

    A table whose sheet the workbook lacks has no rows.
    """
    found = ReadTables()
    for table in _links_last(tables):
        records: dict[int, Record] = {}
        if table.sheet in located.layout.tables:
            records = _TableReader(located, note, table.sheet, found).read()
        found.rows[table.sheet] = Rows(tuple(column.key for column in table.read), records)
    return found


def _links_last(tables: Iterable[Table]) -> list[Table]:
    """Sort the tables: first those that links show, then those with links, then all others."""
    declared = tuple(tables)
    targets = {table.tie.sheet for table in declared if table.tie is not None}
    return sorted(declared, key=lambda table: 0 if table.sheet in targets else 1 if table.tie is not None else 2)


class _TableReader:
    """Reads the rows of one table, from top to bottom."""

    def __init__(self, located: Located, note: ReadingLog, sheet: str, found: ReadTables) -> None:
        self.located, self.note, self.found, self.sheet = located, note, found, sheet
        self.layout = located.layout[sheet]
        self.table = self.layout.table
        self.inputs = self.layout.of_role(Role.INPUT, Role.LINK)
        self.columns = {column.key: self.layout.columns[column.key] for column in self.inputs}
        self.helpers = [column for column in self.table.of_role(Role.HELPER) if column.reads is not None]
        self.link_formulas = {
            column.key: [located.layout.compile(text, sheet) for text in (column.formula or "", *column.former)]
            for column in self.layout.of_role(Role.LINK)
        }
        self.source = note.source(self.layout)
        self.row_of_code = _row_of_code(located, self.table, found.rows)
        self.tied: dict[int, int] = found.tied_rows.setdefault(sheet, {})
        self.groups: dict[int, str] = found.group_rows.setdefault(sheet, {})
        self.carried: dict[str, str] = {}

    def read(self) -> dict[int, Record]:
        """Give a record for each row that counts."""
        records: dict[int, Record] = {}
        filled, data = self.located.cells[self.sheet], frozenset(self.located.rows[self.sheet].filled)
        above = self.layout.first_row - 1
        for row in self.layout.rows():
            if row in self.layout.ignored_rows or row > above + 1:  # nothing is carried down to a far row
                self.carried.clear()
            above = row
            if row in self.layout.ignored_rows:
                continue
            if row in data or (self.table.tie is not None and row in filled):
                cells = cells_of(filled[row], row, self.columns)
                self._resolve_links(row, cells)
                if not self._is_group(row, cells) and (row in data or self._shows_something(cells)):
                    records[row] = self._record(row, cells)
        return records

    def _resolve_links(self, row: int, cells: dict[str, Cell]) -> None:
        """Find the row of the other sheet that has the same code, and put into each link cell what its link shows.

        Link cells that all are blank beside a code have lost their formulas, and are taken for links again.
        """
        tie_by = self.table.tie
        if tie_by is None:
            return
        code = cells[tie_by.by]
        has_code = 0 < len(text_of(code)) <= LONGEST_CODE
        tied = self.row_of_code.get(_comparable_code(code)) if has_code else None
        if tied is not None:
            self.tied[row] = tied
        lost = bool(text_of(code)) and all(cells[key].is_blank for key in self.link_formulas)
        for key, ours in self.link_formulas.items():
            formula = cells[key].formula
            if lost or (formula is not None and any(one.is_in(formula, row) for one in ours)):
                self.found.intact_links.add((self.sheet, row, key))
                cells[key] = self._resolved(row, self.table.column(key), cells[key])

    def _resolved(self, row: int, column: Column, cell: Cell) -> Cell:
        """Give a link cell with the value that its link shows now, as the stored one may be out of date or missing."""
        value: str | Decimal = ""
        if row in self.tied and self.table.tie is not None and column.link is not None:
            sheet, tied = self.table.tie.sheet, self.tied[row]
            target = self.located.layout[sheet].table.column(column.link)
            place = (sheet, tied, target.key)
            shown = self.note.sources[sheet].rows[tied].get(target.key)
            value = link_value(target, self.found.rows[sheet][tied], self.note.readings.get(place), shown)
        return Cell(cell.row, cell.column, value, style=cell.style)

    def _is_group(self, row: int, cells: dict[str, Cell]) -> bool:
        """Tell whether a row only names the group of the rows below, as "Sasaran 1 : ..." does, and note it."""
        group, by = self.table.group, self.table.compare_by
        if group is None or by is None:
            return False
        if any(not cells[one.key].is_blank for one in self.inputs if not one.kind.is_text and one.key in cells):
            return False
        texts = [one.key for one in self.inputs if one.kind.is_text and one.key in cells]
        texts = texts[: texts.index(by.name) + 1]
        key = next((key for key in texts if not cells[key].is_blank), None)
        match = None if key is None else _GROUP.fullmatch(text_of(cells[key]))
        if match is None or key is None or not can_tie(cells[key]):
            return False
        if not (cells[by.name].is_blank or key == by.name):
            return False
        named = trim(match["named"].replace("\r", ""))
        for helper in self.helpers:
            if helper.reads is not None and helper.reads.shows is Shows.CARRIED:
                value = named if helper.reads.key == group else None
                self.note.overrides[self.sheet, row, helper.key] = tie(cells[key], value)
        for column in self.table.columns:
            if column.rule is not None and by.name in column.rule.arguments:
                self.note.overrides[self.sheet, row, column.key] = tie(cells[key], None)
        self.carried[group] = self.groups[row] = named
        return True

    def _shows_something(self, cells: dict[str, Cell]) -> bool:
        """Tell whether an identifying cell of the row shows something, which a link may do without being typed."""
        identifying = (cells[column.key] for column in self.inputs if column.identifies)
        return any(trim(text_of(cell)) or cell.formula or cell.error for cell in identifying)

    def _record(self, row: int, cells: dict[str, Cell]) -> Record:
        """Give the record of a row: its values, then carried texts, helper values and units."""
        self.source.rows[row] = cells
        record: Record = {}
        for column in self.inputs:
            record[column.key] = self._value(row, column, cells[column.key])
        for column in self.table.read:
            if column.key not in cells:
                record[column.key] = "" if column.kind.is_text else None
            if column.carried_down:
                record[column.key] = trim(record[column.key]) or self.carried.get(column.key, "")
                self.carried[column.key] = record[column.key]
        for helper in self.helpers:
            record[helper.key] = self._helper_value(row, helper, cells, record)
        for column in self.table.read:
            if column.unit_of:
                record[column.key] = trim(record[column.key]) or self._written_unit(row, column)
        return record

    def _value(self, row: int, column: Column, cell: Cell) -> object:
        """Read a cell as the kind of its column says: a quantity, an amount or a text."""
        place, sheet = (self.sheet, row, column.key), self.layout.sheet
        if column.kind.is_measured:
            quiet = place in self.found.intact_links and row in self.tied
            return self.note.quantity(place, sheet, column, cell, quiet=quiet).value
        if column.kind is Kind.RUPIAH:
            return self.note.rupiah(place, sheet, column, cell)
        return self.note.text(sheet, column, cell)

    def _percent_sign(self, row: int, helper: str, unit: Column, cells: Mapping[str, Cell]) -> str:
        """Give the unit of a row without one: % if its first quantity is formatted as a percentage, else ""."""
        key = next(iter(unit.unit_of), None)
        if key is None or not cells[key].is_percent:
            return ""
        self.note.override((self.sheet, row, key), helper, cells[key], "%")
        return "%"

    def _written_unit(self, row: int, column: Column) -> str:
        """Give the unit that is written with a quantity of the row, such as "Laporan" in "1 Laporan"."""
        readings = (self.note.readings.get((self.sheet, row, key)) for key in column.unit_of)
        return next((reading.unit for reading in readings if reading is not None and reading.unit), "")

    def _helper_value(self, row: int, helper: Column, cells: Mapping[str, Cell], record: Record) -> object:
        """Give the value that a helper column shows of its input column (see :class:`Shows`)."""
        assert helper.reads is not None
        key, shows = helper.reads.key, helper.reads.shows
        place = (self.sheet, row, key)
        match shows:
            case Shows.CARRIED:
                return record[key]
            case Shows.CODE:
                by = self.table.compare_by
                named = by is not None and trim(record[by.name])
                code = cells[key].value
                return (
                    code
                    if named and isinstance(code, str | Decimal) and len(text_of(cells[key])) <= LONGEST_CODE
                    else ""
                )
            case Shows.UNIT:
                return trim(record[key]) or self._percent_sign(row, helper.key, self.table.column(key), cells)
            case _:
                return self.note.helper_value(place, helper.key, shows, cells[key])


def _row_of_code(located: Located, table: Table, read: Mapping[str, Rows]) -> dict[str | Decimal, int]:
    """Give for each code the first row of the tied sheet that has this code and a name, as MATCH finds it."""
    rows: dict[str | Decimal, int] = {}
    if table.tie is None or table.tie.sheet not in located.layout.tables:
        return rows
    layout = located.layout[table.tie.sheet]
    column = layout.columns.get(table.tie.by, 0)
    cells_of_row = located.cells[table.tie.sheet]
    for row, record in read[table.tie.sheet].items():
        cells = cells_of_row[row]
        if trim(record[table.tie.names]) and column in cells:
            rows.setdefault(_comparable_code(cells[column]), row)
    return rows


def _comparable_code(cell: Cell) -> str | Decimal:
    """Give a code as MATCH compares it. Case does not count, and the number 12 is not the text "12"."""
    return cell.value if isinstance(cell.value, Decimal) else text_of(cell).lower()
