"""A rich workbook: our template, filled, with everything that people add to one and that libraries lose.

XlsxWriter adds what it knows (charts, pictures, text boxes, notes, sparklines, data bars, icon sets, tables, header
pictures, rich text); the rest is put into the package as another program would leave it.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook

from lkj_xlsx.template import Isian, build, make_template

HER_SHEET = "Catatan Saya"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT_RELS, _TYPES = "_rels/.rels", "[Content_Types].xml"


def picture() -> bytes:
    """A PNG of one red pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


class _Rich(Workbook):  # type: ignore[misc]  # XlsxWriter ships no types
    """Adds hers to ours just before the file is written."""

    def close(self) -> None:
        _decorate(self)
        super().close()


def _decorate(book: Workbook) -> None:
    measured, pk = book.get_worksheet_by_name("Pengukuran"), book.get_worksheet_by_name("PK")
    bold, plain = book.add_format({"bold": True}), book.add_format({"italic": True})
    measured.write_comment("H6", "Sumber: rapat pleno", {"author": "Perencana"})
    measured.conditional_format("H6:H65", {"type": "data_bar", "data_bar_2010": True})
    measured.conditional_format("I6:I65", {"type": "icon_set", "icon_style": "3_traffic_lights"})
    measured.insert_image("AC3", "merah.png", {"image_data": BytesIO(picture())})
    measured.insert_textbox("AC10", "Kotak teks saya")
    measured.set_header("&L&G", {"image_left": "logo.png", "image_data_left": BytesIO(picture())})
    measured.set_h_pagebreaks([20])
    pk.write_rich_string("I70", "sebagian ", bold, "tebal", plain, " dan miring")
    pk.write_url("I71", "https://example.go.id/pk", string="Dokumen PK")
    pk.add_sparkline("I72", {"range": "PK!F6:F17"})
    pk.set_row(20, None, None, {"level": 1})
    hers = book.add_worksheet(HER_SHEET)
    hers.write_formula("B1", "=Pengukuran!$I$6*2", None, 200)
    hers.write_formula("B2", "=B1+1", None, 201)
    hers.write_formula("B3", "=SUM(A10:A12)", None, 0)
    hers.add_table("D1:E4", {"name": "Rincian", "columns": [{"header": "Nama"}, {"header": "Nilai"}]})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": f"='{HER_SHEET}'!$B$1:$B$3"})
    hers.insert_chart("G2", chart)
    book.define_name("Nilai_Saya", f"='{HER_SHEET}'!$B$2")
    book.set_custom_property("Nomor Surat", "95/PR.03")


def make_rich(isian: Isian, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the rich workbook to ``path``."""
    with monkeypatch.context() as patched:
        patched.setattr(build, "Workbook", _Rich)
        data = make_template(isian)
    parts = _unpacked(data)
    _add_foreign_parts(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parts_of(path: Path) -> Mapping[str, bytes]:
    """Give the parts of a file by name."""
    return _unpacked(path.read_bytes())


def _add_foreign_parts(parts: dict[str, bytes]) -> None:
    """Custom XML, printer settings, a threaded comment, an unknown extension, a calcChain."""
    parts["customXml/item1.xml"] = b'<?xml version="1.0"?><surat xmlns="urn:contoh">95/PR.03</surat>'
    parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(256))
    parts["xl/threadedComments/threadedComment1.xml"] = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>'
    )
    parts["xl/persons/person.xml"] = (
        b'<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>'
    )
    _relate(parts, _ROOT_RELS, f"{_RELS}/customXml", "customXml/item1.xml")
    _relate(parts, "xl/_rels/workbook.xml.rels", f"{_RELS}/persons", "persons/person.xml")
    rels = "xl/worksheets/_rels/sheet5.xml.rels"
    _relate(parts, rels, f"{_RELS}/printerSettings", "../printerSettings/printerSettings1.bin")
    _relate(parts, rels, f"{_RELS}/threadedComment", "../threadedComments/threadedComment1.xml")
    parts["xl/calcChain.xml"] = _calc_chain(parts)
    _relate(parts, "xl/_rels/workbook.xml.rels", f"{_RELS}/calcChain", "calcChain.xml")
    kinds = {
        "/xl/calcChain.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
        "/xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
        "/xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
    }
    added = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    printer = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
    added += f'<Default Extension="bin" ContentType="{printer}"/>'
    parts[_TYPES] = parts[_TYPES].replace(b"</Types>", added.encode() + b"</Types>")
    sheet = "xl/worksheets/sheet4.xml"
    unknown = b'<ext uri="{12345678-0000-0000-0000-000000000000}" xmlns:aneh="urn:aneh"><aneh:isi nilai="1"/></ext>'
    assert b"<extLst>" in parts[sheet]
    parts[sheet] = parts[sheet].replace(b"<extLst>", b"<extLst>" + unknown)


def _relate(parts: dict[str, bytes], rels: str, kind: str, target: str) -> None:
    number = len(re.findall(b"<Relationship ", parts[rels])) + 100
    item = f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'.encode()
    parts[rels] = parts[rels].replace(b"</Relationships>", item + b"</Relationships>")


def _calc_chain(parts: Mapping[str, bytes]) -> bytes:
    cells = [
        f'<c r="{ref.decode()}" i="{number}"/>'
        for number in range(1, 11)
        for ref in re.findall(rb'<c r="([A-Z]+\d+)"[^>]*><f>', parts[f"xl/worksheets/sheet{number}.xml"])
    ]
    return (
        '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + "".join(cells)
        + "</calcChain>"
    ).encode()
