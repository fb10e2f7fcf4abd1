"""The sheet Pengukuran: its columns, and checks of what is missing or does not fit before a capaian is computed."""

from collections.abc import Iterator

from lkj_xlsx.declare.columns import (
    KODE_IK_HELP,
    POLARITAS_HELP,
    TARGET_HELP,
    carried_text_column,
    link_column,
    mark_column,
    measured_name_column,
    number_column,
    tied_row_column,
    typed_over_column,
)
from lkj_xlsx.declare.message import ERROR, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Role, Table, Tie
from lkj_xlsx.declare.sources import HOW_CELLS_ARE_READ
from lkj_xlsx.report.checking import (
    Check,
    cached_per_report,
    finding_at,
    is_unfilled,
    lacks_column,
    reading_of,
    rows_of,
)
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules import achievement, means, weights
from lkj_xlsx.rules.achievement import MAXIMUM, MINIMUM
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets.bobot import WEIGHTS
from lkj_xlsx.sheets.kelengkapan import analysis_columns
from lkj_xlsx.sheets.pk import is_taken_from_pk, known_polaritas
from lkj_xlsx.values import Reason, first_few, format_quantity, same_unit

POSITION = 50

_TIE = Tie("PK", by="kode_ik", names="indikator", row="baris_pk", figure="realisasi", record="indikator_tercatat")

# Before version 2 of the template.
_CAPAIAN_BEFORE = (
    'IF({mentah}="","",ROUND(ROUND('
    "IF(ISNUMBER(Batas_Capaian),MIN(Batas_Capaian,MAX(0,{mentah})),MAX(0,{mentah})),12),2))"
)
# Before Kategori_Berlaku; and in version 2 of the template, before Kategori_Ke.
_KATEGORI_BEFORE = (
    'IF(NOT(ISNUMBER({capaian})),"",IFERROR(INDEX(Kategori_Nama,SUMPRODUCT(MATCH(1,(Kategori_Skala=TRIM(Skala_Kategori))'
    '*((Kategori_Batas<{capaian})+(Kategori_Batas={capaian})*(Kategori_Syarat<>"lebih dari")),0)))&"",""))',
    "IF(ISNUMBER({capaian}),IFERROR(INDEX(Kategori_Nama,MATCH(LARGE(Kategori_Berlaku,"
    'COUNTIF(Kategori_Berlaku,">"&{capaian})+1),Kategori_Berlaku,0))&"",""),"")',
)

PENGUKURAN = Table(
    sheet="Pengukuran",
    label="Tabel 3",
    title="Pengukuran Capaian Kinerja",
    purpose="realisasi tiap indikator; capaian dan kategori terhitung sendiri",
    tie=_TIE,
    group="sasaran",
    compare_by=CompareBy("kode_ik", "indikator", "sasaran"),
    superseded=("Indikator Dihitung", "Urutan Sasaran", "Target Terbaca", "Batas Atas Target", "Realisasi Terbaca",
                "Nilai Target", "Target Acuan"),
    columns=(
        number_column(),
        Column("kode_ik", "Kode IK", Role.INPUT, Kind.CODE, 9, KODE_IK_HELP, makes_row_data=False,
               prepared="IK{:02d}"),
        link_column(_TIE, "sasaran_terbaca", "sasaran", "Sasaran Strategis", Kind.TEXT, 34,
                    "Terisi dari PK. Ketik di atasnya bila berbeda.", carried_down=True),
        link_column(_TIE, "indikator", "indikator", "Indikator Kinerja", Kind.TEXT, 44,
                    "Terisi dari PK. Ketik di atasnya bila berbeda."),
        link_column(_TIE, "polaritas", "polaritas", "Polaritas", Kind.SHORT, 12, POLARITAS_HELP,
                    choices="Pilihan_Polaritas", strict=True),
        link_column(_TIE, "target", "target", "Target", Kind.QUANTITY, 12, "Terisi dari PK. " + TARGET_HELP,
                    choices="Skala_Kata"),
        link_column(_TIE, "satuan_terbaca", "satuan", "Satuan", Kind.UNIT, 11, "Terisi dari PK.",
                    choices="Pilihan_Satuan", unit_of=("target", "realisasi")),
        Column("realisasi", "Realisasi", Role.INPUT, Kind.QUANTITY, 13,
               "Yang tercapai, ditulis dengan cara yang sama seperti target. 0 adalah nilai; kosong atau - berarti "
               "tidak diukur.", choices="Skala_Kata", may_be_range=False, expected=True),
        Column("capaian", "% Capaian", Role.RESULT, Kind.PERCENT, 11,
               "Dihitung dari target, realisasi dan polaritas, dua desimal.", rule=achievement.achievement,
               former=(_CAPAIAN_BEFORE,)),
        Column("kategori", "Kategori", Role.RESULT, Kind.SHORT, 17, "Menurut tabel kategori pada Pengaturan.",
               rule=achievement.kategori, former=_KATEGORI_BEFORE),
        mark_column(),
        *analysis_columns(),
        link_column(_TIE, "bobot", "bobot", "Bobot", Kind.QUANTITY, 9, "Terisi dari PK.", makes_row_data=False,
                    may_be_range=False, optional=True, part=WEIGHTS, on_paper=False),
        tied_row_column(_TIE, "Baris PK", "Letak Kode IK yang sama pada PK."),
        carried_text_column("sasaran", "Sasaran"),
        Column("nomor_sasaran", "Nomor Sasaran", Role.HELPER, Kind.COUNT, 10,
               "Nomor sasaran baris ini menurut kemunculannya; 0 bila indikatornya tanpa sasaran.",
               rule=means.sasaran_numbers, since=2),
        Column("rata_sasaran", "Rata-rata Sasaran", Role.HELPER, Kind.PERCENT, 11,
               "Rata-rata capaian indikator yang terukur, pada baris pertama tiap sasaran.",
               rule=means.means_of_sasaran, rule_with=(WEIGHTS, weights.weighted_means_of_sasaran)),
        Column("bobot_dihitung", "Bobot Dihitung", Role.HELPER, Kind.QUANTITY, 9, "Bobot, bila indikatornya terukur.",
               rule=weights.weight_that_counts, optional=True, part=WEIGHTS),
        Column("capaian_berbobot", "Capaian Berbobot", Role.HELPER, Kind.QUANTITY, 12, "% Capaian dikali bobot.",
               rule=weights.weighted_achievement, optional=True, part=WEIGHTS),
        Column("skala", "Skala", Role.HELPER, Kind.SHORT, 14, "Skala kata yang dipakai baris ini.",
               rule=achievement.scale_of),
        Column("nilai_angka", "Nilai Angka pada Skala", Role.HELPER, Kind.QUANTITY, 12,
               "Nilai angka yang berhadapan dengan kata: kata terbaik yang batasnya terlampaui.",
               rule=achievement.number_on_scale, since=2),
        Column("nilai_realisasi", "Nilai Realisasi", Role.HELPER, Kind.QUANTITY, 12,
               "Angka realisasi, atau nilai katanya pada skala.", rule=achievement.realisasi_that_counts),
        Column("target_hitung", "Target Dihitung", Role.HELPER, Kind.QUANTITY, 12,
               "Angka target, atau nilai katanya pada skala; pada rentang: batas yang terlewati.",
               rule=achievement.target_that_counts, since=2),
        Column("rumus", "Rumus Dipakai", Role.HELPER, Kind.SHORT, 14,
               "Rumus capaian baris ini: Maksimum, Minimum, Stabil, atau Minimum T/R menurut Pengaturan.",
               rule=achievement.rule_in_force, since=2),
        Column("persen_target", "Realisasi per Target (%)", Role.HELPER, Kind.QUANTITY, 14,
               "Realisasi dalam persen target. Untuk target 0: 100 bila realisasinya 0, 200 bila lebih.",
               rule=achievement.share_of_target, since=3),
        Column("mentah", "Capaian Mentah", Role.HELPER, Kind.QUANTITY, 14,
               "Capaian sebelum batas bawah 0, batas capaian dan pembulatan.", rule=achievement.raw_by_rule),
        typed_over_column("capaian", "% Capaian"),
        typed_over_column("kategori", "Kategori"),
        measured_name_column("indikator_tercatat"),
    ),
)  # fmt: skip

CHAPTER = Chapter("UK", "Pengukuran")

_CAPAIAN = "pertimbangan kami: rumus capaian"
_UNIT = "PermenPANRB 53/2014: target dan realisasi tiap indikator"

SHEET = "Pengukuran"


NO_TARGET = Message(
    "UK01",
    ERROR,
    "Target kosong, sehingga capaian tidak dapat dihitung.",
    "Isi target sesuai Perjanjian Kinerja.",
    rule="Capaian membandingkan realisasi dengan target; tanpa target tidak ada yang dibandingkan. Target 0 adalah "
    "angka, sel kosong bukan. Bila selnya hanya mengikuti PK, temuannya disebut pada PK.",
    source=_UNIT,
    example="Realisasi 80%, target kosong: capaian kosong, bukan 0 atau 100.",
)


def missing_target(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a realisasi without a target, unless its cell shows that of PK, which PK01 reports (UK01)."""
    for row, record in rows_of(laporan, SHEET):
        empty = is_unfilled(laporan, SHEET, row, "target") and not is_taken_from_pk(laporan, row, "target")
        if record["indikator"].strip() and empty and not is_unfilled(laporan, SHEET, row, "realisasi"):
            yield finding_at(laporan, NO_TARGET, SHEET, row, "target")


NOT_MEASURED = Message(
    "UK02",
    WARNING,
    "Indikator ini tidak diukur; tidak ikut dalam rata-rata.",
    "Isi realisasi (0 bila memang nol), atau jelaskan mengapa tidak diukur.",
    rule='Realisasi kosong, "-" atau "n/a" berarti tidak diukur: dihitung jumlahnya, disebut, dan tidak ikut dalam '
    "rata-rata. Angka yang lain tetap benar, tetapi harus ada yang memutuskan bagaimana menjelaskannya.",
    source="PermenPANRB 53/2014; pertimbangan kami: indikator yang tidak diukur",
    example='Target 85%, realisasi "-": Ringkasan menyebut 11 dari 12 indikator terukur.',
    headline=True,
)


def not_measured(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an indikator whose realisasi is empty, "-" or "n/a"; it is left out of every mean (UK02).

    PK11 reports one whose target on PK is empty as well.
    """
    for row, record in rows_of(laporan, SHEET):
        told = is_unfilled(laporan, SHEET, row, "target") and is_taken_from_pk(laporan, row, "target")
        if record["indikator"].strip() and is_unfilled(laporan, SHEET, row, "realisasi") and not told:
            yield finding_at(laporan, NOT_MEASURED, SHEET, row, "realisasi")


UNKNOWN_POLARITAS = Message(
    "UK03",
    ERROR,
    "Polaritas belum dipilih atau tidak dikenal, sehingga capaian tidak dapat dihitung.",
    "Pilih Maksimum, Minimum atau Stabil; polaritas tidak ditebak.",
    rule="Rumus capaian bergantung pada polaritas, dan polaritas tidak ditebak dari nama indikator. Tanpa itu "
    "capaian tidak dapat dihitung, kecuali untuk kata pada skala.",
    source=_CAPAIAN,
    example='Target 80, realisasi 72, polaritas "Naik": capaian bisa 90 atau 110.',
)


def unknown_polaritas(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a polaritas that is empty or unknown; it is never guessed (UK03)."""
    if lacks_column(laporan, "polaritas", SHEET):
        return
    for row, record in rows_of(laporan, SHEET):
        result = hasil.measured[row]
        both = result["target_hitung"] is not None and result["nilai_realisasi"] is not None
        measured = both and not result["skala"]
        if measured and not known_polaritas(record["polaritas"]) and not is_taken_from_pk(laporan, row, "polaritas"):
            yield finding_at(laporan, UNKNOWN_POLARITAS, SHEET, row, "polaritas")


UNIT_DIFFERS_FROM_COLUMN = Message(
    "BC07",
    WARNING,
    "Satuan yang ditulis bersama {kolom} berbeda dari kolom Satuan.",
    "Samakan satuan di sel ini dengan kolom Satuan.",
    rule="Satuan di dalam sel dibandingkan dengan kolom Satuan; singkatan seperti Lap. dianggap sama. Angkanya "
    "dihitung apa adanya, tetapi mungkin mengukur hal lain, jadi harus ada yang memutuskan.",
    source=HOW_CELLS_ARE_READ,
    example="Kolom Satuan berisi Laporan, realisasi ditulis 100%: capaian terhitung 100 dibagi 1.",
    headline=True,
)
UNITS_DIFFER = Message(
    "UK04",
    WARNING,
    "Satuan target ({target}) di {sel} dan satuan realisasi ({realisasi}) berbeda.",
    "Samakan satuannya; capaian dihitung dari angkanya apa adanya.",
    rule="Bila kolom Satuan kosong, satuan yang ditulis di kedua sel dibandingkan. Angka dalam dua satuan tidak "
    "dapat dibagi dengan arti, jadi harus ada yang memutuskan mana yang benar.",
    source="Pertimbangan kami: cara angka dibaca",
    example='Target "1 Laporan", realisasi "100%": capaian terhitung 10.000.',
    headline=True,
)


def units_differ(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a unit in a cell that is not that of Satuan (BC07), nor that of the other cell (UK04)."""
    for sheet in ("RKT", "PK"):
        for row in laporan.rows[sheet]:
            unit = reading_of(laporan, sheet, row, "target").unit
            column = "" if unit is None else trim(laporan.written(sheet, row, "satuan"))
            if column and not same_unit(unit, column):
                yield finding_at(
                    laporan, UNIT_DIFFERS_FROM_COLUMN, sheet, row, "target", kolom="target", computed=column
                )
    for row, key, column in unit_clashes(laporan):
        if column:
            yield finding_at(laporan, UNIT_DIFFERS_FROM_COLUMN, SHEET, row, key, kolom=key, computed=column)
        else:
            units = {one: reading_of(laporan, SHEET, row, one).unit for one in ("target", "realisasi")}
            sel = laporan.place(SHEET, row, "target")[1]
            yield finding_at(laporan, UNITS_DIFFER, SHEET, row, key, sel=sel, **units)


@cached_per_report
def unit_clashes(laporan: Report) -> list[tuple[int, str, str]]:
    """Give row, column and the text in Satuan ("" for none) for each cell with another unit."""
    found: list[tuple[int, str, str]] = []
    for row in laporan.rows[SHEET]:
        written = ((key, reading_of(laporan, SHEET, row, key).unit) for key in ("target", "realisasi"))
        units = {key: unit for key, unit in written if unit is not None}
        column = (laporan.written(SHEET, row, "satuan") or "").strip() if units else ""
        if column:
            for key, unit in units.items():
                if not same_unit(unit, column) and not is_taken_from_pk(laporan, row, key):
                    found.append((row, key, column))
        elif len(units) > 1 and not same_unit(units["target"], units["realisasi"]):
            found.append((row, "realisasi", ""))
    return found


OPPOSITE_BOUND = Message(
    "UK31",
    WARNING,
    'Target ditulis sebagai batas {batas} ("{target}", {sel}), tetapi polaritasnya {polaritas}.',
    "Pilih polaritas {lain}, atau tulis targetnya tanpa kata batas.",
    rule="Minimal, ≥ dan sejenisnya berarti makin tinggi makin baik; maksimal, ≤ dan paling lama berarti makin rendah "
    "makin baik. Capaian dihitung menurut polaritas yang dipilih, jadi harus ada yang memutuskan mana yang benar.",
    source=HOW_CELLS_ARE_READ,
    example='Target "paling lama 5 hari" dengan polaritas Maksimum: realisasi 7 hari memberi 140.',
    headline=True,
)


def opposite_bound(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a target such as "minimal 80" under Minimum, or "maksimal 5" under Maksimum (UK31)."""
    for row, record in rows_of(laporan, SHEET):
        reasons = reading_of(laporan, SHEET, row, "target").reasons
        polaritas = trim(record["polaritas"]).capitalize()
        for reason, limit, opposite, right in (
            (Reason.AT_LEAST, "bawah", MINIMUM, MAXIMUM),
            (Reason.AT_MOST, "atas", MAXIMUM, MINIMUM),
        ):
            if reason in reasons and polaritas == opposite:
                yield finding_at(
                    laporan, OPPOSITE_BOUND, SHEET, row, "polaritas", batas=limit, polaritas=polaritas, lain=right,
                    target=laporan.written(SHEET, row, "target"), sel=laporan.place(SHEET, row, "target")[1],
                )  # fmt: skip


OTHER_SHAPE = Message(
    "UK32",
    ERROR,
    "Target ({target}, {sel}) dan realisasi tidak dapat dibandingkan: hanya satu yang ditulis sebagai perbandingan.",
    "Tulis keduanya dengan cara yang sama, misalnya 4 dari 4 dan 3 dari 4, atau 4 dan 3.",
    rule='Dua perbandingan ("3 dari 4", "1 : 15") dibandingkan hasil baginya, dan "3 dari 4" terhadap target 4 berarti '
    "3. Perbandingan terhadap angka lain tidak punya arti yang pasti, jadi capaiannya tidak dihitung.",
    source=HOW_CELLS_ARE_READ,
    example='Target 80%, realisasi "3 dari 4".',
)


def other_shape(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a quotient against a number that is not its whole (UK32)."""
    for row, record in rows_of(laporan, SHEET):
        if Reason.OTHER_SHAPE in reading_of(laporan, SHEET, row, "realisasi").reasons:
            yield finding_at(
                laporan, OTHER_SHAPE, SHEET, row, "realisasi", sel=laporan.place(SHEET, row, "target")[1],
                target=format_quantity(record["target"], record["satuan"] or None),
            )  # fmt: skip


WITHOUT_SASARAN = Message(
    "UK19",
    WARNING,
    "{n} indikator ({sel}) tidak berada di bawah sasaran mana pun.",
    "Isi Sasaran Strategis di sel ini.",
    rule="Tiap indikator mengukur satu sasaran; sasaran cukup ditulis sekali, di baris indikatornya yang pertama. "
    "Tanpa sasaran, indikator tidak ikut dalam rata-rata sasaran mana pun. Disebut sekali untuk tiap lembar, pada "
    "PK bila Pengukuran hanya mengikutinya.",
    source="PermenPANRB 53/2014: indikator mengukur sasaran",
    example="Target 80%, realisasi 80%, kolom sasaran kosong sejak baris pertama.",
)


def without_sasaran(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once for each sheet the indikator without a sasaran above them (UK19)."""
    for sheet in () if lacks_column(laporan, "sasaran", "PK", SHEET) else ("PK", SHEET):
        rows = [
            row
            for row, record in rows_of(laporan, sheet)
            if record["indikator"].strip() and not record["sasaran"]
            if sheet == "PK" or not is_taken_from_pk(laporan, row, "sasaran")
        ]
        if rows:
            cells = first_few([laporan.place(sheet, row, "indikator")[1] for row in rows])
            yield finding_at(laporan, WITHOUT_SASARAN, sheet, rows[0], "sasaran", n=len(rows), sel=cells)


CHECKS: tuple[Check, ...] = (
    missing_target,
    not_measured,
    unknown_polaritas,
    units_differ,
    opposite_bound,
    other_shape,
    without_sasaran,
)
