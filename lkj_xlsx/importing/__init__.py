"""Reads tables that were never made by us, from workbooks and Word documents, into rows for our sheets."""

from lkj_xlsx.importing.account import Line
from lkj_xlsx.importing.foreign import Import, Recognised, read_foreign, recognised_in
from lkj_xlsx.importing.grid import Held

__all__ = ["Held", "Import", "Line", "Recognised", "read_foreign", "recognised_in"]
