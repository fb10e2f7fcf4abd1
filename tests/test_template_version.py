"""A workbook from another version of the template is named as such; what it never had is not called missing."""

from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
from checks.case import CLEAN
from markdown_book import Edit, book
from people.figures import Place, places

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.declare.model import TEMPLATE_VERSION

PROPERTY = "Versi Templat"
OLD: Place = ("BK05", "Petunjuk", None)


def lacking(witness: openpyxl.Workbook) -> None:
    """Take away a column, a required label and a setting, with what stands there."""
    for sheet, ref in (("RKT", "G4"), ("Identitas", "A5"), ("Identitas", "B5"), ("Pengaturan", "A7")):
        witness[sheet][ref].value = None


def of_version(folder: Path, version: int, edit: Edit) -> Outcome:
    def date_back(witness: Any) -> None:  # the stubs do not know custom_doc_props
        edit(witness)
        witness.custom_doc_props[PROPERTY].value = version

    return compute(book(folder, CLEAN, edit=date_back))


def test_what_another_version_lacks_is_not_called_missing(tmp_path: Path) -> None:
    outcome = of_version(tmp_path, 0, lacking)
    assert places(outcome) == Counter([OLD])
    assert outcome.hasil.ringkasan.terukur == 3
    assert outcome.output is not None
    codes = [row[1].value for row in openpyxl.load_workbook(outcome.output)["Temuan"].iter_rows(min_row=6)]
    assert [code for code in codes if code] == ["BK05"]


def test_in_this_version_the_same_is_called_missing(tmp_path: Path) -> None:
    missing = [("BC13", "RKT", "G4"), ("ID01", "Identitas", None), ("ST11", "Pengaturan", None)]
    assert places(of_version(tmp_path, TEMPLATE_VERSION, lacking)) == Counter(missing)


def test_empty_or_unknown_values_are_reported_in_any_version(tmp_path: Path) -> None:
    def odd(witness: openpyxl.Workbook) -> None:
        witness["Identitas"]["B5"].value = None
        witness["Pengaturan"]["B7"].value = "tahun"

    expected = [OLD, ("ID01", "Identitas", "B5"), ("ST01", "Pengaturan", "B7")]
    assert places(of_version(tmp_path, 0, odd)) == Counter(expected)
