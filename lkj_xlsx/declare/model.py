"""The classes that declare a workbook: tables, their columns, and labelled fields."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from lkj_xlsx.rules.rule import AnyRule

_KEY = re.compile(r"[a-z_]+")
_PLACE = re.compile(r"\\\{.*?\\\}")  # a placeholder in an escaped formula
_YEAR = re.compile(r"(?:19|20)\d\d")


class Role(Enum):
    """Who fills a column."""

    INPUT = "isian"
    LINK = "tautan"  # a formula of ours until the user types over it
    RESULT = "hasil"  # a formula of ours with its value
    HELPER = "bantu"  # a formula of ours, grouped at the right
    RECORD = "catatan"  # what the user had typed over a result, kept as it was written
    MARK = "pemeriksaan"  # written by compute: what was found in the row


class Kind(Enum):
    """What a cell holds. This decides how it is read, shown and compared."""

    TEXT = "teks"
    SHORT = "teks pendek"
    CODE = "kode"
    UNIT = "satuan"
    QUANTITY = "ukuran"
    RUPIAH = "rupiah"
    PERCENT = "persen"
    COUNT = "bilangan"
    DATE = "tanggal"

    @property
    def is_text(self) -> bool:
        """Whether such a cell holds text. A number in it is a code or a year, and nobody computes with it."""
        return self in (Kind.TEXT, Kind.SHORT, Kind.CODE, Kind.UNIT)

    @property
    def is_measured(self) -> bool:
        """Whether such an input is read as a number, a range or a word, and formulas compute with it."""
        return self in (Kind.QUANTITY, Kind.PERCENT, Kind.COUNT)


class Shows(Enum):
    """What a helper column shows of an input column."""

    CARRIED = "the text, or that of the nearest filled row above"
    CODE = "the code, where the row has a name"
    AS_WRITTEN = "the number in its unit, or the text as it is written"
    RUPIAH = "the amount"
    NUMBER = "the number that was read"
    UNIT = "the unit, and % where it is empty beside a percentage"


@dataclass(frozen=True)
class Reads:
    """Which input column a helper column shows, and how: ``Reads("target", Shows.AS_WRITTEN)``."""

    key: str
    shows: Shows


@dataclass(frozen=True)
class Fetch:
    """What a column shows of the row of another sheet that is tied to the same row of a third one.

    Example: ``Fetch("Pengukuran", "nilai_realisasi", "baris_pk")`` shows the realisasi of the indikator of PK to which
    this row belongs, too. ``unless`` and ``instead``: where the first of these columns is filled, the second one is
    shown as it is written there, such as a word in place of its rank.
    """

    sheet: str
    key: str
    row: str
    unless: str = ""
    instead: str = ""

    @property
    def formula(self) -> str:
        """The formula; "" where no row of the other sheet belongs to the same one."""
        row = f"MATCH({{{self.row}}},{{{self.sheet}.{self.row}:}},0)"

        def column(key: str) -> str:
            return f"INDEX({{{self.sheet}.{key}:}},{row},1)"

        found = column(self.key)
        if self.unless:
            found = f'IF(OR({found}="",{column(self.unless)}=""),{found},{column(self.instead)})'
        return f'IF({{{self.row}}}="","",IFERROR({found},""))'

    def is_in(self, formula: str) -> bool:
        """Tell whether a formula is this one, whatever cells it names."""
        bare = re.sub(r"\s", "", formula)
        return any(re.fullmatch(_PLACE.sub("[^,()]+", re.escape(one)), bare) for one in (self.formula, self.plain))

    @property
    def plain(self) -> str:
        """The formula that shows the first column always, as earlier templates have it."""
        return replace(self, unless="", instead="").formula


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``choices`` is the defined name of the range a dropdown offers, or what it offers. ``formula`` and ``total`` are
    written in the placeholders of :mod:`lkj_xlsx.rules.rule`. ``rule``: the rule that gives the value and the formula.
    ``former``: formulas of earlier templates in this column, TOTAL included; they are no text of the user's.

    ``makes_row_data``: a row is data when at least one such cell is filled. False for Kode IK, which the template
    prepares. ``caption``: the cell is only shown, as the number of a row is; the report keeps no value of it.
    ``carried_down``: an empty cell means what the row above means. ``unit_of``: an empty unit is the one that is
    written with these quantities. ``link``: the column of the tied sheet that a LINK column shows (see :class:`Tie`).
    ``reads``: what a HELPER column shows of an input column. ``yearly``: the text is new each year, so that it does
    not go over into next year's workbook; quantities and amounts never do.

    ``prepared``: what the template writes into each row, by its number from 1: ``IK{:02d}``. ``may_be_range``: a
    quantity such as a target may be a range, ``80-90``; a realisasi is one number. ``strict``: Excel warns when
    something else than one of the choices is typed. ``decided``: ``compute`` fills in what is empty, and the user may
    change it; a workbook that lacks the column gets it.

    ``expected``: a row that is in use needs it, so that the cell is yellow as long as it is empty.

    ``since``: the version of the template that brought the column; older workbooks lack it rightly and get it.
    ``optional``: a workbook may lack the column, and then stays without it. ``part``: the name by which a template is
    made with it (``--dengan Bobot``). ``rule_with``: a part, and the rule in a workbook that has it. ``fetches``: what
    it shows of a sheet that is computed before; ``fetched``: what it showed when the report was for another year.
    ``on_paper``: it is printed. ``takes``: for arguments of the rule that are no columns of this sheet, the sheet and
    the key of the whole column that they take. ``inherits``: compute writes here what the nearest row above in the
    tree holds in that column.
    ``money_by``: numbers are shown as rupiah in rows where that column says Rp.
    """

    key: str
    heading: str
    role: Role
    kind: Kind
    width: float
    help: str
    formula: str | None = None
    rule: AnyRule | None = None
    total: str | None = None
    former: tuple[str, ...] = ()
    choices: str | tuple[str, ...] | None = None
    makes_row_data: bool = True
    caption: bool = False
    carried_down: bool = False
    unit_of: tuple[str, ...] = ()
    link: str | None = None
    reads: Reads | None = None
    yearly: bool = False
    since: int = 1
    optional: bool = False
    part: str = ""
    rule_with: tuple[str, AnyRule] | None = None
    fetches: Fetch | None = None
    fetched: Fetch | None = None
    on_paper: bool = True
    takes: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    inherits: str = ""
    money_by: str = ""
    prepared: str | None = None
    may_be_range: bool = True
    strict: bool = False
    decided: bool = False
    expected: bool = False

    def __post_init__(self) -> None:
        """Take the formula from the rule, or from what is fetched."""
        origin = self.rule or self.fetches
        if origin is not None:
            object.__setattr__(self, "formula", origin.formula)

    def with_parts(self, parts: Collection[str]) -> "Column":
        """Give the column with the rule that it has in a workbook with these ``parts``."""
        if self.rule_with is None or self.rule_with[0] not in parts:
            return self
        former = (*self.former, *filter(None, [self.formula]))
        return replace(self, rule=self.rule_with[1], rule_with=None, former=former)

    @property
    def is_read(self) -> bool:
        """Whether a report keeps the values of this column in its rows."""
        return self.role in (Role.INPUT, Role.LINK) and not self.caption

    @property
    def identifies(self) -> bool:
        """Whether a filled cell in this column makes its row a data row."""
        return self.makes_row_data and not self.caption

    @property
    def rolls_forward(self) -> bool:
        """Whether next year's workbook takes over the values of this column."""
        names_a_row = (self.identifies or bool(self.part)) and self.kind.is_text
        return self.role is Role.INPUT and names_a_row and not self.yearly


@dataclass(frozen=True)
class Tie:
    """How the rows of a table are tied to those of another sheet, which its LINK columns show.

    A row is tied to the row with the same code in the column ``by``, if the column ``names`` is filled there. The
    helper column ``row`` holds the position of that row. The column ``record`` keeps what a row was about when its
    ``figure`` was typed.
    Example: ``Tie("PK", by="kode_ik", names="indikator", row="baris_pk", figure="realisasi", record="...")``.
    """

    sheet: str
    by: str
    names: str
    row: str
    figure: str = ""
    record: str = ""


@dataclass(frozen=True)
class TreeColumns:
    """The columns that show how the rows of a table contain each other (:mod:`lkj_xlsx.rules.budget_tree`).

    ``code``, ``names`` and ``amounts`` are what a row says, ``role`` is the decided column, and ``record`` the hidden
    one in which ``compute`` notes what it decided and about which row. ``depth`` counts the rows above a row in the
    tree; "" for a table that shows no main rows. ``by_order``: a code such as 3355 belongs to the program above it. In
    a plan it does not, because a program may stand above kegiatan of another one.
    """

    code: str
    names: tuple[str, ...]
    amounts: tuple[str, ...]
    role: str
    record: str
    depth: str = ""
    by_order: bool = True


@dataclass(frozen=True)
class CompareBy:
    """How ``diff`` recognises a row: by its code, by its name, and among rows of the same name by the group.

    ``code`` is "" for a table without codes. A row without a name goes by its group, unless the group is carried down.
    ``code_decides``: rows of the same code are the same row, whatever their names. Otherwise the name decides, for
    prepared codes move when a row is inserted.
    """

    code: str
    name: str
    group: str | None = None
    code_decides: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet with one table: title lines, headings, the row that numbers the columns, prepared rows.

    ``group``: a row that holds only "Sasaran 1 : ..." gives this column to the rows below it.
    ``superseded``: headings of helper columns that earlier templates had and this one has no more. ``since`` and
    ``optional`` as for a column; a template is made with an optional sheet by its name. ``years`` makes the columns
    of a sheet that has one for each year, from the first year and that of the report, ``None`` for an unknown one, and
    whether its headings number the years ("Target Tahun 1") and do not name them.
    """

    sheet: str
    label: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    has_total: bool = False
    tie: Tie | None = None
    group: str | None = None
    compare_by: CompareBy | None = None
    tree: TreeColumns | None = None
    superseded: tuple[str, ...] = ()
    since: int = 1
    optional: bool = False
    years: Callable[[int | None, int | None, bool], tuple[Column, ...]] | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` where a column that is named is lacking or stands twice, or the table is not whole."""
        keys = [column.key for column in self.columns]
        headings = [column.heading for column in self.columns]
        if odd := [key for key in keys if not _KEY.fullmatch(key)]:
            raise ValueError(f"{self.sheet}: no placeholder can name {', '.join(odd)}")
        if len(set(keys)) < len(keys) or len(set(headings)) < len(headings):
            raise ValueError(f"{self.sheet}: a key or a heading stands twice")
        named = [key for column in self.columns for key in column.unit_of]
        named += [column.reads.key for column in self.columns if column.reads is not None]
        named += [self.group] if self.group is not None else []
        if self.tie is not None:
            named += [key for key in (self.tie.by, self.tie.row, self.tie.figure, self.tie.record) if key]
        if self.tree is not None:
            tree = self.tree
            named += [tree.code, *tree.names, *tree.amounts, tree.role, tree.record, *filter(None, [tree.depth])]
        if self.compare_by is not None:
            by = self.compare_by
            named += [key for key in (by.code, by.name, by.group) if key]
        if lacking := sorted(set(named) - set(keys)):
            raise ValueError(f"{self.sheet}: no column {', '.join(lacking)}")
        if not self.of_role(Role.MARK):
            raise ValueError(f"{self.sheet}: no column {MARK_KEY}, in which compute says what it found in a row")
        for column in self.columns:
            if (column.link is not None) != (column.role is Role.LINK) or (column.link and self.tie is None):
                raise ValueError(f"{self.sheet}: column {column.key} and its link do not fit")

    def column(self, key: str) -> Column:
        """Give the column of that key; KeyError if there is none."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> Mapping[str, Column]:
        return {column.key: column for column in self.columns}

    def of_role(self, *roles: Role) -> tuple[Column, ...]:
        """Give the columns that have one of the roles, in order."""
        return tuple(column for column in self.columns if column.role in roles)

    @cached_property
    def read(self) -> tuple[Column, ...]:
        """The columns whose values a report keeps, in order."""
        return tuple(column for column in self.columns if column.is_read)

    @cached_property
    def unit(self) -> str | None:
        """The key of the column that holds the unit of the row's quantities."""
        return next((column.key for column in self.columns if column.kind is Kind.UNIT), None)

    @cached_property
    def shown(self) -> tuple[Column, ...]:
        """The columns that the user sees: all but helper and record columns, which are folded away at the right."""
        return tuple(column for column in self.columns if column.role not in (Role.HELPER, Role.RECORD))

    @cached_property
    def printed(self) -> tuple[Column, ...]:
        """The columns of the printed table, which are numbered: all shown ones but Pemeriksaan and decided ones."""
        return tuple(one for one in self.shown if one.role is not Role.MARK and not one.decided and one.on_paper)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names by which a template is made with this sheet, or with columns of it."""
        columns = dict.fromkeys(column.part for column in self.columns if column.part)
        return (self.sheet,) if self.optional else tuple(columns)

    def for_years(self, first: int | None, year: int | None, *, numbered: bool = False) -> "Table":
        """Give the table with the columns for the years of a workbook."""
        return self if self.years is None else replace(self, columns=self.years(first, year, numbered))

    @property
    def first_year(self) -> int | None:
        """The first of the years for which the columns were made; ``None`` where it is not known, or there are none."""
        named = (_YEAR.search(column.heading) for column in self.columns if self.years is not None)
        return min((int(one[0]) for one in named if one), default=None)

    def with_parts(self, parts: Collection[str]) -> "Table":
        """Give the table with those of its optional columns that belong to ``parts``, and with the rules for them."""
        left = tuple(one.with_parts(parts) for one in self.columns if not one.part or one.part in parts)
        return self if left == self.columns else replace(self, columns=left)


@dataclass(frozen=True)
class Field:
    """A labelled value: label in column A, value in column B, under a defined name.

    ``between``: Excel warns when another whole number is typed. ``part``: it stands in a workbook with this optional
    part alone; without it, its default holds. ``optional``: an older workbook lacks it rightly, and a workbook without
    it is the same as one in which it is empty.
    """

    key: str
    label: str
    name: str
    kind: Kind
    help: str
    default: str | None = None
    choices: str | None = None
    required: bool = False
    between: tuple[int, int] | None = None
    part: str = ""
    optional: bool = False


TEMPLATE_VERSION = 3
VERSION_PROPERTY = "Versi Templat"

TITLE_ROW = 1
UNIT_ROW = 2
HEADING_ROW = 4
NUMBER_ROW = 5
FIRST_ROW = 6
PREPARED = 60
RANGE_END = 1005
TOTAL_LABEL = "TOTAL"
MARK_KEY = "pemeriksaan"
FIELD_FIRST_ROW = 5
