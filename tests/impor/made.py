"""Further foreign files, made here with other headings and in other combinations, each with its right reading.

A table is written as rows of values below each other; its reading follows from what its columns mean. The figures are
made up.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

Cells = Sequence[Sequence[Any]]

# What the columns of a table mean on the sheet to which it goes; the other meanings must be listed.
_KEYS = {
    "Pengukuran": (
        "no",
        "sasaran",
        "indikator",
        "target",
        "satuan",
        "realisasi",
        "capaian",
        "kategori",
        "penyebab",
        "solusi",
    ),
    "PK": ("no", "sasaran", "indikator", "target", "satuan"),
    "RKT": ("no", "kode", "program", "sasaran", "indikator", "target", "satuan", "anggaran"),
    "Anggaran": ("kode", "uraian", "pagu", "realisasi", "sisa", "capaian"),
    "IKU": ("indikator", "alasan", "cara_hitung", "sumber", "penanggung_jawab"),
}
_CARRIED = ("sasaran",)


class Reading:
    """The right reading of a file, grown table by table."""

    def __init__(self, instansi: str, tahun: int) -> None:
        self.right: dict[str, Any] = {
            "identitas": {"instansi": instansi, "tahun": tahun}, "tabel": [], "tinggal": [], "tanya": [],
        }  # fmt: skip

    def table(
        self, grid: Mapping[str, Any], lembar: str, area: str, ke: str, means: Mapping[str, str],
        rows: Sequence[int], sasaran: Mapping[int, str] | None = None,
    ) -> None:  # fmt: skip
        """Add a table: ``rows`` are those of its data, ``sasaran`` the cell that names the sasaran of a row."""
        self.right["tabel"].append({
            "lembar": lembar, "rentang": area, "ke": ke,
            "kolom": {letters: {"judul": letters, "arti": meaning} for letters, meaning in means.items()},
        })  # fmt: skip
        part, last = self.right.setdefault(ke.lower(), {"baris": []})["baris"], dict[str, str]()
        for row in rows:
            one: dict[str, Any] = {"lembar": lembar, "sel": {}, "terbaca": {}}
            for letters, meaning in means.items():
                cell = f"{letters}{row}"
                if meaning in _CARRIED:
                    cell = last[meaning] = cell if grid.get(cell) is not None else last.get(meaning, cell)
                if meaning in _KEYS[ke] and grid.get(cell) is not None:
                    one["sel"][meaning], one[meaning] = cell, str(grid[cell])
                    if isinstance(grid[cell], int | float):
                        one["terbaca"][meaning] = grid[cell]
            if sasaran and row in sasaran:
                one["sel"]["sasaran"], one["sasaran"] = sasaran[row], str(grid[sasaran[row]]).partition(": ")[2]
            part.append(one)
        for letters, meaning in means.items():
            if meaning not in _KEYS[ke]:
                cells = [f"{letters}{row}" for row in rows if grid.get(f"{letters}{row}") is not None]
                self.left(lembar, meaning, *cells)

    def left(self, lembar: str, arti: str, *areas: str) -> None:
        """Say what must be listed."""
        self.right["tinggal"].append({"lembar": lembar, "arti": arti, "sel": list(areas)})


def put(sheet: Worksheet, start: str, rows: Cells, merged: Sequence[str] = ()) -> None:
    """Write rows from a cell on, and merge areas."""
    letters, row = start.rstrip("0123456789"), int(start.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    for down, values in enumerate(rows):
        for right, value in enumerate(values):
            if value is not None:
                sheet.cell(row + down, column_index_from_string(letters) + right, value)
    for area in merged:
        sheet.merge_cells(area)


def grid_of(sheet: Worksheet) -> dict[str, Any]:
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


def letters(meanings: str, first: str = "A") -> dict[str, str]:
    """Give the meaning of each column: "no sasaran -" for three columns, "-" for one that is no column of its own."""
    start = ord(first)
    return {chr(start + at): one for at, one in enumerate(meanings.split()) if one != "-"}


def pk_and_measurement_apart(folder: Path) -> dict[str, Any]:
    """PK and Pengukuran with the same indikator on two sheets, and five years of Renstra on a third."""
    book = openpyxl.Workbook()
    pk, measured, plan = book.active, book.create_sheet("Capaian"), book.create_sheet("Renstra")
    assert isinstance(pk, Worksheet)
    pk.title = "Perjanjian"
    names = ["Persentase dokumen perencanaan yang selaras", "Nilai reformasi birokrasi", "Jumlah inovasi daerah"]
    put(pk, "A1", [["PERJANJIAN KINERJA TAHUN 2025"], ["BADAN PERENCANAAN PEMBANGUNAN DAERAH KOTA CONTOH"], [],
                   ["No", "Kinerja Utama", "Indikator Kinerja Utama (IKU)", "Satuan Indikator", "Target Kinerja"],
                   [1, "Meningkatnya mutu perencanaan", names[0], "%", 91], [2, None, names[1], "Nilai", 71.5],
                   [3, "Meningkatnya inovasi", names[2], "Inovasi", 12], [],
                   [None, None, None, "Kota Contoh, 4 Januari 2025"], [None, None, None, "Kepala Badan,"]],
        ["A1:E1", "A2:E2", "B5:B6"])  # fmt: skip
    put(measured, "A1", [["PENGUKURAN KINERJA TAHUN 2025"],
                         ["Sasaran RPJMD", "Indikator Sasaran (IKU)", "Sat.", "Target", "Realisasi",
                          "Tingkat Capaian (%)"],
                         ["Meningkatnya mutu perencanaan", names[0], "%", 91, 89.5, 98.35],
                         [None, names[1], "Nilai", 71.5, 73, 102.1],
                         ["Meningkatnya inovasi", names[2], "Inovasi", 12, 15, 125]])  # fmt: skip
    put(plan, "B2", [["Target Kinerja Renstra 2025-2029"],
                     ["Indikator", "Kondisi Awal", "Target Per Tahun", None, None, "Kondisi Akhir Periode"],
                     [None, 2024, 2025, 2026, 2027, None],
                     [names[0], 88, 91, 92, 93, 95], [names[1], 70, 71.5, 72, 73, 75]],
        ["B3:B4", "D3:F3", "G3:G4"])  # fmt: skip
    reading = Reading("Badan Perencanaan Pembangunan Daerah Kota Contoh", 2025)
    reading.table(grid_of(pk), "Perjanjian", "A4:E7", "PK", letters("no sasaran indikator satuan target"), (5, 6, 7))
    reading.table(grid_of(measured), "Capaian", "A2:F5", "Pengukuran",
                  letters("sasaran indikator satuan target realisasi capaian"), (3, 4, 5))  # fmt: skip
    reading.left("Perjanjian", "judul", "A1:A2")
    reading.left("Perjanjian", "tanda_tangan", "D9:D10")
    reading.left("Capaian", "judul", "A1")
    reading.left("Renstra", "target_renstra", "B2", "C5:G6")
    return saved(book, folder / "m1-pk-terpisah.xlsx", reading)


def quarters_without_merges(folder: Path) -> dict[str, Any]:
    """Two rows of headings without a merge, only realisasi for each quarter, rows of perspektif, notes below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Triwulan"
    put(sheet, "A1", [
        ["LAPORAN CAPAIAN KINERJA RSUD HARAPAN KABUPATEN CONTOH TAHUN 2023"], [],
        ["No.", "Rencana Hasil Kerja / Sasaran", "Indikator Kinerja", "Target Tahunan", "Realisasi TW", None, None,
         None, "Realisasi s.d. Akhir Tahun", "Capaian Tahunan (%)", "Bidang Pengampu", "Faktor Penghambat"],
        [None, None, None, None, "TW I", "TW II", "TW III", "TW IV"],
        ["Perspektif Pelanggan"],
        ["1", "Meningkatnya kepuasan pasien", "Indeks kepuasan pasien", 84, 80.1, 81.5, 82, 83.4, 83.4, 99.29,
         "Bidang Pelayanan", "Antrean panjang"],
        ["2", None, "Persentase keluhan yang ditanggapi", "95%", "60%", "80%", "90%", "97%", "97%", 102.11,
         "Bidang Humas"],
        ["Perspektif Keuangan"],
        ["3", "Meningkatnya kemandirian keuangan", "Rasio pendapatan terhadap biaya", 0.9, 0.5, 0.7, 0.8, 0.95, 0.95,
         105.56, "Bidang Keuangan"],
        ["Keterangan: TW = triwulan"],
    ])  # fmt: skip
    reading = Reading("RSUD Harapan Kabupaten Contoh", 2023)
    reading.table(
        grid_of(sheet), "Triwulan", "A3:L9", "Pengukuran",
        letters("no sasaran indikator target tw_1 tw_2 tw_3 tw_4 realisasi capaian pic penyebab"), (6, 7, 9),
    )  # fmt: skip
    reading.left("Triwulan", "judul", "A1")
    reading.left("Triwulan", "kelompok", "A5", "A8")
    reading.left("Triwulan", "catatan", "A10")
    return saved(book, folder / "m2-triwulan.xlsx", reading)


def budget_with_codes(folder: Path) -> dict[str, Any]:
    """Codes, levels, subtotals, money as text, a column of physical progress, the number of a page."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Keuangan"
    put(sheet, "B1", [
        ["PEMERINTAH KABUPATEN CONTOH"], ["DINAS PENDIDIKAN"], ["Realisasi Keuangan Tahun Anggaran 2022"], [],
        ["Kode Rekening", "Urusan/Program/Kegiatan", "JUMLAH DANA / DPA (RP)", "REALISASI KEUANGAN (RP)",
         "REALISASI KEUANGAN (%)", "Sisa Pagu Anggaran", "REALISASI FISIK (%)", "SUMBER DANA"],
        ["(1)", "(2)", "(3)", "(4)", "(5)=(4)/(3)", "(6)=(3)-(4)", "(7)", "(8)"],
        ["1.01.01", "Program Penunjang Urusan", "1.500.000.000", "1.450.000.000", "96,67", "50.000.000", "100"],
        ["1.01.01.2.01", "Perencanaan dan Evaluasi", "500.000.000", "480.000.000", "96,00", "20.000.000", "100", "DAU"],
        ["1.01.01.2.02", "Administrasi Keuangan", "1.000.000.000", "970.000.000", "97,00", "30.000.000", "100", "DAU"],
        ["1.01.02", "Program Pengelolaan Pendidikan", "2.000.000.000", "1.900.000.000", "95,00", "100.000.000", "98"],
        ["1.01.02.2.01", "Sekolah Dasar", "2.000.000.000", "1.900.000.000", "95,00", "100.000.000", "98", "DAK"],
        [None, "JUMLAH", "3.500.000.000", "3.350.000.000", "95,71", "150.000.000"],
        [], ["Halaman 1"],
    ])  # fmt: skip
    reading = Reading("Dinas Pendidikan Kabupaten Contoh", 2022)
    reading.table(grid_of(sheet), "Keuangan", "B5:I12", "Anggaran",
                  letters("kode uraian pagu realisasi capaian sisa fisik sumber", "B"), range(7, 12))  # fmt: skip
    reading.left("Keuangan", "kop", "B1:B3")
    reading.left("Keuangan", "nomor_kolom", "B6:I6")
    reading.left("Keuangan", "total", "C12:G12")
    reading.left("Keuangan", "halaman", "B14")
    return saved(book, folder / "m3-anggaran-kode.xlsx", reading)


def performance_beside_money(folder: Path) -> dict[str, Any]:
    """Targets and money in the same rows, under Kinerja and Keuangan."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Evaluasi"
    put(sheet, "A1", [
        ["EVALUASI RENCANA KERJA KECAMATAN MAJU KOTA CONTOH"], ["Tahun 2024"], [],
        ["No", "Nama Kegiatan", "Indikator Kegiatan", "Sat", "Kinerja", None, None, "Anggaran", None, None],
        [None, None, None, None, "Target", "Realisasi", "%", "Pagu (Rp)", "Realisasi (Rp)", "%"],
        ["1.", "Pelayanan administrasi", "Jumlah layanan administrasi", "layanan", 1200, 1260, 105, 250000000,
         245500000, 98.2],
        ["2.", "Pemberdayaan masyarakat", "Jumlah kelompok yang dibina", "kelompok", 15, 12, 80, 100000000, 72000000,
         72],
    ], ["E4:G4", "H4:J4", *(f"{one}4:{one}5" for one in "ABCD")])  # fmt: skip
    reading = Reading("Kecamatan Maju Kota Contoh", 2024)
    grid = grid_of(sheet)
    reading.table(grid, "Evaluasi", "A4:J7", "Pengukuran",
                  letters("no - indikator satuan target realisasi capaian"), (6, 7))  # fmt: skip
    reading.table(grid, "Evaluasi", "A4:J7", "Anggaran",
                  letters("- uraian - - - - - pagu realisasi capaian"), (6, 7))  # fmt: skip
    reading.left("Evaluasi", "judul", "A1:A2")
    return saved(book, folder / "m4-kinerja-dan-keuangan.xlsx", reading)


def headings_that_no_list_holds(folder: Path) -> dict[str, Any]:
    """Only what stands in the columns tells what they are."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Lampiran 2"
    put(sheet, "A1", [
        ["Kantor Pertanahan Kabupaten Contoh, tahun 2021"], [],
        ["Butir", "Hal yang Ingin Diwujudkan", "Alat Ukur", "Ukuran", "Yang Dijanjikan", "Yang Diperoleh",
         "Perbandingan"],
        ["a", "Terwujudnya layanan yang cepat", "Persentase berkas yang selesai tepat waktu", "%", 90, 81, 90],
        ["b", "Terwujudnya layanan yang cepat", "Jumlah sertipikat yang terbit", "sertipikat", 5000, 5600, 112],
        ["c", "Meningkatnya tata kelola", "Nilai pengawasan kearsipan", "nilai", 70, 77, 110],
    ])  # fmt: skip
    reading = Reading("Kantor Pertanahan Kabupaten Contoh", 2021)
    reading.table(grid_of(sheet), "Lampiran 2", "A3:G6", "Pengukuran",
                  letters("no sasaran indikator satuan target realisasi capaian"), (4, 5, 6))  # fmt: skip
    reading.left("Lampiran 2", "judul", "A1")
    return saved(book, folder / "m5-judul-asing.xlsx", reading)


def years_in_one_row_of_headings(folder: Path) -> dict[str, Any]:
    """Years stand in the headings themselves; one target was changed during the year."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "3.1"
    put(sheet, "A1", [
        ["Tabel 3.1 Perbandingan Capaian Kinerja Biro Umum Sekretariat Daerah Provinsi Contoh Tahun 2024"], [],
        ["Indikator ESS II", "Satuan", "Realisasi 2022", "Realisasi 2023", "Target Awal 2024", "Target Perubahan 2024",
         "Realisasi 2024", "Persentase 2024", "Target Akhir Renstra", "CAPAIAN TERHADAP TARGET AKHIR",
         "Status Capaian"],
        ["Sasaran 1: Meningkatnya mutu layanan umum"],
        ["Indeks kepuasan layanan umum", "Indeks", 3.1, 3.2, 3.5, 3.4, 3.57, 105, 4, 89.25, "Tercapai"],
        ["Persentase aset yang terpelihara", "%", 78, 81, 86, 85, 80.75, 95, 95, 85, "Tidak Tercapai"],
        ["Sasaran 2: Meningkatnya akuntabilitas"],
        ["Nilai SAKIP Biro", "Nilai", 70.1, 71.2, 75, 74, 74.74, 101, 80, 93.43, "Tercapai"],
        ["Rata-rata", None, None, None, None, None, None, 100.33],
    ])  # fmt: skip
    reading = Reading("Biro Umum Sekretariat Daerah Provinsi Contoh", 2024)
    reading.table(
        grid_of(sheet), "3.1", "A3:K9", "Pengukuran",
        letters("indikator satuan lalu lalu target_awal target realisasi capaian renstra capaian_renstra kategori"),
        (5, 6, 8), {5: "A4", 6: "A4", 8: "A7"},
    )  # fmt: skip
    reading.left("3.1", "judul", "A1")
    reading.left("3.1", "rata_rata", "A9", "H9")
    return saved(book, folder / "m6-tahun-pada-judul.xlsx", reading)


def plan_beside_measurement(folder: Path) -> dict[str, Any]:
    """RKT at the left and Pengukuran right beside it: only a second No parts them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Satu Lembar"
    put(sheet, "A1", [
        ["Balai Pengkajian Teknologi Contoh TA 2020"], [],
        ["No", "Kode Kegiatan", "Kegiatan", "Indikator", "Target RKT", "Biaya (Rp)", "No", "Sasaran Kegiatan",
         "Indikator Kinerja", "Target PK", "Real", "% Capaian Kinerja"],
        [1, "1801.ADA", "Diseminasi teknologi", "Jumlah teknologi yang disebarkan", "4 teknologi", 120000000,
         1, "Terdiseminasinya teknologi", "Jumlah pengguna teknologi", "300 orang", "330 orang", "110%"],
        [2, "1801.BDB", "Dukungan teknis", "Jumlah laporan dukungan", "2 laporan", 75500000,
         2, None, "Persentase pengguna yang puas", "80%", "76%", "95%"],
        ["TOTAL", None, None, None, None, 195500000],
    ])  # fmt: skip
    reading, grid = Reading("Balai Pengkajian Teknologi Contoh", 2020), grid_of(sheet)
    reading.table(grid, "Satu Lembar", "A3:F6", "RKT", letters("no kode program indikator target anggaran"), (4, 5))
    reading.table(grid, "Satu Lembar", "G3:L5", "Pengukuran",
                  letters("no sasaran indikator target realisasi capaian", "G"), (4, 5))  # fmt: skip
    reading.left("Satu Lembar", "judul", "A1")
    reading.left("Satu Lembar", "total", "A6", "F6")
    return saved(book, folder / "m7-berdampingan.xlsx", reading)


def plain_words_for_figures(folder: Path) -> dict[str, Any]:
    """English headings, percent cells, a result that is a formula, an IKU list on a second sheet."""
    book = openpyxl.Workbook()
    sheet, iku = book.active, book.create_sheet("KPI list")
    assert isinstance(sheet, Worksheet)
    sheet.title = "KPI"
    put(sheet, "A1", [
        ["Directorate of Standards - Annual Performance Report 2022"], [],
        ["#", "Objective", "Key Performance Indicator", "UoM", "Plan", "Actual", "Achieved (%)", "Rating", "Owner"],
        [1, "Better services", "Share of licences issued on time", "%", 0.9, 0.95, 1.0556, "Good", "Licensing"],
        [2, "Better services", "Number of complaints solved", "cases", 40, 36, 0.9, "Fair", "Complaints"],
    ])  # fmt: skip
    for cell in ("E4", "F4", "G4", "G5"):
        sheet[cell].number_format = "0.00%"
    put(iku, "A1", [["No", "Indicator", "Definition", "Formula", "Data Source", "Owner"],
                    [1, "Share of licences issued on time", "Licences within 5 days", "a / b x 100", "Register",
                     "Licensing"]])  # fmt: skip
    reading = Reading("Directorate of Standards", 2022)
    reading.table(grid_of(sheet), "KPI", "A3:I5", "Pengukuran",
                  letters("no sasaran indikator satuan target realisasi capaian kategori pic"), (4, 5))  # fmt: skip
    for one in reading.right["pengukuran"]["baris"]:
        share = one["indikator"].startswith("Share")
        one["terbaca"] |= {"target": 90 if share else 40, "realisasi": 95 if share else 36,
                           "capaian": float(Decimal(str(one["terbaca"]["capaian"])) * 100)}  # fmt: skip
    reading.table(grid_of(iku), "KPI list", "A1:F2", "IKU",
                  letters("no indikator alasan cara_hitung sumber penanggung_jawab"), (2,))  # fmt: skip
    reading.left("KPI", "judul", "A1")
    return saved(book, folder / "m8-kpi.xlsx", reading)


def word_table_over_two_pages(folder: Path) -> dict[str, Any]:
    """A Word table that goes on in a second one without headings; capaian is what was reached."""
    document = docx.Document()
    document.add_paragraph("Laporan Kinerja Puskesmas Sehat Kota Contoh Tahun 2022")
    document.add_paragraph("Tabel 2. Capaian indikator mutu")
    rows = [["No", "Sasaran Program", "Indikator Mutu", "Target Capaian", "Hasil Capaian", "Predikat"],
            ["1", "Meningkatnya mutu layanan", "Kepatuhan kebersihan tangan", "85 %", "88 %", "Baik"],
            ["2", "", "Kepatuhan identifikasi pasien", "100 %", "97 %", "Cukup"]]  # fmt: skip
    more = [["3", "Terkendalinya penyakit", "Jumlah kasus demam berdarah", "20 kasus", "14 kasus", "Baik"]]
    grids = []
    for at, part in enumerate((rows, more)):
        if at:
            document.add_paragraph("Lanjutan Tabel 2")
        table = document.add_table(rows=len(part), cols=6)
        for down, values in enumerate(part):
            for right, value in enumerate(values):
                table.cell(down, right).text = value
        grids.append({f"{chr(65 + right)}{down}": value for down, values in enumerate(part, 1)
                      for right, value in enumerate(values) if value})  # fmt: skip
    reading, means = Reading("Puskesmas Sehat Kota Contoh", 2022), "no sasaran indikator target realisasi kategori"
    reading.table(grids[0], "Tabel 1", "A1:F3", "Pengukuran", letters(means), (2, 3))
    reading.table(grids[1], "Tabel 2", "A1:F1", "Pengukuran", letters(means), (1,))
    reading.right["tanya"].append({"lembar": "Tabel 1", "judul": "E1", "sebab": "capaian berarti realisasi"})
    path = folder / "m9-mutu.docx"
    document.save(str(path))
    return {**reading.right, "berkas": path.name, "di": str(folder)}


def months_and_their_sum(folder: Path) -> dict[str, Any]:
    """A target and twelve months, then Jumlah: only that is the realisasi of the year."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Bulanan"
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nov", "Des"]
    put(sheet, "A2", [
        ["REALISASI BULANAN KINERJA KANTOR KECAMATAN CONTOH KABUPATEN CONTOH TAHUN 2023"], [],
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahun Ini", "Realisasi Bulan", *[None] * 11, "Jumlah",
         "Capaian (%)", "Kendala"],
        [None] * 5 + months,
        [1, "Meningkatnya pelayanan", "Jumlah surat yang dilayani", "surat", 1200, *[100] * 12, 1200, 100, None],
        [2, None, "Jumlah kunjungan lapangan", "kali", 24, *[1] * 12, 12, 50, "Kendaraan rusak"],
    ], ["F4:Q4"])  # fmt: skip
    reading = Reading("Kantor Kecamatan Contoh Kabupaten Contoh", 2023)
    reading.table(
        grid_of(sheet), "Bulanan", "A4:T7", "Pengukuran",
        letters("no sasaran indikator satuan target " + "bulan " * 12 + "realisasi capaian penyebab"), (6, 7),
    )  # fmt: skip
    reading.left("Bulanan", "judul", "A2")
    return saved(book, folder / "m10-bulanan.xlsx", reading)


def levels_side_by_side(folder: Path) -> dict[str, Any]:
    """Sasaran and program each with an indikator and a target: the lower level is listed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Cascading"
    put(sheet, "A1", [
        ["PERJANJIAN KINERJA INSPEKTORAT DAERAH KOTA CONTOH"], ["TAHUN 2024"], [],
        ["Sasaran", "Indikator Sasaran", "Target", "Program", "Indikator Program (outcome)", "Target"],
        ["Meningkatnya pengawasan internal", "Level kapabilitas APIP", "Level 3", "Program Pengawasan",
         "Persentase temuan yang selesai", "85%"],
        [None, None, None, "Program Kebijakan", "Persentase objek yang diperiksa", "90%"],
        ["Meningkatnya akuntabilitas", "Nilai SAKIP", "A", "Program Penunjang", "Persentase layanan tepat waktu",
         "100%"],
    ], ["A5:A6", "B5:B6", "C5:C6"])  # fmt: skip
    reading = Reading("Inspektorat Daerah Kota Contoh", 2024)
    reading.table(grid_of(sheet), "Cascading", "A4:F7", "PK",
                  letters("sasaran indikator target"), (5, 7))  # fmt: skip
    reading.left("Cascading", "judul", "A1:A2")
    reading.left("Cascading", "jenjang", "D5:F7")
    return saved(book, folder / "m11-jenjang.xlsx", reading)


def recap_before_what_it_repeats(folder: Path) -> dict[str, Any]:
    """A recap on the first sheet, the tables with units and sasaran behind it; years only in the headings."""
    book = openpyxl.Workbook()
    recap, sheet = book.active, book.create_sheet("Rinci")
    assert isinstance(recap, Worksheet)
    recap.title = "Ringkas"
    put(recap, "A1", [["Loka Pengawas Mutu Contoh"], [], ["Indikator", "Target", "Realisasi", "%"],
                      ["Indeks mutu produk", 80, 76, 95], ["Jumlah sampel", 400, 440, 110]])  # fmt: skip
    put(sheet, "A1", [
        ["Indikator Kinerja", "Satuan", "2021", None, "2022", None, None, "Evaluasi"],
        [None, None, "T", "R", "T", "R", "C"],
        ["Sasaran Strategis 1. Terjaminnya mutu"],
        ["Indeks mutu produk", "indeks", 78, 77, 80, 76, 95, "Tidak tercapai"],
        ["Jumlah sampel", "sampel", 380, 390, 400, 440, 110, "Tercapai"],
    ], ["C1:D1", "E1:G1"])  # fmt: skip
    reading = Reading("Loka Pengawas Mutu Contoh", 2022)
    reading.table(grid_of(sheet), "Rinci", "A1:H5", "Pengukuran",
                  letters("indikator satuan lalu lalu target realisasi capaian kategori"), (4, 5),
                  {4: "A3", 5: "A3"})  # fmt: skip
    for one in reading.right["pengukuran"]["baris"]:
        one["sasaran"] = "Terjaminnya mutu"
    reading.left("Ringkas", "judul", "A1")
    reading.left("Ringkas", "kembar", "A3:D5")
    return saved(book, folder / "m12-ringkas-dulu.xlsx", reading)


def money_in_millions_with_changes(folder: Path) -> dict[str, Any]:
    """Pagu before and after a change, realisasi as Rp and %, in millions; groups merged across; two signatures."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "LRA"
    put(sheet, "A1", [
        ["Laporan Realisasi Anggaran Dinas Perhubungan Kabupaten Contoh"], ["Tahun 2023 (dalam jutaan rupiah)"], [],
        ["No", "Program dan Kegiatan", "Pagu", None, "Realisasi", None, "Ket"],
        [None, None, "Semula", "Menjadi", "Rp", "%"],
        ["Bidang Angkutan"],
        ["1", "Program Lalu Lintas", 1500, 1750.5, 1700.25, 97.13, "selesai"],
        ["Bidang Sarana"],
        ["2", "Program Perlengkapan Jalan", 900, 850, 799, 94],
        ["Jumlah seluruhnya", None, 2400, 2600.5, 2499.25, 96.11],
        [], ["Mengetahui,", None, None, "Contoh, 2 Januari 2024"], ["Kepala Dinas,", None, None, "Bendahara,"],
    ], ["A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:G5", "A6:G6", "A8:G8", "A10:B10"])  # fmt: skip
    reading = Reading("Dinas Perhubungan Kabupaten Contoh", 2023)
    reading.table(grid_of(sheet), "LRA", "A4:G10", "Anggaran",
                  letters("no uraian semula pagu realisasi capaian ket"), (7, 9))  # fmt: skip
    reading.right["tabel"][0]["pengali"] = 1_000_000
    reading.left("LRA", "judul", "A1:A2")
    reading.left("LRA", "kelompok", "A6", "A8")
    reading.left("LRA", "total", "A10:F10")
    reading.left("LRA", "tanda_tangan", "A12:D13")
    return saved(book, folder / "m13-jutaan.xlsx", reading)


def word_agreement_with_signatures(folder: Path) -> dict[str, Any]:
    """A Word PK whose sasaran stand in paragraphs above small tables; two signatures in a table without lines."""
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2025")
    document.add_paragraph("KANTOR IMIGRASI KELAS I CONTOH")
    reading, sasaran = (
        Reading("KANTOR IMIGRASI KELAS I CONTOH", 2025),
        ("Meningkatnya layanan paspor", "Terjaganya tata kelola"),
    )
    names = (("Indeks kepuasan pemohon", "Jumlah paspor terbit"), ("Nilai IKPA",))
    values = iter((("3,6", "Indeks"), ("12.000", "paspor"), ("95", "Nilai")))
    for number, (one, indicators) in enumerate(zip(sasaran, names, strict=True), 1):
        document.add_paragraph(f"Sasaran {number}: {one}")
        rows = [["No.", "IKU", "Target", "Sat"]]
        rows += [[str(at), name, *next(values)] for at, name in enumerate(indicators, 1)]
        table = document.add_table(rows=len(rows), cols=4)
        for down, cells in enumerate(rows):
            for right, value in enumerate(cells):
                table.cell(down, right).text = value
        grid = {f"{chr(65 + right)}{down}": value for down, cells in enumerate(rows, 1)
                for right, value in enumerate(cells)}  # fmt: skip
        reading.table(grid, f"Tabel {number}", f"A1:D{len(rows)}", "PK", letters("no indikator target satuan"),
                      range(2, len(rows) + 1))  # fmt: skip
        for row in reading.right["pk"]["baris"][-len(indicators) :]:
            row["sasaran"], row["sel"]["sasaran"] = one, "paragraf"
    signed = document.add_table(rows=2, cols=2)
    for at, text in enumerate(("Pihak Kedua,", "Pihak Pertama,", "(....................)", "(....................)")):
        signed.cell(at // 2, at % 2).text = text
    reading.left("Tabel 3", "tanda_tangan", "A1:B2")
    path = folder / "m14-pk.docx"
    document.save(str(path))
    return {**reading.right, "berkas": path.name, "di": str(folder)}


def a_sheet_for_each_quarter(folder: Path) -> dict[str, Any]:
    """Each quarter has a sheet of its own, and the whole year a last one."""
    book = openpyxl.Workbook()
    reading = Reading("Badan Pusat Statistik Kabupaten Contoh", 2024)
    for number, name in enumerate(("TW I", "TW II", "Setahun")):
        sheet = book.active if number == 0 else book.create_sheet()
        assert isinstance(sheet, Worksheet)
        sheet.title = name
        of = "Tahun 2024" if name == "Setahun" else f"Triwulan {name[3:]} Tahun 2024"
        put(sheet, "A1", [
            [f"Pengukuran Kinerja {of}"], ["Badan Pusat Statistik Kabupaten Contoh"],
            ["Tujuan Strategis", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
            ["Menyediakan data yang bermutu", "Persentase pengguna yang puas", "92%", f"{80 + 5 * number}%",
             f"{round((80 + 5 * number) / 92 * 100, 2)}%"],
        ])  # fmt: skip
        reading.left(name, "judul", "A1:A2")
        if name == "Setahun":
            reading.table(grid_of(sheet), name, "A3:E4", "Pengukuran",
                          letters("tujuan indikator target realisasi capaian"), (4,))  # fmt: skip
        else:
            reading.left(name, "triwulan", "C4:E4")
    return saved(book, folder / "m15-lembar-triwulan.xlsx", reading)


def quarters_without_a_year(folder: Path) -> dict[str, Any]:
    """Only quarters: indikator and satuan are placed, every figure is listed. A list of IKU stands on another sheet."""
    book = openpyxl.Workbook()
    sheet, iku = book.active, book.create_sheet("IKU")
    assert isinstance(sheet, Worksheet)
    sheet.title = "Rencana Aksi"
    put(sheet, "A1", [
        ["RENCANA AKSI DINAS SOSIAL KOTA CONTOH TAHUN 2024"], [],
        ["Sasaran", "Indikator Kinerja", "Satuan", "Target (Triwulan)", None, None, None, "PIC"],
        [None, None, None, "I", "II", "III", "IV", None],
        ["Meningkatnya layanan sosial", "Persentase warga yang terlayani", "%", 20, 45, 70, 90, "Bidang A"],
        [None, "Jumlah panti yang dibina", "panti", 1, 2, 3, 4, "Bidang B"],
    ], ["D3:G3"])  # fmt: skip
    put(iku, "A1", [["No", "Indikator Kinerja Utama", "Formula Perhitungan", "Sumber Data"],
                    [1, "Persentase warga yang terlayani", "terlayani / sasaran x 100%", "Bidang A"]])  # fmt: skip
    reading = Reading("Dinas Sosial Kota Contoh", 2024)
    reading.table(grid_of(sheet), "Rencana Aksi", "A3:H6", "PK",
                  letters("sasaran indikator satuan tw tw tw tw pic"), (5, 6))  # fmt: skip
    reading.table(grid_of(iku), "IKU", "A1:D2", "IKU", letters("- indikator cara_hitung sumber"), (2,))
    reading.left("Rencana Aksi", "judul", "A1")
    return saved(book, folder / "m16-triwulan-saja.xlsx", reading)


def saved(book: openpyxl.Workbook, path: Path, reading: Reading) -> dict[str, Any]:
    book.save(path)
    return {**reading.right, "berkas": path.name, "di": str(path.parent)}


MADE: tuple[Callable[[Path], dict[str, Any]], ...] = (
    pk_and_measurement_apart, quarters_without_merges, budget_with_codes, performance_beside_money,
    headings_that_no_list_holds, years_in_one_row_of_headings, plan_beside_measurement, plain_words_for_figures,
    word_table_over_two_pages, months_and_their_sum, levels_side_by_side, recap_before_what_it_repeats,
    money_in_millions_with_changes, word_agreement_with_signatures, a_sheet_for_each_quarter, quarters_without_a_year,
)  # fmt: skip
