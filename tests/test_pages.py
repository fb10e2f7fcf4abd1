"""What is printed: empty rows are hidden and print areas end with the data; nothing of the user is hidden with them."""

from pathlib import Path

import openpyxl
from checks.case import CLEAN
from markdown_book import book, put

from lkj_xlsx.compute import compute


def computed(tmp_path: Path, **cells: object) -> openpyxl.Workbook:
    outcome = compute(book(tmp_path, CLEAN, edit=put(**cells)))
    assert outcome.output is not None
    return openpyxl.load_workbook(outcome.output)


def test_empty_rows_above_total_are_hidden_and_filled_ones_are_not(tmp_path: Path) -> None:
    rows = computed(tmp_path)["Anggaran"].row_dimensions
    assert not rows[6].hidden
    assert rows[30].hidden
    assert not rows[66].hidden


def test_a_row_with_a_note_beside_the_table_stays_visible(tmp_path: Path) -> None:
    sheet = computed(tmp_path, Anggaran_T30="tanyakan bendahara", Anggaran_B40="Sumber: LRA")["Anggaran"]
    assert (sheet["T30"].value, sheet["B40"].value) == ("tanyakan bendahara", "Sumber: LRA")
    assert not sheet.row_dimensions[30].hidden
    assert not sheet.row_dimensions[40].hidden
    assert sheet.row_dimensions[31].hidden


def test_print_areas_end_with_the_data(tmp_path: Path) -> None:
    witness = computed(tmp_path)
    last = {name: str(witness[name].print_area).rsplit("$", 1)[1] for name in ("PK", "Pengukuran", "Anggaran")}
    assert last["Anggaran"] == "66"
    assert int(last["PK"]) < 20
    assert last["PK"] == last["Pengukuran"]
