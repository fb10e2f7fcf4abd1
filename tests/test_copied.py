"""``template --salin``: all that the user typed goes into the newest template, and what does not is said."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from checks.case import CLEAN
from click.testing import CliRunner
from markdown_book import book
from oracle import COMPLETE, CORRECTED, PUBLISHED

from lkj_xlsx import cli
from lkj_xlsx.compute import check, compute, copy_into_template, diff
from lkj_xlsx.verify import Verdict, verify

OLD = Path(__file__).parent / "version1"


@pytest.mark.parametrize(
    "source",
    [PUBLISHED, COMPLETE, OLD / "kpu-kota-binjai-2024-hasil.xlsx"],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_a_copy_has_the_same_rows_and_the_same_headline(source: Path, tmp_path: Path) -> None:
    path = tmp_path / "salinan.xlsx"
    copy_into_template(path, source, parts=("IKU", "Triwulan"))
    before, after = check(source), check(path)
    assert after.hasil.ringkasan == before.hasil.ringkasan
    assert after.hasil.anggaran.total == before.hasil.anggaran.total
    sections = diff(source, path).difference.sections
    assert [sheet for sheet in ("indikator", "anggaran", "rkt") if sections[sheet].entries] == []
    assert "IKU" in openpyxl.load_workbook(path).sheetnames
    outcome = compute(path)
    assert outcome.output is not None
    assert verify(outcome.output).verdict is Verdict.SAME


def test_what_is_not_copied_is_named(tmp_path: Path) -> None:
    source = book(tmp_path, CLEAN)
    workbook = openpyxl.load_workbook(source)
    workbook.create_sheet("Catatan rapat")["B2"] = "tanyakan KPPN"
    workbook["PK"]["T4"], workbook["PK"]["T6"], workbook["Anggaran"]["B80"] = "Bidang", "Hukum", "Sumber: LRA"
    workbook["Pengukuran"]["I6"] = "=H6*2"
    workbook["PK"]["F6"], workbook["PK"]["F6"].number_format = 0.8, "0%"
    workbook["PK"]["G6"] = None
    workbook.save(source)
    moved = copy_into_template(tmp_path / "salinan.xlsx", source)
    told = "; ".join(moved.left)
    for words in ("lembar Catatan rapat (1 sel)", "PK (T4, T6)", "Anggaran (B80)", "Pengukuran!I6", "grafik"):
        assert words in told
    assert "Ringkasan" not in told
    copy = openpyxl.load_workbook(tmp_path / "salinan.xlsx")
    assert copy["PK"]["F6"].value == "80%"
    assert str(copy["Pengukuran"]["I6"].value).startswith("=IF(")
    assert check(tmp_path / "salinan.xlsx").laporan.rows["PK"][6]["target"] == Decimal(80)


def test_a_row_that_the_user_took_out_of_pengukuran_does_not_come_back(tmp_path: Path) -> None:
    text = CLEAN
    source = book(tmp_path, text)
    workbook = openpyxl.load_workbook(source)
    sheet = workbook["Pengukuran"]
    last = max(row for row in range(6, 66) if sheet.cell(row, 8).value is not None)
    for row in range(last, 66):
        sheet.cell(row, 2, None)
        for column in range(2, 9):
            sheet.cell(row, column).value = None
    workbook.save(source)
    copy_into_template(tmp_path / "salinan.xlsx", source)
    assert len(check(tmp_path / "salinan.xlsx").laporan.rows["Pengukuran"]) == len(
        check(source).laporan.rows["Pengukuran"]
    )


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    path = tmp_path / "salinan.xlsx"
    result = CliRunner().invoke(cli.main, ["template", "--dari", str(CORRECTED), "--salin", "-o", str(path)])
    assert result.exit_code == 0
    assert "Disalin: Identitas dan Pengaturan; RKT 2 baris; PK 12 baris" in result.stderr
    assert "Tidak disalin: grafik" in result.stderr


@pytest.mark.parametrize("options", [(), ("--dari", str(CORRECTED), "--tahun", "2025")])
def test_a_copy_needs_a_source_and_keeps_its_year(options: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "salinan.xlsx"
    result = CliRunner().invoke(cli.main, ["template", "--salin", *options, "-o", str(path)])
    assert result.exit_code == 2
    assert "--salin memerlukan --dari" in result.stderr
    assert not path.exists()
