"""The canonical form of the inputs: what changes a figure changes it, what does not leaves it alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from checks.case import CLEAN
from markdown_book import Edit, Formulas, book, put, read_book
from openpyxl.styles import PatternFill

from lkj_xlsx.sheets import jejak
from lkj_xlsx.write.trail import canonical, facts, settings_in_force

WIB = datetime(2026, 1, 2, 8, 30, 15, 999, tzinfo=timezone(timedelta(hours=7)))


def lines(
    folder: Path, markdown: str = CLEAN, *, formulas: Formulas | None = None, edit: Edit | None = None
) -> list[str]:
    return flat(canonical(read_book(book(folder, markdown, edit=edit, formulas=formulas))))


def flat(sheets: dict[str, list[str]]) -> list[str]:
    return [f"{sheet} {line}" for sheet, own in sheets.items() for line in own]


def changed(folder: Path, cells: Mapping[str, object]) -> list[str]:
    """The lines that a change of cells adds."""
    return sorted(set(lines(folder, edit=put(**cells))) - set(lines(folder)))


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ({"PK_F6": 81}, 'PK [["kode_ik","t","IK01"],["sasaran","t","Sasaran A"],["indikator","t","Indikator 1"],'
                        '["polaritas","t","Maksimum"],["target","n","81"],["satuan","t","%"]]'),
        ({"Pengukuran_H7": "2 Lap"}, 'Pengukuran [["kode_ik","t","IK02"],["realisasi","t","2 Lap"]]'),
        ({"Pengukuran_H7": 0}, 'Pengukuran [["kode_ik","t","IK02"],["realisasi","n","0"]]'),
        ({"Pengukuran_H7": True}, 'Pengukuran [["kode_ik","t","IK02"],["realisasi","b",true]]'),
        ({"Pengukuran_F7": 3}, 'Pengukuran [["kode_ik","t","IK02"],["target","n","3"],["realisasi","n","2"]]'),
        ({"Pengukuran_H7": "satu\r\ndua"}, 'Pengukuran [["kode_ik","t","IK02"],["realisasi","t","satu\\ndua"]]'),
        ({"Anggaran_D66": 995}, 'Anggaran ["total",["realisasi_tertulis","n","995"]]'),
        ({"Identitas_B5": "KPU Kota Lain"}, 'Identitas ["instansi","KPU Kota Lain"]'),
        ({"Pengaturan_B6": 120}, 'Pengaturan ["batas_capaian","120%"]'),
        ({"Pengaturan_D16": 70.5}, 'Pengaturan ["kategori","Cukup Berhasil",false,"70,5","71-90"]'),
        ({"Pengaturan_C32": 5}, 'Pengaturan ["kata","Opini BPK","WTP","5",null]'),
    ],
)  # fmt: skip
def test_each_input_is_in_it(cells: dict[str, object], line: str, tmp_path: Path) -> None:
    assert line in changed(tmp_path, cells)


def test_a_percentage_is_another_number(tmp_path: Path) -> None:
    """0,8 shown as 80% is 80, and only its format says so."""
    target = '["target","p","0.8"]'
    assert any(target in line for line in lines(tmp_path, CLEAN.replace("Maksimum  | 80 ", "Maksimum  | 80%% ")))
    assert not any(target in line for line in lines(tmp_path, CLEAN.replace("Maksimum  | 80 ", "Maksimum  | 0.8 ")))


def test_a_user_formula_counts_with_its_value_however_it_is_spelled(tmp_path: Path) -> None:
    formulas = [
        {("Anggaran", "C6"): (text, value)}
        for text, value in (
            ("SUM('RKT'!H6, 0)", Decimal(1000)),
            ("sum(RKT!H6,0)", Decimal(1000)),
            ("SUM(RKT!H7,0)", Decimal(1000)),
            ("SUM(RKT!H6,0)", Decimal(1001)),
        )
    ]
    one, spelled, elsewhere, other = (lines(tmp_path, formulas=formula) for formula in formulas)
    assert one == spelled
    assert len({tuple(form) for form in (one, elsewhere, other)}) == 3


def _dress(witness: openpyxl.Workbook) -> None:
    """What changes no figure: colour, height, a number format, a note beside the table, an empty row in between."""
    witness["PK"]["D6"].fill = PatternFill("solid", fgColor="FFFF00")
    witness["PK"].row_dimensions[7].height = 90
    witness["Anggaran"]["C6"].number_format = "#,##0.00"
    witness["Pengukuran"]["AF3"].value = "catatan"
    measured = witness["Pengukuran"]
    for column in range(1, 9):
        measured.cell(9, column).value, measured.cell(8, column).value = measured.cell(8, column).value, None
    measured["B9"].value, measured["B8"].value = "IK03", "IK04"


def test_looks_and_row_numbers_are_not_in_it(tmp_path: Path) -> None:
    assert lines(tmp_path, edit=_dress) == lines(tmp_path)


def test_the_order_of_rows_is_in_it(tmp_path: Path) -> None:
    rows = CLEAN.splitlines()
    at = next(number for number, row in enumerate(rows) if "IK02" in row)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    assert sorted(lines(tmp_path, "\n".join(rows))) == sorted(lines(tmp_path))
    assert lines(tmp_path, "\n".join(rows)) != lines(tmp_path)


@pytest.mark.parametrize(
    ("number", "text"),
    [("1000000000000001", "1000000000000001"), ("0.1234567890123456", "0.123456789012346"), ("1E+2", "100"),
     ("90.50", "90.5"), ("-0.0", "0")],
)  # fmt: skip
def test_numbers_are_plain_decimals(number: str, text: str, tmp_path: Path) -> None:
    laporan = read_book(book(tmp_path, CLEAN))
    typed = canonical(replace(laporan, typed_over_results={("Anggaran", 6, "sisa"): Decimal(number)}))
    assert any(f'["sisa_tertulis","n","{text}"]' in line for line in typed["Anggaran"])


def _facts(folder: Path, **pengaturan: str | Decimal) -> dict[str, str]:
    laporan = read_book(book(folder, CLEAN, pengaturan=pengaturan))
    return facts(laporan, template="1", sha256="f" * 64, now=WIB)


def test_the_facts_are_those_that_are_declared(tmp_path: Path) -> None:
    found = _facts(tmp_path)
    assert list(found) == [fact.key for fact in jejak.FACTS if fact is not jejak.DISPLAY], (
        "the display is known at the end"
    )
    assert found["waktu"] == "2026-01-02T08:30:15+07:00"
    assert [part.split()[0] for part in found["lembar"].split("; ")] == [
        "Identitas", "RKT", "PK", "Pengukuran", "Anggaran", "Pengaturan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pengaturan", "key", "shown"),
    [
        ({"rumus_minimum": "T/R"}, "rumus_minimum", "T/R"),
        ({"batas_capaian": Decimal("112.5")}, "batas_capaian", "112,5%"),
        ({}, "batas_capaian", "tanpa batas"),
        ({"rata_rata": "sasaran"}, "rata_rata", "sasaran"),
        ({"skala_kategori": "Pemda"}, "skala_kategori",
         "Pemda: Sangat Tinggi mulai 91; Tinggi mulai 76; Sedang mulai 66; Rendah mulai 51; Sangat Rendah mulai 0"),
        ({"skala_kategori": "Tidak Ada\nBaris"}, "skala_kategori", "Tidak Ada Baris"),
    ],
)  # fmt: skip
def test_the_settings_in_force_are_shown_as_an_auditor_reads_them(
    pengaturan: dict[str, str | Decimal], key: str, shown: str, tmp_path: Path
) -> None:
    assert _facts(tmp_path, **pengaturan)[key] == shown


def test_no_fact_is_ever_empty(tmp_path: Path) -> None:
    """An empty one could not be told from one that was never recorded."""
    laporan = read_book(book(tmp_path, CLEAN))
    nameless = replace(laporan, settings=replace(laporan.settings, scale="", kategori=()))
    assert settings_in_force(nameless.settings)["skala_kategori"] == ""
    assert all(facts(nameless, template="", sha256="f" * 64, now=WIB).values())
