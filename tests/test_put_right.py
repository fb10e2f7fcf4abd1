"""Temuan opens with what has to be put right: one line a cause, above the list, which then begins further down."""

from pathlib import Path

import openpyxl
from markdown_book import book
from openpyxl.worksheet.worksheet import Worksheet

from lkj_xlsx.compute import Outcome, check, compute
from lkj_xlsx.declare.message import Level
from lkj_xlsx.package import open_workbook
from lkj_xlsx.read.temuan import heading_row
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.sheets import temuan
from lkj_xlsx.sheets.causes import causes
from lkj_xlsx.verify import Verdict, verify

PK = "| PK | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |\n"
PROMISED = "| | IK{0:02} | Sasaran {0} | Indikator {0} | Maksimum | 100 | % |\n"


def made(folder: Path, *realisasi: object) -> Path:
    """A workbook with an indikator for each realisasi."""
    rows = PK + "".join(PROMISED.format(number) for number, _ in enumerate(realisasi, 1))
    rows += "| Pengukuran | Realisasi |\n" + "".join(f"| | {one} |\n" for one in realisasi)
    return book(folder, rows + "| Anggaran | Kode | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) |\n")


def on_temuan(outcome: Outcome) -> Worksheet:
    assert outcome.output is not None
    return openpyxl.load_workbook(outcome.output, data_only=True)["Temuan"]


def lines(sheet: Worksheet) -> list[tuple[object, ...]]:
    """What stands above the list: number, code, sheet, cell, message and effect."""
    found: list[tuple[object, ...]] = []
    for row in sheet.iter_rows(min_row=7, max_col=10, values_only=True):
        if row[4] is None:
            return found
        found.append((*row[:5], row[9]))
    return found


def typed(outcome: Outcome, file: Path, cells: dict[tuple[int, int], str]) -> Path:
    """Type into cells of Temuan; a row is counted from the headings of the list."""
    assert outcome.output is not None
    edited = open_workbook(outcome.output)
    sheet = edited.sheet("Temuan")
    heading = heading_row(sheet)
    for (row, column), text in cells.items():
        sheet.put_text(heading + row, column, text)
    edited.save(file)
    return file


def realisasi(file: Path, **values: object) -> Path:
    witness = openpyxl.load_workbook(file)
    for ref, value in values.items():
        witness["Pengukuran"][ref].value = value
    witness.save(file)
    return file


def test_what_is_wrong_in_the_same_way_is_one_line_with_its_effect_and_a_link(tmp_path: Path) -> None:
    run = compute(made(tmp_path, 90, "lOO%", "l%", 80))
    sheet = on_temuan(run)
    assert (sheet["A5"].value, sheet["A6"].value) == ("Yang harus dibetulkan", "No")
    ((number, code, name, cell, message, effect),) = lines(sheet)
    assert (number, code, name, cell) == (1, "BC02", "Pengukuran", "H7")
    assert str(message).endswith(" Begitu juga H8.")
    assert effect == "Tidak ikut dalam rata-rata capaian (2 dari 4 indikator terukur)."
    link = sheet["D7"].hyperlink
    assert link is not None
    assert str(link.location).replace("'", "") == "Pengukuran!H7"
    assert [sheet.cell(row, 1).value for row in range(8, 12)] == [None, "Tingkat", "kesalahan", "kesalahan"]
    assert sheet["A3"].value == f"Temuan: 2 kesalahan, 0 peringatan, {len(run.findings) - 2} catatan."
    assert sheet.freeze_panes is None
    mark = openpyxl.load_workbook(run.output or "")["Pengukuran"]["K7"].hyperlink
    assert mark is not None
    assert str(mark.location).replace("'", "") == "Temuan!A10"


def test_what_does_not_fit_on_a_page_is_counted(tmp_path: Path) -> None:
    run = check(made(tmp_path, 90))
    many = [Finding(f"ZZ{number}", Level.ERROR, "PK", f"F{number}", "Salah.") for number in range(10, 30)]
    found = causes(run.laporan, run.hasil, [*run.findings, *many])
    assert [one.cell for one in found[:-1]] == [f"F{number}" for number in range(10, 10 + temuan.MOST_CAUSES)]
    assert found[-1].message.startswith("Masih ada 5 sebab lain")


def test_the_list_moves_up_and_down_and_takes_along_what_the_user_wrote(tmp_path: Path) -> None:
    first = compute(made(tmp_path, 90, "lOO%", 80, 70))
    own = {(0, 12): "Tindak Lanjut", (1, 11): "tunggu", (1, 12): "minggu depan", (-4, 14): "di samping judul"}
    file = typed(first, tmp_path / "a.xlsx", own)
    more = compute(realisasi(file, H8="-0,5x", H9=250000))
    sheet = on_temuan(more)
    at = 1 + next(row for row in range(1, 30) if sheet.cell(row, 1).value == "Tingkat")
    assert [sheet.cell(at - 1, column).value for column in (10, 11, 12)] == ["Dampak", "Tanggapan", "Tindak Lanjut"]
    beside = {sheet.cell(row, 4).value: sheet.cell(row, 12).value for row in range(at, at + len(more.findings))}
    assert beside["H7"] == "minggu depan"
    assert list(more.answers.values()) == ["tunggu"]
    everything = [cell.value for row in sheet.iter_rows() for cell in row]
    assert (everything.count("di samping judul"), everything.count("Tindak Lanjut")) == (1, 1)
    assert more.output is not None
    again = compute(more.output)
    assert again.output is not None
    assert again.output.read_bytes() == more.output.read_bytes()
    none = compute(realisasi(more.output, H7=95, H8=80, H9=70))
    sheet = on_temuan(none)
    assert [sheet.cell(5, column).value for column in (1, 11, 12)] == ["Tingkat", "Tanggapan", "Tindak Lanjut"]
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert {one.code for one in none.findings if one.written and "tunggu" in one.written} == {"BK16"}
    assert none.output is not None
    assert verify(none.output).verdict is Verdict.SAME


def test_an_answer_typed_beside_a_line_above_belongs_to_its_finding(tmp_path: Path) -> None:
    first = compute(made(tmp_path, 90, "lOO%", 80))
    file = typed(first, tmp_path / "a.xlsx", {(-2, 11): "disengaja"})
    assert verify(file).verdict is Verdict.SAME
    again = compute(file)
    assert again.answers == {0: "disengaja"}
    assert (
        on_temuan(again)["A3"].value
        == f"Temuan: 1 kesalahan (1 dijawab), 0 peringatan, {len(again.findings) - 1} catatan."
    )
    twice = compute(typed(again, tmp_path / "b.xlsx", {(-2, 11): "lain lagi"}))
    assert twice.answers == {0: "disengaja"}
    assert "lain lagi" in [cell.value for row in on_temuan(twice).iter_rows() for cell in row]


def test_a_line_of_the_users_among_those_above_moves_below_the_list(tmp_path: Path) -> None:
    first = compute(made(tmp_path, 90, "lOO%", 80))
    again = compute(typed(first, tmp_path / "a.xlsx", {(-1, 1): "catatan", (-1, 5): "tanya Bu Sri"}))
    everything = [cell.value for row in on_temuan(again).iter_rows(min_row=12) for cell in row]
    assert (everything.count("catatan") >= 1, everything.count("tanya Bu Sri")) == (True, 1)


def test_a_line_that_was_edited_emptied_or_added_is_a_difference(tmp_path: Path) -> None:
    run = compute(made(tmp_path, 90, "lOO%", 80))
    edits = [{(-2, column): "semua benar"} for column in (2, 5, 9, 10)]
    edits += [{(-2, column): "" for column in range(1, 11)}, {(-1, 2): "AG03", (-1, 5): "TOTAL salah."}]
    for edit in edits:
        found = verify(typed(run, tmp_path / "diubah.xlsx", edit))
        assert found.verdict is Verdict.DIFFERENT, edit
        assert {one.sheet for one in found.cells} == {"Temuan"}


def test_headings_moved_by_a_column_are_put_back_with_what_stands_above(tmp_path: Path) -> None:
    first = compute(made(tmp_path, 90, "lOO%", 80))
    file = typed(first, tmp_path / "a.xlsx", {(1, 11): "disengaja"})
    witness = openpyxl.load_workbook(file)
    witness["Temuan"].insert_cols(3)
    witness["Temuan"].delete_rows(2)
    witness.save(file)
    again = compute(file)
    assert again.answers == {0: "disengaja"}
    assert on_temuan(again)["A5"].value == "Yang harus dibetulkan"
    assert lines(on_temuan(again)) == lines(on_temuan(first))
    assert again.output is not None
    assert verify(again.output).verdict is Verdict.SAME
