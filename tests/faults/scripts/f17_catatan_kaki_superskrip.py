"""Realisasi 82 in Pengukuran!H6 carries the footnote mark 2 as a superscript (rich text 82 + raised 2), pasted from
Word.

Right (check): Realisasi 82, capaian 102,50, with a note; or a galat or peringatan on Pengukuran!H6. Never 822.
"""

import re
import zipfile
from pathlib import Path

from faults.parts import sheet_of


def rich(parts, part, ref, runs):
    """Put a text of several runs into a cell: (text, run properties) each."""
    text = parts[part].decode()
    inside = "".join(
        f'<r>{"<rPr>" + look + "</rPr>" if look else ""}<t xml:space="preserve">{words}</t></r>' for words, look in runs
    )
    found = re.search(rf'<c r="{ref}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', text, re.DOTALL)
    cell = f'<c r="{ref}"{found[1] or ""} t="inlineStr"><is>{inside}</is></c>'
    parts[part] = (text[: found.start()] + cell + text[found.end() :]).encode()


def main(start: Path, out: Path) -> None:
    with zipfile.ZipFile(start) as package:
        parts = {one.filename: package.read(one) for one in package.infolist()}
    rich(parts, sheet_of(parts, "Pengukuran"), "H6", (("82", ""), ("2", '<vertAlign val="superscript"/>')))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
