"""The sheet Renstra: targets and realisasi over the years of the period, and what they say of this year."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare.columns import (
    KODE_IK_HELP,
    POLARITAS_HELP,
    link_column,
    mark_column,
    tied_row_column,
    typed_over_column,
)
from lkj_xlsx.declare.message import WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Fetch, Kind, Role, Table, Tie
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules import achievement, means, plan, years
from lkj_xlsx.values import format_quantity

POSITION = 65
PART = "Renstra"
YEARS = years.YEARS_OF_A_PLAN
_LETTERS = "abcde"  # of the years in the keys of the columns

_TIE = Tie("PK", by="kode_ik", names="indikator", row="baris_pk")
_REALISASI = Fetch("Pengukuran", "nilai_realisasi", "baris_pk", unless="skala", instead="realisasi")


def target_of(offset: int) -> str:
    """Give the key of the target of a year, counted from the first one of the period."""
    return f"target_{_LETTERS[offset]}"


def realisasi_of(offset: int) -> str:
    """Give the key of the realisasi of a year, counted from the first one of the period."""
    return f"realisasi_{_LETTERS[offset]}"


def _columns(first: int | None, year: int | None, numbered: bool) -> tuple[Column, ...]:
    """Make the columns for a period. The realisasi of the year of the report comes from Pengukuran.

    The results compare that year; where it is not one of the period, its last one.
    """
    within = first is not None and year is not None and first <= year < first + YEARS
    at = year - first if within and first is not None and year is not None else YEARS - 1

    def named(words: str, offset: int) -> str:
        return f"{words} Tahun {offset + 1}" if first is None or numbered else f"{words} {first + offset}"

    def target(offset: int) -> Column:
        return Column(target_of(offset), named("Target", offset), Role.INPUT, Kind.QUANTITY, 9,
                      "Target tahun itu pada Renstra.", may_be_range=False, optional=True)  # fmt: skip

    def realisasi(offset: int) -> Column:
        heading = named("Realisasi", offset)
        if within and offset == at:
            return Column(realisasi_of(offset), heading, Role.RESULT, Kind.QUANTITY, 9,
                          "Terisi dari Pengukuran.", fetches=_REALISASI, former=(_REALISASI.plain,))  # fmt: skip
        return Column(realisasi_of(offset), heading, Role.INPUT, Kind.QUANTITY, 9, "Realisasi tahun itu.",
                      may_be_range=False, optional=offset not in (at, at - 1), fetched=_REALISASI)  # fmt: skip

    now = realisasi_of(at)
    results = _results(at)
    helpers = (
        tied_row_column(_TIE, "Baris PK", "Letak Kode IK yang sama pada PK."),
        Column("rumus", "Rumus Dipakai", Role.HELPER, Kind.SHORT, 14, "Rumus perbandingan baris ini.",
               rule=plan.rule_of_quarters),
        *_for_charts(),
        _raw("mentah_akhir", "Mentah terhadap Target Akhir", now, "target_akhir"),
        _raw("mentah_standar", "Mentah terhadap Standar Nasional", now, "standar_nasional"),
    )  # fmt: skip
    typed = (typed_over_column(one.key, one.heading) for one in results)
    fetched = (typed_over_column(now, named("Realisasi", at), Kind.QUANTITY),) if within else ()
    return (
        Column("kode_ik", "Kode IK", Role.INPUT, Kind.CODE, 9, KODE_IK_HELP, makes_row_data=False,
               prepared="IK{:02d}"),
        link_column(_TIE, "sasaran_terbaca", "sasaran", "Sasaran", Kind.TEXT, 30, "Terisi dari PK."),
        link_column(_TIE, "indikator", "indikator", "Indikator", Kind.TEXT, 40, "Terisi dari PK."),
        link_column(_TIE, "satuan_terbaca", "satuan", "Satuan", Kind.UNIT, 11, "Terisi dari PK.",
                    choices="Pilihan_Satuan"),
        link_column(_TIE, "polaritas", "polaritas", "Polaritas", Kind.SHORT, 12, POLARITAS_HELP,
                    choices="Pilihan_Polaritas", strict=True),
        *map(target, range(YEARS)),
        *map(realisasi, range(YEARS)),
        Column("target_akhir", "Target Akhir", Role.INPUT, Kind.QUANTITY, 10, "Target pada akhir periode Renstra.",
               may_be_range=False),
        Column("standar_nasional", "Standar Nasional", Role.INPUT, Kind.QUANTITY, 10,
               "Angka standar nasional, bila ada; - bila tidak ada.", may_be_range=False),
        *results,
        mark_column(),
        *helpers,
        *fetched,
        *typed,
    )  # fmt: skip


def _results(at: int) -> tuple[Column, ...]:
    """Make the columns that compare a year of the period, counted from 0."""
    now, before = realisasi_of(at), realisasi_of(max(at - 1, 0))
    return (
        Column("perubahan", "Perubahan dari Tahun Lalu", Role.RESULT, Kind.QUANTITY, 12,
               "Realisasi tahun ini dikurangi realisasi tahun lalu.",
               rule=years.change.for_columns(kini=now, lalu=before) if at else years.no_change.for_columns(kini=now)),
        Column("tren", "Tren", Role.RESULT, Kind.SHORT, 9, "naik, turun, atau tetap.", rule=years.trend),
        Column("persen_akhir", "% Target Akhir", Role.RESULT, Kind.PERCENT, 11,
               "Realisasi tahun ini terhadap target akhir, menurut polaritas.",
               rule=achievement.achievement.for_columns(mentah="mentah_akhir")),
        Column("laju", "Laju Diperlukan per Tahun", Role.RESULT, Kind.QUANTITY, 12,
               "Yang masih harus ditambah atau dikurangi tiap tahun sampai akhir periode.",
               rule=years.pace(YEARS - 1 - at).for_columns(kini=now)),
        Column("persen_standar", "% Standar Nasional", Role.RESULT, Kind.PERCENT, 11,
               "Realisasi tahun ini terhadap standar nasional, menurut polaritas.",
               rule=achievement.achievement.for_columns(mentah="mentah_standar")),
    )  # fmt: skip


def _for_charts() -> Iterator[Column]:
    """Make the columns from which the charts of the page Grafik Renstra are drawn, where a workbook has that page."""
    numbers = means.sasaran_numbers.for_columns(sasaran_terbaca="sasaran")
    yield Column("nomor_sasaran", "Nomor Sasaran", Role.HELPER, Kind.COUNT, 9, "Nomor sasaran baris ini.", rule=numbers,
                 part=PART, optional=True)  # fmt: skip
    for what, of in (("Target", target_of), ("Realisasi", realisasi_of)):
        for offset in range(YEARS):
            yield _raw(share_of(of(offset)), f"{what} Tahun {offset + 1} terhadap Target Akhir", of(offset),
                       "target_akhir", part=PART, optional=True)  # fmt: skip


def share_of(key: str) -> str:
    """Give the key of what a target or realisasi is of the target at the end, in percent."""
    return f"bagian_{key}"


def _raw(key: str, heading: str, realisasi: str, target: str, **more: Any) -> Column:
    rule = plan.compared.for_columns(target_hitung=target, nilai_realisasi=realisasi)
    return Column(
        key, heading, Role.HELPER, Kind.QUANTITY, 12, "Perbandingan sebelum batas dan pembulatan.", rule=rule, **more
    )


RENSTRA = Table(
    sheet=PART,
    label="Tabel 9",
    title="Capaian terhadap Renstra",
    purpose="target dan realisasi tiap tahun; perbandingan dengan tahun lalu, target akhir, dan standar nasional",
    optional=True,
    tie=_TIE,
    compare_by=CompareBy("kode_ik", "indikator"),
    columns=_columns(None, None, True),
    years=_columns,
)

CHAPTER = Chapter("RN", "Renstra")

OTHER_TARGET = Message(
    "RN01",
    WARNING,
    "Target {tahun} pada Renstra berbeda dari target PK ({sel}).",
    "Samakan, atau jelaskan mengapa PK menyimpang dari Renstra.",
    rule="Target tahun laporan pada Renstra dibandingkan dengan target indikator yang sama pada PK. Peringatan, sebab "
    "PK boleh menyimpang dari Renstra, tetapi harus dijelaskan.",
    source="PermenPANRB 53/2014: perjanjian kinerja diturunkan dari Renstra.",
    example="Target 2024 pada Renstra 85, pada PK 80.",
)


def other_target(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a target of this year that PK promises otherwise (RN01)."""
    offset = year_of_the_report(laporan)
    if offset is None:
        return
    for row, record in rows_of(laporan, "Renstra"):
        tied = laporan.tied_rows.get("Renstra", {}).get(row)
        mine = record.get(target_of(offset))
        theirs = None if tied is None else laporan.rows["PK"][tied]["target"]
        if tied is not None and isinstance(mine, Decimal) and isinstance(theirs, Decimal) and mine != theirs:
            yield finding_at(
                laporan, OTHER_TARGET, "Renstra", row, target_of(offset), computed=format_quantity(theirs),
                difference=mine - theirs, tahun=laporan.identitas["tahun"],
                sel=cell_with_sheet(laporan, "PK", tied, "target"),
            )  # fmt: skip


def year_of_the_report(laporan: Report) -> int | None:
    """Give which year of the period the report is for, from 0; ``None`` where the sheet does not have that year."""
    if "Renstra" not in laporan.layout.tables:
        return None
    table = laporan.layout["Renstra"].table
    return next((n for n in range(YEARS) if table.column(realisasi_of(n)).fetches is not None), None)


CHECKS: tuple[Check, ...] = (other_target,)
