"""The tree of codes: parents held against the sum of their children, for any sheet with codes and amounts."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lkj_xlsx.declare.message import Message
from lkj_xlsx.report.checking import report
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.values import first_few, format_rupiah
from lkj_xlsx.values.indonesian import clean

CODE = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")
_WHOLE_PLACE = re.compile(r"\d{3,4}\.|\d{4}$")  # it begins with the bagian anggaran or the kegiatan


def disagreeing_parents(
    laporan: Laporan,
    message: Message,
    sheet: str,
    key: str,
    *,
    above: Sequence[int | None],
    amounts: Sequence[int | None],
    marked: Sequence[bool] = (),
    needs_all: bool = False,
    **facts: Any,
) -> Iterator[Finding]:
    """Report each parent whose amount is not the sum of its direct children, to the rupiah.

    ``above`` gives for each row in order the position of its parent, ``amounts`` its whole rupiah, ``marked`` the
    rows that a total leaves out: one of them without children of its own has nothing to stand for. ``needs_all``:
    a missing amount among the children is told elsewhere, and their sum says nothing.
    """
    rows, codes = list(laporan.rows[sheet]), laporan.rows[sheet].column("kode")
    for parent, below in _children(above, marked).items():
        own, parts = amounts[parent], sum(amounts[position] or 0 for position in below)
        unknown = needs_all and any(amounts[position] is None for position in below)
        if own is None or own == parts or unknown:
            continue
        cells = first_few([laporan.place(sheet, rows[position], key)[1] for position in below]) or "tidak ada"
        yield report(
            laporan, message, sheet, rows[parent], key, kode=codes[parent], sel=cells,
            computed=format_rupiah(parts), difference=own - parts, **facts,
        )  # fmt: skip


def unparsed_codes(laporan: Laporan, message: Message, sheet: str) -> Iterator[Finding]:
    """Report each code that is not letters and digits between points, so that the tree cannot place it."""
    for row, record in laporan.rows[sheet].items():
        written = record["kode"]
        if written.strip() and not CODE.fullmatch(written):
            yield report(laporan, message, sheet, row, "kode", kode=clean(written))


def repeated_codes(
    laporan: Laporan, message: Message, sheet: str, *, above: Sequence[int | None], marked: Sequence[bool] = ()
) -> Iterator[Finding]:
    """Report each code that says its whole place in the tree and stands in a row above already.

    An akun or komponen such as 521211 or 051 is unique below its parent only and may come again. A repeated parent
    whose children stand below the first is told by :func:`disagreeing_parents`.
    """
    rows, codes = list(laporan.rows[sheet]), laporan.rows[sheet].column("kode")
    for position, before in repeated(codes, above, marked).items():
        at = laporan.place(sheet, rows[before], "kode")[1]
        yield report(laporan, message, sheet, rows[position], "kode", kode=codes[position].strip(), sel=at)


def repeated(codes: Sequence[str], above: Sequence[int | None], marked: Sequence[bool]) -> dict[int, int]:
    """Give the positions of the codes that :func:`repeated_codes` reports: position -> that of the first."""
    childless = {parent for parent, below in _children(above, marked).items() if not below}
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for position, code in enumerate(codes):
        key = code.strip().lower()
        before = first.setdefault(key, position)
        if before != position and _WHOLE_PLACE.match(key) and position not in childless:
            found[position] = before
    return found


def contradicted(above: Sequence[int | None], amounts: Sequence[int | None]) -> set[int]:
    """Give the positions right below a parent that is not their sum: which of them is wrong, nobody knows yet."""
    return {
        position
        for parent, below in _children(above, ()).items()
        if amounts[parent] is not None and amounts[parent] != sum(amounts[one] or 0 for one in below)
        for position in below
    }


def _children(above: Sequence[int | None], marked: Sequence[bool]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {position: [] for position, one in enumerate(marked) if one}
    for position, parent in enumerate(above):
        if parent is not None:
            children.setdefault(parent, []).append(position)
    return children
