"""Cases of how a cell was read (BC) and of Identitas (ID)."""

from collections.abc import Callable
from decimal import Decimal

import openpyxl
from markdown_book import IDENTITAS, put
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from checks.case import CLEAN, Case, Found, budget, measured, one


def _without_polaritas_heading(book: openpyxl.Workbook) -> None:
    book["PK"]["E4"].value = "Arah"


def _another_polaritas_heading(book: openpyxl.Workbook) -> None:
    book["PK"]["E4"].value = "POLARITAS *"


_STORED = {("PK", "F6"): ("40+40", Decimal(80))}


def _not_available(book: openpyxl.Workbook) -> None:
    cell = book["Pengukuran"]["H6"]
    cell.value, cell.data_type = "#N/A", "e"


def _two(target: str, realisasi: str, other_target: str, other_realisasi: str, satuan: str = "") -> str:
    """Two indikator, the second with figures that show how the columns are written."""
    return f"""
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A | Indikator 1 | Maksimum | {target} | {satuan} |
|            | IK02    |           | Indikator 2 | Maksimum | {other_target} | |
| Pengukuran | Realisasi |
|            | {realisasi} |
|            | {other_realisasi} |
"""


def _printed(capaian: str) -> Callable[[openpyxl.Workbook], None]:
    """Type a capaian over the result."""
    return put(Pengukuran_I6=capaian)


def _marked(*runs: str | TextBlock) -> Callable[[openpyxl.Workbook], None]:
    """Put a text of several runs over the realisasi and the target, as pasted from Word."""

    def edit(book: openpyxl.Workbook) -> None:
        for sheet, ref in (("Pengukuran", "H6"), ("PK", "F6")):
            book[sheet][ref].value = CellRichText(*runs)

    return edit


_FOOTNOTE = TextBlock(InlineFont(vertAlign="superscript"), "2")
_STRUCK = TextBlock(InlineFont(strike=True), "70%")

# One mark before three digits: what decides, and where nothing does.
_MARKS = (
    Case("BC08", "the unit counts whole things", one('"1.234"', "50", satuan="Orang")),
    Case("BC08", "an index has decimals", one('"3,125"', "50", satuan="Indeks")),
    Case("BC08", "a percentage has decimals", one('"89,996"', "95", satuan="%")),
    Case("BC08", "the other cell of the row decides", one('"3.666"', '"3,88"', satuan="")),
    Case("BC08", "the column decides", _two('"98.125"', "4", '"99.07"', "98")),
    Case("BC08", "the printed capaian decides", one('"1.234"', "50", satuan=""), edit=_printed("4,05")),
    Case("BC08", "both readings give the same capaian", one('"1.234"', '"1.300"', satuan="")),
    Case("BC08", "nothing was measured", one('"1.234"', "-", satuan="")),
    Case("BC08", "rupiah are thousands", budget('076 | Program | "1.234" | 1,234')),
    Case("BC08", "more than three digits tell", one("1.234.000", '"0.123"', satuan="Orang")),
    Case(
        "BC08",
        "the default alone decides",
        one('"1.234"', "50", satuan=""),
        (Found("PK", "F6", "1.234", "1.234"),),
        says=("Target dibaca 1.234, tetapi bisa juga 1,234", "4,05 menurut bacaan ini, 4.051,86 menurut yang lain"),
    ),
    Case(
        "BC08",
        "a comma marks decimals by default",
        one("50", '"3,125"', satuan=""),
        (Found("Pengukuran", "H6", "3,125", "3,125"),),
        says=("Realisasi dibaca 3,125, tetapi bisa juga 3.125",),
    ),
    Case(
        "BC08",
        "the unit and the other cell contradict each other",
        one('"1.234"', '"1.100,5"', satuan="%"),
        (Found("PK", "F6", "1.234", "1,234"),),
    ),
    Case(
        "BC08",
        "the unit and the printed capaian contradict each other",
        one('"1.234"', "50", satuan="Orang"),
        (Found("PK", "F6", "1.234", "1.234"),),
        edit=_printed("4051,86"),
    ),
    Case(
        "BC08",
        "an amount in millions",
        budget("076 | Program | 1.234 juta | 1"),
        (Found("Anggaran", "C6", "1.234 juta", "Rp 1.234.000.000"),),
    ),
)

CASES = (
    Case("BC01", "percent sign in text", one("85%", "85"), (Found("PK", "F6", "85%", "85%"),),
         says=("Target ditafsirkan dari teks pada 1 sel (F6): satuan ditulis bersama angka.",)),
    Case("BC01", "rupiah in text", budget("076.01.CQ | Program | Rp. 2.142.439.000,- | 30.251.789.000"),
         (Found("Anggaran", "C6", "Rp. 2.142.439.000,-", "Rp 2.142.439.000"),
          Found("Anggaran", "D6", "30.251.789.000", "30.251.789.000")),
         says=("Pagu (Rp)", "titik dibaca sebagai pemisah ribuan")),
    Case("BC01", "one for a column and way of reading",
         budget('1 | A | Rp 1,- | "1.000"', '2 | B | Rp 2,- | 2,000', '3 | C | Rp 3,- | "3.000"'),
         (Found("Anggaran", "C6", "Rp 1,-", "Rp 1"), Found("Anggaran", "D6", "1.000", "1.000"),
          Found("Anggaran", "D7", "2,000", "2.000")),
         says=("Pagu (Rp) ditafsirkan dari teks pada 3 sel (C6, C7, C8)",)),
    Case("BC01", "a range", one("80-90%", "85"), (Found("PK", "F6", "80-90%", "80–90%"),), says=("rentang",)),
    Case("BC01", "number beside a word", one("BB", "BB (75,20)"),
         (Found("Pengukuran", "H6", "BB (75,20)", "75,2"),), says=("Realisasi", "angka di samping kata dipakai")),
    Case("BC01", "numbers, percentages and words of a scale are not interpreted",
         one("80", "85%%") + budget("076 | Program | 1000 | 0")),
    Case("BC01", "a link to interpreted text is told where the text stands", one("2 Laporan", "2", satuan=""),
         (Found("PK", "F6", "2 Laporan", "2 Laporan"),)),
    Case("BC02", "misread scan", one("lOOo/o", "80"), (Found("PK", "F6", "lOOo/o"),),
         says=("Target tidak dapat dibaca", "mungkin salah baca hasil pindai")),
    Case("BC02", "a range as realisasi", one("80", "80-90"), (Found("Pengukuran", "H6", "80-90"),),
         says=("rentang, padahal satu angka yang diminta",)),
    Case("BC02", "a percentage as rupiah", budget("076 | Program | 85% | 1"), (Found("Anggaran", "C6", "85%"),)),
    Case("BC02", "sen are read", budget("076 | Program | 1000.5 | 1.234,56")),
    Case("BC01", "sen in text", budget("076 | Program | 5000 | 1.234,56"),
         (Found("Anggaran", "D6", "1.234,56", "1.234,56"),)),
    Case("BC01", "a number with more than two decimals is rounded to the sen", budget("076 | Program | 1000.005 | 1"),
         (Found("Anggaran", "C6", "1.000,005", "1.000,01"),), says=("dibulatkan ke sen",)),
    Case("BC01", "a number with sen is read without doubt", budget("076 | Program | 1000.55 | 1")),
    Case("BC22", "three digits after a decimal mark", budget("076 | Program | 1.234,567 | 1,234.567"),
         (Found("Anggaran", "C6", "1.234,567", "1.234.567"), Found("Anggaran", "D6", "1,234.567", "1.234.567")),
         says=("1.234.567 rupiah", "1.234,57")),
    Case("BC25", "a code that is a number with a decimal", budget("1.5 | A | 1 | 1"),
         (Found("Anggaran", "A6", "1.5"),)),
    Case("BC25", "a whole number is a code", budget("3355 | A | 1 | 1")),
    Case("BC22", "two digits are sen", budget("076 | Program | 1.234.567,89 | 1,234.56")),
    Case("BC02", "a word as rupiah, which stands on no scale", budget("076 | Program | menyusul | 1"),
         (Found("Anggaran", "C6", "menyusul"),), says=("Pagu (Rp) tidak dapat dibaca sebagai nilai: bukan bilangan",)),
    Case("BC02", "words and dashes are no misreadings", one("WTP", "-")),
    Case("BC03", "a word on no scale", one("Istimewa", "80"), (Found("PK", "F6", "Istimewa"),),
         says=("Target berisi kata", "WTP, WDP")),
    Case("BC03", "a word of a scale in any case", one("wtp", " Wdp ")),
    Case("BC04", "an error cell", one("80", "80"), (Found("PK", "F6", "#DIV/0!"),), edit=put(PK_F6="#DIV/0!"),
         says=("Target berisi kesalahan rumus Excel.",)),
    Case("BC04", "an error in rupiah", budget("076 | Program | 1 | 1"), (Found("Anggaran", "D6", "#REF!"),),
         edit=put(Anggaran_D6="#REF!")),
    Case("BC04", "a formula without error", one("80", "80"), formulas=_STORED),
    Case("BC05", "a formula of the user without stored value", one("80", "80"), (Found("PK", "F6", "=40+40"),),
         edit=put(PK_F6="=40+40"), says=("rumus yang nilainya tidak tersimpan",)),
    Case("BC05", "a formula of the user with its value", one("80", "80"), formulas=_STORED),
    Case("BC05", "our links and results without stored values", CLEAN, edit=put(Petunjuk_Z1="disimpan openpyxl")),
    Case("BC06", "a heading is gone", CLEAN, (Found("PK", "A4"),), edit=_without_polaritas_heading,
         says=('Kolom "Polaritas" tidak ditemukan.',)),
    Case("BC06", "a heading of links is gone", CLEAN, (Found("Pengukuran", "A4"),), edit=put(Pengukuran_G4="Ukuran"),
         says=('Kolom "Satuan" tidak ditemukan.',)),
    Case("BC06", "a heading of rupiah is gone", CLEAN, (Found("Anggaran", "A4"),), edit=put(Anggaran_C4="Dana"),
         says=('Kolom "Pagu (Rp)" tidak ditemukan.',)),
    Case("BC06", "headings of results are gone", CLEAN, edit=put(Pengukuran_I4="x", Anggaran_E4=None)),
    Case("BC06", "a heading in another case with a star", CLEAN, edit=_another_polaritas_heading),
    Case("BC07", "another unit in the realisasi", one("2", "2 Dokumen", satuan="Laporan"),
         (Found("Pengukuran", "H6", "2 Dokumen", "Laporan"),), says=("realisasi",)),
    Case("BC07", "another unit in a typed target", measured("85%", "85", satuan="Orang"),
         (Found("Pengukuran", "F6", "85%", "Orang"),), says=("target",)),
    Case("BC07", "another unit in a target of PK", one("2 Dokumen", "2", satuan="Laporan"),
         (Found("PK", "F6", "2 Dokumen", "Laporan"),)),
    Case("BC07", "the unit abbreviated", one("2", "2 Lap.", satuan="Laporan")),
    Case("BC02", "rough sizes", one("1,5 jutaan", "80"), (Found("PK", "F6", "1,5 jutaan"),),
         says=("besarnya tidak pasti", "Tulis angka pastinya")),
    Case("BC02", "what may stand in a target", one("± 85", "80"), (Found("PK", "F6", "± 85"),),
         says=("tidak mengikuti aturan", "perbandingan (3 dari 4)")),
    Case("BC02", "digits turned around by marks", one("80", "\u202e28\u202c"),
         (Found("Pengukuran", "H6", "\u202e28\u202c"),), says=("tanda arah tulisan", "jangan menyalin")),
    Case("BC04", "#N/A that was typed says that nothing was measured", one("80", ""), edit=_not_available),
    Case("BC01", "a raised footnote mark", one("80", "80"),
         (Found("PK", "F6", "822", "82"), Found("Pengukuran", "H6", "822", "82")), edit=_marked("82", _FOOTNOTE),
         says=("huruf kecil di atas baris atau yang dicoret tidak dihitung",)),
    Case("BC01", "a target that was struck out and written again", one("80", "80"),
         (Found("PK", "F6", "70% 80%", "80%"), Found("Pengukuran", "H6", "70% 80%", "80%")),
         edit=_marked(_STRUCK, " 80%")),
    Case("BC27", "a NIP that is a number", one("80", "80"), (Found("Identitas", "B15", "198503152010011000"),),
         edit=put(Identitas_B15=198503152010011000), says=("NIP", "18 digit")),
    Case("BC27", "a NIP that is a text", one("80", "80"), edit=put(Identitas_B15="198503152010011002")),
    *_MARKS,
    Case("BC09", "a formula of the user over a result", one("80", "80"), (Found("Pengukuran", "I6", "=H6/F6"),),
         formulas={("Pengukuran", "I6"): ("H6/F6", Decimal(1))}, says=("% Capaian",)),
    Case("BC09", "our formula", one("80", "80"), edit=put(Petunjuk_Z1="disimpan openpyxl")),
    Case("ID01", "name and year missing", CLEAN, (Found("Identitas", "B5"), Found("Identitas", "B7")),
         identitas={"tempat": "Binjai"}, says=("Nama Instansi belum diisi.",)),
    Case("ID01", "only blanks", CLEAN, (Found("Identitas", "B5"),), identitas={**IDENTITAS, "instansi": "  "}),
    Case("ID01", "what is required is there", CLEAN),
)  # fmt: skip
