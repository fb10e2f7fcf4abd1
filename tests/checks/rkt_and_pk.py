"""Cases of RKT (RK) and PK (PK)."""

from collections.abc import Sequence

from checks.case import CLEAN, Case, Found, measured, one, plan

_DOUBLED = plan(
    "076.01.CQ | Indikator 1 | 1 | 5507216000",
    "3355.EBA  | Indikator 2 | 1 | 2852752000",
    "3355.EBD  | Indikator 3 | 1 | 2526331000",
    "3360.EBA  | Indikator 4 | 1 | 318801000",
    "6634.EBA  | Indikator 5 | 1 | 7620000",
)
_PK = "| PK | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |\n"
_KNOWN = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Partisipasi pemilih dalam pemilu | Maksimum | 80 | % |
| Pengukuran | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |
|            | IK01    | Sasaran A         | =                 | =         | =      | =      | 80 |
|            |         | Sasaran B         | Opini BPK         | Maksimum  | WTP    | Opini  | WTP |
"""
_PLAN = "| RKT | Sasaran Strategis | Indikator Kinerja | Target |\n"


def promised(*rows: str) -> str:
    """Rows of PK: "kode | sasaran | indikator | target | satuan", Maksimum all of them."""
    lines = []
    for row in rows:
        kode, sasaran, indikator, target, satuan = (cell.strip() for cell in row.split("|"))
        lines.append(f"| | {kode} | {sasaran} | {indikator} | Maksimum | {target} | {satuan} |\n")
    return _PK + "".join(lines)


def numbered(*numbers: str) -> str:
    """Rows of PK with these numbers."""
    rows = "".join(f"| | {number} | Indikator {at} | Maksimum | 1 |\n" for at, number in enumerate(numbers))
    return "| PK | No | Indikator Kinerja | Polaritas | Target |\n" + rows


def ordered(codes: Sequence[int]) -> str:
    """Two sasaran, of IK01 to IK03 and IK04 to IK06, each written once, in the order of ``codes``."""
    sasaran = {1: "Sasaran A", 4: "Sasaran B"}
    return promised(*(f"IK0{code} | {sasaran.get(code, '')} | Indikator {code} | 1 | Orang" for code in codes))


CASES = (
    Case("RK01", "no target", plan("3355.EBD | Indikator 1 | | 5", "3355.EBA | Indikator 2 | - | 6"),
         (Found("RKT", "F6"), Found("RKT", "F7", "-"))),
    Case("RK01", "a target of zero, and a row without indikator", plan("3355 | Indikator 1 | 0 | 5", "3360 | | | 5")),
    Case("RK02", "a row equals the three below it", _DOUBLED,
         (Found("RKT", "H7", "11.212.720.000", "8.359.968.000", 2_852_752_000),),
         says=("3 baris sesudahnya (H8:H10)", "8.359.968.000, bukan 11.212.720.000")),
    Case("RK02", "one rupiah less", _DOUBLED.replace("2852752000", "2852751999")),
    Case("RK02", "a parent by its code",
         plan("3355 | A | 1 | 10", "3355.EBA | B | 1 | 4", "3355.EBD | C | 1 | 6")),
    Case("RK02", "one row alone below it", plan("3355 | A | 1 | 10", "3360 | B | 1 | 10")),
    Case("RK03", "a parent that is no sum",
         plan("3355 | A | 1 | 100", "3355.EBA | B | 1 | 60", "3355.EBD | C | 1 | 30", "3360 | D | 1 | 5"),
         (Found("RKT", "H6", "100", "90", 10),), says=("Anggaran induk 3355", "H7, H8")),
    Case("RK03", "grandchildren are not children",
         plan("3355 | A | 1 | 60", "3355.EBA | B | 1 | 60", "3355.EBA.994 | C | 1 | 60", "3360 | D | 1 | 5")),
    Case("PK01", "no target", one("", "80"), (Found("PK", "F6"),)),
    Case("PK01", "not available is no target", one("n/a", "80"), (Found("PK", "F6", "n/a"),)),
    Case("PK01", "neither target nor realisasi", one("", "")),
    Case("PK11", "neither target nor realisasi", one("", ""), (Found("PK", "F6"),)),
    Case("PK11", "both are said to be missing", one("belum ditetapkan", "TAD"),
         (Found("PK", "F6", "belum ditetapkan"),)),
    Case("PK11", "a realisasi without target", one("", "0")),
    Case("PK11", "a target without realisasi", one("80", "belum rilis")),
    Case("PK01", "a target of zero", one("0", "0", "Minimum")),
    Case("PK02", "no polaritas", one("80", "80", ""), (Found("PK", "E6"),)),
    Case("PK02", "a polaritas that is none", one("80", "80", "Naik"), (Found("PK", "E6", "Naik"),)),
    Case("PK02", "any case, blanks around it", one("80", "80", '" minimum "')),
    Case("PK02", "words are ranked and need none", one("WTP", "WTP", "")),
    Case("PK03", "a code twice",
         _PK + "| | IK01 | A | Satu | Maksimum | 1 | % |\n| | ik01 | | Dua | Maksimum | 1 | % |\n",
         (Found("PK", "B6", "IK01"),), says=("Kode IK IK01 dipakai lagi pada B7",)),
    Case("PK03", "a code as a number and as text",
         _PK + '| | 2 | A | Satu | Maksimum | 1 | % |\n| | "02" | | Dua | Maksimum | 1 | % |\n',
         (Found("PK", "B6", "2"),)),
    Case("PK03", "zeros behind letters count",
         _PK + "| | IK2 | A | Satu | Maksimum | 1 | % |\n| | IK02 | | Dua | Maksimum | 1 | % |\n"),
    Case("PK03", "two empty codes", _PK + "| | | A | Satu | Maksimum | 1 | % |\n| | | | Dua | Maksimum | 1 | % |\n"),
    Case("UK12", "a name that hints at Minimum",
         one("80", "80", indikator="Persentase pemilih yang tidak masuk DPT"), (Found("PK", "E6", "Maksimum"),),
         says=('memuat "tidak"',)),
    Case("UK12", "on Pengukuran where it was typed",
         measured("80", "80").replace("Indikator 1", "Menurunnya keluhan"), (Found("Pengukuran", "E6", "Maksimum"),),
         says=('memuat "menurunnya"',)),
    Case("UK12", "angka kematian", one("80", "80", indikator="Angka Kematian Bayi"), (Found("PK", "E6", "Maksimum"),)),
    Case("UK12", "the same under Minimum", one("80", "80", "Minimum", indikator="Pemilih yang tidak masuk DPT")),
    Case("UK12", "a hint inside another word", one("80", "80", indikator="Penanganan ketidakhadiran")),
    Case("RK04", "codes that are none", plan("3355,EBA | A | 1 | 5", "3355..EBA | B | 1 | 6", "3356 EBA | C | 1 | 7",
         "EBA | D | 1 | 8", "3357. | E | 1 | 9"),
         (Found("RKT", "B6", "3355,EBA"), Found("RKT", "B9", "EBA"))),
    Case("RK04", "codes of K/L and Pemda, a number, none", plan('076.01.CQ | A | 1 | 5', '" 3355.eba.994 " | B | 1 | 6',
         "5.01.01.2.01 | C | 1 | 7", "3355 | D | 1 | 8", " | E | 1 | 9")),
    Case("RK03", "a blank behind the code of the parent",
         plan('"3355 " | A | 1 | 100', "3355.EBA | B | 1 | 60"), (Found("RKT", "H6", "100", "60", 40),)),
    Case("RK05", "money twice under one code",
         plan("3355.EBA | A | 1 | 5", "3355.EBD | B | 1 | 6", "3355.eba | C | 1 | 7"),
         (Found("RKT", "B8", "3355.eba"),), says=("Kode 3355.eba sudah dipakai pada RKT!B6",)),
    Case("RK05", "a further indikator without money",
         plan("3355.EBA | A | 1 | 5", "3355.EBA | B | 1 | ", "3355.EBA | C | 1 | 0")),
    Case("RK06", "a name that nobody knows, and one that is similar",
         _KNOWN + plan("1 | Jumlah pegawai | 1 | 5", "2 | Partisipasi pemilih perempuan dalam pemilu | 1 | 5",
                       "3 | Jumlah rapat | 1 | 5"),
         (Found("RKT", "E7", "Partisipasi pemilih perempuan dalam pemilu"), Found("RKT", "E6")),
         says=('1 indikator RKT (E7)', 'Mungkin maksud Anda "Partisipasi pemilih dalam pemilu" (PK!D6).')),
    Case("RK06", "one of many is named by its text", _KNOWN + plan("1 | Jumlah pegawai | 1 | 5"),
         (Found("RKT", "E6", "Jumlah pegawai"),)),
    Case("RK06", "one of PK, one of Pengukuran",
         _KNOWN + plan("1 | PARTISIPASI pemilih, dalam pemilu | 1 | 5", "2 | Opini BPK | WTP | 5")),
    Case("RK06", "nothing is promised yet", plan("1 | Jumlah pegawai | 1 | 5")),
    Case("RK07", "a sasaran that nobody knows",
         _KNOWN + _PLAN + "| | Sasaran A | Opini BPK | WTP |\n| | Terwujudnya layanan | Opini BPK | WTP |\n",
         (Found("RKT", "D7", "Terwujudnya layanan"),), says=("1 sasaran RKT (D7)",)),
    Case("RK07", "one of Pengukuran, and none", _KNOWN + _PLAN + "| | sasaran b. | Opini BPK | WTP |\n| | | X | 1 |\n"),
    Case("RK07", "another wording is another finding",
         _KNOWN.replace("Sasaran A", "Meningkatnya kualitas data pemilih") + _PLAN
         + "| | Meningkatnya kualitas layanan pemilih | Opini BPK | WTP |\n"),
    Case("PK04", "a sasaran alone", promised("IK01 | Sasaran A | Satu | 1 | Orang", " | Sasaran B | | | "),
         (Found("PK", "C7", "Sasaran B"),)),
    Case("PK04", "its indikator stand below it", promised(" | Sasaran A | | | ", "IK01 | | Satu | 1 | Orang")),
    Case("PK05", "the same indikator",
         promised("IK01 | A | Opini BPK | WTP | Opini", "IK02 | B | OPINI  BPK. | WTP | "),
         (Found("PK", "D7", "OPINI  BPK."),), says=("sama dengan indikator pada PK!D6",)),
    Case("PK05", "told once for a text",
         promised("IK01 | A | Opini BPK | WTP | Opini", "IK02 | B | Opini BPK | WTP | ",
                  "IK03 | B | Opini BPK | WTP | ", "IK04 | B | Indeks | 1 | ", "IK05 | B | Indeks | 1 | "),
         (Found("PK", "D7", "Opini BPK"), Found("PK", "D10", "Indeks")),
         says=("sama dengan indikator pada PK!D6, PK!D8",)),
    Case("PK05", "another word", promised("IK01 | A | Pemilih laki-laki | 1 | Orang",
                                          "IK02 | | Pemilih perempuan | 1 | Orang")),
    Case("PK06", "two after a semicolon",
         one("80", "80", indikator="Persentase dokumentasi hukum; Jumlah Laporan Keuangan"),
         (Found("PK", "D6", "Persentase dokumentasi hukum; Jumlah Laporan Keuangan"),),
         says=('yang kedua mulai dari "Jumlah Laporan Keuangan"',)),
    Case("PK06", "two percentages",
         one("80", "80", indikator="Persentase kehadiran dan persentase kelulusan pegawai yang ikut pelatihan pusat"),
         (Found("PK", "D6", "Persentase kehadiran dan persentase kelulusan pegawai yang ikut pelatihan pusat"),),
         says=('"persentase kelulusan pegawai yang ikut pelatihan"',)),
    Case("PK06", "one that names several things",
         one("80", "80", indikator="Persentase data, dokumentasi; inventarisasi dan jumlah sarana")),
    Case("PK06", "no measure to begin with", one("80", "80", indikator="Laporan; Jumlah dokumen")),
    Case("PK07", "a nilai in percent", one("100%%", "90%%", satuan="", indikator="Nilai keterbukaan informasi"),
         (Found("PK", "F6", "100%"),), says=('Diukur sebagai "Nilai", tetapi targetnya bersatuan %.',)),
    Case("PK07", "a percentage in laporan", one("5", "5", satuan="Laporan", indikator="persentase laporan"),
         (Found("PK", "F6", "5"),), says=("bersatuan Laporan",)),
    Case("PK07", "a percentage of a word", one("WTP", "WTP", satuan="", indikator="Persentase opini"),
         (Found("PK", "F6", "WTP"),), says=("bersatuan kata",)),
    Case("PK07", "a nilai with a word", one("BB", "BB", satuan="Predikat", indikator="Nilai akuntabilitas")),
    Case("PK07", "a percentage that says persen", one("80", "80", satuan="% (persen)", indikator="Persentase laporan")),
    Case("PK07", "a nilai of a percentage", one("80", "80", indikator="Nilai persentase serapan")),
    Case("PK07", "a percentage without a unit", one("80", "80", satuan="", indikator="Persentase laporan")),
    Case("PK08", "a number left out", numbered("1", "2", "4"), (Found("PK", "A8", "4"),), says=("Nomor 3 terlewat",)),
    Case("PK08", "several in the second run", numbered("1.", "2.", "1.", "4.", "6."), (Found("PK", "A9", "4."),),
         says=("Nomor 2, 3, 5 terlewat",)),
    Case("PK08", "many of them", numbered("1", "20"), (Found("PK", "A7", "20"),),
         says=("Nomor 2 dan 17 nomor lain terlewat",)),
    Case("PK08", "begun again under another sasaran", numbered("1", "2", "3", "1", "", "2", "2", "a")),
    Case("PK08", "in another order, from another start", numbered("5", "3", "4")),
    Case("PK09", "a point behind some", numbered("1", "2", "3."), (Found("PK", "A8", "3."),),
         says=('"1" dan "3."',)),
    Case("PK09", "brackets behind one of Pengukuran", measured("1", "1").replace("| Kode IK |", "| No | Kode IK |")
         .replace("|            |         |", "| | 1) | |") + "| | 2 | | Sasaran A | Dua | Maksimum | 1 | % | 1 |\n",
         (Found("Pengukuran", "A7", "2"),), says=('"1)" dan "2"',)),
    Case("PK09", "points behind all, and words", numbered("1.", "2.", "I", "")),
    Case("PK10", "sorted", ordered([1, 5, 4, 2, 3, 6]),
         (Found("PK", "C7", "Sasaran A", "Sasaran B"),), says=("3 baris tanpa sasaran (C7, C9, C10)", "baris IK05")),
    Case("PK10", "sorted above all", ordered([6, 5, 4, 3, 2, 1]), (Found("PK", "C6", None, "Sasaran B"),),
         says=("4 baris tanpa sasaran (C6, C7, C9, C10)",)),
    Case("PK10", "in order", ordered([1, 2, 3, 4, 5, 6])),
    Case("PK10", "a sasaran moved with all that is its own", ordered([4, 5, 6, 1, 2, 3])),
    Case("PK10", "rows added with new codes",
         promised("IK01 | A | Satu | 1 | Orang", "IK90 | | Sisipan | 1 | Orang", "IK02 | | Dua | 1 | Orang",
                  "IK03 | B | Tiga | 1 | Orang", "IK04 | | Empat | 1 | Orang")),
    Case("PK10", "codes that the user chose", promised("AB | A | Satu | 1 | Orang", "IK01 | | Dua | 1 | Orang",
                                              "X9 | B | Tiga | 1 | Orang", "IK00 | | Empat | 1 | Orang")),
    Case("PK10", "the clean workbook", CLEAN),
)  # fmt: skip
