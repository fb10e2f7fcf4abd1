"""Cases of what was typed over results (UK13, UK14, UK25 to UK29): judged by its digits, and by rules of the table."""

from decimal import Decimal

from checks.case import CLEAN, Case, Found, one
from lkj_xlsx.template.prefill import ValuesByKey

_TYPED = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Indikator 1       | Maksimum  | 80     | %      |
|            | IK02    |                   | Indikator 2       | Maksimum  | 80     | %      |
| Pengukuran | Realisasi | % Capaian | Kategori |
|            | 80        | {first}   | {kategori} |
|            | 40        | {second}  | =        |
"""
_TABLE = """
| Pengukuran | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi | % Capaian |
"""


def typed(first: str, second: str, kategori: str = "=") -> str:
    return _TYPED.format(first=first, second=second, kategori=kategori)


def table(*printed: str, sasaran: str = "Sasaran A") -> str:
    """Rows of a report: "polaritas | target | satuan | realisasi | capaian", or with a sasaran of its own before."""
    lines = []
    for number, row in enumerate(printed, 1):
        *own, polaritas, target, satuan, realisasi, capaian = row.split("|")
        of = own[0] if own else sasaran
        lines.append(
            f"| | | {of} | Indikator {number} | {polaritas} | {target} | {satuan} | {realisasi} | {capaian} |\n"
        )
    return _TABLE + "".join(lines)


def printed(target: str, realisasi: str, capaian: str, polaritas: str = "Maksimum", satuan: str = "%") -> str:
    """One indikator with its capaian typed."""
    return one(target, realisasi, polaritas, satuan).replace("| Realisasi |", "| Realisasi | % Capaian |").replace(
        f"| {realisasi} |\n", f"| {realisasi} | {capaian} |\n")  # fmt: skip


def fits(rule: str, computed: str, difference: str, book: str, written: str) -> Case:
    """A typed capaian that differs, and fits another rule that is no setting."""
    return Case("UK13", f"fits {rule}", book, (Found("Pengukuran", "I6", written, computed, Decimal(difference)),),
                says=(f"berbeda dari hitungan. Yang diketik cocok dengan {rule}.",))  # fmt: skip


def of_the_table(
    rule: str, book: str, written: str, computed: str, setting: str, pengaturan: ValuesByKey | None = None
) -> Case:
    """A rule that a table follows, with the setting that would make it that of the workbook."""
    return Case("UK26", rule, book, (Found("Pengukuran", "I6", written, computed),),
                says=(f"cocok dengan {rule}.", setting), pengaturan=pengaturan or {})  # fmt: skip


def last_digit(name: str, book: str, why: str, example: str) -> Case:
    return Case("UK25", name, book, (Found("Pengukuran", "I6", "I6"),), says=(why, example))


_BY_RATIO = ("Minimum | 162 | Orang | 186 | 87.10", "Minimum | 10 | Kasus | 8 | 125", "Maksimum | 80 | % | 80 | 100")
_CAPPED = ("Maksimum | 80 | % | 83 | 100", "Maksimum | 50 | Orang | 75 | 100", "Maksimum | 80 | % | 72 | 90")

CASES = (
    Case("UK13", "a typed capaian that differs", typed("99", "50.02"),
         (Found("Pengukuran", "I6", "99", "100", -1), Found("Pengukuran", "I7", "50,02", "50", Decimal("0.02"))),
         says=("% Capaian yang diketik berbeda dari hitungan. Rumus",)),
    Case("UK13", "a typed kategori that differs", typed("=", "=", "Sangat Berhasil"),
         (Found("Pengukuran", "J6", "Sangat Berhasil", "Berhasil"),), says=("Kategori yang diketik",)),
    Case("UK13", "a capaian typed where the target of 0 is told", printed("0", "5", "100")),
    Case("UK13", "a kategori that follows from a typed capaian",
         typed("95", "=", "=").replace("| 80        | 95 ", "| 40        | 95 ").replace("95   | =", "95 | Berhasil"),
         (Found("Pengukuran", "I6", "95", "50", 45),)),
    fits("R/T, bukan 2T-R", "85,19", "29.62", printed("162", "186", "114,81%", "Minimum"), "114,81%"),
    fits("2T-R, bukan R/T", "103,75", "-7.5", printed("80", "83", "96.25"), "96,25"),
    fits("batas atas rentang sebagai target", "100", "-5.56", printed("80-90%", "85", "94.44"), "94,44"),
    fits("pecahan 0,98 yang belum dikali 100", "98", "-97.02", printed("80", "78.4", "0.98"), "0,98"),
    fits("realisasinya sendiri, belum dibagi target", "91", "-18.2", printed("80", "72.8", "72.8"), "72,8"),
    Case("UK13", "a negative capaian that UK07 tells", printed("10", "25", "-50", "Minimum")),
    Case("UK07", "a negative capaian as it is printed", printed("10", "25", "-50", "Minimum"),
         (Found("Pengukuran", "I6", None, "-50,00"),)),
    Case("UK13", "a percentage cell", typed("100%%", "50,00%", "berhasil")),
    Case("UK13", "a rounded capaian just beyond its digits", printed("85", "83.2", "97.7"),
         (Found("Pengukuran", "I6", "97,7", "97,88", Decimal("-0.18")),)),
    Case("UK13", "a capped row beside one above the cap",
         table("Maksimum | 80 | % | 83 | 100", "Maksimum | 50 | Orang | 75 | 150"),
         (Found("Pengukuran", "I6", "100", "103,75", Decimal("-3.75")),), says=("cocok dengan batas capaian 100.",)),
    Case("UK13", "T/R beside a row that 2T-R explains",
         table("Minimum | 162 | Orang | 186 | 87.10", "Minimum | 10 | Kasus | 9 | 110"),
         (Found("Pengukuran", "I6", "87,1", "85,19", Decimal("1.91")),), says=("cocok dengan T/R, bukan 2T-R.",)),
    Case("UK13", "an error in a table that is capped", table(*_CAPPED, "Maksimum | 80 | % | 72 | 95"),
         (Found("Pengukuran", "I9", "95", "90", 5),)),
    Case("UK13", "a mean of the sasaran beside a right capaian",
         table("Maksimum | 100 | % | 90 | 95", "Maksimum | 100 | % | 100 | 100"),
         (Found("Pengukuran", "I6", "95", "90", 5),)),
    Case("UK13", "the realisasi in one row of several",
         table("Maksimum | 80 | Orang | 72 | 72", "Maksimum | 50 | Orang | 75 | 150", "Maksimum | 8 | Orang | 4 | 50"),
         (Found("Pengukuran", "I6", "72", "90", -18),)),
    Case("UK14", "typed as it is computed", typed("100%%", "50,00%", "berhasil"),
         (Found("Pengukuran", "I6", "I6, I7"), Found("Pengukuran", "J6", "J6")), says=("% Capaian pernah diketik",)),
    Case("UK14", "typed otherwise", typed("99", "=")),
    Case("UK14", "cut off by a hundredth", printed("3", "2", "66.66")),
    Case("UK14", "without decimals", printed("85", "83.2", "98%"), (Found("Pengukuran", "I6", "I6"),)),
    Case("UK14", "with one decimal", printed("85", "83.2", "97,9"), (Found("Pengukuran", "I6", "I6"),)),
    Case("UK14", "with three decimals", printed("85", "83.2", "97,882%"), (Found("Pengukuran", "I6", "I6"),)),
    Case("UK14", "both ends of what it stands for", table("Maksimum | 1000 | Unit | 985 | 98",
                                                         "Maksimum | 1000 | Unit | 985 | 99"),
         (Found("Pengukuran", "I6", "I6, I7"),)),
    Case("UK14", "a dash where nothing was measured", printed("80", "-", "-"), (Found("Pengukuran", "I6", "I6"),)),
    last_digit("cut off by a hundredth", printed("3", "2", "66.66"), "dipotong", "66,66, seharusnya 66,67"),
    last_digit("cut off to no decimals", printed("85", "83.2", "97%"), "dipotong", "97, seharusnya 97,88"),
    last_digit("cut off to one decimal", printed("85", "83.2", "97.8"), "dipotong", "97,8, seharusnya 97,88"),
    last_digit("a hundredth too much", printed("80", "80", "100.01"), "selisih 0,01", "100,01, seharusnya 100"),
    last_digit("a realisasi of one decimal", printed("3", '"2,6"', '"85,40"'), "realisasinya tercetak",
               "85,4, seharusnya 86,67"),
    Case("UK25", "a realisasi that is counted whole", printed("3", '"2,6"', '"85,40"', satuan="Orang")),
    Case("UK25", "a realisasi without decimals", printed("3", "3", "99.5")),
    Case("UK25", "rounded", printed("3", "2", "66.67")),
    of_the_table("rumus Minimum T/R, bukan 2T-R", table(*_BY_RATIO), "87,1", "85,19", "ubah Rumus Minimum menjadi T/R"),
    of_the_table("rumus Minimum 2T-R, bukan T/R", printed("162", "186", "85.19", "Minimum"), "85,19", "87,1",
                 "menjadi 2T-R", {"rumus_minimum": "T/R"}),
    of_the_table("batas capaian 100", table(*_CAPPED), "100", "103,75", "ubah Batas Capaian menjadi 100"),
    of_the_table("batas capaian 120", printed("80", "120", "120"), "120", "150", "menjadi 120"),
    of_the_table("batas capaian 110", table("Maksimum | 80 | % | 96 | 110", "Maksimum | 50 | Orang | 75 | 110"),
                 "110", "120", "menjadi 110"),
    of_the_table("capaian tanpa batas, bukan batas 100", printed("80", "83", "103.75"), "103,75", "100",
                 "menjadi kosong", {"batas_capaian": 100}),
    of_the_table("rumus Minimum T/R, bukan 2T-R dan batas capaian 120",
                 table("Minimum | 162 | Orang | 186 | 87.10", "Minimum | 10 | Kasus | 5 | 120"), "87,1", "85,19",
                 "ubah Rumus Minimum menjadi T/R dan Batas Capaian menjadi 120 pada Pengaturan"),
    of_the_table("rata-rata sasarannya", table("Maksimum | 100 | % | 90 | 95", "Maksimum | 100 | % | 100 | "),
                 "95", "90", "Rata-rata Instansi"),
    Case("UK26", "right by the settings", table(*_BY_RATIO), pengaturan={"rumus_minimum": "T/R"}),
    Case("UK26", "one number that no rule gives", printed("80", "83", "110")),
    Case("UK27", "the realisasi with its unit",
         table('Maksimum | 232 Org | | 232 Org | 232 Org', "Maksimum | 4 Desa/Kel | | 2 Desa/Kel | 2 Desa/Kel"),
         (Found("Pengukuran", "I6", "232 Org", "100"),),
         says=("pada 2 sel (I6, I7) berisi realisasinya sendiri, bukan persen capaian",)),
    Case("UK27", "the realisasi as numbers",
         table("Maksimum | 84 | Nilai | 86 | 86", "Maksimum | 24 | Jam | 22 | 22", "Maksimum | 100 | % | 99 | 99"),
         (Found("Pengukuran", "I6", "86", "102,38"),), says=("pada 2 sel (I6, I7)",)),
    Case("UK27", "fractions",
         table("Maksimum | 80 | % | 72 | 0.9", "Maksimum | 24 | Jam | 22 | 0.92", "Maksimum | 100 | % | 100 | 1"),
         (Found("Pengukuran", "I6", "0,9", "90"),),
         says=("pada 3 sel (I6, I7, I8) berisi pecahan yang belum dikali 100",)),
    Case("UK27", "words",
         table("Maksimum | 80 | % | 72 | Belum Tercapai", "Maksimum | 24 | Jam | 25 | Tercapai"),
         (Found("Pengukuran", "I6", "Belum Tercapai", "90"),),
         says=("pada 2 sel (I6, I7) berisi tulisan yang bukan angka",)),
    Case("UK27", "a kategori of another scale", typed("=", "=", "Sangat Tinggi"),
         (Found("Pengukuran", "J6", "Sangat Tinggi", "Berhasil"),), says=("kata yang bukan kategori pada skala",)),
    Case("UK27", "a percentage", typed("99", "50%")),
    Case("UK28", "a capaian without realisasi", table("Maksimum | 80 | % | | 95", "Maksimum | 80 | % | - | 96"),
         (Found("Pengukuran", "I6", "95"),), says=("pada 2 baris tanpa realisasi (I6, I7)",)),
    Case("UK28", "the realisasi typed beside its empty column", table("Maksimum | 12 | Orang | | 10 Orang"),
         (Found("Pengukuran", "I6", "10 Orang"),), says=("bila yang diketik itu realisasi, pindahkan",)),
    Case("UK28", "a dash without realisasi", printed("80", "-", "-")),
    Case("UK29", "the class of the rounded capaian",
         typed("90", "=", "Berhasil").replace("| 80        | 90", "| 71.7      | 90"),
         (Found("Pengukuran", "J6", "Berhasil", "Cukup Berhasil"),), says=("mengikuti capaian yang dibulatkan",)),
    Case("UK29", "the class of the capaian", typed("100", "=", "Berhasil")),
    Case("UK28", "nothing typed", CLEAN),
)  # fmt: skip
