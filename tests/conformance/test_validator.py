"""Microsoft's validator finds a broken workbook, and what is compared is only what is new."""

from pathlib import Path

import pytest
import xlsxwriter
from robust.parts import packed, replaced, unpacked

from conformance.comparing import Pair, faults_of, new_faults
from conformance.validator import format_errors

SHEET = "xl/worksheets/sheet1.xml"
BROKEN_ROW, SECOND_BROKEN_ROW = (b'<row r="%d" aneh="1"><c r="A%d"/></row>' % (row, row) for row in (8, 9))
HIGH_ROW = b'<row r="7" ht="500" customHeight="1"/>'


def book(target: Path, *rows: bytes) -> Path:
    """Write a small workbook with rows added to its sheet."""
    with xlsxwriter.Workbook(target) as made:
        made.add_worksheet().write("A1", "isi")
    parts, end = unpacked(target.read_bytes()), b"</sheetData>"
    target.write_bytes(packed({**parts, SHEET: replaced(parts[SHEET], end, b"".join(rows) + end)}))
    return target


@pytest.mark.openxml
def test_the_validator_names_the_part_and_the_error(tmp_path: Path) -> None:
    (tmp_path / "bukan.xlsx").write_bytes(b"bukan zip")
    files = [book(tmp_path / "rusak.xlsx", BROKEN_ROW), book(tmp_path / "baik.xlsx"), tmp_path / "bukan.xlsx"]
    broken, sound, no_archive = format_errors(files)
    assert [(one.kind, one.part) for one in broken] == [("Sch_UndeclaredAttribute", f"/{SHEET}")]
    assert sound == []
    assert [one.kind for one in no_archive] == ["Exception"]


@pytest.mark.openxml
def test_an_error_that_came_with_the_workbook_is_not_new(tmp_path: Path) -> None:
    sound, broken = book(tmp_path / "baik.xlsx"), book(tmp_path / "rusak.xlsx", BROKEN_ROW)
    more = book(tmp_path / "lebih.xlsx", BROKEN_ROW, SECOND_BROKEN_ROW)
    pairs = {"sama": Pair(broken, broken), "lebih": Pair(broken, more), "baru": Pair(sound, broken)}
    assert list(new_faults(pairs, tmp_path)) == ["lebih", "baru"]


def test_a_breach_that_came_with_the_workbook_is_not_new(tmp_path: Path) -> None:
    sound, high = book(tmp_path / "baik.xlsx"), book(tmp_path / "tinggi.xlsx", HIGH_ROW)
    pairs = {"sama": Pair(high, high), "baru": Pair(sound, high)}
    assert list(new_faults(pairs, tmp_path)) == ["baru"]
    assert any("500" in one for one in faults_of(high))
