"""Two reports compared by indikator and by budget code, not by cell: :func:`compare`. Pure."""

from lkj_xlsx.diff.change import Change, Difference, Entry, Section, Side, What
from lkj_xlsx.diff.compare import compare

__all__ = ["Change", "Difference", "Entry", "Section", "Side", "What", "compare"]
