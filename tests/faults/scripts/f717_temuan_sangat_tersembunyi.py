"""The sheet Temuan is very hidden: Excel does not even list it under Unhide.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sub(parts, "xl/workbook.xml", '<sheet name="Temuan"', '<sheet name="Temuan" state="veryHidden"')
    save(parts, out)
