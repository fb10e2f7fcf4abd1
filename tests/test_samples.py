"""The samples: made by their script, and the published errors of KPU Kota Binjai 2024 found to the rupiah."""

import json
import runpy
from collections.abc import Callable, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from oracle import COMPLETE, CORRECTED, PUBLISHED, SAMPLES

from lkj_xlsx.compute import Outcome, check, compute
from lkj_xlsx.declare.message import Level
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.verify import Verdict, verify

CASE = "kpu-kota-binjai-2024.json"
ORIGINAL = SAMPLES.parent.parent / "shared" / "cases" / CASE


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SAMPLES / "make_samples.py"))


@pytest.fixture(scope="module")
def published() -> Outcome:
    return check(PUBLISHED)


def test_the_sample_with_all_parts_has_the_same_budget_and_says_what_chapter_three_lacks(tmp_path: Path) -> None:
    outcome = compute(COMPLETE, tmp_path / "hasil.xlsx")
    assert verify(tmp_path / "hasil.xlsx").verdict is Verdict.SAME
    assert outcome.hasil.anggaran.total.pagu == 33_122_884_000
    assert not [one for one in outcome.findings if one.level is Level.ERROR]
    told = {one.code: one for one in reversed(outcome.findings)}
    assert told["PK08"].sheet == "IKU"
    assert "Nomor 5 terlewat" in told["PK08"].message
    assert (told["PK06"].sheet, told["PK06"].cell) == ("IKU", "B10")
    points = [one.message for one in outcome.findings if one.code == "AN01"]
    assert [message.partition(" belum ada pada ")[2].partition(" (")[0] for message in points] == [
        "12 dari 12 indikator", "12 dari 12 indikator", "12 dari 12 indikator", "7 dari 12 indikator",
    ]  # fmt: skip
    assert [message[:7] for message in points] == ["Butir 2", "Butir 3", "Butir 4", "Butir 5"]
    assert "0 dari 12 indikator lengkap" in told["AN02"].message


def test_the_example_of_renstra_has_no_findings_and_says_that_it_is_one(tmp_path: Path) -> None:
    outcome = compute(SAMPLES / "contoh-renstra-2024.xlsx", tmp_path / "hasil.xlsx")
    assert verify(tmp_path / "hasil.xlsx").verdict is Verdict.SAME
    assert outcome.findings == ()
    assert all("(contoh)" in one["sasaran"] for one in outcome.hasil.ringkasan.per_sasaran.values())
    assert [one["realisasi_c"] for one in outcome.hasil.rows_of("Renstra").values()] == [Decimal("83.5"), 6, 78, "WDP"]


@pytest.fixture(scope="module")
def corrected() -> Outcome:
    return check(CORRECTED)


def unpacked(workbook: bytes) -> dict[str, bytes]:
    """The parts of a workbook: all but how zlib packed them, which differs by its version."""
    with ZipFile(BytesIO(workbook)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def test_the_samples_are_what_their_script_makes(script: dict[str, Any]) -> None:
    samples: dict[str, Callable[[], Any]] = script["SAMPLES"]
    make: Callable[[Any], bytes] = script["make_template"]
    assert {path.name for path in SAMPLES.glob("*.xlsx")} == {*samples, script["OWN_TABLES"]}
    own = (SAMPLES / script["OWN_TABLES"]).read_bytes()
    assert unpacked(own) == unpacked(script["own_tables"]()), "run python samples/make_samples.py"
    for name, prefill in samples.items():
        made, committed = unpacked(make(prefill())), unpacked((SAMPLES / name).read_bytes())
        assert made.keys() == committed.keys()
        assert [part for part in made if made[part] != committed[part]] == [], (
            f"{name}: run python samples/make_samples.py"
        )


def test_the_csv_beside_each_sample_show_it(script: dict[str, Any]) -> None:
    rendered: Callable[[], Mapping[str, bytes]] = script["rendered"]
    wanted = {name: content for name, content in rendered().items() if name.endswith(".csv")}
    committed = {path.relative_to(SAMPLES).as_posix(): path.read_bytes() for path in SAMPLES.glob("*/*.csv")}
    assert committed == wanted, "run python samples/make_samples.py"
    assert {name.split("/")[0] for name in wanted} == {path.stem for path in SAMPLES.glob("*.xlsx")}


def test_the_published_tables_are_those_that_were_typed_out() -> None:
    case = json.loads((SAMPLES / CASE).read_text(encoding="utf-8"))
    assert len(case["kekeliruan_yang_harus_ditemukan"]) == 10
    if ORIGINAL.exists():
        assert (SAMPLES / CASE).read_bytes() == ORIGINAL.read_bytes()


def facts(findings: tuple[Finding, ...], code: str) -> list[tuple[str, str | None, str | None, str | None, int | None]]:
    """The findings of a code: sheet, cell, written, computed, difference."""
    return [
        (one.sheet, one.cell, one.written, one.computed, None if one.difference is None else int(one.difference))
        for one in findings
        if one.code == code
    ]


def test_the_typed_total_exceeds_its_rows(published: Outcome) -> None:
    assert facts(published.findings, "AG03") == [
        ("Anggaran", "C66", "33.239.899.000", "33.122.884.000", 117_015_000),
        ("Anggaran", "D66", "32.934.047.438", "32.817.204.306", 116_843_132),
    ]


def test_what_the_total_exceeds_its_rows_by_looks_like_a_row(published: Outcome) -> None:
    (message,) = [one.message for one in published.findings if (one.code, one.cell) == ("AG03", "C66")]
    assert message.endswith(
        "seperti satu baris yang hilang dari tabel: pagu 117.015.000, realisasi 116.843.132, sisa 171.868, "
        "serapan 99,85%."
    )


def test_the_percentage_of_the_total_is_right_all_the_same(published: Outcome) -> None:
    assert facts(published.findings, "AG12") == [("Anggaran", "F66", "99.08%", "99,08", None)]
    assert facts(published.findings, "AG04") == [
        ("Anggaran", "E6", "E6, E7", None, None), ("Anggaran", "F6", "F6, F7", None, None),
    ]  # fmt: skip


def test_the_typed_total_contradicts_itself_by_twenty_rupiah(published: Outcome) -> None:
    assert facts(published.findings, "AG09") == [("Anggaran", "E66", "305.851.582", "305.851.562", 20)]
    assert ["jumlah sisa baris 305.679.694" in one.message for one in published.findings if one.code == "AG09"] == [
        True
    ]


def test_the_rows_of_the_budget_are_as_printed(published: Outcome) -> None:
    rows = published.hasil.anggaran.rows
    assert rows["sisa"].tolist() == [282_575_699, 23_103_995]
    assert [str(one) for one in rows["capaian"]] == ["99.07", "99.20"]
    assert (published.hasil.anggaran.total.pagu, str(published.hasil.anggaran.total.capaian)) == (
        Decimal(33_122_884_000), "99.08",
    )  # fmt: skip


def test_decimals_are_written_in_two_ways(published: Outcome) -> None:
    found = [one for one in published.findings if one.code == "AG10"]
    assert [(one.sheet, one.cell, one.written) for one in found] == [("Anggaran", "F6", "99.07%")]
    assert "99.07% dan 99,20%" in found[0].message


def test_a_row_of_the_plan_has_no_target(published: Outcome) -> None:
    assert facts(published.findings, "RK01") == [("RKT", "F8", None, None, None)]


def test_a_row_of_the_plan_is_counted_twice(published: Outcome) -> None:
    assert facts(published.findings, "RK02") == [
        ("RKT", "H7", "11.212.720.000", "8.359.968.000", 2_852_752_000),
    ]  # fmt: skip


def test_the_plan_is_not_the_budget_and_the_programmes_say_where(published: Outcome) -> None:
    assert facts(published.findings, "LS07") == [
        ("RKT", "H6", "5.507.216.000", "30.251.789.000", 5_507_216_000 - 30_251_789_000),
        ("RKT", "H8", "2.852.752.000", "2.871.095.000", 2_852_752_000 - 2_871_095_000),
    ]  # fmt: skip
    first, second = (one.message for one in published.findings if one.code == "LS07")
    assert first.endswith("(Anggaran!C6). Seluruhnya: RKT 8.359.968.000, pagu 33.122.884.000.")
    assert "076.01.WA Program Dukungan Manajemen (H8, H9, H10)" in second
    assert facts(published.findings, "LS04") == [], "the programmes have said it"


def test_nothing_that_was_promised_is_measured(published: Outcome) -> None:
    by_code = {code: [one for one in published.findings if one.code == code] for code in ("LS01", "LS02", "LS05")}
    assert [one.message for one in by_code["LS05"]] == [
        "Tidak satu pun dari 12 indikator PK (PK!D6:D17) diukur; "
        "9 indikator yang diukur (Pengukuran!D6:D14) tidak ada pada PK."
    ]
    assert by_code["LS01"] == by_code["LS02"] == [], "it is said once"


def test_the_plan_is_of_other_sasaran_and_indikator(published: Outcome) -> None:
    said = [(one.code, one.cell, one.message) for one in published.findings if one.code in ("RK06", "RK07")]
    assert [(code, cell) for code, cell, _ in said] == [("RK06", "E9"), ("RK06", "E6"), ("RK07", "D6")]
    assert "pemeliharaan perkantoran KPU" in said[0][2]
    assert said[1][2].startswith("4 indikator RKT (E6, E7, E8, E10)")
    assert said[2][2].startswith("5 sasaran RKT (D6, D7, D8, D9, D10)")


def test_a_nilai_is_promised_in_percent(published: Outcome) -> None:
    assert facts(published.findings, "PK07") == [("PK", "F9", "100%", None, None)]


def test_numbers_are_written_in_two_ways(published: Outcome) -> None:
    assert facts(published.findings, "PK09") == [
        ("PK", "A16", "3.", None, None), ("Pengukuran", "A12", "4.", None, None),
    ]  # fmt: skip


def test_the_scale_of_the_template_is_settled_on_pengaturan_and_no_finding(published: Outcome) -> None:
    assert not [one for one in published.findings if one.code.startswith("ST")]


def test_each_published_capaian_is_confirmed(published: Outcome) -> None:
    assert [str(one) for one in published.hasil.pengukuran["capaian"]] == ["100.00"] * 9
    assert set(published.hasil.pengukuran["kategori"]) == {"Berhasil"}
    assert not [one for one in published.findings if one.code == "UK13"]


def test_each_published_realisasi_is_its_target(published: Outcome) -> None:
    cells = ", ".join(f"H{row}" for row in range(6, 14)) + ", dan 1 sel lain"
    assert facts(published.findings, "UK22") == [("Pengukuran", "H6", cells, None, None)]
    assert not [one for one in published.findings if one.code == "UK23"]


def test_the_published_report_has_no_other_grave_finding_than_these(published: Outcome) -> None:
    """An auditor who reads one wrong finding does not trust the others."""
    grave = {one.code for one in published.findings if one.level is not Level.NOTE}
    assert grave == {"AG03", "AG09", "LS05", "LS07", "PK07", "RK01", "RK02", "RK06", "RK07", "UK22"}


def test_the_corrected_sample_has_only_notes(corrected: Outcome) -> None:
    assert [one for one in corrected.findings if one.level is not Level.NOTE] == []
    assert corrected.hasil.ringkasan.terukur == corrected.hasil.ringkasan.indikator == 12
    assert corrected.hasil.anggaran.total.pagu == 33_122_884_000


def test_both_samples_are_of_the_same_unit_and_year(published: Outcome, corrected: Outcome) -> None:
    for outcome in (published, corrected):
        assert outcome.laporan.identitas["instansi"] == "Komisi Pemilihan Umum Kota Binjai"
        assert outcome.laporan.identitas["tahun"] == "2024"
