"""Further foreign files with their right readings: layouts that an import once read wrong. The figures are made up."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from impor.made import Cells, Reading, grid_of, letters, put, saved


def sheet_of(book: openpyxl.Workbook, title: str) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return sheet


def filled(table: Table, rows: Cells) -> dict[str, Any]:
    """Fill a Word table, and give what stands where."""
    for down, values in enumerate(rows):
        for right, value in enumerate(values):
            table.cell(down, right).text = value
    return {f"{chr(65 + right)}{down}": value for down, values in enumerate(rows, 1)
            for right, value in enumerate(values) if value}  # fmt: skip


def under(reading: Reading, part: str, sasaran: Sequence[tuple[str, str]]) -> None:
    """Say for each row the cell of its sasaran, and the sasaran."""
    for one, (cell, text) in zip(reading.right[part]["baris"], sasaran, strict=True):
        one["sasaran"], one["sel"]["sasaran"] = text, cell


def work_plan_with_k_and_rp(folder: Path) -> dict[str, Any]:
    """Each period has K and Rp; the umbrella speaks of performance and money, and of Renja beside Realisasi."""
    book = openpyxl.Workbook()
    sheet = sheet_of(book, "TC.29")
    heads = ["Kode", "Urusan/Program/Kegiatan", "Indikator Program (outcome)", "Satuan",
             "Target Renstra pada Tahun 2026", None, "Realisasi Renstra s/d Renja Tahun lalu (2022)", None,
             "Target Kinerja dan Anggaran Renja Tahun 2023", None, "Realisasi Kinerja dan Anggaran Renja 2023", None,
             "Tingkat Capaian Kinerja dan Anggaran Renja 2023 (%)", None, "Unit penanggung jawab"]  # fmt: skip
    put(sheet, "A1", [
        ["Evaluasi Renja Dinas Perikanan Kabupaten Contoh Tahun 2023"], [], heads, [None] * 4 + ["K", "Rp"] * 5,
        [1, 2, 3, 4, 5, None, 6, None, 7, None, 8, None, "9=8/7", None, 10],
        ["3.25.03", "Program Perikanan Tangkap", "Produksi perikanan tangkap", "Ton", 5000, 9000000000, 4100,
         5200000000, 4300, 1750000000, 4450.5, 1699000000, 103.5, 97.09, "Bidang A"],
        ["3.25.06", "Program Pemasaran", "Angka konsumsi ikan", "kg", 30, 3000000000, 24, 1900000000, 25, 600000000,
         24, 570000000, 96, 95, "Bidang B"],
    ], ["E3:F3", "G3:H3", "I3:J3", "K3:L3", "M3:N3", *(f"{one}3:{one}4" for one in "ABCDO")])  # fmt: skip
    reading, grid = Reading("Dinas Perikanan Kabupaten Contoh", 2023), grid_of(sheet)
    reading.table(grid, "TC.29", "A3:O7", "Pengukuran",
                  letters("- - indikator satuan - - - - target - realisasi - capaian - -"), (6, 7))  # fmt: skip
    reading.table(grid, "TC.29", "A3:O7", "Anggaran",
                  letters("kode uraian - - rs rs l l - pagu - realisasi - capaian pic"), (6, 7))  # fmt: skip
    reading.left("TC.29", "judul", "A1")
    reading.left("TC.29", "nomor_kolom", "A5:O5")
    return saved(book, folder / "o1-renja.xlsx", reading)


def word_table_within_a_letter(folder: Path) -> dict[str, Any]:
    """A table in the cell of another one, the letterhead above it; then one that goes on after the page."""
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2023")
    outer = document.add_table(rows=2, cols=1)
    outer.cell(0, 0).text = "PEMERINTAH KABUPATEN CONTOH\nDINAS PERINDUSTRIAN\nJl. Raya No. 1"
    rows = [["No", "Indikator Sasaran", "Target", "Satuan"], ["Sasaran: Industri meningkat", "", "", ""],
            ["1", "Pertumbuhan industri", "3,5", "%"]]  # fmt: skip
    inner = outer.cell(1, 0).add_table(rows=3, cols=4)
    grid = filled(inner, rows)
    inner.cell(1, 0).merge(inner.cell(1, 3))
    more = filled(document.add_table(rows=1, cols=4), [["2", "Jumlah industri kecil", "21.500", "unit"]])
    signed = filled(document.add_table(rows=1, cols=2), [["Bupati", "Kepala Dinas"]])
    reading, means = Reading("DINAS PERINDUSTRIAN KABUPATEN CONTOH", 2023), letters("no indikator target satuan")
    reading.table(grid, "Tabel 2", "A1:D3", "PK", means, (3,))
    reading.table(more, "Tabel 3", "A1:D1", "PK", means, (1,))
    under(reading, "pk", [("A2", "Industri meningkat"), ("paragraf", "Industri meningkat")])
    reading.left("Tabel 1", "kop", "A1")
    reading.left("Tabel 4", "tanda_tangan", *signed)
    path = folder / "o2-surat.docx"
    document.save(str(path))
    return {**reading.right, "berkas": path.name, "di": str(folder)}


def tables_that_begin_in_different_rows(folder: Path) -> dict[str, Any]:
    """Three tables side by side, the middle one a row lower; amounts in millions say so in their headings only."""
    book = openpyxl.Workbook()
    sheet = sheet_of(book, "Semua")
    put(sheet, "A1", [["Pengadilan Agama Contoh, Laporan Kinerja Tahun 2020"]])
    put(sheet, "A3", [["No", "Indikator Kinerja Utama", "Rumus", "Sumber Data"],
                      [1, "Indeks kepuasan masyarakat", "nilai survei dibagi responden", "Survei"],
                      [2, "Jumlah perkara selesai", "jumlah putusan", "SIPP"]])  # fmt: skip
    put(sheet, "F4", [["Sasaran Kegiatan", "Indikator Kinerja Utama", "PK", "REALISASI PENCAPAIAN", "% CAPAIAN"],
                      ["Terwujudnya layanan prima", "Indeks kepuasan masyarakat", "3,4", "3,5", "102,94"],
                      [None, "Jumlah perkara selesai", "1.200 perkara", "1.150 perkara", "95,83"]])  # fmt: skip
    put(sheet, "L3", [["Uraian", "DIPA (juta Rp)", "Realisasi SP2D (juta Rp)", "Sisa (juta Rp)", "Tingkat Efisiensi"],
                      ["Layanan Perkara", 4500.5, 4400, 100.5, 2.23], ["Dukungan Manajemen", 2500, 2450, 50, 2],
                      ["Jumlah", 7000.5, 6850, 150.5]])  # fmt: skip
    reading, grid = Reading("Pengadilan Agama Contoh", 2020), grid_of(sheet)
    reading.table(grid, "Semua", "F4:J6", "Pengukuran",
                  letters("sasaran indikator target realisasi capaian", "F"), (5, 6))  # fmt: skip
    reading.table(grid, "Semua", "A3:D5", "IKU", letters("- indikator cara_hitung sumber"), (4, 5))
    reading.table(grid, "Semua", "L3:P6", "Anggaran", letters("uraian pagu realisasi sisa efisiensi", "L"), (4, 5))
    reading.right["tabel"][-1]["pengali"] = 1_000_000
    reading.left("Semua", "judul", "A1")
    reading.left("Semua", "total", "L6:O6")
    return saved(book, folder / "o3-baris-berbeda.xlsx", reading)


def agreement_with_names_below(folder: Path) -> dict[str, Any]:
    """Merged pairs of columns, letters under the headings, the money below, and two who sign below that."""
    book = openpyxl.Workbook()
    sheet = sheet_of(book, "PK")
    put(sheet, "A1", [
        ["PERJANJIAN KINERJA"], ["KABUPATEN CONTOH"], ["Tahun", ":", 2023], [],
        ["NO.", "SASARAN STRATEGIS", None, "INDIKATOR KINERJA", None, "TARGET AKHIR TAHUN", "TARGET NASIONAL"],
        ["a", "b", None, "c", None, "d", "e"],
        ["SS.1", "Industri meningkat", None, "Pertumbuhan industri", None, "3,5 %", "5 %"],
        [None, None, None, "Opini BPK", None, "WTP", None], [],
        ["PROGRAM", None, None, None, None, "ANGGARAN", "KETERANGAN"],
        ["1. Program Perencanaan Industri", None, None, None, None, "Rp1.450.000.000", "APBD"],
        ["2. Program Pengendalian Izin", None, None, None, None, "Rp75.250.000", "DAK"],
        ["JUMLAH", None, None, None, None, "Rp1.525.250.000"], [],
        ["BUPATI CONTOH", None, None, None, None, "KEPALA DINAS"],
    ], ["A7:A8", "B7:C8", "D5:E5", "D7:E7", "D8:E8", *(f"A{one}:E{one}" for one in range(10, 14))])  # fmt: skip
    reading, grid = Reading("KABUPATEN CONTOH", 2023), grid_of(sheet)
    reading.table(grid, "PK", "A5:G8", "PK", letters("no sasaran - indikator - target pembanding"), (7, 8))
    reading.table(grid, "PK", "A10:G13", "Anggaran", letters("uraian - - - - pagu ket"), (11, 12))
    reading.left("PK", "judul", "A1:C3")
    reading.left("PK", "nomor_kolom", "A6:G6")
    reading.left("PK", "total", "A13", "F13")
    reading.left("PK", "tanda_tangan", "A15", "F15")
    return saved(book, folder / "o4-penanda-tangan.xlsx", reading)


def groups_with_roman_numbers(folder: Path) -> dict[str, Any]:
    """Groups II. | Terlaksananya Program ..., and quarters that are added up to s/d TW IV; sasaran beside a label."""
    book = openpyxl.Workbook()
    sheet, other = sheet_of(book, "Bagian A"), book.create_sheet("Bagian B")
    heads = ["No", "Indikator", "Sat.", "Target", "s/d TW I", "s/d TW II", "s/d TW III", "s/d TW IV", "Persentase"]
    put(sheet, "A1", [
        ["Laporan Akuntabilitas Kinerja Instansi Pemerintah Kantor Pertanahan Kota Contoh Tahun 2024"], [], heads,
        ["I.", "Terwujudnya layanan yang cepat"],
        ["1", "Persentase berkas tepat waktu", "%", 90, 20, 40, 60, 81, 90],
        ["II.", "Terlaksananya Program Dukungan Manajemen"],
        ["1", "Nilai kearsipan", "nilai", 70, None, None, None, 77, 110],
    ])  # fmt: skip
    put(other, "A1", [["Sasaran", ":", "Meningkatnya tata kelola"], [], ["No", "Indikator", "Target", "Realisasi"],
                      [1, "Jumlah sertipikat", 5000, 5600]])  # fmt: skip
    reading, grid = Reading("Kantor Pertanahan Kota Contoh", 2024), grid_of(sheet)
    reading.table(grid, "Bagian A", "A3:I7", "Pengukuran",
                  letters("no indikator satuan target tw tw tw realisasi capaian"), (5, 7))  # fmt: skip
    reading.table(grid_of(other), "Bagian B", "A3:D4", "Pengukuran", letters("no indikator target realisasi"), (4,))
    under(reading, "pengukuran", [("B4", grid["B4"]), ("B6", grid["B6"]), ("C1", "Meningkatnya tata kelola")])
    reading.left("Bagian A", "judul", "A1")
    reading.left("Bagian A", "nomor", "A4", "A6")
    reading.left("Bagian B", "label", "A1:B1")
    return saved(book, folder / "o5-romawi.xlsx", reading)


def groups_that_show_their_capaian(folder: Path) -> dict[str, Any]:
    """Tujuan and sasaran are rows above their indikator, and show the capaian and kategori of all of them."""
    book = openpyxl.Workbook()
    sheet = sheet_of(book, "Capaian")
    put(sheet, "A1", [
        ["PENGUKURAN KINERJA BIRO UMUM SETDA PROVINSI CONTOH TAHUN 2023"], [],
        ["No", "Tujuan/Sasaran/Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"],
        ["1", "Tujuan: Terwujudnya tata kelola yang baik"],
        ["1.1", "Sasaran 1: Meningkatnya mutu layanan", None, None, None, "98,50", "Baik"],
        ["1.1.1", "Indeks kepuasan layanan", "Indeks", "3,5", "3,4", "97,14", "Baik"],
        ["1.1.2", "Persentase aset terpelihara", "%", "86", "85,9", "99,88", "Baik"],
        ["1.2", "Meningkatnya akuntabilitas", None, None, None, "101,00", "Sangat Baik"],
        ["1.2.1", "Nilai SAKIP Biro", "Nilai", "74", "74,74", "101,00", "Sangat Baik"],
        ["Rata-rata Capaian Sasaran", None, None, None, None, "99,75"],
    ])  # fmt: skip
    reading, first = Reading("Biro Umum Setda Provinsi Contoh", 2023), ("B5", "Meningkatnya mutu layanan")
    reading.table(grid_of(sheet), "Capaian", "A3:G10", "Pengukuran",
                  letters("no indikator satuan target realisasi capaian kategori"), (6, 7, 9))  # fmt: skip
    under(reading, "pengukuran", [first, first, ("B8", "Meningkatnya akuntabilitas")])
    reading.left("Capaian", "judul", "A1")
    reading.left("Capaian", "kelompok", "A4:B4", "A5", "F5:G5", "A8", "F8:G8")
    reading.left("Capaian", "rata_rata", "A10", "F10")
    return saved(book, folder / "o6-capaian-kelompok.xlsx", reading)


def a_sheet_for_each_year(folder: Path) -> dict[str, Any]:
    """The first sheet is that of the year before, an older year is hidden, and a form for the next one is empty."""
    book = openpyxl.Workbook()
    reading = Reading("BPKAD Kabupaten Contoh", 2023)
    for number, year in enumerate((2021, 2022, 2023)):
        sheet = sheet_of(book, f"IKU {year}") if number == 0 else book.create_sheet(f"IKU {year}")
        put(sheet, "A1", [[f"Capaian IKU BPKAD Kabupaten Contoh Tahun {year}"],
                          ["Indikator Kinerja Utama", "Target", "Realisasi"],
                          ["Opini BPK", "WTP", "WDP"], ["Persentase aset", 90 + number, 91 + number]])  # fmt: skip
        reading.left(sheet.title, "judul", "A1")
        if year < 2023:
            reading.left(sheet.title, "tahun_lalu", "B3:C4")
        else:
            reading.table(grid_of(sheet), sheet.title, "A2:C4", "Pengukuran",
                          letters("indikator target realisasi"), (3, 4))  # fmt: skip
    form = book.create_sheet("IKU 2024")
    put(
        form,
        "A1",
        [
            ["Capaian IKU BPKAD Kabupaten Contoh Tahun 2024"],
            ["Indikator Kinerja Utama", "Target", "Realisasi"],
            ["Opini BPK", "WTP"],
            ["Persentase aset", 95],
        ],
    )
    reading.left(form.title, "tahun_depan", "A1", "B3:B4")
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    return saved(book, folder / "o7-lembar-tahun.xlsx", reading)


def rows_of_target_and_realisasi(folder: Path) -> dict[str, Any]:
    """Two rows for each indikator, T and R; on another sheet the planned serapan stands beside the real one."""
    book = openpyxl.Workbook()
    sheet, money = sheet_of(book, "Renaksi"), book.create_sheet("Fisik")
    put(sheet, "A1", [
        ["Rencana Aksi Dinas Sosial Kota Contoh Tahun 2024"], [],
        ["Indikator", "Satuan", "Target (T) & Realisasi (R)", "TW I", "TW II", "TW III", "TW IV"],
        ["Persentase warga terlayani", "%", "T", 20, 45, 70, 90],
        ["Persentase warga terlayani", "%", "R", 18, 40, 66, 88],
        ["Jumlah panti dibina", "panti", "T", 1, 2, 3, 4], [None, None, "R", 1, 2, 2, 4],
    ])  # fmt: skip
    put(money, "A1", [
        ["Kegiatan", "Pagu DPA", "Target", None, "Realisasi", None, None], [],
        ["Pembangunan Panti", 5000000000, 100, 100, 98, 4800000000, 96],
        ["Pemeliharaan Panti", 1500000000, 100, 100, 100, 1485000000, 99],
    ], ["C1:D1", "E1:G1", "A1:A2", "B1:B2"])  # fmt: skip
    put(money, "C2", [["Fisik (%)", "Keuangan (%)", "Fisik (%)", "Keuangan (Rp)", "Keuangan (%)"]])
    reading = Reading("Dinas Sosial Kota Contoh", 2024)
    reading.table(grid_of(sheet), "Renaksi", "A3:G7", "PK", letters("indikator satuan tr tw tw tw tw"), (4, 6))
    reading.table(grid_of(money), "Fisik", "A1:G4", "Anggaran",
                  letters("uraian pagu fisik rencana fisik realisasi capaian"), (3, 4))  # fmt: skip
    reading.left("Renaksi", "judul", "A1")
    reading.left("Renaksi", "baris_realisasi", "A5:G5", "C7:G7")
    return saved(book, folder / "o8-baris-t-r.xlsx", reading)


OFFICES: tuple[Callable[[Path], dict[str, Any]], ...] = (
    work_plan_with_k_and_rp, word_table_within_a_letter, tables_that_begin_in_different_rows,
    agreement_with_names_below, groups_with_roman_numbers, groups_that_show_their_capaian, a_sheet_for_each_year,
    rows_of_target_and_realisasi,
)  # fmt: skip
