"""PK."""

from lkj_xlsx.catalogue.entry import ERROR, WARNING, Entry

ENTRIES = (
    Entry("PK01", ERROR, "Indikator PK ini tidak punya target.", "Isi targetnya pada lembar PK."),
    Entry(
        "PK02",
        ERROR,
        "Polaritas indikator ini belum dipilih atau tidak dikenal.",
        "Pilih Maksimum, Minimum atau Stabil; polaritas tidak ditebak.",
    ),
    Entry(
        "PK03",
        WARNING,
        "Kode IK {kode} dipakai lebih dari satu baris; yang pertama yang dipakai.",
        "Beri kode yang berbeda untuk tiap baris.",
    ),
)
