"""The filter of Temuan is set to "peringatan" and all rows, catatan, are hidden by it: the page shows no
finding.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

import re
from pathlib import Path

from faults.parts import load, part_of, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Temuan")
    filtered = re.search(r'<autoFilter ref="(A5:[A-Z](\d+))"/>', parts[sheet].decode())
    assert filtered is not None
    condition = '<filterColumn colId="0"><filters><filter val="peringatan"/></filters></filterColumn>'
    sub(parts, sheet, filtered[0], f'<autoFilter ref="{filtered[1]}">{condition}</autoFilter>')
    for row in range(6, int(filtered[2]) + 1):
        sub(parts, sheet, f'<row r="{row}"', f'<row r="{row}" hidden="1"')
    save(parts, out)
