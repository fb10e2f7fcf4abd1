"""The sheet PK: its columns, and checks of targets, polaritas, codes and the wording of each indikator."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from lkj_xlsx.declare.columns import (
    KODE_IK_HELP,
    POLARITAS_HELP,
    SASARAN_HELP,
    TARGET_HELP,
    carried_text_column,
    mark_column,
    number_column,
    tied_code_column,
)
from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Reads, Role, Shows, Table
from lkj_xlsx.report.checking import (
    Check,
    cached_per_report,
    cell_with_sheet,
    finding_at,
    is_unfilled,
    lacks_column,
    rows_of,
)
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import LONGEST_NAME
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.achievement import MAXIMUM, POLARITIES
from lkj_xlsx.rules.text import code_key, trim
from lkj_xlsx.sheets.bobot import WEIGHTS
from lkj_xlsx.values import Word, first_few, normalised

POSITION = 40

PK = Table(
    sheet="PK",
    label="Tabel 2",
    title="Perjanjian Kinerja",
    purpose="sasaran, indikator dan target yang dijanjikan; sumber bagi Pengukuran",
    compare_by=CompareBy("kode_ik", "indikator", "sasaran"),
    columns=(
        number_column(),
        Column("kode_ik", "Kode IK", Role.INPUT, Kind.CODE, 9, KODE_IK_HELP, makes_row_data=False,
               prepared="IK{:02d}"),
        Column("sasaran", "Sasaran Strategis", Role.INPUT, Kind.TEXT, 40, SASARAN_HELP, carried_down=True),
        Column("indikator", "Indikator Kinerja", Role.INPUT, Kind.TEXT, 52, "Satu indikator satu baris."),
        Column("polaritas", "Polaritas", Role.INPUT, Kind.SHORT, 12, POLARITAS_HELP,
               choices="Pilihan_Polaritas", strict=True, expected=True),
        Column("target", "Target", Role.INPUT, Kind.QUANTITY, 12, TARGET_HELP, choices="Skala_Kata", expected=True),
        Column("satuan", "Satuan", Role.INPUT, Kind.UNIT, 11, "Pilih dari daftar atau ketik sendiri.",
               choices="Pilihan_Satuan", unit_of=("target",)),
        Column("bobot", "Bobot", Role.INPUT, Kind.QUANTITY, 9,
               "Bagian indikator dalam rata-rata; semuanya berjumlah 100. Kosong semua berarti tanpa bobot.",
               may_be_range=False, makes_row_data=False, optional=True, part=WEIGHTS),
        mark_column(),
        carried_text_column("sasaran", "Sasaran"),
        tied_code_column("kode_ik", "indikator", "Kode IK Terbaca",
                         "Kode IK bila barisnya memuat indikator; di sinilah Pengukuran mencarinya.", since=2),
        Column("target_terbaca", "Target Terbaca", Role.HELPER, Kind.QUANTITY, 12,
               "Target sebagaimana tampil pada Pengukuran; persen dihitung dalam persen.",
               formula='IF(OR(ISNUMBER({target}),ISTEXT({target})),{target},"")',
               reads=Reads("target", Shows.AS_WRITTEN)),
        Column("satuan_terbaca", "Satuan Terbaca", Role.HELPER, Kind.SHORT, 11,
               "Satuan; % bila target ditulis sebagai persen dan satuannya kosong.",
               formula='IFERROR(TRIM({satuan}),"")', reads=Reads("satuan", Shows.UNIT)),
        Column("bobot_terbaca", "Bobot Terbaca", Role.HELPER, Kind.QUANTITY, 9, "Bobot sebagaimana dipakai Pengukuran.",
               formula='IF(OR(ISNUMBER({bobot}),ISTEXT({bobot})),{bobot},"")', reads=Reads("bobot", Shows.AS_WRITTEN),
               optional=True, part=WEIGHTS),
    ),
)  # fmt: skip

CHAPTER = Chapter("PK", "PK")

# Names that hint at the lower the better.
_HINT = re.compile(r"\b(tidak|menurunnya|penurunan|angka kematian|sengketa|keluhan)\b", re.I)

_RATES = ("persentase", "persen")
_NO_RATES = ("nilai", "skor", "jumlah", "opini", "predikat")
_PERCENT = re.compile(r"persen|prosen|%|rasio", re.I)
_MEASURES = "persentase|jumlah|nilai|indeks|tingkat|rasio|opini|predikat|skor|angka|cakupan|rata-rata"
_MEASURE = re.compile(rf"\s*({_MEASURES})\b", re.I)
# After a semicolon or a new line any measure begins an indikator of its own; after "dan" only a percentage surely does.
_SECOND = re.compile(rf"(?:[;\n]\s*(?:\d+[.)]\s*)?|\b(?:dan|serta)\s+(?=persentase))((?:{_MEASURES})\b.*)", re.I | re.S)
_SHOWN_WORDS = 6
_CODE = re.compile(r"(\D*)(\d{1,9})")


def is_taken_from_pk(laporan: Report, row: int, key: str) -> bool:
    """Tell whether a cell of Pengukuran shows the value of PK by our formula, so that faults are reported at PK."""
    return row in laporan.pk_row_of and ("Pengukuran", row, key) in laporan.intact_links


NO_TARGET = Message(
    "PK01",
    ERROR,
    "Indikator PK ini tidak punya target.",
    "Isi targetnya pada lembar PK.",
    rule="Setiap baris PK yang memuat indikator harus memuat target; 0 adalah target, sel kosong atau tanda - "
    "bukan. Kesalahan, sebab tanpa target capaian indikator ini tidak dapat dihitung.",
    source="PermenPANRB 53/2014: perjanjian kinerja memuat indikator beserta targetnya.",
    example='Indikator "Opini BPK Atas Laporan Keuangan" dengan sel Target kosong.',
)


NOT_FILLED_YET = Message(
    "PK11",
    WARNING,
    "Indikator ini belum punya target maupun realisasi, jadi belum terukur.",
    "Isi target pada PK dan realisasi pada Pengukuran, atau hapus indikatornya bila tidak diperjanjikan.",
    rule="Indikator yang target dan realisasinya sama-sama kosong belum diisi: dihitung sebagai belum terukur, tidak "
    "ikut dalam rata-rata. Peringatan, sebab tidak ada angka yang salah, tetapi harus ada yang mengisinya. Target "
    "kosong di samping realisasi adalah kesalahan (PK01, UK01).",
    source="Pertimbangan kami: indikator yang tidak diukur",
    example='Indikator "Opini BPK" sudah tertulis, Target dan Realisasi kosong.',
)


def missing_target(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an indikator without a target: one that was measured (PK01), or is not filled yet (PK11)."""
    measured = {
        pk_row for row, pk_row in laporan.pk_row_of.items() if not is_unfilled(laporan, "Pengukuran", row, "realisasi")
    }
    for row, record in rows_of(laporan, "PK"):
        if record["indikator"].strip() and is_unfilled(laporan, "PK", row, "target"):
            yield finding_at(laporan, NO_TARGET if row in measured else NOT_FILLED_YET, "PK", row, "target")


UNKNOWN_POLARITAS = Message(
    "PK02",
    ERROR,
    "Polaritas indikator ini belum dipilih atau tidak dikenal.",
    "Pilih Maksimum, Minimum atau Stabil; polaritas tidak ditebak.{mungkin}",
    rule="Setiap indikator PK dengan target angka harus berpolaritas Maksimum, Minimum atau Stabil. Target "
    "berupa kata (WTP, BB) diberi peringkat menurut skalanya dan tidak memerlukannya. Kesalahan, sebab rumus "
    "capaian bergantung pada polaritas.",
    source="Rumus capaian menurut polaritas: PermenPANRB 8/2021.",
    example='Polaritas kosong, atau tertulis "Naik".',
)


def unknown_polaritas(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a polaritas that is empty or unknown (PK02). A target that is a word of a scale needs none."""
    if lacks_column(laporan, "polaritas", "PK"):
        return
    for row, record in rows_of(laporan, "PK"):
        on_scale = isinstance(record["target"], Word)
        if record["indikator"].strip() and not on_scale and not known_polaritas(record["polaritas"]):
            nearest = _nearest_polaritas(record["polaritas"])
            maybe = f" Mungkin maksudnya {nearest}." if nearest else ""
            yield finding_at(laporan, UNKNOWN_POLARITAS, "PK", row, "polaritas", mungkin=maybe)


# How other forms name them, by the beginning of the word.
_OTHER_NAMES = (
    (POLARITIES[0], ("maks", "max", "positi", "naik", "mening", "tinggi", "high")),
    (POLARITIES[1], ("min", "negati", "turun", "menurun", "rendah", "low")),
    (POLARITIES[2], ("sta", "tetap", "konstan")),
)


def _nearest_polaritas(written: str) -> str:
    """Give the polaritas that a word most likely means, to be offered and not to be used; "" for none."""
    words = normalised(written).split()
    found = {name for name, begins in _OTHER_NAMES if any(word.startswith(begins) for word in words)}
    return found.pop() if len(found) == 1 else ""


@cached_per_report
def rows_of_each_code(laporan: Report, sheet: str) -> list[list[int]]:
    """Give the rows of each Kode IK of a sheet that is not blank."""
    rows: dict[str, list[int]] = {}
    for row, record in rows_of(laporan, sheet):
        if code := code_key(record["kode_ik"]):
            rows.setdefault(code, []).append(row)
    return list(rows.values())


def rows_with_repeated_code(laporan: Report) -> list[int]:
    """Give the rows of PK whose Kode IK already stands in a row above."""
    return sorted(row for _first, *others in rows_of_each_code(laporan, "PK") for row in others)


SASARAN_WITHOUT_INDIKATOR = Message(
    "PK04",
    WARNING,
    "Sasaran ini tidak punya satu pun indikator.",
    "Tambahkan indikatornya, atau hapus sasaran ini bila tidak diperjanjikan.",
    rule="Setiap sasaran pada PK harus mempunyai paling sedikit satu indikator, pada baris yang sama atau di "
    "bawahnya sampai sasaran berikutnya. Peringatan, sebab sasaran tanpa indikator tidak dapat dinilai dan "
    "tidak tampil pada Ringkasan.",
    source="PermenPANRB 53/2014: perjanjian kinerja memuat sasaran, indikator dan target.",
    example="Sasaran 3 tertulis, tetapi Indikator Kinerja di baris itu dan di bawahnya kosong.",
)


def sasaran_without_indikator(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a sasaran without any indikator (PK04)."""
    rows = [] if lacks_column(laporan, "indikator", "PK") else list(rows_of(laporan, "PK"))
    seen = {normalised(record["sasaran"]) for _row, record in rows if record["indikator"].strip()}
    for row, record in rows:
        text = normalised(record["sasaran"])
        if text and text not in seen:
            seen.add(text)
            yield finding_at(laporan, SASARAN_WITHOUT_INDIKATOR, "PK", row, "sasaran")


REPEATED_INDIKATOR = Message(
    "PK05",
    WARNING,
    "Indikator ini sama dengan indikator pada {sel}.",
    "Hapus salah satunya, atau bedakan namanya bila memang dua indikator.",
    rule="Nama indikator dibandingkan tanpa melihat huruf besar, spasi dan tanda baca; satu temuan untuk satu nama, "
    "pada pengulangannya yang pertama, yang menyebut sel lainnya. Peringatan, sebab indikator yang berulang dihitung "
    "lebih dari sekali dalam rata-rata.",
    source="Pertimbangan kami.",
    example='"Opini BPK atas Laporan Keuangan" pada D8 dan lagi pada D15.',
    headline=True,
)


def repeated_indikator(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once each indikator that stands in several rows and counts as often in the mean (PK05)."""
    rows: dict[str, list[int]] = {}
    for row, record in rows_of(laporan, "PK"):
        if text := normalised(record["indikator"]):
            rows.setdefault(text, []).append(row)
    for first, *again in rows.values():
        if again:
            others = [cell_with_sheet(laporan, "PK", row, "indikator") for row in (first, *again[1:])]
            places = [laporan.place("PK", row, "indikator") for row in (first, *again[1:])]
            yield finding_at(
                laporan, REPEATED_INDIKATOR, "PK", again[0], "indikator", sel=first_few(others), related=places
            )


TWO_INDIKATOR_IN_ONE_ROW = Message(
    "PK06",
    WARNING,
    'Baris ini memuat dua indikator; yang kedua mulai dari "{kata}".',
    "Pisahkan menjadi dua baris, masing-masing dengan targetnya.",
    rule="Nama indikator yang sesudah titik koma atau baris baru mulai lagi dengan kata ukuran (Persentase, "
    'Jumlah, Nilai, Indeks, ...), atau sesudah "dan" mulai lagi dengan "Persentase". Peringatan, sebab satu '
    "target tidak dapat menilai dua ukuran.",
    source="LKj KPU Kota Binjai 2024, bagian 2.4 (IKU nomor 6); satu indikator satu ukuran.",
    example='"Persentase Terlaksananya penyediaan dokumentasi hukum; Jumlah Laporan Keuangan yang tepat waktu".',
)


def two_indikator_in_one_row(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a row of PK or IKU whose text holds two indikator, which cannot share one target (PK06)."""
    for sheet, row, record in ((name, *one) for name in ("PK", "IKU") for one in rows_of(laporan, name)):
        measured = _MEASURE.match(record["indikator"])
        second = _SECOND.search(record["indikator"][:LONGEST_NAME]) if measured else None
        if second:
            kata = " ".join(second[1].split()[:_SHOWN_WORDS])
            yield finding_at(laporan, TWO_INDIKATOR_IN_ONE_ROW, sheet, row, "indikator", kata=kata)


NAME_AGAINST_UNIT = Message(
    "PK07",
    WARNING,
    'Diukur sebagai "{kata}", tetapi targetnya bersatuan {satuan}.',
    "Tulis satuan yang sesuai (Nilai, Predikat, Laporan, ...), atau ganti nama indikatornya, misalnya menjadi "
    '"Persentase ...".',
    rule="Kata pertama nama indikator dibandingkan dengan satuan target: Persentase harus dalam %, sedangkan "
    "Nilai, Skor, Jumlah, Opini dan Predikat tidak. Peringatan, sebab capaian masih dapat dihitung, tetapi "
    "orang harus memutuskan apa yang sebenarnya diukur.",
    source="LKj KPU Kota Binjai 2024, Tabel 2.6.1.",
    example='"Nilai keterbukaan Informasi Publik" dengan target 100%.',
)


def name_against_unit(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report "Nilai ..." with a target in percent, and "Persentase ..." with one in another unit (PK07)."""
    for row, record in rows_of(laporan, "PK"):
        kind, _blank, rest = record["indikator"].strip().partition(" ")
        unit = record["satuan"] or ("kata" if isinstance(record["target"], Word) else "")
        if not unit or record["target"] is None:
            continue
        percent = _PERCENT.search(unit) is not None
        score_in_percent = kind.lower() in _NO_RATES and percent and not _PERCENT.search(rest)
        if score_in_percent or (kind.lower() in _RATES and not percent):
            yield finding_at(laporan, NAME_AGAINST_UNIT, "PK", row, "target", kata=kind, satuan=unit)


BELOW_ANOTHER_SASARAN = Message(
    "PK10",
    WARNING,
    "{n} baris tanpa sasaran ({sel}) berada di bawah sasaran yang bukan miliknya menurut urutan Kode IK; "
    "tabel ini mungkin pernah diurutkan (Urutkan, Sort).",
    "Urutkan kembali menurut Kode IK, lalu isi Sasaran Strategis pada setiap baris sebelum mengurutkan lagi; "
    "bila susunannya memang begini, isi Sasaran Strategis baris {kode}.",
    rule="Sel sasaran yang kosong berarti sama dengan sasaran di atasnya. Bila Kode IK tidak lagi berurutan "
    "dan menurut urutan kode baris itu milik sasaran lain, susunannya telah berubah. Baris baru dengan kode "
    "yang lebih tinggi tidak dihitung. Peringatan, sebab rata-rata sasaran bergantung padanya, tetapi urutan "
    "kode saja bukan bukti.",
    source="Pertimbangan kami: kode disiapkan berurutan oleh templat.",
    example="PK diurutkan menurut target: IK02 tanpa sasaran jatuh di bawah sasaran IK06.",
)


def below_another_sasaran(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report rows with an empty sasaran that sorting moved below another sasaran (PK10)."""
    moved = rows_below_another_sasaran(laporan)
    if moved:
        row, own = next(iter(moved.items()))
        records = laporan.rows["PK"]
        yield finding_at(
            laporan, BELOW_ANOTHER_SASARAN, "PK", row, "sasaran",
            n=len(moved), written=records[row]["sasaran"] or None,
            computed=records[own]["sasaran"], kode=records[row]["kode_ik"],
            sel=first_few([laporan.place("PK", one, "sasaran")[1] for one in moved]),
        )  # fmt: skip


@cached_per_report
def rows_below_another_sasaran(laporan: Report) -> dict[int, int]:
    """Give the rows with an empty sasaran that stand below another sasaran than their Kode IK says.

    The template prepares ascending codes. A row belongs to the sasaran with the nearest code up to its own: row -> row
    of that sasaran. New rows with higher codes at the end of a table in order were added, not moved.
    """
    matches = {row: _CODE.fullmatch(record["kode_ik"].strip()) for row, record in rows_of(laporan, "PK")}
    found = {row: match for row, match in matches.items() if match}
    codes = {row: int(match[2]) for row, match in found.items()}
    if len({match[1].lower() for match in found.values()}) != 1:
        return {}
    named = {row for row in laporan.rows["PK"] if trim(laporan.written("PK", row, "sasaran"))}
    heads = sorted((code, row) for row, code in codes.items() if row in named)
    moved: dict[int, int] = {}
    above = None
    for row in laporan.rows["PK"]:
        if row in named:
            above = row
        elif row in codes:
            at = bisect_right(heads, (codes[row], row))
            if at and heads[at - 1][1] != above:
                moved[row] = heads[at - 1][1]
    rest = [code for row, code in codes.items() if row not in moved]
    added = rest == sorted(rest) and all(codes[row] > max(rest) for row in moved)
    return {} if added else moved


NAME_HINTS_AT_MINIMUM = Message(
    "UK12",
    NOTE,
    'Nama indikator memuat "{kata}", tetapi polaritasnya Maksimum.',
    "Pastikan: makin tinggi makin baik? Bila tidak, pilih Minimum.",
    rule="Nama yang memuat kata seperti tidak, menurunnya, angka kematian, sengketa atau keluhan sering berarti "
    "makin rendah makin baik. Polaritas tetap pilihan Anda, jadi hanya catatan.",
    source="Pertimbangan kami: polaritas; indikator DPT dan sengketa pada Laporan KPU Kota Binjai 2024",
    example='"Persentase yang tidak masuk DPT" dengan target 0,16% dan polaritas Maksimum.',
)


def name_that_hints_at_minimum(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a name such as "tidak masuk DPT" with the polaritas Maksimum (UK12)."""
    for sheet in ("PK", "Pengukuran"):
        for row, record in rows_of(laporan, sheet):
            told_at_pk = sheet == "Pengukuran" and is_taken_from_pk(laporan, row, "indikator")
            if told_at_pk or trim(record["polaritas"]).lower() != MAXIMUM.lower():
                continue
            if hint := _HINT.search(record["indikator"]):
                yield finding_at(laporan, NAME_HINTS_AT_MINIMUM, sheet, row, "polaritas", kata=hint[1].lower())


def known_polaritas(text: str) -> bool:
    """Tell whether a text is one of the three polaritas, whatever its case."""
    return trim(text).capitalize() in POLARITIES


CHECKS: tuple[Check, ...] = (
    missing_target,
    unknown_polaritas,
    sasaran_without_indikator,
    repeated_indikator,
    two_indikator_in_one_row,
    name_against_unit,
    below_another_sasaran,
    name_that_hints_at_minimum,
)
