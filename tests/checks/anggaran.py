"""Cases of Anggaran (AG)."""

from markdown_book import put

from checks.case import Case, Found, budget

_TWO = budget("076.01.CQ | Program 1 | 1000 | 900", "076.01.WA | Program 2 | 500 | 400")
_TREE = budget("3355 | Induk | {pagu} | {realisasi}", "3355.EBA | Anak 1 | 60 | 50", "3355.EBD | Anak 2 | 40 | 30")
_RESULTS = """
| Anggaran   | Kode | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) | Sisa Anggaran (Rp) | % Capaian |
|            | 076.01.CQ | Program 1 | 1000 | 900 | {sisa} | {capaian} |
|            | 076.01.WA | Program 2 | 500 | 400 | = | {second} |
"""
_TOTAL = "| TOTAL | | | {} | {} | {} | {} |\n"


def results(sisa: str = "=", capaian: str = "=", second: str = "=") -> str:
    return _RESULTS.format(sisa=sisa, capaian=capaian, second=second)


def total(pagu: str = "", realisasi: str = "", sisa: str = "", capaian: str = "") -> str:
    return results() + _TOTAL.format(pagu, realisasi, sisa, capaian)


def tree(pagu: int, realisasi: int) -> str:
    return _TREE.format(pagu=pagu, realisasi=realisasi)


CASES = (
    Case("AG01", "no pagu", budget("076 | Program | | 5"), (Found("Anggaran", "C6"),), says=("Pagu kosong",)),
    Case("AG01", "no realisasi", budget("076 | Program | 5 | -"), (Found("Anggaran", "D6", "-"),),
         says=("Realisasi kosong",)),
    Case("AG01", "zero is an amount", budget("076 | Program | 0 | 0")),
    Case("AG02", "more than the pagu", budget("076 | Program | 1000 | 1500"),
         (Found("Anggaran", "D6", "1.500", "1.000", 500),)),
    Case("AG02", "exactly the pagu", budget("076 | Program | 1000 | 1000")),
    Case("AG11", "spent without a pagu", budget("076 | Program | 0 | 7"), (Found("Anggaran", "D6", "7", "0", 7),)),
    Case("AG11", "nothing spent without a pagu", budget("076 | Program | 0 | 0")),
    Case("AG02", "spent without a pagu is another finding", budget("076 | Program | 0 | 7")),
    Case("AG03", "a typed TOTAL", total("1501", "1300", "201", "86,67%"),
         (Found("Anggaran", "C66", "1.501", "1.500", 1), Found("Anggaran", "E66", "201", "200", 1)),
         says=("TOTAL Pagu (Rp) yang diketik berbeda dari hitungan.",)),
    Case("AG03", "a typed sisa and serapan", results("101", "91%", "80"),
         (Found("Anggaran", "E6", "101", "100", 1), Found("Anggaran", "F6", "91%", "90", 1)),
         says=("Sisa Anggaran (Rp) yang diketik",)),
    Case("AG03", "serapan within 0,01", results("100", "90.01", "79,99%")),
    Case("AG03", "no tolerance for rupiah",
         results("Rp 100,-") + _TOTAL.format("1499", "", "", ""), (Found("Anggaran", "C66", "1.499", "1.500", -1),)),
    Case("AG04", "typed as it is computed", results("100", "90.01", "79,99%"),
         (Found("Anggaran", "E6", "E6"), Found("Anggaran", "F6", "F6, F7")), says=("Sisa Anggaran (Rp) pernah",)),
    Case("AG04", "a TOTAL as it is computed", total("1500"), (Found("Anggaran", "C66", "C66"),)),
    Case("AG04", "typed otherwise", results("101")),
    Case("AG05", "a parent that is no sum", tree(101, 79),
         (Found("Anggaran", "C6", "101", "100", 1), Found("Anggaran", "D6", "79", "80", -1)),
         says=("Pagu induk 3355", "C7, C8")),
    Case("AG05", "a programme and its kegiatan", budget("076.01.CQ | Program | 99 | 1", "3355 | Kegiatan | 100 | 1"),
         (Found("Anggaran", "C6", "99", "100", -1),), says=("Pagu induk 076.01.CQ",)),
    Case("AG05", "a parent that is the sum", tree(100, 80)),
    Case("AG06", "a row equals those below it", budget("1 | A | 100 | 1", "2 | B | 60 | 1", "3 | C | 40 | 1"),
         (Found("Anggaran", "C6", "100", "TOTAL pagu tanpa baris ini 100", 100),),
         says=("Pagu baris ini persis sama dengan jumlah 2 baris sesudahnya (C7:C8)",)),
    Case("AG06", "one rupiah less", budget("1 | A | 99 | 1", "2 | B | 60 | 1", "3 | C | 40 | 1")),
    Case("AG06", "a parent by its code", tree(100, 80)),
    Case("AG07", "a parent is left out of TOTAL", tree(100, 80), (Found("Anggaran", "A6", "3355"),),
         says=("Baris induk 3355",)),
    Case("AG07", "rows without children", _TWO),
    Case("AG08", "a row below TOTAL", _TWO, (Found("Anggaran", "C68", "7"),),
         edit=put(Anggaran_A68="076.01.ZZ", Anggaran_C68=7, Anggaran_D68=1)),
    Case("AG08", "words below TOTAL", _TWO, edit=put(Anggaran_H68="diperiksa oleh bendahara")),
    Case("AG09", "a TOTAL that contradicts itself", total("1500", "1300", "220"),
         (Found("Anggaran", "E66", "220", "200", 20),)),
    Case("AG09", "a wrong TOTAL that agrees with itself", total("1501", "1300", "201")),
    Case("AG10", "a dot and a comma", results(capaian="90.00%", second="80,00%"),
         (Found("Anggaran", "F6", "90.00%"),), says=("90.00% dan 80,00%",)),
    Case("AG10", "commas alone", results(capaian="90,00%", second="80,00%")),
    Case("AG10", "thousands are no decimals", budget("1 | A | 1.000.000 | 1,000", '2 | B | 1,000,000 | "1.000"')),
)  # fmt: skip
