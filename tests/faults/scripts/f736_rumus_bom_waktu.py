"""The lower bound of Sangat Berhasil (Pengaturan!D14, 100) becomes =IF(TODAY()>=DATE(2099,1,1),90,100), as anybody
can type in Excel: the value is right today, and from that date on every indikator at 90 is Sangat Berhasil.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
and names Pengaturan!D14; check has a finding for a setting that is a formula.
"""

from pathlib import Path

from faults.parts import load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(
        parts,
        "Pengaturan",
        "D14",
        f'<c r="D14" s="{look(parts, "Pengaturan", "D14")}"><f>IF(TODAY()&gt;=DATE(2099,1,1),90,100)</f><v>100</v></c>',
    )
    save(parts, out)
