"""How a run of the command line ends: what it prints, and the exit code that says how it went."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from lkj_xlsx.compute import Outcome

T = TypeVar("T")

WITH_ERRORS, UNREADABLE, UNWRITABLE, INTERRUPTED = 1, 3, 4, 130


class Commands(click.Group):
    """The commands. However a run ends, it ends with an exit code that says so, and with one sentence at most."""

    def main(  # type: ignore[override]  # click declares two forms of it, this is both in one
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **more: Any
    ) -> Any:
        """Run a command and end the program, or (not ``standalone_mode``) let the caller deal with what happens."""
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **more)
        try:  # click's own way to end says "Aborted!" and gives 1, which is the code for a galat
            ended = super().main(args, standalone_mode=False, **more)
        except click.exceptions.NoArgsIsHelpError as nothing:
            nothing.show()
            ended = nothing.exit_code
        except click.UsageError as usage:
            from lkj_xlsx.show.usage import usage_sentence

            exit_with(usage_sentence(usage), usage.exit_code)
        except click.ClickException as failed:
            exit_with(failed.message, failed.exit_code)
        except (click.Abort, KeyboardInterrupt):
            exit_with("dihentikan dengan Ctrl-C sebelum selesai.", INTERRUPTED)
        except OSError as error:
            _exit_without_stdout(error)
        except MemoryError:
            exit_with("memori komputer ini tidak cukup untuk berkas itu; tutup program lain, lalu jalankan lagi.", 3)
        except Exception as fault:
            from lkj_xlsx.show.usage import place_of

            exit_with(f"terjadi kesalahan di dalam program ini ({place_of(fault)}); laporkan kepada kami.", 4)
        sys.exit(ended if isinstance(ended, int) else 0)


def exit_unless_done(call: Callable[[], T]) -> T:
    """Run a call and give its result; print one sentence and exit where a file cannot be read or written."""
    from lkj_xlsx.package import Refused, Unwritable

    try:
        return call()
    except Refused as refused:
        exit_with(str(refused), UNREADABLE)
    except Unwritable as unwritable:
        exit_with(str(unwritable), UNWRITABLE)


def exit_with(sentence: str, code: int) -> NoReturn:
    """Say one sentence on stderr, and end with a code."""
    print_to_stderr(f"lkj-xlsx: {sentence}")
    sys.exit(code)


def _exit_without_stdout(error: OSError) -> NoReturn:
    """End with a sentence where stdout takes no more; with none where its reader has had enough, as ``head`` has."""
    with contextlib.suppress(OSError, ValueError):  # Python would try once more at the end, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        detail = "penyimpanan penuh" if full else error.strerror or type(error).__name__
        print_to_stderr(
            f"lkj-xlsx: keluaran (stdout) tidak dapat ditulis ({detail}); alihkan ke tempat lain, lalu jalankan lagi."
        )
    sys.exit(UNWRITABLE)


def print_to_stderr(sentence: str) -> None:
    """Print talk, which is no data: it goes to stderr, on one line."""
    from lkj_xlsx.show.formats import one_line

    with contextlib.suppress(OSError):  # there is nowhere left to say it
        click.echo(one_line(sentence), err=True)


def print_text(text: str) -> None:
    """Print data to stdout; end with a sentence where stdout takes no more."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a character that an old console lacks must not end the run
    try:
        click.echo(text)
    except OSError as error:
        _exit_without_stdout(error)


def print_outcome(outcome: "Outcome", form: str) -> None:
    """Print an outcome as text or JSON, and end with the code that says whether it has an error."""
    from lkj_xlsx.declare.message import Level
    from lkj_xlsx.show.outcome import as_json, as_text

    print_text(as_json(outcome) if form == "json" else as_text(outcome))
    sys.exit(WITH_ERRORS if any(one.level is Level.ERROR for one in outcome.findings) else 0)
