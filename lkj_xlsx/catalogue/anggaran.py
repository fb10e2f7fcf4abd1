"""Anggaran."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, WARNING, Entry

ENTRIES = (
    Entry(
        "AG01",
        ERROR,
        "{kolom} kosong, sehingga sisa dan persentase baris ini tidak dapat dihitung.",
        "Isi {kolom}; tulis 0 bila memang nol.",
    ),
    Entry("AG02", WARNING, "Realisasi melebihi pagu.", "Periksa pagu setelah revisi DIPA dan angka realisasi."),
    Entry(
        "AG03",
        ERROR,
        "{kolom} yang diketik berbeda dari hitungan.",
        "Rumus dan nilai hasil sudah dikembalikan; cari baris yang hilang atau angka yang salah ketik.",
    ),
    Entry(
        "AG04",
        NOTE,
        "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
        "Tidak ada yang perlu diubah.",
    ),
    Entry(
        "AG05",
        ERROR,
        "{kolom} induk {kode} tidak sama dengan jumlah baris di bawahnya.",
        "Periksa induk dan rinciannya ({sel}); TOTAL menjumlahkan rinciannya.",
    ),
    Entry(
        "AG06",
        WARNING,
        "{kolom} baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); mungkin terhitung "
        "ganda dalam TOTAL.",
        "Bila baris ini induknya, lengkapi kodenya supaya terbaca sebagai induk, atau hapus dari tabel.",
    ),
    Entry(
        "AG07",
        NOTE,
        "Baris induk {kode} tidak dijumlahkan lagi dalam TOTAL; rinciannya yang dijumlahkan.",
        "Tidak ada yang perlu diubah.",
    ),
    Entry("AG08", WARNING, "Baris di bawah TOTAL tidak ikut dijumlahkan.", "Pindahkan baris ini ke atas TOTAL."),
    Entry(
        "AG09",
        ERROR,
        "TOTAL sisa yang diketik tidak sama dengan TOTAL pagu - TOTAL realisasi yang diketik.",
        "Hitung ulang ketiganya; ketiga angka TOTAL sudah diganti dengan jumlah baris.",
    ),
    Entry(
        "AG10",
        NOTE,
        "Tanda desimal ditulis bercampur dalam satu kolom: {contoh}.",
        "Pakai koma untuk desimal di seluruh kolom.",
    ),
    Entry("AG11", ERROR, "Pagu 0 tetapi ada realisasi: persentase tidak dapat dihitung.", "Isi pagunya."),
)
