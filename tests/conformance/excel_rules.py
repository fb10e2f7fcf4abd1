"""Find in a workbook what makes Excel offer to repair it, or show #NAME? where a result should be.

This needs no Excel: the rules are those that Excel is known to enforce when it loads a file. The docstring of each rule
says where it is known from:

- ECMA: ECMA-376 part 1 (SpreadsheetML), 2 (packages) or 3 (markup compatibility)
- OI: [MS-OI29500], what Office does where the standard is silent
- limits: Microsoft's page "Excel specifications and limits"
- reports: repair prompts reported in the trackers of libraries that write workbooks
"""

import zipfile
from pathlib import Path
from typing import NamedTuple

from conformance import formula_rules, package_rules, sheet_rules
from conformance.opened import Opened

RULES = (*package_rules.RULES, *sheet_rules.RULES, *formula_rules.RULES)


class Breached(NamedTuple):
    """A rule that a workbook breaks, and where."""

    rule: str
    part: str
    detail: str


def breaches(path: Path) -> list[Breached]:
    """List what in a workbook breaks a rule of Excel."""
    try:
        book = Opened(path)
    except (OSError, zipfile.BadZipFile) as error:
        return [Breached("archive", "", str(error))]
    if book.workbook is None:
        return [Breached("workbook", book.workbook_part, "is not there, or is no XML")]
    found = []
    for rule in RULES:
        try:
            found += [Breached(rule.__name__, part, detail) for part, detail in rule(book)]
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            found.append(Breached(rule.__name__, "", f"cannot be told: {error!r}"))
    return found
