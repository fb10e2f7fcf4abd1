"""Formulas of a sheet (``<f>``): those that cells share, and those that fill an area."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from .cell_xml import CellXml, attributes_of, from_xml, to_xml
from .refs import Area, RowText, area_ref, cell_ref, split_area
from .refusals import MAX_SHARED_TEXT, Reason
from .row_bytes import Rows

CellKey = tuple[int, int]
"""Row and column."""

_State = tuple[bool, Area | None]
"""Whether a cell has a formula, and the area that it fills."""

_FILLS_AN_AREA: Final = (b"array", b"dataTable")
_MOVES_DOWN: Final = re.compile(r"(\$?[A-Za-z]{1,3}|)([1-9][0-9]{0,6})")


@dataclass
class SharedFormula:
    """A formula that cells share: ``<f t="shared" si="0" ref="C2:C9">A2*2</f>``, and ``<f t="shared" si="0"/>`` below.

    ``master`` is the cell with the text. The file may have others before it; ``text`` is "" until it is read.
    """

    master: CellKey = (0, 0)
    text: str = ""
    _columns: dict[int, tuple[RowText, int]] = field(default_factory=dict)

    def at(self, place: CellKey) -> str:
        """Give the formula of a cell; ``ValueError`` where it makes no sense."""
        row, column = place
        if column not in self._columns:
            self._columns[column] = self._in_column(column)
        text, first_row = self._columns[column]
        down = row - self.master[0]
        return text.at(down) if first_row + down >= 1 else self._translated(place)

    def _in_column(self, column: int) -> tuple[RowText, int]:
        """Give the text for the cells of a column, and its first row: openpyxl takes far longer for each cell."""
        text = self.text if column == self.master[1] else self._translated((self.master[0], column))
        pieces: list[str | int] = []
        for value, is_range in self._tokens(text):
            sheet, mark, cells = value.rpartition("!") if is_range else ("", "", value)
            pieces.append(sheet + mark)
            for number, part in enumerate(cells.split(":") if is_range else [cells]):
                moving = _MOVES_DOWN.fullmatch(part) if is_range else None
                pieces.append(":" if number else "")
                pieces += [part] if moving is None else [moving[1], int(moving[2])]
        return RowText(tuple(pieces)), min((piece for piece in pieces if isinstance(piece, int)), default=1)

    def _tokens(self, text: str) -> list[tuple[str, bool]]:
        """The tokens of a text, and which of them are references or names."""
        from openpyxl.formula.tokenizer import Tokenizer, TokenizerError  # slow to import, seldom needed

        try:
            tokens = Tokenizer(f"={text}").items
        except (TokenizerError, IndexError) as error:
            raise ValueError(f"shared formula at {cell_ref(*self.master)}") from error
        return [(token.value, token.type == "OPERAND" and token.subtype == "RANGE") for token in tokens]

    def _translated(self, place: CellKey) -> str:
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import Translator, TranslatorError

        try:
            formula = Translator(f"={self.text}", origin=cell_ref(*self.master)).translate_formula(cell_ref(*place))
        except (TokenizerError, TranslatorError, ValueError, IndexError) as error:
            raise ValueError(f"shared formula at {cell_ref(*place)}") from error
        return str(formula).removeprefix("=")


class InsideArrayError(Exception):
    """The cell is part of an area that one formula fills, and not its first cell."""

    def __init__(self, area: str) -> None:
        super().__init__(area)
        self.area = area


class Formulas:
    """What the ``<f>`` elements of one sheet mean together; ``ValueError`` where they make no sense.

    ``Refused`` where some cells share a text that is too long for so many.
    """

    def __init__(self, rows: Rows, file: str, sheet: str) -> None:
        self._rows = rows
        self._shared: dict[int, dict[int, SharedFormula]] = {}  # by row and column
        self._areas: dict[CellKey, Area] = {}
        self._before: dict[CellKey, _State] = {}
        self._gained = False
        newest: dict[bytes, SharedFormula] = {}
        for row, column, attributes, text in rows.special_formulas():
            self._read((row, column), attributes, text, newest)
        groups = (group for columns in self._shared.values() for group in columns.values())
        if sum(len(group.text) for group in groups) > MAX_SHARED_TEXT:
            raise Reason.TOO_MANY_FORMULAS.refused(file, sheet=sheet)
        # Array formulas of one cell, of which there may be thousands, contain no other cell.
        self._wide = {anchor: area for anchor, area in self._areas.items() if area[:2] != area[2:]}

    def text(self, place: CellKey, cell: CellXml) -> str | None:
        """Give the text of a cell's formula without "=", None if it is empty; ``ValueError`` for nonsense."""
        if b"dataTable" in cell.formula_attributes:
            own = attributes_of(cell.formula_attributes)
            if own.get("t") == b"dataTable":
                return f"TABLE({from_xml(own.get('r1', b''))},{from_xml(own.get('r2', b''))})"
        if cell.formula:
            return from_xml(cell.formula)
        return self.shared(*place)

    def shared(self, row: int, column: int) -> str | None:
        """Give the text of a cell that shares the formula of another, None if it does not."""
        group = self._shared.get(row, {}).get(column)
        return group.at((row, column)) if group and group.text else None

    def fills_an_area(self, place: CellKey) -> bool:
        """Tell whether the formula at this place is an array formula or a data table."""
        return place in self._areas

    @property
    def some_fill_areas(self) -> bool:
        """Some formulas of the sheet are array formulas or data tables."""
        return bool(self._areas)

    @property
    def filled_areas(self) -> tuple[Area, ...]:
        """The areas of more than one cell that one formula fills."""
        return tuple(self._wide.values())

    def check_free(self, place: CellKey) -> None:
        """Raise ``InsideArrayError`` if another cell's formula fills this one."""
        for anchor, (top, left, bottom, right) in self._wide.items():
            if anchor != place and top <= place[0] <= bottom and left <= place[1] <= right:
                raise InsideArrayError(area_ref((top, left, bottom, right)))

    def note_new_formula(self) -> None:
        """Take note that a cell gets a formula and had none."""
        self._gained = True

    def release(self, place: CellKey) -> None:
        """Prepare for the loss of a cell's formula.

        Where other cells share its text, each gets a text of its own; the results of an array formula go with it.
        """
        self._before.setdefault(place, self._state(place))
        if place in self._areas:
            self._empty_area(place)
        group = self._shared.get(place[0], {}).pop(place[1], None)
        if group is not None and group.master == place:
            self._expand(group)

    def release_from(self, row: int) -> None:
        """Prepare for the loss of this row and all below it."""
        for number in [number for number in self._rows.filled() if number >= row]:
            for column, cell in self._rows.cells(number).items():
                if cell.formula is not None:
                    self._before.setdefault((number, column), self._state((number, column)))
        gone = {number: self._shared.pop(number) for number in list(self._shared) if number >= row}
        for number, groups in gone.items():
            for column, group in groups.items():
                if group.master == (number, column):
                    self._expand(group)
        for anchor in [anchor for anchor in self._areas if anchor[0] >= row]:
            del self._areas[anchor]
            self._wide.pop(anchor, None)

    @property
    def moved(self) -> bool:
        """Other cells have formulas than in the file."""
        return self._gained or any(self._state(place) != before for place, before in self._before.items())

    def _state(self, place: CellKey) -> _State:
        cell = self._rows.cell(*place)
        return cell is not None and cell.formula is not None, self._areas.get(place)

    def _read(self, place: CellKey, attributes: bytes, text: bytes, newest: dict[bytes, SharedFormula]) -> None:
        own = attributes_of(attributes)
        kind = own.get("t")
        if kind in _FILLS_AN_AREA:
            ref = own.get("ref")
            self._areas[place] = (*place, *place) if ref is None else split_area(ref.decode())
        elif kind == b"shared":
            self._join(place, text, own, newest)

    def _join(self, place: CellKey, text: bytes, own: Mapping[str, bytes], newest: dict[bytes, SharedFormula]) -> None:
        index = own.get("si", b"")
        group = newest.get(index)
        if text and (own.get("ref") or group is None or not group.text):
            if group is None or group.text:
                group = newest[index] = SharedFormula()
            group.master, group.text = place, from_xml(text)
        elif text:
            return
        else:
            group = newest.setdefault(index, SharedFormula())
        self._shared.setdefault(place[0], {})[place[1]] = group

    def _expand(self, group: SharedFormula) -> None:
        """Give each cell that shares a formula its own."""
        followers = [
            (row, column)
            for row, groups in self._shared.items()
            for column, other in groups.items()
            if other is group and (row, column) != group.master
        ]
        for place, text in {place: group.at(place) for place in sorted(followers)}.items():
            cell = self._rows.cell(*place)
            if cell is not None:
                self._rows.put(place[0], {place[1]: cell._replace(formula=to_xml(text), formula_attributes=b"")})
            self._shared[place[0]].pop(place[1], None)

    def _empty_area(self, anchor: CellKey) -> None:
        """Take the results of an array formula away with it: without it they would pass for typed values."""
        top, left, bottom, right = self._areas.pop(anchor)
        self._wide.pop(anchor, None)
        for row in [row for row in self._rows.numbers() if top <= row <= bottom]:
            for column, cell in list(self._rows.cells(row).items()):
                if left <= column <= right and (row, column) != anchor and not cell.is_empty:
                    self._rows.put(row, {column: cell._replace(type=None, value=None, inline=None)})
