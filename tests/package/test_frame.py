"""Rows deleted, hidden and refitted; merges, links, filter and names."""

from pathlib import Path

import pytest
from lxml import etree

from lkj_xlsx.package import Sheet, open_workbook

from .helpers import SHEET_PART, build, difference, parts_of, relation, relations, sheet_xml, witness

ROW = '<row r="{0}" ht="30" customHeight="1"><c r="A{0}"><v>{0}</v></c></row>'
ROWS = "".join(ROW.format(row) for row in (1, 5, 9))
AROUND = (
    '<mergeCells count="3"><mergeCell ref="A1:B1"/><mergeCell ref="A4:A6"/><mergeCell ref="A9:B9"/></mergeCells>'
    '<hyperlinks><hyperlink ref="A1" r:id="rId1" location="x"/><hyperlink ref="A5" location="PK!A1"/>'
    '<hyperlink ref="omong" location="PK!A1"/></hyperlinks><pageMargins left="1" right="1" top="1" bottom="1" '
    'header="1" footer="1"/>'
)


def order(path: Path) -> list[str]:
    """Name the elements of the sheet in their order."""
    items = etree.fromstring(parts_of(path)[SHEET_PART]).iterchildren("*")
    return [etree.QName(item).localname for item in items]


def test_deleted_rows_take_their_merges_and_links_along(book: Path, output: Path) -> None:
    workbook = open_workbook(build(book, sheet_xml(ROWS, after=AROUND)))
    sheet = workbook.sheet("PK")
    assert not sheet.cell(5, 1).is_blank
    sheet.delete_rows_from(5)
    assert [row for row, _ in sheet.rows()] == [1]
    assert sheet.merged == ((1, 1, 1, 2), (4, 1, 6, 1))
    assert sheet.cell(5, 1).is_blank
    workbook.save(output)
    xml = parts_of(output)[SHEET_PART]
    assert b'<mergeCells count="2">' in xml
    assert b'ref="A5"' not in xml
    assert b'r:id="rId1"' in xml


def test_holders_left_empty_go_too(book: Path, output: Path) -> None:
    workbook = open_workbook(build(book, sheet_xml(ROWS, after=AROUND.replace("omong", "A7"))))
    workbook.sheet("PK").delete_rows_from(1)
    workbook.save(output)
    assert order(output) == ["sheetData", "pageMargins"]


def rewrite(sheet: Sheet) -> None:
    sheet.delete_rows_from(2)
    for row in range(2, 8):
        sheet.put_text(row, 1, f"Temuan {row}")
    sheet.set_hyperlinks([("A2", "'PK'!D6"), ("A3", "PK!A1")], 1)


def test_rewriting_a_report_twice_gives_the_same_bytes(book: Path, output: Path, tmp_path: Path) -> None:
    before = '<dimension ref="A1:B9"/>'
    links = relations(relation(1, "hyperlink", "https://contoh.test/", ' TargetMode="External"'))
    sheet = sheet_xml(ROWS, before=before, after=AROUND.replace("omong", "A7"))
    build(book, sheet, {"xl/worksheets/_rels/sheet1.xml.rels": links})
    for source, target in ((book, output), (output, tmp_path / "lagi.xlsx")):
        workbook = open_workbook(source)
        rewrite(workbook.sheet("PK"))
        workbook.save(target)
    assert (tmp_path / "lagi.xlsx").read_bytes() == output.read_bytes()
    assert [row[0].value for row in witness(output)["PK"]["A2:A7"]] == [f"Temuan {n}" for n in range(2, 8)]
    assert b'<hyperlink ref="A1" r:id="rId1" location="x"/>' in parts_of(output)[SHEET_PART]


def test_only_links_of_the_column_into_the_workbook_are_replaced(rich: Path, output: Path) -> None:
    workbook = open_workbook(rich)
    workbook.sheet("PK").set_hyperlinks([("A2", "'Data Lain'!A1"), ("A3", "PK!D6")], 1)
    workbook.save(output)
    seen = witness(output)["PK"]
    links = {ref: seen[ref].hyperlink for ref in ("F1", "A2", "A3", "F2")}
    found = {ref: (link.location, link.target) for ref, link in links.items() if link}
    assert found == {
        "F1": (None, "https://contoh.test/"), "F2": ("'Data Lain'!A1", None),
        "A2": ("'Data Lain'!A1", None), "A3": ("PK!D6", None),
    }  # fmt: skip
    assert difference(rich, output) == {SHEET_PART}


def test_links_stand_where_the_schema_wants_them(book: Path, output: Path) -> None:
    after = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><printOptions/><pageMargins/><drawing r:id="rId1"/>'
    build(book, sheet_xml("", before="<sheetPr/><!--x-->", after=after))
    workbook = open_workbook(book)
    workbook.sheet("PK").set_hyperlinks([("A1", "PK!A1")], 1)
    workbook.save(output)
    assert order(output)[1:] == ["sheetData", "mergeCells", "hyperlinks", "printOptions", "pageMargins", "drawing"]


@pytest.mark.parametrize("links", [[], [("F2", "'Data Lain'!A1")]])
def test_no_links_and_the_same_links(rich: Path, output: Path, links: list[tuple[str, str]]) -> None:
    workbook = open_workbook(rich)
    workbook.sheet("PK").set_hyperlinks(links, 6)
    workbook.save(output)
    assert (b"'Data Lain'!A1" in parts_of(output)[SHEET_PART]) is bool(links)
    assert workbook.changed_parts() == (frozenset() if links else {SHEET_PART})


def test_location_with_a_character_that_xml_cannot_hold(rich: Path, output: Path) -> None:
    workbook = open_workbook(rich)
    workbook.sheet("PK").set_hyperlinks([("A1", "PK!\x07A1")], 1)
    workbook.save(output)
    assert 'location="PK!\ufffdA1"'.encode() in parts_of(output)[SHEET_PART]


def test_no_links_removes_the_element(book: Path) -> None:
    build(book, sheet_xml("", after='<hyperlinks><hyperlink ref="A5" location="PK!A1"/></hyperlinks>'))
    workbook = open_workbook(book)
    workbook.sheet("PK").set_hyperlinks([], 1)
    workbook.save(book)
    assert order(book) == ["sheetData"]


def test_hiding_and_showing_rows(rich: Path, output: Path) -> None:
    workbook = open_workbook(rich)
    sheet = workbook.sheet("PK")
    assert sheet.hidden_rows == set()
    sheet.hide_row(2, True)
    sheet.hide_row(50, True)
    sheet.hide_row(51, False)
    assert sheet.hidden_rows == {2, 50}
    workbook.save(output)
    seen = witness(output)["PK"].row_dimensions
    assert [row for row in range(1, 60) if seen[row].hidden] == [2, 50]
    again = open_workbook(output)
    again.sheet("PK").hide_row(2, True)
    assert again.changed_parts() == frozenset()
    again.sheet("PK").hide_row(2, False)
    assert again.sheet("PK").hidden_rows == {50}


def test_height_is_forgotten(book: Path, output: Path) -> None:
    workbook = open_workbook(build(book, sheet_xml(ROWS)))
    workbook.sheet("PK").reset_height(5)
    workbook.sheet("PK").reset_height(6)
    workbook.save(output)
    seen = witness(output)["PK"].row_dimensions
    assert [seen[row].height for row in (1, 5, 9)] == [30, None, 30]
    again = open_workbook(output)
    again.sheet("PK").reset_height(5)
    assert again.changed_parts() == frozenset()


@pytest.mark.parametrize(
    ("line", "fitted", "height"),
    [
        ('<row r="2"/>', False, "45.5"),
        ('<row r="2" ht="15"/>', True, "45.5"),
        ('<row r="2" ht="15" customHeight="1"/>', True, "15"),
        ('<row r="3"/>', False, None),
    ],
)
def test_stated_height_gives_way_to_one_set_by_hand(
    book: Path, output: Path, line: str, fitted: bool, height: str | None
) -> None:
    workbook = open_workbook(build(book, sheet_xml(line)))
    assert workbook.sheet("PK").is_fitted(2) is fitted
    workbook.sheet("PK").fit_row(2, 45.5)
    workbook.save(output)
    stated = [row.get("ht") for row in etree.fromstring(parts_of(output)[SHEET_PART]).iter("{*}row")]
    assert stated == [height]
    assert (b"customHeight" in parts_of(output)[SHEET_PART]) is ("customHeight" in line)
    again = open_workbook(output)
    again.sheet("PK").fit_row(2, 45.5)
    assert again.changed_parts() == frozenset()


@pytest.mark.parametrize(
    ("own", "height", "stated"), [("60", 30, "30"), ("60", 45, "45"), ("61", 30, "61"), ("20", 60, "60")]
)
def test_a_height_that_an_earlier_run_stated_shrinks_again(
    book: Path, output: Path, own: str, height: float, stated: str
) -> None:
    """The template gave the row 20 points; 61 was set by hand."""
    workbook = open_workbook(build(book, sheet_xml(f'<row r="2" ht="{own}" customHeight="1"/>')))
    workbook.sheet("PK").fit_row(2, height, at_least=20, stated=(30, 45, 60))
    workbook.save(output)
    row = next(iter(etree.fromstring(parts_of(output)[SHEET_PART]).iter("{*}row")))
    assert row.get("ht") == stated


@pytest.mark.parametrize(("own", "stated"), [("", None), (' ht="30"', "20")])
def test_a_row_as_high_as_all_rows_states_nothing(book: Path, output: Path, own: str, stated: str | None) -> None:
    before = '<sheetFormatPr defaultRowHeight="20"/>'
    workbook = open_workbook(build(book, sheet_xml(f'<row r="2"{own}/>', before=before)))
    workbook.sheet("PK").fit_row(2, 20)
    workbook.save(output)
    row = next(iter(etree.fromstring(parts_of(output)[SHEET_PART]).iter("{*}row")))
    assert row.get("ht") == stated


def test_filter_is_changed_only_where_there_is_one(rich: Path, output: Path) -> None:
    workbook = open_workbook(rich)
    workbook.sheet("PK").set_autofilter("A1:D9")
    workbook.sheet("Data Lain").set_autofilter("A1:D9")
    workbook.set_defined_name("_xlnm._FilterDatabase", "PK!$A$1:$D$9", "PK")
    workbook.save(output)
    assert difference(rich, output) == {SHEET_PART, "xl/workbook.xml"}
    assert witness(output)["PK"].auto_filter.ref == "A1:D9"
    assert open_workbook(output).defined_name("_xlnm._FilterDatabase", "PK") == "PK!$A$1:$D$9"


def test_names_are_changed_and_never_made(rich: Path, output: Path) -> None:
    workbook = open_workbook(rich)
    workbook.set_defined_name("Batas_Capaian", "PK!$B$2")
    workbook.set_defined_name("Baru", "PK!$A$1")
    workbook.set_defined_name("Batas_Capaian", "PK!$A$1", "Data Lain")
    assert workbook.changed_parts() == frozenset()
    workbook.set_defined_name("Batas_Capaian", "PK!$B$3")
    workbook.save(output)
    assert difference(rich, output) == {"xl/workbook.xml"}
    assert witness(output).defined_names["Batas_Capaian"].value == "PK!$B$3"
