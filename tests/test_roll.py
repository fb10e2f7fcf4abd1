"""Last year's workbook carried into a new one: what stays the same is taken over, what is new each year is not."""

from decimal import Decimal
from pathlib import Path

import openpyxl
from markdown_book import read_book

from lkj_xlsx.compute import check, compute, new_template

SAMPLES = Path(__file__).parent.parent / "samples"


def test_edited_scales_go_over(tmp_path: Path) -> None:
    old = tmp_path / "lama.xlsx"
    witness = openpyxl.load_workbook(SAMPLES / "kpu-kota-binjai-2024-diperbaiki.xlsx")
    sheet = witness["Pengaturan"]
    sheet["D15"] = 95
    cells = witness.defined_names["Skala_Kata"].attr_text.split("$")
    row = int(cells[-1]) - 1
    sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = "Mutu", "Prima", 3
    witness.save(old)
    new = new_template(tmp_path / "baru.xlsx", previous=old)
    settings = check(new).laporan.settings
    assert [(one.name, one.bound) for one in settings.kategori][:2] == [
        ("Sangat Berhasil", Decimal(100)),
        ("Berhasil", Decimal(95)),
    ]
    assert ("Mutu", "Prima", Decimal(3)) in [(one.scale, one.word, one.rank) for one in settings.words]


def test_indikator_go_over_and_their_figures_do_not(tmp_path: Path) -> None:
    source = SAMPLES / "kpu-kota-binjai-2024-diperbaiki.xlsx"
    old = read_book(source)
    new = read_book(new_template(tmp_path / "baru.xlsx", previous=source))
    assert new.pk["indikator"].tolist() == old.pk["indikator"].tolist()
    assert new.pk["polaritas"].tolist() == old.pk["polaritas"].tolist()
    assert set(new.pk["target"]) == set(new.pengukuran["realisasi"]) == {None}
    assert new.anggaran["kode"].tolist() == old.anggaran["kode"].tolist()
    assert new.anggaran["pagu"].isna().all()
    assert new.identitas["tahun"] == "2025"


def test_a_table_longer_than_the_template_is_taken_over_whole(tmp_path: Path) -> None:
    source = tmp_path / "panjang.xlsx"
    witness = openpyxl.load_workbook(SAMPLES / "kpu-kota-binjai-2024-diperbaiki.xlsx")
    for row in range(66, 90):
        witness["PK"][f"D{row}"], witness["PK"][f"F{row}"] = f"Indikator tambahan {row}", 5
    witness.save(source)
    new = new_template(tmp_path / "baru.xlsx", previous=source)
    assert len(read_book(new).pk) == 36
    assert compute(new).laporan.layout["Pengukuran"].last_row >= 41
