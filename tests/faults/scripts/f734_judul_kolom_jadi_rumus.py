"""The heading "% Capaian" of Pengukuran (I4) becomes a formula that stores it and gives "% Serapan". As soon as the
file is opened and computed the formula gives the other value (a date in it would make that happen years later);
nothing in the XML but this one cell is touched, and Excel alone is enough to make it with a date in the future.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
and names Pengukuran!I4.
"""

from pathlib import Path

from faults.parts import load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(
        parts,
        "Pengukuran",
        "I4",
        f'<c r="I4" s="{look(parts, "Pengukuran", "I4")}" t="str">'
        '<f>IF(TODAY()&gt;0,"% Serapan","")</f><v>% Capaian</v></c>',
    )
    save(parts, out)
