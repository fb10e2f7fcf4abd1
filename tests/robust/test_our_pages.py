"""The sheets that we write ourselves: they may be deleted, and the user may have sheets of their names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import texts
from openpyxl import Workbook, load_workbook

from robust.parts import run

OWN = (("Uraian", "Nilai"), ("Kurang volume", 15250000), ("Lebih bayar", 780000))


def fill(sheet: Any) -> None:
    for row in OWN:
        sheet.append(row)


def deleted(book: Workbook) -> None:
    del book["Temuan"]


def deleted_beside_one_with_the_word(book: Workbook) -> None:
    del book["Temuan"]
    fill(book.create_sheet("Temuan BPK 2023"))


def own_sheet_of_that_name(book: Workbook) -> None:
    del book["Temuan"]
    fill(book.create_sheet("TEMUAN"))


def own_sheet_beside_the_renamed_one(book: Workbook) -> None:
    book["Temuan"].title = "Hasil Temuan"
    fill(book.create_sheet("Temuan"))


def own_sheets_of_both_names(book: Workbook) -> None:
    del book["Temuan"]
    fill(book.create_sheet("Temuan"))
    fill(book.create_sheet("Temuan lkj-xlsx"))


EDITS = (deleted, deleted_beside_one_with_the_word, own_sheet_of_that_name, own_sheet_beside_the_renamed_one,
         own_sheets_of_both_names)  # fmt: skip


def edited(sample: Path, folder: Path, edit: Callable[[Workbook], None]) -> Path:
    book = load_workbook(sample)
    edit(book)
    book.save(folder / "lkj.xlsx")
    return folder / "lkj.xlsx"


@pytest.mark.parametrize("edit", EDITS)
def test_the_list_of_findings_gets_a_sheet_and_no_sheet_of_the_user_is_written(
    tmp_path: Path, short_sample: Path, edit: Callable[[Workbook], None]
) -> None:
    source = edited(short_sample, tmp_path, edit)
    first, second = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    assert run("check", source).exit_code == 0
    assert run("diff", short_sample, source).exit_code == 0
    assert run("compute", source, "-o", first).exit_code == 0
    verified = run("verify", first)
    assert verified.exit_code == 0, verified.stdout
    assert run("compute", first, "-o", second).exit_code == 0
    assert second.read_bytes() == first.read_bytes()
    before, after = load_workbook(source), load_workbook(first)
    assert [name for name in before.sheetnames if name not in after.sheetnames] == []
    for name in before.sheetnames:
        if before[name]["A1"].value == OWN[0][0]:
            assert tuple(after[name].iter_rows(values_only=True)) == OWN
    assert "Temuan Pemeriksaan" in texts(first)


def no_summary(book: Workbook) -> None:
    del book["Ringkasan"]


def own_summary(book: Workbook) -> None:
    del book["Ringkasan"]
    fill(book.create_sheet("Ringkasan"))


def neither(book: Workbook) -> None:
    del book["Ringkasan"], book["Temuan"]


@pytest.mark.parametrize("edit", [no_summary, own_summary, neither])
def test_without_ringkasan_check_and_diff_go_on_and_verify_asks_for_it(
    tmp_path: Path, short_sample: Path, edit: Callable[[Workbook], None]
) -> None:
    source = edited(short_sample, tmp_path, edit)
    assert run("check", source).exit_code == 0
    assert run("diff", short_sample, source).exit_code == 0
    result = run("verify", source)
    assert result.exit_code == 3
    assert "Ringkasan" in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["lkj.xlsx"]


@pytest.mark.parametrize("edit", [no_summary, neither])
def test_pages_that_are_missing_are_written_again(
    tmp_path: Path, short_sample: Path, edit: Callable[[Workbook], None]
) -> None:
    assert run("compute", edited(short_sample, tmp_path, edit)).exit_code == 0
    assert run("verify", tmp_path / "lkj-hasil.xlsx").exit_code == 0


def test_a_sheet_of_the_user_in_the_place_of_ringkasan_is_refused(tmp_path: Path, short_sample: Path) -> None:
    result = run("compute", edited(short_sample, tmp_path, own_summary))
    assert result.exit_code == 3
    assert "Ringkasan" in result.stderr


def test_manual_calculation_is_put_back_and_named(tmp_path: Path, short_sample: Path) -> None:
    def by_hand(book: Workbook) -> None:
        book.calculation.calcMode, book.calculation.fullCalcOnLoad = "manual", False

    source, output = edited(short_sample, tmp_path, by_hand), tmp_path / "hasil.xlsx"
    assert run("compute", source, "-o", output).exit_code == 0
    book = load_workbook(output)
    assert book.calculation.calcMode != "manual"
    assert book.calculation.fullCalcOnLoad
    assert "Hitung otomatis dinyalakan lagi" in book["Temuan"]["A4"].value
