"""Cases of the workbook around the tables (BK), and of headings and rows that are not as prepared (BC10 to BC12)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
from markdown_book import Edit, put
from openpyxl.packaging.custom import StringProperty
from openpyxl.packaging.relationship import Relationship
from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink

from checks.case import CLEAN, Case, Found, budget
from lkj_xlsx.package import Workbook
from lkj_xlsx.sheets.ringkasan import LANDMARKS
from lkj_xlsx.sheets.tables import declared_layout

VERSION = "Versi Templat"
Tamper = Callable[[Workbook], None]


def _second_table(book: openpyxl.Workbook) -> None:
    sheet = book["PK"]
    for column in range(1, 8):
        sheet.cell(12, column).value = sheet.cell(4, column).value
    sheet["D13"].value, sheet["E13"].value, sheet["F13"].value = "Indikator 4", "Maksimum", 5


def _numbers_further_down(book: openpyxl.Workbook) -> None:
    """The row of column numbers slid down into the first prepared row, as when a row is inserted above it."""
    sheet = book["Pengukuran"]
    for row in range(8, 4, -1):
        for column in range(1, 11):
            below = sheet.cell(row + 1, column)
            if not str(sheet.cell(row, column).value).startswith("="):
                below.value, sheet.cell(row, column).value = sheet.cell(row, column).value, None
    for column in range(1, 11):
        sheet.cell(6, column).value = column


def _results_given_up(book: openpyxl.Workbook) -> None:
    sheet = book["Pengukuran"]
    sheet["I4"].value = "Catatan saya"
    for row in range(6, 66):
        sheet.cell(row, 9).value = None


def _pages_renamed(book: openpyxl.Workbook) -> None:
    book["Pengaturan"].title, book["Identitas"].title = "Setelan", "Data Unit"
    for name in book.defined_names.values():
        name.attr_text = str(name.attr_text).replace("Pengaturan!", "Setelan!").replace("Identitas!", "'Data Unit'!")


def _guide_renamed(book: openpyxl.Workbook) -> None:
    book["Petunjuk"].title = "Cara"


def _row_hidden(row: int) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book["PK"].row_dimensions[row].hidden = True

    return edit


def _row_flat(book: openpyxl.Workbook) -> None:
    book["PK"].row_dimensions[7].height = 0.25  # openpyxl writes no height of 0


def _column_flat(book: openpyxl.Workbook) -> None:
    book["PK"].column_dimensions["F"].width = 0.1


def _setting_hidden(row: int) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book["Pengaturan"].row_dimensions[row].hidden = True

    return edit


def _column_hidden(letters: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book["PK"].column_dimensions[letters].hidden = True

    return edit


def _sheet_hidden(name: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[name].sheet_state = "hidden"

    return edit


def _other_version(book: Any) -> None:
    del book.custom_doc_props[VERSION]
    book.custom_doc_props.append(StringProperty(name=VERSION, value="99"))


def _without_version(book: Any) -> None:
    del book.custom_doc_props[VERSION]


def _copied(name: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet(name)["A1"].value = "salinan"

    return edit


def _copied_and_hidden(name: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet(name).sheet_state = "hidden"

    return edit


def _like_ringkasan(name: str, labels: int) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet(name)
        for row, text in enumerate(list(LANDMARKS.values())[:labels], 1):
            sheet.cell(row, 1).value = text

    return edit


def _duplicated(sheet: str, name: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book[sheet]).title = name

    return edit


def _own_table(book: openpyxl.Workbook) -> None:
    book.create_sheet("Rencana Aksi").append(["No", "Indikator Kinerja", "Target", "Langkah", "Tenggat", "PIC"])


def _merged(sheet: str, area: str) -> Edit:
    """Merge cells; all but the first lose what they hold."""

    def edit(book: openpyxl.Workbook) -> None:
        book[sheet].merge_cells(area)

    return edit


def _merged_over_figure(book: openpyxl.Workbook) -> None:
    book["PK"].merged_cells.add("F6:F7")  # as LibreOffice does it when told to keep what the cells hold


def _second_table_of_pk(book: openpyxl.Workbook) -> None:
    put(PK_A12="No", PK_C12="Program", PK_F12="Anggaran", PK_A13=1, PK_C13="Program 1", PK_F13="Rp 1.000",
        PK_C14="Jumlah", PK_F14="Rp 1.000")(book)  # fmt: skip


def _gap_above_texts(book: openpyxl.Workbook) -> None:
    for row in range(9, 13):
        put(**{f"PK_D{row}": f"Indikator {row}", f"PK_E{row}": "Maksimum", f"PK_F{row}": 80})(book)
    book["Pengukuran"]["H12"].value = "75"


def _linked(book: Any) -> None:
    _linked_elsewhere(book)
    book["PK"]["F6"].value = "=[1]Lembar1!A1"


def _linked_elsewhere(book: Any) -> None:
    link = ExternalLink(externalBook=ExternalBook(id="rId1"))
    link.file_link = Relationship(type="externalLinkPath", Target="lain.xlsx", TargetMode="External", Id="rId1")
    book._external_links.append(link)


def renamed(name: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book["PK"].title = "lain"  # openpyxl takes the same name in another case for a second sheet
        book["lain"].title = name

    return edit


def _stored(sheet: str, row: int, column: int, *, formula: str | None = None, value: Decimal | str) -> Tamper:
    """Change the formula of a cell of ours or what is stored beside it."""

    def tamper(book: Workbook) -> None:
        own = book.sheet(sheet).cell(row, column).formula
        assert own is not None
        book.sheet(sheet).put_formula(row, column, formula or own, value)

    return tamper


def _mentah(row: int) -> str:
    layout = declared_layout()
    return "=" + layout.render(layout["Pengukuran"].table.column("mentah").formula or "", "Pengukuran", row)


def _spaced(book: Workbook) -> None:
    cell = book.sheet("Pengukuran").cell(6, 22)
    assert cell.formula is not None
    assert isinstance(cell.value, Decimal)
    book.sheet("Pengukuran").put_formula(6, 22, cell.formula.replace(",", " , "), cell.value)


def _realisasi_alone(book: Workbook) -> None:
    book.sheet("Pengukuran").put_number(6, 8, 41)


def _realisasi_as_text(book: Workbook) -> None:
    book.sheet("Pengukuran").put_text(6, 8, "41 %")


def _without_helper(book: Workbook) -> None:
    book.sheet("Pengukuran").clear(6, 21)
    _stored("Pengukuran", 6, 9, value="")(book)


_SAVED = put(Petunjuk_Z1="disimpan openpyxl")


def _sheet_of_texts(name: str) -> Edit:
    """A sheet with the words of a plan and no table."""

    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook.create_sheet(name)
        sheet["A1"], sheet["A3"], sheet["B3"] = "Tujuan dan sasaran", "Tujuan", "Terwujudnya pemilu yang demokratis"

    return edit


CASES = (
    Case("BC10", "a heading with the year", CLEAN, (Found("Pengukuran", "H4", "Realisasi 2024"),),
         edit=put(Pengukuran_H4="Realisasi 2024"), says=('dibaca sebagai "Realisasi"',)),
    Case("BC10", "a heading in another case", CLEAN, edit=put(Pengukuran_H4="REALISASI *")),
    Case("BC11", "a second table under the first", CLEAN, (Found("PK", "A12"),), edit=_second_table),
    Case("BC11", "one word of the heading in a row of data", CLEAN, edit=put(PK_C8="Sasaran Strategis")),
    Case("BC12", "a note far below", CLEAN, (Found("PK", "D40", "Disetujui rapat pleno"),),
         edit=put(PK_D40="Disetujui rapat pleno")),
    Case("BC12", "an indikator with its target far below", CLEAN, edit=put(PK_D40="Indikator 4", PK_F40=5)),
    Case("BC13", "the heading of figures is deleted", CLEAN, (Found("Pengukuran", "H4"),), edit=put(Pengukuran_H4=None),
         says=('dibaca sebagai "Realisasi"',)),
    Case("BC13", "two headings beside each other are deleted", CLEAN, (Found("PK", "D4"), Found("PK", "E4")),
         edit=put(PK_D4=None, PK_E4=None)),
    Case("BC13", "an own column without a heading", CLEAN, edit=put(Pengukuran_AA6="lampiran")),
    Case("BC14", "another year", CLEAN, (Found("Pengukuran", "H4", "Realisasi 2023"),),
         edit=put(Pengukuran_H4="Realisasi 2023"), says=("tahun 2023", "tahun 2024")),
    Case("BC14", "a part of the year", CLEAN, (Found("Anggaran", "D4", "Realisasi (Rp) s.d. Triwulan III"),),
         edit=put(Anggaran_D4="Realisasi (Rp) s.d. Triwulan III")),
    Case("BC14", "a semester", CLEAN, (Found("PK", "F4", "Target Semester I"),), edit=put(PK_F4="Target Semester I")),
    Case("BC14", "two years, of which one is that of the report", CLEAN,
         edit=put(Pengukuran_H4="Realisasi 2024", Pengukuran_AA4="Realisasi 2023")),
    Case("BC15", "millions in a heading", CLEAN, (Found("RKT", "H4"),),
         edit=put(RKT_H4="Perkiraan Kebutuhan Anggaran (Rp juta)", RKT_H6=1), says=("dalam juta rupiah",)),
    Case("BC15", "thousands in both headings", CLEAN, (Found("Anggaran", "C4"),),
         edit=put(Anggaran_C4="Pagu (Rp.000)", Anggaran_D4="Realisasi (Rp.000)"), says=("dalam ribu rupiah",)),
    Case("BC15", "a text above the table", CLEAN, (Found("Anggaran", "C3"),),
         edit=put(Anggaran_C3="(dalam jutaan rupiah)")),
    Case("BC15", "plain rupiah", CLEAN, edit=put(Anggaran_C4="Pagu Rp")),
    Case("BC16", "pagu in millions, realisasi in rupiah", CLEAN, (Found("Anggaran", "C4"),),
         edit=put(Anggaran_C4="Pagu (Rp juta)"), says=("juta rupiah dan rupiah (C4, D4)",)),
    Case("BC16", "both in thousands", CLEAN, edit=put(Anggaran_C4="Pagu (ribuan)", Anggaran_D4="Realisasi (ribuan)")),
    Case("BC17", "a second column of figures", CLEAN, (Found("Pengukuran", "AA4"),),
         edit=put(Pengukuran_AA4="Realisasi", Pengukuran_AA6=90, Pengukuran_AA7=2), says=("yang dipakai H4",)),
    Case("BC17", "a second column of pagu", CLEAN, (Found("Anggaran", "P4"),),
         edit=put(Anggaran_P4="PAGU (RP)", Anggaran_P6=900)),
    Case("BC17", "a second column with the same figures", CLEAN,
         edit=put(Anggaran_P4="Pagu (Rp)", Anggaran_P6=1000)),
    Case("BC18", "a second column of texts", CLEAN, (Found("PK", "P4"),), edit=put(PK_P4="Satuan", PK_P6="Orang")),
    Case("BC18", "a second heading without anything below", CLEAN, edit=put(PK_P4="Satuan")),
    Case("BC12", "a source right below the table", CLEAN, (Found("PK", "D9", "Sumber: SIREKAP"),),
         edit=put(PK_D9="Sumber: SIREKAP")),
    Case("BC12", "a signature", CLEAN, (Found("PK", "C14", "Mengetahui,"), Found("PK", "C18", "NIP. 19850315 2010")),
         edit=put(PK_C14="Mengetahui,", PK_F14="Binjai, 17 Januari 2025", PK_C18="NIP. 19850315 2010")),
    Case("BC12", "a signature right below the table", CLEAN,
         (Found("Pengukuran", "D9", "Mengetahui,"), Found("Pengukuran", "D12", "Sekretaris")),
         edit=put(Pengukuran_D9="Mengetahui,", Pengukuran_H9="Ketua", Pengukuran_D12="Sekretaris", Pengukuran_H12="B")),
    Case("BC12", "place and date, then a name", CLEAN,
         (Found("PK", "D9", "Kota Binjai, 17 Januari 2025"), Found("PK", "C10", "Ketua")),
         edit=put(PK_D9="Kota Binjai, 17 Januari 2025", PK_C10="Ketua", PK_D10="Sekretaris")),
    Case("BC12", "an explanation of classes", CLEAN, (Found("PK", "D9", "Keterangan"), Found("PK", "D10", "BB > 70")),
         edit=put(PK_D9="Keterangan", PK_D10="BB > 70")),
    Case("BC12", "programmes and amounts without headings", CLEAN, (Found("PK", "C9", "Program Pemilu"),),
         edit=put(PK_C9="Program Pemilu", PK_D9="Rp 30.251.789.000,-")),
    Case("BC12", "a footnote", CLEAN, (Found("PK", "D9", "*data sementara"),), edit=put(PK_D9="*data sementara")),
    Case("BC12", "what is left of the budget, below TOTAL", budget("1 | A | 10 | 5"),
         (Found("Anggaran", "B67", "Sisa Anggaran"), Found("Anggaran", "B68", "Persentase serapan (%)")),
         edit=put(Anggaran_B67="Sisa Anggaran", Anggaran_C67=5, Anggaran_B68="Persentase serapan (%)",
                  Anggaran_D68=50)),
    Case("BC12", "an indikator below a signature", CLEAN, (Found("PK", "D9", "Mengetahui,"),),
         edit=put(PK_D9="Mengetahui,", PK_D10="Indikator 4", PK_E10="Maksimum", PK_F10=5)),
    Case("AG08", "a row of the budget below TOTAL", budget("1 | A | 10 | 5"), (Found("Anggaran", "C67", "7"),),
         edit=put(Anggaran_A67="2", Anggaran_B67="Sisa pekerjaan", Anggaran_C67=7, Anggaran_D67=1)),
    Case("BC11", "the numbers of the columns one row further down", CLEAN, edit=_numbers_further_down),
    Case("LS11", "the numbers of the columns one row further down", CLEAN, edit=_numbers_further_down),
    Case("BC30", "a column of results was given up", CLEAN, (Found("Pengukuran", "Z4"),), edit=_results_given_up),
    Case("BC30", "its heading was typed anew", CLEAN, edit=put(Pengukuran_I4="% Capaian")),
    Case("BK10", "Pengaturan and Identitas under other names", CLEAN,
         (Found("Data Unit", None, "Data Unit"), Found("Setelan", None, "Setelan")), edit=_pages_renamed),
    Case("BK19", "Petunjuk under another name", CLEAN, edit=_guide_renamed),
    Case("BC24", "a mean of a year", CLEAN, (Found("Pengukuran", "C9", "Rata-rata Capaian Kinerja Tahun 2024"),),
         edit=put(Pengukuran_C9="Rata-rata Capaian Kinerja Tahun 2024")),
    Case("BC12", "a text in the column of numbers", CLEAN, (Found("PK", "A9", "Perspektif Pelanggan"),),
         edit=put(PK_A9="Perspektif Pelanggan")),
    Case("BC12", "an indikator whose name begins like a source", CLEAN,
         edit=put(PK_D9="Sumber daya manusia yang bersertifikat", PK_F9=5)),
    Case("BC12", "a realisasi as text below a gap", CLEAN, edit=_gap_above_texts),
    Case("BC19", "one realisasi over two rows", CLEAN, (Found("Pengukuran", "H7"),),
         edit=_merged("Pengukuran", "H6:H7"), says=("digabung dengan H6",)),
    Case("BC19", "one pagu over three rows", budget("1 | A | 10 | 5", "2 | B | | 5", "3 | C | | 5"),
         (Found("Anggaran", "C7"),), edit=_merged("Anggaran", "C6:C8"), says=("Begitu pula C8.",)),
    Case("BC19", "one name over two rows", CLEAN, (Found("Pengukuran", "D7"),), edit=_merged("Pengukuran", "D6:D7")),
    Case("BC19", "target and unit side by side", CLEAN, edit=_merged("PK", "F6:G6")),
    Case("BC19", "a sasaran over its rows", CLEAN, edit=_merged("PK", "C6:C7")),
    Case("BC20", "a figure stays below the merge", CLEAN, (Found("PK", "F7", "2"),), edit=_merged_over_figure),
    Case("BC20", "nothing stays there", CLEAN, edit=_merged("PK", "F6:F7")),
    Case("BC21", "two results", CLEAN, (Found("Pengukuran", "I7"),), edit=_merged("Pengukuran", "I6:I7")),
    Case("BC21", "a result and its kategori", CLEAN, (Found("Pengukuran", "J6"),),
         edit=_merged("Pengukuran", "I6:J6")),
    Case("BC21", "a result of the budget", CLEAN, (Found("Anggaran", "F6"),), edit=_merged("Anggaran", "E6:F6")),
    Case("BC21", "rows without data", CLEAN, edit=_merged("Pengukuran", "I20:I24")),
    Case("BC23", "the second table of a printed PK", CLEAN, (Found("PK", "C12", "Program"),), edit=_second_table_of_pk,
         says=("(2 baris di bawahnya)",)),
    Case("BC23", "a table of names below Pengukuran", CLEAN, (Found("Pengukuran", "C20", "Nama"),),
         edit=put(Pengukuran_C20="Nama", Pengukuran_D20="Jabatan", Pengukuran_C21="Budi", Pengukuran_D21="Ketua")),
    Case("BC23", "an indikator in words of headings", CLEAN, edit=put(PK_D9="Jumlah Dokumen Anggaran", PK_F9=5)),
    Case("BC24", "a mean", CLEAN, (Found("Pengukuran", "D9", "Rata-rata"),), edit=put(Pengukuran_D9="Rata-rata",
         Pengukuran_I9=99)),
    Case("BC24", "a sum in spaced letters", CLEAN, (Found("PK", "C9", "J U M L A H"),), edit=put(PK_C9="J U M L A H")),
    Case("BC24", "a mean in capitals", CLEAN, (Found("PK", "D9", "RATA - RATA CAPAIAN"),),
         edit=put(PK_D9="RATA - RATA CAPAIAN")),
    Case("BC24", "an indikator that counts something", CLEAN,
         edit=put(PK_D9="Jumlah Peserta Sosialisasi", PK_F9=5)),
    Case("BC26", "a polaritas without an indikator", CLEAN, (Found("PK", "E9", "Maksimum"),),
         edit=put(PK_E9="Maksimum", PK_G9="%"), says=("Begitu pula G9.",)),
    Case("BC26", "a unit left behind on Pengukuran", CLEAN, (Found("Pengukuran", "G9", "Orang"),),
         edit=put(Pengukuran_G9="Orang")),
    Case("BC26", "a name that lost its letters", CLEAN, (Found("PK", "E7", "Minimum"),),
         edit=put(PK_D7=None, PK_F7=None)),
    Case("BC26", "a sasaran alone", CLEAN, edit=put(PK_C9="Sasaran C")),
    Case("BC26", "a target beside it is another finding", CLEAN, edit=put(PK_E9="Maksimum", PK_F9=5)),
    Case("LS07", "a plan in millions is not compared with rupiah", CLEAN,
         edit=put(RKT_H4="Perkiraan Kebutuhan Anggaran (Rp juta)", RKT_H6=7)),
    Case("BK01", "a formula of the user refers to a result", CLEAN, (Found("Anggaran", "T6", "T6"),), computed=True,
         formulas={("Anggaran", "T6"): ("E6*2", Decimal(0))}, says=("1 rumus Anda",)),
    Case("BK01", "a formula of the user refers to an input", CLEAN, computed=True,
         formulas={("Anggaran", "T6"): ("C6*2", Decimal(2000))}),
    Case("BK02", "a hidden row of data", CLEAN, (Found("PK", "A7", "baris 7"),), edit=_row_hidden(7)),
    Case("BK02", "a row without height", CLEAN, (Found("PK", "A7", "baris 7"),), edit=_row_flat),
    Case("BK03", "a column without width", CLEAN, (Found("PK", "F4"),), edit=_column_flat),
    Case("BK02", "a hidden row without data", CLEAN, edit=_row_hidden(30)),
    Case("BK02", "a hidden setting", CLEAN, (Found("Pengaturan", "A6", "baris 6"),), pengaturan={"batas_capaian": 100},
         edit=_setting_hidden(6)),
    Case("BK02", "a hidden setting that is empty", CLEAN, edit=_setting_hidden(6)),
    Case("BK03", "a hidden column without data", CLEAN, edit=_column_hidden("A")),
    Case("BK03", "a hidden column of data", CLEAN, (Found("PK", "F4"),), edit=_column_hidden("F"), says=("Target",)),
    Case("BK03", "the helper columns are hidden as prepared", CLEAN, edit=_SAVED),
    Case("BK04", "a hidden sheet", CLEAN, (Found("RKT", None),), edit=_sheet_hidden("RKT")),
    Case("BC28", "a signature in columns of results", CLEAN, (Found("Pengukuran", "I70", "Ketua"),),
         edit=put(Pengukuran_I70="Ketua", Pengukuran_J73="Nama Lengkap"), says=("2 sel", "I70, J73")),
    Case("BC28", "a number below TOTAL", CLEAN, (Found("Anggaran", "E70", "85"),), edit=put(Anggaran_E70=85)),
    Case("BC28", "a note in a row that has its own finding", CLEAN, edit=put(Pengukuran_D70="Catatan: lihat lampiran",
                                                                            Pengukuran_I70="x")),
    Case("BC28", "right of the table", CLEAN, edit=put(Pengukuran_AD70="x")),
    Case("BK21", "a sheet of the user's own", CLEAN, (Found("Renstra", None),), edit=_sheet_of_texts("Renstra")),
    Case("BK21", "a sheet that is called otherwise", CLEAN, edit=_sheet_of_texts("Renstra 2020")),
    Case("BK17", "a formula that starts a program", CLEAN, (Found("Ringkasan", "H12", "=cmd|'/C calc'!A0"),),
         formulas={("Ringkasan", "H12"): ("cmd|'/C calc'!A0", Decimal(0))}),
    Case("BK17", "formulas that ask addresses, one finding", CLEAN,
         (Found("PK", "AA6", '=WEBSERVICE("http://contoh.id")'),), says=("di 2 sel", "(AA6, AA7)"),
         formulas={("PK", "AA6"): ('WEBSERVICE("http://contoh.id")', "a"), ("PK", "AA7"): ("rtd(A1,A2)", "b")}),
    Case("BK17", "a text with the mark of DDE", CLEAN, formulas={("PK", "AA6"): ('"a|b!"&A1', "a|b!")}),
    Case("BK17", "a function that only sounds alike", CLEAN, formulas={("PK", "AA6"): ("RECALL(1)", "a")}),
    Case("BK18", "hidden Ringkasan", CLEAN, (Found("Ringkasan", None),), edit=_sheet_hidden("Ringkasan")),
    Case("BK18", "hidden Temuan", CLEAN, (Found("Temuan", None),), edit=_sheet_hidden("Temuan")),
    Case("BK18", "a hidden sheet of the user's", CLEAN, edit=_copied_and_hidden("Lampiran")),
    Case("BK19", "a sheet with the labels of Ringkasan", CLEAN, (Found("Ringkasan LKj", None),),
         edit=_like_ringkasan("Ringkasan LKj", 8)),
    Case("BK19", "a hidden one of another name", CLEAN, (Found("Data", None),), edit=_like_ringkasan("Data", 20)),
    Case("BK19", "an own sheet that shares three labels", CLEAN, edit=_like_ringkasan("Data", 3)),
    Case("BK20", "a heading that is a formula", CLEAN, (Found("Pengukuran", "H4", '="Realisasi "&Tahun'),),
         formulas={("Pengukuran", "H4"): ('"Realisasi "&Tahun', "Realisasi 2024")}),
    Case("BK20", "the name of the unit is a formula", CLEAN, (Found("Identitas", "B5", "=UPPER(A5)"),),
         formulas={("Identitas", "B5"): ("UPPER(A5)", "KPU KOTA CONTOH")}),
    Case("BK20", "a formula beside the table", CLEAN, formulas={("Pengukuran", "AA6"): ("H6*2", Decimal(1))}),
    Case("ST23", "a bound that changes on a day to come", CLEAN,
         (Found("Pengaturan", "D14", "=IF(TODAY()>=DATE(2099,1,1),90,100)"),), says=("1 sel",),
         formulas={("Pengaturan", "D14"): ("IF(TODAY()>=DATE(2099,1,1),90,100)", Decimal(100))}),
    Case("ST23", "a setting and the rank of a word, one finding", CLEAN, (Found("Pengaturan", "B7", '="sasaran"'),),
         says=("2 sel",), formulas={("Pengaturan", "B7"): ('"sasaran"', "sasaran"),
                                    ("Pengaturan", "C32"): ("2+2", Decimal(4))}),
    Case("ST23", "a remark beside the scale", CLEAN, formulas={("Pengaturan", "F14"): ('"x"', "x")}),
    Case("BK04", "a hidden sheet that holds no data", CLEAN, edit=_sheet_hidden("Petunjuk")),
    Case("BK05", "another version", CLEAN, (Found("Petunjuk", None, "99"),), edit=_other_version,
         says=("templat versi 99",)),
    Case("BK05", "this version", CLEAN, edit=_SAVED),
    Case("BK06", "no version", CLEAN, (Found("Petunjuk", None),), edit=_without_version),
    Case("BK06", "another version", CLEAN, edit=_other_version),
    Case("BK07", "a copy", CLEAN, (Found("PK (2)", None),), edit=_copied("PK (2)"), says=("salinan dari PK",)),
    Case("BK07", "a copy as LibreOffice names it", CLEAN, (Found("PK_2", None),), edit=_copied("PK_2")),
    Case("BK07", "a copy as Google Sheets names it", CLEAN, (Found("Salinan dari PK", None),),
         edit=_copied("Salinan dari PK")),
    Case("BK07", "a copy of a copy", CLEAN, (Found("Copy of PK (2)", None),), edit=_copied("Copy of PK (2)")),
    Case("BK07", "a copy as Windows names it", CLEAN, (Found("PK - Copy 3", None),), edit=_copied("PK - Copy 3")),
    Case("BK07", "a copy of a sheet that the user made", CLEAN, edit=_copied("Lampiran (2)")),
    Case("BK13", "a revised PK beside the PK", CLEAN, (Found("PK Perubahan", None),),
         edit=_duplicated("PK", "PK Perubahan"),
         says=("yang dibaca lembar PK.",)),
    Case("BK13", "last year's Pengukuran", CLEAN, (Found("Capaian 2023", None),),
         edit=_duplicated("Pengukuran", "Capaian 2023")),
    Case("BK13", "an own table that shares three headings", CLEAN, edit=_own_table),
    Case("BK08", "a link that no cell of a table uses", CLEAN, (Found("Petunjuk", None, "lain.xlsx"),),
         edit=_linked_elsewhere),
    Case("BK08", "a link is told at the cell that uses it", CLEAN, edit=_linked),
    Case("BK08", "links between sheets of the workbook", CLEAN, edit=put(Petunjuk_Z1="=PK!F6")),
    Case("BK09", "a cell that takes its value elsewhere", CLEAN, (Found("PK", "F6", "=[1]Lembar1!A1"),), edit=_linked,
         says=("berkas lain (lain.xlsx).",)),
    Case("BK09", "a cell that takes its value here", CLEAN, edit=put(Petunjuk_Z1="=PK!F6")),
    Case("BK10", "a sheet with the year in its name", CLEAN, (Found("PK 2024", None, "PK 2024"),),
         edit=renamed("PK 2024"), says=("dibaca sebagai PK.",)),
    Case("BK10", "a sheet in another case", CLEAN, edit=renamed("pk")),
    Case("BK11", "a helper with another formula", CLEAN,
         (Found("Pengukuran", "V6", "=95", _mentah(6)),),
         tamper=_stored("Pengukuran", 6, 22, formula="95", value=Decimal(95)), says=("1 sel", "(V6)")),
    Case("BK11", "a figure of Ringkasan that is typed as a formula", CLEAN,
         (Found("Ringkasan", "C11", "=99", '=COUNTIFS(Pengukuran!$N$5:$N$1005,">=0",Pengukuran!$I$5:$I$1005,">=0")'),),
         tamper=_stored("Ringkasan", 11, 3, formula="99", value=Decimal(99))),
    Case("BK11", "a result typed over is told as that", CLEAN,
         tamper=_stored("Pengukuran", 6, 9, formula="100", value=Decimal(100))),
    Case("BK11", "our formula as another program writes it", CLEAN, tamper=_spaced),
    Case("BK12", "a stored value that is no result", CLEAN, (Found("Pengukuran", "I6", "77", "98"),),
         tamper=_stored("Pengukuran", 6, 9, value=Decimal(77)), says=("1 sel", "(I6)")),
    Case("BK12", "an input that a script changed", CLEAN, (Found("Pengukuran", "I6", "98", "51,25"),),
         tamper=_realisasi_alone, says=("Ringkasan!",)),
    Case("BK12", "a value that differs in the last digit of a double", CLEAN,
         tamper=_stored("Pengukuran", 6, 9, value=Decimal("98.0000000000001"))),
    Case("BK12", "what rests on a text that is not interpreted yet", CLEAN, tamper=_realisasi_as_text),
    Case("BK12", "what rests on a cell that lost our formula", CLEAN, tamper=_without_helper),
    Case("BK12", "no stored value at all", CLEAN, edit=_SAVED),
)  # fmt: skip
