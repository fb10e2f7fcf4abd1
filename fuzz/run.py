"""Run the fuzz tests with new seeds for as long as you like: ``python fuzz/run.py 10`` runs for ten minutes.

Prints how many cases of each kind were computed and refused, the slowest, and each failure with its seed; the file
that failed is kept in the folder given after the minutes (or thrown away). Failures end with exit code 1.
"""

import random
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from robust import mutate
from robust.verdict import TooSlowError, computed


def main(minutes: float, kept: Path | None = None) -> int:
    """Damage, compute and judge until the time is over; give the number of failures."""
    warnings.simplefilter("ignore")
    makes = (mutate.of_bytes, mutate.of_parts)
    outcomes, failures, slowest = Counter[str](), Counter[str](), 0.0
    first, number, end = time.time_ns() // 10**9, 0, time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        originals = mutate.originals()
        while time.monotonic() < end:
            make = makes[number % len(makes)]
            data = make(random.Random(f"{first}/{number}"), originals)
            began = time.perf_counter()
            try:
                outcomes[f"{make.__name__} {'computed' if computed(data, folder) else 'refused'}"] += 1
            except (Exception, TooSlowError) as error:
                what = f"{type(error).__name__}: {error}".splitlines()[0][:160]
                failures[what] += 1
                if failures[what] == 1:
                    print(f"{make.__name__}, seed {first}, case {number}: {what}", flush=True)
                    if kept is not None:
                        kept.mkdir(exist_ok=True)
                        (kept / f"{make.__name__}-{first}-{number}.xlsx").write_bytes(data)
            slowest = max(slowest, time.perf_counter() - began)
            number += 1
    print(f"{number} cases: {dict(outcomes)}; slowest {slowest:.1f} s; {failures.total()} failures")
    for what, count in failures.most_common():
        print(f"{count:6} {what}")
    return failures.total()


if __name__ == "__main__":
    sys.exit(1 if main(float(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None) else 0)
