"""Where declared tables, columns and labels stand in one workbook, and formulas with the references that follow."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lkj_xlsx.declare.model import FIRST_ROW, HEADING_ROW, NUMBER_ROW, PREPARED, RANGE_END, Column, Role, Shows, Table
from lkj_xlsx.package.refs import Area, RowText, column_letters, quote_sheet

_BETWEEN = "\x1f"
_TEXT = re.compile(r'("(?:[^"]|"")*")')
_PLACEHOLDER = re.compile(r"\{(?:(?P<sheet>[A-Za-z]+)\.)?(?P<key>[a-z_]+)(?P<mark>[:^=<]|@total|@counted|@heading)?\}")


@dataclass(frozen=True)
class TableLayout:
    """A declared table as it stands in one workbook. Rows and columns are 1-based.

    ``missing_columns`` are the columns that the workbook lacks; each gets a place at the right, ``unnamed_columns`` of
    them without a heading: they are inputs or links, and stand somewhere under another heading. ``amounts_in``: the
    unit of a column of amounts that is not plain rupiah, such as "juta". ``ignored_rows`` are
    rows in between that are no data: a repeated heading, a note. ``unused_total_rows``: the template's own TOTAL row,
    if the user typed another TOTAL further up. It is cleared. ``far_rows``: rows that stand far below
    ``last_near_row``, from the top down; nothing is written into the rows between.
    """

    table: Table
    sheet: str
    columns: Mapping[str, int]
    heading_row: int = HEADING_ROW
    range_first: int = NUMBER_ROW
    first_row: int = FIRST_ROW
    last_row: int = FIRST_ROW + PREPARED - 1
    total_row: int | None = None
    range_end: int = RANGE_END
    last_near_row: int = 0
    missing_columns: frozenset[str] = frozenset()
    unnamed_columns: frozenset[str] = frozenset()
    amounts_in: Mapping[str, str] = field(default_factory=dict)
    ignored_rows: frozenset[int] = frozenset()
    unused_total_rows: frozenset[int] = frozenset()
    far_rows: tuple[int, ...] = ()

    def rows(self) -> Iterator[int]:
        """Go through the numbers of the rows, prepared and filled ones, from the top down."""
        yield from range(self.first_row, (self.last_row if not self.far_rows else self.last_near_row) + 1)
        yield from self.far_rows

    def of_role(self, *roles: Role) -> tuple[Column, ...]:
        """Give the columns with one of the roles that this workbook has: an optional one may not be there."""
        return tuple(column for column in self.table.of_role(*roles) if column.key in self.columns)

    def lacks(self, key: str) -> bool:
        """Tell whether the workbook came without a column."""
        return key in self.missing_columns or key not in self.columns

    def letters(self, key: str) -> str:
        """Give the column letters of a declared column."""
        return column_letters(self.columns[key])

    def shown_once(self) -> Iterator[tuple[int, str]]:
        """Give the columns whose texts are shown once: each with the formula that holds where a text is not shown.

        A printed table names each sasaran once, over its rows. The text stays in the cells, because rows may be
        sorted, and it is shown below a row that a filter hides.
        """
        links = {column.key for column in self.of_role(Role.LINK)}
        for helper in self.of_role(Role.HELPER):
            if helper.reads is not None and helper.reads.shows is Shows.CARRIED and helper.reads.key in links:
                here, all_rows = f"${self.letters(helper.key)}{self.first_row}", f"${self.letters(helper.key)}"
                above = f"INDEX({all_rows}:{all_rows},ROW()-1)"
                yield self.columns[helper.reads.key], f'AND({here}<>"",{here}={above},SUBTOTAL(103,{above})=1)'

    def place(self, key: str, row: int) -> str:
        """Give the plain reference of a cell, such as ``H12``."""
        return f"{self.letters(key)}{row}"


@dataclass(frozen=True)
class ScaleLayout:
    """Where the table of kategori stands: its rows, and its columns, each 1-based.

    ``computed`` gives the columns of our formulas by key. ``new_columns``: those of them that the workbook lacks,
    because it comes from an older template, and gets there.
    """

    first_row: int
    last_row: int
    scale: int
    condition: int
    bound: int
    computed: Mapping[str, int]
    new_columns: frozenset[str] = frozenset()

    def rows(self) -> range:
        """Give the rows of the table."""
        return range(self.first_row, self.last_row + 1)

    def area(self, key: str) -> Area:
        """Give the area of a column of our formulas."""
        return self.first_row, self.computed[key], self.last_row, self.computed[key]


Reference = str | tuple[str | int, ...]  # in pieces, a number among them is a row, relative to that of the formula
NamedArea = tuple[str, Area]  # the actual name of a sheet, and an area on it


@dataclass(frozen=True)
class Layout:
    """Where everything declared stands in one workbook.

    ``tables`` and ``sheets`` go by the declared name of a sheet; ``sheets`` gives the actual one. ``fields`` gives
    the row of each labelled value. ``page_rows`` gives for a page of results the actual row of each declared row, where
    rows were inserted there. ``scale`` is ``None`` where the table of kategori was not found. ``areas`` gives the
    cells that each defined name used by formulas must stand for.
    """

    tables: Mapping[str, TableLayout]
    sheets: Mapping[str, str]
    fields: Mapping[tuple[str, str], int]
    page_rows: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    scale: ScaleLayout | None = None
    areas: Mapping[str, NamedArea] = field(default_factory=dict)

    def __getitem__(self, sheet: str) -> TableLayout:
        return self.tables[sheet]

    def reference(self, name: str) -> str:
        """Give what a defined name must stand for: ``Pengaturan!$B$6``."""
        sheet, (first, left, last, right) = self.areas[name]
        start, end = (f"${column_letters(column)}${row}" for row, column in ((first, left), (last, right)))
        return f"{quote_sheet(sheet)}!{start}" + (f":{end}" if (first, left) != (last, right) else "")

    def row_on(self, sheet: str, declared: int) -> int:
        """Give the actual row of a declared row of a page of results."""
        return self.page_rows.get(sheet, {}).get(declared, declared)

    def compile(
        self, formula: str, sheet: str | None = None, names: Mapping[str, Reference] | None = None
    ) -> "Compiled":
        """Replace the placeholders of a formula in ``sheet`` by references, in a form that serves every row.

        ``names`` gives the reference of placeholders that are no columns (the cells of Ringkasan).
        """
        pieces: list[str | int] = []
        end = 0
        for match in _PLACEHOLDER.finditer(formula):
            pieces += [formula[end : match.start()], *self._reference(match, sheet, names or {})]
            end = match.end()
        return Compiled((*pieces, formula[end:]))

    def compile_row(self, formulas: Sequence[str], sheet: str) -> "CompiledRow":
        """Compile the formulas that stand beside each other in every row of ``sheet``."""
        pieces: list[str | int] = []
        for number, formula in enumerate(formulas):
            pieces += [*([_BETWEEN] if number else []), *self.compile(formula, sheet).pieces]
        return CompiledRow(Compiled(tuple(pieces)), len(formulas))

    def render(self, formula: str, sheet: str | None = None, row: int = 0) -> str:
        """Give a formula as it stands in ``row`` of ``sheet``."""
        return self.compile(formula, sheet).at(row)

    def _reference(
        self, match: re.Match[str], sheet: str | None, names: Mapping[str, Reference]
    ) -> Sequence[str | int]:
        if match["sheet"] is None and match["key"] in names:
            known = names[match["key"]]
            return (known,) if isinstance(known, str) else known
        of = match["sheet"] or sheet
        assert of is not None, f"{match[0]} outside of a table"
        target = self.tables[of]
        prefix = "" if match["sheet"] is None else quote_sheet(target.sheet) + "!"
        return _reference_pieces(target, match["key"], match["mark"], prefix)


class Compiled(RowText):
    """A formula whose references are known, so that it can be written into any row of its sheet."""

    def is_in(self, formula: str, row: int) -> bool:
        """Tell whether ``formula``, found in ``row``, is this one, even if another program spelled it differently."""
        own = self.at(row)
        return formula == own or shape(formula) == shape(own)


_DEAD = "#REF!"
_FUNCTION = re.compile(r"[A-Z][A-Z0-9.]*(?=\()")


def is_damaged(formula: str, ours: str) -> bool:
    """Tell whether a formula is this one of ours, of which cells were deleted: it calls the same functions in a row."""
    return _DEAD in formula and _FUNCTION.findall(formula.upper()) == _FUNCTION.findall(ours.upper())


@dataclass(frozen=True)
class CompiledRow:
    """All formulas of a row. They are joined and written together, as a big report has half a million of them."""

    joined: Compiled
    length: int

    def at(self, row: int) -> list[str]:
        """Give the formulas as they stand in a row."""
        return self.joined.at(row).split(_BETWEEN) if self.length else []


def _reference_pieces(target: TableLayout, key: str, mark: str | None, prefix: str) -> list[str | int]:
    """Give the pieces of the reference for a placeholder. A number is a row, relative to that of the formula."""
    letters = "$" + target.letters(key)
    column = prefix + letters
    declared = f"{column}${target.range_first}:{letters}${target.range_end}"
    match mark:
        case None:
            return [column, 0]
        case ":":
            return [declared]
        case "^":
            return [f"{column}${target.range_first}:{letters}", -1]
        case "=":
            return [f"{column}${target.range_first}:{letters}", 0]
        case "<":
            above: list[str | int] = [f"{column}${target.range_first}:{letters}", -1]
            return ["INDEX(", *above, ",ROWS(", *above, "),1)"]
        case "@heading":
            return [f"{column}${target.heading_row}"]
        case "@counted":
            return [f"{column}${target.range_first}:{letters}${target.total_row or target.range_end}"]
        case _:
            return [f"{column}${target.total_row}"]


def placeholders(formula: str) -> Iterator[tuple[str | None, str]]:
    """Give sheet and column key of each placeholder in a formula; the sheet is ``None`` where none is named."""
    yield from ((match["sheet"], match["key"]) for match in _PLACEHOLDER.finditer(formula))


def spelled(formula: str) -> str:
    """Give the common spelling of a formula, for programs spell the same formula differently.

    Outside of texts, blanks and needless quotes are removed, letters become upper case, and TRUE() becomes TRUE.
    References stay as they are.
    """
    parts = _TEXT.split(formula)
    for at in range(0, len(parts), 2):
        plain = re.sub(r"'([^\W\d][\w.]*)'!", r"\1!", parts[at])
        parts[at] = re.sub(r"\b(TRUE|FALSE)\(\)", r"\1", re.sub(r"\s+", "", plain).upper())
    return "".join(parts)


def spelled_alike(one: str | None, other: str | None) -> bool:
    """Tell whether two formulas are the same in their common spelling, or both ``None``."""
    return one == other or (one is not None and other is not None and spelled(one) == spelled(other))


def shape(formula: str) -> str:
    """Give what is left of a formula when rows are inserted or columns are moved: every reference becomes ``#``."""
    text = re.sub(r"'((?:[^']|'')+)'!", lambda match: match[1] + "!", formula)
    text = re.sub(r"\$?[A-Z]{1,3}\$?\d+|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?=[,)])", "#", text)
    return re.sub(r"\b(TRUE|FALSE)\(\)", r"\1", re.sub(r"\s+", "", text).upper())
