"""Pengaturan."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, Entry

ENTRIES = (
    Entry(
        "ST01",
        ERROR,
        "Pengaturan {label} berisi nilai yang tidak dikenal; dipakai {bawaan}.",
        "Pilih salah satu: {pilihan}.",
        rule="Rumus Minimum, Batas Capaian dan Rata-rata Instansi hanya boleh berisi nilai yang dikenal; huruf "
        "besar dan spasi tidak dihitung. Galat, sebab rumus dalam buku kerja membaca isi selnya, sehingga capaian "
        "dapat berubah tanpa ada yang bermaksud mengubahnya.",
        source="Pilihan yang berbeda antarinstansi: PermenPANRB 8/2021 (2T-R), Manggarai Timur 2019 (T/R), "
        "Kemenkeu (batas 120).",
        example='Rumus Minimum tertulis "R-T", atau Batas Capaian tertulis "banyak".',
    ),
    Entry(
        "ST02",
        NOTE,
        "Rentang kategori {kategori} tidak tercetak.",
        "Cetak rentangnya dalam laporan; di sini dipakai batas bawah {batas}.",
        rule="Kolom Rentang tercetak pada skala yang dipakai: setiap kategori punya rentang. Skala yang tidak "
        "dicetak sama sekali tidak diperiksa. Catatan, sebab kategori ditentukan batas bawahnya; yang kurang "
        "hanya cetakannya.",
        source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
        example='Sangat Berhasil tanpa rentang, hanya keterangan "melampaui target".',
    ),
    Entry(
        "ST03",
        NOTE,
        "Nilai {batas} masuk dua kategori pada skala tercetak: {bawah} dan {atas}.",
        "Cetak rentang yang tidak bertumpuk; di sini {batas} digolongkan {dipakai}.",
        rule="Rentang tercetak dua kategori yang bertetangga tidak boleh memuat nilai yang sama. Catatan, sebab "
        "satu aturan menyelesaikannya: kategori terbaik yang batas bawahnya tercapai.",
        source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
        example="90-100 Berhasil dan 71-90 Cukup Berhasil: 90 ada pada keduanya.",
    ),
    Entry(
        "ST04",
        NOTE,
        "Antara {dari} dan {sampai} tidak ada kategori pada skala tercetak.",
        "Cetak rentang yang bersambung; di sini capaian di celah itu digolongkan {dipakai}.",
        rule="Rentang tercetak dua kategori yang bertetangga harus bersambung sampai dua desimal. Catatan, sebab "
        "batas bawah menyelesaikannya: capaian di celah belum mencapai kategori di atasnya.",
        source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
        example="71-90 dan 51-70: 70,50 tidak ada pada keduanya.",
    ),
    Entry(
        "ST05",
        ERROR,
        "Tabel kategori tidak bersambung atau tidak berurutan dari yang terbaik; kategori bisa keliru.",
        "Susun baris skala {skala} tanpa sela, dari batas bawah tertinggi ke terendah.",
        rule="Baris skala yang dipakai harus berurutan tanpa sela, dari batas bawah tertinggi. Galat, sebab rumus "
        "kategori mencari dari atas ke bawah, sehingga urutan lain memberi kategori lain.",
        source="Pertimbangan kami: susunan tabel kategori pada templat.",
        example="Batas bawah 100, 60, 71.",
    ),
    Entry(
        "ST06",
        ERROR,
        "{kolom} pada tabel di Pengaturan kosong atau bukan angka.",
        "Isi dengan angka.",
        rule="Batas bawah kategori dan nilai skala kata harus berupa angka. Galat, sebab kategori atau capaian "
        "tidak dapat dihitung dari teks.",
        source="Pertimbangan kami: susunan tabel pada templat.",
        example='Batas bawah tertulis "sembilan puluh".',
    ),
    Entry(
        "ST07",
        ERROR,
        'Nama "{nama}" hilang dari buku kerja, sehingga rumus tidak menemukan tabelnya.',
        "Salin isian ke templat baru; tabel bawaan dipakai untuk sementara.",
        rule="Rumus menemukan tabel pada Pengaturan melalui nama (Name Manager). Galat, sebab tanpa nama itu "
        "rumus dalam buku kerja memberi galat.",
        source="Pertimbangan kami: susunan templat.",
        example='Nama "Kategori_Batas" terhapus.',
    ),
    Entry(
        "ST08",
        ERROR,
        "Skala Kategori yang dipilih tidak ada pada tabel kategori; kategori tidak diberikan.",
        "Pilih salah satu: {pilihan}.",
        rule="Skala Kategori yang dipilih harus ada pada kolom Skala tabel kategori. Galat, sebab tanpa skala "
        "tidak ada kategori.",
        source="Pertimbangan kami: susunan templat.",
        example='Skala Kategori tertulis "Kemenkeu", yang tidak ada pada tabel.',
    ),
)
