"""``template --impor``: tables that were never ours, placed or listed value by value, and nothing invented."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from impor.judge import CASES, HERE, case, judge, made_rows, made_workbook
from impor.judge import Verdict as Judged
from impor.made import MADE

from lkj_xlsx.compute import compute, import_into_template
from lkj_xlsx.importing import read_foreign
from lkj_xlsx.verify import Verdict, verify

REFUSED = ("14-pohon-kinerja",)


def source_of(right: dict[str, Any]) -> Path:
    return Path(str(right.get("di", HERE))) / str(right["berkas"])


def imported(right: dict[str, Any]) -> Judged:
    return judge(right, made_rows(read_foreign(source_of(right))))


@pytest.mark.parametrize("name", [name for name in CASES if name not in REFUSED])
def test_each_value_of_a_foreign_file_is_placed_or_listed(name: str) -> None:
    verdict = imported(case(name))
    assert verdict.wrong == []
    assert verdict.share >= 0.95


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_other_headings_in_other_layouts_are_read_too(make: Any, workshop: Path) -> None:
    verdict = imported(make(workshop))
    assert verdict.wrong == []
    assert verdict.share >= 0.95


@pytest.mark.parametrize("name", ["01-kop-logo-tanda-tangan", "08-semua-pada-satu-lembar", "d2-pk-dan-capaian"])
def test_the_written_workbook_holds_the_same_and_can_be_computed(name: str, workshop: Path) -> None:
    output = workshop / f"{name}-impor.xlsx"
    import_into_template(output, source_of(case(name)), force=True)
    verdict = judge(case(name), made_workbook(output))
    assert verdict.wrong == []
    assert verdict.share >= 0.95
    outcome = compute(output, force=True)
    assert {one.code for one in outcome.findings} & {"PK02", "UK03"}  # polaritas was asked for, and not invented
    assert outcome.output is not None
    assert verify(outcome.output).verdict is Verdict.SAME
    assert "Impor" in openpyxl.load_workbook(outcome.output, read_only=True).sheetnames
