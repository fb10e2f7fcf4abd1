"""What people do to a template, done in LibreOffice: each fault is found where it stands."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from conformance.comparing import Pair, new_faults
from oracle import CORRECTED, formulas, same, values
from people.figures import achievements, expected, mean, places
from people.libreoffice_edits import edit_in_libreoffice
from people.user_edits import REFUSED, USER_EDITS

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.declare.model import Role
from lkj_xlsx.package import Refused, split_ref

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The computed sample, with which each edit begins."""
    return compute(CORRECTED, tmp_path_factory.mktemp("awal") / "awal.xlsx")


@pytest.fixture(scope="module")
def saved(before: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The computed sample as LibreOffice saved it after each edit."""
    steps = {name: edit.steps for name, edit in USER_EDITS.items()} | {name: one for name, (one, _) in REFUSED.items()}
    return edit_in_libreoffice(output(before), steps, tmp_path_factory.mktemp("orang"))


@pytest.fixture(scope="module")
def outcomes(saved: Mapping[str, Path]) -> Mapping[str, Outcome]:
    return {name: compute(saved[name]) for name in USER_EDITS}


def output(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


@pytest.mark.parametrize("name", USER_EDITS)
def test_exactly_what_the_user_changed_is_found_where_it_was_changed(
    before: Outcome, outcomes: Mapping[str, Outcome], name: str
) -> None:
    edit, now, then = USER_EDITS[name], places(outcomes[name]), places(before)
    assert now - then == Counter(edit.added)
    assert then - now == Counter(edit.gone)


@pytest.mark.parametrize("name", USER_EDITS)
def test_every_indikator_keeps_its_figure_except_those_that_the_user_changed(
    outcomes: Mapping[str, Outcome], name: str
) -> None:
    edit, hasil = USER_EDITS[name], outcomes[name].hasil
    figures = expected(edit.capaian)
    assert achievements(outcomes[name]) == figures
    assert hasil.ringkasan.capaian == (mean(figures) if edit.has_mean else None)
    assert (hasil.anggaran.total.pagu, hasil.anggaran.total.realisasi) == edit.total


@pytest.mark.parametrize("name", USER_EDITS)
def test_the_saved_summary_shows_the_figures(outcomes: Mapping[str, Outcome], name: str) -> None:
    cells = values(output(outcomes[name]))["Ringkasan"]
    row = next(ref[1:] for ref, value in cells.items() if value == "Rata-rata capaian (%)")
    edit = USER_EDITS[name]
    assert cells.get(f"C{row}") == (float(mean(expected(edit.capaian))) if edit.has_mean else None)


@pytest.mark.parametrize("name", [name for name, edit in USER_EDITS.items() if edit.written])
def test_a_finding_says_what_is_written(outcomes: Mapping[str, Outcome], name: str) -> None:
    for place, written in USER_EDITS[name].written.items():
        found = [one for one in outcomes[name].findings if (one.code, one.sheet, one.cell) == place]
        assert [one.written for one in found] == [written]


def test_nothing_is_written_that_excel_would_repair(
    saved: Mapping[str, Path], outcomes: Mapping[str, Outcome], tmp_path: Path
) -> None:
    pairs = {name: Pair(saved[name], output(outcome)) for name, outcome in outcomes.items()}
    assert new_faults(pairs, tmp_path) == {}


@pytest.mark.parametrize("name", USER_EDITS)
def test_a_second_run_changes_nothing(outcomes: Mapping[str, Outcome], name: str, tmp_path: Path) -> None:
    again = compute(output(outcomes[name]), tmp_path / "lagi.xlsx")
    assert not again.changes
    assert places(again) == places(outcomes[name])
    assert output(again).read_bytes() == output(outcomes[name]).read_bytes()


@pytest.mark.parametrize("name", USER_EDITS)
def test_no_cell_of_the_user_is_lost(saved: Mapping[str, Path], outcomes: Mapping[str, Outcome], name: str) -> None:
    """What the user typed stands there afterwards, except over a result: there the formula comes back.

    The TOTAL of the template below one that the user typed is cleared. The marks and what ``compute`` noted of a row
    are its own.
    """
    laporan = outcomes[name].laporan
    over = {laporan.place(*place) for place in laporan.typed_over_results}
    over |= {laporan.place("Anggaran", row, "kode") for row in laporan.layout["Anggaran"].unused_total_rows}
    ours, before, after = formulas(saved[name]), values(saved[name]), values(output(outcomes[name]))
    lost = {
        (sheet, ref)
        for sheet, cells in before.items()
        for ref, value in cells.items()
        if sheet not in ("Temuan", USER_EDITS[name].written_again)
        and ref not in ours[sheet]
        and not same(value, after[sheet].get(ref))
    }
    noted = {
        (table.sheet, table.columns[column.key])
        for table in laporan.layout.tables.values()
        for column in table.of_role(Role.MARK, Role.RECORD)
        if not column.key.endswith("_tertulis")
    }
    assert {(sheet, ref) for sheet, ref in lost if (sheet, split_ref(ref)[1]) not in noted} <= over


@pytest.mark.parametrize(("name", "sheet", "ref", "heading"), [
    ("kolom-pengukuran-dipindah", "Pengukuran", "E4", "Realisasi"),
    ("kolom-pk-dipindah", "PK", "C4", "Target"),
    ("kolom-disisipkan", "Pengukuran", "I4", "Realisasi"),
])  # fmt: skip
def test_the_column_was_moved(saved: Mapping[str, Path], name: str, sheet: str, ref: str, heading: str) -> None:
    """An edit that changed nothing would prove nothing."""
    assert values(saved[name])[sheet][ref] == heading


def test_sheets_were_moved_hidden_copied_and_deleted(saved: Mapping[str, Path]) -> None:
    books = {
        name: openpyxl.load_workbook(file) for name, file in saved.items() if name.startswith(("lembar", "petunjuk"))
    }
    assert books["lembar-dipindah"].sheetnames[:2] == ["Pengukuran", "Temuan"]
    assert books["lembar-disembunyikan"]["PK"].sheet_state == "hidden"
    assert "Pengukuran (2)" in books["lembar-disalin"].sheetnames
    assert "Petunjuk" not in books["petunjuk-dihapus"].sheetnames


def test_cells_were_merged_and_rows_and_columns_hidden_and_widened(saved: Mapping[str, Path]) -> None:
    names = ("sel-digabung", "hasil-digabung", "baris-disaring", "kolom-disembunyikan", "kolom-dilebarkan")
    cells, results, filtered, hidden, wide = (openpyxl.load_workbook(saved[name])["Pengukuran"] for name in names)
    assert [str(one) for sheet in (cells, results) for one in sheet.merged_cells.ranges] == ["C6:C10", "I16:I17"]
    assert [row for row in range(6, 18) if filtered.row_dimensions[row].hidden] == [6, 13, 14]
    assert hidden.column_dimensions["H"].hidden
    assert wide.column_dimensions["D"].width > 1.2 * cells.column_dimensions["D"].width


def test_the_validation_was_lost(saved: Mapping[str, Path]) -> None:
    before, after = (
        [str(one.sqref) for one in openpyxl.load_workbook(saved[name])["PK"].data_validations.dataValidation]
        for name in ("disimpan-ulang", "validasi-hilang")
    )
    assert any(area.startswith("E6:") for area in before)
    assert not any(area.startswith("E6") for area in after)


def test_what_the_user_did_to_columns_stays(saved: Mapping[str, Path], outcomes: Mapping[str, Outcome]) -> None:
    for name in ("kolom-dilebarkan", "kolom-disembunyikan", "kolom-disisipkan"):
        before, after = (
            openpyxl.load_workbook(file)["Pengukuran"].column_dimensions
            for file in (saved[name], output(outcomes[name]))
        )
        assert {key: (one.width, one.hidden) for key, one in before.items()} == {
            key: (one.width, one.hidden) for key, one in after.items()
        }


def page(file: Path) -> list[tuple[object, ...]]:
    """What Ringkasan shows, row by row, without its blank rows."""
    cells = values(file)["Ringkasan"]
    rows = (tuple(cells.get(f"{column}{row}", "") for column in "ABCDEF") for row in range(1, 120))
    return [row for row in rows if any(value != "" for value in row)]


def test_rows_inserted_into_ringkasan_part_no_figure_from_its_label(
    before: Outcome, outcomes: Mapping[str, Outcome]
) -> None:
    assert page(output(outcomes["baris-ringkasan-disisipkan"])) == page(output(before))


def test_notes_to_the_right_are_there_afterwards(outcomes: Mapping[str, Outcome]) -> None:
    cells = values(output(outcomes["catatan-jauh-di-kanan"]))
    assert [cells["Pengukuran"]["AF50"], cells["Anggaran"]["T500"], cells["PK"]["N6"]] == [
        "catatan kanan", 7, "lihat SK",
    ]  # fmt: skip


def test_the_copy_of_a_sheet_is_neither_read_nor_changed(
    saved: Mapping[str, Path], outcomes: Mapping[str, Outcome]
) -> None:
    name, copy = "lembar-disalin", "Pengukuran (2)"
    assert values(saved[name])[copy] == values(output(outcomes[name]))[copy]
    assert len(outcomes[name].laporan.pengukuran) == 12


def test_links_that_the_user_turned_into_values_stay_values(outcomes: Mapping[str, Outcome]) -> None:
    outcome = outcomes["tautan-jadi-nilai"]
    assert not [place for place in outcome.laporan.intact_links if place[:2] == ("Pengukuran", 6)]
    book = openpyxl.load_workbook(output(outcome))
    assert book["Pengukuran"]["F6"].value == 80


def test_a_user_formula_in_a_result_cell_is_kept_beside_it(outcomes: Mapping[str, Outcome]) -> None:
    cells = openpyxl.load_workbook(output(outcomes["rumus-sendiri-di-hasil"]))["Pengukuran"]
    assert cells["W6"].value == "=H6/F6*100+1"
    assert cells["W6"].data_type == "s"
    assert str(cells["I6"].value).startswith("=IF($V6")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_missing_is_said_in_a_sentence_and_nothing_is_written(saved: Mapping[str, Path], name: str) -> None:
    with pytest.raises(Refused) as refused:
        compute(saved[name])
    assert REFUSED[name][1] in str(refused.value)
    assert not saved[name].with_name(f"{name}-hasil.xlsx").exists()
