"""Never half-written: whatever ends a run, the old output is whole or the new one is."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lkj_xlsx.compute import compute

SAMPLE = Path(__file__).parent.parent / "samples" / "kpu-kota-binjai-2024.xlsx"
OLD = b"hasil lama"
MOMENTS = 25  # for each signal


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def start(source: Path, target: Path, before: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "lkj_xlsx", "compute", str(source), "-o", str(target), "--force"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=before)


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_at_any_moment_leaves_the_old_output_or_the_new_one(
    source: Path, sent: signal.Signals
) -> None:
    target = source.with_name("hasil.xlsx")
    began = time.perf_counter()
    compute(source, target)
    wanted, stat = target.read_bytes(), source.stat()
    process = start(source, target)
    process.wait()
    whole_run = max(time.perf_counter() - began, 0.3)
    moments = random.Random(2024)
    seen = set()
    for _ in range(MOMENTS):
        target.write_bytes(OLD)
        process = start(source, target)
        time.sleep(moments.uniform(0, whole_run))
        process.send_signal(sent)
        process.communicate(timeout=20)
        assert target.read_bytes() in (OLD, wanted)
        seen.add(target.read_bytes() == wanted)
        if sent is signal.SIGINT:
            assert {path.name for path in source.parent.iterdir()} == {source.name, target.name}
    assert seen == {False, True}, "the moments lie before and after the writing"
    assert source.read_bytes() == SAMPLE.read_bytes()
    assert (source.stat().st_mtime_ns, source.stat().st_ino) == (stat.st_mtime_ns, stat.st_ino)


def test_a_full_disk_is_one_sentence_and_leaves_the_old_output(source: Path) -> None:
    target = source.with_name("hasil.xlsx")
    target.write_bytes(OLD)

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    process = start(source, target, little_room)
    output, errors = process.communicate(timeout=20)
    assert (process.returncode, output) == (4, b"")
    assert errors.decode().startswith("lkj-xlsx: ")
    assert len(errors.decode().strip().splitlines()) == 1
    assert target.read_bytes() == OLD
    assert {path.name for path in source.parent.iterdir()} == {source.name, target.name}


def test_an_output_that_is_open_elsewhere_is_said_to_be_open(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from lkj_xlsx.cli import main

    target = source.with_name("hasil.xlsx")
    target.write_bytes(OLD)
    (source.parent / "~$hasil.xlsx").write_bytes(b"kunci")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "dipakai program lain")

    monkeypatch.setattr(os, "replace", refuse)
    result = CliRunner().invoke(main, ["compute", str(source), "-o", str(target), "--force"])
    assert result.exit_code == 4
    assert "Excel" in result.stderr
    assert "~$hasil.xlsx" in result.stderr
    assert target.read_bytes() == OLD
    assert len(list(source.parent.iterdir())) == 3


def test_two_runs_at_once_on_one_output_leave_one_whole_outcome(source: Path) -> None:
    target = source.with_name("hasil.xlsx")
    processes = [start(source, target) for _ in range(2)]
    codes = {process.wait(timeout=30) for process in processes}
    for process in processes:
        process.communicate()
    assert codes <= {1, 4}
    assert 1 in codes
    compute(source, source.with_name("lain.xlsx"))
    assert target.read_bytes() == source.with_name("lain.xlsx").read_bytes()
