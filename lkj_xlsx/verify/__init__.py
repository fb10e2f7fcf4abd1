"""For the one who receives a computed workbook: recompute all from its inputs, through openpyxl, and compare."""

from lkj_xlsx.verify.outcome import CellDifference, FactDifference, Recalculation, Verdict, Verification
from lkj_xlsx.verify.verify import verify

__all__ = ["CellDifference", "FactDifference", "Recalculation", "Verdict", "Verification", "verify"]
