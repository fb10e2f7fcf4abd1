"""Reading a workbook of the user: headings, rows, numbers, merged cells, and files that are no LKj workbooks."""

import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from checks.case import CLEAN, measured, one
from markdown_book import Edit, book, findings_of, put, read_book
from openpyxl.worksheet.worksheet import Worksheet

from lkj_xlsx.declare.model import Role
from lkj_xlsx.package import Refused
from lkj_xlsx.report.report import Report
from lkj_xlsx.sheets.tables import MAIN_TABLES
from lkj_xlsx.values import Quantity, Range, Word

D = Decimal
TWO = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Satu              | Maksimum  | 80     | %      |
|            | IK02    |                   | Dua               | Minimum   | 2      | Orang  |
| Pengukuran | Realisasi |
|            | 40        |
|            | 1         |
| Anggaran   | Kode      | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) |
|            | 076.01.CQ | Program 1               | 1000      | 900            |
|            | 076.01.WA | Program 2               | 500       | 400            |
"""
INPUTS = [
    (table, column)
    for table in MAIN_TABLES
    for column in table.of_role(Role.INPUT, Role.LINK)
    if not column.decided  # compute fills it in, so a workbook may lack it
]


def summary(laporan: Report) -> list[Any]:
    """What must be read alike, wherever it stands."""
    return [
        laporan.pk[["sasaran", "indikator", "polaritas", "target", "satuan"]].to_numpy().tolist(),
        laporan.pengukuran[["sasaran", "indikator", "polaritas", "target", "satuan", "realisasi"]].to_numpy().tolist(),
        laporan.anggaran[["kode", "uraian", "pagu", "realisasi"]].to_numpy().tolist(),
    ]


EXPECTED = [
    [["Sasaran A", "Satu", "Maksimum", D(80), "%"], ["Sasaran A", "Dua", "Minimum", D(2), "Orang"]],
    [["Sasaran A", "Satu", "Maksimum", D(80), "%", D(40)], ["Sasaran A", "Dua", "Minimum", D(2), "Orang", D(1)]],
    [["076.01.CQ", "Program 1", 1000, 900], ["076.01.WA", "Program 2", 500, 400]],
]


def move(sheet: Worksheet, source: str, target: str) -> None:
    """Move all values of a column, as one who cuts and pastes it."""
    for row in range(1, sheet.max_row + 1):
        sheet[f"{target}{row}"].value = sheet[f"{source}{row}"].value
        sheet[f"{source}{row}"].value = None


def _moved(witness: openpyxl.Workbook) -> None:
    move(witness["PK"], "F", "M")
    move(witness["PK"], "C", "L")
    move(witness["Anggaran"], "A", "R")
    move(witness["Anggaran"], "C", "Q")


def _extra(witness: openpyxl.Workbook) -> None:
    witness["PK"].insert_cols(4)
    witness["PK"]["D4"].value = "Penanggung jawab"
    witness["PK"]["D6"].value = "Sekretaris"
    witness["Anggaran"]["P4"].value = "Catatan bendahara"
    witness["Anggaran"]["P6"].value = "lunas"


def _spelled(witness: openpyxl.Workbook) -> None:
    witness["PK"]["C4"].value = "SASARAN\nSTRATEGIS"
    witness["PK"]["D4"].value = "  indikator\u00a0kinerja *"
    witness["PK"]["F4"].value = "Target *"
    witness["PK"]["A4"].value = "No."
    witness["Anggaran"]["C4"].value = "pagu  (RP)"


def _lower(witness: openpyxl.Workbook) -> None:
    for sheet in ("PK", "Anggaran"):
        witness[sheet].insert_rows(2, 4)


def _without_numbers(witness: openpyxl.Workbook) -> None:
    for sheet in ("PK", "Anggaran"):
        witness[sheet].delete_rows(5)


@pytest.mark.parametrize("edit", [_moved, _extra, _spelled, _lower, _without_numbers, put(PK_Z90=None)])
def test_a_column_is_found_by_its_heading_wherever_it_stands(edit: Edit, tmp_path: Path) -> None:
    assert summary(read_book(book(tmp_path, TWO, edit=edit))) == EXPECTED


def test_the_row_that_numbers_the_columns_is_no_data(tmp_path: Path) -> None:
    file = book(tmp_path, TWO, edit=put(PK_A5=1, PK_B5="(2)", PK_C5="3", PK_D5=4, PK_E5="5", PK_F5="6", PK_G5="7"))
    assert list(read_book(file).pk.index) == [6, 7]


def test_a_first_row_of_numbers_that_do_not_count_the_columns_is_data(tmp_path: Path) -> None:
    file = book(tmp_path, "| PK | Indikator Kinerja | Target |\n| | 5 | 80 |")
    assert list(read_book(file).pk.index) == [6]


def test_sheets_are_found_whatever_the_case_of_their_names(tmp_path: Path) -> None:
    def rename(witness: openpyxl.Workbook) -> None:
        for sheet, title in (("Anggaran", "ANGGARAN "), ("PK", "pk")):
            witness[sheet].title = "lain"  # openpyxl takes the same name in another case for a second sheet
            witness["lain"].title = title

    laporan = read_book(book(tmp_path, TWO, edit=rename))
    assert laporan.anggaran["pagu"].tolist() == [1000, 500]
    assert laporan.layout["PK"].sheet == "pk"


CARRIED = """
| PK | Sasaran Strategis | Indikator Kinerja |
|    | Sasaran A | Satu  |
|    |           | Dua   |
|    |           |       |
|    |           | Tiga  |
|    | "   "     | Empat |
|    | Sasaran B | Lima  |
"""


def test_a_sasaran_is_carried_down_through_empty_cells_and_rows(tmp_path: Path) -> None:
    pk = read_book(book(tmp_path, CARRIED)).pk
    assert pk["sasaran"].to_dict() == {6: "Sasaran A", 7: "Sasaran A", 9: "Sasaran A", 10: "Sasaran A", 11: "Sasaran B"}


def test_a_sasaran_is_carried_down_through_a_merged_cell(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, TWO, edit=lambda witness: witness["PK"].merge_cells("C6:C7")))
    assert laporan.pk["sasaran"].tolist() == ["Sasaran A", "Sasaran A"]
    assert laporan.pengukuran["sasaran"].tolist() == ["Sasaran A", "Sasaran A"]


def test_gaps_keep_the_numbers_of_the_rows(tmp_path: Path) -> None:
    edit = put(PK_D20="Jauh", PK_F20=5, Anggaran_A12="076.01.ZZ", Anggaran_C12=7, RKT_E9="Rencana", RKT_F9=1)
    laporan = read_book(book(tmp_path, TWO, edit=edit))
    assert list(laporan.pk.index) == [6, 7, 20]
    assert list(laporan.anggaran.index) == [6, 7, 12]
    assert list(laporan.rkt.index) == [9]


def test_rows_added_far_below_count(tmp_path: Path) -> None:
    edit = put(PK_D300="Jauh", PK_E300="Maksimum", PK_F300=5, Pengukuran_D300="Jauh", Pengukuran_E300="Maksimum",
               Pengukuran_F300=5, Pengukuran_H300=4, RKT_E300="Rencana", RKT_F300=1)  # fmt: skip
    laporan = read_book(book(tmp_path, TWO, edit=edit))
    assert laporan.pk.at[300, "target"] == 5
    assert laporan.pengukuran.at[300, "realisasi"] == 4
    assert 300 in laporan.rkt.index
    assert laporan.layout["Pengukuran"].last_row == 300


def test_a_total_row_is_known_by_its_text(tmp_path: Path) -> None:
    for label in ("JUMLAH", "Total", "Grand Total", "jumlah seluruhnya"):
        laporan = read_book(book(tmp_path, TWO, edit=put(Anggaran_A66=None, Anggaran_B66=label)))
        assert laporan.layout["Anggaran"].total_row == 66, label
        assert list(laporan.anggaran.index) == [6, 7]


def test_a_total_row_whose_label_was_deleted_is_no_data(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, TWO, edit=put(Anggaran_A66=None)))
    assert laporan.layout["Anggaran"].total_row == 66
    assert laporan.anggaran["pagu"].tolist() == [1000, 500]


def test_a_total_row_is_no_data_even_where_the_heading_of_its_column_is_lost(tmp_path: Path) -> None:
    stored = {("Anggaran", "C66"): ("SUM(C6:C65)", D(1500)), ("Anggaran", "D66"): ("SUM(D6:D65)", D(1300))}
    laporan = read_book(book(tmp_path, TWO, edit=put(Anggaran_A4="Nomor"), formulas=stored))
    assert laporan.anggaran["pagu"].tolist() == [1000, 500]


def test_without_total_the_row_below_the_last_one_is_set_aside_for_it(tmp_path: Path) -> None:
    def cut(witness: openpyxl.Workbook) -> None:
        witness["Anggaran"].delete_rows(8, 60)

    laporan = read_book(book(tmp_path, TWO, edit=cut))
    assert laporan.layout["Anggaran"].total_row == 8
    assert list(laporan.anggaran.index) == [6, 7]


def test_a_programme_named_jumlah_something_above_total_is_data(tmp_path: Path) -> None:
    """A row with a code is a programme, whatever its name begins with."""
    edit = put(Anggaran_B6="Jumlah Dokumen Kepemiluan")
    laporan = read_book(book(tmp_path, TWO, edit=edit))
    assert list(laporan.anggaran.index) == [6, 7]
    assert laporan.layout["Anggaran"].total_row == 66


@pytest.mark.alone
def test_a_styled_blank_cell_in_the_last_row_costs_nothing(tmp_path: Path) -> None:
    def style(witness: openpyxl.Workbook) -> None:
        for sheet in ("PK", "Pengukuran", "Anggaran", "RKT"):
            witness[sheet]["D1048576"].number_format = "0.00%"

    file = book(tmp_path, TWO, edit=style)
    start = time.process_time()
    laporan = read_book(file)
    assert time.process_time() - start < 2
    assert summary(laporan) == EXPECTED
    assert laporan.layout["Pengukuran"].last_row < 1000


ZEROES = (
    one("0", "0", "Minimum")
    + """
| Anggaran | Kode   | Pagu (Rp) | Realisasi (Rp) |
|          | 076    | 0         | 0              |
| RKT      | Target | Perkiraan Kebutuhan Anggaran (Rp) |
|          | 0      | 0 |
"""
)


def test_zero_is_a_value_everywhere(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, ZEROES))
    assert laporan.pk["target"].tolist() == [0]
    assert laporan.pengukuran[["target", "realisasi"]].to_numpy().tolist() == [[0, 0]]
    assert laporan.anggaran[["pagu", "realisasi"]].to_numpy().tolist() == [[0, 0]]
    assert laporan.rkt["target"].tolist() == [0]
    assert laporan.rkt["anggaran"].tolist() == [0]


@pytest.mark.parametrize(
    ("written", "value", "satuan"),
    [
        ("85.5%%", D("85.5"), "%"), ("100%%", D(100), "%"), ("7%%", D(7), "%"), ("85%", D(85), "%"),
        ("1 Laporan", D(1), "Laporan"), ("80 - 90%", Range(D(80), D(90)), "%"), ("wtp", Word("WTP"), ""),
        ("7 – 8 bulan", Range(D(7), D(8)), "bulan"), ('"99.08%%"', D("99.08"), "%"), ("BB (Nilai 75)", D(75), ""),
        ("-", None, ""), ("lOOo/o", None, ""), ("0", D(0), ""),
    ],
)  # fmt: skip
def test_a_target_is_read_with_its_unit(written: str, value: Quantity | None, satuan: str, tmp_path: Path) -> None:
    pk = read_book(book(tmp_path, one(written, "1", satuan=""))).pk
    assert pk.at[6, "target"] == value
    assert pk.at[6, "satuan"] == satuan


def test_the_column_satuan_wins_over_a_unit_beside_the_number(tmp_path: Path) -> None:
    assert read_book(book(tmp_path, one("1 Lap", "1", satuan="Laporan"))).pk.at[6, "satuan"] == "Laporan"


def test_a_date_is_no_number(tmp_path: Path) -> None:
    def date(witness: openpyxl.Workbook) -> None:
        witness["Pengukuran"]["H6"].number_format = "dd/mm/yyyy"

    file = book(tmp_path, one("80", "45000"), edit=date)
    assert read_book(file).pengukuran.at[6, "realisasi"] is None
    assert [one.cell for one in findings_of(file) if one.code == "BC02"] == ["H6"]


def test_hidden_rows_are_read(tmp_path: Path) -> None:
    def hide(witness: openpyxl.Workbook) -> None:
        witness["PK"].row_dimensions[7].hidden = True
        witness["Anggaran"].row_dimensions[7].hidden = True

    assert summary(read_book(book(tmp_path, TWO, edit=hide))) == EXPECTED


def test_origins_give_the_cell_and_what_was_written(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, one("85.5%%", "2 Lap") + "| Anggaran | Kode | Pagu (Rp) |\n| | 076 | 1234567 |"))
    assert laporan.origins["PK", 6, "target"][:3] == ("PK", "F6", "85,5%")
    assert laporan.origins["Pengukuran", 6, "realisasi"][:3] == ("Pengukuran", "H6", "2 Lap")
    assert laporan.origins["Pengukuran", 6, "indikator"][:3] == ("Pengukuran", "D6", "Indikator 1")
    assert laporan.origins["Anggaran", 6, "pagu"][:3] == ("Anggaran", "C6", "1.234.567")
    assert laporan.origins["Anggaran", 6, "realisasi"][:3] == ("Anggaran", "D6", None)


def test_origins_list_the_input_cells_of_rows_that_count(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, measured("80", "78")))
    places = [place for place in laporan.origins if place[0] == "Pengukuran"]
    assert {row for _, row, _ in places} == {6}
    assert {key for _, _, key in places} == {
        "no", "kode_ik", "sasaran", "indikator", "polaritas", "target", "satuan", "realisasi",
    }  # fmt: skip
    assert len(laporan.origins) == len(set(laporan.origins))
    assert laporan.origins.get(("Pengukuran", 6, "capaian")) is None
    assert laporan.origins.get(("Pengukuran", 7, "target")) is None
    assert {laporan.written(*place) == origin.written for place, origin in laporan.origins.items()} == {True}


def test_frames_have_the_documented_columns_and_types(tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, CLEAN))
    columns = {
        "RKT": ["kode", "program", "sasaran", "indikator", "target", "satuan", "anggaran", "peran"],
        "PK": ["kode_ik", "sasaran", "indikator", "polaritas", "target", "satuan"],
        "Pengukuran": ["kode_ik", "sasaran", "indikator", "polaritas", "target", "satuan", "realisasi"],
        "Anggaran": ["kode", "uraian", "pagu", "realisasi", "peran"],
    }  # fmt: skip
    for sheet, expected in columns.items():
        frame = laporan.frame(sheet)
        assert list(frame.columns) == expected
        assert frame.index.dtype == "int64"
        assert len(frame) > 0
        for column in expected:
            assert frame[column].dtype == object, (sheet, column)
            if column in ("anggaran", "pagu"):
                assert all(isinstance(value, Decimal) for value in frame[column]), (sheet, column)
            elif column not in ("target", "realisasi"):
                assert all(isinstance(value, str) for value in frame[column]), (sheet, column)
    assert laporan.pengukuran["target"].map(type).tolist() == [Decimal, Decimal, Word]


def test_a_missing_amount_is_missing_and_no_zero(tmp_path: Path) -> None:
    anggaran = read_book(book(tmp_path, "| Anggaran | Kode | Pagu (Rp) |\n| | 076 | |\n| | 077 | 5 |")).anggaran
    assert anggaran["pagu"].isna().tolist() == [True, False]
    assert anggaran.at[7, "pagu"] == 5
    assert isinstance(anggaran.at[7, "pagu"], Decimal)


@pytest.mark.parametrize("amount", [10**15, 999_999_999_999_999])
def test_rupiah_are_exact(amount: int, tmp_path: Path) -> None:
    assert (
        read_book(book(tmp_path, f"| Anggaran | Kode | Pagu (Rp) |\n| | 076 | {amount} |")).anggaran.at[6, "pagu"]
        == amount
    )


@pytest.mark.parametrize(("table", "column"), INPUTS, ids=lambda value: getattr(value, "key", None) or value.sheet)
def test_without_a_heading_only_its_column_is_lost(table: object, column: object, tmp_path: Path) -> None:
    (sheet, at, heading) = next(
        (one.sheet, number, declared.heading)
        for one in MAIN_TABLES if one is table
        for number, declared in enumerate(one.columns, 1) if declared is column
    )  # fmt: skip

    def lose(witness: openpyxl.Workbook) -> None:
        witness[sheet].cell(4, at).value = "Lain-lain"

    found = findings_of(book(tmp_path, TWO, edit=lose))
    assert [(one.sheet, one.message) for one in found if one.code == "BC06"] == [
        (sheet, f'Kolom "{heading}" tidak ditemukan.')
    ]


@pytest.mark.parametrize("sheet", ["Identitas", "RKT", "PK", "Pengukuran", "Anggaran", "Pengaturan"])
def test_a_workbook_without_one_of_our_sheets_is_refused_by_name(sheet: str, tmp_path: Path) -> None:
    def remove(witness: openpyxl.Workbook) -> None:
        del witness[sheet]

    with pytest.raises(Refused, match=rf"laporan\.xlsx tidak memuat lembar {sheet};.*lkj-xlsx template"):
        read_book(book(tmp_path, TWO, edit=remove))


@pytest.mark.parametrize("sheet", ["RKT", "PK", "Pengukuran", "Anggaran"])
def test_a_sheet_without_headings_is_refused_by_name(sheet: str, tmp_path: Path) -> None:
    def wipe(witness: openpyxl.Workbook) -> None:
        witness[sheet].delete_rows(4)

    with pytest.raises(Refused, match=f"Judul kolom lembar {sheet} tidak ditemukan;"):
        read_book(book(tmp_path, TWO, edit=wipe))


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    other = openpyxl.Workbook()
    other.save(tmp_path / "lain.xlsx")
    with pytest.raises(Refused, match=r"bukan buku kerja LKj.*Yang ada: Sheet \(kosong\)"):
        read_book(tmp_path / "lain.xlsx")


def test_a_refusal_names_the_tables_that_stand_in_a_foreign_workbook(tmp_path: Path) -> None:
    other = openpyxl.Workbook()
    other.remove(other.worksheets[0])
    for name, headings in (
        ("Kinerja", ("No", "Sasaran Strategis", "Indikator Kinerja", "Target", "REALISASI")),
        ("Keuangan", ("Kode", "Program/Kegiatan/Output", "Pagu (Rp)", "Realisasi (Rp)")),
        ("Catatan", ("Tanggal", "Isi\nrapat")),
        ("Lain 1", ()),
        ("Lain 2", ()),
    ):
        sheet = other.create_sheet(name)
        sheet.append(["LAPORAN"])
        sheet.append(headings)
    other.save(tmp_path / "lain.xlsx")
    with pytest.raises(Refused) as refused:
        read_book(tmp_path / "lain.xlsx")
    for part in (
        "Kinerja (No, Sasaran Strategis, Indikator Kinerja, Target, REALISASI: mirip Pengukuran, tetapi tanpa Kode IK)",
        "Keuangan (Kode, Program/Kegiatan/Output, Pagu (Rp), Realisasi (Rp): mirip Anggaran)",
        "Catatan (Tanggal, Isi rapat)",
        "1 lembar lain",
    ):
        assert part in str(refused.value)


def test_a_refusal_for_a_sheet_names_the_one_that_it_may_be(tmp_path: Path) -> None:
    def rename(witness: openpyxl.Workbook) -> None:
        witness["RKT"].title = "Angka"
        for ref in ("C4", "D4", "E4", "H4"):
            witness["Angka"][ref].value = "lain"

    with pytest.raises(Refused, match=r"tidak memuat lembar RKT;.*Lembar yang tidak dikenal: Angka \(No, Kode, lain"):
        read_book(book(tmp_path, TWO, edit=rename))


@pytest.mark.parametrize("numbered", [False, True])
def test_headings_repeated_over_prepared_rows_are_no_results_typed_over(numbered: bool, tmp_path: Path) -> None:
    """Our helper formulas still stand beside the headings and numbers of the second table."""

    def repeat(witness: openpyxl.Workbook) -> None:
        sheet = witness["Pengukuran"]
        for column in range(1, 11):
            sheet.cell(10, column).value = sheet.cell(4, column).value
            if numbered:
                sheet.cell(11, column).value = column
        for letter, value in zip("BCDEFGH", (None, "Sasaran B", "Tiga", "Maksimum", 50, None, 20), strict=True):
            sheet[f"{letter}12"].value = value

    file = book(tmp_path, TWO, edit=repeat)
    laporan = read_book(file)
    assert laporan.pengukuran["indikator"].tolist() == ["Satu", "Dua", "Tiga"]
    assert laporan.typed_over_results == {}
    assert [(one.code, one.cell) for one in findings_of(file) if one.sheet == "Pengukuran"] == [
        ("LS02", "D12"), ("BC11", "A10"), ("UK08", "I7"),
    ]  # fmt: skip


@pytest.mark.alone
def test_a_blank_text_in_the_last_row_costs_nothing(tmp_path: Path) -> None:
    file = book(tmp_path, TWO, edit=put(PK_D1048576=" ", Pengukuran_D1048576=" ", Anggaran_B1048576=" "))
    start = time.process_time()
    laporan = read_book(file)
    assert time.process_time() - start < 2
    assert summary(laporan) == EXPECTED
    assert laporan.layout["Pengukuran"].last_row < 1000
