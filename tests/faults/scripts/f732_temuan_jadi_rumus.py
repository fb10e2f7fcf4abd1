"""The text of a finding (Temuan!E7) becomes a formula that stores our text and gives "Tidak ada masalah."; its
level (A7) one that stores "catatan" and gives nothing, so that the live counts drop. As soon as the file is
opened and computed the formula gives the other value (a date in it would make that happen years later); nothing
in the XML but this one cell is touched, and Excel alone is enough to make it with a date in the future.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
and names Temuan!E7 and A7.
"""

from pathlib import Path

from faults.parts import load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(
        parts,
        "Temuan",
        "E7",
        f'<c r="E7" s="{look(parts, "Temuan", "E7")}" t="str">'
        '<f>IF(TODAY()&gt;0,"Tidak ada masalah.","")</f><v>Capaian melebihi 120% tanpa batas capaian.</v></c>',
    )
    put(
        parts,
        "Temuan",
        "A7",
        f'<c r="A7" s="{look(parts, "Temuan", "A7")}" t="str"><f>IF(TODAY()&gt;0,"","")</f><v>catatan</v></c>',
    )
    save(parts, out)
