"""Headings and the row below them: which rows number the columns, and which unit a heading names for amounts."""

import pytest

from lkj_xlsx.package import Cell
from lkj_xlsx.read.headings import is_number_row, scale_of_amounts


def row(*texts: str | None) -> dict[int, Cell]:
    return {column: Cell(5, column, text) for column, text in enumerate(texts, 1) if text is not None}


@pytest.mark.parametrize(
    "texts",
    [
        ("1", "2", "3", "4", "5=3-4", "6=4/3"),
        ("1", "2", "3", "4", "5", "6", "7", "8", "9=8/6x100", "10"),
        ("(1)", "(2)", "(3)", "(4)", "(5) = (3) - (4)"),
        ("1.", "2.", "3."),
        ("1", "2", None, "4", "5"),
        ("1", "2", "3", "4", "lihat catatan", "6"),
        ("2", "1", "3"),
        ("a", "b", "c", "d", "e"),
        ("I", "II", "III", "IV", "V", "VI"),
        ("Rp", "Rp", "(Rp)", "%"),
    ],
)
def test_a_row_numbers_the_columns(texts: tuple[str | None, ...]) -> None:
    assert is_number_row(row(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("1", "Program Dukungan Manajemen", "3", "4"),
        ("1", "Program Dukungan Manajemen", "1.000", "800"),
        ("12", "13", "14"),
        ("1", "5", "9"),
        ("1", "1", "2"),
        ("A", "B"),
        ("Rp", "Program"),
        ("1",),
    ],
)
def test_a_row_of_data_numbers_nothing(texts: tuple[str | None, ...]) -> None:
    assert not is_number_row(row(*texts), names={2})


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Perkiraan Kebutuhan Anggaran (Rp juta)", "juta"),
        ("Pagu (Rp. Juta)", "juta"),
        ("(dalam jutaan rupiah)", "juta"),
        ("Pagu (Rp 1.000.000)", "juta"),
        ("Realisasi (Rp.000)", "ribu"),
        ("Dalam ribuan rupiah", "ribu"),
        ("Pagu (x 1.000)", "ribu"),
        ("Realisasi (Rp milyar)", "miliar"),
        ("Pagu (miliar)", "miliar"),
        ("Pagu (Rp)", None),
        ("Jumlah 1.000 orang", None),
        ("Tahun Anggaran 2024", None),
    ],
)
def test_the_unit_that_a_heading_names(text: str, unit: str | None) -> None:
    assert scale_of_amounts(text) == unit
