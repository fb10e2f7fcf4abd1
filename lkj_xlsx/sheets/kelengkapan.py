"""The seven points that PermenPANRB 53/2014 asks of each indikator, and which of them a workbook lacks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import NOTE, Chapter, Message
from lkj_xlsx.declare.model import Column, Kind, Role
from lkj_xlsx.report.checking import Check, cached_per_report, finding_at, is_unfilled, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.values import first_few

POSITION = 66
CHAPTER = Chapter("AN", "Analisis (53/2014)")

ANALYSIS = "Analisis"
"""The name by which a template is made with the columns of the analysis."""

_SHEET = "Pengukuran"
_TEXTS = ("penyebab", "solusi", "program_penunjang")
_SOURCE = "PermenPANRB 53/2014, Lampiran II: yang diuraikan untuk setiap indikator."


def analysis_columns() -> tuple[Column, ...]:
    """Make the columns for what PermenPANRB 53/2014 asks of each indikator beside its capaian.

    They are filled in on the screen and are not printed with the table; the report shows them.
    """

    def column(key: str, heading: str, kind: Kind, width: float, help: str) -> Column:
        return Column(
            key, heading, Role.INPUT, kind, width, help, makes_row_data=False, yearly=True, optional=True,
            part=ANALYSIS, on_paper=False, may_be_range=False,
        )  # fmt: skip

    return (
        column("penyebab", "Penyebab", Kind.TEXT, 36, "Penyebab keberhasilan atau kegagalan."),
        column("solusi", "Solusi", Kind.TEXT, 36, "Yang sudah dan akan dilakukan."),
        column("program_penunjang", "Program Penunjang", Kind.TEXT, 36,
               "Program atau kegiatan yang menunjang atau menghambat."),
        column("standar_nasional", "Standar Nasional", Kind.TEXT, 14,
               "Angka standar nasional, bila ada; - bila tidak ada."),
    )  # fmt: skip


def lacks_analysis(table: TableLayout) -> bool:
    """Tell whether a workbook has none of the columns of the analysis."""
    return all(table.lacks(key) for key in _TEXTS)


@dataclass(frozen=True)
class Point:
    """One of the seven points: its number and name, the column where it is filled in, and whether a row has it."""

    number: int
    name: str
    key: str
    has: Callable[[Report, Results, int], bool]


def _texts(*keys: str) -> Callable[[Report, Results, int], bool]:
    """All of these columns are filled in."""

    def has(laporan: Report, _: Results, row: int) -> bool:
        return all(bool(laporan.rows[_SHEET][row].get(key, "").strip()) for key in keys)

    return has


def _is_measured(laporan: Report, _: Results, row: int) -> bool:
    return not is_unfilled(laporan, _SHEET, row, "realisasi")


def _has_standard(laporan: Report, _: Results, row: int) -> bool:
    """A number, or a dash for "there is none", answers the point."""
    return _texts("standar_nasional")(laporan, _, row) or _on_renstra(laporan, row).get("standar_nasional") is not None


def _has_efficiency(_: Report, hasil: Results, __: int) -> bool:
    return hasil.ringkasan.efisiensi is not None


def _on_renstra(laporan: Report, row: int) -> Mapping[str, object]:
    """Give the row of Renstra for the same indikator; nothing where there is none."""
    return _renstra_of_pk(laporan).get(laporan.pk_row_of.get(row, 0), {})


@cached_per_report
def _renstra_of_pk(laporan: Report) -> Mapping[int, Mapping[str, object]]:
    """Give the row of Renstra for each row of PK."""
    tied = laporan.tied_rows.get("Renstra", {})
    return {tied[row]: record for row, record in rows_of(laporan, "Renstra") if row in tied}


def _has_other_years(laporan: Report, _: Results, row: int) -> bool:
    """The realisasi of another year stands on Renstra; that of this year comes from Pengukuran."""
    return any(value is not None for key, value in _on_renstra(laporan, row).items() if key.startswith("realisasi_"))


def _has_end_target(laporan: Report, _: Results, row: int) -> bool:
    return _on_renstra(laporan, row).get("target_akhir") is not None


POINTS = (
    Point(1, "target dan realisasi tahun ini", "realisasi", _is_measured),
    Point(2, "perbandingan dengan tahun-tahun sebelumnya", "indikator", _has_other_years),
    Point(3, "perbandingan dengan target akhir Renstra", "indikator", _has_end_target),
    Point(4, "perbandingan dengan standar nasional", "standar_nasional", _has_standard),
    Point(5, "penyebab dan solusi", "penyebab", _texts("penyebab", "solusi")),
    Point(6, "efisiensi penggunaan sumber daya", "indikator", _has_efficiency),
    Point(7, "program yang menunjang atau menghambat", "program_penunjang", _texts("program_penunjang")),
)

POINT_MISSING = Message(
    "AN01",
    NOTE,
    "Butir {nomor} ({butir}) belum ada pada {kurang} dari {semua} indikator ({sel}).",
    "Lengkapi sebelum bab III disusun.",
    rule="Bab III menguraikan tujuh butir untuk setiap indikator. Satu temuan untuk tiap butir, pada baris pertama "
    "yang belum memuatnya. Catatan, sebab tidak ada angka yang salah. Lembar tanpa kolom analisis, atau yang kolomnya "
    "masih kosong semua, tidak diperiksa.",
    source=_SOURCE,
    example="Penyebab dan Solusi kosong pada 4 dari 9 indikator.",
)


def missing_points(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report each of the seven points that some indikator lack (AN01)."""
    rows = _rows(laporan)
    for point in POINTS if _has_begun(laporan) else ():
        lacking = [row for row in rows if not point.has(laporan, hasil, row)]
        if lacking:
            key = point.key if point.key in laporan.layout[_SHEET].columns else "indikator"
            places = [laporan.place(_SHEET, row, key) for row in lacking]
            yield finding_at(
                laporan, POINT_MISSING, _SHEET, lacking[0], key, written=None, nomor=point.number,
                butir=point.name, kurang=len(lacking), semua=len(rows), sel=first_few([cell for _, cell in places]),
                related=places[1:],
            )  # fmt: skip


SHARE = "AN02"
SHARE_OF_COMPLETE = Message(
    SHARE,
    NOTE,
    "{lengkap} dari {semua} indikator lengkap ketujuh butirnya menurut PermenPANRB 53/2014.",
    "Lengkapi butir yang masih kurang.",
    rule="Indikator dihitung lengkap bila ketujuh butirnya ada. Penilai menghitung bagian yang lengkap. Catatan, sebab "
    "hanya keterangan.",
    source=_SOURCE,
    example="3 dari 9 indikator.",
)


def share_of_complete(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Say how many indikator have all seven points (AN02)."""
    rows = _rows(laporan)
    if rows and _has_begun(laporan):
        complete = sum(all(point.has(laporan, hasil, row) for point in POINTS) for row in rows)
        yield finding_at(
            laporan, SHARE_OF_COMPLETE, _SHEET, rows[0], "indikator", written=None, lengkap=complete, semua=len(rows)
        )


def _rows(laporan: Report) -> list[int]:
    return [row for row, record in rows_of(laporan, _SHEET) if record["indikator"].strip()]


def _has_begun(laporan: Report) -> bool:
    """Tell whether the analysis is filled in anywhere."""
    return any(str(record.get(key) or "").strip() for _, record in rows_of(laporan, _SHEET) for key in _TEXTS)


CHECKS: tuple[Check, ...] = (missing_points, share_of_complete)
