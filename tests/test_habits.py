"""What contributors use each day: hooks and workflow run the checks of CI, and the issue form asks for what helps."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_hooks_before_a_commit_are_checks_of_ci() -> None:
    hooks = re.findall(r"^ +entry: (.+)$", (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"), re.M)
    assert hooks == ["ruff check", "ruff format --check", "mypy"]
    assert [hook for hook in hooks if not re.search(rf"^ *{hook}$", CI, re.M)] == []


def test_the_workflow_runs_our_ci_script_on_debian() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert re.findall(r"^ +- run: (.+)$", workflow, re.M) == [".ci/run"]
    assert "container: debian:12\n" in workflow
    assert "bare Debian machine as root" in CI


def test_a_report_of_a_problem_asks_for_what_helps() -> None:
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "masalah.yml").read_text(encoding="utf-8")
    asked = re.findall(r"^    id: (\w+)$", form, re.M)
    assert asked == ["terjadi", "perintah", "keluaran", "berkas", "versi", "program", "sistem"]
    assert "Jangan lampirkan nama orang" in form
