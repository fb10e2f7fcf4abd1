"""What ``compute`` mends in a workbook is found in the outcome as well, until the user changes an input."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from oracle import CORRECTED

from lkj_xlsx.compute import Outcome, check, compute
from lkj_xlsx.verify import Verdict, verify

OLD = Path(__file__).parent / "version1" / CORRECTED.name


def _name_is_lost(book: openpyxl.Workbook) -> None:
    del book.defined_names["Tahun"]


def _name_leads_elsewhere(book: openpyxl.Workbook) -> None:
    book.defined_names["Kategori_Batas"] = DefinedName("Kategori_Batas", attr_text="RKT!$D$14:$D$27")


def _sheet_has_the_name(book: openpyxl.Workbook) -> None:
    book["Ringkasan"].defined_names["Tahun"] = DefinedName("Tahun", attr_text="1999")


def _headings_are_lost(*cells: str) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        for cell in cells:
            sheet, _, ref = cell.partition("!")
            book[sheet][ref] = "Kolom lain"

    return edit


# The fault, and what is found of it.
MENDED: Mapping[str, tuple[Callable[[openpyxl.Workbook], None], str]] = {
    "a name is lost": (_name_is_lost, "ST14"),
    "a name leads elsewhere": (_name_leads_elsewhere, "ST13"),
    "a sheet has a name of ours": (_sheet_has_the_name, "ST15"),
    "the template is older": (lambda _: None, "BK05"),
}
# The user has to mend these: what stands under the other heading may be what is meant.
LEFT: Mapping[str, Callable[[openpyxl.Workbook], None]] = {
    "a link has no heading": _headings_are_lost("Pengukuran!D4"),
    "headings on three sheets are lost": _headings_are_lost("RKT!F4", "PK!E4", "Pengukuran!C4", "Pengukuran!E4"),
}
FAULTS = {**{fault: edit for fault, (edit, _) in MENDED.items()}, **LEFT}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Outcome]:
    folder, found = tmp_path_factory.mktemp("dibetulkan"), {}
    for number, (fault, edit) in enumerate(FAULTS.items()):
        source = folder / f"isian-{number}.xlsx"
        book = openpyxl.load_workbook(OLD if fault == "the template is older" else CORRECTED)
        edit(book)
        book.save(source)
        found[fault] = compute(source)
    return found


def output(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


@pytest.mark.parametrize("fault", FAULTS)
def test_the_outcome_has_the_findings_of_the_run(outcomes: Mapping[str, Outcome], fault: str) -> None:
    found = [one for one in outcomes[fault].findings if one.code != "BK01"]  # which only a run can tell
    again = check(output(outcomes[fault])).findings
    assert [replace(one, related=()) for one in again] == [replace(one, related=()) for one in found]


@pytest.mark.parametrize("fault", MENDED)
def test_what_was_mended_is_found_once(outcomes: Mapping[str, Outcome], fault: str) -> None:
    assert [one.code for one in outcomes[fault].findings].count(MENDED[fault][1]) == 1


@pytest.mark.parametrize("fault", FAULTS)
def test_a_second_run_changes_nothing(outcomes: Mapping[str, Outcome], fault: str, tmp_path: Path) -> None:
    again = compute(output(outcomes[fault]), tmp_path / "lagi.xlsx")
    assert not again.changes
    assert output(again).read_bytes() == output(outcomes[fault]).read_bytes()
    assert verify(output(again)).verdict is Verdict.SAME


@pytest.mark.parametrize("fault", MENDED)
def test_what_was_mended_is_found_no_more_when_an_input_is_another(
    outcomes: Mapping[str, Outcome], fault: str, tmp_path: Path
) -> None:
    edited = tmp_path / "diubah.xlsx"
    book = openpyxl.load_workbook(output(outcomes[fault]))
    book["Pengukuran"]["H6"] = 81
    book.save(edited)
    assert MENDED[fault][1] not in {one.code for one in compute(edited).findings}


@pytest.mark.parametrize("fault", LEFT)
def test_a_lost_heading_of_the_user_is_not_made_anew(outcomes: Mapping[str, Outcome], fault: str) -> None:
    headings = [
        [cell.value for cell in openpyxl.load_workbook(file)[sheet][4] if cell.value is not None]
        for file in (outcomes[fault].source, output(outcomes[fault]))
        for sheet in ("RKT", "PK", "Pengukuran", "Anggaran")
    ]
    assert headings[:4] == headings[4:]
    assert "BC06" in {one.code for one in check(output(outcomes[fault])).findings}
