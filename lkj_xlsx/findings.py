"""Findings: what does not add up, as values; and the catalogue of all their texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Level(Enum):
    """How grave a finding is; the worst first."""

    ERROR = "galat"  # a figure cannot stand
    WARNING = "peringatan"  # someone must decide
    NOTE = "catatan"  # for the record

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue. ``message`` and ``remedy`` name their facts in braces."""

    code: str
    level: Level
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up, was interpreted, or could not be computed.

    ``cell`` is a plain reference such as ``G12`` on ``sheet``, or ``None`` for a sheet as a whole.
    ``written`` and ``computed`` are Indonesian text; ``difference`` is written - computed, in the cell's unit.
    """

    code: str
    level: Level
    sheet: str
    cell: str | None
    message: str
    written: str | None = None
    computed: str | None = None
    difference: Decimal | None = None
    remedy: str | None = None


def finding(
    code: str,
    sheet: str,
    cell: str | None,
    *,
    written: str | None = None,
    computed: str | None = None,
    difference: Decimal | int | None = None,
    **facts: object,
) -> Finding:
    """Make a finding from its entry in the catalogue. KeyError for a code or a fact that is not there."""
    entry = CATALOGUE[code]
    return Finding(
        code,
        entry.level,
        sheet,
        cell,
        entry.message.format(**facts),
        written,
        computed,
        None if difference is None else Decimal(difference),
        entry.remedy.format(**facts) or None,
    )


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by level, and within a level leave the order in which the checks found them."""
    return sorted(findings, key=lambda one: one.level.rank)


def count_by_level(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by level, the worst first."""
    counts = {level.value: 0 for level in Level}
    for one in findings:
        counts[one.level.value] += 1
    return counts


_G, _P, _C = Level.ERROR, Level.WARNING, Level.NOTE

_ENTRIES = (
    # BC: how a cell was read
    Entry("BC01", _C, "{kolom} ditafsirkan dari teks: {alasan}.",
          "Tulis angkanya saja, tanpa tanda lain, bila tafsiran ini benar; betulkan bila salah."),
    Entry("BC02", _G, "{kolom} tidak dapat dibaca sebagai nilai: {alasan}.",
          "Ketik ulang angkanya; jangan menyalin dari hasil pindai."),
    Entry("BC03", _G, "{kolom} berisi kata yang tidak ada pada tabel skala kata.",
          "Pakai kata pada tabel skala di Pengaturan ({kata}), atau tambahkan skalanya di sana."),
    Entry("BC04", _G, "{kolom} berisi galat rumus Excel.", "Betulkan rumusnya atau ketik nilainya."),
    Entry("BC05", _G, "{kolom} berisi rumus yang nilainya tidak tersimpan dalam berkas.",
          "Buka berkas di Excel atau LibreOffice, simpan, lalu jalankan lagi."),
    Entry("BC06", _G, "Kolom \"{kolom}\" tidak ditemukan.",
          "Kolom kosong dengan judul itu ditambahkan di kanan; pindahkan isinya ke sana atau betulkan judulnya."),
    Entry("BC07", _P, "Satuan yang ditulis bersama {kolom} berbeda dari kolom Satuan.",
          "Samakan satuan di sel ini dengan kolom Satuan."),
    Entry("BC08", _P, "{kolom} bisa berarti ribuan atau desimal: satu tanda dengan tiga angka di belakangnya.",
          "Pastikan angkanya; tulis tanpa tanda ribuan, dengan koma untuk desimal."),
    Entry("BC09", _P, "Rumus Anda di sel hasil {kolom} diganti dengan rumus baku.",
          "Bila rumus Anda memang perlu, letakkan di kolom lain."),
    Entry("BC10", _C, "Judul kolom ini dibaca sebagai \"{kolom}\".", "Kembalikan judulnya bila tafsiran ini salah."),
    Entry("BC11", _C, "Judul tabel berulang; baris di bawahnya dibaca sebagai lanjutan tabel yang sama.",
          "Tidak ada yang perlu diubah bila memang satu tabel."),
    Entry("BC12", _C, "Teks di luar tabel ini tidak dibaca sebagai data.",
          "Tidak ada yang perlu diubah bila memang catatan; pindahkan ke dalam tabel bila data."),
    # BK: the workbook around the tables
    Entry("BK01", _P, "{n} rumus Anda memakai sel hasil; nilai yang tersimpan mungkin belum mengikuti hasil ini.",
          "Buka berkas hasil di Excel lalu simpan; Excel menghitung ulang saat membukanya."),
    Entry("BK02", _P, "{n} baris tersembunyi berisi data dan ikut dihitung.",
          "Tampilkan barisnya (Unhide, atau hapus saringan), atau kosongkan bila tidak dipakai."),
    Entry("BK03", _P, "Kolom tersembunyi \"{kolom}\" berisi data dan ikut dibaca.", "Tampilkan kolomnya (Unhide)."),
    Entry("BK04", _P, "Lembar ini tersembunyi dan ikut dibaca.", "Tampilkan lembarnya (Unhide)."),
    Entry("BK05", _P, "Buku kerja ini memakai templat versi {versi}; lkj-xlsx ini memakai templat versi {kini}.",
          "Pindahkan ke templat baru: lkj-xlsx template --dari BERKAS-INI.xlsx."),
    Entry("BK06", _C, "Versi templat tidak tercatat dalam buku kerja; dibaca sebagai templat versi {kini}.",
          "Tidak ada yang perlu diubah bila semua kolom terbaca."),
    Entry("BK07", _P, "Lembar ini tampaknya salinan dari {asli}; isinya tidak dibaca.",
          "Hapus bila tidak dipakai, atau pindahkan isinya ke lembar {asli}."),
    Entry("BK08", _P, "Buku kerja ini bertaut ke berkas lain; tautannya tidak diikuti.",
          "Putuskan tautannya (Data > Edit Links > Break Link) supaya angka tidak bergantung pada berkas lain."),
    Entry("BK09", _P, "Sel ini mengambil nilai dari berkas lain.", "Ketik nilainya, supaya dapat ditelusuri di sini."),
    Entry("BK10", _C, "Lembar ini dibaca sebagai {nama}.", "Kembalikan namanya menjadi {nama} bila memang itu."),
    # ID: Identitas
    Entry("ID01", _P, "{label} belum diisi.", "Isi {label} pada lembar Identitas."),
    # ST: Pengaturan
    Entry("ST01", _G, "Pengaturan {label} berisi nilai yang tidak dikenal; dipakai {bawaan}.",
          "Pilih salah satu: {pilihan}."),
    Entry("ST02", _C, "Rentang kategori {kategori} tidak tercetak.",
          "Cetak rentangnya dalam laporan; di sini dipakai batas bawah {batas}."),
    Entry("ST03", _C, "Nilai {batas} masuk dua kategori pada skala tercetak: {bawah} dan {atas}.",
          "Cetak rentang yang tidak bertumpuk; di sini {batas} digolongkan {dipakai}."),
    Entry("ST04", _C, "Antara {dari} dan {sampai} tidak ada kategori pada skala tercetak.",
          "Cetak rentang yang bersambung; di sini capaian di celah itu digolongkan {dipakai}."),
    Entry("ST05", _G, "Tabel kategori tidak bersambung atau tidak berurutan dari yang terbaik; kategori bisa keliru.",
          "Susun baris skala {skala} tanpa sela, dari batas bawah tertinggi ke terendah."),
    Entry("ST06", _G, "{kolom} pada tabel di Pengaturan bukan angka.", "Isi dengan angka."),
    Entry("ST07", _G, "Nama \"{nama}\" hilang dari buku kerja, sehingga rumus tidak menemukan tabelnya.",
          "Salin isian ke templat baru; tabel bawaan dipakai untuk sementara."),
    Entry("ST08", _G, "Skala Kategori yang dipilih tidak ada pada tabel kategori; kategori tidak diberikan.",
          "Pilih salah satu: {pilihan}."),
    # RK: RKT
    Entry("RK01", _P, "Baris RKT ini tidak punya target.", "Isi target, atau jelaskan mengapa tidak ada."),
    Entry("RK02", _P, "Anggaran baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); menjumlahkan "
          "semuanya menghitung ganda.",
          "Bila baris ini induknya, jumlah RKT seharusnya {seharusnya}, bukan {semua}."),
    Entry("RK03", _G, "Anggaran induk {kode} tidak sama dengan jumlah baris di bawahnya menurut kode.",
          "Periksa induk dan rinciannya ({sel})."),
    # PK
    Entry("PK01", _G, "Indikator PK ini tidak punya target.", "Isi targetnya pada lembar PK."),
    Entry("PK02", _G, "Polaritas indikator ini belum dipilih atau tidak dikenal.",
          "Pilih Maksimum, Minimum atau Stabil; polaritas tidak ditebak."),
    Entry("PK03", _P, "Kode IK {kode} dipakai lebih dari satu baris; yang pertama yang dipakai.",
          "Beri kode yang berbeda untuk tiap baris."),
    # UK: Pengukuran
    Entry("UK01", _G, "Target kosong, sehingga capaian tidak dapat dihitung.",
          "Isi target sesuai Perjanjian Kinerja."),
    Entry("UK02", _P, "Indikator ini tidak diukur; tidak ikut dalam rata-rata.",
          "Isi realisasi (0 bila memang nol), atau jelaskan mengapa tidak diukur."),
    Entry("UK03", _G, "Polaritas belum dipilih atau tidak dikenal, sehingga capaian tidak dapat dihitung.",
          "Pilih Maksimum, Minimum atau Stabil; polaritas tidak ditebak."),
    Entry("UK04", _P, "Satuan target ({target}) dan satuan realisasi ({realisasi}) berbeda.",
          "Samakan satuannya; capaian dihitung dari angkanya apa adanya."),
    Entry("UK05", _G, "Target 0 dengan polaritas {polaritas}: capaian tidak dapat dihitung.",
          "Betulkan target, atau pakai polaritas Minimum bila yang diinginkan memang nol."),
    Entry("UK06", _C, "Target 0 dengan polaritas Minimum: realisasi 0 dinilai 100, di atasnya dinilai 0.",
          "Tidak ada yang perlu diubah bila target memang nol."),
    Entry("UK07", _P, "Capaian mentah negatif, ditampilkan 0.",
          "Periksa target dan realisasi; nilai mentahnya tersimpan di kolom Capaian Mentah."),
    Entry("UK08", _C, "Capaian melebihi 120% tanpa batas capaian.",
          "Periksa apakah target terlalu rendah, atau isi Batas Capaian pada Pengaturan."),
    Entry("UK09", _C, "Capaian {capaian} jatuh di celah skala tercetak, antara {dari} dan {sampai}; digolongkan "
          "{kategori}.", "Sebutkan aturan ini dalam laporan: kategori didapat bila batas bawahnya tercapai."),
    Entry("UK10", _C, "Capaian {capaian} tepat pada batas dua kategori; digolongkan {kategori}.",
          "Sebutkan aturan ini dalam laporan: kategori terbaik yang batas bawahnya tercapai."),
    Entry("UK11", _P, "Target dan realisasi berbeda sekitar 100 kali pada baris persen.",
          "Mungkin salah satunya ditulis sebagai pecahan (0,85) dan yang lain sebagai persen (85)."),
    Entry("UK12", _C, "Nama indikator memuat \"{kata}\", tetapi polaritasnya Maksimum.",
          "Pastikan: makin tinggi makin baik? Bila tidak, pilih Minimum."),
    Entry("UK13", _G, "{kolom} yang diketik berbeda dari hitungan.",
          "Rumus dan nilai hasil sudah dikembalikan; betulkan isian bila yang diketik yang benar."),
    Entry("UK14", _C, "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
          "Tidak ada yang perlu diubah."),
    Entry("UK15", _G, "Target dan realisasi tidak dapat dibandingkan pada skala kata yang sama.",
          "Tulis keduanya sebagai angka, atau sebagai kata dari skala yang sama."),
    Entry("UK16", _G, "Realisasi 0 dengan rumus Minimum T/R: capaian tidak dapat dihitung.",
          "Pakai Rumus Minimum 2T-R pada Pengaturan, atau betulkan realisasi."),
    Entry("UK17", _G, "Target negatif: capaian tidak dapat dihitung.", "Betulkan target."),
    Entry("UK18", _C, "Capaian dibatasi menjadi {batas} menurut Batas Capaian.",
          "Sebutkan batas ini dalam laporan; nilai mentahnya di kolom Capaian Mentah."),
    Entry("UK19", _P, "Indikator ini tidak berada di bawah sasaran mana pun.", "Isi Sasaran Strategis-nya."),
    Entry("UK20", _G, "Ada realisasi atau target tanpa indikator.", "Isi Indikator Kinerja, atau hapus baris ini."),
    # AG: Anggaran
    Entry("AG01", _G, "{kolom} kosong, sehingga sisa dan persentase baris ini tidak dapat dihitung.",
          "Isi {kolom}; tulis 0 bila memang nol."),
    Entry("AG02", _P, "Realisasi melebihi pagu.", "Periksa pagu setelah revisi DIPA dan angka realisasi."),
    Entry("AG03", _G, "{kolom} yang diketik berbeda dari hitungan.",
          "Rumus dan nilai hasil sudah dikembalikan; cari baris yang hilang atau angka yang salah ketik."),
    Entry("AG04", _C, "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
          "Tidak ada yang perlu diubah."),
    Entry("AG05", _G, "{kolom} induk {kode} tidak sama dengan jumlah baris di bawahnya.",
          "Periksa induk dan rinciannya ({sel}); TOTAL menjumlahkan rinciannya."),
    Entry("AG06", _P, "{kolom} baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); mungkin terhitung "
          "ganda dalam TOTAL.",
          "Bila baris ini induknya, lengkapi kodenya supaya terbaca sebagai induk, atau hapus dari tabel."),
    Entry("AG07", _C, "Baris induk {kode} tidak dijumlahkan lagi dalam TOTAL; rinciannya yang dijumlahkan.",
          "Tidak ada yang perlu diubah."),
    Entry("AG08", _P, "Baris di bawah TOTAL tidak ikut dijumlahkan.", "Pindahkan baris ini ke atas TOTAL."),
    Entry("AG09", _G, "TOTAL sisa yang diketik tidak sama dengan TOTAL pagu - TOTAL realisasi yang diketik.",
          "Hitung ulang ketiganya; ketiga angka TOTAL sudah diganti dengan jumlah baris."),
    Entry("AG10", _C, "Tanda desimal ditulis bercampur dalam satu kolom: {contoh}.",
          "Pakai koma untuk desimal di seluruh kolom."),
    Entry("AG11", _G, "Pagu 0 tetapi ada realisasi: persentase tidak dapat dihitung.", "Isi pagunya."),
    # LS: across sheets
    Entry("LS01", _P, "Indikator PK ini tidak diukur pada lembar Pengukuran.{mungkin}",
          "Tambahkan pengukurannya, atau samakan nama indikatornya."),
    Entry("LS02", _P, "Indikator yang diukur ini tidak ada pada PK.{mungkin}",
          "Samakan dengan PK, atau jelaskan mengapa diukur."),
    Entry("LS03", _P, "Target pada Pengukuran berbeda dari target pada PK ({sel}).",
          "Samakan dengan PK; target tidak boleh berubah tanpa perubahan PK."),
    Entry("LS04", _P, "Jumlah RKT tidak sama dengan jumlah pagu Anggaran.",
          "Jelaskan selisihnya (revisi anggaran), atau lengkapi RKT."),
    Entry("LS05", _G, "Tidak satu pun dari {pk} indikator PK diukur; {lain} indikator yang diukur tidak ada pada PK.",
          "Ukur indikator yang diperjanjikan; rata-rata capaian sekarang tidak menilai PK."),
    Entry("LS06", _P, "Kode IK {kode} menunjuk indikator lain pada PK ({sel}).",
          "Kosongkan Kode IK baris ini atau betulkan."),
)  # fmt: skip

CATALOGUE = {entry.code: entry for entry in _ENTRIES}
