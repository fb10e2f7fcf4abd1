"""Checks the tree that dotted codes make, in which 3355 is the parent of 3355.EBA.

Each sheet with codes and amounts uses it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare.message import Message
from lkj_xlsx.report.checking import finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.values import first_few, format_rupiah
from lkj_xlsx.values.indonesian import clean

CODE = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")
_WHOLE_PLACE = re.compile(r"\d{3,4}\.|\d{4}$")  # it begins with the bagian anggaran or the kegiatan


def disagreeing_parents(
    laporan: Report,
    message: Message,
    sheet: str,
    key: str,
    *,
    above: Sequence[int | None],
    amounts: Sequence[Decimal | None],
    left_out: Sequence[bool] = (),
    needs_all: bool = False,
    **facts: Any,
) -> Iterator[Finding]:
    """Report each parent whose amount is not the sum of its direct children, to the sen.

    ``above`` gives for each row the position of its parent, or ``None``, and ``amounts`` its rupiah. ``left_out``
    marks the rows that a total does not add; such a row without children has a sum of 0. With ``needs_all`` a parent is
    skipped while the amount of a child is missing: another finding reports the child.
    """
    rows, codes = list(laporan.rows[sheet]), laporan.rows[sheet].column(_code_column(laporan, sheet))
    for parent, below in _children(above, left_out).items():
        own, parts = amounts[parent], sum(amounts[position] or 0 for position in below)
        unknown = needs_all and any(amounts[position] is None for position in below)
        if own is None or own == parts or unknown:
            continue
        cells = first_few([laporan.place(sheet, rows[position], key)[1] for position in below]) or "tidak ada"
        yield finding_at(
            laporan, message, sheet, rows[parent], key, kode=codes[parent], sel=cells,
            computed=format_rupiah(parts), difference=own - parts, **facts,
        )  # fmt: skip


def unparsed_codes(laporan: Report, message: Message, sheet: str) -> Iterator[Finding]:
    """Report each code that is not groups of letters and digits between single points."""
    column = _code_column(laporan, sheet)
    for row, record in laporan.rows[sheet].items():
        written = record[column]
        if written.strip() and not CODE.fullmatch(written):
            yield finding_at(laporan, message, sheet, row, column, kode=clean(written))


def repeated_codes(
    laporan: Report, message: Message, sheet: str, *, above: Sequence[int | None], left_out: Sequence[bool] = ()
) -> Iterator[Finding]:
    """Report each code that names one place in the tree and already stands in a row above.

    An akun or komponen such as 521211 or 051 is unique below its parent only and may come again. Where a repeated
    parent has its children below the first one, :func:`disagreeing_parents` reports it.
    """
    column = _code_column(laporan, sheet)
    rows, codes = list(laporan.rows[sheet]), laporan.rows[sheet].column(column)
    for position, before in positions_of_repeated_codes(codes, above, left_out).items():
        at = laporan.place(sheet, rows[before], column)[1]
        yield finding_at(laporan, message, sheet, rows[position], column, kode=codes[position].strip(), sel=at)


def positions_of_repeated_codes(
    codes: Sequence[str], above: Sequence[int | None], left_out: Sequence[bool]
) -> dict[int, int]:
    """Give the position of each code that :func:`repeated_codes` reports: position -> position of the first."""
    childless = {parent for parent, below in _children(above, left_out).items() if not below}
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for position, code in enumerate(codes):
        key = code.strip().lower()
        before = first.setdefault(key, position)
        if before != position and _WHOLE_PLACE.match(key) and position not in childless:
            found[position] = before
    return found


def contradicted(above: Sequence[int | None], amounts: Sequence[Decimal | None]) -> set[int]:
    """Give the positions of all children whose parent is not their sum; which amount is wrong is not known."""
    return {
        position
        for parent, below in _children(above, ()).items()
        if amounts[parent] is not None and amounts[parent] != sum(amounts[one] or 0 for one in below)
        for position in below
    }


def _children(above: Sequence[int | None], left_out: Sequence[bool]) -> dict[int, list[int]]:
    """Give the positions of the direct children of each parent, and none for a row that a total leaves out."""
    children: dict[int, list[int]] = {position: [] for position, one in enumerate(left_out) if one}
    for position, parent in enumerate(above):
        if parent is not None:
            children.setdefault(parent, []).append(position)
    return children


def _code_column(laporan: Report, sheet: str) -> str:
    """The key of the column that holds the codes of a sheet: the one that its rows are compared by."""
    by = laporan.layout[sheet].table.compare_by
    assert by is not None, f"{sheet} has no codes"
    return by.code
