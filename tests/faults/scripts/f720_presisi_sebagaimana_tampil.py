"""The workbook computes with "precision as displayed", and the realisasi of IK04 (98,5) is shown without decimals:
once computed, the mean of the unit is 100,62 instead of 100,58.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, restyle, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sub(parts, "xl/workbook.xml", "<calcPr ", '<calcPr fullPrecision="0" ')
    restyle(parts, "Pengukuran", "H9", "0")
    save(parts, out)
