"""The package holds two workbook parts. The relationship leads to the second one, in which Ringkasan is another
part with 112,3 typed as the mean of the unit (C12). Excel and LibreOffice open that one; a reader that looks for
the first workbook part by content type sees the untouched one.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
or tidak dapat diperiksa; never cocok.
"""

import re
from pathlib import Path

from faults.parts import load, part_of, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet = part_of(parts, "Ringkasan")
    shown = "xl/worksheets/lain.xml"
    parts["xl/buku.xml"] = parts["xl/workbook.xml"]
    rels = parts["xl/_rels/workbook.xml.rels"].decode()
    parts["xl/_rels/buku.xml.rels"] = rels.replace(sheet[3:], shown[3:]).encode()
    typed = re.sub(r'(<c r="C12"[^>]*>)<f>.*?</f><v>[^<]*</v>', r"\1<v>112.3</v>", parts[sheet].decode(), flags=re.S)
    parts[shown] = re.sub(r"<drawing [^>]*/>", "", typed).encode()
    sub(parts, "_rels/.rels", 'Target="xl/workbook.xml"', 'Target="xl/buku.xml"')
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    sub(
        parts,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/xl/buku.xml" ContentType="{kind}sheet.main+xml"/>'
        f'<Override PartName="/{shown}" ContentType="{kind}worksheet+xml"/></Types>',
    )
    save(parts, out)
