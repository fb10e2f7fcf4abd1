"""Never half-written: whatever ends a run, the old output is whole or the new one is."""

import errno
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from robust.forked import begin
from robust.parts import SAMPLE, listing, packed, run, shortened, unpacked

from lkj_xlsx.compute import compute

OLD = b"hasil lama"
MOMENTS = 30  # for each signal
TEMPORARY = re.compile(r"\.hasil\.xlsx\.[0-9a-f]{8}\.tmp")


@pytest.fixture(autouse=True)
def _at_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run records the same time, so that equal outcomes are equal bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767355200")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A workbook in a folder of its own, and beside it what it gave a year ago."""
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(packed(shortened(unpacked(SAMPLE.read_bytes()))))
    os.utime(path, ns=(1_700_000_000_000_000_001, 1_700_000_000_000_000_002))
    (tmp_path / "hasil.xlsx").write_bytes(OLD)
    return path


def outcome_of(source: Path) -> bytes:
    """What a run that nothing disturbs writes."""
    target = source.with_name("lain.xlsx")
    compute(source, target)
    data = target.read_bytes()
    target.unlink()
    return data


def command(source: Path) -> list[str]:
    return ["compute", str(source), "-o", str(source.with_name("hasil.xlsx")), "--force"]


@pytest.fixture
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a run prints to, outside of the folder of the workbook."""
    return tmp_path_factory.mktemp("layar") / "keluaran.txt"


def assert_one_sentence(code: int, stdout: str, stderr: str) -> None:
    assert (code, stdout) == (4, "")
    assert stderr.startswith("lkj-xlsx: hasil.xlsx ")
    assert stderr.endswith("lalu jalankan lagi.\n")
    assert stderr.count("\n") == 1


def timed(source: Path, printed: Path, *, slow: bool) -> float:
    """Give the seconds that a run takes which nothing ends."""
    began = time.perf_counter()
    begin(command(source), printed, slow=slow).wait()
    return time.perf_counter() - began


def ended_at(
    source: Path, printed: Path, sent: signal.Signals, moments: list[float], *, slow: bool, wanted: bytes
) -> Counter[str]:
    """Run over the old output again and again, end it at each moment, and count what is found then."""
    target, before = (
        source.with_name("hasil.xlsx"),
        (source.read_bytes(), source.stat().st_mtime_ns, source.stat().st_ino),
    )
    found: Counter[str] = Counter()
    for moment in moments:
        target.write_bytes(OLD)
        printed.write_bytes(b"")
        running = begin(command(source), printed, slow=slow)
        time.sleep(moment)
        running.send(sent)
        running.wait()
        found["ended"] += not printed.read_bytes()
        found[{OLD: "old", wanted: "new"}.get(target.read_bytes(), "half")] += 1
        for stray in set(source.parent.iterdir()) - {source, target}:
            assert TEMPORARY.fullmatch(stray.name), stray.name
            found["stray"] += 1
            stray.unlink()
        assert (source.read_bytes(), source.stat().st_mtime_ns, source.stat().st_ino) == before
    return found


@pytest.mark.parametrize("slow", [False, True], ids=["as it is", "on a slow drive"])
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT], ids=["killed", "Ctrl-C"])
def test_a_run_that_is_ended_at_any_moment(source: Path, printed: Path, sent: signal.Signals, slow: bool) -> None:
    wanted = outcome_of(source)
    timed(source, printed, slow=slow)  # the first run waits for the process that it is forked from
    whole = timed(source, printed, slow=slow)
    # The writing is at the end: few moments lie before it, most in it, some after it.
    rng = random.Random(2024)
    count = MOMENTS if slow else MOMENTS // 2
    moments = sorted(rng.uniform(0, whole * 0.5) if number % 5 == 0 else rng.uniform(whole * 0.5, whole * 1.1)
                     for number in range(count))  # fmt: skip
    found = ended_at(source, printed, sent, moments, slow=slow, wanted=wanted)
    expected = ("old", "new", "stray") if slow and sent is signal.SIGKILL else ("old", "new")
    for more in range(30):  # where the machine became busier, a run takes longer than the one that was timed
        if all(found[one] for one in expected):
            break
        moment = timed(source, printed, slow=slow) * rng.uniform(0.5, 1.2 + more / 10)
        found += ended_at(source, printed, sent, [moment], slow=slow, wanted=wanted)
        count += 1
    print(f"{sent.name}: {dict(found)}")
    assert found["old"] + found["new"] == count, "never half"
    assert found["old"] > 0, "some moments lie before the end"
    assert found["new"] > 0, "and some after it"
    assert found["ended"] >= count // 4
    if sent is signal.SIGINT:
        assert found["stray"] == 0
    elif slow:
        assert found["stray"] > 0, "some moments lie within the writing"


def test_a_file_may_not_grow(source: Path) -> None:
    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    before = listing(source.parent)
    ended = subprocess.run(
        [sys.executable, "-m", "lkj_xlsx", *command(source)], capture_output=True, text=True, check=False, timeout=20,
        preexec_fn=little_room,
    )  # fmt: skip
    assert_one_sentence(ended.returncode, ended.stdout, ended.stderr)
    assert listing(source.parent) == before


def _mounted(folder: Path, options: str) -> bool:
    """Mount a small disk in memory; only root may, and not in every container."""
    folder.mkdir()
    mount = shutil.which("mount")
    words = [mount or "mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return mount is not None and subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of 64 KB; ``None`` where none can be mounted."""
    folder = tmp_path / "cakram"
    mounted = _mounted(folder, "size=64k")
    yield folder if mounted else None
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(source: Path, small_disk: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real one where it can be mounted, else one that says it is full at the last moment."""
    folder = small_disk or source.parent / "cakram"
    target = folder / "hasil.xlsx"
    target.write_bytes(OLD)
    if small_disk is None:
        monkeypatch.setattr(os, "fsync", _failing(OSError(errno.ENOSPC, "No space left on device")))
    else:
        (folder / "pengisi").write_bytes(bytes(40_000))
    before = listing(source.parent)
    result = run("compute", source, "-o", target, "--force")
    assert_one_sentence(result.exit_code, result.stdout, result.stderr)
    assert "penyimpanan penuh" in result.stderr
    assert listing(source.parent) == before


def _failing(error: Exception) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("where", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "mungkin sedang dibuka di Excel"),
        (PermissionError(errno.EPERM, "Operation not permitted"), "mungkin sedang dibuka di Excel"),
        (OSError(errno.ENOSPC, "No space left on device"), "penyimpanan penuh"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "penyimpanan penuh"),
        (OSError(errno.EROFS, "Read-only file system"), "tidak dapat ditulis"),
        (OSError(errno.EIO, "Input/output error"), "tidak dapat ditulis"),
    ],
    ids=lambda one: errno.errorcode[one.errno or 0] if isinstance(one, OSError) else "",
)
@pytest.mark.parametrize("lock", ["", "~$hasil.xlsx", ".~lock.hasil.xlsx#"])
def test_a_handled_failure(
    source: Path, monkeypatch: pytest.MonkeyPatch, where: str, error: OSError, says: str, lock: str
) -> None:
    if lock:
        (source.parent / lock).write_bytes(b"\x05Admin")
    before = listing(source.parent)
    monkeypatch.setattr(os, where, _failing(error))
    result = run("compute", source, "-o", source.with_name("hasil.xlsx"), "--force")
    assert_one_sentence(result.exit_code, result.stdout, result.stderr)
    assert says in result.stderr
    assert (f"ada berkas penanda {lock} di sebelahnya" in result.stderr) == bool(lock)
    assert listing(source.parent) == before


def test_ctrl_c_in_the_middle_of_the_writing_leaves_nothing(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for where in ("fsync", "replace"):
        before = listing(source.parent)
        with monkeypatch.context() as patched:
            patched.setattr(os, where, _failing(KeyboardInterrupt()))  # type: ignore[arg-type]
            assert run("compute", source, "-o", source.with_name("hasil.xlsx"), "--force").exit_code == 130
        assert listing(source.parent) == before


@pytest.fixture
def unwritable(source: Path) -> Iterator[Path]:
    """A folder with an old output in which nothing can be written, for root either, if the file system can do it."""
    folder = source.parent / "arsip"
    folder.mkdir()
    (folder / "hasil.xlsx").write_bytes(OLD)
    chattr = shutil.which("chattr")
    fixed = chattr and subprocess.run([chattr, "+i", str(folder)], capture_output=True, check=False).returncode == 0
    folder.chmod(0o555) if not fixed else None
    yield folder
    if fixed:
        subprocess.run([str(chattr), "-i", str(folder)], check=True)
    folder.chmod(0o755)


def test_a_folder_that_is_read_only(source: Path, unwritable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        (unwritable / "coba").touch()
    except PermissionError:
        pass
    else:  # root, on a file system without attributes
        (unwritable / "coba").unlink()
        monkeypatch.setattr(Path, "open", _refusing(Path.open, unwritable))
    before = listing(source.parent)
    for words in (["compute", str(source)], ["template"]):
        result = run(*words, "-o", unwritable / "hasil.xlsx", "--force")
        assert_one_sentence(result.exit_code, result.stdout, result.stderr)
        assert listing(source.parent) == before


def _refusing(really: Callable[..., object], folder: Path) -> Callable[..., object]:
    def open_(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if path.parent == folder and set(mode) & set("wxa+"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path, mode, *rest, **more)

    return open_


def test_an_output_that_is_a_folder(source: Path) -> None:
    folder = source.parent / "map.xlsx"
    folder.mkdir()
    (folder / "isi.txt").write_text("tetap")
    before = listing(source.parent)
    for force in ([], ["--force"]):
        result = run("compute", source, "-o", folder, *force)
        assert (result.exit_code, result.stdout) == (4, "")
        assert "adalah folder" in result.stderr
        assert result.stderr.count("\n") == 1
        assert listing(source.parent) == before


def test_runs_at_once_on_one_output_leave_one_whole_outcome(source: Path, printed: Path) -> None:
    wanted, target = outcome_of(source), source.with_name("hasil.xlsx")
    for slow in (False, True):
        target.write_bytes(OLD)
        runs = [begin(command(source), printed.with_name(f"{number}.txt"), slow=slow) for number in range(4)]
        codes = {one.wait(60) for one in runs}
        assert codes == {1}, "all of them come to an end, with the findings of the workbook"
        assert target.read_bytes() == wanted
        assert set(source.parent.iterdir()) == {source, target}


def test_what_is_seen_meanwhile_is_whole(source: Path, printed: Path) -> None:
    """Another program that reads the output while it is written sees the old bytes or the new ones."""
    wanted, target = outcome_of(source), source.with_name("hasil.xlsx")
    running, seen = begin(command(source), printed, slow=True), Counter[bytes]()
    while running.process.is_alive():
        seen[target.read_bytes()] += 1
        time.sleep(0.002)
    running.wait()
    assert set(seen) == {OLD, wanted}
