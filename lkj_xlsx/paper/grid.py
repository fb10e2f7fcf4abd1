"""A sheet on which tables of different columns stand below each other: its columns are as narrow as all of them need.

Rows get their heights from us, because LibreOffice fits none itself, and so pages are broken by us as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare.letters import count_lines
from lkj_xlsx.package import legal

Properties = dict[str, Any]
PIXELS_A_MM, POINTS_A_MM = 96 / 25.4, 72 / 25.4
_SAME = 2.5  # millimetres by which two borders may differ and still be one
_LINE = 1.24  # height of a line by the size of its letters
_HIGHEST = 409.0  # points of a row; Excel allows no more


@dataclass(frozen=True)
class Piece:
    """A text on a row, from one border to another in millimetres; ``rows`` is how many rows it stands over."""

    text: str
    left: float
    right: float
    look: Properties
    rows: int = 1


@dataclass(frozen=True)
class Strip:
    """A row of pieces, at least ``height`` points high."""

    pieces: tuple[Piece, ...] = ()
    height: float = 0


@dataclass
class Grid:
    """Writes strips on a sheet from top to bottom, and breaks pages only between the blocks that it is given."""

    workbook: Workbook
    sheet: Worksheet
    borders: Sequence[float]
    page_height: float
    row: int = 0
    used: float = 0
    breaks: list[int] = field(default_factory=list)
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def set_columns(self) -> None:
        """Give the columns of the sheet their widths."""
        for at, (left, right) in enumerate(zip(self.borders, self.borders[1:], strict=False)):
            self.sheet.set_column_pixels(at, at, round(right * PIXELS_A_MM) - round(left * PIXELS_A_MM))

    def break_page(self) -> None:
        """Begin a new page."""
        if self.row:
            self.breaks.append(self.row)
        self.used = 0

    def write(self, strips: Sequence[Strip], again: Sequence[Strip] = ()) -> None:
        """Write strips that belong together on one page; where they do not fit, on a new one below ``again``."""
        heights = self._heights(strips)
        if self.used and self.used + sum(heights) > self.page_height:
            self.break_page()
            strips, heights = [*again, *strips], [*self._heights(again), *heights]
        for strip, height in zip(strips, heights, strict=True):
            self.sheet.set_row(self.row, height)
            for piece in strip.pieces:
                self._put(piece)
            self.row += 1
            self.used += height

    def _heights(self, strips: Sequence[Strip]) -> list[float]:
        """Give the height of each row; a text over several rows makes the last of them higher where it needs it."""
        heights = [
            max([strip.height, *(self._needed(piece) for piece in strip.pieces if piece.rows == 1)]) for strip in strips
        ]
        for at, strip in enumerate(strips):
            for piece in strip.pieces:
                last = at + piece.rows
                missing = self._needed(piece) - sum(heights[at:last])
                if missing > 0:
                    heights[last - 1] += missing
        return [min(height, _HIGHEST) for height in heights]

    def _needed(self, piece: Piece) -> float:
        points, bold = float(piece.look.get("font_size", 9)), bool(piece.look.get("bold"))
        left, right = self._columns(piece)
        pixels = (self.borders[right] - self.borders[left]) * PIXELS_A_MM - (9 if piece.look.get("indent") else 0)
        digits = (pixels - 5) / 7
        lines = count_lines(piece.text, digits, points=points, bold=bold) if piece.look.get("text_wrap", True) else 1
        return lines * points * _LINE + 4

    def _columns(self, piece: Piece) -> tuple[int, int]:
        found = [
            min(range(len(self.borders)), key=lambda at: abs(self.borders[at] - border))
            for border in (piece.left, piece.right)
        ]
        return found[0], found[1]

    def _put(self, piece: Piece) -> None:
        left, right = self._columns(piece)
        look = self._format(piece.look)
        last = self.row + piece.rows - 1
        if (left + 1, self.row) != (right, last):
            self.sheet.merge_range(self.row, left, last, right - 1, "", look)
        self.sheet.write_string(self.row, left, legal(piece.text), look)

    def _format(self, look: Properties) -> Any:
        whole = {"font_name": "Calibri", "font_size": 9, "text_wrap": True, "valign": "top", **look}
        key = tuple(sorted(whole.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(whole)
        return self.formats[key]


def borders_of(positions: Iterable[float]) -> list[float]:
    """Give the borders of the columns that a sheet needs; what is nearly one border becomes one."""
    found: list[float] = []
    for position in sorted(positions):
        if not found or position - found[-1] > _SAME:
            found.append(position)
    return found
