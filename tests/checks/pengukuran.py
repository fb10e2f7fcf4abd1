"""Cases of Pengukuran (UK): what is missing, what cannot be computed, what has to be said."""

import openpyxl
from markdown_book import put

from checks.across_sheets import many_sasaran
from checks.case import CLEAN, Case, Found, measured, one
from checks.typed_results import printed

_GROUPED = """
| Pengukuran | Kode IK | Sasaran Strategis       | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |
|            |         | {group} |                   |           |        |        |           |
|            |         |                         | Indikator 1       | Maksimum  | 80     | %      | 80        |
"""


_ROWS = """
| Pengukuran | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |
"""


def rows(*measured: str) -> str:
    """Indikator on Pengukuran alone: "sasaran | polaritas | target | realisasi", measured in no unit."""
    lines = []
    for number, row in enumerate(measured, 1):
        sasaran, polaritas, target, realisasi = row.split("|")
        lines.append(f"| | | {sasaran} | Indikator {number} | {polaritas} | {target} | | {realisasi} |\n")
    return _ROWS + "".join(lines)


_ANOTHER_SCALE = put(
    **{f"Pengaturan_{column}{row}": value
       for row, (word, rank) in enumerate((("A", 4), ("B", 3), ("C", 2)), 75)
       for column, value in zip("ABC", ("Zona Integritas", word, rank), strict=True)}
)  # fmt: skip


def _merged_on_pk(book: openpyxl.Workbook) -> None:
    book["PK"].merge_cells("D6:D7")


CASES = (
    Case("UK01", "a typed row without target", measured("", "80"), (Found("Pengukuran", "F6"),)),
    Case("UK01", "told at PK where the target is linked", one("", "80")),
    Case("UK01", "a typed row without target and realisasi", measured("", "")),
    Case("UK01", "a target of zero", measured("0", "0", "Minimum")),
    Case("UK02", "empty", one("80", ""), (Found("Pengukuran", "H6"),)),
    Case("UK02", "a dash", one("80", "-"), (Found("Pengukuran", "H6", "-"),)),
    Case("UK02", "n/a", one("80", "n/a"), (Found("Pengukuran", "H6", "n/a"),)),
    Case("UK02", "not published yet", one("80", "belum rilis"), (Found("Pengukuran", "H6", "belum rilis"),)),
    Case("UK02", "nothing there, beside a number", one("80", "Tidak ada"), (Found("Pengukuran", "H6", "Tidak ada"),)),
    Case("UK02", "nothing there, beside a word of its scale", one("Ada", "Tidak ada")),
    Case("UK02", "a lone footnote mark", one("80", "*)"), (Found("Pengukuran", "H6", "*)"),)),
    Case("UK02", "told at PK where the target is empty, too", one("", "")),
    Case("UK02", "a typed row without target and realisasi", measured("", ""), (Found("Pengukuran", "H6"),)),
    Case("UK02", "zero is a value", one("80", "0")),
    Case("UK03", "a polaritas that is none", measured("80", "80", "Naik"), (Found("Pengukuran", "E6", "Naik"),)),
    Case("UK03", "no polaritas", measured("80", "80", ""), (Found("Pengukuran", "E6"),)),
    Case("UK03", "words need none", measured("WTP", "WTP", "")),
    Case("UK03", "Stabil is one", measured("80", "80", "stabil")),
    Case("UK03", "told at PK where it is linked", one("80", "80", "Naik")),
    Case("UK04", "two units", one("2 Laporan", "3 Dokumen", satuan=""), (Found("Pengukuran", "H6", "3 Dokumen"),),
         says=("(Laporan)", "(Dokumen)")),
    Case("UK04", "a number of reports against a percentage", one("1 Laporan", "100%", satuan=""),
         (Found("Pengukuran", "H6", "100%"),), says=("Satuan target (Laporan) di F6 dan satuan realisasi (%)",)),
    Case("UK04", "one unit in two spellings", one("2 Laporan", "3 Lap", satuan="")),
    Case("UK04", "one number without unit", one("2 Laporan", "3", satuan="")),
    Case("UK05", "zero under Maksimum", one("0", "5"), (Found("PK", "F6", "0"),),
         says=("Target 0 dengan polaritas Maksimum",)),
    Case("UK05", "zero under Stabil", measured("0", "0", "Stabil"), (Found("Pengukuran", "F6", "0"),)),
    Case("UK05", "zero under Minimum", one("0", "5", "Minimum")),
    Case("UK05", "a word without its rank", one("WTP", "WTP"), edit=put(Pengaturan_C32=None)),
    Case("UK06", "zero under Minimum", one("0", "5", "Minimum"), (Found("PK", "F6", "0"),)),
    Case("UK06", "a little more than zero", one("0.01", "0", "Minimum")),
    Case("UK07", "a negative result", one("10", "25", "Minimum"), (Found("Pengukuran", "I6", None, "-50,00"),)),
    Case("UK07", "a result of zero", one("10", "20", "Minimum")),
    Case("UK08", "more than 120 without a cap", one("100", "120.01"), (Found("Pengukuran", "I6", None, "120,01"),)),
    Case("UK08", "told once", rows("A | Maksimum | 100 | 130", "A | Maksimum | 100 | 90", "A | Maksimum | 100 | 150"),
         (Found("Pengukuran", "I6", None, "130,00"),), says=("Capaian 2 indikator (I6, I8) melebihi 120%",)),
    Case("UK08", "two units are the cause", one("1 Laporan", "100%", satuan="")),
    Case("UK08", "two notations are the cause", one("0.85", "80")),
    Case("UK08", "exactly 120", one("100", "120")),
    Case("UK08", "with a cap", one("100", "150"), pengaturan={"batas_capaian": 130}),
    Case("UK09", "in the hole between 70 and 71", one("100", "70.5"), (Found("Pengukuran", "J6"),),
         says=("Capaian 70,50 jatuh di celah skala tercetak, antara 70 dan 71; digolongkan Kurang Berhasil.",)),
    Case("UK09", "in the hole between 50 and 51", one("100", "50.01"), (Found("Pengukuran", "J6"),),
         says=("digolongkan Tidak Berhasil",)),
    Case("UK09", "on the edges of the hole", one("100", "71") + "|            | 70 |\n"),
    Case("UK10", "on the double bound", one("100", "89.996"), (Found("Pengukuran", "J6"),),
         says=("Capaian 90,00 (J6) tepat pada batas dua kategori; digolongkan Berhasil.",)),
    Case("UK10", "several on the double bound", many_sasaran(3), (Found("Pengukuran", "J6"),), says=("(J6, J7, J8)",)),
    Case("UK10", "beside the double bound", one("100", "90.01")),
    Case("UK11", "a fraction beside a percentage", one("85", "0.85"), (Found("Pengukuran", "H6", "0,85", "85%"),),
         says=("Target (85%, F6)",)),
    Case("UK11", "a percentage beside a fraction", one("0.85", "80"), (Found("Pengukuran", "H6", "80", "0,8%"),)),
    Case("UK11", "a fraction beside a range", one("80-90%", "0.85"), (Found("Pengukuran", "H6", "0,85", "85%"),),
         says=("Target (80–90%, F6)",)),
    Case("UK11", "another unit is told as such", measured("85", "0.85 Orang")),
    Case("UK11", "a unit that is percent in words", one("85", "0.85", satuan="persen"),
         (Found("Pengukuran", "H6", "0,85", "85%"),)),
    Case("UK11", "as cells that say percent", one("85%%", "85%%", satuan="")),
    Case("UK11", "a tenth", one("85", "8.5")),
    Case("UK11", "a hundred times less, whatever the unit", one("100", "1", satuan="Orang"),
         (Found("Pengukuran", "H6", "1", "100 Orang"),),
         says=("Bila realisasi ini berarti 100 Orang, capaiannya 100",)),
    Case("UK11", "thousands that Excel made of a decimal", one("3666", "3.88", satuan=""),
         (Found("PK", "F6", "3.666", "3,666"),), says=("sekitar 945 kali", "berarti 3,666, capaiannya 105,84")),
    Case("UK11", "billions beside millions", one("4079.71", "4387740", satuan=""),
         (Found("Pengukuran", "H6", "4.387.740", "4.387,74"),)),
    Case("UK11", "more than ten times the target", one("3", "50", satuan=""),
         (Found("Pengukuran", "H6", "50", "5"),), says=("capaiannya 1.666,67",)),
    Case("UK11", "a capaian below 2", one("80", "1", "Maksimum", "Orang"),
         (Found("Pengukuran", "H6", "1", "100 Orang"),)),
    Case("UK11", "a mark in doubt is told as such", one('"1.234"', "50", satuan="")),
    Case("UK11", "nine times the target", one("10", "90", satuan="")),
    Case("UK11", "nothing reached", one("80", "0", satuan="")),
    Case("UK11", "a target of nothing", one("0", "500", "Minimum", satuan="")),
    Case("UK11", "words", one("AA", "D")),
    Case("UK11", "the printed capaian agrees", printed("3%%", "50%%", "1667%%", satuan="")),
    Case("UK30", "the printed capaian agrees", printed("3%%", "50%%", "1667%%", satuan=""),
         (Found("Pengukuran", "H6", "50%"),), says=("Capaian 1.666,67 tidak biasa, tetapi sama dengan yang diketik",)),
    Case("UK30", "the printed capaian is another one", printed("3%%", "50%%", "166,7%%", satuan="")),
    Case("UK31", "at least under Minimum", one("minimal 80", "90", "Minimum", satuan=""),
         (Found("Pengukuran", "E6", "Minimum"),), says=('batas bawah ("minimal 80", F6)', "Pilih polaritas Maksimum")),
    Case("UK31", "at most under Maksimum", one("paling lama 5 hari", "7", satuan="hari"),
         (Found("Pengukuran", "E6", "Maksimum"),), says=("batas atas",)),
    Case("UK31", "each bound under its own polaritas",
         rows("S|Maksimum|≥ 80|90", "S|Minimum|< 5|4", "S|Maksimum|sekurang-kurangnya 3|3", "S|Stabil|maks. 5|5")),
    Case("UK32", "a quotient against another number", one("80%%", "3 dari 4", satuan=""),
         (Found("Pengukuran", "H6", "3 dari 4"),), says=("Target (80%, F6)",)),
    Case("UK32", "a number against a quotient", one("1 : 15", "12", satuan=""),
         (Found("Pengukuran", "H6", "12"),)),
    Case("UK32", "quotients that can be compared",
         rows("S|Maksimum|4 dari 4|3 dari 4", "S|Maksimum|4|3 dari 4", "S|Minimum|1 : 15|1 : 12",
              "S|Maksimum|3 / 4|-")),
    Case("UK33", "a word on two scales", one("A", "B", satuan="Predikat"), (Found("PK", "F6", "A", "66,67"),),
         edit=_ANOTHER_SCALE, says=("Predikat SAKIP 66,67, Zona Integritas 75,00. Yang dipakai: Predikat",)),
    Case("UK33", "both scales agree", one("A", "A", satuan="Predikat"), edit=_ANOTHER_SCALE),
    Case("UK15", "a word against a number", one("WTP", "80"), (Found("Pengukuran", "H6", "80"),)),
    Case("UK15", "words of two scales", one("WTP", "BB"), (Found("Pengukuran", "H6", "BB"),)),
    Case("UK15", "a number where the scale has bands", one("BB", "75.2")),
    Case("UK16", "T/R of zero", one("10", "0", "Minimum"), (Found("Pengukuran", "H6", "0"),),
         pengaturan={"rumus_minimum": "T/R"}),
    Case("UK16", "T/R of more than zero", one("10", "0.5", "Minimum"), pengaturan={"rumus_minimum": "T/R"}),
    Case("UK16", "2T-R of zero", one("10", "0", "Minimum")),
    Case("UK17", "a negative target", one("-5", "3"), (Found("PK", "F6", "-5"),)),
    Case("UK17", "a negative target on Pengukuran alone", measured("-5", "3"), (Found("Pengukuran", "F6", "-5"),)),
    Case("UK17", "a negative realisasi", one("5", "-3")),
    Case("UK18", "cut off by the cap", one("80", "83"), (Found("Pengukuran", "I6", None, "103,75"),),
         pengaturan={"batas_capaian": 100}, says=("dibatasi menjadi 100 menurut Batas Capaian", )),
    Case("UK18", "told once", rows("A | Maksimum | 100 | 130", "A | Maksimum | 100 | 90", "A | Maksimum | 100 | 150"),
         (Found("Pengukuran", "I6", None, "130,00"),), pengaturan={"batas_capaian": 100},
         says=("Capaian 2 indikator (I6, I8) dibatasi menjadi 100",)),
    Case("UK18", "on the cap", one("80", "80"), pengaturan={"batas_capaian": 100}),
    Case("UK19", "no sasaran", measured("80", "80", sasaran=""), (Found("Pengukuran", "C6"),)),
    Case("UK19", "no sasaran on PK, which Pengukuran shows", CLEAN, (Found("PK", "C6"),), edit=put(PK_C6=None),
         says=("2 indikator (D6, D7) tidak berada",)),
    Case("UK19", "a sasaran in a row above", _GROUPED.format(group="Sasaran 1 : Terwujudnya")),
    Case("UK20", "a realisasi without indikator", measured("", "80").replace("Indikator 1", ""),
         (Found("Pengukuran", "H6", "80"),)),
    Case("UK20", "a target without indikator", measured("80", "").replace("Indikator 1", ""),
         (Found("Pengukuran", "F6", "80"),)),
    Case("UK20", "a name missing on PK", CLEAN, (Found("PK", "F7", "2"),), edit=put(PK_D7=None)),
    Case("UK20", "a name that nobody sees", CLEAN, (Found("PK", "F7", "2"),), edit=put(PK_D7="\u00a0"),
         says=("(Pengukuran!H7) tetap dihitung",)),
    Case("UK20", "a Kode IK that PK does not know", CLEAN, (Found("Pengukuran", "H8", "WTP"),),
         edit=put(Pengukuran_B8="IK30"),
         says=("Kode IK IK30 tidak ada pada PK. Indikator PK yang belum diukur: PK!D8.",)),
    Case("UK20", "its name on PK is merged with the one above", CLEAN, edit=_merged_on_pk),
    Case("UK20", "its code stands twice on PK", CLEAN, edit=put(PK_B7="IK01")),
    Case("UK20", "the column that ties it is gone", CLEAN, edit=put(PK_B4="Nomor Urut")),
    Case("UK20", "a sasaran without indikator", measured("", "", "", "").replace("Indikator 1", "")),
    Case("UK21", "a point and a comma in one row", rows("A | Maksimum | 99.5% | 99,2%"),
         (Found("Pengukuran", "H6", "99,2%"),),
         says=("pada 1 baris (H6): target 99.5% (F6) dan realisasi 99,2% (H6)",)),
    Case("UK21", "told once", rows("A | Maksimum | 99.5% | 99,2%", "A | Maksimum | 98.5% | 98,2%"),
         (Found("Pengukuran", "H6", "99,2%"),), says=("pada 2 baris (H6, H7)",)),
    Case("UK21", "a linked target", one("0.16%", "0,12%", "Minimum"), (Found("Pengukuran", "H6", "0,12%"),)),
    Case("UK21", "a column that mixes them is told by AG10",
         rows("A | Maksimum | 99.5% | 99,2%", "A | Maksimum | 98.5% | 98.2%")),
    Case("UK21", "numbers in cells have no mark", one("99.5", "99,2%")),
    Case("UK22", "three copies", rows("A | Maksimum | 80 | 80", "A | Minimum | 2 | 2", "B | | WTP | WTP"),
         (Found("Pengukuran", "H6", "H6, H7, H8"),), says=("target (F6, F7, F8) pada semua 3 indikator",)),
    Case("UK22", "not measured ones are passed over",
         rows("A | Maksimum | 80 | 80", "A | Minimum | 2 | 2", "A | Maksimum | 5 | -", "B | | WTP | WTP"),
         (Found("Pengukuran", "H6", "H6, H7, H9"),)),
    Case("UK22", "two copies", rows("A | Maksimum | 80 | 80", "A | Minimum | 2 | 2")),
    Case("UK22", "one is measured", rows("A | Maksimum | 80 | 80", "A | Minimum | 2 | 2", "A | Maksimum | 3 | 2.9")),
    Case("UK23", "all exactly 100", rows("A | Maksimum | 80-90 | 85", "A | | BB | 75.2", "A | Minimum | 0 | 0"),
         (Found("Pengukuran", "I6", "I6, I7, I8", "100,00"),),
         says=("Capaian semua 3 indikator yang terukur tepat 100.",)),
    Case("UK23", "copies are told by UK22", rows("A | Maksimum | 80 | 80", "A | Minimum | 2 | 2", "B | | WTP | WTP")),
    Case("UK23", "cut off at 100 by the cap", rows(*["A | Maksimum | 80 | 90"] * 3), pengaturan={"batas_capaian": 100}),
    Case("UK23", "rounded to 100",
         rows("A | Maksimum | 80-90 | 85", "A | | BB | 75.2", "A | Maksimum | 1000 | 999.99")),
    Case("UK24", "hidden in its sasaran and in the unit",
         rows(*(f"A | Maksimum | 100 | {one}" for one in ("120", "110", "105", "40"))),
         (Found("Pengukuran", "I9", None, "40,00"),),
         says=("tertutup oleh rata-rata sasarannya (93,75) dan instansi (93,75).",)),
    Case("UK24", "hidden in its sasaran alone",
         rows("A | Maksimum | 100 | 145", "A | Maksimum | 100 | 49.99", "B | Maksimum | 100 | 51"),
         (Found("Pengukuran", "I7", None, "49,99"),), says=("oleh rata-rata sasarannya (97,50).",)),
    Case("UK24", "hidden in the unit alone",
         rows("A | Maksimum | 100 | 119", "A | Maksimum | 100 | 119", "B | Maksimum | 100 | 40"),
         (Found("Pengukuran", "I8", None, "40,00"),), says=("oleh rata-rata instansi (92,67).",)),
    Case("UK24", "exactly 50", rows(*(f"A | Maksimum | 100 | {one}" for one in ("120", "120", "120", "50")))),
    Case("UK24", "a mean that is not good", rows("A | Maksimum | 100 | 119", "A | Maksimum | 100 | 40")),
    Case("UK24", "two notations are the cause", rows(*(f"A | Maksimum | {one}" for one in (
        "100 % | 119", "100 % | 119", "100 % | 119", "100 % | 119", "85 % | 0.85")))),
    Case("UK20", "the clean workbook after openpyxl", CLEAN, edit=put(Petunjuk_Z1="disimpan openpyxl")),
)  # fmt: skip
