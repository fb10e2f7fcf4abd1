"""What people do to a filled workbook, by kind, on the outcome of the corrected sample.

``fuzz/gesture_table.py`` does all of it in LibreOffice and writes what comes of it into docs/gerakan.md; the tests hold
those that a file cannot tell (:mod:`people.user_edits`).
"""

from collections.abc import Mapping

from people.libreoffice_edits import Step

PK, UK, AG, RKT, SUM, TEMUAN = "PK", "Pengukuran", "Anggaran", "RKT", "Ringkasan", "Temuan"
ROWS = range(6, 18)  # that the sample fills
Steps = list[Step]


def texts(sheet: str, **cells: str) -> Steps:
    return [["text", sheet, ref, text] for ref, text in cells.items()]


def numbers(sheet: str, **cells: float) -> Steps:
    return [["number", sheet, ref, number] for ref, number in cells.items()]


def emptied(sheet: str, columns: str, rows: range = ROWS) -> Steps:
    return [["text", sheet, f"{column}{row}", ""] for column in columns for row in rows]


def codes(sheet: str, form: str) -> Steps:
    return [["text", sheet, f"B{row}", form.format(row - 5)] for row in ROWS]


def shown_as(sheet: str, ref: str, number: float, code: str) -> Steps:
    return [["number", sheet, ref, number], ["number_format", sheet, ref, code]]


SORTING: Mapping[str, Steps] = {
    "sorts whole rows of Pengukuran by realisasi": [["sort", UK, "A6:W17", 7, True]],
    "sorts Pengukuran without its columns of results": [["sort", UK, "A6:H17", 7, True]],
    "sorts the realisasi alone": [["sort", UK, "H6:H17", 0, False]],
    "sorts name to realisasi, the codes stay": [["sort", UK, "D6:H17", 4, False]],
    "sorts the codes alone": [["sort", UK, "B6:B17", 0, False]],
    "sorts whole rows of PK, empty ones too": [["sort", PK, "A6:L65", 3, True]],
    "sorts PK without its codes": [["sort", PK, "C6:G17", 1, True]],
    "sorts Anggaran with its TOTAL, the highest first": [["sort", AG, "A6:Z66", 2, False]],
    "adds a row, sorts Anggaran with its TOTAL by percentage": [
        *texts(AG, A8="076.01.XX", B8="Lain"), *numbers(AG, C8=100_000, D8=50_000), ["sort", AG, "A6:Z66", 5, True],
    ],
    "sorts the amounts of Anggaran alone": [["sort", AG, "C6:D7", 0, True]],
    "sorts whole rows of RKT": [["sort", RKT, "A6:Z9", 7, False]],
}  # fmt: skip
EMPTIED: Mapping[str, Steps] = {
    "empties all links to PK": emptied(UK, "CDEFG"),
    "empties one name": texts(UK, D8=""),
    "presses the space bar in a name": texts(UK, D8=" "),
    "empties polaritas and target of one row": texts(UK, E9="", F9=""),
    "empties all results": emptied(UK, "IJ"),
    "empties the results of Anggaran": emptied(AG, "EF", range(6, 8)),
    "empties TOTAL with its label": emptied(AG, "ABCDEF", range(66, 67)),
    "empties the figures of Ringkasan": emptied(SUM, "C", range(8, 20)),
    "empties a whole row of Pengukuran": emptied(UK, "ABCDEFGHIJKLMNOPQRSTUVW", range(8, 9)),
    "merges name and polaritas of a row": [["merge", UK, "D8:E8"]],
    "merges realisasi and capaian of a row": [["merge", UK, "H8:I8"]],
    "merges two results": [["merge", UK, "I16:I17"]],
    "pastes values over the links, then changes a target on PK": [["paste_values", UK, "C6:G17"], *numbers(PK, F6=90)],
    "pastes values over all results, then changes a realisasi": [
        ["paste_values", AG, "E6:F66"], ["paste_values", AG, "C66:D66"], *numbers(AG, D6=1000),
    ],
}  # fmt: skip
CODES: Mapping[str, Steps] = {
    "types the code of the next row over a code": texts(UK, B8="IK04"),
    "types an unknown code": texts(UK, B8="IK99"),
    "uses the prepared code of an empty row further up": texts(UK, B9="IK13"),
    "empties a code": texts(UK, B8=""),
    "empties all codes of Pengukuran": emptied(UK, "B"),
    "empties all codes of PK": emptied(PK, "B"),
    "types blanks around a code": texts(UK, B8=" IK03 "),
    "types a code in small letters": texts(UK, B8="ik03"),
    "types a letter O in a code": texts(UK, B8="IKO3"),
    "exchanges two codes": texts(UK, B6="IK02", B7="IK01"),
    "types another code on PK": texts(PK, B8="IK30"),
    "empties a code on PK": texts(PK, B8=""),
    "types a code twice on PK": texts(PK, B8="IK04"),
    "types codes of the unit's own on Pengukuran alone": codes(UK, "K.{}"),
    "types codes of the unit's own on PK alone": codes(PK, "S1.{}"),
    "types codes of the unit's own on both": [*codes(UK, "S1.{}"), *codes(PK, "S1.{}")],
    "inserts a row, fills the codes down again": [
        ["insert", UK, 9, 1], *[["text", UK, f"B{row}", f"IK{row - 5:02}"] for row in range(9, 19)],
        *texts(UK, D9="Baru", E9="Maksimum"), *numbers(UK, F9=10, H9=5),
    ],
}  # fmt: skip
ROWS_AND_COLUMNS: Mapping[str, Steps] = {
    "inserts a row above the first one": [["insert", UK, 6, 1]],
    "inserts a row above the row of column numbers": [["insert", UK, 5, 1]],
    "deletes the row of column numbers": [["delete", UK, 5, 1]],
    "deletes the titles": [["delete", UK, 1, 2]],
    "inserts a row right above TOTAL and fills it": [
        ["insert", AG, 66, 1], *texts(AG, A66="076.01.ZZ", B66="Hibah"), *numbers(AG, C66=1000, D66=500),
    ],
    "adds a row below TOTAL": [*texts(AG, A67="076.01.ZZ", B67="Hibah"), *numbers(AG, C67=1000, D67=10)],
    "deletes all empty prepared rows": [["delete", UK, 18, 48], ["delete", AG, 8, 58]],
    "fills a row past the last prepared one": [
        *texts(PK, B70="IK99", D70="Jauh", E70="Maksimum"), *numbers(PK, F70=40), *texts(UK, B70="IK99"),
        *numbers(UK, H70=30),
    ],
    "copies a row below the last one": [["copy", UK, "A8:W8", "A18"]],
    "deletes a row of Pengukuran": [["delete", UK, 9, 1]],
    "deletes a row of PK": [["delete", PK, 9, 1]],
    "cuts a row of PK, pastes it below": [["move", PK, "A6:G6", "A20"]],
    "cuts a realisasi, pastes it over the next": [["move", UK, "H8", "H9"]],
    "drags all realisasi one row down": [["move", UK, "H6:H17", "H7"]],
    "inserts a cell among the realisasi": [["insert_cells", UK, "H8"]],
    "deletes a cell among the realisasi": [["delete_cells", UK, "H8"]],
    "fills a realisasi down": [["copy", UK, "H6", f"H{row}"] for row in ROWS[1:]],
    "fills a polaritas down": [["copy", PK, "E6", f"E{row}"] for row in ROWS[1:]],
    "deletes the column % Capaian": [["delete_columns", UK, 9, 1]],
    "deletes the column Realisasi": [["delete_columns", UK, 8, 1]],
    "deletes the column Kode IK": [["delete_columns", UK, 2, 1]],
    "deletes the column Target of PK": [["delete_columns", PK, 6, 1]],
    "deletes the column Satuan of PK": [["delete_columns", PK, 7, 1]],
    "deletes the column Pagu": [["delete_columns", AG, 3, 1]],
    "deletes the column Peran": [["delete_columns", AG, 7, 1]],
    "inserts a column before all": [["insert_columns", PK, 1, 1]],
    "inserts a column Realisasi 2023": [["insert_columns", UK, 8, 1], *texts(UK, H4="Realisasi 2023"),
                                        *numbers(UK, **{f"H{row}": 50 for row in ROWS})],
    "deletes helper columns": [["delete_columns", UK, 14, 3]],
}  # fmt: skip
PASTING: Mapping[str, Steps] = {
    "pastes numbers as text": texts(UK, H6="82", H7="35", H9="98,5", H14="0,12"),
    "pastes 82 % as 0.82 with its format": shown_as(UK, "H6", 0.82, "0.00%"),
    "pastes another unit over that of PK": texts(UK, G6="Orang"),
    "pastes another target over that of PK": numbers(UK, F6=90),
    "pastes another polaritas over that of PK": texts(UK, E6="Minimum"),
    "pastes another name over that of PK": texts(UK, D6="Nama lain sekali yang berbeda"),
    "pastes two realisasi as one merged cell": [["merge", UK, "H6:H7"]],
    "pastes two targets as one merged cell": [["merge", PK, "F6:F7"]],
    "hides rows with data": [["hide_rows", UK, 8, 9]],
    "pastes a formula into a result": [["formula", UK, "I6", "=H6/F6*100+1"]],
}
TYPING: Mapping[str, Steps] = {
    "types 7-8, which becomes a date": shown_as(UK, "H7", 45481, "D MMM"),
    "types 1/2 as a target, which becomes a date": shown_as(PK, "F6", 45324, "DD/MM/YYYY"),
    "types 98.50, which becomes a time": shown_as(UK, "H9", 98.5 / 24 / 60, "HH:MM"),
    "types a pagu that becomes a date": shown_as(AG, "C6", 45324, "DD/MM/YYYY"),
    "types a budget code that becomes a date": shown_as(AG, "A6", 45324, "D.M"),
    "types Max": texts(PK, E6="Max"),
    "types Positif": texts(PK, E7="Positif"),
    "types Naik": texts(PK, E8="Naik"),
    "types a pagu with sen": texts(AG, C6="30.251.789.000,00"),
    "types words for a realisasi": texts(UK, H6="sekitar delapan puluh"),
}
AROUND: Mapping[str, Steps] = {
    "types the second table of the form below PK": texts(
        PK, B20="Program", D20="Anggaran", E20="Keterangan", B21="1. Dukungan Manajemen", D21="Rp 2.871.095.000",
        E21="APBN"),
    "types programmes and amounts below PK without headings": texts(PK, C20="Program Pemilu", D20="Rp 2.871.095.000"),
    "types a signature below Pengukuran": texts(
        UK, H20="Binjai, 17 Januari 2025", H21="Ketua,", H24="Nama Lengkap", H25="NIP 198501012010011001"),
    "types a signature right below the last row": texts(UK, D18="Mengetahui,", H18="Ketua", D21="Sekretaris", H21="N"),
    "types a mean below Pengukuran": [*texts(UK, D18="Rata-rata"), ["formula", UK, "I18", "=AVERAGE(I6:I17)"]],
    "types a mean with a longer name": [
        *texts(UK, C18="Rata-rata Capaian Kinerja Tahun 2024"), ["formula", UK, "I18", "=AVERAGE(I6:I17)"]],
    "types a source below the table": texts(UK, A19="Sumber: Laporan Kinerja 2024"),
    "types a footnote below the table": texts(UK, D18="*data sementara"),
    "explains the classes below the table": texts(UK, D19="Keterangan", D20="Sangat Berhasil > 100"),
    "types what is left of the budget below TOTAL": [*texts(AG, B67="Sisa anggaran"), *numbers(AG, C67=305_679_694)],
    "types the share that was spent below TOTAL": [*texts(AG, B67="Persentase serapan"), *numbers(AG, C67=99.08)],
    "types a signature below TOTAL": texts(AG, B68="Binjai, 17 Januari 2025", B69="Kuasa Pengguna Anggaran,", B72="N"),
    "types a sum row into RKT": [*texts(RKT, C12="Jumlah"), *numbers(RKT, H12=33_122_884_000)],
    "types a sasaran into a row of its own": [["insert", UK, 9, 1], *texts(UK, C9="Sasaran 2 : Terwujudnya sesuatu")],
    "types a caption into the column No": [["insert", UK, 9, 1], *texts(UK, A9="B. INDIKATOR TAMBAHAN")],
}  # fmt: skip
PAGES: Mapping[str, Steps] = {
    "deletes Ringkasan and Temuan": [["delete_sheet", SUM], ["delete_sheet", TEMUAN]],
    "renames Ringkasan": [["rename_sheet", SUM, "Rekap"]],
    "renames Temuan": [["rename_sheet", TEMUAN, "Hasil Cek"]],
    "renames Petunjuk": [["rename_sheet", "Petunjuk", "Cara"]],
    "renames Pengaturan and Identitas": [
        ["rename_sheet", "Pengaturan", "Setelan"],
        ["rename_sheet", "Identitas", "Data Unit"],
    ],
    "deletes rows of Ringkasan": [["delete", SUM, 1, 5]],
    "deletes the first column of Ringkasan": [["delete_columns", SUM, 1, 1]],
    "inserts a column into Ringkasan": [["insert_columns", SUM, 2, 1]],
    "empties Ringkasan": emptied(SUM, "ABCDEF", range(1, 125)),
    "deletes the headings of Temuan": [["delete", TEMUAN, 5, 1]],
    "deletes all rows of Temuan": [["delete", TEMUAN, 1, 60]],
    "copies Pengukuran": [["copy_sheet", UK, "Pengukuran TW1", 3]],
    "adds a sheet of the user's own": [["new_sheet", "Data"], *texts("Data", A1="Catatan")],
    "deletes Identitas": [["delete_sheet", "Identitas"]],
}
GOING_ON: Mapping[str, Steps] = {
    "saves the outcome and computes again": [],
    "answers a finding and adds a column beside it": texts(
        TEMUAN, K6="disengaja", L5="Tindak Lanjut", L6="pekan depan"
    ),
    "sorts Temuan by code": [["sort", TEMUAN, "A6:L7", 1, True]],
    "types notes below Jejak": texts(TEMUAN, A40="catatan rapat"),
    "deletes a part of Jejak": [["delete", TEMUAN, 12, 4]],
}
KINDS: Mapping[str, Mapping[str, Steps]] = {
    "Sorting": SORTING,
    "A cell that a formula of ours fills": EMPTIED,
    "Codes": CODES,
    "Rows and columns": ROWS_AND_COLUMNS,
    "Pasting": PASTING,
    "What Excel makes of typing": TYPING,
    "What offices write around a table": AROUND,
    "Sheets that we write": PAGES,
    "Going on in an outcome": GOING_ON,
}
