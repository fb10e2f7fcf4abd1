"""Formulas that call a program or an address outside of the workbook, which a stored value does not show."""

import re
from functools import lru_cache
from typing import Final

_FUNCTIONS: Final = ("WEBSERVICE", "RTD", "CALL", "REGISTER", "REGISTER.ID", "EXEC", "DDE", "IMAGE")
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_CALL = re.compile(rf"(?<![\w.])(?:_xlfn\.)?(?:{'|'.join(map(re.escape, _FUNCTIONS))})\s*\(", re.IGNORECASE)
_DDE = re.compile(r"[\w']\|\s*[\w'][^|]*!")  # =cmd|'/C calc'!A0
MARKS_OF_CALLS: Final = (b"|", *(f"{one}(".encode() for one in _FUNCTIONS))


@lru_cache(maxsize=256)
def calls_out(formula: str) -> bool:
    """Tell whether a formula calls a program or an address outside of the workbook."""
    plain = _TEXT.sub('""', formula)
    return _CALL.search(plain) is not None or _DDE.search(plain) is not None


def may_call_out(row: bytes) -> bool:
    """Tell whether the XML of a row may hold such a formula, without parsing it."""
    if b"<f" not in row:
        return False
    upper = row.upper()
    return any(mark in upper for mark in MARKS_OF_CALLS)
