"""Reads the tables of a workbook into records, one for each row that counts, as the declarations say.

No sheet is named here, because its declaration says what is special about it: a text that is carried down, a unit that
is written with the quantity, rows that name a group, links to the rows of another sheet.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare.columns import LONGEST_CODE, row_of_code_formula
from lkj_xlsx.declare.layout import is_damaged
from lkj_xlsx.declare.model import Column, Kind, Role, Shows, Table, Tie
from lkj_xlsx.package import Cell
from lkj_xlsx.read.cells import ReadingLog, cells_of
from lkj_xlsx.read.locate import Located
from lkj_xlsx.read.rows import group_named
from lkj_xlsx.report.report import Formula, Place, can_tie, link_value, text_of, tie
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules.text import code_key, trim
from lkj_xlsx.values import fold_word, normalised

Record = dict[str, Any]


@dataclass(frozen=True)
class ReadTables:
    """The records of all tables by declared sheet, with their links, ties and group rows (see ``Report``)."""

    rows: dict[str, Rows] = field(default_factory=dict)
    intact_links: set[Place] = field(default_factory=set)
    tied_rows: dict[str, dict[int, int]] = field(default_factory=dict)
    group_rows: dict[str, dict[int, str]] = field(default_factory=dict)
    recorded_names: dict[str, dict[int, str]] = field(default_factory=dict)
    recorded_roles: dict[str, dict[int, str]] = field(default_factory=dict)
    recorded_texts: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)

    def spelled(self, text: str) -> str:
        """Give a text that is carried down as it was spelled first, or itself if only the case is another one.

        Blanks of any kind and a mark at the end do not make another sasaran of it. Programs compare the rest.
        """
        first = self.spellings.setdefault(fold_word(text).rstrip(" .,;:"), text)
        return text if first.lower() == text.lower() else first


def read_tables(located: Located, note: ReadingLog, tables: Iterable[Table]) -> ReadTables:
    """Read every table. A table with links is read after the one that its links show.

    A table whose sheet the workbook lacks has no rows.
    """
    found = ReadTables()
    for table in _links_last(tables):
        records: dict[int, Record] = {}
        columns = table.read
        if table.sheet in located.layout.tables:
            columns = located.layout[table.sheet].table.read
            records = _TableReader(located, note, table.sheet, found).read()
            record = table.tree.record if table.tree is not None else ""
            found.recorded_roles[table.sheet] = dict(_recorded(located, table, record, records))
            for column in located.layout[table.sheet].table.columns:
                if column.inherits:
                    noted = dict(_recorded(located, table, column.key, records))
                    found.recorded_texts[table.sheet, column.key] = noted
        found.rows[table.sheet] = Rows(tuple(column.key for column in columns), records)
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
        self.code_of_row = {row: code for code, row in reversed(self.row_of_code.items())}
        self.row_of_name = _row_of_name(self.table, found.rows, self.code_of_row)
        self.codes_are_foreign = self._codes_are_foreign()
        self.tied: dict[int, int] = found.tied_rows.setdefault(sheet, {})
        self.groups: dict[int, str] = found.group_rows.setdefault(sheet, {})
        self.carried: dict[str, str] = {}

    def _codes_are_foreign(self) -> bool:
        """Tell whether several codes stand in the data rows of this sheet, and none of them on the tied one."""
        if self.table.tie is None or not self.row_of_code:
            return False
        column, cells = self.layout.columns[self.table.tie.by], self.located.cells[self.sheet]
        rows = (cells[row] for row in self.located.rows[self.sheet].filled)
        codes = {code_key(text_of(row[column])) for row in rows if column in row} - {""}
        return len(codes) > 1 and not codes & self.row_of_code.keys()

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
            self._note_recorded_name(row, filled.get(row, {}))
        return records

    def _note_recorded_name(self, row: int, filled: Mapping[int, Cell]) -> None:
        """Note what an earlier ``compute`` recorded of a row."""
        key = "" if self.table.tie is None else self.table.tie.record
        cell = filled.get(self.layout.columns.get(key, 0))
        if cell is not None and isinstance(cell.value, str) and cell.formula is None:
            self.found.recorded_names.setdefault(self.sheet, {})[row] = cell.value

    def _resolve_links(self, row: int, cells: dict[str, Cell]) -> None:
        """Find the row of the other sheet that has the same code, and put into each link cell what its link shows.

        Link cells that all are blank beside a code have lost their formulas, and are taken for links again. So is each
        blank one beside another link of a row whose code is found, and a blank name there in any case: without its name
        the row would be no indikator. Where the user typed the row, a blank cell is the user's.
        """
        tie_by = self.table.tie
        if tie_by is None:
            return
        tied = self._tied_row(row, tie_by, cells)
        if tied is not None:
            self.tied[row] = tied
        lost = bool(text_of(cells[tie_by.by])) and all(cells[key].is_blank for key in self.link_formulas)
        some_left = tied is not None and any(self._is_link(row, key, cells[key]) for key in self.link_formulas)
        for key in self.link_formulas:
            cell, column = cells[key], self.table.column(key)
            blank = cell.formula is None and cell.error is None and not fold_word(text_of(cell))
            is_needed = column.link == tie_by.names or some_left or self._will_get(column)
            emptied = blank and tied is not None and is_needed
            if (lost or emptied or self._is_link(row, key, cell)) and (
                self.sheet,
                row,
                key,
            ) not in self.located.covered:
                self.found.intact_links.add((self.sheet, row, key))
                cells[key] = self._resolved(row, column, cell)

    def _will_get(self, column: Column) -> bool:
        """Tell whether the workbook has a part without this column of it, which ``compute`` writes."""
        return bool(column.part) and self.layout.lacks(column.key)

    def _tied_row(self, row: int, by: Tie, cells: Mapping[str, Cell]) -> int | None:
        """Find the row of the other sheet with the same code; where no code can decide, with the same name.

        The name decides where the row has no code, or where none of the codes of this sheet stands on the other one.
        Where the formula of the template would not find the row, it gets an override that looks for the very code.
        """
        cell, name = cells[by.by], self.table.compare_by.name if self.table.compare_by is not None else ""
        text = text_of(cell)
        key = code_key(text) if len(text) <= LONGEST_CODE else ""
        if key and not self.codes_are_foreign:
            tied, sees = self.row_of_code.get(key), cell
            if tied is not None and (text.replace(" ", "").lower() != key or isinstance(cell.value, bool)):
                self._override_tie(row, by, sees, tied)
            return tied
        if cells[name].formula is not None or not can_tie(cells[name]):
            return None
        tied = self.row_of_name.get(normalised(text_of(cells[name])))
        if tied is not None and any(self._is_link(row, one, cells[one]) for one in self.link_formulas):
            self._override_tie(row, by, cells[name], tied)
            return tied
        return None

    def _override_tie(self, row: int, by: Tie, cell: Cell, tied: int) -> None:
        """Note that the formula for the tied row has to look for the code of that row, while ``cell`` is unchanged."""
        code = self.code_of_row[tied]
        formula = self.located.layout.render(row_of_code_formula(by, code), self.sheet, row)
        self.note.overrides[self.sheet, row, by.row] = tie(cell, Formula(formula))

    def _is_link(self, row: int, key: str, cell: Cell) -> bool:
        """Tell whether a cell holds our link."""
        text, links = cell.formula, self.link_formulas[key]
        return text is not None and any(one.is_in(text, row) or is_damaged(text, one.at(row)) for one in links)

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
        code = "" if self.table.tie is None else self.table.tie.by
        texts = [one.key for one in self.inputs if one.kind.is_text and one.key != code and text_of(cells[one.key])]
        named = group_named(text_of(cells[texts[0]])) if len(texts) == 1 else None
        if named is None or not can_tie(cells[key := texts[0]]):
            return False
        named = self.found.spelled(named)
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
                own = trim(record[column.key])
                spelled = self.found.spelled(own) if own and can_tie(cells[column.key]) else own
                record[column.key] = spelled or self.carried.get(column.key, "")
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
        if self.table.tree is not None and column.key == self.table.tree.code:
            return self.note.code(sheet, column, cell)
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
                own = trim(text_of(cells[key]))
                if own and own.lower() != record[key].lower():
                    self.note.override(place, helper.key, cells[key], record[key])
                return record[key]
            case Shows.CODE:
                by = self.table.compare_by
                text = text_of(cells[key])
                if by is None or not trim(record[by.name]) or not text or len(text) > LONGEST_CODE:
                    return ""
                plain, known = text.replace(" ", ""), code_key(text)
                if plain.lower() == known and not isinstance(cells[key].value, bool):
                    return plain
                self.note.override(place, helper.key, cells[key], known)
                return known
            case Shows.UNIT:
                return trim(record[key]) or self._percent_sign(row, helper.key, self.table.column(key), cells)
            case _:
                return self.note.helper_value(place, helper.key, shows, cells[key])


def _recorded(located: Located, table: Table, key: str, rows: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Give what an earlier run noted of each row in a column of its own."""
    column = located.layout[table.sheet].columns.get(key)
    for row in rows if column is not None else ():
        if (cell := located.cells[table.sheet].get(row, {}).get(column or 0)) is not None:
            yield row, text_of(cell)


def _row_of_code(located: Located, table: Table, read: Mapping[str, Rows]) -> dict[str, int]:
    """Give for each code the first row of the tied sheet that has this code and a name, as MATCH finds it."""
    rows: dict[str, int] = {}
    if table.tie is None or table.tie.sheet not in located.layout.tables:
        return rows
    layout = located.layout[table.tie.sheet]
    column = layout.columns.get(table.tie.by, 0)
    cells_of_row = located.cells[table.tie.sheet]
    for row, record in read[table.tie.sheet].items():
        cells = cells_of_row[row]
        if trim(record[table.tie.names]) and column in cells and len(text := text_of(cells[column])) <= LONGEST_CODE:
            rows.setdefault(code_key(text), row)
    rows.pop("", None)
    return rows


def _row_of_name(table: Table, read: Mapping[str, Rows], with_code: Mapping[int, str]) -> dict[str, int]:
    """Give for each name the row of the tied sheet that has it, if it has a code and no other row has the name."""
    rows: dict[str, list[int]] = {}
    if table.tie is not None and table.tie.sheet in read:
        for row, record in read[table.tie.sheet].items():
            rows.setdefault(normalised(record[table.tie.names]), []).append(row)
    return {name: found[0] for name, found in rows.items() if name and len(found) == 1 and found[0] in with_code}
