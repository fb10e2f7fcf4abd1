"""Pengaturan."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, Entry

ENTRIES = (
    Entry(
        "ST01",
        ERROR,
        "Pengaturan {label} berisi nilai yang tidak dikenal; dipakai {bawaan}.",
        "Pilih salah satu: {pilihan}.",
    ),
    Entry(
        "ST02",
        NOTE,
        "Rentang kategori {kategori} tidak tercetak.",
        "Cetak rentangnya dalam laporan; di sini dipakai batas bawah {batas}.",
    ),
    Entry(
        "ST03",
        NOTE,
        "Nilai {batas} masuk dua kategori pada skala tercetak: {bawah} dan {atas}.",
        "Cetak rentang yang tidak bertumpuk; di sini {batas} digolongkan {dipakai}.",
    ),
    Entry(
        "ST04",
        NOTE,
        "Antara {dari} dan {sampai} tidak ada kategori pada skala tercetak.",
        "Cetak rentang yang bersambung; di sini capaian di celah itu digolongkan {dipakai}.",
    ),
    Entry(
        "ST05",
        ERROR,
        "Tabel kategori tidak bersambung atau tidak berurutan dari yang terbaik; kategori bisa keliru.",
        "Susun baris skala {skala} tanpa sela, dari batas bawah tertinggi ke terendah.",
    ),
    Entry("ST06", ERROR, "{kolom} pada tabel di Pengaturan bukan angka.", "Isi dengan angka."),
    Entry(
        "ST07",
        ERROR,
        'Nama "{nama}" hilang dari buku kerja, sehingga rumus tidak menemukan tabelnya.',
        "Salin isian ke templat baru; tabel bawaan dipakai untuk sementara.",
    ),
    Entry(
        "ST08",
        ERROR,
        "Skala Kategori yang dipilih tidak ada pada tabel kategori; kategori tidak diberikan.",
        "Pilih salah satu: {pilihan}.",
    ),
)
