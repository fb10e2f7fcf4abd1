"""The audit: one small pure function a check, a file a sheet, and one for what lies across sheets."""

from collections.abc import Callable, Iterator

from lkj_xlsx.calc import Hasil
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan

Check = Callable[[Laporan, Hasil], Iterator[Finding]]
CHECKS: tuple[Check, ...] = ()


def check_all(laporan: Laporan, hasil: Hasil) -> list[Finding]:
    """Run every check; all findings come at once."""
    return [one for check in CHECKS for one in check(laporan, hasil)]
