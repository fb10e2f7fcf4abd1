"""PK."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, WARNING, Entry

ENTRIES = (
    Entry(
        "PK01",
        ERROR,
        "Indikator PK ini tidak punya target.",
        "Isi targetnya pada lembar PK.",
        rule="Setiap baris PK yang memuat indikator harus memuat target; 0 adalah target, sel kosong atau tanda - "
        "bukan. Galat, sebab tanpa target capaian indikator ini tidak dapat dihitung.",
        source="PermenPANRB 53/2014: perjanjian kinerja memuat indikator beserta targetnya.",
        example='Indikator "Opini BPK Atas Laporan Keuangan" dengan sel Target kosong.',
    ),
    Entry(
        "PK02",
        ERROR,
        "Polaritas indikator ini belum dipilih atau tidak dikenal.",
        "Pilih Maksimum, Minimum atau Stabil; polaritas tidak ditebak.",
        rule="Setiap indikator PK dengan target angka harus berpolaritas Maksimum, Minimum atau Stabil. Target "
        "berupa kata (WTP, BB) diberi peringkat menurut skalanya dan tidak memerlukannya. Galat, sebab rumus "
        "capaian bergantung pada polaritas.",
        source="Rumus capaian menurut polaritas: PermenPANRB 8/2021.",
        example='Polaritas kosong, atau tertulis "Naik".',
    ),
    Entry(
        "PK03",
        ERROR,
        "Kode IK {kode} dipakai lebih dari satu baris; Pengukuran memakai yang pertama, sehingga indikator di baris "
        "ini tidak terukur.",
        "Beri kode yang berbeda untuk tiap baris.",
        rule="Kode IK mengikat satu baris Pengukuran pada satu baris PK, jadi tidak boleh berulang; huruf besar "
        "dan kecil dianggap sama. Galat, sebab baris Pengukuran berkode itu selalu mengambil baris PK yang pertama: "
        "rata-rata dihitung tanpa indikator yang kedua.",
        source="Pertimbangan kami: susunan templat.",
        example="IK01 pada baris 6 dan baris 7.",
    ),
    Entry(
        "PK04",
        WARNING,
        "Sasaran ini tidak punya satu pun indikator.",
        "Tambahkan indikatornya, atau hapus sasaran ini bila tidak diperjanjikan.",
        rule="Setiap sasaran pada PK harus mempunyai paling sedikit satu indikator, pada baris yang sama atau di "
        "bawahnya sampai sasaran berikutnya. Peringatan, sebab sasaran tanpa indikator tidak dapat dinilai dan "
        "tidak tampil pada Ringkasan.",
        source="PermenPANRB 53/2014: perjanjian kinerja memuat sasaran, indikator dan target.",
        example="Sasaran 3 tertulis, tetapi Indikator Kinerja di baris itu dan di bawahnya kosong.",
    ),
    Entry(
        "PK05",
        WARNING,
        "Indikator ini sama dengan indikator pada {sel}.",
        "Hapus salah satunya, atau bedakan namanya bila memang dua indikator.",
        rule="Nama indikator dibandingkan tanpa melihat huruf besar, spasi dan tanda baca. Peringatan, sebab "
        "indikator yang berulang dihitung dua kali dalam rata-rata.",
        source="Pertimbangan kami.",
        example='"Opini BPK atas Laporan Keuangan" pada D8 dan lagi pada D15.',
    ),
    Entry(
        "PK06",
        WARNING,
        'Baris ini memuat dua indikator; yang kedua mulai dari "{kata}".',
        "Pisahkan menjadi dua baris, masing-masing dengan targetnya.",
        rule="Nama indikator yang sesudah titik koma atau baris baru mulai lagi dengan kata ukuran (Persentase, "
        'Jumlah, Nilai, Indeks, ...), atau sesudah "dan" mulai lagi dengan "Persentase". Peringatan, sebab satu '
        "target tidak dapat menilai dua ukuran.",
        source="LKj KPU Kota Binjai 2024, bagian 2.4 (IKU nomor 6); satu indikator satu ukuran.",
        example='"Persentase Terlaksananya penyediaan dokumentasi hukum; Jumlah Laporan Keuangan yang tepat waktu".',
    ),
    Entry(
        "PK07",
        WARNING,
        'Diukur sebagai "{kata}", tetapi targetnya bersatuan {satuan}.',
        "Tulis satuan yang sesuai (Nilai, Predikat, Laporan, ...), atau ganti nama indikatornya, misalnya menjadi "
        '"Persentase ...".',
        rule="Kata pertama nama indikator dibandingkan dengan satuan target: Persentase harus dalam %, sedangkan "
        "Nilai, Skor, Jumlah, Opini dan Predikat tidak. Peringatan, sebab capaian masih dapat dihitung, tetapi "
        "orang harus memutuskan apa yang sebenarnya diukur.",
        source="LKj KPU Kota Binjai 2024, Tabel 2.6.1.",
        example='"Nilai keterbukaan Informasi Publik" dengan target 100%.',
    ),
    Entry(
        "PK08",
        NOTE,
        "Nomor {nomor} terlewat dalam kolom ini.",
        "Pastikan tidak ada baris yang hilang, lalu betulkan nomornya.",
        rule="Kolom No pada RKT, PK dan Pengukuran: nomor berurutan, boleh mulai lagi dari 1 di bawah sasaran "
        "lain. Catatan, sebab tidak ada angka yang bergantung pada nomor, tetapi nomor yang terlewat dapat "
        "berarti baris yang terhapus.",
        source="LKj KPU Kota Binjai 2024, bagian 2.4 (IKU nomor 5 terlewat).",
        example="4 lalu 6.",
    ),
    Entry(
        "PK09",
        NOTE,
        "Nomor ditulis bercampur dalam satu kolom: {contoh}.",
        "Pakai satu cara di seluruh kolom.",
        rule="Kolom No pada RKT, PK dan Pengukuran: nomor memakai titik semua, atau tanpa titik semua. Catatan, "
        "sebab hanya soal kerapian.",
        source="LKj KPU Kota Binjai 2024, Tabel 2.6.1 dan 2.6.2.",
        example="3 lalu 4.",
    ),
    Entry(
        "PK10",
        WARNING,
        "{n} baris tanpa sasaran ({sel}) berada di bawah sasaran yang bukan miliknya menurut urutan Kode IK; "
        "tabel ini mungkin pernah diurutkan (Sort).",
        "Urutkan kembali menurut Kode IK, lalu isi Sasaran Strategis pada setiap baris sebelum mengurutkan lagi; "
        "bila susunannya memang begini, isi Sasaran Strategis baris {kode}.",
        rule="Sel sasaran yang kosong berarti sama dengan sasaran di atasnya. Bila Kode IK tidak lagi berurutan "
        "dan menurut urutan kode baris itu milik sasaran lain, susunannya telah berubah. Baris baru dengan kode "
        "yang lebih tinggi tidak dihitung. Peringatan, sebab rata-rata sasaran bergantung padanya, tetapi urutan "
        "kode saja bukan bukti.",
        source="Pertimbangan kami: kode disiapkan berurutan oleh templat.",
        example="PK diurutkan menurut target: IK02 tanpa sasaran jatuh di bawah sasaran IK06.",
    ),
)
