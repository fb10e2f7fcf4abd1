"""Ringkasan as a page: written again where it was deleted, and printed as far as it is filled."""

import re
from pathlib import Path

import openpyxl
import pytest
from checks.across_sheets import many_sasaran
from checks.case import CLEAN
from markdown_book import book
from robust.parts import packed, unpacked

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.declare.model import FIRST_ROW, PREPARED
from lkj_xlsx.package import Refused, open_workbook
from lkj_xlsx.verify import Verdict, verify


def computed(file: Path, name: str = "hasil.xlsx") -> Outcome:
    return compute(file, file.with_name(name))


def output(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


def test_a_missing_ringkasan_is_written_again_as_the_template_has_it(tmp_path: Path) -> None:
    def remove(witness: openpyxl.Workbook) -> None:
        del witness["Ringkasan"]

    without = output(computed(book(tmp_path, CLEAN, edit=remove, name="tanpa.xlsx"), "ditulis-lagi.xlsx"))
    whole = output(computed(book(tmp_path, CLEAN), "utuh.xlsx"))
    one, other = (openpyxl.load_workbook(file) for file in (without, whole))
    assert "Lembar Ringkasan tidak ada" in str(one["Temuan"]["A4"].value)
    assert verify(without).verdict is Verdict.SAME
    for row in other["Ringkasan"].iter_rows():
        for cell in row:
            again = one["Ringkasan"][cell.coordinate]
            assert again.value == cell.value
            for look in ("font", "fill", "border", "alignment", "number_format"):
                assert repr(getattr(again, look)) == repr(getattr(cell, look))
    assert one["Ringkasan"].merged_cells.ranges == other["Ringkasan"].merged_cells.ranges


def test_a_sheet_of_the_user_that_is_called_ringkasan_is_not_overwritten(tmp_path: Path) -> None:
    def replace_by_own(witness: openpyxl.Workbook) -> None:
        del witness["Ringkasan"]
        witness.create_sheet("ringkasan")["A1"].value = "Rapat"

    with pytest.raises(Refused, match="lembar Ringkasan bukan Ringkasan dari templat; beri nama lain"):
        computed(book(tmp_path, CLEAN, edit=replace_by_own))
    assert not (tmp_path / "hasil.xlsx").exists()


@pytest.mark.parametrize("lost", ["all styles", "a list of styles"])
def test_a_missing_ringkasan_in_a_file_without_styles_is_refused_in_a_sentence(tmp_path: Path, lost: str) -> None:
    def remove(witness: openpyxl.Workbook) -> None:
        del witness["Ringkasan"]

    held = unpacked(book(tmp_path, CLEAN, edit=remove).read_bytes())
    if lost == "a list of styles":
        held["xl/styles.xml"] = re.sub(rb"<fills.*?</fills>", b"", held["xl/styles.xml"], flags=re.DOTALL)
    else:
        del held["xl/styles.xml"]
        for name in held:
            held[name] = re.sub(rb'<(?:Override|Relationship) [^>]*styles[^>]*/>| s="\d+"', b"", held[name])
    (tmp_path / "tanpa.xlsx").write_bytes(packed(held))
    with pytest.raises(Refused, match="tidak punya gaya sel"):
        computed(tmp_path / "tanpa.xlsx")


def printed_area(outcome: Outcome) -> str | None:
    return open_workbook(output(outcome)).defined_name("_xlnm.Print_Area", "Ringkasan")


def test_the_print_area_reaches_to_the_last_sasaran_and_back_to_the_signature(tmp_path: Path) -> None:
    outcome = computed(book(tmp_path, many_sasaran(30)))
    assert printed_area(outcome) == "Ringkasan!$A$1:$F$112"
    fewer = open_workbook(output(outcome))
    for row in range(FIRST_ROW + 10, FIRST_ROW + PREPARED):
        for column in range(2, 9):
            fewer.sheet("Pengukuran").clear(row, column)
    fewer.save(tmp_path / "sepuluh.xlsx")
    assert printed_area(computed(tmp_path / "sepuluh.xlsx", "lagi.xlsx")) == "Ringkasan!$A$1:$F$104"


@pytest.mark.parametrize("last_row", [60, 150])
def test_a_print_area_that_the_user_set_stays(tmp_path: Path, last_row: int) -> None:
    file, area = book(tmp_path, many_sasaran(30)), f"Ringkasan!$A$1:$F${last_row}"
    own = open_workbook(file)
    own.set_defined_name("_xlnm.Print_Area", area, "Ringkasan")
    own.save(file)
    assert printed_area(computed(file)) == area
