"""The documents are right: commands print what is shown, and every command, option and exit code is described."""

import dataclasses
import functools
import importlib
import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from lkj_xlsx import cli, ending
from lkj_xlsx.compute import Comparison, Outcome
from lkj_xlsx.verify import Verification

ROOT = Path(__file__).parent.parent
DOCUMENTS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *ROOT.glob("docs/*.md"))}
README, COMMANDS, PYTHON = DOCUMENTS["README.md"], DOCUMENTS["perintah.md"], DOCUMENTS["python.md"]
PROMPT, CUT = "$ ", "..."
OURS = (["lkj-xlsx"], ["python", "-m", "lkj_xlsx"])
NOT_RUN = (["python", "-m", "pytest", "-m", "not alone"], ["python", "-m", "pytest", "-m", "alone", "-n", "0"])
PIP = ["python", "-m", "pip", "install"]
FIRST_SCREEN = 38
LONGEST_README = 150


def fenced(document: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENTS[document], re.M | re.S)


BLOCKS = [(name, number) for name in sorted(DOCUMENTS) for number in range(len(fenced(name, "console")))]


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


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[list[list[str]]]]:
    """Run a document's commands from top to bottom in a folder with the samples, once; give what each block printed."""

    @functools.cache
    def run_all(document: str) -> list[list[list[str]]]:
        folder = tmp_path_factory.mktemp("clone")
        shutil.copytree(ROOT / "samples", folder / "samples")
        for set_up in fenced(document, "sh"):  # what follows reads the files that they write
            for line in set_up.splitlines():
                run(line, folder)
        return [[run(command, folder) for command, _ in steps(block)] for block in fenced(document, "console")]

    return run_all


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
    """Run a command of ours, check one of pip, and raise for any other."""
    words = shlex.split(command)
    for ours in OURS:
        if words[: len(ours)] == ours:
            return python(["-m", "lkj_xlsx", *words[len(ours) :]], folder)
    if words[: len(PIP)] == PIP:
        check_pip(words[len(PIP) :])
    else:
        assert words in NOT_RUN, f"a document shows a command that is not tested: {command}"
    return []


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


@pytest.mark.parametrize(("document", "number"), BLOCKS)
def test_console_blocks_show_what_is_printed(
    document: str, number: int, printed: Callable[[str], list[list[list[str]]]]
) -> None:
    block = fenced(document, "console")[number]
    for (command, shown), lines in zip(steps(block), printed(document)[number], strict=True):
        assert agrees(shown, lines), f"$ {command}\n" + "\n".join(lines)


def test_the_python_example_prints_what_is_shown(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    (example,) = fenced("python.md", "python")
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    shown = PYTHON.partition(example)[2].partition("```text\n")[2].partition("```")[0]
    assert python(["example.py"], tmp_path) == shown.splitlines()


def test_readme_is_short() -> None:
    assert len(README.splitlines()) <= LONGEST_README


def test_the_two_set_ups_are_plain_lines_that_every_shell_runs(tmp_path: Path) -> None:
    main, tests = (block.splitlines() for block in fenced("README.md", "sh"))
    assert README.splitlines().index(tests[-1]) <= FIRST_SCREEN
    assert [run(line, tmp_path) for line in tests] == [[]] * len(NOT_RUN) + [[]]
    for line in (*main, *tests):
        assert line.startswith("python -m ")
        assert not set(line) & set("&;|<>^%$`'\\"), "bash, cmd and PowerShell do not read this alike"


def test_the_first_set_up_prints_what_is_shown(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    install, main = fenced("README.md", "sh")[0].splitlines()
    assert run(install, tmp_path) == []
    assert agrees(fenced("README.md", "text")[0].splitlines(), run(main, tmp_path))


def commands() -> Iterator[tuple[str, click.Command]]:
    yield "", cli.main
    yield from cli.main.commands.items()


def section(command: str) -> str:
    """Give the part of perintah.md about a command; all of it for the program itself."""
    if not command:
        return COMMANDS
    match = re.search(rf"^### `lkj-xlsx {command}\b.*?(?=^##)", COMMANDS, re.M | re.S)
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
    wanted = " ".join(["lkj-xlsx", name, *((argument.name or "").upper() for argument in arguments)])
    assert text.startswith(f"### `{wanted}`\n") or not arguments


def test_every_documented_option_exists() -> None:
    for name, command in commands():
        known = {one for parameter in command.params for one in parameter.opts}
        rows = [line.split("|")[1] for line in section(name).splitlines() if line.startswith("| `-")] if name else []
        documented = {option for row in rows for option in re.findall(r"`(-[^`]+)`", row)}
        assert documented <= known, name


def test_every_exit_code_is_documented() -> None:
    documented = [int(code) for code in re.findall(r"^\| (\d) \|", section(""), re.M)]
    assert documented == [0, ending.WITH_ERRORS, click.UsageError.exit_code, ending.UNREADABLE, ending.UNWRITABLE]


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_commands_named_in_a_document_exist(document: str) -> None:
    named = set(re.findall(r"`lkj-xlsx ([a-z]+)", DOCUMENTS[document]))
    assert named <= cli.main.commands.keys()


def test_every_promised_name_is_there_with_its_parameters() -> None:
    promised = re.findall(r"`(lkj_xlsx(?:\.\w+)+)\.(\w+)(?:\((.*?)\))?`", PYTHON.partition("## What they give")[0])
    assert len(promised) == 13
    for module, name, parameters in promised:
        found = getattr(importlib.import_module(module), name)
        if parameters:
            shown = [parameter.split("=")[0] for parameter in parameters.split(", ") if parameter != "*"]
            assert list(inspect.signature(found).parameters) == shown, name


@pytest.mark.parametrize("shape", [Outcome, Comparison, Verification], ids=lambda shape: shape.__name__)
def test_the_fields_of_what_is_given_are_those_listed(shape: type) -> None:
    match = re.search(rf"^- `{shape.__name__}`: (.*?)[.]", PYTHON, re.M | re.S)
    assert match
    listed = set(re.findall(r"`(\w+)`", match[1]))
    fields = {field.name for field in dataclasses.fields(shape)}
    assert listed - {"verdict"} == fields
    assert all(hasattr(shape, name) for name in listed - fields)
