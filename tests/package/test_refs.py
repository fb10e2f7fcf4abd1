"""References between A1 and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_xlsx.package import (
    area_ref,
    cell_ref,
    column_letters,
    column_number,
    quote_sheet,
    split_area,
    split_ref,
)


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert column_number(letters) == column
    assert column_number(letters.lower()) == column


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_reference_comes_back(row: int, column: int) -> None:
    assert split_ref(cell_ref(row, column)) == (row, column)


@pytest.mark.parametrize("ref", ["", "A", "1", "A0", "A01", "XFE1", "A1048577", "A1:B2", "A-1", "Á1", "A1 ", "AAAA1"])
def test_what_is_no_reference(ref: str) -> None:
    with pytest.raises(ValueError, match=r"is no (cell reference|column)"):
        split_ref(ref)


@pytest.mark.parametrize("column", [0, -1, 16385])
def test_columns_outside(column: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        column_letters(column)


@pytest.mark.parametrize("letters", ["", "XFE", "A1", "é"])
def test_what_is_no_column(letters: str) -> None:
    with pytest.raises(ValueError, match="is no column"):
        column_number(letters)


@pytest.mark.parametrize(
    ("ref", "area"),
    [("A1", (1, 1, 1, 1)), ("$B$2:$D$9", (2, 2, 9, 4)), ("D9:B2", (2, 2, 9, 4)), ("D2:B9", (2, 2, 9, 4))],
)
def test_areas(ref: str, area: tuple[int, int, int, int]) -> None:
    assert split_area(ref) == area
    assert split_area(area_ref(area)) == area


def test_area_of_one_cell_is_written_short() -> None:
    assert area_ref((3, 2, 3, 2)) == "B3"


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("PK", "PK"),
        ("Pengukuran", "Pengukuran"),
        ("Data Lain", "'Data Lain'"),
        ("Jum'at", "'Jum''at'"),
        ("2024", "'2024'"),
        ("PK1", "'PK1'"),
        ("R1C1", "'R1C1'"),
        ("rc", "'rc'"),
        ("True", "'True'"),
        ("PK-2", "'PK-2'"),
        ("Data_2024.lama", "Data_2024.lama"),
    ],
)
def test_sheet_names_in_formulas(name: str, quoted: str) -> None:
    assert quote_sheet(name) == quoted
