"""The catalogue of all messages, collected from the modules that report them, for explain, docs and verify.

A message belongs to the chapter of its code's first two letters. Chapters come in the order of the modules that
declare them: what is read first, then the sheets.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from lkj_xlsx import read, sheets, write
from lkj_xlsx.declare.message import Chapter, Message


class CatalogueError(Exception):
    """Two messages with one code, two chapters with one prefix, or a code without a chapter."""


def collect(modules: Iterable[ModuleType]) -> tuple[Mapping[str, Chapter], Mapping[str, Message]]:
    """Give the chapters by prefix and the messages by code, in the order of chapters and of codes."""
    chapters: dict[str, Chapter] = {}
    messages: dict[str, Message] = {}
    for value in (value for module in modules for value in vars(module).values()):
        if isinstance(value, Chapter) and chapters.setdefault(value.prefix, value) is not value:
            raise CatalogueError(f"two chapters {value.prefix}")
        if isinstance(value, Message) and messages.setdefault(value.code, value) is not value:
            raise CatalogueError(f"two messages {value.code}")
    if lost := [code for code in messages if code[:2] not in chapters]:
        raise CatalogueError(f"no chapter for {lost}")
    order = list(chapters)
    return chapters, {code: messages[code] for code in sorted(messages, key=lambda one: (order.index(one[:2]), one))}


def _modules_of(room: ModuleType) -> Iterator[ModuleType]:
    for found in iter_modules(room.__path__, f"{room.__name__}."):
        yield import_module(found.name)


CHAPTERS, CATALOGUE = collect([*_modules_of(read), *_modules_of(write), *sheets.MODULES])
