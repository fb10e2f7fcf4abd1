"""Jejak: what compute records, in both places alike, and when it is left as it was."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import openpyxl
import pytest
from checks.case import CLEAN, one
from markdown_book import book, put
from openpyxl.worksheet.worksheet import Worksheet
from robust.parts import packed, replaced, unpacked

from lkj_xlsx.compute import compute
from lkj_xlsx.package import open_workbook
from lkj_xlsx.read import read
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.identitas import UNIT_CODE
from lkj_xlsx.verify import Verdict, verify
from lkj_xlsx.write.trail import inputs_digest

WIB = timezone(timedelta(hours=7))
MORNING, EVENING = datetime(2026, 1, 2, 8, tzinfo=WIB), datetime(2026, 1, 2, 20, tzinfo=WIB)
LABELS = [fact.label for fact in jejak.FACTS]


def computed(source: Path, name: str, now: datetime = MORNING) -> Path:
    target = source.with_name(name)
    compute(source, target, now=now)
    return target


def block(file: Path) -> dict[str, str]:
    """The facts as Temuan shows them, label -> text, read without our code."""
    sheet = openpyxl.load_workbook(file)["Temuan"]
    title = next(row for row in range(sheet.max_row, 0, -1) if sheet.cell(row, 1).value == "Jejak")
    return {str(sheet.cell(row, 1).value): str(sheet.cell(row, 5).value) for row in range(title + 1, sheet.max_row + 1)}


def properties(file: Path) -> dict[str, str]:
    """The facts as document properties, label -> text. Two properties have the names that older outcomes gave them."""
    found = openpyxl.load_workbook(file).custom_doc_props.props  # type: ignore[attr-defined]
    now = {"Sidik Isian per Lembar": "Kode Pencocok per Lembar", "Sidik Tampilan": "Kode Pencocok Tampilan"}
    names = {one.name.removeprefix("Jejak "): one.value for one in found if one.name.startswith("Jejak ")}
    return {now.get(name, name): value for name, value in names.items()}


def without_properties(source: Path) -> Path:
    """The workbook as a program leaves it that knows no custom properties."""
    parts = unpacked(source.read_bytes())
    del parts["docProps/custom.xml"]
    for part, mark in (("_rels/.rels", b"custom-properties"), ("[Content_Types].xml", b"/docProps/custom.xml")):
        start = parts[part].rindex(b"<", 0, parts[part].index(mark))
        parts[part] = parts[part][:start] + parts[part][parts[part].index(b"/>", start) + 2 :]
    source.write_bytes(packed(parts))
    return source


def look(sheet: Worksheet, row: int) -> list[object]:
    return [sheet.cell(row, column).style_id for column in range(1, 10)]


def test_both_places_record_the_same_facts(tmp_path: Path) -> None:
    file = computed(book(tmp_path, CLEAN), "hasil.xlsx")
    assert list(block(file)) == LABELS
    assert block(file) == properties(file)
    assert block(file)["Waktu Hitung"] == "2026-01-02T08:00:00+07:00"
    assert block(file)["SHA-256 Berkas Masukan"] == open_workbook(tmp_path / "laporan.xlsx").sha256
    assert "belum dihitung" not in block(file).values()


def test_a_block_with_the_labels_of_before_is_read(tmp_path: Path) -> None:
    file = computed(book(tmp_path, CLEAN), "hasil.xlsx")
    package = open_workbook(file)
    sheet = package.sheet("Temuan")
    for row, cells in list(sheet.rows()):
        if 1 in cells and str(cells[1].value).startswith("Kode Pencocok "):
            of_before = "Sidik Isian per Lembar" if "Lembar" in str(cells[1].value) else "Sidik Tampilan"
            sheet.put_text(row, 1, of_before)
    package.save(tmp_path / "dulu.xlsx")
    assert verify(tmp_path / "dulu.xlsx").verdict is Verdict.SAME
    assert list(block(computed(tmp_path / "dulu.xlsx", "lagi.xlsx"))) == LABELS


def test_the_template_has_the_block_ready_and_says_that_nothing_was_computed(tmp_path: Path) -> None:
    empty = book(tmp_path)
    assert block(empty) == properties(empty) == dict.fromkeys(LABELS, "belum dihitung")


def test_the_block_keeps_its_look_wherever_it_comes_to_stand(tmp_path: Path) -> None:
    source = book(tmp_path, one("lOOo/o", "-", "Naik"))  # with several findings
    before, after = (openpyxl.load_workbook(file)["Temuan"] for file in (source, computed(source, "hasil.xlsx")))
    (title,) = (row for row in range(7, after.max_row + 1) if after.cell(row, 1).value == "Jejak")
    assert title > jejak.first_row(0, report.FIRST_ROW)
    assert look(after, title) == look(before, jejak.first_row(0, report.FIRST_ROW))
    assert {tuple(look(after, row)) for row in range(title + 1, title + jejak.ROWS)} == {
        tuple(look(before, jejak.first_row(0, report.FIRST_ROW) + 1))
    }


def test_a_run_that_changes_nothing_leaves_the_time_of_the_first(tmp_path: Path) -> None:
    first = computed(book(tmp_path, CLEAN), "hasil.xlsx")
    again = computed(first, "lagi.xlsx", EVENING)
    assert again.read_bytes() == first.read_bytes()


def test_a_run_on_other_inputs_records_itself(tmp_path: Path) -> None:
    first = computed(book(tmp_path, CLEAN), "hasil.xlsx")
    package = open_workbook(first)
    package.sheet("Pengukuran").put_number(7, 8, 1)
    package.save(tmp_path / "berubah.xlsx")
    again = computed(tmp_path / "berubah.xlsx", "lagi.xlsx", EVENING)
    before, after = block(first), block(again)
    assert {label for label in LABELS if before[label] != after[label]} == {
        "SHA-256 Berkas Masukan", "SHA-256 Isian", "Kode Pencocok per Lembar", "Kode Pencocok Tampilan", "Waktu Hitung",
    }  # fmt: skip
    assert verify(again).verdict is Verdict.SAME


@pytest.mark.parametrize("place", ["block", "property"])
def test_a_record_that_was_edited_is_written_anew(place: str, tmp_path: Path) -> None:
    package = open_workbook(computed(book(tmp_path, CLEAN), "hasil.xlsx"))
    sheet = package.sheet("Temuan")
    row = next(number for number, cells in sheet.rows() if 1 in cells and cells[1].value == "Waktu Hitung")
    if place == "block":
        sheet.put_text(row, jejak.VALUE_COLUMN, "kemarin")
    else:
        package.set_custom_property(jejak.TIME.property, "kemarin")
    package.save(tmp_path / "disunting.xlsx")
    again = computed(tmp_path / "disunting.xlsx", "lagi.xlsx", EVENING)
    assert block(again) == properties(again)
    assert block(again)["Waktu Hitung"] == "2026-01-02T20:00:00+07:00"


def test_a_workbook_without_properties_has_only_the_block(tmp_path: Path) -> None:
    file = computed(without_properties(book(tmp_path, CLEAN)), "hasil.xlsx")
    with zipfile.ZipFile(file) as archive:
        assert "docProps/custom.xml" not in archive.namelist()
    assert list(block(file)) == LABELS
    assert block(file)["Versi Templat"] == "tidak ada"
    assert verify(file).verdict is Verdict.SAME
    assert computed(file, "lagi.xlsx", EVENING).read_bytes() == file.read_bytes()


def test_a_workbook_from_before_jejak_gets_the_block_too(tmp_path: Path) -> None:
    def edit(witness: openpyxl.Workbook) -> None:
        witness["Temuan"].delete_rows(7, 20)

    source = book(tmp_path, CLEAN, edit=edit)
    file = computed(source, "hasil.xlsx")
    assert list(block(file)) == LABELS
    assert verify(file).verdict is Verdict.SAME


def test_a_property_of_another_type_becomes_the_fact(tmp_path: Path) -> None:
    source = book(tmp_path, CLEAN)
    parts = unpacked(source.read_bytes())
    start = parts["docProps/custom.xml"].index(b'name="Jejak Alat"')
    head, tail = parts["docProps/custom.xml"][:start], parts["docProps/custom.xml"][start:]
    parts["docProps/custom.xml"] = head + replaced(tail, b"<vt:lpwstr>belum dihitung</vt:lpwstr>", b"<vt:i4>7</vt:i4>")
    source.write_bytes(packed(parts))
    file = computed(source, "hasil.xlsx")
    assert properties(file) == block(file)


def test_long_or_odd_names_of_kategori_fit_into_a_fact(tmp_path: Path) -> None:
    odd = put(Pengaturan_B15="Berhasil " * 100, Pengaturan_B16="Cukup\tBerhasil\x85\u202e_x0007_")
    file = computed(book(tmp_path, CLEAN, edit=odd), "hasil.xlsx")
    shown = block(file)["Skala Kategori"]
    assert shown == properties(file)["Skala Kategori"]
    assert len(shown) <= 255
    assert shown.isprintable()
    assert computed(file, "lagi.xlsx", EVENING).read_bytes() == file.read_bytes()


def test_the_clock_is_read_with_its_zone_and_can_be_set_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = book(tmp_path, CLEAN)
    compute(source, tmp_path / "kini.xlsx")
    shown = datetime.fromisoformat(block(tmp_path / "kini.xlsx")["Waktu Hitung"])
    assert abs(datetime.now(UTC) - shown) < timedelta(minutes=1)
    for epoch, year in (("86400", 1970), ("kemarin", datetime.now(UTC).year)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        compute(source, tmp_path / f"{epoch}.xlsx")
        assert datetime.fromisoformat(block(tmp_path / f"{epoch}.xlsx")["Waktu Hitung"]).year == year


def test_an_optional_field_that_is_empty_leaves_the_digest_as_it_was(short_sample: Path) -> None:
    """So that an outcome from before the field is still the same, and a code that is filled in is an input."""
    laporan = read(open_workbook(short_sample))
    bare = {key: value for key, value in laporan.identitas.values.items() if key != UNIT_CODE.key}
    filled = {**bare, UNIT_CODE.key: "1275"}
    without, coded = (replace(laporan, identitas=replace(laporan.identitas, values=one)) for one in (bare, filled))
    assert inputs_digest(without) == inputs_digest(laporan) != inputs_digest(coded)
