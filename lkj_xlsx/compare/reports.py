"""Two reports and their results -> which item of one is which of the other, and what differs."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from lkj_xlsx.compare import items
from lkj_xlsx.compare.difference import INDIKATOR, LAINNYA, Difference, ItemDifference, Section
from lkj_xlsx.compare.items import ComparedField, Item, item_difference
from lkj_xlsx.declare.model import Table
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import tables
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.rkt import RKT

SIMILAR = 0.6
MOST_COMPARED = 250_000  # pairs of texts: about a second

PairingKey: TypeAlias = Callable[[Item], Hashable | None]
ReportWithResults: TypeAlias = tuple[Report, Results]


class PairingKeys(NamedTuple):
    """The keys by which items are paired (see :func:`pair`)."""

    strong: tuple[PairingKey, ...]
    weakest: PairingKey | None = None


def _code(item: Item) -> str | None:
    return item.code or None


# The template numbers Kode IK row by row, so inserting a row moves the codes below it (IK05 becomes IK06). Where code
# and text disagree, the text tells which indikator it is; the code pairs the items that the text does not pair.
_BY_NAME_OR_CODE = PairingKeys(
    (
        lambda item: (item.code, item.text, item.group_text),
        lambda item: (item.code, item.text),
        lambda item: (item.text, item.group_text) if item.text else None,
        lambda item: item.text or None,
    ),
    weakest=_code,
)
# A budget row is the same row if it has the same code below the same rows: an akun such as 521211 stands below many RO.
# Where the rows above it changed, it is the one with the same code; without a code, the one with the same uraian.
_BY_CODE = PairingKeys(
    (
        lambda item: (item.path, item.text) if item.path else None,
        lambda item: item.path if item.code and item.path else None,
        lambda item: (item.code, item.text),
        _code,
    )
)
_BY_EXACT_NAME = PairingKeys((lambda item: (item.code, item.text),))


def compare_reports(old: ReportWithResults, new: ReportWithResults) -> Difference:
    """Compare two reports by indikator and by budget code. Swapping the reports swaps old and new in the result.

    The figures are the results that were computed, whatever the workbooks store.
    """
    indikator = _section(
        ("Indikator", "Indikator pada Pengukuran dan PK"),
        items.indikator_fields(), items.indikator_items(*old), items.indikator_items(*new), _BY_NAME_OR_CODE,
    )  # fmt: skip
    others = _section(
        ("Lainnya", "TOTAL, Ringkasan, Pengaturan dan Identitas"),
        items.figure_fields(), items.figure_items(*old), items.figure_items(*new), _BY_EXACT_NAME,
    )  # fmt: skip
    return Difference(
        {
            INDIKATOR: replace(indikator, entries=tuple(_without_repeats_of_pk(one) for one in indikator.entries)),
            **{table.sheet.lower(): _table_section(table, old, new) for table in _tables_of_their_own(old, new)},
            LAINNYA: others,
        }
    )


def _tables_of_their_own(*reports: ReportWithResults) -> list[Table]:
    """Give the tables that are no part of the section "indikator": Anggaran and RKT first, others as declared.

    An optional sheet is compared where one of the workbooks has it.
    """
    first = (ANGGARAN.sheet, RKT.sheet)
    there = {sheet for laporan, _ in reports for sheet in laporan.layout.tables}
    declared = (table for table in tables.TABLES if not table.optional or table.sheet in there)
    others = (table for table in declared if table.sheet not in (items.MEASURED, items.PROMISED))
    return sorted(others, key=lambda table: first.index(table.sheet) if table.sheet in first else len(first))


def _table_section(table: Table, old: ReportWithResults, new: ReportWithResults) -> Section:
    by_code = items.compare_by(table).code_decides
    old_items, new_items = ((item for _, item in items.row_items(*one, table)) for one in (old, new))
    return _section(
        (table.sheet, f"{table.sheet} per kode" if by_code else table.title),
        items.row_fields(table), old_items, new_items, _BY_CODE if by_code else _BY_NAME_OR_CODE,
    )  # fmt: skip


def _section(
    title_and_subject: tuple[str, str],
    fields: tuple[ComparedField, ...],
    old: Iterable[Item],
    new: Iterable[Item],
    keys: PairingKeys,
) -> Section:
    pairs, by_likeness = pair(list(old), list(new), keys.strong, keys.weakest)
    differences = [item_difference(fields, *both) for both in pairs]
    entries = tuple(one for one in differences if one is not None)
    return Section(*title_and_subject, entries, differences.count(None), by_likeness)


def _without_repeats_of_pk(one: ItemDifference) -> ItemDifference:
    """Leave out a change in PK that Pengukuran shows too, because Pengukuran takes the value from PK."""
    shown = {change.field: (change.old.value, change.new.value) for change in one.changes}
    kept = [
        change
        for change in one.changes
        if not change.field.startswith(items.OF_PK)
        or shown.get(change.field.removeprefix(items.OF_PK)) != (change.old.value, change.new.value)
    ]
    return replace(one, changes=tuple(kept))


class Pairing(NamedTuple):
    """Pairs (old, new) in the order of the new report, then what was dropped; ``None`` for no counterpart.

    ``by_likeness`` is false where similar texts were not looked for.
    """

    pairs: list[tuple[Item | None, Item | None]]
    by_likeness: bool


def pair(
    old: Sequence[Item], new: Sequence[Item], keys: Sequence[PairingKey], weakest: PairingKey | None = None
) -> Pairing:
    """Pair items that have the same key, the strongest key first; a key of ``None`` pairs nothing.

    Items of the same key are paired in their order. With a ``weakest`` key, similar texts are paired among the items
    that are left: first those of the same weakest key, then the most similar ones, unless that takes more than
    ``MOST_COMPARED`` comparisons; last those of the same weakest key, whatever their text. Swapping the reports swaps
    the pairs.
    """
    unpaired = Unpaired(old, new)
    for key in keys:
        unpaired.add_pairs(_pairs_by_key(unpaired, key))
    few_enough = True
    if weakest is not None:
        same_key = _pairs_by_key(unpaired, weakest).items()
        unpaired.add_pairs({at: other for at, other in same_key if _likeness(new[at], old[other]) >= SIMILAR})
        few_enough = len(unpaired.of_old) * len(unpaired.of_new) <= MOST_COMPARED
        unpaired.add_pairs(_pairs_by_likeness(unpaired) if few_enough else {})
        unpaired.add_pairs(_pairs_by_key(unpaired, weakest))
    found = unpaired.found
    pairs: list[tuple[Item | None, Item | None]] = [
        (old[found[at]] if at in found else None, item) for at, item in enumerate(new)
    ]
    pairs += [(old[at], None) for at in unpaired.of_old]
    return Pairing(pairs, few_enough or not unpaired.of_old or not unpaired.of_new)


class Unpaired:
    """The items without a counterpart, by position in their report. ``found``: position in new -> position in old."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.old, self.new = old, new
        self.of_old, self.of_new = list(range(len(old))), list(range(len(new)))
        self.found: dict[int, int] = {}

    def add_pairs(self, pairs: dict[int, int]) -> None:
        """Record pairs (position in new -> position in old) and take their items off the lists."""
        self.found |= pairs
        paired = set(pairs.values())
        self.of_old = [at for at in self.of_old if at not in paired]
        self.of_new = [at for at in self.of_new if at not in pairs]


def _pairs_by_key(unpaired: Unpaired, key_of: PairingKey) -> dict[int, int]:
    waiting: dict[Hashable, deque[int]] = {}
    for at in unpaired.of_old:
        if (key := key_of(unpaired.old[at])) is not None:
            waiting.setdefault(key, deque()).append(at)
    found: dict[int, int] = {}
    for at in unpaired.of_new:
        if (key := key_of(unpaired.new[at])) is not None and waiting.get(key):
            found[at] = waiting[key].popleft()
    return found


def _pairs_by_likeness(unpaired: Unpaired) -> dict[int, int]:
    similar = []
    for at in unpaired.of_new:
        for other in unpaired.of_old:
            if (likeness := _likeness(unpaired.new[at], unpaired.old[other])) >= SIMILAR:
                similar.append((-likeness, min(at, other), max(at, other), at, other))
    found: dict[int, int] = {}
    paired: set[int] = set()
    for *_, at, other in sorted(similar):
        if at not in found and other not in paired:
            found[at] = other
            paired.add(other)
    return found


def _likeness(one: Item, other: Item) -> float:
    """How alike two texts are, from 0 to 1: the share of trigrams that they have in common (Dice coefficient)."""
    if not one.text or not other.text:
        return 0.0
    return 2 * len(one.trigrams & other.trigrams) / (len(one.trigrams) + len(other.trigrams))
