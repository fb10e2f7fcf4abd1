"""On the sheet Anggaran rows and cells are spelled with a namespace prefix, inline texts without one; it is the
same XML.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024.xlsx. Right: `check OUT` has the same 63 findings
as `check START` (or the file is refused).
"""

import re
from pathlib import Path

from faults.parts import load, part_of, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Anggaran")
    text = re.sub(rb"<(/?)(row|c|v|f|sheetData)\b", rb"<\1x:\2", parts[sheet])
    main_name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts[sheet] = text.replace(b"<worksheet xmlns=", b'<worksheet xmlns:x="%b" xmlns=' % main_name, 1)
    save(parts, out)
