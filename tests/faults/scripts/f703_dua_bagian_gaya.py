"""The package holds two parts of styles. The relationship leads to the second, in which every number format of ours
reads "112,30"; the untouched one keeps the usual name xl/styles.xml.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
or tidak dapat diperiksa.
"""

import re
from pathlib import Path

from faults.parts import load, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    text = parts["xl/styles.xml"].decode()
    parts["xl/gaya.xml"] = re.sub(r'(<numFmt [^>]*formatCode=")[^"]*"', r'\1&quot;112,30&quot;"', text).encode()
    sub(parts, "xl/_rels/workbook.xml.rels", 'Target="styles.xml"', 'Target="gaya.xml"')
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
    sub(parts, "[Content_Types].xml", "</Types>", f'<Override PartName="/xl/gaya.xml" ContentType="{kind}"/></Types>')
    save(parts, out)
