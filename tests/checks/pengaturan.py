"""Cases of Pengaturan (ST): settings, the table of kategori, the tables of words."""

from decimal import Decimal

import openpyxl
from markdown_book import Edit, put

from checks.case import CLEAN, Case, Found

# The table of kategori of a fresh template: its rows of the scale KPU are 14 to 18 (bounds D, printed ranges E).
CONTIGUOUS = put(Pengaturan_E14="100,01-200", Pengaturan_E15="90-100", Pengaturan_E16="71-89,99",
                 Pengaturan_E17="51-70,99", Pengaturan_E18="0-50,99")  # fmt: skip


def _without_name(name: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        del book.defined_names[name]

    return edit


# A scale of the user's own that leaves what that of the template leaves.
OWN = put(Pengaturan_E16="71 - 90")
_HOLES = (Found("Pengaturan", "E16", "71 - 90"), Found("Pengaturan", "E17", "51-70"))

CASES = (
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
    Case("ST05", "a row of the scale belongs to none", CLEAN, (Found("Pengaturan", "D17", "51"),),
         edit=put(Pengaturan_A16=None)),
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
    Case("ST07", "a name of the kategori is lost", CLEAN, (Found("Pengaturan", None),),
         edit=_without_name("Kategori_Batas"), says=('Nama "Kategori_Batas" hilang',)),
    Case("ST07", "a name of the words is lost", CLEAN, (Found("Pengaturan", None),),
         edit=_without_name("Skala_Nilai"), says=('Nama "Skala_Nilai" hilang',)),
    Case("ST07", "another name is lost", CLEAN, edit=_without_name("Pilihan_Satuan")),
)  # fmt: skip
