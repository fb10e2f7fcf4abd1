"""One module a sheet, and one for each matter that lies across sheets: their messages and checks.

A check is a small pure function. It takes the report and its results and yields findings; it reads no file and knows no
Excel.
"""

from lkj_xlsx.report.checking import Check
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.report.results import Hasil
from lkj_xlsx.sheets import (
    anggaran,
    anggaran_total,
    decimal_marks,
    identitas,
    pengaturan,
    pengukuran,
    pengukuran_hasil,
    pk,
    pk_pengukuran,
    rkt,
    rkt_anggaran,
    row_numbers,
    typed_results,
)

# In the order of their chapters in `lkj-xlsx explain`.
MODULES = (
    identitas,
    pengaturan,
    rkt,
    pk,
    row_numbers,
    pengukuran,
    pengukuran_hasil,
    anggaran,
    typed_results,
    anggaran_total,
    decimal_marks,
    pk_pengukuran,
    rkt_anggaran,
)
# What is odd about the scales comes after what is wrong with the figures.
_IN_ORDER_OF_FINDINGS = (*(one for one in MODULES if one is not pengaturan), pengaturan)
CHECKS: tuple[Check, ...] = tuple(check for module in _IN_ORDER_OF_FINDINGS for check in module.CHECKS)


def check_all(laporan: Laporan, hasil: Hasil) -> list[Finding]:
    """Run every check; all findings come at once."""
    return [one for check in CHECKS for one in check(laporan, hasil)]


__all__ = ["CHECKS", "MODULES", "check_all"]
