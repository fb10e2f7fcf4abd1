"""The workbook was saved by a JavaScript program that writes the outline level of a column as level="1" instead of
outlineLevel.

Right (compute, verify): `verify` of the outcome gives a verdict (exit 0); or `compute` warns that it will not be
possible.
"""

import re
import zipfile
from pathlib import Path

from faults.parts import sheet_of


def main(start: Path, out: Path) -> None:
    with zipfile.ZipFile(start) as package:
        parts = {one.filename: package.read(one) for one in package.infolist()}
    name = sheet_of(parts, "Pengukuran")
    text = parts[name].decode()
    parts[name] = re.sub(r'outlineLevel="(\d)"', r'level="\1"', text).encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
