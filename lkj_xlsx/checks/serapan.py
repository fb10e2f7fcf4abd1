"""Money against work: the serapan of the unit beside the mean of its capaian."""

from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check
from lkj_xlsx.findings import Finding, finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.values import format_decimal

SHEET = "Anggaran"
# The lower bounds of Berhasil and of Cukup Berhasil: two classes lie between them.
HIGH, LOW = Decimal(90), Decimal(71)


def money_and_work(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """AG15: the money is spent and the work is not done; AG16: the work is done with little of the money.

    Point 6 of chapter III in PermenPANRB 53/2014 (efficiency); the bounds are our judgement.
    """
    serapan, capaian = hasil.anggaran.total.capaian, hasil.ringkasan.capaian
    if serapan is None or capaian is None:
        return
    code = "AG15" if serapan >= HIGH and capaian < LOW else "AG16" if capaian >= HIGH and serapan < LOW else None
    if code is not None:
        table = laporan.layout[SHEET]
        cell = None if table.total_row is None else table.place("capaian", table.total_row)
        yield finding(
            code, table.sheet, cell, computed=format_decimal(serapan, 2),
            serapan=format_decimal(serapan, 2), capaian=format_decimal(capaian, 2),
            terukur=hasil.ringkasan.terukur, indikator=hasil.ringkasan.indikator,
        )  # fmt: skip


CHECKS: tuple[Check, ...] = (money_and_work,)
