"""A row with code BK01 and words of the insider's own ("Semua temuan telah gugur menurut BPK RI") is added below
the findings, and the two stored counts are raised by one.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

import re
from pathlib import Path

from faults.parts import cell, load, part_of, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Temuan")
    texts = {"A": "peringatan", "B": "BK01", "C": "Ringkasan", "E": "Semua temuan telah gugur menurut BPK RI."}
    below = parts[sheet].decode()
    filtered = re.search(r'<autoFilter ref="A5:[A-Z](\d+)"', below)
    assert filtered is not None
    free = int(filtered[1]) + 1
    row = "".join(f'<c r="{at}{free}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in texts.items())
    pattern = rf'<row r="{free}".*?</row>|(?=<row r="{free + 1}")'
    parts[sheet] = re.sub(pattern, f'<row r="{free}">{row}</row>', below, count=1, flags=re.S).encode()
    put(parts, "Temuan", "A3", cell(parts, "Temuan", "A3").replace("0 peringatan", "1 peringatan"))
    put(parts, "Ringkasan", "C93", cell(parts, "Ringkasan", "C93").replace("<v>0</v>", "<v>1</v>"))
    save(parts, out)
