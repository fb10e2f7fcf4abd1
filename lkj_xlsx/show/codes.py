"""The text of ``explain``: for a code, what is checked, where the rule comes from, an example and what to do."""

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
    """Somebody asks for a code that the catalogue does not have. The text is a sentence for the user."""

    def __init__(self, code: str) -> None:
        close = difflib.get_close_matches(code.upper(), CATALOGUE, n=_SHOWN, cutoff=_SIMILAR)
        similar = f"yang mirip: {', '.join(close)}; " if close else ""
        super().__init__(f"kode {code} tidak dikenal; {similar}semua kode tampil dengan lkj-xlsx explain.")


def explain(codes: Sequence[str]) -> str:
    """Explain each code, such as "BC01" or "bc01". Without any code, list all codes with their messages.

    ``UnknownCodeError`` is raised for a code that the catalogue does not have.
    """
    if not codes:
        return "\n\n".join(_chapter_text(one) for one in CHAPTERS.values())
    return "\n\n\n".join(
        _explanation(_message_of(code)) for code in dict.fromkeys(code.strip().upper() for code in codes)
    )


def details(message: Message) -> Iterator[tuple[str, str]]:
    """Give the further parts of a message, each with its label: what is checked, the source, an example, the remedy."""
    yield "Diperiksa", message.rule
    yield "Sumber", message.source
    yield "Contoh", message.example
    yield "Saran", open_places(message.remedy)


def open_places(text: str) -> str:
    """Print the placeholders that a finding fills in as open places: ``{kolom}`` becomes ‹kolom›.

    A placeholder behind the last full stop is left out: only some findings add a sentence there.
    """
    return re.sub(r"\{(\w+)\}", r"‹\1›", re.sub(r"\.\{\w+\}$", ".", text))


def _message_of(code: str) -> Message:
    """Give the message of a code, or raise ``UnknownCodeError``."""
    if code not in CATALOGUE:
        raise UnknownCodeError(code)
    return CATALOGUE[code]


def _explanation(message: Message) -> str:
    """Give the whole explanation of one message, a paragraph for each part."""
    level = f"{message.level.word}: {MEANING[message.level]}"
    parts = [("Kode", message.code), ("Tingkat", level), ("Temuan", open_places(message.text)), *details(message)]
    return "\n".join(line for label, text in parts for line in _labelled_lines(label, text))


def _chapter_text(chapter: Chapter) -> str:
    """Give the title of a chapter and one line for each of its codes."""
    messages = [one for one in CATALOGUE.values() if one.code.startswith(chapter.prefix)]
    lines = [f"{one.code}  {one.level.word:<11}{open_places(one.text)}" for one in messages]
    return "\n".join([chapter.title, *lines])


def _labelled_lines(label: str, text: str) -> list[str]:
    """Wrap a text into lines behind its label."""
    return wrap(text, _WIDTH, initial_indent=f"{label:<{_INDENT}}", subsequent_indent=" " * _INDENT)
