"""The optional parts of a workbook: IKU, PKK, PPS, Triwulan, weights and analysis, alone and together."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import oracle
import pytest
from checks.chapter_three import activity, financed, quarters, reached, weighted
from click.testing import CliRunner
from markdown_book import book
from oracle import Recalculator

from lkj_xlsx import cli
from lkj_xlsx.compute import Outcome, check, compute
from lkj_xlsx.package import open_workbook
from lkj_xlsx.sheets.efisiensi import efficiency_by_sasaran
from lkj_xlsx.sheets.tables import MAIN_TABLES, PARTS
from lkj_xlsx.verify import Verdict, verify

OTHERS = ["IKU", "PKK", "PPS", "Triwulan", "Renstra", "Efisiensi", "Ringkasan TW", "Grafik Renstra"]
MAIN = ["Petunjuk", "Identitas", "RKT", "PK", "Pengukuran", "Anggaran", "Pengaturan", "Ringkasan", "Temuan"]
# Four ways to put quarters together, each polaritas, decimals, texts with units, quarters without realisasi or target.
QUARTERS = (
    "IK01 | jumlah       | 2  | 2,5 | 3 | 3 | 2  | 2 Kali | 3 | 2",
    "IK02 | posisi akhir | 5  | 5 | 5 | 5 | 6  | 5 |  | 4",
    "IK03 | rata-rata    | 80 | 80 | 80 | 80 | 70.1 | 80.2 | 81,3 | 82.4",
    "IK04 | maksimum     | 5  | 5 | 5 |  | 6 | 5 |  | ",
    "IK05 | jumlah       |    | 5 | 5 |  | 6 | 5 |  | ",
    "IK06 | total        | 0.1 | 0.2 |  |  | 0.1 | 0.3 |  | ",
)
POLARITAS = ("Maksimum", "Minimum", "Maksimum", "Stabil", "Maksimum", "Maksimum")
WEIGHTS = ("40", "30", "10 %", "", "-5", "0,5")


def everything() -> str:
    """A workbook with all parts filled in, some of it as people write it."""
    promised = "| PK | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Bobot |\n"
    measured = "| Pengukuran | Kode IK | Realisasi | Penyebab | Standar Nasional |\n"
    for n, (polaritas, weight) in enumerate(zip(POLARITAS, WEIGHTS, strict=True), 1):
        promised += f"| | IK0{n} | Sasaran {n % 2} | Indikator {n} | {polaritas} | 10 | Kali | {weight} |\n"
        measured += f"| | IK0{n} | {n + 5}.5 | Sebab {n} | 9 |\n"
    own = quarters(*QUARTERS).partition("| Triwulan")
    kinds = activity(
        "Program Dukungan Manajemen | Rapat | Masukan | Dana | Rp | 1000 | 900",
        " |  | Keluaran | Laporan | Laporan | 12 Laporan | 11",
        " |  | Hasil | Nilai | % | 80%% | 85%%",
    )
    main = (
        "| IKU | No | Indikator Kinerja Utama | Formula |\n| | 1 | Indikator 1 | A / B |\n| | 2 | Indikator 9 | C |\n"
    )
    budget = "| Anggaran | Kode | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) | Sasaran |\n"
    budget += "| | 076.01.WA | Program Dukungan Manajemen | 1000 | 900,50 | Sasaran 0 |\n"
    budget += "| | 076.01.WA.1 | Rapat | 600 | 500 | |\n| | 076.01.WA.2 | Arsip | 400 | 400,50 | sasaran 1 |\n"
    budget += "| | 076.02.CQ | Program Lain | 70 | 30 | |\n"
    kinds = kinds.partition("| PKK")[1] + kinds.partition("| PKK")[2]
    others = kinds + main + reached("Sasaran 0 | Jumlah X | 3 | 1", " | Y | 0 | 1")
    return budget + promised + measured + own[1] + own[2] + others


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The outcome of the workbook with everything."""
    return compute(book(tmp_path_factory.mktemp("lengkap"), everything(), parts=PARTS))


def in_quarter(quarter: str, outcome: Outcome, folder: Path) -> Path:
    """Choose another quarter in an outcome, as a user does in Excel: nothing but that cell changes."""
    assert outcome.output is not None
    workbook = open_workbook(outcome.output)
    row = outcome.laporan.layout.fields["Pengaturan", "triwulan_dicetak"]
    workbook.sheet("Pengaturan").put_text(row, 2, quarter)
    workbook.save(folder / f"{quarter}.xlsx")
    return folder / f"{quarter}.xlsx"


def test_the_quarter_that_is_printed_is_that_of_pengaturan(whole: Outcome, tmp_path: Path) -> None:
    outcome = compute(in_quarter("II", whole, tmp_path))
    assert outcome.output is not None
    page = openpyxl.load_workbook(outcome.output, data_only=True)["Ringkasan TW"]
    assert [page[ref].value for ref in ("A3", "C6", "C7", "C8", "C9")] == [
        "Keadaan sampai dengan Triwulan II", 6, 4, 90.71, 2,
    ]  # fmt: skip
    assert verify(outcome.output).verdict is Verdict.SAME


@pytest.mark.libreoffice
def test_libreoffice_gets_the_stored_value_in_every_formula_cell(
    whole: Outcome, tmp_path: Path, recalculate: Recalculator
) -> None:
    outcomes = (whole, compute(over_the_years(tmp_path, YEARS)), compute(with_weights_of_the_user(tmp_path)))
    files = [one.output for one in outcomes if one.output is not None]
    seen = set[str]()
    other_quarter = in_quarter("II", whole, tmp_path)
    recalculated = dict(recalculate([*files, other_quarter]))
    page = oracle.values(recalculated.pop(other_quarter))["Ringkasan TW"]
    assert [page[ref] for ref in ("A3", "C7", "C8", "F6", "F7", "F8")] == [
        "Keadaan sampai dengan Triwulan II", 4, 90.71, 1, 3, 0,
    ]  # fmt: skip
    assert [[page.get(f"{column}{row}") or None for column in "DEFG"] for row in range(14, 20)] == [
        [4.5, 4, 88.89, "◐ Hampir"], [5, 5, 100, "● Sesuai rencana"], [80, 75.15, 93.94, "◐ Hampir"],
        [5, 6, 80, "◐ Hampir"], [None, 11, None, None], [None, None, None, None],
    ]  # fmt: skip
    for file, again in recalculated.items():
        before, after = oracle.values(file), oracle.values(again)
        cells = [(sheet, ref) for sheet, found in oracle.formulas(file).items() for ref in found]
        assert [
            place for place in cells if not oracle.same(*(one[place[0]].get(place[1]) for one in (before, after)))
        ] == []
        seen |= {sheet for sheet, _ in cells}
    assert len(files) == len(outcomes)
    assert seen >= set(OTHERS) - {"IKU"}


def test_a_workbook_with_everything_holds_against_verify_and_a_second_run(whole: Outcome, tmp_path: Path) -> None:
    assert whole.output is not None
    assert verify(whole.output).verdict is Verdict.SAME
    compute(whole.output, tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == whole.output.read_bytes()


def test_quarters_are_put_together_in_the_way_that_was_chosen(whole: Outcome) -> None:
    found = whole.hasil.rows_of("Triwulan")
    told = [(found[row]["realisasi_sd"], found[row]["target_sd"], found[row]["capaian_sd"]) for row in found]
    assert told == [
        (9, Decimal("10.5"), Decimal("85.71")), (4, 5, 120), (Decimal("78.5"), 80, Decimal("98.13")), (6, 5, 80),
        (11, None, None), (None, None, None),
    ]  # fmt: skip
    assert [found[row]["status"] for row in found] == [
        "◐ Hampir", "● Sesuai rencana", "◐ Hampir", "◐ Hampir", "", "",
    ]  # fmt: skip


def test_percentages_of_plans(whole: Outcome) -> None:
    pkk, pps = whole.hasil.rows_of("PKK"), whole.hasil.rows_of("PPS")
    assert [one["persen_tercapai"] for one in pkk.values()] == [90, Decimal("91.67"), Decimal("106.25")]
    assert [one["persen_tercapai"] for one in pps.values()] == [Decimal("33.33"), None]


def test_a_mean_by_weights_leaves_out_what_is_not_measured_and_scales_the_rest(tmp_path: Path) -> None:
    text = (
        weighted("50", "30", "20")
        .replace("| | IK01 | 9 |", "| | IK01 | 5 |")
        .replace("| | IK03 | 9 |", "| | IK03 |  |")
    )
    outcome = compute(book(tmp_path, text, parts=("Bobot",)))
    assert outcome.hasil.ringkasan.capaian == Decimal("65.00")  # (50 x 50 + 90 x 30) / 80
    assert outcome.output is not None
    sheet = openpyxl.load_workbook(outcome.output, data_only=True)["Ringkasan"]
    assert (sheet["C12"].value, sheet["C14"].value) == (65, "berbobot")


def test_an_effect_is_that_on_the_mean_by_weights(tmp_path: Path) -> None:
    text = weighted("50", "50").replace("| | IK02 | 9 |", "| | IK02 | 1000 |")
    outcome = check(book(tmp_path, text, parts=("Bobot",)))
    effects = {one.effect for one in outcome.findings if one.sheet == "Pengukuran" and one.effect}
    assert effects == {"Rata-rata capaian 5.045,00%; tanpa baris ini 90,00%."}


def test_weights_that_are_all_empty_change_nothing(tmp_path: Path) -> None:
    outcome = compute(book(tmp_path, weighted("", "", ""), parts=("Bobot",)))
    assert outcome.hasil.ringkasan.capaian == 90
    assert outcome.output is not None
    assert openpyxl.load_workbook(outcome.output, data_only=True)["Ringkasan"]["C14"].value == "semua indikator"


def with_weights_of_the_user(folder: Path) -> Path:
    """A workbook of the plain template in which the user adds a column Bobot to PK."""
    text = weighted("", "").replace(" Bobot |", "").replace(" Kali |  |", " Kali |")
    source = book(folder, text, name="bobot.xlsx")
    workbook = openpyxl.load_workbook(source)
    sheet = workbook["PK"]
    column = sheet.max_column + 1
    for row, value in ((4, "Bobot"), (6, 75), (7, 25)):
        sheet.cell(row, column, value)
    workbook["Pengukuran"]["H6"] = 10
    workbook.save(source)
    return source


def test_a_column_bobot_that_the_user_adds_gets_what_belongs_to_it(tmp_path: Path) -> None:
    outcome = compute(with_weights_of_the_user(tmp_path))
    assert outcome.hasil.ringkasan.capaian == Decimal("97.50")
    assert outcome.output is not None
    assert verify(outcome.output).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("options", "further"),
    [
        ((), []),
        (("--dengan", "iku, Triwulan"), ["IKU", "Triwulan", "Ringkasan TW"]),
        (("--lengkap",), OTHERS),
    ],
)
def test_a_template_has_the_parts_that_were_asked_for(
    options: tuple[str, ...], further: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "t.xlsx"
    assert CliRunner().invoke(cli.main, ["template", "-o", str(path), *options]).exit_code == 0
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == [*MAIN, *further]
    colours: list[Any] = [workbook[name].sheet_properties.tabColor for name in further]
    assert len({one.rgb for one in colours}) == min(len(further), 1)
    headings = [cell.value for cell in workbook["PK"][4]]
    assert ("Bobot" in headings) == ("--lengkap" in options)
    steps = [str(row[1].value) for row in workbook["Petunjuk"].iter_rows(max_row=25)]
    assert sum("boleh dikosongkan" in text for text in steps) == len(further)


def test_an_unknown_part_is_a_usage_error_that_names_the_parts(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.main, ["template", "-o", str(tmp_path / "t.xlsx"), "--dengan", "IKU,XYZ"])
    assert result.exit_code == 2
    assert "XYZ tidak ada; pilih dari Bobot" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_scale_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    CliRunner().invoke(cli.main, ["template", "-o", str(path), "--skala", "pemda"])
    assert check(path).laporan.settings.scale == "Pemda"


def test_an_optional_sheet_that_is_empty_or_deleted_is_silent(tmp_path: Path) -> None:
    empty = book(tmp_path, weighted("", ""), parts=PARTS)
    found = {(one.code, one.sheet) for one in check(empty).findings}
    workbook = openpyxl.load_workbook(empty)
    for name in ("IKU", "Triwulan", "Ringkasan TW"):
        del workbook[name]
    workbook.save(tmp_path / "tanpa.xlsx")
    assert {(one.code, one.sheet) for one in check(tmp_path / "tanpa.xlsx").findings} <= found
    assert {sheet for _, sheet in found} <= {"Identitas", "PK", "Pengukuran", "Anggaran"}


def test_the_parts_go_into_the_next_year(whole: Outcome, tmp_path: Path) -> None:
    assert whole.output is not None
    path = tmp_path / "tahun-depan.xlsx"
    CliRunner().invoke(cli.main, ["template", "-o", str(path), "--dari", str(whole.output)])
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == [*MAIN, *OTHERS]
    assert [workbook["IKU"][ref].value for ref in ("B6", "D6")] == ["Indikator 1", "A / B"]
    headings = [cell.value for cell in workbook["Triwulan"][4]]
    first = dict(zip(headings, [cell.value for cell in workbook["Triwulan"][6]], strict=True))
    assert (first["Cara Menghitung"], first["Target TW I"], first["Realisasi TW I"]) == ("jumlah", None, None)


def renstra(year: str = "2024") -> tuple[str, dict[str, Any]]:
    """Three indikator and one that is a word, over the years 2020 to 2024, of which the last one is reported."""
    promised = "| PK | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |\n"
    for n, polaritas in enumerate(("Maksimum", "Minimum", "Stabil"), 1):
        promised += f"| | IK0{n} | Sasaran | Indikator {n} | {polaritas} | 10 | Kali |\n"
    promised += "| | IK04 | Sasaran | Opini BPK | Maksimum | WTP | Opini |\n"
    measured = "| Pengukuran | Kode IK | Realisasi |\n| | IK01 | 9 |\n| | IK02 | 8 Kali |\n| | IK03 |  |\n"
    measured += "| | IK04 | WDP |\n"
    return promised + measured, {"instansi": "KPU Kota Contoh", "tahun": int(year), "renstra": "2020-2024"}


def over_the_years(folder: Path, rows: Mapping[str, Sequence[object]], year: str = "2024") -> Path:
    """Fill Renstra below its headings: each heading with the values of the rows."""
    text, identity = renstra(year)
    path = folder / "renstra.xlsx"
    options = ["--tahun", year, "--dengan", "Renstra"]
    assert CliRunner().invoke(cli.main, ["template", "-o", str(path), *options]).exit_code == 0
    source = openpyxl.load_workbook(book(folder, text, identitas=identity))
    workbook = openpyxl.load_workbook(path)
    for sheet in ("PK", "Pengukuran", "Identitas"):
        for row in source[sheet].iter_rows():
            for cell in row:
                if cell.data_type != "f" and cell.value is not None:
                    workbook[sheet][cell.coordinate] = cell.value
    headings = {str(cell.value): column for column, cell in enumerate(workbook["Renstra"][4], 1)}
    for heading, values in rows.items():
        for at, value in enumerate(values, 6):
            workbook["Renstra"].cell(at, headings[heading]).value = value  # type: ignore[assignment]  # openpyxl sets it
    workbook.save(path)
    return path


YEARS = {
    "Target 2023": (8, 9, 10), "Target 2024": (10, 10, 12), "Realisasi 2022": (5, 12, 9),
    "Realisasi 2023": (7, "10 Kali", 10), "Target Akhir": (10, 8, 10), "Standar Nasional": (12, "-", None),
}  # fmt: skip


def test_renstra_compares_this_year_with_the_others_the_end_and_the_standard(tmp_path: Path) -> None:
    outcome = compute(over_the_years(tmp_path, YEARS))
    found = outcome.hasil.rows_of("Renstra")
    keys = ("realisasi_e", "perubahan", "tren", "persen_akhir", "persen_standar")
    assert [tuple(found[row][key] for key in keys) for row in found] == [
        (9, 2, "naik", 90, 75), (8, -2, "turun", 100, None), (None, None, "", None, None),
        ("WDP", None, "", None, None),
    ]  # fmt: skip
    assert [(one.cell, one.difference) for one in outcome.findings if one.code == "RN01"] == [("J8", Decimal(2))]
    assert outcome.output is not None
    assert verify(outcome.output).verdict is Verdict.SAME
    compute(outcome.output, tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == outcome.output.read_bytes()
    sheet = openpyxl.load_workbook(outcome.output, data_only=True)["Grafik Renstra"]
    assert [cell.value for cell in sheet["A"][4:11]] == ["1. Sasaran", "Tahun", "2020", "2021", "2022", "2023", "2024"]
    assert [[cell.value for cell in row] for row in sheet["B9:C11"]] == [
        [None, 63.33], [89.17, 81.67], [85, 95],
    ]  # fmt: skip
    assert [sheet.row_dimensions[row].hidden for row in (5, 14, 15, 24)] == [False, False, True, True]


def test_the_pace_is_what_each_year_left_has_to_bring(tmp_path: Path) -> None:
    rows = {"Realisasi 2021": (5, 12, 9), "Target Akhir": (13, 4, 10)}
    found = check(over_the_years(tmp_path, rows, "2022")).hasil.rows_of("Renstra")
    assert [found[row]["laju"] for row in found] == [2, -2, None, None]
    assert [found[row]["perubahan"] for row in found] == [4, -4, None, None]


def test_renstra_and_this_years_realisasi_go_into_the_next_year(tmp_path: Path) -> None:
    source = over_the_years(tmp_path, {"Realisasi 2021": (5, 12, 9), "Target Akhir": (13, 4, 10)}, "2022")
    path = tmp_path / "2023.xlsx"
    assert CliRunner().invoke(cli.main, ["template", "-o", str(path), "--dari", str(source)]).exit_code == 0
    sheet = openpyxl.load_workbook(path)["Renstra"]
    first = dict(zip([cell.value for cell in sheet[4]], [cell.value for cell in sheet[6]], strict=True))
    assert (first["Realisasi 2021"], first["Realisasi 2022"], first["Target Akhir"]) == (5, 9, 13)
    assert str(first["Realisasi 2023"]).startswith("=IF(")


def test_a_year_beyond_the_period_gets_the_years_of_the_new_one(tmp_path: Path) -> None:
    source, path = over_the_years(tmp_path, {"Target Akhir": (13, 4, 10)}, "2022"), tmp_path / "2027.xlsx"
    options = ["template", "-o", str(path), "--dari", str(source), "--tahun"]
    result = CliRunner().invoke(cli.main, [*options, "2027"])
    assert "Angka tidak diteruskan: Renstra 2020-2024, sebab tahun 2027 di luar periode itu." in result.stderr
    sheet = openpyxl.load_workbook(path)["Renstra"]
    first = dict(zip([cell.value for cell in sheet[4]], [cell.value for cell in sheet[6]], strict=True))
    assert [heading for heading in first if str(heading).startswith("Target 20")] == [
        f"Target {year}" for year in range(2025, 2030)
    ]
    assert (first["Kode IK"], first["Target Akhir"]) == ("IK01", None)
    result = CliRunner().invoke(cli.main, [*options, "2024", "--force"])
    assert "tidak diteruskan" not in result.stderr
    sheet = openpyxl.load_workbook(path)["Renstra"]
    first = dict(zip([cell.value for cell in sheet[4]], [cell.value for cell in sheet[6]], strict=True))
    assert (first["Realisasi 2022"], first["Target Akhir"]) == (9, 13)


def test_a_lost_heading_of_last_year_is_a_finding(tmp_path: Path) -> None:
    path = over_the_years(tmp_path, YEARS)
    workbook = openpyxl.load_workbook(path)
    workbook["Renstra"]["N4"] = None
    workbook.save(path)
    outcome = compute(path)
    assert [one.cell for one in outcome.findings if one.code == "BC13"] == ["N4"]
    assert outcome.hasil.rows_of("Renstra")[6]["perubahan"] == 2


def test_another_year_on_identitas_empties_what_was_fetched_for_the_year_before(tmp_path: Path) -> None:
    first = compute(
        over_the_years(tmp_path, {"Realisasi 2021": (5, 12, 9), "Target Akhir": (13, 4, 10)}, "2022")
    ).output
    assert first is not None
    workbook = openpyxl.load_workbook(first)
    workbook["Identitas"]["B7"] = 2023
    workbook.save(first)
    outcome = compute(first, tmp_path / "2023.xlsx")
    assert outcome.output is not None
    sheet = openpyxl.load_workbook(outcome.output)["Renstra"]
    row = dict(zip([cell.value for cell in sheet[4]], [cell.value for cell in sheet[6]], strict=True))
    assert (row["Realisasi 2021"], row["Realisasi 2022"]) == (5, None)
    assert str(row["Realisasi 2023"]).startswith("=IF(")
    assert [one.code for one in outcome.findings if one.code == "BC29"] == ["BC29"]
    assert verify(outcome.output).verdict is Verdict.SAME
    compute(outcome.output, tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == outcome.output.read_bytes()


def test_another_period_begins_with_empty_years(tmp_path: Path) -> None:
    path = tmp_path / "2025.xlsx"
    source = over_the_years(tmp_path, YEARS)
    assert CliRunner().invoke(cli.main, ["template", "-o", str(path), "--dari", str(source)]).exit_code == 0
    sheet = openpyxl.load_workbook(path)["Renstra"]
    first = dict(zip([cell.value for cell in sheet[4]], [cell.value for cell in sheet[6]], strict=True))
    assert [key for key in first if str(key).startswith("Target 2")] == [f"Target {year}" for year in range(2025, 2030)]
    assert first["Target 2025"] is None


def test_years_of_renstra_answer_two_of_the_seven_points(tmp_path: Path) -> None:
    path = over_the_years(tmp_path, YEARS)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Pengukuran"]
    column = sheet.max_column + 1
    sheet.cell(4, column, "Penyebab")
    sheet.cell(6, column, "Jadwal ditaati")
    workbook["PK"].delete_rows(9)
    sheet["H9"] = None
    workbook.save(path)
    points = {one.message.partition(" (")[0] for one in check(path).findings if one.code == "AN01"}
    assert "Butir 2" not in points
    assert "Butir 3" not in points
    assert "Butir 7" in points


def test_the_main_tables_lack_all_parts() -> None:
    assert {column.part for table in MAIN_TABLES for column in table.columns} == {""}
    assert PARTS == ("Bobot", "Analisis", "Efisiensi", "IKU", "PKK", "PPS", "Triwulan", "Renstra")


def test_numbered_years_are_those_of_the_national_plan(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    assert CliRunner().invoke(cli.main, ["template", "-o", str(path), "--dengan", "Renstra"]).exit_code == 0
    workbook = openpyxl.load_workbook(path)
    workbook["Identitas"]["B7"] = 2024
    workbook["PK"]["D6"], workbook["PK"]["E6"], workbook["PK"]["F6"] = "Indikator 1", "Maksimum", 10
    workbook["Pengukuran"]["H6"] = 9
    workbook["Renstra"]["N6"] = 8  # Realisasi Tahun 4
    workbook.save(path)
    outcome = compute(path)
    assert outcome.hasil.rows_of("Renstra")[6]["perubahan"] == 1
    assert outcome.output is not None
    assert verify(outcome.output).verdict is Verdict.SAME


def test_a_table_of_the_users_own_with_headings_of_an_optional_sheet_is_left(tmp_path: Path) -> None:
    source = book(tmp_path, weighted("", "").replace(" Bobot |", "").replace(" Kali |  |", " Kali |"))
    workbook = openpyxl.load_workbook(source)
    for row in (["Sasaran", "Indikator", "Rencana", "Realisasi", "%", "Keterangan"], ["A", "X", 3, 1, 33, "sendiri"]):
        (workbook["Capaian"] if "Capaian" in workbook.sheetnames else workbook.create_sheet("Capaian")).append(row)
    workbook.save(source)
    outcome = compute(source)
    assert "PPS" not in outcome.laporan.layout.tables
    assert outcome.output is not None
    sheet = openpyxl.load_workbook(outcome.output)["Capaian"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()][1] == ["A", "X", 3, 1, 33, "sendiri"]
    assert [one.code for one in outcome.findings if one.sheet == "Capaian"] == []


def test_each_budget_row_counts_once_for_its_sasaran_or_that_of_the_row_above(whole: Outcome) -> None:
    assert whole.output is not None
    sheet = openpyxl.load_workbook(whole.output, data_only=True)["Efisiensi"]
    rows = [[cell.value for cell in row[1:8]] for row in sheet.iter_rows(min_row=10, max_row=11)]
    assert rows == [
        ["Sasaran 1", 69, 400, 400.5, 100.13, -31.13, "tidak efisien"],
        ["Sasaran 0", 124.84, 600, 500, 83.33, 41.51, "efisien"],
    ]
    assert [sheet.cell(50, column).value for column in (4, 5, 6)] == [70, 30, 42.86]


def test_ringkasan_says_how_many_indikator_are_complete_where_they_are_analysed(whole: Outcome) -> None:
    assert whole.output is not None
    share = next(one.message for one in whole.findings if one.code == "AN02")
    sheet = openpyxl.load_workbook(whole.output, data_only=True)["Ringkasan"]
    assert sheet["A96"].value == share == "0 dari 6 indikator lengkap ketujuh butirnya menurut PermenPANRB 53/2014."


def test_the_scatter_is_shown_once_a_budget_row_is_tied_to_a_sasaran(whole: Outcome, tmp_path: Path) -> None:
    empty = compute(book(tmp_path, financed("01 | Program X | 100 | 90 | "), parts=("Efisiensi",))).output
    assert empty is not None
    assert whole.output is not None
    sheets = [openpyxl.load_workbook(file)["Efisiensi"] for file in (empty, whole.output)]
    assert [[sheet.row_dimensions[row].hidden for row in (50, 54, 60)] for sheet in sheets] == [
        [True, True, True], [False, False, False],
    ]  # fmt: skip


def test_a_wider_band_changes_the_class_of_sasaran_and_unit(tmp_path: Path) -> None:
    text = financed("01 | Program X | 100 | 84 | Sasaran A", "02 | Program Y | 100 | 100 | Sasaran B")
    found = []
    for band in (5, 10):
        source = book(tmp_path, text, pengaturan={"batas_efisiensi": band}, parts=("Efisiensi",), name=f"{band}.xlsx")
        outcome = compute(source)
        first = efficiency_by_sasaran(outcome.laporan, outcome.hasil)[0]
        found.append((first["efisiensi"], first["tingkat"], outcome.hasil.ringkasan.tingkat_efisiensi))
        assert outcome.output is not None
        assert verify(outcome.output).verdict is Verdict.SAME
    assert found == [(6, "efisien", "cukup efisien"), (6, "cukup efisien", "cukup efisien")]


def test_a_sorted_budget_keeps_the_sasaran_of_the_rows_above(tmp_path: Path) -> None:
    rows = ("Program X | Program X | 300 | 240 | Sasaran A", "1 | Satu | 100 | 90 | ", "2 | Dua | 200 | 150 | ")
    first = compute(book(tmp_path, financed(*rows), parts=("Efisiensi",))).output
    assert first is not None
    workbook = openpyxl.load_workbook(first)
    sheet = workbook["Anggaran"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_row=8)]
    typed = [at for at, value in enumerate(cells[0]) if not str(value).startswith("=")]
    for row, source in zip((6, 7, 8), (cells[2], cells[1], cells[0]), strict=True):
        for at in typed:
            sheet.cell(row, at + 1).value = source[at]
    workbook.save(first)
    outcome = check(first)
    amounts = [one["pagu"] for one in efficiency_by_sasaran(outcome.laporan, outcome.hasil)]
    assert [outcome.hasil.anggaran.total.pagu, *amounts] == [300, 300, None]
