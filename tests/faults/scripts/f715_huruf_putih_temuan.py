"""The row of a finding (Temuan row 7) is written in white on white.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, restyle, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    for letter in "ABCDE":
        restyle(parts, "Temuan", f"{letter}7", white=True)
    save(parts, out)
