"""A million styled blank rows cost little and come back byte for byte; unusual spelling is read all the same."""

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from lkj_xlsx.package import open_workbook
from lkj_xlsx.package.frame import split_sheet

from .helpers import MAIN, SHEET_PART, build, one_sheet, parts_of, sheet_xml

FIRST, LAST = 10, 5000


def tail(last: int = LAST) -> bytes:
    return "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(FIRST, last + 1)).encode()


def styled_book(path: Path, last: int = LAST) -> Path:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        made.add_worksheet("A").write_string(0, 0, "isi")
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            blank = tail(last) + b"</sheetData>"
            target.writestr(name, data.replace(b"</sheetData>", blank) if name == SHEET_PART else data)
    return path


@pytest.fixture
def styled(tmp_path: Path) -> Path:
    return styled_book(tmp_path / "bergaya.xlsx")


def xml_of(path: Path) -> bytes:
    return parts_of(path)[SHEET_PART]


def test_a_change_above_keeps_the_blank_rows_byte_for_byte(styled: Path, tmp_path: Path) -> None:
    book = open_workbook(styled)
    book.sheet("A").put_number(1, 2, 7)
    book.save(tmp_path / "keluar.xlsx")
    assert tail() in xml_of(tmp_path / "keluar.xlsx")
    assert openpyxl.load_workbook(tmp_path / "keluar.xlsx")["A"]["B1"].value == 7


def test_a_put_among_the_blank_rows_stands_in_its_row_once(styled: Path, tmp_path: Path) -> None:
    book = open_workbook(styled)
    book.sheet("A").put_text(4000, 1, "di tengah")
    book.save(tmp_path / "keluar.xlsx")
    assert xml_of(tmp_path / "keluar.xlsx").count(b'r="A4000"') == 1
    sheet = openpyxl.load_workbook(tmp_path / "keluar.xlsx")["A"]
    assert (sheet["A4000"].value, sheet.max_row) == ("di tengah", LAST)


@pytest.mark.parametrize("row", [5, 3000])
def test_rows_taken_away_are_gone(styled: Path, tmp_path: Path, row: int) -> None:
    book = open_workbook(styled)
    book.sheet("A").delete_rows_from(row)
    book.save(tmp_path / "keluar.xlsx")
    numbers = [int(part.split(b'"')[0]) for part in xml_of(tmp_path / "keluar.xlsx").split(b'<row r="')[1:]]
    assert max(numbers) == max(row - 1 if row > FIRST else 1, 1)


_READ = r"""
import re, sys, time, zipfile
from pathlib import Path
from xml.parsers import expat
from lkj_xlsx.package import open_workbook
with zipfile.ZipFile(sys.argv[1]) as archive:
    start = time.process_time()
    with archive.open("xl/worksheets/sheet1.xml") as sheet:
        expat.ParserCreate().ParseFile(sheet)
    parsed = time.process_time() - start
start = time.process_time()
rows = [row for row, _ in open_workbook(Path(sys.argv[1])).sheet("A").rows()]
taken = time.process_time() - start
print(len(rows), taken, parsed, int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.alone
def test_a_million_styled_blank_rows_cost_two_seconds_and_150_megabytes_at_most(tmp_path: Path) -> None:
    book = styled_book(tmp_path / "sejuta.xlsx", 1_000_000)
    ran = subprocess.run([sys.executable, "-c", _READ, str(book)], capture_output=True, text=True, check=True)
    rows, seconds, parsed, megabytes = ran.stdout.split()
    assert int(rows) == 1
    # On a slow or busy machine: five times what expat takes to unpack and parse the same sheet.
    assert float(seconds) <= max(2, 5 * float(parsed))
    assert int(megabytes) <= 150


ROW = '<row r="1"><c r="A1"><f>B1&amp;"x"</f><v>3</v></c><c r="B1" t="inlineStr"><is><t>a&lt;b</t></is></c></row>'
UNUSUAL: dict[str, str | bytes] = {
    "a comment among the rows": sheet_xml(f"<!-- <row r='9'> -->{ROW}"),
    "an instruction in a row": sheet_xml(ROW.replace("<c r", "<?mso-x <c?><c r", 1)),
    "CDATA": sheet_xml(ROW.replace('B1&amp;"x"', '<![CDATA[B1&"x"]]>')),
    "UTF-16": ('<?xml version="1.0" encoding="UTF-16"?>' + sheet_xml(ROW)).encode("utf-16"),
    "single quotes": sheet_xml(ROW.replace('"', "'").replace("'x'", '"x"')),
    "blanks between everything": sheet_xml(ROW.replace("><", "> \r\n <").replace("/c>", "/c  >")),
    "a bracket in an attribute": sheet_xml(ROW.replace('r="A1"', 'ph=">" r="A1"')),
    "no numbers": sheet_xml(ROW.replace(' r="1"', "").replace(' r="A1"', "").replace(' r="B1"', "")),
    "no numbers but the row's": sheet_xml(ROW.replace(' r="A1"', "").replace(' r="B1"', "")),
    "rows that come backwards": sheet_xml('<row r="2"/>' + ROW),
    "entities by number": sheet_xml(ROW.replace("&amp;", "&#38;").replace("&lt;", "&#x3C;")),
    "a prefix": f'<x:worksheet xmlns:x="{MAIN}">'
    + sheet_xml(ROW).split(">", 1)[1].replace("</", "<\0").replace("<", "<x:").replace("<x:\0", "</x:")
    + "",
    "inline texts without the prefix of the cells": f'<x:worksheet xmlns:x="{MAIN}" xmlns="{MAIN}">'
    + re.sub("<(/?)(row|c|v|f|sheetData|worksheet)(?=[ >])", r"<\1x:\2", sheet_xml(ROW).split(">", 1)[1]),
    "inline texts with a prefix among cells without": f'<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}">'
    + re.sub("<(/?)(is|t)>", r"<\1x:\2>", sheet_xml(ROW).split(">", 1)[1]),
    "values with another prefix than the cells": f'<x:worksheet xmlns:x="{MAIN}" xmlns:y="{MAIN}">'
    + re.sub(
        "<(/?)([yx]:)?(?=[a-zA-Z])",
        lambda tag: f"<{tag[1]}{tag[2] or 'x:'}",
        re.sub("<(/?)(v|is)>", r"<\1y:\2>", sheet_xml(ROW).split(">", 1)[1]),
    ),
    "a prefix that only a row declares": sheet_xml(
        re.sub("<(/?)(c|is)(?=[ >])", r"<\1z:\2", ROW).replace("<row ", f'<row xmlns:z="{MAIN}" ')
    ),
}


@pytest.mark.parametrize("case", UNUSUAL)
def test_unusual_spelling_is_read_and_changed(tmp_path: Path, case: str) -> None:
    xml = UNUSUAL[case]
    path = tmp_path / "laporan.xlsx"
    build(path, "", {SHEET_PART: xml if isinstance(xml, bytes) else xml.encode()})
    book = open_workbook(path)
    sheet = book.sheet("PK")
    assert sheet.cell(1, 1).formula == 'B1&"x"'
    assert (sheet.cell(1, 1).value, sheet.cell(1, 2).value) == (3, "a<b")
    assert book.changed_parts() == set()
    sheet.put_text(1, 3, "c")
    sheet.put_number(1, 1, 4)
    book.save(tmp_path / "keluar.xlsx")
    seen = openpyxl.load_workbook(tmp_path / "keluar.xlsx")["PK"]
    assert [cell.value for cell in seen[1]] == [4, "a<b", "c"]


def test_a_change_that_is_taken_back_is_none(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    sheet = one_sheet(path, ROW)
    sheet.put_number(1, 1, 9)
    sheet.hide_row(1, hidden=True)
    sheet.put_formula(1, 1, 'B1&"x"', 3)
    sheet.hide_row(1, hidden=False)
    assert not sheet._rows.differ


def test_the_frame_holds_no_row() -> None:
    made = split_sheet(sheet_xml(ROW, after="<pageMargins/>").encode(), "a.xlsx", SHEET_PART)
    assert b"<row" not in made.frame
    assert b"<pageMargins/>" in made.frame
    assert (b"".join(made.rows.chunks()).decode(), list(made.rows.numbers())) == (ROW, [1])


@pytest.mark.parametrize("reference", [' r="{}"', ""], ids=["named", "counted"])
def test_rows_that_hold_something_in_a_column(tmp_path: Path, reference: str) -> None:
    def row(number: int, first: str, second: str) -> str:
        cells = f"<c{reference.format(f'A{number}')}{first}<c{reference.format(f'B{number}')}{second}"
        return f'<row r="{number}">{cells}</row>'

    rows = (
        row(2, "/>", "><v>1</v></c>")
        + row(3, "><v>1</v></c>", ' s="1"/>')
        + row(5, ' t="inlineStr"><is><t>B</t></is></c>', "><f>A1</f></c>")
    )
    sheet = one_sheet(tmp_path / "laporan.xlsx", rows)
    assert sheet.rows_filled_in(2) == [2, 5]
    sheet.put_text(9, 2, "baru")
    sheet.clear(2, 2)
    assert sheet.rows_filled_in(2) == [5, 9]
