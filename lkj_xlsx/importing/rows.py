"""What each row of a table says: its name, its figures, and the sasaran that stands in it or above it."""

from dataclasses import dataclass, field

from lkj_xlsx.importing import words
from lkj_xlsx.importing.columns import FIGURES, Column, Columns
from lkj_xlsx.importing.content import fits
from lkj_xlsx.importing.grid import Held, Place
from lkj_xlsx.importing.tables import Row, Table
from lkj_xlsx.importing.words import Meaning

NAMES_OF_BUDGET = (Meaning.PROGRAM, Meaning.ACTIVITY, Meaning.SUB_ACTIVITY, Meaning.BUDGET_NAME)
_MOST_ALIKE = 300  # rows of one name that are compared with each other
_ALONE = ("jumlah", "total", "grand total", "sub total", "subtotal")


@dataclass(frozen=True)
class Given:
    """Something that a row says: what is written into our workbook, and the cell from which it comes."""

    held: Held
    place: Place | None


@dataclass
class Record:
    """A row of a foreign table. ``again``: the row of another table that it repeats; ``left``: why it is not placed."""

    table: Table
    row: int
    given: dict[Meaning, Given] = field(default_factory=dict)
    again: "Record | None" = None
    left: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether it becomes a row of ours."""
        return self.again is None and not self.left

    def text(self, *meanings: Meaning) -> str:
        """Give the folded text of the first of some things that it says."""
        return next((self.given[one].held.folded for one in meanings if one in self.given), "")


@dataclass
class Told:
    """A row that gives no record, or a text of it: the cells, what they are, and what there is to remark."""

    places: list[Place]
    kind: str
    remark: str = ""


class Reader:
    """Reads the rows of one table from the top down."""

    def __init__(self, table: Table, columns: Columns, sasaran: Given | None) -> None:
        self.table, self.columns = table, columns
        self.sasaran = sasaran
        self.records: list[Record] = []
        self.told: list[Told] = []
        self.sasaran_used: set[Place] = set()
        self.is_budget = bool(columns.of(Meaning.CEILING, Meaning.SPENT)) and not columns.of(Meaning.INDICATOR)
        names = columns.of(*NAMES_OF_BUDGET) if self.is_budget else columns.of(Meaning.INDICATOR)
        self.names = {one.number for one in names}
        self.figures = {one.number for one in columns.all if one.meaning in FIGURES}

    def read(self) -> None:
        """Read all rows."""
        self._drop_what_follows()
        rows = sorted(self.table.rows)
        for at, row in enumerate(rows):
            kind, cells = self.table.rows[row], self.table.cells(row)
            if kind in (Row.DATA, Row.LONE, Row.REST):
                kind = self._settled(row, cells, rows[at + 1 : at + 3])
                self.table.rows[row] = kind
            if kind is Row.DATA:
                self._record(row, cells)
            elif kind is not Row.GROUP:
                self.told.append(Told([(row, one) for one in cells], kind.value))

    def _drop_what_follows(self) -> None:
        """Take rows of texts below a gap out of the table, where no row with a figure follows: signatures, notes."""
        with_figures = [row for row in self.table.rows if self.figures & self.table.cells(row).keys()]
        full = [row for row in with_figures if self._is_full(self.table.cells(row))] or with_figures
        if not full:
            return
        last = max(full)
        while last + 1 in with_figures:  # "Opini | WTP" right below the others is a row of theirs
            last += 1
        gap = any(row - 1 not in self.table.rows for row in self.table.rows if row > last)
        for row in sorted(self.table.rows):
            if row > last and (gap or not self._name(self.table.cells(row))):
                del self.table.rows[row]

    def _is_full(self, cells: dict[int, Held]) -> bool:
        """Tell whether a row is more than two texts side by side, as those who sign stand."""
        return len(cells) > 2 or any(held.is_figure for held in cells.values())

    def _name(self, cells: dict[int, Held]) -> Held | None:
        return next((cells[one] for one in sorted(self.names, reverse=True) if one in cells), None)

    def _settled(self, row: int, cells: dict[int, Held], below: list[int]) -> Row:
        if self._is_total(cells):
            return Row.TOTAL
        if not self.figures & cells.keys() and len(cells) <= 2:
            group = self._group(row, cells, below)
            if group is not None:
                return group
        if not self.is_budget and self._is_group_with_results(row, cells):
            return Row.GROUP
        name = self._name(cells)
        if name is not None and not name.is_figure:
            return Row.DATA
        codes = {one.number for one in self.columns.of(Meaning.CODE)}
        return Row.DATA if self.is_budget and codes & cells.keys() and self.figures & cells.keys() else Row.REST

    def _is_group_with_results(self, row: int, cells: dict[int, Held]) -> bool:
        """Read a row that names a sasaran, a tujuan or the like and gives no more than the capaian of it."""
        results = {one.number for one in self.columns.of(Meaning.CAPAIAN, Meaning.CATEGORY)}
        beside = results | {one.number for one in self.columns.of(Meaning.NUMBER, Meaning.CODE, Meaning.WEIGHT)}
        texts = [one for one in cells if one not in beside]
        sasaran = {one.number for one in self.columns.of(Meaning.SASARAN)}
        if not results & cells.keys() or len(texts) != 1 or texts[0] not in self.names | sasaran:
            return False
        if not self.columns.of(Meaning.TARGET, Meaning.REALISASI):
            return False
        column, held = texts[0], cells[texts[0]]
        labelled = words.LABELLED_SASARAN.fullmatch(held.text)
        is_label = labelled is not None and labelled["text"] and (labelled["number"] or labelled["mark"])
        if labelled is not None and is_label:
            self._take(row, column, Held(labelled["text"].strip()))
        elif column in sasaran or (words.A_SASARAN.match(held.text) and not words.A_MEASURE.match(held.text)):
            self._take(row, column, held)
        elif not words.A_GROUP.match(held.text):
            return False
        else:
            self.told.append(Told([(row, column)], Row.GROUP.value, "tidak menjadi baris; namanya tidak dibawa turun"))
        own = [(row, one) for one in sorted(results & cells.keys())]
        self.told.append(Told(own, Meaning.CAPAIAN_OF_SASARAN.value))
        return True

    def _is_total(self, cells: dict[int, Held]) -> bool:
        """Tell whether a row sums up others, or gives their mean: its label says so, and it has no figures of its own.

        "Jumlah laporan" with a target and "Rata-rata lama sekolah" are names of indikator.
        """
        label = next((held.text for held in cells.values() if not held.is_figure and len(held.text) > 3), "")
        if self.is_budget:
            codes = {one.number for one in self.columns.of(Meaning.CODE)}
            coded = any(any(map(str.isdigit, cells[one].text)) for one in codes & cells.keys())
            return words.BUDGET_TOTAL.fullmatch(label) is not None and not coded
        if words.TOTAL.fullmatch(label) is None:
            return False
        own = {one.number for one in self.columns.of(Meaning.TARGET, Meaning.REALISASI, Meaning.UNIT)}
        return label.casefold() in _ALONE or not own & cells.keys()

    def _group(self, row: int, cells: dict[int, Held], below: list[int]) -> Row | None:
        """Read a row of one text, with its number at most, as a sasaran or another group over the rows below."""
        numbers = {one.number for one in self.columns.of(Meaning.NUMBER, Meaning.CODE)}
        texts = {column: held for column, held in cells.items() if column not in numbers or len(cells) == 1}
        if list(texts) == [one.number for one in self.columns.of(Meaning.SASARAN)]:
            self._take(row, *next(iter(texts.items())))  # in its own column, over rows that have none
            return Row.GROUP
        labelled = words.LABELLED_SASARAN.fullmatch(next((one.text for one in texts.values()), ""))
        if len(texts) == 2 and labelled is not None and not labelled["text"]:
            (label, _), (column, held) = texts.items()
            self.told.append(Told([(row, label)], "label sasaran"))
            self._take(row, column, held)
            return Row.GROUP
        if len(texts) != 1:
            return None
        column, held = next(iter(texts.items()))
        area = self.table.grid.area_of.get((row, column), (row, column, row, column))
        if self.is_budget:
            wide = area[3] > max(self.names, default=0) or column not in self.names
            if not wide:
                return None
            self.told.append(Told([(row, column)], Row.GROUP.value))
            return Row.GROUP
        return self._group_of_indicators(row, column, held, area[3] > area[1], len(cells) > 1, below)

    def _group_of_indicators(
        self, row: int, column: int, held: Held, merged: bool, numbered: bool, below: list[int]
    ) -> Row | None:
        labelled = words.LABELLED_SASARAN.fullmatch(held.text)
        if labelled and labelled["text"] and (labelled["number"] or labelled["mark"]):
            self._take(row, column, Held(labelled["text"].strip()))
            return Row.GROUP
        if not any(self.figures & self.table.cells(one).keys() for one in below):
            return None if column in self.names and numbered else Row.REST
        if words.A_GROUP.match(held.text) or self.columns.of(Meaning.SASARAN):
            if numbered and column in self.names and not merged and not words.A_GROUP.match(held.text):
                return None
            self.told.append(Told([(row, column)], Row.GROUP.value, "tidak menjadi baris; namanya tidak dibawa turun"))
            return Row.GROUP
        if numbered and column in self.names and not merged and not words.A_SASARAN.match(held.text):
            number = next(one for at, one in self.table.cells(row).items() if at != column)
            if number.text.strip(".)").isdigit():
                return None  # an indikator without any figure
        self._take(row, column, held)
        return Row.GROUP

    def _take(self, row: int, column: int, held: Held) -> None:
        self.sasaran = Given(held, (row, column))

    def _record(self, row: int, cells: dict[int, Held]) -> None:
        record = Record(self.table, row)
        taken = set[int]()
        for column in self.columns.all:
            if column.other or column.meaning in NAMES_OF_BUDGET:
                continue
            held = cells.get(column.number)
            if held is None and column.meaning is Meaning.SASARAN:
                self._merged_sasaran(row, column)
            elif held is not None and not held.has_no_value:
                record.given[column.meaning] = Given(held, (row, column.number))
                taken.add(column.number)
                if column.meaning is Meaning.SASARAN:
                    self.sasaran = record.given[Meaning.SASARAN]
        self._budget_name(record, cells)
        if self.sasaran is not None and not self.is_budget:
            record.given[Meaning.SASARAN] = self.sasaran
            if self.sasaran.place is not None:
                self.sasaran_used.add(self.sasaran.place)
        self.records.append(record)

    def _merged_sasaran(self, row: int, column: Column) -> None:
        place = self.table.grid.top_left(row, column.number)
        held = self.table.grid.cells.get(place)
        if held is not None and place != (row, column.number):
            self.sasaran = Given(held, place)

    def _budget_name(self, record: Record, cells: dict[int, Held]) -> None:
        """The lowest of the levels that a row names is its uraian; the others are told."""
        names = [one for one in self.columns.of(*NAMES_OF_BUDGET) if one.number in cells]
        if names:
            own = names[-1]
            record.given[Meaning.PROGRAM] = Given(cells[own.number], (record.row, own.number))
            for one in names[:-1]:
                self.told.append(
                    Told([(record.row, one.number)], one.meaning.value, "jenjang di atas uraian baris ini")
                )


def sasaran_above(table: Table) -> tuple[Given | None, Place | None]:
    """Give the sasaran that a line above the table names, and the cell of a label that stands before it."""
    for place, text in table.captions:
        found = words.LABELLED_SASARAN.fullmatch(text)
        if found is None:
            continue
        if found["text"]:
            if found["number"] or found["mark"]:
                return Given(Held(found["text"].strip()), place), None
        elif place is not None and (beside := _beside_label(table, place)) is not None:
            return beside, place
    return None, None


def _beside_label(table: Table, label: Place) -> Given | None:
    """Give the only text to the right of "Sasaran", "Sasaran 1:" or "Sasaran" and a colon in a cell of its own."""
    cells = table.grid.cells
    right = [(label[0], column) for column in table.grid.rows[label[0]] if column > label[1]]
    texts = [one for one in right if any(map(str.isalnum, cells[one].text))]
    if len(texts) != 1:
        return None
    held = cells[texts[0]]
    without = held.text.lstrip(": ")
    return Given(held if without == held.text else Held(without), texts[0])


def mark_repeated(records: list[Record]) -> None:
    """Find the rows that repeat one of another table, as a recap sheet does; the row that says more is kept."""
    named: dict[str, list[Record]] = {}
    for record in records:
        name = record.text(Meaning.INDICATOR, Meaning.PROGRAM, Meaning.CODE)
        if name and not record.left:
            named.setdefault(name, []).append(record)
    for alike in named.values():
        if len({one.table.order for one in alike}) == 1:
            continue
        for record in alike[:_MOST_ALIKE]:
            for other in alike[:_MOST_ALIKE]:
                if record.again is None and other.again is None and _repeats(record, other):
                    record.again = other


def _repeats(record: Record, other: Record) -> bool:
    if record.table is other.table or _worth(record) > _worth(other):
        return False
    if _worth(record) == _worth(other) and records_in_order(record, other):
        return False
    keys = (Meaning.TARGET, Meaning.REALISASI, Meaning.CEILING, Meaning.SPENT)
    both = [one for one in keys if one in record.given and one in other.given]
    only_here = [one for one in keys if one in record.given and one not in other.given]
    return bool(both) and not only_here and all(_same(record.given[one], other.given[one]) for one in both)


def records_in_order(record: Record, other: Record) -> bool:
    """Tell whether a record stands before another one of the same worth, which is decided by where they stand."""
    return (record.table.order, record.row) < (other.table.order, other.row)


def _worth(record: Record) -> tuple[int, int]:
    formulas = sum(one.held.formula for one in record.given.values())
    return -formulas, len(record.given)


def _same(one: Given, other: Given) -> bool:
    first, second = one.held.number, other.held.number
    if first is not None and second is not None:  # a link to 85% shows 0.85 where the format was not copied
        return first == second or first == second * 100 or second == first * 100
    return one.held.folded == other.held.folded


def is_once_for_a_sasaran(records: list[Record], column: Column) -> bool:
    """Tell whether a capaian is printed once for several indikator: merged down, or in the first row of each only.

    In the second form it must differ from what its row gives, for it is the mean of several.
    """
    if not records:
        return False
    areas = records[0].table.grid.area_of
    merged = [areas[row, column.number] for row in column.values if (row, column.number) in areas]
    if any(sum(area[0] <= one.row <= area[2] for one in records) > 1 for area in merged):
        return True
    groups: dict[Place | None, list[Record]] = {}
    for record in records:
        given = record.given.get(Meaning.SASARAN)
        groups.setdefault(None if given is None else given.place, []).append(record)
    several = [group for group in groups.values() if len(group) > 1]
    once = [
        group for group in several if [one.row in column.values for one in group] == [True] + [False] * (len(group) - 1)
    ]
    return bool(several) and len(once) == len(several) and not any(map(_gives_its_capaian, several))


def _gives_its_capaian(group: list[Record]) -> bool:
    row = [group[0].given.get(one) for one in (Meaning.TARGET, Meaning.REALISASI, Meaning.CAPAIAN)]
    return fits([tuple(None if one is None else one.held.number for one in row)]) > 0
