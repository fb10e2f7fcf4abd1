"""The sheet PPS: what was planned and reached for each sasaran (source, 3.1: Pengukuran Pencapaian Sasaran)."""

from collections.abc import Iterator

from lkj_xlsx.declare.columns import SASARAN_HELP, mark_column, typed_over_column
from lkj_xlsx.declare.message import WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, CompareBy, Kind, Role, Table
from lkj_xlsx.report.checking import Check, finding_at, is_unfilled, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules import plan

POSITION = 63

PLAN_HELP = "Angka saja; satuannya di kolom Satuan atau pada nama indikatornya."

PPS = Table(
    sheet="PPS",
    label="Tabel 7",
    title="Pengukuran Pencapaian Sasaran",
    purpose="rencana dan realisasi tiap sasaran",
    optional=True,
    compare_by=CompareBy("", "indikator", "sasaran"),
    columns=(
        Column("sasaran", "Sasaran", Role.INPUT, Kind.TEXT, 40, SASARAN_HELP, carried_down=True),
        Column("indikator", "Indikator", Role.INPUT, Kind.TEXT, 48, "Satu indikator satu baris."),
        Column("rencana", "Rencana", Role.INPUT, Kind.QUANTITY, 14, PLAN_HELP, may_be_range=False),
        Column("realisasi", "Realisasi", Role.INPUT, Kind.QUANTITY, 14, PLAN_HELP, may_be_range=False),
        Column("persen_tercapai", "%", Role.RESULT, Kind.PERCENT, 11, "Realisasi / rencana x 100, dua desimal.",
               rule=plan.share_of_plan),
        Column("keterangan", "Keterangan", Role.INPUT, Kind.TEXT, 30, "Boleh kosong.", yearly=True),
        mark_column(),
        typed_over_column("persen_tercapai", "%"),
    ),
)  # fmt: skip

CHAPTER = Chapter("PS", "PPS")


def no_plan(code: str, sheet: str, example: str) -> Message:
    """Make what a sheet says of a realisasi without a plan."""
    return Message(
        code,
        WARNING,
        "Realisasi ini tidak punya rencana, sehingga persentasenya kosong.",
        "Isi rencananya.",
        rule="Persentase membandingkan realisasi dengan rencana; 0 adalah angka, sel kosong bukan. Peringatan, sebab "
        "lembar ini tidak ikut dalam rata-rata capaian.",
        source=f"Pertimbangan kami: {sheet}, rencana yang kosong",
        example=example,
    )


NO_PLAN = no_plan("PS01", PPS.sheet, "Sasaran dengan realisasi 12, rencana kosong.")


def missing_plan(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a realisasi without a plan (PS01)."""
    for row in rows_without_plan(laporan, "PPS"):
        yield finding_at(laporan, NO_PLAN, "PPS", row, "rencana")


def rows_without_plan(laporan: Report, sheet: str) -> Iterator[int]:
    """Go through the rows of a sheet that have a realisasi and no plan."""
    for row, _ in rows_of(laporan, sheet):
        if is_unfilled(laporan, sheet, row, "rencana") and not is_unfilled(laporan, sheet, row, "realisasi"):
            yield row


CHECKS: tuple[Check, ...] = (missing_plan,)
