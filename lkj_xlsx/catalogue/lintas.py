"""Across sheets."""

from lkj_xlsx.catalogue.entry import ERROR, WARNING, Entry

ENTRIES = (
    Entry(
        "LS01",
        WARNING,
        "Indikator PK ini tidak diukur pada lembar Pengukuran.",
        "Tambahkan pengukurannya, atau samakan nama indikatornya.",
        rule="Baris PK dan Pengukuran dipasangkan menurut Kode IK, bila kosong menurut nama indikator tanpa "
        "melihat huruf besar, spasi dan tanda baca; setiap indikator PK harus punya pasangan. Peringatan, sebab "
        "mungkin lupa diukur, mungkin memang tidak diukur tahun ini. Bila namanya hanya mirip LS02 yang "
        "menyebutnya, bila tidak satu pun diukur LS05.",
        source="PermenPANRB 53/2014: laporan kinerja membandingkan target perjanjian kinerja dengan realisasinya.",
        example='"Opini BPK Atas Laporan Keuangan" ada pada PK, tetapi tidak ada barisnya pada Pengukuran.',
    ),
    Entry(
        "LS02",
        WARNING,
        "Indikator yang diukur ini tidak ada pada PK.{mungkin}",
        "Samakan dengan PK, atau jelaskan mengapa diukur.",
        rule="Kebalikan dari LS01: setiap indikator pada Pengukuran harus ada pada PK. Nama PK yang mirip dan "
        "belum diukur diusulkan. Peringatan, sebab indikator ini ikut dalam rata-rata capaian meskipun tidak "
        "diperjanjikan. Bila tidak satu pun ada pada PK, LS05 menyebutnya sekali.",
        source="PermenPANRB 53/2014: yang diukur adalah yang diperjanjikan.",
        example='"Persentase pelaksanaan manajemen perencanaan dan data" diukur, tetapi tidak ada pada PK.',
    ),
    Entry(
        "LS03",
        WARNING,
        "Target pada Pengukuran berbeda dari target pada PK ({sel}).",
        "Samakan dengan PK; target tidak boleh berubah tanpa perubahan PK.",
        rule="Target yang diketik pada Pengukuran dibandingkan dengan target indikator yang sama pada PK, sebagai "
        "angka: 80 dan 80% sama. Peringatan, sebab capaian dihitung dari target pada Pengukuran, sedangkan yang "
        "diperjanjikan target pada PK.",
        source="PermenPANRB 53/2014: target pengukuran adalah target perjanjian kinerja.",
        example="Target 75 pada Pengukuran, 80 pada PK.",
    ),
    Entry(
        "LS04",
        WARNING,
        "Jumlah RKT tidak sama dengan jumlah pagu Anggaran.{tanpa}",
        "Jelaskan selisihnya (revisi anggaran), atau lengkapi RKT.",
        rule="Jumlah Perkiraan Kebutuhan Anggaran pada RKT, tanpa baris induk, dibandingkan dengan TOTAL pagu "
        "hasil hitungan, sampai rupiah terakhir. Baris yang tidak berpasangan pada lembar lain disebut. Bila "
        "selisihnya seluruhnya sudah dijelaskan per program (LS07), temuan ini tidak diulang. Peringatan, sebab "
        "revisi anggaran dapat menjelaskannya.",
        source="LKj KPU Kota Binjai 2024: RKT 8.359.968.000, pagu 33.122.884.000.",
        example="RKT 150, pagu 160.",
    ),
    Entry(
        "LS05",
        ERROR,
        "Tidak satu pun dari {pk} indikator PK ({sel}) diukur; {lain} indikator yang diukur ({sel_lain}) tidak "
        "ada pada PK.",
        "Ukur indikator yang diperjanjikan; rata-rata capaian sekarang tidak menilai PK.",
        rule="PK dan Pengukuran sama-sama terisi, tetapi tidak ada satu pun indikator yang sama, baik menurut "
        "Kode IK maupun nama. Galat, sebab rata-rata capaian dan kategori instansi tidak menilai apa yang "
        "diperjanjikan. Menggantikan LS01 dan LS02 di tiap baris, kecuali yang namanya mirip.",
        source="PermenPANRB 53/2014; LKj KPU Kota Binjai 2024, Tabel 2.6.1 dan 2.6.2.",
        example="12 indikator PK, 7 indikator lain pada Pengukuran.",
    ),
    Entry(
        "LS06",
        WARNING,
        "Kode IK {kode} menunjuk indikator lain pada PK ({sel}).",
        "Kosongkan Kode IK baris ini atau betulkan.",
        rule="Indikator yang diketik pada Pengukuran dibandingkan dengan indikator PK berkode sama. Peringatan, "
        "sebab mungkin kodenya yang salah, mungkin namanya yang diubah; sementara ini kodenya yang dipakai.",
        source="Pertimbangan kami: Kode IK mengikat baris Pengukuran pada baris PK.",
        example='IK01 pada PK "Partisipasi pemilih", IK01 pada Pengukuran "Jumlah pegawai".',
    ),
    Entry(
        "LS07",
        WARNING,
        "Rencana anggaran {program} ({sel}) tidak sama dengan pagunya ({sel_pagu}).{seluruhnya}",
        "Jelaskan selisihnya (revisi anggaran), atau betulkan RKT.",
        rule="Baris RKT dipasangkan dengan baris Anggaran menurut kode, menurut kode induknya, atau menurut nama "
        "program; jumlahnya tanpa baris induk dibandingkan dengan pagu, sampai rupiah terakhir. Disebut pada kode "
        "terdalam tempat keduanya berbeda. Peringatan, sebab revisi anggaran dapat menjelaskannya.",
        source="RKT memuat anggaran yang dibutuhkan untuk program yang sama: LKj KPU Kota Binjai 2024, Tabel 1.1 "
        "dan 3.3.1.",
        example="076.01.CQ: RKT 5.507.216.000, pagu 30.251.789.000, selisih -24.744.573.000.",
    ),
    Entry(
        "LS08",
        WARNING,
        "Indikator PK {sel_pk} diukur lagi di sini; pengukuran pertamanya pada {sel}.{mungkin}",
        "Hapus salah satu baris, atau betulkan Kode IK-nya.",
        rule="Satu indikator PK diukur pada satu baris Pengukuran. Peringatan, sebab baris kedua ikut dihitung, "
        "sehingga indikator ini berbobot ganda dalam rata-rata.",
        source="Pertimbangan kami.",
        example="IK01 tertulis pada baris 6 dan, karena baris disalin, juga pada baris 9.",
    ),
    Entry(
        "LS09",
        WARNING,
        "Polaritas pada Pengukuran berbeda dari polaritas pada PK ({sel}).",
        "Samakan dengan PK.",
        rule="Polaritas yang diketik pada Pengukuran dibandingkan dengan polaritas indikator yang sama pada PK. "
        "Peringatan, sebab capaian dihitung menurut polaritas pada Pengukuran; dengan yang pada PK hasilnya lain.",
        source="Pertimbangan kami: PK adalah sumber bagi Pengukuran.",
        example='"Minimum" pada PK, "Maksimum" pada Pengukuran.',
    ),
    Entry(
        "LS10",
        WARNING,
        "Bunyi sasaran ini berbeda dari {sel}; kata yang berbeda diapit ‹ dan ›.",
        "Pakai bunyi yang sama pada semua lembar, sebagaimana tertulis dalam PK.",
        rule="Sasaran pada Pengukuran dan RKT dibandingkan dengan sasaran pada PK: yang indikatornya sama, atau "
        "yang bunyinya sangat mirip (80%). Huruf besar, spasi dan tanda baca tidak dihitung; yang hanya berbeda nomor "
        "atau satu huruf (Sasaran 1, Sasaran 2) adalah sasaran lain. Peringatan, sebab "
        "sasaran yang sama dapat terbaca sebagai dua sasaran; orang yang memutuskan bunyi mana yang benar.",
        source="Pertimbangan kami: sasaran RKT, PK dan Pengukuran berasal dari satu Renstra.",
        example='"Meningkatnya kualitas ‹layanan› pemilih" pada Pengukuran, "Meningkatnya kualitas ‹data› '
        'pemilih" pada PK.',
    ),
)
