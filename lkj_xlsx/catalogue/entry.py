"""What the catalogue says of one code."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How grave a finding is; the worst first."""

    ERROR = "galat"  # a figure cannot stand
    WARNING = "peringatan"  # someone must decide
    NOTE = "catatan"  # for the record

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)


ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue. ``message`` and ``remedy`` name their facts in braces.

    ``rule`` says what is looked at, and in a last sentence ("Galat, sebab ...") why the level is what it is;
    ``source`` where the rule comes from; ``example`` what such a cell looks like. All are in Indonesian, for the one
    who asks for an explanation.
    """

    code: str
    level: Level
    message: str
    remedy: str
    rule: str
    source: str
    example: str
