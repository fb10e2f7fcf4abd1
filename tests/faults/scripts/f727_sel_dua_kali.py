"""Ringkasan!C12 stands twice in its row: first typed 112.3, then ours. Programs differ in which one they show, and
`compute` refuses the file as damaged.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says tidak
dapat diperiksa, as compute and check do, or berbeda.
"""

from pathlib import Path

from faults.parts import cell, load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    own = cell(parts, "Ringkasan", "C12")
    put(parts, "Ringkasan", "C12", f'<c r="C12" s="{look(parts, "Ringkasan", "C12")}"><v>112.3</v></c>{own}')
    save(parts, out)
