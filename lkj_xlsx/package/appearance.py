"""What lies over and around the cells of a sheet: conditional formats, shapes, charts, names, how it is calculated."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from .formulas import Formulas
from .looks import Look, Looks
from .parts import Element, Package, is_true, main, to_int
from .refs import MAX_COLUMN, MAX_ROW, Area, split_area
from .row_bytes import Rows

_SHAPES: Final = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp", "contentPart")
_ANCHORS: Final = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_EMU_OF_A_COLUMN: Final = 610_000  # the usual width and height of a cell, for a shape that only says how large it is
_EMU_OF_A_ROW: Final = 190_000
_NARROW: Final = 1.0  # characters and points in which nothing can be read
_FLAT: Final = 3.0


@dataclass(frozen=True, slots=True)
class ConditionalFormat:
    """One rule of a conditional format. ``hides_value``: only its bar or icon is shown. ``formula``: the first one."""

    areas: tuple[Area, ...]
    look: Look
    hides_value: bool
    formula: str


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A defined name; ``sheet`` is the one to which it belongs alone, ``None`` for the whole workbook."""

    name: str
    sheet: str | None
    value: str


@dataclass(frozen=True)
class Surface:
    """What lies over and around the cells of one sheet, as it would be saved now."""

    root: Element
    rows: Rows
    formulas: Formulas
    package: Package
    part: str

    def conditional_formats(self, looks: Looks) -> Iterator[ConditionalFormat]:
        """Go through the rules of the sheet, those of newer versions of Excel included."""
        for rule in self.root.iter("{*}cfRule"):
            holder = rule.getparent()
            if holder is None:
                continue
            ranges = holder.get("sqref") or " ".join(str(one.text or "") for one in holder.iterfind("{*}sqref"))
            own, index = rule.find("{*}dxf"), to_int(rule.get("dxfId"), -1)
            look = Look()
            if own is not None:
                look = looks.of_dxf(own)
            elif 0 <= index < len(looks.differential):
                look = looks.differential[index]
            hides = any(one.get("showValue") in ("0", "false") for one in rule.iter("{*}dataBar", "{*}iconSet"))
            formula = next((str(one.text or "") for one in rule.iter("{*}formula", "{*}f")), "")
            yield ConditionalFormat(tuple(_areas(ranges)), look, hides, formula)

    def shapes(self) -> Iterator[Area]:
        """Go through the areas that shapes, pictures and charts cover."""
        for drawing in self._drawings():
            for anchor in self.package.tree(drawing).iter(*(f"{{*}}{name}" for name in _ANCHORS)):
                if any(True for _ in anchor.iter(*(f"{{*}}{name}" for name in _SHAPES))):
                    yield _anchored(anchor)

    def charts(self) -> Iterator[tuple[str, ...]]:
        """Go through the charts: the cells to which their series refer, as the file writes them."""
        for drawing in self._drawings():
            for relation in self.package.relationships(drawing):
                chart = self.package.find(relation.target) if relation.kind == "chart" else None
                if chart is not None and not relation.external:
                    series = self.package.tree(chart).iter("{*}ser")
                    yield tuple(str(ref.text or "") for one in series for ref in one.iter("{*}f"))

    def cells_in_styles(self, styles: Collection[int]) -> Iterator[tuple[int, int, int]]:
        """Go through the filled cells that have one of these styles: row, column, style. Few rows have to be parsed."""
        if not styles:
            return
        listed = "|".join(map(str, sorted(styles)))
        mark = re.compile(rf"\bs\s*=\s*[\"'](?:{listed})[\"']".encode())
        for row in self.rows.filled():
            if mark.search(self.rows.raw(row)):
                for column, cell in self.rows.cells(row).items():
                    style = to_int((cell.style or b"0").decode(), 0)
                    if style in styles and not cell.is_empty:
                        yield row, column, style

    @property
    def filled_areas(self) -> tuple[Area, ...]:
        """The areas of more than one cell that one formula fills with its results."""
        return self.formulas.filled_areas

    @property
    def narrow_columns(self) -> frozenset[int]:
        """The columns that are shown, but too narrow to show anything."""
        found = set[int]()
        for column in self.root.iterfind(f"{main('cols')}/{main('col')}"):
            if _number(column.get("width"), _NARROW) < _NARROW:
                last = min(to_int(column.get("max"), 0), MAX_COLUMN)
                found.update(range(max(to_int(column.get("min"), 1), 1), last + 1))
        return frozenset(found)

    def is_flat(self, row: int) -> bool:
        """Tell whether a row is too low to show anything."""
        height = self.rows.attributes(row).get("ht")
        return height is not None and _number(height.decode(), _FLAT) < _FLAT

    @property
    def hides_zeros(self) -> bool:
        """A cell with 0 is shown empty."""
        return any(view.get("showZeros") in ("0", "false") for view in self._views())

    @property
    def shows_formulas(self) -> bool:
        """The formulas are shown, and not their results."""
        return any(is_true(view.get("showFormulas")) for view in self._views())

    def _views(self) -> Iterator[Element]:
        return self.root.iterfind(f"{main('sheetViews')}/{main('sheetView')}")

    def _drawings(self) -> Iterator[str]:
        for relation in self.package.relationships(self.part):
            found = self.package.find(relation.target) if relation.kind == "drawing" and not relation.external else None
            if found is not None:
                yield found


def defined_names(root: Element, tabs: list[str]) -> Iterator[DefinedName]:
    """Go through all defined names of a workbook."""
    for item in root.iterfind(f"{main('definedNames')}/{main('definedName')}"):
        scope = item.get("localSheetId")
        number = to_int(scope, len(tabs))
        sheet = None if scope is None else tabs[number] if number < len(tabs) else ""
        yield DefinedName(item.get("name", ""), sheet, str(item.text or ""))


def _areas(text: str) -> Iterator[Area]:
    for one in text.split():
        try:
            yield split_area(one)
        except ValueError:
            continue


def _anchored(anchor: Element) -> Area:
    """Give the cells that an anchor covers."""
    start, end, size = (anchor.find(f"{{*}}{name}") for name in ("from", "to", "ext"))
    top, left = _corner(start)
    if end is not None:
        bottom, right = _corner(end)
        below, beside = (_offset(end, name) == 0 for name in ("rowOff", "colOff"))  # it ends where the next cell begins
        return top, left, max(top, bottom - below), max(left, right - beside)
    wide, high = (_emu(size, name) for name in ("cx", "cy"))
    return top, left, min(MAX_ROW, top + high // _EMU_OF_A_ROW), min(MAX_COLUMN, left + wide // _EMU_OF_A_COLUMN)


def _corner(item: Element | None) -> tuple[int, int]:
    """Give row and column of a corner; the first cell for a shape that stands nowhere."""
    if item is None:
        return 1, 1
    row, column = (to_int((item.findtext(f"{{*}}{name}") or "").strip(), 0) for name in ("row", "col"))
    return min(row, MAX_ROW - 1) + 1, min(column, MAX_COLUMN - 1) + 1


def _offset(item: Element, name: str) -> int:
    return to_int((item.findtext(f"{{*}}{name}") or "0").strip(), 1)


def _emu(item: Element | None, name: str) -> int:
    return 0 if item is None else to_int(item.get(name), 0)


def _number(text: str | None, default: float) -> float:
    if text is None or not re.fullmatch(r"\d{1,9}(\.\d{1,20})?", text):
        return default
    return float(text)
