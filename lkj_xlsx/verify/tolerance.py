"""Lets openpyxl read what other programs write into a file beyond the standard, as Excel does: it passes over it."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from openpyxl.descriptors.serialisable import Serialisable


@contextmanager
def unknown_attributes_ignored() -> Iterator[None]:
    """Let openpyxl drop the attributes that it does not know; it would refuse the whole file for one of them."""
    strict = Serialisable.__dict__["from_tree"]

    def from_tree(cls: type, node: Any) -> object:
        known = _known(cls)
        for name in [name for name in node.attrib if not name.startswith("{")]:
            if known is not None and not {name, f"_{name}", name.replace("-", "_")} & known:
                del node.attrib[name]
        return strict.__func__(cls, node)

    # mypy lets nobody put another method into a class, which is what this does on purpose.
    Serialisable.from_tree = classmethod(from_tree)  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Serialisable.from_tree = strict  # type: ignore[method-assign]  # the same, put back


@cache
def _known(cls: type) -> frozenset[str] | None:
    """Give the names that a class of openpyxl can be made with; ``None`` if it takes any."""
    parameters = inspect.signature(cls.__init__).parameters.values()  # type: ignore[misc]  # any class has an __init__
    if any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters):
        return None
    return frozenset(one.name for one in parameters)
