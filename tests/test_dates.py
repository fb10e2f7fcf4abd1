"""A date that Excel made of a typed number is shown as the user sees it, with what was probably typed."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_book import book, findings_of
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from test_effects_and_answers import ROWS

from lkj_xlsx.compute import compute
from lkj_xlsx.values import shown_as_date, typed_before
from lkj_xlsx.verify import Verdict, verify


@pytest.mark.parametrize(("serial", "code", "shown", "typed"), [
    ("45511", "d-mmm", "7 Agustus", "7-8 atau 8-7"),
    ("45511", "[$-421]dd mmmm yyyy;@", "7 Agustus 2024", None),
    ("45627", "mmm-yy", "Desember 2024", "12-24"),
    ("45627", "mmmm", "1 Desember", None),
    ("0.409722222222222", "h:mm", "09:50", "9,50"),
    ("4.11805555555556", "[h]:mm", "98:50", "98,50"),
    ("45511.75", "d/m/yyyy h:mm", "7 Agustus 2024 18:00", None),
    ("45511", '"hari" d\\ mmm', "7 Agustus", "7-8 atau 8-7"),
    ("45514", "d-mmm", "10 Agustus", "10-8 atau 8-10"),
    ("45512", "d-mmm", "8 Agustus", "8-8"),
    ("-1", "d-mmm", None, None),
    ("30251789000", "d-mmm", None, None),
])  # fmt: skip
def test_a_serial_number_reads_as_its_format_shows_it(
    serial: str, code: str, shown: str | None, typed: str | None
) -> None:
    assert (shown_as_date(Decimal(serial), code), typed_before(Decimal(serial), code)) == (shown, typed)


@given(some.decimals(-10, 3_000_000, places=6), some.text('dmyhs[]"\\ ;@-/:0#', max_size=12))
def test_no_number_and_no_format_is_too_odd(serial: Decimal, code: str) -> None:
    for date1904 in (False, True):
        for find in (shown_as_date, typed_before):
            found = find(serial, code, date1904=date1904)
            assert found is None or found.strip()


def test_a_workbook_that_counts_from_1904_shows_the_same_days(tmp_path: Path) -> None:
    def typed(witness: openpyxl.Workbook) -> None:
        witness.epoch = CALENDAR_MAC_1904
        for ref, code in (("H6", "d-mmm"), ("H7", "d/m/yyyy")):
            witness["Pengukuran"][ref].value = date(2024, 8, 7)
            witness["Pengukuran"][ref].number_format = code

    run = compute(book(tmp_path, ROWS.format(1, 1, 1, 900), edit=typed))
    assert [one.written for one in run.findings if one.code == "BC02"] == ["7 Agustus", "7 Agustus 2024"]
    assert run.output is not None
    assert verify(run.output).verdict is Verdict.SAME


def test_a_finding_shows_the_date_and_what_to_type(tmp_path: Path) -> None:
    def typed(witness: openpyxl.Workbook) -> None:
        for ref, value, code in (
            ("H6", date(2024, 8, 7), "d-mmm"), ("H7", time(9, 50), "h:mm"), ("H8", date(2024, 2, 1), "d/m/yyyy"),
        ):  # fmt: skip
            witness["Pengukuran"][ref].value = value
            witness["Pengukuran"][ref].number_format = code

    found = [one for one in findings_of(book(tmp_path, ROWS.format(1, 1, 1, 900), edit=typed)) if one.code == "BC02"]
    assert [one.written for one in found] == ["7 Agustus", "09:50", "1 Februari 2024"]
    assert [str(one.remedy).rpartition(".")[0].rpartition(". ")[2] for one in found[:2]] == [
        "Mungkin yang diketik 7-8 atau 8-7", "Mungkin yang diketik 9,50",
    ]  # fmt: skip
    assert all("pilih format Teks" in str(one.remedy) for one in found)


def test_a_date_that_gave_way_is_kept_with_its_number(tmp_path: Path) -> None:
    def typed(witness: openpyxl.Workbook) -> None:
        witness["Ringkasan"]["C12"].value = date(2024, 8, 7)
        witness["Ringkasan"]["C12"].number_format = "d-mmm"

    run = compute(book(tmp_path, ROWS.format(1, 1, 1, 900), edit=typed))
    assert "7 Agustus (45.511)" in {one.written for one in run.findings}


@pytest.mark.parametrize(("written", "nearest"), [
    ("Max", "Maksimum"), ("Positif", "Maksimum"), ("Naik", "Maksimum"), ("makin tinggi makin baik", "Maksimum"),
    ("makin rendah makin baik", "Minimum"),
    ("MIN.", "Minimum"), ("negatif", "Minimum"), ("Turun", "Minimum"), ("Stabilize", "Stabil"), ("Tetap", "Stabil"),
    ("Naik/Turun", ""), ("?", ""), ("", ""),
])  # fmt: skip
def test_a_polaritas_of_other_forms_gets_the_nearest_choice_offered(tmp_path: Path, written: str, nearest: str) -> None:
    def typed(witness: openpyxl.Workbook) -> None:
        witness["PK"]["E6"].value = written

    found = findings_of(book(tmp_path, ROWS.format(1, 1, 1, 900), edit=typed, short=True))
    (one,) = (one for one in found if one.code == "PK02")
    assert str(one.remedy).endswith(f"Mungkin maksudnya {nearest}." if nearest else "tidak ditebak.")
