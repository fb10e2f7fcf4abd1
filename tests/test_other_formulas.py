"""The references in a formula of the user, taken apart once for all formulas that differ in their numbers alone."""

import pytest
from openpyxl.formula.tokenizer import Tokenizer

from lkj_xlsx.write.other_formulas import _Reference, _references

FORMULAS = (
    "A1", "SUM(C6:C7)*2", "Pengukuran!$I$6/100", "'Realisasi 2024'!B12+B1", 'IF(H6>=75.5,"lulus 1","ulang 22")&A007',
    "Nilai_1+Nilai_12", "1.5E+10*A3", "SUM(1:1048576,A:XFD)", "[1]Lembar1!$A$1", "{1,2;3,4}", "-A1%",
    "INDEX(A1:B20,MATCH(10,A1:A20,0),2)", "PK!A1:PK!B2", "Tabel1[Nilai 2]",
)  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_references_are_those_of_the_formula(formula: str) -> None:
    tokens = Tokenizer(f"={formula}").items
    expected = [token.value for token in tokens if (token.type, token.subtype) == ("OPERAND", "RANGE")]
    known: dict[str, list[_Reference]] = {}
    assert list(_references(formula, known)) == expected
    assert list(_references(formula, known)) == expected, "taken from what is known"


def test_formulas_that_were_filled_down_are_taken_apart_once() -> None:
    known: dict[str, list[_Reference]] = {}
    found = [list(_references(f"Pengukuran!I{row}*$B$1+{row * 7}", known)) for row in range(6, 1200)]
    assert found[0] == ["Pengukuran!I6", "$B$1"]
    assert found[-1] == ["Pengukuran!I1199", "$B$1"]
    assert len(known) == 1


def test_what_is_no_formula_has_no_references() -> None:
    assert list(_references("SUM(1))", {})) == []
