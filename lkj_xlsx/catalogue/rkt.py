"""RKT."""

from lkj_xlsx.catalogue.entry import ERROR, WARNING, Entry

ENTRIES = (
    Entry(
        "RK01",
        WARNING,
        "Baris RKT ini tidak punya target.",
        "Isi target, atau jelaskan mengapa tidak ada.",
        rule="Setiap baris RKT yang memuat indikator harus memuat target; 0 adalah target, sel kosong atau tanda "
        "- bukan. Peringatan, sebab capaian dihitung dari target PK, tetapi rencana tanpa target tidak dapat "
        "dinilai.",
        source="PermenPANRB 53/2014: rencana kinerja tahunan memuat indikator beserta targetnya.",
        example="LKj KPU Kota Binjai 2024: baris 3355.EBD tidak punya target.",
    ),
    Entry(
        "RK02",
        WARNING,
        "Anggaran baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); menjumlahkan semuanya "
        "menghitung ganda.",
        "Bila baris ini induknya, jumlah RKT seharusnya {seharusnya}, bukan {semua}.",
        rule="Baris yang menurut kodenya bukan induk, tetapi anggarannya sama sampai rupiah terakhir dengan "
        "jumlah dua baris atau lebih tepat di bawahnya. Peringatan, sebab hampir pasti induk, tetapi kodenya "
        "tidak membuktikannya; di sini baris itu tidak ikut dijumlahkan.",
        source="Pertimbangan kami, dari tabel RKT dalam LKj KPU Kota Binjai 2024.",
        example="3355.EBA 2.852.752.000, lalu 2.526.331.000 + 318.801.000 + 7.620.000: menjumlahkan semuanya "
        "memberi 11.212.720.000, seharusnya 8.359.968.000.",
    ),
    Entry(
        "RK03",
        ERROR,
        "Anggaran induk {kode} tidak sama dengan jumlah baris di bawahnya menurut kode.",
        "Periksa induk dan rinciannya ({sel}).",
        rule="Induk dikenali dari kodenya: 3355 adalah induk 3355.EBA. Anggarannya harus sama dengan jumlah "
        "rincian tepat di bawahnya, sampai rupiah terakhir. Galat, sebab dua angka dalam satu tabel bertentangan: "
        "salah satunya pasti keliru.",
        source="Susunan kode dalam dokumen anggaran (RKA-K/L, DIPA), seperti Laporan KPU Kota Binjai 2024.",
        example="3355 tertulis 100, sedangkan 3355.EBA 60 dan 3355.EBD 30 berjumlah 90.",
    ),
    Entry(
        "RK04",
        WARNING,
        "Kode ini tidak dapat diuraikan.",
        "Tulis kode sebagai huruf dan angka yang dipisahkan titik, misalnya 3355.EBA.994.",
        rule="Kode terdiri atas kelompok huruf dan angka yang dipisahkan satu titik, tanpa spasi, dan memuat "
        "angka. Peringatan, sebab baris berkode lain tidak dikenali sebagai induk atau rincian, sehingga jumlah "
        "RKT dapat keliru.",
        source="Susunan kode dalam dokumen anggaran (RKA-K/L, DIPA), seperti Laporan KPU Kota Binjai 2024.",
        example='"3355,EBA", "3355..EBA", "3355 EBA".',
    ),
    Entry(
        "RK05",
        WARNING,
        "Kode {kode} sudah dipakai pada {sel}, dan kedua baris memuat anggaran.",
        "Tulis anggarannya sekali saja, atau betulkan kodenya.",
        rule="Satu kode memuat anggaran pada satu baris. Kode boleh berulang untuk indikator lain bila "
        "anggarannya kosong. Peringatan, sebab anggarannya mungkin terhitung dua kali, mungkin memang terbagi.",
        source="Pertimbangan kami.",
        example="3355.EBA 100 pada baris 7 dan 3355.EBA 100 pada baris 9.",
    ),
    Entry(
        "RK06",
        WARNING,
        "{n} indikator RKT ({sel}) tidak ada pada PK maupun Pengukuran.{mungkin}",
        "Samakan dengan PK, atau jelaskan mengapa direncanakan tetapi tidak diperjanjikan.",
        rule="Nama indikator RKT dicari pada PK dan Pengukuran tanpa melihat huruf besar, spasi dan tanda baca. "
        "Yang namanya mirip disebut satu per satu dengan usulnya, yang lain sekaligus. Peringatan, sebab rencana "
        "yang tidak diperjanjikan dan tidak diukur tidak dapat dipertanggungjawabkan.",
        source="Urutan RKT, PK, Pengukuran dalam SAKIP (Perpres 29/2014, PermenPANRB 53/2014).",
        example='RKT: "Persentase Fasilitasi dan Pembinaan Lembaga (Base Line)", yang tidak ada pada PK.',
    ),
    Entry(
        "RK07",
        WARNING,
        "{n} sasaran RKT ({sel}) tidak ada pada PK maupun Pengukuran.",
        "Samakan dengan sasaran PK, atau jelaskan hubungannya.",
        rule="Bunyi sasaran RKT dicari pada PK dan Pengukuran tanpa melihat huruf besar, spasi dan tanda baca; "
        "yang bunyinya hanya sedikit berbeda disebut oleh LS10. Peringatan, sebab anggaran direncanakan untuk "
        "sasaran yang tidak diperjanjikan.",
        source="Urutan RKT, PK, Pengukuran dalam SAKIP (Perpres 29/2014, PermenPANRB 53/2014).",
        example='RKT: "Terwujudnya Layanan Manajemen Keuangan", yang tidak ada pada PK.',
    ),
)
