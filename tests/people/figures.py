"""What a run found and computed, in a form in which two runs can be compared."""

from collections import Counter
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from lkj_xlsx.compute import Outcome

Place = tuple[str, str, str | None]  # code, sheet, cell

# The capaian of the corrected sample, worked out by hand from what is typed in it.
CAPAIAN: Mapping[str, str | None] = {
    "IK01": "102.50", "IK02": "100.00", "IK03": "100.00", "IK04": "98.50", "IK05": "100.00", "IK06": "97.88",
    "IK07": "98.94", "IK08": "84.12", "IK09": "125.00", "IK10": "100.00", "IK11": "100.00", "IK12": "100.00",
}  # fmt: skip
TOTAL = (Decimal(33_122_884_000), Decimal(32_817_204_306))  # its pagu and realisasi
GONE = "hilang"


def places(outcome: Outcome) -> Counter[Place]:
    """Give code, sheet and cell of each finding, and how often it comes."""
    return Counter((one.code, one.sheet, one.cell) for one in outcome.findings)


def achievements(outcome: Outcome) -> dict[str, str | None]:
    """Give what each indikator gets, by its Kode IK or else by its name; a second row for one has a star."""
    found: dict[str, str | None] = {}
    for row, record in outcome.laporan.rows["Pengukuran"].items():
        name = str(record["kode_ik"] or record["indikator"])
        while name in found:
            name += "*"
        value = outcome.hasil.measured[row]["capaian"]
        found[name] = str(value) if isinstance(value, Decimal) else None
    return found


def expected(changes: Mapping[str, str | None]) -> dict[str, str | None]:
    """Give the figures of the sample with some that differ; ``GONE`` takes one out."""
    return {name: value for name, value in {**CAPAIAN, **changes}.items() if value != GONE}


def mean(figures: Mapping[str, str | None]) -> Decimal:
    """Give the mean of the indikator that have a figure, two decimals."""
    counted = [Decimal(value) for value in figures.values() if value is not None]
    return (sum(counted, Decimal()) / len(counted)).quantize(Decimal("0.01"), ROUND_HALF_UP)
