"""One row or figure of a report, ready to be compared, whatever sheet it comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lkj_xlsx.diff.change import NOTHING, Change, Entry, Side, What
from lkj_xlsx.schema.model import Kind
from lkj_xlsx.values import fold_word, normalised, same_unit


@dataclass(frozen=True)
class Field:
    """A field of an item. ``names``: another text here is another name of the item. ``unit``: it is a unit."""

    key: str
    heading: str
    kind: Kind
    names: bool = False
    unit: bool = False


@dataclass(frozen=True)
class Item:
    """A row or figure: its key and name as in an :class:`Entry`, and its values by the key of their field.

    ``group`` tells apart items of the same key and name: the sasaran of an indikator.
    """

    key: str
    name: str
    sides: Mapping[str, Side]
    group: str = ""

    @cached_property
    def code(self) -> str:
        """The key as it is compared; "" for none."""
        return fold_word(self.key)

    @cached_property
    def text(self) -> str:
        """The name as it is compared."""
        return normalised(self.name)

    @cached_property
    def pieces(self) -> frozenset[str]:
        """The runs of three letters in the text, blanks among them: most survive a typo or another word in between."""
        padded = f"  {self.text} "
        return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))

    @cached_property
    def group_text(self) -> str:
        """The group as it is compared."""
        return normalised(self.group)


def entry(fields: tuple[Field, ...], old: Item | None, new: Item | None) -> Entry | None:
    """Say what became of an item, one of the two at least; ``None`` where it is equal."""
    changes = tuple(_changes(fields, {} if old is None else old.sides, {} if new is None else new.sides))
    if old is None and new is not None:
        return Entry(What.ADDED, new.key, new.name, changes)
    if new is None and old is not None:
        return Entry(What.DROPPED, old.key, old.name, changes)
    if old is None or new is None or not changes:
        return None
    names = {field.key for field in fields if field.names}
    what = What.RENAMED if any(change.field in names for change in changes) else What.CHANGED
    return Entry(what, new.key or old.key, new.name, changes)


def _changes(fields: tuple[Field, ...], old: Mapping[str, Side], new: Mapping[str, Side]) -> Iterator[Change]:
    for field in fields:
        one, other = old.get(field.key, NOTHING), new.get(field.key, NOTHING)
        if not _same(one, other, unit=field.unit):
            yield Change(field.key, field.heading, field.kind, one, other)


def _same(one: Side, other: Side, *, unit: bool) -> bool:
    """Case and blanks are no difference, nor is "Lap" beside "Laporan" among units; None and 0 are two things."""
    if isinstance(one.value, str) and isinstance(other.value, str):
        return same_unit(one.value, other.value) if unit else fold_word(one.value) == fold_word(other.value)
    return one.value == other.value
