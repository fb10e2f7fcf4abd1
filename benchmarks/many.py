"""Time check, compute and rekap over 33 and 552 workbooks, and print a Markdown table.

    python benchmarks/many.py [NUMBER ...]

The workbooks have 12 indikator and 60 budget rows; each has its own unit and code. CPU a file is that of all processes
together, and the figure to trust on a busy machine. Ends with 1 where a time for 552 workbooks on 2 cores is more than
a quarter above what we want.
"""

import io
import os
import platform
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from filled import filled
from run import environment, measured

from lkj_xlsx.template import make_template

NUMBERS = (33, 552)
NAME, CODE = "KPU Kota Penanda", "98765"
WANTED: Mapping[tuple[str, int], float] = {("check", 552): 10, ("rekap", 552): 10, ("compute", 552): 15}  # seconds
MARGIN = 1.25


def make_units(folder: Path, number: int) -> None:
    """Write workbooks that differ in the name and the code of their unit, ten to a folder."""
    isian = filled(12)
    given = replace(isian, identitas={**isian.identitas, "instansi": NAME, "kode_satker": CODE})
    with zipfile.ZipFile(io.BytesIO(make_template(given))) as package:
        parts = [(info.filename, package.read(info)) for info in package.infolist()]
    for unit in range(number):
        path = folder / f"Provinsi {unit // 10:02}" / f"LKj {unit:05}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for name, data in parts:
                own = data.replace(NAME.encode(), f"KPU Kota {unit:05}".encode()).replace(
                    CODE.encode(), f"{unit:05}".encode()
                )
                package.writestr(name, own)


def commands(folder: Path, number: int) -> Iterator[tuple[str, Sequence[str]]]:
    """Give the commands to time, by name."""
    lkj, units = shutil.which("lkj-xlsx", path=str(Path(sys.executable).parent)), str(folder / "unit")
    ours = (lkj,) if lkj else (sys.executable, "-m", "lkj_xlsx")
    yield "check --kerja 1", (*ours, "check", units, "--kerja", "1")
    yield "check", (*ours, "check", units)
    yield "compute", (*ours, "compute", units, "-o", str(folder / "hasil"))
    yield "compute, taken up", (*ours, "compute", units, "-o", str(folder / "hasil"))
    yield "rekap", (*ours, "rekap", units, "-o", str(folder / f"rekap-{number}.xlsx"))


def main(numbers: Sequence[int]) -> int:
    """Measure and print; give 1 where something takes too long."""
    too_slow = 0
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print("| workbooks | command | time | CPU a file | largest process | wanted |\n|---:|---|---:|---:|---:|---:|")
    for number in numbers:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make_units(folder / "unit", number)
            env = environment(folder / "compiled")
            measured(
                (sys.executable, "-m", "lkj_xlsx", "check", str(folder / "unit" / "Provinsi 00")), env
            )  # fills the cache
            for what, command in commands(folder, number):
                taken, cpu, most = measured(command, env)
                wanted = WANTED.get((what, number))
                too_slow |= wanted is not None and taken > wanted * MARGIN
                limit = "" if wanted is None else f"{wanted:.0f} s"
                print(
                    f"| {number} | `{what}` | {taken:.1f} s | {cpu * 1000 / number:.0f} ms | {most} MB | {limit} |",
                    flush=True,
                )
    return int(too_slow)


if __name__ == "__main__":
    sys.exit(main([int(one) for one in sys.argv[1:]] or NUMBERS))
