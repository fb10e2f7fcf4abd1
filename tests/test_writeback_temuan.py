"""Temuan as compute leaves it: worst first, every cell a link, filtered, printed to its last row, never silent."""

from itertools import takewhile
from pathlib import Path

import openpyxl
import pytest
from checks.case import CLEAN, one
from markdown_book import book, put
from openpyxl.worksheet.worksheet import Worksheet
from oracle import PUBLISHED

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.declare.message import Level
from lkj_xlsx.sheets import jejak

LEVELS = [level.word for level in Level]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return compute(PUBLISHED, tmp_path_factory.mktemp("temuan") / "hasil.xlsx")


def temuan(outcome: Outcome) -> Worksheet:
    assert outcome.output is not None
    return openpyxl.load_workbook(outcome.output, data_only=True)["Temuan"]


def first_row(sheet: Worksheet) -> int:
    """The row below the headings of the list, above which stands what has to be put right."""
    return 1 + next(row for row in range(1, 40) if sheet.cell(row, 1).value == "Tingkat")


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """The findings: all rows down to the blank one above Jejak."""
    return list(takewhile(any, sheet.iter_rows(min_row=first_row(sheet), max_col=10, values_only=True)))


def test_every_finding_is_a_row_worst_first(published: Outcome) -> None:
    expected = [
        (one.level.word, one.code, one.sheet, one.cell, one.message, one.written, one.computed,
         None if one.difference is None else float(one.difference), one.remedy, one.effect)
        for one in published.findings
    ]  # fmt: skip
    assert rows(temuan(published)) == expected
    ranks = [LEVELS.index(str(row[0])) for row in rows(temuan(published))]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_the_sentence_over_the_table_counts_the_levels(published: Outcome) -> None:
    counts = [sum(1 for one in published.findings if one.level is level) for level in Level]
    assert temuan(published)["A3"].value == "Temuan: {} kesalahan, {} peringatan, {} catatan.".format(*counts)


def test_each_cell_is_a_link_to_the_place_it_names(published: Outcome) -> None:
    sheet = temuan(published)
    found, first = {}, first_row(sheet)
    for row in range(first, first + len(published.findings)):
        link = sheet.cell(row, 4).hyperlink
        found[row] = None if link is None else (link.location or "").replace("'", "")
    assert found == {
        row: None if one.cell is None else f"{one.sheet}!{one.cell}"
        for row, one in enumerate(published.findings, first)
    }


def test_the_filter_covers_the_findings_and_the_print_area_jejak_too(published: Outcome) -> None:
    sheet = temuan(published)
    first = first_row(sheet)
    last = first - 1 + len(published.findings)
    assert sheet.auto_filter.ref == f"A{first - 1}:K{last}"
    assert str(sheet.print_area).replace("'", "") == f"Temuan!$A$1:$K${last + 1 + jejak.ROWS}"
    assert sheet.print_title_rows == f"${first - 1}:${first - 1}"
    assert sheet.freeze_panes is None  # what has to be put right would fill the screen


def test_every_row_has_the_look_of_the_prepared_one(published: Outcome) -> None:
    assert published.output is not None
    sheet, template = (openpyxl.load_workbook(file)["Temuan"] for file in (published.output, published.source))
    for row in range(first_row(sheet), first_row(sheet) + len(published.findings)):
        assert [sheet.cell(row, n).style_id for n in range(1, 11)] == [
            template.cell(6, n).style_id for n in range(1, 11)
        ]


def test_that_nothing_was_found_is_said_in_words(tmp_path: Path) -> None:
    outcome = compute(book(tmp_path, CLEAN, pengaturan={"skala_kategori": "Pemda"}))
    assert outcome.findings == ()
    sheet = temuan(outcome)
    assert [row[4] for row in rows(sheet)] == ["Tidak ada temuan: semua yang diperiksa cocok."]
    assert sheet["A3"].value == "Temuan: 0 kesalahan, 0 peringatan, 0 catatan."
    assert str(sheet.print_area).replace("'", "") == f"Temuan!$A$1:$K${7 + jejak.ROWS}"
    assert sheet["D6"].hyperlink is None


def test_findings_of_an_earlier_run_are_gone(tmp_path: Path) -> None:
    first = compute(book(tmp_path, one("lOOo/o", "-", "Naik")))
    assert first.output is not None
    witness = openpyxl.load_workbook(first.output)
    for ref, value in (("E6", "Maksimum"), ("F6", 80)):
        witness["PK"][ref].value = value
    witness["Pengukuran"]["H6"].value = 80
    witness["Pengaturan"]["B8"].value = "Pemda"
    witness.save(tmp_path / "dibetulkan.xlsx")
    second = compute(tmp_path / "dibetulkan.xlsx")
    assert len(first.findings) == 3
    assert [row[4] for row in rows(temuan(second))] == ["Tidak ada temuan: semua yang diperiksa cocok."]
    left = [cell.coordinate for row in temuan(second).iter_rows(min_row=7) for cell in row if cell.value]
    assert (left[0], left[-1]) == ("A8", f"E{7 + jejak.ROWS}")
    assert [cell for row in temuan(second).iter_rows(min_row=7) for cell in row if cell.hyperlink] == []


def test_what_the_user_wrote_beside_a_title_of_ours_stays(tmp_path: Path) -> None:
    outcome = compute(book(tmp_path, CLEAN, edit=put(PK_A2="Perjanjian Kinerja yang Direvisi")))
    assert outcome.output is not None
    assert openpyxl.load_workbook(outcome.output)["PK"]["A2"].value == "Perjanjian Kinerja yang Direvisi"


def test_rows_without_data_are_not_printed(published: Outcome) -> None:
    assert published.output is not None
    witness = openpyxl.load_workbook(published.output)
    hidden = {row for row, line in witness["Anggaran"].row_dimensions.items() if line.hidden}
    assert hidden == set(range(8, 66))
    areas = {name: str(witness[name].print_area).replace("'", "") for name in ("RKT", "PK", "Pengukuran", "Anggaran")}
    assert areas == {
        "RKT": "RKT!$A$1:$H$10", "PK": "PK!$A$1:$G$17", "Pengukuran": "Pengukuran!$A$1:$J$14",
        "Anggaran": "Anggaran!$A$1:$F$66",
    }  # fmt: skip
