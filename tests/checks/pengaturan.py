"""Cases of Pengaturan (ST): settings, the table of kategori, the tables of words."""

from decimal import Decimal

import openpyxl
from markdown_book import Edit, put
from openpyxl.workbook.defined_name import DefinedName

from checks.case import CLEAN, Case, Found, one

# The table of kategori of a fresh template: its rows of the scale KPU are 14 to 18 (bounds D, printed ranges E).
CONTIGUOUS = put(Pengaturan_E14="100,01-200", Pengaturan_E15="90-100", Pengaturan_E16="71-89,99",
                 Pengaturan_E17="51-70,99", Pengaturan_E18="0-50,99")  # fmt: skip


def _without_names(*names: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        for name in names:
            del book.defined_names[name]

    return edit


def _name_leads(name: str, to: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book.defined_names[name] = DefinedName(name, attr_text=to)

    return edit


def _name_of_a_sheet(sheet: str, name: str, to: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet].defined_names[name] = DefinedName(name, attr_text=to)

    return edit


def _without_headings_and_name(book: openpyxl.Workbook) -> None:
    for ref in ("C13", "D13"):
        book["Pengaturan"][ref].value = None
    del book.defined_names["Kategori_Batas"]


def _percent(book: openpyxl.Workbook) -> None:
    for row, bound in zip(range(14, 19), (1, 0.9, 0.71, 0.51, 0), strict=True):
        book["Pengaturan"][f"D{row}"].value = bound
        book["Pengaturan"][f"D{row}"].number_format = "0%"


# A scale of the user's own that leaves what that of the template leaves.
OWN = put(Pengaturan_E16="71 - 90")
_HOLES = (Found("Pengaturan", "E16", "71 - 90"), Found("Pengaturan", "E17", "51-70"))

CASES = (
    Case("ST22", "a word with two values", one("A", "B"), (Found("Pengaturan", "C75", "4"),),
         edit=put(Pengaturan_A75="Predikat SAKIP", Pengaturan_B75="bb", Pengaturan_C75=4),
         says=("Kata bb", "5 (C43) dan 4")),
    Case("ST22", "a word twice with one value", one("A", "B"),
         edit=put(Pengaturan_A75="Predikat SAKIP", Pengaturan_B75="BB", Pengaturan_C75=5)),
    Case("ST22", "one word on two scales", one("A", "B"),
         edit=put(Pengaturan_A75="Lain", Pengaturan_B75="BB", Pengaturan_C75=1)),
    Case("ST01", "unknown Rumus Minimum", CLEAN, (Found("Pengaturan", "B5", "R-T"),),
         pengaturan={"rumus_minimum": "R-T"}, says=("Pengaturan Rumus Minimum", "dipakai 2T-R", "2T-R atau T/R")),
    Case("ST01", "unknown mean", CLEAN, (Found("Pengaturan", "B7", "median"),), pengaturan={"rata_rata": "median"},
         says=("dipakai indikator",)),
    Case("ST08", "unknown scale", CLEAN, (Found("Pengaturan", "B8", "Kemenkeu"),),
         pengaturan={"skala_kategori": "Kemenkeu"}, says=("kategori tidak diberikan", "KPU atau Pemda")),
    Case("ST08", "a scale in other case", CLEAN, pengaturan={"skala_kategori": " PEMDA "}),
    Case("ST01", "a cap that is no number", CLEAN, (Found("Pengaturan", "B6", "banyak"),),
         pengaturan={"batas_capaian": "banyak"}, says=("Batas Capaian", "tanpa batas")),
    Case("ST09", "a factor for a cap", CLEAN, (Found("Pengaturan", "B6", "1,2", "120%"),),
         pengaturan={"batas_capaian": Decimal("1.2")}),
    Case("ST09", "a factor for a cap as a text", CLEAN, (Found("Pengaturan", "B6", "1,2", "120%"),),
         pengaturan={"batas_capaian": "1,2"}),
    Case("ST09", "a cap in percent", CLEAN, pengaturan={"batas_capaian": 120}),
    Case("ST09", "a low cap that shows its percentage", CLEAN, pengaturan={"batas_capaian": "5%"}),
    Case("ST01", "a cap of zero", CLEAN, (Found("Pengaturan", "B6", "0"),), pengaturan={"batas_capaian": 0}),
    Case("ST01", "emptied", CLEAN, (Found("Pengaturan", "B5"),), edit=put(Pengaturan_B5=None)),
    Case("ST01", "case and blanks around a choice", CLEAN,
         pengaturan={"rumus_minimum": " t/r ", "rata_rata": "SASARAN", "batas_capaian": "120 %",
                     "skala_kategori": "pemda"}),
    Case("ST02", "the scale of the template is settled on Pengaturan", CLEAN),
    Case("ST03", "the scale of the template is settled on Pengaturan", CLEAN),
    Case("ST04", "the scale of the template is settled on Pengaturan", CLEAN),
    Case("ST02", "the first range is not printed", CLEAN, (Found("Pengaturan", "E14"),), edit=OWN,
         says=("Rentang kategori Sangat Berhasil tidak tercetak.", "lebih dari 100")),
    Case("ST02", "every range is printed", CLEAN, edit=CONTIGUOUS),
    Case("ST02", "a range that is open above is printed", CLEAN, edit=put(Pengaturan_E14="> 100")),
    Case("ST02", "a scale that is printed nowhere", CLEAN, pengaturan={"skala_kategori": "Pemda"}),
    Case("ST03", "90 stands twice", CLEAN, (Found("Pengaturan", "E15", "90-100"),), edit=OWN,
         says=("Nilai 90 masuk dua kategori pada skala tercetak: Cukup Berhasil dan Berhasil.",
               "digolongkan Berhasil")),
    Case("ST03", "ranges that overlap", CLEAN, (Found("Pengaturan", "E15", "85-100"),),
         edit=put(Pengaturan_E15="85-100"), says=("85-90",)),
    Case("ST03", "ranges that do not touch", CLEAN, edit=CONTIGUOUS),
    Case("ST04", "nothing between 70 and 71, and 50 and 51", CLEAN, _HOLES, edit=OWN,
         says=("Antara 70 dan 71 tidak ada kategori pada skala tercetak.", "digolongkan Kurang Berhasil")),
    Case("ST04", "ranges that share their bounds", CLEAN,
         edit=put(Pengaturan_E16="70-90", Pengaturan_E17="50-70", Pengaturan_E18="0-50")),
    Case("ST04", "no capaian of two decimals fits between the ranges", CLEAN, edit=CONTIGUOUS),
    Case("ST05", "bounds out of order", CLEAN, (Found("Pengaturan", "D16", "71"),), edit=put(Pengaturan_D15=60),
         says=("Susun baris skala KPU tanpa sela",)),
    Case("ST05", "a row of the scale belongs to another", CLEAN, (Found("Pengaturan", "D17", "51"),),
         edit=put(Pengaturan_A16="Pemda")),
    Case("ST05", "two classes start at the same capaian", CLEAN, (Found("Pengaturan", "D16", "90"),),
         edit=put(Pengaturan_D16=90)),
    Case("ST05", "a bound that stands once above and once at", CLEAN, edit=put(Pengaturan_C15="lebih dari",
                                                                                Pengaturan_D16=90)),
    Case("ST05", "other bounds in order", CLEAN, edit=put(Pengaturan_D15=95)),
    Case("ST05", "the other scale out of order is not in force", CLEAN, edit=put(Pengaturan_D20=10)),
    Case("ST05", "a bound that is no number is another finding", CLEAN, edit=put(Pengaturan_D15=None)),
    Case("ST06", "a bound that is missing", CLEAN, (Found("Pengaturan", "D15"),), edit=put(Pengaturan_D15=None)),
    Case("ST06", "a bound in words", CLEAN, (Found("Pengaturan", "D15", "sembilan puluh"),),
         edit=put(Pengaturan_D15="sembilan puluh"), says=("Batas bawah",)),
    Case("ST06", "a rank that is missing", CLEAN, (Found("Pengaturan", "C32"),), edit=put(Pengaturan_C32=None),
         says=("Nilai pada tabel di Pengaturan kosong atau bukan angka.",)),
    Case("ST06", "other numbers", CLEAN, edit=put(Pengaturan_D15=89.5, Pengaturan_C32=5)),
    Case("ST07", "headings and a name of the kategori are lost", CLEAN, (Found("Pengaturan", None),),
         edit=_without_headings_and_name, says=("Tabel kategori tidak ditemukan",)),
    Case("ST07", "a name of the words is lost", CLEAN, edit=_without_names("Skala_Nilai")),
    Case("ST10", "a label with other words", CLEAN,
         (Found("Pengaturan", "A6", "Batas Maksimal Capaian (%)"),),
         edit=put(Pengaturan_A6="Batas Maksimal Capaian (%)"), says=('"Batas Capaian"',)),
    Case("ST10", "a label of its own, found by its name", CLEAN, (Found("Pengaturan", "A6", "Plafon"),),
         edit=put(Pengaturan_A6="Plafon")),
    Case("ST10", "a label in other case with a colon", CLEAN, edit=put(Pengaturan_A6="BATAS CAPAIAN *")),
    Case("ST11", "a setting is deleted", CLEAN, (Found("Pengaturan", None),),
         edit=put(Pengaturan_A7=None, Pengaturan_B7=None), says=("Rata-rata Instansi", "dipakai indikator")),
    Case("ST11", "a setting with another label", CLEAN, edit=put(Pengaturan_A7="Rata-rata Capaian Instansi")),
    Case("ST12", "a setting twice", CLEAN, (Found("Pengaturan", "B11", "100"),),
         edit=put(Pengaturan_A11="Batas Capaian", Pengaturan_B11=100, Pengaturan_B6=120), says=("B6",)),
    Case("ST12", "a setting twice with the same value", CLEAN,
         edit=put(Pengaturan_A11="Batas Capaian", Pengaturan_B11=120, Pengaturan_B6=120)),
    Case("ST13", "a name leads to the row below", CLEAN,
         (Found("Pengaturan", "B6", "Pengaturan!$B$7", "Pengaturan!$B$6"),),
         edit=_name_leads("Batas_Capaian_Isian", "Pengaturan!$B$7")),
    Case("ST13", "a name of a table leads to another sheet", CLEAN,
         (Found("Pengaturan", "D14", "RKT!$D$14:$D$27", "Pengaturan!$D$14:$D$27"),),
         edit=_name_leads("Kategori_Batas", "RKT!$D$14:$D$27")),
    Case("ST13", "a name in another spelling", CLEAN, edit=_name_leads("Kategori_Batas", "'Pengaturan'!$D$14:$D$27")),
    Case("ST14", "two names are lost", CLEAN, (Found("Pengaturan", None),),
         edit=_without_names("Tahun", "Kategori_Batas"),
         says=("Tahun, Kategori_Batas",)),
    Case("ST14", "a name that only a dropdown uses is lost", CLEAN, edit=_without_names("Pilihan_Satuan")),
    Case("ST15", "a sheet has a name of ours", CLEAN, (Found("Ringkasan", None),),
         edit=_name_of_a_sheet("Ringkasan", "Nama_Instansi", '"KPU Kota Lain"'), says=("Nama_Instansi",)),
    Case("ST15", "a sheet has a name of its own", CLEAN, edit=_name_of_a_sheet("Ringkasan", "Catatanku", "RKT!$A$1")),
    Case("ST16", "an unknown condition", CLEAN, (Found("Pengaturan", "C15", "kurang dari"),),
         edit=put(Pengaturan_C15="kurang dari")),
    Case("ST16", "signs as conditions", CLEAN, edit=put(Pengaturan_C14=">", Pengaturan_C15="≥")),
    Case("ST17", "bounds as factors", CLEAN, (Found("Pengaturan", "D15", "0,9"),),
         edit=put(Pengaturan_D15=Decimal("0.9")), says=("90%",)),
    Case("ST17", "bounds that show percentages", CLEAN, edit=_percent),
    Case("ST18", "bounds that show percentages", CLEAN, (Found("Pengaturan", "D14"),), edit=_percent,
         says=("ditafsirkan pada 4 sel (D14, D15, D16, D17)",)),
    Case("ST18", "a scale that is written once, a sign, a text", CLEAN, (Found("Pengaturan", "C14"),),
         edit=put(Pengaturan_C14=">", Pengaturan_A15=None, Pengaturan_D16="71 %"), says=("3 sel (C14, A15, D16)",)),
    Case("ST18", "all as in the template", CLEAN),
    Case("ST19", "a class without a name", CLEAN, (Found("Pengaturan", "B16"),), edit=put(Pengaturan_B16=None)),
    Case("ST19", "a row of another scale without a name", CLEAN, edit=put(Pengaturan_B20=None)),
    Case("ST20", "a class twice", CLEAN, (Found("Pengaturan", "B16"),), edit=put(Pengaturan_B16="Berhasil"),
         says=("juga B15",)),
    Case("ST20", "a class that another scale has too", CLEAN, edit=put(Pengaturan_B20="Berhasil")),
    Case("ST21", "the lowest class is missing", one("100", "40"), (Found("Pengukuran", "I6"),),
         edit=put(Pengaturan_A18=None, Pengaturan_B18=None, Pengaturan_D18=None)),
    Case("ST21", "the lowest class starts at 0", one("100", "0")),
)  # fmt: skip
