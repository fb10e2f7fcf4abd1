"""What a cell holds, however the file spells it."""

from decimal import Decimal
from pathlib import Path

import pytest

from lkj_xlsx.package import Cell, open_workbook
from lkj_xlsx.verify.witness import open_witness

from .helpers import MAIN, build, one_sheet, relation, relations, sheet_xml, strings_xml, witness, workbook_xml


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1"><v>85</v></c>', Decimal(85)),
        ('<c r="A1"><v>-33122884000</v></c>', Decimal(-33122884000)),
        ('<c r="A1"><v>9007199254740993</v></c>', Decimal(9007199254740993)),
        ('<c r="A1"><v>0.30000000000000004</v></c>', Decimal("0.3")),
        ('<c r="A1"><v>99.079999999999998</v></c>', Decimal("99.08")),
        ('<c r="A1"><v>1.5E3</v></c>', Decimal(1500)),
        ('<c r="A1" t="n"><v> 7 </v></c>', Decimal(7)),
        ('<c r="A1" t="n"><v/></c>', None),
        ('<c r="A1" s="0"/>', None),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="s"><v>0</v></c>', " WTP "),
        ('<c r="A1" t="s"><v>1</v></c>', "Sasaran tebal"),
        ('<c r="A1" t="s"><v>2</v></c>', "baris\r\n_x000D_"),
        ('<c r="A1" t="s"><v>3</v></c>', ""),
        ('<c r="A1" t="inlineStr"><is><t>di sini</t></is></c>', "di sini"),
        ('<c r="A1" t="inlineStr"><is><r><t>ka</t></r><r><rPr><b/></rPr><t>ya</t></r></is></c>', "kaya"),
        ('<c r="A1" t="inlineStr"/>', None),
        ('<c r="A1" t="str"><f>A2</f><v>hasil</v></c>', "hasil"),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', ""),
        ('<c r="A1" t="str"><v>\u2014_xD83D__xDE00__xD83D_</v></c>', "\u2014\U0001f600\ufffd"),
    ],
)
def test_value(book: Path, xml: str, value: object) -> None:
    strings = strings_xml(
        '<t xml:space="preserve"> WTP </t>',
        '<r><t xml:space="preserve">Sasaran </t></r><r><t>tebal</t></r><rPh sb="0" eb="1"><t>x</t></rPh>',
        "<t>baris_x000D_\n_x005F_x000D_</t>",
        "<t/>",
    )
    cell = one_sheet(book, f'<row r="1">{xml}</row>', strings=strings).cell(1, 1)
    assert cell.value == value
    assert type(cell.value) is type(value)
    assert cell.error is None


def test_error_is_seen_as_an_error(book: Path) -> None:
    cell = one_sheet(book, '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>').cell(1, 1)
    assert cell == Cell(1, 1, None, "1/0", "#DIV/0!")
    assert not cell.is_blank


@pytest.mark.parametrize("date1904", [False, True])
def test_iso_date_reads_like_any_other_date(book: Path, date1904: bool) -> None:
    rows = '<row r="1"><c r="A1" t="d"><v>2024-12-31T12:00:00</v></c><c r="B1" t="d"><v>kapan</v></c></row>'
    inside = f'<workbookPr date1904="{int(date1904)}"/><sheets><sheet name="PK" r:id="rId1"/></sheets>'
    build(book, sheet_xml(rows), {"xl/workbook.xml": workbook_xml(inside)})
    workbook = open_workbook(book)
    first, second = workbook.sheet("PK").cell(1, 1), workbook.sheet("PK").cell(1, 2)
    assert workbook.date1904 == date1904
    assert first.value == Decimal("45657.5") - (1462 if date1904 else 0)
    assert first.is_date
    assert (second.value, second.is_date) == ("kapan", False)


@pytest.mark.parametrize(
    ("cell", "blank"),
    [
        (Cell(1, 1), True),
        (Cell(1, 1, ""), True),
        (Cell(1, 1, Decimal(0)), False),
        (Cell(1, 1, False), False),
        (Cell(1, 1, " "), False),
        (Cell(1, 1, "", formula="A2"), False),
        (Cell(1, 1, None, error="#N/A"), False),
    ],
)
def test_blank(cell: Cell, blank: bool) -> None:
    assert cell.is_blank is blank


def test_ref() -> None:
    assert Cell(12, 7).ref == "G12"


def test_number_formats_of_built_in_own_and_odd_styles(book: Path) -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="999"/></cellXfs>'
        "</styleSheet>"
    )
    letters = {"A": "0", "B": "1", "C": "2", "D": "3", "E": "4", "F": "77", "G": "x"}
    cells = "".join(f'<c r="{letter}1" s="{style}"><v>1</v></c>' for letter, style in letters.items())
    sheet = one_sheet(book, f'<row r="1">{cells}</row>', styles=styles)
    codes = [sheet.cell(1, column).number_format for column in range(1, 8)]
    assert codes == ["General", "0.00%", "0.0%", "mm-dd-yy", "General", "General", "General"]
    assert [sheet.cell(1, column).style for column in range(1, 8)] == [0, 1, 2, 3, 4, 77, 0]
    assert sheet.cell(1, 2).is_percent
    assert sheet.cell(1, 4).is_date


@pytest.mark.parametrize(
    ("code", "percent", "date"),
    [
        ("0.00%", True, False),
        ('0.00"%"', False, False),
        ("0.00\\%", False, False),
        ("0[$%-421]", False, False),
        ("General", False, False),
        ('"hari" 0', False, False),
        ("#,##0\\ d", False, True),
        ("#,##0\\d", False, False),
        ("[Red]#,##0", False, False),
        ("_d0*s", False, False),
        ("dd/mm/yyyy", False, True),
        ("[$-421]d mmmm yyyy", False, True),
        ("[h]:mm", False, True),
        ("[mm]", False, True),
        ("0.00E+00", False, False),
        ('[$Rp-421]#,##0;"s.d."', False, False),
    ],
)
def test_what_a_format_code_says(code: str, percent: bool, date: bool) -> None:
    cell = Cell(1, 1, number_format=code)
    assert (cell.is_percent, cell.is_date) == (percent, date)


@pytest.mark.parametrize(
    ("code", "value", "percent"),
    [
        ("0;0%", "0.82", False),
        ("0;0%", "-0.82", True),
        ("0%;0", "0.82", True),
        ("0%;0", "-0.82", False),
        ("0%;0", "0", True),
        ("0;0;0%", "0", True),
        ('0"a;b%";0', "1", False),
        ("[<1]0%;0", "0.82", True),
        ("[<1]0%;0", "82", False),
        ("[>=1]0;[<0]0;0%", "0.82", True),
        ("0%", "-1", True),
    ],
)
def test_the_section_that_prints_a_number_says_whether_it_is_a_percentage(code: str, value: str, percent: bool) -> None:
    assert Cell(1, 1, Decimal(value), number_format=code).is_percent is percent


_RAISED, _STRUCK = '<rPr><vertAlign val="superscript"/></rPr>', "<rPr><strike/></rPr>"


@pytest.mark.parametrize(
    ("runs", "text", "counted"),
    [
        ((("82", ""), ("2", _RAISED)), "822", "82"),
        ((("80", _STRUCK), (" 85", "")), "80 85", " 85"),
        ((("80", '<rPr><strike val="0"/></rPr>'), ("5", "")), "805", "805"),
        ((("12 m", ""), ("2", '<rPr><vertAlign val="subscript"/></rPr>')), "12 m2", "12 m2"),
    ],
)
def test_raised_and_struck_runs_do_not_count(
    tmp_path: Path, runs: tuple[tuple[str, str], ...], text: str, counted: str
) -> None:
    inside = "".join(f'<r>{look}<t xml:space="preserve">{words}</t></r>' for words, look in runs)
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is>{inside}</is></c></row>'
    path = build(tmp_path / "kaya.xlsx", sheet_xml(rows))
    for book in (open_workbook(path), open_witness(path)):
        cell = book.sheet("PK").cell(1, 1)
        assert (cell.value, cell.counted) == (text, counted)


def test_gaps_are_not_filled_and_styled_blanks_are_passed_over(book: Path) -> None:
    rows = (
        '<row r="2"><c r="B2"><v>1</v></c><c r="XFD2"><v>2</v></c></row><row r="9"/>'
        '<row r="12"><c r="A12" s="0"/><c r="C12"><f>B2</f></c></row>'
        '<row r="1048576" s="1" customFormat="1"><c r="A1048576" s="1"/></row>'
    )
    sheet = one_sheet(book, rows)
    assert [(row, sorted(cells)) for row, cells in sheet.rows()] == [(2, [2, 16384]), (12, [3])]
    assert sheet.cell(12, 1).is_blank
    assert sheet.style_of(1048576, 1) == 1


def test_rows_and_cells_out_of_order_come_ascending(book: Path) -> None:
    rows = '<row r="5"><c r="C5"><v>1</v></c><c r="A5"><v>3</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    assert [(row, list(cells)) for row, cells in one_sheet(book, rows).rows()] == [(2, [1]), (5, [1, 3])]


def test_absent_cell_is_blank_and_impossible_one_is_an_error(book: Path) -> None:
    sheet = one_sheet(book, "")
    assert sheet.cell(400, 20) == Cell(400, 20)
    for row, column in ((0, 1), (1, 0), (1048577, 1), (1, 16385)):
        with pytest.raises(ValueError, match="outside"):
            sheet.cell(row, column)


def test_rows_and_cells_without_references_are_counted(book: Path) -> None:
    rows = (
        "<row><c><v>1</v></c><c><v>2</v></c></row>"
        '<row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    )
    sheet = one_sheet(book, rows)
    values = {cell.ref: cell.value for _, cells in sheet.rows() for cell in cells.values()}
    assert values == {"A1": 1, "B1": 2, "C4": 3, "D4": 4, "A5": 5}


def test_prefixed_elements(book: Path) -> None:
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="inlineStr"><x:is><x:t>teks</x:t></x:is></x:c><x:c r="B1"><x:f>1+1</x:f><x:v>2</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    build(book, "\ufeff" + xml)
    sheet = open_workbook(book).sheet("PK")
    assert sheet.cell(1, 1).value == "teks"
    assert sheet.cell(1, 2) == Cell(1, 2, Decimal(2), "1+1")


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "worksheets/sheet%31.xml", "./worksheets/../worksheets/SHEET1.xml"]
)
def test_targets_of_relationships(book: Path, target: str) -> None:
    build(
        book,
        sheet_xml("<row><c><v>1</v></c></row>"),
        {"xl/_rels/workbook.xml.rels": relations(relation(1, "worksheet", target))},
    )
    assert [row for row, _ in open_workbook(book).sheet("PK").rows()] == [1]


def test_part_in_utf_16(book: Path) -> None:
    sheet = '<?xml version="1.0" encoding="UTF-16"?>' + sheet_xml('<row><c t="str"><v>é</v></c></row>')
    build(book, "", {"xl/worksheets/sheet1.xml": sheet.encode("utf-16")})
    assert open_workbook(book).sheet("PK").cell(1, 1).value == "é"


def test_what_stands_around_the_cells(rich: Path) -> None:
    workbook = open_workbook(rich)
    assert workbook.sheet_names == ("PK", "Data Lain", "Tersembunyi")
    assert [workbook.sheet(name).state for name in workbook.sheet_names] == [
        "visible",
        "hidden",
        "veryHidden",
    ]
    assert workbook.sheet("PK").merged == ((10, 1, 10, 3),)
    assert workbook.sheet("PK").name == "PK"
    assert workbook.custom_properties == {"Instansi": "KPU Kota Binjai", "Versi": "3"}
    assert workbook.defined_name("batas_capaian") == "PK!$B$2"
    assert workbook.defined_name("Batas_Capaian", "PK") is None
    assert workbook.defined_name("_xlnm.Print_Area", "PK") == "PK!$A$1:$D$10"
    assert workbook.defined_name("_xlnm.Print_Area", "Data Lain") is None
    assert workbook.defined_name("_xlnm.Print_Area", "Entah") is None
    assert workbook.path == rich
    assert not workbook.date1904
    with pytest.raises(KeyError):
        workbook.sheet("pk")


def test_hidden_rows_and_columns(book: Path) -> None:
    columns = (
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/>'
        '<col min="16384" max="99999" hidden="true"/></cols>'
    )
    build(book, sheet_xml('<row r="2" hidden="1"/><row r="3"/><row r="9" hidden="true"/>', before=columns))
    sheet = open_workbook(book).sheet("PK")
    assert sheet.hidden_rows == {2, 9}
    assert sheet.hidden_columns == {2, 3, 16384}


def test_same_values_as_openpyxl_sees(rich: Path) -> None:
    values = witness(rich, data_only=True)["PK"]
    formulas = witness(rich)["PK"]
    sheet = open_workbook(rich).sheet("PK")
    compared = 0
    for _, cells in sheet.rows():
        for cell in cells.values():
            seen = values[cell.ref]
            if not cell.is_date:
                assert cell.number_format == seen.number_format
            assert cell.is_date == seen.is_date
            if cell.formula is not None:
                assert formulas[cell.ref].value == f"={cell.formula}"
            compared += 1
    assert compared == 4 + 5 * 4 + 1 + 1 + 2
