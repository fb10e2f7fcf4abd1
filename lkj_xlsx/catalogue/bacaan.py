"""How a cell was read."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, WARNING, Entry

_HOW_WRITTEN = "pertimbangan kami: cara angka dibaca"
_HEADINGS = "pertimbangan kami: judul kolom templat"

ENTRIES = (
    Entry(
        "BC01",
        NOTE,
        "{kolom} ditafsirkan dari teks: {alasan}.",
        "Tulis angkanya saja, tanpa tanda lain, bila tafsiran ini benar; betulkan bila salah.",
        rule="Sel berisi teks yang dapat dibaca sebagai angka menurut satu aturan saja. Angkanya dapat dipakai, jadi "
        "hanya catatan: yang tertulis dan yang terbaca disebutkan supaya Anda dapat memastikannya.",
        source=f"{_HOW_WRITTEN}; contoh tulisan dari Laporan KPU Kota Binjai 2024",
        example='Pagu ditulis "Rp. 2.142.439.000,-" dan dibaca 2.142.439.000.',
    ),
    Entry(
        "BC02",
        ERROR,
        "{kolom} tidak dapat dibaca sebagai nilai: {alasan}.",
        "Ketik ulang angkanya; jangan menyalin dari hasil pindai.",
        rule="Teks di sel angka tidak mengikuti aturan penulisan mana pun. Menebaknya berarti mengarang angka, jadi "
        "sel itu tidak dipakai dan apa yang bergantung padanya tidak dihitung.",
        source=_HOW_WRITTEN,
        example='Target "lOOo/o" dari hasil pindai: mungkin 100%, tetapi tidak ditebak.',
    ),
    Entry(
        "BC03",
        ERROR,
        "{kolom} berisi kata yang tidak ada pada tabel skala kata.",
        "Pakai kata pada tabel skala di Pengaturan ({kata}), atau tambahkan skalanya di sana.",
        rule="Target atau realisasi berupa kata hanya dapat dihitung bila kata itu punya nilai pada tabel skala. "
        "Tanpa nilai itu capaian tidak dapat dihitung, jadi galat.",
        source="Pertimbangan kami: Pengaturan, tabel skala kata",
        example='Realisasi "Istimewa", padahal skala Predikat SAKIP mengenal AA, A, BB, B, CC, C dan D.',
    ),
    Entry(
        "BC04",
        ERROR,
        "{kolom} berisi galat rumus Excel.",
        "Betulkan rumusnya atau ketik nilainya.",
        rule="Sel yang seharusnya berisi data menampilkan galat Excel, jadi tidak ada angka yang dapat dipakai.",
        source=_HOW_WRITTEN,
        example="Realisasi di H8 menampilkan #REF! karena sel yang dirujuknya sudah dihapus.",
    ),
    Entry(
        "BC05",
        ERROR,
        "{kolom} berisi rumus yang nilainya tidak tersimpan dalam berkas.",
        "Buka berkas di Excel atau LibreOffice, simpan, lalu jalankan lagi.",
        rule="Isian boleh berupa rumus Anda sendiri, asal nilai terakhirnya tersimpan. Rumus Anda tidak dihitung di "
        "sini, jadi tanpa nilai tersimpan sel itu tidak punya angka.",
        source=_HOW_WRITTEN,
        example="Target =40+40 dalam berkas yang dibuat program lain dan belum pernah disimpan Excel.",
    ),
    Entry(
        "BC06",
        ERROR,
        'Kolom "{kolom}" tidak ditemukan.',
        "Kolom kosong dengan judul itu ditambahkan di kanan; pindahkan isinya ke sana atau betulkan judulnya.",
        rule="Kolom dicari menurut judulnya, di mana pun letaknya. Tanpa kolom ini isinya tidak terbaca dan hasilnya "
        "tidak lengkap.",
        source=_HEADINGS,
        example='Judul "Polaritas" pada lembar PK diganti menjadi "Arah".',
    ),
    Entry(
        "BC07",
        WARNING,
        "Satuan yang ditulis bersama {kolom} berbeda dari kolom Satuan.",
        "Samakan satuan di sel ini dengan kolom Satuan.",
        rule="Satuan di dalam sel dibandingkan dengan kolom Satuan; singkatan seperti Lap. dianggap sama. Angkanya "
        "dihitung apa adanya, tetapi mungkin mengukur hal lain, jadi harus ada yang memutuskan.",
        source=_HOW_WRITTEN,
        example="Kolom Satuan berisi Laporan, realisasi ditulis 100%: capaian terhitung 100 dibagi 1.",
    ),
    Entry(
        "BC08",
        WARNING,
        "{kolom} bisa berarti ribuan atau desimal: satu tanda dengan tiga angka di belakangnya.",
        "Pastikan angkanya; tulis tanpa tanda ribuan, dengan koma untuk desimal.",
        rule="Di luar kolom rupiah, satu tanda yang diikuti tiga angka dibaca sebagai pemisah ribuan. Bila yang "
        "dimaksud desimal, angkanya meleset seribu kali, jadi perlu dipastikan.",
        source=_HOW_WRITTEN,
        example='Target "1.234" Orang dibaca 1234, bukan 1,234.',
    ),
    Entry(
        "BC09",
        WARNING,
        "Rumus Anda di sel hasil {kolom} diganti dengan rumus baku.",
        "Bila rumus Anda memang perlu, letakkan di kolom lain.",
        rule="Sel hasil memuat rumus baku supaya setiap orang memperoleh angka yang sama. Rumus lain di sana dapat "
        "memberi angka lain, jadi diganti dan Anda diberi tahu.",
        source="Pertimbangan kami: sel hasil",
        example="% Capaian berisi =H6/F6, yang menghasilkan 0,98 dan bukan 98.",
    ),
    Entry(
        "BC10",
        NOTE,
        'Judul kolom ini dibaca sebagai "{kolom}".',
        "Kembalikan judulnya bila tafsiran ini salah.",
        rule="Judul yang sedikit berubah tetap dikenali bila hanya satu kolom yang mungkin. Isinya terbaca, jadi hanya "
        "catatan.",
        source=_HEADINGS,
        example='"Realisasi 2024" dibaca sebagai kolom Realisasi.',
    ),
    Entry(
        "BC11",
        NOTE,
        "Judul tabel berulang; baris di bawahnya dibaca sebagai lanjutan tabel yang sama.",
        "Tidak ada yang perlu diubah bila memang satu tabel.",
        rule="Tabel yang disambung di halaman berikut biasa mengulang judulnya. Baris judul itu dilewati dan data di "
        "bawahnya tetap dibaca.",
        source=_HEADINGS,
        example="Baris 12 lembar PK mengulang judul kolom; baris 13 dibaca sebagai indikator berikutnya.",
    ),
    Entry(
        "BC12",
        NOTE,
        "Teks di luar tabel ini tidak dibaca sebagai data.",
        "Tidak ada yang perlu diubah bila memang catatan; pindahkan ke dalam tabel bila data.",
        rule="Satu teks yang berdiri sendiri, terpisah lebih dari dua baris dari tabel atau di bawah TOTAL, dianggap "
        "catatan Anda; begitu pula TOTAL kedua, di bawah TOTAL yang dipakai. Disebutkan supaya tidak ada data yang "
        "terlewat tanpa diketahui.",
        source="Pertimbangan kami: baris tabel",
        example='"Disetujui rapat pleno" di D40, padahal tabel berakhir di baris 17.',
    ),
)
