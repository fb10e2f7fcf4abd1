"""Published reports of other units: the right figures stand in the headline, or a finding says at which cell not."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from published import FIRST_ROW, REPORTS, report, write_workbook

from lkj_xlsx.compute import check
from lkj_xlsx.show.outcome import as_json

ALARMING = ("galat", "peringatan")

# What does not hold yet. A report that comes right makes its test fail here, until its name is taken out.
WRONG_HEADLINE: tuple[str, ...] = ()
FALSE_GALAT: tuple[str, ...] = ()


def reports(wanting: Sequence[str] = ()) -> list[Any]:
    """All reports as parameters; those that are wanting are expected to fail."""
    wrong = pytest.mark.xfail(strict=True, reason="not right yet")
    return [pytest.param(name, marks=[wrong] if name in wanting else []) for name in REPORTS]


@pytest.fixture(scope="module")
def checked(workshop: Path) -> dict[str, Any]:
    """What ``check`` prints for each report."""
    found = {}
    for name in REPORTS:
        path = workshop / f"terbit-{name}.xlsx"
        write_workbook(report(name), path)
        found[name] = json.loads(as_json(check(path)))
    return found


def alarms(document: Any, sheet: str, row: int) -> list[str]:
    """The codes of what stands above catatan in a row of a sheet."""
    return [
        one["kode"]
        for one in document["temuan"]
        if one["tingkat"] in ALARMING and one["lembar"] == sheet and (one["sel"] or "").lstrip("ABCDEFGHIJ") == str(row)
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_each_capaian_is_right_or_its_row_has_a_finding(checked: dict[str, Any], name: str) -> None:
    right = report(name)["benar"].get("capaian", [])
    computed = {one["baris"]: one["capaian"] for one in checked[name]["pengukuran"]}
    wrong = {
        row: (computed.get(row), capaian)
        for row, capaian in enumerate(right, FIRST_ROW)
        if computed.get(row) != (None if capaian is None else float(capaian))
        and not alarms(checked[name], "Pengukuran", row)
        and not alarms(checked[name], "PK", row)
    }
    assert wrong == {}


@pytest.mark.parametrize("name", reports(WRONG_HEADLINE))
def test_the_headline_is_right(checked: dict[str, Any], name: str) -> None:
    right, document = report(name)["benar"], checked[name]
    found = {**document["ringkasan"], "pagu": document["anggaran"]["total"]["pagu"],
             "realisasi": document["anggaran"]["total"]["realisasi"]}  # fmt: skip
    figures = {"capaian_unit": "capaian", "terukur": "terukur", "pagu": "pagu", "realisasi": "realisasi",
               "serapan": "serapan"}  # fmt: skip
    expected = {ours: float(Decimal(str(right[key]))) for key, ours in figures.items() if right.get(key) is not None}
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", REPORTS)
def test_each_wrong_figure_that_was_printed_is_a_galat(checked: dict[str, Any], name: str) -> None:
    for error in report(name)["salah_cetak"]:
        row = FIRST_ROW + error["baris"] - 1
        assert "galat" in levels(checked[name], error["lembar"], row), error


@pytest.mark.parametrize("name", reports(FALSE_GALAT))
def test_no_right_figure_is_a_galat(checked: dict[str, Any], name: str) -> None:
    case = report(name)
    wrong = {(error["lembar"], FIRST_ROW + error["baris"] - 1) for error in case["salah_cetak"]}
    false = [
        (one["kode"], one["lembar"], one["sel"], one["pesan"])
        for one in checked[name]["temuan"]
        if one["tingkat"] == "galat"
        and (one["lembar"], int((one["sel"] or "0").lstrip("ABCDEFGHIJ") or 0)) not in wrong
    ]
    assert false == []


def levels(document: Any, sheet: str, row: int) -> set[str]:
    return {
        one["tingkat"]
        for one in document["temuan"]
        if one["lembar"] == sheet and (one["sel"] or "").lstrip("ABCDEFGHIJ") == str(row)
    }
