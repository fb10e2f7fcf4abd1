"""A very hidden sheet "Data" is a copy of Pengaturan with lower bounds of the classes (98, 85, 60, 40, 0). The
defined name Kategori_Batas leads to the same cells D14:D27, but of that sheet. As soon as the file is opened and
computed, every indikator at 100% is Sangat Berhasil instead of Berhasil.

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
and names Kategori_Batas; `check OUT` has a finding.
"""

import re
from pathlib import Path

from faults.parts import add_sheet, load, part_of, save

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def main(start: Path, out: Path) -> None:
    parts = load(start)
    xml = parts[part_of(parts, "Pengaturan")].decode()
    xml = re.sub(r"<dataValidations.*?</dataValidations>|<(?:legacyD|d)rawing[^>]*/>", "", xml, flags=re.S)
    for row, bound in zip(range(14, 19), (98, 85, 60, 40, 0), strict=False):
        xml = re.sub(rf'(<c r="D{row}"[^>]*>)<v>[^<]*', rf"\g<1><v>{bound}", xml)
    add_sheet(parts, "Data", xml, "veryHidden")
    book = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = re.sub(r'(name="Kategori_Batas">)[^<]*', r"\1Data!$D$14:$D$27", book).encode()
    save(parts, out)
