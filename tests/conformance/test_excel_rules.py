"""Each rule of Excel reports a workbook that was broken on purpose, and does not report a sound one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from robust.parts import TYPES as CONTENT_TYPES
from robust.parts import Parts, packed, unpacked

from conformance.excel_rules import RULES, breaches

SHEET, OTHER_SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"
SHEET_RELS, BOOK_RELS = "xl/worksheets/_rels/sheet1.xml.rels", "xl/_rels/workbook.xml.rels"
STYLES, STRINGS, TABLE, COMMENTS = "xl/styles.xml", "xl/sharedStrings.xml", "xl/tables/table1.xml", "xl/comments1.xml"
DRAWING, CUSTOM, CORE, CHAIN = (
    "xl/drawings/drawing1.xml",
    "docProps/custom.xml",
    "docProps/core.xml",
    "xl/calcChain.xml",
)
FORMULA = "<f>B1[+]1</f>"


@dataclass(frozen=True)
class Breakage:
    """A rule, and a replacement in one part of the sound workbook that breaks it."""

    rule: str
    part: str
    pattern: str
    replacement: str

    def __str__(self) -> str:
        return f"{self.rule}-{self.pattern[:20]}-{self.replacement[:30]}"

    def apply(self, parts: Mapping[str, bytes]) -> Parts:
        before = parts[self.part].decode()
        after, times = re.subn(self.pattern, lambda _: self.replacement, before, count=1)
        assert times == 1, f"{self.part} has no {self.pattern}: {before}"
        return {**parts, self.part: after.encode()}


def formula(rule: str, text: str) -> Breakage:
    return Breakage(rule, SHEET, FORMULA, f"<f>{text}</f>")


BREAKAGES = (
    Breakage("package", CONTENT_TYPES, '<Default Extension="vml"[^>]*>', ""),
    Breakage("package", CONTENT_TYPES, "/xl/styles.xml", "/xl/tidak-ada.xml"),
    Breakage("package", CONTENT_TYPES, "</Types>", '<Default Extension="xml" ContentType="application/xml"/></Types>'),
    Breakage("package", STRINGS, "</sst>", ""),
    Breakage("relations", BOOK_RELS, "styles.xml", "tidak-ada.xml"),
    Breakage("relations", BOOK_RELS, 'Id="rId2"', 'Id="rId1"'),
    Breakage("relations", SHEET, '<drawing r:id="rId.', '<drawing r:id="rId99'),
    Breakage("relations", SHEET_RELS, "drawing1.xml", "drawing9.xml"),
    Breakage("prefixes", BOOK, "<workbook ", '<workbook xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
             ' mc:Ignorable="x15" '),
    Breakage("order", SHEET, "<sheetData>", "<mergeCells/><sheetData>"),
    Breakage("order", SHEET, "<pageMargins ", "<aneh/><pageMargins "),
    Breakage("order", BOOK, "<bookViews>", "<calcPr/><bookViews>"),
    Breakage("order", STYLES, "<fonts ", "<dxfs/><fonts "),
    Breakage("tabs", BOOK, 'name="Satu"', 'name="Satu/Dua"'),
    Breakage("tabs", BOOK, 'name="Satu"', f'name="{"S" * 32}"'),
    Breakage("tabs", BOOK, 'name="Satu"', 'name="DUA"'),
    Breakage("tabs", BOOK, 'name="Satu"', 'name="History"'),
    Breakage("tabs", BOOK, 'sheetId="2"', 'sheetId="1"'),
    Breakage("tabs", BOOK, "<workbookView ", '<workbookView activeTab="2" '),
    Breakage("names", BOOK, 'name="Nilai_Saya"', 'name="IK01"'),
    Breakage("names", BOOK, 'name="Nilai_Saya"', 'name="R1C1"'),
    Breakage("names", BOOK, 'name="Nilai_Saya"', 'name="Nilai Saya"'),
    Breakage("names", BOOK, 'name="Nilai_Saya"', 'name="LAIN"'),
    Breakage("names", BOOK, 'localSheetId="0"', 'localSheetId="7"'),
    Breakage("names", BOOK, 'localSheetId="0"', 'localSheetId="1"'),
    Breakage("names", BOOK, r">Satu!\$B\$1<", "> <"),
    Breakage("styles", STYLES, 'fontId="1"', 'fontId="99"'),
    Breakage("styles", SHEET, 'r="A2" s="1"', 'r="A2" s="99"'),
    Breakage("styles", SHEET, 'dxfId="0"', 'dxfId="9"'),
    Breakage("styles", STYLES, 'formatCode="[^"]*"', f'formatCode="{"0" * 256}"'),
    Breakage("counts", SHEET, '<mergeCells count="2"', '<mergeCells count="3"'),
    Breakage("counts", STYLES, '<cellXfs count="', '<cellXfs count="1'),
    Breakage("counts", STRINGS, 'uniqueCount="', 'uniqueCount="1'),
    Breakage("properties", CUSTOM, 'pid="3"', 'pid="2"'),
    Breakage("properties", CUSTOM, 'pid="2"', 'pid="1"'),
    Breakage("properties", CUSTOM, 'name="Nomor"', 'name="surat"'),
    Breakage("properties", CORE, ">[^<]*</dcterms:created>", ">2 Januari 2026</dcterms:created>"),
    Breakage("properties", CORE, "<dc:title>", "<dc:title>Lain</dc:title><dc:title>"),
    Breakage("grid", SHEET, '<row r="2"', '<row r="1"'),
    Breakage("grid", SHEET, 'r="B1"', 'r="A1"'),
    Breakage("grid", SHEET, 'r="B1"', 'r="B3"'),
    Breakage("grid", SHEET, 'r="B1"', 'r="XFE1"'),
    Breakage("grid", SHEET, '<row r="2"', '<row r="2" ht="409.6"'),
    Breakage("grid", SHEET, 'width="[^"]*"', 'width="256"'),
    Breakage("grid", SHEET, '<col min="2"', '<col min="1"'),
    Breakage("values", SHEET, "<v>35</v>", "<v>tiga</v>"),
    Breakage("values", SHEET, "<v>35</v>", "<v>1E999</v>"),
    Breakage("values", SHEET, 't="s"><v>0<', 't="s"><v>99<'),
    Breakage("values", SHEET, 't="s"><v>0<', 't="b"><v>benar<'),
    Breakage("values", SHEET, 't="s"><v>0<', 't="e"><v>#SALAH!<'),
    Breakage("values", SHEET, 't="s"><v>0<', 't="x"><v>0<'),
    Breakage("contents", SHEET, "<v>35</v>", "<v>35</v><v>36</v>"),
    Breakage("contents", SHEET, "<v>35</v>", "<v>35</v><f>B3</f>"),
    Breakage("contents", SHEET, "<v>35</v>", "<is><t>a</t></is><is><t>b</t></is>"),
    Breakage("texts", STRINGS, "<t>Nama</t>", f"<t>Nama{'a' * 32_764}</t>"),
    Breakage("texts", STRINGS, "<t>Nama</t>", '<t xml:space="simpan">Nama</t>'),
    Breakage("merges", SHEET, "F1:G1", "F1"),
    Breakage("merges", SHEET, "F1:G1", "F2:G2"),
    Breakage("merges", SHEET, "F1:G1", "D1:D11"),
    Breakage("tables", TABLE, 'name="Nilai"', 'name="Angka"'),
    Breakage("tables", TABLE, 'displayName="Rincian"', 'displayName="Nilai_Saya"'),
    Breakage("tables", TABLE, 'displayName="Rincian"', 'displayName="T1"'),
    Breakage("tables", TABLE, 'name="Nilai"', 'name="NAMA"'),
    Breakage("tables", TABLE, ' ref="[^"]*"', ' ref="D10:F12"'),
    Breakage("tables", TABLE, ' ref="[^"]*"', ' ref="D10:E10"'),
    Breakage("validations", SHEET, 'promptTitle="Isi"', f'promptTitle="{"I" * 33}"'),
    Breakage("validations", SHEET, 'prompt="Pilih"', f'prompt="{"I" * 256}"'),
    Breakage("validations", SHEET, "<formula1>[^<]*", f'<formula1>"{"a" * 256}"'),
    Breakage("validations", SHEET, 'sqref="C1:C3"', 'sqref="C1:C1048577"'),
    Breakage("conditional_formats", SHEET, 'priority="1"', 'priority="0"'),
    Breakage("conditional_formats", SHEET, "<formula>B1&gt;1", "<formula>OR(B1={1,2})"),
    Breakage("conditional_formats", SHEET, "<formula>B1&gt;1</formula>", ""),
    Breakage("conditional_formats", SHEET, 'sqref="B1:B3"', 'sqref=""'),
    Breakage("links", SHEET, '<hyperlink ref="A3"', '<hyperlink ref="A0"'),
    Breakage("links", SHEET, "location=\"[^\"]*\"", f'location="{"A" * 2_080}"'),
    Breakage("links", SHEET, '<hyperlink ref="A3"', f'<hyperlink tooltip="{"a" * 256}" ref="A3"'),
    Breakage("links", SHEET, "<hyperlinks>", "<hyperlinks>" + '<hyperlink ref="A4" location="Satu!A1"/>' * 65_530),
    Breakage("comments", COMMENTS, 'authorId="0"', 'authorId="1"'),
    Breakage("comments", COMMENTS, 'ref="A2"', 'ref="A9"'),
    Breakage("comments", COMMENTS, "<commentList>", '<commentList><comment ref="A2" authorId="0"><text/></comment>'),
    Breakage("drawings", DRAWING, '<xdr:cNvPr id="3"', '<xdr:cNvPr id="2"'),
    Breakage("pages", SHEET, "<oddFooter>[^<]*", f"<oddFooter>{'a' * 256}"),
    Breakage("pages", SHEET, '<pageSetup scale="50"', '<pageSetup scale="5"'),
    Breakage("pages", SHEET, "<brk ", '<brk id="12" max="16383" man="1"/><brk '),
    Breakage("pages", SHEET, '<dimension ref="[^"]*"', '<dimension ref="A1:XFE9"'),
    formula("formulas", "=B1"),
    formula("formulas", "SUM(B1"),
    formula("formulas", "SUM(B1}"),
    formula("formulas", "B1)"),
    formula("formulas", "SUM(B1;B2)"),
    formula("formulas", "Tiga!B1"),
    formula("formulas", "'Tidak ada'!B1"),
    formula("formulas", "[1]Satu!B1"),
    formula("formulas", "'[1]Tabel lain'!B1"),
    formula("formulas", f'"{"a" * 256}"'),
    formula("formulas", "SUM(" + "1," * 255 + "1)"),
    formula("formulas", "ABS(" * 65 + "1" + ")" * 65),
    formula("formulas", "1" + "+1" * 4_096),
    formula("newer_functions", "IFNA(B1,0)"),
    formula("newer_functions", "SUM(XLOOKUP(B1,A1:A3,B1:B3))"),
    Breakage("shared_formulas", SHEET, FORMULA, '<f t="shared" si="0"/>'),
    Breakage("shared_formulas", SHEET, FORMULA, '<f t="shared" ref="H1:H2" si="0">B1+1</f>'),
    Breakage("shared_formulas", SHEET, '<f t="array" ref="I1:I3">', '<f t="array">'),
    Breakage("shared_formulas", SHEET, FORMULA, '<f t="array" ref="B3:I3">SUM(B1:B2)</f>'),
    Breakage("calculation_chain", CHAIN, 'r="B3"', 'r="A1"'),
)  # fmt: skip


@pytest.fixture(scope="module")
def sound() -> Parts:
    """A small workbook with a table, a comment, pictures of shapes, formulas, names and page settings."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet, other = book.add_worksheet("Satu"), book.add_worksheet("Dua")
    sheet.write_row("A1", ["Judul", 35])
    sheet.write("A2", "tebal", book.add_format({"bold": True, "num_format": "0.000"}))
    sheet.write_url("A3", "internal:Dua!A1", string="ke Dua")
    sheet.write_formula("B3", "=B1+1", None, 36)
    sheet.write_array_formula("I1:I3", "{=B1:B3*2}", None, 70)
    sheet.write_comment("A2", "catatan", {"author": "Perencana"})
    sheet.add_table("D10:E12", {"name": "Rincian", "columns": [{"header": "Nama"}, {"header": "Nilai"}]})
    sheet.merge_range("F1:G1", "gabung")
    sheet.merge_range("F2:G3", "gabung lagi")
    sheet.data_validation(
        "C1:C3", {"validate": "list", "source": ["a", "b"], "input_title": "Isi", "input_message": "Pilih"}
    )
    sheet.conditional_format(
        "B1:B3", {"type": "formula", "criteria": "=B1>1", "format": book.add_format({"italic": True})}
    )
    sheet.insert_textbox("K1", "satu")
    sheet.insert_textbox("K9", "dua")
    sheet.set_column("A:A", 20)
    sheet.set_column("B:B", 12)
    sheet.set_print_scale(50)
    sheet.set_footer("&P")
    sheet.set_h_pagebreaks([12])
    sheet.print_area("A1:G12")
    other.write("A1", 1)
    book.define_name("Nilai_Saya", "=Satu!$B$1")
    book.define_name("Lain", "=Dua!$A$1")
    for name in ("Nomor", "Surat"):
        book.set_custom_property(name, "1")
    book.set_properties({"title": "Laporan"})
    book.close()
    return with_calculation_chain(unpacked(buffer.getvalue()))


def with_calculation_chain(parts: Parts) -> Parts:
    """Add the part in which Excel lists the cells with formulas."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    chain = f'<calcChain xmlns="{main}"><c r="B3" i="1"/><c r="I1"/></calcChain>'
    relation = f'<Relationship Id="rId50" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    override = f'<Override PartName="/{CHAIN}" ContentType="{content}"/></Types>'
    return {
        **parts,
        CHAIN: chain.encode(),
        BOOK_RELS: parts[BOOK_RELS].replace(b"</Relationships>", relation.encode()),
        CONTENT_TYPES: parts[CONTENT_TYPES].replace(b"</Types>", override.encode()),
    }


def rules_broken(parts: Mapping[str, bytes], folder: Path) -> set[str]:
    file = folder / "buku.xlsx"
    file.write_bytes(packed(parts))
    return {one.rule for one in breaches(file)}


def test_nothing_is_said_of_a_sound_workbook(sound: Parts, tmp_path: Path) -> None:
    assert rules_broken(sound, tmp_path) == set()


@pytest.mark.parametrize("breakage", BREAKAGES, ids=str)
def test_a_rule_finds_what_breaks_it(sound: Parts, breakage: Breakage, tmp_path: Path) -> None:
    assert breakage.rule in rules_broken(breakage.apply(sound), tmp_path)


def test_every_rule_is_broken_once_at_least() -> None:
    assert {one.__name__ for one in RULES} == {one.rule for one in BREAKAGES}


def test_a_part_that_stands_twice_in_the_archive_is_found(sound: Parts, tmp_path: Path) -> None:
    assert "package" in rules_broken({**sound, STYLES.upper(): sound[STYLES]}, tmp_path)


def test_a_drawing_of_two_sheets_is_found(sound: Parts, tmp_path: Path) -> None:
    rels = SHEET_RELS.replace("sheet1", "sheet2")
    assert "relations" in rules_broken({**sound, rels: sound[SHEET_RELS]}, tmp_path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a workbook"])
def test_what_is_no_archive_is_said(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "buku.xlsx").write_bytes(data)
    assert [one.rule for one in breaches(tmp_path / "buku.xlsx")] == ["archive"]


def test_a_workbook_part_that_is_no_xml_is_said(sound: Parts, tmp_path: Path) -> None:
    assert rules_broken({**sound, BOOK: b"<workbook"}, tmp_path) == {"workbook"}


def test_a_value_that_no_rule_can_read_is_no_silence(sound: Parts, tmp_path: Path) -> None:
    broken = Breakage("names", BOOK, 'localSheetId="0"', 'localSheetId="nol"').apply(sound)
    assert "names" in rules_broken(broken, tmp_path)
