"""RKT."""

from lkj_xlsx.catalogue.entry import ERROR, WARNING, Entry

ENTRIES = (
    Entry("RK01", WARNING, "Baris RKT ini tidak punya target.", "Isi target, atau jelaskan mengapa tidak ada."),
    Entry(
        "RK02",
        WARNING,
        "Anggaran baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); menjumlahkan "
        "semuanya menghitung ganda.",
        "Bila baris ini induknya, jumlah RKT seharusnya {seharusnya}, bukan {semua}.",
    ),
    Entry(
        "RK03",
        ERROR,
        "Anggaran induk {kode} tidak sama dengan jumlah baris di bawahnya menurut kode.",
        "Periksa induk dan rinciannya ({sel}).",
    ),
)
