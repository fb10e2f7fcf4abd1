"""The audit: one small pure function a check, a file a sheet, and one for what lies across sheets.

A check takes the report and its results and yields findings; it reads no file and knows no Excel.
"""

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks import (
    anggaran,
    capaian,
    identitas,
    lintas,
    nomor,
    pengaturan,
    pengukuran,
    pk,
    pola,
    rencana,
    rkt,
    serapan,
    tanda,
    tertulis,
    total,
)
from lkj_xlsx.checks.check import Check
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan

CHECKS: tuple[Check, ...] = (
    *identitas.CHECKS,
    *rkt.CHECKS,
    *pk.CHECKS,
    *nomor.CHECKS,
    *pengukuran.CHECKS,
    *capaian.CHECKS,
    *pola.CHECKS,
    *anggaran.CHECKS,
    *serapan.CHECKS,
    *tertulis.CHECKS,
    *total.CHECKS,
    *tanda.CHECKS,
    *lintas.CHECKS,
    *rencana.CHECKS,
    *pengaturan.CHECKS,
)


def check_all(laporan: Laporan, hasil: Hasil) -> list[Finding]:
    """Run every check; all findings come at once."""
    return [one for check in CHECKS for one in check(laporan, hasil)]


__all__ = ["CHECKS", "Check", "check_all"]
