"""``verify``: a fresh outcome is verified, even if another program saved it; each change is named by cell or fact."""

import json
import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from checks import around_the_tables
from checks.case import CLEAN, Case
from click.testing import CliRunner
from markdown_book import Formulas, book
from oracle import CORRECTED, PUBLISHED, Recalculator
from robust.mutate import of_parts
from robust.parts import packed, replaced, unpacked
from test_checks import CASES

from lkj_xlsx.cli import main
from lkj_xlsx.compute import check, compute
from lkj_xlsx.package import Workbook, open_workbook, split_ref
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.ringkasan import AGE_OF_CHECK
from lkj_xlsx.verify import Verdict, Verification, recalc, verify
from lkj_xlsx.verify import outcome as messages

FOR_AUDITORS = Path(__file__).parent.parent / "docs" / "untuk-auditor.md"
NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
TITLE = jejak.first_row(len(check(CORRECTED).findings), report.FIRST_ROW)  # of Jejak in the outcome of this sample
ROW = {fact.key: TITLE + number for number, fact in enumerate(jejak.FACTS, 1)}
ISIAN, TIME = jejak.INPUTS.label, jejak.TIME.label

Edit = Callable[[Workbook], None]
Value = str | Decimal | None


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    folder = tmp_path_factory.mktemp("dihitung")
    files = {sample: folder / f"{sample.stem}.xlsx" for sample in (PUBLISHED, CORRECTED)}
    for sample, file in files.items():
        compute(sample, file, now=NOON)
    return files


def split(place: str) -> tuple[str, int, int]:
    sheet, _, ref = place.partition("!")
    return (sheet, *split_ref(ref))


def put(place: str, formula: str | None, value: Value) -> Edit:
    """Put a formula with its value, or the value alone; "=" keeps the formula that is there."""

    def edit(book: Workbook) -> None:
        name, row, column = split(place)
        sheet = book.sheet(name)
        text = sheet.cell(row, column).formula if formula == "=" else formula
        if text is not None:
            sheet.put_formula(row, column, text, value)
        elif isinstance(value, Decimal):
            sheet.put_number(row, column, value)
        elif value is None:
            sheet.clear(row, column)
        else:
            sheet.put_text(row, column, value)

    return edit


def stored(place: str, value: Value) -> Edit:
    """Another stored value behind the formula that is there."""
    return put(place, "=", value)


def typed(place: str, value: Value) -> Edit:
    """A value in place of whatever is there."""
    return put(place, None, value)


def clear_row(sheet: str, row: int, rows: int = 1) -> Edit:
    def edit(book: Workbook) -> None:
        for at in range(row, row + rows):
            for column in range(1, 10):
                book.sheet(sheet).clear(at, column)

    return edit


def both_records(fact: jejak.Fact, text: str) -> Edit:
    """A fact of Jejak edited on Temuan and among the properties alike."""

    def edit(book: Workbook) -> None:
        typed(f"Temuan!E{ROW[fact.key]}", text)(book)
        book.set_custom_property(fact.property, text)

    return edit


def copied_sheet(parts: dict[str, bytes]) -> None:
    """A copy of Pengukuran beside it, as Excel makes one."""
    parts["xl/worksheets/sheet99.xml"] = parts["xl/worksheets/sheet5.xml"]
    for part, old, new in (
        ("xl/workbook.xml", b"</sheets>", b'<sheet name="Pengukuran (2)" sheetId="99" r:id="rId99"/></sheets>'),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>",
         b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
         b' Target="worksheets/sheet99.xml"/></Relationships>'),
        ("[Content_Types].xml", b"</Types>",
         b'<Override PartName="/xl/worksheets/sheet99.xml" ContentType="application/vnd.openxmlformats-officedocument.'
         b'spreadsheetml.worksheet+xml"/></Types>'),
    ):  # fmt: skip
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)


def error_value(parts: dict[str, bytes]) -> None:
    """An error where the capaian of row 9 is stored."""
    part = "xl/worksheets/sheet5.xml"
    before, at, rest = parts[part].partition(b'<c r="I9"')
    assert at
    style, _, rest = rest.partition(b"<f>")
    formula, _, rest = rest.partition(b"<v>98.5</v>")
    parts[part] = before + at + style.replace(b">", b' t="e">') + b"<f>" + formula + b"<v>#DIV/0!</v>" + rest


@dataclass(frozen=True)
class Tampering:
    """One way to change an outcome, and what ``verify`` has to name: all cells exactly, or ``some`` of them at least.

    ``facts`` are the labels of Jejak that do not hold any more; ``says`` is part of a message.
    """

    edit: Edit | None = None
    cells: frozenset[str] | None = frozenset()
    some: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    says: str = ""
    parts: Callable[[dict[str, bytes]], None] | None = None
    sample: Path = CORRECTED


def only(*cells: str) -> frozenset[str]:
    return frozenset(cells)


_HIDDEN = only("Temuan", "Temuan!A3", "Ringkasan!C93", "PK!H9")

TAMPERINGS: Mapping[str, Tampering] = {
    "stored value alone": Tampering(
        stored("Pengukuran!I9", Decimal("99.5")), only("Pengukuran!I9"), says=messages.OTHER_VALUE
    ),
    "formula alone": Tampering(
        put("Pengukuran!I9", "ROUND(98.5,2)", Decimal("98.5")), only("Pengukuran!I9"), says=messages.OTHER_FORMULA
    ),
    "formula pointed to the next row": Tampering(
        put("Anggaran!E6", 'IF(OR($H7="",$I7=""),"",$H7-$I7)', Decimal(282_575_699)), only("Anggaran!E6"),
        says=messages.OTHER_FORMULA,
    ),
    "formula and value": Tampering(
        put("Pengukuran!I9", "100", Decimal(100)), only("Pengukuran!I9"), says=messages.OTHER_BOTH
    ),
    "total typed": Tampering(typed("Anggaran!C66", Decimal(33_239_899_000)), only("Anggaran!C66"), says=messages.TYPED),
    "the very total typed": Tampering(
        typed("Anggaran!C66", Decimal(33_122_884_000)), only("Anggaran!C66"), says=messages.TYPED
    ),
    "sisa off by one rupiah": Tampering(stored("Anggaran!E6", Decimal(282_575_700)), only("Anggaran!E6")),
    "stored value taken away": Tampering(stored("Pengukuran!I9", None), only("Pengukuran!I9"), says=messages.NO_VALUE),
    "an error stored": Tampering(parts=error_value, cells=only("Pengukuran!I9"), says=messages.OTHER_VALUE),
    "result cleared": Tampering(typed("Pengukuran!J9", None), only("Pengukuran!J9"), says=messages.NO_FORMULA),
    "kategori text": Tampering(stored("Pengukuran!J9", "Sangat Berhasil"), only("Pengukuran!J9")),
    "helper column": Tampering(stored("Pengukuran!R9", Decimal(100)), only("Pengukuran!R9")),
    "value shown by a link": Tampering(stored("Pengukuran!F9", Decimal(90)), only("Pengukuran!F9")),
    "value in a helper column beside the table": Tampering(
        typed("Pengukuran!N500", Decimal(200)), only("Pengukuran!N500"), says=messages.NOT_OURS
    ),
    "value beside the table": Tampering(
        typed("Pengukuran!I500", Decimal(200)), only("Temuan", "Temuan!A3", "Ringkasan!C94"), says="I500"
    ),
    "kategori beside the table": Tampering(
        typed("Pengukuran!J500", "Berhasil"), only("Temuan", "Temuan!A3", "Ringkasan!C94"), says="J500"
    ),
    "figure in Ringkasan": Tampering(stored("Ringkasan!F10", Decimal(33_000_000_000)), only("Ringkasan!F10")),
    "sentence in Ringkasan": Tampering(
        typed("Ringkasan!A45", "Semua indikator tercapai."), only("Ringkasan!A45"), says=messages.TYPED
    ),
    "count of findings in Ringkasan": Tampering(stored("Ringkasan!C94", Decimal(0)), only("Ringkasan!C94")),
    "realisasi": Tampering(
        typed("Pengukuran!H9", Decimal(101)), None, only("Pengukuran!I9", "Pengukuran!R9", "Ringkasan!C12"),
        only(ISIAN), "lembar Pengukuran.",
    ),
    "realisasi as text": Tampering(
        typed("Pengukuran!H9", "98,5"), None, only("Pengukuran!R9", "Temuan"), only(ISIAN), "lembar Pengukuran."
    ),
    "realisasi by a formula of the same value": Tampering(
        put("Pengukuran!H9", "985/10", Decimal("98.5")), only(), facts=only(ISIAN), says="lembar Pengukuran."
    ),
    "target of PK behind a link": Tampering(
        typed("PK!F9", Decimal(90)), None, only("PK!K9", "Pengukuran!F9", "Pengukuran!I9"), only(ISIAN), "lembar PK."
    ),
    "target typed over a link": Tampering(
        typed("Pengukuran!F9", Decimal(90)), None, only("Pengukuran!I9"), only(ISIAN), "lembar Pengukuran."
    ),
    "polaritas": Tampering(
        typed("PK!E9", "Minimum"), None, only("Pengukuran!E9", "Pengukuran!I9"), only(ISIAN), "lembar PK."
    ),
    "pagu and realisasi": Tampering(
        typed("Anggaran!C6", Decimal(30_251_789_001)), None, only("Anggaran!E6", "Anggaran!C66", "Ringkasan!F9"),
        only(ISIAN), "lembar Anggaran.",
    ),
    "name of the unit": Tampering(
        typed("Identitas!B5", "KPU Kota Medan"), None, only("Ringkasan!C4", "Ringkasan!A89"), only(ISIAN),
        "lembar Identitas.",
    ),
    "setting": Tampering(
        typed("Pengaturan!B7", "sasaran"), None, only("Ringkasan!C12", "Ringkasan!C14"),
        only(ISIAN, "Rata-rata Instansi"), messages.SETTING_CHANGED,
    ),
    "cap": Tampering(
        typed("Pengaturan!B6", Decimal(120)), None, only("Pengaturan!B9", "Pengukuran!I14"),
        only(ISIAN, "Batas Capaian"), messages.SETTING_CHANGED,
    ),
    "scale in force": Tampering(
        typed("Pengaturan!B8", "Pemda"), None, only("Pengukuran!J9", "Ringkasan!C13"), only(ISIAN, "Skala Kategori"),
    ),
    "bound of a kategori": Tampering(
        typed("Pengaturan!D15", Decimal(99)), None, only("Pengukuran!J9", "Pengaturan!G15"),
        only(ISIAN, "Skala Kategori"),
    ),
    "rank of a word": Tampering(
        typed("Pengaturan!C32", Decimal(5)), None, only("Pengukuran!S8", "Pengukuran!R8"), only(ISIAN),
        "lembar Pengaturan.",
    ),
    "defined name moved": Tampering(
        lambda book: book.set_defined_name("Batas_Capaian", "Pengaturan!$B$6"),
        only("Pengaturan!B9", "Temuan", "Temuan!A3", "Ringkasan!C93"),
        says="Nama Batas_Capaian",
    ),
    "name of where the classes start moved": Tampering(
        lambda book: book.set_defined_name("Kategori_Berlaku", "Pengaturan!$D$14:$D$27"),
        only("Pengaturan!G14", "Temuan", "Temuan!A3", "Ringkasan!C93"),
        says="Nama Kategori_Berlaku",
    ),
    "row hidden": Tampering(
        lambda book: book.sheet("PK").hide_row(9, hidden=True), _HIDDEN, says="BK02 PK!A9"
    ),
    "sheet copied": Tampering(
        parts=copied_sheet, cells=None, some=only("Temuan"), says="BK07 Pengukuran (2)"
    ),
    "mark beside a row taken away": Tampering(
        typed("Pengukuran!K14", None), only("Pengukuran!K14"), says=messages.OTHER_MARK
    ),
    "mark of a grave finding made light": Tampering(
        typed("RKT!J8", "○ RK01"), only("RKT!J8"), says=messages.OTHER_MARK, sample=PUBLISHED
    ),
    "row of Temuan taken away": Tampering(clear_row("Temuan", 7), only("Temuan"), says="UK08 Pengukuran!I14"),
    "row of Temuan invented": Tampering(
        typed(f"Temuan!E{TITLE - 1}", "Sudah diperiksa, bersih."), only(f"Temuan!A{TITLE - 1}")
    ),
    "figure in Temuan": Tampering(typed("Temuan!G7", "120,00"), only("Temuan!G7"), says="Kolom Dihitung"),
    "level in Temuan": Tampering(
        typed("Temuan!A7", "peringatan"), only("Temuan!A7"), says="Kolom Tingkat pada temuan UK08"
    ),
    "what had been typed over a total": Tampering(
        typed("Anggaran!P66", None), None, only("Temuan!A3", "Ringkasan!C92"), only(ISIAN), "lembar Anggaran.",
        sample=PUBLISHED,
    ),
    "time in Jejak": Tampering(
        typed(f"Temuan!E{ROW['waktu']}", "2026-01-01T08:00:00+07:00"), facts=only(TIME), says=messages.TWO_RECORDS
    ),
    "digest of the file in Jejak": Tampering(
        typed(f"Temuan!E{ROW['berkas']}", "0" * 64), facts=only(jejak.FILE.label), says=messages.TWO_RECORDS
    ),
    "property": Tampering(
        lambda book: book.set_custom_property(jejak.TOOL.property, "lkj-xlsx 9.9"), facts=only("Alat"),
        says=messages.TWO_RECORDS,
    ),
    "digest of the inputs in both records": Tampering(
        both_records(jejak.INPUTS, "0" * 64), facts=only(ISIAN), says=messages.DIGEST_EDITED
    ),
    "setting in both records": Tampering(
        both_records(jejak.SETTINGS[1], "120%"), facts=only("Batas Capaian"), says=messages.FACT_CHANGED
    ),
    "fact of Jejak taken away": Tampering(
        clear_row("Temuan", ROW["isian"]), facts=only(ISIAN), says=messages.FACT_GONE
    ),
    "Jejak taken away": Tampering(
        clear_row("Temuan", TITLE, jejak.ROWS), cells=only("Temuan!A4"), facts=only("Jejak"), says=messages.BLOCK_GONE
    ),
}  # fmt: skip


def tampered(tampering: Tampering, outcomes: Mapping[Path, Path], folder: Path) -> Path:
    file = folder / "diutak-atik.xlsx"
    package = open_workbook(outcomes[tampering.sample])
    if tampering.edit is not None:
        tampering.edit(package)
        assert package.changed_parts()
    package.save(file)
    if tampering.parts is not None:
        parts = unpacked(file.read_bytes())
        tampering.parts(parts)
        file.write_bytes(packed(parts))
    return file


def named(outcome: Verification) -> frozenset[str]:
    differences = [(one.sheet, one.cell) for one in outcome.cells]
    differences += [(one.sheet, one.cell) for one in outcome.display if one.differs]
    return frozenset(f"{sheet}!{cell}" if cell else sheet for sheet, cell in differences)


@pytest.mark.parametrize("way", TAMPERINGS)
def test_each_change_is_named_by_cell_or_fact(way: str, outcomes: dict[Path, Path], tmp_path: Path) -> None:
    tampering = TAMPERINGS[way]
    outcome = verify(tampered(tampering, outcomes, tmp_path))
    assert outcome.verdict is Verdict.DIFFERENT
    assert tampering.some <= named(outcome)
    if tampering.cells is not None:
        assert named(outcome) == tampering.cells
    assert {one.fact for one in outcome.facts} == tampering.facts
    said = [f"{one.message} {one.recomputed}" for one in outcome.cells]
    said += [one.message for one in outcome.facts] + [one.message for one in outcome.display]
    assert any(tampering.says in sentence for sentence in said), said


def test_a_difference_shows_both_values_and_both_formulas(outcomes: dict[Path, Path], tmp_path: Path) -> None:
    (one,) = verify(tampered(TAMPERINGS["formula and value"], outcomes, tmp_path)).cells
    assert (one.stored, one.recomputed, one.formula) == ("100", "98,5", "100")
    assert (one.declared or "").startswith("IF(")


@pytest.mark.parametrize("sample", [PUBLISHED, CORRECTED], ids=lambda path: path.stem)
def test_a_fresh_outcome_is_verified(sample: Path, outcomes: dict[Path, Path]) -> None:
    before = outcomes[sample].read_bytes()
    outcome = verify(outcomes[sample])
    assert (outcome.verdict, outcome.facts, outcome.cells, outcome.reasons) == (Verdict.SAME, (), (), ())
    assert outcome.display == ()
    assert outcome.compared > 1900
    assert outcome.trail[TIME] == "2026-01-02T12:00:00+00:00"
    assert outcomes[sample].read_bytes() == before


@pytest.mark.libreoffice
def test_an_outcome_that_libreoffice_saved_is_verified(outcomes: dict[Path, Path], recalculate: Recalculator) -> None:
    """Saved again without a change it is the same report: values, formulas as LibreOffice spells them, and Jejak."""
    for file in recalculate(list(outcomes.values())).values():
        outcome = verify(file)
        assert (outcome.verdict, outcome.facts, outcome.cells) == (Verdict.SAME, (), ())


@pytest.mark.libreoffice
def test_an_input_changed_and_recalculated_is_known_by_its_digest(
    outcomes: dict[Path, Path], recalculate: Recalculator, tmp_path: Path
) -> None:
    """Who changes a realisasi in Excel sees all figures follow; what was recorded does not."""
    tampering = Tampering(typed("Pengukuran!H9", Decimal(99)))
    changed = tampered(tampering, outcomes, tmp_path)
    outcome = verify(recalculate([changed])[changed])
    assert [(one.fact, one.message) for one in outcome.facts] == [
        (ISIAN, messages.INPUTS_CHANGED.format(sheets="Pengukuran"))
    ]
    assert [f"{one.sheet}!{one.cell}" for one in outcome.cells] == [f"Ringkasan!{AGE_OF_CHECK.value_at}"]


USER_FORMULAS: Formulas = {
    ("PK", "F6"): ("40*2", Decimal(80)),
    ("Anggaran", "T6"): ("E6*2", Decimal(20)),
}


def test_formulas_of_the_user_are_inputs_and_their_findings_stay_accepted(tmp_path: Path) -> None:
    file = compute(book(tmp_path, CLEAN, formulas=USER_FORMULAS)).output
    assert file is not None
    assert verify(file).verdict is Verdict.SAME
    package = open_workbook(file)
    put("PK!F6", "160/2", Decimal(80))(package)
    package.save(tmp_path / "lain.xlsx")
    assert [one.message for one in verify(tmp_path / "lain.xlsx").facts] == [
        messages.INPUTS_CHANGED.format(sheets="PK")
    ]


# The fuzz of what people do holds the same for many more workbooks: tests/test_gestures.py.
SOME_CASES = [case for case in (*around_the_tables.CASES[::4], *CASES[::45]) if case.code not in ("BK05", "BK06")]


@pytest.mark.parametrize("case", SOME_CASES, ids=lambda case: str(case))
def test_a_fresh_outcome_is_verified_whatever_is_wrong_in_its_workbook(case: Case, tmp_path: Path) -> None:
    """What the user typed, hid, copied, linked or left out is in the outcome as it was, and so are its findings."""
    outcome = compute(case.book(tmp_path))
    assert outcome.output is not None
    found = verify(outcome.output)
    assert (found.verdict, found.reasons, found.facts, found.cells) == (Verdict.SAME, (), (), ())


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_outcome_has_a_verdict(seed: int, outcomes: dict[Path, Path], tmp_path: Path) -> None:
    file = tmp_path / "rusak.xlsx"
    file.write_bytes(of_parts(random.Random(seed), [unpacked(outcomes[CORRECTED].read_bytes())]))
    before = file.read_bytes()
    outcome = verify(file)
    assert (outcome.verdict is Verdict.UNKNOWN) == bool(outcome.reasons)
    assert all(reason.isprintable() and reason.endswith(".") for reason in outcome.reasons)
    assert file.read_bytes() == before


REASONS: Mapping[str, tuple[Callable[[Path, Path], Path], str]] = {
    "not computed": (lambda sample, _: sample, "belum dihitung"),
    "no workbook": (lambda sample, _: sample.with_name("kpu-kota-binjai-2024.json"), "berkas teks atau CSV"),
    "no file": (lambda _, folder: folder / "hilang.xlsx", "tidak ditemukan"),
}


@pytest.mark.parametrize("why", REASONS)
def test_what_cannot_be_verified_says_why(why: str, tmp_path: Path) -> None:
    make, sentence = REASONS[why]
    outcome = verify(make(CORRECTED, tmp_path))
    assert outcome.verdict is Verdict.UNKNOWN
    (reason,) = outcome.reasons
    assert sentence in reason
    assert (outcome.facts, outcome.cells) == ((), ())


@pytest.mark.parametrize("place", ["Anggaran!I68", "Pengukuran!K14"], ids=["below TOTAL", "among the marks"])
def test_a_note_of_the_user_is_no_difference(outcomes: dict[Path, Path], tmp_path: Path, place: str) -> None:
    noted = Tampering(typed(place, "diperiksa oleh bendahara"))
    assert verify(tampered(noted, outcomes, tmp_path)).verdict is Verdict.SAME


def test_formulas_without_any_value_cannot_be_verified(outcomes: dict[Path, Path], tmp_path: Path) -> None:
    """As openpyxl and its like leave a workbook."""
    witness = openpyxl.load_workbook(outcomes[CORRECTED])
    witness.save(tmp_path / "tanpa-nilai.xlsx")
    assert verify(tmp_path / "tanpa-nilai.xlsx").reasons == (messages.NO_VALUES,)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (both_records(jejak.TOOL, "lkj-xlsx 0.0.9"), "Dihitung dengan lkj-xlsx 0.0.9"),
        (lambda book: (both_records(jejak.TEMPLATE, "99")(book), book.set_custom_property("Versi Templat", "99")),
         "templat versi 99"),
    ],
    ids=["tool", "template"],
)  # fmt: skip
def test_another_version_cannot_be_verified(
    edit: Edit, sentence: str, outcomes: dict[Path, Path], tmp_path: Path
) -> None:
    (reason,) = verify(tampered(Tampering(edit), outcomes, tmp_path)).reasons
    assert sentence in reason


def _with_a_huge_merge(parts: dict[str, bytes]) -> None:
    part = "xl/worksheets/sheet3.xml"
    merge = b'<mergeCells count="1"><mergeCell ref="A70:XFD90000"/></mergeCells>'
    parts[part] = replaced(parts[part], b"<dataValidations", merge + b"<dataValidations")


def _with_many_blank_cells(parts: dict[str, bytes]) -> None:
    part = "xl/worksheets/sheet3.xml"
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(2000, 502_001))
    parts[part] = replaced(parts[part], b"</sheetData>", rows + b"</sheetData>")


def _with_formulas_filled_down(parts: dict[str, bytes]) -> None:
    part = "xl/worksheets/sheet3.xml"
    first = b'<row r="2000"><c r="A2000"><f t="shared" si="99" ref="A2000:A251999">B2000*2</f></c></row>'
    row = b'<row r="%d"><c r="A%d"><f t="shared" si="99"/></c></row>'
    rows = first + b"".join(row % (number, number) for number in range(2001, 252_000))
    parts[part] = replaced(parts[part], b"</sheetData>", rows + b"</sheetData>")


@pytest.mark.parametrize("grow", [_with_a_huge_merge, _with_many_blank_cells, _with_formulas_filled_down])
def test_a_workbook_too_big_for_openpyxl_is_refused(
    grow: Callable[[dict[str, bytes]], None], outcomes: dict[Path, Path], tmp_path: Path
) -> None:
    parts = unpacked(outcomes[CORRECTED].read_bytes())
    grow(parts)
    (tmp_path / "besar.xlsx").write_bytes(packed(parts))
    (reason,) = verify(tmp_path / "besar.xlsx").reasons
    assert reason == messages.TOO_MANY_CELLS.format(name="besar.xlsx")


@pytest.mark.libreoffice
def test_libreoffice_is_a_third_witness(outcomes: dict[Path, Path], tmp_path: Path) -> None:
    fresh = verify(outcomes[CORRECTED], recalc=True)
    assert fresh.verdict is Verdict.SAME
    assert fresh.recalculation is not None
    assert (fresh.recalculation.reason, fresh.recalculation.cells) == (None, ())
    assert fresh.recalculation.compared > 1900
    file = tampered(TAMPERINGS["stored value alone"], outcomes, tmp_path)
    before = file.read_bytes()
    found = verify(file, recalc=True).recalculation
    assert found is not None
    assert [(one.sheet, one.cell, one.stored, one.recomputed) for one in found.cells] == [
        ("Pengukuran", "I9", "99,5", "98,5")
    ]
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_without_libreoffice_the_reason_is_given(outcomes: dict[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalc, "soffice", lambda: None)
    outcome = verify(outcomes[CORRECTED], recalc=True)
    assert outcome.verdict is Verdict.SAME
    assert outcome.recalculation is not None
    assert (outcome.recalculation.reason, outcome.recalculation.compared) == (messages.NO_LIBREOFFICE, 0)


def test_a_libreoffice_that_writes_nothing_leaves_no_folder(
    outcomes: dict[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(recalc, "soffice", lambda: shutil.which("true"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    outcome = verify(outcomes[CORRECTED], recalc=True)
    assert outcome.recalculation is not None
    assert outcome.recalculation.reason == messages.LIBREOFFICE_FAILED
    assert list(tmp_path.iterdir()) == []


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["verify", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout


def test_the_exit_code_and_the_text_give_the_verdict(outcomes: dict[Path, Path], tmp_path: Path) -> None:
    code, said = run(outcomes[CORRECTED])
    assert code == 0
    assert "Putusan    cocok\n" in said
    code, said = run(tampered(TAMPERINGS["total typed"], outcomes, tmp_path))
    assert code == 1
    assert "Putusan    berbeda\n" in said
    assert "Anggaran!C66    Rumus diganti nilai ketikan. [tersimpan 33.239.899.000; dihitung 33.122.884.000" in said
    code, said = run(CORRECTED)
    assert code == 3
    assert "Putusan    tidak dapat diperiksa\nSebab      Berkas ini belum dihitung" in said


def test_the_document_for_auditors_shows_what_is_printed(outcomes: dict[Path, Path], tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        for one in (typed("Anggaran!C66", Decimal(33_239_899_000)), typed("Pengaturan!B6", Decimal(120))):
            one(book)

    _, said = run(tampered(Tampering(edit), outcomes, tmp_path))
    (shown,) = re.findall(r"```text\n(Putusan    berbeda\n.*?)```", FOR_AUDITORS.read_text(encoding="utf-8"), re.S)
    for line in shown.splitlines():
        start, _, end = line.partition("...")
        assert any(one.startswith(start) and one.endswith(end) for one in said.splitlines()), line


def test_the_json_has_every_difference(outcomes: dict[Path, Path], tmp_path: Path) -> None:
    file = tampered(TAMPERINGS["cap"], outcomes, tmp_path)
    code, said = run(file, "--format", "json")
    document = json.loads(said)
    outcome = verify(file)
    assert code == 1
    assert list(document) == [
        "lkj_xlsx", "berkas", "putusan", "sebab", "jejak", "dibanding", "perbedaan_jejak", "perbedaan_sel",
        "tampilan", "libreoffice",
    ]  # fmt: skip
    assert document["putusan"] == "berbeda"
    assert document["berkas"] == {"diperiksa": str(file), "sha256": outcome.sha256}
    assert list(document["jejak"]) == [fact.label for fact in jejak.FACTS]
    assert len(document["perbedaan_sel"]) == len(outcome.cells)
    assert {"fakta": "Batas Capaian", "pesan": messages.SETTING_CHANGED, "tercatat": "tanpa batas", "kini": "120%"} in (
        document["perbedaan_jejak"]
    )
    assert set(document["perbedaan_sel"][0]) == {
        "lembar", "sel", "pesan", "tersimpan", "dihitung", "rumus", "rumus_semestinya",
    }  # fmt: skip
    code, said = run(tmp_path / "hilang.xlsx", "--format", "json")
    assert (code, json.loads(said)["putusan"]) == (3, "tidak dapat diperiksa")
