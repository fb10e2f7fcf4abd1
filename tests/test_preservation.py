"""Nothing of hers is lost: what a rich workbook holds comes back, and exactly the parts that must change do."""

import runpy
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from oracle import Recalculator
from rich import HER_SHEET, make_rich, parts_of

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.workbook import open_workbook

SAMPLES = Path(__file__).parent.parent / "samples"
# RKT to Ringkasan and Temuan: rows are fitted and hidden, results of the empty rows get the empty text that XlsxWriter
# leaves to be computed (on Pengaturan too); workbook.xml: print areas.
MAY_CHANGE = {
    "xl/workbook.xml",
    "xl/worksheets/sheet3.xml",
    "xl/worksheets/sheet4.xml",
    "xl/worksheets/sheet5.xml",
    "xl/worksheets/sheet6.xml",
    "xl/worksheets/sheet8.xml",
    "xl/worksheets/sheet9.xml",
}
KINDS = (
    "charts/chart", "drawings/drawing", "drawings/vmlDrawing", "media/image", "comments", "tables/table", "customXml",
    "printerSettings", "threadedComments", "persons", "calcChain", "docProps/custom", "sharedStrings", "styles",
)  # fmt: skip


@pytest.fixture
def rich(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    isian = runpy.run_path(str(SAMPLES / "make_samples.py"))["corrected"]()
    return make_rich(isian, tmp_path / "kaya.xlsx", monkeypatch)


@pytest.fixture
def outcome(rich: Path) -> Outcome:
    return compute(rich)


def output(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


def test_the_workbook_is_as_rich_as_it_claims(rich: Path) -> None:
    names = parts_of(rich)
    assert [kind for kind in KINDS if not any(kind in name for name in names)] == []
    for extension in (b"x14:dataBar", b"x14:sparkline", b"urn:aneh"):
        assert any(extension in content for content in names.values()), extension


def test_exactly_the_parts_that_must_change_do(rich: Path, outcome: Outcome) -> None:
    before, after = parts_of(rich), parts_of(output(outcome))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == MAY_CHANGE


def test_what_stands_around_the_cells_is_untouched(rich: Path, outcome: Outcome) -> None:
    before, after = parts_of(rich), parts_of(output(outcome))
    for name in sorted(MAY_CHANGE - {"xl/workbook.xml", "xl/worksheets/sheet9.xml"}):
        assert _around(before[name]) == _around(after[name]), name


def _around(sheet: bytes) -> list[bytes]:
    """Every element of a sheet but its cells and their extent, in canonical form."""
    left_out = ("sheetData", "dimension")
    return [
        etree.tostring(child, method="c14n")
        for child in etree.fromstring(sheet)
        if etree.QName(child).localname not in left_out
    ]


def test_formulas_of_hers_that_lean_on_results_are_named_transitively(outcome: Outcome) -> None:
    leaning = [one for one in outcome.findings if one.code == "BK01"]
    assert [(one.sheet, one.cell, one.written) for one in leaning] == [(HER_SHEET, "B1", "B1, B2")]
    assert open_workbook(output(outcome)).recalculates_on_load


def test_her_cells_are_the_same_in_value_formula_and_style(rich: Path, outcome: Outcome) -> None:
    before, after = (
        openpyxl.load_workbook(rich, rich_text=True),
        openpyxl.load_workbook(output(outcome), rich_text=True),
    )
    assert before.sheetnames == after.sheetnames
    for name in (HER_SHEET, "Petunjuk", "Identitas", "Pengaturan"):
        for row in before[name].iter_rows():
            for cell in row:
                other = after[name][cell.coordinate]
                assert (cell.value, cell.style_id) == (other.value, other.style_id), f"{name}!{cell.coordinate}"
    assert str(after["PK"]["I70"].value) == "sebagian tebal dan miring"
    assert after["PK"]["I71"].hyperlink.target == "https://example.go.id/pk"
    assert after["Pengukuran"]["H6"].comment.text.endswith("Sumber: rapat pleno")


def test_a_second_run_changes_no_part(outcome: Outcome) -> None:
    again = compute(output(outcome))
    assert parts_of(output(again)) == parts_of(output(outcome))
    assert again.changes == ()


@pytest.mark.libreoffice
def test_libreoffice_opens_the_outcome_and_gets_the_same_mean(outcome: Outcome, recalculate: Recalculator) -> None:
    recalculated = recalculate([output(outcome)])[output(outcome)]
    sheet = openpyxl.load_workbook(recalculated, data_only=True)["Ringkasan"]
    assert str(sheet["C12"].value) == str(outcome.hasil.ringkasan.capaian)
