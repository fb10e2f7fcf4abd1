"""Anggaran."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, WARNING, Entry

_REPORT = "Laporan KPU Kota Binjai 2024"
_AMOUNTS = "pertimbangan kami: Anggaran, rupiah utuh tanpa toleransi dan persentase sampai 0,01"
_TREE = "pertimbangan kami: Anggaran, pohon kode program, kegiatan dan keluaran"

ENTRIES = (
    Entry(
        "AG01",
        ERROR,
        "{kolom} kosong, sehingga sisa dan persentase baris ini tidak dapat dihitung.",
        "Isi {kolom}; tulis 0 bila memang nol.",
        rule="Tiap baris anggaran memerlukan pagu dan realisasi; 0 adalah angka, sel kosong bukan. TOTAL menjadi tidak "
        "lengkap, jadi galat.",
        source=f"{_REPORT}, tabel 3.3.1",
        example="076.01.WA: pagu 2.871.095.000, realisasi kosong.",
    ),
    Entry(
        "AG02",
        WARNING,
        "Realisasi melebihi pagu.",
        "Periksa pagu setelah revisi DIPA dan angka realisasi.",
        rule="Belanja tidak boleh melampaui pagunya, tetapi pagu dapat berubah karena revisi, jadi harus ada yang "
        "memastikan angka mana yang keliru.",
        source="Pertimbangan kami: Anggaran, realisasi di atas pagu",
        example="Pagu 1.000.000, realisasi 1.500.000: selisih 500.000.",
    ),
    Entry(
        "AG03",
        ERROR,
        "{kolom} yang diketik berbeda dari hitungan.{mungkin}",
        "Rumus dan nilai hasil sudah dikembalikan; cari baris yang hilang atau angka yang salah ketik.",
        rule="Angka yang diketik dibandingkan dengan hitungan: rupiah harus persis sama, persentase sampai 0,01. "
        "Disebutkan pula aturan lain yang cocok, atau baris yang hilang bila selisih TOTAL seperti satu baris. "
        "Sisa dan persentase TOTAL yang hanya mengikuti pagu dan realisasi yang keliru tidak dilaporkan lagi.",
        source=f"{_AMOUNTS}; {_REPORT}, tabel 3.3.1",
        example="TOTAL pagu 33.239.899.000, jumlah baris 33.122.884.000; TOTAL realisasi lebih 116.843.132. Selisihnya "
        "seperti satu baris dengan pagu 117.015.000, sisa 171.868 dan serapan 99,85%.",
    ),
    Entry(
        "AG04",
        NOTE,
        "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
        "Tidak ada yang perlu diubah.",
        rule="Angka yang diketik di sel hasil sama dengan hitungan, sehingga tidak ada yang berubah selain rumusnya "
        "kembali. Disebutkan sekali untuk tiap kolom.",
        source=_AMOUNTS,
        example="Sisa 282.575.699 diketik; pagu 30.251.789.000 - realisasi 29.969.213.301 memberi angka yang sama.",
    ),
    Entry(
        "AG05",
        ERROR,
        "{kolom} induk {kode} tidak sama dengan jumlah baris di bawahnya.",
        "Periksa induk dan rinciannya ({sel}); TOTAL menjumlahkan rinciannya.",
        rule="Induk yang tercetak bersama rinciannya harus sama dengan jumlah rincian satu tingkat di bawahnya, sampai "
        "rupiah terakhir. Bila tidak, salah satunya tidak dapat dipertahankan. Tidak diperiksa selama ada rincian yang "
        "kosong, sebab itu sudah dilaporkan.",
        source=_TREE,
        example="3355: pagu 101; 3355.EBA 60 dan 3355.EBD 40 berjumlah 100.",
    ),
    Entry(
        "AG06",
        WARNING,
        "{kolom} baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); mungkin terhitung "
        "ganda dalam TOTAL.",
        "Bila baris ini induknya, lengkapi kodenya supaya terbaca sebagai induk, atau hapus dari tabel.",
        rule="Bila kodenya tidak menunjukkan induk, baris yang persis sama dengan jumlah dua baris atau lebih tepat di "
        "bawahnya mungkin induknya. Bisa juga kebetulan, jadi harus ada yang memutuskan.",
        source=f"{_TREE}; baris RKT 3355.EBA pada {_REPORT}",
        example="2.852.752.000 = 2.526.331.000 + 318.801.000 + 7.620.000.",
    ),
    Entry(
        "AG07",
        NOTE,
        "Baris induk {kode} tidak dijumlahkan lagi dalam TOTAL; rinciannya yang dijumlahkan.",
        "Tidak ada yang perlu diubah.",
        rule="Induk yang tercetak bersama rinciannya tidak dijumlahkan lagi, supaya tidak terhitung dua kali. Dicatat "
        "supaya TOTAL dapat dihitung ulang dengan tangan.",
        source=_TREE,
        example="3355 = 100, 3355.EBA = 60 dan 3355.EBD = 40: TOTAL 100, bukan 200.",
    ),
    Entry(
        "AG08",
        WARNING,
        "Baris di bawah TOTAL tidak ikut dijumlahkan.",
        "Pindahkan baris ini ke atas TOTAL.",
        rule="TOTAL menjumlahkan baris di atasnya. Baris berangka di bawahnya mungkin terlupa, mungkin sengaja "
        "dipisahkan, jadi harus ada yang memutuskan.",
        source="Pertimbangan kami: baris TOTAL",
        example="TOTAL di baris 66, sedangkan 076.01.ZZ dengan pagu 7.000.000 di baris 68.",
    ),
    Entry(
        "AG09",
        ERROR,
        "TOTAL sisa yang diketik tidak sama dengan TOTAL pagu - TOTAL realisasi yang diketik; jumlah sisa baris "
        "{jumlah}.",
        "Hitung ulang ketiganya; ketiga angka TOTAL sudah diganti dengan jumlah baris.",
        rule="Lepas dari barisnya, ketiga angka TOTAL harus cocok satu sama lain: sisa = pagu - realisasi, sampai "
        "rupiah terakhir. Bila tidak, paling sedikit satu di antaranya keliru. Bila sisanya sama dengan jumlah baris, "
        "yang dilaporkan pagu atau realisasinya saja.",
        source=f"{_AMOUNTS}; {_REPORT}, tabel 3.3.1",
        example="TOTAL sisa 305.851.582, padahal 33.239.899.000 - 32.934.047.438 = 305.851.562: selisih 20.",
    ),
    Entry(
        "AG10",
        NOTE,
        "Tanda desimal ditulis bercampur dalam satu kolom: {contoh}.",
        "Pakai koma untuk desimal di seluruh kolom.",
        rule="Titik dan koma desimal dalam satu kolom menunjukkan angka dari sumber yang berbeda. Keduanya terbaca, "
        "jadi hanya catatan; diperiksa di semua lembar.",
        source=f"{_REPORT}, tabel 3.3.1",
        example="99.07% di F6 dan 99,20% di F7.",
    ),
    Entry(
        "AG11",
        ERROR,
        "Pagu 0 tetapi ada realisasi: persentase tidak dapat dihitung.",
        "Isi pagunya.",
        rule="Pembagian dengan pagu 0 tidak punya hasil, dan belanja tanpa pagu tidak mungkin benar.",
        source="Pertimbangan kami: Anggaran, serapan = realisasi / pagu x 100",
        example="Pagu 0, realisasi 7.000.000.",
    ),
    Entry(
        "AG12",
        NOTE,
        "Persentase TOTAL yang diketik cocok dengan hitungan, padahal TOTAL {kolom} tidak; persentase yang cocok tidak "
        "membuktikan rupiahnya.",
        "Betulkan rupiahnya; persentase ini tidak perlu diubah.",
        rule="Persentase TOTAL hampir tidak berubah bila satu baris hilang, sehingga angka yang cocok dapat "
        "menyesatkan. Rupiahnya sendiri sudah dilaporkan sebagai galat, jadi ini catatan.",
        source=f"{_REPORT}, tabel 3.3.1",
        example="99,08% cocok, padahal TOTAL pagu lebih 117.015.000 dan TOTAL realisasi lebih 116.843.132.",
    ),
    Entry(
        "AG13",
        WARNING,
        'Kode "{kode}" tidak terbaca sebagai kode anggaran, sehingga induk dan rinciannya tidak dikenali.',
        "Tulis kodenya dengan huruf, angka dan titik saja, tanpa spasi, misalnya 3355.EBA.994.",
        rule="Kode terdiri dari huruf dan angka yang dipisahkan titik. Tanda lain, spasi, atau titik di ujung memutus "
        "hubungan induk dan rincian, sehingga TOTAL bisa menghitung ganda; harus ada yang memastikan.",
        source=f"{_TREE}; bentuk kode pada {_REPORT}",
        example='"3355,EBA" 60 tidak dikenali di bawah 3355, sehingga keduanya dijumlahkan.',
    ),
    Entry(
        "AG14",
        WARNING,
        "Kode {kode} sudah dipakai di {sel}.",
        "Hapus baris yang tercetak dua kali, atau betulkan kodenya.",
        rule="Kode program, kegiatan atau keluaran yang lengkap hanya berlaku untuk satu baris. Baris kedua mungkin "
        "tercetak dua kali dan terhitung ganda, mungkin salah ketik kode. Kode akun dan komponen boleh berulang, sebab "
        "hanya unik di bawah induknya.",
        source=_TREE,
        example="076.01.WA di A7 dan di A9, keduanya dengan pagu 2.871.095.000.",
    ),
    Entry(
        "AG15",
        WARNING,
        "Serapan {serapan}%, tetapi rata-rata capaian hanya {capaian} ({terukur} dari {indikator} indikator terukur).",
        "Jelaskan dalam bab III mengapa anggaran terserap sedangkan target tidak tercapai.",
        rule="Serapan 90% atau lebih dengan rata-rata capaian di bawah 71: uangnya masuk kelas Berhasil, kinerjanya "
        "Kurang Berhasil atau lebih rendah, berjarak dua kelas. Keduanya bisa benar, tetapi harus ada penjelasannya.",
        source=f"PermenPANRB 53/2014, bab III butir efisiensi; batas 90 dan 71 pertimbangan kami dari skala {_REPORT}",
        example="Serapan 98,20%, rata-rata capaian 62,50.",
    ),
    Entry(
        "AG16",
        NOTE,
        "Rata-rata capaian {capaian} ({terukur} dari {indikator} indikator terukur) dengan serapan hanya {serapan}%.",
        "Jelaskan dalam bab III: efisiensi, pagu yang terlalu besar, atau target yang terlalu rendah.",
        rule="Rata-rata capaian 90 atau lebih dengan serapan di bawah 71%. Ini bisa efisiensi yang baik, bisa tanda "
        "pagu atau target yang tidak tepat; tidak ada angka yang keliru, jadi catatan.",
        source=f"PermenPANRB 53/2014, bab III butir efisiensi; batas 90 dan 71 pertimbangan kami dari skala {_REPORT}",
        example="Rata-rata capaian 99,10, serapan 64,75%.",
    ),
    Entry(
        "AG17",
        NOTE,
        "{kolom} diketik dengan memotong desimal, bukan membulatkan: {contoh}.",
        "Tidak ada yang perlu diubah di sini; bulatkan ke dua desimal dalam naskah laporan.",
        rule="Persentase dibulatkan ke dua desimal, setengah menjauhi nol. Yang diketik sama dengan hitungan yang "
        "dipotong sesudah dua desimal; selisihnya 0,01, dalam toleransi, jadi catatan sekali untuk tiap kolom.",
        source="Pertimbangan kami: pembulatan",
        example="2.847.991.005 / 2.871.095.000 = 99,1953%: diketik 99,19, seharusnya 99,20.",
    ),
    Entry(
        "AG18",
        NOTE,
        "TOTAL {kolom} yang diketik belum dapat dibandingkan, sebab {sel} kosong atau tidak terbaca.",
        "Isi dulu sel itu; bila TOTAL yang diketik benar, selisihnya adalah angka yang kurang.",
        rule="Selama ada pagu atau realisasi yang kosong atau tidak terbaca, jumlah baris belum lengkap, sehingga "
        "TOTAL yang diketik tidak dapat dinyatakan salah. Sel yang kurang itu sudah dilaporkan sebagai galat, jadi ini "
        "catatan.",
        source=f"{_AMOUNTS}; pertimbangan kami: satu sebab, satu temuan",
        example="TOTAL pagu diketik 33.122.884.000, C7 kosong, baris lain 30.251.789.000: selisih 2.871.095.000.",
    ),
    Entry(
        "AG19",
        WARNING,
        "{kolom} negatif.",
        "Periksa tandanya; pengembalian belanja dikurangkan dari realisasi barisnya, bukan menjadi baris sendiri.",
        rule="Pagu dan realisasi dihitung dari nol ke atas; tanda minus atau tanda kurung biasanya salah ketik atau "
        "salah salin. Dihitung sebagaimana tertulis, jadi harus ada yang memastikan.",
        source="Pertimbangan kami: Anggaran, tanda bilangan",
        example="Realisasi (5.000.000) pada baris 9 mengurangi TOTAL 5.000.000.",
    ),
    Entry(
        "AG20",
        NOTE,
        "TOTAL Anda di baris {baris} yang dipakai; baris kosong yang disiapkan di bawahnya tidak ikut dijumlahkan.",
        "Sisipkan baris anggaran baru di atas TOTAL ini.",
        rule="Baris TOTAL yang pertama adalah TOTAL tabel. Bila diketik di tengah baris yang disiapkan templat, baris "
        "TOTAL templat di bawahnya dikosongkan, sebab ia akan menjumlahkan TOTAL itu sekali lagi. Angkanya tidak "
        "terpengaruh, jadi catatan.",
        source="Pertimbangan kami: satu TOTAL untuk satu tabel",
        example="Dua baris anggaran, lalu TOTAL diketik di baris 8: TOTAL templat di baris 66 dikosongkan.",
    ),
)
