"""``diff`` compares what the declaration of a sheet says: a column or a sheet that it has never heard of."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from generated import IDENTITAS
from oracle import CORRECTED

from lkj_xlsx.cli import main
from lkj_xlsx.declare.model import MARK_KEY, Column, CompareBy, Kind, Role, Table
from lkj_xlsx.sheets import tables
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.template import Prefill, make_template
from lkj_xlsx.template.prefill import ValuesByKey

IKU = Table(
    sheet="IKU",
    label="Tabel 5",
    title="Indikator Kinerja Utama",
    purpose="indikator yang dipakai untuk menilai instansi",
    compare_by=CompareBy("", "indikator"),
    optional=True,
    columns=(
        Column("indikator", "Indikator Kinerja Utama", Role.INPUT, Kind.TEXT, 40, "Nama indikator."),
        Column("target", "Target Akhir", Role.INPUT, Kind.QUANTITY, 12, "Target pada akhir periode."),
        Column("satuan", "Satuan", Role.INPUT, Kind.UNIT, 11, "Satuan target."),
        Column("biaya", "Biaya (Rp)", Role.INPUT, Kind.RUPIAH, 20, "Biaya pengukurannya."),
        PK.column(MARK_KEY),
    ),
)
TURNOUT: ValuesByKey = {"indikator": "Partisipasi pemilih", "target": 80, "satuan": "%", "biaya": 100}
REPORTS: ValuesByKey = {"indikator": "Laporan tepat waktu", "target": 4, "satuan": "Laporan"}


def compared(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """The JSON of ``diff`` for two workbooks that are filled with these rows on each sheet."""
    files = folder / "lama.xlsx", folder / "baru.xlsx"
    for file, rows in zip(files, (old, new), strict=True):
        file.write_bytes(make_template(Prefill({**IDENTITAS, "tahun": 2024}, {}, rows)))
    return diff_json(*files)


def diff_json(*files: Path) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["diff", *map(str, files), "--format", "json"])
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def declare(monkeypatch: pytest.MonkeyPatch, table: Table) -> None:
    """Declare a sheet, in place of one of the same name."""
    others = (one for one in tables.TABLES if one.sheet != table.sheet)
    monkeypatch.setattr(tables, "TABLES", (*others, table))


def test_a_declared_sheet_has_a_section_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, IKU)
    changed = {**TURNOUT, "target": 85, "biaya": 120}
    found = compared(tmp_path, {"IKU": [TURNOUT, REPORTS]}, {"IKU": [REPORTS, changed]})
    assert list(found)[2:] == ["indikator", "anggaran", "rkt", "iku", "lainnya"]
    assert found["iku"]["sama"] == 1
    (entry,) = found["iku"]["perbedaan"]
    assert (entry["jenis"], entry["kunci"], entry["nama"]) == ("berubah", None, "Partisipasi pemilih")
    told = [(one["kolom"], one["lama"], one["baru"], one["selisih"], one["satuan_baru"]) for one in entry["nilai"]]
    assert told == [("Target Akhir", 80, 85, 5, "%"), ("Biaya (Rp)", 100, 120, 20, None)]
    assert [(one["sel_lama"], one["sel_baru"]) for one in entry["nilai"]] == [
        ("IKU!B6", "IKU!B7"),
        ("IKU!D6", "IKU!D7"),
    ]


def test_rows_of_a_sheet_that_the_old_workbook_lacks_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, IKU)
    new = tmp_path / "baru.xlsx"
    new.write_bytes(make_template(Prefill(IDENTITAS, {}, {"IKU": [TURNOUT]})))
    (entry,) = diff_json(CORRECTED, new)["iku"]["perbedaan"]
    assert (entry["jenis"], entry["nama"]) == ("ditambah", "Partisipasi pemilih")


@pytest.mark.parametrize("sheet", ["RKT", "PK"])
def test_a_declared_column_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: str) -> None:
    source = Column("sumber", "Sumber Data", Role.INPUT, Kind.TEXT, 30, "Dari mana datanya.", optional=True)
    table = next(one for one in tables.TABLES if one.sheet == sheet)
    declare(monkeypatch, replace(table, columns=(*table.columns, source)))
    row = {"indikator": "Partisipasi pemilih", "sumber": "BPS"}
    found = compared(tmp_path, {sheet: [row]}, {sheet: [{**row, "sumber": "KPU"}]})
    section, heading = ("rkt", "Sumber Data") if sheet == "RKT" else ("indikator", "Sumber Data (PK)")
    (entry,) = found[section]["perbedaan"]
    assert [(one["kolom"], one["lama"], one["baru"]) for one in entry["nilai"]] == [(heading, "BPS", "KPU")]
