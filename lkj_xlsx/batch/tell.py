"""Progress on stderr: a bar on a terminal, a plain line every ten seconds elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from tqdm import tqdm

from lkj_xlsx.show.formats import one_line

EVERY = 10.0  # seconds
_BAR = "{n_fmt} dari {total_fmt} |{bar:20}| sisa {remaining}  {desc}"


class Progress(Protocol):
    """What is told while a call is on its way."""

    def done(self, name: str) -> None:
        """Tell that one file is done."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Make room on the terminal while something else is printed."""


class Silent:
    """Says nothing."""

    def done(self, name: str) -> None:
        """Take note of nothing."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others print."""
        yield


class Lines(Silent):
    """Says every ten seconds how far it is."""

    def __init__(self, total: int) -> None:
        self._total, self._count, self._said = total, 0, time.monotonic()

    def done(self, name: str) -> None:
        """Count, and speak where ten seconds have passed."""
        self._count += 1
        if time.monotonic() - self._said >= EVERY and self._count < self._total:
            self._said = time.monotonic()
            print(one_line(f"{self._count} dari {self._total} berkas: {name}"), file=sys.stderr, flush=True)


class Bar(Silent):
    """Draws a bar with the name of the last file and the time that is left."""

    def __init__(self, total: int) -> None:
        self._bar = tqdm(
            total=total, file=sys.stderr, dynamic_ncols=True, leave=False, smoothing=0.05, bar_format=_BAR
        )  # fmt: skip

    def done(self, name: str) -> None:
        """Move the bar on."""
        self._bar.set_description_str(one_line(name), refresh=False)
        self._bar.update()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while others print."""
        with tqdm.external_write_mode(file=sys.stdout, nolock=False):
            yield

    def close(self) -> None:
        """Take the bar away for good."""
        self._bar.close()


@contextmanager
def progress(total: int, *, silent: bool) -> Iterator[Progress]:
    """Give what tells the progress of so many files, as fits the place that stderr leads to."""
    if silent or total < 2:
        yield Silent()
    elif not sys.stderr.isatty():
        yield Lines(total)
    else:
        bar = Bar(total)
        try:
            yield bar
        finally:
            bar.close()
