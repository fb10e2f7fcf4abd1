"""The empty Batas Capaian (Pengaturan!B6) becomes a formula that stores an empty text and gives 100: every capaian
is cut at 100. As soon as the file is opened and computed the formula gives the other value (a date in it would
make that happen years later); nothing in the XML but this one cell is touched, and Excel alone is enough to make
it with a date in the future.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
and names Pengaturan!B6.
"""

from pathlib import Path

from faults.parts import load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(
        parts,
        "Pengaturan",
        "B6",
        f'<c r="B6" s="{look(parts, "Pengaturan", "B6")}" t="str"><f>IF(TODAY()&gt;0,100,"")</f><v></v></c>',
    )
    save(parts, out)
