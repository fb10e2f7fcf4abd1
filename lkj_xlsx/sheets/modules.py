"""The modules of this package that declare a sheet, messages or checks: each is found by itself and listed nowhere."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from lkj_xlsx.declare.message import Chapter, Message
from lkj_xlsx.declare.model import Table

_NO_SHEETS = ("modules", "tables")  # they look at the others


class DeclarationError(Exception):
    """A declaration that is not whole."""


def _declares(module: ModuleType) -> bool:
    declared = any(isinstance(value, Table | Chapter | Message) for value in vars(module).values())
    return declared or hasattr(module, "CHECKS")


def _found() -> tuple[ModuleType, ...]:
    room = __name__.rpartition(".")[0]
    names = [one.name for one in iter_modules(import_module(room).__path__) if one.name not in _NO_SHEETS]
    modules = [module for name in names if _declares(module := import_module(f"{room}.{name}"))]
    for module in modules:
        if not hasattr(module, "POSITION") or not hasattr(module, "CHECKS"):
            raise DeclarationError(f"{module.__name__} lacks POSITION or CHECKS")
    return tuple(sorted(modules, key=lambda module: (module.POSITION, module.__name__)))


MODULES = _found()
"""In the order of their POSITION, which is that of the sheets in a workbook, of chapters and of findings."""
