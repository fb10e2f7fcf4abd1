"""The print area of Pengukuran ends four indikator early; the paper to sign lacks them.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` names it (the
print areas are ours, compute writes them).
"""

from pathlib import Path

from faults.parts import load, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sub(parts, "xl/workbook.xml", "Pengukuran!$A$1:$J$17", "Pengukuran!$A$1:$J$13")
    save(parts, out)
