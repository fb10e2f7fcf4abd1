"""Runs the command line in forks of a process that has imported the package already, which saves the import."""

import multiprocessing
import os
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from unittest.mock import patch

from lkj_xlsx.cli import main

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload([__name__, "lkj_xlsx.compute", "lkj_xlsx.show.outcome"])


@dataclass(frozen=True)
class Running:
    """A run that has begun. What it prints goes to a file."""

    process: ForkServerProcess
    printed: Path

    def send(self, sent: signal.Signals) -> None:
        """Send a signal, unless the run is over; it may end at this very moment."""
        if self.process.is_alive():
            with suppress(ProcessLookupError):
                os.kill(self.process.pid or os.getpid(), sent)

    def wait(self, seconds: float = 20) -> int:
        """Wait for the end; give the exit code."""
        self.process.join(seconds)
        assert self.process.exitcode is not None, "the run does not end"
        return self.process.exitcode


def begin(arguments: Sequence[str], printed: Path, *, slow: bool) -> Running:
    """Run ``lkj-xlsx`` with these arguments; ``slow``: it writes as slowly as to a network drive."""
    process = _SERVER.Process(target=_run, args=(list(arguments), printed, slow, dict(os.environ)))
    process.start()
    return Running(process, printed)


def _run(arguments: list[str], printed: Path, slow: bool, environment: Mapping[str, str]) -> None:
    # Ctrl-C is ignored in whatever a shell runs in the background, and in all that this starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.update(environment)
    for stream, path in ((1, printed), (2, Path(os.devnull))):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, stream)
    if slow:
        patch.multiple(os, fsync=_slow_sync, replace=_slow_replace).start()
    main(arguments, prog_name="lkj-xlsx")


# Half of the bytes, a rest, the other half; then a rest before and after the old file is replaced. So most moments
# fall where it matters.
_sync, _replace = os.fsync, os.replace


def _slow_sync(number: int) -> None:
    size = os.fstat(number).st_size
    kept = Path(f"/proc/self/fd/{number}").read_bytes()
    os.ftruncate(number, size // 2)
    time.sleep(0.04)
    os.pwrite(number, kept[size // 2 :], size // 2)
    _sync(number)
    time.sleep(0.03)


def _slow_replace(one: Path, other: Path) -> None:
    time.sleep(0.03)
    _replace(one, other)
    time.sleep(0.03)
