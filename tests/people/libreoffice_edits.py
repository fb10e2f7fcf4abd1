"""Edits workbooks in LibreOffice as a user does, with one start for any number of files."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from oracle import REQUIRED

from lkj_xlsx.verify.recalc import run_group, soffice, write_profile

SYSTEM_PYTHON = "/usr/bin/python3"
NO_UNO = "Python cannot drive LibreOffice here: python3-uno is not installed."
SCRIPT = Path(__file__).parent.parent / "uno_script.py"
PATIENCE = 300

Step = Sequence[str | int | float | bool]  # the name of a step of the script, and its arguments


def edit_in_libreoffice(source: Path, edits: Mapping[str, Sequence[Step]], folder: Path) -> dict[str, Path]:
    """Open ``source`` once for each edit, do its steps, save; give the saved files by name. Skips without UNO."""
    if subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        if REQUIRED:
            pytest.fail(NO_UNO)
        pytest.skip(NO_UNO)
    saved = {name: folder / f"{name}.xlsx" for name in edits}
    jobs = [
        {"source": source.as_uri(), "target": saved[name].as_uri(), "steps": steps} for name, steps in edits.items()
    ]
    listed = folder / "jobs.json"
    listed.write_text(json.dumps(jobs), encoding="utf-8")
    profile, pipe = write_profile(folder / "profile"), f"lkj-{folder.parent.name}-{folder.name}"
    said = run_group([SYSTEM_PYTHON, str(SCRIPT), str(soffice()), profile, pipe, str(listed)], PATIENCE)
    lost = [name for name, file in saved.items() if not file.is_file()]
    assert not lost, f"LibreOffice did not save {lost}: {said}"
    return saved
