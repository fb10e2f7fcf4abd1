"""The defined name Nama_Instansi leads to Identitas!$C$5, as after moving a cell about.

Right: `compute OUT` names it or puts it right; `verify` of the outcome then says cocok.
"""

import re
from pathlib import Path

from faults.parts import load, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    book = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = re.sub(r'(name="Nama_Instansi">)[^<]*', r"\1Identitas!$C$5", book, count=1).encode()
    save(parts, out)
