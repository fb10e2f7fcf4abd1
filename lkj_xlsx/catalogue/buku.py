"""The workbook around the tables."""

from lkj_xlsx.catalogue.entry import NOTE, WARNING, Entry

_HIDDEN = "pertimbangan kami: yang tersembunyi tetap dibaca"
_LINKS = "pertimbangan kami: tautan ke berkas lain tidak diikuti"
_TEMPLATE = "pertimbangan kami: versi templat"

ENTRIES = (
    Entry(
        "BK01",
        WARNING,
        "{n} rumus Anda memakai sel hasil; nilai yang tersimpan mungkin belum mengikuti hasil ini.",
        "Buka berkas hasil di Excel lalu simpan; Excel menghitung ulang saat membukanya.",
        rule="Rumus Anda di luar tabel tidak dihitung di sini. Sebelum Excel menghitungnya, nilai yang tersimpan bisa "
        "masih memakai hasil yang lama.",
        source="Pertimbangan kami: rumus Anda tidak diubah",
        example="T6 berisi =E6*2; sisa di E6 kini 10, nilai T6 yang tersimpan masih 0.",
    ),
    Entry(
        "BK02",
        WARNING,
        "{n} baris tersembunyi berisi data dan ikut dihitung.",
        "Tampilkan barisnya (Unhide, atau hapus saringan), atau kosongkan bila tidak dipakai.",
        rule="Baris yang disembunyikan atau tersaring tetap dibaca. Pembaca yang menjumlahkan baris yang tampak tidak "
        "akan sampai pada angka yang sama, jadi harus ada yang memutuskan.",
        source=_HIDDEN,
        example="Baris 7 lembar PK tersembunyi: Ringkasan menyebut 12 indikator, yang tampak 11.",
    ),
    Entry(
        "BK03",
        WARNING,
        'Kolom tersembunyi "{kolom}" berisi data dan ikut dibaca.',
        "Tampilkan kolomnya (Unhide).",
        rule="Kolom isian yang disembunyikan tetap dibaca, sehingga hasil bergantung pada angka yang tidak terlihat. "
        "Kolom bantu di kanan memang tersembunyi dan tidak dilaporkan.",
        source=_HIDDEN,
        example="Kolom Target tersembunyi: capaian 98% tampak tanpa targetnya, 80%.",
    ),
    Entry(
        "BK04",
        WARNING,
        "Lembar ini tersembunyi dan ikut dibaca.",
        "Tampilkan lembarnya (Unhide).",
        rule="Lembar isian yang disembunyikan tetap dibaca, sehingga hasil bergantung pada isian yang tidak terlihat.",
        source=_HIDDEN,
        example="Lembar Pengaturan tersembunyi, padahal Batas Capaian di sana berisi 100.",
    ),
    Entry(
        "BK05",
        WARNING,
        "Buku kerja ini memakai templat versi {versi}; lkj-xlsx ini memakai templat versi {kini}.",
        "Pindahkan ke templat baru: lkj-xlsx template --dari BERKAS-INI.xlsx.",
        rule="Versi templat tersimpan dalam buku kerja. Templat versi lain dapat memiliki kolom atau rumus lain, jadi "
        "hasilnya perlu dipastikan.",
        source=_TEMPLATE,
        example="Buku kerja mencatat templat versi 2, program memakai versi 1.",
    ),
    Entry(
        "BK06",
        NOTE,
        "Versi templat tidak tercatat dalam buku kerja; dibaca sebagai templat versi {kini}.",
        "Tidak ada yang perlu diubah bila semua kolom terbaca.",
        rule="Sebagian program menghapus catatan versi saat menyimpan. Selama semua kolom terbaca, hasilnya tidak "
        "terpengaruh.",
        source=_TEMPLATE,
        example="Buku kerja disimpan ulang oleh aplikasi daring, dan catatan versi 1 hilang.",
    ),
    Entry(
        "BK07",
        WARNING,
        "Lembar ini tampaknya salinan dari {asli}; isinya tidak dibaca.",
        "Hapus bila tidak dipakai, atau pindahkan isinya ke lembar {asli}.",
        rule="Hanya satu lembar tiap tabel yang dibaca. Salinan bisa memuat isian yang lebih baru daripada aslinya, "
        "jadi harus ada yang memutuskan mana yang berlaku.",
        source="Pertimbangan kami: nama lembar templat",
        example='"Pengukuran (2)" berisi realisasi terbaru, sedangkan yang dihitung lembar Pengukuran.',
    ),
    Entry(
        "BK08",
        WARNING,
        "Buku kerja ini bertaut ke berkas lain; tautannya tidak diikuti.",
        "Putuskan tautannya (Data > Edit Links > Break Link) supaya angka tidak bergantung pada berkas lain.",
        rule="Angka yang berasal dari berkas lain tidak dapat ditelusuri di sini dan dapat berubah tanpa terlihat. "
        "Bila ada sel isian yang memakainya, sel itu yang disebut (BK09).",
        source=_LINKS,
        example="Buku kerja bertaut ke rekap-2023.xlsx di komputer lain.",
    ),
    Entry(
        "BK09",
        WARNING,
        "Sel ini mengambil nilai dari berkas lain ({berkas}).",
        "Ketik nilainya, supaya dapat ditelusuri di sini.",
        rule="Sel ini menyebut berkas lain dalam rumusnya; yang dipakai nilai terakhir yang tersimpan, dan nilai itu "
        "tidak dapat diperiksa di sini.",
        source=_LINKS,
        example="F6 berisi =[1]Lembar1!A1 dan menampilkan 80.",
    ),
    Entry(
        "BK10",
        NOTE,
        "Lembar ini dibaca sebagai {nama}.",
        "Kembalikan namanya menjadi {nama} bila memang itu.",
        rule="Lembar yang namanya berubah tetap dikenali bila hanya satu yang mungkin, dari nama atau judul kolomnya. "
        "Isinya terbaca, jadi hanya catatan.",
        source="Pertimbangan kami: nama lembar templat",
        example='"PK 2024" dibaca sebagai lembar PK.',
    ),
    Entry(
        "BK11",
        WARNING,
        "Rumus baku pada {n} sel diganti rumus lain ({sel}).",
        "Periksa siapa yang mengubahnya; lkj-xlsx compute mengembalikan rumus baku.",
        rule="Setiap rumus hasil dan rumus bantu dalam berkas dibandingkan dengan rumus baku templat; sisipan baris "
        "dan kolom tidak dihitung sebagai perubahan. Tampil pada lkj-xlsx check; compute mengembalikan rumusnya. "
        "Peringatan, sebab angka yang tampil tidak lagi berasal dari aturan yang tertulis.",
        source="Pertimbangan kami: setiap angka hasil dapat ditelusuri pada rumusnya.",
        example='Sel Capaian Mentah berisi "=95" atau rumus yang menunjuk sel lain.',
    ),
    Entry(
        "BK12",
        WARNING,
        "Nilai tersimpan pada {n} sel bukan hasil rumusnya ({sel}).",
        "Buka di Excel, hitung ulang (F9) dan simpan, atau jalankan lkj-xlsx compute.",
        rule="Nilai yang tersimpan di samping rumus dibandingkan dengan hasil hitung ulang dari isian; yang kosong "
        "tidak dihitung. Tidak dinilai selama ada sel yang menampilkan nilai lain karena rumus bakunya hilang atau "
        "teksnya belum ditafsirkan: yang bersandar padanya wajar berbeda. Tampil pada lkj-xlsx check; compute menulis "
        "nilai yang benar. Peringatan, sebab yang dibaca orang di layar atau di kertas bukan hasil hitungan.",
        source="Pertimbangan kami: nilai tersimpan adalah yang tampil sebelum dihitung ulang.",
        example="Realisasi diubah oleh program lain dari 80 ke 60, % Capaian yang tersimpan tetap 100.",
    ),
)
