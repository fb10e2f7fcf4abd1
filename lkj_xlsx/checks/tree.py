"""The tree of codes: parents held against the sum of their children, for any sheet with codes and amounts."""

from collections.abc import Iterator, Sequence
from typing import Any

from lkj_xlsx.checks.check import cells_text, report
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.values import format_rupiah


def disagreeing_parents(
    laporan: Laporan,
    code: str,
    sheet: str,
    key: str,
    *,
    above: Sequence[int | None],
    amounts: Sequence[int | None],
    marked: Sequence[bool] = (),
    **facts: Any,
) -> Iterator[Finding]:
    """Report each parent whose amount is not the sum of its direct children, to the rupiah.

    ``above`` gives for each row in order the position of its parent, ``amounts`` its whole rupiah, ``marked`` the
    rows that a total leaves out: one of them without children of its own has nothing to stand for.
    """
    rows, codes = list(laporan.rows[sheet]), laporan.rows[sheet].column("kode")
    children: dict[int, list[int]] = {position: [] for position, one in enumerate(marked) if one}
    for position, parent in enumerate(above):
        if parent is not None:
            children.setdefault(parent, []).append(position)
    for parent, below in children.items():
        own, parts = amounts[parent], sum(amounts[position] or 0 for position in below)
        if own is None or own == parts:
            continue
        cells = cells_text([laporan.place(sheet, rows[position], key)[1] for position in below]) or "tidak ada"
        yield report(
            laporan, code, sheet, rows[parent], key, kode=codes[parent], sel=cells,
            computed=format_rupiah(parts), difference=own - parts, **facts,
        )  # fmt: skip
