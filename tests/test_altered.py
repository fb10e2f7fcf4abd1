"""A formula of ours that the user changed comes back, and text, JSON and Temuan say in which cell."""

import json
from decimal import Decimal
from pathlib import Path

from oracle import CORRECTED

from lkj_xlsx.compute import compute
from lkj_xlsx.package import open_workbook
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.show.outcome import as_json, as_text

MENTAH = (6, 21)


def test_a_replaced_formula_is_named_on_the_screen_in_json_and_on_temuan(tmp_path: Path) -> None:
    book = open_workbook(compute(CORRECTED, tmp_path / "bersih.xlsx").output or CORRECTED)
    value = book.sheet("Pengukuran").cell(*MENTAH).value
    assert isinstance(value, Decimal)
    book.sheet("Pengukuran").put_formula(*MENTAH, "100+2.5", value)
    book.save(tmp_path / "diubah.xlsx")
    outcome = compute(tmp_path / "diubah.xlsx", tmp_path / "hasil.xlsx")
    assert [(one.sheet, one.cell, one.replaced) for one in outcome.changes] == [("Pengukuran", "U6", "100+2.5")]
    assert "rumus diganti di Pengukuran!U6" in as_text(outcome)
    assert [one["rumus_diganti"] for one in json.loads(as_json(outcome))["perubahan"]] == ["100+2.5"]
    said = open_workbook(tmp_path / "hasil.xlsx").sheet("Temuan").cell(report.RECEIPT_ROW, 1).value
    assert str(said).endswith("Rumus yang diganti dengan rumus baku: Pengukuran!U6.")
    compute(tmp_path / "hasil.xlsx", tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == (tmp_path / "hasil.xlsx").read_bytes()


def test_a_formula_of_ours_is_not_reported_as_replaced(tmp_path: Path) -> None:
    outcome = compute(CORRECTED, tmp_path / "hasil.xlsx")
    assert [one for one in outcome.changes if one.replaced is not None] == []
