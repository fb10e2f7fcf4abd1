"""The labels "Pagu (Rp)" and "Realisasi (Rp)" of Ringkasan (D9, D10) are exchanged; the figures beside them are
untouched.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import cell, load, part_of, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Ringkasan")
    one, other = cell(parts, "Ringkasan", "D9"), cell(parts, "Ringkasan", "D10")
    text = parts[sheet].decode().replace(one, "@1").replace(other, "@2")
    text = text.replace("@1", other.replace('r="D10"', 'r="D9"')).replace("@2", one.replace('r="D9"', 'r="D10"'))
    parts[sheet] = text.encode()
    save(parts, out)
