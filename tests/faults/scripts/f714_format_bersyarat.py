"""A conditional format that always holds gives Ringkasan!C12 the number format "112,30".

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

import re
from pathlib import Path

from faults.parts import load, part_of, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    styles = parts["xl/styles.xml"].decode()
    number = len(re.findall(r"<dxf>|<dxf/>", re.search(r"<dxfs[^>]*>(.*?)</dxfs>", styles, re.S)[1]))
    sub(parts, "xl/styles.xml", "</dxfs>", '<dxf><numFmt numFmtId="901" formatCode="&quot;112,30&quot;"/></dxf></dxfs>')
    sub(
        parts,
        part_of(parts, "Ringkasan"),
        "<printOptions",
        f'<conditionalFormatting sqref="C12"><cfRule type="expression" dxfId="{number}" priority="99">'
        "<formula>TRUE</formula></cfRule></conditionalFormatting><printOptions",
    )
    save(parts, out)
