"""Formulas of a sheet: those shared by a group of cells, and those that fill an area."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .lines import Lines
from .refs import Area, area_ref, cell_ref, split_area
from .spelling import Piece, attributes_of, from_xml, to_xml

if TYPE_CHECKING:
    from openpyxl.formula.translate import Translator

Place = tuple[int, int]

_State = tuple[bool, Area | None]
"""Whether a cell has a formula, and the area that it fills."""

_FILLS_AN_AREA: Final = (b"array", b"dataTable")
_SPECIAL = re.compile(rb"<(?:[\w.-]+:)?f\s[^>]*\bt\s*=\s*[\"'](?:shared|array|dataTable)")


class InsideArrayError(Exception):
    """The cell is part of an area that one formula fills, and not its first cell."""

    def __init__(self, area: str) -> None:
        super().__init__(area)
        self.area = area


@dataclass(slots=True)
class _Group:
    """A shared formula: the text of its master ("" until it is met), and the cells that follow it."""

    master: Place = (0, 0)
    text: str = ""
    followers: set[Place] = field(default_factory=set)
    translator: "Translator | None" = None

    def text_at(self, place: Place) -> str:
        if self.translator is None:
            from openpyxl.formula.translate import Translator  # slow to import, seldom needed

            self.translator = Translator(f"={self.text}", origin=cell_ref(*self.master))
        return str(self.translator.translate_formula(cell_ref(*place))).removeprefix("=")


class Formulas:
    """What the ``<f>`` elements of one sheet mean together; ``ValueError`` where they make no sense."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._groups: dict[Place, _Group] = {}
        self._areas: dict[Place, Area] = {}
        self._before: dict[Place, _State] = {}
        self._gained = False
        newest: dict[str, _Group] = {}
        for row in lines.matching(_SPECIAL) if lines.some_formula_is_special() else ():
            for column, piece in lines.cells(row).items():
                if piece.attributes:
                    self._read((row, column), piece, newest)
        # The one-cell ones, of which there may be thousands, cannot contain another cell.
        self._wide = {anchor: area for anchor, area in self._areas.items() if area[:2] != area[2:]}

    def text(self, place: Place, piece: Piece) -> str | None:
        """Give the text of a cell's formula without "=", None if it is empty; ``ValueError`` for nonsense."""
        if piece.attributes:
            own = attributes_of(piece.attributes)
            if own.get("t") == b"dataTable":
                return f"TABLE({from_xml(own.get('r1', b''))},{from_xml(own.get('r2', b''))})"
        if piece.formula:
            return from_xml(piece.formula)
        group = self._groups.get(place)
        return self._translated(group, place) if group and group.text else None

    def fills_an_area(self, place: Place) -> bool:
        """Tell whether the formula at this place is an array formula or a data table."""
        return place in self._areas

    @property
    def fill_areas(self) -> bool:
        """Tell whether some formula fills an area of more than a cell."""
        return bool(self._wide)

    def check_free(self, place: Place) -> None:
        """Raise ``InsideArrayError`` if another cell's formula fills this one."""
        for anchor, (top, left, bottom, right) in self._wide.items():
            if anchor != place and top <= place[0] <= bottom and left <= place[1] <= right:
                raise InsideArrayError(area_ref((top, left, bottom, right)))

    def gain(self) -> None:
        """Take note of cells that get a formula and had none."""
        self._gained = True

    def release(self, place: Place) -> None:
        """Prepare for the loss of a cell's formula: what hangs on it becomes independent or goes too."""
        self._before.setdefault(place, self._state(place))
        if place in self._areas:
            self._empty_area(place)
        group = self._groups.pop(place, None)
        if group is not None and group.master == place:
            self._expand(group)
        elif group is not None:
            group.followers.discard(place)

    def release_from(self, row: int) -> None:
        """Prepare for the loss of this row and all below it."""
        for number in [number for number in self._lines.filled() if number >= row]:
            for column, piece in self._lines.cells(number).items():
                if piece.formula is not None:
                    self._before.setdefault((number, column), self._state((number, column)))
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

    @property
    def moved(self) -> bool:
        """Other cells have formulas than when the file came."""
        return self._gained or any(self._state(place) != before for place, before in self._before.items())

    def _state(self, place: Place) -> _State:
        piece = self._lines.cell(*place)
        return piece is not None and piece.formula is not None, self._areas.get(place)

    def _read(self, place: Place, piece: Piece, newest: dict[str, _Group]) -> None:
        own = attributes_of(piece.attributes)
        kind = own.get("t")
        if kind in _FILLS_AN_AREA:
            ref = own.get("ref")
            self._areas[place] = (*place, *place) if ref is None else split_area(ref.decode())
        elif kind == b"shared":
            self._join(place, piece, own, newest)

    def _join(self, place: Place, piece: Piece, own: Mapping[str, bytes], newest: dict[str, _Group]) -> None:
        index = own.get("si", b"").decode()
        group = newest.get(index)
        if piece.formula and (own.get("ref") or group is None or not group.text):
            if group is None or group.text:
                group = newest[index] = _Group()
            group.master, group.text = place, from_xml(piece.formula)
            self._groups[place] = group
        elif not piece.formula:
            group = self._groups[place] = newest.setdefault(index, _Group())
            group.followers.add(place)

    def _expand(self, group: _Group) -> None:
        texts = {place: self._translated(group, place) for place in sorted(group.followers)}
        for place, text in texts.items():
            piece = self._lines.cell(*place)
            if piece is not None:
                self._lines.put(*place, piece._replace(formula=to_xml(text), attributes=b""))
            self._groups.pop(place, None)

    def _empty_area(self, anchor: Place) -> None:
        """Take the results of an array formula away with it: without it they would pass for typed values."""
        top, left, bottom, right = self._areas.pop(anchor)
        self._wide.pop(anchor, None)
        for row in [row for row in self._lines.rows() if top <= row <= bottom]:
            for column, piece in list(self._lines.cells(row).items()):
                if left <= column <= right and (row, column) != anchor and not piece.is_empty:
                    self._lines.put(row, column, piece._replace(kind=None, value=None, inline=None))

    @staticmethod
    def _translated(group: _Group, place: Place) -> str:
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import TranslatorError

        try:
            return group.text_at(place)
        except (TokenizerError, TranslatorError, ValueError, IndexError) as error:
            raise ValueError(f"shared formula at {cell_ref(*place)}") from error
