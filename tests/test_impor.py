"""``template --impor``: tables that were never ours, placed or listed value by value, and nothing invented."""

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from click.testing import CliRunner
from impor.judge import CASES, HERE, case, judge, made_rows, made_workbook
from impor.judge import Verdict as Judged
from impor.made import MADE
from impor.offices import OFFICES

from lkj_xlsx import cli
from lkj_xlsx.compute import check, compute, import_into_template
from lkj_xlsx.importing import read_foreign
from lkj_xlsx.package import Refused
from lkj_xlsx.verify import Verdict, verify

REFUSED = ("14-pohon-kinerja",)


def source_of(right: dict[str, Any]) -> Path:
    return Path(str(right.get("di", HERE))) / str(right["berkas"])


def imported(right: dict[str, Any]) -> Judged:
    return judge(right, made_rows(read_foreign(source_of(right))))


@pytest.mark.parametrize("name", [name for name in CASES if name not in REFUSED])
def test_each_value_of_a_foreign_file_is_placed_or_listed(name: str) -> None:
    verdict = imported(case(name))
    assert verdict.wrong == []
    assert verdict.share >= 0.95


@pytest.mark.parametrize("make", MADE + OFFICES, ids=lambda make: make.__name__)
def test_other_headings_in_other_layouts_are_read_too(make: Any, workshop: Path) -> None:
    verdict = imported(make(workshop))
    assert verdict.wrong == []
    assert verdict.share >= 0.95


@pytest.mark.parametrize("name", ["01-kop-logo-tanda-tangan", "08-semua-pada-satu-lembar", "d2-pk-dan-capaian"])
def test_the_written_workbook_holds_the_same_and_can_be_computed(name: str, workshop: Path) -> None:
    output = workshop / f"{name}-impor.xlsx"
    import_into_template(output, source_of(case(name)), force=True)
    verdict = judge(case(name), made_workbook(output))
    assert verdict.wrong == []
    assert verdict.share >= 0.95
    outcome = compute(output, force=True)
    assert {one.code for one in outcome.findings} & {"PK02", "UK03"}  # polaritas was asked for, and not invented
    assert outcome.output is not None
    assert verify(outcome.output).verdict is Verdict.SAME
    assert "Impor" in openpyxl.load_workbook(outcome.output, read_only=True).sheetnames


def test_it_can_be_looked_at_without_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = HERE / "04-capaian-berarti-realisasi.xlsx"
    looked = CliRunner().invoke(cli.main, ["template", "--impor", str(source), "--lihat"])
    assert looked.exit_code == 0
    assert "tambahan!D4:D18 -> Pengukuran: Realisasi" in looked.stdout
    assert "judulnya Capaian, tetapi isinya bersatuan sama dengan target" in looked.stdout
    assert list(tmp_path.iterdir()) == []


def refusal(path: Path, tmp_path: Path, *more: str) -> str:
    """What a refused file is told: one sentence, exit code 3, and nothing is written."""
    output = tmp_path / "keluar.xlsx"
    ended = CliRunner().invoke(cli.main, ["template", "--impor", str(path), "-o", str(output), *more])
    assert ended.exit_code == 3, ended.output
    assert not output.exists()
    assert "Traceback" not in ended.output
    return ended.stderr


def test_boxes_are_no_table(tmp_path: Path) -> None:
    assert "bukan kotak atau bagan" in refusal(HERE / f"{REFUSED[0]}.xlsx", tmp_path)


def test_a_workbook_of_ours_is_carried_over_and_not_imported(tmp_path: Path) -> None:
    assert "--dari" in refusal(HERE.parent.parent / "samples" / "kpu-kota-binjai-2024.xlsx", tmp_path)


def zipped(path: Path, **parts: bytes) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_file_that_is_broken_or_a_trap_is_refused_with_a_sentence(tmp_path: Path, ending: str) -> None:
    whole = (
        HERE / ("d1-lkjip-bab-tiga.docx" if ending == ".docx" else "10-satu-lembar-tiap-sasaran.xlsx")
    ).read_bytes()
    for name, data in {"potong": whole[: len(whole) // 2], "kosong": b"", "teks": b"No;Indikator"}.items():
        path = tmp_path / f"{name}{ending}"
        path.write_bytes(data)
        assert path.name in refusal(path, tmp_path)
    assert "tidak ditemukan" in refusal(tmp_path / f"tiada{ending}", tmp_path)
    swelling = zipped(tmp_path / f"bom{ending}", word__document_xml=b"<a/>" + b" " * 30_000_000)
    assert "mengembang" in refusal(swelling, tmp_path)


@pytest.mark.parametrize("document", [
    b"<w:document", b"<a/>", b'<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>',
])  # fmt: skip
def test_a_document_that_is_none_inside_is_refused(tmp_path: Path, document: bytes) -> None:
    with ZipFile(HERE / "d1-lkjip-bab-tiga.docx") as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    with ZipFile(tmp_path / "isi.docx", "w") as archive:
        for name, content in {**parts, "word/document.xml": document}.items():
            archive.writestr(name, content)
    assert "isi.docx" in refusal(tmp_path / "isi.docx", tmp_path)
    old = tmp_path / "lama.doc"
    old.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1"))
    assert "Word lama" in refusal(old, tmp_path)


def test_the_refusal_of_check_names_the_tables_that_can_be_imported() -> None:
    with pytest.raises(Refused, match=r"tambahan!A4:E18 \(pengukuran kinerja, 14 baris\).*template --impor"):
        check(HERE / "04-capaian-berarti-realisasi.xlsx")
    with pytest.raises(Refused) as boxes:
        check(HERE / f"{REFUSED[0]}.xlsx")
    assert "--impor" not in str(boxes.value)


def test_a_formula_without_a_stored_value_is_listed_and_said_so(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(HERE / "01-kop-logo-tanda-tangan.xlsx")
    workbook["Sheet1"]["E12"] = "=D12*1.04"
    workbook.save(tmp_path / "rumus.xlsx")
    found = read_foreign(tmp_path / "rumus.xlsx")
    assert [one.remark for one in found.lines if one.cells == "E12"] == [
        "rumus tanpa nilai tersimpan; buka dan simpan di Excel, lalu impor lagi"
    ]
    assert "realisasi" not in found.rows["Pengukuran"][1]
