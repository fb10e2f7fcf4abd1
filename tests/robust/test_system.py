"""Faults of the system, over the command line in processes of their own: a sentence, and an exit code that says so."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from oracle import CORRECTED

from lkj_xlsx.compute import default_output

UNREADABLE, UNWRITABLE, INTERRUPTED = 3, 4, 130
# What makes root an ordinary user as far as the rights of files go.
AS_OTHERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
Ended = tuple[int, str, str]


def process(*arguments: str | bytes | Path, stdout: int = subprocess.PIPE, ordinary: bool = False) -> Ended:
    """Run the command line in a process, perhaps without the rights of root; give exit code, stdout and stderr."""
    command = [*(AS_OTHERS if ordinary and os.geteuid() == 0 else ()), sys.executable, "-m", "lkj_xlsx", *arguments]
    ended = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, check=False)
    return ended.returncode, (ended.stdout or b"").decode(), ended.stderr.decode()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The corrected sample, alone in a folder."""
    (tmp_path / "b.xlsx").write_bytes(CORRECTED.read_bytes())
    return tmp_path / "b.xlsx"


def is_one_sentence(text: str) -> bool:
    return text.startswith("lkj-xlsx: ") and text.endswith("lalu jalankan lagi.\n") and text.count("\n") == 1


WITH_RIGHTS = pytest.mark.skipif(
    os.name == "nt" or (os.geteuid() == 0 and shutil.which("setpriv") is None), reason="nothing is closed to root here"
)


@WITH_RIGHTS
@pytest.mark.parametrize("command", ["check", "compute", "verify"])
def test_a_file_that_may_not_be_read(book: Path, command: str) -> None:
    book.chmod(0)
    code, printed, said = process(command, book, ordinary=True)
    assert code == UNREADABLE
    assert "tidak boleh atau tidak dapat dibaca" in printed + said
    assert "Error" not in printed + said


@WITH_RIGHTS
@pytest.mark.parametrize("more", ["", "dalam"])
def test_a_folder_that_may_not_be_entered(book: Path, more: str) -> None:
    folder = book.with_name("d")
    folder.mkdir()
    folder.chmod(0)
    code, printed, said = process("compute", book, "-o", folder / more / "h.xlsx", ordinary=True)
    assert (code, printed) == (UNWRITABLE, "")
    assert is_one_sentence(said), said
    assert "foldernya" in said


@WITH_RIGHTS
def test_a_folder_that_may_only_be_looked_at(book: Path) -> None:
    folder = book.with_name("d")
    folder.mkdir()
    folder.chmod(0o555)
    code, printed, said = process("template", "-o", folder / "h.xlsx", ordinary=True)
    assert (code, printed) == (UNWRITABLE, "")
    assert "tidak boleh Anda buka atau tulisi" in said


@pytest.mark.parametrize("command", ["compute", "template", "diff"])
def test_a_name_that_is_too_long(book: Path, command: str) -> None:
    inputs = {"compute": [book], "template": [], "diff": [book, book]}[command]
    code, printed, said = process(command, *inputs, "-o", book.with_name("a" * 300 + ".xlsx"))
    assert (code, printed) == (UNWRITABLE, "")
    assert "terlalu panjang" in said
    assert is_one_sentence(said), said


def test_a_name_to_which_nothing_can_be_added(book: Path) -> None:
    long = shutil.copy(book, book.with_name("a" * 245 + ".xlsx"))
    code, _, said = process("compute", long)
    assert code == UNWRITABLE
    assert is_one_sentence(said), said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("words", [["check"], ["compute"], ["verify"], ["diff"], ["check", "--help"], ["explain"]])
def test_a_full_disk_under_stdout(book: Path, words: list[str]) -> None:
    inputs = {"diff": [book, book], "explain": []}.get(words[0], [book])
    with Path("/dev/full").open("wb") as full:
        code, _, said = process(*words, *inputs, stdout=full.fileno())
    assert code == UNWRITABLE
    assert "stdout" in said
    assert is_one_sentence(said), said


def test_a_reader_that_has_had_enough_is_no_galat(book: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code, _, said = process("check", book, stdout=writing)
    os.close(writing)
    assert (code, said) == (UNWRITABLE, "")


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_with_a_byte_that_is_no_text(book: Path) -> None:
    odd = os.fsencode(book.parent) + b"/k\xff\x1b.xlsx"
    Path(os.fsdecode(odd)).write_bytes(book.read_bytes())
    for words in (["diff", odd, book, "-o", book.with_name("d.xlsx")], ["check", odd], ["compute", odd],
                  ["template", "--dari", odd, "-o", book.with_name("t.xlsx"), "--instansi", b"A\xff\x07"]):  # fmt: skip
        code, printed, said = process(*words)
        assert (code, "\x1b" in printed + said) == (0, False), said


def test_ctrl_c_has_a_code_of_its_own(book: Path) -> None:
    slow = (
        "import time, signal, sys\nfrom lkj_xlsx import cli, compute\n"
        "def wait(*_, **__):\n    print('mulai', file=sys.stderr, flush=True)\n    time.sleep(30)\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\ncompute.read = wait\ncli.main()\n"
    )
    running = subprocess.Popen([sys.executable, "-c", slow, "compute", str(book)], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)  # fmt: skip
    assert running.stderr is not None
    assert running.stderr.readline() == b"mulai\n"
    running.send_signal(signal.SIGINT)
    printed, said = running.communicate(timeout=20)
    assert (running.returncode, printed) == (INTERRUPTED, b"")
    assert said.decode().strip() == "lkj-xlsx: dihentikan dengan Ctrl-C sebelum selesai."
    assert [path.name for path in book.parent.iterdir()] == ["b.xlsx"]


def test_of_four_runs_at_once_one_writes(book: Path) -> None:
    target = book.with_name("new.xlsx")
    command = [sys.executable, "-m", "lkj_xlsx", "compute", str(book), "-o", str(target)]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(4)]
    codes = [run.wait(60) for run in runs]
    assert sorted(codes) == [0, UNWRITABLE, UNWRITABLE, UNWRITABLE]
    assert sorted(path.name for path in book.parent.iterdir()) == ["b.xlsx", "new.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/null")], ids=["FIFO", "device"])
def test_what_is_no_plain_file_is_never_replaced(book: Path, make: Callable[[Path], None]) -> None:
    target = book.with_name("p")
    make(target)
    before = target.lstat()
    code, printed, said = process("compute", book, "-o", target, "--force")
    assert (code, printed) == (UNWRITABLE, "")
    assert is_one_sentence(said), said
    assert (target.lstat().st_mode, target.lstat().st_ino) == (before.st_mode, before.st_ino)


def test_a_drive_without_hard_links_takes_one_output_too(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lkj_xlsx.package import Unwritable, write_whole

    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_whole(book.with_name("x.xlsx"), b"satu", replace=False)
    with pytest.raises(Unwritable, match="sudah ada"):
        write_whole(book.with_name("x.xlsx"), b"dua", replace=False)
    assert book.with_name("x.xlsx").read_bytes() == b"satu"
    assert sorted(path.name for path in book.parent.iterdir()) == ["b.xlsx", "x.xlsx"]


def test_a_fault_of_ours_is_a_sentence_too(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from lkj_xlsx import compute
    from lkj_xlsx.cli import main

    def fail(*_: object) -> None:
        raise KeyError("apa saja")

    monkeypatch.setattr(compute, "read", fail)
    result = CliRunner().invoke(main, ["check", str(book)])
    assert (result.exit_code, result.stdout) == (UNWRITABLE, "")
    assert "KeyError, test_system:" in result.stderr


@pytest.mark.parametrize(
    ("source", "there", "output"),
    [
        ("x.xlsx", [], "x-hasil.xlsx"),
        ("x-hasil.xlsx", [], "x-hasil-2.xlsx"),
        ("x-hasil.xlsx", ["x-hasil-2.xlsx", "x-hasil-3.xlsx"], "x-hasil-4.xlsx"),
        ("x-hasil-2.xlsx", ["x-hasil.xlsx"], "x-hasil-3.xlsx"),
        ("x-hasil-akhir.xlsx", [], "x-hasil-akhir-hasil.xlsx"),
    ],
)
def test_the_output_of_an_outcome_has_the_next_free_number(
    tmp_path: Path, source: str, there: list[str], output: str
) -> None:
    for name in there:
        (tmp_path / name).touch()
    assert default_output(tmp_path / source).name == output
