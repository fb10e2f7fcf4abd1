"""Dates that a program made of something else: ``7-8`` typed into a cell became 7 August."""

import re
from datetime import date, timedelta
from decimal import Decimal

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_FIRST, _DAYS = date(1899, 12, 30), 2_958_466  # serial numbers count from here, and end with the year 9999
_LITERAL = re.compile(r'"[^"]*"|\\.|\[\$[^\]]*\]')


def shown_as_date(serial: Decimal, code: str) -> str | None:
    """Give what a number format makes of a serial number: "7 Agustus", "Desember 2024", "09:50".

    ``None`` where the number is no date.
    """
    if not 0 <= serial < _DAYS:
        return None
    letters = _letters(code)
    day, is_time = _FIRST + timedelta(days=int(serial)), bool(letters & {"h", "s"})
    if is_time and not letters & {"d", "y"}:
        return "{:02}:{:02}".format(*_time(serial))
    before = f"{day.day} " if "d" in letters or "y" not in letters else ""
    behind = f" {day.year}" if "y" in letters else ""
    return before + MONTHS[day.month - 1] + behind + (" {:02}:{:02}".format(*_time(serial % 1)) if is_time else "")


def typed_before(serial: Decimal, code: str) -> str | None:
    """Guess what was typed that became this date: ``7-8``, ``12-24``, ``98,50``; ``None`` where nothing suggests it."""
    if not 0 <= serial < _DAYS:
        return None
    letters, day = _letters(code), _FIRST + timedelta(days=int(serial))
    if letters & {"h", "s"} and not letters & {"d", "y"}:
        hours, minutes = _time(serial)
        return f"{hours},{minutes:02}"
    if "d" in letters and "y" not in letters:
        return f"{day.day}-{day.month}"
    return f"{day.month}-{day.year % 100:02}" if "y" in letters and "d" not in letters else None


def _letters(code: str) -> set[str]:
    """Give the letters of a number format that stand for parts of a date or a time."""
    return {one for one in _LITERAL.sub("", code).lower() if one in "dmyhs"}


def _time(serial: Decimal) -> tuple[int, int]:
    """Give hours and minutes, to the nearest minute."""
    return divmod(round(serial * 24 * 60), 60)
