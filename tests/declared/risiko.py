"""Risiko: a sheet that the package does not have. The tests put this file, and nothing else, beside the others."""

from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.declare.columns import link_column, mark_column, number_column, tied_row_column, typed_over_column
from lkj_xlsx.declare.message import WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Role, Table, Tie
from lkj_xlsx.report.checking import Check, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.rule import rule

POSITION = 75


@rule('IF(AND(ISNUMBER({peluang}),ISNUMBER({ambang})),{peluang}*{ambang},"")')
def level(peluang: object, ambang: object) -> Decimal | None:
    """The level of a risk: how likely it is times how far it goes."""
    return peluang * ambang if isinstance(peluang, Decimal) and isinstance(ambang, Decimal) else None


_TIE = Tie("PK", by="kode_ik", names="indikator", row="baris_pk")

RISIKO = Table(
    sheet="Risiko",
    label="Tabel 9",
    title="Risiko Indikator",
    purpose="risiko tiap indikator dan biaya penanganannya",
    optional=True,
    tie=_TIE,
    compare_by=CompareBy("kode_ik", "risiko"),
    columns=(
        number_column(),
        Column("kode_ik", "Kode IK", Role.INPUT, Kind.CODE, 9, "Kode indikator pada PK.", makes_row_data=False),
        link_column(_TIE, "indikator", "indikator", "Indikator Kinerja", Kind.TEXT, 40, "Terisi dari PK."),
        link_column(_TIE, "satuan_terbaca", "satuan", "Satuan", Kind.UNIT, 11, "Terisi dari PK."),
        Column("risiko", "Risiko", Role.INPUT, Kind.TEXT, 40, "Apa yang dapat terjadi."),
        Column("ambang", "Ambang", Role.INPUT, Kind.QUANTITY, 12, "Batas yang tidak boleh dilampaui."),
        Column("peluang", "Peluang", Role.INPUT, Kind.COUNT, 10, "Dari 1 sampai 5.", may_be_range=False),
        Column("biaya", "Biaya Penanganan (Rp)", Role.INPUT, Kind.RUPIAH, 20, "Rupiah utuh."),
        Column("tingkat", "Tingkat Risiko", Role.RESULT, Kind.QUANTITY, 12, "Peluang dikali ambang.", rule=level),
        mark_column(),
        typed_over_column("tingkat", "Tingkat Risiko"),
        tied_row_column(_TIE, "Baris PK", "Letak Kode IK yang sama pada PK."),
    ),
)

CHAPTER = Chapter("RS", "Risiko")

NO_RISK = Message(
    "RS01",
    WARNING,
    "Risiko belum diuraikan.",
    "Tulis apa yang dapat terjadi.",
    rule="Setiap baris memuat risiko. Peringatan, sebab tanpa uraian biayanya tidak dapat dinilai.",
    source="Contoh dalam pengujian.",
    example="Biaya 5.000.000, risiko kosong.",
)


def missing_risk(laporan: Report, _: Results) -> Iterator[Finding]:
    """RS01: each row says what may happen."""
    for row, record in rows_of(laporan, "Risiko"):
        if not record["risiko"].strip():
            yield finding_at(laporan, NO_RISK, "Risiko", row, "risiko")


CHECKS: tuple[Check, ...] = (missing_risk,)
