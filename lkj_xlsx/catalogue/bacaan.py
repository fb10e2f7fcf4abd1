"""How a cell was read."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, WARNING, Entry

ENTRIES = (
    Entry(
        "BC01",
        NOTE,
        "{kolom} ditafsirkan dari teks: {alasan}.",
        "Tulis angkanya saja, tanpa tanda lain, bila tafsiran ini benar; betulkan bila salah.",
    ),
    Entry(
        "BC02",
        ERROR,
        "{kolom} tidak dapat dibaca sebagai nilai: {alasan}.",
        "Ketik ulang angkanya; jangan menyalin dari hasil pindai.",
    ),
    Entry(
        "BC03",
        ERROR,
        "{kolom} berisi kata yang tidak ada pada tabel skala kata.",
        "Pakai kata pada tabel skala di Pengaturan ({kata}), atau tambahkan skalanya di sana.",
    ),
    Entry("BC04", ERROR, "{kolom} berisi galat rumus Excel.", "Betulkan rumusnya atau ketik nilainya."),
    Entry(
        "BC05",
        ERROR,
        "{kolom} berisi rumus yang nilainya tidak tersimpan dalam berkas.",
        "Buka berkas di Excel atau LibreOffice, simpan, lalu jalankan lagi.",
    ),
    Entry(
        "BC06",
        ERROR,
        'Kolom "{kolom}" tidak ditemukan.',
        "Kolom kosong dengan judul itu ditambahkan di kanan; pindahkan isinya ke sana atau betulkan judulnya.",
    ),
    Entry(
        "BC07",
        WARNING,
        "Satuan yang ditulis bersama {kolom} berbeda dari kolom Satuan.",
        "Samakan satuan di sel ini dengan kolom Satuan.",
    ),
    Entry(
        "BC08",
        WARNING,
        "{kolom} bisa berarti ribuan atau desimal: satu tanda dengan tiga angka di belakangnya.",
        "Pastikan angkanya; tulis tanpa tanda ribuan, dengan koma untuk desimal.",
    ),
    Entry(
        "BC09",
        WARNING,
        "Rumus Anda di sel hasil {kolom} diganti dengan rumus baku.",
        "Bila rumus Anda memang perlu, letakkan di kolom lain.",
    ),
    Entry("BC10", NOTE, 'Judul kolom ini dibaca sebagai "{kolom}".', "Kembalikan judulnya bila tafsiran ini salah."),
    Entry(
        "BC11",
        NOTE,
        "Judul tabel berulang; baris di bawahnya dibaca sebagai lanjutan tabel yang sama.",
        "Tidak ada yang perlu diubah bila memang satu tabel.",
    ),
    Entry(
        "BC12",
        NOTE,
        "Teks di luar tabel ini tidak dibaca sebagai data.",
        "Tidak ada yang perlu diubah bila memang catatan; pindahkan ke dalam tabel bila data.",
    ),
)
