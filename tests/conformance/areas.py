"""Cells, areas and names as a file spells them: "B3", "A1:C9", "Nama_Instansi"."""

import re

from lxml.etree import _Element as Element

ROWS, COLUMNS = 1_048_576, 16_384
CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")

Area = tuple[int, int, int, int]  # top, left, bottom, right

_NAME = re.compile(r"[^\W\d][\w.\\?]{0,254}|\\[\w.\\?]{0,254}")
_CELL_NAME = re.compile(r"([A-Za-z]{1,3})(\d{1,9})")
_R1C1 = re.compile(r"[Rr]\d*|[Cc]\d*|[Rr]\d*[Cc]\d*")


def column_number(letters: str) -> int:
    """Return the number of a column; it may lie outside of a sheet."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def area(reference: str | None) -> Area | None:
    """Return the area of "A1" or "A1:B2", and None where no sheet has such an area."""
    ends = [CELL.fullmatch(one) for one in (reference or "").split(":")]
    if len(ends) > 2 or ends[0] is None or ends[-1] is None:
        return None
    left, right = column_number(ends[0][1]), column_number(ends[-1][1])
    top, bottom = int(ends[0][2]), int(ends[-1][2])
    return (top, left, bottom, right) if top <= bottom <= ROWS and left <= right <= COLUMNS else None


def overlap(one: Area, other: Area) -> bool:
    """Tell whether two areas share a cell."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def lists_areas(element: Element) -> bool:
    """Tell whether the attribute ``sqref`` of an element lists areas and nothing else."""
    listed = (element.get("sqref") or "").split()
    return bool(listed) and all(area(one) for one in listed)


def is_name(text: str) -> bool:
    """Tell whether Excel takes a text as a name: IK01 is a cell to it (IK1), and R1C1 too."""
    cell = _CELL_NAME.fullmatch(text)
    is_cell = cell is not None and column_number(cell[1]) <= COLUMNS and 0 < int(cell[2]) <= ROWS
    return _NAME.fullmatch(text) is not None and not is_cell and _R1C1.fullmatch(text) is None
