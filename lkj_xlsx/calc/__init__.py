"""Pure calculation: the frames of a report in, the frames of its results out. No I/O, no Excel."""

from lkj_xlsx.calc.hasil import Budget, Hasil, Summary, calculate

__all__ = ["Budget", "Hasil", "Summary", "calculate"]
