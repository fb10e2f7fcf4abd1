"""Workbooks from versions 1 and 2 of the template are read, computed and lifted to this one, with nothing lost."""

import runpy
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from oracle import COMPLETE, CORRECTED, PUBLISHED, Recalculator, differences, told
from templates import template

from lkj_xlsx.compute import Outcome, check, compute
from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.package import open_workbook
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.verify import Verdict, verify
from lkj_xlsx.write.trail import canonical

FIRST, SECOND = (Path(__file__).parent / f"version{number}" for number in (1, 2))
FILLED = {FIRST / sample.name: sample for sample in (PUBLISHED, CORRECTED)}
COMPUTED = {FIRST / f"{sample.stem}-hasil.xlsx": sample for sample in (PUBLISHED, CORRECTED)}
OF_FIRST = {**FILLED, **COMPUTED}
OF_SECOND = {
    SECOND / CORRECTED.name: CORRECTED,
    **{SECOND / f"{sample.stem}-hasil.xlsx": sample for sample in (PUBLISHED, COMPLETE)},
}
SAMPLES = {**OF_FIRST, **OF_SECOND}
VERSION = "BK05"


def _named(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


each_old = pytest.mark.parametrize("old", list(SAMPLES), ids=_named)
each_of_version_1 = pytest.mark.parametrize("old", list(OF_FIRST), ids=_named)


@pytest.fixture(scope="module")
def lifted(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Outcome]:
    folder = tmp_path_factory.mktemp("versi")
    return {old: compute(old, folder / f"{_named(old)}.xlsx") for old in SAMPLES}


def output_of(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


def headings(file: Path) -> list[object]:
    return [cell.value for cell in openpyxl.load_workbook(file)["Pengukuran"][4] if cell.value is not None]


@each_old
def test_an_old_workbook_gives_what_the_same_report_gives_today(
    old: Path, lifted: dict[Path, Outcome], tmp_path: Path
) -> None:
    found, today = lifted[old], check(_today(old, tmp_path))
    one, other = (canonical(laporan) for laporan in (found.laporan, today.laporan))
    words, more = (set(lines["Pengaturan"]) for lines in (one, other))
    assert {line for line in words ^ more if not line.startswith('["kata"')} == set()
    assert words <= more, "the template of today has further words"
    assert {**one, "Pengaturan": []} == {**other, "Pengaturan": []}
    assert found.hasil.pengukuran.equals(today.hasil.pengukuran)
    assert found.hasil.anggaran.rows.equals(today.hasil.anggaran.rows)
    assert found.hasil.ringkasan.sasaran.equals(today.hasil.ringkasan.sasaran)
    assert [one for one in found.findings if one.code != VERSION] == list(today.findings)
    assert len([one for one in found.findings if one.code == VERSION]) == 1


def _today(old: Path, folder: Path) -> Path:
    """The sample of today without what it lacked in that version: two indikator, or the sasaran of budget rows."""
    sample, made = SAMPLES[old], runpy.run_path(str(CORRECTED.parent / "make_samples.py"))
    if old.parent == FIRST and sample == PUBLISHED:
        prefill = made["published"]()
        rows = {**prefill.rows, "Pengukuran": prefill.rows["Pengukuran"][:-2]}
    elif old.parent == SECOND and sample == COMPLETE:
        prefill = made["complete"]()
        budget = [{key: value for key, value in row.items() if key != "sasaran"} for row in prefill.rows["Anggaran"]]
        prefill = replace(prefill, parts=prefill.parts - {"Efisiensi"})
        rows = {**prefill.rows, "Anggaran": budget}
    else:
        return sample
    (folder / sample.name).write_bytes(template(replace(prefill, rows=rows)))
    return folder / sample.name


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


@each_of_version_1
def test_the_helpers_of_version_1_make_room_for_those_of_today(old: Path, lifted: dict[Path, Outcome]) -> None:
    before, after = headings(old), headings(output_of(lifted[old]))
    assert set(PENGUKURAN.superseded) <= set(before)
    assert not set(PENGUKURAN.superseded) & set(after)
    assert {column.heading for column in PENGUKURAN.with_parts(()).columns} <= set(after)


@pytest.mark.libreoffice
def test_libreoffice_computes_lifted_outcomes_alike(lifted: dict[Path, Outcome], recalculate: Recalculator) -> None:
    for output, recalculated in recalculate([output_of(one) for one in lifted.values()]).items():
        found = differences(output, recalculated)
        assert not found, f"{output.name}: {told(found)}"


@each_of_version_1
def test_what_the_user_typed_in_a_superseded_column_stays(old: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(old)
    sheet = book["Pengukuran"]
    column = next(cell.column for cell in sheet[4] if cell.value == "Target Acuan")
    sheet.cell(9, column).value = "jangan hilang"
    book.save(tmp_path / "lama.xlsx")
    after = openpyxl.load_workbook(output_of(compute(tmp_path / "lama.xlsx")))["Pengukuran"]
    assert (after.cell(4, column).value, after.cell(9, column).value) == ("Target Acuan", "jangan hilang")
    assert after.cell(10, column).value is None


STARTS = ["Berlaku dari", 100.01, 90, 71, 51, 0, None]
RANKS = ["Urutan dari bawah", 5, 4, 3, 2, 1, None]


def computed(book: openpyxl.Workbook, column: str) -> list[object]:
    return [book["Pengaturan"][f"{column}{row}"].value for row in range(13, 20)]


@each_old
def test_the_table_of_kategori_gets_the_columns_that_formulas_name(old: Path, lifted: dict[Path, Outcome]) -> None:
    output = output_of(lifted[old])
    before, after = openpyxl.load_workbook(old)["Pengaturan"], openpyxl.load_workbook(output)
    for name, letter, values in (("Kategori_Berlaku", "G", STARTS), ("Kategori_Ke", "H", RANKS)):
        assert after.defined_names[name].attr_text == f"Pengaturan!${letter}$14:${letter}$27"
        assert computed(openpyxl.load_workbook(output, data_only=True), letter) == values
    assert after["Pengaturan"].row_dimensions[13].height == 45  # room for the heading in a column of the usual width
    for row in before.iter_rows(min_row=13, max_row=27, max_col=6):
        assert [cell.value for cell in row] == [after["Pengaturan"][cell.coordinate].value for cell in row]


@pytest.mark.parametrize(
    ("old", "typed", "letters"),
    [(next(iter(FILLED)), "G", "HI"), (next(iter(FILLED)), "H", "GI"), (next(iter(OF_SECOND)), "H", "GI")],
)
def test_what_the_user_typed_beside_the_table_of_kategori_stays(
    old: Path, typed: str, letters: str, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(old)
    book["Pengaturan"][f"{typed}13"], book["Pengaturan"][f"{typed}16"] = "Urutan", "jangan hilang"
    book.save(tmp_path / "lama.xlsx")
    output = output_of(compute(tmp_path / "lama.xlsx"))
    after = openpyxl.load_workbook(output, data_only=True)
    assert (computed(after, typed)[0], computed(after, typed)[3]) == ("Urutan", "jangan hilang")
    assert [computed(after, letter) for letter in letters] == [STARTS, RANKS]
    assert verify(output).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("name", "leads_to"),
    [
        ("Kategori_Berlaku", "Pengaturan!#REF!"),
        ("Kategori_Berlaku", "Pengaturan!$D$14:$D$27"),
        ("Kategori_Berlaku", "PK!$G$14:$G$27"),
        ("Kategori_Ke", "Pengaturan!$G$14"),
    ],
)
def test_compute_lets_the_name_lead_to_its_column_again(name: str, leads_to: str, tmp_path: Path) -> None:
    book = open_workbook(CORRECTED)
    book.set_defined_name(name, leads_to)
    book.save(tmp_path / "nama.xlsx")
    output = output_of(compute(tmp_path / "nama.xlsx"))
    letter = {"Kategori_Berlaku": "G", "Kategori_Ke": "H"}[name]
    assert open_workbook(output).defined_name(name) == f"Pengaturan!${letter}$14:${letter}$27"
    assert verify(output).verdict is Verdict.SAME
    bounds = [open_workbook(one).sheet("Pengaturan").cell(14, 4).value for one in (CORRECTED, output)]
    assert bounds[0] == bounds[1]


def test_a_renamed_heading_of_such_a_column_stays(tmp_path: Path) -> None:
    book = open_workbook(CORRECTED)
    book.sheet("Pengaturan").put_text(13, 7, "Mulai")
    book.sheet("Pengaturan").put_text(13, 8, "Nomor")
    book.save(tmp_path / "judul.xlsx")
    output = output_of(compute(tmp_path / "judul.xlsx"))
    after = openpyxl.load_workbook(output, data_only=True)
    assert [computed(after, letter)[:3] for letter in "GHI"] == [
        ["Mulai", *STARTS[1:3]], ["Nomor", *RANKS[1:3]], [None] * 3
    ]  # fmt: skip


@pytest.mark.parametrize("old", [old for old in SAMPLES if old.stem.endswith("-hasil")], ids=_named)
def test_verify_says_that_an_older_version_computed_it(old: Path) -> None:
    found = verify(old)
    assert found.verdict is Verdict.UNKNOWN
    assert found.reasons == (
        f"Berkas ini dari templat versi {old.parent.name[-1]}, sedangkan versi program ini mengenal templat versi "
        f"{TEMPLATE_VERSION}; "
        "periksa dengan versi lkj-xlsx yang menghitungnya.",
    )
