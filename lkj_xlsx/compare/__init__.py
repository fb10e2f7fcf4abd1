"""Two reports compared by indikator and by budget code, not by cell: :func:`compare_reports`."""

from lkj_xlsx.compare.difference import Difference, ItemDifference, ItemStatus, Section, Side, ValueChange
from lkj_xlsx.compare.reports import compare_reports

__all__ = ["Difference", "ItemDifference", "ItemStatus", "Section", "Side", "ValueChange", "compare_reports"]
