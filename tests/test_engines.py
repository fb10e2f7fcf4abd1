"""Every program computes our formulas alike: gnumeric, IronCalc, formualizer, HyperFormula get what we store.

The formulas use plain functions alone. Where one program lacks what all others have, its cells are listed.
"""

from pathlib import Path

import pytest
from engines import ENGINES
from openpyxl import load_workbook
from oracle import CORRECTED, PUBLISHED, formulas, same, told, values
from oracle import Difference as Found
from robust.parts import packed, shortened, unpacked

from lkj_xlsx.compute import compute, new_template
from lkj_xlsx.sheets import ringkasan

# SUBTOTAL(103) counts visible rows; gnumeric knows only the numbers 1 to 11.
_HIDDEN_ROWS = {(ringkasan.SHEET, figure.value_at) for figure in (ringkasan.SASARAN_HIDDEN, ringkasan.BUDGET_HIDDEN)}
# COUNTIFS with "=" counts blank cells; for IronCalc the empty text of a formula is one, too.
LACKS = {"gnumeric": _HIDDEN_ROWS, "IronCalc": {("Anggaran", "G66")}, "formualizer": set[tuple[str, str]](),
         "HyperFormula": set[tuple[str, str]]()}  # fmt: skip
_MARKS = {"gnumeric": [pytest.mark.gnumeric], "HyperFormula": [pytest.mark.hyperformula]}
ENGINE = [pytest.param(name, marks=_MARKS.get(name, [])) for name in ENGINES]


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The outcomes of both samples, and the empty template."""
    folder = tmp_path_factory.mktemp("mesin")
    outcomes = [compute(sample, folder / sample.name).output for sample in (PUBLISHED, CORRECTED)]
    return [*(output for output in outcomes if output is not None), new_template(folder / "templat.xlsx")]


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same without most of their empty prepared rows, which are all alike, for a slow program."""
    folder = tmp_path_factory.mktemp("pendek")
    kept = {"RKT": 18, "PK": 20, "Pengukuran": 20, "Anggaran": 20}
    for sample in (PUBLISHED, CORRECTED, new_template(folder / "templat.xlsx")):
        (folder / sample.name).write_bytes(packed(shortened(unpacked(sample.read_bytes()), kept)))
    outcomes = [compute(folder / one.name).output for one in (PUBLISHED, CORRECTED)]
    return [*(output for output in outcomes if output is not None), folder / "templat.xlsx"]


@pytest.mark.parametrize("engine", ENGINE)
def test_an_engine_gets_the_stored_values(computed: list[Path], short: list[Path], engine: str, tmp_path: Path) -> None:
    found: list[Found] = []
    for file in short if engine == "HyperFormula" else computed:
        stored, theirs = values(file), ENGINES[engine](file, tmp_path)
        found += [
            Found(sheet, cell, stored[sheet].get(cell), theirs[sheet].get(cell), formula)
            for sheet, texts in formulas(file).items()
            for cell, formula in texts.items()
            if not same(stored[sheet].get(cell), theirs[sheet].get(cell))
        ]
    lacking = [one for one in found if (one.sheet, one.cell) in LACKS[engine]]
    others = [one for one in found if one not in lacking]
    assert not others, told(others)
    assert bool(lacking) == bool(LACKS[engine]), "the list of what it lacks is out of date"


def test_ringkasan_says_when_the_check_is_older_than_the_figures(computed: list[Path], tmp_path: Path) -> None:
    """Three states: a template that nobody checked, an outcome, and an outcome with another realisasi."""
    _, outcome, template = computed
    book = load_workbook(outcome)
    book["Pengukuran"]["H6"].value = 60
    edited = tmp_path / "disunting.xlsx"
    book.save(edited)
    age, count = ringkasan.AGE_OF_CHECK.value_at, ringkasan.FINDING_COUNTS[0].value_at
    found = [ENGINES["IronCalc"](file, tmp_path)[ringkasan.SHEET] for file in (template, outcome, edited)]
    assert [str(one.get(age) or "").split(":")[0] for one in found] == [
        "Belum diperiksa", "", "Angka sudah berubah sejak diperiksa",
    ]  # fmt: skip
    assert found[0].get(count) in (None, ""), "nobody counted the findings of an empty template"
