"""Time whole processes, in turn, and print a Markdown table of medians and ratios.

    python benchmarks/run.py [ROUNDS]
    python benchmarks/run.py --besar
    python benchmarks/run.py --document    both, into docs/pengembang.md

``compute`` on 200 indikator against a plain pandas + openpyxl script and a LibreOffice conversion of the same file,
and ``--help`` against a Python that does nothing; with ``--besar`` on 2.000 and 20.000 indikator, once each, which
takes some minutes. The commands take turns in each round, so that a busy moment of the machine slows all of them. A
first round is not counted: it fills the cache of compiled modules, which an installed package has already.
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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
DOCUMENT = HERE.parent / "docs" / "pengembang.md"
INDIKATOR = 200
ROUNDS = 15
SIZES = (2_000, 20_000)
# name: (against, the ratio of medians that we want at most)
TARGETS = {"compute": (("plain", 0.8), ("LibreOffice", 0.4)), "--help": (("python -c pass", 6.0),)}
TARGETS_OF_LARGE = {"compute": (("plain", 0.25), ("LibreOffice", 1.0))}

Command = Sequence[str]
Targets = Mapping[str, Sequence[tuple[str, float]]]
Run = tuple[float, int]  # seconds from start to end, and the most memory held, in MB


def contenders(folder: Path, indikator: int = INDIKATOR) -> dict[str, Command]:
    """Make the workbook, and give the commands by name."""
    source = folder / f"laporan-{indikator}.xlsx"
    # In another process, because Linux counts the memory of a process for the processes that it starts, too.
    subprocess.run((sys.executable, str(HERE / "filled.py"), str(indikator), str(source)), check=True)
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
    """Check that our command and the plain script compute the same, so that their times can be compared."""
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


def run(command: Command, env: Mapping[str, str]) -> Run:
    """Run one process to its end; raise if it fails. Exit code 1 means findings and is no failure."""
    taken, _, size = measured(command, env)
    return taken, size


def measured(command: Sequence[str], env: Mapping[str, str]) -> tuple[float, float, int]:
    """Give seconds from start to end, seconds of CPU of all processes, and the MB of the largest of them."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env) as process:
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} failed with {process.returncode}")
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def measure(
    commands: Mapping[str, Command], rounds: int, env: Mapping[str, str], *, warm: bool = True
) -> dict[str, list[Run]]:
    """Run each command once a round, in turn."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + warm):
        for name, command in commands.items():
            taken = run(command, env)
            if number >= warm:
                runs[name].append(taken)
    return runs


def table(runs: Mapping[str, Sequence[Run]], targets: Targets) -> str:
    """Give the Markdown table."""
    median = {name: statistics.median(taken for taken, _ in values) for name, values in runs.items()}
    lines = ["| what | median | fastest | memory | ratio | wanted |", "|---|---:|---:|---:|---:|---:|"]
    for name, values in runs.items():
        most = max(megabytes for _, megabytes in values)
        lines.append(f"| `{name}` | {median[name]:.3f} s | {min(values)[0]:.3f} s | {most} MB | | |")
    for name, wanted in targets.items():
        for against, limit in wanted:
            if against in median:
                ratio = median[name] / median[against]
                lines.append(f"| `{name}` : `{against}` | | | | {ratio:.2f} | {limit} |")
    return "\n".join(lines)


def of_usual_size(rounds: int = ROUNDS) -> str:
    """Run on 200 indikator, and give the table under a line that says where it was made."""
    with tempfile.TemporaryDirectory() as name:
        commands = contenders(Path(name))
        agree(commands)
        runs = measure(commands, rounds, environment(Path(name, "compiled")))
    cores = f"{os.cpu_count()} cores, {rounds} rounds"
    return f"{INDIKATOR} indikator, Python {platform.python_version()}, {cores}:\n\n{table(runs, TARGETS)}"


def of_large_sizes() -> Iterator[str]:
    """Run on many indikator, once each, and give each table under its size."""
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            commands = contenders(Path(name), size)
            del commands["--help"], commands["python -c pass"]
            runs = measure(commands, 1, environment(Path(name, "compiled")), warm=False)
            rows = f"{size:,}".replace(",", ".")
            yield f"{rows} indikator, once each:\n\n{table(runs, TARGETS_OF_LARGE)}"


def document(tables: Iterable[str]) -> None:
    """Put the tables between the markers of the document for developers."""
    text = DOCUMENT.read_text(encoding="utf-8")
    head, start, rest = text.partition("<!-- benchmark:mulai -->")
    _, end, tail = rest.partition("<!-- benchmark:selesai -->")
    DOCUMENT.write_text("\n\n".join([head + start, *tables, end + tail]), encoding="utf-8")


if __name__ == "__main__":
    if "--document" in sys.argv[1:]:
        document([of_usual_size(), *of_large_sizes()])
    elif "--besar" in sys.argv[1:]:
        for large in of_large_sizes():
            print(large + "\n", flush=True)
    else:
        print(of_usual_size(*map(int, sys.argv[1:2])))
