"""Edit workbooks as people do, with new seeds for as long as you like: ``python fuzz/gestures.py 10`` runs ten minutes.

Prints each workbook whose outcome does not agree with itself, with its seed and what was done to it.
"""

import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from gestures.agreement import edited, lapses_of, shrunk, starts


def main(minutes: float, first: str = "", count: int = 10**9) -> int:
    """Edit, compute twice and verify until the time is over; give the number of failures.

    ``first`` begins the seeds, the time of day unless given; no more than ``count`` workbooks are made.
    """
    warnings.simplefilter("ignore")
    outcomes, failures = Counter[str](), 0
    first, number, end = first or str(time.time_ns() // 10**9), 0, time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbooks = starts(folder)
        while time.monotonic() < end and number < count:
            seed, file = f"{first}/{number}", folder / "buku.xlsx"
            number += 1
            edited(workbooks, file, seed)
            found = lapses_of(file)
            outcomes["refused" if found is None else "fails" if found else "agrees"] += 1
            if found:
                failures += 1
                done = shrunk(workbooks, file, seed)
                print(f"seed {seed}: {'; '.join(done)}", *(lapses_of(file) or found)[:6], sep="\n    ", flush=True)
    print(f"{number} workbooks: {dict(outcomes)}")
    return failures


if __name__ == "__main__":
    sys.exit(1 if main(float(sys.argv[1]), *sys.argv[2:3]) else 0)
