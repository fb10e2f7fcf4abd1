"""A free cell beside the summary (Ringkasan!H12) holds a DDE formula that starts a program.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `check OUT` and `verify
OUT` name the cell.
"""

import re
from pathlib import Path

from faults.parts import load, part_of, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Ringkasan")
    row = re.search(r'<row r="12"[^>]*>.*?</row>', parts[sheet].decode(), re.S)[0]
    sub(parts, sheet, row, row.replace("</row>", "<c r=\"H12\"><f>cmd|'/C calc'!A0</f><v>0</v></c></row>"))
    save(parts, out)
