"""What each column of a table holds: its heading proposes, what stands in it confirms, corrects or decides."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lkj_xlsx.importing import content, words
from lkj_xlsx.importing.grid import Held
from lkj_xlsx.importing.headings import Headed
from lkj_xlsx.importing.meaning import Said, said_by
from lkj_xlsx.importing.tables import Row, Table
from lkj_xlsx.importing.words import Meaning

_OF_THIS_YEAR = (Meaning.TARGET, Meaning.REALISASI, Meaning.CAPAIAN, Meaning.CEILING, Meaning.SPENT, Meaning.REST,
                 Meaning.ABSORPTION)  # fmt: skip
_NAMES_OF_BUDGET = (Meaning.PROGRAM, Meaning.ACTIVITY, Meaning.SUB_ACTIVITY, Meaning.BUDGET_NAME)
MONEY = (Meaning.CEILING, Meaning.SPENT, Meaning.REST)
_MOST_CANDIDATES = 12  # every three of them are compared
FIGURES = (*_OF_THIS_YEAR, Meaning.QUARTER, Meaning.MONTH, Meaning.YEAR_BEFORE, Meaning.YEAR_AFTER, Meaning.PLAN_TARGET,
           Meaning.PLAN_ACHIEVED, Meaning.PHYSICAL, Meaning.VOLUME, Meaning.EFFICIENCY)  # fmt: skip


@dataclass
class Column:
    """A column: its heading, what the heading says, what it was taken for, and what there is to remark about that.

    ``asks``: somebody must look at the choice. ``other``: another column of the same meaning was taken instead.
    """

    headed: Headed
    said: Said
    meaning: Meaning
    values: dict[int, Held] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    asks: bool = False
    other: bool = False
    hidden: bool = False

    @property
    def number(self) -> int:
        """The number of the column on its grid."""
        return self.headed.number

    def take(self, meaning: Meaning, remark: str, *, asks: bool = True) -> None:
        """Take the column for something else than its heading says, and say why."""
        self.meaning = meaning
        self.remarks.append(remark)
        self.asks = self.asks or asks


@dataclass
class Columns:
    """The columns of a table, to be found by what they mean."""

    all: list[Column]

    def of(self, *meanings: Meaning) -> list[Column]:
        """Give the columns of some meanings that were not passed over for another one, from left to right."""
        return [one for one in self.all if one.meaning in meanings and not one.other]

    def one(self, meaning: Meaning) -> Column | None:
        """Give the column of a meaning, ``None`` where there is none."""
        return next(iter(self.of(meaning)), None)


def columns_of(table: Table, year: int | None) -> Columns:
    """Give the columns of a table in a report for a year."""
    found = Columns([_column(table, one, year) for one in _all_headed(table)])
    for settle in (_texts_that_are_no_figures, _figures_that_are_no_texts, _names, _money, _figures, _units):
        settle(found)
    for meaning in (*_OF_THIS_YEAR, Meaning.INDICATOR, Meaning.SASARAN, Meaning.UNIT, Meaning.CODE, Meaning.NUMBER,
                    Meaning.CATEGORY, Meaning.KIND, Meaning.POLARITY, Meaning.CAUSE, Meaning.SOLUTION):  # fmt: skip
        _choose_one(found, meaning)
    return found


def _all_headed(table: Table) -> Iterable[Headed]:
    """Give all columns of a table, also those in which something stands without a heading."""
    known = {one.number: one for one in table.block.columns}
    used = {column for row in table.rows for column in table.cells(row)}
    for number in table.span:
        if number in known:
            before = known.get(number - 1)
            if number in used or before is None or not before.cells or before.cells != known[number].cells:
                yield known[number]
        elif number in used:
            yield Headed(number, (), ())


def _column(table: Table, headed: Headed, year: int | None) -> Column:
    said = said_by(headed.path, year, in_quarters=table.block.in_quarters)
    values = {row: table.grid.cells[row, headed.number] for row in table.of_kind(Row.DATA)
              if (row, headed.number) in table.grid.cells}  # fmt: skip
    return Column(headed, said, said.meaning, values, hidden=headed.number in table.grid.hidden_columns)


def _texts_that_are_no_figures(found: Columns) -> None:
    for column in found.all:
        marks = {held.folded for held in column.values.values()}
        both = (words.MARK_OF_TARGET, words.MARK_OF_REALISASI)
        if marks and all(any(pattern.fullmatch(one) for pattern in both) for one in marks):
            column.take(Meaning.MARK, "menandai baris target dan baris realisasi")
        if column.meaning in _OF_THIS_YEAR and content.is_prose(column.values.values()):
            column.take(Meaning.REMARK, "isinya kalimat, bukan angka")


def _figures_that_are_no_texts(found: Columns) -> None:
    """A column of texts in which figures stand, or words such as Ya, is not what its heading says."""
    for column in found.all:
        values = list(column.values.values())
        if column.meaning in (Meaning.SASARAN, Meaning.INDICATOR, *_NAMES_OF_BUDGET) and values:
            if content.share(values, lambda one: one.is_figure or len(one.text) < 4) > 0.7:
                is_kind = column.meaning is Meaning.INDICATOR and not any(one.is_figure for one in values)
                column.take(Meaning.KIND if is_kind else Meaning.UNKNOWN, "isinya bukan nama")
        elif column.meaning is Meaning.CATEGORY and content.share(values, lambda one: one.is_figure) > 0.7:
            column.take(Meaning.UNKNOWN, "isinya angka, bukan kategori")


def _names(found: Columns) -> None:
    """Where no heading says so, the texts tell which column names the indikator, and which the sasaran."""
    texts = [one for one in found.all if one.meaning in (Meaning.UNKNOWN, Meaning.BUDGET_NAME, Meaning.SASARAN,
                                                        Meaning.DEFINITION)]  # fmt: skip
    performs = found.of(Meaning.TARGET, Meaning.REALISASI, Meaning.CAPAIAN, Meaning.QUARTER)
    unknown_figures = [one for one in found.all if one.meaning is Meaning.UNKNOWN and content.is_numeric(one.values)]
    own = [one for one in performs if one.meaning is not Meaning.CAPAIAN and not content.is_money(one.values.values())]
    is_budget = bool(found.of(*MONEY)) and not own
    if not found.of(Meaning.INDICATOR) and not is_budget and (performs or len(unknown_figures) >= 2):
        measures = [one for one in texts if content.begins(one.values.values(), words.A_MEASURE) >= 0.4]
        prose = [one for one in texts if content.is_text(one.values) and one.meaning is not Meaning.SASARAN]
        sasaran = [one for one in prose if content.begins(one.values.values(), words.A_SASARAN) >= 0.5]
        named = measures or [one for one in prose if one not in sasaran and content.mean_length(one.values) > 12]
        named = named or found.of(*_NAMES_OF_BUDGET)
        if named:
            named[-1].take(Meaning.INDICATOR, "dikenali dari isinya sebagai nama indikator")
    if not found.of(Meaning.SASARAN):
        # Where no money stands beside it, "Saspro" may hold sasaran, too.
        open_to = (Meaning.UNKNOWN,) if found.of(*MONEY) else (Meaning.UNKNOWN, Meaning.BUDGET_NAME)
        for one in texts:
            if one.meaning in open_to and content.begins(one.values.values(), words.A_SASARAN) >= 0.5:
                one.take(Meaning.SASARAN, "dikenali dari isinya sebagai sasaran")
                break


def _money(found: Columns) -> None:
    """In a table of money a plain Realisasi is one of money, and a plain % is serapan."""
    performs = found.of(Meaning.INDICATOR)
    names = found.of(*_NAMES_OF_BUDGET)
    for column in found.of(Meaning.ABSORPTION):
        if content.is_money(column.values.values()):
            column.take(Meaning.SPENT, "isinya rupiah, bukan persentase")
    is_budget = bool(names) and not performs
    ceilings = found.of(Meaning.CEILING)
    for column in found.of(Meaning.REALISASI, Meaning.TARGET, Meaning.UNKNOWN):
        if not content.is_money(column.values.values()):
            continue
        if is_budget or (ceilings and column.meaning is Meaning.REALISASI and _below(column, ceilings[0])):
            spent = column.meaning is Meaning.REALISASI or (
                column.meaning is Meaning.UNKNOWN and bool(ceilings) and _below(column, ceilings[0])
                and not found.of(Meaning.SPENT)
            )  # fmt: skip
            sure = column.meaning is not Meaning.UNKNOWN
            if spent or column.meaning is Meaning.TARGET:
                column.take(Meaning.SPENT if spent else Meaning.CEILING, "isinya rupiah", asks=not sure)
    ceilings, spent_columns = found.of(Meaning.CEILING), found.of(Meaning.SPENT)
    changed = any(one.said.amended or one.said.original for one in ceilings)
    if len(ceilings) == 2 and not spent_columns and not changed and _below(ceilings[1], ceilings[0]):
        ceilings[1].take(Meaning.SPENT, "tidak pernah melebihi pagu di kirinya, jadi dibaca sebagai realisasi")
        spent_columns = [ceilings[1]]
    if ceilings and spent_columns:
        for column in found.of(Meaning.UNKNOWN, Meaning.CAPAIAN):
            _settle_result_of_money(column, ceilings[0], spent_columns[0], is_budget=is_budget)


def _settle_result_of_money(column: Column, ceiling: Column, spent: Column, *, is_budget: bool) -> None:
    rows = [(a.number, b.number, c.number) for a, b, c in _together(ceiling, spent, column)]
    if content.are_rests(rows):
        column.take(Meaning.REST, "sama dengan pagu dikurangi realisasi", asks=False)
    elif (column.meaning is Meaning.UNKNOWN or is_budget) and content.fits(rows) >= 0.5:
        column.take(Meaning.ABSORPTION, "sama dengan realisasi terhadap pagu", asks=False)
    elif is_budget and column.meaning is Meaning.CAPAIAN:
        column.meaning = Meaning.ABSORPTION


def _below(column: Column, ceiling: Column) -> bool:
    pairs = [(one.number, other.number) for one, other in _together(column, ceiling)]
    return bool(pairs) and all(a is not None and b is not None and a <= b * 2 for a, b in pairs)


def _together(*columns: Column) -> list[tuple[Held, ...]]:
    """Give what stands in some columns, for the rows in which all of them are filled."""
    rows = [row for row in columns[0].values if all(row in one.values for one in columns)]
    return [tuple(one.values[row] for one in columns) for row in rows]


def _triples(*columns: Column) -> float:
    return content.fits([tuple(held.number for held in row) for row in _together(*columns)])


def _figures(found: Columns) -> None:
    """Settle which columns are target, realisasi and capaian of the year."""
    targets, reals = found.of(Meaning.TARGET), found.of(Meaning.REALISASI)
    capaian = found.of(Meaning.CAPAIAN)
    firm = [one for one in reals if not _is_weak(one)]
    for one in [one for one in reals if _is_weak(one)] if firm else []:
        one.take(Meaning.PLAN_TARGET, "ada kolom realisasi lain, jadi dibaca sebagai keadaan akhir periode")
    unknown = [one for one in found.of(Meaning.UNKNOWN) if content.is_numeric(one.values)]
    if (not targets or not reals) and len(targets) + len(reals) + len(unknown) + len(capaian) >= 3:
        _by_triple([*targets, *reals, *unknown, *capaian])
        targets, reals = found.of(Meaning.TARGET), found.of(Meaning.REALISASI)
        capaian = found.of(Meaning.CAPAIAN)
    if targets and not reals and capaian:
        _capaian_that_means_realisasi(targets[0], capaian)
    _the_one_that_is_missing(found)
    targets, reals = found.of(Meaning.TARGET), found.of(Meaning.REALISASI)
    for one in reals:
        heading = " ".join(map(words.plain, one.headed.path))
        if not one.asks and words.ALSO_A_RESULT.search(heading):
            one.remarks.append("judulnya menyebut capaian; dibaca sebagai realisasi")
            one.asks = True
    if targets and reals:
        for one in found.of(Meaning.UNKNOWN):
            fits = content.is_numeric(one.values) and _triples(targets[0], reals[0], one) >= 0.6
            if fits and not found.of(Meaning.CAPAIAN):
                one.take(Meaning.CAPAIAN, "dekat realisasi / target x 100", asks=False)


def _is_weak(column: Column) -> bool:
    return column.meaning is Meaning.REALISASI and "kondisi akhir" in " ".join(map(words.plain, column.headed.path))


def _by_triple(candidates: Sequence[Column]) -> None:
    """Find three columns of which the third is the second in percent of the first: target, realisasi, capaian."""
    ordered = sorted(candidates, key=lambda one: one.number)[:_MOST_CANDIDATES]
    best: tuple[float, tuple[Column, Column, Column]] | None = None
    for target in ordered:
        for real in ordered:
            for third in ordered:
                if len({id(target), id(real), id(third)}) < 3 or not _may_be(target, real, third):
                    continue
                fit = _triples(target, real, third) + (0.01 if target.number < real.number < third.number else 0)
                if fit >= 0.6 and (best is None or fit > best[0]):
                    best = fit, (target, real, third)
    if best is None:
        return
    why = "dikenali dari isinya: kolom ketiga dekat realisasi / target x 100"
    for column, meaning in zip(best[1], (Meaning.TARGET, Meaning.REALISASI, Meaning.CAPAIAN), strict=True):
        if column.meaning is not meaning:
            column.take(meaning, why)


def _may_be(target: Column, real: Column, third: Column) -> bool:
    """Tell whether three columns may be target, realisasi and capaian by what their headings say."""
    return (
        target.meaning in (Meaning.TARGET, Meaning.UNKNOWN)
        and real.meaning in (Meaning.REALISASI, Meaning.UNKNOWN, Meaning.CAPAIAN)
        and third.meaning in (Meaning.CAPAIAN, Meaning.UNKNOWN)
    )


def _capaian_that_means_realisasi(target: Column, capaian: list[Column]) -> None:
    """Without a column of realisasi, a column Capaian holds it, unless its figures are surely percentages."""
    said_reached = [one for one in capaian if words.FIGURES[4][1].search(" ".join(map(words.plain, one.headed.path)))]
    column = (said_reached or capaian)[0]
    alike = content.written_alike(_together(target, column))
    if alike is False:
        column.remarks.append("tidak ada kolom realisasi; isinya persentase, jadi tidak dibaca sebagai realisasi")
        column.asks = True
        return
    if alike is None and column.said.percent and not said_reached:
        column.remarks.append("tidak ada kolom realisasi; tidak jelas apakah isinya realisasi atau persentase")
        column.asks = True
        return
    column.take(
        Meaning.REALISASI, "judulnya Capaian, tetapi isinya bersatuan sama dengan target: dibaca sebagai realisasi"
    )


def _the_one_that_is_missing(found: Columns) -> None:
    """Beside a target or a realisasi alone, a column of figures that are written alike is the other one."""
    targets, reals = found.of(Meaning.TARGET), found.of(Meaning.REALISASI)
    if not found.of(Meaning.INDICATOR) or bool(targets) == bool(reals):
        return
    known = (targets or reals)[0]
    step, meaning = (1, Meaning.REALISASI) if targets else (-1, Meaning.TARGET)
    for one in found.of(Meaning.UNKNOWN):
        beside = one.number == known.number + step and not one.hidden and content.is_numeric(one.values)
        pairs = _together(known, one) if targets else _together(one, known)
        if beside and pairs and content.written_alike(pairs) is not False:
            one.take(meaning, f"judulnya tidak dikenali; isinya ditulis seperti {known.meaning.value} di sampingnya")


def _units(found: Columns) -> None:
    """Units stand in a column of their own, or beside the figure under a heading that is merged over both."""
    if found.of(Meaning.UNIT):
        return
    remark = "dikenali dari isinya sebagai satuan"
    for left, one in pairwise(found.all):
        if one.headed.cells and one.headed.cells == left.headed.cells and content.are_units(one.values.values()):
            one.take(Meaning.UNIT, remark)
    for column in found.of(Meaning.UNKNOWN):
        if not found.of(Meaning.UNIT) and content.are_units(column.values.values()):
            column.take(Meaning.UNIT, remark)


def _choose_one(found: Columns, meaning: Meaning) -> None:
    """Take one of several columns of a meaning; the others are passed over and say so."""
    candidates = found.of(meaning)
    if len(candidates) < 2:
        return
    chosen = max(candidates, key=_preference(found, meaning))
    for one in candidates:
        if one is not chosen:
            one.other = True
            one.remarks.append(f"kolom lain yang dipakai sebagai {meaning.value}")
    if meaning in _OF_THIS_YEAR or meaning is Meaning.INDICATOR:
        chosen.remarks.append(f"dipilih dari {len(candidates)} kolom yang mungkin")
        chosen.asks = True


def _preference(found: Columns, meaning: Meaning) -> Callable[[Column], tuple[float, ...]]:
    figures = [one.number for one in found.of(Meaning.TARGET, Meaning.UNIT, Meaning.REALISASI)]

    def fit(column: Column) -> float:
        targets, reals = found.of(Meaning.TARGET), found.of(Meaning.REALISASI)
        capaian = found.of(Meaning.CAPAIAN)
        trios = {
            Meaning.TARGET: [(column, r, c) for r in reals for c in capaian],
            Meaning.REALISASI: [(t, column, c) for t in targets for c in capaian],
            Meaning.CAPAIAN: [(t, r, column) for t in targets for r in reals],
        }.get(meaning, [])
        return max((round(_triples(*trio), 1) for trio in trios), default=0.0)

    def preference(column: Column) -> tuple[float, ...]:
        if meaning is Meaning.INDICATOR or meaning is Meaning.SASARAN:
            before = [number for number in figures if number > column.number]
            measures = content.begins(column.values.values(), words.A_MEASURE) if meaning is Meaning.INDICATOR else 0
            return (bool(column.values), round(measures, 1), bool(before), column.number)
        said = column.said
        return (
            not column.hidden, bool(column.values), said.period is words.Period.THIS_YEAR, said.amended,
            not said.original, said.whole_year, fit(column), -column.number,
        )  # fmt: skip

    return preference
