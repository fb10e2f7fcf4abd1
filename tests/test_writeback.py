"""Compute writes our cells and nothing else: parts, user cells, typed results, added rows, formulas, idempotence."""

import hashlib
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from checks.case import CLEAN, one
from lxml import etree
from markdown_book import Formulas, book, put
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.formula import Tokenizer
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from oracle import CORRECTED, PUBLISHED

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.declare.model import Role
from lkj_xlsx.package import column_letters, open_workbook
from lkj_xlsx.report.result_cells import same_formula
from lkj_xlsx.sheets.ringkasan import AGE_OF_CHECK
from lkj_xlsx.sheets.tables import MAIN_TABLES
from lkj_xlsx.verify import verify

OURS_BY_COLUMN = {
    table.sheet: {number for number, column in enumerate(table.columns, 1)
                  if column.role in (Role.RESULT, Role.HELPER, Role.RECORD, Role.MARK)}
    for table in MAIN_TABLES
}  # fmt: skip
NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Formulas of the user that use a result that changes, one that stays empty, and none.
USING_CHANGED_RESULTS: Formulas = {
    ("Anggaran", "T6"): ("E6*2", Decimal(0)),
    ("Anggaran", "T7"): ('IF(E20="",1,2)', Decimal(1)),
    ("Anggaran", "T8"): ("C6*2", Decimal(2000)),
}
INJECTIONS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://contoh.test")', 'a"&1/0&"b', "\t=1+1")


def busy(witness: openpyxl.Workbook) -> None:
    """Add what a user adds to a workbook: a sheet, a column, colours, notes, formulas, rows, text like formulas."""
    extra = witness.create_sheet("Lampiran")
    extra["A1"].value = "=PK!F6*2"
    extra["B2"].value = "catatan"
    extra["B2"].font = Font(bold=True, color="FF0000")
    extra["C3"].value = 0.5
    extra["C3"].number_format = "0.0%"
    measured, budget = witness["Pengukuran"], witness["Anggaran"]
    measured["D6"].fill = PatternFill("solid", fgColor="FFFF00")
    measured["H6"].comment = Comment("dari rapat pleno", "Sekretaris")
    budget["T4"].value = "Catatan bendahara"
    for row, text in enumerate(INJECTIONS[:-1], 6):
        budget[f"T{row}"].value = text
        budget[f"T{row}"].data_type = "s"
    budget["U6"].value = "=C6+D6"
    measured["D300"].value, measured["E300"].value = "Jauh di bawah", "Maksimum"
    measured["F300"].value, measured["H300"].value = 4, 3
    witness["PK"]["D300"].value, witness["PK"]["F300"].value = "Jauh di bawah", 4


TYPED = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Satu              | Maksimum  | 80     | %      |
| Pengukuran | Realisasi | % Capaian | Kategori |
|            | 40        | 99,5%     | "Berhasil" |
| Anggaran   | Kode      | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) | Sisa Anggaran (Rp) | % Capaian |
|            | 076.01.CQ | Program 1               | 1000      | 900            | 101                | 90         |
| TOTAL      |           |                         | 1500      |                |                    |            |
"""


def computed(file: Path, name: str = "hasil.xlsx") -> Outcome:
    return compute(file, file.with_name(name))


def output(outcome: Outcome) -> Path:
    assert outcome.output is not None
    return outcome.output


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_parts(file: Path) -> dict[str, str]:
    """The part of each sheet, in the order of the tabs, as both writers here number them."""
    names = openpyxl.load_workbook(file, read_only=True).sheetnames
    return {f"xl/worksheets/sheet{number}.xml": name for number, name in enumerate(names, 1)}


def filled(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell):
                yield cell


def columns(sheet: Worksheet) -> dict[str, str]:
    """The letters of each column by its heading."""
    return {str(cell.value): column_letters(number) for number, cell in enumerate(sheet[4], 1) if cell.value}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("tulis")
    made = {
        "bersih": book(folder, CLEAN, name="bersih.xlsx", short=False),
        "ramai": book(folder, CLEAN, edit=busy, name="ramai.xlsx", short=False),
        "diketik": book(folder, TYPED, name="diketik.xlsx", short=False),
        "bersandar": book(folder, CLEAN, name="bersandar.xlsx", formulas=USING_CHANGED_RESULTS, short=False),
    }
    for name, sample in (("terbit", PUBLISHED), ("diperbaiki", CORRECTED)):
        made[name] = folder / f"{name}.xlsx"
        made[name].write_bytes(sample.read_bytes())
    return made


@pytest.fixture(scope="module")
def outcomes(files: dict[str, Path]) -> dict[str, Outcome]:
    return {name: compute(file) for name, file in files.items()}


each_file = pytest.mark.parametrize("name", ["bersih", "ramai", "diketik", "bersandar", "terbit", "diperbaiki"])


@each_file
def test_only_our_sheets_and_the_print_areas_change(name: str, outcomes: dict[str, Outcome]) -> None:
    source, result = outcomes[name].source, output(outcomes[name])
    before, after = parts(source), parts(result)
    changed = {part for part in before.keys() | after.keys() if before.get(part) != after.get(part)}
    sheets = sheet_parts(source)
    assert {sheets.get(part, part) for part in changed} <= {
        "RKT", "PK", "Pengukuran", "Anggaran", "Pengaturan", "Ringkasan", "Temuan", "xl/workbook.xml",
        "docProps/custom.xml", "Petunjuk",
    }  # fmt: skip
    assert before.keys() == after.keys()
    assert {"Temuan", "xl/workbook.xml", "docProps/custom.xml"} <= {sheets.get(part, part) for part in changed}


@each_file
def test_the_source_is_left_as_it_was(name: str, files: dict[str, Path], outcomes: dict[str, Outcome]) -> None:
    assert hashlib.sha256(files[name].read_bytes()).hexdigest() == outcomes[name].sha256


@each_file
def test_every_cell_of_the_user_is_as_it_was(name: str, outcomes: dict[str, Outcome]) -> None:
    before, after = (openpyxl.load_workbook(file) for file in (outcomes[name].source, output(outcomes[name])))
    assert before.sheetnames == after.sheetnames
    compared = 0
    for sheet in before.worksheets:
        if sheet.title == "Temuan":
            continue
        ours = OURS_BY_COLUMN.get(sheet.title, set())
        for cell in filled(sheet):
            now = after[sheet.title][cell.coordinate]
            assert now.style_id == cell.style_id or not cell.has_style, (sheet.title, cell.coordinate)
            if cell.data_type != "f" and cell.value is not None and cell.column not in ours and not _total(cell, sheet):
                assert (now.value, now.data_type) == (cell.value, cell.data_type), (sheet.title, cell.coordinate)
                compared += 1
    assert compared > 300


def _total(cell: Cell, sheet: Worksheet) -> bool:
    return sheet.title == "Anggaran" and sheet.cell(cell.row, 1).value == "TOTAL" and cell.column in (3, 4)


@each_file
def test_formulas_of_the_template_are_left_as_they_are_or_laid_over(name: str, outcomes: dict[str, Outcome]) -> None:
    before, after = (openpyxl.load_workbook(file) for file in (outcomes[name].source, output(outcomes[name])))
    compared = 0
    for sheet in before.worksheets:
        for cell in filled(sheet) if sheet.title != "Temuan" else ():
            if cell.data_type == "f":
                now = after[sheet.title][cell.coordinate]
                assert now.data_type == "f"
                was, shown = str(cell.value).removeprefix("="), str(now.value).removeprefix("=")
                if cell.coordinate == AGE_OF_CHECK.value_at and sheet.title == "Ringkasan":
                    assert same_formula(was, shown), "it holds the figures of this check"
                    continue
                assert shown == was or (shown.startswith("IF($") and shown.endswith(f",{was})")), cell.coordinate
                compared += 1
    assert compared > 1500


def test_our_formulas_beside_a_repeated_heading_are_not_taken_for_user_formulas(tmp_path: Path) -> None:
    def repeat(witness: openpyxl.Workbook) -> None:
        sheet = witness["Pengukuran"]
        for column in range(1, 11):
            sheet.cell(10, column).value = sheet.cell(4, column).value
        sheet["D11"].value, sheet["E11"].value, sheet["F11"].value, sheet["H11"].value = "Tiga", "Maksimum", 50, 20

    first = compute(book(tmp_path, CLEAN, edit=repeat))
    assert [one.cell for one in first.findings if one.code == "BC11"] == ["A10"]
    assert [one.cell for one in first.findings if one.code == "BK01"] == []
    compute(output(first), tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == output(first).read_bytes()


@each_file
def test_new_cells_stand_in_columns_that_are_ours(name: str, outcomes: dict[str, Outcome]) -> None:
    before, after = (openpyxl.load_workbook(file) for file in (outcomes[name].source, output(outcomes[name])))
    for table in MAIN_TABLES:
        columns = OURS_BY_COLUMN[table.sheet] | {
            number for number, column in enumerate(table.columns, 1) if column.role is Role.LINK or column.decided
        }
        for cell in filled(after[table.sheet]):
            if cell.value is not None and before[table.sheet][cell.coordinate].value is None:
                assert cell.column in columns, (table.sheet, cell.coordinate, cell.value)


@each_file
def test_every_formula_of_the_output_has_a_stored_value(name: str, outcomes: dict[str, Outcome]) -> None:
    result = output(outcomes[name])
    sheets, formulas, bare = sheet_parts(result), 0, []
    for part, content in parts(result).items():
        for cell in etree.fromstring(content).iter(f"{{{MAIN}}}c") if part in sheets else ():
            if cell.find(f"{{{MAIN}}}f") is not None:
                formulas += 1
                value = cell.find(f"{{{MAIN}}}v")
                if value is None or (not value.text and cell.get("t") != "str"):
                    bare.append(f"{sheets[part]}!{cell.get('r')}")
    assert bare == (["Anggaran!U6", "Lampiran!A1"] if name == "ramai" else []), (
        "only those of the user, as openpyxl left them"
    )
    assert formulas > 1500


@each_file
def test_a_second_run_changes_no_part(name: str, outcomes: dict[str, Outcome], tmp_path: Path) -> None:
    again = compute(output(outcomes[name]), tmp_path / "lagi.xlsx")
    assert parts(output(again)) == parts(output(outcomes[name]))
    assert again.findings == outcomes[name].findings


def test_the_same_input_at_the_same_time_gives_the_same_bytes(files: dict[str, Path], tmp_path: Path) -> None:
    for number in (1, 2):
        compute(files["terbit"], tmp_path / f"{number}.xlsx", now=NOON)
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_pandas_reads_every_result(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["diperbaiki"]
    measured = pd.read_excel(output(outcome), sheet_name="Pengukuran", header=3, engine="openpyxl").iloc[1:13]
    expected = [float(one) for one in outcome.hasil.pengukuran["capaian"]]
    assert measured["% Capaian"].astype(float).tolist() == expected
    assert measured["Kategori"].tolist() == outcome.hasil.pengukuran["kategori"].tolist()
    assert measured["Indikator Kinerja"].notna().all()
    budget = pd.read_excel(output(outcome), sheet_name="Anggaran", header=3, engine="openpyxl")
    total = budget[budget["Kode"] == "TOTAL"].iloc[0]
    assert (int(total["Pagu (Rp)"]), int(total["Sisa Anggaran (Rp)"])) == (33_122_884_000, 305_679_694)
    summary = pd.read_excel(output(outcome), sheet_name="Ringkasan", header=None, engine="openpyxl")
    assert summary.iloc[11, 2] == float(outcome.hasil.ringkasan.capaian or 0)


def test_a_typed_result_becomes_the_formula_again_and_is_kept_beside_it(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["diketik"]
    live, shown = (openpyxl.load_workbook(output(outcome), data_only=data) for data in (False, True))
    headings = {sheet: columns(live[sheet]) for sheet in ("Pengukuran", "Anggaran")}
    for sheet, row, heading, value, record, kept in (
        ("Pengukuran", 6, "% Capaian", 50, "% Capaian Tertulis", "99,5%"),
        ("Pengukuran", 6, "Kategori", "Tidak Berhasil", "Kategori Tertulis", "Berhasil"),
        ("Anggaran", 6, "Sisa Anggaran (Rp)", 100, "Sisa Tertulis", 101),
        ("Anggaran", 6, "% Capaian", 90, "% Capaian Tertulis", 90),
        ("Anggaran", 66, "Pagu (Rp)", 1000, "Pagu Tertulis", 1500),
    ):
        at = f"{headings[sheet][heading]}{row}"
        assert live[sheet][at].data_type == "f", at
        assert shown[sheet][at].value == value, at
        assert shown[sheet][f"{headings[sheet][record]}{row}"].value == kept, record


def test_the_findings_say_what_was_typed_and_by_how_much_it_differs(outcomes: dict[str, Outcome]) -> None:
    found = {(one.code, one.cell): (one.written, one.difference) for one in outcomes["diketik"].findings}
    assert found["UK13", "I6"] == ("99,5%", Decimal("49.5"))
    assert ("UK13", "J6") not in found, "the kategori only follows from the typed capaian"
    assert found["AG03", "E6"] == ("101", Decimal(1))
    assert found["AG03", "C66"] == ("1.500", Decimal(500))
    assert found["AG04", "F6"] == ("F6", None)


def test_an_added_row_gets_formulas_and_the_look_of_the_prepared_rows(outcomes: dict[str, Outcome]) -> None:
    live, shown = (openpyxl.load_workbook(output(outcomes["ramai"]), data_only=data) for data in (False, True))
    for sheet in ("PK", "Pengukuran"):
        for column in OURS_BY_COLUMN[sheet]:
            first, added = live[sheet].cell(6, column), live[sheet].cell(300, column)
            if first.data_type == "f":
                assert added.data_type == "f", (sheet, column)
                assert added.style_id == first.style_id, (sheet, column)
    assert (shown["Pengukuran"]["I300"].value, shown["Pengukuran"]["J300"].value) == (75, "Cukup Berhasil")


def test_a_sheet_a_note_and_a_colour_of_the_user_stay(outcomes: dict[str, Outcome]) -> None:
    after = openpyxl.load_workbook(output(outcomes["ramai"]))
    assert after["Lampiran"]["A1"].value == "=PK!F6*2"
    comment = after["Pengukuran"]["H6"].comment
    assert comment is not None
    assert comment.text == "dari rapat pleno"
    assert after["Pengukuran"]["D6"].fill.fgColor.rgb == "00FFFF00"
    assert after["Anggaran"]["U6"].value == "=C6+D6"


@pytest.mark.parametrize("text", INJECTIONS)
def test_text_like_a_formula_stays_text_wherever_it_is_shown(text: str, tmp_path: Path) -> None:
    def write(witness: openpyxl.Workbook) -> None:
        for sheet, ref in (("PK", "D6"), ("PK", "F6"), ("PK", "C6"), ("Pengukuran", "H6"), ("Anggaran", "B6"),
                           ("Anggaran", "C6"), ("Pengukuran", "I6"), ("Identitas", "B5")):  # fmt: skip
            witness[sheet][ref].value = text
            witness[sheet][ref].data_type = "s"

    source = book(tmp_path, one("80", "80") + "| Anggaran | Kode |\n| | 076 |", edit=write)
    before = openpyxl.load_workbook(source)
    result = output(computed(source))
    after = openpyxl.load_workbook(result)
    report = [cell for row in after["Temuan"].iter_rows(min_row=6) for cell in row]
    assert any(cell.value == text for cell in report)
    assert not [cell.coordinate for cell in report if cell.data_type == "f"]
    for sheet in after.worksheets:
        for cell in filled(sheet):
            if cell.data_type == "f" and (was := before[sheet.title][cell.coordinate]).data_type != "f":
                assert was.value is None or cell.coordinate == "I6"
            if cell.data_type == "f" and text.strip("\t") in str(cell.value).replace('""', '"'):
                tokens = Tokenizer(str(cell.value)).items
                assert any(token.subtype == "TEXT" and text in token.value.replace('""', '"') for token in tokens)


def test_deleted_result_columns_come_back_at_the_right(tmp_path: Path) -> None:
    def delete(witness: openpyxl.Workbook) -> None:
        witness["Anggaran"].delete_cols(5, 2)

    shown = openpyxl.load_workbook(output(computed(book(tmp_path, CLEAN, edit=delete))), data_only=True)["Anggaran"]
    headings = columns(shown)
    assert shown[f"{headings['Sisa Anggaran (Rp)']}6"].value == 10
    assert shown[f"{headings['% Capaian']}6"].value == 99


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """A workbook that each test changes, saves, and leaves as it was: to open it takes as long as to compute it."""
    return openpyxl.load_workbook(book(tmp_path_factory.mktemp("bersih"), CLEAN, short=True))


@pytest.mark.parametrize(
    ("sheet", "ref", "heading"),
    [(table.sheet, f"{column_letters(number)}4", column.heading) for table in MAIN_TABLES
     for number, column in enumerate(table.columns, 1)],
)  # fmt: skip
def test_a_lost_heading_stops_nothing(
    clean: openpyxl.Workbook, sheet: str, ref: str, heading: str, tmp_path: Path
) -> None:
    cell = clean[sheet][ref]
    assert cell.value == heading
    cell.value = "Lain-lain"
    clean.save(tmp_path / "laporan.xlsx")
    cell.value = heading

    outcome = computed(tmp_path / "laporan.xlsx")
    saved = openpyxl.load_workbook(
        output(outcome), read_only=True
    )  # which reads no more than the row that is asked for
    assert saved[sheet][ref].value == "Lain-lain"
    saved.close()
    second = compute(output(outcome), tmp_path / "kedua.xlsx")  # finds the columns that the first one added
    assert parts(output(second)) == parts(output(outcome))


@pytest.mark.parametrize("row", [5, 6, 7, 8, 9])
def test_a_lost_label_of_pengaturan_stops_nothing(row: int, tmp_path: Path) -> None:
    outcome = computed(book(tmp_path, CLEAN, edit=put(**{f"Pengaturan_A{row}": "Lain-lain"})))
    assert str(outcome.hasil.ringkasan.capaian) == "99.33"


def test_text_in_the_total_row_of_the_template_stays_below_a_total_that_the_user_types(tmp_path: Path) -> None:
    workbook = open_workbook(CORRECTED)
    sheet = workbook.sheet("Anggaran")
    sheet.put_text(8, 1, "TOTAL")
    sheet.put_text(66, 8, "dicek bendahara")  # in the column Pemeriksaan
    sheet.put_text(66, 9, "lihat LRA")
    workbook.save(tmp_path / "buku.xlsx")
    compute(tmp_path / "buku.xlsx", tmp_path / "hasil.xlsx")
    cells = open_workbook(tmp_path / "hasil.xlsx").sheet("Anggaran").row(66)
    kept = {at: (cell.value, cell.formula) for at, cell in cells.items() if not cell.is_blank}
    assert kept == {8: ("dicek bendahara", None), 9: ("lihat LRA", None)}


def test_a_row_far_below_the_others_counts_and_the_rows_between_stay_as_they_are(tmp_path: Path) -> None:
    def type_far_below(witness: openpyxl.Workbook) -> None:
        cells: dict[str, str | int] = {"D": "Indikator jauh", "E": "Maksimum", "F": 50, "H": 25}
        for column, value in cells.items():
            witness["Pengukuran"][f"{column}1048576"] = value

    outcome = compute(book(tmp_path, CLEAN, edit=type_far_below))
    assert outcome.hasil.ringkasan.indikator == 4
    assert outcome.hasil.measured[1_048_576]["capaian"] == 50
    assert outcome.output is not None
    with zipfile.ZipFile(outcome.output) as archive:
        assert archive.read("xl/worksheets/sheet5.xml").count(b"<row ") < 100
    assert verify(outcome.output).verdict.value == "cocok"


def test_a_result_is_never_shown_as_a_percentage_or_a_date(tmp_path: Path) -> None:
    wrong = {"Pengukuran!I6": "0%", "Pengukuran!I8": "0.0%", "Anggaran!E6": "d mmm yyyy", "Anggaran!F66": "0.00%",
             "Ringkasan!C12": "0%", "Ringkasan!F12": "0.00%"}  # fmt: skip
    chosen = {"Pengukuran!I7": "0.0", "Anggaran!C6": "#,##0"}

    def formatted(witness: openpyxl.Workbook) -> None:
        for place, code in {**wrong, **chosen}.items():
            sheet, _, ref = place.partition("!")
            witness[sheet][ref].number_format = code

    saved = openpyxl.load_workbook(output(computed(book(tmp_path, CLEAN, edit=formatted))))
    found = {place: saved[sheet][ref].number_format for place in (*wrong, *chosen)
             for sheet, _, ref in [place.partition("!")]}  # fmt: skip
    assert {place: found[place] for place in chosen} == chosen  # what shows the same number stays
    assert not [place for place in wrong if "%" in found[place] or "m" in found[place]]


def test_the_application_calculates_with_what_cells_hold_again(tmp_path: Path) -> None:
    def rounds(witness: openpyxl.Workbook) -> None:
        witness.calculation.fullPrecision = False

    outcome = computed(book(tmp_path, CLEAN, edit=rounds))
    assert openpyxl.load_workbook(output(outcome)).calculation.fullPrecision is not False
    assert "Ketelitian sebagaimana tampil" in str(openpyxl.load_workbook(output(outcome))["Temuan"]["A4"].value)
    assert verify(output(outcome)).verdict.value == "cocok"


def test_a_formula_of_ours_fills_its_own_cell_alone(tmp_path: Path) -> None:
    """An array formula in C11 that fills C12, too, would show its result there as the mean."""

    def fill(witness: openpyxl.Workbook) -> None:
        page = witness["Ringkasan"]
        page["C11"] = ArrayFormula("C11:C12", page["C11"].value)

    outcome = computed(book(tmp_path, CLEAN, edit=fill))
    page = open_workbook(output(outcome)).sheet("Ringkasan")
    assert page.surface.filled_areas == ()
    assert str(page.cell(12, 3).formula).startswith("IF(OR(")
