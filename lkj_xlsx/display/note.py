"""What was observed of the display of a workbook, as values, and how Jejak records it.

``compute`` records what it left as it was: the user's own formats, hidden rows and labels. ``verify`` observes the
same again, so that it can tell what the user had from what was done to the outcome later. A digest of three bytes
stands for each observation, because a document property holds 255 characters.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

LONGEST: Final = 255
NOTHING: Final = "tidak ada"
_ALL: Final = "="  # between the letter of a kind and the digest of all its observations


class Kind(Enum):
    """What can be observed: a letter for Jejak, what it says, and whether it changes what is read on paper."""

    FORMULA = ("f", "Sel ini seharusnya tidak berumus.", True)
    LABEL = ("l", "Judul atau label ini bukan yang dari templat.", True)
    TEXT = ("t", "Teks pada lembar Temuan ini bukan yang ditulis compute.", True)
    RUN = ("b", "Temuan ini tidak ditulis compute.", True)
    FORMAT = ("o", "Format angka membuat sel ini menampilkan nilai lain.", True)
    NOTHING_SHOWN = ("k", "Format angka membuat sel ini tidak menampilkan apa pun.", True)
    ROUNDED = ("u", "Format angka menampilkan nilai sel ini dengan lebih sedikit desimal.", False)
    CONDITIONAL = (
        "c",
        "Format bersyarat dapat menampilkan nilai lain di sel ini, atau tidak menampilkannya.",
        True,
    )
    INVISIBLE = ("w", "Huruf sel ini sewarna dengan latarnya atau terlalu kecil, sehingga tidak terbaca.", True)
    SHEET = ("s", "Lembar ini tersembunyi.", True)
    OTHER_SHEET = ("x", "Lembar ini tersembunyi.", False)
    ROWS = ("r", "Baris ini tersembunyi, padahal memuat angka laporan.", True)
    COLUMN = ("j", "Kolom ini tersembunyi, padahal memuat angka laporan.", True)
    FINDING = ("i", "Temuan pada baris ini tersembunyi atau tersaring.", True)
    MERGED = ("m", "Sel hasil ini tertutup sel gabungan {what}.", True)
    ARRAY = ("a", "Rumus larik {what} mengisi sel hasil ini.", True)
    PRECISION = ("p", "Buku kerja menghitung dengan angka sebagaimana tampil (precision as displayed).", True)
    BY_HAND = ("h", "Buku kerja hanya menghitung bila diminta (perhitungan manual).", False)
    ZEROS = ("z", "Lembar ini tidak menampilkan angka 0.", True)
    FORMULAS_SHOWN = ("v", "Lembar ini menampilkan rumus, bukan hasilnya.", True)
    SHAPE = ("y", "Gambar, bentuk, atau kotak teks menutupi angka di sel ini.", True)
    CHART = ("e", "Grafik pada lembar ini tidak menggambarkan sel yang semestinya ({what}).", True)
    PRINT_AREA = ("q", "Area cetak {what} tidak memuat sel ini.", True)

    def __init__(self, letter: str, message: str, changes_paper: bool) -> None:
        self.letter, self.message, self.changes_paper = letter, message, changes_paper


@dataclass(frozen=True, slots=True)
class Note:
    """One observation. ``cell`` is a reference or an area, ``None`` for a sheet or the workbook as a whole.

    ``what`` stands in the message, ``shown`` is what stands there. ``key`` tells two observations at one place apart.
    """

    kind: Kind
    sheet: str
    cell: str | None = None
    what: str = ""
    shown: str | None = None
    key: str = ""

    @property
    def message(self) -> str:
        """The Indonesian sentence."""
        return self.kind.message.format(what=self.what)


def as_recorded(notes: Iterable[Note]) -> str:
    """Give the text by which Jejak records observations.

    Where they are too many, one digest stands for all of a kind, first for the kind that has most.
    """
    kinds: dict[str, list[str]] = {}
    for note in notes:
        kinds.setdefault(note.kind.letter, []).append(_digest(note))
    entries = {letter: sorted({f"{letter}{one}" for one in digests}) for letter, digests in sorted(kinds.items())}
    while _length(entries) > LONGEST:
        longest = max(entries, key=lambda letter: len(entries[letter]))
        entries[longest] = [_of_all(longest, kinds[longest])]
    return " ".join(one for own in entries.values() for one in own) or NOTHING


def unrecorded(notes: Sequence[Note], recorded: str) -> list[Note]:
    """Give the observations that are not in the record."""
    entries = recorded.split(" ")
    together = {one[0] for one in entries if one[1:2] == _ALL}
    kinds: dict[str, list[str]] = {}
    for note in notes:
        kinds.setdefault(note.kind.letter, []).append(_digest(note))
    known = {letter for letter in together if _of_all(letter, kinds.get(letter, [])) in entries}
    return [
        note for note in notes if note.kind.letter not in known and f"{note.kind.letter}{_digest(note)}" not in entries
    ]


def lost(kind: Kind, notes: Iterable[Note], recorded: str) -> bool:
    """Tell whether something of a kind is recorded that is observed no more."""
    now = as_recorded(note for note in notes if note.kind is kind).split(" ")
    return any(one not in now for one in recorded.split(" ") if one.startswith(kind.letter) and one != NOTHING)


def _length(entries: dict[str, list[str]]) -> int:
    return sum(len(one) + 1 for own in entries.values() for one in own) - 1


def _of_all(letter: str, digests: Sequence[str]) -> str:
    return f"{letter}{_ALL}{_short(' '.join(sorted(set(digests))))}"


def _digest(note: Note) -> str:
    place = "" if note.kind is Kind.RUN else note.cell or ""  # findings move when others come or go
    return _short("\x1f".join((note.kind.letter, note.sheet, place, note.key)))


def _short(text: str) -> str:
    found = hashlib.sha256(text.encode("utf-8", "backslashreplace")).digest()[:3]
    return base64.urlsafe_b64encode(found).decode()
