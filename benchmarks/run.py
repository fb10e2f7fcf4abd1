"""Time whole processes, in turn, and print a Markdown table of medians and ratios.

    python benchmarks/run.py [ROUNDS]

``compute`` on 200 indikator against a plain pandas + openpyxl script and a LibreOffice conversion of the same file,
and ``--help`` against a Python that does nothing. The contenders take turns in each round, so that a busy moment of
the machine hits them alike; a first round is run and thrown away, and fills the cache of compiled modules that an
installed package has anyway.
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from lkj_xlsx.template import Isian, make_template
from lkj_xlsx.template.isian import Row

HERE = Path(__file__).parent
INDIKATOR, PER_SASARAN, BUDGET_ROWS = 200, 10, 60
ROUNDS = 15
# name: (against, the highest ratio of medians that we accept)
TARGETS = {"compute": (("plain", 0.8), ("LibreOffice", 0.4)), "--help": (("python -c pass", 6.0),)}

Command = Sequence[str]


def filled() -> Isian:
    """A report of 200 indikator in 20 sasaran, all measured, and 60 budget rows in a tree of codes."""
    pk: list[Row] = [
        {
            "no": number + 1,
            "sasaran": f"Sasaran strategis nomor {number // PER_SASARAN + 1}" if number % PER_SASARAN == 0 else None,
            "indikator": f"Persentase kegiatan kepemiluan nomor {number + 1} yang selesai sesuai jadwal",
            "polaritas": "Minimum" if number % 7 == 0 else "Maksimum",
            "target": Decimal(60 + number % 40),
            "satuan": "%",
        }
        for number in range(INDIKATOR)
    ]
    measured: list[Row] = [
        {"no": number + 1, "realisasi": Decimal(5500 + (number * 37) % 4500) / 100} for number in range(INDIKATOR)
    ]
    budget: list[Row] = [
        {
            "kode": f"{3355 + number // 6}.EBA.{900 + number}",
            "uraian": f"Keluaran nomor {number + 1}",
            "pagu": 1_000_000_000 + number * 1_234_567,
            "realisasi": 950_000_000 + number * 1_111_111,
        }
        for number in range(BUDGET_ROWS)
    ]
    return Isian(
        identitas={"instansi": "KPU Kota Contoh", "tahun": 2024},
        rows={"PK": pk, "Pengukuran": measured, "Anggaran": budget},
    )


def contenders(folder: Path) -> dict[str, Command]:
    """Make the workbook, and give the commands by name."""
    source = folder / "laporan.xlsx"
    source.write_bytes(make_template(filled()))
    lkj = shutil.which("lkj-xlsx", path=str(Path(sys.executable).parent)) or "lkj-xlsx"
    commands: dict[str, Command] = {
        "compute": (lkj, "compute", str(source), "-o", str(folder / "hasil.xlsx"), "--force"),
        "plain": (sys.executable, str(HERE / "plain.py"), str(source), str(folder / "plain.xlsx")),
        "--help": (lkj, "--help"),
        "python -c pass": (sys.executable, "-c", "pass"),
    }
    if soffice := shutil.which("soffice"):
        commands["LibreOffice"] = (
            soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
            "--outdir", str(folder / "converted"), str(source),
        )  # fmt: skip
    return commands


def agree(commands: Mapping[str, Command]) -> None:
    """See that ours and the plain script compute the same: a race of two different jobs says nothing."""
    source = commands["compute"][2]
    ours = subprocess.run(
        (commands["compute"][0], "check", source, "--format", "json"), capture_output=True, check=False
    )
    found = json.loads(ours.stdout)
    expected = f"capaian {found['ringkasan']['capaian']:.2f}, pagu {found['anggaran']['total']['pagu']}"
    plain = subprocess.run(commands["plain"], capture_output=True, text=True, check=True).stdout.strip()
    if plain != expected:
        sys.exit(f"the results differ: ours {expected}; plain {plain}")


def environment(cache: Path) -> dict[str, str]:
    """Give the environment of each process: compiled modules are kept, and not in the source tree."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(cache)}


def seconds(command: Command, env: Mapping[str, str]) -> float:
    """Time one process from start to end; a failure ends the run (1 means findings, and is none)."""
    start = time.perf_counter()
    ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=env)
    taken = time.perf_counter() - start
    if ended.returncode not in (0, 1):
        sys.exit(f"{command[0]} failed: {ended.stderr.decode(errors='replace')}")
    return taken


def measure(commands: Mapping[str, Command], rounds: int, env: Mapping[str, str]) -> dict[str, list[float]]:
    """Time each command once a round, in turn."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            taken = seconds(command, env)
            if number:
                times[name].append(taken)
    return times


def table(times: Mapping[str, Sequence[float]]) -> str:
    """Give the Markdown table."""
    median = {name: statistics.median(values) for name, values in times.items()}
    lines = ["| what | median | fastest | ratio | at most |", "|---|---:|---:|---:|---:|"]
    lines += [f"| `{name}` | {median[name]:.3f} s | {min(values):.3f} s | | |" for name, values in times.items()]
    for name, targets in TARGETS.items():
        for against, limit in targets:
            if against in median:
                ratio = median[name] / median[against]
                lines.append(f"| `{name}` : `{against}` | | | {ratio:.2f} | {limit} |")
    return "\n".join(lines)


def main(rounds: int = ROUNDS) -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as name:
        commands = contenders(Path(name))
        agree(commands)
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds\n")
        print(table(measure(commands, rounds, environment(Path(name, "compiled")))))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
