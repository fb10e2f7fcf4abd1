"""The witness: openpyxl and our package layer read the same cells, each in its own way."""

import runpy
from pathlib import Path

import pytest
from oracle import CORRECTED, PUBLISHED, SAMPLES
from package.helpers import STYLES, TYPES, build, sheet_xml, strings_xml, workbook_xml
from rich.book import USER_SHEET, make_rich

from lkj_xlsx.compute import compute
from lkj_xlsx.package import Cell, ReadableWorkbook, Refused, open_workbook
from lkj_xlsx.verify.witness import open_witness

# General, 0.00%, a date, text.
_STYLES = STYLES.replace("<xf/><xf/></cellXfs>", '<xf numFmtId="14"/><xf numFmtId="49"/></cellXfs>')
_STRINGS = strings_xml(
    "<t>biasa</t>", "<r><t>sebagian </t></r><r><t>tebal</t></r>", '<t xml:space="preserve"> ujung </t>',
    "<t>=1+1</t>", "<t>baris_x000D_\nbaru</t>",
)  # fmt: skip
_ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
    '<c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c>'
    '<c r="F1" t="inlineStr"><is><t>di tempat</t></is></c></row>'
    '<row r="2"><c r="A2"><v>1000000000000001</v></c><c r="B2"><v>0.30000000000000004</v></c>'
    '<c r="C2"><v>1E-7</v></c><c r="D2" s="1"><v>0.855</v></c><c r="E2"><v>0</v></c><c r="F2" t="b"><v>1</v></c>'
    '<c r="G2" t="e"><v>#DIV/0!</v></c><c r="H2" s="1"/></row>'
    '<row r="3"><c r="A3" s="2"><v>45658</v></c><c r="B3" s="2"><v>45658.75</v></c><c r="C3" s="2"><v>0.5</v></c>'
    '<c r="D3" t="d"><v>2025-01-01</v></c></row>'
    '<row r="4"><c r="A4"><f>SUM(A2:B2)</f><v>3</v></c><c r="B4" t="str"><f>""</f><v></v></c><c r="C4"><f>A4</f></c>'
    '<c r="D4" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="E4" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    '<c r="F4" t="b"><f>TRUE</f><v>0</v></c></row>'
    '<row r="5"><c r="A5"><f t="shared" ref="A5:C5" si="0">$A2+A$3*2</f><v>1</v></c>'
    '<c r="B5"><f t="shared" si="0"/><v>2</v></c><c r="C5"><f t="shared" si="0"/><v>3</v></c>'
    '<c r="D5"><f t="array" ref="D5:E5">A2:B2*2</f><v>4</v></c><c r="E5"><v>5</v></c></row>'
    '<row r="7" hidden="1"><c r="A7"><v>7</v></c></row>'
    '<row r="9"><c r="B9"><v>9</v></c></row>'
)
_BEFORE = '<cols><col min="3" max="5" width="9" hidden="1"/></cols>'
_AFTER = '<mergeCells count="1"><mergeCell ref="B9:C10"/></mergeCells>'
_STRINGS_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_DATES_FROM_1904 = '<workbookPr date1904="1"/><sheets><sheet name="PK" sheetId="1" r:id="rId1"/></sheets>'


def libreoffice_edits(path: Path, *, date1904: bool = False) -> Path:
    types = TYPES.replace("</Types>", f"{_STRINGS_TYPE}</Types>")  # by which openpyxl finds them
    more: dict[str, str | bytes | None] = {
        "[Content_Types].xml": types,
        "xl/sharedStrings.xml": _STRINGS,
        "xl/styles.xml": _STYLES,
    }
    if date1904:
        more["xl/workbook.xml"] = workbook_xml(_DATES_FROM_1904)
    return build(path, sheet_xml(_ROWS, _BEFORE, _AFTER), more)


def seen(cell: Cell) -> tuple[object, ...]:
    return cell.value, cell.formula, cell.error, cell.is_percent, cell.is_date


def cells(book: ReadableWorkbook) -> dict[tuple[str, str], tuple[object, ...]]:
    """What every cell holds that holds something."""
    return {
        (name, cell.ref): seen(cell)
        for name in book.sheet_names
        for _, row in book.sheet(name).rows()
        for cell in row.values()
        if not cell.is_blank or cell.value == ""
    }


def around(book: ReadableWorkbook) -> dict[str, object]:
    """What stands around the cells."""
    return {
        name: (sheet.state, sheet.hidden_rows, sheet.hidden_columns, set(sheet.merged))
        for name, sheet in ((name, book.sheet(name)) for name in book.sheet_names)
    }


def assert_both_read_the_same(file: Path) -> int:
    ours, witness = open_workbook(file), open_witness(file)
    assert witness.sheet_names == ours.sheet_names
    found, expected = cells(witness), cells(ours)
    assert {place: found.get(place) for place in expected} == expected
    assert found.keys() == expected.keys()
    assert around(witness) == around(ours)
    assert witness.custom_properties == ours.custom_properties
    assert (witness.date1904, witness.external_links) == (ours.date1904, ours.external_links)
    assert witness.sha256 == ours.sha256
    return len(expected)


@pytest.mark.parametrize("date1904", [False, True])
def test_a_cell_of_every_kind(date1904: bool, tmp_path: Path) -> None:
    """Shared and array formulas, rich and spelled-out text, errors, percentages, dates, results that are empty."""
    assert assert_both_read_the_same(libreoffice_edits(tmp_path / "tangan.xlsx", date1904=date1904)) == 30


@pytest.mark.parametrize("sample", [PUBLISHED, CORRECTED], ids=lambda path: path.stem)
def test_an_outcome(sample: Path, tmp_path: Path) -> None:
    outcome = compute(sample, tmp_path / "hasil.xlsx")
    assert outcome.output is not None
    assert assert_both_read_the_same(outcome.output) > 2500
    names = ("Batas_Capaian", "Kategori_Batas", "Skala_Kata", "Tak_Ada")
    ours, witness = open_workbook(outcome.output), open_witness(outcome.output)
    assert [witness.defined_name(name) for name in names] == [ours.defined_name(name) for name in names]


def test_a_workbook_with_everything_that_people_add(tmp_path: Path) -> None:
    prefill = runpy.run_path(str(SAMPLES / "make_samples.py"))["corrected"]()
    file = make_rich(prefill, tmp_path / "kaya.xlsx", "99")
    assert assert_both_read_the_same(file) > 2000
    witness = open_witness(file)
    assert witness.custom_properties["Nomor Surat"] == "95/PR.03"
    assert witness.sheet(USER_SHEET).cell(2, 2).formula == "B1+1"


def test_what_openpyxl_cannot_read_is_one_sentence(tmp_path: Path) -> None:
    """A style that it does not know makes it refuse the whole file; ours reads past it."""
    odd = _STYLES.replace("<patternFill/>", '<patternFill patternType="belang"/>')
    file = build(tmp_path / "aneh.xlsx", sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'), {"xl/styles.xml": odd})
    assert open_workbook(file).sheet("PK").cell(1, 1).value == 1
    with pytest.raises(Refused, match=r"aneh\.xlsx tidak dapat dibaca oleh openpyxl .*, lalu periksa lagi\."):
        open_witness(file)
