"""Pengukuran."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, WARNING, Entry

ENTRIES = (
    Entry(
        "UK01", ERROR, "Target kosong, sehingga capaian tidak dapat dihitung.", "Isi target sesuai Perjanjian Kinerja."
    ),
    Entry(
        "UK02",
        WARNING,
        "Indikator ini tidak diukur; tidak ikut dalam rata-rata.",
        "Isi realisasi (0 bila memang nol), atau jelaskan mengapa tidak diukur.",
    ),
    Entry(
        "UK03",
        ERROR,
        "Polaritas belum dipilih atau tidak dikenal, sehingga capaian tidak dapat dihitung.",
        "Pilih Maksimum, Minimum atau Stabil; polaritas tidak ditebak.",
    ),
    Entry(
        "UK04",
        WARNING,
        "Satuan target ({target}) dan satuan realisasi ({realisasi}) berbeda.",
        "Samakan satuannya; capaian dihitung dari angkanya apa adanya.",
    ),
    Entry(
        "UK05",
        ERROR,
        "Target 0 dengan polaritas {polaritas}: capaian tidak dapat dihitung.",
        "Betulkan target, atau pakai polaritas Minimum bila yang diinginkan memang nol.",
    ),
    Entry(
        "UK06",
        NOTE,
        "Target 0 dengan polaritas Minimum: realisasi 0 dinilai 100, di atasnya dinilai 0.",
        "Tidak ada yang perlu diubah bila target memang nol.",
    ),
    Entry(
        "UK07",
        WARNING,
        "Capaian mentah negatif, ditampilkan 0.",
        "Periksa target dan realisasi; nilai mentahnya tersimpan di kolom Capaian Mentah.",
    ),
    Entry(
        "UK08",
        NOTE,
        "Capaian melebihi 120% tanpa batas capaian.",
        "Periksa apakah target terlalu rendah, atau isi Batas Capaian pada Pengaturan.",
    ),
    Entry(
        "UK09",
        NOTE,
        "Capaian {capaian} jatuh di celah skala tercetak, antara {dari} dan {sampai}; digolongkan {kategori}.",
        "Sebutkan aturan ini dalam laporan: kategori didapat bila batas bawahnya tercapai.",
    ),
    Entry(
        "UK10",
        NOTE,
        "Capaian {capaian} tepat pada batas dua kategori; digolongkan {kategori}.",
        "Sebutkan aturan ini dalam laporan: kategori terbaik yang batas bawahnya tercapai.",
    ),
    Entry(
        "UK11",
        WARNING,
        "Target dan realisasi berbeda sekitar 100 kali pada baris persen.",
        "Mungkin salah satunya ditulis sebagai pecahan (0,85) dan yang lain sebagai persen (85).",
    ),
    Entry(
        "UK12",
        NOTE,
        'Nama indikator memuat "{kata}", tetapi polaritasnya Maksimum.',
        "Pastikan: makin tinggi makin baik? Bila tidak, pilih Minimum.",
    ),
    Entry(
        "UK13",
        ERROR,
        "{kolom} yang diketik berbeda dari hitungan.",
        "Rumus dan nilai hasil sudah dikembalikan; betulkan isian bila yang diketik yang benar.",
    ),
    Entry(
        "UK14",
        NOTE,
        "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
        "Tidak ada yang perlu diubah.",
    ),
    Entry(
        "UK15",
        ERROR,
        "Target dan realisasi tidak dapat dibandingkan pada skala kata yang sama.",
        "Tulis keduanya sebagai angka, atau sebagai kata dari skala yang sama.",
    ),
    Entry(
        "UK16",
        ERROR,
        "Realisasi 0 dengan rumus Minimum T/R: capaian tidak dapat dihitung.",
        "Pakai Rumus Minimum 2T-R pada Pengaturan, atau betulkan realisasi.",
    ),
    Entry("UK17", ERROR, "Target negatif: capaian tidak dapat dihitung.", "Betulkan target."),
    Entry(
        "UK18",
        NOTE,
        "Capaian dibatasi menjadi {batas} menurut Batas Capaian.",
        "Sebutkan batas ini dalam laporan; nilai mentahnya di kolom Capaian Mentah.",
    ),
    Entry("UK19", WARNING, "Indikator ini tidak berada di bawah sasaran mana pun.", "Isi Sasaran Strategis-nya."),
    Entry("UK20", ERROR, "Ada realisasi atau target tanpa indikator.", "Isi Indikator Kinerja, atau hapus baris ini."),
)
