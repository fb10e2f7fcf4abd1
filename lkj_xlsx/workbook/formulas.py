"""Formulas of a sheet: those shared by a group of cells, and those that fill an area."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .cell import FORMULA, fill, set_formula
from .grid import Grid
from .markup import Element
from .refs import Area, area_ref, cell_ref, split_area, split_ref

if TYPE_CHECKING:
    from openpyxl.formula.translate import Translator

Place = tuple[int, int]

_FILLS_AN_AREA: Final = ("array", "dataTable")


class InsideArrayError(Exception):
    """The cell is part of an area that one formula fills, and not its first cell."""

    def __init__(self, area: str) -> None:
        super().__init__(area)
        self.area = area


@dataclass(slots=True)
class _Group:
    """A shared formula: the text of its master, and the cells that follow it."""

    master: Place
    text: str
    followers: set[Place] = field(default_factory=set)
    translator: "Translator | None" = None

    def text_at(self, place: Place) -> str:
        if self.translator is None:
            from openpyxl.formula.translate import Translator  # slow to import, seldom needed

            self.translator = Translator(f"={self.text}", origin=cell_ref(*self.master))
        return str(self.translator.translate_formula(cell_ref(*place))).removeprefix("=")


class Formulas:
    """What the ``<f>`` elements of one sheet mean together; ``ValueError`` where they make no sense."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._groups: dict[Place, _Group] = {}
        self._areas: dict[Place, Area] = {}
        newest: dict[str, _Group] = {}
        for formula in grid.data.iter(FORMULA):
            place = _place(formula)
            kind = formula.get("t")
            if kind in _FILLS_AN_AREA:
                self._areas[place] = split_area(formula.get("ref", cell_ref(*place)))
            elif kind == "shared":
                self._join(place, formula, newest)
        # The one-cell ones, of which there may be thousands, cannot contain another cell.
        self._wide = {anchor: area for anchor, area in self._areas.items() if area[:2] != area[2:]}
        self._before = self.footprint()

    def text(self, place: Place, formula: Element) -> str | None:
        """Give the text of a cell's formula without "=", None if it is empty; ``ValueError`` for nonsense."""
        if formula.get("t") == "dataTable":
            return f"TABLE({formula.get('r1', '')},{formula.get('r2', '')})"
        if formula.text:
            return formula.text
        group = self._groups.get(place)
        return self._translated(group, place) if group else None

    def fills_an_area(self, place: Place) -> bool:
        """Tell whether the formula at this place is an array formula or a data table."""
        return place in self._areas

    def check_free(self, place: Place) -> None:
        """Raise ``InsideArrayError`` if another cell's formula fills this one."""
        for anchor, (top, left, bottom, right) in self._wide.items():
            if anchor != place and top <= place[0] <= bottom and left <= place[1] <= right:
                raise InsideArrayError(area_ref((top, left, bottom, right)))

    def release(self, place: Place) -> None:
        """Prepare for the loss of a cell's formula: what hangs on it becomes independent or goes too."""
        if place in self._areas:
            self._empty_area(place)
        group = self._groups.pop(place, None)
        if group is not None and group.master == place:
            self._expand(group)
        elif group is not None:
            group.followers.discard(place)

    def release_from(self, row: int) -> None:
        """Prepare for the loss of this row and all below it."""
        for place, group in list(self._groups.items()):
            if place[0] < row:
                continue
            del self._groups[place]
            if group.master == place:
                group.followers = {other for other in group.followers if other[0] < row}
                self._expand(group)
            else:
                group.followers.discard(place)
        for anchor in [anchor for anchor in self._areas if anchor[0] >= row]:
            del self._areas[anchor]
            self._wide.pop(anchor, None)

    def footprint(self) -> frozenset[tuple[Place, Area | None]]:
        """Name the cells with a formula, each with the area that it fills."""
        places = (_place(formula) for formula in self._grid.data.iter(FORMULA))
        return frozenset((place, self._areas.get(place)) for place in places)

    @property
    def moved(self) -> bool:
        """Other cells have formulas than when the file came."""
        return self.footprint() != self._before

    def _join(self, place: Place, formula: Element, newest: dict[str, _Group]) -> None:
        index = formula.get("si", "")
        if formula.text and (formula.get("ref") or index not in newest):
            newest[index] = self._groups[place] = _Group(place, formula.text)
        elif not formula.text and index in newest:
            newest[index].followers.add(place)
            self._groups[place] = newest[index]

    def _expand(self, group: _Group) -> None:
        texts = {place: self._translated(group, place) for place in sorted(group.followers)}
        for place, text in texts.items():
            cell = self._grid.find(*place)
            if cell is not None:
                set_formula(cell, text)
            self._groups.pop(place, None)

    def _empty_area(self, anchor: Place) -> None:
        """Take the results of an array formula away with it: without it they would pass for typed values."""
        top, left, bottom, right = self._areas.pop(anchor)
        self._wide.pop(anchor, None)
        for row in self._grid.rows():
            if top <= row <= bottom:
                for column, cell in self._grid.scan(row).items():
                    if left <= column <= right and (row, column) != anchor:
                        fill(cell, None, None)

    @staticmethod
    def _translated(group: _Group, place: Place) -> str:
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import TranslatorError

        try:
            return group.text_at(place)
        except (TokenizerError, TranslatorError, ValueError, IndexError) as error:
            raise ValueError(f"shared formula at {cell_ref(*place)}") from error


def _place(formula: Element) -> Place:
    cell = formula.getparent()
    return split_ref("" if cell is None else cell.get("r", ""))
