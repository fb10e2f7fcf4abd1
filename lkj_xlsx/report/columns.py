"""Computes the columns of a table that have a rule, each after the columns that its rule needs."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from lkj_xlsx.declare.model import Column, Fetch, Kind, Table
from lkj_xlsx.report.report import Report, text_of
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules.reading import DOUBTFUL, as_formula_reads
from lkj_xlsx.rules.rule import AnyRule
from lkj_xlsx.values import Range, Word

ROW = "row"  # the argument of a rule whose formula asks for ROW()
_EQUAL = re.compile(r"\{(\w+)\}=\{(\w+)\}")
Values = dict[str, Sequence[Any]]


@dataclass(frozen=True)
class Computed:
    """The values of the computed columns of a table, by row.

    ``interpreted`` says for which cells (row, key of the column) the formula of the template alone would give another
    value than ours, and names the input columns that cause it. Example: the target "1 Laporan" is read as 1, but a
    formula sees only a text.
    """

    rows: Rows
    interpreted: Mapping[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)


def compute_columns(
    laporan: Report,
    sheet: str,
    decided: Mapping[str, Sequence[Any]] = MappingProxyType({}),
    fetched: Mapping[str, Sequence[Any]] = MappingProxyType({}),
    taken: Mapping[str, Sequence[Any]] = MappingProxyType({}),
) -> Computed:
    """Compute the columns of a sheet that have a rule, for all rows of the report.

    ``decided`` gives the columns that hold decisions, such as Peran, as they are in force, ``fetched`` those that show
    a column of another sheet, and ``taken`` whole columns of other sheets that are arguments of rules.
    """
    table, records = laporan.layout[sheet].table, laporan.rows[sheet]
    numbers = list(records)
    known: Values = {
        column.key: records.column(_source_key(column)) for column in table.columns if _is_recorded(column)
    }
    known[ROW] = numbers
    known |= {**decided, **fetched, **taken}
    quantities = [column.key for column in table.columns if column.is_read and column.kind.is_measured]
    for key in quantities:
        known[key] = [value.text if isinstance(value, Word) else value for value in known[key]]
    quantities_read = _Quantities(known, {key: _as_formulas_see(laporan, sheet, key) for key in quantities})
    settings = {
        "words": laporan.settings.words,
        "by_ratio": laporan.settings.minimum_by_ratio,
        "cap": laporan.settings.cap,
        "scale": laporan.settings.kategori,
        "quarter": laporan.settings.quarter,
    }
    interpreted: dict[tuple[int, str], tuple[str, ...]] = {}
    covered = _covered(laporan, sheet)
    ordered = in_order(table)
    for key, rule in ordered:
        if rule.over_columns:
            known[key] = _without(covered.get(key, ()), rule(*(known[one] for one in rule.arguments)))
            continue
        known[key] = _compute_by_row(rule, known, settings)
        if rule.within is not None:
            known[key] = quantities_read.within_ranges(rule, known[key])
        known[key] = _without(covered.get(key, ()), known[key])
        for at, names in quantities_read.rows_that_differ(rule, known[key], settings):
            interpreted[numbers[at], key] = names
    keys = (*fetched, *(key for key, _ in ordered))
    lines = zip(*(known[key] for key in keys), strict=True)
    return Computed(
        Rows(keys, {row: dict(zip(keys, line, strict=True)) for row, line in zip(numbers, lines, strict=False)}),
        interpreted,
    )


def fetched_columns(laporan: Report, sheet: str, computed: Mapping[str, Computed]) -> dict[str, Sequence[Any]]:
    """Give the columns that show a column of another sheet, whose results are ``computed`` already."""
    found: dict[str, Sequence[Any]] = {}
    for column in laporan.layout[sheet].table.columns:
        if column.fetches is None:
            continue
        there = computed[column.fetches.sheet].rows if column.fetches.sheet in computed else Rows(())
        first: dict[int, int] = {}  # MATCH finds the first row
        for row, tied in laporan.tied_rows.get(column.fetches.sheet, {}).items():
            first.setdefault(tied, row)
        own = laporan.tied_rows.get(sheet, {})
        rows = [first.get(own.get(row, 0), 0) for row in laporan.rows[sheet]]
        found[column.key] = [_fetched(laporan, column.fetches, there, row) for row in rows]
    return found


def _fetched(laporan: Report, fetch: Fetch, there: Rows, row: int) -> Any:
    """Give what a column shows of a row of another sheet; ``None`` where there is no such row."""
    if row not in there:
        return None
    value, cell = there[row][fetch.key], laporan.cells(fetch.sheet, row).get(fetch.instead)
    if value is None or not fetch.unless or not there[row][fetch.unless] or cell is None:
        return value
    return cell.value if isinstance(cell.value, str | Decimal) else text_of(cell)


def taken_columns(laporan: Report, sheet: str, computed: Mapping[str, Computed]) -> dict[str, Sequence[Any]]:
    """Give the whole columns of other sheets that rules of a sheet take, by the names of their arguments."""
    found: dict[str, Sequence[Any]] = {}
    for column in laporan.layout[sheet].table.columns:
        for argument, (other, key) in column.takes.items():
            there = computed[other].rows if other in computed else Rows(())
            found[argument] = there.column(key) if key in there.columns else laporan.rows[other].column(key)
    return found


def _covered(laporan: Report, sheet: str) -> dict[str, set[int]]:
    """Give the positions of the rows in which a merged area hides a cell, by the key of its column."""
    if not laporan.covered_cells:
        return {}
    position = {row: at for at, row in enumerate(laporan.rows[sheet])}
    found: dict[str, set[int]] = {}
    for of, row, key in laporan.covered_cells:
        if of == sheet and row in position:
            found.setdefault(key, set()).add(position[row])
    return found


def _without(hidden: Collection[int], values: Sequence[Any]) -> Sequence[Any]:
    """Give the values of a column, ``None`` where a merged area hides the cell: no formula can stand there."""
    return [None if at in hidden else value for at, value in enumerate(values)] if hidden else values


def _is_recorded(column: Column) -> bool:
    """Tell whether the records of the report hold the values of a column."""
    return column.is_read or column.reads is not None


def _source_key(column: Column) -> str:
    """Give the key under which a record holds the values of a column: "pagu" for the helper "pagu_terbaca"."""
    return column.reads.key if column.reads is not None and column.kind is Kind.RUPIAH else column.key


def in_order(table: Table) -> list[tuple[str, AnyRule]]:
    """Give the columns that have a rule, sorted so that each comes after the columns that its rule takes."""
    waiting = {column.key: column.rule for column in table.columns if column.rule is not None}
    ordered: list[tuple[str, AnyRule]] = []
    while waiting:
        ready = [key for key, rule in waiting.items() if not (waiting.keys() - {key}) & set(rule.arguments)]
        if not ready:
            raise ValueError(f"{table.sheet}: the rules of {', '.join(waiting)} need each other")
        ordered += [(key, waiting.pop(key)) for key in ready]
    return ordered


def _compute_by_row(rule: AnyRule, known: Mapping[str, Sequence[Any]], settings: Mapping[str, Any]) -> list[Any]:
    """Compute a rule that takes the values of one row, for row after row."""
    columns: list[Iterable[Any]] = [
        itertools.repeat(settings[one]) if one in settings else known[one] for one in rule.arguments
    ]
    return [rule.function(*values) for values in zip(*columns, strict=False)]


def _as_formulas_see(laporan: Report, sheet: str, key: str) -> list[Any]:
    """Give the values that a formula would see in the cells of a column, without any interpretation."""
    words = frozenset(word.word.lower() for word in laporan.settings.words)
    cells = (laporan.cells(sheet, row).get(key) for row in laporan.rows[sheet])
    return [None if cell is None else as_formula_reads(cell.value, words) for cell in cells]


class _Quantities:
    """The quantities of a table, once as Python read them and once as formulas see them.

    ``differing`` names for a row the columns where the two are not the same, ``ranges`` the column that holds a range.
    """

    def __init__(self, known: Values, as_formulas_see: Values) -> None:
        self.known, self.seen_by_formulas = known, as_formulas_see
        self.differing: dict[int, tuple[str, ...]] = {}
        for key, others in as_formulas_see.items():
            for at, (value, other) in enumerate(zip(known[key], others, strict=True)):
                if not _is_equal(value, other):
                    self.differing[at] = (*self.differing.get(at, ()), key)
        self.ranges = {
            at: key for key in as_formulas_see for at, value in enumerate(known[key]) if isinstance(value, Range)
        }

    def within_ranges(self, rule: AnyRule, values: Sequence[Any]) -> list[Any]:
        """Replace the value of a rule by ``of_range`` in each row with a range where the condition ``within`` holds."""
        match = _EQUAL.fullmatch(rule.within or "")
        assert match is not None, rule.within
        one, other = self.known[match[1]], self.known[match[2]]
        found = list(values)
        for at in self.ranges:
            if one[at] is not None and one[at] == other[at]:
                found[at] = Fraction(rule.of_range or 0)
        return found

    def rows_that_differ(
        self, rule: AnyRule, values: Sequence[Any], settings: Mapping[str, Any]
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Give each row in which the formula would give another value than ours, with the inputs that cause it."""
        if rule.of_range is not None:
            yield from ((at, (key,)) for at, key in self.ranges.items())
        for at, keys in self.differing.items():
            named = tuple(key for key in keys if key in rule.arguments)
            if not named or (rule.of_range is not None and at in self.ranges):
                continue
            if rule.of_number is not None and all(isinstance(self.known[key][at], Decimal) for key in named):
                yield at, named
                continue
            row = [
                settings[one] if one in settings else (self.seen_by_formulas if one in named else self.known)[one][at]
                for one in rule.arguments
            ]
            if any(value is DOUBTFUL for value in row) or not _is_equal(rule.function(*row), values[at]):
                yield at, named


def _is_equal(one: object, other: object) -> bool:
    """Tell whether two values are equal. As in a workbook, the case of a text does not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one.lower() == other.lower()
    return one == other
