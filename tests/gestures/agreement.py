"""Whether an outcome agrees with itself: verify finds nothing, and a second run changes nothing."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import openpyxl
from oracle import CORRECTED, PUBLISHED

from gestures.edits import EDITS
from lkj_xlsx.compute import check, compute
from lkj_xlsx.package import Refused
from lkj_xlsx.verify import Verdict, verify

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)


def starts(folder: Path) -> list[Path]:
    """Give the workbooks that are edited: both samples, their outcomes, and an outcome of version 1."""
    samples = [PUBLISHED, CORRECTED]
    outcomes = [compute(sample, folder / sample.name, now=NOW).output or sample for sample in samples]
    return [*samples, *outcomes, Path(__file__).parent.parent / "version1" / f"{PUBLISHED.stem}-hasil.xlsx"]


def edited(workbooks: list[Path], target: Path, random: Random) -> list[str]:
    """Make one to three edits in one of the workbooks with openpyxl, and give what was done."""
    source = random.choice(workbooks)
    book = openpyxl.load_workbook(source)
    done = [random.choice(EDITS)(book, random) for _ in range(random.randint(1, 3))]
    book.save(target)
    return [source.name, *done]


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
