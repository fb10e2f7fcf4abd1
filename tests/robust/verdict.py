"""What must hold of any computed file: an outcome that opens and stays the same, or one sentence, in a short time."""

import re
import signal
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import openpyxl

from lkj_xlsx.compute import compute
from lkj_xlsx.workbook import Refused, Unwritable

LONGEST = 10.0
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class TooSlowError(BaseException):
    """Raised into a run that takes too long; nothing in between may catch it."""


@contextmanager
def time_limit(seconds: float = LONGEST) -> Iterator[None]:
    """Raise in a run that takes longer than it may."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlowError(f"longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    began = time.perf_counter()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert time.perf_counter() - began <= seconds + 1


def opens(path: Path) -> bool:
    """Tell whether openpyxl can read a file, and in reasonable time: it makes a cell for each that a merge covers."""
    try:
        with time_limit(3), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            openpyxl.load_workbook(path)
    except (Exception, TooSlowError):
        return False
    return True


def computed(data: bytes, folder: Path, *, thorough: bool = True) -> bool:
    """Compute a file; tell whether it was, and not refused. Anything else raises.

    ``thorough``: the outcome opens with openpyxl where the file did, and computing it changes no byte. Where headings
    were missing, and were put back, the outcome of the outcome says so no more (BC06) and it rests from then on; so it
    does where control characters were typed over a result, for none is written back.
    """
    source, target, again = folder / "rusak.xlsx", folder / "hasil.xlsx", folder / "lagi.xlsx"
    source.write_bytes(data)
    for path in (target, again):
        path.unlink(missing_ok=True)
    try:
        with time_limit():
            outcome = compute(source, target)
    except (Refused, Unwritable) as refused:
        sentence = str(refused)
        assert sentence.isprintable(), sentence
        assert sentence.endswith("."), sentence
        assert not target.exists()
        return False
    assert source.read_bytes() == data
    if thorough:
        assert opens(target) or not opens(source), "the outcome must open where the source did"
        if any(one.code == "BC06" or _CONTROL.search(one.written or "") for one in outcome.findings):
            compute(target, again)
            again.replace(target)
        compute(target, again)
        assert again.read_bytes() == target.read_bytes(), "the outcome must rest"
    return True
