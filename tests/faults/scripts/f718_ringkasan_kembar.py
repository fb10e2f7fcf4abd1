"""Ringkasan is hidden. A sheet "Ringkasan LKj" looks the same, with typed figures: a mean of 112,3.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

import re
from pathlib import Path

from faults.parts import add_sheet, load, part_of, save, sub

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def main(start: Path, out: Path) -> None:
    parts = load(start)
    xml = parts[part_of(parts, "Ringkasan")].decode()
    xml = re.sub(r"<f>.*?</f>|<drawing [^>]*/>", "", xml, flags=re.S)
    add_sheet(parts, "Ringkasan LKj", xml.replace("<v>100.58</v>", "<v>112.3</v>").replace("100,58", "112,30"))
    sub(parts, "xl/workbook.xml", '<sheet name="Ringkasan"', '<sheet name="Ringkasan" state="hidden"')
    save(parts, out)
