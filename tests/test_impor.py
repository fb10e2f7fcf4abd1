"""``template --impor``: tables that were never ours, placed or listed value by value, and nothing invented."""

from pathlib import Path
from typing import Any

import pytest
from impor.judge import CASES, HERE, Verdict, case, judge
from impor.made import MADE

from lkj_xlsx.compute import import_into_template

REFUSED = ("14-pohon-kinerja",)


def imported(right: dict[str, Any], folder: Path) -> Verdict:
    source = Path(right.get("di", HERE)) / right["berkas"]
    output = folder / f"{source.stem}-impor.xlsx"
    import_into_template(output, source, force=True)
    return judge(right, output)


@pytest.mark.parametrize("name", [name for name in CASES if name not in REFUSED])
def test_each_value_of_a_foreign_file_is_placed_or_listed(name: str, workshop: Path) -> None:
    verdict = imported(case(name), workshop)
    assert verdict.wrong == []
    assert verdict.share >= 0.95


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_other_headings_in_other_layouts_are_read_too(make: Any, workshop: Path) -> None:
    verdict = imported(make(workshop), workshop)
    assert verdict.wrong == []
    assert verdict.share >= 0.95
