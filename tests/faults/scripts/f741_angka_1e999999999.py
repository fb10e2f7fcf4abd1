"""The pagu of the first budget row (Anggaran!C6) is stored as 1E999999999. Any program shows an error or a very big
number.

Right: `verify OUT` ends with tidak dapat diperiksa (3) and a sentence, as check and compute do ("isi sel C6 ...
tidak dapat dibaca").
"""

import re
from pathlib import Path

from faults.parts import load, part_of, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Anggaran")
    text = re.sub(
        r'(<c r="C6"[^>]*?)(?: t="\w+")?>(?:<f>.*?</f>)?<v>[^<]*', r"\1><v>1E999999999", parts[sheet].decode(), count=1
    )
    parts[sheet] = text.encode()
    save(parts, out)
