"""The workbook around the tables."""

from lkj_xlsx.catalogue.entry import NOTE, WARNING, Entry

ENTRIES = (
    Entry(
        "BK01",
        WARNING,
        "{n} rumus Anda memakai sel hasil; nilai yang tersimpan mungkin belum mengikuti hasil ini.",
        "Buka berkas hasil di Excel lalu simpan; Excel menghitung ulang saat membukanya.",
    ),
    Entry(
        "BK02",
        WARNING,
        "{n} baris tersembunyi berisi data dan ikut dihitung.",
        "Tampilkan barisnya (Unhide, atau hapus saringan), atau kosongkan bila tidak dipakai.",
    ),
    Entry("BK03", WARNING, 'Kolom tersembunyi "{kolom}" berisi data dan ikut dibaca.', "Tampilkan kolomnya (Unhide)."),
    Entry("BK04", WARNING, "Lembar ini tersembunyi dan ikut dibaca.", "Tampilkan lembarnya (Unhide)."),
    Entry(
        "BK05",
        WARNING,
        "Buku kerja ini memakai templat versi {versi}; lkj-xlsx ini memakai templat versi {kini}.",
        "Pindahkan ke templat baru: lkj-xlsx template --dari BERKAS-INI.xlsx.",
    ),
    Entry(
        "BK06",
        NOTE,
        "Versi templat tidak tercatat dalam buku kerja; dibaca sebagai templat versi {kini}.",
        "Tidak ada yang perlu diubah bila semua kolom terbaca.",
    ),
    Entry(
        "BK07",
        WARNING,
        "Lembar ini tampaknya salinan dari {asli}; isinya tidak dibaca.",
        "Hapus bila tidak dipakai, atau pindahkan isinya ke lembar {asli}.",
    ),
    Entry(
        "BK08",
        WARNING,
        "Buku kerja ini bertaut ke berkas lain; tautannya tidak diikuti.",
        "Putuskan tautannya (Data > Edit Links > Break Link) supaya angka tidak bergantung pada berkas lain.",
    ),
    Entry(
        "BK09", WARNING, "Sel ini mengambil nilai dari berkas lain.", "Ketik nilainya, supaya dapat ditelusuri di sini."
    ),
    Entry("BK10", NOTE, "Lembar ini dibaca sebagai {nama}.", "Kembalikan namanya menjadi {nama} bila memang itu."),
)
