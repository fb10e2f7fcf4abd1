"""The references in formulas of the user, and which of these formulas use a result of ours."""

import time
from pathlib import Path
from random import Random

import pytest
from openpyxl.formula.tokenizer import Tokenizer
from package.helpers import build, sheet_xml

from lkj_xlsx.package import Refused, cell_ref, open_workbook
from lkj_xlsx.write import other_formulas
from lkj_xlsx.write.other_formulas import _Reference, _references, outdated_formulas
from lkj_xlsx.write.waiting_areas import WaitingAreas

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


def test_an_area_waits_until_a_cell_of_it_comes() -> None:
    chance = Random(13)
    for _ in range(30):
        areas = {
            (top, left, top + chance.choice((0, 0, 1, 40)), left + chance.choice((0, 0, 2, 30)))
            for top, left in ((chance.randint(1, 50), chance.randint(1, 9)) for _ in range(chance.randint(0, 40)))
        }
        waiting, left = WaitingAreas(areas), set(areas)
        for row, column in ((chance.randint(1, 90), chance.randint(1, 40)) for _ in range(60)):
            taken = waiting.take(row, column)
            holding = {area for area in left if area[0] <= row <= area[2] and area[1] <= column <= area[3]}
            assert len(taken) == len(holding)
            assert set(taken) == holding
            left -= holding


# By what is told of them: formulas by cell, of which the one in A1 is a result of ours, and those that use it.
CHAINS = {
    "directly": ({"B1": "A1*2", "B2": "A2*2"}, "B1"),
    "from above": ({"B1": "A1", "B2": "B1+1", "B3": "B2+1"}, "B1 B2 B3"),
    "from below": ({"B1": "B2", "B2": "B3", "B3": "A1"}, "B1 B2 B3"),
    "in areas": ({"B1": "SUM(B2:B9)", "B4": "SUM(C:C)", "C7": "SUM(1:1)", "D9": "SUM(D1:D8)"}, "B1 B4 C7"),
    "in a circle": ({"B1": "B2", "B2": "B1+A1", "B3": "B4", "B4": "B3"}, "B1 B2"),
    "on another sheet": ({"B1": "Lain!A1", "B2": "pk!A1"}, "B2"),
}


@pytest.mark.parametrize("told", CHAINS)
def test_formulas_that_use_a_result_are_found_through_others(told: str, tmp_path: Path) -> None:
    formulas, using = CHAINS[told]
    assert _outdated(tmp_path / "a.xlsx", formulas) == using.split()


@pytest.mark.alone
@pytest.mark.parametrize("formula", ["B{below}+1", "SUM(B{below}:B20001)"], ids=["cell to cell", "sums"])
def test_a_long_chain_takes_seconds(formula: str, tmp_path: Path) -> None:
    formulas = {f"B{row}": formula.format(below=row + 1) for row in range(1, 20_000)} | {"B20000": "A1"}
    start = time.process_time()
    assert len(_outdated(tmp_path / "a.xlsx", formulas)) == 20_000
    assert time.process_time() - start < 10


def test_more_formulas_than_can_be_taken_apart_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    formulas = {f"B{row}": f"A{row}+1" for row in range(1, 10)}
    monkeypatch.setattr(other_formulas, "MAX_FORMULA_TEXT", 9 * 4)
    assert _outdated(tmp_path / "a.xlsx", formulas) == ["B1"]
    with pytest.raises(Refused, match=r'a\.xlsx memuat terlalu banyak rumus .* pada lembar "PK"'):
        _outdated(tmp_path / "a.xlsx", {**formulas, "C1": "A1"})


def _outdated(path: Path, formulas: dict[str, str]) -> list[str]:
    """Give the cells of formulas that use the result in A1, which changed."""
    rows: dict[int, str] = {1: '<c r="A1"><f>1+1</f></c>'}
    for cell, formula in formulas.items():
        row = int(cell[1:])
        rows[row] = rows.get(row, "") + f'<c r="{cell}"><f>{formula}</f></c>'
    cells = "".join(f'<row r="{row}">{rows[row]}</row>' for row in sorted(rows))
    ours = {"PK": {1: (1,)}}
    found = outdated_formulas(open_workbook(build(path, sheet_xml(cells))), ours, {}, ours)
    return [cell_ref(row, column) for _, row, column in found]
