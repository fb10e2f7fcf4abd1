"""Workbooks from version 1 of the template are read, computed and lifted to this one, with nothing lost."""

from pathlib import Path

import openpyxl
import pytest
from oracle import CORRECTED, PUBLISHED, Recalculator, differences, told

from lkj_xlsx.compute import Outcome, check, compute
from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.package import open_workbook
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.verify import Verdict, verify
from lkj_xlsx.write.trail import canonical

OLD = Path(__file__).parent / "version1"
FILLED = {OLD / sample.name: sample for sample in (PUBLISHED, CORRECTED)}
COMPUTED = {OLD / f"{sample.stem}-hasil.xlsx": sample for sample in (PUBLISHED, CORRECTED)}
SAMPLES = {**FILLED, **COMPUTED}
VERSION = "BK05"

each_old = pytest.mark.parametrize("old", list(SAMPLES), ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def lifted(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Outcome]:
    folder = tmp_path_factory.mktemp("versi")
    return {old: compute(old, folder / old.name) for old in SAMPLES}


def output_of(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


def headings(file: Path) -> list[object]:
    return [cell.value for cell in openpyxl.load_workbook(file)["Pengukuran"][4] if cell.value is not None]


@each_old
def test_an_old_workbook_gives_what_the_same_report_gives_today(old: Path, lifted: dict[Path, Outcome]) -> None:
    found, today = lifted[old], check(SAMPLES[old])
    assert canonical(found.laporan) == canonical(today.laporan)
    assert found.hasil.pengukuran.equals(today.hasil.pengukuran)
    assert found.hasil.anggaran.rows.equals(today.hasil.anggaran.rows)
    assert found.hasil.ringkasan.sasaran.equals(today.hasil.ringkasan.sasaran)
    assert [one for one in found.findings if one.code != VERSION] == list(today.findings)
    assert len([one for one in found.findings if one.code == VERSION]) == 1


@each_old
def test_check_names_the_version_once_and_no_formula(old: Path) -> None:
    codes = [one.code for one in check(old).findings]
    assert codes.count(VERSION) == 1
    assert not {"BK11", "BK12"} & set(codes)


@each_old
def test_the_outcome_has_this_version_and_holds_against_verify(old: Path, lifted: dict[Path, Outcome]) -> None:
    output = output_of(lifted[old])
    assert open_workbook(output).custom_properties[VERSION_PROPERTY] == str(TEMPLATE_VERSION)
    assert verify(output).verdict is Verdict.SAME
    assert VERSION not in [one.code for one in check(output).findings]


@each_old
def test_the_helpers_of_version_1_make_room_for_those_of_today(old: Path, lifted: dict[Path, Outcome]) -> None:
    before, after = headings(old), headings(output_of(lifted[old]))
    assert set(PENGUKURAN.superseded) <= set(before)
    assert not set(PENGUKURAN.superseded) & set(after)
    assert {column.heading for column in PENGUKURAN.columns} <= set(after)


@pytest.mark.libreoffice
def test_libreoffice_computes_lifted_outcomes_alike(lifted: dict[Path, Outcome], recalculate: Recalculator) -> None:
    for output, recalculated in recalculate([output_of(one) for one in lifted.values()]).items():
        found = differences(output, recalculated)
        assert not found, f"{output.name}: {told(found)}"


@each_old
def test_what_the_user_typed_in_a_superseded_column_stays(old: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(old)
    sheet = book["Pengukuran"]
    column = next(cell.column for cell in sheet[4] if cell.value == "Target Acuan")
    sheet.cell(9, column).value = "jangan hilang"
    book.save(tmp_path / "lama.xlsx")
    after = openpyxl.load_workbook(output_of(compute(tmp_path / "lama.xlsx")))["Pengukuran"]
    assert (after.cell(4, column).value, after.cell(9, column).value) == ("Target Acuan", "jangan hilang")
    assert after.cell(10, column).value is None


@pytest.mark.parametrize("old", list(COMPUTED), ids=lambda path: path.stem)
def test_verify_says_that_an_older_version_computed_it(old: Path) -> None:
    found = verify(old)
    assert found.verdict is Verdict.UNKNOWN
    assert found.reasons == (
        "Berkas ini dari templat versi 1, sedangkan versi program ini mengenal templat versi 2; "
        "periksa dengan versi lkj-xlsx yang menghitungnya.",
    )
