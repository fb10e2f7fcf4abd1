"""What a verification found, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class Verdict(Enum):
    """The answer, in one word."""

    SAME = "cocok"
    DIFFERENT = "berbeda"
    UNKNOWN = "tidak dapat diperiksa"


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell that is not as it was computed. Values are Indonesian text, formulas stand without "=".

    ``cell`` is ``None`` for a finding that Temuan lacks; ``formula`` is the one found, ``declared`` the one that
    belongs there, each ``None`` where there is none.
    """

    sheet: str
    cell: str | None
    message: str
    stored: str | None = None
    recomputed: str | None = None
    formula: str | None = None
    declared: str | None = None


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact of Jejak that does not hold: what is recorded, and what it is now. ``fact`` is its label."""

    fact: str
    message: str
    recorded: str | None = None
    now: str | None = None


@dataclass(frozen=True)
class Recalculation:
    """What LibreOffice says of the stored values; ``reason`` why it says nothing, and then nothing was compared."""

    compared: int = 0
    cells: tuple[CellDifference, ...] = ()
    reason: str | None = None


@dataclass(frozen=True)
class Verification:
    """The outcome of ``verify``.

    ``reasons`` says why a workbook cannot be verified, and then nothing else is filled in. ``trail`` is Jejak as
    recorded, by label. ``compared`` counts the result cells that were compared, ``findings`` the rows of Temuan.
    ``recalculation`` is ``None`` unless it was asked for. ``sha256`` is "" for what could not be read.
    """

    source: Path
    sha256: str = ""
    reasons: tuple[str, ...] = ()
    trail: Mapping[str, str] = field(default_factory=dict)
    compared: int = 0
    findings: int = 0
    facts: tuple[FactDifference, ...] = ()
    cells: tuple[CellDifference, ...] = ()
    recalculation: Recalculation | None = None

    @property
    def verdict(self) -> Verdict:
        """The answer; a recalculation that could not be made leaves it as it is."""
        if self.reasons:
            return Verdict.UNKNOWN
        recalculated = () if self.recalculation is None else self.recalculation.cells
        return Verdict.DIFFERENT if self.facts or self.cells or recalculated else Verdict.SAME
