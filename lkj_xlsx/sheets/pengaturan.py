"""The sheet Pengaturan: its settings and tables, and checks of the ranges of the scale as they are printed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Field, Kind
from lkj_xlsx.report.checking import Check
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import KATEGORI_PLACE, Report, Settings
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.achievement import (
    FROM,
    MINIMUM_DIFFERENCE,
    MINIMUM_RATIO,
    MORE_THAN,
    POLARITIES,
    ScaleWord,
    kategori,
)
from lkj_xlsx.rules.budget import EFFICIENCY_BAND
from lkj_xlsx.values import Range, first_few, format_decimal, read_quantity

POSITION = 20
POSITION_OF_FINDINGS = 100  # what is odd about the scales comes after what is wrong with the figures

PENGATURAN_SHEET = "Pengaturan"

MEAN_OF_INDIKATOR, MEAN_OF_SASARAN = "indikator", "sasaran"

MINIMUM_FORMULA = Field(
    "rumus_minimum", "Rumus Minimum", "Rumus_Minimum", Kind.SHORT,
    "Rumus bagi indikator berpolaritas Minimum. 2T-R: (2 x target - realisasi) / target x 100, lazim dan "
    "dipakai PermenPANRB 8/2021. T/R: target / realisasi x 100.",
    default=MINIMUM_DIFFERENCE, choices="Pilihan_Rumus_Minimum",
)  # fmt: skip
CAP = Field(
    "batas_capaian", "Batas Capaian", "Batas_Capaian_Isian", Kind.QUANTITY,
    "Capaian tertinggi yang diakui, dalam persen, misalnya 120. Kosong berarti tanpa batas, sebab kategori "
    "tertinggi berarti melampaui target.",
)  # fmt: skip
MEAN = Field(
    "rata_rata", "Rata-rata Instansi", "Rata_Rata_Instansi", Kind.SHORT,
    "indikator: rata-rata semua indikator yang terukur. sasaran: rata-rata dari rata-rata tiap sasaran.",
    default=MEAN_OF_INDIKATOR, choices="Pilihan_Rata_Rata",
)  # fmt: skip
SCALE = Field(
    "skala_kategori", "Skala Kategori", "Skala_Kategori", Kind.SHORT,
    "Skala yang dipakai untuk memberi kategori; isinya pada tabel kategori di bawah.",
    default="KPU", choices="Pilihan_Skala_Kategori",
)  # fmt: skip
PENGATURAN = (MINIMUM_FORMULA, CAP, MEAN, SCALE)

QUARTERS = ("I", "II", "III", "IV")
BAND = Field(
    "batas_efisiensi", "Batas Efisiensi", "Batas_Efisiensi", Kind.QUANTITY,
    "Selisih capaian dan serapan, dalam poin persen (1 sampai 100), yang masih cukup efisien. Di atasnya efisien, di "
    "bawah minus batas ini tidak efisien.",
    default=str(EFFICIENCY_BAND), part="Efisiensi",
)  # fmt: skip
QUARTER = Field(
    "triwulan_dicetak", "Triwulan Dicetak", "Triwulan_Dicetak", Kind.SHORT,
    "Keadaan sampai triwulan mana yang tampil pada lembar Ringkasan TW.",
    default=QUARTERS[-1], choices="Pilihan_Triwulan", part="Triwulan",
)  # fmt: skip
FURTHER = (BAND, QUARTER)
"""Settings that only a workbook with an optional part has."""


def settings_with(parts: Collection[str]) -> tuple[Field, ...]:
    """Give the settings of a workbook with some optional parts."""
    return (*PENGATURAN, *(one for one in FURTHER if one.part in parts))


def values_in_force(settings: Settings) -> dict[str, str | Decimal | None]:
    """Give what stands for the settings in the cells of Pengaturan, by key; no cap is ``None``."""
    return {
        MINIMUM_FORMULA.key: MINIMUM_RATIO if settings.minimum_by_ratio else MINIMUM_DIFFERENCE,
        CAP.key: settings.cap,
        MEAN.key: MEAN_OF_SASARAN if settings.mean_of_sasaran else MEAN_OF_INDIKATOR,
        SCALE.key: settings.scale,
    }


def further_in_force(settings: Settings) -> dict[str, str | Decimal]:
    """Give the settings of optional parts that are not as they come, by key."""
    found: dict[str, str | Decimal] = {}
    if settings.efficiency_band != EFFICIENCY_BAND:
        found[BAND.key] = settings.efficiency_band
    if settings.quarter != len(QUARTERS):
        found[QUARTER.key] = QUARTERS[settings.quarter - 1]
    return found


CAP_READ_KEY = "batas_capaian_terbaca"
CAP_FACTOR_BELOW = 10  # 1,2 is 120 %: a cap below that is a factor, also where its cell shows no percentage
CAP_READ_NAME = "Batas_Capaian"
CAP_READ_LABEL = "Batas Capaian (terbaca)"


@dataclass(frozen=True)
class ComputedColumn:
    """A column of our formulas beside the table of kategori, with its defined name."""

    key: str
    heading: str
    name: str


KATEGORI_TITLE = "Tabel kategori"
KATEGORI_HEADINGS = ("Skala", "Kategori", "Syarat", "Batas bawah", "Rentang tercetak", "Keterangan")
KATEGORI_NAMES = ("Kategori_Skala", "Kategori_Nama", "Kategori_Syarat", "Kategori_Batas", "Kategori_Rentang")
# Computed, to the right of what the user fills in.
STARTS = ComputedColumn("berlaku_dari", "Berlaku dari", "Kategori_Berlaku")
RANK = ComputedColumn("urutan", "Urutan dari bawah", "Kategori_Ke")
KATEGORI_COMPUTED = (STARTS, RANK)
KATEGORI_ROWS = 14
KATEGORI_PER_SCALE = 7
KATEGORI_HELP = (
    "Diurutkan dari yang terbaik. Kategori didapat bila capaian (dua desimal) mencapai batas bawahnya, dan kategori "
    "terbaik yang didapat yang dipakai. Batas boleh diubah. Rentang tercetak: rentang sebagaimana tertulis dalam "
    "laporan, hanya untuk diperiksa. Berlaku dari (capaian terkecil yang mendapatnya) dan Urutan dari bawah terhitung "
    "sendiri."
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
WORDS_ROWS = 60
WORDS_HELP = (
    "Untuk target berupa kata: capaian = nilai realisasi / nilai target x 100. Lebih dari: bila realisasi berupa "
    "angka, kata terbaik yang batasnya terlampaui yang dipakai. Isi boleh diubah dan ditambah."
)
WORDS_DEFAULTS: tuple[ScaleWord, ...] = (
    ScaleWord("Opini BPK", "WTP", Decimal(4)),
    ScaleWord("Opini BPK", "WDP", Decimal(3)),
    ScaleWord("Opini BPK", "TW", Decimal(2)),
    ScaleWord("Opini BPK", "TMP", Decimal(1)),
    ScaleWord("Opini BPK", "Wajar Tanpa Pengecualian", Decimal(4)),
    ScaleWord("Opini BPK", "Wajar Dengan Pengecualian", Decimal(3)),
    ScaleWord("Opini BPK", "Tidak Wajar", Decimal(2)),
    ScaleWord("Opini BPK", "Tidak Menyatakan Pendapat", Decimal(1)),
    ScaleWord("Opini BPK", "Disclaimer", Decimal(1)),
    ScaleWord("Predikat SAKIP", "AA", Decimal(7), Decimal(90)),
    ScaleWord("Predikat SAKIP", "A", Decimal(6), Decimal(80)),
    ScaleWord("Predikat SAKIP", "BB", Decimal(5), Decimal(70)),
    ScaleWord("Predikat SAKIP", "B", Decimal(4), Decimal(60)),
    ScaleWord("Predikat SAKIP", "CC", Decimal(3), Decimal(50)),
    ScaleWord("Predikat SAKIP", "C", Decimal(2), Decimal(30)),
    ScaleWord("Predikat SAKIP", "D", Decimal(1)),
    ScaleWord("Ya/Tidak", "Ya", Decimal(1)),
    ScaleWord("Ya/Tidak", "Tidak", Decimal(0)),
    ScaleWord("Ada/Tidak Ada", "Ada", Decimal(1)),
    ScaleWord("Ada/Tidak Ada", "Tidak Ada", Decimal(0)),
    ScaleWord("Tercapai/Tidak", "Tercapai", Decimal(1)),
    ScaleWord("Tercapai/Tidak", "Tidak Tercapai", Decimal(0)),
    ScaleWord("Tepat Waktu/Terlambat", "Tepat Waktu", Decimal(1)),
    ScaleWord("Tepat Waktu/Terlambat", "Terlambat", Decimal(0)),
    ScaleWord("Tepat Waktu/Terlambat", "Tidak Tepat Waktu", Decimal(0)),
    ScaleWord("Mutu", "Sangat Baik", Decimal(4)),
    ScaleWord("Mutu", "Baik", Decimal(3)),
    ScaleWord("Mutu", "Cukup", Decimal(2)),
    ScaleWord("Mutu", "Kurang", Decimal(1)),
    ScaleWord("Akreditasi", "Paripurna", Decimal(4)),
    ScaleWord("Akreditasi", "Utama", Decimal(3)),
    ScaleWord("Akreditasi", "Madya", Decimal(2)),
    ScaleWord("Akreditasi", "Dasar", Decimal(1)),
    ScaleWord("Zona Kepatuhan", "Zona Hijau", Decimal(3)),
    ScaleWord("Zona Kepatuhan", "Zona Kuning", Decimal(2)),
    ScaleWord("Zona Kepatuhan", "Zona Merah", Decimal(1)),
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
QUARTER_LIST = ("Triwulan", "Pilihan_Triwulan", QUARTERS, len(QUARTERS))
LISTS_TITLE = "Daftar pilihan"
LISTS_HELP = "Isi daftar tarik-turun. Satuan boleh ditambah di bawahnya."
WORD_CHOICES = "Skala_Kata"

CHAPTER = Chapter("ST", "Pengaturan")

_NEXT = Decimal("0.01")  # a capaian has two decimals: nothing lies between 89,99 and 90


# The reader of Pengaturan reports it; what is computed from the scale looks for it.
NO_NUMBER_IN_SCALE = Message(
    "ST06",
    ERROR,
    "{kolom} pada tabel di Pengaturan kosong atau bukan angka.",
    "Isi dengan angka.",
    rule="Batas bawah kategori dan nilai skala kata harus berupa angka. Kesalahan, sebab kategori atau capaian "
    "tidak dapat dihitung dari teks.",
    source="Pertimbangan kami: susunan tabel pada templat.",
    example='Batas bawah tertulis "sembilan puluh".',
)


def _is_of_the_template(laporan: Report) -> bool:
    """Tell whether the chosen scale is printed as in the template, whose holes are settled there once for all."""
    scale = laporan.settings.kategori
    ours = [(name, printed) for of, name, _, _, printed, _ in KATEGORI_DEFAULTS if of == laporan.settings.scale]
    return [(one.name, one.printed) for one in scale] == ours


def _printed(laporan: Report) -> list[Range | None]:
    """Give the printed range of each class of the chosen scale, best first; ``None`` for a class without one."""
    ranges: list[Range | None] = []
    for row in laporan.settings.kategori:
        value = read_quantity(row.printed).value
        ranges.append(value if isinstance(value, Range) else None)
    return ranges


def printed_bounds(laporan: Report) -> list[tuple[Decimal, Decimal]]:
    """Give for each two neighbouring classes the upper bound of the lower one and the lower bound of the higher one."""
    ranges = _printed(laporan)
    return [(lower.high, upper.low) for upper, lower in pairwise(ranges) if upper is not None and lower is not None]


RANGE_NOT_PRINTED = Message(
    "ST02",
    NOTE,
    "Rentang kategori {kategori} tidak tercetak.",
    "Cetak rentangnya dalam laporan; di sini dipakai batas bawah {batas}.",
    rule="Kolom Rentang tercetak pada skala yang dipakai: setiap kategori punya rentang. Skala yang tidak "
    "dicetak sama sekali, dan skala sebagaimana tercetak pada templat, tidak diperiksa. "
    "Catatan, sebab kategori ditentukan batas bawahnya; yang kurang "
    "hanya cetakannya.",
    source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
    example='Sangat Berhasil tanpa rentang, hanya keterangan "melampaui target".',
)


def range_not_printed(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a class without a printed range (ST02), unless no class has one."""
    ranges = _printed(laporan)
    if _is_of_the_template(laporan) or all(one is None for one in ranges):
        return
    for position, (row, printed) in enumerate(zip(laporan.settings.kategori, ranges, strict=True)):
        if printed is None and row.printed is None:
            bound = f"{'lebih dari ' if row.exclusive else ''}{format_decimal(row.bound)}"
            yield finding(
                RANGE_NOT_PRINTED, *_at(laporan, position), written=row.printed, kategori=row.name, batas=bound
            )


RANGES_OVERLAP = Message(
    "ST03",
    NOTE,
    "Nilai {batas} masuk dua kategori pada skala tercetak: {bawah} dan {atas}.",
    "Cetak rentang yang tidak bertumpuk; di sini {batas} digolongkan {dipakai}.",
    rule="Rentang tercetak dua kategori yang bertetangga tidak boleh memuat nilai yang sama. Skala templat "
    "tidak diperiksa, sebab aturannya sudah tertulis pada Pengaturan. "
    "Catatan, sebab satu aturan menyelesaikannya: kategori terbaik yang batas bawahnya tercapai.",
    source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
    example="90-100 Berhasil dan 71-90 Cukup Berhasil: 90 ada pada keduanya.",
)


def overlapping_ranges(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report values that belong to two printed ranges (ST03), such as 90 in the published report."""
    for position, below, above in _neighbours(laporan):
        if above <= below:
            scale = laporan.settings.kategori
            shared = format_decimal(above) if above == below else f"{format_decimal(above)}-{format_decimal(below)}"
            yield finding(
                RANGES_OVERLAP, *_at(laporan, position), written=scale[position].printed, batas=shared,
                atas=scale[position].name, bawah=scale[position + 1].name, dipakai=kategori(above, scale),
            )  # fmt: skip


GAP_BETWEEN_RANGES = Message(
    "ST04",
    NOTE,
    "Antara {dari} dan {sampai} tidak ada kategori pada skala tercetak.",
    "Cetak rentang yang bersambung; di sini capaian di celah itu digolongkan {dipakai}.",
    rule="Rentang tercetak dua kategori yang bertetangga harus bersambung sampai dua desimal. Skala templat "
    "tidak diperiksa, sebab aturannya sudah tertulis pada Pengaturan. "
    "Catatan, sebab batas bawah menyelesaikannya: capaian di celah belum mencapai kategori di atasnya.",
    source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
    example="71-90 dan 51-70: 70,50 tidak ada pada keduanya.",
)


def gap_between_ranges(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report values that no printed range covers (ST04), such as 70-71 in the published report."""
    for position, below, above in _neighbours(laporan):
        if above - below > _NEXT:
            scale = laporan.settings.kategori
            yield finding(
                GAP_BETWEEN_RANGES, *_at(laporan, position), written=scale[position].printed,
                dari=format_decimal(below), sampai=format_decimal(above), dipakai=kategori((below + above) / 2, scale),
            )  # fmt: skip


def _neighbours(laporan: Report) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Give the position of each class with its lower neighbour's upper bound and its own lower bound.

    Nothing is given for the scale of the template as it is printed there.
    """
    ranges = [] if _is_of_the_template(laporan) else _printed(laporan)
    for position, (upper, lower) in enumerate(pairwise(ranges)):
        if upper is not None and lower is not None:
            yield position, lower.high, upper.low


def _at(laporan: Report, position: int) -> tuple[str, str | None]:
    """Give the sheet and the cell of the printed range of a class."""
    origin = laporan.origins.get((KATEGORI_PLACE, position, "rentang"))
    return (origin.sheet, origin.cell) if origin else ("Pengaturan", None)


BELOW_EVERY_CLASS = Message(
    "ST21",
    WARNING,
    "{n} capaian ({sel}) berada di bawah batas semua kategori, sehingga tidak mendapat kategori.",
    "Tambahkan kategori terendah dengan batas bawah 0.",
    rule="Skala yang dipakai mulai dari 0, sehingga tiap capaian mendapat kategori. Peringatan, sebab kolom Kategori "
    "baris itu kosong.",
    source="Pertimbangan kami: susunan tabel kategori pada templat",
    example="Batas terendah 51, capaian 40.",
)


def below_every_class(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report the capaian that no class of the scale covers (ST21); a scale without any bound is reported by ST06."""
    starts = [one.starts for one in laporan.settings.kategori if one.starts is not None]
    lowest = min(starts, default=Decimal(0))
    rows = [row for row, one in hasil.measured.items() if one["capaian"] is not None and one["capaian"] < lowest]
    if rows:
        places = [laporan.place("Pengukuran", row, "capaian") for row in rows]
        sheet, cell = places[0]
        yield finding(BELOW_EVERY_CLASS, sheet, cell, n=len(rows), sel=first_few([at for _, at in places]))


CHECKS: tuple[Check, ...] = (below_every_class, range_not_printed, overlapping_ranges, gap_between_ranges)
