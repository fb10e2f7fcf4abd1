"""Across sheets."""

from lkj_xlsx.catalogue.entry import ERROR, WARNING, Entry

ENTRIES = (
    Entry(
        "LS01",
        WARNING,
        "Indikator PK ini tidak diukur pada lembar Pengukuran.{mungkin}",
        "Tambahkan pengukurannya, atau samakan nama indikatornya.",
    ),
    Entry(
        "LS02",
        WARNING,
        "Indikator yang diukur ini tidak ada pada PK.{mungkin}",
        "Samakan dengan PK, atau jelaskan mengapa diukur.",
    ),
    Entry(
        "LS03",
        WARNING,
        "Target pada Pengukuran berbeda dari target pada PK ({sel}).",
        "Samakan dengan PK; target tidak boleh berubah tanpa perubahan PK.",
    ),
    Entry(
        "LS04",
        WARNING,
        "Jumlah RKT tidak sama dengan jumlah pagu Anggaran.",
        "Jelaskan selisihnya (revisi anggaran), atau lengkapi RKT.",
    ),
    Entry(
        "LS05",
        ERROR,
        "Tidak satu pun dari {pk} indikator PK diukur; {lain} indikator yang diukur tidak ada pada PK.",
        "Ukur indikator yang diperjanjikan; rata-rata capaian sekarang tidak menilai PK.",
    ),
    Entry(
        "LS06",
        WARNING,
        "Kode IK {kode} menunjuk indikator lain pada PK ({sel}).",
        "Kosongkan Kode IK baris ini atau betulkan.",
    ),
)
