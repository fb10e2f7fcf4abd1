"""Putting cells: what is stored, what stays as it was, and that doing it twice is doing it once."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lkj_xlsx.package import Cell, CellValue, Refused, Sheet, open_workbook
from lkj_xlsx.package.cell import escape, read_number, unescape, write_number

from .helpers import MAIN, SHEET_PART, build, difference, one_sheet, parts_of, sheet_xml, strings_xml, witness


def put(book: Path, output: Path, change: Callable[[Sheet], None]) -> set[str]:
    """Change the sheet PK, save, and name the parts that differ."""
    workbook = open_workbook(book)
    change(workbook.sheet("PK"))
    workbook.save(output)
    assert workbook.changed_parts() == difference(book, output)
    return difference(book, output)


def several(sheet: Sheet) -> None:
    sheet.put_formula(2, 4, "C2/100*2", Decimal("0.2"))
    sheet.put_formula(3, 5, 'IF(C3="","",C3)', "", style=sheet.cell(2, 4).style)
    sheet.put_formula(4, 5, "C4>1", True)
    sheet.put_formula(5, 5, "C5", None)
    sheet.put_text(20, 1, "Catatan akhir", style=1)
    sheet.put_number(20, 30, 7)
    sheet.put_number(8, 2, Decimal("98.40"))
    sheet.clear(4, 2)


def test_openpyxl_sees_what_was_put(rich: Path, output: Path) -> None:
    assert put(rich, output, several) == {SHEET_PART}
    formulas, values = (
        witness(output)["PK"],
        witness(output, data_only=True)["PK"],
    )
    seen = {
        ref: (formulas[ref].value, values[ref].value) for ref in ("D2", "E3", "E4", "E5", "A20", "AD20", "B8", "B4")
    }
    assert seen == {
        "D2": ("=C2/100*2", 0.2),
        "E3": ('=IF(C3="","",C3)', None),  # how openpyxl reads an empty text
        "E4": ("=C4>1", True),
        "E5": ("=C5", None),
        "A20": ("Catatan akhir", "Catatan akhir"),
        "AD20": (7, 7),
        "B8": (98.4, 98.4),
        "B4": (None, None),
    }
    assert formulas["E3"].number_format == "0.00%"
    assert formulas["D2"].number_format == "0.00%"
    assert formulas.dimensions == "A1:AD20"


def test_own_reader_sees_what_was_put(rich: Path, output: Path) -> None:
    put(rich, output, several)
    sheet = open_workbook(output).sheet("PK")
    assert sheet.cell(3, 5) == Cell(3, 5, "", 'IF(C3="","",C3)', None, "0.00%", sheet.cell(2, 4).style)
    assert sheet.cell(5, 5) == Cell(5, 5, None, "C5")
    assert sheet.cell(8, 2) == Cell(8, 2, Decimal("98.4"))
    assert sheet.cell(4, 2).is_blank


def test_second_run_on_the_output_gives_the_same_bytes(rich: Path, output: Path, tmp_path: Path) -> None:
    put(rich, output, several)
    again = tmp_path / "lagi.xlsx"
    assert put(output, again, several) == set()
    assert again.read_bytes() == output.read_bytes()


def test_same_puts_on_the_same_file_give_the_same_bytes(rich: Path, output: Path, tmp_path: Path) -> None:
    put(rich, output, several)
    put(rich, tmp_path / "lagi.xlsx", several)
    assert (tmp_path / "lagi.xlsx").read_bytes() == output.read_bytes()


def test_nothing_put_gives_the_file_itself(rich: Path, output: Path) -> None:
    def read(sheet: Sheet) -> None:
        assert list(sheet.rows())

    assert put(rich, output, read) == set()
    assert output.read_bytes() == rich.read_bytes()


def test_put_and_taken_back_is_no_change(rich: Path, output: Path) -> None:
    def there_and_back(sheet: Sheet) -> None:
        sheet.put_number(2, 3, 11)
        sheet.put_number(2, 3, 10)

    assert put(rich, output, there_and_back) == set()


@pytest.mark.parametrize(
    ("cell", "change"),
    [
        ('<c r="A1" s="1" t="s"><v>0</v></c>', lambda sheet: sheet.put_text(1, 1, "teks bergaya", style=1)),
        ('<c r="A1" t="s"><v>1</v></c>', lambda sheet: sheet.put_text(1, 1, "a\rb")),
        ('<c r="A1" t="str"><v>a</v></c>', lambda sheet: sheet.put_text(1, 1, "a")),
        ('<c r="A1"><v>0.30000000000000004</v></c>', lambda sheet: sheet.put_number(1, 1, Decimal("0.3"))),
        ('<c r="A1"><v>3.3333333333333335</v></c>', lambda sheet: sheet.put_number(1, 1, Decimal(10) / 3)),
        ('<c r="A1"><v>85.0</v></c>', lambda sheet: sheet.put_number(1, 1, 85)),
        ('<c r="A1" t="str"><f>B1</f><v/></c>', lambda sheet: sheet.put_formula(1, 1, "B1", "")),
        ('<c r="A1" t="b"><f>B1</f><v>true</v></c>', lambda sheet: sheet.put_formula(1, 1, "B1", True)),
        ('<c r="A1"><f ca="1">B1</f><v>7</v></c>', lambda sheet: sheet.put_formula(1, 1, "B1", 7)),
        ('<c r="A1"><f>B1</f></c>', lambda sheet: sheet.put_formula(1, 1, "B1", None)),
        ('<c r="A1" s="1"/>', lambda sheet: sheet.clear(1, 1)),
        ("", lambda sheet: sheet.clear(1, 1)),
    ],
)
def test_put_that_changes_nothing_leaves_the_part(
    book: Path, output: Path, cell: str, change: Callable[[Sheet], None]
) -> None:
    strings = strings_xml("<r><t>teks </t></r><r><t>bergaya</t></r>", "<t>a_x000D_b</t>")
    build(book, sheet_xml(f'<row r="1">{cell}</row>'), {"xl/sharedStrings.xml": strings})
    assert put(book, output, change) == set()


@pytest.mark.parametrize(
    ("cell", "change"),
    [
        ('<c r="A1"><v>1</v></c>', lambda sheet: sheet.put_text(1, 1, "1")),
        ('<c r="A1" t="b"><v>1</v></c>', lambda sheet: sheet.put_number(1, 1, 1)),
        ('<c r="A1"><f>B1</f><v>1</v></c>', lambda sheet: sheet.put_number(1, 1, 1)),
        ('<c r="A1"><v>1</v></c>', lambda sheet: sheet.put_formula(1, 1, "B1", 1)),
        ('<c r="A1" t="e"><f>B1</f><v>#N/A</v></c>', lambda sheet: sheet.put_formula(1, 1, "B1", None)),
        ('<c r="A1"><v>1</v></c>', lambda sheet: sheet.put_number(1, 1, 1, style=2)),
        (
            '<c r="A1"><f t="array" ref="A1">B1</f><v>1</v></c>',
            lambda sheet: sheet.put_formula(1, 1, "B1", 1),
        ),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', lambda sheet: sheet.put_formula(1, 1, "B1", None)),
    ],
)
def test_same_look_but_another_content_is_a_change(
    book: Path, output: Path, cell: str, change: Callable[[Sheet], None]
) -> None:
    build(book, sheet_xml(f'<row r="1">{cell}</row>'))
    assert put(book, output, change) == {SHEET_PART}
    assert put(output, book, change) == set()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "0012", "TRUE", "#N/A", "31/12/2024"])
def test_text_stays_text_whatever_it_looks_like(rich: Path, output: Path, text: str) -> None:
    put(rich, output, lambda sheet: sheet.put_text(2, 2, text))
    assert witness(output, data_only=True)["PK"]["B2"].value == text
    assert f't="inlineStr"><is><t>{text}</t></is>'.encode() in parts_of(output)[SHEET_PART]
    assert open_workbook(output).sheet("PK").cell(2, 2) == Cell(2, 2, text)


@pytest.mark.parametrize("text", [" depan", "belakang ", "\tdepan", "baris\n", " "])
def test_blanks_at_the_ends_are_kept(rich: Path, output: Path, text: str) -> None:
    put(rich, output, lambda sheet: sheet.put_text(2, 2, text))
    assert b'<t xml:space="preserve">' in parts_of(output)[SHEET_PART]
    assert witness(output)["PK"]["B2"].value == text


def test_escapes_and_illegal_characters(rich: Path, output: Path) -> None:
    put(rich, output, lambda sheet: sheet.put_text(2, 2, "_x0041_\r\x07\uffff\x00\ud800"))
    assert "_x005F_x0041__x000D__x0007__xFFFF_\ufffd\ufffd".encode() in parts_of(output)[SHEET_PART]
    assert open_workbook(output).sheet("PK").cell(2, 2).value == "_x0041_\r\x07\uffff\ufffd\ufffd"


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("_x0041_ \r\n\x0b<&\"'")))
def test_any_text_comes_back(text: str) -> None:
    element = etree.fromstring("<t/>")
    element.text = escape(text)
    read = etree.fromstring(etree.tostring(element)).text or ""
    assert unescape(read) == text.replace("\x00", "\ufffd")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=1))
def test_any_number_comes_back(number: Decimal) -> None:
    assert read_number(write_number(number)) == number


@given(st.integers(-(2**53), 2**53))
def test_whole_numbers_are_exact(number: int) -> None:
    assert read_number(write_number(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("85.00"), "85"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.8550"), "0.855"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("-0.0"), "0"),
        (33122884000, "33122884000"),
        (True, "1"),
    ],
)
def test_numbers_are_written_plain(number: Decimal | int, text: str) -> None:
    assert write_number(number) == text


@pytest.mark.parametrize("number", [Decimal("nan"), Decimal("inf"), Decimal("-inf"), Decimal("snan")])
def test_numbers_that_are_none_are_refused(book: Path, number: Decimal) -> None:
    sheet = one_sheet(book, '<row r="1"><c r="A1"><v>1</v></c></row>')
    with pytest.raises(ValueError, match="cannot stand"):
        sheet.put_number(1, 1, number)
    with pytest.raises(ValueError, match="cannot stand"):
        sheet.put_formula(1, 1, "B1", number)
    assert sheet.cell(1, 1) == Cell(1, 1, Decimal(1))


@pytest.mark.parametrize("formula", ["", "=A1", "A1\x00", "1" * 8193])
def test_formulas_that_are_none_are_refused(book: Path, formula: str) -> None:
    with pytest.raises(ValueError, match="cannot be stored"):
        one_sheet(book, "").put_formula(1, 1, formula, None)


def test_text_too_long_and_place_outside_are_refused(book: Path) -> None:
    sheet = one_sheet(book, "")
    with pytest.raises(ValueError, match="do not fit"):
        sheet.put_text(1, 1, "a" * 32768)
    with pytest.raises(ValueError, match="outside"):
        sheet.put_text(1048577, 1, "a")
    with pytest.raises(ValueError, match="outside"):
        sheet.hide_row(0, True)


def test_new_rows_and_cells_stand_in_order(book: Path, output: Path) -> None:
    rows = '<row r="2" spans="2:4"><c r="B2"/><c r="D2"/></row><row r="1048576" s="1" customFormat="1"/>'
    build(book, sheet_xml(rows, before='<dimension ref="B2:D2"/>'))

    def scattered(sheet: Sheet) -> None:
        for row, column in ((2, 3), (2, 1), (2, 6), (5, 2), (1, 1), (5, 1)):
            sheet.put_number(row, column, row)

    put(book, output, scattered)
    xml = etree.fromstring(parts_of(output)[SHEET_PART])
    lines = xml.findall(f".//{{{MAIN}}}row")
    assert [line.get("r") for line in lines] == ["1", "2", "5", "1048576"]
    assert [cell.get("r") for line in lines for cell in line] == [
        "A1",
        "A2",
        "B2",
        "C2",
        "D2",
        "F2",
        "A5",
        "B5",
    ]
    assert lines[1].get("spans") == "1:6"
    dimension = xml.find(f"{{{MAIN}}}dimension")
    assert dimension is not None
    assert dimension.get("ref") == "A1:F5"


@pytest.mark.parametrize(("spans", "grown"), [("1:2 4:5", "1:7"), ("omong", "7:7"), ("1:9", "1:9")])
def test_odd_spans_cover_the_new_cell(book: Path, output: Path, spans: str, grown: str) -> None:
    build(book, sheet_xml(f'<row r="1" spans="{spans}"/>', before='<dimension ref="omong"/>'))
    put(book, output, lambda sheet: sheet.put_number(1, 7, 1))
    assert f'spans="{grown}"'.encode() in parts_of(output)[SHEET_PART]
    assert b"dimension" not in parts_of(output)[SHEET_PART]


def test_prefixes_and_unknown_markup_are_kept(book: Path, output: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:x14ac="urn:x14ac" xmlns:z="urn:z" mc:Ignorable="x14ac z"><!--komentar--><x:sheetData>'
        '<x:row r="1" x14ac:dyDescent="0.25"><x:c r="A1"><x:v>1</x:v><x:extLst/></x:c></x:row></x:sheetData>'
        '<mc:AlternateContent><mc:Choice Requires="z"><z:a/></mc:Choice></mc:AlternateContent></x:worksheet>'
    )
    build(book, sheet)

    def change(sheet: Sheet) -> None:
        sheet.put_formula(1, 1, "B1", 3)
        sheet.put_text(1, 2, "x")
        sheet.put_number(2, 1, 5)

    put(book, output, change)
    old = '<x:c r="A1"><x:v>1</x:v><x:extLst/></x:c></x:row>'
    new = (
        '<x:c r="A1"><x:f>B1</x:f><x:v>3</x:v><x:extLst/></x:c>'
        '<x:c r="B1" t="inlineStr"><x:is><x:t>x</x:t></x:is></x:c>'
        '</x:row><x:row r="2"><x:c r="A2"><x:v>5</x:v></x:c></x:row>'
    )
    body = parts_of(output)[SHEET_PART].decode().partition("?>\n")[2]
    assert body == sheet.replace(old, new)
    assert witness(output)["PK"]["B1"].value == "x"


def test_markup_without_a_prefix_among_prefixed_rows_is_kept(book: Path, output: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v>'
        '<v xmlns="urn:v"><c/></v></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    build(book, sheet)
    put(book, output, lambda sheet: sheet.put_number(1, 2, 3))
    assert parts_of(output)[SHEET_PART].decode() == sheet.replace("<x:v>2</x:v>", "<x:v>3</x:v>")


@pytest.mark.parametrize("kind", ["<is><t>a</t></is><is><t>b</t></is>", "<v>1</v><v>2</v>", "<f>B1</f><f>B2</f>"])
def test_a_cell_with_two_contents_is_refused(book: Path, kind: str) -> None:
    build(book, sheet_xml(f'<row r="1"><c r="A1" t="inlineStr">{kind}</c></row>'))
    with pytest.raises(Refused):
        open_workbook(book).sheet("PK").cell(1, 1)


def test_a_text_without_the_prefix_of_its_cell_is_replaced(book: Path, output: Path) -> None:
    cells = '<x:c r="A1" t="inlineStr"><is><t>lama</t></is></x:c><x:c r="B1"><x:v>2</x:v></x:c>'
    sheet = f'<x:sheetData><x:row r="1">{cells}</x:row></x:sheetData>'
    build(book, f'<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}">{sheet}</worksheet>')
    assert open_workbook(book).sheet("PK").cell(1, 1).value == "lama"
    put(book, output, lambda sheet: sheet.put_text(1, 1, "baru"))
    assert parts_of(output)[SHEET_PART].count(b"is>") == 2
    assert [witness(output)["PK"][ref].value for ref in ("A1", "B1")] == ["baru", 2]


def test_put_among_cells_without_references(book: Path, output: Path) -> None:
    build(book, sheet_xml("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
    put(book, output, lambda sheet: sheet.put_number(1, 4, 9))
    seen = witness(output)["PK"]
    assert [[cell.value for cell in row] for row in seen["A1:D2"]] == [[1, 2, None, 9], [3, None, None, None]]
    assert put(output, book, lambda sheet: sheet.put_number(1, 4, 9)) == set()


def test_reading_cells_without_references_is_no_change(book: Path, output: Path) -> None:
    build(book, sheet_xml("<row><c><v>1</v></c></row>"))

    def there_and_back(sheet: Sheet) -> None:
        sheet.put_number(1, 1, 2)
        sheet.put_number(1, 1, 1)

    assert put(book, output, there_and_back) == set()


@pytest.mark.parametrize("value", ["teks", "", Decimal("1.5"), True, None])
def test_value_of_any_type_replaces_that_of_any_other(book: Path, output: Path, value: CellValue) -> None:
    for cell in (
        '<c r="A1" s="3" t="s"><v>0</v></c>',
        '<c r="A1" s="3" t="inlineStr"><is><t>a</t></is></c>',
        '<c r="A1" s="3" t="e" vm="1"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="A1" s="3" t="b"><v>0</v></c>',
        '<c r="A1" s="3"/>',
    ):
        build(book, sheet_xml(f'<row r="1">{cell}</row>'), {"xl/sharedStrings.xml": strings_xml("<t>a</t>")})
        put(book, output, lambda sheet: sheet.put_formula(1, 1, "B1", value))
        assert open_workbook(output).sheet("PK").cell(1, 1) == Cell(1, 1, value, "B1", style=3)
        assert b"vm=" not in parts_of(output)[SHEET_PART]


def test_style_alone_can_change(book: Path, output: Path) -> None:
    strings = {"xl/sharedStrings.xml": strings_xml("<r><rPr><b/></rPr><t>tebal</t></r>")}
    build(book, sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings)
    put(book, output, lambda sheet: sheet.put_text(1, 1, "tebal", style=2))
    assert b'<c r="A1" s="2" t="s"><v>0</v></c>' in parts_of(output)[SHEET_PART]


def test_clearing_keeps_the_style(book: Path, output: Path) -> None:
    build(book, sheet_xml('<row r="1"><c r="A1" s="3" t="str"><f>B1</f><v>a</v></c></row>'))
    put(book, output, lambda sheet: sheet.clear(1, 1))
    assert b'<c r="A1" s="3"/>' in parts_of(output)[SHEET_PART]
