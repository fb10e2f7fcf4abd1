"""A realisasi stays with the indikator that it was typed for: what ``compute`` records, and when it says otherwise."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_book import book

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.package import Sheet, Workbook, open_workbook
from lkj_xlsx.sheets.tables import declared_layout

PROMISED = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Partisipasi pemilih | Maksimum | 80 | % |
|            | IK02    |                   | Jumlah laporan keuangan | Maksimum | 4 | Laporan |
|            | IK03    |                   | Opini BPK | Maksimum | WTP | Opini |
|            | IK04    |                   | Sengketa yang dimenangkan | Maksimum | 90 | % |
| Pengukuran | Realisasi |
|            | 72        |
|            | 3         |
|            | WTP       |
|            | 60        |
"""
_LAYOUT = declared_layout()
CODE, REALISASI, RECORD = (_LAYOUT["Pengukuran"].columns[key] for key in ("kode_ik", "realisasi", "indikator_tercatat"))
NAME, TARGET = (_LAYOUT["PK"].columns[key] for key in ("indikator", "target"))
Edit = Callable[[Workbook], None]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outcome of the first run, which the user goes on working in."""
    output = compute(book(tmp_path_factory.mktemp("awal"), PROMISED)).output
    assert output is not None
    return output


def again(first: Path, folder: Path, edit: Edit) -> Outcome:
    """Compute the first outcome once more, after an edit."""
    workbook = open_workbook(first)
    edit(workbook)
    workbook.save(folder / "lagi.xlsx")
    return compute(folder / "lagi.xlsx")


def accused(outcome: Outcome) -> list[tuple[str | None, ...]]:
    """The cells of the finding that realisasi belong to other indikator."""
    return [(one.cell, *(cell for _, cell in one.related)) for one in outcome.findings if one.code == "LS15"]


def code(row: int, text: str) -> Edit:
    return lambda workbook: workbook.sheet("Pengukuran").put_text(row, CODE, text)


def name(row: int, text: str) -> Edit:
    return lambda workbook: workbook.sheet("PK").put_text(row, NAME, text)


def exchanged(sheet: Sheet, column: int) -> None:
    """Exchange what stands in rows 6 and 7 of a column."""
    one, other = sheet.cell(6, column).value, sheet.cell(7, column).value
    for row, value in ((6, other), (7, one)):
        if isinstance(value, str):
            sheet.put_text(row, column, value)
        elif value is not None and not isinstance(value, bool):
            sheet.put_number(row, column, value)


def names_moved_down(workbook: Workbook) -> None:
    """A row is inserted on PK, and the codes are filled down again."""
    sheet = workbook.sheet("PK")
    for row in (9, 8, 7):
        sheet.put_text(row, NAME, str(sheet.cell(row - 1, NAME).value))
    sheet.put_text(6, NAME, "Indeks kepuasan")


def sorted_without_records(workbook: Workbook) -> None:
    for column in (CODE, REALISASI):
        exchanged(workbook.sheet("Pengukuran"), column)


def sorted_with_records(workbook: Workbook) -> None:
    sorted_without_records(workbook)
    exchanged(workbook.sheet("Pengukuran"), RECORD)


def typed_anew(workbook: Workbook) -> None:
    code(6, "IK04")(workbook)
    workbook.sheet("Pengukuran").put_number(6, REALISASI, 88)


def accepted(workbook: Workbook) -> None:
    name(6, "Indeks kepuasan masyarakat")(workbook)
    workbook.sheet("Pengukuran").clear(6, RECORD)


def test_a_run_records_the_realisasi_and_its_indikator(first: Path) -> None:
    sheet = open_workbook(first).sheet("Pengukuran")
    assert [sheet.cell(row, RECORD).value for row in range(6, 11)] == [
        "72 | Partisipasi pemilih", "3 | Jumlah laporan keuangan", "WTP | Opini BPK", "60 | Sengketa yang dimenangkan",
        None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "cells"),
    [
        (names_moved_down, ("H6", "H7", "H8", "H9")),
        (lambda workbook: exchanged(workbook.sheet("PK"), NAME), ("H6", "H7")),
        (name(6, "Indeks kepuasan masyarakat"), ("H6",)),
    ],
    ids=["a row inserted on PK", "names exchanged", "another name"],
)
def test_a_realisasi_whose_code_names_another_indikator_is_a_galat(
    first: Path, tmp_path: Path, edit: Edit, cells: tuple[str, ...]
) -> None:
    outcome = again(first, tmp_path, edit)
    assert accused(outcome) == [cells]
    assert outcome.output is not None
    assert accused(compute(outcome.output, tmp_path / "ketiga.xlsx")) == [cells]  # until the user decides


@pytest.mark.parametrize(
    ("edit", "cells"),
    [
        (code(7, "IK04"), []),
        (lambda workbook: [code(row, f"IK0{row - 6}")(workbook) for row in (7, 8, 9)], [("H8", "H9")]),
    ],
    ids=["a code typed over another", "codes filled down"],
)
def test_a_code_that_is_given_twice_now_is_named_once_where_it_was_changed(
    first: Path, tmp_path: Path, edit: Edit, cells: list[tuple[str | None, ...]]
) -> None:
    outcome = again(first, tmp_path, edit)
    assert [one.cell for one in outcome.findings if one.code == "LS14"] == ["B7"]
    assert accused(outcome) == cells


@pytest.mark.parametrize(
    "edit",
    [
        name(6, "Partisipasi pemilih."),
        name(7, "Jumlah laporan keuangan tepat"),
        sorted_without_records,
        sorted_with_records,
        typed_anew,
        accepted,
        lambda workbook: workbook.sheet("Pengukuran").clear(6, REALISASI),
        lambda workbook: workbook.sheet("PK").put_number(6, TARGET, 75),
    ],
    ids=[
        "a dot",
        "a word more",
        "sorted, records left",
        "sorted",
        "a new realisasi",
        "accepted",
        "emptied",
        "a target",
    ],
)
def test_what_keeps_each_realisasi_with_its_indikator_is_no_galat(first: Path, tmp_path: Path, edit: Edit) -> None:
    assert accused(again(first, tmp_path, edit)) == []
