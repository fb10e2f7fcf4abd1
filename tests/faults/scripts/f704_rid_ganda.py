"""Two relationships of the workbook share one Id. The first leads to a copy of Ringkasan in which 112,3 is typed in
C12, the second to the untouched sheet. LibreOffice takes the first, a reader with a dictionary the last.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says tidak
dapat diperiksa (an Id must be unique) or berbeda.
"""

import re
from pathlib import Path

from faults.parts import load, part_of, save, sub


def main(start: Path, out: Path) -> None:
    parts = load(start)
    sheet, shown = part_of(parts, "Ringkasan"), "xl/worksheets/lain.xml"
    typed = re.sub(r'(<c r="C12"[^>]*>)<f>.*?</f><v>[^<]*</v>', r"\1<v>112.3</v>", parts[sheet].decode(), flags=re.S)
    parts[shown] = re.sub(r"<drawing [^>]*/>", "", typed).encode()
    rels = parts["xl/_rels/workbook.xml.rels"].decode()
    item = next(one for one in re.findall(r"<Relationship [^>]*>", rels) if sheet[3:] in one)
    sub(parts, "xl/_rels/workbook.xml.rels", item, item.replace(sheet[3:], shown[3:]) + item)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    sub(parts, "[Content_Types].xml", "</Types>", f'<Override PartName="/{shown}" ContentType="{kind}"/></Types>')
    save(parts, out)
