"""What the catalogue says of a code, laid out for a terminal: what is looked at, why, by which source, what to do."""

import difflib
import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from lkj_xlsx.catalogue import CATALOGUE, Entry, Level

CHAPTERS = {
    "BC": "Cara sel dibaca",
    "BK": "Buku kerja",
    "ID": "Identitas",
    "ST": "Pengaturan",
    "RK": "RKT",
    "PK": "PK",
    "UK": "Pengukuran",
    "AG": "Anggaran",
    "LS": "Lintas lembar",
}
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
    """Explain each code, whatever its case; a list of all codes without any. ``UnknownCodeError`` for a stranger."""
    if not codes:
        return "\n\n".join(_chapter(prefix, title) for prefix, title in CHAPTERS.items())
    return "\n\n\n".join(_explained(_entry(code)) for code in dict.fromkeys(code.strip().upper() for code in codes))


def details(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give what an entry says beyond its message, each with its label."""
    yield "Diperiksa", entry.rule
    yield "Sumber", entry.source
    yield "Contoh", entry.example
    yield "Saran", open_places(entry.remedy)


def open_places(text: str) -> str:
    """Show the places of a text that a finding fills in: ``{kolom}`` as ‹kolom›.

    A place behind the last full stop is a further sentence that may come, and is left out.
    """
    return re.sub(r"\{(\w+)\}", r"‹\1›", re.sub(r"\.\{\w+\}$", ".", text))


def _entry(code: str) -> Entry:
    if code not in CATALOGUE:
        raise UnknownCodeError(code)
    return CATALOGUE[code]


def _explained(entry: Entry) -> str:
    level = f"{entry.level.value}: {MEANING[entry.level]}"
    said = [("Kode", entry.code), ("Tingkat", level), ("Temuan", open_places(entry.message)), *details(entry)]
    return "\n".join(line for label, text in said for line in _hung(label, text))


def _chapter(prefix: str, title: str) -> str:
    entries = [entry for entry in CATALOGUE.values() if entry.code.startswith(prefix)]
    lines = [f"{entry.code}  {entry.level.value:<11}{open_places(entry.message)}" for entry in entries]
    return "\n".join([title, *lines])


def _hung(label: str, text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=f"{label:<{_INDENT}}", subsequent_indent=" " * _INDENT)
