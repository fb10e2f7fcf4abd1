"""Messages of findings: each has a code, such as "BC01", and a level. Codes of one prefix make a chapter."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How grave a finding is; the worst first."""

    ERROR = "galat"  # a figure cannot stand
    WARNING = "peringatan"  # someone must decide
    NOTE = "catatan"  # for the record

    @property
    def rank(self) -> int:
        """The position of the level: 0 for the worst."""
        return list(Level).index(self)

    @property
    def word(self) -> str:
        """What pages and screens call the level. JSON and scripts keep ``value``."""
        return "kesalahan" if self is Level.ERROR else self.value


ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE


@dataclass(frozen=True, slots=True)
class Message:
    """What all findings of one code say. It stands right above the check that reports it.

    ``text`` and ``remedy`` name in braces the facts that a finding fills in. ``rule`` says what is looked at, and in a
    last sentence ("Kesalahan, sebab ...") why the level is what it is; ``source`` where the rule comes from;
    ``example`` what such a cell looks like. All are Indonesian sentences; ``lkj-xlsx explain`` and docs/temuan.md show
    them. ``headline`` says whether it changes a figure of the headline, so that its findings come first in their level;
    where it is not given, a galat does and others do not. ``is_done``: it tells of a finding that is gone, so that it
    stands at the end.
    """

    code: str
    level: Level
    text: str
    remedy: str
    rule: str
    source: str
    example: str
    headline: bool | None = None
    is_done: bool = False

    @property
    def moves_headline(self) -> bool:
        """Tell whether its findings change a figure of the headline: a capaian, a TOTAL, what is counted."""
        return self.level is Level.ERROR if self.headline is None else self.headline


@dataclass(frozen=True, slots=True)
class Chapter:
    """The codes that begin with ``prefix``, under one title in ``lkj-xlsx explain`` and docs/temuan.md."""

    prefix: str
    title: str
