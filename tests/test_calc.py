"""Results of whole workbooks: published cases, means, TOTAL and the figures of Ringkasan."""

from decimal import Decimal
from pathlib import Path

import pytest
from checks.case import budget, one
from markdown_book import book, put

from lkj_xlsx.compute import check
from lkj_xlsx.report.results import Results
from lkj_xlsx.template.prefill import ValuesByKey

D = Decimal

# name, target, realisasi, polaritas, satuan, settings, capaian, kategori
PUBLISHED: list[tuple[str, str, str, str, str, ValuesByKey, str, str]] = [
    ("Sarolangun 2019 partisipasi", "80%", "83%", "Maksimum", "", {"batas_capaian": 100}, "100.00", "Berhasil"),
    ("Sarolangun 2019 tanpa batas", "80", "83", "Maksimum", "%", {}, "103.75", "Sangat Berhasil"),
    ("Sarolangun 2019 persen", "80%%", "83%%", "Maksimum", "", {}, "103.75", "Sangat Berhasil"),
    ("Sarolangun 2019 DPT", "0,2%", "0,2%", "Minimum", "", {}, "100.00", "Berhasil"),
    ("Kaltim 2020 LPPA", "11 Lap", "11 Lap", "Maksimum", "", {}, "100.00", "Berhasil"),
    ("Lampung 2015 AKB", "32", "4,88", "Minimum", "", {}, "184.75", "Sangat Berhasil"),
    ("Manggarai Timur 2019 AKI", "162", "186", "Minimum", "", {"rumus_minimum": "T/R"}, "87.10", "Cukup Berhasil"),
    ("DJBC Aceh 2019", "4,38", "4,60", "Maksimum", "", {"batas_capaian": 120}, "105.02", "Sangat Berhasil"),
    ("DJBC Aceh 2019 batas", "70%", "90%", "Maksimum", "", {"batas_capaian": "120%"}, "120.00", "Sangat Berhasil"),
    ("PermenPANRB 8/2021 persen", "80-90%", "70%", "Maksimum", "", {}, "87.50", "Cukup Berhasil"),
    ("PermenPANRB 8/2021 bulan", "7-8 bulan", "6,5", "Minimum", "", {}, "107.14", "Sangat Berhasil"),
    ("tepat di bawah 90", "100", "89.996", "Maksimum", "%", {}, "90.00", "Berhasil"),
    ("skala Pemda", "100", "90.99", "Maksimum", "%", {"skala_kategori": "Pemda"}, "90.99", "Tinggi"),
    ("polaritas huruf kecil", "80", "40", '" minimum "', "%", {}, "150.00", "Sangat Berhasil"),
    ("Stabil di atas target", "80", "100", "Stabil", "%", {}, "75.00", "Cukup Berhasil"),
    ("nol adalah nilai", "80", "0", "Maksimum", "%", {}, "0.00", "Tidak Berhasil"),
    ("target nol tercapai", "0", "0", "Minimum", "%", {}, "100.00", "Berhasil"),
    ("target nol terlewati", "0", "3", "Minimum", "%", {}, "0.00", "Tidak Berhasil"),
    ("hasil negatif", "10", "25", "Minimum", "%", {}, "0.00", "Tidak Berhasil"),
    ("opini", "WTP", "WDP", "Maksimum", "Opini", {}, "75.00", "Cukup Berhasil"),
    ("predikat dengan angka", "B", "BB (75,20)", "", "Predikat", {}, "125.00", "Sangat Berhasil"),
    ("angka di samping kata menang", "BB", "A (75,20)", "", "Predikat", {}, "100.00", "Berhasil"),
    ("predikat lawan angka", "BB", "64.5", "", "Predikat", {}, "80.00", "Cukup Berhasil"),
]


def result(folder: Path, markdown: str, pengaturan: ValuesByKey | None = None) -> Results:
    return check(book(folder, markdown, pengaturan=pengaturan)).hasil


@pytest.mark.parametrize(
    ("target", "realisasi", "polaritas", "satuan", "settings", "capaian", "kategori"),
    [case[1:] for case in PUBLISHED], ids=[case[0] for case in PUBLISHED],
)  # fmt: skip
def test_a_row_of_a_workbook_has_the_capaian_of_the_domain(
    target: str,
    realisasi: str,
    polaritas: str,
    satuan: str,
    settings: ValuesByKey,
    capaian: str,
    kategori: str,
    tmp_path: Path,
) -> None:
    hasil = result(tmp_path, one(target, realisasi, polaritas, satuan), settings)
    row = hasil.pengukuran.loc[6]
    assert (str(row["capaian"]), row["kategori"]) == (capaian, kategori)
    assert (hasil.ringkasan.capaian, hasil.ringkasan.kategori) == (row["capaian"], kategori)


@pytest.mark.parametrize(
    ("target", "realisasi", "polaritas", "settings"),
    [("0", "5", "Maksimum", {}), ("0", "0", "Stabil", {}), ("80", "", "Maksimum", {}), ("80", "-", "Maksimum", {}),
     ("", "80", "Maksimum", {}), ("80", "80", "Naik", {}), ("80", "80", "", {}), ("WTP", "80", "Maksimum", {}),
     ("Istimewa", "80", "Maksimum", {}), ("-5", "3", "Maksimum", {}), ("80", "lOOo/o", "Maksimum", {}),
     ("10", "0", "Minimum", {"rumus_minimum": "T/R"})],
)  # fmt: skip
def test_what_cannot_be_computed_is_empty_and_out_of_every_mean(
    target: str, realisasi: str, polaritas: str, settings: ValuesByKey, tmp_path: Path
) -> None:
    hasil = result(tmp_path, one(target, realisasi, polaritas), settings)
    assert [hasil.pengukuran.at[6, key] for key in ("capaian", "kategori")] == [None, ""]
    assert (hasil.ringkasan.indikator, hasil.ringkasan.terukur) == (1, 0)
    assert (hasil.ringkasan.capaian, hasil.ringkasan.kategori) == (None, "")
    assert {count for _, count in hasil.ringkasan.per_kategori} == {0}


def test_the_raw_value_is_kept_beside_what_is_shown(tmp_path: Path) -> None:
    row = result(tmp_path, one("10", "25", "Minimum")).pengukuran.loc[6]
    assert (row["capaian"], row["mentah"]) == (0, -50)


SASARAN = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Satu              | Maksimum  | 100    | %      |
|            | IK02    |                   | Dua               | Maksimum  | 100    | %      |
|            | IK03    |                   | Tiga              | Maksimum  | 100    | %      |
|            | IK04    | Sasaran B         | Empat             | Maksimum  | 100    | %      |
|            | IK05    | SASARAN A         | Lima              | Maksimum  | 100    | %      |
|            | IK06    | Sasaran C         | Enam              | Maksimum  | 100    | %      |
| Pengukuran | Realisasi |
|            | 90        |
|            | 100       |
|            | -         |
|            | 50        |
|            | 100.5     |
|            |           |
"""


def test_each_sasaran_has_the_mean_of_its_measured_indikator(tmp_path: Path) -> None:
    frame = result(tmp_path, SASARAN).ringkasan.sasaran
    assert frame.to_numpy().tolist() == [
        ["Sasaran A", 4, 3, D("96.83"), "Berhasil"],
        ["Sasaran B", 1, 1, D("50.00"), "Tidak Berhasil"],
        ["Sasaran C", 1, 0, None, ""],
    ]
    assert list(frame.index) == [1, 2, 3]


@pytest.mark.parametrize(("setting", "mean"), [("indikator", "85.13"), ("sasaran", "73.42")])
def test_the_mean_of_the_unit_follows_the_setting(setting: str, mean: str, tmp_path: Path) -> None:
    summary = result(tmp_path, SASARAN, {"rata_rata": setting}).ringkasan
    assert (summary.indikator, summary.terukur, str(summary.capaian)) == (6, 4, mean)


def test_indikator_are_counted_by_kategori_in_the_order_of_the_scale(tmp_path: Path) -> None:
    assert dict(result(tmp_path, SASARAN).ringkasan.per_kategori) == {
        "Sangat Berhasil": 1, "Berhasil": 2, "Cukup Berhasil": 0, "Kurang Berhasil": 0, "Tidak Berhasil": 1,
    }  # fmt: skip


TREE = budget(
    "076.01.CQ    | Program 1     | 100 | 90", "3355         | Kegiatan      | 100 | 90",
    "3355.EBA     | Keluaran 1    | 60  | 50", "3355.EBA.994 | Komponen 1    | 60  | 50",
    "3355.EBD     | Keluaran 2    | 40  | 40", "076.01.WA    | Program 2     | 50  | 0",
)  # fmt: skip


def test_total_adds_up_the_leaves_and_no_parent_twice(tmp_path: Path) -> None:
    hasil = result(tmp_path, TREE).anggaran
    assert (hasil.total.pagu, hasil.total.realisasi, hasil.total.sisa, hasil.total.capaian) == (
        D(150),
        D(90),
        D(60),
        D("60.00"),
    )
    assert hasil.rows["urutan_pokok"].tolist() == [1, None, None, None, None, 2]
    assert hasil.rows["sisa"].tolist() == [10, 10, 10, 10, 0, 50]


def test_total_is_exact_to_the_rupiah_at_ten_to_the_fifteenth(tmp_path: Path) -> None:
    rows = budget("1 | A | 999999999999999 | 1", "2 | B | 1 | 0", "3 | C | Rp 1.000.000.000.000.000,- | 0")
    assert result(tmp_path, rows).anggaran.total.pagu == 2 * 10**15


def test_rows_below_total_are_not_added(tmp_path: Path) -> None:
    edit = put(Anggaran_A70="076.01.ZZ", Anggaran_C70=7, Anggaran_D70=7)
    hasil = check(book(tmp_path, TREE, edit=edit)).hasil.anggaran
    assert (hasil.total.pagu, hasil.total.realisasi) == (D(150), D(90))
    assert hasil.rows.at[70, "sisa"] == 0


def test_a_row_without_an_amount_has_no_sisa_and_leaves_the_rest_standing(tmp_path: Path) -> None:
    hasil = result(tmp_path, budget("1 | A | 100 | ", "2 | B | 50 | 25")).anggaran
    assert hasil.rows["sisa"].tolist() == [None, 25]
    assert hasil.rows["capaian"].tolist() == [None, D("50.00")]
    assert (hasil.total.pagu, hasil.total.realisasi) == (D(150), D(25))


def test_an_empty_budget_has_no_serapan(tmp_path: Path) -> None:
    hasil = result(tmp_path, "")
    assert (hasil.anggaran.total.pagu, hasil.anggaran.total.capaian) == (D(0), None)
    assert (hasil.ringkasan.capaian, hasil.ringkasan.efisiensi, hasil.ringkasan.tingkat_efisiensi) == (None, None, "")


@pytest.mark.parametrize(
    ("realisasi", "points", "words"), [("94", "6.00", "efisien"), ("100", "0.00", "cukup efisien")]
)
def test_efisiensi_sets_capaian_against_serapan(realisasi: str, points: str, words: str, tmp_path: Path) -> None:
    summary = result(tmp_path, one("100", "100") + budget(f"1 | A | 100 | {realisasi}")).ringkasan
    assert (str(summary.efisiensi), summary.tingkat_efisiensi) == (points, words)


def test_results_stand_under_the_rows_of_the_sheet(tmp_path: Path) -> None:
    text = SASARAN.replace("|            | -         |\n", "|            |           |\n")
    outcome = check(book(tmp_path, text, edit=put(PK_D200="Jauh", Anggaran_A90="076")))
    for computed, read in ((outcome.hasil.pengukuran, outcome.laporan.pengukuran),
                           (outcome.hasil.anggaran.rows, outcome.laporan.anggaran)):  # fmt: skip
        assert list(computed.index) == list(read.index)
