"""The filter of Temuan is set to "peringatan" and all six rows, catatan, are hidden by it: the page shows no
finding.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, part_of, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Temuan")
    sub(
        parts,
        sheet,
        '<autoFilter ref="A5:I11"/>',
        '<autoFilter ref="A5:I11"><filterColumn colId="0">'
        '<filters><filter val="peringatan"/></filters></filterColumn></autoFilter>',
    )
    for row in range(6, 12):
        sub(parts, sheet, f'<row r="{row}"', f'<row r="{row}" hidden="1"')
    save(parts, out)
