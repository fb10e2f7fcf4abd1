"""The note of ours below the figures of Ringkasan (A15) reads "Capaian sesudah penyesuaian: 112,30% (Sangat
Berhasil)."

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(
        parts,
        "Ringkasan",
        "A15",
        f'<c r="A15" s="{look(parts, "Ringkasan", "A15")}" t="inlineStr"><is>'
        "<t>Capaian sesudah penyesuaian: 112,30% (Sangat Berhasil).</t></is></c>",
    )
    save(parts, out)
