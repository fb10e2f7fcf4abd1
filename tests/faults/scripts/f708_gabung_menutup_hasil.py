"""On Ringkasan the label of row 12 is merged over its result (A12:C12) and reads "Rata-rata capaian (%) 112,30".
The formula below the merged area is still there and untouched.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, look, part_of, put, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Ringkasan")
    sub(parts, sheet, '<mergeCell ref="A12:B12"/>', '<mergeCell ref="A12:C12"/>')
    put(
        parts,
        "Ringkasan",
        "A12",
        f'<c r="A12" s="{look(parts, "Ringkasan", "A12")}" t="inlineStr"><is>'
        "<t>Rata-rata capaian (%)                    112,30</t></is></c>",
    )
    save(parts, out)
