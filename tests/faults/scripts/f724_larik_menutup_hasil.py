"""The formula of Ringkasan!C11 is entered as an array formula that fills C11:C12; C12 keeps its own formula and
value in the file. LibreOffice shows 12, the result of C11, as the mean of the unit.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import cell, load, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(parts, "Ringkasan", "C11", cell(parts, "Ringkasan", "C11").replace("<f>", '<f t="array" ref="C11:C12">'))
    save(parts, out)
