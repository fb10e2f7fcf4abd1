"""Formulas that cells share, formulas that fill an area, and the chain that lists them all."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from lkj_xlsx.package import Cell, Refused, Sheet, open_workbook
from lkj_xlsx.package.refusals import Reason

from .helpers import MAIN, SHEET_PART, build, difference, one_sheet, parts_of, sheet_xml, witness

SHARED = (
    '<row r="1"><c r="A1"><f t="shared" ref="A1:B3" si="0">C1+$D$1+PK!C1</f><v>1</v></c>'
    '<c r="B1"><f t="shared" si="0"/><v>2</v></c></row>'
    '<row r="2"><c r="A2" s="3"><f t="shared" si="0"/><v>3</v></c></row>'
    '<row r="3"><c r="A3"><f t="shared" si="0"/><v>4</v></c><c r="E3"><f>1+1</f><v>2</v></c></row>'
)
CHAIN = f'<calcChain xmlns="{MAIN}"><c r="A1" i="1"/></calcChain>'
CHAIN_PARTS = {"xl/calcChain.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"}


def formulas_in(path: Path) -> dict[str, str]:
    rows = witness(path)["PK"].iter_rows()
    return {cell.coordinate: str(cell.value) for row in rows for cell in row if cell.data_type == "f"}


def test_followers_read_as_their_own_formula(book: Path) -> None:
    sheet = one_sheet(book, SHARED)
    read = {cell.ref: cell.formula for _, cells in sheet.rows() for cell in cells.values()}
    assert read == {
        "A1": "C1+$D$1+PK!C1",
        "B1": "D1+$D$1+PK!D1",
        "A2": "C2+$D$1+PK!C2",
        "A3": "C3+$D$1+PK!C3",
        "E3": "1+1",
    }
    assert read == {ref: formula.removeprefix("=") for ref, formula in formulas_in(book).items()}


@pytest.mark.parametrize(
    "text",
    [
        "+".join(f"D{row}" for row in range(4, 74)) + '+LEN("satu dua 3")',
        "\n+".join(f"D{row}" for row in range(4, 18)),
        "IF(D4&gt;0,PK!D5:E$9,SUM(D6:D7))",
        "+".join(f"D{row}" for row in range(3, 1300)),
    ],
    ids=["more rows than control characters", "line ends", "areas", "as many rows as fit"],
)
def test_followers_in_every_column_read_as_openpyxl_translates_them(book: Path, text: str) -> None:
    follower = '<c r="{}{}"><f t="shared" si="0"/></c>'
    rows = f'<row r="1"><c r="B1"><f t="shared" si="0" ref="A1:C3">{text}</f></c>{follower.format("C", 1)}</row>'
    for row in (2, 3):
        rows += f'<row r="{row}">{"".join(follower.format(column, row) for column in "ABC")}</row>'
    read = {cell.ref: cell.formula for _, cells in one_sheet(book, rows).rows() for cell in cells.values()}
    assert len(read) == 8
    assert read == {ref: formula.removeprefix("=") for ref, formula in formulas_in(book).items()}


@pytest.mark.parametrize("act", ["put", "clear"])
def test_losing_the_master_leaves_followers_their_formula(book: Path, output: Path, act: str) -> None:
    workbook = open_workbook(build(book, sheet_xml(SHARED)))
    if act == "put":
        workbook.sheet("PK").put_number(1, 1, 5)
    else:
        workbook.sheet("PK").clear(1, 1)
    workbook.save(output)
    expected = {"B1": "=D1+$D$1+PK!D1", "A2": "=C2+$D$1+PK!C2", "A3": "=C3+$D$1+PK!C3", "E3": "=1+1"}
    assert formulas_in(output) == expected
    assert open_workbook(output).sheet("PK").cell(2, 1) == Cell(2, 1, Decimal(3), "C2+$D$1+PK!C2", style=3)
    assert b"shared" not in parts_of(output)[SHEET_PART]


def test_deleting_the_row_of_the_master_leaves_followers_their_formula(book: Path, output: Path) -> None:
    # A master cell below the cells that share its formula is unusual, but the format allows it.
    master = '<row r="9"><c r="A9"><f t="shared" ref="A2:A9" si="0">C9</f></c></row>'
    follower = '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
    workbook = open_workbook(build(book, sheet_xml(master + follower)))
    workbook.sheet("PK").delete_rows_from(5)
    workbook.save(output)
    assert formulas_in(output) == {"A2": "=C2"}


def test_losing_a_follower_leaves_the_group(book: Path, output: Path) -> None:
    workbook = open_workbook(build(book, sheet_xml(SHARED)))
    workbook.sheet("PK").put_formula(2, 1, "9*9", 81)
    workbook.save(output)
    workbook.sheet("PK").put_number(1, 1, 0)
    assert workbook.sheet("PK").cell(2, 1).formula == "9*9"
    assert formulas_in(output)["A2"] == "=9*9"
    assert formulas_in(output)["A3"] == "=C3+$D$1+PK!C3"
    again = open_workbook(output)
    again.sheet("PK").put_number(1, 1, 0)
    assert again.sheet("PK").cell(2, 1).formula == "9*9"


def test_new_value_for_the_same_formula_leaves_the_group_shared(book: Path, output: Path) -> None:
    workbook = open_workbook(build(book, sheet_xml(SHARED)))
    workbook.sheet("PK").put_formula(1, 1, "C1+$D$1+PK!C1", 7)
    workbook.sheet("PK").put_formula(2, 1, "C2+$D$1+PK!C2", 8)
    workbook.save(output)
    expected = SHARED.replace("<v>1</v>", "<v>7</v>", 1).replace("<v>3</v>", "<v>8</v>")
    assert expected.encode() in parts_of(output)[SHEET_PART]


def test_index_used_again_begins_a_new_group(book: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">C1</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
        '<row r="3"><c r="A3"><f t="shared" ref="A3:A4" si="0">D3</f></c></row>'
        '<row r="4"><c r="A4"><f t="shared" si="0"/></c><c r="B4"><f t="shared" si="7"/><v>5</v></c></row>'
    )
    sheet = one_sheet(book, rows)
    assert [sheet.cell(row, 1).formula for row in (1, 2, 3, 4)] == ["C1", "C2", "D3", "D4"]
    assert sheet.cell(4, 2) == Cell(4, 2, Decimal(5))
    sheet.put_number(1, 1, 0)
    assert [sheet.cell(row, 1).formula for row in (1, 2, 3, 4)] == [None, "C2", "D3", "D4"]


ARRAY = (
    '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">C1:C3*2</f><v>2</v></c><c r="B1"><v>1</v></c></row>'
    '<row r="2"><c r="A2" s="2"><v>4</v></c></row>'
    '<row r="3"><c r="A3"><v>6</v></c></row><row r="4"><c r="A4"><v>8</v></c></row>'
)


def test_put_on_the_first_cell_of_an_array_formula_dissolves_it(book: Path, output: Path) -> None:
    workbook = open_workbook(build(book, sheet_xml(ARRAY)))
    sheet = workbook.sheet("PK")
    assert sheet.cell(1, 1).formula == "C1:C3*2"
    sheet.put_formula(1, 1, "C1*2", 2)
    sheet.put_number(2, 1, 5)
    workbook.save(output)
    cells = {cell.ref: cell.value for _, row in open_workbook(output).sheet("PK").rows() for cell in row.values()}
    assert cells == {"A1": 2, "B1": 1, "A2": 5, "A4": 8}
    assert b"array" not in parts_of(output)[SHEET_PART]
    assert b"cm=" not in parts_of(output)[SHEET_PART]


def test_put_inside_an_array_formula_is_refused_and_changes_nothing(book: Path) -> None:
    workbook = open_workbook(build(book, sheet_xml(ARRAY)))
    sheet = workbook.sheet("PK")
    acts: tuple[Callable[[], None], ...] = (
        lambda: sheet.put_number(2, 1, 5),
        lambda: sheet.put_formula(2, 1, "B1", 5),
        lambda: sheet.clear(2, 1),
    )
    for act in acts:
        with pytest.raises(Refused) as caught:
            act()
        expected = Reason.INSIDE_ARRAY.refused("laporan.xlsx", sheet="PK", cell="A2", area="A1:A3")
        assert str(caught.value) == str(expected)
    sheet.put_number(4, 1, 8)
    assert workbook.changed_parts() == frozenset()


def test_data_table_reads_as_its_inputs(book: Path) -> None:
    rows = '<row r="2"><c r="B2"><f t="dataTable" ref="B2:B4" dt2D="0" dtr="0" r1="A1"/><v>3</v></c></row>'
    sheet = one_sheet(book, rows)
    assert sheet.cell(2, 2) == Cell(2, 2, Decimal(3), "TABLE(A1,)")
    with pytest.raises(Refused, match="B2:B4"):
        sheet.put_number(3, 2, 1)


def chained(book: Path) -> Path:
    return build(book, sheet_xml(SHARED), {"xl/calcChain.xml": CHAIN})


def test_chain_goes_when_a_formula_comes_or_goes(book: Path, output: Path) -> None:
    acts: tuple[Callable[[Sheet], None], ...] = (
        lambda sheet: sheet.put_formula(9, 1, "A1", 1),
        lambda sheet: sheet.put_number(3, 5, 2),
        lambda sheet: sheet.delete_rows_from(3),
    )
    for act in acts:
        workbook = open_workbook(chained(book))
        act(workbook.sheet("PK"))
        workbook.save(output)
        assert workbook.changed_parts() == CHAIN_PARTS | {SHEET_PART}
        assert difference(book, output) == CHAIN_PARTS | {SHEET_PART}
        parts = parts_of(output)
        assert "xl/calcChain.xml" not in parts
        assert all(b"calcChain" not in parts[name] for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"))
        assert b"worksheets/sheet1.xml" in parts["xl/_rels/workbook.xml.rels"]
        assert witness(output).sheetnames == ["PK"]


def test_chain_stays_when_the_same_cells_have_formulas(book: Path, output: Path) -> None:
    workbook = open_workbook(chained(book))
    sheet = workbook.sheet("PK")
    sheet.put_formula(3, 5, "2+2", 4)
    sheet.put_number(1, 1, 1)
    sheet.put_formula(1, 1, "C1", 1)
    sheet.put_number(9, 9, 1)
    workbook.save(output)
    assert difference(book, output) == {SHEET_PART}


def test_chain_goes_with_an_array_formula(book: Path) -> None:
    workbook = open_workbook(build(book, sheet_xml(ARRAY), {"xl/calcChain.xml": CHAIN}))
    workbook.sheet("PK").put_formula(1, 1, "C1*2", 2)
    assert workbook.changed_parts() == CHAIN_PARTS | {SHEET_PART}


def test_chain_that_went_stays_away(book: Path, output: Path) -> None:
    workbook = open_workbook(chained(book))
    workbook.sheet("PK").put_formula(9, 1, "A1", 1)
    workbook.save(output)
    again = open_workbook(output)
    again.sheet("PK").put_formula(9, 1, "A1", 1)
    assert again.changed_parts() == frozenset()
