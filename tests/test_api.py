"""The Python API for scripts and notebooks: paths, bytes and open files in, JSON, HTML and floats out."""

import io
import json
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from markdown_book import book
from oracle import CORRECTED, PUBLISHED

from lkj_xlsx import api
from lkj_xlsx import compute as runs
from lkj_xlsx.show.outcome import as_json
from lkj_xlsx.verify import Verdict


def test_a_path_bytes_and_an_open_file_give_the_same() -> None:
    by_path, by_bytes = api.check(str(PUBLISHED)), api.check(PUBLISHED.read_bytes())
    with PUBLISHED.open("rb") as opened:
        by_file = api.check(opened)
    assert by_path.findings == by_bytes.findings == by_file.findings == runs.check(PUBLISHED).findings
    assert by_path.sha256 == by_bytes.sha256 == by_file.sha256


def test_an_outcome_goes_into_an_open_file_and_is_verified_there() -> None:
    written = io.BytesIO()
    outcome = api.compute(CORRECTED.read_bytes(), written)
    assert outcome.hasil.ringkasan.capaian is not None
    assert outcome.to_dict()["berkas"] == {"masukan": "buku-kerja.xlsx", "sha256": outcome.sha256, "keluaran": None}
    assert api.verify(written.getvalue()).verdict is Verdict.SAME


def test_a_path_gets_its_outcome_beside_it(tmp_path: Path) -> None:
    (tmp_path / "lkj.xlsx").write_bytes(CORRECTED.read_bytes())
    assert api.compute(tmp_path / "lkj.xlsx").output == tmp_path / "lkj-hasil.xlsx"
    with pytest.raises(api.Unwritable):
        api.compute(tmp_path / "lkj.xlsx", str(tmp_path / "lkj-hasil.xlsx"))
    with pytest.raises(ValueError, match="needs an output"):
        api.compute(CORRECTED.read_bytes())


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(api.Refused):
        api.check(b"no workbook")


def test_the_document_is_that_of_the_command() -> None:
    outcome = api.check(PUBLISHED)
    assert outcome.to_dict() == json.loads(as_json(outcome))
    assert outcome.to_dict()["temuan"][0]["kode"] == outcome.findings[0].code


def test_a_notebook_shows_headline_and_findings_and_no_markup_of_the_user(tmp_path: Path) -> None:
    shown = api.check(PUBLISHED)._repr_html_()
    assert "<th>Capaian</th><td>100,00% Berhasil</td>" in shown
    assert "<td>kesalahan</td><td>LS05</td><td>PK!D6</td>" in shown
    unit = api.check(book(tmp_path, identitas={"instansi": "<script>alert(1)</script>", "tahun": 2024}))
    assert "<script>" not in unit._repr_html_()


def test_two_workbooks_are_compared_and_a_template_is_carried_over(tmp_path: Path) -> None:
    assert api.diff(PUBLISHED.read_bytes(), CORRECTED).difference is not None
    made = api.new_template(tmp_path / "baru.xlsx", previous=CORRECTED.read_bytes(), tahun=2025)
    assert api.check(made).laporan.identitas["tahun"] == "2025"


def test_exact_numbers_become_floats_and_mixed_columns_stay() -> None:
    outcome = api.check(CORRECTED)
    anggaran, hasil = api.numeric(outcome.laporan.anggaran), api.numeric(outcome.hasil.pengukuran)
    assert anggaran["pagu"].dtype == hasil["capaian"].dtype == "float64"
    measured, exact = api.numeric(outcome.laporan.pengukuran), outcome.laporan.pengukuran
    assert measured["target"].dtype == measured["realisasi"].dtype == "float64"
    assert (measured["realisasi"][9], exact["realisasi"][9]) == (98.5, Decimal("98.5"))
    assert measured["realisasi"].isna().sum() == sum(not isinstance(one, Decimal) for one in exact["realisasi"])
    assert anggaran["pagu"].sum() == float(sum(outcome.laporan.anggaran["pagu"]))
    mixed = pd.DataFrame(
        {"target": [Decimal("1.5"), "WTP"], "realisasi": [Decimal(2), None], "nama": ["a", "b"], "ya": [True, False]}
    )
    shown = api.numeric(mixed)
    assert list(shown["target"]) == [Decimal("1.5"), "WTP"]
    assert shown["realisasi"].isna().tolist() == [False, True]
    assert list(mixed["realisasi"]) == [Decimal(2), None]
    assert shown["ya"].dtype == "bool"
