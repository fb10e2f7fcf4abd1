"""Many workbooks as text: a row each under headings, and sentences about all of them at the end."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from pathlib import Path
from typing import Any

from lkj_xlsx.compute import Outcome
from lkj_xlsx.report.findings import count_by_level
from lkj_xlsx.show.formats import json_line, one_line, percent

OF_FIGURES = f"{'Capaian':>9} {'Serapan':>9} {'Kesalahan':>10} {'Peringatan':>11}  Berkas"
OF_VERDICTS = f"{'Putusan':<21} {'Perbedaan':>9}  Berkas"


class Ending(Enum):
    """How it went with one workbook."""

    GOOD = auto()
    WITH_ERRORS = auto()
    DIFFERENT = auto()
    REFUSED = auto()
    UNWRITTEN = auto()
    DONE_BEFORE = auto()
    REPEATED = auto()
    """It is an outcome whose input is there, so that nothing is said of it."""


# What is said of all workbooks with an ending, in this order.
_SAID = {
    Ending.GOOD: "{} tanpa kesalahan",
    Ending.WITH_ERRORS: "{} dengan kesalahan",
    Ending.DIFFERENT: "{} berbeda",
    Ending.REFUSED: "{} tidak dapat dibaca",
    Ending.UNWRITTEN: "{} hasilnya tidak ditulis",
    Ending.DONE_BEFORE: "{} sudah dihitung dan masukannya tetap (--force menghitungnya lagi)",
}
_OF_VERDICTS = {**_SAID, Ending.GOOD: "{} cocok", Ending.REFUSED: "{} tidak dapat diperiksa"}


def figures_row(outcome: Outcome, path: Path) -> str:
    """Give the row of a workbook that was checked or computed."""
    counts = count_by_level(outcome.findings)
    capaian, serapan = percent(outcome.hasil.ringkasan.capaian), percent(outcome.hasil.anggaran.total.capaian)
    grave, warned = counts["galat"], counts["peringatan"]
    return one_line(f"{capaian:>9} {serapan:>9} {grave:>10} {warned:>11}  {path}")


def sentence_row(word: str, path: Path, sentence: str) -> str:
    """Give the row of a workbook of which there are no figures, and below it the reason."""
    return one_line(f"{word}: {path}") + "\n" + one_line(f"{'':>10}{sentence}")


def summary(endings: Mapping[Ending, int], *, verified: bool) -> Iterator[str]:
    """Give the sentences about all workbooks."""
    counts = Counter(endings)
    repeated = counts.pop(Ending.REPEATED, 0)
    said = _OF_VERDICTS if verified else _SAID
    parts = [text.format(counts[ending]) for ending, text in said.items() if counts[ending]]
    yield f"{counts.total()} berkas: {', '.join(parts)}." if parts else "Tidak ada berkas yang perlu dikerjakan."
    if repeated:
        yield f"{repeated} berkas hasil tidak ikut, sebab masukannya ada di sini dan isiannya tetap."


def refused_json(path: Path, sentence: str, *, key: str = "salah", output: Path | None = None) -> str:
    """Give the JSON line of a workbook of which there are no figures."""
    written = None if output is None else str(output)
    document: dict[str, Any] = {"berkas": {"masukan": str(path), "keluaran": written}, key: sentence}
    return json_line(document)
