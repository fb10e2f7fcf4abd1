"""Peran from run to run: what the user set stays, what compute wrote follows the table, sorting changes nothing."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from checks.case import budget
from markdown_book import book
from openpyxl.worksheet.worksheet import Worksheet

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.verify import Verdict, verify

ROWS = (
    "076.01.CQ | Program satu | 300 | 240", "3355 | Kegiatan a | 100 | 80", "3356 | Kegiatan b | 200 | 160",
    "076.01.WA | Program dua | 50 | 40", "3357 | Kegiatan c | 50 | 40",
)  # fmt: skip


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return compute(book(tmp_path_factory.mktemp("peran"), budget(*ROWS)))


def again(first: Outcome, folder: Path, edit: Callable[[Worksheet], None]) -> Outcome:
    assert first.output is not None
    file = openpyxl.load_workbook(first.output)
    edit(file["Anggaran"])
    file.save(folder / "lagi.xlsx")
    return compute(folder / "lagi.xlsx")


def roles(outcome: Outcome) -> list[str]:
    return list(tree_of(outcome.laporan, "Anggaran").roles.values())


def codes(outcome: Outcome) -> set[str]:
    return {one.code for one in outcome.findings}


def put_rows(order: list[int]) -> Callable[[Worksheet], None]:
    """Exchange whole rows, values that compute wrote beside them included."""

    def sort(sheet: Worksheet) -> None:
        inputs = [1, 2, 3, 4, 7, 13, 14]
        kept = {row: [sheet.cell(row, column).value for column in inputs] for row in order}
        for row, of in enumerate(order, 6):
            for column, value in zip(inputs, kept[of], strict=True):
                sheet.cell(row, column).value = value

    return sort


def test_the_first_run_fills_each_role(first: Outcome) -> None:
    assert roles(first) == ["Induk", "Rincian", "Rincian", "Induk", "Rincian"]
    assert first.hasil.anggaran.total.pagu == 350


def test_sorting_changes_nothing(first: Outcome, tmp_path: Path) -> None:
    outcome = again(first, tmp_path, put_rows([10, 8, 9, 7, 6]))
    assert roles(outcome) == ["Rincian", "Rincian", "Induk", "Rincian", "Induk"]
    assert outcome.hasil.anggaran.total.pagu == 350
    assert outcome.output is not None
    assert verify(outcome.output).verdict is Verdict.SAME
    third = compute(outcome.output, tmp_path / "ketiga.xlsx")
    assert not third.changes
    assert roles(third) == roles(outcome)


def test_what_the_user_changed_stays_and_is_judged(first: Outcome, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["G6"] = "Rincian"

    outcome = again(first, tmp_path, change)
    assert roles(outcome)[0] == "Rincian"
    assert outcome.hasil.anggaran.total.pagu == 650
    assert "PR03" in codes(outcome)
    assert outcome.output is not None
    assert "PR03" in codes(compute(outcome.output, tmp_path / "ketiga.xlsx"))


def test_rows_added_below_a_rincian_make_it_a_parent(first: Outcome, tmp_path: Path) -> None:
    def add(sheet: Worksheet) -> None:
        rows: dict[int, tuple[str | int, ...]] = {
            11: ("3357.EBA", "Keluaran", 20, 10), 12: ("3357.EBB", "Keluaran", 30, 30),
        }  # fmt: skip
        for row, line in rows.items():
            for column, value in enumerate(line, 1):
                sheet.cell(row, column).value = value

    outcome = again(first, tmp_path, add)
    assert roles(outcome) == ["Induk", "Rincian", "Rincian", "Induk", "Induk", "Rincian", "Rincian"]
    assert outcome.hasil.anggaran.total.pagu == 350


def test_a_role_that_was_changed_after_computing_is_seen(first: Outcome, tmp_path: Path) -> None:
    assert first.output is not None
    for cell in ("G7", "M7"):
        file = openpyxl.load_workbook(first.output)
        file["Anggaran"][cell] = "Induk" if cell == "G7" else "Induk 7 0 []"
        file.save(tmp_path / "ubah.xlsx")
        assert verify(tmp_path / "ubah.xlsx").verdict is not Verdict.SAME, cell
