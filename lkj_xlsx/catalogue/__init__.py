"""The catalogue of all findings: their codes, levels and texts, a file for each sheet."""

from lkj_xlsx.catalogue import anggaran, bacaan, buku, identitas, lintas, pengaturan, pengukuran, pk, rkt
from lkj_xlsx.catalogue.entry import Entry, Level

ENTRIES: tuple[Entry, ...] = tuple(
    entry
    for chapter in (bacaan, buku, identitas, pengaturan, rkt, pk, pengukuran, anggaran, lintas)
    for entry in chapter.ENTRIES
)
CATALOGUE = {entry.code: entry for entry in ENTRIES}

__all__ = ["CATALOGUE", "ENTRIES", "Entry", "Level"]
