"""Faults planted one at a time in the corrected sample: each is found where it is, and nothing else is accused.

A fault that only deserves a catatan is not in the table: on the corrected sample nothing stands above that level.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from oracle import CORRECTED, PUBLISHED
from package.helpers import difference
from rich.package import SPREADSHEET_TYPE, Package, child, fragment
from robust.parts import WORKBOOK, packed, replaced, sheet_part, unpacked

from lkj_xlsx.compute import check
from lkj_xlsx.declare.message import Level
from lkj_xlsx.declare.model import TEMPLATE_VERSION
from lkj_xlsx.package import Sheet, Workbook, open_workbook, split_ref
from lkj_xlsx.report.findings import Finding

Value = str | int | Decimal | None | tuple[str, Decimal | None]  # a text, a number, nothing, a formula and its value
Cells = Mapping[str, Value]
Step = Callable[[Path], None]


@dataclass(frozen=True)
class Fault:
    """What is changed on the corrected sample, and every finding above catatan: "KODE Lembar!Sel", in any order."""

    name: str
    change: Cells | Step
    found: tuple[str, ...]


def fault(name: str, change: Cells | Step, *found: str) -> Fault:
    return Fault(name, change, found)


@cache
def _sample() -> Workbook:
    return open_workbook(CORRECTED)


def _cell(place: str) -> Value:
    """What stands in a cell of the corrected sample."""
    sheet, _, ref = place.partition("!")
    value = _sample().sheet(sheet).cell(*split_ref(ref)).value
    assert value is None or isinstance(value, str | Decimal)
    return value


def _exchanged(sheet: str, one: int, other: int, columns: str) -> Cells:
    """Two rows that sorting has exchanged."""
    pairs = [(f"{sheet}!{column}{one}", f"{sheet}!{column}{other}") for column in columns]
    return {to: _cell(of) for pair in pairs for to, of in (pair, pair[::-1])}


def _hidden_row(file: Path) -> None:
    book = open_workbook(file)
    book.sheet("PK").hide_row(12, hidden=True)
    book.save(file)


def _lost_name(file: Path) -> None:
    """What Excel leaves of a name whose rows were deleted."""
    book = open_workbook(file)
    book.set_defined_name("Kategori_Batas", "Pengaturan!#REF!")
    book.save(file)


def _part(part: str, old: str, new: str) -> Step:
    def step(file: Path) -> None:
        parts = unpacked(file.read_bytes())
        parts[part] = replaced(parts[part], old.encode(), new.encode())
        file.write_bytes(packed(parts))

    return step


def _copied_sheet(file: Path) -> None:
    package = Package(unpacked(file.read_bytes()))
    copy = "xl/worksheets/sheet10.xml"
    package.add(copy, package.parts[sheet_part("Pengukuran")], f"{SPREADSHEET_TYPE}worksheet+xml")
    sheets = child(package.tree(WORKBOOK), "sheets")
    sheets.append(
        fragment(f'<sheet name="Pengukuran (2)" sheetId="10" r:id="{package.relate(WORKBOOK, "worksheet", copy)}"/>')
    )
    package.save(file)


def _linked_book(file: Path) -> None:
    package = Package(unpacked(file.read_bytes()))
    link = "xl/externalLinks/externalLink1.xml"
    outside = package.relate(link, "externalLinkPath", "xl/externalLinks/rekap-2023.xlsx")
    package.tree("xl/externalLinks/_rels/externalLink1.xml.rels")[0].set("TargetMode", "External")
    book = f'<externalBook r:id="{outside}"/>'
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package.add(
        link, f'<externalLink xmlns="{main}" xmlns:r="{space}">{book}</externalLink>',
        f"{SPREADSHEET_TYPE}externalLink+xml",
    )  # fmt: skip
    reference = fragment(f'<externalReference r:id="{package.relate(WORKBOOK, "externalLink", link)}"/>')
    references = fragment("<externalReferences/>")
    references.append(reference)
    child(package.tree(WORKBOOK), "sheets").addnext(references)
    package.save(file)


def _linked_cell(file: Path) -> None:
    _linked_book(file)
    plant({"Pengukuran!H6": ("[1]Rekap!B4", Decimal(82))}, file)


_CQ, _WA = "076.01.CQ", "076.01.WA"
_TOTAL: Cells = {"Anggaran!C66": 33122884000, "Anggaran!D66": 32817204306, "Anggaran!E66": 305679694,
                 "Anggaran!F66": Decimal("99.08")}  # fmt: skip
_SPENT_NOT_DONE: tuple[Value, ...] = (45, 15, "TMP", 40, "D", 40, 40, 40, Decimal("0.25"), 50, 50, 20)

FAULTS = (
    # Identitas. A year of another report is reported at the date that it contradicts.
    fault("Tahun tertinggal dari laporan tahun lalu", {"Identitas!B7": 2023}, "ID05 Identitas!B12"),
    fault("Dua angka tahun tertukar", {"Identitas!B7": 2042}, "ID06 Identitas!B8"),
    fault("Tahun ditulis TA 2024", {"Identitas!B7": "TA 2024"}, "ID03 Identitas!B7"),
    fault("Nama instansi terhapus", {"Identitas!B5": None}, "ID01 Identitas!B5"),
    fault("Periode Renstra yang lama", {"Identitas!B8": "2015-2019"}, "ID06 Identitas!B8"),
    fault("Urutan tahun Renstra keliru", {"Identitas!B8": "2020-2024 (tahun ketiga)"}, "ID07 Identitas!B8"),
    fault("Tanggal tanda tangan setahun terlalu awal", {"Identitas!B12": 45308}, "ID05 Identitas!B12"),
    fault("Judul PK masih tahun lalu", {"PK!A1": "Perjanjian Kinerja Tahun 2023"}, "ID04 PK!A1"),
    # RKT
    fault("Target RKT terhapus", {"RKT!F7": None}, "RK01 RKT!F7"),
    fault("Dua angka anggaran RKT tertukar", {"RKT!H7": 2817095000}, "LS07 RKT!H7"),
    fault("Anggaran satu program tidak direncanakan", {"RKT!H6": None}, "LS04 RKT!H6"),
    fault("Anggaran RKT hasil pindai", {"RKT!H6": "3O.251.789.OOO"}, "BC02 RKT!H6"),
    fault("Kode RKT memakai koma", {"RKT!B7": "076,01,WA"}, "RK04 RKT!B7"),
    fault("Satu kode untuk dua program RKT", {"RKT!B7": _CQ}, "RK05 RKT!B7"),
    fault("Nama indikator RKT diringkas", {"RKT!E7": "Persentase Informasi Partai Politik Yang Mutakhir"},
          "RK06 RKT!E7"),
    fault("Sasaran RKT dari rencana lain", {"RKT!D7": "Terwujudnya Layanan Keuangan"}, "RK07 RKT!D7"),
    fault("Satu kata sasaran RKT diganti", {"RKT!D7": "Terwujudnya Penyelenggaraan Pemilihan Dalam Proses Konsolidasi"},
          "LS10 RKT!D7"),
    fault("Induk RKT kurang satu rupiah dari rinciannya",
          {"RKT!B8": f"{_WA}.1", "RKT!H8": 2000000000, "RKT!B9": f"{_WA}.2", "RKT!H9": 871095001}, "RK03 RKT!H7"),
    fault("Rincian RKT ditulis tanpa kode induknya",
          {"RKT!B8": "3355.EBA", "RKT!H8": 2000000000, "RKT!B9": "3355.EBD", "RKT!H9": 871095000}, "RK02 RKT!H7"),
    # PK
    fault("Target PK terhapus", {"PK!F6": None}, "PK01 PK!F6"),
    fault("Target PK nol dengan polaritas Maksimum", {"PK!F6": 0}, "UK05 PK!F6"),
    fault("Target PK negatif", {"PK!F6": -80}, "UK17 PK!F6"),
    fault("Target PK hasil pindai", {"PK!F6": "8O%"}, "BC02 PK!F6"),
    fault("Target PK ribuan atau desimal", {"PK!F9": "1.234"}, "UK11 Pengukuran!H9"),
    fault("Target PK kata di luar skala", {"PK!F10": "Istimewa"}, "BC03 PK!F10"),
    fault("Satuan target PK bukan satuan kolomnya", {"PK!F6": "80 Orang"}, "BC07 PK!F6"),
    fault("Polaritas PK bukan pilihan", {"PK!E6": "Naik"}, "PK02 PK!E6"),
    fault("Kode IK ganda", {"PK!B7": "IK01"}, "PK03 PK!B6"),
    fault("Kode IK terhapus pada PK", {"PK!B7": None}, "UK20 Pengukuran!H7"),
    fault("Nama indikator PK terhapus", {"PK!D12": None}, "UK20 PK!F12"),
    fault("Sasaran PK terhapus", {"PK!C6": None}, "UK19 PK!C6"),
    fault("Sasaran baru tanpa indikator", {"PK!C18": "Terwujudnya Layanan Prima"}, "PK04 PK!C18"),
    fault("Indikator disalin ke baris berikutnya", {"PK!D12": _cell("PK!D11")}, "PK05 PK!D12"),
    fault("Dua indikator dalam satu baris",
          {"PK!D16": "Persentase Pemilihan Yang Aman; Jumlah Sengketa Yang Selesai"}, "PK06 PK!D16"),
    fault("Nilai dengan target persen", {"PK!G9": "%"}, "PK07 PK!F9"),
    fault("PK diurutkan tanpa sasarannya", _exchanged("PK", 12, 17, "BDEFG"), "PK10 PK!C12"),
    fault("Judul kolom Polaritas diganti", {"PK!E4": "Arah"}, "BC06 PK!A4"),
    # Pengukuran
    fault("Target diturunkan pada Pengukuran", {"Pengukuran!F11": 80}, "LS03 Pengukuran!F11"),
    fault("Polaritas dibalik pada Pengukuran", {"Pengukuran!E14": "Maksimum"}, "LS09 Pengukuran!E14"),
    fault("Indikator diganti nama pada Pengukuran", {"Pengukuran!D12": "Persentase Partisipasi Pemilih Wanita"},
          "LS06 Pengukuran!D12"),
    fault("Dua kata sasaran hilang pada Pengukuran",
          {"Pengukuran!C16": "Terwujudnya Pemilihan Umum Serentak Yang Aman Disertai Penyelesaian Sengketa Hukum Yang "
           "Baik"}, "LS10 Pengukuran!C16"),
    fault("Kode IK Pengukuran disalin dari baris di atasnya", {"Pengukuran!B17": "IK11"}, "LS14 Pengukuran!B16"),
    fault("Kode IK Pengukuran salah ketik", {"Pengukuran!B17": "IK21"}, "UK20 Pengukuran!H17"),
    fault("Realisasi di baris yang kosong", {"Pengukuran!H18": 90}, "UK20 Pengukuran!H18"),
    fault("Realisasi strip", {"Pengukuran!H9": "-"}, "UK02 Pengukuran!H9"),
    fault("Realisasi pecahan, target persen", {"Pengukuran!H11": Decimal("0.832")}, "UK11 Pengukuran!H11"),
    fault("Realisasi seratus kali terlalu besar, Minimum", {"Pengukuran!H14": 12}, "UK11 Pengukuran!H14"),
    fault("Realisasi jauh melampaui target Minimum", {"Pengukuran!H14": Decimal("0.9")}, "UK07 Pengukuran!I14"),
    fault("Realisasi hasil pindai", {"Pengukuran!H15": "lOOo/o"}, "BC02 Pengukuran!H15"),
    fault("Realisasi berupa rentang", {"Pengukuran!H6": "80-90"}, "BC02 Pengukuran!H6"),
    fault("Realisasi dalam orang, bukan persen", {"Pengukuran!H6": "82 Orang"}, "BC07 Pengukuran!H6"),
    fault("Realisasi kata dari skala lain", {"Pengukuran!H10": "WTP"}, "UK15 Pengukuran!H10"),
    fault("Realisasi rumus tanpa nilai", {"Pengukuran!H6": ("80+2", None)}, "BC05 Pengukuran!H6"),
    fault("Semua realisasi disalin dari target", {f"Pengukuran!H{row}": _cell(f"PK!F{row}") for row in range(6, 18)},
          "UK22 Pengukuran!H6"),
    fault("Capaian buruk tertutup rata-rata", {"Pengukuran!H13": 30}, "UK24 Pengukuran!I13"),
    fault("Capaian dan kategori diketik lebih baik",
          {"Pengukuran!I11": Decimal("102.12"), "Pengukuran!J11": "Sangat Berhasil"}, "UK13 Pengukuran!I11"),
    fault("Kategori saja dinaikkan", {"Pengukuran!J13": "Berhasil"}, "UK13 Pengukuran!J13"),
    fault("Rumus sendiri di capaian", {"Pengukuran!I6": ("H6/F6*100", Decimal("102.5"))}, "BC09 Pengukuran!I6"),
    fault("Judul kolom Realisasi diganti", {"Pengukuran!H4": "Hasil"}, "BC06 Pengukuran!A4"),
    # Anggaran
    fault("Dua angka pagu tertukar", {"Anggaran!C6": 30215789000}, "LS07 RKT!H6"),
    fault("Pagu tertukar angkanya, di bawah realisasi", {"Anggaran!C7": 2817095000}, "AG02 Anggaran!D7"),
    fault("Realisasi melebihi pagu", {"Anggaran!D7": 2947991005}, "AG02 Anggaran!D7"),
    fault("Realisasi negatif", {"Anggaran!D7": -2847991005}, "AG19 Anggaran!D7"),
    fault("Pagu nol", {"Anggaran!C7": 0}, "AG11 Anggaran!D7"),
    fault("Pagu kosong di atas TOTAL yang diketik", {**_TOTAL, "Anggaran!C7": None}, "AG01 Anggaran!C7"),
    fault("Pagu hasil pindai di atas TOTAL yang diketik", {**_TOTAL, "Anggaran!C7": "2.87l.095.000"},
          "BC02 Anggaran!C7"),
    fault("TOTAL pagu tertukar angkanya", {**_TOTAL, "Anggaran!C66": 33212884000}, "AG03 Anggaran!C66"),
    fault("TOTAL sisa selisih dua puluh rupiah", {**_TOTAL, "Anggaran!E66": 305679714}, "AG09 Anggaran!E66"),
    fault("Persentase TOTAL tertukar angkanya", {**_TOTAL, "Anggaran!F66": Decimal("98.09")}, "AG03 Anggaran!F66"),
    fault("Sisa satu baris diketik", {"Anggaran!E7": 23103959}, "AG03 Anggaran!E7"),
    fault("Kode anggaran memuat tanda asing", {"Anggaran!A7": f"{_WA}@"}, "AG13 Anggaran!A7"),
    fault("Program tercetak dua kali",
          {"Anggaran!A8": _WA, "Anggaran!B8": "Program Dukungan Manajemen", "Anggaran!C8": 2871095000,
           "Anggaran!D8": 2847991005}, "AG14 Anggaran!A8"),
    fault("Induk anggaran kurang satu rupiah dari rinciannya",
          {"Anggaran!A8": "3355", "Anggaran!C8": 2000000000, "Anggaran!D8": 2000000000,
           "Anggaran!A9": "3356", "Anggaran!C9": 871095001, "Anggaran!D9": 847991005}, "AG05 Anggaran!C7"),
    fault("Rincian anggaran dengan kode yang tidak bersambung",
          {"Anggaran!A8": "WA.A", "Anggaran!C8": 2000000000, "Anggaran!D8": 2000000000,
           "Anggaran!A9": "WA.B", "Anggaran!C9": 871095000, "Anggaran!D9": 847991005}, "AG06 Anggaran!C7"),
    fault("Program di bawah TOTAL", {"Anggaran!A68": "076.01.ZZ", "Anggaran!C68": 7000000, "Anggaran!D68": 7000000},
          "AG08 Anggaran!C68"),
    fault("Uang habis, kinerja tidak tercapai",
          {f"Pengukuran!H{row}": value for row, value in enumerate(_SPENT_NOT_DONE, 6)}, "AG15 Anggaran!F66"),
    # Pengaturan
    fault("Rumus Minimum yang tidak dikenal", {"Pengaturan!B5": "R-T"}, "ST01 Pengaturan!B5"),
    fault("Batas capaian ditulis dengan kata", {"Pengaturan!B6": "seratus"}, "ST01 Pengaturan!B6"),
    fault("Skala kategori yang tidak ada", {"Pengaturan!B8": "Kemenkeu"}, "ST08 Pengaturan!B8"),
    fault("Batas kategori tidak berurutan", {"Pengaturan!D16": 95}, "ST05 Pengaturan!D16"),
    fault("Batas kategori kosong", {"Pengaturan!D15": None}, "ST06 Pengaturan!D15"),
    fault("Nilai kata kosong", {"Pengaturan!C32": None}, "ST06 Pengaturan!C32"),
    # Twice, since two cells really hold a word that no table knows: the target on PK and the realisasi.
    fault("Kata WTP terhapus dari skala", {"Pengaturan!B32": None}, "BC03 PK!F8", "BC03 Pengukuran!H8"),
    fault("Baris tabel kategori dihapus", _lost_name, "ST13 Pengaturan!D14"),
    # The workbook itself
    fault("Baris PK disembunyikan", _hidden_row, "BK02 PK!A12"),
    fault("Kolom indikator PK disembunyikan",
          _part(sheet_part("PK"), '<col min="4" max="4" ', '<col min="4" max="4" hidden="1" '), "BK03 PK!D4"),
    fault("Lembar Pengaturan disembunyikan",
          _part(WORKBOOK, '<sheet name="Pengaturan" ', '<sheet name="Pengaturan" state="hidden" '),
          "BK04 Pengaturan!-"),
    fault("Templat versi lain",
          _part("docProps/custom.xml", f"<vt:r8>{TEMPLATE_VERSION}<", "<vt:r8>99<"), "BK05 Petunjuk!-"),
    fault("Salinan lembar Pengukuran", _copied_sheet, "BK07 Pengukuran (2)!-"),
    fault("Tautan ke berkas lain", _linked_book, "BK08 Petunjuk!-"),
    fault("Realisasi diambil dari berkas lain", _linked_cell, "BK09 Pengukuran!H6"),
)  # fmt: skip


def plant(cells: Cells, file: Path) -> None:
    """Change these cells of a workbook, and nothing else in it."""
    book = open_workbook(file)
    for place, value in cells.items():
        name, _, ref = place.partition("!")
        _put(book.sheet(name), split_ref(ref), value)
    book.save(file)


def _put(sheet: Sheet, at: tuple[int, int], value: Value) -> None:
    match value:
        case None:
            sheet.clear(*at)
        case str():
            sheet.put_text(*at, value)
        case (formula, stored):
            sheet.put_formula(*at, formula, stored)
        case int() | Decimal():
            sheet.put_number(*at, value)


def planted(one: Fault, folder: Path) -> Path:
    file = folder / CORRECTED.name
    file.write_bytes(CORRECTED.read_bytes())
    if callable(one.change):
        one.change(file)
    else:
        plant(one.change, file)
    return file


def grave(findings: tuple[Finding, ...]) -> list[str]:
    """The findings above catatan, as the table writes them.

    Without BK12: Excel recalculates as a fault is typed, and planting leaves the stored results as they were.
    """
    told = [one for one in findings if one.level is not Level.NOTE and one.code != "BK12"]
    return sorted(f"{one.code} {one.sheet}!{one.cell or '-'}" for one in told)


@pytest.mark.parametrize("one", FAULTS, ids=lambda one: one.name)
def test_a_planted_fault_is_found_where_it_is_and_nothing_else_is_accused(one: Fault, tmp_path: Path) -> None:
    assert grave(check(planted(one, tmp_path)).findings) == sorted(one.found)


def test_the_table_holds_different_faults_all_over_the_workbook() -> None:
    assert len({one.name for one in FAULTS}) == len(FAULTS) >= 30
    codes = {found.split(" ", 1)[0][:2] for one in FAULTS for found in one.found}
    assert codes >= {"BC", "BK", "ID", "RK", "PK", "UK", "AG", "LS", "ST"}


def test_planting_changes_only_the_sheets_that_it_names(tmp_path: Path) -> None:
    for one in FAULTS:
        if not callable(one.change):
            sheets = {place.partition("!")[0] for place in one.change}
            assert difference(CORRECTED, planted(one, tmp_path)) == {sheet_part(sheet) for sheet in sheets}, one.name


def test_no_cell_of_the_published_sample_is_named_twice_for_one_thing() -> None:
    named = Counter((one.code, one.sheet, one.cell) for one in check(PUBLISHED).findings)
    assert [place for place, times in named.items() if times > 1] == []
