"""What is done with one workbook among many: a function a command, which runs in a process of its own."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lkj_xlsx import __version__
from lkj_xlsx import compute as runs
from lkj_xlsx.batch.find import Item, input_of, inputs_of
from lkj_xlsx.declare.message import Level
from lkj_xlsx.package import Refused, Unwritable, open_workbook, read_settled
from lkj_xlsx.read import read
from lkj_xlsx.show import many
from lkj_xlsx.show.formats import json_line
from lkj_xlsx.show.many import Ending
from lkj_xlsx.show.outcome import as_json
from lkj_xlsx.show.usage import place_of
from lkj_xlsx.write.trail import inputs_digest

LOST = (
    "{name} menghentikan program ini, dua kali, yang kedua sendirian; periksa berkas itu dengan lkj-xlsx check, "
    "atau laporkan kepada kami."
)
NO_MEMORY = "{name}: memori komputer ini tidak cukup untuk berkas itu; tutup program lain, lalu jalankan lagi."
FAULT = "{name}: terjadi kesalahan di dalam program ini ({place}); laporkan kepada kami."
SKIPPED = "sudah dihitung dari masukan yang sama"
CODES = {
    Ending.GOOD: 0, Ending.DONE_BEFORE: 0, Ending.REPEATED: 0, Ending.WITH_ERRORS: 1, Ending.DIFFERENT: 1,
    Ending.REFUSED: 3, Ending.UNWRITTEN: 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Job:
    """One workbook, and what is wanted of it.

    ``target`` is where ``compute`` writes, ``earlier`` are outcomes that may be those of this input already; ``clash``
    is the workbook whose outcome would stand in the same place.
    """

    item: Item
    json: bool = False
    recalc: bool = False
    force: bool = False
    target: Path | None = None
    earlier: tuple[Path, ...] = ()
    clash: Path | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What is told of one workbook: how it ended, and its row or its JSON line."""

    path: Path
    ending: Ending
    told: str


def check_one(job: Job) -> Done:
    """Check a workbook."""
    return _safely(job, _check)


def compute_one(job: Job) -> Done:
    """Compute a workbook, unless its outcome is there."""
    return _safely(job, _compute)


def verify_one(job: Job) -> Done:
    """Verify an outcome."""
    return _safely(job, _verify)


def lost(job: Job) -> Done:
    """Tell of a workbook that ended its process."""
    return _without_figures(job, Ending.UNWRITTEN, LOST.format(name=job.item.path.name))


def is_unchanged(path: Path) -> bool:
    """Tell whether the inputs of an outcome are those that it was computed from."""
    book = open_workbook(path)
    return inputs_digest(read(book, computed=True)) == inputs_of(path, path.read_bytes())


def _safely(job: Job, run: Callable[[Job, bytes], Done]) -> Done:
    name = job.item.path.name
    if job.item.refused:
        return _without_figures(job, Ending.REFUSED, job.item.refused)
    try:
        data = read_settled(job.item.path)
        if job.item.repeats and is_unchanged(job.item.path):
            return Done(job.item.path, Ending.REPEATED, "")
        return run(job, data)
    except Refused as refused:
        return _without_figures(job, Ending.REFUSED, str(refused))
    except Unwritable as unwritable:
        return _without_figures(job, Ending.UNWRITTEN, str(unwritable))
    except MemoryError:
        return _without_figures(job, Ending.REFUSED, NO_MEMORY.format(name=name))
    except Exception as fault:  # a fault of ours in one workbook must not take the others along
        return _without_figures(job, Ending.UNWRITTEN, FAULT.format(name=name, place=place_of(fault)))


def _check(job: Job, _: bytes) -> Done:
    return _figures(job, runs.check(job.item.path))


def _compute(job: Job, data: bytes) -> Done:
    path, target = job.item.path, job.target
    assert target is not None
    if not job.force and (found := _outcome_of(data, (target, *job.earlier))) is not None:
        row = many.sentence_row("dilewati", path, f"{SKIPPED}: {found}")
        told = many.refused_json(path, SKIPPED, key="dilewati", output=found) if job.json else row
        return Done(path, Ending.DONE_BEFORE, told)
    if job.clash is not None:
        raise Unwritable(
            f"{target.name} sudah menjadi tempat hasil {job.clash}; hitung {path.name} sendiri dengan -o lain."
        )
    with suppress(OSError):  # whoever writes there says why not
        target.parent.mkdir(parents=True, exist_ok=True)
    return _figures(job, runs.compute(path, target, force=job.force))


def _outcome_of(data: bytes, places: tuple[Path, ...]) -> Path | None:
    """Find the outcome that this version computed from these bytes; it may have been edited since, which is kept."""
    digest = sha256(data).hexdigest()
    for place in places:
        try:
            if input_of(place.name, place.read_bytes(), f"lkj-xlsx {__version__}") == digest:
                return place
        except (OSError, ValueError, Refused):
            continue  # not there, or no outcome: computing says so where it matters
    return None


def _figures(job: Job, outcome: runs.Outcome) -> Done:
    wrong = any(one.level is Level.ERROR for one in outcome.findings)
    told = json_line(json.loads(as_json(outcome))) if job.json else many.figures_row(outcome, job.item.path)
    return Done(job.item.path, Ending.WITH_ERRORS if wrong else Ending.GOOD, told)


def _verify(job: Job, _: bytes) -> Done:
    from lkj_xlsx.show.verification import as_json as verification_json  # imports openpyxl, which only this needs
    from lkj_xlsx.show.verification import verdict_row
    from lkj_xlsx.verify import Verdict, verify

    path = job.item.path
    outcome = verify(path, recalc=job.recalc)
    if outcome.reasons and not outcome.sha256:
        return _without_figures(job, Ending.REFUSED, " ".join(outcome.reasons))
    told = json_line(json.loads(verification_json(outcome))) if job.json else verdict_row(outcome, path)
    endings = {
        Verdict.SAME: Ending.GOOD, Verdict.DIFFERENT: Ending.DIFFERENT, Verdict.UNKNOWN: Ending.REFUSED,
    }  # fmt: skip
    return Done(path, endings[outcome.verdict], told)


def _without_figures(job: Job, ending: Ending, sentence: str) -> Done:
    path, word = job.item.path, "ditolak" if ending is Ending.REFUSED else "tidak ditulis"
    told = many.refused_json(path, sentence) if job.json else many.sentence_row(word, path, sentence)
    return Done(path, ending, told)
