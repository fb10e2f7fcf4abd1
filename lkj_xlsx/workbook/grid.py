"""Rows and cells of a sheet's XML, found by number and made in their place."""

from bisect import bisect_right, insort
from typing import Final

from lxml import etree

from .fold import MARKER, Fold
from .markup import MAIN, Element, main
from .refs import MAX_ROW, area_ref, cell_ref, split_area, split_ref

SHEET_DATA: Final = main("sheetData")
ROW: Final = main("row")
CELL: Final = main("c")
_DIMENSION: Final = main("dimension")
_LEAVES_TO_COUNTING: Final = etree.XPath(
    "boolean(s:sheetData/s:row[not(@r)] | s:sheetData/s:row/s:c[not(@r)])", namespaces={"s": MAIN}
)


def spell_out(root: Element) -> None:
    """Write the row and cell references that the file leaves to counting."""
    data = root.find(SHEET_DATA)
    if data is None or not _LEAVES_TO_COUNTING(root):
        return
    row = 0
    for line in data.iterchildren(ROW):
        row = int(line.get("r", row + 1))
        if line.get("r") is None:
            line.set("r", str(row))
        column = 0
        for cell in line.iterchildren(CELL):
            ref = cell.get("r")
            if ref is None:
                column += 1
                cell.set("r", cell_ref(row, column))
            else:
                column = split_ref(ref)[1]


class Grid:
    """The cells of one sheet, after ``spell_out``; ``ValueError`` where their references make no sense."""

    def __init__(self, root: Element, folded: Fold | None = None) -> None:
        data = root.find(SHEET_DATA)
        if data is None:
            raise ValueError("no sheetData")
        self._root = root
        self.data = data
        self._lines: dict[int, Element] = {}
        for line in data.iterchildren(ROW):
            row = int(line.get("r", ""))
            if row in self._lines or not 1 <= row <= MAX_ROW:
                raise ValueError(f"row {row}")
            self._lines[row] = line
        self._order = sorted(self._lines)
        self._cells: dict[int, dict[int, Element]] = {}
        self._folded = folded

    def rows(self) -> list[int]:
        """List the numbers of the rows that the file has, ascending."""
        return list(self._order)

    def line(self, row: int) -> Element | None:
        """Find a row's element."""
        return self._lines.get(row)

    def scan(self, row: int) -> dict[int, Element]:
        """Read a row into column -> element, ascending, without keeping it."""
        line = self._lines.get(row)
        cells: dict[int, Element] = {}
        for cell in () if line is None else line.iterchildren(CELL):
            at, column = split_ref(cell.get("r", ""))
            if at != row or column in cells:
                raise ValueError(f"cell {cell.get('r')} in row {row}")
            cells[column] = cell
        return cells if list(cells) == sorted(cells) else dict(sorted(cells.items()))

    def find(self, row: int, column: int) -> Element | None:
        """Find a cell's element."""
        return self._kept(row).get(column)

    def make_line(self, row: int) -> Element:
        """Find a row's element, or put a new one in its place."""
        self._unfold(row)
        line = self._lines.get(row)
        if line is None:
            line = self.data.makeelement(ROW, {"r": str(row)})
            place = bisect_right(self._order, row)
            if place < len(self._order):
                self._lines[self._order[place]].addprevious(line)
            else:
                self.data.append(line)
            insort(self._order, row)
            self._lines[row] = line
        return line

    def make(self, row: int, column: int) -> Element:
        """Find a cell's element, or put a new one in its place; spans and dimension cover it afterwards."""
        line = self.make_line(row)
        cells = self._kept(row)
        cell = cells.get(column)
        if cell is None:
            cell = line.makeelement(CELL, {"r": cell_ref(row, column)})
            after = min((other for other in cells if other > column), default=None)
            if after is not None:
                cells[after].addprevious(cell)
            elif cells:
                cells[max(cells)].addnext(cell)
            else:
                line.insert(0, cell)
            cells[column] = cell
        self._cover(line, row, column)
        return cell

    def drop_from(self, row: int) -> None:
        """Take away this row and all below it."""
        if self._folded is not None and row <= self._folded.first:
            self._drop_marker()
        self._unfold(row)
        kept = bisect_right(self._order, row - 1)
        for number in self._order[kept:]:
            self.data.remove(self._lines.pop(number))
            self._cells.pop(number, None)
        del self._order[kept:]

    def _unfold(self, row: int) -> None:
        """Bring folded rows into the tree, if this one is among them."""
        if self._folded is None or not self._folded.first <= row <= self._folded.last:
            return
        names = "".join(f' xmlns{":" + prefix if prefix else ""}="{name}"' for prefix, name in self.data.nsmap.items())
        lines = list(etree.fromstring(f"<folded{names}>".encode() + self._folded.raw + b"</folded>"))
        self._drop_marker()
        for line in lines:
            self.data.append(line)
            number = int(line.get("r", ""))
            self._lines[number] = line
            self._cells.pop(number, None)
        self._order = sorted(self._lines)

    def _drop_marker(self) -> None:
        self._folded = None
        for item in self.data.iterchildren(etree.ProcessingInstruction):
            if getattr(item, "target", None) == MARKER:
                self.data.remove(item)

    def _kept(self, row: int) -> dict[int, Element]:
        if row not in self._cells:
            self._cells[row] = self.scan(row)
        return self._cells[row]

    def _cover(self, line: Element, row: int, column: int) -> None:
        spans = line.get("spans")
        if spans is not None:
            ends = [int(end) for span in spans.split() for end in span.split(":") if end.isdigit()]
            if not ends or not min(ends) <= column <= max(ends):
                line.set("spans", f"{min([*ends, column])}:{max([*ends, column])}")
        dimension = self._root.find(_DIMENSION)
        if dimension is None:
            return
        try:
            top, left, bottom, right = split_area(dimension.get("ref", ""))
        except ValueError:
            self._root.remove(dimension)  # optional, and of no use if it cannot be read
            return
        if not (top <= row <= bottom and left <= column <= right):
            grown = min(top, row), min(left, column), max(bottom, row), max(right, column)
            dimension.set("ref", area_ref(grown))
