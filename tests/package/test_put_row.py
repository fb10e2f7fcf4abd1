"""A row of formulas that is put at once gives the same bytes as putting them one by one, or nothing is put."""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from lkj_xlsx.package import CellValue, open_workbook

from .helpers import CHAIN_TYPE, TYPES, build, parts_of, relation, relations, sheet_xml, workbook_xml

COLUMNS = (2, 3, 5)
FORMULAS = ('IF(A3<2,"","a & b")', "A3*2", "A3/3")
VALUES: tuple[CellValue | int, ...] = (" ya ", "", Decimal("0.333333333333333"))
STYLES = (1, 0, 2)


class Line(NamedTuple):
    row: int
    columns: tuple[int, ...]
    formulas: tuple[str, ...]
    values: tuple[CellValue | int, ...]


LINE = Line(3, COLUMNS, FORMULAS, VALUES)
SAME = '<f>IF(A3&lt;2,"","a &amp; b")</f>'
NAMED = 'xmlns:z="urn:z"'

WELCOME = {
    "no such row": '<row r="2"><c r="A2"><v>1</v></c></row>',
    "nothing beside it": '<row r="3" spans="1:1" ht="30"><c r="A3"><v>1</v></c></row>',
    "styled blanks": '<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="3"/><c r="D3" s="3"/><c r="E3" s="0"/></row>',
    "blanks as openpyxl spells them": '<row r="3"><c r="A3" t="n"><v>1</v></c><c r="B3" s="3" /></row>',
    "cells without references": '<row r="3"><c><v>1</v></c><c s="3"/><c/><c t="inlineStr"><is><t>D</t></is></c></row>',
    "the formula without its value": f'<row r="3"><c r="B3" s="1">{SAME}</c><c r="C3"><f>A3*2</f><v></v></c></row>',
    "the formula with another value": f'<row r="3"><c r="B3" t="str">{SAME}<v>tidak</v></c></row>',
    "the formula with an error": f'<row r="3"><c r="B3" t="e">{SAME}<v>#N/A</v></c></row>',
    "the number in full": '<row r="3"><c r="E3" s="2"><f>A3/3</f><v>0.33333333333333331</v></c></row>',
    "the formula shared by rows": '<row r="2"><c r="C2"><f t="shared" ref="C2:C3" si="0">A2*2</f><v>0</v></c></row>'
    '<row r="3"><c r="C3" s="1"><f t="shared" si="0"/><v>0</v></c></row>',
    "the formula as LibreOffice spells it": '<row r="3"><c r="B3" s="1" t="str"><f aca="false">'
    "IF(A3&lt;2,&quot;&quot;,&quot;a &amp; b&quot;)</f><v> nanti </v></c></row>",
    "cells of the user around": '<row r="3"><c r="A3"><v>1</v></c><c r="D3" t="b"><v>1</v></c><c r="AB3"/></row>',
}
UNWELCOME = {
    "a value of the user": '<row r="3"><c r="C3"><v>0</v></c></row>',
    "a text of the user": '<row r="3"><c r="E3" t="inlineStr"><is><t>x</t></is></c></row>',
    "another formula": '<row r="3"><c r="C3"><f>A3*3</f><v>0</v></c></row>',
    "a shared formula of the user": '<row r="2"><c r="C2"><f t="shared" ref="C2:C3" si="0">A2*3</f><v>0</v></c></row>'
    '<row r="3"><c r="C3"><f t="shared" si="0"/><v>0</v></c></row>',
    "an array formula": '<row r="3"><c r="C3"><f t="array" ref="C3">A3*2</f><v>0</v></c></row>',
    "an area that a formula fills": '<row r="9"><c r="A9"><f t="array" ref="A9:B9">{1,2}</f><v>1</v></c></row>',
    "unknown markup": f'<row r="3"><c r="B3" {NAMED} z:a="1"/></row>',
}


@pytest.mark.parametrize("rows", WELCOME.values(), ids=WELCOME)
def test_the_row_is_what_single_puts_make_of_it(tmp_path: Path, rows: str) -> None:
    source = build(tmp_path / "buku.xlsx", sheet_xml(rows, before='<dimension ref="A1:B3"/>'))
    at_once, singly = open_workbook(source), open_workbook(source)
    before = {cell.column: cell for cell in (singly.sheet("PK").cell(3, column) for column in COLUMNS)}
    put = at_once.sheet("PK").put_row(LINE, STYLES)
    sheet = singly.sheet("PK")
    for column, formula, value, style in zip(COLUMNS, FORMULAS, VALUES, STYLES, strict=True):
        sheet.put_formula(3, column, formula, value, None if sheet.style_of(3, column) else style or None)
    assert at_once.packed() == singly.packed() != source.read_bytes()
    changed = [column for column in COLUMNS if before[column] != sheet.cell(3, column)]
    assert put == {column: before[column] if before[column].formula else None for column in changed}
    assert at_once.sheet("PK").put_row(LINE, STYLES) == {}


@pytest.mark.parametrize("rows", UNWELCOME.values(), ids=UNWELCOME)
def test_where_something_stands_in_the_way_nothing_is_done(tmp_path: Path, rows: str) -> None:
    source = build(tmp_path / "buku.xlsx", sheet_xml(rows))
    book = open_workbook(source)
    assert book.sheet("PK").put_row(LINE, STYLES) is None
    assert book.packed() == source.read_bytes()


@pytest.mark.parametrize("formula", ["", "=A1", "A1\x00", "1+" * 5000 + "1"])
def test_what_is_no_formula_is_left_to_the_single_put_that_refuses_it(tmp_path: Path, formula: str) -> None:
    sheet = open_workbook(build(tmp_path / "buku.xlsx", sheet_xml(""))).sheet("PK")
    assert sheet.put_row(Line(40, (2, 3), ("A40", formula), (1, 2)), (0, 0)) is None
    with pytest.raises(ValueError, match="formula"):
        sheet.put_formula(40, 3, formula, 2)


def test_a_chain_of_calculation_that_lacks_the_new_cells_goes(tmp_path: Path) -> None:
    source = build(
        tmp_path / "buku.xlsx",
        sheet_xml('<row r="3"><c r="A3"><v>1</v></c></row>'),
        {
            "[Content_Types].xml": TYPES.replace("</Types>", CHAIN_TYPE + "</Types>"),
            "xl/workbook.xml": workbook_xml(),
            "xl/_rels/workbook.xml.rels": relations(
                relation(1, "worksheet", "worksheets/sheet1.xml"), relation(2, "calcChain", "calcChain.xml")
            ),
            "xl/calcChain.xml": "<calcChain/>",
        },
    )
    book = open_workbook(source)
    book.sheet("PK").put_row(LINE, STYLES)
    book.save(tmp_path / "hasil.xlsx")
    assert "xl/calcChain.xml" not in parts_of(tmp_path / "hasil.xlsx")
