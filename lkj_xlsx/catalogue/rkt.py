"""RKT."""

from lkj_xlsx.catalogue.entry import ERROR, WARNING, Entry

ENTRIES = (
    Entry(
        "RK01",
        WARNING,
        "Baris RKT ini tidak punya target.",
        "Isi target, atau jelaskan mengapa tidak ada.",
        rule="Setiap baris RKT yang memuat indikator harus memuat target; 0 adalah target, sel kosong atau tanda - "
        "bukan. Peringatan, sebab capaian dihitung dari target PK, tetapi rencana tanpa target tidak dapat dinilai.",
        source="PermenPANRB 53/2014: rencana kinerja tahunan memuat indikator beserta targetnya.",
        example="LKj KPU Kota Binjai 2024: baris 3355.EBD tidak punya target.",
    ),
    Entry(
        "RK02",
        WARNING,
        "Anggaran baris ini persis sama dengan jumlah {n} baris sesudahnya ({sel}); menjumlahkan "
        "semuanya menghitung ganda.",
        "Bila baris ini induknya, jumlah RKT seharusnya {seharusnya}, bukan {semua}.",
        rule="Baris yang menurut kodenya bukan induk, tetapi anggarannya sama sampai rupiah terakhir dengan jumlah "
        "dua baris atau lebih tepat di bawahnya. Peringatan, sebab hampir pasti induk, tetapi kodenya tidak "
        "membuktikannya; di sini baris itu tidak ikut dijumlahkan.",
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
        source="Susunan kode program, kegiatan dan keluaran dalam dokumen anggaran (RKA-K/L, DIPA).",
        example="3355 tertulis 100, sedangkan 3355.EBA 60 dan 3355.EBD 30 berjumlah 90.",
    ),
)
