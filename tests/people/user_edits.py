"""What people do to a filled workbook, by the name of the fault: which steps are taken, and what must come of them.

Other edits are tested elsewhere: sorting PK and inserting rows with their formulas in ``test_sorting.py``, a workbook
from another version of the template in ``test_template_version.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from people import by_kind
from people.figures import GONE, TOTAL, Place
from people.libreoffice_edits import Step

PK, UK, AG, RKT = "PK", "Pengukuran", "Anggaran", "RKT"


@dataclass(frozen=True)
class UserEdit:
    """The steps of a user in LibreOffice on the outcome of the corrected sample, and what they lead to.

    ``added`` are the findings beyond those of the workbook before (code, sheet, cell), ``gone`` those of it that are
    gone or stand elsewhere; ``capaian`` is what an indikator gets that got something else before, by its Kode IK or
    else its name: ``None`` where nothing can be computed. ``written`` is what a finding says is written, where that
    is the point; ``total`` the pagu and realisasi of TOTAL. Without ``has_mean`` the capaian of the unit is empty,
    since a realisasi counts for no indikator or its result has no cell. ``written_again`` is a page of ours on which
    labels and figures come back to their places.
    """

    does: str
    steps: Sequence[Step]
    added: set[Place] = field(default_factory=set)
    gone: set[Place] = field(default_factory=set)
    capaian: Mapping[str, str | None] = field(default_factory=dict)
    written: Mapping[Place, str] = field(default_factory=dict)
    total: tuple[Decimal, Decimal] = TOTAL
    has_mean: bool = True
    written_again: str = ""


def texts(sheet: str, cells: Mapping[str, str]) -> list[Step]:
    """Type texts into the cells of a sheet."""
    return [["text", sheet, ref, text] for ref, text in cells.items()]


def numbers(sheet: str, cells: Mapping[str, int]) -> list[Step]:
    """Type numbers into the cells of a sheet."""
    return [["number", sheet, ref, number] for ref, number in cells.items()]


def second_table(row: int) -> list[Step]:
    """A table under the first: its headings, the row that numbers its columns, one indikator."""
    headings = ("No", "Kode IK", "Sasaran Strategis", "Indikator Kinerja", "Polaritas", "Target", "Satuan", "Realisasi",
                "% Capaian", "Kategori")  # fmt: skip
    columns = "ABCDEFGHIJ"
    return [
        *texts(UK, {f"{column}{row}": heading for column, heading in zip(columns, headings, strict=True)}),
        *numbers(UK, {f"{column}{row + 1}": number for number, column in enumerate(columns, 1)}),
        *texts(UK, {f"C{row + 2}": "Sasaran Z", f"D{row + 2}": "Indikator kedua", f"E{row + 2}": "Maksimum"}),
        *numbers(UK, {f"F{row + 2}": 50, f"H{row + 2}": 20}),
    ]


OVER: Place = ("UK08", UK, "I14")  # IK09 gets 125, more than 120
POLARITY: Place = ("UK12", PK, "E17")  # a name that sounds like Minimum

MOVED_DOWN = {
    "IK05": "175.00", "IK06": "66.67", "IK07": "97.88", "IK08": "98.94", "IK09": "0.00", "IK10": "0.12",
    "IK12": "128.21", "IK13": None,
}  # fmt: skip

USER_EDITS: dict[str, UserEdit] = {
    "disimpan-ulang": UserEdit("saves the workbook, no more", []),
    # rows
    "baris-disisipkan-di-tengah": UserEdit(
        "inserts a row in the middle of Pengukuran and fills it without a Kode IK",
        [["insert", UK, 10, 1], *texts(UK, {"D10": "Indikator sisipan", "E10": "Maksimum"}),
         *numbers(UK, {"F10": 50, "H10": 25})],
        added={("LS02", UK, "D10"), ("UK08", UK, "I15")}, gone={OVER}, capaian={"Indikator sisipan": "50.00"},
    ),
    "baris-di-bawah-yang-disiapkan": UserEdit(
        "fills the row below the last prepared one on PK and Pengukuran",
        [*texts(PK, {"B66": "IK99", "D66": "Indikator tambahan", "E66": "Maksimum"}), *numbers(PK, {"F66": 40}),
         *texts(UK, {"B66": "IK99"}), *numbers(UK, {"H66": 30})],
        capaian={"IK99": "75.00"},
    ),
    "baris-anggaran-di-bawah-total": UserEdit(
        "adds a row below TOTAL",
        [*texts(AG, {"A67": "076.01.ZZ", "B67": "Hibah"}), *numbers(AG, {"C67": 1000, "D67": 10})],
        added={("AG08", AG, "C67")},
    ),
    "baris-pengukuran-dihapus": UserEdit(
        "deletes a row of Pengukuran",
        [["delete", UK, 9, 1]],
        added={("LS01", PK, "D9"), ("UK08", UK, "I13")}, gone={OVER}, capaian={"IK04": GONE},
    ),
    "baris-pk-dihapus": UserEdit(
        "deletes the row of PK to which a row of Pengukuran is tied",
        [["delete", PK, 9, 1]],
        added={("UK20", UK, "H9"), ("UK12", PK, "E16")}, gone={POLARITY}, capaian={"IK04": None},
        has_mean=False,
    ),
    "pengukuran-diurutkan": UserEdit(
        "sorts Pengukuran by realisasi, the highest first",
        [["sort", UK, "A6:Z17", 7, False]],
        added={("UK08", UK, "I17")}, gone={OVER},
    ),
    "baris-kosong-di-antara": UserEdit(
        "leaves four blank rows between, on PK, Pengukuran and Anggaran",
        [["insert", PK, 9, 4], ["insert", UK, 12, 4], ["insert", AG, 7, 4]],
        added={("UK08", UK, "I18"), ("UK12", PK, "E21")}, gone={OVER, POLARITY},
    ),
    # sheets
    "lembar-diganti-nama": UserEdit(
        "renames Pengukuran",
        [["rename_sheet", UK, "Pengukuran 2024"]],
        added={("BK10", "Pengukuran 2024", None), ("UK08", "Pengukuran 2024", "I14")}, gone={OVER},
    ),
    "lembar-diganti-nama-dengan-petik": UserEdit(
        "renames PK to something with an apostrophe",
        [["rename_sheet", PK, "PK Ka'bah 1"]],
        added={("BK10", "PK Ka'bah 1", None), ("UK12", "PK Ka'bah 1", "E17")}, gone={POLARITY},
    ),
    "lembar-dipindah": UserEdit("moves Pengukuran and Temuan to the front",
                            [["move_sheet", UK, 0], ["move_sheet", "Temuan", 1]]),
    "lembar-disembunyikan": UserEdit("hides PK", [["hide_sheet", PK]], added={("BK04", PK, None)}),
    "lembar-disalin": UserEdit(
        "copies Pengukuran", [["copy_sheet", UK, "Pengukuran (2)", 5]], added={("BK07", "Pengukuran (2)", None)},
    ),
    "petunjuk-dihapus": UserEdit("deletes Petunjuk", [["delete_sheet", "Petunjuk"]]),
    "temuan-dihapus": UserEdit("deletes Temuan, which comes anew", [["delete_sheet", "Temuan"]]),
    "baris-ringkasan-disisipkan": UserEdit(
        "inserts rows into Ringkasan: among the figures, into a table, above the signature",
        [["insert", "Ringkasan", 96, 1], ["insert", "Ringkasan", 21, 1], ["insert", "Ringkasan", 10, 2]],
    ),
    # columns
    "kolom-pengukuran-dipindah": UserEdit("moves Realisasi before Polaritas", [["move_column", UK, 8, 5]]),
    "kolom-pk-dipindah": UserEdit(
        "moves Target of PK before Sasaran",
        [["move_column", PK, 6, 3]], added={("UK12", PK, "F17")}, gone={POLARITY},
    ),
    "kolom-disisipkan": UserEdit(
        "inserts an extra column before Satuan and writes into it",
        [["insert_columns", UK, 7, 1], *texts(UK, {"G4": "Catatan Saya", "G8": "lihat lampiran", "G40": "dua"})],
        added={("UK08", UK, "J14")}, gone={OVER},
    ),
    "kolom-dilebarkan": UserEdit("widens a column", [["widen_column", UK, 4, 15000]]),
    "kolom-disembunyikan": UserEdit("hides Realisasi", [["hide_column", UK, 8]], added={("BK03", UK, "H4")}),
    "judul-kolom-diubah-sedikit": UserEdit(
        "renames two headings a little",
        texts(UK, {"H4": "Realisasi 2024", "I4": "% capaian kinerja"}),
        added={("BC10", UK, "H4"), ("BC10", UK, "I4")},
        written={("BC10", UK, "H4"): "Realisasi 2024", ("BC10", UK, "I4"): "% capaian kinerja"},
    ),
    # results and links
    "hasil-ditimpa": UserEdit(
        "types over results",
        [*numbers(UK, {"I13": 99}), *numbers(AG, {"E6": 1})],
        added={("UK13", UK, "I13"), ("AG03", AG, "E6")},
        written={("UK13", UK, "I13"): "99", ("AG03", AG, "E6"): "1"},
    ),
    "hasil-separuh-ditempel": UserEdit(
        "pastes values over three results of a column, one of them wrong",
        [["paste_values", UK, "I6:I7"], *numbers(UK, {"I8": 55})],
        added={("UK14", UK, "I6"), ("UK13", UK, "I8")},
        written={("UK14", UK, "I6"): "I6, I7", ("UK13", UK, "I8"): "55"},
    ),
    "hasil-jadi-nilai": UserEdit(
        "pastes values over all results of Pengukuran (paste special)",
        [["paste_values", UK, "I6:J17"]],
        added={("UK14", UK, "I6"), ("UK14", UK, "J6")},
        written={("UK14", UK, "I6"): "I6, I7, I8, I9, I10, I11, I12, I13, dan 4 sel lain"},
    ),
    "hasil-jadi-nilai-lalu-realisasi-diubah": UserEdit(
        "does the same, then changes a realisasi",
        [["paste_values", UK, "I6:J17"], *numbers(UK, {"H6": 40})],
        added={("UK13", UK, "I6"), ("UK14", UK, "I7"), ("UK14", UK, "J7")},
        capaian={"IK01": "50.00"}, written={("UK13", UK, "I6"): "102,5"},
    ),
    "tautan-jadi-nilai": UserEdit(
        "pastes values over the links to PK", [["paste_values", UK, "C6:G17"]], added={("UK12", UK, "E17")},
    ),
    "total-diketik-di-bawah-isian": UserEdit(
        "types another TOTAL right below the filled rows",
        [*texts(AG, {"A8": "TOTAL"}), *numbers(AG, {"C8": int(TOTAL[0]), "D8": int(TOTAL[1])})],
        added={("AG20", AG, "A8"), ("AG04", AG, "C8"), ("AG04", AG, "D8")},
    ),
    "total-pindah-ke-bawah-isian": UserEdit(
        "deletes the TOTAL of the template, and types one right below the filled rows",
        [["delete", AG, 66, 1], *texts(AG, {"A8": "Jumlah"}), *numbers(AG, {"C8": 1000, "D8": int(TOTAL[1])})],
        added={("AG20", AG, "A8"), ("AG03", AG, "C8"), ("AG04", AG, "D8")}, written={("AG03", AG, "C8"): "1.000"},
    ),
    "total-ditimpa": UserEdit(
        "types over TOTAL",
        numbers(AG, {"C66": 1000}), added={("AG03", AG, "C66")}, written={("AG03", AG, "C66"): "1.000"},
    ),
    "rumus-sendiri-di-hasil": UserEdit(
        "puts another formula into a result",
        [["formula", UK, "I6", "=H6/F6*100+1"]], added={("BC09", UK, "I6")},
    ),
    # cells
    "validasi-hilang": UserEdit(
        "pastes a cell over a choice, so that its validation is lost",
        [["text", PK, "AC1", "Maksimal"], ["paste_over", PK, "AC1", "E6"]],
        added={("PK02", PK, "E6")}, capaian={"IK01": None}, written={("PK02", PK, "E6"): "Maksimal"},
    ),
    "sel-digabung": UserEdit("merges the cells of a sasaran", [["merge", PK, "C6:C10"], ["merge", UK, "C6:C10"]]),
    "hasil-digabung": UserEdit(
        "merges two results",
        [["merge", UK, "I16:I17"]], added={("BC21", UK, "I17")}, capaian={"IK12": None}, has_mean=False,
    ),
    "baris-disaring": UserEdit(
        "filters Pengukuran by kategori",
        [["filter_rows", UK, "A6:J17", 9, "Berhasil"]],
        added={("BK02", UK, "A6")}, written={("BK02", UK, "A6"): "baris 6, 13, 14"},
    ),
    "baris-disembunyikan": UserEdit("hides a row of Anggaran", [["hide_rows", AG, 7, 7]], added={("BK02", AG, "A7")}),
    "angka-sebagai-teks": UserEdit(
        "types numbers as text",
        [*texts(UK, {"H6": "82"}), *texts(AG, {"C6": "30.251.789.000"})],
        added={("BC01", UK, "H6"), ("BC01", AG, "C6")},
        written={("BC01", UK, "H6"): "82", ("BC01", AG, "C6"): "30.251.789.000"},
    ),
    "kata-di-sel-angka": UserEdit(
        "types words where a number belongs",
        [*texts(UK, {"H6": "sekitar delapan puluh"}), *texts(AG, {"C7": "belum ada"})],
        added={("BC03", UK, "H6"), ("AG01", AG, "C7")},
        capaian={"IK01": None}, total=(Decimal(30_251_789_000), TOTAL[1]),
    ),
    "tanggal-di-sel-angka": UserEdit(
        "types a date where a number belongs",
        [*numbers(UK, {"H7": 45292}), ["number_format", UK, "H7", "DD/MM/YYYY"]],
        added={("BC02", UK, "H7")}, capaian={"IK02": None},
    ),
    "sel-galat": UserEdit(
        "leaves cells that show an error",
        [["formula", UK, "H9", "=1/0"], ["formula", AG, "D7", "=NA()"]],
        added={("BC04", UK, "H9"), ("BC04", AG, "D7")}, capaian={"IK04": None},
        written={("BC04", UK, "H9"): "#DIV/0!", ("BC04", AG, "D7"): "#N/A"}, total=(TOTAL[0], Decimal(29_969_213_301)),
    ),
    "ringkasan-dihapus": UserEdit("deletes Ringkasan, which is written again", [["delete_sheet", "Ringkasan"]]),
    "baris-ringkasan-dihapus": UserEdit(
        "deletes a row of Ringkasan, written again", [["delete", "Ringkasan", 13, 1]], written_again="Ringkasan"
    ),
    # parts of tables that are sorted, moved or deleted
    "realisasi-diurutkan-sendiri": UserEdit(
        "sorts the column of realisasi alone", by_kind.SORTING["sorts the realisasi alone"],
        added={("LS17", UK, "H6"), ("UK07", UK, "I14"), ("UK08", UK, "I7")}, gone={OVER},
        capaian={
            "IK01": None, "IK02": "200.00", "IK03": None, "IK04": "100.00", "IK05": "175.00", "IK06": "98.94",
            "IK07": "97.88", "IK08": "96.47", "IK09": "0.00", "IK10": "71.50", "IK11": "35.00", "IK12": "0.15",
        },
    ),
    "tanpa-rumus-diurutkan": UserEdit(
        "sorts Pengukuran without its results", by_kind.SORTING["sorts Pengukuran without its columns of results"],
        added={("UK08", UK, "I6")}, gone={OVER},
    ),
    "anggaran-dengan-total-diurutkan": UserEdit(
        "sorts Anggaran with its TOTAL", by_kind.SORTING["sorts Anggaran with its TOTAL, the highest first"],
    ),
    "total-di-tengah": UserEdit(
        "adds a row and sorts TOTAL amid the others",
        by_kind.SORTING["adds a row, sorts Anggaran with its TOTAL by percentage"],
        added={("BK02", AG, "A6"), ("LS04", RKT, "H6")}, total=(TOTAL[0] + 100_000, TOTAL[1] + 50_000),
    ),
    "kode-disalin-setelah-sisip": UserEdit(
        "inserts a row and fills the codes down again", by_kind.CODES["inserts a row, fills the codes down again"],
        added={("LS06", UK, "D9"), ("LS15", UK, "H10"), ("UK07", UK, "I14"), ("UK08", UK, "I10"), ("UK20", UK, "H18")},
        gone={OVER}, capaian={"IK04": "50.00", **MOVED_DOWN}, has_mean=False,
    ),
    "baris-di-baris-nomor": UserEdit(
        "inserts a row above the column numbers",
        by_kind.ROWS_AND_COLUMNS["inserts a row above the row of column numbers"],
        added={("UK08", UK, "I15")}, gone={OVER},
    ),
    "kolom-capaian-dihapus": UserEdit(
        "deletes % Capaian", by_kind.ROWS_AND_COLUMNS["deletes the column % Capaian"],
        added={("BC30", UK, "Y4"), ("UK08", UK, "Y14")}, gone={OVER},
    ),
    "sel-disisipkan": UserEdit(
        "inserts a cell among the realisasi", by_kind.ROWS_AND_COLUMNS["inserts a cell among the realisasi"],
        added={("LS17", UK, "H9"), ("UK02", UK, "H8"), ("UK07", UK, "I14"), ("UK08", UK, "I10"), ("UK20", UK, "H18")},
        gone={OVER}, capaian={"IK03": None, "IK04": None, **MOVED_DOWN}, has_mean=False,
    ),
    "kolom-ringkasan-dihapus": UserEdit(
        "deletes the first column of Ringkasan", by_kind.PAGES["deletes the first column of Ringkasan"],
        written_again="Ringkasan",
    ),
    "kolom-ringkasan-disisipkan": UserEdit(
        "inserts a column into Ringkasan", by_kind.PAGES["inserts a column into Ringkasan"], written_again="Ringkasan",
    ),
    "isi-temuan-dihapus": UserEdit("deletes all rows of Temuan", by_kind.PAGES["deletes all rows of Temuan"]),
    "judul-temuan-dihapus": UserEdit(
        "deletes the headings of Temuan", by_kind.PAGES["deletes the headings of Temuan"],
    ),
    # texts outside the tables
    "dua-tabel-bersusun": UserEdit(
        "puts a second table with its headings under the first",
        second_table(68),
        added={("BC11", UK, "A68"), ("LS02", UK, "D70"), ("UK24", UK, "I70")}, capaian={"Indikator kedua": "40.00"},
    ),
    "catatan-jauh-di-bawah": UserEdit(
        "leaves notes far below the tables",
        [*texts(UK, {"D200": "Tanyakan ke subbag teknis"}), *texts(PK, {"D300": "sumber: renstra"}),
         *texts(AG, {"B80": "Sumber: LRA"}), *texts(RKT, {"C90": "draf"})],
        added={("BC12", UK, "D200"), ("BC12", PK, "D300"), ("BC12", AG, "B80"), ("BC12", RKT, "C90")},
        written={("BC12", UK, "D200"): "Tanyakan ke subbag teknis", ("BC12", PK, "D300"): "sumber: renstra"},
    ),
    "catatan-jauh-di-kanan": UserEdit(
        "leaves notes and a number to the right of the tables",
        [*texts(UK, {"AF50": "catatan kanan"}), *numbers(AG, {"T500": 7}), *texts(PK, {"N6": "lihat SK"})],
    ),
}  # fmt: skip

# What the outcome cannot be made of: the sentence says what is missing and what to do.
REFUSED: dict[str, tuple[list[Step], str]] = {
    "lembar-isian-dihapus": ([["delete_sheet", RKT]], "tidak memuat lembar RKT; kembalikan"),
    "judul-kolom-dihapus": ([["delete", UK, 4, 1]], "Judul kolom lembar Pengukuran tidak ditemukan; kembalikan"),
}
