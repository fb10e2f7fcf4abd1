"""A formula that cells share: the text of one of them, its master, and from it that of each other."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from .refs import RowText, cell_ref

Place = tuple[int, int]

_MOVES_DOWN: Final = re.compile(r"(\$?[A-Za-z]{1,3}|)([1-9][0-9]{0,6})")


@dataclass
class Group:
    """A shared formula. ``text`` is "" until the master is met."""

    master: Place = (0, 0)
    text: str = ""

    def at(self, place: Place) -> str:
        """Give the formula of a cell; ``ValueError`` where it makes no sense."""
        down = place[0] - self.master[0]
        if place[1] == self.master[1] and self._first_row + down >= 1:
            return self._below.at(down)
        return self._translated(place)

    @cached_property
    def _below(self) -> RowText:
        """The text in the column of the master: most groups fill one column, and translating takes far longer."""
        pieces: list[str | int] = []
        for value, is_range in self._tokens:
            sheet, mark, cells = value.rpartition("!") if is_range else ("", "", value)
            pieces.append(sheet + mark)
            for number, part in enumerate(cells.split(":") if is_range else [cells]):
                moving = _MOVES_DOWN.fullmatch(part) if is_range else None
                pieces.append(":" if number else "")
                pieces += [part] if moving is None else [moving[1], int(moving[2])]
        return RowText(tuple(pieces))

    @cached_property
    def _first_row(self) -> int:
        return min((piece for piece in self._below.pieces if isinstance(piece, int)), default=1)

    @property
    def _tokens(self) -> list[tuple[str, bool]]:
        """The parts of the text, and which of them are references or names."""
        from openpyxl.formula.tokenizer import Tokenizer, TokenizerError  # slow to import, seldom needed

        try:
            tokens = Tokenizer(f"={self.text}").items
        except (TokenizerError, IndexError) as error:
            raise ValueError(f"shared formula at {cell_ref(*self.master)}") from error
        return [(token.value, token.type == "OPERAND" and token.subtype == "RANGE") for token in tokens]

    def _translated(self, place: Place) -> str:
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import Translator, TranslatorError

        try:
            formula = Translator(f"={self.text}", origin=cell_ref(*self.master)).translate_formula(cell_ref(*place))
        except (TokenizerError, TranslatorError, ValueError, IndexError) as error:
            raise ValueError(f"shared formula at {cell_ref(*place)}") from error
        return str(formula).removeprefix("=")
