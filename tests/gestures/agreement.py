"""Whether an outcome agrees with itself: verify finds nothing, and a second run changes nothing."""

import traceback
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import openpyxl
from oracle import CORRECTED, PUBLISHED
from published import report, write_workbook

from gestures.edits import EDITS
from gestures.saved import store_values
from lkj_xlsx.compute import check, compute
from lkj_xlsx.package import Refused
from lkj_xlsx.verify import Verdict, verify

OLD = Path(__file__).parent.parent / "version1"
NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)


REPORTS = ("klungkung-baperlitbang-2017", "polman-subbid-anggaran-2022", "pa-kangean-2011", "setda-sumut-2021")
VALUES_STORED = 0.6  # of all workbooks
WEEKS = 0.25  # of all workbooks, which are computed and edited again
MOST_EDITS = 4


def starts(folder: Path) -> list[Path]:
    """Give the workbooks that are edited: both samples, published reports, their outcomes, and those of version 1."""
    samples = [PUBLISHED, CORRECTED]
    for name in REPORTS:
        samples.append(folder / f"{name}.xlsx")
        write_workbook(report(name), samples[-1])
    outcomes = [compute(one, folder / f"{one.stem}-hasil.xlsx", now=NOW).output or one for one in samples]
    return [*samples, *outcomes, OLD / f"{PUBLISHED.stem}-hasil.xlsx", OLD / CORRECTED.name]


def edited(workbooks: list[Path], target: Path, seed: str, only: Collection[int] | None = None) -> list[str]:
    """Make one to four edits in one of the workbooks with openpyxl, and give what was done.

    Each edit has a random source of its own, so ``only`` some of them are the same edits without the others.
    """
    random = Random(seed)
    source, count = random.choice(workbooks), random.randint(1, MOST_EDITS)
    computed_after = random.randint(1, count) if random.random() < WEEKS else count
    stored = random.random() < VALUES_STORED
    done, book = [source.name], openpyxl.load_workbook(source)
    for number in range(count):
        if number == computed_after:
            _save(book, target, stored, f"{seed}/nilai")
            book = openpyxl.load_workbook(_computed(target))
            done.append("computed")
        if only is None or number in only:
            edit = Random(f"{seed}/{number}")
            done.append(edit.choice(EDITS)(book, edit))
    _save(book, target, stored, f"{seed}/nilai")
    return [*done, "values stored" if stored else "no values stored"]


def _save(book: openpyxl.Workbook, target: Path, stored: bool, seed: str) -> None:
    book.save(target)
    if stored:
        store_values(target, Random(seed))


def _computed(file: Path) -> Path:
    """Give the outcome of a workbook; the workbook itself where it is refused."""
    try:
        return compute(file, file.with_name("hasil-antara.xlsx"), force=True, now=NOW).output or file
    except Refused:
        return file


def shrunk(workbooks: list[Path], target: Path, seed: str) -> list[str]:
    """Leave out each edit that the disagreement does not need, and give what is left."""
    only = set(range(MOST_EDITS))
    for number in range(MOST_EDITS):
        edited(workbooks, target, seed, only - {number})
        if lapses_of(target):
            only.discard(number)
    return edited(workbooks, target, seed, only)


def lapses_of(source: Path) -> list[str] | None:
    """Give the disagreements, an exception among them."""
    try:
        return disagreements(source)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return [f"{type(error).__name__}: {error} ({Path(place.filename).name}, {place.name})"]


def disagreements(source: Path) -> list[str] | None:
    """Compute twice and verify; list what does not agree. ``None``: the workbook is refused in a sentence."""
    first, second = source.with_name("hasil-satu.xlsx"), source.with_name("hasil-dua.xlsx")
    try:
        outcome = compute(source, first, force=True, now=NOW)
    except Refused:
        return None
    found = verify(first)
    lapses = [] if found.verdict is Verdict.SAME else [f"verify: {found.verdict.value}"]
    lapses += [f"verify: {one}" for one in found.reasons]
    lapses += [f"verify: {one.fact}: {one.message}" for one in found.facts]
    lapses += [f"verify: {one.sheet}!{one.cell}: {one.message} {one.stored} {one.recomputed}" for one in found.cells]
    lapses += [f"verify: {one.sheet}!{one.cell}: {one.message}" for one in found.display if one.differs]
    again = compute(first, second, force=True, now=NOW)
    lapses += [f"second run: {one.sheet}!{one.cell}: {one.before!r} -> {one.after!r}" for one in again.changes]
    places, before = ([(one.code, one.sheet, one.cell) for one in run.findings] for run in (again, outcome))
    lapses += [f"second run finds {one}" for one in places if one not in before]
    lapses += [f"second run misses {one}" for one in before if one not in places]
    if not lapses and first.read_bytes() != second.read_bytes():
        lapses.append("second run: other bytes")
    of_check = [(one.code, one.sheet, one.cell) for one in check(first).findings]
    lapses += [f"check finds {one}" for one in of_check if one not in before]
    lapses += [f"check misses {one}" for one in before if one not in of_check and one[0] != "BK01"]
    return lapses
