"""The official forms of a report as plain data, from its rows and its results: :func:`make_forms`."""

from collections.abc import Callable, Collection
from dataclasses import replace

from lkj_xlsx.declare.message import Level
from lkj_xlsx.forms import measured, plan, review
from lkj_xlsx.forms.common import Contents
from lkj_xlsx.forms.model import Form
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets.iku import IKU
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.sheets.pkk import PKK
from lkj_xlsx.sheets.pps import PPS
from lkj_xlsx.sheets.rkt import RKT
from lkj_xlsx.sheets.triwulan import TRIWULAN

__all__ = ["KINDS", "Form", "make_forms", "without_data"]

# For each form: how it is made, the sheets of which one must have rows, and the sheet without which it is made only
# when it is asked for.
_MAKERS: dict[str, tuple[Callable[[Contents], Form], tuple[str, ...], str]] = {
    "rkt": (plan.rencana_kinerja, (RKT.sheet,), ""),
    "pk": (plan.perjanjian_kinerja, (PK.sheet,), ""),
    "pengukuran": (measured.pengukuran_kinerja, (PENGUKURAN.sheet,), ""),
    "iku": (plan.indikator_utama, (IKU.sheet,), ""),
    "pkk": (measured.kinerja_kegiatan, (PKK.sheet,), ""),
    "pps": (measured.pencapaian_sasaran, (PPS.sheet, PENGUKURAN.sheet), PPS.sheet),
    "triwulan": (measured.triwulan, (TRIWULAN.sheet,), ""),
    "reviu": (review.pernyataan_reviu, (), ""),
}
KINDS = tuple(_MAKERS)
"""What a form is asked for by, in the order in which they are printed."""


def make_forms(
    laporan: Report, hasil: Results, findings: tuple[Finding, ...], kinds: Collection[str] = ()
) -> tuple[Form, ...]:
    """Make the forms of some ``kinds``, or all for which the workbook has data. One without data is left out."""
    contents = Contents(laporan, hasil, findings)
    errors = sum(one.level is Level.ERROR for one in findings)
    alert = f"Masih ada {errors} kesalahan – belum untuk ditandatangani" if errors else ""
    return tuple(
        replace(make(contents), alert=alert)
        for kind, (make, _, by_default) in _MAKERS.items()
        if _has_data(contents, kind) and (kind in kinds or (not kinds and _has_rows(contents, by_default)))
    )


def without_data(laporan: Report, hasil: Results, kinds: Collection[str]) -> tuple[str, ...]:
    """Give those of some ``kinds`` for which the workbook has no data."""
    return tuple(kind for kind in KINDS if kind in kinds and not _has_data(Contents(laporan, hasil, ()), kind))


def _has_data(contents: Contents, kind: str) -> bool:
    sheets = _MAKERS[kind][1]
    return not sheets or any(contents.records(sheet) for sheet in sheets)


def _has_rows(contents: Contents, sheet: str) -> bool:
    return not sheet or bool(contents.records(sheet))
