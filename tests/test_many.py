"""Several workbooks and folders in one call: which files, which order, what stops nothing, and taking up again."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from test_cli import parts, process, run

from lkj_xlsx.batch.run import Stop, run_all
from lkj_xlsx.package import Refused, read_settled


@pytest.fixture
def folder(tmp_path: Path, short_sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three workbooks, two of one name, among what else lies there."""
    for place in ("b.xlsx", "Aceh/LKj.xlsx", "c d/LKj.xlsx"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        shutil.copy(short_sample, tmp_path / place)
    (tmp_path / "~$b.xlsx").write_bytes(b"\x05Nama")
    (tmp_path / "catatan.txt").write_text("bukan buku kerja")
    (tmp_path / "Aceh" / "putaran").symlink_to(tmp_path, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def workbooks(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.xlsx") if path.name[0] != "~")


def documents(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments, "--format", "json").stdout.splitlines()]


def type_into(path: Path, sheet: str, cell: str, value: str | None) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


def drop_properties(path: Path) -> None:
    """Save a workbook without its custom document properties, as some programs do."""
    kept = {name: data for name, data in parts(path).items() if name != "docProps/custom.xml"}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        kept[name] = re.sub(rb"<(Relationship|Override) [^>]*docProps/custom\.xml[^>]*/>", b"", kept[name])
    with zipfile.ZipFile(path, "w") as package:
        for name, data in kept.items():
            package.writestr(name, data)


def begun(*arguments: str) -> "subprocess.Popen[str]":
    """Start a command over many workbooks in a session of its own, and wait for the first that is done."""
    started = subprocess.Popen(
        [sys.executable, "-m", "lkj_xlsx", *arguments, "--kerja", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert started.stdout is not None
    started.stdout.readline(), started.stdout.readline()  # the heading, and the first row
    return started


class TestPaths:
    def test_a_folder_stands_for_its_workbooks_in_order_of_their_names(self, folder: Path) -> None:
        (folder / "Aceh" / "rusak.xlsx").write_bytes(b"PK\x03\x04 terpotong"[:3] + b"x" * 9)
        ended = run("check", ".", "Aceh/LKj.xlsx", "tidak-ada.xlsx", "--kerja", "1")
        heading, *rows, last = [line for line in ended.stdout.splitlines() if line]
        assert heading.split() == ["Capaian", "Serapan", "Kesalahan", "Peringatan", "Berkas"]
        assert [row.split("  ")[-1] for row in (rows[0], rows[3], rows[4])] == [
            "Aceh/LKj.xlsx",
            "b.xlsx",
            "c d/LKj.xlsx",
        ]
        assert rows[0].split()[:4] == ["100,58%", "99,08%", "0", "0"]
        assert rows[1] == "ditolak: Aceh/rusak.xlsx"
        assert rows[5] == "ditolak: tidak-ada.xlsx"
        assert last == "5 berkas: 3 tanpa kesalahan, 2 tidak dapat dibaca."
        assert (ended.exit_code, ended.stderr) == (3, "")

    @pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
    def test_a_closed_folder_and_a_pipe_are_named_and_stop_nothing(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        os.mkfifo(folder / "pipa.xlsx")
        scandir = os.scandir

        def closed(place: Path) -> Any:
            if Path(place).name == "Aceh":
                raise PermissionError
            return scandir(place)

        monkeypatch.setattr(os, "scandir", closed)
        shown = documents("check", ".", "--kerja", "1")
        assert [one["berkas"]["masukan"] for one in shown] == ["Aceh", "b.xlsx", "c d/LKj.xlsx", "pipa.xlsx"]
        assert "tidak boleh Anda buka" in shown[0]["salah"]
        assert "bukan berkas biasa" in shown[3]["salah"]

    @pytest.mark.usefixtures("folder")
    def test_json_is_a_line_for_each_in_the_order_of_the_paths(self) -> None:
        shown = documents("check", "c d", "tidak-ada.xlsx", "b.xlsx")
        assert [one["berkas"]["masukan"] for one in shown] == ["c d/LKj.xlsx", "tidak-ada.xlsx", "b.xlsx"]
        assert shown[1].keys() == {"berkas", "salah"}
        assert shown[2] == json.loads(run("check", "b.xlsx", "--format", "json").stdout)

    def test_the_outcomes_stand_in_folders_like_the_workbooks(self, folder: Path) -> None:
        before = workbooks(folder)
        assert run("compute", ".", "-o", "../hasil", "--kerja", "1").exit_code == 0
        assert workbooks(folder) == before
        made = ["Aceh/LKj-hasil.xlsx", "b-hasil.xlsx", "c d/LKj-hasil.xlsx"]
        assert workbooks(folder.parent / "hasil") == made
        shutil.rmtree(folder.parent / "hasil")

    def test_no_outcome_is_written_over_that_of_another_workbook(self, folder: Path) -> None:
        ended = run("compute", "Aceh/LKj.xlsx", "c d/LKj.xlsx", "-o", "satu", "--force")
        assert ended.exit_code == 4
        assert "sudah menjadi tempat hasil Aceh/LKj.xlsx" in ended.stdout
        assert run("compute", ".", "-o", "b.xlsx").exit_code == 4
        assert workbooks(folder / "satu") == ["LKj-hasil.xlsx"]

    def test_an_outcome_whose_input_is_there_stands_for_nothing_until_it_is_edited(self, folder: Path) -> None:
        type_into(folder / "b.xlsx", "Identitas", "B5", "KPU Kota Lain")
        run("compute", "b.xlsx")
        assert [one["berkas"]["diperiksa"] for one in documents("verify", ".")] == ["b-hasil.xlsx"]
        inputs = ["Aceh/LKj.xlsx", "b.xlsx", "c d/LKj.xlsx"]
        type_into(folder / "b-hasil.xlsx", "PK", "Z99", None)  # saved by another program, nothing else
        assert [one["berkas"]["masukan"] for one in documents("check", ".")] == inputs
        drop_properties(folder / "b-hasil.xlsx")
        assert [one["berkas"]["masukan"] for one in documents("check", ".")] == inputs
        assert [one["berkas"]["diperiksa"] for one in documents("verify", ".")] == ["b-hasil.xlsx"]
        type_into(folder / "b-hasil.xlsx", "Identitas", "B5", "KPU Kota Contoh")
        assert [one["berkas"]["masukan"] for one in documents("check", ".")] == [
            "Aceh/LKj.xlsx",
            "b-hasil.xlsx",
            *inputs[1:],
        ]
        assert [one["berkas"]["masukan"] for one in documents("check", ".", "b-hasil.xlsx")][1] == "b-hasil.xlsx"

    def test_an_outcome_without_its_input_is_a_workbook_like_any_other(self, folder: Path) -> None:
        type_into(folder / "b.xlsx", "Identitas", "B5", "KPU Kota Lain")
        run("compute", "b.xlsx")
        (folder / "b.xlsx").unlink()
        assert [one["berkas"]["masukan"] for one in documents("check", ".")][1] == "b-hasil.xlsx"
        assert run("verify", "Aceh").exit_code == 3
        said = run("verify", "Aceh/LKj.xlsx", "b-hasil.xlsx", "--kerja", "1")
        assert (said.exit_code, said.stdout.splitlines()[-1]) == (3, "2 berkas: 1 cocok, 1 tidak dapat diperiksa.")


class TestTakingUp:
    def test_what_is_computed_is_not_computed_again_and_a_changed_input_is_named(self, folder: Path) -> None:
        assert run("compute", ".").exit_code == 0
        first = {name: (folder / name).stat().st_mtime_ns for name in workbooks(folder)}
        again = run("compute", ".")
        assert (again.exit_code, again.stdout.count("dilewati: ")) == (0, 3)
        assert "3 berkas hasil tidak ikut" in again.stdout
        assert {name: (folder / name).stat().st_mtime_ns for name in workbooks(folder)} == first
        type_into(folder / "b.xlsx", "Identitas", "B5", "KPU Kota Lain")
        changed = run("compute", ".")
        assert changed.exit_code == 4
        assert "b-hasil.xlsx sudah ada" in changed.stdout
        assert run("compute", ".", "--force").exit_code == 0
        assert {name for name, at in first.items() if (folder / name).stat().st_mtime_ns == at} == {
            "Aceh/LKj.xlsx", "c d/LKj.xlsx",
        }  # fmt: skip

    @pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
    def test_ctrl_c_finishes_what_is_begun_and_says_how_far_it_came(self, folder: Path) -> None:
        for number in range(40):
            shutil.copy("b.xlsx", f"{number:02}.xlsx")
        started = begun("compute", ".", "-o", "hasil")
        os.killpg(started.pid, signal.SIGINT)
        _, remarked = started.communicate(timeout=60)
        assert started.returncode == 130
        assert "Traceback" not in remarked
        done = int(remarked.partition("Ctrl-C; ")[2].partition(" dari 43")[0])
        assert len(workbooks(folder / "hasil")) == done < 43
        assert not list(folder.rglob("*.tmp"))
        again = process("compute", ".", "-o", "hasil")
        assert again.returncode == 0
        assert again.stdout.count(b"dilewati: ") == done
        started = begun("check", ".")
        os.killpg(started.pid, signal.SIGINT)
        time.sleep(0.05)  # the second ends it at once, where it is not at its end already
        os.killpg(started.pid, signal.SIGINT)
        _, remarked = started.communicate(timeout=60)
        assert (started.returncode, "Warning" in remarked) == (130, False)

    @pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
    @pytest.mark.usefixtures("folder")
    def test_processes_end_with_their_parent(self) -> None:
        for number in range(40):
            shutil.copy("b.xlsx", f"{number:02}.xlsx")
        started = subprocess.Popen(
            [sys.executable, "-m", "lkj_xlsx", "check", ".", "--kerja", "2"], stdout=subprocess.PIPE
        )
        assert started.stdout is not None
        started.stdout.readline(), started.stdout.readline()
        children = Path(f"/proc/{started.pid}/task/{started.pid}/children").read_text().split()
        assert len(children) >= 2
        started.kill()
        started.wait()
        until = time.monotonic() + 10
        while any(_runs(child) for child in children) and time.monotonic() < until:
            time.sleep(0.1)
        assert not [child for child in children if _runs(child)]


def _runs(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def squared(number: int) -> int:
    """A task; 7 and 11 end their process."""
    if number in (7, 11):
        os._exit(9)
    return number * number


class TestRunAll:
    def test_an_item_that_ends_its_process_takes_no_other_along(self) -> None:
        results = run_all(squared, range(20), jobs=2, stop=Stop(), lost=lambda number: -number)
        assert list(results) == [-number if number in (7, 11) else number * number for number in range(20)]

    def test_what_takes_long_is_begun_first_and_given_in_its_turn(self) -> None:
        begun: list[int] = []
        results = run_all(
            abs, range(6), jobs=2, stop=Stop(), lost=abs, first=lambda number: number == 5, done=begun.append
        )
        assert list(results) == [*range(6)]
        assert begun.index(5) < 4

    def test_a_stop_gives_what_was_begun(self) -> None:
        stop = Stop()
        given = []
        for number in run_all(abs, range(500), jobs=1, stop=stop, lost=abs):
            given.append(number)
            if number == 3:
                stop.ask()
        assert given == [0, 1, 2, 3]


class TestBeingWritten:
    @pytest.fixture
    def half(self, tmp_path: Path, short_sample: Path) -> Path:
        path = tmp_path / "setengah.xlsx"
        path.write_bytes(short_sample.read_bytes()[:9000])
        return path

    def test_it_is_read_once_more(self, half: Path, short_sample: Path) -> None:
        later = threading.Timer(0.1, lambda: half.write_bytes(short_sample.read_bytes()))
        later.start()
        assert read_settled(half, pause=0.8) == short_sample.read_bytes()

    def test_it_is_refused_while_it_grows(
        self, half: Path, short_sample: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        half.write_bytes(short_sample.read_bytes())
        sizes = iter(range(9))
        monkeypatch.setattr("lkj_xlsx.package.files._size_and_time", lambda _: next(sizes))
        with pytest.raises(Refused, match="sedang ditulis"):
            read_settled(half, pause=0)
