"""The capaian of IK04 (Pengukuran!I9, 98,50) gets the number format ;;; and is seen no more.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, restyle, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    restyle(parts, "Pengukuran", "I9", ";;;")
    save(parts, out)
