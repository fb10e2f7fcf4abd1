"""Last year's workbook carried into a new one: what stays the same is taken over, what is new each year is not."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
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


@pytest.mark.parametrize("in_force", ["KPU", "Pemda", "Kustom"])
def test_every_scale_comes_along(tmp_path: Path, in_force: str) -> None:
    """Scales that are not in force, too: one of the user's own, and ours as the user edited it."""
    book = openpyxl.load_workbook(SAMPLES / "kpu-kota-binjai-2024-diperbaiki.xlsx")
    sheet = book["Pengaturan"]
    rows = {row: sheet.cell(row, 1).value for row in range(1, sheet.max_row)}
    last = max(row for row, name in rows.items() if name == "Pemda")
    for row, (name, bound) in enumerate((("Hebat", 80), ("Biasa", 0)), last + 1):
        sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"], sheet[f"D{row}"] = "Kustom", name, "mulai", bound
    sheet[f"D{last - 1}"] = 12.5
    next(sheet.cell(row, 2) for row, name in rows.items() if name == "Skala Kategori").value = in_force
    book.save(tmp_path / "lama.xlsx")
    new_template(tmp_path / "baru.xlsx", previous=tmp_path / "lama.xlsx")
    lines = [
        row[:4] for row in openpyxl.load_workbook(tmp_path / "baru.xlsx")["Pengaturan"].iter_rows(values_only=True)
    ]
    assert [row for row in lines if row[0] == "Kustom"] == [
        ("Kustom", "Hebat", "mulai", 80),
        ("Kustom", "Biasa", "mulai", 0),
    ]
    assert 12.5 in [row[3] for row in lines if row[0] == "Pemda"]
    assert len({row[:2] for row in lines if row[0] in ("KPU", "Pemda")}) == 5 + sum(
        name == "Pemda" for name in rows.values()
    )
