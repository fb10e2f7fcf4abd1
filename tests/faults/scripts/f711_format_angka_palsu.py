"""The mean of the unit (Ringkasan!C12, 100,58) gets the number format "112,30" in quotes: screen and paper show
112,30, while formula and stored value are untouched.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, restyle, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    restyle(parts, "Ringkasan", "C12", '"112,30"')
    save(parts, out)
