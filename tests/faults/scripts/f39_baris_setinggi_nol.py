"""Row 7 of Pengukuran has the height 0 (written so by another program, without the attribute hidden).

Right (check): BK02 names row 7, as for a hidden row.
"""

import re
import zipfile
from pathlib import Path

from faults.parts import sheet_of


def main(start: Path, out: Path) -> None:
    with zipfile.ZipFile(start) as package:
        parts = {one.filename: package.read(one) for one in package.infolist()}
    name = sheet_of(parts, "Pengukuran")
    # openpyxl leaves a height of 0 out, so it is written into the XML
    row, count = re.subn(
        r'(<row r="7")([^>]*?)(?: ht="[^"]*")?(?: customHeight="1")?([^>]*>)',
        r'\1 ht="0" customHeight="1"\2\3',
        parts[name].decode(),
        count=1,
    )
    assert count == 1
    parts[name] = row.encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
