"""A finding says what it does to the headline; answers on Temuan are counted, kept, and never hide a finding."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from markdown_book import book, findings_of, put
from openpyxl.chart import BarChart
from oracle import PUBLISHED

from lkj_xlsx.compute import Outcome, check, compute
from lkj_xlsx.package import open_workbook
from lkj_xlsx.read.temuan import heading_row
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.sheets import temuan
from lkj_xlsx.show.outcome import as_json
from lkj_xlsx.verify import Verdict, verify

ROWS = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Indikator 1       | Maksimum  | 100    | %      |
|            | IK02    |                   | Indikator 2       | Maksimum  | 100    | %      |
|            | IK03    | Sasaran B         | Indikator 3       | Maksimum  | 100    | %      |
| Pengukuran | Realisasi |
|            | {} |
|            | {} |
|            | {} |
| Anggaran   | Kode | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) |
|            | 076  | Program 1               | 1000      | {} |
|            | 077  | Program 2               | 1000      | 500 |
"""


def effect_of(found: list[Finding], code: str) -> str | None:
    (one,) = (one for one in found if one.code == code)
    return one.effect


@pytest.mark.parametrize(("setting", "mean", "typed"), [("indikator", "70,00", "91,67"), ("sasaran", "60,00", "92,50")])
def test_a_capaian_that_was_typed_wrong_gives_the_mean_as_it_would_be_with_it(
    tmp_path: Path, setting: str, mean: str, typed: str
) -> None:
    rows = ROWS.format(90, 90, 30, 900)
    found = findings_of(book(tmp_path, rows, pengaturan={"rata_rata": setting}, edit=put(Pengukuran_I8=95)))
    assert effect_of(found, "UK13") == f"Rata-rata capaian {mean}%; dengan angka yang diketik {typed}%."


@pytest.mark.parametrize(("setting", "mean"), [("indikator", "70,00"), ("sasaran", "60,00")])
def test_a_measured_row_in_doubt_gives_the_mean_with_and_without_it(tmp_path: Path, setting: str, mean: str) -> None:
    rows = ROWS.format(90, 90, 30, 900).replace("Indikator 3", "Nilai SAKIP")
    found = findings_of(book(tmp_path, rows, pengaturan={"rata_rata": setting}))
    assert effect_of(found, "PK07") == f"Rata-rata capaian {mean}%; tanpa baris ini 90,00%."


def test_a_total_that_was_typed_gives_serapan_as_it_would_be_with_it(tmp_path: Path) -> None:
    found = findings_of(book(tmp_path, ROWS.format(90, 90, 90, 1000), edit=put(Anggaran_C66=3000)))
    assert effect_of(found, "AG03") == "Serapan 75,00%; dengan angka yang diketik 50,00%."


def test_a_percentage_of_a_budget_row_moves_no_headline(tmp_path: Path) -> None:
    found = findings_of(book(tmp_path, ROWS.format(90, 90, 90, 900), edit=put(Anggaran_F6=45)))
    assert effect_of(found, "AG03") is None


def test_a_total_that_was_typed_and_changes_no_percentage_is_said_to_change_none(tmp_path: Path) -> None:
    typed = put(Anggaran_C66=3000, Anggaran_D66=2250)
    found = findings_of(book(tmp_path, ROWS.format(90, 90, 90, 1000), edit=typed))
    assert {one.effect for one in found if one.code == "AG03"} == {"Serapan tetap 75,00% dengan angka yang diketik."}


def test_a_realisasi_that_cannot_be_read_is_not_in_the_mean(tmp_path: Path) -> None:
    found = findings_of(book(tmp_path, ROWS.format(90, 90, "lOO%", 900)))
    assert effect_of(found, "BC02") == "Tidak ikut dalam rata-rata capaian (2 dari 3 indikator terukur)."


def test_a_target_on_pk_is_traced_to_what_was_measured(tmp_path: Path) -> None:
    found = findings_of(book(tmp_path, ROWS.format(90, 90, 90, 900), edit=put(PK_F8=None)))
    assert effect_of(found, "PK01") == "Tidak ikut dalam rata-rata capaian (2 dari 3 indikator terukur)."


def test_a_budget_row_gives_serapan_with_and_without_it(tmp_path: Path) -> None:
    found = findings_of(book(tmp_path, ROWS.format(90, 90, 90, 1400)))
    assert effect_of(found, "AG02") == "Serapan 95,00%; tanpa baris ini 50,00%."


def test_a_note_says_nothing_and_a_figure_that_stays_is_said_to_stay(tmp_path: Path) -> None:
    rows = ROWS.format("90 %", 90, 90, 900).replace("Indikator 3", "Nilai SAKIP")
    found = findings_of(book(tmp_path, rows))
    notes = [one for one in found if one.level.value == "catatan"]
    assert notes
    assert all(one.effect is None for one in notes)
    assert effect_of(found, "PK07") == "Rata-rata capaian tetap 90,00% tanpa baris ini."


def test_what_pk_promises_and_nobody_measured_is_not_in_the_mean(tmp_path: Path) -> None:
    promised, _, _ = ROWS.partition("| Pengukuran")
    others = "| Pengukuran | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |\n"
    others += "".join(f"| | Lain {number} | Maksimum | 100 | % | 90 |\n" for number in range(3))
    found = findings_of(book(tmp_path, promised + others, without_kode_ik=True))
    assert effect_of(found, "LS05") == "Tidak ikut dalam rata-rata capaian."


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    return compute(PUBLISHED, tmp_path / "hasil.xlsx")


def answered(outcome: Outcome, folder: Path, *answers: str) -> Path:
    """Type answers beside the first findings of an outcome."""
    assert outcome.output is not None
    typed = open_workbook(outcome.output)
    for row, text in enumerate(answers, heading_row(typed.sheet("Temuan")) + 1):
        typed.sheet("Temuan").put_text(row, temuan.PRINTED, text)
    typed.save(folder / "dijawab.xlsx")
    return folder / "dijawab.xlsx"


def test_answers_stay_beside_their_findings_over_three_runs_and_are_counted(outcome: Outcome, tmp_path: Path) -> None:
    file = answered(outcome, tmp_path, "disengaja", "sudah diperbaiki di DIPA")
    again = compute(file, tmp_path / "kedua.xlsx")
    third = compute(tmp_path / "kedua.xlsx", tmp_path / "ketiga.xlsx")
    for run in (again, third):
        assert run.answers == {0: "disengaja", 1: "sudah diperbaiki di DIPA"}
        assert [one.code for one in run.findings] == [one.code for one in outcome.findings]
        said = [one["tanggapan"] for one in json.loads(as_json(run))["temuan"]]
        assert said[:3] == ["disengaja", "sudah diperbaiki di DIPA", None]
    sentence = openpyxl.load_workbook(tmp_path / "ketiga.xlsx", data_only=True)["Temuan"]["A3"].value
    assert sentence == "Temuan: 4 kesalahan (2 dijawab), 9 peringatan, 17 catatan."
    assert check(tmp_path / "ketiga.xlsx").answers == third.answers
    assert verify(tmp_path / "ketiga.xlsx").verdict is Verdict.SAME


def test_an_answer_typed_after_the_run_is_no_difference(outcome: Outcome, tmp_path: Path) -> None:
    assert verify(answered(outcome, tmp_path, "disengaja")).verdict is Verdict.SAME


def test_an_outcome_of_before_gets_the_column_dampak_and_keeps_its_answers(outcome: Outcome, tmp_path: Path) -> None:
    """It had Tanggapan where Dampak stands now, a column of the user's right of it, and called a kesalahan galat."""
    file = answered(outcome, tmp_path, "disengaja")
    before = openpyxl.load_workbook(file)
    sheet = before["Temuan"]
    sheet.delete_cols(temuan.PRINTED - 1)
    sheet.delete_rows(temuan.HEADING_ROW, heading_row(open_workbook(file).sheet("Temuan")) - temuan.HEADING_ROW)
    sheet.cell(temuan.HEADING_ROW, temuan.PRINTED).value = "Tindak Lanjut"
    sheet.cell(temuan.FIRST_ROW, temuan.PRINTED).value = "minggu depan"
    for row in range(temuan.FIRST_ROW, temuan.FIRST_ROW + 4):
        sheet.cell(row, 1).value = "galat"
    before.save(file)
    again = compute(file, tmp_path / "lagi.xlsx")
    after = openpyxl.load_workbook(tmp_path / "lagi.xlsx")["Temuan"]
    heading = heading_row(open_workbook(tmp_path / "lagi.xlsx").sheet("Temuan"))
    assert [cell.value for cell in after[heading]][9:12] == ["Dampak", "Tanggapan", "Tindak Lanjut"]
    assert [cell.value for cell in after[heading + 1]][10:12] == ["disengaja", "minggu depan"]
    assert again.answers == {0: "disengaja"}


def test_an_answer_that_is_a_formula_without_a_value_is_given_as_it_was_typed(outcome: Outcome, tmp_path: Path) -> None:
    assert outcome.output is not None
    file, first = openpyxl.load_workbook(outcome.output), heading_row(open_workbook(outcome.output).sheet("Temuan")) + 1
    file["Temuan"].cell(first, temuan.PRINTED).value = "=1+1"
    file["Temuan"].cell(first + 1, temuan.PRINTED).value = 5
    file.save(tmp_path / "dijawab.xlsx")
    assert check(tmp_path / "dijawab.xlsx").answers == {0: "=1+1", 1: "5"}


@pytest.mark.parametrize(("realisasi", "first"), [("lOO%", "Temuan"), ("90", "Ringkasan")])
def test_an_outcome_opens_on_temuan_while_there_is_an_error(tmp_path: Path, realisasi: str, first: str) -> None:
    run = compute(book(tmp_path, ROWS.format(90, 90, realisasi, 900)))
    assert run.output is not None
    made = openpyxl.load_workbook(run.output)
    assert made.active is not None
    assert made.active.title == first
    assert [sheet.title for sheet in made.worksheets if sheet.sheet_view.tabSelected] == [first]


def test_a_hidden_sheet_and_a_chart_in_front_are_left(tmp_path: Path) -> None:
    file = book(tmp_path, ROWS.format(90, 90, 90, 900), edit=hide_ringkasan)
    run = compute(file)
    assert run.output is not None
    made = openpyxl.load_workbook(run.output)
    assert made.active is not None
    assert made.active.title == "Grafik"


def hide_ringkasan(witness: openpyxl.Workbook) -> None:
    witness["Ringkasan"].sheet_state = "hidden"
    witness.create_chartsheet("Grafik").add_chart(BarChart())
    witness.active = len(witness.sheetnames) - 1


def test_compute_says_on_stderr_that_its_input_is_an_outcome(outcome: Outcome, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "lkj_xlsx", "compute", str(tmp_path / "hasil.xlsx")], capture_output=True, check=False
    )
    said = "hasil.xlsx sendiri sudah berkas hasil; isiannya dihitung lagi ke hasil-2.xlsx."
    assert said in ran.stderr.decode()
    assert check(tmp_path / "hasil-2.xlsx").findings == outcome.findings


def test_a_first_run_says_nothing_on_stderr(tmp_path: Path) -> None:
    file = book(tmp_path, ROWS.format(90, 90, 90, 900))
    ran = subprocess.run([sys.executable, "-m", "lkj_xlsx", "compute", str(file)], capture_output=True, check=False)
    assert ran.stderr == b""


def test_an_empty_headline_is_said_to_be_empty(tmp_path: Path) -> None:
    found = findings_of(book(tmp_path, ROWS.format("lOO%", "l%", "I%", 900)))
    assert {one.effect for one in found if one.code == "BC02"} == {"Rata-rata capaian kosong."}


@pytest.mark.parametrize("realisasi", ["lOO%", "88"])
def test_what_was_written_before_the_first_run_moves_below_once(tmp_path: Path, realisasi: str) -> None:
    """On a list that was not checked yet an answer belongs to no finding; without findings none ever does."""
    typed = put(Temuan_K6="tunggu DIPA", Temuan_M7="catatan")
    first = compute(book(tmp_path, ROWS.format(88, 88, realisasi, 900), edit=typed))
    assert first.output is not None
    cells = [cell.value for row in openpyxl.load_workbook(first.output)["Temuan"].iter_rows() for cell in row]
    assert (cells.count("tunggu DIPA"), cells.count("catatan"), first.answers) == (1, 1, {})
    again = compute(first.output)
    assert again.output is not None
    assert again.output.read_bytes() == first.output.read_bytes()
