"""What a rule is: a Python function that carries the workbook formula of the same meaning.

A formula names cells by the keys of the declaration, and is made concrete for a row later on:

==================  =====================================================================
``{key}``           the cell of that column in the row of the formula
``{key:}``          the whole column, from the row that numbers the columns to the last row
``{key-}``          the same without that row, whose "1", "2" a code may be, too
``{key^}``          the column above the formula's own row
``{key<}``          the cell right above
``{key>}``          the cell right below
``{key+}``          the column from the cell right below to its end
``{Sheet.key:}``    a column of another sheet
``{Sheet.key@total}``  the cell of that column in the TOTAL row
==================  =====================================================================
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Rule(Generic[P, R]):
    """A function of exact values and the formula that gives the same in a workbook."""

    function: Callable[P, R]
    formula: str

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the function."""
        return self.function(*args, **kwargs)


def rule(formula: str) -> Callable[[Callable[P, R]], Rule[P, R]]:
    """Put the workbook formula beside the function that follows."""

    def attach(function: Callable[P, R]) -> Rule[P, R]:
        made = Rule(function, formula)
        made.__dict__["__doc__"] = function.__doc__
        return made

    return attach
