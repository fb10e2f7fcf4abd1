"""Two reports and their results -> what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from lkj_xlsx.calc import Hasil
from lkj_xlsx.diff import figures, rows
from lkj_xlsx.diff.change import Difference, Entry, Section
from lkj_xlsx.diff.item import Field, Item, entry
from lkj_xlsx.diff.match import Tie, pair
from lkj_xlsx.laporan import Laporan

Report: TypeAlias = tuple[Laporan, Hasil]


def _code(item: Item) -> str | None:
    return item.code or None


# The template numbers Kode IK row by row, so a row put in between moves every code below it: where code and text
# disagree, the text tells which indikator it is, and the code ties what the text does not.
_BY_TEXT: tuple[Tie, ...] = (
    lambda item: (item.code, item.text, item.group_text),
    lambda item: (item.code, item.text),
    lambda item: (item.text, item.group_text) if item.text else None,
    lambda item: item.text or None,
)
# A budget code is the row; a row without one is its uraian.
_BY_CODE: tuple[Tie, ...] = (
    lambda item: (item.code, item.text),
    _code,
)
_BY_NAME: tuple[Tie, ...] = (lambda item: (item.code, item.text),)


def compare(old: Report, new: Report) -> Difference:
    """Compare two reports by indikator and by budget code. Pure; comparing the other way round mirrors the result.

    The figures are the results that were computed, whatever the workbooks store.
    """
    indikator = _section(rows.INDIKATOR_FIELDS, rows.indikator(*old), rows.indikator(*new), _BY_TEXT, _code)
    return Difference(
        indikator=replace(indikator, entries=tuple(_said_once(one) for one in indikator.entries)),
        anggaran=_section(rows.ANGGARAN_FIELDS, rows.anggaran(*old), rows.anggaran(*new), _BY_CODE),
        rkt=_section(rows.RKT_FIELDS, rows.rkt(old[0]), rows.rkt(new[0]), _BY_TEXT, _code),
        lainnya=_section(figures.FIELDS, figures.figures(*old), figures.figures(*new), _BY_NAME),
    )


def _section(
    fields: tuple[Field, ...], old: Iterable[Item], new: Iterable[Item], ties: Sequence[Tie], weakest: Tie | None = None
) -> Section:
    pairs, by_likeness = pair(list(old), list(new), ties, weakest)
    entries = [entry(fields, *both) for both in pairs]
    return Section(tuple(one for one in entries if one is not None), entries.count(None), by_likeness)


def _said_once(one: Entry) -> Entry:
    """Leave out of an indikator what changed in PK just as it did in Pengukuran, which shows what PK says."""
    said = {change.field: (change.old.value, change.new.value) for change in one.changes}
    kept = [
        change
        for change in one.changes
        if not change.field.startswith(rows.OF_PK)
        or said.get(change.field.removeprefix(rows.OF_PK)) != (change.old.value, change.new.value)
    ]
    return replace(one, changes=tuple(kept))
