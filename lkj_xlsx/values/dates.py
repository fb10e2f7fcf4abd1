"""Dates that a program made of something else: ``7-8`` typed into a cell became 7 August."""

import re
from datetime import date, timedelta
from decimal import Decimal

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_FIRST = {False: date(1899, 12, 30), True: date(1904, 1, 1)}  # where serial numbers count from: 1900 or 1904
_LITERAL = re.compile(r'"[^"]*"|\\.|\[\$[^\]]*\]')


def day_of(serial: Decimal, *, date1904: bool) -> date | None:
    """Give the day of a serial number in a workbook that counts from 1900, or from 1904; ``None`` for no day."""
    first = _FIRST[date1904]
    return first + timedelta(days=int(serial)) if 0 <= serial < (date.max - first).days + 1 else None


def shown_as_date(serial: Decimal, code: str, *, date1904: bool = False) -> str | None:
    """Give what a number format makes of a serial number: "7 Agustus", "Desember 2024", "09:50".

    ``date1904``: the workbook counts its days from 1904. ``None`` where the number is no date.
    """
    day, letters = day_of(serial, date1904=date1904), _letters(code)
    if day is None:
        return None
    is_time = bool(letters & {"h", "s"})
    if is_time and not letters & {"d", "y"}:
        return "{:02}:{:02}".format(*_time(serial))
    before = f"{day.day} " if "d" in letters or "y" not in letters else ""
    behind = f" {day.year}" if "y" in letters else ""
    return before + MONTHS[day.month - 1] + behind + (" {:02}:{:02}".format(*_time(serial % 1)) if is_time else "")


def typed_before(serial: Decimal, code: str, *, date1904: bool = False) -> str | None:
    """Guess what was typed that became this date: "12-24", "98,50", "7-8 atau 8-7"; ``None`` where nothing suggests it.

    Day and month stand in the order of the Windows in which they were typed, which nothing tells.
    """
    day, letters = day_of(serial, date1904=date1904), _letters(code)
    if day is None:
        return None
    if letters & {"h", "s"} and not letters & {"d", "y"}:
        hours, minutes = _time(serial)
        return f"{hours},{minutes:02}"
    if "d" in letters and "y" not in letters:
        return " atau ".join(dict.fromkeys((f"{day.day}-{day.month}", f"{day.month}-{day.day}")))
    return f"{day.month}-{day.year % 100:02}" if "y" in letters and "d" not in letters else None


def _letters(code: str) -> set[str]:
    """Give the letters of a number format that stand for parts of a date or a time."""
    return {one for one in _LITERAL.sub("", code).lower() if one in "dmyhs"}


def _time(serial: Decimal) -> tuple[int, int]:
    """Give hours and minutes, to the nearest minute."""
    return divmod(round(serial * 24 * 60), 60)
