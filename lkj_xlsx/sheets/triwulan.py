"""The sheet Triwulan: the action plan (rencana aksi), with target and realisasi of each quarter."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare.columns import (
    KODE_IK_HELP,
    POLARITAS_HELP,
    link_column,
    mark_column,
    number_column,
    tied_row_column,
    typed_over_column,
)
from lkj_xlsx.declare.message import WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Reads, Role, Shows, Table, Tie
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at, is_unfilled, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules import achievement, plan
from lkj_xlsx.rules.rule import AnyRule
from lkj_xlsx.rules.text import code_key
from lkj_xlsx.values import format_quantity

POSITION = 64
PART = "Triwulan"

QUARTERS = {"a": "I", "b": "II", "c": "III", "d": "IV"}
_TIE = Tie("PK", by="kode_ik", names="indikator", row="baris_pk")
_PERCENT = "Menurut polaritas dan pengaturan, seperti capaian setahun."


def _raw(letter: str, heading: str, target: str, realisasi: str) -> Column:
    rule = plan.compared.for_columns(target_hitung=target, nilai_realisasi=realisasi)
    return Column(f"mentah_{letter}", heading, Role.HELPER, Kind.QUANTITY, 12, "Capaian sebelum batas dan pembulatan.",
                  rule=rule)  # fmt: skip


def _capaian(letter: str, heading: str) -> Column:
    rule = achievement.achievement.for_columns(mentah=f"mentah_{letter}")
    return Column(f"capaian_{letter}", heading, Role.RESULT, Kind.PERCENT, 11, _PERCENT, rule=rule)


def _of_quarters(key: str, heading: str) -> tuple[Column, ...]:
    return tuple(
        Column(f"{key}_{letter}", f"{heading} TW {roman}", Role.INPUT, Kind.QUANTITY, 10,
               f"{heading} triwulan {roman} saja, bukan sampai dengan triwulan itu, kecuali caranya posisi akhir.",
               may_be_range=False)
        for letter, roman in QUARTERS.items()
    )  # fmt: skip


def _to_print() -> Iterator[Column]:
    """Make the columns for the quarter that Pengaturan chooses, where a workbook has the page that prints it."""
    more: dict[str, Any] = {"part": PART, "optional": True}
    for what, heading in (("target", "Target"), ("realisasi", "Realisasi")):
        for letter, roman in QUARTERS.items():
            key = f"{what}_{letter}"
            yield Column(_read(key), f"{heading} TW {roman} Terbaca", Role.HELPER, Kind.QUANTITY, 10,
                         f"{heading} triwulan {roman} sebagai angka.", formula=f'IF(ISNUMBER({{{key}}}),{{{key}}},"")',
                         reads=Reads(key, Shows.NUMBER), **more)  # fmt: skip
    read = {f"{what}_{letter}": _read(f"{what}_{letter}") for what in ("target", "realisasi") for letter in QUARTERS}

    def column(key: str, heading: str, kind: Kind, rule: AnyRule, **renamed: str) -> Column:
        return Column(key, heading, Role.HELPER, kind, 12, "Untuk lembar Ringkasan TW.",
                      rule=rule.for_columns(**read, **renamed), **more)  # fmt: skip

    now = {"triwulan_akhir": "triwulan_cetak"}
    yield column("triwulan_cetak", "Triwulan Dicetak", Kind.COUNT, plan.printed_quarter)
    yield column("target_cetak", "Target Dicetak", Kind.QUANTITY, plan.target_to_date, **now)
    yield column("realisasi_cetak", "Realisasi Dicetak", Kind.QUANTITY, plan.realisasi_to_date, **now)
    yield column("mentah_cetak", "Capaian Mentah Dicetak", Kind.QUANTITY, plan.compared,
                 target_hitung="target_cetak", nilai_realisasi="realisasi_cetak")  # fmt: skip
    yield column("capaian_cetak", "% Capaian Dicetak", Kind.PERCENT, achievement.achievement, mentah="mentah_cetak")
    yield column("status_cetak", "Status Dicetak", Kind.SHORT, plan.traffic_light, capaian_sd="capaian_cetak")
    yield column("urutan", "Urutan", Kind.COUNT, plan.numbered)


def _read(key: str) -> str:
    return f"{key}_terbaca"


TRIWULAN = Table(
    sheet=PART,
    label="Tabel 8",
    title="Rencana Aksi dan Capaian Triwulan",
    purpose="target dan realisasi tiap triwulan",
    optional=True,
    tie=_TIE,
    compare_by=CompareBy("kode_ik", "indikator"),
    columns=(
        number_column(),
        Column("kode_ik", "Kode IK", Role.INPUT, Kind.CODE, 9, KODE_IK_HELP, makes_row_data=False,
               prepared="IK{:02d}"),
        link_column(_TIE, "indikator", "indikator", "Indikator", Kind.TEXT, 40, "Terisi dari PK."),
        link_column(_TIE, "polaritas", "polaritas", "Polaritas", Kind.SHORT, 12, POLARITAS_HELP,
                    choices="Pilihan_Polaritas", strict=True),
        link_column(_TIE, "satuan_terbaca", "satuan", "Satuan", Kind.UNIT, 11, "Terisi dari PK.",
                    choices="Pilihan_Satuan"),
        Column("cara", "Cara Menghitung", Role.INPUT, Kind.SHORT, 13,
               "jumlah: triwulan dijumlahkan. posisi akhir: yang terakhir berlaku. rata-rata, maksimum.",
               choices=plan.WAYS, strict=True),
        *_of_quarters("target", "Target"),
        *_of_quarters("realisasi", "Realisasi"),
        *(_capaian(letter, f"% Capaian TW {roman}") for letter, roman in QUARTERS.items()),
        _capaian("sd", "% Capaian s.d. Kini"),
        Column("status", "Status", Role.RESULT, Kind.SHORT, 17,
               f"Dari {plan.ON_TRACK_FROM} sesuai rencana, dari {plan.ALMOST_FROM} hampir.", rule=plan.traffic_light),
        mark_column(),
        tied_row_column(_TIE, "Baris PK", "Letak Kode IK yang sama pada PK."),
        Column("triwulan_akhir", "Triwulan Terakhir", Role.HELPER, Kind.COUNT, 9,
               "Triwulan terakhir yang punya realisasi.",
               rule=plan.last_quarter),
        Column("rumus", "Rumus Dipakai", Role.HELPER, Kind.SHORT, 14, "Rumus capaian baris ini.",
               rule=plan.rule_of_quarters),
        Column("target_sd", "Target s.d. Kini", Role.HELPER, Kind.QUANTITY, 12,
               "Target sampai triwulan terakhir, menurut Cara Menghitung.", rule=plan.target_to_date),
        Column("realisasi_sd", "Realisasi s.d. Kini", Role.HELPER, Kind.QUANTITY, 12,
               "Realisasi sampai triwulan terakhir, menurut Cara Menghitung.", rule=plan.realisasi_to_date),
        *(_raw(letter, f"Capaian Mentah TW {roman}", f"target_{letter}", f"realisasi_{letter}")
          for letter, roman in QUARTERS.items()),
        _raw("sd", "Capaian Mentah s.d. Kini", "target_sd", "realisasi_sd"),
        *_to_print(),
        *(typed_over_column(f"capaian_{letter}", f"% Capaian TW {roman}") for letter, roman in QUARTERS.items()),
        typed_over_column("capaian_sd", "% Capaian s.d. Kini"),
        typed_over_column("status", "Status"),
    ),
)  # fmt: skip

CHAPTER = Chapter("TW", "Triwulan")

UNKNOWN_WAY = Message(
    "TW01",
    WARNING,
    "Cara Menghitung belum dipilih atau tidak dikenal, sehingga capaian sampai kini kosong.",
    "Pilih jumlah, posisi akhir, rata-rata, atau maksimum.",
    rule="Triwulan digabungkan menurut Cara Menghitung. Peringatan, sebab capaian setahun tidak bergantung padanya.",
    source="Pertimbangan kami: Triwulan, cara menghitung",
    example="Realisasi TW I 3, Cara Menghitung kosong.",
)


def unknown_way(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a measured row whose quarters cannot be put together (TW01)."""
    for row, record in rows_of(laporan, "Triwulan"):
        if record["cara"].strip().lower() not in plan.WAYS and any(_is_measured(laporan, row, one) for one in QUARTERS):
            yield finding_at(laporan, UNKNOWN_WAY, "Triwulan", row, "cara")


NO_TARGET = Message(
    "TW02",
    WARNING,
    "Target triwulan ini kosong, padahal triwulan ini atau sesudahnya diukur; capaian sampai kini kosong.",
    "Isi targetnya; tulis 0 bila memang tidak ada.",
    rule="Capaian sampai kini membandingkan realisasi dengan target semua triwulan sampai yang terakhir diukur. "
    "Peringatan, sebab capaian setahun tidak bergantung padanya.",
    source="Pertimbangan kami: Triwulan, target yang kosong",
    example="Target TW I kosong, realisasi TW II 5.",
)


def missing_target(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a quarter without a target up to the last measured one (TW02)."""
    for row, _record in rows_of(laporan, "Triwulan"):
        measured = [letter for letter in QUARTERS if _is_measured(laporan, row, letter)]
        for letter in QUARTERS:
            if measured and letter <= measured[-1] and is_unfilled(laporan, "Triwulan", row, f"target_{letter}"):
                yield finding_at(laporan, NO_TARGET, "Triwulan", row, f"target_{letter}")


QUARTER_LEFT_OUT = Message(
    "TW03",
    WARNING,
    "Realisasi triwulan ini kosong, padahal triwulan sesudahnya terisi.",
    "Isi realisasinya; tulis 0 bila memang nol.",
    rule="Triwulan diukur berurutan. Yang kosong di tengah tidak ikut dijumlahkan. Peringatan, sebab capaian sampai "
    "kini dapat terlalu rendah.",
    source="Pertimbangan kami: Triwulan, realisasi yang terlewat",
    example="Realisasi TW I 3, TW II kosong, TW III 4.",
)


def quarter_left_out(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a quarter without a realisasi before one that has it (TW03)."""
    for row, _record in rows_of(laporan, "Triwulan"):
        measured = [letter for letter in QUARTERS if _is_measured(laporan, row, letter)]
        for letter in QUARTERS:
            if measured and letter < measured[-1] and letter not in measured:
                yield finding_at(laporan, QUARTER_LEFT_OUT, "Triwulan", row, f"realisasi_{letter}")


OTHER_THAN_THE_YEAR = Message(
    "TW04",
    WARNING,
    "Realisasi setahun dari keempat triwulan berbeda dari Pengukuran ({sel}).",
    "Samakan keduanya, atau periksa Cara Menghitung.",
    rule="Bila triwulan IV terisi, gabungan keempat triwulan menurut Cara Menghitung dibandingkan dengan realisasi "
    "indikator yang sama pada Pengukuran. Peringatan, sebab salah satunya harus dipilih.",
    source="PermenPANRB 53/2014: pengukuran kinerja triwulanan dan tahunan",
    example="Triwulan 2, 3, 3, 4 dijumlahkan menjadi 12; pada Pengukuran tertulis 11.",
)


def other_than_the_year(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report four quarters that give another realisasi than Pengukuran (TW04)."""
    if "Triwulan" not in laporan.layout.tables:
        return
    by_code = {code_key(record["kode_ik"]): row for row, record in rows_of(laporan, "Pengukuran") if record["kode_ik"]}
    for row, record in hasil.rows_of("Triwulan").items():
        at = by_code.get(code_key(laporan.rows["Triwulan"][row]["kode_ik"]))
        year = None if at is None else laporan.rows["Pengukuran"][at]["realisasi"]
        mine = record["realisasi_sd"]
        if at is None or record["triwulan_akhir"] != len(QUARTERS) or not isinstance(year, Decimal) or mine is None:
            continue
        if round(mine, 4) != round(year, 4):
            yield finding_at(
                laporan, OTHER_THAN_THE_YEAR, "Triwulan", row, "realisasi_d", computed=format_quantity(year),
                written=format_quantity(Decimal(str(round(float(mine), 4)))),
                sel=cell_with_sheet(laporan, "Pengukuran", at, "realisasi"),
            )  # fmt: skip


def _is_measured(laporan: Report, row: int, letter: str) -> bool:
    return not is_unfilled(laporan, "Triwulan", row, f"realisasi_{letter}")


CHECKS: tuple[Check, ...] = (unknown_way, missing_target, quarter_left_out, other_than_the_year)
