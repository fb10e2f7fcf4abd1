"""Each kind of file that cannot be read is refused with its kind and with what to do."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from lkj_xlsx.package import Refused, open_workbook, refusals, zip_archive
from lkj_xlsx.package.parts import Package
from lkj_xlsx.package.refusals import Reason

from .helpers import (
    RELATIONS,
    SHEET_PART,
    TYPE_OF_WORKBOOK,
    TYPES,
    build,
    relation,
    relations,
    sheet_xml,
    strings_xml,
    workbook_xml,
)

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def sentence_for(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        open_workbook(path)
    return str(caught.value)


def sentence_for_sheet(path: Path) -> str:
    workbook = open_workbook(path)
    with pytest.raises(Refused) as caught:
        [dict(cells) for _, cells in workbook.sheet("PK").rows()]
    return str(caught.value)


def zip_of(**parts: str) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return memory.getvalue()


@pytest.mark.parametrize("reason", list(Reason))
def test_every_sentence_names_the_file_and_ends_with_what_to_do(reason: Reason) -> None:
    sentence = str(
        reason.refused("a.xlsx", target="t", megabytes=1, part="p", sheet="s", cell="A1", area="A1:A2", what="w")
    )
    assert "a.xlsx" in sentence
    assert sentence.endswith("lalu jalankan lagi.")
    assert sentence.count(".") <= 12
    assert "{" not in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"PK", Reason.CUT),
        (b"Kode,Indikator\nIK01,Partisipasi pemilih\n", Reason.TEXT),
        ("Kode;Capaian\nIK01;99,5 \u2013 baik\n".encode("cp1252"), Reason.TEXT),
        ("Kode\tCapaian\n".encode("utf-16"), Reason.TEXT),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><table></table></html>", Reason.HTML),
        (b"  <HTML xmlns:x='urn:x'></HTML>", Reason.HTML),
        (b"<div><table><tr><td>1</td></tr></table></div>", Reason.HTML),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>", Reason.XML),
        (OLE + b"\0" * 504 + "Workbook".encode("utf-16-le"), Reason.XLS),
        (OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"), Reason.PASSWORD),
        (OLE + b"\0" * 504 + "WordDocument".encode("utf-16-le"), Reason.OFFICE),
        (b"%PDF-1.7\n", Reason.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reason.UNKNOWN),
        (zip_of(mimetype="application/vnd.oasis.opendocument.spreadsheet"), Reason.ODS),
        (zip_of(mimetype="application/vnd.oasis.opendocument.text"), Reason.UNKNOWN),
        (zip_of(catatan="teks"), Reason.UNKNOWN),
    ],
)
def test_first_bytes_tell_what_it_is(book: Path, content: bytes, reason: Reason) -> None:
    book.write_bytes(content)
    assert sentence_for(book) == str(reason.refused("laporan.xlsx"))


@pytest.mark.parametrize(
    ("content_type", "reason"),
    [
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", Reason.XLSM),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", Reason.XLSB),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", Reason.XLTX),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", Reason.OFFICE),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", Reason.OFFICE),
        ("application/octet-stream", Reason.UNKNOWN),
    ],
)
def test_content_type_of_the_main_part_tells_its_kind(book: Path, content_type: str, reason: Reason) -> None:
    build(book, sheet_xml(""), {"[Content_Types].xml": TYPES.replace(TYPE_OF_WORKBOOK, content_type)})
    assert sentence_for(book) == str(reason.refused("laporan.xlsx"))


def test_missing_file(book: Path) -> None:
    assert sentence_for(book) == str(Reason.MISSING.refused("laporan.xlsx"))
    book.write_bytes(b"x")
    assert sentence_for(book / "dalam.xlsx") == str(Reason.MISSING.refused("dalam.xlsx"))


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    assert sentence_for(tmp_path / "map.xlsx") == str(Reason.FOLDER.refused("map.xlsx"))


def test_file_that_may_not_be_read(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> None:
        raise PermissionError(13, "denied")

    build(book, sheet_xml(""))
    monkeypatch.setattr(Path, "open", deny)
    assert sentence_for(book) == str(Reason.UNREADABLE.refused("laporan.xlsx"))


def test_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert sentence_for(tmp_path / "a\0b.xlsx").startswith("a?b.xlsx tidak boleh")
    assert sentence_for(tmp_path / f"{'a' * 300}.xlsx").startswith("a" * 119 + "… tidak boleh")


def test_lock_file_names_the_workbook_it_stands_for(tmp_path: Path) -> None:
    (tmp_path / "~$laporan.xlsx").write_bytes(b"\x05Admin")
    assert sentence_for(tmp_path / "~$laporan.xlsx").count(" laporan.xlsx ") == 2


def test_file_cut_short(rich: Path) -> None:
    rich.write_bytes(rich.read_bytes()[:-400])
    assert sentence_for(rich) == str(Reason.CUT.refused("laporan.xlsx"))


def test_file_too_big(book: Path) -> None:
    with book.open("wb") as file:
        file.truncate(refusals.MAX_FILE + 1)
    assert "26 MB" in sentence_for(book)


@pytest.mark.parametrize(
    "limit",
    [("MAX_UNPACKED", 100), ("MAX_ENTRIES", 3)],
)
def test_limits_on_the_whole(book: Path, monkeypatch: pytest.MonkeyPatch, limit: tuple[str, int]) -> None:
    build(book, sheet_xml(""))
    monkeypatch.setattr(zip_archive, *limit)
    assert sentence_for(book) == str(Reason.BOMB.refused("laporan.xlsx"))


def test_zip_bomb_is_seen_before_anything_is_unpacked(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(book, sheet_xml(""), {"xl/media/image1.png": b"\0" * (2 * refusals.MEGABYTE)})

    def unpacked(_: object) -> bytes:
        raise AssertionError("unpacked")

    monkeypatch.setattr(zip_archive.Entry, "content", unpacked)
    assert sentence_for(book) == str(Reason.BOMB.refused("laporan.xlsx"))


def test_high_ratio_of_a_small_part_is_no_bomb(book: Path) -> None:
    build(book, sheet_xml("", after=" " * 900_000))
    assert list(open_workbook(book).sheet("PK").rows()) == []


def test_entry_that_lies_about_its_size_is_not_unpacked_further(book: Path) -> None:
    build(book, sheet_xml(" " * 100_000))
    data = bytearray(book.read_bytes())
    for signature, offset, name_at in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            if data[at + name_at :].startswith(SHEET_PART.encode()):
                struct.pack_into("<L", data, at + offset, 50)
    book.write_bytes(bytes(data))
    assert sentence_for_sheet(book) == str(Reason.BROKEN_PART.refused("laporan.xlsx", part=SHEET_PART))


def test_unpacking_stops_at_the_declared_size() -> None:
    info = zipfile.ZipInfo("a")
    info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, 50
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    entry = zip_archive.Entry(info, deflate.compress(b" " * 50_000_000) + deflate.flush())
    tracemalloc.start()
    with pytest.raises(ValueError, match="differ"):
        entry.content()
    assert tracemalloc.get_traced_memory()[1] < refusals.MEGABYTE
    tracemalloc.stop()


def test_checksum_tells_a_damaged_part(book: Path) -> None:
    build(book, sheet_xml(""))
    with zipfile.ZipFile(book, "a", zipfile.ZIP_STORED) as written:
        written.writestr("docProps/custom.xml", "<Properties/>")
    package = Package("laporan.xlsx", book.read_bytes().replace(b"<Properties/>", b"<Properti3s/>"))
    with pytest.raises(Refused) as caught:
        package.content("docProps/custom.xml")
    assert str(caught.value) == str(Reason.BROKEN_PART.refused("laporan.xlsx", part="docProps/custom.xml"))


def test_entry_that_lies_about_its_name(book: Path) -> None:
    build(book, sheet_xml(""))
    book.write_bytes(book.read_bytes().replace(b"xl/workbook.xml", b"xl/werkbook.xml", 1))
    assert sentence_for(book) == str(Reason.DAMAGED.refused("laporan.xlsx"))


@pytest.mark.parametrize(
    "name",
    ["../luar.xml", "/xl/akar.xml", "xl\\balik.xml", "C:/xl/a.xml", "xl/./a.xml", "xl//a.xml", "xl/../../a"],
)
def test_tricks_in_entry_names(book: Path, name: str) -> None:
    build(book, sheet_xml(""), {name: "<a/>"})
    assert sentence_for(book) == str(Reason.TRICK.refused("laporan.xlsx", part=name))


@pytest.mark.parametrize("name", [SHEET_PART, SHEET_PART.upper()])
def test_two_entries_of_one_name(book: Path, name: str) -> None:
    build(book, sheet_xml(""))
    with zipfile.ZipFile(book, "a") as written:
        if name == SHEET_PART:
            with pytest.warns(UserWarning, match="Duplicate name"):
                written.writestr(name, "<a/>")
        else:
            written.writestr(name, "<a/>")
    assert sentence_for(book) == str(Reason.TWICE.refused("laporan.xlsx", part=name))


def test_encrypted_entries_and_unknown_compression(book: Path) -> None:
    build(book, sheet_xml(""))
    original = book.read_bytes()
    for offset, value in ((8, 1), (10, 14)):
        data = bytearray(original)
        struct.pack_into("<H", data, data.find(b"PK\x01\x02") + offset, value)
        book.write_bytes(bytes(data))
        assert sentence_for(book) == str(Reason.DAMAGED.refused("laporan.xlsx"))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "_rels/.rels"])
def test_missing_part_is_named(book: Path, part: str) -> None:
    build(book, sheet_xml(""), {part: None})
    assert sentence_for(book) == str(Reason.NO_PART.refused("laporan.xlsx", part=part))


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]
)
@pytest.mark.parametrize("content", [b"<a><b></a>", b"", b"\xff\xfe<", b"<a>\0</a>", b"<?xml encoding='x-1'?><a/>"])
def test_broken_part_is_named(book: Path, part: str, content: bytes) -> None:
    build(book, sheet_xml(""), {part: content})
    assert sentence_for(book) == str(Reason.BROKEN_PART.refused("laporan.xlsx", part=part))


@pytest.mark.parametrize(
    "sheet",
    [
        "<a><b></a>",
        "<a/>",
        sheet_xml('<row r="1"><c r="A0"><v>1</v></c></row>'),
        sheet_xml('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
        sheet_xml('<row r="1"><c r="A2"><v>1</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1"/><c r="A1"><v>1</v></c></row>'),
        sheet_xml('<row r="1"/><row r="1"/>'),
        sheet_xml('<row r="satu"/>'),
        sheet_xml('<row r="1048577"/>'),
        sheet_xml('<row r="1"><c r="?"><f>1</f></c></row>'),
        sheet_xml("", after='<mergeCells><mergeCell ref="A1:"/><mergeCell ref="#REF!"/></mergeCells>'),
    ],
)
def test_broken_sheet_is_named(book: Path, sheet: str) -> None:
    build(book, sheet)
    assert sentence_for_sheet(book) == str(Reason.BROKEN_PART.refused("laporan.xlsx", part=SHEET_PART))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B7"><v>nan</v></c>',
        '<c r="B7"><v>1e999</v></c>',
        '<c r="B7"><v>1_000</v></c>',
        '<c r="B7"><v>1,5</v></c>',
        f'<c r="B7"><v>{"9" * 5000}</v></c>',
        '<c r="B7" t="entah"><v>1</v></c>',
        '<c r="B7"><f t="shared" si="0"/><v>1</v></c>',
    ],
)
def test_unreadable_cell_is_named(book: Path, cell: str) -> None:
    master = '<row r="1"><c r="A1"><f t="shared" ref="A1:B7" si="0">"tak tertutup</f></c></row>'
    build(book, sheet_xml(f'{master}<row r="7">{cell}</row>'))
    assert sentence_for_sheet(book) == str(Reason.BAD_CELL.refused("laporan.xlsx", sheet="PK", cell="B7"))


def test_a_long_formula_that_too_many_cells_share_names_the_sheet(book: Path) -> None:
    text = "+".join(["A$1*2.5"] * 1000)
    cells = f'<c r="B1"><f t="shared" ref="B1:B13000" si="0">{text}</f></c></row>'
    cells += "".join(f'<row r="{row}"><c r="B{row}"><f t="shared" si="0"/></c></row>' for row in range(2, 13_001))
    build(book, sheet_xml(f'<row r="1">{cells}'))
    assert sentence_for_sheet(book) == str(Reason.TOO_MANY_FORMULAS.refused("laporan.xlsx", sheet="PK"))


@pytest.mark.parametrize("index", ["2", "-1", "x", "99999999999999999999"])
def test_shared_string_out_of_range_names_sheet_and_cell(book: Path, index: str) -> None:
    rows = f'<row r="3"><c r="C3" t="s"><v>{index}</v></c></row>'
    build(book, sheet_xml(rows), {"xl/sharedStrings.xml": strings_xml("<t>a</t>", "<t>b</t>")})
    assert sentence_for_sheet(book) == str(Reason.NO_STRING.refused("laporan.xlsx", sheet="PK", cell="C3"))


def test_doctype_in_any_part_that_is_read(book: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;&x;">]>'
    build(book, bomb + sheet_xml('<row r="1"><c r="A1" t="str"><v>&y;</v></c></row>'))
    assert sentence_for_sheet(book) == str(Reason.DOCTYPE.refused("laporan.xlsx", part=SHEET_PART))
    build(book, sheet_xml(""), {"xl/workbook.xml": "<!DOCTYPE workbook>" + workbook_xml()})
    assert sentence_for(book) == str(Reason.DOCTYPE.refused("laporan.xlsx", part="xl/workbook.xml"))


def test_external_entity_is_not_read(book: Path, tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("rahasia")
    outside = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "rahasia.txt").as_uri()}">]>'
    build(book, outside + sheet_xml('<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'))
    assert "DOCTYPE" in sentence_for_sheet(book)


def test_strict_open_xml(book: Path) -> None:
    strict = workbook_xml().replace(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    build(book, sheet_xml(""), {"xl/workbook.xml": strict})
    assert sentence_for(book) == str(Reason.STRICT.refused("laporan.xlsx"))
    assert "simpan ulang sebagai Excel Workbook (.xlsx)" in sentence_for(book)


def test_two_sheets_of_one_name(book: Path) -> None:
    sheets = '<sheets><sheet name="PK" r:id="rId1"/><sheet name="pk" r:id="rId1"/></sheets>'
    build(book, sheet_xml(""), {"xl/workbook.xml": workbook_xml(sheets)})
    assert sentence_for(book) == str(Reason.SHEET_TWICE.refused("laporan.xlsx", sheet="pk"))


def test_two_sheets_of_one_part(book: Path) -> None:
    sheets = '<sheets><sheet name="PK" r:id="rId1"/><sheet name="RKT\t" r:id="rId1"/></sheets>'
    build(book, sheet_xml(""), {"xl/workbook.xml": workbook_xml(sheets)})
    assert sentence_for(book) == str(Reason.SHEET_LOST.refused("laporan.xlsx", sheet="RKT "))


@pytest.mark.parametrize(
    "listed",
    [
        relation(1, "worksheet", "worksheets/hilang.xml"),
        relation(9, "worksheet", "worksheets/sheet1.xml"),
        relation(1, "worksheet", "xl/worksheets/sheet1.xml", ' TargetMode="External"'),
        relation(1, "worksheet", "../../../etc/passwd"),
    ],
)
def test_sheet_without_its_part_is_named(book: Path, listed: str) -> None:
    build(book, sheet_xml(""), {"xl/_rels/workbook.xml.rels": relations(listed)})
    assert sentence_for(book) == str(Reason.SHEET_LOST.refused("laporan.xlsx", sheet="PK"))


def test_workbook_without_worksheets(book: Path) -> None:
    build(book, sheet_xml(""), {"xl/workbook.xml": workbook_xml("<sheets/>")})
    assert sentence_for(book) == str(Reason.NO_SHEETS.refused("laporan.xlsx"))


def test_chart_sheets_are_not_listed(book: Path) -> None:
    with xlsxwriter.Workbook(book) as workbook:
        chart = workbook.add_chart({"type": "line"})
        workbook.add_chartsheet("Grafik").set_chart(chart)
        sheet = workbook.add_worksheet("PK")
        chart.add_series({"values": "=PK!$A$1:$A$2"})
        sheet.repeat_rows(0)
    opened = open_workbook(book)
    assert opened.sheet_names == ("PK",)
    assert opened.defined_name("_xlnm.Print_Titles", "PK") == "PK!$1:$1"


def test_refusing_writes_nothing(tmp_path: Path, make_bad: Callable[[Path], None]) -> None:
    make_bad(tmp_path / "buruk.xlsx")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    sentence_for(tmp_path / "buruk.xlsx")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.fixture(params=["teks", "rusak"])
def make_bad(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    def text(path: Path) -> None:
        path.write_text("a,b")

    def broken(path: Path) -> None:
        build(path, sheet_xml(""), {"xl/workbook.xml": f"<workbook xmlns:r='{RELATIONS}'>"})

    return text if request.param == "teks" else broken
