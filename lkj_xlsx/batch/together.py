"""A command over many workbooks from its paths to its exit code."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from lkj_xlsx.batch.find import Item, find
from lkj_xlsx.batch.run import Stop, cores, run_all
from lkj_xlsx.batch.tasks import CODES, Done, Job, check_one, compute_one, lost, verify_one
from lkj_xlsx.batch.tell import progress
from lkj_xlsx.compute import outputs_of
from lkj_xlsx.show import many
from lkj_xlsx.show.many import Ending

INTERRUPTED = 130
BIG = 1_000_000  # bytes; a workbook of 20.000 rows takes eight seconds, and is the tail if it is begun last
NO_OUTCOME = "tidak ada hasil compute di sana; sebutkan folder yang memuatnya, lalu jalankan lagi."
Say = Callable[[str], None]


def check_many(paths: Sequence[Path], *, jobs: int | None, json: bool, say: Say, talk: Say) -> int:
    """Check workbooks and folders; give the exit code. ``say`` prints what is found, ``talk`` what is remarked."""
    return _run(check_one, [Job(item, json=json) for item in find(paths)], many.OF_FIGURES, jobs, say, talk)


def compute_many(
    paths: Sequence[Path], output: Path | None, *, force: bool, jobs: int | None, json: bool, say: Say, talk: Say
) -> int:
    """Compute workbooks and folders; give the exit code. ``output`` is a folder that mirrors those that are named."""
    planned = plan(find(paths), output)
    work = [replace(job, json=json, force=force) for job in planned]
    return _run(compute_one, work, many.OF_FIGURES, jobs, say, talk)


def verify_many(paths: Sequence[Path], *, recalc: bool, jobs: int | None, json: bool, say: Say, talk: Say) -> int:
    """Verify outcomes and the outcomes of folders; give the exit code."""
    work = [Job(item, json=json, recalc=recalc) for item in find(paths, outcomes=True)]
    return _run(verify_one, work, many.OF_VERDICTS, jobs, say, talk)


def plan(items: Sequence[Item], output: Path | None) -> list[Job]:
    """Say where the outcome of each workbook is written. None is written to the place of another."""
    taken: dict[str, Path] = {}
    jobs = []
    for item in items:
        if item.refused:
            jobs.append(Job(item))
            continue
        place = item.path if output is None else output / item.below
        names = outputs_of(place)
        target = next(names)
        earlier: tuple[Path, ...] = ()
        if next(names, None) is not None:  # an outcome: the next number that is free
            earlier = tuple(takewhile(os.path.lexists, outputs_of(place)))
            target = next(one for one in outputs_of(place) if not os.path.lexists(one) and _key(one) not in taken)
        clash = taken.setdefault(_key(target), item.path)
        jobs.append(Job(item, target=target, earlier=earlier, clash=None if clash == item.path else clash))
    return jobs


def _key(path: Path) -> str:
    return os.path.realpath(path).casefold()


def _run(task: Callable[[Job], Done], jobs: list[Job], heading: str, kerja: int | None, say: Say, talk: Say) -> int:
    """Run the jobs, print what is told of each and about all, and give the exit code."""
    if not jobs or (len(jobs) == 1 and jobs[0].item.refused):
        talk(f"lkj-xlsx: {jobs[0].item.refused if jobs else NO_OUTCOME}")
        return CODES[Ending.REFUSED]
    stop, endings, started, as_json = Stop(), Counter[Ending](), False, jobs[0].json
    with stop.on_ctrl_c(), progress(len(jobs), silent=as_json) as shown:
        results = run_all(
            task, jobs, jobs=kerja or cores(), stop=stop, lost=lost, first=_is_big,
            done=lambda job: shown.done(job.item.path.name),
        )  # fmt: skip
        for done in results:
            endings[done.ending] += 1
            if not done.told:
                continue
            with shown.aside():
                if not started and not as_json:
                    say(heading)
                say(done.told)
            started = True
    if not as_json:
        say("\n".join(["", *many.summary(endings, verified=task is verify_one)]))
    if stop.asked and endings.total() < len(jobs):
        again = " Jalankan perintah yang sama untuk melanjutkannya." if task is compute_one else ""
        talk(f"lkj-xlsx: dihentikan dengan Ctrl-C; {endings.total()} dari {len(jobs)} berkas selesai.{again}")
        return INTERRUPTED
    return max((CODES[ending] for ending in endings), default=0)


def _is_big(job: Job) -> bool:
    with suppress(OSError, ValueError):
        return job.item.path.stat().st_size > BIG
    return False
