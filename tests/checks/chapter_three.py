"""Cases of the optional parts: IKU (IU), PKK (KG), PPS (PS), Triwulan (TW), weights (BT), the seven points (AN).

And what the optional sheets have in common (LT), and what a change of the year leaves on Renstra (BC29).
"""

from markdown_book import put
from openpyxl import Workbook

from checks.case import Case, Found

_PROMISED = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Opini BPK         | Maksimum  | 10     | Nilai  |
|            | IK02    |                   | Jumlah pelatihan  | Maksimum  | 12     | Kali   |
| Pengukuran | Kode IK | Realisasi |
|            | IK01    | 9         |
|            | IK02    |           |
"""
_BUDGET = """
| Anggaran | Kode      | Program/Kegiatan/Output    | Pagu (Rp) | Realisasi (Rp) |
|          | 076.01.WA | Program Dukungan Manajemen | 1000      | 900            |
"""


def main_indikator(*names: str) -> str:
    """Rows of IKU below a PK of two indikator, of which the first is measured."""
    return _PROMISED + "| IKU | Indikator Kinerja Utama |\n" + "".join(f"| | {name} |\n" for name in names)


def activity(*rows: str) -> str:
    """Rows of PKK: "program | kegiatan | jenis | indikator | satuan | rencana | realisasi"."""
    head = "| PKK | Program | Kegiatan | Jenis | Indikator | Satuan | Rencana | Realisasi |\n"
    return _BUDGET + head + "".join(f"| | {row} |\n" for row in rows)


def reached(*rows: str) -> str:
    """Rows of PPS: "sasaran | indikator | rencana | realisasi"."""
    return "| PPS | Sasaran | Indikator | Rencana | Realisasi |\n" + "".join(f"| | {row} |\n" for row in rows)


def quarters(*rows: str, year: str = "9") -> str:
    """Rows of Triwulan: "kode | cara | four targets | four realisasi"; ``year`` is the realisasi of IK01."""
    head = "| Triwulan | Kode IK | Cara Menghitung |" + "".join(
        f" {name} TW {roman} |" for name in ("Target", "Realisasi") for roman in ("I", "II", "III", "IV")
    )
    promised = _PROMISED.replace("| IK01    | 9 ", f"| IK01    | {year} ")
    return promised + head + "\n" + "".join(f"| | {row} |\n" for row in rows)


def weighted(*weights: str) -> str:
    """Rows of PK with these weights, all of them measured."""
    rows = "".join(f"| | IK0{n} | Indikator {n} | Maksimum | 10 | Kali | {one} |\n" for n, one in enumerate(weights, 1))
    measured = "".join(f"| | IK0{n} | 9 |\n" for n in range(1, len(weights) + 1))
    head = "| PK | Kode IK | Indikator Kinerja | Polaritas | Target | Satuan | Bobot |\n"
    return head + rows + "| Pengukuran | Kode IK | Realisasi |\n" + measured


def analysed(*rows: str) -> str:
    """Rows of Pengukuran: "kode | realisasi | penyebab | solusi | program penunjang | standar nasional"."""
    promised = _PROMISED.partition("| Pengukuran")[0]
    head = "| Pengukuran | Kode IK | Realisasi | Penyebab | Solusi | Program Penunjang | Standar Nasional |\n"
    return promised + head + "".join(f"| | {row} |\n" for row in rows)


def _left_by_another_year(workbook: Workbook) -> None:
    """The year on Identitas was 2023 before: that column still fetches the realisasi."""
    fetched = "INDEX(Pengukuran!$H$5:$H$1005,MATCH($X6,Pengukuran!$U$5:$U$1005,0),1)"
    workbook["Renstra"]["N6"] = f'=IF($X6="","",IFERROR({fetched},""))'


def financed(*rows: str) -> str:
    """Two sasaran with an indikator each, and rows of Anggaran: "kode | uraian | pagu | realisasi | sasaran"."""
    head = "| Anggaran | Kode | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) | Sasaran |\n"
    two = _PROMISED.replace("| IK02    |                   |", "| IK02    | Sasaran B         |")
    return two + head + "".join(f"| | {row} |\n" for row in rows)


def _without_sasaran(workbook: Workbook) -> None:
    """The heading of the column Sasaran was overwritten, so that the page Efisiensi cannot be computed."""
    workbook["Anggaran"]["G4"] = "Catatan Saya"


def _without_charts(workbook: Workbook) -> None:
    del workbook["Grafik Renstra"]


_TWO_ROWS = ("01 | Program X | 100 | 90 | Sasaran A", "02 | Program Y | 50 | 40 | Sasaran B")
_TREE = ("076.01.WA | Induk | 300 | 240 | Sasaran A", "076.01.WA.1 | Satu | 100 | 90 | ")
_EF = ("Efisiensi",)

_RENSTRA = _PROMISED + "| Renstra | Kode IK | Realisasi 2023 |\n| | IK01 | 8 |\n"
_IKU, _PKK, _PPS, _TW, _BT, _AN = ("IKU",), ("PKK",), ("PPS",), ("Triwulan",), ("Bobot",), ("Analisis",)
_WHOLE = "IK01 | 9 | Hujan | Payung | Program WA | 80"

CASES = (
    Case("IU01", "an IKU that PK does not have", main_indikator("Opini BPK", "Jumlah pelatihan dan rapat"),
         (Found("IKU", "B7", "Jumlah pelatihan dan rapat"),), says=('Mungkin maksud Anda "Jumlah pelatihan" (PK!D7)',),
         parts=_IKU),
    Case("IU01", "several that resemble none of PK", main_indikator("Opini BPK", "Arsip tertata", "Gaji tepat waktu"),
         (Found("IKU", "B7"),), says=("2 IKU (B7, B8)",), parts=_IKU),
    Case("IU01", "another case and blanks are the same name", main_indikator(" opini  bpk."), parts=_IKU),
    Case("IU01", "a PK without indikator is not compared", "| IKU | Indikator Kinerja Utama |\n| | Opini BPK |\n",
         parts=_IKU),
    Case("IU02", "an IKU that is promised and not measured", main_indikator("Opini BPK", "Jumlah pelatihan"),
         (Found("IKU", "B7", "Jumlah pelatihan"),), says=("PK!D7",), parts=_IKU),
    Case("IU02", "one that is not promised is told there", main_indikator("Opini BPK", "Indeks"), parts=_IKU),
    Case("IU03", "an IKU that stands there twice", main_indikator("Opini BPK", "Jumlah pelatihan", "opini bpk."),
         (Found("IKU", "B8", "opini bpk."),), says=("B6",), parts=_IKU),
    Case("IU03", "two that resemble each other", main_indikator("Opini BPK", "Opini BPK 2"), parts=_IKU),
    Case("KG01", "a realisasi without a plan",
         activity("Program X | Rapat | Keluaran | Laporan | Laporan |  | 12"), (Found("PKK", "F6"),), parts=_PKK),
    Case("KG01", "a plan of 0 is a plan", activity("Program X | Rapat | Keluaran | Laporan | Laporan | 0 | 12"),
         parts=_PKK),
    Case("KG02", "a kind in English", activity("Program X | Rapat | Output | Laporan | Laporan | 12 | 12"),
         (Found("PKK", "C6", "Output"),), says=("Keluaran",), parts=_PKK),
    Case("KG02", "any case of the letters", activity("Program X | Rapat | hasil | Laporan | Laporan | 12 | 12"),
         parts=_PKK),
    Case("KG03", "funds that differ from Anggaran",
         activity("Program Dukungan Manajemen | Rapat | Masukan | Dana | Rp | 1000 | 950"),
         (Found("PKK", "G6", "950", "900", 50),), says=("Anggaran!D6",), parts=_PKK),
    Case("KG03", "another unit is no money",
         activity("Program Dukungan Manajemen | Rapat | Masukan | Pegawai | Orang | 5 | 5"), parts=_PKK),
    Case("PS01", "a realisasi without a plan", reached("Sasaran A | Jumlah X | 10 | 12", " | Jumlah Y |  | 3"),
         (Found("PPS", "C7"),), parts=_PPS),
    Case("PS01", "neither of them", reached("Sasaran A | Jumlah X |  | "), parts=_PPS),
    Case("TW01", "a way that is none", quarters("IK01 | total | 2 | 2 | 3 | 3 | 2 |  |  | "),
         (Found("Triwulan", "F6", "total"),), parts=_TW),
    Case("TW01", "nothing measured yet", quarters("IK01 |  | 2 | 2 | 3 | 3 |  |  |  | "), parts=_TW),
    Case("TW02", "a target that is empty before a measured quarter",
         quarters("IK01 | jumlah |  | 2 | 3 |  | 2 | 2 |  | "), (Found("Triwulan", "G6"),), parts=_TW),
    Case("TW02", "a target of 0", quarters("IK01 | jumlah | 0 | 2 | 3 |  | 2 | 2 |  | "), parts=_TW),
    Case("TW03", "a quarter left out", quarters("IK01 | jumlah | 2 | 2 | 3 | 3 | 2 |  | 3 | "),
         (Found("Triwulan", "L6"),), parts=_TW),
    Case("TW03", "the quarters to come", quarters("IK01 | jumlah | 2 | 2 | 3 | 3 | 2 | 2 |  | "), parts=_TW),
    Case("TW04", "four quarters that give another sum", quarters("IK01 | jumlah | 2 | 2 | 3 | 3 | 2 | 3 | 3 | 4"),
         (Found("Triwulan", "N6", "12", "9"),), says=("Pengukuran!H6",), parts=_TW),
    Case("TW04", "the same sum", quarters("IK01 | jumlah | 2 | 2 | 3 | 3 | 2 | 2 | 2 | 3"), parts=_TW),
    Case("TW04", "the last position", quarters("IK01 | posisi akhir | 2 | 4 | 6 | 9 | 2 | 4 | 5 | 9"), parts=_TW),
    Case("RN01", "another target than PK", _PROMISED + "| Renstra | Kode IK | Target 2024 |\n| | IK01 | 12 |\n",
         (Found("Renstra", "J6", "12", "10", 2),), says=("Target 2024", "PK!F6"), parts=("Renstra",)),
    Case("RN01", "the same target", _PROMISED + "| Renstra | Kode IK | Target 2024 |\n| | IK01 | 10 |\n",
         parts=("Renstra",)),
    Case("BT01", "a weight is missing among others", weighted("40", "", "60"), (Found("PK", "H7"),), parts=_BT),
    Case("BT01", "no weights at all", weighted("", "", ""), parts=_BT),
    Case("BT02", "a weight below 0", weighted("110", "-10"), (Found("PK", "H7", "-10"),), parts=_BT),
    Case("BT02", "a weight of 0", weighted("100", "0"), parts=_BT),
    Case("BT03", "weights of 90", weighted("40", "50"), (Found("PK", "H6", "40"),), says=("90",), parts=_BT),
    Case("BT03", "weights of 100", weighted("33,3", "33,3", "33,4"), parts=_BT),
    Case("BT03", "a missing weight is the cause", weighted("40", "", "50"), parts=_BT),
    Case("BT04", "no weight above 0", weighted("0", "0"), (Found("PK", "H6", "0"),), parts=_BT),
    Case("BT04", "one weight above 0", weighted("0", "100"), parts=_BT),
    Case("BT04", "no weights at all", weighted("", ""), parts=_BT),
    Case("LT01", "a code that PK does not have", quarters("IK77 | jumlah | 2 | 2 | 3 | 3 | 2 |  |  | "),
         (Found("Triwulan", "B6", "IK77"),), says=("Kode IK IK77 tidak ada pada PK", "G6"), parts=_TW),
    Case("LT01", "figures without a code", _PROMISED + "| Renstra | Kode IK | Target 2024 |\n| |  | 12 |\n",
         (Found("Renstra", "A6"),), says=("tanpa Kode IK",), parts=("Renstra",)),
    Case("LT01", "a code without figures", quarters("IK77 | jumlah |  |  |  |  |  |  |  | "), parts=_TW),
    Case("LT02", "one indikator in two rows",
         quarters("IK01 | jumlah | 2 | 2 | 3 | 3 | 2 |  |  | ", "IK01 | jumlah | 1 |  |  |  | 1 |  |  | "),
         (Found("Triwulan", "B7", "IK01"),), says=("B6",), parts=_TW),
    Case("LT02", "two indikator",
         quarters("IK01 | jumlah | 2 |  |  |  | 2 |  |  | ", "IK02 |  | 1 |  |  |  |  |  |  | "), parts=_TW),
    Case("LT03", "words for quarters", quarters("IK01 | jumlah | WTP | 2 | 3 | 3 | WTP |  |  | "),
         (Found("Triwulan", "G6", "WTP"),), says=("G6",), parts=_TW),
    Case("LT03", "nothing was measured", quarters("IK01 | jumlah | 2 | 2 | 3 | 3 | - |  |  | "), parts=_TW),
    Case("LT04", "a typed percentage", activity("Program X | Rapat | Keluaran | Laporan | Laporan | 1000 | 900"),
         (Found("PKK", "H6", "95", "90"),), edit=put(PKK_H6=95), parts=_PKK),
    Case("LT04", "the percentage that is computed",
         activity("Program X | Rapat | Keluaran | Laporan | Laporan | 1000 | 900"), edit=put(PKK_H6=90), parts=_PKK),
    Case("BC29", "a column of the year before that fetches", _RENSTRA, (Found("Renstra", "N4"),),
         says=("Realisasi 2023",), edit=_left_by_another_year, parts=("Renstra",)),
    Case("BC29", "the realisasi is typed", _RENSTRA, parts=("Renstra",)),
    Case("EF01", "a sasaran that Pengukuran does not have",
         financed(_TWO_ROWS[0], "02 | Program Y | 50 | 40 | Sasaran C"), (Found("Anggaran", "G7", "Sasaran C"),),
         says=("tidak masuk sasaran mana pun. Pilih",), parts=_EF),
    Case("EF01", "a sasaran in other words",
         financed("01 | X | 9 | 9 | Layanan para pemilih baik").replace("Sasaran A  ", "Layanan pemilih yang baik  "),
         (Found("Anggaran", "G6", "Layanan para pemilih baik"),),
         says=("Mungkin yang dimaksud: Layanan pemilih yang baik",), parts=_EF),
    Case("EF01", "another case, and blanks", financed("01 | X | 100 | 90 | sasaran  A ", _TWO_ROWS[1]), parts=_EF),
    Case("EF02", "a row for no sasaran", financed(_TWO_ROWS[0], "02 | Program Y | 50 | 40 | "),
         (Found("Anggaran", "G7"),), says=("1 baris anggaran (G7)", "pagunya 50 "), parts=_EF),
    Case("EF02", "the row above it has one", financed(*_TREE, "076.01.WA.2 | Dua | 200 | 150 | "), parts=_EF),
    Case("EF02", "nobody tied anything", financed("01 | Program X | 100 | 90 | "), parts=_EF),
    Case("EF03", "a row below that is tied otherwise", financed(*_TREE, "076.01.WA.2 | Dua | 200 | 150 | Sasaran B"),
         (Found("Anggaran", "G6", "Sasaran A"),), says=("(G8)",), parts=_EF),
    Case("EF03", "the same sasaran again", financed(*_TREE, "076.01.WA.2 | Dua | 200 | 150 | SASARAN A"), parts=_EF),
    Case("EF04", "a sasaran without budget", financed(_TWO_ROWS[0]), (Found("Pengukuran", "C7"),),
         says=("1 sasaran (C7)",), parts=_EF),
    Case("EF04", "each has its budget", financed(*_TWO_ROWS), parts=_EF),
    Case("ST01", "a band that is no number", financed(*_TWO_ROWS), (Found("Pengaturan", "B9", "5 poin", None),),
         says=("dipakai 5",), pengaturan={"batas_efisiensi": "5 poin"}, parts=_EF),
    Case("ST01", "a band of 10 points", financed(*_TWO_ROWS), pengaturan={"batas_efisiensi": 10}, parts=_EF),
    Case("ST01", "a quarter that is none", quarters("IK01 | jumlah | 2 | 2 | 3 | 3 | 2 |  |  | "),
         (Found("Pengaturan", "B9", "V", None),), says=("dipakai IV", "I atau II"),
         pengaturan={"triwulan_dicetak": "V"}, parts=_TW),
    Case("ST01", "the second quarter", quarters("IK01 | jumlah | 2 | 2 | 3 | 3 | 2 |  |  | "),
         pengaturan={"triwulan_dicetak": "ii"}, parts=_TW),
    Case("BK22", "a page whose column is gone", financed(*_TWO_ROWS), (Found("Efisiensi", None),),
         says=("--dengan Efisiensi",), edit=_without_sasaran, parts=_EF),
    Case("BK22", "a page whose year is gone", _RENSTRA, (Found("Grafik Renstra", None),),
         edit=put(Renstra_I4=None), parts=("Renstra",)),
    Case("BK01", "the page of charts was deleted", _RENSTRA, computed=True, edit=_without_charts, parts=("Renstra",)),
    Case("BK22", "a page with its column", financed(*_TWO_ROWS), parts=_EF),
    Case("AN01", "points that are missing", analysed(_WHOLE, "IK02 | 11 |  | Rapat |  | -"),
         (Found("Pengukuran", "D6"), Found("Pengukuran", "D6"), Found("Pengukuran", "L7"), Found("Pengukuran", "D6"),
          Found("Pengukuran", "N7")), says=("Butir 2", "2 dari 2"), parts=_AN),
    Case("AN01", "an analysis that nobody began", analysed("IK01 | 9 |  |  |  | ", "IK02 | 11 |  |  |  | "), parts=_AN),
    Case("AN02", "the share of complete ones", analysed(_WHOLE, "IK02 | 11 |  | Rapat |  | -"),
         (Found("Pengukuran", "D6"),), says=("0 dari 2 indikator",), parts=_AN),
    Case("AN02", "an analysis that nobody began", analysed("IK01 | 9 |  |  |  | "), parts=_AN),
)  # fmt: skip
