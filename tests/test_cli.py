"""The command line as staff and scripts meet it: exit codes, streams, what is written."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

from lkj_xlsx.catalogue import CATALOGUE
from lkj_xlsx.cli import main

SAMPLES = Path(__file__).parent.parent / "samples"
PUBLISHED = "kpu-kota-binjai-2024.xlsx"
CORRECTED = "kpu-kota-binjai-2024-diperbaiki.xlsx"
BOTH = (PUBLISHED, CORRECTED)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with both samples in it."""
    for name in BOTH:
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="lkj-xlsx")


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lkj_xlsx", *arguments], capture_output=True, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class TestExitCodes:
    @pytest.mark.parametrize("command", ["check", "compute"])
    def test_0_without_galat(self, folder: Path, command: str) -> None:
        assert run(command, CORRECTED).exit_code == 0
        assert names(folder) >= set(BOTH)

    @pytest.mark.parametrize("command", ["check", "compute"])
    def test_1_with_galat_and_the_work_is_done_all_the_same(self, folder: Path, command: str) -> None:
        assert run(command, PUBLISHED).exit_code == 1
        assert (folder / "kpu-kota-binjai-2024-hasil.xlsx").exists() == (command == "compute")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["hitung"],
            ["check"],
            ["check", CORRECTED, "--format", "yaml"],
            ["check", CORRECTED, "-o", "x.xlsx"],
            ["template", "--tahun", "99"],
            ["template", "--tahun", "dua"],
        ],
        ids=" ".join,
    )
    def test_2_usage(self, folder: Path, arguments: list[str]) -> None:
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert names(folder) == set(BOTH)

    def test_the_process_ends_with_the_same_codes(self, folder: Path) -> None:
        ended = [
            process("check", CORRECTED),
            process("check", PUBLISHED),
            process("check"),
            process("check", "tidak-ada.xlsx"),
            process("compute", CORRECTED, "-o", "tidak-ada/hasil.xlsx"),
        ]
        assert [one.returncode for one in ended] == [0, 1, 2, 3, 4]
        assert names(folder) == set(BOTH)


def _without_sheet(folder: Path) -> None:
    book = openpyxl.load_workbook(SAMPLES / CORRECTED)
    del book["PK"]
    book.save(folder / "masukan.xlsx")


def _foreign(folder: Path) -> None:
    openpyxl.Workbook().save(folder / "masukan.xlsx")


REFUSED = {
    "empty": b"",
    "csv": b"No;Indikator;Target\r\n1;Persentase;85\r\n",
    "html": b"<html><body><table><tr><td>1</td></tr></table></body></html>",
    "xls": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512) + "Workbook".encode("utf-16-le"),
    "password": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
    "cut short": (SAMPLES / CORRECTED).read_bytes()[:20000],
    "noise": bytes(range(256)) * 8,
    "missing sheet": _without_sheet,
    "another workbook": _foreign,
    "not there": None,
    "folder": "folder",
}


class TestRefused:
    @pytest.mark.parametrize("command", ["check", "compute", "template --dari"])
    @pytest.mark.parametrize("kind", REFUSED)
    def test_3_one_sentence_nothing_written(self, folder: Path, kind: str, command: str) -> None:
        made = REFUSED[kind]
        source = folder / "masukan.xlsx"
        if isinstance(made, bytes):
            source.write_bytes(made)
        elif made == "folder":
            source.mkdir()
        elif callable(made):
            made(folder)
        before = names(folder)
        result = run(*command.split(), "masukan.xlsx")
        assert result.exit_code == 3
        assert result.stdout == ""
        assert result.stderr.startswith("lkj-xlsx: ")
        assert result.stderr.count("\n") == 1
        assert "Traceback" not in result.stderr
        assert names(folder) == before

    @pytest.mark.parametrize("command", ["check", "compute"])
    @pytest.mark.parametrize("name", [".", "..", ""])
    def test_an_empty_folder_by_its_short_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str
    ) -> None:
        (tmp_path / "kosong" / "map").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / "kosong" / "map")
        result = run(command, name)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (3, "", 1)

    def test_the_sentence_names_the_missing_sheet(self, folder: Path) -> None:
        _without_sheet(folder)
        assert "PK" in run("check", "masukan.xlsx").stderr


class TestUnwritable:
    @pytest.mark.parametrize("force", [[], ["--force"]], ids=["plain", "force"])
    @pytest.mark.parametrize("output", ["tidak-ada/hasil.xlsx", "map"])
    @pytest.mark.parametrize("command", [["compute", CORRECTED], ["template"]], ids=" ".join)
    def test_4_folder_missing_or_in_the_way(
        self, folder: Path, command: list[str], output: str, force: list[str]
    ) -> None:
        (folder / "map").mkdir()
        before = names(folder)
        result = run(*command, "-o", output, *force)
        assert result.exit_code == 4
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert names(folder) == before
        assert not any((folder / "map").iterdir())

    def test_force_is_not_offered_where_it_does_not_help(self, folder: Path) -> None:
        (folder / "map").mkdir()
        assert "--force" not in run("compute", CORRECTED, "-o", "map").stderr

    @pytest.mark.parametrize("command", [["compute", CORRECTED], ["template"]], ids=" ".join)
    def test_4_an_existing_output_unless_forced(self, folder: Path, command: list[str]) -> None:
        existing = folder / "hasil.xlsx"
        existing.write_bytes(b"pekerjaan")
        result = run(*command, "-o", "hasil.xlsx")
        assert result.exit_code == 4
        assert "--force" in result.stderr
        assert existing.read_bytes() == b"pekerjaan"
        assert run(*command, "-o", "hasil.xlsx", "--force").exit_code == 0
        assert zipfile.is_zipfile(existing)

    def test_4_the_source_even_when_forced(self, folder: Path) -> None:
        before = (folder / CORRECTED).read_bytes()
        (folder / "tautan.xlsx").hardlink_to(folder / CORRECTED)
        for output in (CORRECTED, f"./{CORRECTED}", "tautan.xlsx"):
            assert run("compute", CORRECTED, "-o", output, "--force").exit_code == 4
        assert (folder / CORRECTED).read_bytes() == before

    def test_4_last_years_workbook_is_not_written_over(self, folder: Path) -> None:
        before = (folder / CORRECTED).read_bytes()
        assert run("template", "--dari", CORRECTED, "-o", CORRECTED, "--force").exit_code == 4
        assert (folder / CORRECTED).read_bytes() == before


class TestOutput:
    def test_default_name_beside_the_source(self, folder: Path) -> None:
        (folder / "map").mkdir()
        (folder / CORRECTED).rename(folder / "map" / "laporan.2024.xlsx")
        assert run("compute", "map/laporan.2024.xlsx").exit_code == 0
        assert names(folder / "map") == {"laporan.2024.xlsx", "laporan.2024-hasil.xlsx"}
        assert names(folder) == {PUBLISHED, "map"}

    def test_check_writes_nothing(self, folder: Path) -> None:
        assert "(tidak ditulis)" in run("check", PUBLISHED).stdout
        assert names(folder) == set(BOTH)

    @pytest.mark.parametrize("name", BOTH)
    def test_the_source_keeps_its_bytes_and_its_time(self, folder: Path, name: str) -> None:
        os.utime(folder / name, ns=(1_600_000_000_000_000_000, 1_600_000_000_123_456_789))
        before = (folder / name).read_bytes()
        run("check", name)
        run("compute", name)
        assert (folder / name).read_bytes() == before
        assert (folder / name).stat().st_mtime_ns == 1_600_000_000_123_456_789

    @pytest.mark.parametrize("name", BOTH)
    def test_computing_the_outcome_changes_nothing(self, folder: Path, name: str) -> None:
        run("compute", name, "-o", "satu.xlsx")
        run("compute", "satu.xlsx", "-o", "dua.xlsx")
        once, twice = parts(folder / "satu.xlsx"), parts(folder / "dua.xlsx")
        assert list(once) == list(twice)
        assert [part for part, content in once.items() if content != twice[part]] == []


class TestStreams:
    def test_text_can_be_printed_on_any_console(self, folder: Path) -> None:
        book = openpyxl.load_workbook(folder / PUBLISHED)
        book["PK"]["D6"] = "Persentase ≤ 5 hari 中"
        book.save(folder / "aneh.xlsx")
        ended = process("check", "aneh.xlsx", PYTHONIOENCODING="cp1252")
        assert b"Traceback" not in ended.stderr
        assert ended.returncode == 1

    def test_text_is_the_outcome_and_nothing_else(self, folder: Path) -> None:
        result = run("compute", CORRECTED)
        assert result.stderr == ""
        assert result.stdout.splitlines()[0].split(maxsplit=1) == ["Instansi", "Komisi Pemilihan Umum Kota Binjai"]
        assert "\x1b" not in result.stdout
        assert names(folder) > set(BOTH)

    def test_text_tells_one_finding_on_one_line(self, folder: Path) -> None:
        book = openpyxl.load_workbook(folder / PUBLISHED)
        book["PK"]["D6"] = "Persentase\nnaskah"
        book.save(folder / "dua-baris.xlsx")
        shown = run("check", "dua-baris.xlsx").stdout
        findings = shown.partition("\n\n")[2].splitlines()
        assert [line for line in findings if not line.startswith(("kesalahan ", "peringatan ", "..."))] == []

    def test_a_written_template_is_talk(self, folder: Path) -> None:
        result = run("template", "-o", "baru.xlsx")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "baru.xlsx" in result.stderr
        assert names(folder) == {*BOTH, "baru.xlsx"}


class TestTemplate:
    def test_default_name(self, folder: Path) -> None:
        assert run("template").exit_code == 0
        assert names(folder) == {*BOTH, "templat-lkj.xlsx"}

    def test_instansi_and_tahun_land_in_identitas_and_the_titles(self, folder: Path) -> None:
        assert run("template", "--instansi", "KPU Kota Contoh", "--tahun", "2026", "-o", "baru.xlsx").exit_code == 0
        found = json.loads(run("check", "baru.xlsx", "--format", "json").stdout)["identitas"]
        assert (found["instansi"], found["tahun"]) == ("KPU Kota Contoh", 2026)
        book = openpyxl.load_workbook(folder / "baru.xlsx", data_only=True)
        for sheet in ("RKT", "PK", "Pengukuran", "Anggaran"):
            titles = " ".join(str(row[0].value) for row in book[sheet].iter_rows(max_row=3, max_col=1))
            assert "KPU Kota Contoh Tahun 2026" in titles, sheet

    def test_rolls_last_year_forward(self, folder: Path) -> None:
        assert run("template", "--dari", CORRECTED, "-o", "2025.xlsx").exit_code == 0
        old, new = (json.loads(run("check", name, "--format", "json").stdout) for name in (CORRECTED, "2025.xlsx"))
        assert new["identitas"]["tahun"] == old["identitas"]["tahun"] + 1
        assert new["identitas"]["instansi"] == old["identitas"]["instansi"]
        assert new["identitas"]["nama"] == old["identitas"]["nama"]
        for key in ("indikator", "sasaran", "polaritas"):
            assert [row[key] for row in new["pengukuran"]] == [row[key] for row in old["pengukuran"]]
        assert {row["target"] for row in new["pengukuran"]} == {None}
        assert {row["realisasi"] for row in new["pengukuran"]} == {None}
        assert [row["kode"] for row in new["anggaran"]["baris"]] == [row["kode"] for row in old["anggaran"]["baris"]]
        assert new["anggaran"]["total"]["pagu"] == new["anggaran"]["total"]["realisasi"] == 0
        assert names(folder) == {*BOTH, "2025.xlsx"}

    def test_options_win_over_last_year(self, folder: Path) -> None:
        run("template", "--dari", CORRECTED, "--instansi", "KPU Kota Lain", "--tahun", "2030", "-o", "lain.xlsx")
        found = json.loads(run("check", "lain.xlsx", "--format", "json").stdout)["identitas"]
        assert (found["instansi"], found["tahun"]) == ("KPU Kota Lain", 2030)
        assert names(folder) == {*BOTH, "lain.xlsx"}


class TestExplain:
    LABELS = ("Kode", "Tingkat", "Temuan", "Diperiksa", "Sumber", "Contoh", "Saran")

    def test_a_code_in_any_case(self) -> None:
        result = run("explain", "rk02")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == run("explain", "RK02").stdout
        assert result.stdout.splitlines()[:2] == [
            "Kode       RK02", "Tingkat    peringatan: ada yang harus diputuskan orang",
        ]  # fmt: skip
        assert "Saran      Bila baris ini induknya" in result.stdout

    def test_several_codes_come_in_the_order_of_asking_and_once(self) -> None:
        shown = run("explain", "UK12", "AG03", "uk12").stdout
        assert re.findall(r"^Kode +(\w+)$", shown, re.M) == ["UK12", "AG03"]

    def test_no_line_is_too_wide_and_none_begins_but_with_a_label(self) -> None:
        lines = [line for line in run("explain", *CATALOGUE).stdout.splitlines() if line]
        assert max(map(len, lines)) <= 88
        assert {line[:11].strip() for line in lines} <= {*self.LABELS, ""}

    def test_without_a_code_all_codes_are_listed(self) -> None:
        result = run("explain")
        assert result.exit_code == 0
        assert re.findall(r"^([A-Z]{2}\d\d)  \w", result.stdout, re.M) == list(CATALOGUE)

    @pytest.mark.parametrize(("code", "similar"), [("RK2", "RK02"), ("ag33", "AG03"), ("zz", "")])
    def test_an_unknown_code_is_wrong_usage_and_similar_ones_are_named(self, code: str, similar: str) -> None:
        result = run("explain", "RK02", code)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"lkj-xlsx: kode {code.upper()} tidak dikenal; ")
        assert similar in result.stderr
        assert ("yang mirip" in result.stderr) is bool(similar)


class TestHelp:
    COMMANDS = ("", *sorted(main.commands))
    WORDS = ("Tulis", "Baca", "Cetak", "Hitung", "Periksa", "Jelaskan", "Buku kerja")
    # The English messages that click prints unless they are replaced.
    ENGLISH = ("Show this message and exit", "Show the version and exit")

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize("option", ["--help", "-h"])
    def test_each_command_helps_in_indonesian(self, command: str, option: str) -> None:
        result = run(*command.split(), option)
        assert result.exit_code == 0
        assert result.stderr == ""
        assert any(word in result.stdout for word in self.WORDS)
        assert [text for text in self.ENGLISH if text in result.stdout] == []

    def test_every_option_has_a_help_text(self) -> None:
        bare = [
            f"{name} {parameter.name}"
            for name, command in main.commands.items()
            for parameter in command.params
            if isinstance(parameter, click.Option) and not parameter.help
        ]
        assert bare == []

    def test_version(self) -> None:
        from lkj_xlsx import __version__

        assert run("--version").stdout == f"lkj-xlsx {__version__}\n"

    @pytest.mark.parametrize("command", COMMANDS)
    def test_help_imports_nothing_heavy(self, command: str) -> None:
        script = (
            "import sys\n"
            "from lkj_xlsx.cli import main\n"
            f"main({[*command.split(), '--help']!r}, standalone_mode=False)\n"
            "print(sorted({'pandas', 'numpy', 'lxml', 'openpyxl', 'xlsxwriter'} & sys.modules.keys()))\n"
        )
        ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert ended.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("arguments", "said"), [
    (["check"], "argumen BERKAS belum diberikan; lihat lkj-xlsx check --help."),
    (["hitung"], 'perintah "hitung" tidak ada; lihat lkj-xlsx --help.'),
    (["check", "--forma", "x"],
     "opsi --forma tidak dikenal; mungkin maksud Anda --format; lihat lkj-xlsx check --help."),
    (["check", "a.xlsx", "--format", "yaml"],
     "isi opsi --format tidak dapat dipakai; pilih text atau json; lihat lkj-xlsx check --help."),
    (["template", "--tahun", "24"],
     "isi opsi --tahun tidak dapat dipakai; tulis angka 2000 sampai 2100; lihat lkj-xlsx template --help."),
    (["diff", "a", "b", "c"], 'ada argumen yang berlebih: "c"; lihat lkj-xlsx diff --help.'),
    (["compute", "a.xlsx", "-o"],
     "opsi -o salah dipakai: isinya belum diberikan, atau tidak perlu diberikan; lihat lkj-xlsx --help."),
], ids=lambda one: " ".join(one) if isinstance(one, list) else "")  # fmt: skip
def test_a_wrong_command_line_is_told_in_one_indonesian_sentence(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"lkj-xlsx: {said}\n")


@pytest.mark.parametrize("command", [["compute", CORRECTED], ["template"], ["diff", CORRECTED, CORRECTED]])
def test_an_output_ends_in_xlsx(command: list[str], tmp_path: Path) -> None:
    result = run(*command, "-o", str(tmp_path / "hasil.txt"))
    assert (result.exit_code, result.stdout) == (4, "")
    assert "hasil.txt tidak berakhiran .xlsx" in result.stderr
    assert list(tmp_path.iterdir()) == []
