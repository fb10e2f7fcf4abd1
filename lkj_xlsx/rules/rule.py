"""What a rule is: a Python function that carries the workbook formula of the same meaning.

A formula names cells by the keys of the declaration, and is made concrete for a row later on:

==================  =====================================================================
``{key}``           the cell of that column in the row of the formula
``{key:}``          the whole column, from the row that numbers the columns to the last row
``{key^}``          the column above the formula's own row
``{key=}``          the same with the own row
``{key<}``          the cell right above, so that it is none of a row that was deleted
``{Sheet.key:}``    a column of another sheet
``{Sheet.key@total}``  the cell of that column in the TOTAL row
==================  =====================================================================

The arguments of the function are the keys in the formula and the settings that the formula names (:data:`SETTINGS`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import signature
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

# What a rule may ask of Pengaturan: the name of the argument, and the defined names that its formula uses for it.
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "words": ("Skala_Nama", "Skala_Kata", "Skala_Nilai", "Skala_Batas"),
    "by_ratio": ("Rumus_Minimum",),
    "cap": ("Batas_Capaian",),
    "scale": ("Kategori_Nama",),
}


@dataclass(frozen=True)
class Rule(Generic[P, R]):
    """A function of exact values and the formula that gives the same in a workbook.

    ``over_columns``: the function takes whole columns and gives one; else it takes the values of a row.
    ``of_range``: the formula that gives the value while the target is a range from ``{low}`` to ``{high}``, instead of
    ``formula``; where ``within`` is given, only while that condition holds. ``of_number``: the same while a quantity
    was interpreted as the number ``{value}``; the key of the quantity stands for that number, too.
    """

    function: Callable[P, R]
    formula: str
    over_columns: bool = False
    of_range: str | None = None
    within: str | None = None
    of_number: str | None = None
    arguments: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Note the names of the arguments."""
        object.__setattr__(self, "arguments", tuple(signature(self.function).parameters))

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
    """Put the workbook formula beside the function that follows."""

    def attach(function: Callable[P, R]) -> Rule[P, R]:
        made = Rule(function, formula, over_columns, of_range, within, of_number)
        made.__dict__["__doc__"] = function.__doc__
        return made

    return attach
