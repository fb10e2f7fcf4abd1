"""The template keeps to the contract, to the declaration, and to what every Excel and LibreOffice knows."""

import re
import runpy
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from oracle import CORRECTED, PUBLISHED, Recalculator, differences, formulas, told

from lkj_xlsx.compute import compute
from lkj_xlsx.declare.model import Column, Field, Role, Table
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import PENGATURAN, PENGATURAN_SHEET
from lkj_xlsx.sheets.ringkasan import ROW_TABLES
from lkj_xlsx.sheets.tables import MAIN_TABLES, PARTS, declared_layout
from lkj_xlsx.template import make_template

HERE = Path(__file__).parent.parent
TEMPLATES = HERE / "workbook_templates"
TEMPLATE = TEMPLATES / "templat-lkj.xlsx"

# What outsiders depend on, written out: a change here is a breaking change.
SHEETS = ["Petunjuk", "Identitas", "RKT", "PK", "Pengukuran", "Anggaran", "Pengaturan", "Ringkasan", "Temuan"]
HEADINGS = {
    "RKT": ["No", "Kode", "Program/Kegiatan", "Sasaran Strategis", "Indikator Kinerja", "Target", "Satuan",
            "Perkiraan Kebutuhan Anggaran (Rp)"],
    "PK": ["No", "Kode IK", "Sasaran Strategis", "Indikator Kinerja", "Polaritas", "Target", "Satuan"],
    "Pengukuran": ["No", "Kode IK", "Sasaran Strategis", "Indikator Kinerja", "Polaritas", "Target", "Satuan",
                   "Realisasi", "% Capaian", "Kategori"],
    "Anggaran": ["Kode", "Program/Kegiatan/Output", "Pagu (Rp)", "Realisasi (Rp)", "Sisa Anggaran (Rp)", "% Capaian"],
}  # fmt: skip
IDENTITAS_LABELS = ["Nama Instansi", "Tahun", "Periode Renstra", "Tempat", "Tanggal", "Jabatan Penandatangan",
                    "Nama Penandatangan"]  # fmt: skip
PENGATURAN_LABELS = ["Rumus Minimum", "Batas Capaian", "Rata-rata Instansi"]

# All of them are older than Excel 2010, and LibreOffice 7.4 knows them.
KNOWN_FUNCTIONS = {
    "ABS", "AND", "AVERAGE", "AVERAGEIF", "CHOOSE", "COUNT", "COUNTIF", "COUNTIFS", "DAY", "FIND", "IF", "IFERROR",
    "INDEX", "ISNUMBER", "ISTEXT", "LARGE", "LEFT", "LEN", "MATCH", "MAX", "MIN", "MONTH", "N", "NOT", "OR",
    "ROUND", "ROW", "ROWS", "SUBSTITUTE", "SUBTOTAL", "SUM", "SUMIFS", "SUMPRODUCT", "TEXT", "TRIM", "YEAR",
}  # fmt: skip
# The colon after INDEX(...) begins an operand for openpyxl.
REFERENCE = re.compile(r":?(.*!)?\$?[A-Z]{1,3}(\$?\d+)?(:\$?[A-Z]{1,3}(\$?\d+)?)?")


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(BytesIO(make_template()))


def tokens(book: Workbook) -> Iterator[Token]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield from Tokenizer(str(cell.value)).items


def validations(sheet: Worksheet) -> list[DataValidation]:
    return list(sheet.data_validations.dataValidation)


def validation_at(sheet: Worksheet, cell: str) -> DataValidation:
    return next(one for one in validations(sheet) if cell in one.sqref)


def unpacked(workbook: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    """The parts in their order with their dates: all but how zlib packed them, which differs by its version."""
    with ZipFile(BytesIO(workbook)) as archive:
        return [(part.filename, part.date_time, archive.read(part)) for part in archive.infolist()]


def test_the_committed_template_is_what_the_code_makes() -> None:
    assert unpacked(TEMPLATE.read_bytes()) == unpacked(make_template()), (
        "run python workbook_templates/make_templates.py"
    )


def test_the_committed_csv_show_the_template() -> None:
    rendered: Callable[[], Mapping[str, bytes]] = runpy.run_path(str(TEMPLATES / "make_templates.py"))["rendered"]
    wanted = {name: content for name, content in rendered().items() if name.endswith(".csv")}
    committed = {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in TEMPLATES.glob("*/*.csv")}
    assert committed == wanted, "run python workbook_templates/make_templates.py"
    assert len(wanted) == len(SHEETS)


def test_the_csv_show_each_cell_with_its_value_and_its_formula() -> None:
    with_csv: Callable[[str, bytes], Mapping[str, bytes]] = runpy.run_path(str(TEMPLATES / "make_templates.py"))[
        "with_csv"
    ]
    lines = with_csv("contoh", CORRECTED.read_bytes())["contoh/Anggaran.csv"].decode().splitlines()
    assert lines[0] == "Sel,Nilai,Rumus"
    assert "C5,3," in lines
    assert "C6,30251789000," in lines
    (serapan,) = [line for line in lines if line.startswith("F6,")]
    assert serapan.startswith('F6,99.07,"=IF(AND(')


def test_making_the_template_twice_gives_the_same_bytes() -> None:
    assert make_template() == make_template()


def test_sheets_are_those_of_the_contract(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize("sheet", HEADINGS)
def test_headings_are_those_of_the_contract(book: Workbook, sheet: str) -> None:
    printed = HEADINGS[sheet]
    row = [cell.value for cell in book[sheet][4]]
    assert row[: len(printed)] == printed
    assert [cell.value for cell in book[sheet][5]][: len(printed)] == [str(n) for n in range(1, len(printed) + 1)]
    assert not set(printed) & set(row[len(printed) :]), "a later column with the heading of an earlier one"


def test_the_budget_ends_with_total_in_its_first_column(book: Workbook) -> None:
    sheet = book["Anggaran"]
    assert sheet.cell(sheet.max_row, 1).value == "TOTAL"


@pytest.mark.parametrize(("sheet", "labels"), [("Identitas", IDENTITAS_LABELS), ("Pengaturan", PENGATURAN_LABELS)])
def test_labels_are_those_of_the_contract(book: Workbook, sheet: str, labels: list[str]) -> None:
    shown = [cell.value for cell in book[sheet]["A"]]
    assert [label for label in shown if label in labels] == labels


def test_kode_ik_is_prepared_alike_on_pk_and_pengukuran(book: Workbook) -> None:
    codes = [[cell.value for cell in book[sheet]["B"][5:]] for sheet in ("PK", "Pengukuran")]
    assert codes[0] == codes[1] == [f"IK{number:02d}" for number in range(1, 61)]


@pytest.mark.parametrize("table", MAIN_TABLES, ids=lambda table: table.sheet)
def test_every_declared_column_has_its_heading_and_its_help_in_the_guide(book: Workbook, table: Table) -> None:
    assert [cell.value for cell in book[table.sheet][4]][: len(table.columns)] == [one.heading for one in table.columns]
    guide = {(row[0], row[1]): row[3] for row in book["Petunjuk"].iter_rows(values_only=True)}
    assert {one.heading: guide.get((table.sheet, one.heading)) for one in table.columns} == {
        one.heading: one.help for one in table.columns
    }


def _prompted(column: Column) -> bool:
    return column.role in (Role.INPUT, Role.LINK)


@pytest.mark.parametrize(
    ("sheet", "at", "column"),
    [(table.sheet, n, one) for table in MAIN_TABLES for n, one in enumerate(table.columns, 1) if _prompted(one)],
    ids=lambda value: value.key if isinstance(value, Column) else str(value),
)
def test_each_input_cell_says_what_belongs_there(book: Workbook, sheet: str, at: int, column: Column) -> None:
    for row in (6, 65):
        found = validation_at(book[sheet], book[sheet].cell(row, at).coordinate)
        assert found.showInputMessage
        assert found.prompt == column.help
        assert found.promptTitle == column.heading[:32]
        offered = column.choices
        if isinstance(offered, tuple):
            offered = f'"{",".join(offered)}"'
        assert found.formula1 == offered or offered is None


@pytest.mark.parametrize(
    ("sheet", "declared"),
    [(IDENTITAS_SHEET, one) for one in IDENTITAS] + [(PENGATURAN_SHEET, one) for one in PENGATURAN],
    ids=lambda value: value.key if isinstance(value, Field) else str(value),
)
def test_each_labelled_value_says_what_belongs_there(book: Workbook, sheet: str, declared: Field) -> None:
    row = next(cell.row for cell in book[sheet]["A"] if cell.value == declared.label)
    found = validation_at(book[sheet], f"B{row}")
    assert found.prompt == declared.help
    assert found.promptTitle == declared.label
    assert book[sheet][f"C{row}"].value == declared.help
    assert book.defined_names[declared.name].attr_text == f"{sheet}!$B${row}"


def test_prompts_keep_to_the_limits_of_excel(book: Workbook) -> None:
    for sheet in book.worksheets:
        for one in validations(sheet):
            assert len(one.prompt or "") <= 255, f"{sheet.title} {one.sqref}"
            assert len(one.promptTitle or "") <= 32, f"{sheet.title} {one.sqref}"
            assert len(one.error or "") <= 255, f"{sheet.title} {one.sqref}"


def test_dropdowns_come_from_defined_names(book: Workbook) -> None:
    lists = [one for sheet in book.worksheets for one in validations(sheet) if one.type == "list"]
    choices = [column.choices for table in MAIN_TABLES for column in table.columns]
    choices += [one.choices for one in IDENTITAS]
    listed = {f'"{",".join(one)}"' for one in choices if isinstance(one, tuple)}
    assert {one.formula1 for one in lists} <= set(book.defined_names) | listed
    assert len(lists) >= 10


def test_no_dropdown_and_no_check_forbids_an_entry(book: Workbook) -> None:
    for sheet in book.worksheets:
        for one in validations(sheet):
            checks = one.type is not None and one.showErrorMessage
            assert not checks or one.errorStyle == "warning", f"{sheet.title} {one.sqref}"


def test_every_name_used_in_a_formula_is_defined(book: Workbook) -> None:
    used = {
        token.value
        for token in tokens(book)
        if token.type == Token.OPERAND
        and token.subtype == Token.RANGE
        and not REFERENCE.fullmatch(token.value.lstrip(":"))  # of INDEX(...):$A$1005 it is the second half
    }
    assert used <= set(book.defined_names)
    assert {"Batas_Capaian", "Rumus_Minimum", "Kategori_Berlaku"} <= used


def test_formulas_use_only_functions_that_old_programs_know(book: Workbook) -> None:
    used = {
        token.value.rstrip("(").rpartition(":")[2].upper()
        for token in tokens(book)
        if token.type == Token.FUNC and token.subtype == Token.OPEN
    }
    assert used <= KNOWN_FUNCTIONS
    assert "SUMPRODUCT" in used


def test_no_formula_needs_an_engine_of_its_own() -> None:
    """No function that programs lack or compute otherwise, none that is computed anew at each change."""
    layout = declared_layout(parts=PARTS)
    columns = [one for table in layout.tables.values() for one in table.table.columns]
    texts = [text for one in columns for text in (one.formula, one.total)]
    texts += [column.formula for table in ROW_TABLES for column in table.columns]
    odd = re.compile(r"\b(SMALL|CELL|FIXED|OFFSET|INDIRECT|ROW)\(|\):")  # ): is a reference that INDEX begins
    assert [text for text in texts if text and odd.search(text)] == []


# The most characters of a formula in the last prepared row, where references are longest.
LONGEST = {Role.LINK: 119, Role.RESULT: 119, Role.HELPER: 199}
LONGER = {  # in optional parts, which would need twice as many helper columns
    *("Pengukuran.rata_sasaran", "Renstra.mentah_akhir", "Renstra.mentah_standar", "Triwulan.target_sd"),
    *("Triwulan.realisasi_sd", *(f"Triwulan.mentah_{at}" for at in ("a", "b", "c", "d", "sd", "cetak"))),
    *(f"Triwulan.{what}_cetak" for what in ("triwulan", "target", "realisasi")),
    *(f"Renstra.bagian_{what}_{at}" for what in ("target", "realisasi") for at in "abcde"),
}


def test_formulas_of_a_row_are_short_enough_to_read() -> None:
    for parts, longer in (((), set[str]()), (PARTS, LONGER)):
        layout = declared_layout(parts=parts)
        lengths = {
            (f"{table.sheet}.{one.key}", one.role): len(layout.render(one.formula, table.sheet, table.last_row))
            for table in layout.tables.values()
            for one in table.table.columns
            if one.formula is not None
        }
        assert {name for (name, role), length in lengths.items() if length > LONGEST[role]} == longer
        if not parts:
            measured = [length for (name, _), length in lengths.items() if name.startswith("Pengukuran.")]
            assert len(measured) <= 18
            assert sum(measured) <= 2150


def test_formulas_of_the_tables_on_ringkasan_are_short_enough_to_read(book: Workbook) -> None:
    sheet = book["Ringkasan"]
    cells = [sheet[f"{one.column}{table.last_row}"] for table in ROW_TABLES for one in table.columns]
    assert [cell.value for cell in cells if len(str(cell.value)) > LONGEST[Role.RESULT] + 1] == []  # "=" is no part


def test_no_formula_is_an_array_formula() -> None:
    with ZipFile(BytesIO(make_template())) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(SHEETS)
    assert not [sheet for sheet in sheets if b't="array"' in sheet]


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_sheet_prints_on_a4_with_page_numbers(book: Workbook, sheet: str) -> None:
    page = book[sheet]
    assert page.page_setup.paperSize == 9
    footer = page.oddFooter
    assert footer is not None
    assert footer.right.text == "Halaman &P dari &N"
    fitted = page.sheet_properties.pageSetUpPr is not None and page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToHeight == 0) if fitted else (page.page_setup.scale is not None)


@pytest.mark.parametrize("sheet", [*HEADINGS, "Temuan"])
def test_tables_keep_their_headings_in_view_and_on_each_page(book: Workbook, sheet: str) -> None:
    page = book[sheet]
    frozen, repeated = ("A6", "$5:$5") if sheet == "Temuan" else ("C6", "$4:$5")
    assert page.freeze_panes == frozen
    assert page.print_title_rows == repeated
    assert page.print_area is not None


def test_no_sheet_is_locked(book: Workbook) -> None:
    assert not [sheet.title for sheet in book.worksheets if sheet.protection.sheet]
    assert book.security is None or not book.security.lockStructure


@pytest.mark.libreoffice
def test_stored_values_are_what_libreoffice_recalculates(recalculate: Recalculator, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.xlsx"
    empty.write_bytes(make_template())
    outputs = [compute(sample, tmp_path / f"{sample.stem}-hasil.xlsx").output for sample in (PUBLISHED, CORRECTED)]
    files = [empty, compute(empty).output, *outputs]
    for file, recalculated in recalculate([file for file in files if file is not None]).items():
        found = differences(file, recalculated)
        assert not found, f"{file.name}: {told(found)}"
        assert sum(map(len, formulas(file).values())) > 1000


@pytest.mark.libreoffice
def test_the_oracle_sees_a_stored_value_that_is_wrong(recalculate: Recalculator, tmp_path: Path) -> None:
    """Without this, all tests here could pass because LibreOffice trusted what was stored."""
    honest, wrong = make_template(), tmp_path / "salah.xlsx"
    with ZipFile(BytesIO(honest)) as source, ZipFile(wrong, "w") as target:
        for part in source.infolist():
            text = source.read(part)
            if part.filename == "xl/worksheets/sheet8.xml":
                assert b"</f><v>0</v>" in text
                text = text.replace(b"</f><v>0</v>", b"</f><v>7</v>", 1)
            target.writestr(part, text)
    found = differences(wrong, recalculate([wrong])[wrong])
    assert [(one.sheet, one.expected, one.found) for one in found] == [("Ringkasan", 7, 0)]


@pytest.mark.parametrize("sample", [PUBLISHED, CORRECTED], ids=lambda path: path.stem)
def test_the_committed_samples_are_what_their_script_makes(sample: Path) -> None:
    made = runpy.run_path(str(sample.parent / "make_samples.py"))["SAMPLES"][sample.name]
    assert unpacked(sample.read_bytes()) == unpacked(make_template(made())), "run python samples/make_samples.py"


def test_the_total_counts_a_row_that_is_inserted_right_above_it(book: Workbook) -> None:
    """Rows that a program inserts stretch the ranges around them: those of the helpers end in the row of TOTAL."""
    sheet = book["Anggaran"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "TOTAL")
    assert f'SUMIFS($I$5:$I{row},$G$5:$G{row},"<>Induk"' in sheet[f"C{row}"].value
