"""Check a workbook that ``compute`` wrote: recompute all from its inputs, read through openpyxl, and compare."""

from lkj_xlsx.verify.outcome import CellDifference, FactDifference, Recalculation, Verdict, Verification
from lkj_xlsx.verify.verification import verify

__all__ = ["CellDifference", "FactDifference", "Recalculation", "Verdict", "Verification", "verify"]
