"""README.md keeps its word: commands print what it shows, and every command, option and exit code is in it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from lkj_xlsx import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROMPT, CUT = "$ ", "..."
OURS = (["lkj-xlsx"], ["python", "-m", "lkj_xlsx"])
NOT_RUN = (["python", "-m", "pytest"],)
PIP = ["python", "-m", "pip", "install"]
FIRST_SCREEN = 32
ARGUMENTS = {"berkas": "FILE", "kode": "CODE", "lama": "OLD", "baru": "NEW"}


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def steps(block: str) -> Iterator[tuple[str, list[str]]]:
    """Give each command of a console block with the lines shown below it."""
    command, shown = "", list[str]()
    for line in block.splitlines():
        if line.startswith(PROMPT):
            if command:
                yield command, shown
            command, shown = line.removeprefix(PROMPT), []
        else:
            shown.append(line)
    yield command, shown


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the files that the README's commands read."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


def python(arguments: list[str], folder: Path) -> list[str]:
    """Run Python as a console would show it: both streams together, as lines."""
    # The project may be on the path as a relative folder.
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    ended = subprocess.run(
        [sys.executable, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": paths},
    )  # fmt: skip
    return ended.stdout.decode("utf-8").splitlines()


def run(command: str, folder: Path) -> list[str]:
    """Run what is ours of a command line, check what is pip's, refuse to know anything else."""
    printed: list[str] = []
    for words in (shlex.split(part) for part in command.split(" && ")):
        for ours in OURS:
            if words[: len(ours)] == ours:
                printed += python(["-m", "lkj_xlsx", *words[len(ours) :]], folder)
                break
        else:
            if words[: len(PIP)] == PIP:
                check_pip(words[len(PIP) :])
            else:
                assert words in NOT_RUN, f"the README shows a command that is not tested: {command}"
    return printed


def check_pip(words: list[str]) -> None:
    """See that pip is told to install this project, with extras that it has."""
    match = re.fullmatch(r"\.(?:\[([\w,]+)\])?", words[-1])
    assert match, words
    assert words[:-1] in ([], ["-e"])
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set((match[1] or "").split(",")) - {""} <= extras.keys()


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Tell whether what is shown is what is printed, where a line ``...`` stands for any lines."""
    if not shown:
        return not printed
    if shown[0] == CUT:
        return any(agrees(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and agrees(shown[1:], printed[1:])


@pytest.mark.parametrize("block", fenced("console"), ids=lambda block: block.splitlines()[0])
def test_console_blocks_show_what_is_printed(block: str, clone: Path) -> None:
    for command, shown in steps(block):
        printed = run(command, clone)
        assert agrees(shown, printed), f"$ {command}\n" + "\n".join(printed)


def test_the_python_example_prints_what_is_shown(clone: Path) -> None:
    (example,) = fenced("python")
    (clone / "example.py").write_text(example, encoding="utf-8")
    shown = README.partition(example)[2].partition("```text\n")[2].partition("```")[0]
    assert python(["example.py"], clone) == shown.splitlines()


def test_the_two_set_up_commands_stand_on_the_first_screen() -> None:
    first = "\n".join(README.splitlines()[:FIRST_SCREEN])
    commands = [line for line in first.splitlines() if line.startswith(PROMPT)]
    assert [command.startswith(PROMPT + "python -m pip install") for command in commands] == [True, True]
    assert "compute samples/kpu-kota-binjai-2024.xlsx" in commands[0]
    assert "pytest" in commands[1]


def commands() -> Iterator[tuple[str, click.Command]]:
    yield "", cli.main
    yield from cli.main.commands.items()


def section(command: str) -> str:
    """Give the README's part about a command; all of "Commands" for the program itself."""
    title = rf"^### `lkj-xlsx {command}\b.*?(?=^##)" if command else r"^## Commands\n.*?(?=^## )"
    match = re.search(title, README, re.M | re.S)
    assert match, f"no heading for lkj-xlsx {command}"
    return match[0]


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    text = section(name)
    options = [one for parameter in command.params if isinstance(parameter, click.Option) for one in parameter.opts]
    if name:
        options = [one for one in options if one not in ("-h", "--help")]  # said once for all
    assert [option for option in options if f"`{option}" not in text and f"lkj-xlsx {option}`" not in text] == []
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    wanted = " ".join(["lkj-xlsx", name, *(ARGUMENTS[argument.name or ""] for argument in arguments)])
    assert text.startswith(f"### `{wanted}`\n") or not arguments


def test_every_documented_option_exists() -> None:
    for name, command in commands():
        known = {one for parameter in command.params for one in parameter.opts}
        rows = [line.split("|")[1] for line in section(name).splitlines() if line.startswith("| `-")] if name else []
        documented = {option for row in rows for option in re.findall(r"`(-[^`]+)`", row)}
        assert documented <= known, name


def test_every_exit_code_is_documented() -> None:
    documented = [int(code) for code in re.findall(r"^\| (\d) \|", section(""), re.M)]
    assert documented == [0, cli.WITH_ERRORS, click.UsageError.exit_code, cli.UNREADABLE, cli.UNWRITABLE]


def test_no_path_of_a_machine() -> None:
    assert re.findall(r"/(?:home|root|tmp|work|Users)/", README) == []
