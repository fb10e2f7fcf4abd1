"""One module a sheet, and one for each matter that lies across sheets: columns, messages and checks.

A check is a small pure function. It takes the report and its results and yields findings; it reads no file and knows no
Excel. ``POSITION`` gives the place of a module among the others: of its sheet in the workbook, of its chapter in
``lkj-xlsx explain``, of its findings within their level.
"""

from lkj_xlsx.report.checking import Check
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets.dampak import with_effects
from lkj_xlsx.sheets.modules import MODULES

_BY_FINDINGS = sorted(MODULES, key=lambda module: getattr(module, "POSITION_OF_FINDINGS", module.POSITION))
CHECKS: tuple[Check, ...] = tuple(check for module in _BY_FINDINGS for check in module.CHECKS)


def check_all(laporan: Report, hasil: Results) -> list[Finding]:
    """Run every check; all findings come at once, those of reading first, each with what it does to the headline."""
    found = (one for check in CHECKS for one in check(laporan, hasil))
    return with_effects(laporan, hasil, [*laporan.findings, *found])


__all__ = ["CHECKS", "MODULES", "check_all"]
