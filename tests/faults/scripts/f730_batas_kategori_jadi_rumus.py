"""The lower bound of Sangat Berhasil (Pengaturan!D14, 100) becomes a formula that stores 100 and gives 90. As soon
as the file is opened and computed the formula gives the other value (a date in it would make that happen years
later); nothing in the XML but this one cell is touched, and Excel alone is enough to make it with a date in the
future.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
and names Pengaturan!D14 (for inputs in tables a formula is part of the digest already); check names it too.
"""

from pathlib import Path

from faults.parts import load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(
        parts,
        "Pengaturan",
        "D14",
        f'<c r="D14" s="{look(parts, "Pengaturan", "D14")}"><f>IF(TODAY()&gt;0,90,100)</f><v>100</v></c>',
    )
    save(parts, out)
