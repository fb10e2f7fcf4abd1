"""Workbooks that another program saved: each computes as before, or is refused with what to do."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from conformance.comparing import Pair, new_faults
from oracle import CORRECTED, Recalculator, values
from people.figures import CAPAIAN, TOTAL, Place, achievements, expected, mean, places
from rich.producers import with_shared_formulas
from robust.parts import packed, sheet_part, unpacked

from lkj_xlsx.compute import Outcome, check, compute
from lkj_xlsx.package import Refused

OVER: Place = ("UK08", "Pengukuran", "I14")  # IK09 gets 125, more than 120
POLARITY: Place = ("UK12", "PK", "E17")  # a name that sounds like Minimum

Save = Callable[[Path, Path], None]


@dataclass(frozen=True)
class Program:
    """How it saves, and the findings that come and go with that (code, sheet, cell)."""

    save: Save
    added: Collection[Place] = field(default=())
    gone: Collection[Place] = field(default=())


def by_openpyxl(source: Path, target: Path) -> None:
    openpyxl.load_workbook(source).save(target)


def in_place_of(sheet: str, *, index: bool = False) -> Save:
    """Read a table with pandas and put it in place of its sheet: headings in the first row, nothing above them."""

    def save(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes())
        table = pd.read_excel(source, sheet_name=sheet, header=3).iloc[1:]
        with pd.ExcelWriter(target, engine="openpyxl", mode="a", if_sheet_exists="replace") as writer:
            table.to_excel(writer, sheet_name=sheet, index=index)

    return save


def laid_over(sheet: str) -> Save:
    """Read a table with pandas and write it over where it stood, as values."""

    def save(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes())
        table = pd.read_excel(source, sheet_name=sheet, header=3)
        with pd.ExcelWriter(target, engine="openpyxl", mode="a", if_sheet_exists="overlay") as writer:
            table.to_excel(writer, sheet_name=sheet, index=False, startrow=3)

    return save


def all_sheets(source: Path, target: Path) -> None:
    """Read all sheets with pandas and write them into a new workbook: no formula, name or property is left."""
    with pd.ExcelWriter(target, engine="openpyxl") as writer:
        for name, cells in pd.read_excel(source, sheet_name=None, header=None).items():
            cells.to_excel(writer, sheet_name=str(name), index=False, header=False)


def filled_down(source: Path, target: Path) -> None:
    target.write_bytes(packed(with_shared_formulas(unpacked(source.read_bytes()))))


PROGRAMS: dict[str, Program] = {
    "excel-isi-ke-bawah": Program(filled_down),
    "openpyxl": Program(by_openpyxl),
    "pandas-mengganti-pengukuran": Program(
        in_place_of("Pengukuran"),
        added=[("UK08", "Pengukuran", "I10"), ("UK12", "Pengukuran", "E13"), ("UK14", "Pengukuran", "I2"),
               ("UK14", "Pengukuran", "J2")],
        gone=[OVER],
    ),
    "pandas-mengganti-pk": Program(in_place_of("PK"), added=[("UK12", "PK", "E13")], gone=[POLARITY]),
    "pandas-mengganti-pk-dengan-indeks": Program(
        in_place_of("PK", index=True), added=[("UK12", "PK", "F13")], gone=[POLARITY],
    ),
    "pandas-mengganti-rkt": Program(in_place_of("RKT")),
    "pandas-mengganti-anggaran": Program(
        in_place_of("Anggaran"), added=[("AG04", "Anggaran", ref) for ref in ("E2", "F2", "C62", "D62")],
    ),
    "pandas-menimpa-pengukuran": Program(
        laid_over("Pengukuran"),
        added=[("UK12", "Pengukuran", "E17"), ("UK14", "Pengukuran", "I6"), ("UK14", "Pengukuran", "J6")],
    ),
    "pandas-menimpa-anggaran": Program(
        laid_over("Anggaran"), added=[("AG04", "Anggaran", ref) for ref in ("E6", "F6", "C66", "D66")],
    ),
    "pandas-semua-lembar": Program(
        all_sheets,
        added=[("BK06", "Petunjuk", None), ("ST14", "Pengaturan", None),
               *[("BK15", "Ringkasan", ref) for ref in ("C93", "C94")],
               ("UK12", "Pengukuran", "E17"), ("UK14", "Pengukuran", "I6"), ("UK14", "Pengukuran", "J6"),
               *[("AG04", "Anggaran", ref) for ref in ("E6", "F6", "C66", "D66")]],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return compute(CORRECTED, tmp_path_factory.mktemp("awal") / "awal.xlsx")


@pytest.fixture(scope="module")
def outcomes(before: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Outcome]:
    folder = tmp_path_factory.mktemp("program")
    for name, program in PROGRAMS.items():
        program.save(output(before), folder / f"{name}.xlsx")
    return {name: compute(folder / f"{name}.xlsx") for name in PROGRAMS}


def output(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


def check_figures(outcome: Outcome) -> None:
    """The figures of the sample, as computed and as they stand in the saved file."""
    assert achievements(outcome) == expected({})
    assert (outcome.hasil.anggaran.total.pagu, outcome.hasil.anggaran.total.realisasi) == TOTAL
    cells, table = values(output(outcome)), outcome.laporan.layout["Pengukuran"]
    kode, capaian = (table.letters(key) for key in ("kode_ik", "capaian"))
    rows = range(table.first_row, table.first_row + len(CAPAIAN))
    assert {
        cells["Pengukuran"][f"{kode}{row}"]: f"{cells['Pengukuran'][f'{capaian}{row}']:.2f}" for row in rows
    } == CAPAIAN
    assert cells["Ringkasan"]["C12"] == float(mean(CAPAIAN))


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_workbook_of_another_program_computes(outcomes: Mapping[str, Outcome], name: str) -> None:
    check_figures(outcomes[name])


@pytest.mark.parametrize("name", PROGRAMS)
def test_exactly_what_the_program_lost_is_found(before: Outcome, outcomes: Mapping[str, Outcome], name: str) -> None:
    now, then = places(outcomes[name]), places(before)
    assert now - then == Counter(PROGRAMS[name].added)
    assert then - now == Counter(PROGRAMS[name].gone)


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_formula_of_ours_is_taken_for_another(outcomes: Mapping[str, Outcome], name: str) -> None:
    assert outcomes[name].changes.replaced() == ""
    assert "BK11" not in {one.code for one in check(outcomes[name].source).findings}


def test_nothing_is_written_that_excel_would_repair(outcomes: Mapping[str, Outcome], tmp_path: Path) -> None:
    pairs = {name: Pair(outcome.source, output(outcome)) for name, outcome in outcomes.items()}
    assert new_faults(pairs, tmp_path) == {}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_second_run_changes_nothing(outcomes: Mapping[str, Outcome], name: str, tmp_path: Path) -> None:
    again = compute(output(outcomes[name]), tmp_path / "lagi.xlsx")
    assert not again.changes
    assert output(again).read_bytes() == output(outcomes[name]).read_bytes()


def test_formulas_that_were_filled_down_stay_shared(outcomes: Mapping[str, Outcome]) -> None:
    outcome = outcomes["excel-isi-ke-bawah"]
    came, went = (unpacked(path.read_bytes()) for path in (outcome.source, output(outcome)))
    assert came[sheet_part("Pengukuran")].count(b't="shared"') > 200
    assert not outcome.changes
    assert [part for part in came if went[part] != came[part]] == []


@pytest.mark.libreoffice
def test_a_workbook_that_libreoffice_saved_computes_the_same(before: Outcome, recalculate: Recalculator) -> None:
    saved = recalculate([output(before)])[output(before)]
    outcome = compute(saved)
    check_figures(outcome)
    assert outcome.findings == before.findings
    assert not outcome.changes  # it spells TRUE as TRUE()
    assert check(saved).findings == before.findings


def test_a_single_sheet_is_refused_with_what_to_do(before: Outcome, tmp_path: Path) -> None:
    alone = tmp_path / "satu.xlsx"
    pd.read_excel(output(before), sheet_name="Pengukuran", header=3).to_excel(alone, sheet_name="Pengukuran")
    with pytest.raises(Refused) as refused:
        compute(alone)
    assert str(refused.value) == (
        "satu.xlsx tidak memuat lembar Identitas, RKT, PK, Anggaran, Pengaturan; kembalikan nama lembarnya, atau "
        "salin isian ke templat baru (lkj-xlsx template)."
    )
    assert list(tmp_path.iterdir()) == [alone]
