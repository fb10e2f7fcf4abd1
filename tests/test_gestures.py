"""A fresh outcome agrees with itself, whatever people did to the workbook: verify finds nothing, a second run neither.

``python fuzz/gestures.py 10`` goes on for ten minutes with fresh seeds.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from gestures.agreement import disagreements, edited, starts
from gestures.structure import inserted_or_deleted, restructure
from openpyxl.workbook.defined_name import DefinedName
from oracle import CORRECTED, PUBLISHED

from lkj_xlsx.compute import compute

SEEDS = range(9)
OLD = Path(__file__).parent / "version1" / f"{PUBLISHED.stem}-hasil.xlsx"


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return starts(tmp_path_factory.mktemp("awal"))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_outcome_agrees_with_itself_after_random_edits(seed: int, workbooks: list[Path], tmp_path: Path) -> None:
    done = edited(workbooks, tmp_path / "buku.xlsx", f"gerak/{seed}")
    assert not disagreements(tmp_path / "buku.xlsx"), "; ".join(done)


def typed(**cells: Any) -> Callable[[openpyxl.Workbook], None]:
    """Type into cells: ``Ringkasan_C12=98.7``."""

    def edit(book: openpyxl.Workbook) -> None:
        for place, value in cells.items():
            sheet, _, ref = place.partition("_")
            book[sheet][ref] = value

    return edit


def _row_copied(book: openpyxl.Workbook) -> None:
    for column in "ABCDEFGHIJK":
        book["RKT"][f"{column}25"] = book["RKT"][f"{column}6"].value


def _column_deleted(book: openpyxl.Workbook) -> None:
    book["PK"].delete_cols(4)


def _rows_inserted_above_merged_cells(book: openpyxl.Workbook) -> None:
    book["Ringkasan"].insert_rows(5, 2)


def _total_shown_as_a_date(book: openpyxl.Workbook) -> None:
    book["Anggaran"]["C66"].number_format = "dd/mm/yyyy"


def _sorted_without_the_peran(book: openpyxl.Workbook) -> None:
    sheet = book["RKT"]
    for one, other in ((6, 9), (7, 8)):
        for column in "ABCDEFGH":
            first, second = sheet[f"{column}{one}"], sheet[f"{column}{other}"]
            first.value, second.value = second.value, first.value


def _peran_deleted(book: openpyxl.Workbook) -> None:
    """The widths and the hidden columns stay where they were, so that the new one is hidden."""
    book["Anggaran"].delete_cols(7)


def _name_in_other_case(book: openpyxl.Workbook) -> None:
    one = book.defined_names.pop("Skala_Kata")
    book.defined_names["SKALA_kata"] = DefinedName("SKALA_kata", attr_text=one.attr_text)


def _another_name_in_other_case(book: openpyxl.Workbook) -> None:
    del book.defined_names["NIP_Penandatangan"]
    book.defined_names["nip_penandatangan"] = DefinedName("nip_penandatangan", attr_text="PK!$A$1")


def _row_of_the_trail_copied(book: openpyxl.Workbook) -> None:
    for column in "ABCDEFGHIJ":
        book["Temuan"][f"{column}12"] = book["Temuan"][f"{column}8"].value


def _first_column_deleted(book: openpyxl.Workbook) -> None:
    restructure(book, book["Pengaturan"], inserted_or_deleted(1, -1), rows=False)


def _names_and_heading_deleted(book: openpyxl.Workbook) -> None:
    book.defined_names.clear()
    book["Pengaturan"]["A13"] = None


# Each of these gave an outcome that verify called different, or that a second run changed.
ONCE: dict[str, tuple[Path, Callable[[openpyxl.Workbook], None]]] = {
    "a number in a helper column below the table": (CORRECTED, typed(Anggaran_L67=85)),
    "a number in a result column below the table": (CORRECTED, typed(Pengukuran_I76=85, Pengukuran_J76="Berhasil")),
    "a signature in columns of results": (
        OLD, typed(Pengukuran_I70=date(2025, 1, 17), Pengukuran_J71="Ketua", Anggaran_F70="Nama", Anggaran_E72=0),
    ),
    "a table below, in columns of formulas": (
        CORRECTED, typed(Pengukuran_I75="No", Pengukuran_J75="Program", Pengukuran_I76=1, Pengukuran_J76="Program A"),
    ),
    "a formula without a value in a prepared row": (CORRECTED, typed(Anggaran_D16="=TODAY()")),
    "the same heading again over a helper column": (PUBLISHED, typed(Anggaran_K4="Peran")),
    "a sum row without amounts in the plan": (PUBLISHED, typed(RKT_B15="Rata-rata", RKT_C15=85)),
    "a second TOTAL without amounts above a typed one": (PUBLISHED, typed(Anggaran_B9="TOTAL")),
    "the word Jumlah in a result column below TOTAL": (CORRECTED, typed(Anggaran_F72="Jumlah", Anggaran_G72=1000)),
    "an error in the column Peran": (CORRECTED, typed(RKT_I8="#REF!", RKT_E8="Rencana")),
    "a formula in the column Peran": (CORRECTED, typed(Anggaran_G6='="Rincian"')),
    "a formula beside a finding": (OLD, typed(Temuan_L17="=A1", PK_X12="Induk")),
    "a typed percentage with more digits than it shows": (OLD, typed(Pengukuran_I15=98.567, Pengukuran_I16=1e-7)),
    "a lost heading in an older workbook": (OLD, typed(RKT_H4="Kode", PK_F4="Lain")),
    "a lost column in an older workbook": (OLD, _column_deleted),
    "a row copied further down": (PUBLISHED, _row_copied),
    "an amount of billions shown as a date": (PUBLISHED, _total_shown_as_a_date),
    "a plan sorted without its Peran": (OLD, _sorted_without_the_peran),
    "a column of ours deleted beside hidden ones": (PUBLISHED, _peran_deleted),
    "a name in other case": (CORRECTED, _name_in_other_case),
    "a name in other case that leads elsewhere": (CORRECTED, _another_name_in_other_case),
    "headings of a table beside ours": (CORRECTED, typed(RKT_T19="No", RKT_U19="Program", RKT_V19="Anggaran")),
    "headings of a table beside ours, amid the rows": (
        CORRECTED, typed(PK_T18="Jabatan", PK_U18="Nama", RKT_W5="Nama", RKT_X5="Jabatan"),
    ),
    "a row of Jejak copied over another": (CORRECTED, _row_of_the_trail_copied),
    "the word Jejak below the findings": (CORRECTED, typed(Temuan_A40="Jejak")),
    "the word Jejak in the next row of an outcome": (OLD, typed(Temuan_A60="Jejak", Temuan_E60="catatan saya")),
    "a TOTAL typed above one with a number in its Peran": (
        CORRECTED, typed(Anggaran_A30="TOTAL", Anggaran_C30=1000, Anggaran_G66=85),
    ),
    "a TOTAL typed above one with a text in its name": (
        CORRECTED, typed(Anggaran_A30="Sub Total", Anggaran_C30=1000, Anggaran_B66="catatan"),
    ),
    "a TOTAL typed above one with another label": (
        CORRECTED, typed(Anggaran_A30="TOTAL", Anggaran_C30=1000, Anggaran_A66="Jumlah"),
    ),
    "the heading Peran over a result": (CORRECTED, typed(Anggaran_F4="Peran")),
    "the heading Peran over a result of an outcome": (OLD, typed(Anggaran_E4="Peran", RKT_J4="Peran")),
    "the scales without their first column": (CORRECTED, _first_column_deleted),
    "the scales without names and a heading": (CORRECTED, _names_and_heading_deleted),
    "results under merged cells": (OLD, _rows_inserted_above_merged_cells),
}  # fmt: skip


@pytest.mark.parametrize("fault", ONCE)
def test_what_once_disagreed(fault: str, tmp_path: Path) -> None:
    start, edit = ONCE[fault]
    book = openpyxl.load_workbook(start)
    edit(book)
    book.save(tmp_path / "buku.xlsx")
    assert disagreements(tmp_path / "buku.xlsx") == []


def test_a_row_that_compute_hid_is_found_filled_once_something_is_typed_into_it(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(compute(CORRECTED, tmp_path / "hasil.xlsx").output or CORRECTED)
    assert book["Anggaran"].row_dimensions[18].hidden
    book["Anggaran"]["D18"] = '="teks"'
    book.save(tmp_path / "buku.xlsx")
    assert disagreements(tmp_path / "buku.xlsx") == []
    found = compute(tmp_path / "buku.xlsx", tmp_path / "lagi.xlsx").findings
    assert ("BK02", "A18") in [(one.code, one.cell) for one in found]


def test_a_signature_in_columns_of_results_stays_where_it_is(tmp_path: Path) -> None:
    cells: dict[str, date | str] = {"I70": date(2025, 1, 17), "J71": "Ketua", "J75": "NIP 1985"}
    book = openpyxl.load_workbook(CORRECTED)
    for ref, value in cells.items():
        book["Pengukuran"][ref] = value
    book.save(tmp_path / "buku.xlsx")
    outcome = compute(tmp_path / "buku.xlsx")
    page = openpyxl.load_workbook(outcome.output or CORRECTED)["Pengukuran"]
    assert {ref: page[ref].value for ref in ("J71", "J75")} == {"J71": "Ketua", "J75": "NIP 1985"}
    assert page["I70"].value.date() == cells["I70"]
    assert [(one.cell, one.level.value) for one in outcome.findings if one.code == "BC28"] == [("I70", "catatan")]
