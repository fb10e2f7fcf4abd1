"""Anggaran: missing amounts, the tree of codes, realisasi against pagu."""

from collections.abc import Iterator

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, once, report, rows_of, unfilled
from lkj_xlsx.checks.tree import contradicted, disagreeing_parents, repeated, repeated_codes, unparsed_codes
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rows import Record
from lkj_xlsx.rules.budget import parent_of, parents, run_that_adds_up
from lkj_xlsx.values import format_rupiah

SHEET = "Anggaran"
_NAMES = {"pagu": "Pagu", "realisasi": "Realisasi"}


def missing_amount(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """AG01: a row without pagu or realisasi has no sisa; 0 is an amount, an empty cell is none."""
    for row, _record in rows_of(laporan, SHEET):
        for key, name in _NAMES.items():
            if unfilled(laporan, SHEET, row, key):
                yield report(laporan, "AG01", SHEET, row, key, kolom=name)
                break


def above_pagu(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """AG02, AG11: spending above the pagu, or without one."""
    for row, record in _overspent(laporan):
        pagu, realisasi = record["pagu"], record["realisasi"]
        code = "AG11" if pagu == 0 else "AG02"
        yield report(laporan, code, SHEET, row, "realisasi", computed=format_rupiah(pagu), difference=realisasi - pagu)


def _overspent(laporan: Laporan) -> Iterator[tuple[int, Record]]:
    """The rows spent above their pagu; a pagu below 0 is another matter (AG19)."""
    for row, record in rows_of(laporan, SHEET):
        pagu, realisasi = record["pagu"], record["realisasi"]
        if None not in (pagu, realisasi) and 0 <= pagu < realisasi:
            yield row, record


def negative_amount(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """AG19: an amount below 0 counts as it is written, and takes from the TOTAL."""
    for row, record in rows_of(laporan, SHEET):
        for key, name in _NAMES.items():
            if record[key] is not None and record[key] < 0:
                yield report(laporan, "AG19", SHEET, row, key, kolom=name)


def parent_against_children(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """AG05: a parent printed beside its children must equal their sum, to the rupiah; not where AG01 is the cause."""
    above, marked = _tree(laporan, hasil)
    for key, name in _NAMES.items():
        amounts = laporan.rows[SHEET].column(key)
        yield from disagreeing_parents(
            laporan, "AG05", SHEET, key, above=above, amounts=amounts, marked=marked, needs_all=True, kolom=name
        )


def codes_that_do_not_parse(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """AG13: the tree is read from the codes alone, so each must be one (domain rules; codes of the report)."""
    yield from unparsed_codes(laporan, "AG13", SHEET)


def codes_that_repeat(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """AG14: two rows under one code are one row twice, or a slip in the code."""
    above, marked = _tree(laporan, hasil)
    yield from repeated_codes(laporan, "AG14", SHEET, above=above, marked=marked)


def _tree(laporan: Laporan, hasil: Hasil) -> tuple[list[int | None], list[bool]]:
    """For each row the position of its parent, and whether the TOTAL leaves it out."""
    marked = [one == 1 for one in hasil.anggaran.by_row.column("induk")]
    return _above(laporan), marked


@once
def _above(laporan: Laporan) -> list[int | None]:
    return parent_of(laporan.rows[SHEET].column("kode"))


def parent_by_sum(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """AG06: where the codes don't show it, a row that equals the rows right below it is probably their parent."""
    rows = list(laporan.rows[SHEET])
    amounts = laporan.rows[SHEET].column("pagu")
    for position, length in _probable_parents(laporan).items():
        row = rows[position]
        first = laporan.place(SHEET, rows[position + 1], "pagu")[1]
        last = laporan.place(SHEET, rows[position + length], "pagu")[1]
        without = hasil.anggaran.total.pagu - (amounts[position] or 0)
        yield report(
            laporan, "AG06", SHEET, row, "pagu", kolom="Pagu", n=length, sel=f"{first}:{last}",
            computed=f"TOTAL pagu tanpa baris ini {format_rupiah(without)}", difference=amounts[position],
        )  # fmt: skip


@once
def _probable_parents(laporan: Laporan) -> dict[int, int]:
    """The positions of rows that are no parents by their code, yet equal some rows right below them: -> how many."""
    amounts, by_code = laporan.rows[SHEET].column("pagu"), parents(laporan.rows[SHEET].column("kode"))
    lengths = {position: run_that_adds_up(amounts, position) for position, one in enumerate(by_code) if not one}
    return {position: length for position, length in lengths.items() if length}


def doubtful_rows(laporan: Laporan) -> set[int]:
    """The rows whose pagu AG02, AG05, AG06, AG11 or AG14 puts in doubt, so that nothing else is concluded from it."""
    table = laporan.rows[SHEET]
    rows, codes = list(table), table.column("kode")
    above = _above(laporan)
    in_doubt = {
        *contradicted(above, table.column("pagu")),
        *_probable_parents(laporan),
        *repeated(codes, above, parents(codes)),
    }
    return {rows[position] for position in in_doubt} | {row for row, _record in _overspent(laporan)}


def parent_left_out(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """AG07: which rows the TOTAL does not add, as their children are in it."""
    for row, record in rows_of(laporan, SHEET):
        if hasil.anggaran.by_row[row]["induk"] == 1:
            yield report(laporan, "AG07", SHEET, row, "kode", kode=record["kode"])


def below_total(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """AG08: the TOTAL adds up what stands above it."""
    total_row = laporan.layout[SHEET].total_row
    for row, _record in rows_of(laporan, SHEET):
        if total_row is not None and row > total_row:
            yield report(laporan, "AG08", SHEET, row, "pagu")


CHECKS: tuple[Check, ...] = (
    missing_amount,
    above_pagu,
    negative_amount,
    parent_against_children,
    codes_that_do_not_parse,
    codes_that_repeat,
    parent_by_sum,
    parent_left_out,
    below_total,
)
