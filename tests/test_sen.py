"""Amounts with sen: exact in every sum, shown with two decimals, and nothing changes in a workbook without sen."""

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from checks.case import budget
from markdown_book import book, put

from lkj_xlsx.compute import Outcome, check, compute, diff
from lkj_xlsx.declare.style import RUPIAH, RUPIAH_AND_SEN
from lkj_xlsx.show.comparison import as_text as comparison_text
from lkj_xlsx.show.outcome import as_json, as_text
from lkj_xlsx.verify import Verdict, verify

D = Decimal
ROWS = (
    '3355 | Kegiatan | "1.234.567,80" | 1,000,000.30', "3355.EBA | Keluaran | 1000000.10 | 800000.1",
    "3355.EBD | Keluaran | 234567.7 | 200000.2", "3356 | Kegiatan | 100 | 0.1",
)  # fmt: skip


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return compute(book(tmp_path_factory.mktemp("sen"), budget(*ROWS)))


def output(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


def format_at(file: Path, place: str) -> str:
    sheet, cell = place.split("!")
    return str(openpyxl.load_workbook(file)[sheet][cell].number_format)


def test_sums_are_exact_to_the_sen(computed: Outcome) -> None:
    total = computed.hasil.anggaran.total
    assert (total.pagu, total.realisasi, total.sisa) == (D("1234667.8"), D("1000000.4"), D("234667.4"))
    assert total.capaian == D("80.99")
    assert computed.hasil.anggaran.rows["sisa"].tolist() == [D("234567.5"), D("200000"), D("34567.5"), D("99.9")]
    assert "AG05" not in {one.code for one in computed.findings}


def test_json_and_text_give_the_sen(computed: Outcome) -> None:
    total = json.loads(as_json(computed))["anggaran"]["total"]
    assert total == {"pagu": 1234667.8, "realisasi": 1000000.4, "sisa": 234667.4, "capaian": 80.99}
    assert "Rp 1.000.000,40 dari Rp 1.234.667,80" in as_text(computed)


def test_the_outcome_is_verified_and_stays_as_it_is(computed: Outcome) -> None:
    assert verify(output(computed)).verdict is Verdict.SAME
    again = compute(output(computed), output(computed).with_name("lagi.xlsx"))
    assert not again.changes
    assert format_at(output(again), "Anggaran!C6") == RUPIAH_AND_SEN


@pytest.mark.parametrize("place", ["Anggaran!C7", "Anggaran!E7", "Anggaran!C66", "Ringkasan!F9", "Ringkasan!C62"])
def test_a_sheet_with_sen_shows_two_decimals(computed: Outcome, place: str) -> None:
    assert format_at(output(computed), place) == RUPIAH_AND_SEN


def test_a_format_of_the_user_stays(tmp_path: Path) -> None:
    def accounting(file: openpyxl.Workbook) -> None:
        file["Anggaran"]["C6"].number_format = "#,##0_);(#,##0)"

    outcome = compute(book(tmp_path, budget("1 | A | 5.5 | 2"), edit=accounting))
    assert format_at(output(outcome), "Anggaran!C6") == "#,##0_);(#,##0)"


def test_without_sen_the_decimals_go_again(computed: Outcome, tmp_path: Path) -> None:
    file = openpyxl.load_workbook(output(computed))
    for row in range(6, 10):
        file["Anggaran"][f"C{row}"] = file["Anggaran"][f"D{row}"] = 100
    file.save(tmp_path / "bulat.xlsx")
    outcome = compute(tmp_path / "bulat.xlsx")
    for place in ("Anggaran!C7", "Anggaran!C66", "Ringkasan!F9"):
        assert format_at(output(outcome), place) == RUPIAH


def test_a_sen_too_much_is_a_galat_at_the_parent_and_at_a_typed_total(tmp_path: Path) -> None:
    rows = ("1 | A | 100.01 | 3.05", "1.1 | B | 60 | 2.05", "1.2 | C | 40 | 1")
    outcome = check(book(tmp_path, budget(*rows), edit=put(Anggaran_C66=100.02)))
    found = {(one.code, one.cell): one.difference for one in outcome.findings}
    assert found["AG05", "C6"] == D("0.01")
    assert found["AG03", "C66"] == D("0.02")


def test_diff_gives_the_difference_in_sen(tmp_path: Path) -> None:
    old, new = (tmp_path / name for name in ("lama", "baru"))
    files = []
    for folder, pagu in ((old, "1000.5"), (new, "1000.05")):
        folder.mkdir()
        files.append(book(folder, budget(f"1 | A | {pagu} | 1")))
    text = comparison_text(diff(*files))
    assert "1.000,50" in text
    assert "-0,45" in text
