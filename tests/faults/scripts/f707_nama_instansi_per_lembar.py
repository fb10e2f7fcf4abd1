"""The name Nama_Instansi is defined once more, for Ringkasan alone, as the text "KPU Kota Lain": the summary to
sign names another unit as soon as the file is computed.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sub(
        parts,
        "xl/workbook.xml",
        '<definedName name="Nama_Instansi">',
        '<definedName name="Nama_Instansi" localSheetId="7">"KPU Kota Lain"</definedName>'
        '<definedName name="Nama_Instansi">',
    )
    save(parts, out)
