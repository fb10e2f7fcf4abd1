"""Links from Pengukuran to PK by Kode IK: with and without stored values, typed over, sorted, inserted; group rows."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from markdown_book import book, findings_of, put, read_book

from lkj_xlsx.compute import check, compute
from lkj_xlsx.values import Range, Word

D = Decimal
PK = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Satu              | Maksimum  | 80     | %      |
|            | IK02    |                   | Dua               | Minimum   | 7-8 bulan |     |
|            | IK03    | Sasaran B         | Tiga              |           | wtp    | Opini  |
"""
ALL = PK + "| Pengukuran | Realisasi |\n| | 40 |\n| | 7.5 |\n| | WTP |\n"


def test_links_lead_to_pk_whatever_value_the_file_stores(tmp_path: Path) -> None:
    measured = read_book(book(tmp_path, ALL)).pengukuran
    assert measured.to_numpy().tolist() == [
        ["IK01", "Sasaran A", "Satu", "Maksimum", D(80), "%", D(40)],
        ["IK02", "Sasaran A", "Dua", "Minimum", Range(D(7), D(8)), "bulan", D("7.5")],
        ["IK03", "Sasaran B", "Tiga", "", Word("WTP"), "Opini", Word("WTP")],
    ]


def test_links_without_any_stored_value_are_resolved(tmp_path: Path) -> None:
    stored = read_book(book(tmp_path, ALL))
    without = read_book(book(tmp_path, ALL, edit=put(Petunjuk_Z1="disimpan openpyxl"), name="tanpa-nilai.xlsx"))
    assert without.pengukuran.equals(stored.pengukuran)
    assert not without.findings or {one.code for one in without.findings} == {"BC01"}


def test_a_percentage_cell_of_pk_reaches_pengukuran_in_percent(tmp_path: Path) -> None:
    text = PK.replace("| 80     | %      |", "| 85.5%% |        |") + "| Pengukuran | Realisasi |\n| | 40 |\n"
    record = read_book(book(tmp_path, text)).pengukuran.loc[6]
    assert (record["target"], record["satuan"]) == (D("85.5"), "%")


def test_a_prepared_row_counts_as_soon_as_pk_has_its_indikator(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, PK))
    assert list(laporan.pengukuran.index) == [6, 7, 8]
    assert laporan.pengukuran["realisasi"].tolist() == [None, None, None]
    assert laporan.pk_row_of == {6: 6, 7: 7, 8: 8}


def test_sorting_pk_does_not_move_a_realisasi_to_another_indikator(tmp_path: Path) -> None:
    def swap(witness: openpyxl.Workbook) -> None:
        sheet = witness["PK"]
        sheet["C7"].value = "Sasaran A"
        for column in "BCDEFG":
            one, other = sheet[f"{column}6"], sheet[f"{column}8"]
            one.value, other.value = other.value, one.value

    laporan = read_book(book(tmp_path, ALL, edit=swap))
    assert laporan.pengukuran[["indikator", "realisasi"]].to_numpy().tolist() == [
        ["Satu", D(40)], ["Dua", D("7.5")], ["Tiga", Word("WTP")],
    ]  # fmt: skip
    assert laporan.pk_row_of == {6: 8, 7: 7, 8: 6}


def test_a_link_that_is_typed_over_becomes_an_input(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, ALL, edit=put(Pengukuran_F6=75, Pengukuran_D7="Dua belas")))
    assert laporan.pengukuran.at[6, "target"] == 75
    assert laporan.pengukuran.at[6, "indikator"] == "Satu"
    assert laporan.pengukuran.at[7, "indikator"] == "Dua belas"
    assert ("Pengukuran", 6, "target") not in laporan.intact_links
    assert ("Pengukuran", 6, "indikator") in laporan.intact_links


def test_a_link_wiped_out_among_others_heals_while_its_code_stands(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, ALL, edit=put(Pengukuran_F6=None)))
    assert laporan.pengukuran.at[6, "target"] == 80
    assert ("Pengukuran", 6, "target") in laporan.intact_links


@pytest.mark.parametrize("kode", ["ik02", "IK02"])
def test_an_inserted_row_with_only_a_code_gets_its_links_back(kode: str, tmp_path: Path) -> None:
    text = PK + (
        "| Pengukuran | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |\n"
        f"|            | {kode} | | | | | | 7.5 |\n"
    )
    laporan = read_book(book(tmp_path, text))
    assert list(laporan.pengukuran.loc[6])[1:] == [
        "Sasaran A", "Dua", "Minimum", Range(D(7), D(8)), "bulan", D("7.5"),
    ]  # fmt: skip
    assert all(("Pengukuran", 6, key) in laporan.intact_links for key in ("sasaran", "indikator", "target", "satuan"))


def test_a_row_without_code_pairs_by_the_text_of_its_indikator(tmp_path: Path) -> None:
    text = PK + (
        "| Pengukuran | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |\n"
        "|            |         | Sasaran A         |  SATU.            | Maksimum  | 75     | %      | 40 |\n"
    )
    file = book(tmp_path, text, without_kode_ik=True)
    assert read_book(file).pk_row_of == {}
    codes = [(one.code, one.cell) for one in findings_of(file) if one.code.startswith("LS")]
    assert sorted(codes) == [("LS01", "D7"), ("LS01", "D8"), ("LS03", "F6")]


def test_a_code_that_leads_nowhere_gives_no_row(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, PK, edit=put(Pengukuran_B9="IK99")))
    assert list(laporan.pengukuran.index) == [6, 7, 8]


def test_the_first_of_two_equal_codes_counts(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, ALL.replace("IK03", "IK01")))
    assert laporan.pk_row_of[6] == 6


GROUPED = """
| Pengukuran | No | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |
|            | {0} |        | {1}               | {2}               |           |        |        |           |
|            |    |         |                   | Satu              | Maksimum  | 80     | %      | 40        |
|            |    |         |                   |                   |           |        |        |           |
|            |    |         |                   | Dua               | Maksimum  | 80     | %      | 80        |
|            |    |         |                   | Sasaran 2: Lain   |           |        |        |           |
|            |    |         |                   | Tiga              | Maksimum  | 80     | %      | 80        |
"""


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(
    "group",
    ["Sasaran 1 : Terwujudnya pemilu", "SASARAN STRATEGIS 1: Terwujudnya pemilu", "sasaran. Terwujudnya pemilu"],
)
def test_a_group_row_names_the_sasaran_of_those_below(place: int, group: str, tmp_path: Path) -> None:
    cells = ["", "", ""]
    cells[place] = group
    laporan = read_book(book(tmp_path, GROUPED.format(*cells), without_kode_ik=True))
    assert laporan.pengukuran["indikator"].tolist() == ["Satu", "Dua", "Tiga"]
    assert laporan.pengukuran["sasaran"].tolist() == ["Terwujudnya pemilu", "Terwujudnya pemilu", "Lain"]
    assert laporan.sasaran_rows == {6: "Terwujudnya pemilu", 10: "Lain"}


def test_a_group_row_may_be_merged_across_the_table(tmp_path: Path) -> None:
    file = book(
        tmp_path, GROUPED.format("Sasaran 1 : Terwujudnya", "", ""), without_kode_ik=True,
        edit=lambda witness: witness["Pengukuran"].merge_cells("A6:J6"),
    )  # fmt: skip
    outcome = check(file)
    assert outcome.laporan.sasaran_rows[6] == "Terwujudnya"
    assert outcome.hasil.ringkasan.indikator == 3
    assert [one.code for one in outcome.findings if one.sheet == "Pengukuran" and str(one.cell)[1:] == "6"] == []


def test_an_indikator_that_begins_with_sasaran_is_no_group(tmp_path: Path) -> None:
    text = GROUPED.format("", "Sasaran A", "Sasaran kerja pegawai yang tersusun")
    laporan = read_book(book(tmp_path, text, without_kode_ik=True))
    assert laporan.pengukuran["indikator"].tolist()[0] == "Sasaran kerja pegawai yang tersusun"


def test_identitas_is_read_by_its_labels(tmp_path: Path) -> None:
    def shuffle(witness: openpyxl.Workbook) -> None:
        sheet = witness["Identitas"]
        sheet.insert_rows(5, 2)
        sheet["A5"].value = "Kode Satker"
        sheet["B5"].value = "654321"

    identitas = read_book(book(tmp_path, edit=shuffle)).identitas
    assert (identitas["instansi"], identitas["tahun"]) == ("KPU Kota Contoh", "2024")


@pytest.mark.parametrize(
    ("written", "cap"), [(120, D(120)), ("120%", D(120)), ("110,5", D("110.5")), (None, None), ("-", None)]
)
def test_the_cap_is_read_in_percent(written: str | int | None, cap: Decimal | None, tmp_path: Path) -> None:
    assert read_book(book(tmp_path, pengaturan={"batas_capaian": written})).settings.cap == cap


def test_a_cap_in_a_percentage_cell(tmp_path: Path) -> None:
    def percent(witness: openpyxl.Workbook) -> None:
        witness["Pengaturan"]["B6"].value = 1.2
        witness["Pengaturan"]["B6"].number_format = "0%"

    assert read_book(book(tmp_path, edit=percent)).settings.cap == 120


def test_words_and_bounds_are_taken_from_pengaturan(tmp_path: Path) -> None:
    edit = put(Pengaturan_A45="Indeks", Pengaturan_B45="Prima", Pengaturan_C45=9, Pengaturan_D15=95)
    settings = read_book(book(tmp_path, edit=edit)).settings
    assert [(row.scale, row.rank) for row in settings.words if row.word == "Prima"] == [("Indeks", D(9))]
    assert [row.bound for row in settings.kategori] == [100, 95, 71, 51, 0]


def test_a_single_linked_row_after_a_gap_is_no_note(tmp_path: Path) -> None:
    """Once computed the link holds a text; it was taken for a stray note at the second run."""
    first = compute(book(tmp_path, "| PK | Indikator Kinerja |", edit=put(PK_D8=45657)))
    assert first.output is not None
    second = compute(first.output)
    assert first.hasil.ringkasan.indikator == second.hasil.ringkasan.indikator == 1
    assert [one.code for one in first.findings] == [one.code for one in second.findings]
    assert not second.changes
