"""Pengukuran."""

from lkj_xlsx.catalogue.entry import ERROR, NOTE, WARNING, Entry

_REPORT = "Laporan KPU Kota Binjai 2024"
_CAPAIAN = "pertimbangan kami: rumus capaian"
_UNIT = "PermenPANRB 53/2014: target dan realisasi tiap indikator"
_SCALE = f"{_REPORT}, tabel 1.1 Skala Kategori Penilaian"
_MINIMUM = "PermenPANRB 8/2021 (2T-R), Laporan Kinerja Manggarai Timur 2019 (T/R)"

ENTRIES = (
    Entry(
        "UK01",
        ERROR,
        "Target kosong, sehingga capaian tidak dapat dihitung.",
        "Isi target sesuai Perjanjian Kinerja.",
        rule="Capaian membandingkan realisasi dengan target; tanpa target tidak ada yang dibandingkan. Target 0 adalah "
        "angka, sel kosong bukan. Bila selnya hanya mengikuti PK, temuannya disebut pada PK.",
        source=_UNIT,
        example="Realisasi 80%, target kosong: capaian kosong, bukan 0 atau 100.",
    ),
    Entry(
        "UK02",
        WARNING,
        "Indikator ini tidak diukur; tidak ikut dalam rata-rata.",
        "Isi realisasi (0 bila memang nol), atau jelaskan mengapa tidak diukur.",
        rule='Realisasi kosong, "-" atau "n/a" berarti tidak diukur: dihitung jumlahnya, disebut, dan tidak ikut dalam '
        "rata-rata. Angka yang lain tetap benar, tetapi harus ada yang memutuskan bagaimana menjelaskannya.",
        source="PermenPANRB 53/2014; pertimbangan kami: indikator yang tidak diukur",
        example='Target 85%, realisasi "-": Ringkasan menyebut 11 dari 12 indikator terukur.',
    ),
    Entry(
        "UK03",
        ERROR,
        "Polaritas belum dipilih atau tidak dikenal, sehingga capaian tidak dapat dihitung.",
        "Pilih Maksimum, Minimum atau Stabil; polaritas tidak ditebak.",
        rule="Rumus capaian bergantung pada polaritas, dan polaritas tidak ditebak dari nama indikator. Tanpa itu "
        "capaian tidak dapat dihitung, kecuali untuk kata pada skala.",
        source=_CAPAIAN,
        example='Target 80, realisasi 72, polaritas "Naik": capaian bisa 90 atau 110.',
    ),
    Entry(
        "UK04",
        WARNING,
        "Satuan target ({target}) di {sel} dan satuan realisasi ({realisasi}) berbeda.",
        "Samakan satuannya; capaian dihitung dari angkanya apa adanya.",
        rule="Bila kolom Satuan kosong, satuan yang ditulis di kedua sel dibandingkan. Angka dalam dua satuan tidak "
        "dapat dibagi dengan arti, jadi harus ada yang memutuskan mana yang benar.",
        source="Pertimbangan kami: cara angka dibaca",
        example='Target "1 Laporan", realisasi "100%": capaian terhitung 10.000.',
    ),
    Entry(
        "UK05",
        ERROR,
        "Target 0 dengan polaritas {polaritas}: capaian tidak dapat dihitung.",
        "Betulkan target, atau pakai polaritas Minimum bila yang diinginkan memang nol.",
        rule="Pembagian dengan target 0 tidak punya hasil, dan tidak diganti diam-diam dengan 0 atau 100. Sistem "
        "e-SAKIP tidak sepakat tentang hal ini, jadi dilaporkan sebagai galat.",
        source=f"{_CAPAIAN}, target 0",
        example="Target 0, realisasi 5, Maksimum: sel capaian kosong.",
    ),
    Entry(
        "UK06",
        NOTE,
        "Target 0 dengan polaritas Minimum: realisasi 0 dinilai 100, di atasnya dinilai 0.",
        "Tidak ada yang perlu diubah bila target memang nol.",
        rule="Target nol wajar bagi hal yang tidak boleh terjadi. Rumusnya tidak berlaku untuk target 0, jadi dipakai "
        "dua nilai saja dan cara itu dicatat.",
        source=f"{_CAPAIAN}, target 0",
        example="Target 0 pelanggaran: realisasi 0 memberi 100, realisasi 1 memberi 0.",
    ),
    Entry(
        "UK07",
        WARNING,
        "Capaian mentah negatif, ditampilkan 0.",
        "Periksa target dan realisasi; nilai mentahnya tersimpan di kolom Capaian Mentah.",
        rule="Rumus 2T-R memberi angka negatif bila realisasi lebih dari dua kali target. Yang ditampilkan 0, dan "
        "nilai mentahnya disebut, sebab realisasi sejauh itu perlu dipastikan.",
        source=f"{_CAPAIAN}, batas bawah 0",
        example="Target 10, realisasi 25, Minimum: mentah -50,00, ditampilkan 0.",
    ),
    Entry(
        "UK08",
        NOTE,
        "Capaian melebihi 120% tanpa batas capaian.",
        "Periksa apakah target terlalu rendah, atau isi Batas Capaian pada Pengaturan.",
        rule="Capaian di atas 120 tanpa Batas Capaian menaikkan rata-rata lebih dari yang diakui banyak instansi. "
        "Angkanya benar, jadi catatan; tidak disebut bila penyebabnya dua satuan atau dua cara menulis persen.",
        source="batas 120 pada pengukuran kinerja Kemenkeu; pertimbangan kami: tanpa batas",
        example="Target 0,16%, realisasi 0,12%, Minimum: capaian 125,00.",
    ),
    Entry(
        "UK09",
        NOTE,
        "Capaian {capaian} jatuh di celah skala tercetak, antara {dari} dan {sampai}; digolongkan {kategori}.",
        "Sebutkan aturan ini dalam laporan: kategori didapat bila batas bawahnya tercapai.",
        rule="Skala tercetak tidak memuat nilai di antara dua rentang. Kategori didapat bila batas bawahnya tercapai, "
        "dan cara itu dicatat untuk tiap capaian yang terkena.",
        source=_SCALE,
        example="Capaian 70,50 tidak masuk 51-70 maupun 71-90; digolongkan Kurang Berhasil.",
    ),
    Entry(
        "UK10",
        NOTE,
        "Capaian {capaian} tepat pada batas dua kategori; digolongkan {kategori}.",
        "Sebutkan aturan ini dalam laporan: kategori terbaik yang batas bawahnya tercapai.",
        rule="Satu nilai tercetak dalam dua rentang. Kategori terbaik yang batas bawahnya tercapai yang berlaku, dan "
        "cara itu dicatat.",
        source=_SCALE,
        example="Capaian 90,00 termasuk 71-90 dan 90-100; digolongkan Berhasil.",
    ),
    Entry(
        "UK11",
        WARNING,
        "Target ({target}, {sel}) dan realisasi berbeda sekitar 100 kali pada baris persen.",
        "Mungkin salah satunya ditulis sebagai pecahan (0,85) dan yang lain sebagai persen (85).",
        rule="Pada baris persen, target dan realisasi yang berbanding 50 sampai 200 kali mungkin satu angka dalam dua "
        "cara menulis. Bisa juga memang begitu, jadi harus ada yang memutuskan; pada rentang dipakai batas terdekat.",
        source="Pertimbangan kami: cara angka dibaca",
        example="Target 80%, realisasi 0,72: capaian terhitung 0,90, padahal 72% memberi 90,00.",
    ),
    Entry(
        "UK12",
        NOTE,
        'Nama indikator memuat "{kata}", tetapi polaritasnya Maksimum.',
        "Pastikan: makin tinggi makin baik? Bila tidak, pilih Minimum.",
        rule="Nama yang memuat kata seperti tidak, menurunnya, angka kematian, sengketa atau keluhan sering berarti "
        "makin rendah makin baik. Polaritas tetap pilihan Anda, jadi hanya catatan.",
        source="Pertimbangan kami: polaritas; indikator DPT dan sengketa pada Laporan KPU Kota Binjai 2024",
        example='"Persentase yang tidak masuk DPT" dengan target 0,16% dan polaritas Maksimum.',
    ),
    Entry(
        "UK13",
        ERROR,
        "{kolom} yang diketik berbeda dari hitungan.{mungkin}",
        "Rumus dan nilai hasil sudah dikembalikan; betulkan isian bila yang diketik yang benar.",
        rule="Capaian yang diketik dibandingkan dengan hitungan sampai 0,01, kategori menurut katanya. Bila berbeda, "
        "dicoba aturan lain (rumus, batas capaian, pecahan, pembulatan) dan yang cocok disebutkan. Kategori yang hanya "
        "mengikuti capaian yang keliru tidak dilaporkan lagi.",
        source=f"{_CAPAIAN}; {_MINIMUM}; batas 100 KPU Sarolangun 2019, 120 Kemenkeu",
        example="Target 162, realisasi 186, Minimum 2T-R: diketik 87,10, dihitung 85,19; cocok dengan T/R.",
    ),
    Entry(
        "UK14",
        NOTE,
        "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
        "Tidak ada yang perlu diubah.",
        rule="Hasil yang diketik sama dengan hitungan, sehingga tidak ada yang berubah selain rumusnya kembali. "
        "Disebutkan sekali untuk tiap kolom.",
        source=f"{_CAPAIAN}, persentase sampai 0,01",
        example="Tujuh capaian pada Laporan KPU Kota Binjai 2024 diketik 100%, dan hitungannya 100,00.",
    ),
    Entry(
        "UK15",
        ERROR,
        "Target dan realisasi tidak dapat dibandingkan pada skala kata yang sama.",
        "Tulis keduanya sebagai angka, atau sebagai kata dari skala yang sama.",
        rule="Kata hanya dapat dibandingkan dengan kata dari skalanya sendiri, atau dengan angka bila skala itu punya "
        "rentang nilai. Selain itu capaian tidak dapat dihitung.",
        source="Pertimbangan kami: Pengaturan, tabel skala kata",
        example='Target "WTP", realisasi "BB": satu dari skala Opini BPK, satu dari Predikat SAKIP.',
    ),
    Entry(
        "UK16",
        ERROR,
        "Realisasi 0 dengan rumus Minimum T/R: capaian tidak dapat dihitung.",
        "Pakai Rumus Minimum 2T-R pada Pengaturan, atau betulkan realisasi.",
        rule="Rumus T/R membagi dengan realisasi, dan pembagian dengan 0 tidak punya hasil.",
        source="Laporan Kinerja Manggarai Timur 2019 (T/R); pertimbangan kami: Pengaturan, Rumus Minimum",
        example="Target 10 keluhan, realisasi 0: 2T-R memberi 200, T/R tidak memberi apa-apa.",
    ),
    Entry(
        "UK17",
        ERROR,
        "Target negatif: capaian tidak dapat dihitung.",
        "Betulkan target.",
        rule="Tidak ada rumus capaian yang berarti untuk target di bawah 0; membaginya memberi angka yang menyesatkan.",
        source=_CAPAIAN,
        example="Target -5, realisasi 3: R/T memberi -60.",
    ),
    Entry(
        "UK18",
        NOTE,
        "Capaian dibatasi menjadi {batas} menurut Batas Capaian.",
        "Sebutkan batas ini dalam laporan; nilai mentahnya di kolom Capaian Mentah.",
        rule="Batas Capaian adalah pilihan Anda di Pengaturan. Capaian yang terpotong dicatat supaya pembaca tahu "
        "nilai sebelum dipotong.",
        source="Pertimbangan kami: Pengaturan, Batas Capaian; batas 100 KPU Sarolangun 2019",
        example="Target 80%, realisasi 83%, batas 100: 103,75 ditampilkan 100.",
    ),
    Entry(
        "UK19",
        WARNING,
        "{n} indikator ({sel}) tidak berada di bawah sasaran mana pun.",
        "Isi Sasaran Strategis di sel ini.",
        rule="Tiap indikator mengukur satu sasaran; sasaran cukup ditulis sekali, di baris indikatornya yang pertama. "
        "Tanpa sasaran, indikator tidak ikut dalam rata-rata sasaran mana pun. Disebut sekali untuk tiap lembar, pada "
        "PK bila Pengukuran hanya mengikutinya.",
        source="PermenPANRB 53/2014: indikator mengukur sasaran",
        example="Target 80%, realisasi 80%, kolom sasaran kosong sejak baris pertama.",
    ),
    Entry(
        "UK20",
        ERROR,
        "Ada realisasi atau target tanpa indikator.{mungkin}",
        "Isi Indikator Kinerja, betulkan Kode IK, atau hapus baris ini.",
        rule="Angka tanpa indikator tidak mengukur apa pun, dan tidak diketahui apakah harus dihitung. Diperiksa pada "
        "PK dan Pengukuran; bila nama yang kurang itu pada PK, disebut di sana saja. Indikator PK yang karenanya belum "
        "diukur ikut disebut.",
        source=_UNIT,
        example="Baris 9: realisasi 80%, indikator kosong.",
    ),
    Entry(
        "UK21",
        NOTE,
        "Tanda desimal target dan realisasi berbeda pada {n} baris ({sel}): {contoh}.",
        "Pakai koma untuk desimal di kedua kolom.",
        rule="Titik pada target dan koma pada realisasi dalam satu baris menunjukkan dua sumber angka. Keduanya "
        "terbaca sebagai desimal, jadi catatan, sekali untuk seluruh lembar; kolom yang bercampur disebut AG10.",
        source=f"pertimbangan kami: cara angka dibaca; tulisan 0.16% dan 99,20% pada {_REPORT}",
        example='Target "0.16%" di F14, realisasi "0,12%" di H14.',
    ),
    Entry(
        "UK22",
        WARNING,
        "Realisasi persis sama dengan target ({sel}) pada semua {n} indikator yang diukur.",
        "Pastikan realisasinya hasil pengukuran, bukan salinan target, dan siapkan sumber datanya.",
        rule="Realisasi yang sama dengan target di setiap baris, tiga atau lebih, lebih mungkin disalin daripada "
        "diukur. Bisa juga benar, jadi harus ada yang memastikan; akibatnya, semua capaian 100, tidak dilaporkan lagi.",
        source=f"pertimbangan kami: pola angka; tujuh indikator pada {_REPORT}, tabel 2.6.2",
        example="Tujuh indikator: target 100%, realisasi 100%, capaian 100%.",
    ),
    Entry(
        "UK23",
        WARNING,
        "Capaian semua {n} indikator yang terukur tepat 100.",
        "Pastikan target dan realisasinya; jelaskan dalam laporan mengapa tidak ada yang meleset atau melampaui.",
        rule="Capaian yang semuanya tepat 100 sebelum pembulatan dan batas, pada tiga indikator atau lebih, jarang "
        "terjadi dalam pengukuran. Angkanya bisa benar, jadi harus ada yang memastikan.",
        source="Pertimbangan kami: pola angka",
        example="Target 80-90% realisasi 85%, target BB realisasi 75,20, target 0 realisasi 0: semuanya 100.",
    ),
    Entry(
        "UK24",
        WARNING,
        "Capaian indikator ini di bawah 50, tetapi tertutup oleh rata-rata {rata}.",
        "Sebutkan indikator ini dalam laporan, dengan penyebab dan solusinya; jangan hanya rata-ratanya.",
        rule="Rata-rata 90 atau lebih digolongkan Berhasil walaupun satu indikator di bawah 50, yaitu Tidak Berhasil. "
        "Rata-ratanya benar, tetapi kegagalan itu harus dijelaskan; tiap indikator disebut sekali.",
        source=f"PermenPANRB 53/2014, bab III butir penyebab dan solusi; batas 90 dan 50 dari {_SCALE}",
        example="Empat indikator 120, 110, 105 dan 40: rata-rata 93,75, Berhasil.",
    ),
    Entry(
        "UK25",
        NOTE,
        "{kolom} diketik dengan memotong desimal, bukan membulatkan: {contoh}.",
        "Tidak ada yang perlu diubah di sini; bulatkan ke dua desimal dalam naskah laporan.",
        rule="Capaian dibulatkan ke dua desimal, setengah menjauhi nol. Yang diketik sama dengan hitungan yang "
        "dipotong sesudah dua desimal; selisihnya 0,01, dalam toleransi, jadi catatan sekali untuk tiap kolom.",
        source="Pertimbangan kami: pembulatan",
        example="Target 3, realisasi 2: 66,666...; diketik 66,66, seharusnya 66,67.",
    ),
)
