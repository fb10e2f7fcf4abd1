"""The account of the user's values: each stands in the outcome where it stood, or a finding or a record holds it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import make, texts
from openpyxl import Workbook, load_workbook

from lkj_xlsx import compute
from lkj_xlsx.package import Sheet, Unwritable
from lkj_xlsx.write import pages, results
from robust.parts import run

ANSWER = 10  # the column Tanggapan


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, short_sample: Path) -> Path:
    """The outcome of the corrected sample."""
    path = tmp_path_factory.mktemp("akun") / "hasil.xlsx"
    compute.compute(short_sample, path)
    return path


@pytest.fixture(scope="module")
def template(short_sample: Path) -> Workbook:
    """The corrected sample, which nothing changes."""
    return load_workbook(short_sample)


def edited(source: Path, path: Path, edit: Callable[[Any], None]) -> Path:
    book = load_workbook(source)
    edit(book)
    book.save(path)
    return path


def computed_twice(source: Path) -> tuple[compute.Outcome, Path]:
    """Compute, and hold that verify agrees and a second run changes nothing; give the outcome and its file."""
    first, second = source.with_name("satu.xlsx"), source.with_name("dua.xlsx")
    found = compute.compute(source, first)
    verified = run("verify", first)
    assert verified.exit_code == 0, verified.stdout
    compute.compute(first, second)
    assert second.read_bytes() == first.read_bytes()
    return found, first


def typed(**cells: Any) -> Callable[[Workbook], None]:
    """Type into cells: ``Ringkasan_C12=98.7``."""

    def edit(book: Workbook) -> None:
        for place, value in cells.items():
            sheet, _, ref = place.partition("_")
            book[sheet][ref] = value

    return edit


LONG = "catatan panjang " * 400
TYPED = {
    "a figure of Ringkasan": typed(Ringkasan_C12=98.7, Ringkasan_F9=33239899000),
    "a text over a figure": typed(Ringkasan_C13="Baik sekali"),
    "a row of a table of Ringkasan": typed(Ringkasan_B20="Sasaran yang lain", Ringkasan_E20=77.5),
    "the number of findings": typed(Ringkasan_C92=17),
    "helper columns": typed(Pengukuran_T6="catatan di kolom bantu", Anggaran_K7="cek lagi"),
    "a helper column of a row without data": typed(Pengukuran_T19="isi nanti"),
    "the cap as it is read": typed(Pengaturan_B9="lihat surat 12"),
    "a long text": typed(Pengukuran_T6=LONG),
    "a text with control characters": typed(Ringkasan_C12="98_x000B_,7 =A1"),
    "a truth value": typed(Ringkasan_C11=True),
    "a column full of remarks": typed(**{f"Pengukuran_T{row}": f"catatan {row}" for row in range(6, 18)}),
}


@pytest.mark.parametrize("what", TYPED)
def test_what_is_typed_over_a_formula_is_kept(
    tmp_path: Path, short_sample: Path, template: Workbook, what: str
) -> None:
    source = edited(short_sample, tmp_path / "lkj.xlsx", TYPED[what])
    before, (found, output) = load_workbook(source), computed_twice(source)
    kept = [one for one in found.findings if one.code == "BK15"]
    assert kept, found.findings
    everything = "\n".join(texts(output)).replace("\x0b", "_x000B_")
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value != template[sheet.title][cell.coordinate].value and isinstance(cell.value, str):
                    assert cell.value in everything, cell
    shown = {f"{one.sheet}!{one.cell}": (one.written, one.computed) for one in kept}
    if what == "a figure of Ringkasan":
        assert shown == {"Ringkasan!C12": ("98,7", "100,58"), "Ringkasan!F9": ("33.239.899.000", "33.122.884.000")}
    changed = {(one.sheet, one.cell) for one in found.changes}
    assert {(one.sheet, one.cell) for one in kept} <= changed
    if what != "the number of findings":  # only compute knows it
        assert "BK15" in run("check", source).stdout


def test_a_typed_figure_that_is_right_needs_no_finding(tmp_path: Path, short_sample: Path) -> None:
    found, _ = computed_twice(edited(short_sample, tmp_path / "lkj.xlsx", typed(Ringkasan_C12=100.58)))
    assert [one for one in found.findings if one.code == "BK15"] == []


def answers(path: Path) -> dict[str, list[object]]:
    """What stands beside each finding, by its code and cell."""
    rows = load_workbook(path)["Temuan"].iter_rows(min_row=6, values_only=True)
    return {f"{row[1]} {row[3]}": [one for one in row[9:] if one is not None] for row in rows if row[0] and row[1]}


def test_answers_follow_their_findings(tmp_path: Path, outcome: Path) -> None:
    source = make("29", outcome, tmp_path / "lkj.xlsx")
    before = answers(source)
    found, output = computed_twice(source)
    after = answers(output)
    for place, said in before.items():
        if place in after:
            assert after[place] == said
        else:
            code = place.split()[0]
            assert f"{code}: {said[0]}" in [one.written for one in found.findings if one.code == "BK16"]
    assert len(before) > 1
    assert any(place not in after for place in before), "a finding is gone"


def own_columns(book: Workbook) -> None:
    sheet = book["Temuan"]
    sheet["K5"], sheet["L5"] = "Petugas", "Batas"
    for row in (6, 7):
        sheet.cell(row, 11).value, sheet.cell(row, 12).value = f"petugas {row}", 45000 + row
        sheet.cell(row, 13).value = f"=L{row}+1"
    book["PK"]["D17"] = "Persentase Perkara"


def notes_below(book: Workbook) -> None:
    sheet = book["Temuan"]
    last = sheet.max_row
    sheet.cell(last + 2, 2).value, sheet.cell(last + 4, 1).value = "Dibahas 3 Maret", 12
    sheet.cell(last, 8).value = "di samping Jejak"
    book["PK"]["E7"] = "Naik terus"


def a_row_between(book: Workbook) -> None:
    sheet = book["Temuan"]
    sheet.insert_rows(7)
    sheet["A7"], sheet["E7"] = "Catatan rapat", "Dibahas dengan inspektorat"


def beside_the_headings(book: Workbook) -> None:
    book["Temuan"]["K2"], book["Temuan"]["C4"] = "konsep", "dicetak 2 Maret"


ON_TEMUAN = (own_columns, notes_below, a_row_between, beside_the_headings)


@pytest.mark.parametrize("edit", ON_TEMUAN)
def test_what_the_user_wrote_on_temuan_stays_there(
    tmp_path: Path, outcome: Path, edit: Callable[[Workbook], None]
) -> None:
    source = edited(outcome, tmp_path / "lkj.xlsx", edit)
    known = set(texts(outcome))
    own = [one for one in texts(source) if one not in known and "Persentase" not in one]
    _, output = computed_twice(source)
    everything = "\n".join(texts(output)).replace(".", "")
    assert [one for one in own if one not in everything and "!" not in one and "=" not in one] == []
    assert own


def answer(book: Workbook) -> None:
    book["Temuan"]["K6"], book["Temuan"]["K7"] = "dijawab satu", "dijawab dua"
    book["Temuan"]["M5"], book["Temuan"]["M6"] = "Tindak Lanjut", "minggu depan"
    book["Temuan"]["C2"] = "konsep"


@pytest.mark.parametrize("move", ["insert_cols(3)", "delete_rows(2)", "delete_rows(1, 3)", "insert_rows(1, 2)"])
def test_temuan_is_written_again_where_its_headings_were_moved(move: str, tmp_path: Path, outcome: Path) -> None:
    """Answers and own columns follow their findings; openpyxl moves cells as they are."""

    def edit(book: Workbook) -> None:
        answer(book)
        name, _, numbers = move.partition("(")
        getattr(book["Temuan"], name)(*map(int, numbers.rstrip(")").split(",")))
        if move == "insert_cols(3)":
            book["Temuan"]["C8"] = "kolom sendiri"

    before = load_workbook(outcome)["Temuan"]
    _, output = computed_twice(edited(outcome, tmp_path / "lkj.xlsx", edit))
    sheet = load_workbook(output)["Temuan"]
    assert [cell.value for cell in sheet[5]][:11] == [cell.value for cell in before[5]][:11]
    rows = {tuple(cell.value for cell in row[:5]): row for row in sheet.iter_rows(min_row=6)}
    for row, said in ((6, "dijawab satu"), (7, "dijawab dua")):
        assert rows[tuple(cell.value for cell in before[row][:5])][10].value == said
    everything = set(texts(output))
    assert {"Tindak Lanjut", "minggu depan"} <= everything
    assert ("konsep" in everything) == (move not in ("delete_rows(2)", "delete_rows(1, 3)"))
    assert ("kolom sendiri" in everything) == (move == "insert_cols(3)")


def test_ringkasan_is_written_again_where_it_lost_rows(tmp_path: Path, outcome: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Ringkasan"]
        sheet["H3"], sheet["C7"], sheet["B120"] = "di kanan", "di dalam", "di bawah"
        sheet.delete_rows(13)

    _, output = computed_twice(edited(outcome, tmp_path / "lkj.xlsx", edit))
    witness, sheet = load_workbook(outcome)["Ringkasan"], load_workbook(output)["Ringkasan"]
    for row in range(1, 100):
        assert [cell.value for cell in sheet[row]][:6] == [cell.value for cell in witness[row]][:6]
    assert sheet["H3"].value == "di kanan"
    assert {"di dalam", "di bawah"} <= set(texts(output))
    assert len(sheet._charts) == len(witness._charts)  # type: ignore[attr-defined]
    assert any("hilang atau bergeser" in one for one in texts(output))


@pytest.mark.parametrize("place", ["PK!D6", "Anggaran!C6", "Identitas!B5", "Ringkasan!A9"])
def test_nothing_is_written_where_a_value_would_be_lost(
    tmp_path: Path, short_sample: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """A fault of ours that puts something over an input of the user."""
    name, _, ref = place.partition("!")
    really = pages.arrange_pages

    def careless(book: Any, *more: Any) -> None:
        really(book, *more)
        sheet: Sheet = book.sheet(name)
        cell = load_workbook(short_sample)[name][ref]
        sheet.put_text(cell.row, cell.column, "xxx")

    monkeypatch.setattr(results, "arrange_pages", careless)
    with pytest.raises(Unwritable, match=place):
        compute.compute(short_sample, tmp_path / "hasil.xlsx")
    assert list(tmp_path.iterdir()) == []
