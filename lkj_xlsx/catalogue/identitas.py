"""Identitas."""

from lkj_xlsx.catalogue.entry import NOTE, WARNING, Entry

ENTRIES = (
    Entry(
        "ID01",
        WARNING,
        "{label} belum diisi.",
        "Isi {label} pada lembar Identitas.",
        rule="Nama Instansi dan Tahun harus terisi; judul tiap tabel dan Ringkasan mengambilnya. Peringatan, "
        "sebab tidak ada angka yang bergantung padanya, tetapi laporan tanpa nama atau tahun tidak dapat dipakai.",
        source="Pertimbangan kami: isian yang wajib pada lembar Identitas.",
        example='Sel di samping "Tahun" kosong.',
    ),
    Entry(
        "ID02",
        NOTE,
        "Masih kosong: {label}.",
        "Isi sebelum Ringkasan dicetak untuk ditandatangani.",
        rule="Periode Renstra, Tempat, Tanggal, Jabatan dan Nama Penandatangan; yang kosong disebut sekaligus. "
        "Catatan, sebab isian ini baru diperlukan ketika laporan ditandatangani.",
        source="Pertimbangan kami: blok tanda tangan pada Ringkasan memakainya.",
        example='"Tempat" dan "Tanggal" kosong, sehingga baris di atas tanda tangan kosong.',
    ),
    Entry(
        "ID03",
        WARNING,
        "Tahun bukan tahun empat angka.",
        "Tulis tahun laporan dengan empat angka, misalnya 2024.",
        rule="Tahun berupa empat angka, 2000 sampai 2100. Peringatan, sebab judul, tanggal dan Periode Renstra "
        "tidak dapat dicocokkan dengan tahun yang tidak terbaca.",
        source="Pertimbangan kami.",
        example='Tertulis "24" atau "TA 2024".',
    ),
    Entry(
        "ID04",
        WARNING,
        "Teks ini menyebut tahun {lain}, sedangkan tahun laporan {tahun} ({sel}).",
        "Betulkan tahunnya di sini atau di {sel}; pastikan isi tabelnya dari tahun yang benar.",
        rule="Teks yang Anda ketik di atas tabel dan nama lembar: tahun yang disebut harus memuat tahun pada "
        "Identitas. Periode (2020-2024), tanggal, dan nomor peraturan tidak dihitung. Peringatan, sebab mungkin "
        "judulnya yang tertinggal, mungkin isinya yang dari tahun lain.",
        source="Pertimbangan kami: tabel tahun lalu yang disalin sering membawa judulnya.",
        example='Judul "Perjanjian Kinerja Tahun 2023", sedangkan Tahun pada Identitas 2024.',
    ),
    Entry(
        "ID05",
        WARNING,
        "Tanggal penandatanganan {letak} tahun laporan {tahun} ({sel}).",
        "Betulkan Tanggal atau Tahun; bila memang laporan tengah tahun, sebutkan dalam judul.",
        rule="Tanggal penandatanganan jatuh sesudah tahun laporan berakhir, paling lama sampai akhir tahun "
        "berikutnya. Peringatan, sebab sebelum tahunnya berakhir realisasi setahun belum ada; mungkin Tanggal, "
        "mungkin Tahun yang keliru.",
        source="Pertimbangan kami: realisasi setahun penuh baru ada sesudah 31 Desember.",
        example="Tahun 2024, Tanggal 17 Januari 2024; seharusnya 17 Januari 2025.",
    ),
    Entry(
        "ID06",
        WARNING,
        "Tahun laporan {tahun} ({sel}) berada di luar Periode Renstra.",
        "Isi periode Renstra yang berlaku pada tahun laporan, atau betulkan Tahun.",
        rule="Tahun laporan berada di antara tahun awal dan tahun akhir Periode Renstra. Peringatan, sebab salah "
        "satunya keliru atau Renstra-nya sudah berganti.",
        source="Pertimbangan kami, menurut urutan Renstra, RKT, PK dalam SAKIP (Perpres 29/2014).",
        example="Tahun 2025 dengan Periode Renstra 2020-2024.",
    ),
    Entry(
        "ID07",
        WARNING,
        'Tertulis "{kata}", padahal {tahun} adalah tahun {urutan} dari periode {periode}.',
        "Betulkan urutan tahunnya atau periodenya.",
        rule="Teks pada Identitas dan di atas tabel yang menyebut urutan tahun dalam periode Renstra dihitung "
        "ulang: tahun laporan - tahun awal + 1. Peringatan, sebab pembaca dapat mengira akhir Renstra masih jauh, "
        "sedangkan tidak ada angka yang bergantung padanya.",
        source="LKj KPU Kota Binjai 2024, bagian 2.5.",
        example='"Rencana Kinerja Tahun 2024 merupakan tahun ketiga dari periode renstra 2020-2024": 2024 adalah '
        "tahun kelima.",
    ),
)
