"""Every code of the catalogue: a workbook that yields it exactly, and near misses that do not."""

from collections import Counter
from pathlib import Path

import pytest
from checks import (
    across_sheets,
    anggaran,
    around_the_tables,
    cells_read,
    chapter_three,
    identitas,
    pengaturan,
    pengukuran,
    rkt_and_pk,
    typed_results,
)
from checks.case import CLEAN, Case, shown
from markdown_book import book, findings_of

from lkj_xlsx.catalogue import CATALOGUE
from lkj_xlsx.compute import check
from lkj_xlsx.declare.message import Level

CASES = (
    *cells_read.CASES, *around_the_tables.CASES, *identitas.CASES, *pengaturan.CASES, *rkt_and_pk.CASES,
    *pengukuran.CASES, *typed_results.CASES, *anggaran.CASES, *across_sheets.CASES,
    *chapter_three.CASES,
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_workbook_yields_exactly_these_findings_of_a_code(case: Case, tmp_path: Path) -> None:
    found = [one for one in case.findings(tmp_path) if one.code == case.code]
    assert [shown(one) for one in found] == list(case.found)
    for words in case.says:
        assert words in f"{found[0].message} {found[0].remedy}"
    assert {one.level for one in found} <= {CATALOGUE[case.code].level}


# A sheet Temuan of the user's own, and what Temuan keeps from run to run: tests/robust has their cases.
KEPT_ON_TEMUAN = {"BK14", "BK15", "BK16"}


def test_every_code_of_the_catalogue_has_a_case_and_a_near_miss() -> None:
    yielding = {case.code for case in CASES if case.found}
    missing = {case.code for case in CASES if not case.found}
    assert CATALOGUE.keys() - yielding == KEPT_ON_TEMUAN
    assert CATALOGUE.keys() - missing == KEPT_ON_TEMUAN
    assert yielding | missing == CATALOGUE.keys() - KEPT_ON_TEMUAN


def test_each_case_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(map(str, CASES)).items() if count > 1] == []


def test_a_clean_workbook_has_no_findings(tmp_path: Path) -> None:
    assert [one for one in check(book(tmp_path, CLEAN)).findings if one.code != "BK12"] == []


def test_an_empty_template_lacks_only_its_identity(tmp_path: Path) -> None:
    found = findings_of(book(tmp_path, identitas={}))
    assert [(one.code, one.cell) for one in found if one.level is not Level.NOTE] == [("ID01", "B5"), ("ID01", "B7")]


def test_findings_come_worst_first(tmp_path: Path) -> None:
    case = next(case for case in CASES if str(case) == "AG03-a typed TOTAL")
    ranks = [one.level.rank for one in case.findings(tmp_path)]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def test_every_cell_that_a_finding_names_exists_on_its_sheet(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "a row below TOTAL")
    for one in case.findings(tmp_path):
        assert one.cell is None or one.cell[0].isalpha()
        assert one.sheet in ("Identitas", "RKT", "PK", "Pengukuran", "Anggaran", "Pengaturan")
