"""Control characters, which come with what is pasted from Word: read, written, compared and calculated."""

from decimal import Decimal
from pathlib import Path

import pytest
from conformance.excel_rules import breaches
from oracle import CORRECTED, formulas
from robust.parts import packed, shortened, unpacked

from lkj_xlsx.compute import Outcome, check, compute, diff, new_template
from lkj_xlsx.package import open_workbook, split_ref
from lkj_xlsx.verify import verify

# What is typed, with a vertical tab, a bell or another control character in it.
TYPED = {
    ("PK", "F7"): "35\x0b",
    ("PK", "D6"): "Persentase\x07 pemilih",
    ("PK", "C10"): "Terwujudnya\x1f lembaga",
    ("Pengukuran", "H6"): "\x0182",
    ("Pengukuran", "H7"): "35\x0b\x0c",
    ("Pengukuran", "H8"): "WTP\x0b",
    ("Anggaran", "C7"): "2.871.884.000\x0b",
    ("Anggaran", "D7"): "2.600.000.000\x1e",
    ("Pengaturan", "B6"): "120\x0b",
    ("Identitas", "B5"): "KPU\x02 Kota Binjai",
}
NOT_IN_ANY_FORMULA = ("\x00", "\ufffe", "\uffff")  # CHAR gives none of these, so no formula can take them out


def typed_into_the_sample(folder: Path, cells: dict[tuple[str, str], str]) -> Path:
    file = folder / "tempelan.xlsx"
    file.write_bytes(packed(shortened(unpacked(CORRECTED.read_bytes()))))
    book = open_workbook(file)
    for (sheet, ref), text in cells.items():
        book.sheet(sheet).put_text(*split_ref(ref), text)
    book.save(file)
    return file


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return compute(typed_into_the_sample(tmp_path_factory.mktemp("tempelan"), TYPED))


def output(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


def test_numbers_and_words_are_read_without_them(outcome: Outcome) -> None:
    measured, budget = outcome.laporan.pengukuran, outcome.laporan.anggaran
    assert [measured.loc[row, "realisasi"] for row in (6, 7)] == [82, 35]
    assert [budget.loc[7, key] for key in ("pagu", "realisasi")] == [2_871_884_000, 2_600_000_000]
    assert outcome.laporan.settings.cap == Decimal(120)
    read = [one for one in outcome.findings if one.code == "BC01"]
    found = {place for one in read for place in ((one.sheet, one.cell), *one.related)}
    assert found >= {("PK", "F7"), ("Pengukuran", "H6"), ("Pengukuran", "H7"), ("Anggaran", "C7"), ("Anggaran", "D7")}


def test_a_formula_removes_them_before_it_compares(outcome: Outcome) -> None:
    texts = list(formulas(output(outcome))["Pengukuran"].values())
    for start in (
        'IF(SUBSTITUTE($H6,CHAR(1),"")="82",IF($P6="",82,$Q6),',
        'IF(SUBSTITUTE(SUBSTITUTE($H7,CHAR(11),""),CHAR(12),"")="35",IF($P7="",35,$Q7),',
    ):
        assert [text for text in texts if text.startswith(start)]


def test_the_texts_come_back_as_they_were(outcome: Outcome) -> None:
    book = open_workbook(output(outcome))
    for (sheet, ref), text in TYPED.items():
        assert book.sheet(sheet).cell(*split_ref(ref)).value == text
    assert book.sheet("Pengukuran").cell(6, 4).value == TYPED["PK", "D6"]  # by its link


@pytest.mark.libreoffice
def test_verify_and_libreoffice_find_what_was_computed(outcome: Outcome) -> None:
    found = verify(output(outcome), recalc=True)
    assert (found.reasons, found.cells) == ((), ())
    assert found.recalculation is not None
    assert (found.recalculation.reason, found.recalculation.cells) == (None, ())


def test_a_second_run_changes_nothing(outcome: Outcome, tmp_path: Path) -> None:
    again = compute(output(outcome), tmp_path / "lagi.xlsx")
    assert not again.changes
    assert output(again).read_bytes() == output(outcome).read_bytes()


def test_new_workbooks_can_hold_them(outcome: Outcome, tmp_path: Path) -> None:
    rolled = new_template(tmp_path / "tahun-depan.xlsx", previous=output(outcome))
    compared = diff(CORRECTED, output(outcome), tmp_path / "beda.xlsx").output
    assert compared is not None
    assert breaches(rolled) == breaches(compared) == breaches(output(outcome)) == []
    assert check(rolled).laporan.pk.loc[6, "indikator"] == TYPED["PK", "D6"]


@pytest.mark.parametrize("character", NOT_IN_ANY_FORMULA)
def test_what_no_formula_can_compare_is_not_read_as_a_number(character: str, tmp_path: Path) -> None:
    typed = {("Pengukuran", "H7"): f"35{character}", ("Anggaran", "C7"): f"1000{character}"}
    source = typed_into_the_sample(tmp_path, {place: text.replace(character, "\x01") for place, text in typed.items()})
    escaped, parts = f"_x{ord(character):04X}_".encode(), unpacked(source.read_bytes())
    source.write_bytes(packed({part: data.replace(b"_x0001_", escaped) for part, data in parts.items()}))
    outcome = compute(source)
    unreadable = {(one.sheet, one.cell): one.written for one in outcome.findings if one.code == "BC02"}
    assert unreadable == typed
    assert verify(output(outcome)).cells == ()
