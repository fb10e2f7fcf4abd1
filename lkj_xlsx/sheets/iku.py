"""The sheet IKU: the main indikator of the unit (source, 2.4), and whether each is promised and measured."""

from collections.abc import Iterator

from lkj_xlsx.declare.columns import mark_column, number_column
from lkj_xlsx.declare.message import WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Role, Table
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at, is_unfilled, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import SIMILAR, NameIndex, first_row_of_each_text, proposed_name
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.values import first_few, normalised

POSITION = 61

IKU = Table(
    sheet="IKU",
    label="Tabel 5",
    title="Indikator Kinerja Utama",
    purpose="indikator kinerja utama dengan definisi dan sumber datanya",
    optional=True,
    compare_by=CompareBy("", "indikator"),
    columns=(
        number_column(),
        Column("indikator", "Indikator Kinerja Utama", Role.INPUT, Kind.TEXT, 44,
               "Satu indikator satu baris, dengan nama yang sama seperti pada PK."),
        Column("alasan", "Alasan/Definisi", Role.INPUT, Kind.TEXT, 34, "Mengapa dipilih, atau apa yang diukur."),
        Column("cara_hitung", "Formula", Role.INPUT, Kind.TEXT, 30, "Cara menghitung, misalnya A / B x 100%."),
        Column("satuan", "Satuan", Role.INPUT, Kind.SHORT, 11, "Pilih dari daftar atau ketik sendiri.",
               choices="Pilihan_Satuan"),
        Column("sumber", "Sumber Data", Role.INPUT, Kind.TEXT, 22, "Dari mana datanya."),
        Column("penanggung_jawab", "Penanggung Jawab", Role.INPUT, Kind.TEXT, 22, "Unit atau jabatan."),
        mark_column(),
    ),
)  # fmt: skip

CHAPTER = Chapter("IU", "IKU")

_SOURCE = "PermenPANRB 53/2014: IKU diperjanjikan dan diukur."

NOT_PROMISED = Message(
    "IU01",
    WARNING,
    "{apa} tidak ada pada PK.{mungkin}",
    "Masukkan ke PK, samakan namanya, atau jelaskan mengapa tidak diperjanjikan.",
    rule="Nama IKU dicari di antara indikator PK, tanpa melihat huruf besar, spasi dan tanda baca; yang tidak mirip "
    "satu pun disebut dalam satu temuan. Peringatan, sebab tidak ada angka yang salah, tetapi IKU yang tidak "
    "diperjanjikan tidak dinilai.",
    source=_SOURCE,
    example='IKU "Nilai Evaluasi atas Akuntabilitas Kinerja"; pada PK tertulis "Nilai Akuntabilitas Kinerja".',
)


def not_promised(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an IKU that PK does not promise under its name (IU01). PK without any indikator is not compared."""
    promised = first_row_of_each_text(laporan, "PK", "indikator")
    index = NameIndex(promised)
    names = {row: record["indikator"] for row, record in rows_of(laporan, "IKU") if promised}
    lacking = {row: name for row, name in names.items() if name.strip() and normalised(name) not in promised}
    near = {row: index.nearest(name, SIMILAR) for row, name in lacking.items()}
    for row in lacking:
        if near[row] is not None:
            mungkin = proposed_name(laporan, "PK", "indikator", near[row])
            yield finding_at(laporan, NOT_PROMISED, "IKU", row, "indikator", apa="IKU ini", mungkin=mungkin)
    if alone := [row for row in lacking if near[row] is None]:
        places = [laporan.place("IKU", row, "indikator") for row in alone]
        apa = "IKU ini" if len(alone) == 1 else f"{len(alone)} IKU ({first_few([cell for _, cell in places])})"
        written = {"written": None} if len(alone) > 1 else {}
        yield finding_at(
            laporan, NOT_PROMISED, "IKU", alone[0], "indikator", apa=apa, mungkin="", related=places[1:], **written
        )


NOT_MEASURED = Message(
    "IU02",
    WARNING,
    "IKU ini diperjanjikan ({sel}), tetapi belum diukur.",
    "Isi realisasinya pada Pengukuran, atau jelaskan mengapa tidak diukur.",
    rule="IKU yang ada pada PK dicari di antara indikator Pengukuran yang punya realisasi. Peringatan, sebab tidak ada "
    "angka yang salah, tetapi IKU yang tidak diukur harus dijelaskan. IKU yang tidak ada pada PK disebut IU01.",
    source=_SOURCE,
    example='IKU "Opini BPK" ada pada PK!D8; pada Pengukuran realisasinya kosong.',
)


def not_measured(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an IKU that PK promises and that no row of Pengukuran measures (IU02)."""
    promised = first_row_of_each_text(laporan, "PK", "indikator")
    measured = {
        normalised(record["indikator"])
        for row, record in rows_of(laporan, "Pengukuran")
        if not is_unfilled(laporan, "Pengukuran", row, "realisasi")
    }
    for row, record in rows_of(laporan, "IKU"):
        name = normalised(record["indikator"])
        if name in promised and name not in measured:
            sel = cell_with_sheet(laporan, "PK", promised[name], "indikator")
            yield finding_at(laporan, NOT_MEASURED, "IKU", row, "indikator", sel=sel)


TWICE = Message(
    "IU03",
    WARNING,
    "IKU ini sama dengan {sel}.",
    "Hapus salah satunya.",
    rule="Nama IKU dibandingkan tanpa melihat huruf besar, spasi dan tanda baca. Peringatan, sebab tidak ada angka "
    "yang bergantung padanya.",
    source=_SOURCE,
    example='"Opini BPK" pada B6 dan lagi pada B9.',
)


def twice(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an IKU that stands in an earlier row, too (IU03)."""
    first = first_row_of_each_text(laporan, "IKU", "indikator")
    for row, record in rows_of(laporan, "IKU"):
        at = first.get(normalised(record["indikator"]), row)
        if at != row and record["indikator"].strip():
            yield finding_at(laporan, TWICE, "IKU", row, "indikator", sel=laporan.place("IKU", at, "indikator")[1])


CHECKS: tuple[Check, ...] = (not_promised, not_measured, twice)
