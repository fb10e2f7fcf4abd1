"""Identitas and Pengaturan: labelled values, the tables of kategori and words, the lists of choices."""

from decimal import Decimal

from lkj_xlsx.rules.achievement import FROM, MORE_THAN, POLARITIES, ScaleWord
from lkj_xlsx.schema.model import Field, Kind

IDENTITAS_SHEET = "Identitas"
PENGATURAN_SHEET = "Pengaturan"
FIELD_FIRST_ROW = 5

IDENTITAS: tuple[Field, ...] = (
    Field("instansi", "Nama Instansi", "Nama_Instansi", Kind.TEXT,
          "Nama resmi unit kerja, tanpa singkatan.", required=True),
    Field("singkatan", "Singkatan Instansi", "Singkatan_Instansi", Kind.TEXT,
          "Nama pendek untuk judul tabel, misalnya KPU Kota Binjai. Boleh kosong."),
    Field("tahun", "Tahun", "Tahun", Kind.COUNT, "Tahun anggaran yang dilaporkan, empat angka.", required=True),
    Field("renstra", "Periode Renstra", "Periode_Renstra", Kind.TEXT, "Misalnya 2020-2024."),
    Field("bagian_anggaran", "Bagian Anggaran", "Bagian_Anggaran", Kind.CODE, "Kode bagian anggaran, misalnya 076."),
    Field("visi", "Visi", "Visi", Kind.TEXT, "Visi sebagaimana tertulis dalam Renstra. Boleh kosong."),
    Field("tempat", "Tempat", "Tempat", Kind.TEXT, "Tempat penandatanganan laporan."),
    Field("tanggal", "Tanggal", "Tanggal", Kind.DATE, "Tanggal penandatanganan, misalnya 17/01/2025."),
    Field("jabatan", "Jabatan Penandatangan", "Jabatan_Penandatangan", Kind.TEXT,
          "Jabatan sebagaimana tercetak di atas tanda tangan."),
    Field("nama", "Nama Penandatangan", "Nama_Penandatangan", Kind.TEXT, "Nama lengkap penandatangan."),
    Field("nip", "NIP Penandatangan", "NIP_Penandatangan", Kind.CODE, "Boleh kosong, misalnya bagi anggota KPU."),
)  # fmt: skip

MINIMUM_DIFFERENCE, MINIMUM_RATIO = "2T-R", "T/R"
MEAN_OF_INDIKATOR, MEAN_OF_SASARAN = "indikator", "sasaran"

PENGATURAN: tuple[Field, ...] = (
    Field("rumus_minimum", "Rumus Minimum", "Rumus_Minimum", Kind.SHORT,
          "Rumus bagi indikator berpolaritas Minimum. 2T-R: (2 x target - realisasi) / target x 100, lazim dan "
          "dipakai PermenPANRB 8/2021. T/R: target / realisasi x 100.",
          default=MINIMUM_DIFFERENCE, choices="Pilihan_Rumus_Minimum"),
    Field("batas_capaian", "Batas Capaian", "Batas_Capaian_Isian", Kind.QUANTITY,
          "Capaian tertinggi yang diakui, dalam persen, misalnya 120. Kosong berarti tanpa batas, sebab kategori "
          "tertinggi berarti melampaui target."),
    Field("rata_rata", "Rata-rata Instansi", "Rata_Rata_Instansi", Kind.SHORT,
          "indikator: rata-rata semua indikator yang terukur. sasaran: rata-rata dari rata-rata tiap sasaran.",
          default=MEAN_OF_INDIKATOR, choices="Pilihan_Rata_Rata"),
    Field("skala_kategori", "Skala Kategori", "Skala_Kategori", Kind.SHORT,
          "Skala yang dipakai untuk memberi kategori; isinya pada tabel kategori di bawah.",
          default="KPU", choices="Pilihan_Skala_Kategori"),
)  # fmt: skip

CAP_READ_KEY = "batas_capaian_terbaca"
CAP_READ_NAME = "Batas_Capaian"
CAP_READ_LABEL = "Batas Capaian (terbaca)"

KATEGORI_TITLE = "Tabel kategori"
KATEGORI_HEADINGS = ("Skala", "Kategori", "Syarat", "Batas bawah", "Rentang tercetak", "Keterangan")
KATEGORI_NAMES = ("Kategori_Skala", "Kategori_Nama", "Kategori_Syarat", "Kategori_Batas", "Kategori_Rentang")
KATEGORI_ROWS = 14
KATEGORI_PER_SCALE = 7
KATEGORI_HELP = (
    "Diurutkan dari yang terbaik. Kategori didapat bila capaian (dua desimal) mencapai batas bawahnya, dan kategori "
    "terbaik yang didapat yang dipakai. Batas boleh diubah. Rentang tercetak: rentang sebagaimana tertulis dalam "
    "laporan, hanya untuk diperiksa."
)
# skala, kategori, syarat, batas bawah, rentang tercetak, keterangan
KategoriRow = tuple[str, str, str, Decimal | None, str | None, str | None]
KATEGORI_DEFAULTS: tuple[tuple[str, str, str, Decimal, str | None, str | None], ...] = (
    ("KPU", "Sangat Berhasil", MORE_THAN, Decimal(100), None, "melampaui target"),
    ("KPU", "Berhasil", FROM, Decimal(90), "90-100", "mencapai target"),
    ("KPU", "Cukup Berhasil", FROM, Decimal(71), "71-90", "mendekati target"),
    ("KPU", "Kurang Berhasil", FROM, Decimal(51), "51-70", "tidak sesuai target"),
    ("KPU", "Tidak Berhasil", FROM, Decimal(0), "0-50", "sangat tidak sesuai target"),
    ("Pemda", "Sangat Tinggi", FROM, Decimal(91), None, None),
    ("Pemda", "Tinggi", FROM, Decimal(76), None, None),
    ("Pemda", "Sedang", FROM, Decimal(66), None, None),
    ("Pemda", "Rendah", FROM, Decimal(51), None, None),
    ("Pemda", "Sangat Rendah", FROM, Decimal(0), None, None),
)

WORDS_TITLE = "Tabel skala kata"
WORDS_HEADINGS = ("Skala", "Kata", "Nilai", "Lebih dari")
WORDS_NAMES = ("Skala_Nama", "Skala_Kata", "Skala_Nilai", "Skala_Batas")
WORDS_ROWS = 24
WORDS_HELP = (
    "Untuk target berupa kata: capaian = nilai realisasi / nilai target x 100. Lebih dari: bila realisasi berupa "
    "angka, kata terbaik yang batasnya terlampaui yang dipakai. Isi boleh diubah dan ditambah."
)
WORDS_DEFAULTS: tuple[ScaleWord, ...] = (
    ScaleWord("Opini BPK", "WTP", Decimal(4)),
    ScaleWord("Opini BPK", "WDP", Decimal(3)),
    ScaleWord("Opini BPK", "TW", Decimal(2)),
    ScaleWord("Opini BPK", "TMP", Decimal(1)),
    ScaleWord("Predikat SAKIP", "AA", Decimal(7), Decimal(90)),
    ScaleWord("Predikat SAKIP", "A", Decimal(6), Decimal(80)),
    ScaleWord("Predikat SAKIP", "BB", Decimal(5), Decimal(70)),
    ScaleWord("Predikat SAKIP", "B", Decimal(4), Decimal(60)),
    ScaleWord("Predikat SAKIP", "CC", Decimal(3), Decimal(50)),
    ScaleWord("Predikat SAKIP", "C", Decimal(2), Decimal(30)),
    ScaleWord("Predikat SAKIP", "D", Decimal(1)),
    ScaleWord("Ya/Tidak", "Ya", Decimal(1)),
    ScaleWord("Ya/Tidak", "Tidak", Decimal(0)),
)

UNITS = (
    "%", "Laporan", "Dokumen", "Orang", "Kegiatan", "Aplikasi", "Layanan", "Unit", "Paket", "Nilai", "Predikat",
    "Opini", "Indeks", "Kali", "Hari", "Bulan", "Tahun", "Perkara", "Satker",
)  # fmt: skip

LISTS: tuple[tuple[str, str, tuple[str, ...], int], ...] = (
    # heading, defined name, choices, rows set aside
    ("Polaritas", "Pilihan_Polaritas", POLARITIES, len(POLARITIES)),
    ("Satuan", "Pilihan_Satuan", UNITS, 40),
    ("Rumus Minimum", "Pilihan_Rumus_Minimum", (MINIMUM_DIFFERENCE, MINIMUM_RATIO), 2),
    ("Rata-rata", "Pilihan_Rata_Rata", (MEAN_OF_INDIKATOR, MEAN_OF_SASARAN), 2),
    ("Skala kategori", "Pilihan_Skala_Kategori", ("KPU", "Pemda"), 4),
    ("Syarat", "Pilihan_Syarat", (FROM, MORE_THAN), 2),
)
LISTS_TITLE = "Daftar pilihan"
LISTS_HELP = "Isi daftar tarik-turun. Satuan boleh ditambah di bawahnya."
WORD_CHOICES = "Skala_Kata"
