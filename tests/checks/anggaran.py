"""Cases of Anggaran (AG)."""

from decimal import Decimal

from markdown_book import put

from checks.case import Case, Found, budget, one

_TWO = budget("076.01.CQ | Program 1 | 1000 | 900", "076.01.WA | Program 2 | 500 | 400")
D = Decimal
_CONTRADICTORY = ("1 | A | 100 | 2", "2 | B | 60 | 1", "3 | C | 40 | 1")
_TWINS = ("076.01.WA | Program | 1000 | 900", " | Layanan | 1000 | 900")
_CAPTION = """
| Anggaran   | Kode | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) | Sisa Anggaran (Rp) | % Capaian |
|            | 3355 | Program 1 | | | = | 90,01% |
|            | 3355.EBA | Program 2 | 500 | 400 | = | = |
"""
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


def with_kode(*codes: str) -> str:
    """Rows under these codes, none of which adds up to another."""
    return budget(*(f"{code} | Uraian | {7**number} | {5**number}" for number, code in enumerate(codes, 1)))


def spent(realisasi: int, measured: str) -> str:
    """One indikator with target 100, and a pagu of 1000."""
    return one("100", measured) + budget(f"076.01.CQ | Program 1 | 1000 | {realisasi}")


def tree(pagu: int, realisasi: int) -> str:
    return _TREE.format(pagu=pagu, realisasi=realisasi)


_LACKING = total("1500", "1300", "200", "86,67%").replace("Program 2 | 500", "Program 2 | ")

_BIG = "12.345.678.901.234,56"

CASES = (
    Case("AG21", "more digits than a cell keeps", budget(f'076 | Program | "{_BIG}" | 1'),
         (Found("Anggaran", "C6", _BIG, _BIG),)),
    Case("AG21", "fifteen digits are kept", budget('076 | Program | "1.234.567.890.123,45" | 999999999999999')),
    Case("AG01", "no pagu", budget("076 | Program | | 5"), (Found("Anggaran", "C6"),), says=("Pagu kosong",)),
    Case("AG01", "no realisasi", budget("076 | Program | 5 | -"), (Found("Anggaran", "D6", "-"),),
         says=("Realisasi kosong",)),
    Case("AG01", "a year whose realisasi nobody has filled in",
         budget("01 | A | 5 | ", "02 | B | 7 | ", "03 | C | 9 | -"), (Found("Anggaran", "D6"),),
         says=("Realisasi kosong pada semua 3 baris (D6, D7, D8)",)),
    Case("AG01", "all but one row", budget("01 | A | 5 | 5", "02 | B | 7 | ", "03 | C | 9 | "),
         (Found("Anggaran", "D8"), Found("Anggaran", "D7"))),  # the larger pagu first
    Case("AG01", "zero is an amount", budget("076 | Program | 0 | 0")),
    Case("AG02", "more than the pagu", budget("076 | Program | 1000 | 1500"),
         (Found("Anggaran", "D6", "1.500", "1.000", 500),)),
    Case("AG02", "exactly the pagu", budget("076 | Program | 1000 | 1000")),
    Case("AG11", "spent without a pagu", budget("076 | Program | 0 | 7"), (Found("Anggaran", "D6", "7", "0", 7),)),
    Case("AG11", "nothing spent without a pagu", budget("076 | Program | 0 | 0")),
    Case("AG02", "spent without a pagu is another finding", budget("076 | Program | 0 | 7")),
    Case("AG19", "spent less than nothing", budget("076 | Program | 1000 | (5)"), (Found("Anggaran", "D6", "(5)"),),
         says=("Realisasi negatif.",)),
    Case("AG19", "a pagu below nothing", budget("076 | Program | -1000 | 0"), (Found("Anggaran", "C6", "-1.000"),)),
    Case("AG19", "nothing is not negative", budget("076 | Program | 0 | 0")),
    Case("AG02", "a pagu below nothing is another finding", budget("076 | Program | -1000 | 0")),
    Case("AG03", "a typed TOTAL", total("1501", "1300", "201", "86,67%"),
         (Found("Anggaran", "C66", "1.501", "1.500", 1),),
         says=("TOTAL Pagu (Rp) yang diketik berbeda dari hitungan. Rumus",)),
    Case("AG03", "a typed TOTAL from which a row is missing", total("1700", "1400", "300", "82.35"),
         (Found("Anggaran", "C66", "1.700", "1.500", 200), Found("Anggaran", "D66", "1.400", "1.300", 100)),
         says=("Selisihnya terlihat seperti satu baris yang hilang dari tabel: pagu 200, realisasi 100, sisa 100, "
               "serapan 50,00%.",)),
    Case("AG03", "a typed TOTAL that adds a row twice", total("2000", "1700"),
         (Found("Anggaran", "C66", "2.000", "1.500", 500), Found("Anggaran", "D66", "1.700", "1.300", 400)),
         says=("seperti baris 7 (C7) yang terjumlah dua kali: pagu 500, realisasi 400, sisa 100, serapan 80,00%.",)),
    Case("AG03", "a typed TOTAL that leaves a row out", total("1000", "900"),
         (Found("Anggaran", "C66", "1.000", "1.500", -500), Found("Anggaran", "D66", "900", "1.300", -400)),
         says=("seperti baris 7 (C7) yang tidak ikut terjumlah",)),
    Case("AG03", "a TOTAL above a row without pagu is another finding", _LACKING),
    Case("AG18", "a TOTAL above a row without pagu", _LACKING,
         (Found("Anggaran", "C66", "1.500", "1.000", 500), Found("Anggaran", "E66", "200", "-300", 500)),
         says=("TOTAL Pagu (Rp) yang diketik belum dapat dibandingkan, sebab C7 kosong atau tidak terbaca.",)),
    Case("AG18", "a TOTAL above rows that are complete", total("1501", "1300", "201")),
    Case("AG12", "a TOTAL above a row without pagu", _LACKING),
    Case("AG03", "a TOTAL with a sisa of its own", total("1501", "", "300", "10"),
         (Found("Anggaran", "C66", "1.501", "1.500", 1), Found("Anggaran", "E66", "300", "200", 100),
          Found("Anggaran", "F66", "10", "86,67", Decimal("-76.67")))),
    Case("AG03", "a TOTAL whose sisa alone is typed", total("", "", "201"),
         (Found("Anggaran", "E66", "201", "200", 1),)),
    Case("AG03", "a serapan of what is left", results("=", "10%"),
         (Found("Anggaran", "F6", "10%", "90", -80),), says=("cocok dengan sisa / pagu, bukan realisasi / pagu",)),
    Case("AG03", "a serapan as a fraction", results("=", "0.9"),
         (Found("Anggaran", "F6", "0,9", "90", Decimal("-89.1")),),
         says=("Yang diketik cocok dengan pecahan 0,9 yang belum dikali 100.",)),
    Case("AG03", "a typed sisa and serapan", results("101", "91%", "80"),
         (Found("Anggaran", "E6", "101", "100", 1), Found("Anggaran", "F6", "91%", "90", 1)),
         says=("Sisa Anggaran (Rp) yang diketik",)),
    Case("AG03", "serapan within 0,01", results("100", "90.01", "79,99%")),
    Case("AG03", "no tolerance for rupiah",
         results("Rp 100,-") + _TOTAL.format("1499", "", "", ""), (Found("Anggaran", "C66", "1.499", "1.500", -1),)),
    Case("AG03", "a TOTAL of amounts in millions that were rounded", total("1501", "1301", "201"),
         edit=put(Anggaran_C4="Pagu (Rp juta)", Anggaran_D4="Realisasi (Rp juta)")),
    Case("AG09", "a sisa of amounts in millions that were rounded", total("1500", "1300", "201"),
         edit=put(Anggaran_C4="Pagu (Rp juta)", Anggaran_D4="Realisasi (Rp juta)")),
    Case("AG03", "a TOTAL of amounts in millions that is wrong", total("1504", "1300"),
         (Found("Anggaran", "C66", "1.504", "1.500", 4),),
         edit=put(Anggaran_C4="Pagu (Rp juta)", Anggaran_D4="Realisasi (Rp juta)")),
    Case("AG04", "typed as it is computed", results("100", "90.00", "80%"),
         (Found("Anggaran", "E6", "E6"), Found("Anggaran", "F6", "F6, F7")), says=("Sisa Anggaran (Rp) pernah",)),
    Case("AG04", "a TOTAL as it is computed", total("1500"), (Found("Anggaran", "C66", "C66"),)),
    Case("AG04", "typed otherwise", results("101")),
    Case("AG05", "a parent that is no sum", tree(101, 79),
         (Found("Anggaran", "C6", "101", "100", 1), Found("Anggaran", "D6", "79", "80", -1)),
         says=("Pagu induk 3355", "C7, C8")),
    Case("AG05", "a programme and its kegiatan", budget("076.01.CQ | Program | 99 | 1", "3355 | Kegiatan | 100 | 1"),
         (Found("Anggaran", "C6", "99", "100", -1),), says=("Pagu induk 076.01.CQ",)),
    Case("AG05", "a parent that is the sum", tree(100, 80)),
    Case("AG05", "a child without pagu is told by itself",
         budget("3355 | Induk | 100 | 80", "3355.EBA | Anak 1 | | 50", "3355.EBD | Anak 2 | 40 | 30")),
    Case("AG06", "a row equals those below it", budget(" | A | 100 | 2", " | B | 60 | 1", " | C | 40 | 1"),
         (Found("Anggaran", "C6", "100", "TOTAL pagu dengan baris ini 200"),),
         says=("persis sama dengan jumlah 2 baris lain (C7, C8)",)),
    Case("AG06", "one rupiah less", budget(" | A | 99 | 2", " | B | 60 | 1", " | C | 40 | 1")),
    Case("AG06", "the realisasi is another", budget(" | A | 100 | 3", " | B | 60 | 1", " | C | 40 | 1")),
    Case("PR01", "codes against sums", budget(*_CONTRADICTORY),
         (Found("Anggaran", "C6", "100"),), says=("200 dan 4 bila", "100 dan 2 bila", "TOTAL Pagu (Rp) dikosongkan")),
    Case("PR01", "a row without code is the sum of those above",
         budget(" | B | 60 | 1", " | C | 40 | 1", " | A | 100 | 2"),
         (Found("Anggaran", "C8", "100"),)),
    Case("PR01", "a typed TOTAL decides", budget(*_CONTRADICTORY), edit=put(Anggaran_C66=100, Anggaran_D66=2)),
    Case("PR01", "the user decided", budget(*_CONTRADICTORY), edit=put(Anggaran_G6="Induk")),
    Case("PR02", "a typed TOTAL decides", budget(*_CONTRADICTORY), (Found("Anggaran", "C6", "100"),),
         edit=put(Anggaran_C66=100, Anggaran_D66=2), says=("TOTAL yang diketik", "100 dan 2 bila")),
    Case("PR02", "a typed TOTAL that fits none", budget(*_CONTRADICTORY), edit=put(Anggaran_C66=90, Anggaran_D66=2)),
    Case("AG03", "a typed TOTAL while nothing is decided", budget(*_CONTRADICTORY), edit=put(Anggaran_C66=90)),
    Case("AG03", "a typed TOTAL of parents one of which AG05 names", tree(101, 80), edit=put(Anggaran_C66=101)),
    Case("PR03", "a parent that the user counts", tree(100, 80),
         (Found("Anggaran", "G6", "Rincian", "Induk"),), edit=put(Anggaran_G6="Rincian"),
         says=("jumlahnya 200", "menurut susunannya 100")),
    Case("PR03", "a row that the user leaves out", _TWO, (Found("Anggaran", "G7", "Jumlah", "Rincian"),),
         edit=put(Anggaran_G7="Jumlah")),
    Case("PR03", "a Peran as the tree says", tree(100, 80), edit=put(Anggaran_G6="induk", Anggaran_G7="Rincian")),
    Case("PR04", "sums of groups",
         budget("1 | A | 1 | 1", "2 | B | 2 | 2", "Jumlah | | 3 | 3", "3 | C | 4 | 4", "4 | D | 5 | 5",
                "Jumlah | | 9 | 9"),
         (Found("Anggaran", "C8", "3"),), says=("2 baris jumlah (C8, C11)",)),
    Case("PR04", "a name that begins with Jumlah", budget("1 | A | 1 | 1", " | Jumlah Peserta | 2 | 2")),
    Case("PR05", "a sum of nothing",
         budget("1 | A | 1 | 1", "2 | B | 2 | 2", "Jumlah | | 4 | 3", "3 | C | 9 | 9", "4 | D | 5 | 5"),
         (Found("Anggaran", "C8", "4", "3", 1),)),
    Case("PR05", "the sum of all stands in between",
         budget("1 | A | 1 | 1", "Jumlah | | 12 | 12", "2 | B | 2 | 2", "3 | C | 9 | 9")),
    Case("PR06", "another word", _TWO, (Found("Anggaran", "G6", "Rinci"),), edit=put(Anggaran_G6="Rinci")),
    Case("PR06", "any case", _TWO, edit=put(Anggaran_G6="RINCIAN")),
    Case("PR07", "a code without amounts", budget("3355 | A | 1 | 1", "3356 | B | | "), (Found("Anggaran", "C7"),)),
    Case("PR07", "a caption above its rows", budget("3355 | A | | ", "3355.EBA | B | 1 | 1", " | C | | ")),
    Case("AG01", "a caption", budget(" | A. Belanja | | ", "3355 | B | 1 | 1")),
    Case("AG03", "the percentage of a caption", _CAPTION, (Found("Anggaran", "F6", "90,01%", "80", D("10.01")),)),
    Case("AG06", "a parent by its code", tree(100, 80)),
    Case("AG07", "a parent is left out of TOTAL", tree(100, 80), (Found("Anggaran", "A6", "3355"),),
         says=("1 baris induk (A6)",)),
    Case("AG07", "rows without children", _TWO),
    Case("AG08", "a row below TOTAL", _TWO, (Found("Anggaran", "C68", "7"),),
         edit=put(Anggaran_A68="076.01.ZZ", Anggaran_C68=7, Anggaran_D68=1)),
    Case("AG08", "words below TOTAL", _TWO, edit=put(Anggaran_H68="diperiksa oleh bendahara")),
    Case("BC12", "the TOTAL of the template, as it came, below another", _TWO, edit=put(Anggaran_A8="TOTAL")),
    Case("AG08", "the TOTAL of the template, as it came, below another", _TWO, edit=put(Anggaran_A8="TOTAL")),
    Case("AG20", "a TOTAL typed amid the prepared rows", _TWO, (Found("Anggaran", "A8"),),
         edit=put(Anggaran_A8="TOTAL"), says=("TOTAL Anda di baris 8 yang dipakai",)),
    Case("AG20", "the TOTAL of the template", _TWO),
    Case("AG20", "a row filled in below TOTAL", _TWO,
         edit=put(Anggaran_A68="076.01.ZZ", Anggaran_C68=7, Anggaran_D68=1)),
    Case("AG09", "a TOTAL that contradicts itself", total("1500", "1300", "220"),
         (Found("Anggaran", "E66", "220", "200", 20),), says=("jumlah sisa baris 200.",)),
    Case("AG03", "a sisa that AG09 speaks of", total("1500", "1300", "220")),
    Case("AG09", "a right sisa beside a wrong pagu", total("1501", "1300", "200")),
    Case("AG09", "a wrong TOTAL that agrees with itself", total("1501", "1300", "201")),
    Case("AG10", "a dot and a comma", results(capaian="90.00%", second="80,00%"),
         (Found("Anggaran", "F6", "90.00%"),), says=("90.00% dan 80,00%",)),
    Case("AG10", "commas alone", results(capaian="90,00%", second="80,00%")),
    Case("AG12", "a right percentage of a wrong pagu", total("1501", "1301", "200", "86,67%"),
         (Found("Anggaran", "F66", "86,67%", "86,67"),), says=("TOTAL pagu (C66) dan realisasi (D66) tidak",)),
    Case("AG12", "a percentage of the wrong rupiah", total("1700", "1400", "300", "82,35%")),
    Case("AG12", "all of it right", total("1500", "1300", "200", "86,67%")),
    Case("AG04", "a right percentage of wrong rupiah is told by AG12", total("1501", "1301", "200", "86,67%")),
    Case("AG13", "a comma for a point", with_kode("3355", "3355,EBA"), (Found("Anggaran", "A7", "3355,EBA"),),
         says=('Kode "3355,EBA"',)),
    Case("AG13", "a blank behind", with_kode('"3355 "', "3355.EBA")),
    Case("AG13", "a point at the end, slashes", with_kode("3355.EBA.", "3355", "076/01/WA")),
    Case("AG13", "codes of every level", with_kode("076.01.CQ", "3355", "3355.EBA.994.001.A", "521211", "051", "")),
    Case("AG22", "a row without a code below one with the same amounts", budget(*_TWINS),
         (Found("Anggaran", "C7", "1.000"),), says=("1 baris (C7)", "Induk")),
    Case("AG22", "three rows without codes", budget(" | P | 9 | 8", " | Q | 9 | 8", " | R | 9 | 8"),
         (Found("Anggaran", "C7", "9"),), says=("2 baris (C7, C8)",)),
    Case("AG22", "a typed TOTAL tells that the row above is a parent",
         budget(*_TWINS) + "| TOTAL | | | 1000 | 900 |\n"),
    Case("AG22", "a Peran that the user set", budget(*_TWINS), edit=put(Anggaran_G6="Rincian")),
    Case("AG22", "both have codes", budget("3355.EBA | A | 9 | 8", "3355.EBD | B | 9 | 8")),
    Case("AG22", "nothing spent in both", budget(" | A | 9 | 0", " | B | 9 | 0")),
    Case("AG22", "another realisasi", budget(" | A | 9 | 8", " | B | 9 | 7")),
    Case("AG14", "an output twice", with_kode("3355.EBA", "3360.EBA", "3355.eba"),
         (Found("Anggaran", "A8", "3355.eba"),), says=("sudah dipakai di A6.",)),
    Case("AG14", "a programme twice", with_kode("076.01.CQ", "076.01.CQ"), (Found("Anggaran", "A7", "076.01.CQ"),)),
    Case("AG14", "an akun below two outputs", with_kode("3355.EBA", "521211", "051", "3360.EBA", "521211", "051")),
    Case("AG14", "a parent twice", with_kode("3355", "3355.EBA", "3355.EBD", "3355"),
         (Found("Anggaran", "A9", "3355"),)),
    Case("AG15", "spent and not done", spent(900, "70.99"), (Found("Anggaran", "F66", None, "90,00"),),
         says=("Serapan 90,00%, tetapi rata-rata capaian hanya 70,99 (1 dari 1 indikator terukur).",)),
    Case("AG15", "a little less spent", spent(899, "70.99")),
    Case("AG15", "done enough", spent(900, "71")),
    Case("AG15", "nothing measured", spent(900, "")),
    Case("AG16", "done and not spent", spent(709, "90"), (Found("Anggaran", "F66", None, "70,90"),),
         says=("Rata-rata capaian 90,00 (1 dari 1 indikator terukur) dengan serapan hanya 70,90%.",)),
    Case("AG16", "spent enough", spent(710, "90")),
    Case("AG16", "done a little less", spent(709, "89.99")),
    Case("AG17", "cut off", budget("1 | A | 3 | 2").replace("Realisasi (Rp) |", "Realisasi (Rp) | % Capaian |").replace(
        "| 2 |", "| 2 | 66.66 |"), (Found("Anggaran", "F6", "F6"),), says=("66,66, seharusnya 66,67",)),
    Case("AG17", "rounded", results("=", "90,00%", "80")),
    Case("AG10", "thousands are no decimals", budget("1 | A | 1.000.000 | 1,000", '2 | B | 1,000,000 | "1.000"')),
)  # fmt: skip
