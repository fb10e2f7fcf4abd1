"""The count of findings on Temuan!A3 is typed over: "Temuan: 0 galat, 0 peringatan, 0 catatan."

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(
        parts,
        "Temuan",
        "A3",
        f'<c r="A3" s="{look(parts, "Temuan", "A3")}" t="inlineStr"><is>'
        "<t>Temuan: 0 galat, 0 peringatan, 0 catatan.</t></is></c>",
    )
    save(parts, out)
