"""A rule is a Python function together with the workbook formula that computes the same value.

A formula refers to cells by placeholders, which hold the keys of columns. When a row is written, references such as
``$H12`` take their places:

==================  =====================================================================
``{key}``           the cell of that column in the row of the formula
``{key:}``          the whole column, from the row that numbers the columns to the last row of the table
``{key^}``          the part of the column above the row of the formula
``{key=}``          the same, and the row of the formula as well
``{key<}``          the cell right above, written so that it survives when the row above is deleted
``{Sheet.key:}``    a column of another sheet
``{Sheet.key@total}``  the cell of that column in the TOTAL row
``{Sheet.key@heading}``  the heading of that column
``{Sheet.key@counted}``  the column from the row that numbers the columns to the TOTAL row, below which nothing counts
==================  =====================================================================

The function takes as arguments the columns (by key) and the settings (:data:`SETTINGS`) that the formula names.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from inspect import signature
from typing import Any, Generic, ParamSpec, TypeVar

_PLACEHOLDER = re.compile(r"\{([a-z_]+)([:^=<]?)\}")
P = ParamSpec("P")
R = TypeVar("R")

# What a rule may ask of Pengaturan: the name of the argument, and the defined names that its formula uses for it.
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "words": ("Skala_Nama", "Skala_Kata", "Skala_Nilai", "Skala_Batas"),
    "by_ratio": ("Rumus_Minimum",),
    "cap": ("Batas_Capaian",),
    "scale": ("Kategori_Nama", "Kategori_Berlaku", "Kategori_Ke"),
    "quarter": ("Triwulan_Dicetak",),
}


@dataclass(frozen=True)
class Rule(Generic[P, R]):
    """A function that computes with exact numbers, and the formula that computes the same in a workbook.

    ``over_columns``: the function takes whole columns and gives a whole column. Otherwise it takes the values of one
    row and gives one value.

    Two other formulas take the place of ``formula`` where Python had to interpret what the user wrote. ``of_range``
    is written where the target is a range such as 80-90, with its bounds for ``{low}`` and ``{high}``; it counts only
    while the condition ``within`` holds, if there is one. ``of_number`` is written where a text such as "1 Laporan"
    was read as a number, with that number for ``{value}`` and for the key of the column.
    """

    function: Callable[P, R]
    formula: str
    over_columns: bool = False
    of_range: str | None = None
    within: str | None = None
    of_number: str | None = None
    arguments: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Take the names of the arguments from the function."""
        object.__setattr__(self, "arguments", tuple(signature(self.function).parameters))

    def for_columns(self, **keys: str) -> "Rule[..., R]":
        """Give the same rule for other columns: ``target_hitung="target_a"`` takes the one for the other."""

        def renamed(formula: str | None) -> str | None:
            return formula and _PLACEHOLDER.sub(lambda match: f"{{{keys.get(match[1], match[1])}{match[2]}}}", formula)

        made = replace(
            self, formula=renamed(self.formula) or "", of_range=renamed(self.of_range), within=renamed(self.within),
            of_number=renamed(self.of_number),
        )  # fmt: skip
        object.__setattr__(made, "arguments", tuple(keys.get(one, one) for one in self.arguments))
        return made

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the function."""
        return self.function(*args, **kwargs)


AnyRule = Rule[..., Any]
Column = Sequence[Any]


def rule(
    formula: str,
    *,
    over_columns: bool = False,
    of_range: str | None = None,
    within: str | None = None,
    of_number: str | None = None,
) -> Callable[[Callable[P, R]], Rule[P, R]]:
    """Decorate a function with the workbook formula that computes the same value. :class:`Rule` explains the rest."""

    def attach(function: Callable[P, R]) -> Rule[P, R]:
        made = Rule(function, formula, over_columns, of_range, within, of_number)
        made.__dict__["__doc__"] = function.__doc__
        return made

    return attach
