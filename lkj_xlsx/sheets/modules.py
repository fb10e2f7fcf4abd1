"""The modules of this package that declare a sheet, messages or checks: each is found by itself and listed nowhere."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from lkj_xlsx.declare.message import Chapter, Message
from lkj_xlsx.declare.model import Table
from lkj_xlsx.declare.page import Page

_NO_SHEETS = ("modules", "tables")  # they look at the others


class DeclarationError(Exception):
    """A declaration that is not whole."""


def _found() -> tuple[ModuleType, ...]:
    room = __name__.rpartition(".")[0]
    names = [one.name for one in iter_modules(import_module(room).__path__) if one.name not in _NO_SHEETS]
    modules = [import_module(f"{room}.{name}") for name in names]
    found = [module for module in modules if hasattr(module, "POSITION")]
    declared = [id(value) for module in found for value in _declarations(module)]
    for module in modules:
        if module not in found and any(id(value) not in declared for value in _declarations(module)):
            raise DeclarationError(f"{module.__name__} lacks its POSITION")
        if hasattr(module, "POSITION") != hasattr(module, "CHECKS"):
            raise DeclarationError(f"{module.__name__} lacks POSITION or CHECKS")
    return tuple(sorted(found, key=lambda module: (module.POSITION, module.__name__)))


def _declarations(module: ModuleType) -> list[object]:
    """The sheets, chapters and messages that a module holds, be they its own or imported."""
    return [value for value in vars(module).values() if isinstance(value, Table | Page | Chapter | Message)]


MODULES = _found()
"""In the order of their POSITION, which is that of the sheets in a workbook, of chapters and of findings."""
