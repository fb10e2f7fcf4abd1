"""Edit the sample at random for as long as you like: ``python fuzz/account.py 10`` runs for ten minutes.

Prints each workbook in which a cell, an indikator or a realisasi is left out without a word, with its seed and its
edits. Such a workbook ends the run with exit code 1.
"""

import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from account.balance import lapses
from account.random_edits import edited
from oracle import CORRECTED


def main(minutes: float, first: int | None = None) -> int:
    """Edit, check and judge until the time is over; give the number of workbooks that do not balance."""
    began, end = first or time.time_ns() // 10**9, time.monotonic() + minutes * 60
    number, failures, edits = 0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "disunting.xlsx"
        while time.monotonic() < end:
            random = Random(f"{began}/{number}")
            done = edited(CORRECTED, file, random, random.randint(1, 8))
            edits += len(done)
            if found := lapses(file):
                failures += 1
                print(f"seed {began}/{number}: {'; '.join(found)}\n    after {'; '.join(done)}", flush=True)
            number += 1
    print(f"{number} workbooks, {edits} edits, {failures} that do not balance")
    return failures


if __name__ == "__main__":
    sys.exit(1 if main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None) else 0)
