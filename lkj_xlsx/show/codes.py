"""What the catalogue says of a code, as text: what is checked, by which source, an example, what to do."""

import difflib
import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from lkj_xlsx.catalogue import CATALOGUE, CHAPTERS
from lkj_xlsx.declare.message import Chapter, Level, Message

MEANING = {
    Level.ERROR: "sebuah angka tidak dapat dipertahankan, atau tidak dapat dihitung",
    Level.WARNING: "ada yang harus diputuskan orang",
    Level.NOTE: "untuk diketahui",
}
_WIDTH, _INDENT = 88, 11
_SIMILAR, _SHOWN = 0.5, 5


class UnknownCodeError(Exception):
    """A code that is not in the catalogue; the text is a sentence for the user."""

    def __init__(self, code: str) -> None:
        close = difflib.get_close_matches(code.upper(), CATALOGUE, n=_SHOWN, cutoff=_SIMILAR)
        similar = f"yang mirip: {', '.join(close)}; " if close else ""
        super().__init__(f"kode {code} tidak dikenal; {similar}semua kode tampil dengan lkj-xlsx explain.")


def explain(codes: Sequence[str]) -> str:
    """Explain each code, in upper or lower case; without a code, list all. ``UnknownCodeError`` for an unknown one."""
    if not codes:
        return "\n\n".join(_chapter_text(one) for one in CHAPTERS.values())
    return "\n\n\n".join(
        _explanation(_message_of(code)) for code in dict.fromkeys(code.strip().upper() for code in codes)
    )


def details(message: Message) -> Iterator[tuple[str, str]]:
    """Give what a message says beyond its text, each part with its label."""
    yield "Diperiksa", message.rule
    yield "Sumber", message.source
    yield "Contoh", message.example
    yield "Saran", open_places(message.remedy)


def open_places(text: str) -> str:
    """Show the places of a text that a finding fills in: ``{kolom}`` as ‹kolom›.

    A place behind the last full stop is a further sentence that may come, and is left out.
    """
    return re.sub(r"\{(\w+)\}", r"‹\1›", re.sub(r"\.\{\w+\}$", ".", text))


def _message_of(code: str) -> Message:
    if code not in CATALOGUE:
        raise UnknownCodeError(code)
    return CATALOGUE[code]


def _explanation(message: Message) -> str:
    level = f"{message.level.value}: {MEANING[message.level]}"
    parts = [("Kode", message.code), ("Tingkat", level), ("Temuan", open_places(message.text)), *details(message)]
    return "\n".join(line for label, text in parts for line in _labelled(label, text))


def _chapter_text(chapter: Chapter) -> str:
    messages = [one for one in CATALOGUE.values() if one.code.startswith(chapter.prefix)]
    lines = [f"{one.code}  {one.level.value:<11}{open_places(one.text)}" for one in messages]
    return "\n".join([chapter.title, *lines])


def _labelled(label: str, text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=f"{label:<{_INDENT}}", subsequent_indent=" " * _INDENT)
