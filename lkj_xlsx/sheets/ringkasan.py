"""Declares Ringkasan, the two pages that the head of the unit signs. All its figures are formulas.

A formula refers to other figures of Ringkasan by their keys: ``{capaian}``. In a table it may also refer to the
columns of its row by key, and to the number of its row, ``{n}``. ``{sasaran_rows}`` and ``{anggaran_rows}`` are the
cells that a table may fill, ``{count_galat}`` and its like the number of findings of a level, ``{first_message}`` the
first finding on Temuan, ``{checked_figures}`` the figures as they were when the workbook was checked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lkj_xlsx.declare import page
from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.declare.page import RowColumn, RowTable
from lkj_xlsx.rules import achievement, budget, text
from lkj_xlsx.rules.weights import WEIGHTED
from lkj_xlsx.sheets import kelengkapan, temuan

SHEET = "Ringkasan"
TITLE = "Ringkasan Laporan Kinerja"
WIDTHS = {"A": 12, "B": 36, "C": 17, "D": 17, "E": 16, "F": 17}
FIRST_COLUMN, LAST_COLUMN = "A", "F"
ROW_HEIGHT = 18.0


@dataclass(frozen=True)
class Figure(page.Figure):
    """A figure of Ringkasan; ``by_weights`` is its formula in a workbook with weights."""

    by_weights: str = ""

    def formula_in(self, layout: Layout) -> str:
        """Give the formula that the figure has in a workbook."""
        has_weights = self.by_weights and "bobot_dihitung" in layout["Pengukuran"].columns
        return self.by_weights if has_weights else self.formula


UNIT_ROW, UNIT_LETTERS = 2, 12  # the row of the unit's name and year, and the size of its letters
IDENTITY = (
    Figure("nama_instansi", "Nama instansi", "A4", "C4", Kind.TEXT, 'Nama_Instansi&""'),
    Figure("tahun", "Tahun", "A5", "C5", Kind.TEXT, 'Tahun&""'),
    Figure("renstra", "Periode Renstra", "A6", "C6", Kind.TEXT, 'Periode_Renstra&""'),
)

_BY_SASARAN = 'IFERROR(TRIM(Rata_Rata_Instansi),"")="sasaran"'
# A realisasi in a row without an indikator, or a capaian that was computed and does not stand in its column.
_UNBALANCED = (
    "OR(COUNT({Pengukuran.mentah:})>{terukur},COUNT({Pengukuran.nilai_realisasi:})>"
    'COUNTIFS({Pengukuran.nomor_sasaran:},">=0",{Pengukuran.nilai_realisasi:},">-1E+99"))'
)
_MEAN = (
    f'IF({_BY_SASARAN},IF(COUNT({{Pengukuran.rata_sasaran:}})=0,"",ROUND(AVERAGE({{Pengukuran.rata_sasaran:}}),2)),'
    'IF({terukur}=0,"",ROUND(AVERAGEIF({Pengukuran.nomor_sasaran:},">=0",{Pengukuran.capaian:}),2)))'
)
_NO_WEIGHTS = "COUNT({Pengukuran.bobot:})=0"
FIGURES_TITLE = ("A8", "A. Kinerja dan anggaran")
FIGURES = (
    Figure("jumlah_sasaran", "Sasaran strategis", "A9", "C9", Kind.COUNT, "MAX({Pengukuran.nomor_sasaran:})"),
    Figure("indikator", "Indikator kinerja", "A10", "C10", Kind.COUNT, "COUNT({Pengukuran.nomor_sasaran:})"),
    Figure("terukur", "Indikator yang terukur", "A11", "C11", Kind.COUNT,
           'COUNTIFS({Pengukuran.nomor_sasaran:},">=0",{Pengukuran.capaian:},">=0")'),
    Figure("capaian", "Rata-rata capaian (%)", "A12", "C12", Kind.PERCENT,
           f'IF({_UNBALANCED},"",{_MEAN})',
           by_weights=f'IF({_UNBALANCED},"",IF({_NO_WEIGHTS},{_MEAN},IFERROR(ROUND(ROUND('
           'SUM({Pengukuran.capaian_berbobot:})/SUM({Pengukuran.bobot_dihitung:}),10),2),"")))'),
    Figure("kategori", "Kategori", "A13", "C13", Kind.SHORT, achievement.kategori_formula("{capaian}")),
    Figure("cara", "Rata-rata dari", "A14", "C14", Kind.SHORT,
           f'IF({_BY_SASARAN},"rata-rata sasaran","semua indikator")',
           by_weights=f'IF({_NO_WEIGHTS},IF({_BY_SASARAN},"rata-rata sasaran","semua indikator"),"{WEIGHTED}")'),
    Figure("pagu", "Pagu (Rp)", "D9", "F9", Kind.RUPIAH, "{Anggaran.pagu@total}"),
    Figure("realisasi", "Realisasi (Rp)", "D10", "F10", Kind.RUPIAH, "{Anggaran.realisasi@total}"),
    Figure("sisa", "Sisa anggaran (Rp)", "D11", "F11", Kind.RUPIAH, "{Anggaran.sisa@total}"),
    Figure("serapan", "Serapan (%)", "D12", "F12", Kind.PERCENT, "{Anggaran.capaian@total}"),
    Figure("efisiensi", "Efisiensi (capaian - serapan)", "D13", "F13", Kind.PERCENT, budget.efficiency.formula),
    Figure("tingkat_efisiensi", "Tingkat efisiensi", "D14", "F14", Kind.SHORT, budget.efficiency_class.formula),
)  # fmt: skip
FIGURES_NOTE = (
    "A15",
    "Efisiensi sekadar informasi: rata-rata capaian dikurangi serapan, dalam poin persen. Lebih dari 5 efisien, "
    "-5 sampai 5 cukup efisien, kurang dari -5 tidak efisien.",
)


def _of_sasaran(value: str) -> str:
    """Give the formula for a value in a row of the table of sasaran: "" in a row without a sasaran."""
    return 'IF({no}="","",' + value + ")"


def _of_budget(column: str, as_text: str = "") -> str:
    """Give the formula that fetches a column of the n-th main row of Anggaran."""
    found = f"INDEX({{Anggaran.{column}:}},MATCH({{n}},{{Anggaran.urutan_pokok:}},0),1){as_text}"
    return f'IF({{n}}>MAX({{Anggaran.urutan_pokok:}}),"",IFERROR({found},""))'


_HIDDEN_TAIL = "yang tidak tampak di sini: barisnya tersembunyi, atau tabel ini tidak memuatnya."


def _hidden_formula(table: "RowTable", numbers: str, things: str) -> str:
    """Give the formula for the warning about rows that are hidden or do not fit."""
    missing = f"MAX({{{numbers}:}})-SUBTOTAL(103,{{{table.key}_rows}})"
    return f'IF({missing}>0,"Masih ada "&({missing})&" {things} {_HIDDEN_TAIL}","")'


def room_for(tables: Sequence[RowTable], layout: Layout) -> int:
    """Count the rows that a workbook keeps for a list on some pages."""
    return sum(len(table.rows_in(layout)) for table in tables)


def hidden_sentence(tables: Sequence[RowTable], filled: int, layout: Layout) -> str:
    """Give the warning under a table about rows that do not fit: "" if all ``filled`` rows do.

    Its formula counts rows that are hidden as well, but ``compute`` shows all rows that fit.
    """
    room, things = room_for(tables, layout), "sasaran" if tables[0].key == "sasaran" else "baris anggaran"
    return f"Masih ada {filled - room} {things} {_HIDDEN_TAIL}" if filled > room else ""


SASARAN = RowTable(
    SHEET, "sasaran", "B. Capaian per sasaran", 17, 19, 25, 6,
    (
        RowColumn("no", "No", "A", Kind.COUNT, 'IF({n}>MAX({Pengukuran.nomor_sasaran:}),"",{n})'),
        RowColumn("nama", "Sasaran strategis", "B", Kind.TEXT,
                  _of_sasaran("INDEX({Pengukuran.sasaran_terbaca:},MATCH({no},{Pengukuran.nomor_sasaran:},0),1)")),
        RowColumn("indikator", "Indikator", "C", Kind.COUNT,
                  _of_sasaran("COUNTIF({Pengukuran.nomor_sasaran:},{no})")),
        RowColumn("terukur", "Terukur", "D", Kind.COUNT,
                  _of_sasaran('COUNTIFS({Pengukuran.nomor_sasaran:},{no},{Pengukuran.capaian:},">=0")')),
        RowColumn("capaian", "% Capaian", "E", Kind.PERCENT,
                  _of_sasaran("INDEX({Pengukuran.rata_sasaran:},MATCH({no},{Pengukuran.nomor_sasaran:},0),1)")),
        RowColumn("kategori", "Kategori", "F", Kind.SHORT, achievement.kategori_formula("{capaian}")),
    ),
)  # fmt: skip
SASARAN_HIDDEN = Figure(
    "sasaran_tersembunyi",
    "",
    "",
    "A44",
    Kind.TEXT,
    _hidden_formula(SASARAN, "Pengukuran.nomor_sasaran", "sasaran"),
)
SASARAN_SENTENCE = Figure("kalimat_capaian", "", "", "A45", Kind.TEXT, text.achievement_sentence.formula)

PER_KATEGORI = RowTable(
    SHEET, "per_kategori", "C. Jumlah indikator menurut kategori", 47, 49, 7, 5,
    (
        RowColumn("nama", "Kategori", "A", Kind.SHORT, achievement.nth_kategori_formula("{n}")),
        RowColumn("jumlah", "Jumlah indikator", "C", Kind.COUNT,
                  'IF({nama}="","",SUMPRODUCT(({Pengukuran.kategori:}={nama})*({Pengukuran.nomor_sasaran:}<>"")))'),
    ),
)  # fmt: skip
UNMEASURED = Figure("belum_terukur", "Tidak terukur", "A56", "C56", Kind.COUNT, "{indikator}-{terukur}")
CHART_AT = ("D", 48)
CHART_TITLE = "Jumlah indikator menurut kategori"

PAGE_BREAK_AFTER = 58
BUDGET = RowTable(
    SHEET, "anggaran", "D. Realisasi anggaran", 60, 62, 25, 4,
    (
        RowColumn("kode", "Kode", "A", Kind.CODE, _of_budget("kode", '&""')),
        RowColumn("uraian", "Program/Kegiatan/Output", "B", Kind.TEXT,
                  _of_budget("uraian", '&""')),
        RowColumn("pagu", "Pagu (Rp)", "C", Kind.RUPIAH, _of_budget("pagu_terbaca")),
        RowColumn("realisasi", "Realisasi (Rp)", "D", Kind.RUPIAH, _of_budget("realisasi_terbaca")),
        RowColumn("sisa", "Sisa Anggaran (Rp)", "E", Kind.RUPIAH, _of_budget("sisa")),
        RowColumn("capaian", "% Capaian", "F", Kind.PERCENT, _of_budget("capaian")),
    ),
)  # fmt: skip
BUDGET_TOTAL_ROW = 87
BUDGET_TOTAL = (
    Figure("total_pagu", "TOTAL", "A87", "C87", Kind.RUPIAH, "{pagu}"),
    Figure("total_realisasi", "", "", "D87", Kind.RUPIAH, "{realisasi}"),
    Figure("total_sisa", "", "", "E87", Kind.RUPIAH, "{sisa}"),
    Figure("total_capaian", "", "", "F87", Kind.PERCENT, "{serapan}"),
)
BUDGET_HIDDEN = Figure(
    "anggaran_tersembunyi",
    "",
    "",
    "A88",
    Kind.TEXT,
    _hidden_formula(BUDGET, "Anggaran.urutan_pokok", "baris anggaran"),
)
BUDGET_SENTENCE = Figure("kalimat_anggaran", "", "", "A89", Kind.TEXT, text.budget_sentence.formula)

FINDINGS_TITLE = ("A91", "E. Hasil pemeriksaan")
FINDING_COUNTS = (
    Figure("galat", "Kesalahan (angka yang tidak dapat dipertahankan)", "A92", "C92", Kind.COUNT, "{count_galat}"),
    Figure("peringatan", "Peringatan (perlu diputuskan)", "A93", "C93", Kind.COUNT, "{count_peringatan}"),
    Figure("catatan", "Catatan (untuk diketahui)", "A94", "C94", Kind.COUNT, "{count_catatan}"),
)  # fmt: skip

NOT_CHECKED = "Belum diperiksa: jalankan lkj-xlsx compute."
_CHANGED = "Angka sudah berubah sejak diperiksa: jalankan lkj-xlsx compute lagi."
_FIGURES = '{indikator}&"|"&{terukur}&"|"&' + '&"|"&'.join(
    f"ROUND(N({{{key}}})*100,0)" for key in ("capaian", "pagu", "realisasi")
)
AGE_OF_CHECK = Figure(
    "usia_pemeriksaan", "", "", "A95", Kind.TEXT,
    f'IF({temuan.IS_NOT_CHECKED},"{NOT_CHECKED}",IF({_FIGURES}={{checked_figures}},"","{_CHANGED}"))',
)  # fmt: skip

# Only where Pengukuran has the columns of the analysis. What Temuan says of the seven points is shown, in its row 96.
COMPLETENESS = Figure(
    "kelengkapan",
    "",
    "",
    "A96",
    Kind.TEXT,
    f'IFERROR(INDEX({{messages}},MATCH("{kelengkapan.SHARE}",{{codes}},0),1),"")',
)

SIGNATURE = (
    Figure("tempat_tanggal", "", "", "D97", Kind.TEXT, text.place_and_date.formula),
    Figure("jabatan", "", "", "D98", Kind.TEXT, 'Jabatan_Penandatangan&""'),
    Figure("penandatangan", "", "", "D103", Kind.TEXT, 'Nama_Penandatangan&""'),
    Figure(
        "nip",
        "",
        "",
        "D104",
        Kind.TEXT,
        'IF(NIP_Penandatangan="","","NIP "&IF(ISNUMBER(NIP_Penandatangan),'
        'TEXT(NIP_Penandatangan,"0"),NIP_Penandatangan))',
    ),
)
LAST_ROW = 104
# What the page of sasaran has no room for stands on a page of its own, which is shown and printed when it is needed.
# Older templates lack it.
SASARAN_CONTINUED = RowTable(
    SHEET, "sasaran_lanjutan", "B. Capaian per sasaran (lanjutan)", 106, 108, 15, 0, SASARAN.columns, SASARAN.rows + 1
)

ROW_TABLES = (SASARAN, PER_KATEGORI, BUDGET, SASARAN_CONTINUED)
LISTS = ((SASARAN, SASARAN_CONTINUED), (BUDGET,))  # each one list, on one page or two
ALL_FIGURES = (
    *IDENTITY, *FIGURES, SASARAN_HIDDEN, SASARAN_SENTENCE, UNMEASURED, *BUDGET_TOTAL, BUDGET_HIDDEN,
    BUDGET_SENTENCE, *FINDING_COUNTS, AGE_OF_CHECK, *SIGNATURE,
)  # fmt: skip


def figures_in(layout: Layout) -> tuple[Figure, ...]:
    """Give the figures that a workbook has."""
    has_analysis = not kelengkapan.lacks_analysis(layout["Pengukuran"])
    return (*ALL_FIGURES, *([COMPLETENESS] if has_analysis else []))


# The texts in column A by which a row is found again after the user inserted rows: titles, headings, labels.
LANDMARKS: dict[int, str] = dict(
    sorted(
        [
            (1, TITLE),
            *((int(ref[1:]), title) for ref, title in (FIGURES_TITLE, FINDINGS_TITLE)),
            *((table.title_row, table.title) for table in ROW_TABLES),
            *((table.heading_row, table.columns[0].heading) for table in ROW_TABLES if table.first_number == 1),
            *((int(one.label_at[1:]), one.label) for one in ALL_FIGURES if one.label_at.startswith("A")),
        ]
    )
)
# The same for the signature, which has no labels: its formulas name no cell, so they stay as they are.
JABATAN_HEIGHT, SASARAN_SENTENCE_HEIGHT, BUDGET_SENTENCE_HEIGHT = 32, 20, 50
# Texts that reach from their cell to the last column, with the height that the template gives their row.
WIDE_TEXTS: dict[str, float] = {
    f"A{UNIT_ROW}": 0,
    **{one.value_at: JABATAN_HEIGHT if one.key == "jabatan" else 0 for one in (*IDENTITY, *SIGNATURE)},
    SASARAN_SENTENCE.value_at: SASARAN_SENTENCE_HEIGHT,
    BUDGET_SENTENCE.value_at: BUDGET_SENTENCE_HEIGHT,
}
SIGNATURE_COLUMN = "D"
SIGNATURE_MARKS: dict[int, str] = {int(one.value_at[1:]): one.formula for one in SIGNATURE}
# Every row that results are written into, titles and headings included.
WRITTEN_ROWS = sorted(
    {int(one.value_at[1:]) for one in ALL_FIGURES}
    | {row for table in ROW_TABLES for row in range(table.title_row, table.last_row + 1)}
)
