"""LibreOffice opens what was written, and shows it."""

import csv
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from lkj_xlsx.package import open_workbook

SOFFICE = shutil.which("soffice")


@pytest.mark.libreoffice
def test_libreoffice_shows_what_was_put(rich: Path, output: Path, tmp_path: Path) -> None:
    workbook = open_workbook(rich)
    sheet = workbook.sheet("PK")
    sheet.put_formula(2, 4, "C2/50", Decimal("0.2"))
    sheet.put_text(3, 2, "=bukan rumus _x0041_ ")
    sheet.put_number(12, 2, Decimal("98.4"))
    sheet.delete_rows_from(13)
    sheet.set_hyperlinks([("A2", "'Data Lain'!A1")], 1)
    workbook.save(output)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(output)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with output.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        shown = list(csv.reader(file))
    assert shown[1][:4] == ["1", "Indikator 1", "10", "20%"]
    assert shown[2][1] == "=bukan rumus _x0041_ "
    assert shown[11][1] == "98.4"
