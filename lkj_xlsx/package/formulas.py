"""Formulas of a sheet: those shared by a group of cells, and those that fill an area."""

from collections.abc import Mapping
from typing import Final

from .cell_xml import Piece, attributes_of, from_xml, to_xml
from .refs import Area, area_ref, split_area
from .row_bytes import Lines
from .shared import Group, Place

_State = tuple[bool, Area | None]
"""Whether a cell has a formula, and the area that it fills."""

_FILLS_AN_AREA: Final = (b"array", b"dataTable")


class InsideArrayError(Exception):
    """The cell is part of an area that one formula fills, and not its first cell."""

    def __init__(self, area: str) -> None:
        super().__init__(area)
        self.area = area


class Formulas:
    """What the ``<f>`` elements of one sheet mean together; ``ValueError`` where they make no sense."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._groups: dict[int, dict[int, Group]] = {}  # by row and column
        self._areas: dict[Place, Area] = {}
        self._before: dict[Place, _State] = {}
        self._gained = False
        newest: dict[bytes, Group] = {}
        for row, column, attributes, text in lines.special_formulas():
            self._read((row, column), attributes, text, newest)
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
        return self.shared(*place)

    def shared(self, row: int, column: int) -> str | None:
        """Give the text of a cell that shares the formula of another, None if it does not."""
        group = self._groups.get(row, {}).get(column)
        return group.at((row, column)) if group and group.text else None

    def fills_an_area(self, place: Place) -> bool:
        """Tell whether the formula at this place is an array formula or a data table."""
        return place in self._areas

    @property
    def some_fill_areas(self) -> bool:
        """Some formulas of the sheet are array formulas or data tables."""
        return bool(self._areas)

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
        group = self._groups.get(place[0], {}).pop(place[1], None)
        if group is not None and group.master == place:
            self._expand(group)

    def release_from(self, row: int) -> None:
        """Prepare for the loss of this row and all below it."""
        for number in [number for number in self._lines.filled() if number >= row]:
            for column, piece in self._lines.cells(number).items():
                if piece.formula is not None:
                    self._before.setdefault((number, column), self._state((number, column)))
        gone = {number: self._groups.pop(number) for number in list(self._groups) if number >= row}
        for number, groups in gone.items():
            for column, group in groups.items():
                if group.master == (number, column):
                    self._expand(group)
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

    def _read(self, place: Place, attributes: bytes, text: bytes, newest: dict[bytes, Group]) -> None:
        own = attributes_of(attributes)
        kind = own.get("t")
        if kind in _FILLS_AN_AREA:
            ref = own.get("ref")
            self._areas[place] = (*place, *place) if ref is None else split_area(ref.decode())
        elif kind == b"shared":
            self._join(place, text, own, newest)

    def _join(self, place: Place, text: bytes, own: Mapping[str, bytes], newest: dict[bytes, Group]) -> None:
        index = own.get("si", b"")
        group = newest.get(index)
        if text and (own.get("ref") or group is None or not group.text):
            if group is None or group.text:
                group = newest[index] = Group()
            group.master, group.text = place, from_xml(text)
        elif text:
            return
        else:
            group = newest.setdefault(index, Group())
        self._groups.setdefault(place[0], {})[place[1]] = group

    def _expand(self, group: Group) -> None:
        """Give each cell that shares a formula its own."""
        followers = [
            (row, column)
            for row, groups in self._groups.items()
            for column, other in groups.items()
            if other is group and (row, column) != group.master
        ]
        for place, text in {place: group.at(place) for place in sorted(followers)}.items():
            piece = self._lines.cell(*place)
            if piece is not None:
                self._lines.put(*place, piece._replace(formula=to_xml(text), attributes=b""))
            self._groups[place[0]].pop(place[1], None)

    def _empty_area(self, anchor: Place) -> None:
        """Take the results of an array formula away with it: without it they would pass for typed values."""
        top, left, bottom, right = self._areas.pop(anchor)
        self._wide.pop(anchor, None)
        for row in [row for row in self._lines.rows() if top <= row <= bottom]:
            for column, piece in list(self._lines.cells(row).items()):
                if left <= column <= right and (row, column) != anchor and not piece.is_empty:
                    self._lines.put(row, column, piece._replace(kind=None, value=None, inline=None))
