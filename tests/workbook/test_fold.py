"""A million styled blank rows cost little, come back byte for byte, and give way where something is written."""

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from lkj_xlsx.workbook import open_workbook
from lkj_xlsx.workbook.fold import fold, unfold

SHEET = "xl/worksheets/sheet1.xml"
FIRST, LAST = 10, 5000


def tail(prefix: str = "") -> bytes:
    return "".join(
        f'<{prefix}row r="{row}"><{prefix}c r="A{row}" s="0"/></{prefix}row>' for row in range(FIRST, LAST + 1)
    ).encode()


@pytest.fixture
def styled(tmp_path: Path) -> Path:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        made.add_worksheet("A").write_string(0, 0, "isi")
    path = tmp_path / "bergaya.xlsx"
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"</sheetData>", tail() + b"</sheetData>") if name == SHEET else data)
    return path


def xml_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(SHEET)


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_folding_and_unfolding_gives_the_same_bytes(prefix: str) -> None:
    p = prefix
    data = f'<{p}worksheet><{p}sheetData><{p}row r="1"><{p}c r="A1"><{p}v>1</{p}v></{p}c></{p}row>'.encode()
    data += tail(prefix) + f"</{p}sheetData></{p}worksheet>".encode()
    slim, folded = fold(data)
    assert folded is not None
    assert folded.last == LAST
    assert len(slim) < len(data) / 2
    assert unfold(slim, folded) == data


def test_few_blank_rows_are_left_alone() -> None:
    data = b'<worksheet><sheetData><row r="1"/><row r="2"/></sheetData></worksheet>'
    assert fold(data) == (data, None)


def test_content_below_the_blank_rows_is_never_folded_away() -> None:
    data = b"<worksheet><sheetData>" + tail() + b'<row r="9000"><c r="A9000"><v>1</v></c></row></sheetData></worksheet>'
    assert fold(data) == (data, None)


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
def test_rows_taken_away_are_gone_whether_folded_or_not(styled: Path, tmp_path: Path, row: int) -> None:
    book = open_workbook(styled)
    book.sheet("A").delete_rows_from(row)
    book.save(tmp_path / "keluar.xlsx")
    numbers = [int(part.split(b'"')[0]) for part in xml_of(tmp_path / "keluar.xlsx").split(b'<row r="')[1:]]
    assert max(numbers) == max(row - 1 if row > FIRST else 1, 1)
