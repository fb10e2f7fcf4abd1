"""The list of units that should hand in, and which of them a workbook belongs to. Nothing is matched by likeness."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from lkj_xlsx.rules.text import code_key
from lkj_xlsx.values import fold_word

CODE, NAME = "kode", "nama"
_SHORT_FORMS = (
    (r"\bkpu\b", "komisi pemilihan umum"), (r"\bkab\b", "kabupaten"), (r"\bprov\b", "provinsi"),
    (r"\bkec\b", "kecamatan"),
)  # fmt: skip


class UnusableListError(Exception):
    """The list cannot be used; ``str()`` is one Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One unit of the list. ``group`` is what it says in the column of the groups."""

    kode: str
    nama: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The unit of the list that a workbook belongs to, or ``None``, and what is to be said of it."""

    listed: Listed | None
    remark: str = ""


def read_list(text: str, group: str | None) -> list[Listed]:
    """Read a list: ``kode``, ``nama`` and further columns, with commas or semicolons between.

    Raises ``UnusableListError`` where a column is missing or stands there twice, and where no unit is listed.
    """
    rows = _rows_of(text)
    headings = [fold_word(heading) for heading in rows[0]] if rows else []
    columns = {heading: place for place, heading in enumerate(headings)}
    for wanted in (CODE, NAME, *([group] if group else [])):
        if fold_word(wanted) not in columns:
            raise UnusableListError(
                f'kolom "{wanted}" tidak ada; judul kolom yang ada: {", ".join(rows[0]) if rows else "(kosong)"}'
            )
        if headings.count(fold_word(wanted)) > 1:
            raise UnusableListError(f'kolom "{wanted}" ada lebih dari satu')

    def cell(row: Sequence[str], heading: str | None) -> str:
        place = columns[fold_word(heading)] if heading else len(row)
        return row[place].strip() if place < len(row) else ""

    listed = [Listed(cell(row, CODE), cell(row, NAME), cell(row, group)) for row in rows[1:]]
    listed = [one for one in listed if one.kode or one.nama]
    if not listed:
        raise UnusableListError("tidak ada satu unit pun di bawah judul kolomnya")
    return listed


def _rows_of(text: str) -> list[list[str]]:
    """Give the rows with a text in them. A quotation mark that is never closed would swallow all units behind it."""
    lines = StringIO(text.lstrip(), newline=None)  # ends of lines of any kind
    head = lines.readline()
    lines.seek(0)
    reader = csv.reader(lines, delimiter=max(",;\t", key=head.count), strict=True)
    try:
        return [row for row in reader if any(map(str.strip, row))]
    except csv.Error:
        raise UnusableListError(
            f"baris {reader.line_num} tidak terbaca sebagai CSV, mungkin karena tanda petik yang tidak ditutup"
        ) from None


def name_key(name: str) -> str:
    """Give a name as it is compared: without case, blanks and marks, and with the usual short forms written out."""
    words = re.sub(r"[^\w]+", " ", fold_word(name))
    for short, whole in _SHORT_FORMS:
        words = re.sub(short, whole, words)
    return " ".join(words.split())


class UnitList:
    """Finds units of the list by code, else by name."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self.listed = tuple(listed)
        self._codes = _unique((code_key(one.kode), one) for one in self.listed if one.kode)
        self._names = _unique((name_key(one.nama), one) for one in self.listed if one.nama)
        self._doubtful = {name_key(one.nama) for one in self.listed if one.nama} - self._names.keys()

    def match(self, kode: str, *names: str) -> Match:
        """Find the unit of a workbook by its code, else by one of its names."""
        by_name = next((found for name in names if name and (found := self._names.get(name_key(name)))), None)
        if kode:
            found = self._codes.get(code_key(kode))
            if found is not None:
                other = by_name if by_name != found else None
                return Match(found, f"menurut namanya {other.kode or other.nama} dalam daftar" if other else "")
            if by_name is not None:
                return Match(by_name, f"kode {kode} tidak ada dalam daftar, dicocokkan menurut nama")
        if by_name is not None:
            return Match(by_name)
        if any(name and name_key(name) in self._doubtful for name in names):
            return Match(None, "namanya ada lebih dari satu dalam daftar, isi Kode Satuan Kerja")
        return Match(None, "tidak ada dalam daftar")


def _unique(pairs: Iterable[tuple[str, Listed]]) -> Mapping[str, Listed]:
    """Give what each key stands for; a key of two units stands for none of them."""
    known = list(pairs)
    counts = Counter(key for key, _ in known)
    return {key: one for key, one in known if counts[key] == 1}
