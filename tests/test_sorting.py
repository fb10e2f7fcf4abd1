"""Sorting and inserting rows in LibreOffice as a user does moves no realisasi to another indikator."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from oracle import CORRECTED, Recalculator, differences, same, told, values
from people.libreoffice_edits import Step, edit_in_libreoffice

from lkj_xlsx.compute import Outcome, compute

pytestmark = pytest.mark.libreoffice

FIRST, LAST = 6, 17  # the rows that the sample fills on PK and on Pengukuran
PK_COLUMNS, PENGUKURAN_COLUMNS = "L", "W"

USER_EDITS: dict[str, list[Step]] = {
    "disimpan-ulang": [],
    "pk-diurutkan": [["sort", "PK", f"A{FIRST}:{PK_COLUMNS}{LAST}", 3, False]],
    "pengukuran-diurutkan": [["sort", "Pengukuran", f"A{FIRST}:{PENGUKURAN_COLUMNS}{LAST}", 3, False]],
    "pengukuran-diurutkan-menurut-realisasi": [["sort", "Pengukuran", f"A{FIRST}:{PENGUKURAN_COLUMNS}{LAST}", 7, True]],
    "keduanya-diurutkan": [
        ["sort", "PK", f"A{FIRST}:{PK_COLUMNS}{LAST}", 3, True],
        ["sort", "Pengukuran", f"A{FIRST}:{PENGUKURAN_COLUMNS}{LAST}", 3, False],
    ],
    "baris-disisipkan": [
        ["insert", "PK", 10, 2],
        ["text", "PK", "B10", "IK90"],
        ["text", "PK", "D10", "Indikator sisipan"],
        ["text", "PK", "E10", "Maksimum"],
        ["number", "PK", "F10", 50.0],
        ["insert", "Pengukuran", 13, 2],
        ["text", "Pengukuran", "B14", "IK90"],
        ["number", "Pengukuran", "H14", 25.0],
    ],
    "baris-disisipkan-dan-rumus-disalin": [
        ["insert", "PK", 10, 2],
        ["copy", "PK", "H9:L9", "H10"],
        ["copy", "PK", "H9:L9", "H11"],
        ["text", "PK", "B10", "IK90"],
        ["text", "PK", "D10", "Indikator sisipan"],
        ["text", "PK", "E10", "Maksimum"],
        ["number", "PK", "F10", 50.0],
        ["insert", "Pengukuran", 13, 2],
        ["copy", "Pengukuran", "C12:G12", "C14"],
        ["copy", "Pengukuran", "I12:W12", "I14"],
        ["copy", "Pengukuran", "K12:W12", "K13"],
        ["text", "Pengukuran", "B14", "IK90"],
        ["number", "Pengukuran", "H14", 25.0],
    ],
    "anggaran-disisipkan": [
        ["insert", "Anggaran", 8, 1],
        ["text", "Anggaran", "A8", "HIBAH"],
        ["number", "Anggaran", "C8", 1000.0],
        ["number", "Anggaran", "D8", 250.0],
    ],
}
INSERTED = [name for name in USER_EDITS if name.startswith("baris-disisipkan")]
SORTED = [name for name in USER_EDITS if "diurutkan" in name]


@dataclass(frozen=True)
class Edited:
    """A computed file before it was edited, the file as it was saved then, and what ``compute`` makes of that."""

    before: Outcome
    saved: Path
    after: Outcome


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edited]:
    folder = tmp_path_factory.mktemp("tangan")
    before = compute(CORRECTED, folder / "awal.xlsx")
    assert before.output is not None
    saved = edit_in_libreoffice(before.output, USER_EDITS, folder)
    return {name: Edited(before, file, compute(file)) for name, file in saved.items()}


def by_indikator(outcome: Outcome) -> dict[str, tuple[object, ...]]:
    """What belongs to each indikator, wherever its row stands. Sasaran is left out: see below."""
    frame, measured = outcome.laporan.pengukuran, outcome.hasil.pengukuran
    return {
        str(frame.at[row, "indikator"]): (
            frame.at[row, "kode_ik"], frame.at[row, "target"], frame.at[row, "realisasi"], frame.at[row, "polaritas"],
            measured.at[row, "capaian"], measured.at[row, "kategori"],
        )
        for row in frame.index
    }  # fmt: skip


def shown(file: Path) -> dict[str, tuple[object, ...]]:
    """The same as LibreOffice shows it in the file that it saved: indikator -> target, realisasi, capaian."""
    cells = values(file)["Pengukuran"]
    rows = range(FIRST, 80)
    return {
        str(cells[f"D{row}"]): tuple(cells.get(f"{column}{row}") for column in "FHI")
        for row in rows
        if cells.get(f"D{row}")
    }


@pytest.mark.parametrize("name", [name for name in USER_EDITS if name not in INSERTED])
def test_what_belongs_to_an_indikator_stays_with_it(edited: dict[str, Edited], name: str) -> None:
    one = edited[name]
    assert by_indikator(one.after) == by_indikator(one.before)
    assert len(by_indikator(one.after)) == LAST - FIRST + 1


@pytest.mark.parametrize("name", [name for name in USER_EDITS if name not in INSERTED])
def test_the_live_sheet_shows_the_same(edited: dict[str, Edited], name: str) -> None:
    output = edited[name].before.output
    assert output is not None
    before, after = shown(output), shown(edited[name].saved)
    assert before.keys() == after.keys()
    for indikator, cells in before.items():
        assert all(map(same, cells, after[indikator])), indikator


@pytest.mark.parametrize("name", SORTED)
def test_the_rows_were_sorted(edited: dict[str, Edited], name: str) -> None:
    """An edit that changed nothing would prove nothing."""
    sheet = "PK" if name.startswith("pk") else "Pengukuran"
    before, after = (outcome.laporan.frame(sheet) for outcome in (edited[name].before, edited[name].after))
    assert list(before["indikator"]) != list(after["indikator"])
    assert sorted(before["indikator"]) == sorted(after["indikator"])


@pytest.mark.parametrize("name", INSERTED)
def test_inserted_rows_take_nothing_from_others(edited: dict[str, Edited], name: str) -> None:
    before, after = by_indikator(edited[name].before), by_indikator(edited[name].after)
    kode, _, _, _, capaian, kategori = after.pop("Indikator sisipan")
    assert (kode, capaian, kategori) == ("IK90", 50, "Tidak Berhasil")
    assert after == before


def test_formulas_copied_into_inserted_rows_work_before_compute(edited: dict[str, Edited]) -> None:
    cells = shown(edited["baris-disisipkan-dan-rumus-disalin"].saved)
    assert cells["Indikator sisipan"] == (50, 25, 50)


def test_a_budget_row_inserted_without_formulas_counts_in_the_live_total(edited: dict[str, Edited]) -> None:
    one = edited["anggaran-disisipkan"]
    total = one.before.hasil.anggaran.total
    assert total.pagu is not None
    assert total.realisasi is not None
    assert one.after.hasil.anggaran.total.pagu == total.pagu + 1000
    cells = values(one.saved)["Anggaran"]
    row = next(cell[1:] for cell, value in cells.items() if cell.startswith("A") and value == "TOTAL")
    assert (cells[f"C{row}"], cells[f"D{row}"]) == (total.pagu + 1000, total.realisasi + 250)


@pytest.mark.parametrize("name", USER_EDITS)
def test_no_formula_of_ours_is_taken_for_one_of_the_user(edited: dict[str, Edited], name: str) -> None:
    """LibreOffice writes formulas in its own way; they still are the links and results of the template."""
    one = edited[name]
    assert [found for found in one.after.findings if found.code in ("BC05", "BC09", "UK13", "UK14", "AG03")] == []
    assert one.after.laporan.typed_over_results == {}
    assert len(one.after.laporan.intact_links) >= len(one.before.laporan.intact_links)


def test_a_resaved_file_gives_the_same_findings(edited: dict[str, Edited]) -> None:
    one = edited["disimpan-ulang"]
    assert one.after.findings == one.before.findings


def test_the_outcome_of_a_changed_file_is_what_libreoffice_recalculates(
    edited: dict[str, Edited], recalculate: Recalculator
) -> None:
    outputs = [one.after.output for one in edited.values() if one.after.output is not None]
    assert len(outputs) == len(USER_EDITS)
    for output, recalculated in recalculate(outputs).items():
        found = differences(output, recalculated)
        assert not found, f"{output.name}: {told(found)}"
