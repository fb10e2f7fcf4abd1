"""The sheet PKK: what each kegiatan took in and brought (source, 3.1: Pengukuran Kinerja Kegiatan)."""

from collections.abc import Iterator
from decimal import Decimal

from lkj_xlsx.declare.columns import mark_column, typed_over_column
from lkj_xlsx.declare.message import WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Role, Table
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import first_row_of_each_text
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules import plan
from lkj_xlsx.sheets.pps import PLAN_HELP, no_plan, rows_without_plan
from lkj_xlsx.values import format_rupiah, normalised

POSITION = 62

INPUT_KIND = "Masukan"
KINDS = (INPUT_KIND, "Keluaran", "Hasil", "Manfaat", "Dampak")
_RUPIAH_UNITS = ("rp", "rupiah")
_ONCE = "Tulis sekali; baris di bawahnya boleh kosong selama sama."

PKK = Table(
    sheet="PKK",
    label="Tabel 6",
    title="Pengukuran Kinerja Kegiatan",
    purpose="masukan, keluaran dan hasil tiap kegiatan",
    optional=True,
    compare_by=CompareBy("", "indikator", "nama_kegiatan"),
    columns=(
        Column("program", "Program", Role.INPUT, Kind.TEXT, 28, _ONCE, carried_down=True),
        Column("nama_kegiatan", "Kegiatan", Role.INPUT, Kind.TEXT, 32, _ONCE, carried_down=True),
        Column("jenis_indikator", "Jenis", Role.INPUT, Kind.SHORT, 12,
               "Masukan, Keluaran, Hasil, Manfaat, atau Dampak.",
               choices=KINDS, strict=True),
        Column("indikator", "Indikator", Role.INPUT, Kind.TEXT, 40, "Satu indikator satu baris."),
        Column("satuan", "Satuan", Role.INPUT, Kind.UNIT, 11, "Rp untuk dana.", choices="Pilihan_Satuan",
               unit_of=("rencana", "realisasi")),
        Column("rencana", "Rencana", Role.INPUT, Kind.QUANTITY, 18, PLAN_HELP, may_be_range=False, money_by="satuan"),
        Column("realisasi", "Realisasi", Role.INPUT, Kind.QUANTITY, 18, PLAN_HELP, may_be_range=False,
               money_by="satuan"),
        Column("persen_tercapai", "%", Role.RESULT, Kind.PERCENT, 11, "Realisasi / rencana x 100, dua desimal.",
               rule=plan.share_of_plan),
        mark_column(),
        typed_over_column("persen_tercapai", "%"),
    ),
)  # fmt: skip

CHAPTER = Chapter("KG", "PKK")

NO_PLAN = no_plan("KG01", PKK.sheet, "Keluaran dengan realisasi 12 laporan, rencana kosong.")


def missing_plan(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a realisasi without a plan (KG01)."""
    for row in rows_without_plan(laporan, "PKK"):
        yield finding_at(laporan, NO_PLAN, "PKK", row, "rencana")


UNKNOWN_KIND = Message(
    "KG02",
    WARNING,
    "Jenis ini tidak dikenal.",
    "Pilih Masukan, Keluaran, Hasil, Manfaat, atau Dampak.",
    rule="Jenis indikator kegiatan adalah salah satu dari lima itu. Peringatan, sebab persentase tidak bergantung "
    "padanya.",
    source="LKj KPU Kota Binjai 2024, bagian 3.1: masukan, keluaran, hasil, manfaat.",
    example='Jenis "Output".',
)


def unknown_kind(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a kind that is none of the five (KG02)."""
    known = {kind.lower() for kind in KINDS}
    for row, record in rows_of(laporan, "PKK"):
        if record["jenis_indikator"].strip() and record["jenis_indikator"].strip().lower() not in known:
            yield finding_at(laporan, UNKNOWN_KIND, "PKK", row, "jenis_indikator")


OTHER_THAN_BUDGET = Message(
    "KG03",
    WARNING,
    "{kolom} masukan ini berbeda dari Anggaran ({sel}).",
    "Samakan dengan Anggaran, atau jelaskan selisihnya.",
    rule="Masukan dalam rupiah dibandingkan dengan baris Anggaran yang uraian atau kodenya sama dengan nama kegiatan, "
    "lalu program: rencana dengan pagu, realisasi dengan realisasi. Peringatan, sebab masukan kegiatan dapat memang "
    "hanya sebagian dari barisnya.",
    source="Pertimbangan kami: dana pada PKK dan pada Anggaran",
    example="Rencana 2.871.095.000, pagu pada Anggaran!C7 2.871.095.500.",
)
_COMPARED = (("rencana", "pagu", "Rencana"), ("realisasi", "realisasi", "Realisasi"))


def other_than_budget(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report funds that differ from those of the row of Anggaran with the same name or code (KG03)."""
    by_code, by_name = (first_row_of_each_text(laporan, "Anggaran", key) for key in ("kode", "uraian"))
    rows = {**by_code, **by_name}
    for row, record in rows_of(laporan, "PKK"):
        is_money = record["satuan"].strip(" .").lower() in _RUPIAH_UNITS
        if not is_money or record["jenis_indikator"].strip().lower() != INPUT_KIND.lower():
            continue
        names = (normalised(record["nama_kegiatan"]), normalised(record["program"]))
        at = next((rows[name] for name in names if name in rows), 0)
        for key, other, name in _COMPARED if at else ():
            mine, theirs = record[key], laporan.rows["Anggaran"][at][other]
            if isinstance(mine, Decimal) and theirs is not None and mine != theirs:
                yield finding_at(
                    laporan, OTHER_THAN_BUDGET, "PKK", row, key, computed=format_rupiah(theirs),
                    difference=mine - theirs, kolom=name, sel=cell_with_sheet(laporan, "Anggaran", at, other),
                )  # fmt: skip


CHECKS: tuple[Check, ...] = (missing_plan, unknown_kind, other_than_budget)
